"""Money as village heads write it, read into đồng and said back in figures and in words.

Units are never assumed, a stated total wins over its parts, and whatever has two plausible
readings is asked: rules 1 to 11 of the policy in docs/reading.md. What one sum is worth, and what
is too much, `money_worth` says.
"""

from __future__ import annotations

import re
from decimal import Decimal

from campaigns.wording.beside.corrections import meant
from campaigns.wording.beside.courtesy import without_brother, without_courtesy
from campaigns.wording.beside.references import without_papers
from campaigns.wording.money.echo import say_money, say_number
from campaigns.wording.money.full_sums import with_dong
from campaigns.wording.money.said import Join, Said, Stated, same_sum
from campaigns.wording.money.scan import scan
from campaigns.wording.money.unit_headings import with_units_beside
from campaigns.wording.money.words import Cue
from campaigns.wording.money.worth import (
    ASKED,
    EXAMPLE,
    PLAUSIBLE,
    SURE,
    TOO_MUCH,
    UNSURE,
    Money,
    storable,
    value_of,
)
from campaigns.wording.reading import (
    Candidates,
    Option,
    Reading,
    Refused,
    Span,
    Value,
    choose,
    make_sure,
)
from campaigns.wording.spelling.dialect import without_dialect
from campaigns.wording.spelling.slips import mend_digits, mend_words
from campaigns.wording.spelling.text import clean, tokenise

LONGEST = 1000

_PERCENT = re.compile(r"\bph[aầ]n tr[aă]m\b", re.IGNORECASE)  # no hundred
_SHORT = re.compile(
    r"(?<=[0-9]tr)\.(?= [a-zà-ỹđ])|(?<=[0-9] tr)\.(?= [a-zà-ỹđ])"
)  # "45tr. trở lại"
# "75 , 5 triệu": a mark that a slow finger set apart
_MARK_APART = re.compile(r"([0-9]) , ([0-9])(?= ?(?:triệu|trieu|tr|tỷ|tỉ|ty)\b)", re.IGNORECASE)
_OF_MACHINES = re.compile(r"[0-9](?:e[+-]?|[ob])[0-9]", re.IGNORECASE)  # "1.5e3", "0b101"
_EMPTY = f"Câu trả lời đang trống. Xin gõ số tiền. {EXAMPLE}"
_TOO_LONG = f"Câu trả lời dài quá. Xin chỉ gõ số tiền. {EXAMPLE}"
_NO_MONEY = f"Chưa thấy số tiền trong câu trả lời. {EXAMPLE}"
_UNKNOWN = "Chưa rõ số tiền: máy ghi “chưa rõ”, khi nào có thì báo sau."
_NOT_VND = "Xin quy ra tiền Việt Nam (đồng). Ví dụ: 350 triệu."
_NEGATIVE = f"Số tiền không thể âm. {EXAMPLE}"
_BOUND = f"Xin cho một con số cụ thể, chưa phải mức tối đa hay ước chừng. {EXAMPLE}"
_WHOLE = f"Số này là của cả công trình hay chỉ một phần? Xin gõ tổng giá trị. {EXAMPLE}"
_EACH = f"Đó là mức của từng hộ hay từng phần. Xin gõ tổng giá trị cả công trình. {EXAMPLE}"
_WHICH = "Là số nào?"
_TOTAL = "Có nhiều số tiền. Tổng giá trị công trình là bao nhiêu?"
_CONFLICT = f"Các số tiền chưa khớp nhau. Xin gõ lại tổng giá trị. {EXAMPLE}"
_NONE = "Công trình không tốn tiền thì gõ “0 đồng”; chưa biết bao nhiêu thì gõ “chưa rõ”."
_DENIED = f"Xin gõ lại số tiền đúng. {EXAMPLE}"
_SLANG = f"Xin gõ rõ là triệu hay nghìn đồng. {EXAMPLE}"


