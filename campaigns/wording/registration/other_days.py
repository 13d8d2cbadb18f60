"""Days of something else than the work: a meeting, the survey, a delivery, the day the money comes."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from campaigns.wording.beside.day_doubts import OF_A_PART, OTHER_THINGS
from campaigns.wording.beside.doubts import NOT
from campaigns.wording.registration.labels import DateHit, Label, Scanned
from campaigns.wording.registration.words import Part
from campaigns.wording.spelling.text import Phrases, phrases

_CUES = (Part.START, Part.END, Part.DOING)
_WORDS_BEFORE = 6
_NEAR = 3
_UNTIL = frozenset(("den", "toi"))
_OTHER_THINGS = Phrases(phrases("other", *OTHER_THINGS))
_OF_A_PART = Phrases(phrases("part", *OF_A_PART))
_DENIED = Phrases(
    {
        f"{no} {done}": "denied"
        for no in NOT
        for done in (
            "xong",
            "làm xong",
            "khởi công",
            "hoàn thành",
            "bắt đầu",
            "phải",
            "phải là",
            "kịp",
        )
    }
)
_ON = frozenset(("ngày", "ngay", "hôm", "vào", "bữa"))
_ONLY_THEN = frozenset(("mới", "moi", "thì", "thi", "sẽ"))
AFTERWARDS = Phrases(phrases("afterwards", "nghiệm thu | khánh thành | bàn giao | tổng kết"))


def follows(scanned: Scanned, hit: DateHit) -> bool:
    """ "nghiệm thu 10/5": a day of what follows the end."""
    places = range(max(hit.start - _NEAR, 0), hit.start)
    found = (AFTERWARDS.at(scanned.tokens, place) for place in places)
    return any(one is not None and one.end == hit.start for one in found)


def without_others(scanned: Scanned, dates: list[DateHit]) -> list[DateHit]:
    """The dates without those of other things: "họp dân 22/11", "25/11 tập kết vật liệu"."""
    kept: list[DateHit] = []
    other = False
    for hit in dates:
        behind, other = other, _of_another(scanned, hit)
        if not other:
            kept.append(replace(hit, linked=False) if behind else hit)  # no range from a meeting on
    return kept


def _of_another(scanned: Scanned, hit: DateHit) -> bool:
    cues = {place for place, part in scanned.parts if part in _CUES}
    if is_beside(scanned, hit, _OF_A_PART) or _is_denied(scanned, hit):
        return True
    after = _OTHER_THINGS.at(scanned.tokens, hit.end)
    if after is not None and not cues.isdisjoint(range(hit.end, after.end)):
        return False  # "20/12 bàn giao": a cue of the work itself
    return is_beside(scanned, hit, _OTHER_THINGS, cues)


def forget_denied_cues(scanned: Scanned) -> None:
    """ "chưa khởi công, 5/12 khởi công": the first is no cue of a day."""
    for place, part in tuple(scanned.parts):
        if part not in (Part.START, Part.END):
            continue
        first = place
        while first and scanned.labels[first - 1] is Label.CUE:
            first -= 1
        ends = scanned.labels[place + 1 : place + 2] in ([], [Label.STOP])
        if first and ends and scanned.tokens[first - 1].text in NOT:
            scanned.parts.remove((place, part))


def _is_denied(scanned: Scanned, hit: DateHit) -> bool:
    """ "không khởi công 5/12 mà 8/12", "chưa xong 20/1"; and "20/1 mới xong móng"."""
    before = (_DENIED.at(scanned.tokens, at) for at in range(max(hit.start - 4, 0), hit.start))
    ends = {found.end for found in before if found is not None}
    at = hit.start
    while at and at not in ends and scanned.tokens[at - 1].text in _ON:
        at -= 1
    if at in ends:
        return True
    then = scanned.tokens[hit.end : hit.end + 1]
    return (
        bool(then)
        and then[0].text in _ONLY_THEN
        and _OF_A_PART.at(scanned.tokens, hit.end + 1) is not None
    )


def _has_its_own_value(scanned: Scanned, index: int) -> bool:
    """ "1/11 - 30/11 họp dân ngày 12/10": the meeting is on the day behind it; "2/5 vay 20 triệu"."""
    if scanned.labels[index : index + 1] == [Label.MONEY]:
        return True
    named = index < len(scanned.tokens) and scanned.tokens[index].word
    return any(other.start in (index, index + named) for other in scanned.dates)


def is_beside(
    scanned: Scanned, hit: DateHit, table: Phrases[str], cues: Set[int] = frozenset()
) -> bool:
    """Whether a phrase stands directly behind the date or, in the same clause, before it."""
    after = table.at(scanned.tokens, hit.end)
    if after is not None and not _has_its_own_value(scanned, after.end):
        return True
    for index in range(hit.start - 1, max(hit.start - _WORDS_BEFORE, -1), -1):
        if scanned.labels[index] is Label.STOP:
            return False
        found = table.at(scanned.tokens, index)
        if found is not None:
            return hit.start - found.end <= _NEAR
        if index in cues and scanned.tokens[index].fold not in _UNTIL:
            return False  # but "nghỉ Tết đến 10/2"
    return False
