"""The period of the campaign, as far as the text states it.

A period that only follows from "năm 2022" is offered as inferred, never given as stated. "Từ nay"
begins on the day of issue; without one its beginning stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from campaigns.planreader import dates, duties
from campaigns.planreader.inferred import read_inferred
from campaigns.planreader.model import Period, Phase
from campaigns.planreader.outline import Block, Document
from campaigns.planreader.phases import PHASE, open_end, read_phases, to_the_end
from campaigns.planreader.stretches import FREE, Stretch

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
    stated = [one for one in free if one.start not in taken and _states_period(doc, one)]
    if _parts_only(doc, stated):
        stated = []
    ends = _said_ends(doc, free)
    used = frozenset(taken | {one.start for one in (*stated, *ends)})
    found = (*(phase for _, phase in phases), *undated)
    if stated:
        best = max(stated, key=lambda one: (_weight(doc, one), -one.start))
        inner = {one.start for one in stated if _is_part(doc, one, best)}
        used -= inner
        rivals = tuple(
            one for one in stated
            if (one.first, one.last) != (best.first, best.last) and one.start not in inner
        )  # fmt: skip
        rivals += tuple(replace(one, first=None) for one in ends if one.last != best.last)
        period = _stated(doc, best)
        return Times(period, _ended(doc, phases, period.ends_on) + undated, used, rivals)
    if phases:
        known = tuple(phase for _, phase in phases)
        return Times(_from_phases(doc, [one for one, _ in phases], known), found, used)
    inferred = (
        read_inferred(
            doc,
            stretches,
            [one for one in stretches if _labelled(doc, doc.block_at(one.start), one)],
        )
        if campaign
        else None
    )
    return Times(Period(inferred=inferred, at=inferred.at if inferred else None), found, used)


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


_WHOLE = re.compile(r"(?:đợt|phong trào|cuộc vận động|kế hoạch)(?: thi đua| này)")


def _is_part(doc: Document, one: Stretch, best: Stretch) -> bool:
    """A stretch inside the period whose sentence names an activity ("đợt cao điểm ủng hộ")."""
    if not (one.first and one.last and best.first and best.last):
        return False
    if not (best.first <= one.first and one.last <= best.last):
        return False
    if _labelled(doc, doc.block_at(one.start), one) or not _labelled(
        doc, doc.block_at(best.start), best
    ):
        return False
    said = _WHOLE.search(doc.low[doc.sentence(one.start)[0] : one.start])
    return not said or (one.first != best.first and one.last != best.last)


def _body_end(doc: Document) -> int:
    return doc.blocks[doc.tail].start if doc.tail < len(doc.blocks) else len(doc.low)


# ------------------------------------------------------------------------------------------ period


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
        if kind in (dates.MONTH, dates.QUARTER, dates.HALF) and labelled and one.first:
            if re.match(r"thời (?:gian|hạn|điểm) (?:phát động|hoàn thành|bắt đầu|tổ chức)", before):
                return False
            if _OF_ONE_TASK.match(before):
                return False
            if block.kind and doc.low.startswith(":", one.end):
                return False  # "a) Tháng 9/2025: xây dựng kế hoạch"
            return bool(re.match(r"^[^:]{0,60}:? ?(?:trong |từ )?$", before)) or open_end(doc, one)
        if kind == dates.DAY and (labelled or _campaign_before(doc, one)):
            return open_end(doc, one) or (labelled and _until(doc, one))
        return (
            kind == dates.MONTH
            and one.first is not None
            and _campaign_before(doc, one)
            and open_end(doc, one)
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
    if parent is None or _of_a_task(doc, block, one):
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


_RUNS = re.compile(r"thời gian|thi đua|thực hiện|phong trào|triển khai|cao điểm|toàn đợt")


def _of_a_task(doc: Document, block: Block, one: Stretch) -> bool:
    """Below "Thời gian", an item of its own: "- Đăng ký: từ … đến …", "- Từ … đến …: các thôn lập danh sách"."""
    before = doc.low[block.body : one.start]
    label = re.match(r"([^:]{2,60}):\s*(?:từ )?$", before)
    if label:
        begins = re.match(r"(?:thời gian |ngày )?bắt đầu$", label[1])
        return not begins and duties.is_duty(label[1]) and not _RUNS.search(label[1])
    after = re.match(r"\s*[:-]\s*([^.;]{6,80})", doc.low[one.end : block.end])
    whole = re.match(r"(?:tuần \w+,? )?(?:từ )?$", before.lstrip(" -+"))
    if not (after and whole and block.kind):
        return False
    return duties.is_duty(after[1]) and not re.search(
        r"(?:đợt|phong trào) thi đua|thi đua", after[1]
    )


def _is_duty(words: str) -> bool:
    """Headings of single tasks ("Hội thi …", "Lễ phát động"), whose time is not the campaign's."""
    return bool(
        re.match(
            r"(?:tổ chức )?(?:hoạt động tuyên truyền|công tác tuyên truyền|tuyên truyền|văn nghệ|thể (?:dục|thao)|gặp mặt|hội thi|lễ|hội nghị|cuộc thi|ngày hội|hội thao|họp|đăng ký|báo cáo|sơ kết|tổng kết|chấm|kiểm tra|nộp)",
            words,
        )
    )


def _campaign_before(doc: Document, one: Stretch) -> bool:
    """Whether the sentence says of the campaign itself that it runs from … to …"""
    start, _ = doc.sentence(one.start)
    before = doc.low[start : one.start]
    if PHASE.search(before) or re.search(
        r"đăng ký|nộp|gửi|báo cáo|sơ kết|chấm điểm|xét|họp|kiểm tra", before
    ):
        return False
    match = _CAMPAIGN.search(before)
    if match is None:
        return False
    return not re.search(r"triển khai tại|tuyên truyền|treo|vận động quỹ", before)


def _parts_only(doc: Document, stated: list[Stretch]) -> bool:
    """ "I. Thi đua làm đường (từ … đến …)", "II. Thi đua văn nghệ (từ … đến …)": windows of the parts."""
    blocks = [doc.block_at(one.start) for one in stated]
    spans = {(one.first, one.last) for one in stated}
    return (
        len(spans) > 1
        and len({block.index for block in blocks}) == len(blocks)
        and len({block.kind for block in blocks}) == 1
        and bool(blocks[0].kind)
        and not any(_labelled(doc, doc.block_at(one.start), one) for one in stated)
    )


_ENDS_AGAIN = re.compile(
    r"kết thúc (?:đợt|phong trào|cuộc vận động|kế hoạch)(?: thi đua)?[^.;:,\d]{0,30} (?:vào |trước )?(?:hết )?(?:ngày )?$"
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
        (8 if _labelled(doc, block, one) else 0)
        + (4 if one.first else 0)
        + (4 if one.last else 0)
        + (1 if one.closing else 0)
    )


def _stated(doc: Document, one: Stretch) -> Period:
    first, last = one.first, one.last
    if one.closing is None:
        if open_end(doc, one):
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
