"""Sums, ranges of sums and numbers without a unit, where they stand in a text about money."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from campaigns.wording.beside.filler import ends_clause
from campaigns.wording.money import things
from campaigns.wording.money.amount import Amount
from campaigns.wording.money.amounts import about_one, amount_at
from campaigns.wording.money.days import day_at
from campaigns.wording.money.figures import (
    is_minus,
    is_share,
    is_zero_word,
    loose_number,
    stands_alone,
)
from campaigns.wording.money.said import Stated
from campaigns.wording.money.units import is_measure, scale_at
from campaigns.wording.money.walk import Walk
from campaigns.wording.money.words import CUES, Cue
from campaigns.wording.numbers import spoken_numbers

_PAYING = ("hộ", "khẩu", "người", "ho", "khau", "nguoi")  # "24 triệu 5 hộ"
_NUMBERS_LEFT = frozenset(("muoi", "chuc", "vai", "may", "dam"))  # "mười mươi triệu"
_TURNS = frozenset(
    ("duyet", "duoc", "dc", "con", "nhung", "chi", "gio", "cap", "chot", "xin", "thanh")
)
_COUNTED_IN = frozenset(("chuc", "tram"))
_TEN = 10
_REPEATED = frozenset(("lan", "dot"))
_BETWEEN = (Cue.TO, Cue.EITHER, Cue.APPROX)
TIMES_OF_A_YEAR = frozenset(("thang", "nam", "tuan", "quy", "ngay"))


def take_day(walk: Walk, index: int) -> int | None:
    """A date, a month or an hour, which is no money."""
    day = day_at(walk.text, walk.tokens, index)
    if day is None:
        return None
    if day.share or is_share(walk.tokens, day.end - 1):
        walk.said.clues.add(Cue.VAGUE)
    walk.last = None
    walk.said.measured = True
    return day.end


def take_sum(walk: Walk, index: int) -> int | None:
    """A sum, or a range of sums."""
    vague = CUES.at(walk.tokens, index)
    if vague is not None and vague.meaning is Cue.VAGUE:
        end = _vague(walk, index, vague.end)
        if end is not None:
            return end
    amount = amount_at(walk.text, walk.tokens, index) or _one_of_unit(walk, index)
    if amount is not None and not is_zero_word(walk.tokens, amount):
        amount = None
    start = loose_number(walk.text, walk.tokens, index) if amount is None else None
    low = amount or start
    if low is None:
        return None
    joined = _range(walk, low)
    if joined is not None:
        return joined
    if amount is None:
        return None
    walk.state(_about_eighty(walk, amount), None)
    return amount.end


def _one_of_unit(walk: Walk, index: int) -> Amount | None:
    """ "gần tỷ", "hơn triệu": about one of it."""
    if Cue.APPROX not in walk.near or not ends_clause(walk.tokens, index + 1):
        return None
    return about_one(walk.tokens, index)


def _about_eighty(walk: Walk, amount: Amount) -> Amount:
    """Without marks "tam muoi trieu" is tám mươi triệu or tầm mười triệu, also behind "khoang"."""
    token, before = walk.tokens[amount.start], walk.tokens[amount.start - 1 : amount.start]
    about = bool(before) and before[0].text == "tam" and not token.number
    if not walk.plain or not (about or token.text == "tam"):
        return amount
    other = amount_at(walk.text, walk.tokens, amount.start - 1 if about else amount.start + 1)
    if other is None or other.end != amount.end:
        return amount
    return replace(amount, values=(*amount.values, *other.values))


def _vague(walk: Walk, index: int, end: int) -> int | None:
    """ "vài trăm triệu", "ba trăm mấy triệu": only next to numbers and units."""
    after = end < len(walk.tokens) and (
        spoken_numbers.spoken(walk.tokens, end) is not None
        or scale_at(walk.tokens, end, after_number=False)[0] > 1
        or walk.tokens[end].fold in ("tram", "chuc", "muoi")
    )
    some = walk.tokens[index].fold == "may" and walk.last is not None  # "1 tỷ mấy"
    if (not after and not some) or walk.tokens[index].text == "muoi":
        left = walk.tokens[index].fold in _NUMBERS_LEFT
        if left and amount_at(walk.text, walk.tokens, index) is None:
            walk.said.strange = True
        return None
    walk.said.clues.add(Cue.VAGUE)
    return end


def _range(walk: Walk, low: Amount) -> int | None:
    """ "300-350 triệu", "300 triệu đến 1 tỷ": two numbers with a sign of range between."""
    to = CUES.at(walk.tokens, low.end)
    if to is None or to.meaning not in _BETWEEN or to.end >= len(walk.tokens):
        return None
    if to.meaning is Cue.APPROX and walk.tokens[low.end].text != "~":
        return None
    high = amount_at(walk.text, walk.tokens, to.end) or loose_number(walk.text, walk.tokens, to.end)
    if high is None or day_at(walk.text, walk.tokens, to.end, only_days=True):
        return None
    if not high.scale and is_measure(walk.tokens, high.end):
        return None
    if not low.scale and not high.scale and not (_is_dong(low) and _is_dong(high)):
        return None
    tens = [token.fold for token in walk.tokens[high.start + 1 : high.start + 2]]
    if not low.scale and tens and tens[0] in _COUNTED_IN and low.values[0] < _TEN:
        walk.said.clues.add(Cue.VAGUE)  # "6 - 7 chục triệu"
    if not low.scale and not _is_dong(low):
        low = _with_scale(low, high)
    elif not high.scale and not _is_dong(high):
        high = _with_scale(high, low)
    if to.meaning is Cue.EITHER:
        walk.state(low, None)
        walk.either = True
        walk.state(high, None)
    else:
        walk.state(low, high)
    return high.end


def take_number(walk: Walk, index: int) -> int | None:
    """A number without a unit of money: counted things, or a number to ask about."""
    token = walk.tokens[index]
    number = loose_number(walk.text, walk.tokens, index)
    if number is None:
        if token.number:
            walk.said.clues.add(Cue.QUESTION)
            return index + 1
        return None
    end = number.end
    one = number.values == (Decimal(1),) and walk.last is not None
    lasting = end < len(walk.tokens) and walk.tokens[end].fold in TIMES_OF_A_YEAR
    if is_measure(walk.tokens, end) and (token.number or one or lasting):
        walk.said.measured = True
        beside = walk.last is not None or amount_at(walk.text, walk.tokens, end + 1)
        if beside and (things.is_thing(walk.tokens[end]) or walk.tokens[end].text in _PAYING):
            walk.parts = True  # "3 cái 30 triệu": all of them, or each
        if walk.last is not None and walk.tokens[end].fold in _REPEATED:
            walk.said.strange = True  # "20 triệu 2 lần"
        lasts = [token.fold for token in walk.tokens[end + 1 : end + 2]] == ["xong"]
        if one and walk.last is not None and any(walk.last.amount.values) and not lasts:
            walk.last.role = Cue.EACH  # "2 triệu 1 mét"
        walk.last = None
        return end + 1
    if not token.number:
        certain = not token.plain or end > index + 1
        if not certain or not ends_clause(walk.tokens, end) or is_measure(walk.tokens, end):
            return None
    elif _of_something(walk, end):
        broken = walk.tokens[end].number or amount_at(walk.text, walk.tokens, end) is not None
        if broken or is_share(walk.tokens, end):
            walk.said.clues.add(Cue.QUESTION)  # "35 0 triệu", "20 trăm triệu", "50% của 300 triệu"
        walk.said.measured = True
        walk.last = None
        return end
    _keep_loose(walk, index, number)
    return end


def _keep_loose(walk: Walk, index: int, number: Amount) -> None:
    """Keep a number without a unit under what the words before it call it."""
    loose = Stated(number, role=walk.role or (Cue.PART if walk.payer else None))
    loose.inside = walk.depth > 0 or walk.listing
    if is_minus(walk.tokens, index):
        walk.said.clues.add(Cue.NEGATIVE)
    if loose.role is Cue.GIFT:
        loose.role = Cue.PART
    walk.said.loose.append(loose)
    if walk.role is Cue.GIFT:
        walk.role = None  # "180 triệu dân góp 60": not what the sum before is called
    if walk.payer is not None:
        walk.clause_last = None  # "120 triệu xã 70 dân": nor who gives it
    walk.payer = None


def _of_something(walk: Walk, end: int) -> bool:
    """Whether the number counts what follows it; in "dự toán 300 duyệt 250 triệu" it is a sum."""
    if end >= len(walk.tokens) or stands_alone(walk.tokens, end):
        return False
    sum_follows = amount_at(walk.text, walk.tokens, end + 1) if end + 1 < len(walk.tokens) else None
    return sum_follows is None or walk.tokens[end].fold not in _TURNS


def _is_dong(amount: Amount) -> bool:
    """Whether a number without a unit is large enough to be đồng."""
    return not amount.scale and amount.values[0] >= 10**6


def _with_scale(amount: Amount, other: Amount) -> Amount:
    scale = other.scale or 1
    return replace(amount, values=tuple(value * scale for value in amount.values), scale=scale)
