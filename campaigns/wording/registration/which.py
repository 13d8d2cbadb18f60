"""Numbers that say which one a name means, where a sum follows a dash: "đường ngõ 5 - 45 triệu"."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto

from campaigns.wording.money.amount import Amount
from campaigns.wording.money.units import TY
from campaigns.wording.money.words import CUES, Cue
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.registration.walk import Walk
from campaigns.wording.spelling.text import Token, words_of

PLACES = words_of(
    ["cap cau kenh nhom km ql tl ngo hem ngach xom khu so to lo doi cum tuyen doan lop"]
)
_TITLES = frozenset(
    ("ong", "ba", "anh", "chi", "chu", "bac", "co", "di", "cau", "thim", "mo", "em")
)
_SEPARATORS = 3  # dashes between blanks from which on they part the fields of a message
_FAR_APART = 4  # times the first of a range; nobody says "từ 10 đến 45 triệu"
_APART = Decimal("1.5")  # so far apart a number behind a place is hardly the first of a range
_LETTERS = 2
_ONE_COMMA = 5  # the tokens of "12,45tr"; one more is "đồng"
_SELDOM_NUMBERED = frozenset(("duong", "cau", "kenh", "cong"))
_NAMING_A_SUM = (Cue.APPROX, Cue.VALUE, Cue.TOTAL, Cue.FROM, Cue.GIFT, Cue.PART, Cue.PEOPLE)


class Dash(Enum):
    """What the dash between a number and a sum says."""

    RANGE = auto()
    FIELD = auto()  # the number says which one a name means
    EITHER = auto()


def dash_before(walk: Walk, index: int, high: Amount) -> Dash:
    """What the dash between the number at `index` and the sum `high` says."""
    tokens = walk.tokens
    if not index or tokens[index + 1].text != "-" or not tokens[index - 1].word:
        return Dash.RANGE
    before, number = tokens[index - 1], int(tokens[index].text)
    named = CUES.at(tokens, index - 1)
    named_sum = named is not None and named.meaning in _NAMING_A_SUM
    spaced = _is_spaced_dash(tokens, index + 1)
    apart = high.mantissa / number if number else _FAR_APART
    far = not 1 < apart < _FAR_APART or high.spoken or high.values[0] != high.mantissa * high.scale
    if before.fold in _SELDOM_NUMBERED and not (spaced or far):
        return Dash.RANGE  # "cầu 150-180 triệu"
    if is_place(walk, index):
        sure = far or parts_fields(tokens) or (spaced and apart > _APART)
        return Dash.FIELD if sure else Dash.EITHER
    if named_sum or not spaced:
        return Dash.RANGE
    if far:
        return Dash.FIELD
    return Dash.EITHER if before.fold == "duong" and parts_fields(tokens) else Dash.RANGE


def is_place(walk: Walk, index: int) -> bool:
    """ "hẻm 12", "kênh N3": the number at `index` says which one."""
    before = walk.tokens[index - 1] if index else None
    if before is None or not before.word:
        return False
    named = index > 1 and (walk.tokens[index - 2].fold, before.fold) == ("tuyen", "duong")
    return (
        named
        or before.fold in PLACES
        or (walk.tokens[index].glued and len(before.text) <= _LETTERS)
    )


def is_which_and_sum(walk: Walk, index: int, sum_: Amount) -> bool:
    """ "hẻm 12,45tr": hẻm 12 and 45 triệu, or a lane of 12,45 triệu; no "cầu 1,2 tỷ" and no
    "cầu 300,000,000"."""
    tokens = walk.tokens
    place = is_place(walk, index) or (index > 0 and tokens[index - 1].fold == "duong")
    comma, tenth = (tokens[index + 1 : index + 3] + [None] * 2)[:2]
    if not place or not tokens[index].number or comma is None or tenth is None:
        return False
    if comma.text != "," or not (comma.glued and tenth.number and tenth.glued):
        return False
    whole = tokens[index].text == "0" or sum_.end - index > _ONE_COMMA
    fraction = sum_.scale == TY or len(tenth.text) == 1
    return not whole and not (fraction and tokens[index - 1].fold in _SELDOM_NUMBERED)


def is_which_before_sum(walk: Walk, index: int) -> bool:
    """ "ngõ 3 350 triệu": ngõ 3, for nobody parts the thousands of millions by a blank; no
    "ngõ 350 000 000"."""
    numbers = walk.tokens[index : index + 3]
    if len(numbers) < 3 or not numbers[0].number or not numbers[1].number or numbers[1].glued:
        return False
    grouped = numbers[2].number or numbers[1].text.startswith("0")
    return not grouped and is_place(walk, index)


def is_person(walk: Walk, index: int) -> bool:
    """ "cho bà Năm 85tr", "nhà chị Bảy một tỷ": a name, and no number or year."""
    token = walk.tokens[index]
    if spoken_numbers.last_digit(token) is None:
        return False
    titled = index > 0 and walk.tokens[index - 1].fold in _TITLES and not walk.titled
    return titled and token.word and walk.text[token.start].isupper()


def parts_fields(tokens: list[Token]) -> bool:
    """Whether the message is written with a dash between its fields."""
    return sum(_is_spaced_dash(tokens, place) for place in range(len(tokens))) >= _SEPARATORS


def _is_spaced_dash(tokens: list[Token], index: int) -> bool:
    after = tokens[index + 1 : index + 2]
    return tokens[index].text == "-" and not tokens[index].glued and not (after and after[0].glued)
