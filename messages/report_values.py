"""How the values of a report look in words: what a target wants, what it came to, money, names."""

import html
import re
from datetime import date, timedelta
from decimal import Decimal

from campaigns.forms.show import figure
from campaigns.model import Range, Target
from campaigns.report_rows import PeriodRow
from campaigns.report_targets import TargetFacts
from campaigns.wording.money.echo import say_money
from messages import officer_text
from messages import report_words as words
from messages.filters import count, short_day

_TAG = re.compile(r"<[^>]*>")


def wanted(target: Target) -> str:
    """What the plan asks: "từ 90 % trở lên", "1 thôn"; empty for a qualitative one."""
    if target.base and isinstance(target.value, Decimal):
        percent = words.COMPARATORS[target.comparator.value] or "{}"
        return percent.format(words.OF_BASE.format(f"{figure(target.value)}%", target.base))
    if target.value is None:
        return words.BASED[target.comparator.value].format(target.base) if target.base else ""
    if isinstance(target.value, Range):
        said = f"{figure(target.value.minimum)}–{figure(target.value.maximum)}"
    else:
        said = figure(target.value)
    said = f"{said}{target.unit}" if target.unit == "%" else f"{said} {target.unit}".strip()
    pattern = words.COMPARATORS[target.comparator.value]
    return pattern.format(said) if pattern else said


def period(one: PeriodRow) -> str:
    """One of the reports that are due, with its last day: those of a month are all called alike."""
    return words.PERIOD.format(one.title, short_day(one.last_day)) if one.last_day else one.title


def verdict(one: TargetFacts) -> str:
    """How a target stands, in a few words."""
    return words.STANDINGS[one.standing.value]


def result(one: TargetFacts) -> str:
    """What a target came to, with its unit."""
    if one.result is None:
        return ""
    said = figure(one.result)
    unit = one.target.unit
    return f"{said}{unit}" if unit == "%" else f"{said} {unit}".strip()


def first_line(markup: str) -> str:
    """The first line of an officer's text, without its tags and what is filled in for each village."""
    plain = html.unescape(_TAG.sub("", officer_text.blank(markup))).strip()
    return plain.splitlines()[0] if plain else ""


def millions(value: int) -> str:
    """Đồng as millions, at most one decimal: "1.250,5"."""
    return figure((Decimal(value) / 1_000_000).quantize(Decimal("0.1")))


def span(low: int, high: int) -> str:
    """A value in millions, both ends where they differ."""
    return millions(low) if low == high else f"{millions(low)}–{millions(high)}"


def sums(low: int, high: int) -> str:
    """A sum of money in a sentence."""
    if low == high:
        return say_money(low)
    return f"từ {say_money(low)} đến {say_money(high)}"


def counted(number: int) -> str:
    """A count as documents write it, two digits at least: "05"."""
    return f"0{number}" if 0 < number < 10 else count(number)


def when(first: date | None, last: date | None, *, known: date) -> str:
    """A day as tables have it, or the stretch that was told: "tháng 12/2023", "01–10/12/2023"; one
    that began when it was told (`known`) is told by its end: "đến 09/02/2024"."""
    if last is None:
        return ""
    if first is None or first >= last:
        return short_day(last)
    if first <= known:
        return words.UNTIL.format(short_day(last))
    same_month = (first.year, first.month) == (last.year, last.month)
    if same_month and first.day == 1 and (last + timedelta(days=1)).day == 1:
        return words.MONTH.format(f"{last:%m/%Y}")
    if same_month:
        return f"{first:%d}–{short_day(last)}"
    return f"{short_day(first)}–{short_day(last)}"


def many(number: int) -> str:
    """The same in the middle of a sentence, where none is a word."""
    return counted(number) if number else "không"
