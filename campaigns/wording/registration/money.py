"""The sums of a registration: the work's value and what the villagers give to it."""

from __future__ import annotations

from dataclasses import replace

from campaigns.wording.beside.corrections import without_denied
from campaigns.wording.beside.said_anew import last_words
from campaigns.wording.dates.words import Word
from campaigns.wording.money.said import Said, Stated
from campaigns.wording.money.scan import is_all_of, scan
from campaigns.wording.money.units import scale_at
from campaigns.wording.money.words import Cue
from campaigns.wording.money.worth import Money, value_of
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.reading import Reading, Refused, Value
from campaigns.wording.registration.labels import Label, Scanned
from campaigns.wording.registration.part_sums import is_part
from campaigns.wording.registration.words import Part
from campaigns.wording.spelling.text import Token, comma_at

_NO_VALUE = "Chưa thấy giá trị công trình. Ví dụ: 350 triệu, 1 tỷ 2."
_NO_MONEY = (
    Label.SKIP,
    Label.DATE,
    Label.MEASURE,
    Label.COUNT,
    Label.UNIT,
    Label.TITLE,
    Label.CHANGE,
)
_GIVES = frozenset(("gop", "dong", "hien", "cho", "cap", "tro", "ho", "ung", "duoc", "tang"))
_GIVERS = frozenset(("dan", "con", "ba", "nhan", "xa", "huyen", "nuoc", "nha", "tinh"))
_CONFLICT = "Các số tiền chưa khớp nhau. Xin gõ lại tổng giá trị. Ví dụ: 350 triệu."
_EACH = "Đó là mức của từng cái hay từng hộ. Tổng giá trị công trình là bao nhiêu?"
_ONE_FIGURE = 10  # "chín mươi triệu tư" is hardly said
_FOURTH = 4
_TENTH = 10
_SEVERAL = "Có nhiều số tiền. Tổng giá trị công trình là bao nhiêu?"


def read_amounts(scanned: Scanned) -> tuple[Reading[Money], int | None]:
    """The value of the work and the people's contribution, if it is stated."""
    tokens = without_denied(_money_tokens(scanned))
    for corrected in reversed(last_words(tokens)):
        if _says_sum(tokens[corrected:]):
            tokens = tokens[corrected:]
            break
    said = scan(scanned.text, tokens)
    said.stated[:] = [_with_four_or_from(scanned, one) for one in said.stated if not _is_mark(one)]
    contribution = _contribution(said)
    value = _value(said)
    own = [one for one in said.stated if one.role in (None, Cue.VALUE) and not one.inside]
    total = any(one.role is Cue.TOTAL for one in said.stated)
    alone = isinstance(value, Value) and len(own) == 1 and not (total or is_all_of(said))
    if alone and _is_denied(scanned, own[0]):
        value = Refused("ambiguous", _NO_VALUE)
    parts = any(one.role is Cue.PART for one in said.stated)
    if alone and (is_part(scanned, own[0]) or (parts and _from_donors(scanned, own[0]))):
        value = Refused("ambiguous", _SEVERAL)
    return value, contribution


def _says_sum(tokens: list[Token]) -> bool:
    """A figure, or a sum in words: "à nhầm sáu mươi lăm triệu"."""
    units = (scale_at(tokens, index, after_number=False)[0] for index in range(len(tokens)))
    return any(token.number for token in tokens) or any(unit > 1 for unit in units)


def _is_mark(stated: Stated) -> bool:
    """A nought that is called no sum and has no unit: "cống '!A0" costs something all the same."""
    amount = stated.amount
    return stated.role is None and amount.scale == 0 and not any(amount.values)


def _is_denied(scanned: Scanned, stated: Stated) -> bool:
    """ "sân bóng không phải 95tr": what it does not cost."""
    before = [token.fold for token in scanned.tokens if token.start < stated.at][-3:]
    before = before[:-1] if before[-1:] == ["la"] else before
    return before[-1:] == ["phai"] and before[-2:-1][:1] in (
        ["khong"],
        ["ko"],
        ["k"],
        ["chang"],
        ["dau"],
    )


def _from_donors(scanned: Scanned, stated: Stated) -> bool:
    """ "dân góp 30tr, xã hội hoá 50tr": beside another part it is one itself."""
    before = [token.fold for token in scanned.tokens if token.start < stated.at][-3:]
    return before == ["xa", "hoi", "hoa"]


def _money_tokens(scanned: Scanned) -> list[Token]:
    """The message with everything that is no money cut out, a comma in its place."""
    kept: list[Token] = []
    before: Label | None = None
    for token, label in zip(scanned.tokens, scanned.labels, strict=True):
        if label in _NO_MONEY:
            if label in (Label.MEASURE, Label.COUNT):
                _drop_giving(kept)
            if not kept or kept[-1].text != ",":
                kept.append(comma_at(token))
        else:
            if kept and label is not Label.MONEY and _ends_sum(kept[-1], token, before):
                kept.append(comma_at(token))
            kept.append(token)
        before = label
    return kept


