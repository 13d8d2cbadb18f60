"""The period of the campaign, as far as the text states it.

A period that only follows from "năm 2022" is offered as inferred, never given as stated. "Từ nay"
begins on the day of issue; without one its beginning stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from campaigns.planreader import dates
from campaigns.planreader.inferred import read_inferred
from campaigns.planreader.model import Period, Phase
from campaigns.planreader.outline import Document
from campaigns.planreader.period_signs import (
    PEAK,
    PEAK_OF,
    begins,
    labelled,
    lasting,
    names_a_step,
    states_period,
    until,
)
from campaigns.planreader.phases import (
    open_end,
    read_phases,
    to_the_end,
    vague_times,
)
from campaigns.planreader.roles import FREE, Stretch


@dataclass(frozen=True, slots=True)
class Times:
    """What belongs to the period, so that deadlines leave it alone."""

    period: Period
    phases: tuple[Phase, ...]
    used: frozenset[int]  # starts of the stretches taken
    rivals: tuple[Stretch, ...] = ()  # other statements of the period that differ


def read_times(doc: Document, stretches: list[Stretch], *, campaign: bool) -> Times:
    """The phases and the period of the document."""
    free = [one for one in stretches if one.role == FREE and one.start < _body_end(doc)]
    phases, undated = read_phases(doc, free)
    taken = {stretch.start for stretch, _ in phases}
    stated = [one for one in free if one.start not in taken and states_period(doc, one)]
    if _parts_only(doc, stated):
        stated = []
    ends = _said_ends(doc, free)
    used = frozenset(taken | {one.start for one in (*stated, *ends)}) | vague_times(doc, free)
    found = (*(phase for _, phase in phases), *undated)
    if stated:
        best = max(stated, key=lambda one: (_weight(doc, one), -one.start))
        inner = {one.start for one in stated if _is_part(doc, one, best)}
        used -= inner
        rivals = tuple(
            one for one in stated
            if (one.first, one.last) != (best.first, best.last)
            and one.start not in inner
            and not _frames(one, best)
        )  # fmt: skip
        rivals += tuple(replace(one, first=None) for one in ends if one.last != best.last)
        period = _closed_by_phases(doc, best, _stated(doc, best), phases)
        phases = _from_the_launch(doc, phases, period.starts_on)
        return Times(period, _ended(doc, phases, period.ends_on) + undated, used, rivals)
    if phases:
        known = tuple(phase for _, phase in phases)
        return Times(_from_phases(doc, [one for one, _ in phases], known), found, used)
    if ends:  # "Đợt thi đua kết thúc vào ngày 30/11", and nothing says when it begins
        return Times(Period(None, ends[0].last, at=doc.at(ends[0].start)), found, used)
    inferred = (
        read_inferred(
            doc,
            stretches,
            [one for one in stretches if labelled(doc, doc.block_at(one.start), one)],
        )
        if campaign
        else None
    )
    return Times(Period(inferred=inferred, at=inferred.at if inferred else None), found, used)


def _closed_by_phases(
    doc: Document, best: Stretch, period: Period, phases: list[tuple[Stretch, Phase]]
) -> Period:
    """ "từ ngày 20/9 đến ngày Đại hội", and the last phase ends on 30/4: that day ends the whole."""
    last = phases[-1][1].ends_on if phases else None
    if last is None or not open_end(doc, best) or period.ends_on or not period.starts_on:
        return period
    note = ("ends_on", "suy từ ngày kết thúc của giai đoạn cuối")
    return replace(period, ends_on=last, precision=(*period.precision, note))


def _ended(
    doc: Document, phases: list[tuple[Stretch, Phase]], last: date | None
) -> tuple[Phase, ...]:
    """A phase "đến hết đợt" ends when the campaign does."""
    return tuple(
        replace(phase, ends_on=last, note="ngày kết thúc của cả đợt")
        if last and phase.ends_on is None and to_the_end(doc, one)
        else phase
        for one, phase in phases
    )


def _from_the_launch(
    doc: Document, phases: list[tuple[Stretch, Phase]], first: date | None
) -> list[tuple[Stretch, Phase]]:
    """A first phase "từ ngày phát động" begins when the campaign does."""
    if not (phases and first and phases[0][1].starts_on is None):
        return phases
    one, phase = phases[0]
    launched = one.opening.kind == dates.NOW and "phát động" in doc.low[one.start : one.end]
    if not launched:
        return phases
    begun = replace(phase, starts_on=first, note="ngày bắt đầu của cả đợt")
    return [(one, begun), *phases[1:]]


_WHOLE = re.compile(r"(?:đợt|phong trào|cuộc vận động|chiến dịch|kế hoạch)(?: thi đua| này)")


def _frames(one: Stretch, best: Stretch) -> bool:
    """ "trong quý IV năm 2023, từ ngày 05/10 …": a month, a quarter or a half that holds the days."""
    loose = one.single and one.opening.kind in (dates.MONTH, dates.QUARTER, dates.HALF)
    if not (loose and one.first and one.last and best.first and best.last):
        return False
    return one.first <= best.first and best.last <= one.last


def _is_part(doc: Document, one: Stretch, best: Stretch) -> bool:
    """A stretch inside the period whose sentence names an activity ("đợt cao điểm ủng hộ")."""
    if doc.block_at(one.start) == doc.block_at(best.start) and names_a_step(doc, best, one):
        return True
    if not (one.first and one.last and best.first and best.last):
        return False
    if not (best.first <= one.first and one.last <= best.last):
        return False
    if not labelled(doc, doc.block_at(best.start), best):
        return False
    if PEAK_OF.match(doc.low, doc.sentence(one.start)[0], one.start):
        return True
    if labelled(doc, doc.block_at(one.start), one):
        return (one.first, one.last) != (best.first, best.last) and bool(
            PEAK.match(doc.low, doc.block_at(one.start).body)
        )
    said = _WHOLE.search(doc.low[doc.sentence(one.start)[0] : one.start])
    return not said or (one.first != best.first and one.last != best.last)


def _body_end(doc: Document) -> int:
    return doc.blocks[doc.tail].start if doc.tail < len(doc.blocks) else len(doc.low)


# ------------------------------------------------------------------------------------------ period


def _parts_only(doc: Document, stated: list[Stretch]) -> bool:
    """ "I. Thi đua làm đường (từ … đến …)", "II. Thi đua văn nghệ (từ … đến …)": windows of the parts."""
    blocks = [doc.block_at(one.start) for one in stated]
    spans = {(one.first, one.last) for one in stated}
    return (
        len(spans) > 1
        and len({block.index for block in blocks}) == len(blocks)
        and len({block.kind for block in blocks}) == 1
        and bool(blocks[0].kind)
        and not any(labelled(doc, doc.block_at(one.start), one) for one in stated)
    )


_ENDS_AGAIN = re.compile(
    r"(?<!báo cáo )(?<!kết quả )kết thúc (?:đợt|phong trào|cuộc vận động|chiến dịch|kế hoạch)(?: thi đua)?(?: (?!gửi|nộp|báo|trước)[^\s.;:,\d]+){0,5} \(?(?:vào |trước )?(?:hết )?(?:ngày )?$"
    r"|(?:đợt|phong trào|cuộc vận động|chiến dịch)(?: thi đua)? (?:sẽ )?kết thúc (?:vào )?(?:hết )?(?:ngày )?$"
)


def _said_ends(doc: Document, free: list[Stretch]) -> list[Stretch]:
    """ "kết thúc đợt thi đua vào ngày 10/12": the last day of the whole, said in a sentence."""
    return [
        one
        for one in free
        if one.closing is None
        and one.opening.kind == dates.DAY
        and _ENDS_AGAIN.search(doc.low[max(doc.sentence(one.start)[0], one.start - 90) : one.start])
    ]


def _weight(doc: Document, one: Stretch) -> int:
    block = doc.block_at(one.start)
    return (
        (8 if labelled(doc, block, one) else 0)
        + (4 if one.first else 0)
        + (4 if one.last else 0)
        + (1 if one.closing else 0)
    )


def _stated(doc: Document, one: Stretch) -> Period:
    first, last = one.first, one.last
    days = lasting(doc, one)
    if days and first:
        last = first + timedelta(days=days - 1)
    elif one.closing is None:
        if until(doc, one):
            first = None
        elif begins(doc, one):
            last = None
    notes = _precision(doc, one, first, last)
    if days:
        notes = (("ends_on", f"suy từ '{days} ngày' kể từ ngày đầu"),)
    return Period(first, last, notes, None, doc.at(one.start))


def _precision(
    doc: Document, one: Stretch, first: date | None, last: date | None
) -> tuple[tuple[str, str], ...]:
    notes = []
    exact = (dates.DAY, dates.PARTIAL, dates.BARE_DAY)
    closing = one.closing or one.opening
    if first and (one.guessed or one.opening.kind not in exact):
        said = doc.text[one.opening.start : one.opening.end].strip()
        notes.append(
            (
                "starts_on",
                one.guessed
                if one.guessed and "kết thúc suy" not in one.guessed
                else f"suy từ '{said}'",
            )
        )
    if (last and closing.kind not in exact) or (
        last and one.guessed and "kết thúc suy" in one.guessed
    ):
        said = doc.text[closing.start : closing.end].strip()
        notes.append(("ends_on", f"suy từ '{said}'"))
    return tuple(notes)


def _from_phases(doc: Document, stretches: list[Stretch], phases: tuple[Phase, ...]) -> Period:
    starts = [(phase.starts_on, one) for phase, one in zip(phases, stretches, strict=True)]
    ends = [(phase.ends_on, one) for phase, one in zip(phases, stretches, strict=True)]
    first = min((day for day, _ in starts if day), default=None)
    last = max((day for day, _ in ends if day), default=None)
    if any(day is None for day, _ in starts[:1]):
        first = None  # the campaign begins with a phase whose day is not known
    if any(day is None for day, _ in ends[-1:]):
        last = None
    notes: list[tuple[str, str]] = []
    for day, one in starts:
        if day and day == first:
            notes += [note for note in _precision(doc, one, day, None) if note[0] == "starts_on"][
                :1
            ]
    for day, one in ends:
        if day and day == last:
            notes += [note for note in _precision(doc, one, None, day) if note[0] == "ends_on"][:1]
    return Period(first, last, tuple(notes), None, phases[0].at)
