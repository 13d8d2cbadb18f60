"""A quantity at one place of a text: 1 km 200 m, 2 km rưỡi, nửa cây số, 3 chục cây, 20 ghế đá."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from campaigns.wording.beside.filler import ends_clause, is_filler, is_stop
from campaigns.wording.money.units import scale_at
from campaigns.wording.numbers import read as numbers
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.numbers.read import Number
from campaigns.wording.quantity.words import CUES, UNITS, Unit
from campaigns.wording.reading import Quantity
from campaigns.wording.spelling.syllables import is_syllable
from campaigns.wording.spelling.text import Token

_THOUSAND = Decimal(1000)
_HALVED = ("m", "ha", "sào", "mẫu", "tấn", "tạ")
# sizes, and the part of a fraction: "ba phần tư cây số"
_NO_THINGS = frozenset(
    (
        "dai",
        "rong",
        "cao",
        "sau",
        "day",
        "phan",
        "tron",
        "tong",
        "chac",
        "nho",
        "lam",
        "gom",
        "co",
        "bao",
    )
)
_TENTHS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}  # what only ends a number
_WRITTEN_OUT = 2  # letters; "350 met1" may be VNI's mét as well as 350,1 m


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity at one place of a text; several `values` must be asked."""

    values: tuple[Decimal, ...]
    unit: str
    start: int
    end: int

    @property
    def quantity(self) -> Quantity:
        """The first value with its unit."""
        return Quantity(whole_number(self.values[0]), self.unit)


def counted_at(
    text: str, tokens: list[Token], index: int, *, alone: bool = False
) -> Counted | None:
    """A number with its unit at `index`: 1 km 200 m, 2 km rưỡi, nửa cây số, 3 chục cây.

    With `alone` nothing but a quantity is spoken of: "1 km 200" has its metres behind it.
    """
    number = _number(text, tokens, index)
    if number is None:
        return _one_and_a_half(tokens, index)
    if number.vague:
        return None
    unit = _unit_at(tokens, number.end, number)
    if unit is None:
        return None
    values = tuple(value * unit.factor for value in number.values)
    if number.grouped and unit.factor == 1000 and len(number.values) == 1:
        values = (values[0] / 1000, values[0])
    end = unit.end
    if end < len(tokens) and spoken_numbers.is_half(tokens[end]):
        return Counted(
            tuple(v + Decimal(unit.factor) / 2 for v in values), unit.name, index, end + 1
        )
    return _with_tail(text, tokens, Counted(values, unit.name, index, end), unit, alone=alone)


def _one_and_a_half(tokens: list[Token], index: int) -> Counted | None:
    """cây số rưỡi, sào rưỡi: one of that unit and a half."""
    unit = UNITS.at(tokens, index)
    if unit is None or unit.meaning.name not in _HALVED or unit.end >= len(tokens):
        return None
    if not spoken_numbers.is_half(tokens[unit.end]) or (index and tokens[index - 1].number):
        return None
    value = Decimal(unit.meaning.factor) * 3 / 2
    return Counted((value,), unit.meaning.name, index, unit.end + 1)


@dataclass(frozen=True, slots=True)
class _UnitHere:
    name: str
    factor: int
    end: int


