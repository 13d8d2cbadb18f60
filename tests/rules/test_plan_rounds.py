"""The rounds of a campaign and what belongs to each: its days, its work, its review; and stretches that are none."""

from typing import Any

import pytest

from tests.rules.plan_bodies import head, read_below

HEAD = head("20 tháng 02 năm 2024", of="{year}")


def read(body: str, year: str = "") -> dict[str, Any]:
    """What is read in a plan of 20/02/2024 with this body."""
    return read_below(HEAD.format(year=year), body)


def test_what_is_done_in_a_round_stands_in_the_next_line_without_a_marker() -> None:
    """Each round is called by what is done in it, whatever its verb."""
    found = read(
        "II. THỜI GIAN, ĐỊA ĐIỂM\nĐợt 1: Ngày 12/3/2024\nRa quân trồng cây tại xóm Đông.\n"
        "Đợt 2: Ngày 04/6/2024\nHưởng ứng Ngày Môi trường thế giới; đổi rác lấy quà."
    )["deadlines"]

    assert [(one["what"], one["due_on"]) for one in found] == [
        ("Đợt 1: Ra quân trồng cây tại xóm Đông", "2024-03-12"),
        ("Đợt 2: Hưởng ứng Ngày Môi trường thế giới", "2024-06-04"),
    ]


def test_the_days_of_the_second_round_are_not_those_of_the_whole() -> None:
    """The year is offered, and the round keeps its days."""
    found = read(
        "II. THỜI GIAN\nTổ chức 02 đợt: đợt cao điểm thứ nhất sơ kết vào cuối tháng 6; "
        "đợt cao điểm thứ hai từ ngày 01/7/2024 đến ngày 30/11/2024.",
        " năm 2024",
    )

    assert (found["starts_on"], found["ends_on"]) == (None, None)
    assert found["period_inferred"]["to"] == "2024-12-31"
    assert [one["ends_on"] for one in found["phases"]] == ["2024-11-30"]


