"""What every reader promises for any input: no error, no delay, no double candidate, no loss."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from campaigns.wording.answers.read import read_answer
from campaigns.wording.dates.lunar import (
    LunarDate,
    months_of,
    new_year,
    say_lunar,
    to_lunar,
    to_solar,
)
from campaigns.wording.dates.read import read_date, say_date
from campaigns.wording.money.echo import money_in_words, say_money
from campaigns.wording.money.read import read_money
from campaigns.wording.percent.read import read_percent, say_percent
from campaigns.wording.quantity.read import read_quantity, say_quantity
from campaigns.wording.read import KINDS, read_line
from campaigns.wording.reading import (
    Candidates,
    Option,
    Quantity,
    Refused,
    Span,
    Value,
    choose,
)
from campaigns.wording.registration.read import read_registration
from campaigns.wording.spelling.text import clean, fold, tokenise
from tests.fixtures_work import calls

MONDAY = date(2023, 11, 6)
UNITS = [*(f"Thôn {n}" for n in range(1, 14)), "Thôn Đồng Vinh", "Thôn Nam Nhe"]
# work is judged apart, by the calls it takes: a busy machine fails no reader
QUICK = settings(deadline=None, max_examples=150)

_VOCABULARY = """
ba năm mười mươi trăm triệu tỷ nghìn rưỡi linh k đồng tr 350 1 20 05 2023 . , / - % ( ) : ? ~
ngày tháng tuần quý thứ chủ nhật mùng rằm tết chạp giêng âm đầu giữa cuối hết trước sau đến từ nữa
mai mốt nay khoảng dưới tổng dân góp mỗi hộ không chưa xong khởi công hoàn thành thôn T5 m km ha
đường bê tông làm đăng ký nhầm hoặc nửa phần còn lại đã dài rộng x × * 5m 5*5 75% 25% vàng usd nam muoi
tu sau l O
"""
WORDS = [*_VOCABULARY.split(), "\n"]
sentences = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
glued = st.lists(st.sampled_from(WORDS), max_size=8).map("".join)
anything = st.one_of(st.text(max_size=120), sentences, glued)
days = st.dates(date(2000, 2, 1), date(2100, 12, 31))


@QUICK
@given(kind=st.sampled_from(KINDS), text=anything, today=days)
@example(kind="money", text="1" * 4000, today=MONDAY)
@example(kind="date", text="từ " * 1300, today=MONDAY)
@example(kind="registration", text="từ " * 600, today=MONDAY)
@example(kind="registration", text="(((" * 600, today=MONDAY)
@example(kind="registration", text="Đường ngõ dài 5m x", today=MONDAY)
@example(kind="percent", text="đã còn làm, 75% 25% lại", today=MONDAY)
@example(kind="unit", text="\u0301" * 300, today=MONDAY)
def test_any_text_gets_exactly_one_answer(kind: str, text: str, today: date) -> None:
    """No input raises or takes long, and no offered choice appears twice."""
    line = {"kind": kind, "text": text, "today": today.isoformat(), "units": UNITS}
    answer = read_line(line)
    assert sum(key in answer for key in ("value", "candidates", "refused")) == 1
    offered = answer.get("candidates", [])
    assert isinstance(offered, list)
    assert len(offered) <= 4
    assert offered or "candidates" not in answer
    values = [str(option["value"]) for option in offered]
    assert len(set(values)) == len(values)


# what once grew with the square of its length, and what is cut into the most pieces
LONG = """
1 | 1' | 1. | 1:| 1.000.| từ | hết | đến | chưa | không | ngày | một hai | hai trăm | 350tr 5/12;
½ | , | tam muoi | ha | sửa lại | a1b2 | d9u7o7ng | trieeuj | muoimuoi | Z͑ͫ̓ͪ̂ͫ | ( | - | xin đổi từ 1tr thành 2tr | 1. a | thôn 5 | rằm
"""


@pytest.mark.parametrize(
    "part", [part.strip() for part in LONG.replace("\n", "|").split("|") if part]
)
@pytest.mark.parametrize("length", [700, 4096])
def test_the_work_grows_with_the_length_and_no_faster(part: str, length: int) -> None:
    """Twice the text takes at most thrice the calls, whatever fills the message."""
    for text in {(part + blank) * length for blank in (" ", "")}:
        for kind in KINDS:
            line = {"kind": kind, "today": "2026-11-25", "units": UNITS}
            half, whole = (
                calls(read_line, line | {"text": text[:size]}) for size in (length // 2, length)
            )
            assert whole < 3 * half + 2000, kind


@QUICK
@given(today=st.dates(date(2000, 2, 1), date(2100, 10, 31)))
def test_the_examples_of_a_refused_date_are_days_near_the_given_one(today: date) -> None:
    """Whatever today is, each of them can be typed as it stands and is at most ten weeks ahead."""
    for refused in (
        read_date("31/4", today),
        read_registration("làm đường", today, []).asked["ends_on"],
    ):
        assert isinstance(refused, Refused)
        for shown in refused.message.partition("Ví dụ: ")[2].rstrip(".").split(", "):
            found = read_date(shown, today)
            assert isinstance(found, Value)
            last = found.value.end if isinstance(found.value, Span) else found.value
            assert 0 < (last - today).days <= 70


@given(value=st.integers(0, 10**12))
@example(value=1_000_200)
@example(value=10**12)
@example(value=500)
@example(value=2_000_000_005)
def test_money_said_is_money_read(value: int) -> None:
    """The echo in figures and in words is read as the same sum."""
    assert read_money(say_money(value)) == Value(value)
    assert read_money(money_in_words(value)) == Value(value)


@given(day=days)
def test_a_day_said_is_the_day_read(day: date) -> None:
    """The echo with its weekday is read as the same day on any day."""
    assert read_date(say_date(day), MONDAY) == Value(day)


@given(percent=st.integers(0, 100))
def test_percent_said_is_percent_read(percent: int) -> None:
    """50% is read as 50."""
    assert read_percent(say_percent(percent)) == Value(percent)


@given(
    value=st.integers(1, 10**6), unit=st.sampled_from(["m", "ha", "sào", "hộ", "m2", "ngày công"])
)
def test_a_quantity_said_is_the_quantity_read(value: int, unit: str) -> None:
    """1.200 m is read as 1200 m."""
    quantity = Quantity(value, unit)
    assert read_quantity(say_quantity(quantity)) == Value(quantity)


@given(text=st.text(max_size=60))
def test_clean_text_stays_clean(text: str) -> None:
    """Cleaning twice changes nothing, and folding keeps one letter one letter."""
    said = clean(text)
    assert clean(said) == said
    assert len(fold(said)) == len(said)
    assert "".join(said[t.start : t.end] for t in tokenise(said)) == "".join(
        char for char in said if not char.isspace() or char == "\n"
    )


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1968, date(1968, 1, 29)),
        (1985, date(1985, 1, 21)),
        (2007, date(2007, 2, 17)),
        (2024, date(2024, 2, 10)),
        (2025, date(2025, 1, 29)),
        (2026, date(2026, 2, 17)),
        (2027, date(2027, 2, 6)),
        (2028, date(2028, 1, 26)),
        (2030, date(2030, 2, 2)),
    ],
)
def test_tet_is_reckoned_in_vietnam(year: int, day: date) -> None:
    """Tết by the Vietnamese calendar, also where the Chinese one differs (1985, 2007, 2030)."""
    assert new_year(year) == day


def test_tet_of_2025_to_2032_has_no_thirtieth() -> None:
    """The last month has 29 days in the lunar years 2024 to 2031, and 30 around them."""
    lengths = {
        year: (months_of(year)[-1].last - months_of(year)[-1].first).days + 1
        for year in range(2023, 2033)
    }
    assert lengths == {2023: 30, **dict.fromkeys(range(2024, 2032), 29), 2032: 30}


@given(day=st.dates(date(1900, 3, 1), date(2199, 6, 1)))
def test_lunar_and_solar_agree(day: date) -> None:
    """Every day has one lunar date, which leads back to it."""
    moon = to_lunar(day)
    assert moon is not None
    assert to_solar(moon) == day


def test_a_lunar_date_is_said_with_its_year() -> None:
    """The echo names month and year as people do."""
    assert say_lunar(date(2024, 2, 2)) == "23 tháng Chạp năm Quý Mão"
    assert say_lunar(date(2025, 7, 25)) == "mùng 1 tháng 6 nhuận năm Ất Tỵ"
    assert to_solar(LunarDate(2025, 6, 30, leap=True)) is None


def test_an_open_year_falls_into_the_campaign() -> None:
    """A day without a year is read in the period asked about, also when it has passed."""
    campaign = Span(date(2023, 10, 1), date(2023, 12, 31))
    assert read_date("5/11", MONDAY) == choose_years("2023-11-05", "2024-11-05")
    assert read_date("5/11", MONDAY, campaign) == Value(date(2023, 11, 5))
    assert read_date("tháng 10", MONDAY, campaign) == Value(
        Span(date(2023, 10, 1), date(2023, 10, 31))
    )


def choose_years(*days: str) -> object:
    """The candidates of a day in several years."""
    found = [date.fromisoformat(day) for day in days]
    return choose("Là ngày nào?", *(Option(day, say_date(day)) for day in found))


def test_refusals_name_the_limits() -> None:
    """What is out of bounds says the bounds: sums, years, days of a month."""
    money = read_money("99999999999999999999999 đồng")
    assert isinstance(money, Refused)
    assert "10.000.000.000.000" in money.message
    year = read_date("31/12/9999", MONDAY)
    assert isinstance(year, Refused)
    assert "2000–2100" in year.message
    month = read_date("31/11", MONDAY)
    assert isinstance(month, Refused)
    assert "Tháng 11 chỉ có 30 ngày" in month.message


def test_a_lunar_date_with_a_year_asks_for_the_solar_one() -> None:
    """ "16/02/2024 âm lịch" is never converted in silence."""
    reading = read_date("16/02/2024 âm lịch", MONDAY)
    assert isinstance(reading, Refused)
    assert "dương lịch" in reading.message


def test_a_bare_sum_offers_both_units() -> None:
    """ "300" asks: triệu or nghìn?"""
    reading = read_money("300")
    assert isinstance(reading, Candidates)
    assert [option.value for option in reading.options] == [300_000_000, 300_000]
    assert reading.question == "300 triệu hay 300 nghìn đồng?"


def test_a_sum_with_one_reading_too_large_offers_the_other() -> None:
    """ "2,075 tỷ" is asked as "1,500 triệu" is, with the only sum a village can mean."""
    reading = read_money("2,075 tỷ")
    assert isinstance(reading, Candidates)
    assert [option.value for option in reading.options] == [2_075_000_000]
    assert isinstance(read_money("350.000 tỷ"), Refused)


def test_an_empty_answer_says_so() -> None:
    """Blanks and invisible characters are no answer."""
    for read in (read_money, read_percent, read_quantity, read_answer):
        reading = read(" \u200b\u2060 ")
        assert isinstance(reading, Refused)
        assert reading.reason == "empty"


def test_a_bad_request_is_refused() -> None:
    """Unknown kinds and bad days are answered, not raised."""
    for line in (
        {},
        {"kind": "x", "text": "1"},
        {"kind": "date", "text": "mai", "today": "hôm nay"},
    ):
        assert read_line(line)["reason"] == "invalid"
