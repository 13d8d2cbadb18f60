"""Which lane, street or garden a name means, where its number looks like a day: "hẻm 45/2"."""

from __future__ import annotations

from campaigns.wording.dates.days import Day
from campaigns.wording.dates.grammar import expression_at
from campaigns.wording.dates.words import WORDS, Word
from campaigns.wording.registration.labels import Label
from campaigns.wording.registration.walk import Walk
from campaigns.wording.registration.words import PARTS, Part
from campaigns.wording.spelling.text import words_of

_LANES = frozenset(("hem", "ngo", "ngach", "kiet", "so"))
NAMED_AFTER = _LANES | {"duong", "pho", "khu", "truong", "ql", "tl", "nghia", "quy"}
_BOTH_ENDS = 2
_MOST_NUMBERS = 4  # of "hẻm 120/4/5/2"
_DIGITS_OF_A_YEAR = 4
_MONTHS = 12
# what is named after a feast: "vườn hoa 8/3"
_CALLED = words_of(["hoa vuon vien san cho cau doan doi hang xa tuong dai nien"])
_FEASTS = frozenset(
    (
        *((3, 2), (8, 3), (26, 3), (30, 4), (1, 5), (15, 5), (19, 5), (1, 6), (27, 7), (19, 8)),
        *((2, 9), (20, 10), (20, 11), (22, 12)),
    )
)


def take_address(walk: Walk, index: int) -> int | None:
    """ "hẻm 45/2", "đường 30/4", "vườn hoa 8/3": a part of the name, and no day."""
    end = _slashed_end(walk, index)
    if end is None or not index or walk.mods or walk.scanned.labels[index - 1] is not None:
        return None
    before, day = walk.tokens[index - 1].fold, expression_at(walk.cursor, index)
    node = day.node if day is not None and day.end == end else None
    if not isinstance(node, Day) or not 0 < (node.month or 0) <= _MONTHS:
        return walk.mark(index, end, Label.COUNT) if before in _LANES else None
    feast = (node.day, node.month) in _FEASTS and node.year is None
    called = before in _CALLED and PARTS.at(walk.tokens, index - 1) is None
    called = feast and called and not walk.scanned.dates and _two_days_follow(walk, end)
    street = feast and before in NAMED_AFTER - _LANES
    lane = before in _LANES and (_two_days_follow(walk, end) or not _is_when(walk, end))
    return walk.mark(index, end, Label.COUNT) if called or street or lane else None


def _slashed_end(walk: Walk, index: int) -> int | None:
    """The end of "45/2", "120/4/5"; a year at the end makes it a day."""
    tokens, end = walk.tokens, index + 1
    if not tokens[index].number:
        return None
    while end + 1 < len(tokens) and tokens[end].text == "/" and tokens[end + 1].number:
        end += 2
    numbers = (end - index + 1) // 2
    year = len(tokens[end - 1].text) == _DIGITS_OF_A_YEAR
    return end if 1 < numbers <= _MOST_NUMBERS and not year else None


def _two_days_follow(walk: Walk, place: int) -> bool:
    """Whether two other days say when it is done."""
    others = 0
    while place < len(walk.tokens) and others < _BOTH_ENDS:
        later = expression_at(walk.cursor, place)
        bare = later is not None and isinstance(later.node, Day) and later.node.bare
        told = later is not None and not bare
        first = not told and walk.tokens[place].number and _to_a_day(walk, place + 1)
        others += told or first  # "5-20/11" are two
        place = later.end if later is not None and told else place + 1
    return others >= _BOTH_ENDS


def _is_when(walk: Walk, end: int) -> bool:
    """ "ngõ 20/10 khởi công", "ngõ 20/10 - 30/10": a day after all."""
    part = PARTS.at(walk.tokens, end)
    said = part is not None and part.meaning in (Part.START, Part.DOING, Part.END)
    return said or _to_a_day(walk, end)


def _to_a_day(walk: Walk, index: int) -> bool:
    """Whether "đến" or a dash stands at `index`, and a day behind it."""
    to = WORDS.at(walk.tokens, index)
    if to is None or to.meaning is not Word.TO:
        return False
    return expression_at(walk.cursor, to.end) is not None