def test_a_plan_of_the_second_round_alone_has_its_days() -> None:
    """The title says which round the plan is of."""
    found = read(
        "II. THỜI GIAN\n- Đợt 2: từ ngày 01/7/2024 đến ngày 30/11/2024.", " đợt 2 năm 2024"
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-07-01", "2024-11-30")


def test_so_many_days_from_when_to_when_and_a_stretch_until_the_end() -> None:
    """ "Trong 60 ngày: từ …" below "Thời gian" is the period, and ends the last stretch."""
    found = read(
        "II. THỜI GIAN THI ĐUA\nTrong 60 ngày: từ ngày 12/7 đến ngày 09/9/2024, gồm 2 chặng:\n"
        "- Chặng 1: đến hết ngày 10/8/2024;\n- Chặng 2: từ ngày 11/8/2024 đến khi kết thúc."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-07-12", "2024-09-09")
    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        (None, "2024-08-10"), ("2024-08-11", "2024-09-09"),
    ]  # fmt: skip
    assert found["deadlines"] == []


def test_papers_sent_when_a_round_ends_and_a_day_that_needs_no_verb() -> None:
    """Neither gets a day that nobody set."""
    found = read(
        "IV. TỔ CHỨC THỰC HIỆN\n- Hồ sơ khen thưởng chuyên đề nộp ngay khi kết thúc đợt.\n"
        "- Cấp 2.000 cây giống cho các thôn trong ngày 10/3."
    )

    assert [(one["bound"], one["due_on"]) for one in found["deadlines"]] == [
        ("after_event", None), ("on", None),
    ]  # fmt: skip
    assert found["partial_dates"] == ["--03-10"]


def test_each_round_has_its_own_review() -> None:
    """Two days of "Tổng kết" in two rounds contradict nothing."""
    found = read(
        "C. CÁC ĐỢT THI ĐUA\nĐợt 1: Từ ngày 05/9/2024 đến ngày 20/11/2024. Tổng kết: sáng 20/11/2024.\n"
        "Đợt 2: Từ ngày 21/11/2024 đến ngày 09/01/2025. Tổng kết: ngày 10/01/2025."
    )

    assert [one["due_on"] for one in found["deadlines"]] == ["2024-11-20", "2025-01-10"]
    assert found["conflicts"] == []


@pytest.mark.parametrize(
    "said",
    [
        "Thẩm định chéo điểm thi đua từ ngày 26/11 đến ngày 03/12/2024.",
        "Tổng kết phong trào thi đua từ ngày 26/11 đến ngày 03/12/2024.",
        "Tập huấn công tác thi đua, khen thưởng từ 26/11 đến 03/12/2024.",
    ],
)
def test_what_is_done_about_the_movement_is_not_how_long_it_runs(said: str) -> None:
    """A window of a task, and the year of the title as before."""
    found = read(f"IV. TỔ CHỨC THỰC HIỆN\n1. {said}", year=" năm 2024")

    assert (found["starts_on"], found["period_inferred"]["from"]) == (None, "2024-01-01")
    assert [one["window"] for one in found["deadlines"]] == [
        {"from": "2024-11-26", "to": "2024-12-03"}
    ]


@pytest.mark.parametrize(
    ("year", "rounds", "days"),
    [
        (" năm học 2023 - 2024", "Đợt 1 (từ 05/9 đến 20/11): dạy tốt.\nĐợt 2 (từ 21/11 đến 26/3): học tốt.",
         ("2023-09-05", "2024-03-26")),
        (" năm 2024", "Đợt 1: từ tháng 01 đến tháng 6.\nĐợt 2: từ tháng 7 đến tháng 12.", ("2024-01-01", "2024-12-31")),
        (" năm học 2023 - 2024", "Đợt 1 (từ 05/9 đến 20/11): dạy tốt.\nĐợt 2 (từ 26/12 đến 26/3): học tốt.", (None, None)),
        (" năm 2024", "Đợt 1 (từ 01/10 đến 20/11).\nĐợt 2 (từ 21/11 đến 15/01).", (None, None)),
        (" giai đoạn 2023 - 2025", "Đợt 1 (từ 01/3 đến 20/5).\nĐợt 2 (từ 21/5 đến 15/8).", (None, None)),
    ],
)  # fmt: skip
def test_rounds_that_follow_day_by_day_have_the_year_of_the_title(
    year: str, rounds: str, days: tuple[str | None, str | None]
) -> None:
    """Marked as inferred; with a gap between them, or out of the year, it is asked."""
    found = read(f"III. CÁC ĐỢT THI ĐUA\n{rounds}", year=year)

    assert (found["starts_on"], found["ends_on"]) == days
    assert bool(found.get("precision")) == bool(days[0])
    assert bool(found["partial_dates"]) == (days[0] is None)


def test_peaks_months_apart_are_no_period() -> None:
    """The year of the title is what the plan is for."""
    found = read(
        "III. CÁC ĐỢT THI ĐUA CAO ĐIỂM\n1. Đợt 1: từ 10/3 đến 07/5/2024.\n2. Đợt 2: từ 15/10 đến 20/12/2024.",
        year=" năm 2024",
    )

    assert (found["starts_on"], found["period_inferred"]["to"]) == (None, "2024-12-31")
    assert len(found["phases"]) == 2


def test_a_line_of_time_below_each_task_is_of_that_task() -> None:
    """Its rounds are no rounds of the campaign, its days no period; it is called after the task."""
    found = read(
        "II. NHIỆM VỤ THI ĐUA\n1. Rà soát thủ tục hành chính\n- Đơn vị chủ trì: Văn phòng.\n"
        "- Thời gian hoàn thành: trước ngày 30/4/2024.\n"
        "2. Khảo sát mức độ hài lòng\n- Đơn vị chủ trì: Công chức Văn hóa.\n"
        "- Thời gian thực hiện: đợt 1 từ 01/5 đến 15/5/2024, đợt 2 từ 01/10 đến 15/10/2024.",
        year=" năm 2024",
    )

    assert (found["starts_on"], found["phases"]) == (None, [])
    assert found["period_inferred"]["from"] == "2024-01-01"
    assert [(one["what"], one["due_on"]) for one in found["deadlines"]] == [
        ("Rà soát thủ tục hành chính", "2024-04-30"),
        ("Khảo sát mức độ hài lòng: đợt 1", "2024-05-15"),
        ("Khảo sát mức độ hài lòng: đợt 2", "2024-10-15"),
    ]


def test_rounds_that_are_items_keep_their_lines_of_time() -> None:
    """ "1. Đợt 1", "- Thời gian: từ …" are the rounds of the whole."""
    found = read(
        "III. CÁC ĐỢT THI ĐUA\n1. Đợt 1: mừng Đảng, mừng Xuân\n- Thời gian: từ 01/3 đến 31/5/2024.\n"
        "2. Đợt 2: chào mừng Quốc khánh\n- Thời gian: từ 01/6 đến 02/9/2024."
    )

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2024-03-01", "2024-05-31"), ("2024-06-01", "2024-09-02"),
    ]  # fmt: skip
    assert (found["starts_on"], found["ends_on"]) == ("2024-03-01", "2024-09-02")


