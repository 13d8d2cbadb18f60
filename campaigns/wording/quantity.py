"""How much or how many, with its unit: 350 m, hai cây số rưỡi, 0,5 ha, 15 bóng đèn.

km and cây số become metres, khối m3; ha, sào, mẫu and công stay as they are, because a sào or a
mẫu is not the same everywhere. A number without a unit word is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from campaigns.wording import numbers, spoken_numbers
from campaigns.wording.beside import asks_back, is_harmless
from campaigns.wording.corrections import meant
from campaigns.wording.dialect import without_dialect
from campaigns.wording.doubts import AMOUNT_DOUBTS, doubt_in
from campaigns.wording.filler import ends_clause, is_filler, is_stop
from campaigns.wording.money_units import scale_at
from campaigns.wording.numbers import Number
from campaigns.wording.quantity_words import CUES, MEASURED, UNITS, Cue, Unit
from campaigns.wording.reading import Option, Quantity, Reading, Refused, Value, choose, make_sure
from campaigns.wording.slips import mend_digits, mend_words
from campaigns.wording.text import Token, clean, tokenise

LONGEST = 1000
MOST = 10**9
_HALVED = ("m", "ha", "sào", "mẫu", "tấn", "tạ")
# sizes, and the part of a fraction: "ba phần tư cây số"
_NO_THINGS = frozenset(("dai", "rong", "cao", "sau", "day", "phan"))
_EXAMPLE = "Ví dụ: 350 m, 2 km, 0,5 ha, 20 hộ."
_EMPTY = f"Câu trả lời đang trống. Bác gõ số lượng kèm đơn vị. {_EXAMPLE}"
_NO_UNIT = f"Bác gõ kèm đơn vị (mét, hộ, cây, bóng đèn …). {_EXAMPLE}"
_VAGUE = f"Bác cho một con số cụ thể kèm đơn vị. {_EXAMPLE}"
_UNKNOWN = "Bác chưa rõ số lượng: máy ghi “chưa rõ”, khi nào biết thì bác báo sau."
_NEGATIVE = f"Số lượng phải lớn hơn 0. {_EXAMPLE}"
_SURE = "Tất cả là {}, phải không? Nếu không thì bác gõ lại."
_WHICH = "Bác muốn nói số nào?"


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
        return Quantity(_whole(self.values[0]), self.unit)


def read_quantity(text: str) -> Reading[Quantity]:
    """The one quantity `text` states."""
    if len(text) > LONGEST:
        return Refused("invalid", _VAGUE)
    said = mend_digits(without_dialect(mend_words(clean(text))), litres=True)
    if not said:
        return Refused("empty", _EMPTY)
    tokens = meant(tokenise(said))
    return _decide(said, tokens)


def _decide(text: str, tokens: list[Token]) -> Reading[Quantity]:
    found: list[Counted] = []
    cues: set[Cue] = set()
    loose = strange = aside = False
    index = 0
    while index < len(tokens):
        counted = counted_at(text, tokens, index, alone=True)
        cue = CUES.at(tokens, index) if counted is None else None
        if counted is not None:
            if _negative(tokens, index):
                return Refused("invalid", _NEGATIVE)
            loose = loose or _headless(tokens, index)
            if not (aside and counted.unit in ("m", "cm", "phân", "tấc")):  # rộng 3 m, dài 350 m
                found.append(counted)
            aside = False
            index = counted.end
        elif cue is not None:
            cues.add(cue.meaning)
            aside = cue.meaning is Cue.ASIDE
            index = cue.end
        else:
            loose = (
                loose or tokens[index].number or spoken_numbers.spoken(tokens, index) is not None
            )
            strange = strange or not (found or is_harmless(tokens[index]))
            index += 1
    refused = _refuse(found, cues, loose=loose)
    if refused is not None:
        return refused
    value = _value(found[0], approx=Cue.APPROX in cues)
    doubt = Cue.DOUBT in cues or asks_back(tokens) or doubt_in(tokens, AMOUNT_DOUBTS) is not None
    if not (strange or doubt) or not isinstance(value, Value):
        return value
    label = say_quantity(value.value)
    return make_sure(_SURE, value, label)


def _refuse(found: list[Counted], cues: set[Cue], *, loose: bool) -> Reading[Quantity] | None:
    if Cue.UNKNOWN in cues:
        return Refused("ambiguous" if found else "unknown", _UNKNOWN)
    if loose and not found:
        return Refused("ambiguous", _NO_UNIT)
    if loose or Cue.OPEN in cues or not found:
        return Refused("ambiguous", _VAGUE)
    if any(one.end == other.start for one, other in pairwise(found)):
        return Refused("ambiguous", _VAGUE)  # 1 mẫu 2 sào
    if any(map(_cut, found)):
        return Refused("ambiguous", _VAGUE)
    if len({one.quantity for one in found}) > 1:
        options = [Option(one.quantity, say_quantity(one.quantity)) for one in found]
        return choose(_WHICH, *options)
    return None


def _cut(counted: Counted) -> bool:
    """ "3 cây rưỡi": a half of what is only counted; kilometres may be meant."""
    return counted.unit not in MEASURED and any(one != int(one) for one in counted.values)


def _value(counted: Counted, *, approx: bool) -> Reading[Quantity]:
    if len(counted.values) > 1:
        quantities = [Quantity(_whole(value), counted.unit) for value in counted.values]
        return choose(_WHICH, *(Option(one, say_quantity(one)) for one in quantities))
    if not 0 < counted.values[0] <= MOST:
        return Refused("invalid", _NEGATIVE)
    return Value(counted.quantity, approx)


def _negative(tokens: list[Token], index: int) -> bool:
    if not index or tokens[index - 1].text not in ("-", "âm"):
        return False
    return index == 1 or (tokens[index].glued and not tokens[index - 1].glued)


def _headless(tokens: list[Token], index: int) -> bool:
    """ ".35 km": something stood before the mark."""
    return index > 0 and tokens[index].glued and tokens[index - 1].text in (".", ",")


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
    power = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.text == "m" and power is not None and power.glued and power.text in ("2", "3"):
        return _UnitHere(f"m{power.text}", 1, index + 2)
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
    return end < len(tokens) and tokens[end - 1].fold == "dai" and tokens[end].number


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
        if (
            token.text in ("nửa", "nua")
            or scale_at(tokens, end)[0]
            or len(token.text) < 2
            or token.fold in _NO_THINGS
            or number
        ):
            break
        words.append(token.text)
        end += 1
    return _UnitHere(" ".join(words), 1, end) if words else None


def _number(text: str, tokens: list[Token], index: int) -> Number | None:
    if tokens[index].text in ("nửa", "nữa", "nua"):
        known = UNITS.at(tokens, index + 1)
        return Number((Decimal("0.5"),), index + 1, 9) if known else None
    if not spoken_numbers.may_begin(tokens[index]):
        return None
    decimal = spoken_numbers.spoken_decimal(tokens, index)
    spoken = decimal or spoken_numbers.spoken_thousands(tokens, index)
    if spoken is not None:
        return spoken
    return numbers.written(text, tokens, index)


def _with_tail(
    text: str, tokens: list[Token], counted: Counted, unit: _UnitHere, *, alone: bool
) -> Counted:
    """2km5 is 2.500 m, "1 km 200 m" is 1.200 m, 2 ha 5 is 2,5 ha."""
    index = counted.end
    if index >= len(tokens) or unit.name not in ("m", "ha", "sào", "mẫu"):
        return counted
    number = _number(text, tokens, index)
    if number is None or len(number.values) > 1 or number.vague or number.grouped:
        return counted
    after = _unit_at(tokens, number.end, number)
    if after is not None and unit.factor == 1000 and (after.name, after.factor) == ("m", 1):
        values = tuple(value + number.values[0] for value in counted.values)
        return Counted(values, "m", counted.start, after.end)
    tenth = number.spoken and number.digits == 1 and ends_clause(tokens, number.end)
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
    return Counted(values, unit.name, counted.start, number.end)


def _whole(value: Decimal) -> int | Decimal:
    return int(value) if value == int(value) else value.normalize()


def say_quantity(quantity: Quantity) -> str:
    """1.200 m, 0,5 ha."""
    whole, _, fraction = f"{Decimal(quantity.value):f}".partition(".")
    figure = f"{int(whole):,}".replace(",", ".") + (f",{fraction}" if fraction else "")
    return f"{figure} {quantity.unit}"