def read_money(text: str) -> Reading[Money]:
    """The amount `text` states, in đồng. Zero is a value; the caller asks once more for it."""
    if len(text) > LONGEST:
        return Refused("invalid", _TOO_LONG)
    said = with_dong(
        with_units_beside(
            mend_digits(
                without_dialect(
                    mend_words(without_brother(without_courtesy(without_papers(clean(text)))))
                )
            )
        )
    )
    said = _SHORT.sub("", _PERCENT.sub("%", said))
    said = _MARK_APART.sub(r"\1,\2", said)
    if not said:
        return Refused("empty", _EMPTY)
    if _OF_MACHINES.search(said):
        return Refused("ambiguous", UNSURE)
    tokens = meant(tokenise(said))
    if not tokens:
        return Refused("ambiguous", _DENIED)
    return _decide(scan(said, tokens))


def _decide(said: Said) -> Reading[Money]:
    found = _refuse(said) or _chosen(said)
    if not (said.strange or said.garbled) or not isinstance(found, Value):
        return found
    if said.garbled:
        return Refused("ambiguous", UNSURE)
    label = _label(found.value)
    return make_sure(SURE, found, label)


def _label(value: Money) -> str:
    if isinstance(value, Span):
        return f"{say_money(value.start)} – {say_money(value.end)}"
    return say_money(value)


def _refuse(said: Said) -> Refused | Candidates[Money] | Value[Money] | None:
    """What settles the answer whatever the amounts are, or without any."""
    clues = said.clues
    if Cue.FOREIGN in clues:
        return Refused("not_vnd", _NOT_VND)
    if Cue.NEGATIVE in clues:
        return Refused("invalid", _NEGATIVE)
    if Cue.FREE in clues:
        free = all(not any(stated.amount.values) for stated in said.stated) and not said.loose
        return Value(0) if free and Cue.QUESTION not in clues else Refused("ambiguous", ASKED)
    if Cue.UNKNOWN in clues:
        known = said.stated or said.loose
        return Refused("ambiguous", ASKED) if known else Refused("unknown", _UNKNOWN)
    for clue, message in _FORBIDDING:
        if clue in clues:
            return Refused("ambiguous", message)
    return None if said.stated else _no_amount(said)


def _no_amount(said: Said) -> Refused | Candidates[Money] | Value[Money]:
    if said.garbled:
        return Refused("ambiguous", UNSURE)
    if len(said.loose) == 1:
        return _bare(said.loose[0].amount.values[0])
    if said.measured:
        return Refused("not_money", _NO_MONEY)
    return Refused("ambiguous" if said.digits else "not_money", _NO_MONEY)


def _bare(number: Decimal) -> Refused | Candidates[Money] | Value[Money]:
    """A number alone: millions or thousands, where both can be; a long one is nothing of these."""
    if number == 0:
        return Value(0)
    if number > PLAUSIBLE:
        return Refused("invalid", TOO_MUCH)
    if not storable(number * 10**6):
        return Refused("ambiguous", UNSURE)
    figure = say_number(number)
    return choose(
        f"{figure} triệu hay {figure} nghìn đồng?",
        *(
            Option(int(number * scale), f"{figure} {unit} đồng")
            for scale, unit in ((10**6, "triệu"), (10**3, "nghìn"))
            if storable(number * scale)
        ),
    )


def _chosen(said: Said) -> Reading[Money]:
    """The amount that stands for the whole work."""
    if said.contradicts:
        return Refused("conflict", _CONFLICT)
    summed = _summed(said.stated)
    if summed is not None:
        return value_of(summed)
    totals = [stated for stated in said.stated if stated.role is Cue.TOTAL]
    if totals:
        return _of_total(totals, said)
    if any(stated.role is Cue.TOTAL for stated in said.loose):
        return Refused("ambiguous", _SLANG)
    if any(stated.role is Cue.EACH for stated in said.stated):
        return Refused("ambiguous", _EACH)
    whole = _whole(said)
    if whole is None:
        return _which(said.stated)
    if not _loose_fit(whole, said):
        return Refused("ambiguous", ASKED)
    if whole.role is Cue.PART and len(said.stated) == 1:
        return Refused("ambiguous", _WHOLE)
    return value_of(whole)


