"""Rounds whose two days stand in two columns, steps of a procedure, a campaign that is made longer."""

from typing import Any

import pytest

from tests.rules.plan_bodies import head, read_below

HEAD = head("20 tháng 02 năm 2025")


def read(body: str) -> dict[str, Any]:
    """What is read in a plan of 20/02/2025 with this body."""
    return read_below(HEAD, body)


def period(found: dict[str, Any]) -> tuple[str | None, str | None]:
    """From when to when the plan runs."""
    return found["starts_on"], found["ends_on"]


def test_rounds_with_a_column_for_each_end() -> None:
    """The first and the last day are the round's, the third is due; what a round greets is no day."""
    found = read(
        "II. CÁC ĐỢT\nĐợt\tChủ đề\tTừ ngày\tĐến ngày\tBáo cáo\n"
        "I\tMừng Đảng, mừng Xuân\t03/3/2025\t30/4/2025\t05/5/2025\n"
        "II\tNgày truyền thống, ngày 22/12\t01/5/2025\t22/12/2025\t27/12/2025"
    )

    assert [(one["name"], one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("Đợt I", "2025-03-03", "2025-04-30"), ("Đợt II", "2025-05-01", "2025-12-22"),
    ]  # fmt: skip
    assert period(found) == ("2025-03-03", "2025-12-22")
    assert [one["due_on"] for one in found["deadlines"]] == ["2025-05-05", "2025-12-27"]


def test_steps_of_a_procedure_are_no_phases() -> None:
    """Below "Quy trình" each step is done in its days; the whole runs as long as it runs."""
    found = read(
        "II. QUY TRÌNH\nBước 1: các thôn họp bình xét từ ngày 01/11/2025 đến ngày 10/11/2025.\n"
        "Bước 2: UBND xã thẩm định từ ngày 11/11 đến ngày 20/11/2025.\n"
        "Việc bình xét căn cứ kết quả thực hiện từ ngày 01/11/2024 đến ngày 31/10/2025."
    )

    assert (found["phases"], period(found)) == ([], (None, None))
    assert [one["due_on"] for one in found["deadlines"]] == ["2025-11-10", "2025-11-20"]


def test_a_last_stage_without_an_end_leaves_the_end_open() -> None:
    """ "từ 01/7/2025 đến khi kết thúc phong trào" does not end with the stage before it."""
    found = read(
        "II. THỜI GIAN\n1. Giai đoạn khởi động: từ 01/3/2025 đến 30/6/2025.\n"
        "2. Giai đoạn về đích: từ 01/7/2025 đến khi kết thúc phong trào."
    )

    assert period(found) == ("2025-03-01", None)
    assert [one["ends_on"] for one in found["phases"]] == ["2025-06-30", None]


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("Phong trào được phát động từ ngày 01/3/2025, dự kiến kết thúc ngày 30/9/2025.", ("2025-03-01", "2025-09-30")),
        ("Kéo dài thời gian thi đua đến hết ngày 15/12/2025.", (None, "2025-12-15")),
        ("Bắt đầu từ ngày 10/4/2025 và kéo dài đến ngày 20/6/2025.", ("2025-04-10", "2025-06-20")),
    ],
)  # fmt: skip
def test_how_long_it_runs(said: str, span: tuple[str | None, str | None]) -> None:
    """An end that is planned, or moved, is the end."""
    found = read(f"II. THỜI GIAN\n{said}")

    assert (period(found), found["deadlines"]) == (span, [])


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Theo dự báo, từ ngày 20/3 đến ngày 24/3/2025 có mưa to; các thôn nạo vét xong trước ngày 19/3/2025.",
         [("2025-03-19", "before")]),
        ("Công an xã niêm yết danh sách trong 07 ngày, kể từ ngày 05/5/2025.", [("2025-05-11", "window")]),
        ("Cổng bình chọn mở lúc 08h00 ngày 20/5/2025 và đóng lúc 22h00 ngày 10/6/2025.", [("2025-06-10", "window")]),
        ("Họp: 19h30 T6, 21/3/2025.", [("2025-03-21", "on")]),
    ],
)  # fmt: skip
def test_days_of_others_and_of_a_gate(said: str, due: list[tuple[str, str]]) -> None:
    """The weather asks nothing of anybody; what is posted or open for so long is a window."""
    found = read(f"IV. TỔ CHỨC THỰC HIỆN\n1. {said}")["deadlines"]

    assert [(one["due_on"], one["bound"]) for one in found] == due


def test_rounds_of_months_below_their_quarter() -> None:
    """ "03 đợt trong quý IV/2025": the months of its rounds are of that year."""
    found = read("II. THỜI GIAN\nChia làm 02 đợt ra quân trong quý IV/2025:\n1. Đợt 1: tháng 10.\n2. Đợt 2: tháng 11.")  # fmt: skip

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2025-10-01", "2025-10-31"), ("2025-11-01", "2025-11-30"),
    ]  # fmt: skip


def test_a_notice_of_a_street_calls_its_plan_in_short() -> None:
    """ "KH thi đua …" without a letterhead is a plan, so its days bind."""
    found = read_below("TỔ DÂN PHỐ SỐ 9\n\nKH thi đua “Ngõ phố không rác” - hè 2025\n\n", "1. Tổng vệ sinh: 20h T7, 31/5/2025.")  # fmt: skip

    assert found["document_type"] == "kế hoạch"
    assert [one["due_on"] for one in found["deadlines"]] == ["2025-05-31"]


def test_rounds_without_marks_below_the_sentence_that_dates_them() -> None:
    """The second line is of the same year as the first."""
    found = read("II. THỜI GIAN\nPhong trào chia làm 02 đợt trong năm 2025:\nĐợt I: từ 15/3 đến 31/5, nạo vét.\nĐợt II: từ 01/8 đến 15/11, thu gom.")  # fmt: skip

    assert period(found) == ("2025-03-15", "2025-11-15")


@pytest.mark.parametrize(
    "said",
    [
        "Thời hạn đăng ký: gia hạn từ ngày 05/6/2025 đến hết ngày 28/6/2025.",
        "Đăng ký đến hết ngày 28/6/2025 (trước đây thông báo ngày 12/6/2025).",
    ],
)
def test_a_day_from_which_another_is_moved(said: str) -> None:
    """ "gia hạn từ … đến …" is no window, and the day announced before is over."""
    found = read(f"IV. TỔ CHỨC THỰC HIỆN\n1. {said}")["deadlines"]

    assert [(one["due_on"], one["bound"]) for one in found] == [("2025-06-28", "by")]
