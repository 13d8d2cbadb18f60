"""How the period and its phases complete one another, and how exactly each end is stated."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from campaigns.planreader.days import dates
from campaigns.planreader.days.launch_day import from_launch
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.model import Period, Phase
from campaigns.planreader.period.inferred import opening_start
from campaigns.planreader.period.phases import to_the_end
from campaigns.planreader.period.spans import open_end
from campaigns.planreader.text.outline import Document


def precision_of(
    doc: Document, one: Stretch, first: date | None, last: date | None
) -> tuple[tuple[str, str], ...]:
    """Which ends of a stretch are not printed as a day, and the words they follow from."""
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


def closed_by_phases(
    doc: Document, best: Stretch, period: Period, phases: list[tuple[Stretch, Phase]]
) -> Period:
    """ "từ ngày 20/9 đến ngày Đại hội", and the last phase ends on 30/4: that day ends the whole."""
    last = phases[-1][1].ends_on if phases else None
    if last is None or not open_end(doc, best) or period.ends_on or not period.starts_on:
        return period
    note = ("ends_on", "suy từ ngày kết thúc của giai đoạn cuối")
    return replace(period, ends_on=last, precision=(*period.precision, note))


_TIME = re.compile(
    r"(?:(?:thời gian|tiến độ|lộ trình)(?:,? (?:và )?(?:thực hiện|thi đua|tổ chức|triển khai|tiến độ|lộ trình))*)\W*$"
)
_STEPS = 2
_NEXT_DAYS = 3  # from the end of a step to the next


def from_steps(doc: Document, free: list[Stretch]) -> Period | None:
    """Below "Thời gian": "1. Từ … đến …: khảo sát", "2. …: thực hiện", day by day: from the first to the last."""
    steps: list[Stretch] = []
    for one in free:
        block = doc.block_at(one.start)
        above = doc.words(doc.blocks[block.parents[-1]]) if block.parents else ""
        opens = one.closing and not doc.low[block.body : one.start].strip(" -+")
        if opens and block.kind and _TIME.fullmatch(above) and one.first and one.last:
            steps.append(one)
    for one, two in pairwise(steps):
        gap = (two.first - one.last).days if two.first and one.last else 0
        if not 0 < gap <= _NEXT_DAYS:
            return None
    if len(steps) < _STEPS:
        return None
    first, last = steps[0], steps[-1]
    said = "suy từ các bước dưới “Thời gian”"
    notes = (("starts_on", said), ("ends_on", said))
    return Period(first.first, last.last, notes, None, doc.at(first.start))


def ended(
    doc: Document, phases: list[tuple[Stretch, Phase]], last: date | None
) -> tuple[Phase, ...]:
    """A phase "đến hết đợt" ends when the campaign does."""
    return tuple(
        replace(phase, ends_on=last, note="ngày kết thúc của cả đợt")
        if last and phase.ends_on is None and to_the_end(doc, one)
        else phase
        for one, phase in phases
    )


def from_the_launch(
    doc: Document, phases: list[tuple[Stretch, Phase]], first: date | None
) -> list[tuple[Stretch, Phase]]:
    """A first phase "từ ngày phát động" begins when the campaign does."""
    if not (phases and first and phases[0][1].starts_on is None):
        return phases
    one, phase = phases[0]
    if phase.ends_on and first > phase.ends_on:
        return phases
    if not from_launch(doc, one):
        return phases
    begun = replace(phase, starts_on=first, note="ngày bắt đầu của cả đợt")
    return [(one, begun), *phases[1:]]


_LATER = re.compile(r" (?:[2-9]|[ivx]{2,4}|hai|ba|tư|bốn)$")


def lone_later_round(doc: Document, phases: list[tuple[Stretch, Phase]]) -> bool:
    """ "đợt thứ hai từ … đến …" and no day of the first: a part, whose days are not those of the whole."""
    name = phases[0][1].name.lower()
    itself = name in doc.low[doc.type_end : opening_start(doc)]  # a plan of the second round alone
    return len(phases) == 1 and bool(_LATER.search(name)) and not itself


_FAR = 45  # days from the end of a peak to the next


def only_peaks(doc: Document, phases: list[tuple[Stretch, Phase]]) -> bool:
    """ "Các đợt cao điểm": months apart, they are the busiest days of a year and not the whole of it."""
    ends = [phase.ends_on for _, phase in phases[:-1]]
    starts = [phase.starts_on for _, phase in phases[1:]]
    apart = any(
        two and one and (two - one).days > _FAR for one, two in zip(ends, starts, strict=True)
    )
    headings = doc.headings(doc.block_at(phases[0][0].start))
    title = doc.low[doc.type_end : opening_start(doc)]
    named = "cao điểm" in headings or all("cao điểm" in one.name.lower() for _, one in phases)
    return apart and named and "cao điểm" not in title


def from_phases(doc: Document, stretches: list[Stretch], phases: tuple[Phase, ...]) -> Period:
    """From the first day of the phases to their last, as far as both are known."""
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
            notes += [note for note in precision_of(doc, one, day, None) if note[0] == "starts_on"][
                :1
            ]
    for day, one in ends:
        if day and day == last:
            notes += [note for note in precision_of(doc, one, None, day) if note[0] == "ends_on"][
                :1
            ]
    for phase in phases:
        if phase.note and phase.note.startswith("năm suy"):
            notes += [("starts_on", phase.note)] if phase.starts_on == first else []
            notes += [("ends_on", phase.note)] if phase.ends_on == last else []
    return Period(first, last, tuple(notes), None, phases[0].at)


def with_whole_years(period: Period, phases: tuple[Phase, ...]) -> Period:
    """The period over phases told in whole years as well ("Giai đoạn 2: năm 2024 - 2025")."""
    for phase in phases:
        if phase.starts_on and period.starts_on and phase.starts_on < period.starts_on:
            note = ("starts_on", f"suy từ '{phase.name}'")
            period = replace(period, starts_on=phase.starts_on, precision=(*period.precision, note))
        if phase.ends_on and period.ends_on and phase.ends_on > period.ends_on:
            note = ("ends_on", f"suy từ '{phase.name}'")
            period = replace(period, ends_on=phase.ends_on, precision=(*period.precision, note))
    return period


_LONGER = re.compile(r"(?:kéo dài|gia hạn)[^.;\d]{0,80}$")


def extended_from(doc: Document, best: Stretch, stated: list[Stretch]) -> Stretch | None:
    """ "từ 01/5 đến 30/9 … kéo dài đến hết ngày 31/12": the span whose end is moved."""
    if best.closing or not _LONGER.search(doc.low, doc.sentence(best.start)[0], best.start):
        return None
    return next(
        (
            one
            for one in stated
            if one.start < best.start and one.closing and one.first
            and one.last and best.last and one.last < best.last
        ),
        None,
    )  # fmt: skip


def from_the_old_start(doc: Document, period: Period, old: Stretch | None) -> Period:
    """The beginning of the span whose end was moved."""
    if old is None or period.starts_on:
        return period
    said = doc.text[old.start : old.end].strip()
    note = ("starts_on", f"thời gian cũ: '{said}'")
    return replace(period, starts_on=old.first, precision=(*period.precision, note))
