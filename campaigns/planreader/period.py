"""The period of the campaign and its phases (đợt, giai đoạn), as far as the text states them.

A period that only follows from "năm 2022" is offered as inferred, never given as stated. "Từ nay"
begins on the day of issue; without one its beginning stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from campaigns.planreader import dates
from campaigns.planreader.model import Inferred, Period, Phase
from campaigns.planreader.outline import Block, Document
from campaigns.planreader.stretches import FREE, SCHOOL, STAGE, Stretch

_LABEL = re.compile(
    r"^(?:về )?(?:thời gian|thời hạn|thời điểm)(?: và địa điểm|, địa điểm)?(?: (?:thực hiện|thi đua|tiến hành|tổ chức|triển khai|phát động|"
    r"diễn ra|áp dụng|của|đợt|phong trào|cao điểm|chung|kế hoạch|thực hiện|này|hoàn thành|bắt đầu))*[^\w]*"
    r"(?:$|[:.(,-]|từ|bắt đầu|trong|\d+ ngày|tính|kể|được|là|vào)"
)
_HEADING = re.compile(
    r"^(?:nội dung|đối tượng|chủ đề|phạm vi|địa điểm|hình thức)?[ ,;và-]*(?:chủ đề|đối tượng|phạm vi)?[ ,;và-]*thời gian"
)
_OTHER_DUTY = re.compile(
    r"thời (?:gian|hạn)[^:.]{0,25}(?:đăng ký|nộp|gửi|nhận|báo cáo|chấm|xét|bình|sơ kết|tổng kết|lễ|hội|họp|"
    r"kiểm tra|tập huấn|khai mạc|ra quân)"
)
_OF_ONE_TASK = re.compile(
    r"(?!thời (?:gian|hạn|điểm)|(?:đợt|phong trào|cuộc vận động|thi đua|kế hoạch)\b)[^:\d]{6,60}: ?(?:trong |vào )?$"
)
_CAMPAIGN = re.compile(
    r"(?:(?:đợt|phong trào|cuộc vận động)(?: thi đua)?|thi đua|tháng (?:cao điểm|thanh niên)|kế hoạch)"
    r"[^.;:]{0,120}?(?:được |sẽ )?(?:phát động|thực hiện|tổ chức|diễn ra|tiến hành|triển khai|bắt đầu|kéo dài|"
    r"kể|tính|trong thời gian|có thời gian|thời gian)?[^.;:]{0,40}$|phát động[^.;]{0,80}$"
)
_PHASE = re.compile(
    r"(?<!\w)(?P<name>(?:đợt|giai đoạn|bước)(?: thi đua)?(?: cao điểm)?(?: thứ)?(?: số)? "
    r"(?P<number>\d{1,2}|[ivx]{1,4}|một|hai|ba|bốn|năm|nhất|nhì|tư|đầu)(?![\w/.,]\d))"
)
_CUT = re.compile(r"[.;](?=\s)")


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
    phases = _phases(doc, free)
    taken = {stretch.start for stretch, _ in phases}
    stated = [one for one in free if one.start not in taken and _states_period(doc, one)]
    used = frozenset(taken | {one.start for one in stated})
    found = tuple(phase for _, phase in phases)
    if stated:
        best = max(stated, key=lambda one: (_weight(doc, one), -one.start))
        rivals = tuple(one for one in stated if (one.first, one.last) != (best.first, best.last))
        return Times(_stated(doc, best), found, used, rivals)
    if found:
        return Times(_from_phases(doc, [one for one, _ in phases], found), found, used)
    inferred = _inferred(doc, stretches) if campaign else None
    return Times(Period(inferred=inferred, at=inferred.at if inferred else None), (), used)


def _body_end(doc: Document) -> int:
    return doc.blocks[doc.tail].start if doc.tail < len(doc.blocks) else len(doc.low)


# ------------------------------------------------------------------------------------------ phases


def _phases(doc: Document, free: list[Stretch]) -> list[tuple[Stretch, Phase]]:
    found: list[tuple[Stretch, Phase]] = []
    seen: set[str] = set()
    for index, block in enumerate(doc.blocks[: doc.tail]):
        for match in _PHASE.finditer(doc.low, block.start, block.end):
            name = doc.text[match.start("name") : match.end("name")]
            key = name.lower()
            stretch = _phase_time(doc, free, match.end("name"), block, index)
            if stretch is None or key in seen:
                continue
            seen.add(key)
            name = name[:1].upper() + name[1:]
            note = stretch.guessed
            phase = Phase(name, stretch.first, stretch.last, doc.at(stretch.start), note)
            found.append((stretch, phase))
    return found


def _phase_time(
    doc: Document, free: list[Stretch], position: int, block: Block, index: int
) -> Stretch | None:
    """The stretch that follows a phase's name closely, or stands in a "Thời gian" line below it."""
    label = doc.low[block.body : position]
    heading = len(label) < 30
    for one in free:
        if position <= one.start < block.end:
            between = doc.low[position : one.start]
            close = len(between) < 70 if "(" not in between else len(between) < 160
            if not close or _CUT.search(between) or _PHASE.search(between):
                return None
            return (
                one if _is_span(one) and (heading or re.match(r"^ ?[(:,-]| ?từ", between)) else None
            )
    if not heading:
        return None
    for below in doc.blocks[index + 1 : index + 4]:
        if index not in below.parents and below.kind:
            return None
        if re.match(r"thời gian|từ ", doc.words(below)):
            for one in free:
                if below.start <= one.start < below.end:
                    return one if _is_span(one) else None
    return None


