"""The period of the campaign, as far as the text states it.

A period that only follows from "năm 2022" is offered as inferred, never given as stated. "Từ nay"
begins on the day of issue; without one its beginning stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from campaigns.planreader.days import dates
from campaigns.planreader.days.launch_day import from_launch, launched
from campaigns.planreader.days.passing import only_expected
from campaigns.planreader.days.roles import FREE, Stretch
from campaigns.planreader.days.time_labels import labelled
from campaigns.planreader.model import Period, Phase
from campaigns.planreader.period.inferred import read_inferred
from campaigns.planreader.period.phases import (
    read_phases,
    vague_times,
)
from campaigns.planreader.period.round_years import in_the_whole
from campaigns.planreader.period.signs import (
    EVENT_OF,
    PEAK,
    PEAK_OF,
    begins,
    lasting,
    names_a_step,
    until,
)
from campaigns.planreader.period.whole import MOVEMENT, of_the_whole
from campaigns.planreader.period.with_phases import (
    closed_by_phases,
    ended,
    extended_from,
    from_phases,
    from_steps,
    from_the_launch,
    from_the_old_start,
    lone_later_round,
    only_peaks,
    precision_of,
    with_whole_years,
)
from campaigns.planreader.text.outline import Document


@dataclass(frozen=True, slots=True)
class Times:
    """What belongs to the period, so that deadlines leave it alone."""

    period: Period
    phases: tuple[Phase, ...]
    used: frozenset[int]  # starts of the stretches taken
    rivals: tuple[Stretch, ...] = ()  # other statements of the period that differ


def read_times(doc: Document, stretches: list[Stretch], *, campaign: bool) -> Times:
    """The phases and the period of the document."""
    free = [
        one
        for one in stretches
        if one.role == FREE and one.start < _body_end(doc) and not only_expected(doc, one)
    ]
    phases, undated = read_phases(doc, free)
    taken = {
        one.start
        for one in free
        for stretch, _ in phases
        if stretch.start <= one.start < stretch.end
    }
    stated = of_the_whole(doc, [one for one in free if one.start not in taken])
    stated = [one for one in stated if not _inside_a_round(doc, one, phases)]
    ends = _said_ends(doc, free)
    used = frozenset(taken | {one.start for one in (*stated, *ends)}) | vague_times(doc, free)
    if stated:
        return _as_stated(doc, free, stated, ends, _Rounds(phases, undated, used))
    times = _from_the_rest(doc, free, ends, _Rounds(phases, undated, used))
    if times is not None:
        return times
    labels = [one for one in stretches if labelled(doc, doc.block_at(one.start), one)]
    inferred = read_inferred(doc, stretches, labels) if campaign else None
    period = Period(inferred=inferred, at=inferred.at if inferred else None)
    return Times(period, (*(phase for _, phase in phases), *undated), used)


@dataclass(frozen=True, slots=True)
class _Rounds:
    """The rounds that were found, those without days, and the dates that are no deadlines since."""

    dated: list[tuple[Stretch, Phase]]
    undated: tuple[Phase, ...]
    used: frozenset[int]


def _as_stated(
    doc: Document, free: list[Stretch], stated: list[Stretch], ends: list[Stretch], rounds: _Rounds
) -> Times:
    """The period that the text states best, and what it states otherwise beside it."""
    best = max(stated, key=lambda one: (_weight(doc, one), -one.start))
    inner = {one.start for one in stated if _is_part(doc, one, best)}
    old = extended_from(doc, best, stated)
    rivals = tuple(
        one for one in stated
        if one is not old and (one.first, one.last) != (best.first, best.last)
        and one.start not in inner
        and not _APART.search(doc.low, max(0, one.start - 80), one.start)
        and not _frames(one, best)
    )  # fmt: skip
    rivals += tuple(replace(one, first=None) for one in ends if one.last != best.last)
    period = closed_by_phases(doc, best, _stated(doc, best), rounds.dated)
    period = replace(period, ends_on=_last_step(doc, best, free) or period.ends_on)
    period = _from_its_launch(doc, best, period, free)
    period = from_the_old_start(doc, period, old)
    if period.ends_on is None and ends and _opens_only(doc, best, ends[0]):
        period = replace(period, ends_on=ends[0].last)
        rivals = tuple(one for one in rivals if one.last != period.ends_on)
    phases = in_the_whole(from_the_launch(doc, rounds.dated, period.starts_on), period)
    found = ended(doc, phases, period.ends_on) + rounds.undated
    return Times(period, found, rounds.used - inner, rivals)


def _from_the_rest(
    doc: Document, free: list[Stretch], ends: list[Stretch], rounds: _Rounds
) -> Times | None:
    """The period that follows from rounds, from steps, or from a day on which all ends."""
    phases = rounds.dated
    dated = any(phase.starts_on or phase.ends_on for _, phase in phases)
    if dated and not lone_later_round(doc, phases) and not only_peaks(doc, phases):
        phases = from_the_launch(doc, phases, launched(doc, free))
        known = tuple(phase for _, phase in phases)
        period = from_phases(doc, [one for one, _ in phases], known)
        whole = with_whole_years(period, rounds.undated)
        return Times(whole, (*known, *rounds.undated), rounds.used)
    found = (*(phase for _, phase in phases), *rounds.undated)
    if steps := from_steps(doc, free):
        return Times(steps, found, rounds.used)
    if ends:  # "Đợt thi đua kết thúc vào ngày 30/11", and nothing says when it begins
        return Times(Period(None, ends[0].last, at=doc.at(ends[0].start)), found, rounds.used)
    return None


_ROUNDS = 2


def _inside_a_round(doc: Document, one: Stretch, phases: list[tuple[Stretch, Phase]]) -> bool:
    """ "phát động “Tuần lễ …” (từ 01/11 đến 07/11)" inside the first of four rounds: no time of the whole."""
    dated = [phase for _, phase in phases if phase.starts_on and phase.ends_on]
    if len(dated) < _ROUNDS or labelled(doc, doc.block_at(one.start), one):
        return False
    if one.first is None or one.last is None or one.single:
        return False
    return any(
        phase.starts_on <= one.first and one.last <= phase.ends_on
        for phase in dated
        if phase.starts_on and phase.ends_on
    )


def _from_its_launch(doc: Document, best: Stretch, period: Period, free: list[Stretch]) -> Period:
    """ "từ ngày ký kết đến ngày 15/12": the one day that the plan prints for its launch."""
    if period.starts_on or not from_launch(doc, best):
        return period
    day = launched(doc, free)
    if day is None or (period.ends_on and day > period.ends_on):
        return period
    said = doc.text[best.opening.start : best.opening.end].strip()
    return replace(
        period, starts_on=day, precision=(*period.precision, ("starts_on", f"suy từ '{said}'"))
    )


_NEXT_DAYS = 3  # "đến 30/10; từ 01/11"
_FIRST_STEP = re.compile(
    r" ?[:,-]? ?(?:tổ chức |các \w+ )*(?:phát động|chuẩn bị|xây dựng kế hoạch|ban hành|quán triệt|tuyên truyền|đăng ký)\b"
)


def _last_step(doc: Document, best: Stretch, free: list[Stretch]) -> date | None:
    """ "Từ 01/4 - 15/4 phát động; từ 16/4 - 30/10 thực hiện; …": steps that follow day by day end the whole."""
    last = best.last if best.closing and _FIRST_STEP.match(doc.low, best.end) else None
    if last is None:
        return None
    block = doc.block_at(best.start)
    for one in free:
        gap = (one.first - last).days if one.first and one.closing else 0
        follows = 0 < gap <= _NEXT_DAYS
        if best.end < one.start < block.end and follows and one.last:
            last = one.last
    return last


_APART = re.compile(r"\briêng [^.;:]{0,60}$")  # "(riêng khối trường học từ … đến …)"
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
    itself = (one.first, one.last) == (best.first, best.last)
    clause = max(doc.sentence(one.start)[0], doc.low.rfind(";", 0, one.start) + 1)
    if PEAK_OF.match(doc.low, clause, one.opening.start):
        return not itself
    if _in_its_steps(doc, one, best):
        return not itself
    if labelled(doc, doc.block_at(one.start), one):
        body = doc.block_at(one.start).body
        named = PEAK.match(doc.low, body) or EVENT_OF.match(doc.low, body)
        return not itself and bool(named)
    said = _WHOLE.search(doc.low[doc.sentence(one.start)[0] : one.start])
    return not said or (one.first != best.first and one.last != best.last)


_INTO_STEPS = re.compile(
    r"(?:chia|gồm|theo|với)\b[^.;]{0,40}(?:mốc|bước|phần|công đoạn)[^.;]{0,30}:\s*$"
)


def _in_its_steps(doc: Document, one: Stretch, best: Stretch) -> bool:
    """ "từ 10/8 đến hết 23/10, chia làm các mốc:" and below "- Tổ chức thực hiện: từ 20/8 đến 10/10"."""
    whole, own = doc.block_at(best.start), doc.block_at(one.start)
    between = doc.blocks[whole.index + 1 : own.index + 1]
    listed = all((block.kind, block.parents) == (own.kind, own.parents) for block in between)
    divided = _INTO_STEPS.search(doc.low[best.end : whole.end])
    return bool(own.kind and between and listed and divided)


def _body_end(doc: Document) -> int:
    return doc.blocks[doc.tail].start if doc.tail < len(doc.blocks) else len(doc.low)


# ------------------------------------------------------------------------------------------ period


_ENDS_AGAIN = re.compile(
    r"(?<!báo cáo )(?<!kết quả )kết thúc (?:đợt|phong trào|cuộc vận động|chiến dịch|kế hoạch)(?: thi đua)?(?: (?!gửi|nộp|báo|trước)[^\s.;:,\d]+){0,5} \(?(?:vào |trước )?(?:hết )?(?:ngày )?$"
    r"|(?:đợt|phong trào|cuộc vận động|chiến dịch)(?: thi đua)? (?:sẽ )?kết thúc (?:vào )?(?:hết )?(?:ngày )?$"
)


_LASTS_UNTIL = re.compile(
    r"kéo dài (?:thời gian )?(?:đợt thi đua|thi đua|phong trào|cuộc vận động|chiến dịch)[^;:\d]{0,60} (?:cho )?(?:đến|tới) (?:hết )?(?:ngày )?$"
    r"|(?:^|[\s.])thời gian thi đua (?:được )?(?:tính |kéo dài )?(?:cho )?(?:đến|tới) (?:hết )?(?:ngày )?$|(?:đợt thi đua|phong trào|cuộc vận động|chiến dịch|kế hoạch(?: này)?)\b[^;:]{0,160} kéo dài (?:cho )?(?:đến|tới) (?:hết )?(?:ngày )?$"
)


def _opens_only(doc: Document, best: Stretch, end: Stretch) -> bool:
    """ "Phát động từ ngày 15/3. Thời gian thi đua tính đến hết ngày 31/10": its end, in a sentence of its own."""
    return begins(doc, best) and bool(best.first and end.last and best.first < end.last)


def _said_ends(doc: Document, free: list[Stretch]) -> list[Stretch]:
    """ "kết thúc đợt thi đua vào ngày 10/12": the last day of the whole, said in a sentence."""
    return [
        one
        for one in free
        if one.closing is None
        and one.opening.kind == dates.DAY
        and (
            _ENDS_AGAIN.search(doc.low[max(doc.sentence(one.start)[0], one.start - 90) : one.start])
            or _LASTS_UNTIL.search(doc.low[doc.sentence(one.start)[0] : one.start][-220:])
        )
    ]


def _weight(doc: Document, one: Stretch) -> int:
    block = doc.block_at(one.start)
    return (
        (8 if labelled(doc, block, one) else 0)
        + (4 if one.first else 0)
        + (4 if one.last else 0)
        + (1 if one.closing else 0)
        + (2 if MOVEMENT.match(doc.words(block)) else 0)  # beside "1. Tháng Thanh niên: …"
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
    notes = precision_of(doc, one, first, last)
    if days:
        notes = (("ends_on", f"suy từ '{days} ngày' kể từ ngày đầu"),)
    return Period(first, last, notes, None, doc.at(one.start))