def _drop_giving(kept: list[Token]) -> None:
    """ "dân góp 50 ngày công", "xã cho 10 tấn xi măng": given in kind, and no part of a sum."""
    size = len(kept)
    while kept and kept[-1].fold in _GIVES:
        kept.pop()
    while size > len(kept) and kept and kept[-1].fold in _GIVERS:
        kept.pop()


def _ends_sum(last: Token, token: Token, before: Label | None) -> bool:
    """Whether the whole message showed that a number word is no tail: "320tr tu 15/12"."""
    tail = token.word and spoken_numbers.last_digit(token) is not None
    return before is Label.MONEY and tail and spoken_numbers.last_digit(last) is None


def _contribution(said: Said) -> int | None:
    given = [
        one for one in said.stated if one.people and one.high is None and one.role is not Cue.EACH
    ]
    if len(given) != 1:
        return None
    match value_of(given[0]):
        case Value(value=int() as amount):
            return amount
        case _:
            return None


def _value(said: Said) -> Reading[Money]:
    if Cue.FOREIGN in said.clues or Cue.NEGATIVE in said.clues:
        return Refused("not_vnd", _NO_VALUE)
    if Cue.FREE in said.clues and not any(any(one.amount.values) for one in said.stated):
        return Value(0)
    if said.contradicts:
        return Refused("conflict", _CONFLICT)
    if {Cue.VAGUE, Cue.BOUND, Cue.QUESTION} & said.clues:
        return Refused("ambiguous", _NO_VALUE)
    whole = _whole([one for one in said.stated if one.role is not Cue.EACH])
    if whole is None and said.stated and all(one.role is Cue.EACH for one in said.stated):
        return Refused("ambiguous", _EACH)
    if whole is None:
        return Refused("ambiguous", _SEVERAL if said.stated else _NO_VALUE)
    most = max((whole.high or whole.amount).values)
    if any(min(one.amount.values) > most for one in said.stated):
        return Refused("conflict", _CONFLICT)  # a part that is more than the whole
    return value_of(whole)


def _beside_another(named: Stated, stated: list[Stated]) -> bool:
    """ "kinh phí 165 triệu và 3 triệu": a sum that is called nothing stands beside the named one."""
    return any(
        one.role is None and not one.inside and one.amount.values != named.amount.values
        for one in stated
    )


def _of_two_things(named: list[Stated]) -> bool:
    """ "cổng hết 45tr, sân hết 45tr": the same sum of two works, and not said once more."""
    written = [one for one in named if not (one.inside or one.again or one.amount.spoken)]
    return len(written) > 1


def _whole(stated: list[Stated]) -> Stated | None:
    """The stated total, the named value, or the only sum that is not a part."""
    for role in (Cue.TOTAL, Cue.VALUE):
        named = [one for one in stated if one.role is role]
        if role is Cue.VALUE and named and _beside_another(named[0], stated):
            return None
        if role is Cue.VALUE and _of_two_things(named):
            return None
        if named and all(one.amount.values == named[0].amount.values for one in named):
            return named[0]
    own = [one for one in stated if one.role is not Cue.PART and not one.inside]
    if not own and len(stated) == 1 and stated[0].role is None:
        return stated[0]  # "Nhà văn hóa (1,2 tỷ)"
    return own[0] if len(own) == 1 else None


def _with_four_or_from(scanned: Scanned, stated: Stated) -> Stated:
    """ "ba ty tu quy 3" without marks: 3,4 tỷ, or 3 tỷ from quý 3 on; a later day says that "tu" is từ."""
    amount = stated.amount
    if not amount.spoken or amount.mantissa >= _ONE_FIGURE or len(amount.values) != 1:
        return stated
    end = next((i for i, one in enumerate(scanned.tokens) if one.start == stated.at), 0)
    while end < len(scanned.tokens) and scanned.labels[end] is Label.MONEY:
        end += 1
    day = next((hit for hit in scanned.dates if hit.start > end), None)
    behind = end < len(scanned.tokens) and scanned.tokens[end].text == "tu"
    if not behind or day is None or Word.FROM not in day.mods or day.start > end + 2:
        return stated
    begun = (day.end, Part.START) in scanned.parts  # "ba ty tu quy 3 khoi cong"
    later = day.until is not None or scanned.dates[-1].start > day.start
    if later and not begun:
        return stated  # "ba ty tu 1/11 den 30/12"
    more = amount.values[0] + amount.scale * _FOURTH // _TENTH
    return replace(stated, amount=replace(amount, values=(amount.values[0], more)))
