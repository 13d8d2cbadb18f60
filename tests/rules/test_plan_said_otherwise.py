"""One fact as two offices write it: both are read alike."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan
from tests.rules.plan_bodies import TAIL, head

HEAD = head("20 tháng 8 năm 2024")


def facts(body: str) -> dict[str, Any]:
    """Days, bounds and figures of a plan with this body, without the words around them."""
    found = as_key(read_plan(HEAD + body + TAIL))
    return {
        "period": (found["starts_on"], found["ends_on"]),
        "without a year": sorted(found["partial_dates"]),
        "phases": [(one["starts_on"], one["ends_on"]) for one in found["phases"]],
        "deadlines": [
            (one["bound"], one["due_on"], one["last_day"], one.get("window"), one.get("until"))
            for one in found["deadlines"]
        ],
        "conflicts": found["conflicts"],
        "targets": [(one["value"], one["unit"], one["comparator"]) for one in found["targets"]],
    }


ROUNDS = "II. THỜI GIAN\n- Đợt 1: {}.\n- Đợt 2: từ ngày 01/10/2024 đến ngày 31/12/2024.\n"
WORK = "II. TỔ CHỨC THỰC HIỆN\n1. Các thôn {}.\n"


@pytest.mark.parametrize(
    ("frame", "usual", "otherwise"),
    [
        # days
        (WORK, "ra quân vào các ngày 14, 15/9/2024", "ra quân vào các ngày 14, 15-9-2024"),
        (WORK, "ra quân vào các ngày 14, 15/9/2024", "ra quân vào các ngày 14, 15 tháng 9 năm 2024"),
        (WORK, "ra quân ngày 17 - 18/9/2024", "ra quân ngày 17 - 18 tháng 9 năm 2024"),
        (WORK, "gửi báo cáo trước ngày 20/11/2024", "gửi báo cáo trước ngày 20 tháng 11/2024"),
        (WORK, "gửi báo cáo trước ngày 20/11/2024", "gửi báo cáo trước ngày 20/ 11/ 2024"),
        (WORK, "gửi báo cáo trước ngày 15/6 và 15/11/2024", "gửi báo cáo trước ngày 15 tháng 6 và 15/11/2024"),
        (WORK, "ra quân vào các ngày 14/9, 28/9 và 05/10/2024", "ra quân vào các ngày 14 tháng 9, 28 tháng 9 và 05/10/2024"),
        (WORK, "ra quân ngày 20-22/9/2024", "ra quân ngày 20-22.9.2024"),
        (WORK, "gửi hồ sơ chậm nhất ngày 18/10/2024", "gửi hồ sơ chậm nhất vào cuối giờ chiều ngày 18/10/2024"),
        ("III. LỊCH\n1. Tháng 11/2024: kiểm tra chéo {}.", "từ ngày 04/11/2024 đến ngày 09/11/2024", "từ ngày 04 đến ngày 09"),
        ("III. LỊCH\n1. Quý IV/2024: khởi công trong {}.", "tháng 11/2024", "tháng 11"),
        ("III. LỊCH\n1. Tháng 11/2024: {}.", "tổng kết tuần 3 tháng 11/2024", "tổng kết (tuần 3)"),
        # from … to …
        (ROUNDS, "từ ngày 01/9/2024 đến ngày 30/9/2024", "từ 0 giờ ngày 01/9/2024 đến 24 giờ ngày 30/9/2024"),
        (ROUNDS, "từ ngày 01/9/2024 đến ngày 30/9/2024", "bắt đầu từ ngày 01/9/2024, kết thúc ngày 30/9/2024"),
        (ROUNDS + "\nĐợt 3 {}", "từ sau 31/12/2024 đến hết năm", "từ sau ngày 31 tháng 12 năm 2024 đến hết năm"),
        ("II. THỜI GIAN\n- Đăng ký: {}.", "từ ngày 20/9/2024 đến ngày 15/10/2024",
         "bắt đầu từ ngày 20/9/2024, kết thúc ngày 15/10/2024"),
        # rounds
        (ROUNDS, "từ đầu năm đến ngày 30/9/2024", "\nTừ đầu năm đến ngày 30/9/2024"),
        (ROUNDS, "từ ngày 01/9/2024 đến ngày 30/9/2024", "\n- Thời gian: từ ngày 01/9/2024 đến ngày 30/9/2024"),
        ("II. CÁC ĐỢT\n- Đợt 1{}: ra quân.\n- Đợt 2 (từ tháng 6 đến tháng 8/2024): thu hoạch.", " (từ tháng 3 đến tháng 5/2024)", " tháng 3 - 5/2024"),
        ("II. CÁC ĐỢT\n- Đợt 1{}15/9/2024 - 30/9/2024: ra quân.\n- Đợt 2: 01/10/2024 - 31/12/2024: làm đường.", ": ", " - "),
        ("II. CÁC ĐỢT\n- {}(01/9 - 30/9/2024): ra quân.\n- Đợt hai (01/10 - 31/12/2024): làm đường.", "Đợt 1 ", "Đợt thi đua thứ nhất "),
        ("II. CÁC ĐỢT\n- Đợt {}từ 01/9/2024 đến 30/9/2024.\n- Đợt 2: từ 01/10/2024 đến 31/12/2024.", "1: ", "1:"),
        ("II. Thời gian, các đợt thi đua trong năm\nĐợt 1{} Từ ngày 01/9/2024 đến ngày 30/9/2024.\nĐợt 2: Từ ngày 01/10/2024 đến ngày 31/12/2024.", ":", "."),
        (ROUNDS + "III. TỔ CHỨC\n1. Các thôn gửi hồ sơ sau 05 ngày kể từ khi kết thúc đợt {}.", "2", "II"),
        (ROUNDS + "III. TỔ CHỨC\n1. Các thôn gửi hồ sơ sau 05 ngày kể từ khi kết thúc đợt {}.", "2", "thứ hai"),
        # the marks of a list
        ("III. THỜI GIAN\n1{} Phát động: ngày hội toàn dân, ngày 27/9/2024.\n2. Kết thúc: ngày 15/12/2024.", ".", ")"),
        ("III. CHỈ TIÊU\n{}100% thôn ký cam kết.\n- 14 chi bộ đăng ký.", "- ", "-"),
        ("III. CHỈ TIÊU\n1{} 14 chi bộ đăng ký.\n2. “Không cháy nổ”: 100% tổ dân phố ký cam kết.", ".", "-"),
        ("III. CÁC MỐC\n- Sơ kết Đợt 1{} Từ ngày 01/10/2024 đến ngày 05/10/2024.", ":", "."),
        # bounds
        (WORK, "báo cáo kết quả kèm biểu số liệu chậm nhất ngày 10/11/2024", "báo cáo kết quả kèm biểu số liệu chậm nhất đến ngày 10/11/2024"),
        (WORK, "sơ kết vào tuần 2 và tuần 3 tháng 11/2024", "sơ kết vào tuần 2 và tuần 3 tháng 11-2024"),
        (WORK, "gửi báo cáo trước 17 giờ ngày 10/11/2024", "gửi báo cáo trước 17:00 ngày 10/11/2024"),
        (WORK, "gửi báo cáo chậm nhất 16 giờ 30 phút ngày 10/11/2024", "gửi báo cáo chậm nhất 16:30, ngày 10/11/2024"),
        # figures
        ("III. CHỈ TIÊU\n- Làm đường ngõ xóm: {} m.", "6.500", "6 500"),
        ("III. CHỈ TIÊU\n- Trồng {} cây xanh; vận động 1.250.000 đồng.", "3.200", "3 200"),
        ("III. CHỈ TIÊU\n- Vận động {} đồng ủng hộ quỹ.", "1.250.000", "1 250 000"),
        ("III. CHỈ TIÊU\n- Tỷ lệ hộ dùng nước sạch đạt 95{}.", "%", " phần trăm"),
        ("III. CHỈ TIÊU\n- Mỗi chi đoàn đảm nhận {} 01 công trình, phần việc.", "ít nhất", "≥"),
        ("III. CHỈ TIÊU\n- Mỗi chi đoàn đảm nhận {} 01 công trình, phần việc.", "ít nhất", "không dưới"),
        ("III. CHỈ TIÊU\n- Mỗi chi bộ có ít nhất {} mô hình.", "10", "mười"),
        ("III. TIÊM CHỦNG\n- Đến 30/9/2024, {} 80% người từ 18 tuổi được tiêm.", "trên", "hơn"),
        # spelling
        (WORK, "tổng kết trong quý IV/2024", "tổng kết trong quí IV/2024"),
        (WORK, "ra quân nhân dịp kỷ niệm Ngày 20/10/2024", "ra quân nhân dịp kỉ niệm Ngày 20/10/2024"),
    ],
)  # fmt: skip
def test_the_same_fact_in_other_words(frame: str, usual: str, otherwise: str) -> None:
    """Notation, spelling and the words of a span change nothing of what is read."""
    assert facts(frame.replace("{}", otherwise)) == facts(frame.replace("{}", usual))


def test_days_and_months_of_a_row_are_not_mixed_up() -> None:
    """ "các ngày 14 tháng 9, 28/9 và 05/10/2024": the 9 is a month, no day before the 28th."""
    found = facts(WORK.replace("{}", "ra quân vào các ngày 14 tháng 9, 28/9 và 05/10/2024"))

    assert [due for _, due, *_ in found["deadlines"]] == ["2024-09-14", "2024-09-28", "2024-10-05"]


def test_the_time_of_a_task_below_its_heading_is_not_the_plan_s() -> None:
    """ "Thời gian gửi hồ sơ" heads that work; in a row of a round, "Sơ kết xong trong tháng 6" is due then."""
    assert facts("II. THỜI GIAN GỬI HỒ SƠ\nTừ ngày 11/10/2024 đến ngày 18/10/2024.")["period"] == (
        None,
        None,
    )

    rounds = facts("II. THỜI GIAN\n- Đợt 1 - từ ngày 01/9/2024 đến ngày 30/9/2024. Sơ kết xong trong tháng 10/2024.\n"
                   "- Đợt 2 - từ ngày 01/10/2024 đến ngày 31/12/2024.")  # fmt: skip
    assert rounds["period"] == ("2024-09-01", "2024-12-31")
    assert [bound for bound, *_ in rounds["deadlines"]] == ["within"]


def test_the_second_round_is_no_monday() -> None:
    """ "Đợt thứ hai (01/5 - …)": the second, not a day of the week."""
    found = facts(
        "II. THỜI GIAN\n1. Đợt thứ nhất (01/9 - 30/9/2024): ra quân.\n2. Đợt thứ hai (01/10 - 31/12/2024): làm đường."
    )

    assert found["phases"] == [("2024-09-01", "2024-09-30"), ("2024-10-01", "2024-12-31")]
    assert found["conflicts"] == []


def test_a_figure_that_names_is_not_joined_to_one_that_counts() -> None:
    """ "tổ 3 200 hộ": two hundred households of the third group, no 3,200."""
    targets = facts("III. CHỈ TIÊU\n- Tổ 3 200 hộ cam kết; thôn 5 150 hộ cam kết.")["targets"]

    assert [value for value, *_ in targets] == [200, 150]


def test_copies_of_a_report_are_no_rewards() -> None:
    """ "báo cáo thành tích (2 bản)" with one digit as with two."""
    for copies in ("02", "2"):
        body = f"V. KHEN THƯỞNG\nTặng Giấy khen cho 03 tập thể. Hồ sơ gồm báo cáo thành tích ({copies} bản)."
        found = as_key(read_plan(HEAD + body + TAIL))
        assert [one["collectives"] for one in found["quotas"]] == [3]


@pytest.mark.parametrize("kind", ["KẾ HOẠCH", "Kế hoạch"])
def test_the_kind_of_document_needs_no_capitals(kind: str) -> None:
    """ "Kế hoạch" alone on its line below the letterhead is what the document is."""
    found = as_key(read_plan(HEAD.replace("KẾ HOẠCH", kind) + "I. MỤC ĐÍCH\nThi đua." + TAIL))

    assert found["document_type"] == "kế hoạch"
    assert found["title"] == "Phát động phong trào thi đua làm đường giao thông nông thôn"


def test_a_place_and_a_day_without_the_word() -> None:
    """ "Đông Hải, 20/8/2024" above the title is when the plan was signed."""
    head = HEAD.replace("ngày 20 tháng 8 năm 2024", "20/8/2024")

    assert as_key(read_plan(head + TAIL))["issued_on"] == "2024-08-20"


def test_fields_apart_by_dashes() -> None:
    """ "(tên đội – diện tích – người phụ trách)"; one dash parts nothing."""
    said = WORK.format("đăng ký với Ban giám đốc (tên đội – diện tích – người phụ trách)")

    found = as_key(read_plan(HEAD + said + TAIL))["registration_fields"]

    assert found == ["tên đội", "diện tích", "người phụ trách"]


def test_what_others_launched_names_no_issuer() -> None:
    """ "các phong trào do Thủ tướng Chính phủ, UBND tỉnh phát động" in a plan that names nobody else."""
    plan = (
        "Số: 12/KH-UBND\nTây Khê, ngày 20 tháng 8 năm 2024\n\nKẾ HOẠCH\nTổ chức phong trào thi đua\n\n"
        "I. NỘI DUNG\n1. Hưởng ứng các phong trào do Thủ tướng Chính phủ, UBND tỉnh phát động.\n"
        "2. Phòng Nội vụ tham mưu UBND huyện tổng kết.\n\nTM. ỦY BAN NHÂN DÂN\n"
    )

    assert as_key(read_plan(plan))["issuer"] == "UBND huyện Tây Khê"


def test_an_event_that_is_only_expected_sets_no_day() -> None:
    """ "đến ngày Đại hội (dự kiến tổ chức trong hai ngày 14 và 15/8)" and "đến khi thu hoạch xong (khoảng …)"."""
    said = (
        "II. THỜI GIAN\n- Đợt 1: từ ngày 01/9/2024 đến ngày Đại hội xã thành công (dự kiến tổ chức trong hai ngày 14 và 15/10/2024).\n"
        "- Đợt 2: từ sau Đại hội đến khi thu hoạch xong (khoảng cuối tháng 4 năm 2025)."
    )

    assert as_key(read_plan(HEAD + said + TAIL))["deadlines"] == []


def test_rounds_in_a_table() -> None:
    """The first column is headed "Đợt" and holds their numbers."""
    said = (
        "II. CÁC ĐỢT THI ĐUA\nĐợt | Chủ điểm | Thời gian\n"
        "1 | Mừng ngày 20/11 | 20/9/2024 - 20/11/2024\n2 | Về đích | 21/11/2024 - 25/5/2025\n"
    )
    found: dict[str, Any] = dict(as_key(read_plan(HEAD + said + TAIL)))

    assert [one["name"] for one in found["phases"]] == ["Đợt 1", "Đợt 2"]
    assert (found["starts_on"], found["ends_on"]) == ("2024-09-20", "2025-05-25")


def test_a_plan_in_one_paragraph() -> None:
    """Behind its first sentence stands what is due and striven for, though nothing is headed."""
    said = (
        "Để đưa xã về đích đúng lộ trình, UBND xã phát động đợt thi đua làm đường trong toàn xã, các xóm "
        "chủ động họp dân bàn bạc, phân công người chịu trách nhiệm từng đoạn đường, chọn việc làm trước. "
        "Tháng 9/2024 sơ kết; tổng kết trong khoảng từ 15 đến 20/12/2024. Toàn xã phấn đấu: bê tông hóa thêm "
        "6,2km đường ngõ xóm; xây mới 02 nhà văn hóa xóm."
    )
    found = facts(said)

    assert [one[0] for one in found["deadlines"]] == ["in", "window"]
    assert found["targets"] == [(6.2, "km", "eq"), (2, "nhà văn hóa", "eq")]


def test_the_time_in_the_sentence_that_launches() -> None:
    """ "phát động đợt thi đua nước rút trong quý IV năm 2024 như sau" is when the campaign runs."""
    said = "UBND xã phát động đợt thi đua nước rút trong quý IV năm 2024 như sau:\n\nI. MỤC TIÊU\n- Làm 2 km đường."
    found = facts(said)

    assert (found["period"], found["deadlines"]) == (("2024-10-01", "2024-12-31"), [])


def test_rounds_until_and_after_an_expected_event() -> None:
    """The month in which a congress is expected is no round; what follows it ends with the year."""
    said = (
        "III. CÁC ĐỢT THI ĐUA\n1. Đợt I: Từ đầu năm đến ngày Đại hội Đảng bộ huyện (dự kiến tháng 8/2024): chào mừng.\n"
        "2. Đợt II: Từ sau Đại hội Đảng bộ huyện đến hết năm 2024: thi đua nước rút."
    )

    assert set(facts(said)["phases"]) == {(None, None), (None, "2024-12-31")}


def test_two_reports_under_one_label_are_no_contradiction() -> None:
    """ "Chế độ báo cáo: 6 tháng trước ngày …; năm trước ngày …"."""
    said = (
        "IV. THỰC HIỆN\n1. Chế độ báo cáo: 6 tháng trước ngày 15/9/2024; năm trước ngày 30/11/2024."
    )
    found = as_key(read_plan(HEAD + said + TAIL))

    assert found["conflicts"] == []


@pytest.mark.parametrize(
    ("said", "targets"),
    [
        ("Số xã đạt chuẩn: 02 xã, lũy kế 9/14 xã.", [(2, "xã", "eq")]),
        ("Thu ngân sách đạt 12,6 tỷ đồng (9 tháng đạt 8,9 tỷ đồng).", [(12.6, "tỷ đồng", "eq")]),
    ],
)
def test_what_is_reached_already_is_no_target(said: str, targets: list[Any]) -> None:
    """With the years before, or in the months gone by."""
    assert facts(f"III. CHỈ TIÊU\n- {said}")["targets"] == targets


def test_stages_called_by_their_nature_in_a_month() -> None:
    """ "Giai đoạn chuẩn bị: tháng 4/2024 (…)" is a stage as "Giai đoạn triển khai: từ … đến …" is."""
    said = (
        "III. CÁC GIAI ĐOẠN\n1. Giai đoạn chuẩn bị: tháng 9/2024 (phát động ngày 12/9/2024).\n"
        "2. Giai đoạn triển khai: từ tháng 10 đến tháng 11/2024.\n3. Giai đoạn đánh giá: tháng 12/2024, xong trước ngày 20/12/2024."
    )
    found = facts(said)

    assert found["phases"] == [
        ("2024-09-01", "2024-09-30"), ("2024-10-01", "2024-11-30"), ("2024-12-01", "2024-12-31"),
    ]  # fmt: skip
    assert [one[1] for one in found["deadlines"]] == ["2024-09-12", "2024-12-20"]


def test_the_end_in_a_bracket_behind_the_first_day() -> None:
    """ "200 ngày, tính từ ngày 01/9/2024 (đến hết ngày 19/3/2025)"; "chào mừng 27/02 từ ngày …"."""
    counted = "I. THỜI GIAN\n200 ngày đêm, tính từ ngày 01/9/2024 (đến hết ngày 19/3/2025), chia hai chặng."
    greeted = "1. Thời gian: đợt thi đua chào mừng 20/11 từ ngày 02/9/2024 đến ngày 20/11/2024."

    assert facts(counted)["period"] == ("2024-09-01", "2025-03-19")
    assert facts(counted)["deadlines"] == []
    assert facts(greeted)["period"] == ("2024-09-02", "2024-11-20")


def test_by_an_hour_of_the_same_day() -> None:
    """ "gửi kết quả chậm nhất 16h30 cùng ngày" binds as it would with its day."""
    said = WORK.format("họp bình xét sáng 26/10/2024, gửi kết quả về xã chậm nhất 16h30 cùng ngày")

    assert [one[0] for one in facts(said)["deadlines"]] == ["on", "by"]


def test_working_days_behind_the_end_of_a_round() -> None:
    """ "Kết thúc đợt, … trong 05 ngày làm việc kể từ ngày …": Saturdays and Sundays are left out."""
    said = "V. THỰC HIỆN\n1. Các thôn: kết thúc đợt thi đua, lập hồ sơ gửi về xã trong 05 ngày làm việc kể từ ngày 15/8/2025."
    found = facts(said)["deadlines"]

    assert [one[:2] for one in found] == [("by", "2025-08-22")]


def test_days_below_the_heading_of_their_month() -> None:
    """ "1. Tháng 9/2024", and below it "- Ngày 03/9: …"."""
    said = "II. TIẾN ĐỘ\n1. Tháng 9/2024\n- Ngày 03/9: Phát động.\n- Trước ngày 15/9: các thôn gửi đăng ký."

    assert [one[1] for one in facts(said)["deadlines"]] == ["2024-09-03", "2024-09-15"]


def test_stages_called_by_their_years() -> None:
    """The years of two stages are theirs; the campaign's own only follow from its title."""
    said = "II. LỘ TRÌNH\n1. Giai đoạn 2025 - 2026: làm điểm.\n2. Giai đoạn 2027 - 2030: nhân rộng."
    found = facts(said)

    assert found["phases"] == [("2025-01-01", "2026-12-31"), ("2027-01-01", "2030-12-31")]
    assert found["period"] == (None, None)


