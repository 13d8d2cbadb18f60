"""The number behind an amount's last unit: "1 tỷ 2", "12tr500", "một tỷ hai trăm"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from campaigns.wording.beside.filler import ends_clause, is_filler, is_stop
from campaigns.wording.money.amount import Amount
from campaigns.wording.money.units import DONG, NEXT, TY, is_measure, scale_at, skip_dong
from campaigns.wording.numbers import read as numbers
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.numbers.read import Number
from campaigns.wording.spelling.text import Token, words_of

_DONG = frozenset(("dong", "vnd"))
_HARDLY_WORDS = frozenset(("bay", "mot", "tam"))
_ROUND = frozenset(("tròn", "tron", "chẵn", "chan"))
_THEN_ANOTHER = re.compile(
    r"[0-9],[0-9]{1,4}(?:[/-][0-9]| ?(?:hộ|ho|km|m[23]?|người|nguoi|cây|cay|bộ|bo|cái|cai|ngày|ngay)\b)",
    re.IGNORECASE,
)
_COURTESY = words_of(
    ["ạ a ah nhé nhe nha nhá em anh chị chi bác bac chú chu đồng dong nghe nghen ơi oi"]
)
# digit words that are another word as often, once typed without marks
_OF_DATES = frozenset(("thang", "ngay", "dau", "cuoi", "giua", "quy", "mung", "mong", "thu", "nay"))
_YEARS = frozenset(("nay", "ngoái", "ngoai", "trước", "sau", "tới"))
_DOUBTFUL_TAILS = frozenset(("nam", "sau", "ba", "tam", "bay", "mot", "tu"))


def with_tail(text: str, tokens: list[Token], amount: Amount, scale: int) -> Amount:
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
        return replace(amount, end=end, open=True)
    tenth = tail * scale / 10 ** Decimal(number.digits)
    extra: tuple[Decimal, ...] = (tenth,) if number.digits == 1 else (tenth, tail * below)
    if _is_doubtful(tokens[index]) and number.digits == 1 and not _settled(tokens, number.end):
        extra = (Decimal(0), tenth)  # "1 ty nam khoi cong": a half, or the year
    if number.digits == 3:
        extra = tuple(value * below for value in number.values)
    values = tuple(value + more for value in amount.values for more in extra)
    ends = _tail_ends(tokens, index, end) or _day_follows(tokens, number)
    opened = amount.open or number.vague or not ends
    opened = opened or amount.mantissa != int(amount.mantissa)  # "1,2 tỷ 3"
    opened = opened or _cut_short(tokens, index, number.end) or _the_day_after(tokens, index)
    return replace(amount, values=values, end=end, open=opened)


def _tail_number(text: str, tokens: list[Token], index: int, amount: Amount) -> Number | None:
    """A number that may continue the amount, None when it begins something else."""
    number = _number_at(text, tokens, index)
    if number is None or _is_other(tokens, index, number, amount):
        return None
    if _is_doubtful(tokens[index]) and number.digits == 1:
        day = tokens[index].fold in _HARDLY_WORDS and _is_day(tokens, number.end)
        return number if day or _may_be_tail(tokens, number.end) else None
    counts = is_measure(tokens, number.end) and not _day_follows(tokens, number)
    if tokens[index].glued or not counts or amount.mantissa < 10:
        return number  # "1 tỷ 2 cái cổng" is asked: 1,2 tỷ, or two gates
    return None  # "350tr 15 ngày"


def _number_at(text: str, tokens: list[Token], index: int) -> Number | None:
    token = tokens[index]
    spoken = spoken_numbers.spoken(tokens, index)  # also "5 tỷ 3 trăm"
    if spoken is not None:
        return spoken
    if token.number:
        return _before_another(text, tokens, index) or numbers.written(text, tokens, index)
    last = spoken_numbers.last_digit(token)
    if last is None or token.text == "lam":
        return None
    return Number((Decimal(last),), index + 1, 1, spoken=True)


def _is_other(tokens: list[Token], index: int, number: Number, amount: Amount) -> bool:
    """Whether the number behind the unit is a sum, a day, a year or a share of its own."""
    token = tokens[index]
    if scale_at(tokens, number.end)[0] >= amount.scale and not token.glued:
        return True  # "420tr 420tr"
    if tokens[index - 1].fold in _DONG and token.number:
        return True  # "3,7 tỷ đồng 18 tháng 1"
    if number.values == (Decimal(1),) and _a_little(tokens, number.end):
        return True
    if token.fold == "nam" and _names_a_year(tokens, index + 1):
        return True  # "50 triệu năm nay"
    return _is_part_of_day(tokens, index, number, amount)


def _is_part_of_day(tokens: list[Token], index: int, number: Number, amount: Amount) -> bool:
    """ "350tr 20/11", "350tr 20.11", "5tr 8 tháng 12"; no "1 tỷ 2. 25/10", "1 tỷ 2 tháng 12"."""
    after, further = (
        tokens[at] if at < len(tokens) else None for at in (number.end, number.end + 1)
    )
    if after is None:
        return False
    if after.text in "/:%" and after.glued:
        return True
    if further is None or not further.number:
        return False
    if after.fold == "thang":
        tenth = scale_at(tokens, index - 1)[0] == TY and not amount.mantissa % 1
        return tokens[index].number and not (tokens[index].glued or (tenth and number.digits == 1))
    if after.text == "-":
        return not _ends_field(tokens, index, number, amount)
    return after.text == "." and further.glued


def _day_follows(tokens: list[Token], number: Number) -> bool:
    """ "ba mươi sáu triệu bảy ngày hai mươi lăm tháng ba": the day has a number of its own."""
    day = [token.fold for token in tokens[number.end : number.end + 1]] == ["ngay"]
    further = number.end + 1
    return (
        number.spoken
        and day
        and further < len(tokens)
        and spoken_numbers.may_begin(tokens[further])
    )


def _before_another(text: str, tokens: list[Token], index: int) -> Number | None:
    """ "3 triệu 5,1/11", "1 tỷ 2,30 hộ": the comma ends the sum, and no decimal begins."""
    if _THEN_ANOTHER.match(text, tokens[index].start) is None:
        return None
    return Number((Decimal(tokens[index].text),), index + 1, 1)


def _ends_field(tokens: list[Token], index: int, number: Number, amount: Amount) -> bool:
    """ "1tr2 - 20/11", "1 tỷ 2 - 20/11", "1 tỷ 2-1 tỷ 5": a dash that parts fields or sums, and
    no two days."""
    said = number.spoken and not _is_doubtful(tokens[index])  # "ba mươi sáu triệu bảy - 25/3"
    if said or tokens[index].glued or scale_at(tokens, number.end + 2)[0] > 1:
        return True
    dash, further = tokens[number.end : number.end + 2]
    spaced = not dash.glued and not further.glued
    return spaced and number.digits == 1 and amount.mantissa < 10


def _is_day(tokens: list[Token], index: int) -> bool:
    """ "36 trieu bay 25/3", "1 ty mot quy I": what stands before a day may be the sum's tail."""
    day = [token.text for token in tokens[index + 1 : index + 2]] == ["/"]
    return (tokens[index].number and day) if index < len(tokens) - 1 else False