def _whole(said: Said) -> Stated | None:
    """The only amount, the same amount twice, or the one of which the others are parts."""
    first, *others = said.stated
    if all(_again(first, other) for other in others):
        return first
    outside = [stated for stated in said.stated if not stated.inside]
    named = [stated for stated in said.stated if stated.role is Cue.VALUE]
    if len(outside) == 1 and said.stated[0] is outside[0]:
        rest = [stated for stated in said.stated if stated.inside]
        return outside[0] if _within(rest, outside[0]) else None
    if len(named) == 1:
        rest = [stated for stated in said.stated if stated is not named[0]]
        parts = all(stated.role is Cue.PART for stated in rest)
        return named[0] if parts and _within(rest, named[0]) else None
    return None


def _summed(stated: list[Stated]) -> Stated | None:
    """Of several sums the first or last that is all the others together: "80 triệu, 40 triệu, 120
    triệu", "32tr: xã 20tr, dân 12tr"."""
    values = [one.amount.values for one in stated]
    single = all(len(one) == 1 for one in values) and not any(one.high for one in stated)
    if len(stated) < 3 or not single:
        return None
    twice = sum(one[0] for one in values)
    ends = [one for one in (stated[0], stated[-1]) if one.role is not Cue.PART]
    return next((one for one in ends if one.amount.values[0] * 2 == twice), None)


def _of_total(totals: list[Stated], said: Said) -> Reading[Money]:
    total = totals[0]
    if not all(same_sum(total, other) for other in totals):
        return Refused("conflict", _CONFLICT)
    parts = [stated for stated in said.stated if stated.role not in (Cue.TOTAL, Cue.EACH)]
    if not _within(parts, total):
        return Refused("conflict", _CONFLICT)
    return value_of(total)


def _again(one: Stated, other: Stated) -> bool:
    """The same sum said twice: in brackets, or once in figures and once in words."""
    return same_sum(one, other) and (other.inside or one.amount.spoken != other.amount.spoken)


def _within(parts: list[Stated], whole: Stated) -> bool:
    most = max((whole.high or whole.amount).values)
    return all(min(part.amount.values) <= most for part in parts)


def _loose_fit(whole: Stated, said: Said) -> bool:
    """Bare numbers beside the amount must be its parts: "650tr (xã 400 dân 250)"."""
    if not said.loose:
        return True
    parts = [stated.amount.values[0] for stated in said.loose]
    named = all(stated.role is Cue.PART or stated.inside for stated in said.loose)
    if sum(parts) == whole.amount.mantissa:
        return named
    return named and len(parts) == 1 and parts[0] < whole.amount.mantissa


def _which(stated: list[Stated]) -> Candidates[Money] | Refused:
    """Several amounts: each of them, or their sum."""
    if any(len(one.amount.values) > 1 or one.high or one.amount.open for one in stated):
        return Refused("ambiguous", _TOTAL)
    values = [one.amount.values[0] for one in stated]
    either = any(one.join is Join.EITHER for one in stated)
    total = [] if either else [sum(values, Decimal(0))]
    return choose(
        _WHICH if either else _TOTAL,
        *(Option(int(v), say_money(int(v))) for v in (*total, *values) if storable(v)),
    )


_FORBIDDING = (
    (Cue.NONE, _NONE),
    (Cue.BOUND, _BOUND),
    (Cue.VAGUE, _BOUND),
    (Cue.QUESTION, ASKED),
    (Cue.DENIED, _DENIED),
    (Cue.SLANG, _SLANG),
)