def _is_span(one: Stretch) -> bool:
    if one.closing is not None:
        return one.last is not None or one.opening.kind in (dates.PARTIAL, dates.MONTH)
    return one.opening.kind in (dates.MONTH, dates.QUARTER, dates.HALF) and one.first is not None


# ------------------------------------------------------------------------------------------ period


def _open_end(doc: Document, one: Stretch) -> bool:
    """ "từ tháng 11/2021 đến khi …": a beginning whose end is an event."""
    before = doc.low[max(0, one.start - 15) : one.start]
    return bool(
        re.search(r"(?:từ|bắt đầu) (?:ngày )?$", before)
        and re.match(
            r" ?(?:đến|cho đến|tới) (?:khi|hết (?:năm học|đợt)|lúc|ngày)",
            doc.low[one.end : one.end + 25],
        )
    )


def _until(doc: Document, one: Stretch) -> bool:
    """ "đến hết ngày 30/11/2024" alone behind a label."""
    return bool(
        re.search(r"(?:^|[:\s])(?:đến|tới)(?: hết)? $", doc.low[max(0, one.start - 14) : one.start])
    )


def _states_period(doc: Document, one: Stretch) -> bool:
    block = doc.block_at(one.start)
    before = doc.low[block.body : one.start]
    labelled = _labelled(doc, block, one)
    if one.closing is None:
        kind = one.opening.kind
        if kind in (dates.MONTH, dates.QUARTER) and labelled and one.first:
            if re.match(r"thời (?:gian|hạn|điểm) (?:phát động|hoàn thành|bắt đầu|tổ chức)", before):
                return False
            if _OF_ONE_TASK.match(before):
                return False
            return bool(re.match(r"^[^:]{0,60}:? ?(?:trong |từ )?$", before)) or _open_end(doc, one)
        if kind == dates.DAY and (labelled or _campaign_before(doc, one)):
            return _open_end(doc, one) or (labelled and _until(doc, one))
        return (
            kind == dates.MONTH
            and one.first is not None
            and _campaign_before(doc, one)
            and _open_end(doc, one)
        )
    if one.closing.kind == dates.YEAR and one.closing.part is None and one.opening.part is None:
        return False
    if labelled:
        return True
    return _campaign_before(doc, one)


def _labelled(doc: Document, block: Block, one: Stretch) -> bool:
    """Whether the stretch stands in a "Thời gian" line or right below such a heading."""
    before = doc.low[block.body : one.start]
    own = doc.words(block)
    if _OTHER_DUTY.search(before[-80:]) or _OTHER_DUTY.match(own):
        return False
    parent = doc.blocks[block.parents[-1]] if block.parents else None
    if _LABEL.match(own) and len(before) < 130:
        own_duty = parent is not None and _is_duty(doc.words(parent)[:100])
        return not own_duty
    if parent is None:
        return False
    above = doc.words(parent)
    close = (
        len(
            re.sub(
                r"^(?:đợt|phong trào|thi đua|kế hoạch|được|thực hiện|thời gian)[^:]{0,60}:?",
                "",
                before,
            )
        )
        < 40
    )
    return bool(len(above) < 90 and (_LABEL.match(above) or _HEADING.match(above)) and close)