def test_a_week_of_a_month_is_no_day_of_each_month() -> None:
    """ "báo cáo Hội huyện trong tuần thứ hai của tháng 9/2024" is due once."""
    said = WORK.format("báo cáo Hội huyện trong tuần thứ hai của tháng 9/2024")
    found = as_key(read_plan(HEAD + said + TAIL))

    assert found["reporting"] == []


def test_one_year_of_an_anniversary_is_no_period() -> None:
    """ "1 năm ngày thành lập xã (01/7/2023 - 01/7/2024)" in the title of a plan of three weeks."""
    head = HEAD.replace(
        "làm đường giao thông nông thôn",
        "chào mừng 1 năm ngày thành lập xã (01/9/2023 - 01/9/2024)",
    )
    plan = (
        head.replace("như sau:", "") + "I. THỜI GIAN\nTừ ngày 21/8/2024 đến ngày 01/9/2024." + TAIL
    )

    assert as_key(read_plan(plan))["starts_on"] == "2024-08-21"


def test_weeks_of_a_month_are_no_day() -> None:
    """ "Tuần 1 - 2 tháng 9" holds no second of September."""
    assert (
        facts("IV. TIẾN TRÌNH\n- Tuần 1 - 2 tháng 9: ra mắt các đội hình.")["without a year"] == []
    )
