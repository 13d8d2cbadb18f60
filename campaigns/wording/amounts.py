"""One amount of money at one place of a text: 1 tỷ 2, ba trăm rưỡi triệu, 350.000.000đ.

An amount keeps every plausible value it can have; what surrounds it (a total, "mỗi hộ", "dưới")
is the business of `money`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from campaigns.wording import numbers, spoken_numbers
from campaigns.wording.filler import ends_clause, is_filler, is_stop
from campaigns.wording.money_units import (
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
from campaigns.wording.numbers import Number
from campaigns.wording.text import Token, words_of

_HALF_OF = words_of(["nửa nữa nua"])
_COURTESY = words_of(
    ["ạ a ah nhé nhe nha nhá em anh chị chi bác bac chú chu đồng dong nghe nghen ơi oi"]
)
# digit words that are another word as often, once typed without marks
_OF_DATES = frozenset(("thang", "ngay", "dau", "cuoi", "giua", "quy", "mung", "mong", "thu", "nay"))
_YEARS = frozenset(("nay", "ngoái", "ngoai", "trước", "sau", "tới"))
_DOUBTFUL_TAILS = frozenset(("nam", "sau", "ba", "tam", "bay", "mot", "tu"))


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount: `values` in đồng, more than one when its words leave it open.

    `mantissa` and `scale` are its first number and unit, for "300-350 triệu"; `scale` 0 means
    that no unit was said. `open` marks an amount that must be asked whatever its values.
    """

    values: tuple[Decimal, ...]
    start: int
    end: int
    mantissa: Decimal = Decimal(0)
    scale: int = 0
    open: bool = False
    odd: bool = False  # "300 triệu lẻ": a little more
    spoken: bool = False


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
            opened = opened or first.mantissa == Decimal("0.5")
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
        odd = False
        values = tuple(a + b for a in values for b in piece.values)
        end, scale, opened = piece.end, piece.scale, opened or piece.open
    amount = replace(first, values=values, end=end, open=opened, odd=odd)
    return _with_tail(text, tokens, amount, scale)


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
    if after >= len(tokens):
        return None
    token = tokens[after]
    said = spoken_numbers.last_digit(token) is not None and ends_clause(tokens, after + 1)
    if not spoken_numbers.is_half(token) and not said:
        return None
    return Amount((Decimal(scale),), index, after, Decimal(1), scale)


def _without_unit(tokens: list[Token], index: int, number: Number) -> Amount | None:
    """A bare number is money only if it is grouped or a million at least."""
    token = tokens[index]
    if number.spoken or number.vague or is_measure(tokens, number.end):
        return None
    telephone = (token.text[0] == "0" and len(token.text) > 1) or (
        len(token.text) >= 10 and not token.text.endswith("000")
    )
    if len(number.values) > 1:  # 800,000
        return Amount(number.values, index, number.end, number.values[1], 0, open=True)
    value = number.values[0]
    if telephone or value != int(value) or not (value >= TRIEU or number.grouped or value == 0):
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


