"""Words of time without a day, and counts in words: kept as they are said, nothing made up."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan
from tests.rules.plan_bodies import TAIL, head, read_below

HEAD = head("20 tháng 8 năm 2024")


def read(body: str) -> dict[str, Any]:
    """What is read in a plan with this body."""
    return read_below(HEAD, body)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("bê tông hóa 3,6 km đường, hoàn thành xong trước Tết Nguyên đán 2025", "trước Tết Nguyên đán 2025"),
        ("trồng 300 cây bóng mát, xong trước mùa mưa", "trước mùa mưa"),
        ("hoàn thành công trình trước ngày khai mạc Đại hội Đảng bộ xã", "trước ngày khai mạc Đại hội Đảng bộ xã"),
    ],
)  # fmt: skip
def test_work_due_before_a_feast_has_no_day(said: str, text: str) -> None:
    """The feast's day is not printed, so it is asked for."""
    found = read(f"II. TỔ CHỨC THỰC HIỆN\n1. Các thôn {said}.")["deadlines"]

    assert [(one["bound"], one["due_on"], one["last_day"], one["text"]) for one in found] == [
        ("before", None, None, text)
    ]


def test_a_purpose_before_a_feast_is_no_deadline() -> None:
    """What a section of aims wishes binds nobody."""
    found = read(
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Các thôn chọn việc thiết thực, hoàn thành trước Đại hội."
    )

    assert found["deadlines"] == []


def test_a_review_in_the_item_of_a_year_is_in_that_year() -> None:
    """ "Năm 2025: nhân rộng; sơ kết": in 2025; where the item prints a day, that day."""
    found = read(
        "III. CÁC BƯỚC\n- Năm 2025: nhân rộng mô hình; sơ kết gắn với đại hội các cấp.\n"
        "- Năm 2026: tổng kết phong trào, hoàn thành trước ngày 30/9/2026."
    )["deadlines"]

    assert [(one["bound"], one["due_on"], one.get("window")) for one in found] == [
        ("in", None, {"from": "2025-01-01", "to": "2025-12-31"}),
        ("before", "2026-09-30", None),
    ]


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("xóa ba nhà tạm", [3]),
        ("Ba thôn đạt chuẩn nông thôn mới kiểu mẫu", [3]),
        ("thành lập mới mười hợp tác xã", [10]),
        ("vệ sinh cả hai bên đường, hai đầu cầu", []),
    ],
)
def test_counts_in_words(said: str, counts: list[int]) -> None:
    """A number in words counts where something is done to the things it counts."""
    assert [one["value"] for one in read(f"III. CHỈ TIÊU\n- {said}.")["targets"]] == counts


def test_a_month_with_a_name_holds_what_is_done_in_it() -> None:
    """ "trong Tháng Công nhân (tháng 5/2025)"."""
    found = read("III. TIẾN ĐỘ\n- Sơ kết: trong Tháng Công nhân (tháng 5/2025).")["deadlines"]

    assert [(one["bound"], one["last_day"]) for one in found] == [("within", "2025-05-31")]


def test_the_name_of_a_feast_before_its_meeting_is_no_day_of_its_own() -> None:
    """ "gặp mặt 20/11 vào 15 giờ ngày 19/11/2024"."""
    found = read("III. PHÂN CÔNG\n1. Công đoàn tổ chức gặp mặt 20/11 vào 15 giờ ngày 19/11/2024.")

    assert [one["due_on"] for one in found["deadlines"]] == ["2024-11-19"]
    assert found["partial_dates"] == []


def test_days_with_dashes_and_with_strokes_are_one_span() -> None:
    """ "12-10 - 15/10/2024"."""
    found = read("III. TIẾN ĐỘ\n- Đại hội Liên đội: 12-10 – 15/10/2024.")["deadlines"]

    assert [one["window"] for one in found] == [{"from": "2024-10-12", "to": "2024-10-15"}]


