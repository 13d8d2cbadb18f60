"""What hardly any plan says, and a rule of its own still reads or points out: no keyed plan has it."""

from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan

HEAD = (
    "UBND XÃ ĐỒNG MÂY\nSố: 12/KH-UBND\nĐồng Mây, ngày 15 tháng 01 năm 2024\n\n"
    "KẾ HOẠCH\nPhát động phong trào thi đua làm đường nông thôn năm 2024\n\n"
)


def read(text: str) -> dict[str, Any]:
    """What is read in a plan with this body."""
    return dict(as_key(read_plan(HEAD + text)))


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("từ ngày 01/02/24 đến ngày 30/06/24", ("2024-02-01", "2024-06-30")),
        ("từ quý I đến tháng 9/2024", ("2024-01-01", "2024-09-30")),
        ("từ ngày 25 đến ngày 10/12/2024", ("2024-11-25", "2024-12-10")),
        ("từ ngày 01/10/2024 đến ngày 30/11", ("2024-10-01", "2024-11-30")),
        ("từ tháng 3/2024 đến tháng 11", ("2024-03-01", "2024-11-30")),
        ("từ ngày phát động đến ngày 15/12/2024; lễ phát động ngày 20/12/2024", (None, "2024-12-15")),
    ],
)  # fmt: skip
def test_one_end_of_a_period_completes_the_other(said: str, period: tuple[str | None, str]) -> None:
    """A month, a year or a century that stands at one end only; a launch behind the end gives none."""
    found = read(f"I. THỜI GIAN: {said}.")

    assert (found["starts_on"], found["ends_on"]) == period


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("I. THỜI GIAN: từ ngày 30/11/2024 đến ngày 01/02/2024.", "Ngày bắt đầu 30/11/2024 sau ngày kết thúc 01/02/2024."),
        ("I. THỜI GIAN: từ ngày 01/02/2024 đến ngày 30/06/2024.\nII. TỔ CHỨC\n1. Các thôn gửi bản đăng ký về UBND xã trước ngày 15/8/2024.",
         "Hạn đăng ký “trước ngày 15/8/2024” sau khi đợt thi đua kết thúc 30/6/2024."),
    ],
)  # fmt: skip
def test_days_that_cannot_both_be_right_are_pointed_out(body: str, told: str) -> None:
    """A period that ends before it begins, a registration due when all is over."""
    assert told in read(body)["conflicts"]


def test_the_first_two_weeks_of_a_month() -> None:
    """ "Trong 02 tuần đầu tháng 5": until the 14th."""
    (due,) = read("II. TỔ CHỨC\n1. Các thôn nộp báo cáo trong 02 tuần đầu tháng 5/2024.")[
        "deadlines"
    ]

    assert due["last_day"] == "2024-05-14"


def test_how_long_something_takes_is_no_deadline() -> None:
    """ "Chấm điểm kéo dài 05 ngày kể từ …" binds nobody."""
    assert (
        read("II. TỔ CHỨC\n1. Chấm điểm kéo dài 05 ngày kể từ ngày phát động.")["deadlines"] == []
    )


def test_tasks_that_all_take_the_same_time_take_the_campaign_s() -> None:
    """Each task repeats it, and nothing else says one."""
    time = "Thời gian: từ ngày 01/02/2024 đến ngày 30/06/2024."
    found = read(f"I. NỘI DUNG\n1. Làm đường\n{time}\n2. Trồng hoa\n{time}")

    assert (found["starts_on"], found["ends_on"]) == ("2024-02-01", "2024-06-30")


def test_the_form_of_a_reward_stands_in_the_heading_above() -> None:
    """ "1. Tặng Giấy khen", and the counts below it."""
    (quota,) = read("V. KHEN THƯỞNG\n1. Tặng Giấy khen\n- 05 tập thể và 10 cá nhân tiêu biểu.")[
        "quotas"
    ]

    assert (quota["form"], quota["collectives"], quota["individuals"]) == ("Giấy khen", 5, 10)


def test_a_dot_that_divides() -> None:
    """ "1.5 km" of offices whose machine writes English; "1.500" is still fifteen hundred."""
    found = read("II. CHỈ TIÊU\n- Bê tông hóa 1.5 km đường.\n- Trồng 1.500 cây xanh.")["targets"]

    assert [one["value"] for one in found] == [1.5, 1500]


def test_a_title_in_quotes() -> None:
    """The marks are the page's."""
    quoted = HEAD.replace("Phát động", "“Phát động").replace("năm 2024\n\n", "năm 2024”\n\n")
    title = as_key(read_plan(quoted + "I. MỤC ĐÍCH"))["title"]

    assert title == "Phát động phong trào thi đua làm đường nông thôn năm 2024"


@pytest.mark.parametrize(
    ("rows", "figures"),
    [
        ("1\nTốc độ tăng trưởng kinh tế\n%\n9,5", [("Tốc độ tăng trưởng kinh tế", 9.5, "%", "eq")]),
        ("3 Tỷ lệ hộ nghèo % < 2,5", [("Tỷ lệ hộ nghèo", 2.5, "%", "lt")]),
        ("STT\tChỉ tiêu\tĐơn vị tính\tKế hoạch 2024\n1\tTỷ lệ hộ nghèo\t%\t2,5%\n2\tTỷ lệ nước sạch\t%\t95 trở lên",
         [("Tỷ lệ hộ nghèo", 2.5, "%", "eq"), ("Tỷ lệ nước sạch", 95, "%", "gte")]),
    ],
)  # fmt: skip
def test_rows_of_figures_that_lost_their_cells(
    rows: str, figures: list[tuple[object, ...]]
) -> None:
    """Cells one below another, run together, or with their unit said again."""
    found = read(f"II. CHỈ TIÊU\n{rows}")["targets"]

    assert [(one["name"], one["value"], one["unit"], one["comparator"]) for one in found] == figures


def test_a_library_s_name_is_no_letter() -> None:
    """ "THƯ VIỆN XÃ" above the title names a house."""
    above = HEAD.replace("KẾ HOẠCH", "THƯ VIỆN XÃ\nKẾ HOẠCH")

    assert as_key(read_plan(above + "I. MỤC ĐÍCH"))["document_type"] == "kế hoạch"


def test_who_issues_a_plan_may_stand_in_its_last_sentence_alone() -> None:
    """ "Trên đây là kế hoạch … của UBND xã …", below a page without a letterhead."""
    text = "KẾ HOẠCH\nPhát động thi đua\n\nTrên đây là kế hoạch thi đua của UBND xã Đồng Mây."

    assert as_key(read_plan(text))["issuer"] == "UBND xã Đồng Mây"


def test_movements_side_by_side_each_run_in_their_own_time() -> None:
    """Two movements of one plan: neither time is the campaign's."""
    found = read(
        "II. NỘI DUNG\n1. Phong trào “Đường sạch”\nPhong trào diễn ra từ ngày 01/02/2024 đến ngày 30/03/2024.\n"
        "2. Phong trào “Cổng đẹp”\nPhong trào diễn ra từ ngày 01/05/2024 đến ngày 30/06/2024."
    )

    assert (found["starts_on"], found["ends_on"]) == (None, None)


def test_two_years_in_the_title_are_offered() -> None:
    """From the first day of the one to the last of the other, and taken for no period."""
    above = HEAD.replace("năm 2024\n", "năm 2024 - năm 2025\n")
    found = as_key(read_plan(above + "I. MỤC ĐÍCH"))

    assert (found["starts_on"], found["period_inferred"]["from"], found["period_inferred"]["to"]) == (
        None, "2024-01-01", "2025-12-31",
    )  # fmt: skip
