"""How long a registered work takes: "15 ngày", "xong trong ngày"; a machine's hire is no such length."""

from __future__ import annotations

from campaigns.wording.beside.filler import is_stop
from campaigns.wording.dates.lengths import duration
from campaigns.wording.registration.day_words import before_date
from campaigns.wording.registration.days import keep_date
from campaigns.wording.registration.labels import DateHit, Label
from campaigns.wording.registration.walk import Walk

_WORDS_OF_A_HIRE = 5
_WORKED_BY = frozenset(("may", "tho", "xe", "cong"))
_HIRED = frozenset(("thuê", "thue", "mỗi", "bảo", "ca"))


def take_length(walk: Walk, index: int) -> int | None:
    """15 ngày, 1 tháng: how long the work takes."""
    if _same_day(walk, index):
        return keep_date(walk, DateHit(index, index + 2, length=(0, 0), mods=walk.mods))
    length = duration(walk.cursor, index)
    if length is None or walk.occasion or length[0] == (0, 0) or _of_a_hire(walk, index):
        return None
    worked = [token.fold for token in walk.tokens[length[1] : length[1] + 1]]
    if worked and worked[0] in _WORKED_BY and not before_date(walk, length[1]):
        return None  # "8 ngày máy"
    five = walk.tokens[index].fold == "nam"
    if length[0][1] >= 24 or (five and index and walk.tokens[index - 1].number):
        return None  # "70 năm ngày thành lập": no five days
    days = (0, 0) if length[0] == (1, 0) and _is_done(walk, length[1]) else length[0]
    return keep_date(walk, DateHit(index, length[1], length=days, mods=walk.mods))


def _is_done(walk: Walk, index: int) -> bool:
    """ "làm 1 ngày xong", "làm trong một ngày": on the day it begins."""
    alone = index >= len(walk.tokens) or is_stop(walk.tokens[index])
    within = alone and any(one.text == "trong" for one in walk.tokens[max(index - 3, 0) : index])
    said = [token.fold for token in walk.tokens[index : index + 1]]
    return within or said in (["xong"], ["la"])


def _of_a_hire(walk: Walk, index: int) -> bool:
    """ "thuê máy xúc 3 ngày", "mỗi tháng 1 ngày": not how long the work takes."""
    for place in range(index - 1, max(index - _WORDS_OF_A_HIRE, -1), -1):
        if is_stop(walk.tokens[place]) or walk.scanned.labels[place] is Label.DATE:
            return False
        if walk.tokens[place].text in _HIRED:
            return True
    return False


def _same_day(walk: Walk, index: int) -> bool:
    """ "xong trong ngày", and no day after it."""
    if index + 1 >= len(walk.tokens) or walk.tokens[index].text != "trong":
        return False
    alone = walk.tokens[index + 1].text in ("ngày", "ngay") and not before_date(walk, index + 1)
    return alone and bool(walk.scanned.dates)