def test_steps_day_by_day_below_the_time_make_the_period() -> None:
    """Marked as inferred; each step keeps its window. With a gap between them nothing is made of them."""
    steps = (
        "III. THỜI GIAN THỰC HIỆN\n1. Từ ngày 01/3/2024 đến ngày 20/3/2024: khảo sát, đăng ký công trình.\n"
        "2. Từ ngày {}/3/2024 đến ngày 10/6/2024: tổ chức thực hiện."
    )
    found, apart = read(steps.format(21)), read(steps.format(29))

    assert (found["starts_on"], found["ends_on"]) == ("2024-03-01", "2024-06-10")
    assert set(found["precision"]) == {"starts_on", "ends_on"}
    assert [one["due_on"] for one in found["deadlines"]] == ["2024-03-20", "2024-06-10"]
    assert (apart["starts_on"], apart["ends_on"]) == (None, None)


def test_a_month_of_action_beside_a_movement_all_year_is_a_window() -> None:
    """ "Phong trào thi đua: thực hiện cả năm" is the plan's own time."""
    found = read(
        "II. CHỦ ĐỀ, THỜI GIAN\n1. Tháng hành động: từ ngày 01/5/2024 đến ngày 31/5/2024.\n"
        "2. Phong trào thi đua: thực hiện cả năm 2024.",
        year=" năm 2024",
    )

    assert (found["starts_on"], found["period_inferred"]["to"]) == (None, "2024-12-31")
    assert [one["bound"] for one in found["deadlines"]] == ["window"]


def test_peaks_of_every_year_leave_the_years_of_the_title() -> None:
    """Their days are asked; the plan still runs over its years."""
    found = read(
        "II. CÁC ĐỢT CAO ĐIỂM HẰNG NĂM\n1. Đợt 1 (mùa khô): từ 01/01 đến 30/4 hằng năm.\n"
        "2. Đợt 2 (mùa mưa): từ 01/6 đến 31/8 hằng năm.",
        year=" giai đoạn 2024 - 2026",
    )

    assert (found["starts_on"], found["period_inferred"]["to"]) == (None, "2026-12-31")
    assert len(found["phases"]) == 2


def test_carrying_out_one_work_is_no_period() -> None:
    """ "Thực hiện cải tạo cảnh quan: từ …" is a task; "Tổ chức thực hiện: từ …" is when the whole runs."""
    found = read(
        "2. NỘI DUNG VÀ THỜI GIAN\n2.1. Phát động: trước 15/6/2024.\n"
        "2.2. Thực hiện cải tạo cảnh quan: từ 15/6/2024 đến 30/9/2024."
    )
    whole = read("2. NỘI DUNG VÀ THỜI GIAN\n2.1. Tổ chức thực hiện: từ 15/6/2024 đến 30/9/2024.")

    assert (found["starts_on"], [one["bound"] for one in found["deadlines"]]) == (None, ["before", "window"])  # fmt: skip
    assert (whole["starts_on"], whole["ends_on"]) == ("2024-06-15", "2024-09-30")


@pytest.mark.parametrize(
    "row",
    [
        "Đợt {}. Từ {} đến {}: “Hoa điểm mười”.",
        "- Đợt {}. Chào mừng lễ. Từ ngày {} đến ngày {}.",
        "{0}. Đợt {0}. {1} - {2}: Chào mừng lễ",
        "Giai đoạn {}. Mừng lễ. Bắt đầu từ {} và kết thúc vào {}.",
    ],
)
def test_a_dot_behind_a_rounds_number_ends_no_sentence(row: str) -> None:
    """ "Đợt 1. Từ …": the dot belongs to the number, and a sentence that is but a span to the round."""
    found = read("III. CÁC ĐỢT\n" + row.format(1, "05/10/2023", "20/11/2023") + "\n" + row.format(2, "21/11/2023", "14/01/2024"))  # fmt: skip

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2023-10-05", "2023-11-20"), ("2023-11-21", "2024-01-14"),
    ]  # fmt: skip
    assert (found["starts_on"], found["ends_on"]) == ("2023-10-05", "2024-01-14")
    assert found["deadlines"] == []


def test_work_done_behind_a_rounds_dot_is_no_round() -> None:
    """ "Chấm điểm giai đoạn 1. Từ …" and "Đợt 1. Thu gom rác. Từ … trồng cây" tell of a work."""
    found = read(
        "III. THỜI GIAN: từ 05/10/2023 đến 14/01/2024.\n- Chấm điểm giai đoạn 1. Từ 06/12/2023 đến 08/12/2023\n"
        "- Đợt 1. Thu gom rác. Từ ngày 01/12/2023 đến ngày 05/12/2023 trồng cây."
    )

    assert found["phases"] == []
