"""Numbers that say which one a name means, where a sum follows a dash: "đường ngõ 5 - 45 triệu"."""

from __future__ import annotations

from campaigns.wording.amount import Amount
from campaigns.wording.money_words import CUES, Cue
from campaigns.wording.registration_walk import Walk
from campaigns.wording.text import Token

_PLACES = frozenset(
    ("ngo", "hem", "ngach", "xom", "khu", "so", "to", "lo", "doi", "cum", "tuyen", "doan", "lop")
)
_SEPARATORS = 3  # dashes between blanks from which on they part the fields of a message
_FAR_APART = 4  # times the first of a range; nobody says "từ 10 đến 45 triệu"
_LETTERS = 2
_NAMING_A_SUM = (Cue.APPROX, Cue.VALUE, Cue.TOTAL, Cue.FROM, Cue.GIFT, Cue.PART, Cue.PEOPLE)


def is_which_one(walk: Walk, index: int, high: Amount) -> bool:
    """Whether the number at `index` ends a name, so that the dash behind it opens no range."""
    tokens = walk.tokens
    if not index or tokens[index + 1].text != "-" or not tokens[index - 1].word:
        return False
    before = tokens[index - 1]
    place = before.fold in _PLACES
    named = CUES.at(tokens, index - 1)
    if named is not None and named.meaning in _NAMING_A_SUM and not place:
        return False
    if tokens[index].glued:  # "kênh N5"
        return len(before.text) <= _LETTERS
    number = int(tokens[index].text)
    far = high.mantissa <= number or high.mantissa >= _FAR_APART * number
    if place:
        dashes = sum(_is_spaced_dash(tokens, other) for other in range(len(tokens)))
        return far or dashes >= _SEPARATORS
    return far and _is_spaced_dash(tokens, index + 1)


def _is_spaced_dash(tokens: list[Token], index: int) -> bool:
    after = tokens[index + 1 : index + 2]
    return tokens[index].text == "-" and not tokens[index].glued and not (after and after[0].glued)