def _unit_at(tokens: list[Token], index: int, number: Number) -> _UnitHere | None:
    """The unit after a number: a known one, or the thing that is counted."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.text == "m" and after is not None and after.glued and after.text in ("2", "3"):
        return _UnitHere(f"m{after.text}", 1, index + 2)
    if token.text == "cong":
        return None  # công, cổng or cống
    if token.text == "phân":
        return _UnitHere("cm", 1, index + 1)  # "dày 20 phân"
    if token.text == "con" and after is not None and after.text == "lai":
        return None  # "xa 50 con lai dan": còn lại
    known = UNITS.at(tokens, index)
    if token.text == "nha" and ends_clause(tokens, index + 1):
        return None  # "350 nha anh": a particle, no house
    if token.text == "may" and UNITS.at(tokens, index + 1) is not None:
        return None  # "tram may met": mấy
    if known is not None and known.end > index + 1 and _next_measure(tokens, known.end):
        return _UnitHere("m", 1, index + 1)
    if known is not None and _begins(tokens, known.end - 1):
        return _UnitHere("m", 1, index + 1) if known.end > index + 1 else None
    if known is not None:
        unit: Unit = known.meaning
        return _UnitHere(unit.name, unit.factor, known.end)
    if number.digits == 1 and number.spoken and token.plain and tokens[index - 1].plain:
        return None
    return _thing_at(tokens, index)


def _next_measure(tokens: list[Token], end: int) -> bool:
    """ "ngang 2m dài 800m": the word dài leads to the next number."""
    return end < len(tokens) and tokens[end - 1].fold in ("dai", "ngang") and tokens[end].number


def _begins(tokens: list[Token], index: int) -> bool:
    """Whether "khoi" is the head of khởi công, not a cubic metre: "200 m khoi cong"."""
    return (
        tokens[index].text == "khoi"
        and tokens[index + 1 : index + 2] != []
        and (tokens[index + 1].fold == "cong")
    )


def _thing_at(tokens: list[Token], index: int) -> _UnitHere | None:
    """Up to two words that are neither filler nor cue: "20 ghế đá"."""
    words: list[str] = []
    end = index
    while end < len(tokens) and len(words) < 2:
        token = tokens[end]
        if not token.word or is_filler(token) or is_stop(token) or CUES.at(tokens, end):
            break
        number = (
            spoken_numbers.spoken(tokens, end) is not None and not token.plain
        )  # "hai ngàn ba mét"
        number = number or spoken_numbers.is_half(token)
        if (
            token.text in ("nửa", "nua")
            or scale_at(tokens, end)[0]
            or not is_syllable(token.text)
            or len(token.text) < 2
            or token.fold in _NO_THINGS
            or _begins_another(tokens, end)
            or number
        ):
            break
        words.append(token.text)
        end += 1
    return _UnitHere(" ".join(words), 1, end) if words else None


def _begins_another(tokens: list[Token], index: int) -> bool:
    """ "ba thôn hai cây số": a number with a unit of its own."""
    said = spoken_numbers.spoken(tokens, index)
    return said is not None and UNITS.at(tokens, said.end) is not None


def _number(text: str, tokens: list[Token], index: int) -> Number | None:
    if index >= len(tokens):
        return None
    if tokens[index].text in ("nửa", "nữa", "nua"):
        known = UNITS.at(tokens, index + 1)
        return Number((Decimal("0.5"),), index + 1, 9) if known else None
    if not spoken_numbers.may_begin(tokens[index]):
        return None
    decimal = spoken_numbers.spoken_decimal(tokens, index)
    spoken = decimal or spoken_numbers.spoken_thousands(tokens, index)
    if spoken is not None:
        return _and_a_half(tokens, spoken)
    return numbers.written(text, tokens, index)


def _and_a_half(tokens: list[Token], number: Number) -> Number:
    """ "một ngàn rưởi mét": the half of a thousand."""
    half = number.end < len(tokens) and spoken_numbers.is_half(tokens[number.end])
    if not half or scale_at(tokens, number.end - 1)[0] != _THOUSAND:
        return number
    values = tuple(value + _THOUSAND / 2 for value in number.values)
    return Number(values, number.end + 1, number.digits, spoken=True, vague=number.vague)


def _with_tail(
    text: str, tokens: list[Token], counted: Counted, unit: _UnitHere, *, alone: bool
) -> Counted:
    """2km5 is 2.500 m, "1 km 200 m" is 1.200 m, 2 ha 5 is 2,5 ha."""
    index = counted.end
    if index >= len(tokens) or unit.name not in ("m", "ha", "sào", "mẫu"):
        return counted
    number = _number(text, tokens, index)
    if tokens[index].glued and len(tokens[index].text) == 1 and tokens[index].number:
        number = Number((Decimal(tokens[index].text),), index + 1, 1)  # "1km8 540tr", "1km5,0đ"
    if number is None and alone and tokens[index].text == "tu" and index + 1 == len(tokens):
        more = Decimal(unit.factor * 4) / 10  # "hai cay so tu", typed without marks
        values = (*counted.values, *(value + more for value in counted.values))
        return Counted(values, unit.name, counted.start, index + 1)
    if number is None and tokens[index].text in _TENTHS and ends_clause(tokens, index + 1):
        more = Decimal(unit.factor * _TENTHS[tokens[index].text]) / 10  # "hai cây số tư"
        return Counted(tuple(v + more for v in counted.values), unit.name, counted.start, index + 1)
    if number is None or len(number.values) > 1 or number.vague or number.grouped:
        return counted
    after = _unit_at(tokens, number.end, number)
    if tokens[index].glued and UNITS.at(tokens, number.end) is None:
        after = None  # "ngang 2m5 tải trọng 5 tấn"
    if after is not None and unit.factor == 1000 and (after.name, after.factor) == ("m", 1):
        values = tuple(value + number.values[0] for value in counted.values)
        return Counted(values, "m", counted.start, after.end)
    said = number.spoken or (alone and unit.name == "ha")  # "2 sào 5", "1 cây số 2" are asked
    tenth = said and number.digits == 1 and ends_clause(tokens, number.end)
    metres = alone and unit.factor == 1000 and number.digits == 3
    if (
        after is not None
        or not (tokens[index].glued or tenth or metres)
        or number.values[0] != int(number.values[0])
    ):
        return counted
    share = {1: Decimal(unit.factor) / 10, 3: Decimal(unit.factor) / 1000}.get(number.digits)
    if share is None:
        return counted
    values = tuple(value + number.values[0] * share for value in counted.values)
    before = tokens[index - 1]
    if tokens[index].glued and before.plain and len(before.text) > _WRITTEN_OUT:
        values = (*counted.values, *values)
    return Counted(values, unit.name, counted.start, number.end)


def whole_number(value: Decimal) -> int | Decimal:
    """An integer where the value is one."""
    return int(value) if value == int(value) else value.normalize()