def _names_a_year(tokens: list[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].text in _YEARS


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
    if index >= len(tokens) or is_stop(tokens[index]) or tokens[index].text in _COURTESY:
        return True
    little = tokens[index].text in ("một", "mot", "1") and _a_little(tokens, index + 1)
    return little or tokens[index].text in _ROUND


def _tail_ends(tokens: list[Token], index: int, end: int) -> bool:
    if tokens[index].glued:
        return True
    if ends_clause(tokens, end) and not is_measure(tokens, end):
        return True
    return _only_courtesy(tokens, end)


def _only_courtesy(tokens: list[Token], index: int) -> bool:
    """ "1 tỷ mốt nha em": typed with marks, nha is no house."""
    marked = any(token.word and not token.plain for token in tokens)
    return (
        marked and index < len(tokens) and all(token.text in _COURTESY for token in tokens[index:])
    )


def _the_day_after(tokens: list[Token], index: int) -> bool:
    """ "bốn chục triệu mốt làm": mốt is a day as well."""
    does = index + 1 < len(tokens) and tokens[index + 1].fold in ("lam", "man")
    return does and tokens[index].fold == "mot"


def _cut_short(tokens: list[Token], index: int, end: int) -> bool:
    """ "420tr420tr": the number behind the unit has a unit of its own."""
    return tokens[index].glued and scale_at(tokens, end)[0] > 1