def _with_tail(text: str, tokens: list[Token], amount: Amount, scale: int) -> Amount:
    """The number after the last unit: "1 tỷ 2", "12tr500", "một tỷ hai trăm"."""
    index = amount.end
    if scale == DONG or index >= len(tokens) or amount.odd:
        return amount
    if spoken_numbers.is_half(tokens[index - 1]):
        return amount
    number = _tail_number(text, tokens, index, amount)
    if number is None:
        again = scale_at(tokens, index, after_number=False)[0] > 1  # "350k triệu"
        return replace(amount, open=True) if again else amount
    end = skip_dong(tokens, number.end)
    below = NEXT.get(scale, scale // 1000)
    tail = number.values[0]
    if tail != int(tail) and not tokens[index].glued:
        return amount  # a date: "350tr 20.11"
    if number.grouped and not number.soft and scale > tail >= scale // 1000:
        return replace(amount, values=tuple(value + tail for value in amount.values), end=end)
    if tail != int(tail) or number.grouped or number.digits > 3:
        return _opened(amount, end)
    tenth = tail * scale / 10 ** Decimal(number.digits)
    extra: tuple[Decimal, ...] = (tenth,) if number.digits == 1 else (tenth, tail * below)
    if _is_doubtful(tokens[index]) and number.digits == 1 and not _settled(tokens, number.end):
        extra = (Decimal(0), tenth)  # "1 ty nam khoi cong": a half, or the year
    if number.digits == 3:
        extra = tuple(value * below for value in number.values)
    values = tuple(value + more for value in amount.values for more in extra)
    opened = amount.open or number.vague or not _tail_ends(tokens, index, end)
    opened = opened or amount.mantissa != int(amount.mantissa)  # "1,2 tỷ 3"
    opened = opened or _cut_short(tokens, index, number.end)
    return replace(amount, values=values, end=end, open=opened)


def _opened(amount: Amount, end: int) -> Amount:
    return replace(amount, end=end, open=True)


def _tail_number(text: str, tokens: list[Token], index: int, amount: Amount) -> Number | None:
    """A number that may continue the amount, None when it begins something else."""
    token = tokens[index]
    number = spoken_numbers.spoken(tokens, index) if token.number else None  # "5 tỷ 3 trăm"
    if number is None and token.number:
        number = numbers.written(text, tokens, index)
    if number is None:
        number = spoken_numbers.spoken(tokens, index)
        last = spoken_numbers.last_digit(token)
        if number is None and last is not None and token.text != "lam":
            number = Number((Decimal(last),), index + 1, 1, spoken=True)
    if number is None or (scale_at(tokens, number.end)[0] >= amount.scale and not token.glued):
        return None  # "420tr 420tr"
    if number.values == (Decimal(1),) and _a_little(tokens, number.end):
        return None
    if token.fold == "nam" and _names_a_year(tokens, index + 1):
        return None  # "50 triệu năm nay"
    after = tokens[number.end] if number.end < len(tokens) else None
    if after is not None and after.text in "/:%" and after.glued:
        return None
    further = tokens[number.end + 1] if number.end + 1 < len(tokens) else None
    joined = after is not None and (after.text == "-" or (after.text == "." and _tight(further)))
    if joined and further is not None and further.number:
        return None  # "350tr 20.11", no "1 tỷ 2. 25/10"
    if _is_doubtful(token) and number.digits == 1:
        return number if _may_be_tail(tokens, number.end) else None
    if token.glued or not is_measure(tokens, number.end) or amount.mantissa < 10:
        return number  # "1 tỷ 2 cái cổng" is asked: 1,2 tỷ, or two gates
    return None  # "350tr 15 ngày"


def _names_a_year(tokens: list[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].text in _YEARS


def _tight(token: Token | None) -> bool:
    return token is not None and token.glued


def _a_little(tokens: list[Token], index: int) -> bool:
    """ "1 tỷ một chút"."""
    return index < len(tokens) and tokens[index].text in ("chút", "tí", "ít", "xíu", "chut", "xiu")


def _is_doubtful(token: Token) -> bool:
    return token.plain and token.text in _DOUBTFUL_TAILS


def _may_be_tail(tokens: list[Token], end: int) -> bool:
    """Whether a plain "mot", "nam" or "tu" before `end` can be a digit: not "năm nay"."""
    if _settled(tokens, end):
        return True
    if tokens[end - 1].text == "nam" and is_filler(tokens[end]):
        return False
    if tokens[end - 1].text == "tu" and (tokens[end].number or tokens[end].fold in _OF_DATES):
        return False  # "90tr tu thang 9": từ
    return ends_clause(tokens, end)


def _settled(tokens: list[Token], index: int) -> bool:
    """Whether the text ends at `index`, or only courtesy follows."""
    return index >= len(tokens) or is_stop(tokens[index]) or tokens[index].text in _COURTESY


def _tail_ends(tokens: list[Token], index: int, end: int) -> bool:
    if tokens[index].glued:
        return True
    return ends_clause(tokens, end) and not is_measure(tokens, end)


def _cut_short(tokens: list[Token], index: int, end: int) -> bool:
    """ "420tr420tr": the number behind the unit has a unit of its own."""
    return tokens[index].glued and scale_at(tokens, end)[0] > 1