def test_a_period_that_ends_with_an_event_ends_on_its_day() -> None:
    """ "Kết thúc: ngày khai mạc Đại hội (dự kiến ngày 14/5/2025)" below "Bắt đầu: ngày …"."""
    found = read(
        "III. THỜI GIAN\n- Bắt đầu: ngày 15/12/2024.\n"
        "- Kết thúc: ngày khai mạc Đại hội Đảng bộ xã (dự kiến ngày 14/5/2025)."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-12-15", "2025-05-14")


def test_rewards_of_last_year_s_results_are_no_quota() -> None:
    """Told in the section of results."""
    found = read(
        "I. ĐÁNH GIÁ KẾT QUẢ 9 THÁNG ĐẦU NĂM\nĐã có 11 thôn hoàn thành, được tặng Giấy khen cho 02 tập thể và 03 cá nhân."
    )

    assert found["quotas"] == []


def test_a_table_compares_in_the_name_of_its_row() -> None:
    """ "Tỷ lệ hộ nghèo còn dưới | % | 6"."""
    found = read(
        "II. CHỈ TIÊU\n| Chỉ tiêu | Đơn vị | Kế hoạch 2025 |\n| --- | --- | --- |\n| Tỷ lệ hộ nghèo còn dưới | % | 6 |"
    )

    assert [(one["value"], one["comparator"]) for one in found["targets"]] == [(6, "lt")]


def test_a_plan_in_small_letters_without_a_letterhead() -> None:
    """ "Kế hoạch" alone on the first line, its title below."""
    found = as_key(
        read_plan(
            "Kế hoạch\nPhát động phong trào thi đua làm đường\n\nUBND xã Đông Hải xây dựng kế hoạch như sau:\n\nI. MỤC ĐÍCH\nThi đua."
            + TAIL
        )
    )

    assert (found["is_campaign_plan"], found["document_type"]) == (True, "kế hoạch")
    assert found["title"] == "Phát động phong trào thi đua làm đường"


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("bình xét vào cuối năm theo quy định của Luật", "vào cuối năm"),
        ("tổng kết gắn với hội nghị tổng kết công tác năm 2025", "gắn với hội nghị tổng kết công tác năm 2025"),
    ],
)  # fmt: skip
def test_reviews_at_an_event(said: str, text: str) -> None:
    """The event's day is not printed."""
    found = read(f"III. TIẾN ĐỘ\n1. Các thôn {said}.")["deadlines"]

    assert [(one["bound"], one["due_on"], one["text"]) for one in found] == [("in", None, text)]


@pytest.mark.parametrize(
    "said",
    [
        "Kết nạp tối thiểu 60 đoàn viên mới (đợt 26/3).",
        "Thi đua chào mừng bầu cử đại biểu Quốc hội khóa XVI, đại biểu HĐND các cấp nhiệm kỳ 2026 - 2031 vào ngày 15/3/2026.",
    ],
)
def test_days_that_only_name(said: str) -> None:
    """A round called after its feast, an election that is greeted."""
    found = read(f"III. NỘI DUNG\n1. {said}")

    assert (found["deadlines"], found["partial_dates"]) == ([], [])


def test_behind_a_label_of_reports_each_is_one() -> None:
    """ "Gửi báo cáo kết quả: 6 tháng trước …; tổng kết phong trào trước …" beside the day of the review itself."""
    found = read(
        "III. TIẾN ĐỘ\n- Tổng kết, trao giải: 17/10/2024.\n"
        "- Gửi báo cáo kết quả: 6 tháng trước 05/9/2024; tổng kết phong trào trước 30/9/2024."
    )

    assert [one["kind"] for one in found["deadlines"]] == ["summary", "report", "report"]
    assert found["conflicts"] == []


