"""Plans as other offices lay them out: parts, rows of years, scans, letters, two days in one table."""

import json
import textwrap
from pathlib import Path
from typing import Any

import pytest

from benchmarks.plans import Count, score
from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan

HEAD = (
    "UBND HUYỆN ĐÔNG HẢI\nSố: 12/KH-UBND\nĐông Hải, ngày 03 tháng 9 năm 2020\n\n"
    "KẾ HOẠCH\nPhát động đợt thi đua làm đường\n\n"
)
MADE_UP = sorted((Path(__file__).parent / "plans_made_up").glob("*.txt"))
TAIL = "\n\nNơi nhận:\n- Các xã;\n- Lưu: VT.\n"


def key_of(body: str, head: str = HEAD) -> dict[str, Any]:
    """What is read in a plan with this body."""
    return dict(as_key(read_plan(head + body + TAIL)))


def test_a_part_with_its_title_below_is_a_heading() -> None:
    """ "Phần III" and "TỔ CHỨC THỰC HIỆN" are one heading, above the letters and numbers of the part before."""
    found = key_of(
        "Phần II\nNỘI DUNG\nA. CHỦ ĐỀ\nVì dân.\nB. CHỈ TIÊU\n1. Làm 3 km đường.\n\n"
        "Phần III\nTỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế bố trí 04 tổ lưu động."
    )

    assert [one["value"] for one in found["targets"]] == [3]


def test_rows_that_begin_with_a_year_are_phases() -> None:
    """Their span is the period."""
    found = key_of(
        "III. LỘ TRÌNH\n1. Năm 2020 (bước khởi động): từ tháng 9 đến tháng 12/2020, chọn bản làm điểm.\n"
        "2. Năm 2021 (bước về đích): từ 01/01/2021 đến 30/11/2021."
    )

    assert [(one["name"], one["ends_on"]) for one in found["phases"]] == [
        ("Năm 2020 (bước khởi động)", "2020-12-31"), ("Năm 2021 (bước về đích)", "2021-11-30"),
    ]  # fmt: skip
    assert (found["starts_on"], found["ends_on"], found["deadlines"]) == (
        "2020-09-01",
        "2021-11-30",
        [],
    )


def test_a_phase_to_the_end_ends_with_the_campaign() -> None:
    """ "đến hết đợt" is the last day of the period."""
    found = key_of(
        "III. THỜI GIAN\nĐợt thi đua kéo dài từ ngày 01/10/2020 đến hết ngày 31/12/2020, gồm hai giai đoạn. "
        "Giai đoạn 1 từ ngày 01/10/2020 đến ngày 15/11/2020; giai đoạn 2 từ ngày 16/11/2020 đến hết đợt."
    )

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2020-10-01", "2020-11-15"), ("2020-11-16", "2020-12-31"),
    ]  # fmt: skip


def test_blanks_that_a_scan_puts_into_dates_and_words_are_taken_out() -> None:
    """ "31 / 12 / 2020 ." and "tr ước"; the places stay those of the text as given."""
    body = "II . THỜI GIAN\nBắt đầu : ngày 10 / 10 / 2020 . Kết thúc : ngày 31 / 12 / 2020 .\n\nIII . TỔ CHỨC\n1 . Các xã báo cáo tr ước ngày 05 / 11 / 2020 ."
    draft = read_plan(HEAD + body + TAIL)

    assert (draft.period.starts_on, draft.period.ends_on) != (None, None)
    [due] = draft.deadlines
    assert (f"{due.due_on}", due.bound) == ("2020-11-05", "before")
    assert draft.read_from[due.at.start : due.at.end].endswith("tr ước ngày 05 / 11 / 2020 .")


@pytest.mark.parametrize(
    "said",
    [
        "Giải ngân: đến ngày 31/10/2020 đạt 75%, đến ngày 30/11/2020 đạt 90% kế hoạch.",
        "Theo kết quả rà soát tại thời điểm 31/10/2020, các xã báo cáo còn 4 km đường đất.",
    ],
)
def test_the_day_of_a_figure_is_no_deadline(said: str) -> None:
    """What is to be reached by a day keeps the day in its name; how things stood binds nobody."""
    assert key_of(f"II. NỘI DUNG\n1. {said}")["deadlines"] == []