def _is_duty(words: str) -> bool:
    """Headings of single tasks ("Hội thi …", "Lễ phát động"), whose time is not the campaign's."""
    return bool(
        re.match(
            r"(?:tổ chức )?(?:hội thi|lễ|hội nghị|cuộc thi|ngày hội|hội thao|họp|đăng ký|báo cáo|sơ kết|tổng kết|chấm|kiểm tra|nộp)",
            words,
        )
    )


def _campaign_before(doc: Document, one: Stretch) -> bool:
    """Whether the sentence says of the campaign itself that it runs from … to …"""
    start, _ = doc.sentence(one.start)
    before = doc.low[start : one.start]
    if _PHASE.search(before) or re.search(
        r"đăng ký|nộp|gửi|báo cáo|sơ kết|chấm điểm|xét|họp|kiểm tra", before
    ):
        return False
    match = _CAMPAIGN.search(before)
    if match is None:
        return False
    return not re.search(r"triển khai tại|tuyên truyền|treo|vận động quỹ", before)


def _weight(doc: Document, one: Stretch) -> int:
    block = doc.block_at(one.start)
    return (
        (8 if _labelled(doc, block, one) else 0)
        + (4 if one.first else 0)
        + (4 if one.last else 0)
        + (1 if one.closing else 0)
    )


def _stated(doc: Document, one: Stretch) -> Period:
    first, last = one.first, one.last
    if one.closing is None:
        if _open_end(doc, one):
            last = None
        elif _until(doc, one):
            first = None
    return Period(first, last, _precision(doc, one, first, last), None, doc.at(one.start))


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


# ---------------------------------------------------------------------------------------- inferred


def _inferred(doc: Document, stretches: list[Stretch]) -> Inferred | None:
    """A year, a term of years or a school year of the title, else of the opening sentences."""
    first = doc.blocks[doc.type_block].start if doc.type_block is not None else 0
    title_end = _opening_start(doc)
    body = doc.block_at(title_end).index
    opening_end = doc.blocks[min(body + 4, len(doc.blocks) - 1)].end if doc.blocks else 0
    labelled = [one for one in stretches if _labelled(doc, doc.block_at(one.start), one)]
    for low, high in ((first, title_end), (0, 0), (title_end, opening_end)):
        if low == high == 0:
            found = next((found for one in labelled if (found := _whole(doc, one))), None)
            if found:
                return found
        for role in (SCHOOL, STAGE, FREE):
            for one in stretches:
                if low <= one.start < high and one.role == role:
                    found = _whole(doc, one)
                    if found:
                        return found
    return None


def _opening_start(doc: Document) -> int:
    start = doc.blocks[doc.type_block].index if doc.type_block is not None else 0
    for block in doc.blocks[start + 1 : start + 8]:
        if (
            re.match(
                r"^(?:căn cứ|thực hiện|nhằm|để|theo|tiếp tục)", doc.low[block.start : block.end]
            )
            or block.kind
        ):
            return block.start
    return doc.blocks[min(start + 2, len(doc.blocks) - 1)].start if doc.blocks else 0


def _whole(doc: Document, one: Stretch) -> Inferred | None:
    mention = one.opening
    if mention.first is None or mention.last is None:
        return None
    if one.closing is not None:
        if {mention.kind, one.closing.kind} != {dates.YEAR} or one.closing.last is None:
            return None
        if mention.part or one.closing.part:
            return None
        said = doc.text[one.start : one.end]
        return Inferred(mention.first, one.closing.last, said, doc.at(one.start))
    if mention.kind == dates.YEAR and mention.part is None:
        before = doc.low[max(0, mention.start - 12) : mention.start]
        if re.search(r"(?:đến|sau|trước|từ|lớn|cuối|đầu|luật.{0,8}) $", before):
            return None
        text = doc.text[mention.start : mention.end].lower()
        return Inferred(mention.first, mention.last, text, doc.at(mention.start))
    if mention.kind != dates.YEARS:
        return None
    lead = re.search(
        r"(giai đoạn|năm học|nhiệm kỳ)[^.;]{0,3}$",
        doc.low[max(0, mention.start - 14) : mention.start],
    )
    if lead is None or one.role not in (SCHOOL, STAGE):
        return None
    text = f"{lead.group(1)} {doc.text[mention.start : mention.end]}"
    if one.role == SCHOOL:
        return Inferred(
            date(mention.first.year, 9, 1),
            date(mention.last.year, 5, 31),
            text,
            doc.at(mention.start),
        )
    return Inferred(mention.first, mention.last, text, doc.at(mention.start))
