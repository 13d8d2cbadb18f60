"""One amount of money at one place of a text: 1 tỷ 2, ba trăm rưỡi triệu, 350.000.000đ.

An amount keeps every plausible value it can have; what surrounds it (a total, "mỗi hộ", "dưới")
is the business of `money`.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from campaigns.wording.beside.filler import ends_clause
from campaigns.wording.money.amount import Amount
from campaigns.wording.money.amount_tails import with_tail
from campaigns.wording.money.units import (
    BARE_UNITS,
    DONG,
    NEXT,
    NGHIN,
    SCALES,
    TRIEU,
    TY,
    is_measure,
    scale_at,
    skip_dong,
)
from campaigns.wording.numbers import read as numbers
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.numbers.read import Number
from campaigns.wording.spelling.text import Token, words_of

_HUNDRED = 100
_FEWEST_DONG = 10_000  # that anything done by a village costs
_HALF_OF = words_of(["nửa nữa nua"])


def amount_at(text: str, tokens: list[Token], index: int) -> Amount | None:
    """The amount that begins at `index`; without a unit only a number that can be đồng."""
    first = _piece(text, tokens, index, first=True)
    if first is None:
        return None
    if not first.scale:
        return first
    values, end, scale = first.values, first.end, first.scale
    odd, opened = first.odd, first.open
    while scale > 1 and not odd and end < len(tokens):
        if spoken_numbers.is_half(tokens[end]):
            values = tuple(value + Decimal(scale) / 2 for value in values)
            opened = opened or first.mantissa != int(first.mantissa)  # "2,9 triệu rưỡi"
            end = skip_dong(tokens, end + 1)
            opened = opened or scale_at(tokens, end, after_number=False)[0] > 1
            break
        start = end
        if spoken_numbers.is_zero_ten(tokens[end]):
            start, odd = end + 1, True
        piece = _piece(text, tokens, start, first=False)
        if piece is None or not piece.scale or piece.scale >= scale:
            opened = opened or (odd and _says_digit(tokens, start))  # "một tỷ linh năm"
            break
        if piece.scale == DONG and scale >= TRIEU and piece.values[0] < NGHIN:
            if piece.values[0] < _HUNDRED or tokens[start].glued:
                break  # "1 tỷ 2 đồng", "12tr500 đồng": no 2 and no 500 đồng
            below = NEXT.get(scale, scale // NGHIN)
            values = tuple(
                a + b * more for a in values for b in piece.values for more in (below, 1)
            )
            return replace(first, values=values, end=piece.end, open=opened)
        odd = False
        opened = opened or first.mantissa != int(first.mantissa)  # "35,1 tỷ 050 triệu"
        values = tuple(a + b for a in values for b in piece.values)
        end, scale, opened = piece.end, piece.scale, opened or piece.open
    amount = replace(first, values=values, end=end, open=opened, odd=odd)
    return with_tail(text, tokens, amount, scale)


def _says_digit(tokens: list[Token], index: int) -> bool:
    return index < len(tokens) and spoken_numbers.last_digit(tokens[index]) is not None


def _piece(text: str, tokens: list[Token], index: int, *, first: bool) -> Amount | None:
    """A number with its unit, "nửa tỷ", or a bare "tỷ" before rưỡi or a digit."""
    if index >= len(tokens):
        return None
    if tokens[index].text in _HALF_OF:
        scale, end = scale_at(tokens, index + 1)
        if scale < NGHIN:
            return None
        return Amount((Decimal(scale) / 2,), index, end, Decimal("0.5"), scale)
    if tokens[index].text in BARE_UNITS and first:
        return _bare_unit(tokens, index)
    number = _mantissa(text, tokens, index)
    if number is None:
        return None
    scale, end = scale_at(tokens, number.end)
    if not scale:
        return _without_unit(tokens, index, number) if first else None
    values = tuple(value * scale for value in number.values)
    opened = number.vague or _doubtful(number, scale, spelt=end > number.end + 1)
    if len(number.values) == 1 and number.grouped and scale == TY:
        values = (values[0], values[0] / 1000)
    if len(number.values) == 2 and scale == DONG:  # 350,000đ: đồng has no decimals
        values = values[1:]
    return Amount(values, index, end, number.values[0], scale, opened, spoken=number.spoken)


def _doubtful(number: Number, scale: int, *, spelt: bool) -> bool:
    """Numbers so large before a unit that the unit or the dots may be a slip: 350.000k; `spelt`
    as in "350.000 nghìn đồng", which offices write."""
    value = max(number.values)
    if scale == DONG or number.spoken or (scale == NGHIN and number.grouped and spelt):
        return False
    if number.soft:
        return True
    return value >= 100_000 or (scale == TRIEU and value >= 50_000 and number.grouped)


def about_one(tokens: list[Token], index: int) -> Amount | None:
    """A bare tỷ or triệu as one of it; what stands before it must say that it is meant."""
    scale = SCALES[tokens[index].text] if tokens[index].text in BARE_UNITS else 0
    end = skip_dong(tokens, index + 1)
    return Amount((Decimal(scale),), index, end, Decimal(1), scale) if scale else None


def _bare_unit(tokens: list[Token], index: int) -> Amount | None:
    """tỷ rưỡi, triệu hai: one of that unit and something more."""
    scale = SCALES[tokens[index].text]
    after = index + 1
    if after >= len(tokens) or (index and tokens[index - 1].number):
        return None
    token = tokens[after]
    said = spoken_numbers.last_digit(token) is not None and ends_clause(tokens, after + 1)
    if not spoken_numbers.is_half(token) and not said:
        return None
    return Amount((Decimal(scale),), index, after, Decimal(1), scale)


def _without_unit(tokens: list[Token], index: int, number: Number) -> Amount | None:
    """A bare number is money only if it is grouped or a million at least."""
    token = tokens[index]
    particle = max(number.values) >= TRIEU and tokens[number.end : number.end + 1] != []
    particle = particle and tokens[number.end].text == "nha"  # "12.000.000 nha anh": no house
    if number.spoken or number.vague or (is_measure(tokens, number.end) and not particle):
        return None
    telephone = (token.text[0] == "0" and len(token.text) > 1) or (
        len(token.text) >= 10 and not token.text.endswith("000")
    )
    if len(number.values) > 1:  # 800,000
        return Amount(number.values, index, number.end, number.values[1], 0, open=True)
    value = number.values[0]
    grouped = (
        number.grouped and value >= _FEWEST_DONG
    )  # "1.250" is a slip of a million or a thousand
    if telephone or value != int(value) or not (value >= TRIEU or grouped or value == 0):
        return None
    return Amount((value,), index, number.end, value, 0, open=number.soft and value < TRIEU)


def _mantissa(text: str, tokens: list[Token], index: int) -> Number | None:
    if not spoken_numbers.may_begin(tokens[index]):
        return None
    decimal = spoken_numbers.spoken_decimal(tokens, index)
    if decimal is not None:
        return decimal
    zero = spoken_numbers.zero(tokens, index)
    if zero is not None:
        return zero if scale_at(tokens, zero.end)[0] else None
    thousands = spoken_numbers.spoken_thousands(tokens, index)
    if thousands is not None:
        if thousands.digits == 6 and scale_at(tokens, thousands.end)[0] >= TRIEU:
            return thousands
        return spoken_numbers.spoken(tokens, index) or numbers.written(text, tokens, index)
    return numbers.written(text, tokens, index)
