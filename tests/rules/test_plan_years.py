"""Which year a plan's days and rounds have, where it stands in a title, a heading or a sentence, or nowhere."""

from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan

HEAD = (
    "UBND XÃ ĐÔNG HẢI\nSố: 12/KH-UBND\nĐông Hải, ngày 03 tháng 9 năm 2023\n\n"
    "KẾ HOẠCH\nPhát động phong trào thi đua làm sạch bãi biển\n\n"
)


def read(text: str) -> dict[str, Any]:
    """What is read in a text."""
    return dict(as_key(read_plan(text)))


def period(found: dict[str, Any]) -> tuple[str | None, str | None]:
    """From when to when the text says."""
    return found["starts_on"], found["ends_on"]


def test_a_period_in_the_title_s_bracket() -> None:
    """The title's last line is "(Từ … – …)"; an anniversary in brackets is no period."""
    head = HEAD.replace("bãi biển\n", "bãi biển\nNĂM HỌC 2023 - 2024\n(Từ 11/9 – 15/10/2023)\n")

    assert period(read(head + "1. Yêu cầu\n- Các lớp tham gia.")) == ("2023-09-11", "2023-10-15")
    other = HEAD.replace("bãi biển\n", "bãi biển (19/5/1963 - 19/5/2023)\n")
    assert period(read(other + "1. Yêu cầu\n- Các lớp tham gia.")) == (None, None)


@pytest.mark.parametrize(
    ("ground", "inferred"),
    [
        ("Căn cứ kế hoạch năm học 2023 - 2024 của nhà trường;", None),
        ("Nhà trường phát động thi đua năm học 2023 - 2024 như sau:", ("2023-09-01", "2024-05-31")),
    ],
)
def test_a_school_year_that_is_only_cited(ground: str, inferred: tuple[str, str] | None) -> None:
    """The school year of the plan that this one rests on is not its own."""
    said = read(HEAD + ground + "\n\nI. THỜI GIAN\nTừ tuần 9 đến hết tuần 13.")["period_inferred"]

    assert (said and (said["from"], said["to"])) == inferred


def test_a_term_whose_title_breaks_in_the_middle() -> None:
    """ "… GIAI" on one line and "ĐOẠN 2022 - 2024" on the next."""
    head = HEAD.replace("bãi biển\n", "bãi biển GIAI\nĐOẠN 2022 - 2024\n")

    said = read(head + "I. MỤC ĐÍCH\n- Biển sạch.")["period_inferred"]

    assert (said["from"], said["to"]) == ("2022-01-01", "2024-12-31")


@pytest.mark.parametrize(
    "said",
    [
        "Phong trào thi đua năm 2024 chia làm 2 đợt: Đợt 1 (từ ngày 1.1 - 30.6), đợt 2 (từ ngày 1.7 - 31.12).",
        "Phong trào thi đua năm 2024 được tổ chức thành hai đợt: Đợt 1 (từ ngày 01/01 đến ngày 30/6); đợt 2 (từ ngày 01/7 đến ngày 31/12).",
    ],
)
def test_rounds_of_a_year_that_is_divided(said: str) -> None:
    """The year stands once, in the words that divide it; days may be printed with dots."""
    found = read(HEAD + f"II. THỜI GIAN\n{said}")

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2024-01-01", "2024-06-30"), ("2024-07-01", "2024-12-31"),
    ]  # fmt: skip
    assert found["deadlines"] == []


def test_a_round_whose_number_is_typed_with_a_one() -> None:
    """ "Đợt I1" is a round, no window to report in."""
    found = read(
        HEAD
        + "II. THỜI GIAN\n- Đợt I: từ 01/10/2023 đến 30/11/2023.\n- Đợt I1: từ 01/12/2023 đến 28/02/2024."
    )

    assert [one["name"] for one in found["phases"]] == ["Đợt I", "Đợt I1"]
    assert found["deadlines"] == []


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Các lớp nộp sản phẩm về trường vào ngày 18, 19/ 9", ["--09-18", "--09-19"]),
        ("Các thôn gửi đăng ký về UBND xã trước ngày 10-10.", ["--10-10"]),
        ("Phong trào thi đua diễn ra từ ngày 15-9 đến 15-11 trên toàn xã.", ["--09-15", "--11-15"]),
        ("Đợt thi đua cao điểm sẽ bắt đầu từ ngày 15/12.", ["--12-15"]),
    ],
)
def test_days_without_a_year_are_asked(said: str, days: list[str]) -> None:
    """Two days in a row with a blank behind the stroke, days with a hyphen: asked, none invented."""
    found = read(HEAD + f"II. NỘI DUNG\n1. {said}")

    assert found["partial_dates"] == days
    assert all(one["due_on"] is None for one in found["deadlines"])


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("Thời gian triển khai Tháng hành động vì biển sạch bắt đầu từ ngày 15-9 đến 15-10-2023, trên phạm vi toàn xã.",
         ("2023-09-15", "2023-10-15")),
        ("Xã đã phát động phong trào thi đua làm sạch bãi biển. Thời gian từ tháng 10/2023 đến khi xã tổ chức lễ kỷ niệm.",
         ("2023-10-01", None)),
        ("Tháng hành động vì biển sạch diễn ra từ ngày 01/10/2023 đến hết hết ngày 31/10/2023.", ("2023-10-01", "2023-10-31")),
    ],
)  # fmt: skip
def test_sentences_that_say_when_it_runs(said: str, span: tuple[str | None, str | None]) -> None:
    """The name between "Thời gian triển khai" and "từ", a sentence of its own, a month of action."""
    assert period(read(HEAD + said)) == span