def test_the_last_months_of_a_year_are_a_period() -> None:
    """ "4 tháng cuối năm 2020"."""
    found = key_of("II. THỜI GIAN\nThực hiện trong 4 tháng cuối năm 2020, từ 01/9/2020.")

    assert (found["starts_on"], found["ends_on"]) == ("2020-09-01", "2020-12-31")


def test_a_day_inside_its_month_has_the_year_of_the_month() -> None:
    """Only below the month that opens the line; elsewhere the year is asked for."""
    line = (
        "Tháng 9/2020: xây dựng kế hoạch, ký giao ước (xong trước {}).\nb) Tháng 10/2020: ra quân."
    )

    found = key_of("III. TIẾN ĐỘ\na) " + line.format("20/9"))["deadlines"]
    other = key_of("III. TIẾN ĐỘ\na) " + line.format("20/11"))["deadlines"]

    assert [one["due_on"] for one in found] == ["2020-09-20", None]
    assert other[0]["due_on"] is None


def test_a_letter_that_launches_sets_targets() -> None:
    """Its subject goes over two narrow lines; a letter that only urges sets none."""
    head = "UBND HUYỆN ĐÔNG HẢI\nSố: 22/UBND-NV\nV/v {} thi đua nước rút\n3 tháng cuối năm 2020\nĐông Hải, ngày 04 tháng 9 năm 2020\n\nKính gửi: Các xã.\n\n"
    body = "1. Sản xuất vụ đông: phấn đấu gieo trồng 1.350 ha."

    launching = key_of(body, head.format("phát động"))
    urging = key_of(body, head.format("đôn đốc"))

    assert launching["title"] == "V/v phát động thi đua nước rút 3 tháng cuối năm 2020"
    assert [one["value"] for one in launching["targets"]] == [1350]
    assert urging["targets"] == []


def test_a_letter_without_headings_sets_targets_and_a_duty_to_report() -> None:
    """Numbered items straight below "Kính gửi": figures count, "đúng thời gian quy định" is a duty."""
    found = key_of(
        "1. Mỗi thôn sửa chữa ít nhất 02 nhà Đại đoàn kết; nâng cấp xong 3 km đường.\n"
        "2. Văn phòng báo cáo UBND huyện kết quả đúng thời gian quy định.\n3. Thưởng: thôn dẫn đầu 10 triệu đồng.",
        head="UBND XÃ ĐÔNG HẢI\nSố: 12/UBND-VP\nV/v phát động đợt thi đua làm đường\nĐông Hải, ngày 03 tháng 9 năm 2020\n\n"
        "Kính gửi: Trưởng các thôn.\n\nUBND xã phát động đợt thi đua như sau:\n",
    )

    assert [(one["value"], one["unit"]) for one in found["targets"]] == [(2, "nhà"), (3, "km")]
    assert [one["to"] for one in found["reporting"]] == ["UBND huyện"]


def test_a_table_with_two_days_gives_two_targets_a_row() -> None:
    """ "Đến 31/10/2020" and "Đến 31/12/2020" are columns of their own."""
    found = key_of(
        "II. CHỈ TIÊU\nTT\tChỉ tiêu\tĐVT\tĐến 31/10/2020\tĐến 31/12/2020\n1\tHồ sơ trực tuyến\t%\t75\t90"
    )

    assert [(one["name"], one["value"]) for one in found["targets"]] == [
        ("Hồ sơ trực tuyến (đến 31/10/2020)", 75), ("Hồ sơ trực tuyến (đến 31/12/2020)", 90),
    ]  # fmt: skip


