"""Days of something else than the work: a meeting, the survey, a delivery, the day the money comes."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from campaigns.wording.beside.day_doubts import OF_A_PART, OTHER_THINGS
from campaigns.wording.registration.labels import DateHit, Label, Scanned
from campaigns.wording.registration.words import Part
from campaigns.wording.spelling.text import Phrases, phrases

_CUES = (Part.START, Part.END, Part.DOING)
_WORDS_BEFORE = 6
_NEAR = 3
_UNTIL = frozenset(("den", "toi"))
_OTHER_THINGS = Phrases(phrases("other", *OTHER_THINGS))
_OF_A_PART = Phrases(phrases("part", *OF_A_PART))
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
    if is_beside(scanned, hit, _OF_A_PART):
        return True
    after = _OTHER_THINGS.at(scanned.tokens, hit.end)
    if after is not None and not cues.isdisjoint(range(hit.end, after.end)):
        return False  # "20/12 bàn giao": a cue of the work itself
    return is_beside(scanned, hit, _OTHER_THINGS, cues)


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