@pytest.mark.parametrize(
    "said",
    [
        "Đăng ký thi đua: các đoàn thể, 7 ấp, 5 trường học gửi bản đăng ký về UBND xã.",
        "Các thành viên phụ trách ấp, mỗi quý dự họp ấp ít nhất 01 lần.",
        "Nội dung thi đua gắn với thực hiện 6 điều Bác Hồ dạy.",
    ],
)
def test_figures_of_who_does_it_are_no_targets(said: str) -> None:
    """Those who send, how often they meet, rules known by their number."""
    assert read(f"III. NỘI DUNG THI ĐUA\n1. {said}")["targets"] == []


def test_reports_after_each_event() -> None:
    """ "báo cáo nhanh sau mỗi hoạt động"."""
    found = read("III. PHÂN CÔNG\n1. Báo cáo nhanh sau mỗi hoạt động trong vòng 24 giờ.")

    assert [one["every"] for one in found["reporting"]] == ["sau mỗi hoạt động"]


def test_a_period_that_closes_with_its_review() -> None:
    """ "bắt đầu từ ngày 01/9/2024 và tổng kết vào ngày 09/11/2024"."""
    found = read(
        "II. THỜI GIAN\n- Thời gian: bắt đầu từ ngày 01/9/2024 và tổng kết vào ngày 09/11/2024."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-09-01", "2024-11-09")


def test_a_week_launched_inside_a_round_is_not_the_period() -> None:
    """The rounds say when the whole runs."""
    found = read(
        "II. CÁC ĐỢT\n- Đợt 1: từ 01/9/2024 đến 20/11/2024.\n- Đợt 2: từ 21/11/2024 đến 15/01/2025.\n"
        "III. PHÂN CÔNG\n1. Tổng phụ trách phát động “Tuần lễ không rác thải” (từ 01/11 đến 07/11/2024)."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-09-01", "2025-01-15")
    assert [one["due_on"] for one in found["deadlines"]] == ["2024-11-07"]
    assert found["conflicts"] == []


def test_a_round_from_the_launch_on_begins_on_its_day() -> None:
    """The plan prints one day of the launch, and another of its review in the same sentence."""
    found = read(
        "II. CÁC ĐỢT\nĐợt I, bắt đầu từ ngày phát động đến hết tháng 10/2024.\nĐợt II, từ ngày 01/11/2024 đến ngày 30/12/2024.\n"
        "III. TỔ CHỨC\n1. Hội huyện tổ chức lễ phát động vào ngày 22 tháng 9 năm 2024, tổng kết vào sáng 05 tháng 01 năm 2025."
    )

    assert [one["starts_on"] for one in found["phases"]] == ["2024-09-22", "2024-11-01"]


def test_work_done_on_a_feast() -> None:
    """ "hoàn thành dịp 27/7": that day, its year to be asked."""
    found = read("II. NỘI DUNG\n1. Xóa 08 nhà dột nát, trong đó 04 nhà hoàn thành dịp 27/7.")

    assert (found["partial_dates"], [one["bound"] for one in found["deadlines"]]) == (
        ["--07-27"],
        ["on"],
    )


def test_figures_of_worth_and_of_the_body_itself() -> None:
    """ "giá trị làm lợi từ 8 tỷ đồng trở lên"; "huyện đạt chuẩn nông thôn mới vào năm 2025"."""
    found = read(
        "II. CHỈ TIÊU\n1. Mục tiêu chung: huyện đạt chuẩn nông thôn mới vào năm 2025.\n"
        "2. Có ít nhất 150 sáng kiến, giá trị làm lợi từ 8 tỷ đồng trở lên."
    )

    assert [(one["value"], one["comparator"]) for one in found["targets"]] == [
        (1, "eq"),
        (150, "gte"),
        (8, "gte"),
    ]


def test_files_sent_in_rounds_make_no_rounds_of_the_campaign() -> None:
    """ "Hồ sơ nộp theo 02 đợt: đợt 1 từ …": two windows, and no period."""
    found = read(
        "III. TỔ CHỨC\n1. Hồ sơ nộp theo 02 đợt: đợt 1 từ 01/10 đến 15/10/2024; đợt 2 từ 01/12 đến 10/12/2024."
    )

    assert (found["starts_on"], found["phases"]) == (None, [])
    assert [one["due_on"] for one in found["deadlines"]] == ["2024-10-15", "2024-12-10"]


def test_a_deadline_is_called_after_the_bracket_behind_it() -> None:
    """Where each day of a row has its name there."""
    found = read(
        "III. TỔ CHỨC\n1. Các thôn báo cáo kết quả trước ngày 10/9/2024 (báo cáo quý), trước ngày 01/12/2024 (báo cáo năm)."
    )

    assert "báo cáo năm" in found["deadlines"][1]["what"]


@pytest.mark.parametrize(
    ("said", "bound", "window"),
    [
        ("trong 10 ngày đầu tháng 01/2025", "within", ("2025-01-01", "2025-01-10")),
        ("trong 10 ngày cuối tháng 01/2025", "within", ("2025-01-22", "2025-01-31")),
    ],
)
def test_ten_days_of_a_month(said: str, bound: str, window: tuple[str, str]) -> None:
    """The first and the last ten."""
    found = read(f"III. TIẾN ĐỘ\n1. Tổng kết phong trào {said}.")["deadlines"]

    assert [(one["bound"], tuple(one["window"].values())) for one in found] == [(bound, window)]


def test_a_week_of_school_is_asked_for() -> None:
    """ "hoàn thành trong tuần học thứ 11"."""
    found = read(
        "III. NỘI DUNG\n1. Mỗi giáo viên thao giảng ít nhất 01 tiết, hoàn thành trong tuần học thứ 11."
    )

    assert [(one["bound"], one["last_day"]) for one in found["deadlines"]] == [("within", None)]


def test_an_annex_whose_rows_name_lists() -> None:
    """Its title is no form; what a registration states may stand in it."""
    annex = (
        "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An\n\nPHỤ LỤC\nMỐC THỜI GIAN THỰC HIỆN\n\n"
        "TT\tNội dung công việc\tThời hạn\n"
        "1\tGửi danh sách tuyến phố đăng ký (tên tuyến, chiều dài, người phụ trách)\tChậm nhất 26/9/2024\n"
        "2\tTổ chức lễ ra quân\tSáng thứ Bảy, ngày 05/10/2024\n"
    )
    found = as_key(read_plan(HEAD + "I. NỘI DUNG\nThi đua theo Phụ lục." + TAIL + annex))

    assert [one["due_on"] for one in found["deadlines"]] == ["2024-09-26", "2024-10-05"]
    assert found["registration_fields"] == ["tên tuyến", "chiều dài", "người phụ trách"]


def test_days_of_a_month_in_a_row() -> None:
    """ "các ngày 06, 13, 20 và 27 tháng 9 năm 2024": each of them, and none made up between."""
    found = read("III. TIẾN ĐỘ\n1. Ra quân vào các ngày 06, 13, 20 và 27 tháng 9 năm 2024.")[
        "deadlines"
    ]

    assert [one["due_on"] for one in found] == [
        "2024-09-06",
        "2024-09-13",
        "2024-09-20",
        "2024-09-27",
    ]


def test_results_of_an_earlier_drive() -> None:
    """Its span is no period, its figures are no targets."""
    found = read(
        "I. NỘI DUNG\n1. Kết quả đợt thi đua quý II (từ ngày 01/4/2024 đến ngày 30/6/2024): có 7/9 thôn hoàn thành trên 95% khối lượng."
    )

    assert (found["starts_on"], found["targets"]) == (None, [])


def test_a_meeting_on_an_anniversary_and_a_feast_named_before_its_day() -> None:
    """ "vào dịp kỷ niệm 77 năm …"; "trước dịp 02/9, vào chiều ngày 30 tháng 8 năm 2024"."""
    found = read(
        "III. TIẾN ĐỘ\n1. Tổ chức Hội nghị điển hình tiên tiến vào dịp kỷ niệm 77 năm Ngày ra Lời kêu gọi thi đua ái quốc (11/6/1948 - 11/6/2025).\n"
        "2. Trao thưởng tại hội nghị trước dịp 02/9, vào chiều ngày 30 tháng 8 năm 2024."
    )

    assert [(one["bound"], one["due_on"]) for one in found["deadlines"]] == [
        ("in", None),
        ("on", "2024-08-30"),
    ]
    assert found["partial_dates"] == []


def test_quarters_above_their_items_are_the_period() -> None:
    """ "3. Thời gian: quý II và quý III năm 2025" with its days below."""
    found = read(
        "3. Thời gian: quý II và quý III năm 2025\n- Phát động: 09h00 ngày 31/3/2025.\n- Tự đánh giá: hạn cuối 05/9/2025."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2025-04-01", "2025-09-30")
    assert [one["bound"] for one in found["deadlines"]] == ["on", "by"]


def test_two_days_of_launching_are_not_the_period() -> None:
    """ "phát động ở khu dân cư trong hai ngày 28 và 29/9/2024"."""
    found = read(
        "II. THỜI GIAN\nThời gian thi đua: từ ngày 01/10/2024 đến ngày 29/12/2024.\n"
        "III. TỔ CHỨC\n1. Các thôn phát động ở khu dân cư trong hai ngày 28 và 29/9/2024."
    )

    assert (found["starts_on"], found["conflicts"]) == ("2024-10-01", [])
    assert [one["bound"] for one in found["deadlines"]] == ["window"]


def test_peaks_of_a_whole_year() -> None:
    """Peaks months apart are phases, and not all of the movement."""
    found = read(
        "II. THỜI GIAN THI ĐUA\n- Phong trào thực hiện cả năm 2025.\n- Đợt cao điểm 1: Tháng 3 - 5/2025.\n- Đợt cao điểm 2: Tháng 9 - 11/2025."
    )

    assert (len(found["phases"]), found["starts_on"]) == (2, None)


@pytest.mark.parametrize(
    ("said", "bound"),
    [
        ("Xây mới 04 nhà, khánh thành trong dịp kỷ niệm ngày thành lập Hội", "in"),
        ("Sau Đại hội, UBND xã tổng kết phong trào", "after_event"),
    ],
)
def test_what_is_done_at_or_after_an_event(said: str, bound: str) -> None:
    """Its day is asked for."""
    found = read(f"III. TỔ CHỨC\n1. {said}.")["deadlines"]

    assert [(one["bound"], one["due_on"]) for one in found] == [(bound, None)]


def test_a_page_that_announces_an_hour() -> None:
    """ "Thời gian hội thu: 7h00 ngày 12/11/2024" on a school's page."""
    found = as_key(
        read_plan(
            "Hội thu “Kế hoạch nhỏ”\n\nLiên đội phát động phong trào Kế hoạch nhỏ.\nThời gian hội thu: 7h00 ngày 12/11/2024\nĐịa điểm: sân trường."
        )
    )

    assert [one["due_on"] for one in found["deadlines"]] == ["2024-11-12"]


def test_days_counted_from_the_launch_are_the_period_alone() -> None:
    """ "60 ngày, tính từ ngày 01/11/2024 (ngày phát động)" sets no deadline sixty days on."""
    found = read("1. Thời gian: 60 ngày, tính từ ngày 01/11/2024 (ngày phát động).")

    assert (found["starts_on"], found["ends_on"], found["deadlines"]) == (
        "2024-11-01",
        "2024-12-30",
        [],
    )


def test_a_round_from_a_month_on_has_no_end() -> None:
    """ "Đợt 1: Từ tháng 9/2024, sơ kết …": the month is when it begins."""
    found = read(
        "III. THỜI GIAN\n- Đợt 1: Từ tháng 9/2024, sơ kết vào dịp 20/11.\n- Đợt 2: Từ sau sơ kết đến ngày 31/12/2024."
    )

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2024-09-01", None),
        (None, "2024-12-31"),
    ]