def test_marks_of_the_delta_are_marks() -> None:
    """ "II/. Chỉ tiêu", "1/. …": a stroke and a dot; "1 tỷ 200 triệu" is one figure."""
    found = key_of(
        "II/. Chỉ tiêu phấn đấu:\n1/. Đắp 4.800m lộ đal, mặt rộng 2,5m.\n2/. Vận động 1 tỷ 200 triệu đồng.\n"
        "3/. Lắp 350 bóng đèn ở 7/7 ấp."
    )["targets"]

    assert [(one["value"], one["unit"]) for one in found] == [
        (4800, "m"), (1.2, "tỷ đồng"), (350, "bóng đèn"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "Giải quyết đơn trong thời hạn 05 ngày làm việc kể từ ngày nhận đơn.",
        "Nghiệm thu từng công trình trong vòng 07 ngày kể từ ngày hoàn thành.",
    ],
)
def test_how_fast_each_case_is_dealt_with_is_no_deadline(said: str) -> None:
    """Counted from every application or work, not from a day of the campaign."""
    assert key_of(f"III. TỔ CHỨC THỰC HIỆN\n1. {said}")["deadlines"] == []


def test_the_quarter_that_holds_the_days_is_no_rival() -> None:
    """ "trong quý IV năm 2020, bắt đầu từ …" says one thing twice, loosely and exactly."""
    found = key_of(
        "I. THỜI GIAN\nThi đua trong quý IV năm 2020, bắt đầu từ ngày 05/10/2020, kết thúc ngày 25/12/2020."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2020-10-05", "2020-12-25")
    assert found["conflicts"] == []


def test_days_that_follow_one_another_are_a_window() -> None:
    """ "trong 03 ngày 14, 15, 16/10/2020"."""
    found = key_of("III. NỘI DUNG\n1. Đợt ra quân (trong 03 ngày 14, 15, 16/10/2020).")["deadlines"]

    assert [one["window"] for one in found] == [{"from": "2020-10-14", "to": "2020-10-16"}]


def test_a_quarter_below_its_year_has_the_year() -> None:
    """The year that opens the item, or is the whole heading above it; no other."""
    body = "III. TIẾN ĐỘ\n1. Năm 2021: triển khai xong trong quý II.\n2. Tổng kết trong quý IV."

    assert [(one["text"], one["last_day"]) for one in key_of(body)["deadlines"]] == [
        ("trong quý II", "2021-06-30"), ("trong quý IV", None),
    ]  # fmt: skip


def test_a_row_of_a_timeline_is_due_whatever_its_verb() -> None:
    """ "- Từ 20/10 - 10/11/2020: truyền thông lưu động" below "Các mốc"; "tuần 2 tháng 11" is its second week."""
    found = key_of(
        "III. CÁC MỐC\n- Từ 20/10 - 10/11/2020: truyền thông lưu động;\n- Tuần 2 tháng 11/2020: chiếu phim."
    )["deadlines"]

    assert [one["window"] for one in found] == [
        {"from": "2020-10-20", "to": "2020-11-10"}, {"from": "2020-11-08", "to": "2020-11-14"},
    ]  # fmt: skip


def test_launch_and_end_in_one_line_are_the_period() -> None:
    """ "Phát động: …, ngày …. Kết thúc: ngày …" below "Thời gian"."""
    found = key_of(
        "III. THỜI GIAN, TIẾN ĐỘ\n1. Phát động: lồng ghép Ngày hội, ngày 27/10/2020. Kết thúc: ngày 15/12/2020."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2020-10-27", "2020-12-15")


def test_rounds_called_by_their_nature_are_phases() -> None:
    """ "Đợt thi đua cao điểm chào mừng …: từ … đến …"; "đợt thi đua 6 tháng" is no sixth one."""
    found = key_of(
        "I. THỜI GIAN\nNăm thi đua tính từ ngày 01/12/2020 đến ngày 30/11/2021, gồm hai đợt:\n"
        "- Đợt thi đua thường xuyên: từ 01/12/2020 đến 31/5/2021;\n"
        "- Đợt thi đua cao điểm chào mừng ngày truyền thống: từ 01/6/2021 đến 26/7/2021.\n\n"
        "II. TỔ CHỨC\n1. Sơ kết đợt thi đua 6 tháng vào tuần cuối tháng 5/2021."
    )

    assert [(one["name"], one["ends_on"]) for one in found["phases"]] == [
        ("Đợt thi đua thường xuyên", "2021-05-31"), ("Đợt thi đua cao điểm", "2021-07-26"),
    ]  # fmt: skip
    assert [one["window"] for one in found["deadlines"]] == [
        {"from": "2021-05-25", "to": "2021-05-31"}
    ]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Các thôn nộp bản đăng ký trong tháng 12/2020, hạn chót là ngày 25/12/2020.", ("2020-12-25", "by")),
        ("Tổ điện dựng xong cột đèn ở ngõ trước ngày giải phóng 30/4/2021.", ("2021-04-30", "before")),
    ],
)  # fmt: skip
def test_the_exact_word_binds(said: str, due: tuple[str, str]) -> None:
    """A day inside a month named before it; "trước" before a day that is called by its name."""
    found = key_of(f"III. TỔ CHỨC THỰC HIỆN\n1. {said}")["deadlines"]

    assert [(one["due_on"], one["bound"]) for one in found] == [due]


