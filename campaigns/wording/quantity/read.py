"""How much or how many, with its unit: 350 m, hai cây số rưỡi, 0,5 ha, 15 bóng đèn.

km and cây số become metres, khối m3; ha, sào, mẫu and công stay as they are, because a sào or a
mẫu is not the same everywhere. A number without a unit word is asked. What stands at one place
of a text, `at.py` reads.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from rapidfuzz.distance import OSA

from campaigns.wording.beside.corrections import meant
from campaigns.wording.beside.courtesy import without_courtesy
from campaigns.wording.beside.doubts import AMOUNT_DOUBTS, doubt_in, eight_or_about
from campaigns.wording.beside.harmless import asks_back, is_harmless, is_ranked
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.quantity.at import Counted, counted_at, whole_number
from campaigns.wording.quantity.words import CUES, MEASURED, Cue
from campaigns.wording.reading import Option, Quantity, Reading, Refused, Value, choose, make_sure
from campaigns.wording.spelling.dialect import without_dialect
from campaigns.wording.spelling.slips import mend_digits, mend_words
from campaigns.wording.spelling.text import Token, clean, tokenise

LONGEST = 1000
MOST = 10**9
_FAR = 20  # words
_NUMBERED = frozenset(("thon", "xom", "ap", "ban", "to", "khu", "khom", "dot", "ngo", "doan", "so"))
_EXAMPLE = "Ví dụ: 350 m, 2 km, 0,5 ha, 20 hộ."
_EMPTY = f"Câu trả lời đang trống. Xin gõ số lượng kèm đơn vị. {_EXAMPLE}"
_NO_UNIT = f"Xin gõ kèm đơn vị (mét, hộ, cây, bóng đèn …). {_EXAMPLE}"
_VAGUE = f"Xin cho một con số cụ thể kèm đơn vị. {_EXAMPLE}"
_UNKNOWN = "Chưa rõ số lượng: máy ghi “chưa rõ”, khi nào biết thì báo sau."
_NEGATIVE = f"Số lượng phải lớn hơn 0. {_EXAMPLE}"
_SURE = "Tất cả là {}, phải không? Nếu không thì xin gõ lại."
_WHICH = "Là số nào?"


def read_quantity(text: str) -> Reading[Quantity]:
    """The one quantity `text` states."""
    if len(text) > LONGEST:
        return Refused("invalid", _VAGUE)
    said = mend_digits(without_dialect(mend_words(without_courtesy(clean(text)))), litres=True)
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
        if is_ranked(tokens, index) or _villagers(tokens, index) or _is_which(tokens, index):
            index += 1
            continue
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
            if aside and len(found) > 1 and found[-1].end == index:
                found.pop()  # "350m dài, 3m rộng"
                aside = False
            index = cue.end
        else:
            loose = (
                loose or tokens[index].number or spoken_numbers.spoken(tokens, index) is not None
            )
            strange = strange or not (found or is_harmless(tokens[index]))
            strange = strange or (bool(found) and _goes_on(found[-1], tokens, index))
            index += 1
    refused = _refuse(found, cues, loose=loose)
    if refused is not None:
        return refused
    value = _value(found[0], approx=Cue.APPROX in cues)
    doubt = Cue.DOUBT in cues or asks_back(tokens) or doubt_in(tokens, AMOUNT_DOUBTS) is not None
    doubt = doubt or eight_or_about(tokens)
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


def _is_which(tokens: list[Token], index: int) -> bool:
    """The 6 of "thôn 6 350m", which begins no 6.350 m."""
    before, after = tokens[index - 1 : index], tokens[index + 1 : index + 2]
    which = before != [] and before[0].fold in _NUMBERED and tokens[index].number
    return which and after != [] and after[0].number


def _villagers(tokens: list[Token], index: int) -> bool:
    """Who does it: "nhân dân"; "ba con lap 350 m" is bà con, where anything else is counted as well."""
    said = [one.text for one in tokens[index : index + 2]]
    if said == ["nhân", "dân"] or [one.text for one in tokens[index - 1 : index + 1]] == [
        "nhân",
        "dân",
    ]:
        return True
    if said != ["ba", "con"]:
        return False
    return any(token.number or token.text in ("hai", "mot") for token in tokens[:_FAR])


def _goes_on(counted: Counted, tokens: list[Token], index: int) -> bool:
    """ "2 km ưỡi", "200 mét vuing": a word that would change the unit, misspelt."""
    if counted.end != index or counted.unit not in MEASURED or is_harmless(tokens[index]):
        return False
    words = ("ruoi", "vuong") if counted.unit == "m" else ("ruoi",)
    return any(OSA.distance(tokens[index].fold, word) <= 1 for word in words)


def _cut(counted: Counted) -> bool:
    """ "3 cây rưỡi": a half of what is only counted; kilometres may be meant."""
    return counted.unit not in MEASURED and any(one != int(one) for one in counted.values)


def _value(counted: Counted, *, approx: bool) -> Reading[Quantity]:
    if len(counted.values) > 1:
        quantities = [Quantity(whole_number(value), counted.unit) for value in counted.values]
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


def say_quantity(quantity: Quantity) -> str:
    """1.200 m, 0,5 ha."""
    whole, _, fraction = f"{Decimal(quantity.value):f}".partition(".")
    figure = f"{int(whole):,}".replace(",", ".") + (f",{fraction}" if fraction else "")
    return f"{figure} {quantity.unit}"