def test_a_campaign_that_lasts_until_a_day() -> None:
    """ "Đợt thi đua … kéo dài đến hết ngày …": its end, no deadline."""
    found = read(
        HEAD
        + "Đợt thi đua chào mừng 75 năm ngày lập xã kéo dài đến hết ngày 11/12/2023 trên toàn xã."
    )

    assert (period(found), found["deadlines"]) == ((None, "2023-12-11"), [])


@pytest.mark.parametrize(
    ("said", "spans"),
    [
        ("Theo kế hoạch, năm 2024, toàn xã sẽ thực hiện hai đợt.\n\nĐợt một từ ngày 10.3 - 10.4; đợt hai từ 10.9 - 10.10.",
         [("2024-03-10", "2024-04-10"), ("2024-09-10", "2024-10-10")]),
        ("Phong trào thi đua năm 2023 đã tổ chức hai đợt.\n\nĐợt một từ ngày 10.3 - 10.4; đợt hai từ 10.9 - 10.10.", [(None, None), (None, None)]),
        ("Phong trào thi đua năm 2023 tổ chức hai đợt, năm 2024 làm như sau.\n\nĐợt một từ ngày 10.3 - 10.4; đợt hai từ 10.9 - 10.10.", [(None, None), (None, None)]),
    ],
)  # fmt: skip
def test_only_the_year_that_is_divided(
    said: str, spans: list[tuple[str | None, str | None]]
) -> None:
    """What was done last year, or another year named behind it, gives the rounds none."""
    found = read(HEAD + f"II. THỜI GIAN\n{said}")["phases"]

    assert [(one["starts_on"], one["ends_on"]) for one in found] == spans


def test_phases_of_whole_years() -> None:
    """Nothing but the year behind a phase's name: the phase, and the period over it, last that long."""
    found = read(HEAD + "II. THỜI GIAN\n- Giai đoạn 1: năm 2023.\n- Giai đoạn 2: năm 2024 - 2025.")

    assert period(found) == ("2023-01-01", "2025-12-31")
    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2023-01-01", "2023-12-31"),
        ("2024-01-01", "2025-12-31"),
    ]


def test_a_year_in_what_a_phase_is_about() -> None:
    """ "Giai đoạn 1: nhiệm vụ năm 2023 …" is no span."""
    found = read(HEAD + "II. NỘI DUNG\n- Giai đoạn 1: hoàn thành các phần việc năm 2023 của thôn.")

    assert found["phases"] == []
    assert period(found) == (None, None)


def test_rows_of_years_one_after_the_other() -> None:
    """They are offered together as the period."""
    found = read(HEAD + "II. THỜI GIAN THỰC HIỆN\n- Năm 2023\n- Năm 2024")

    assert (found["period_inferred"]["from"], found["period_inferred"]["to"]) == (
        "2023-01-01",
        "2024-12-31",
    )


def test_rounds_that_follow_one_another() -> None:
    """Only the first says its year, the others begin the day after, over the turn of the year as well."""
    found = read(
        HEAD + "II. THỜI GIAN\n1. Đợt 1: Từ 04/9 đến 15/11/2023\n2. Đợt 2: Từ 16/11 đến 20/12\n"
        "3. Đợt 3: từ 21/12 đến 31/01"
    )

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2023-09-04", "2023-11-15"),
        ("2023-11-16", "2023-12-20"),
        ("2023-12-21", "2024-01-31"),
    ]
    assert period(found) == ("2023-09-04", "2024-01-31")


def test_a_round_that_does_not_follow() -> None:
    """Weeks later it may be any year: it is asked."""
    found = read(
        HEAD + "II. THỜI GIAN\n1. Đợt 1: Từ 04/9 đến 15/11/2023\n2. Đợt 2: Từ 12/01 đến 20/02"
    )

    assert [one["starts_on"] for one in found["phases"]] == ["2023-09-04", None]
    assert found["partial_dates"] == ["--01-12", "--02-20"]
    assert found["ends_on"] is None