def test_what_was_and_what_is_voted_are_no_duties() -> None:
    """Rewards of the year before under "tình hình", the day of an election."""
    found = key_of(
        "A. ĐẶC ĐIỂM TÌNH HÌNH\nNăm 2019 có 42 tập thể, 115 cá nhân được khen thưởng.\n\n"
        "B. NHIỆM VỤ\n1. Tổ chức thành công cuộc bầu cử đại biểu Quốc hội khóa XV và đại biểu Hội đồng nhân dân các cấp ngày 23/5/2021."
    )

    assert (found["quotas"], found["deadlines"]) == ([], [])


def test_a_report_after_each_round_has_no_single_day() -> None:
    """ "Sau mỗi đợt, … chậm nhất 05 ngày" is asked for; "Giai đoạn 2 (năm 2021)" is a whole year."""
    found = key_of(
        "II. CÁC GIAI ĐOẠN\n1. Giai đoạn 1 (từ tháng 10/2020 đến tháng 12/2020): làm điểm.\n2. Giai đoạn 2 (năm 2021): mở rộng.\n\n"
        "III. TỔ CHỨC\n1. Sau mỗi đợt, các thôn gửi báo cáo về UBND xã chậm nhất 05 ngày."
    )

    assert [(one["due_on"], one["bound"]) for one in found["deadlines"]] == [(None, "by")]
    assert [one["ends_on"] for one in found["phases"]] == ["2020-12-31", "2021-12-31"]


def test_checks_of_each_round_are_no_period() -> None:
    """ "Kiểm tra chéo: đợt 1 từ …; đợt 2 từ …" below "Thời gian" are windows of one task."""
    found = key_of(
        "II. THỜI GIAN\n1. Phát động: tháng 10/2020 (dự kiến ngày 10/10/2020).\n"
        "2. Kiểm tra chéo: đợt 1 từ 20/11 đến 30/11/2020; đợt 2 từ 10/12 đến 20/12/2020."
    )

    assert (found["starts_on"], found["ends_on"]) == (None, None)
    assert [one["due_on"] for one in found["deadlines"]] == [
        "2020-10-10", "2020-11-30", "2020-12-20",
    ]  # fmt: skip


def test_lines_broken_by_the_paper_are_one_paragraph() -> None:
    """Wrapped as a PDF's page wraps them, plans are read as well as before."""
    whole = Count()
    for path in MADE_UP[-12:]:
        text = path.read_text("utf-8")
        lines = [
            broken
            for line in text.split("\n")
            for broken in (
                [line] if "\t" in line else textwrap.wrap(line, 78, break_on_hyphens=False)
            )
            or [""]
        ]
        found = as_key(read_plan("\n".join(lines)))
        key = json.loads(path.with_suffix(".json").read_text("utf-8"))
        for count in score(found, key, lambda _: None).values():
            whole += count

    assert whole.f1 >= 0.97
