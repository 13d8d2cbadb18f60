"""From the text of a document to its draft: the order in which the parts are read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from campaigns.planreader import dates
from campaigns.planreader.annexes import split_annexes
from campaigns.planreader.conflicts import read_conflicts, show
from campaigns.planreader.deadlines import read_deadlines
from campaigns.planreader.head import read_issued, read_number, read_title
from campaigns.planreader.issuer import read_issuer
from campaigns.planreader.kinds import document_type, is_campaign_plan, is_truncated
from campaigns.planreader.lists import read_recipients, read_registration_fields
from campaigns.planreader.model import Deadline, PlanDraft, Words
from campaigns.planreader.outline import Document, read_outline
from campaigns.planreader.period import Times, read_times
from campaigns.planreader.phases import PHASE
from campaigns.planreader.quotas import read_quotas
from campaigns.planreader.reporting import read_reporting
from campaigns.planreader.roles import (
    ANNIVERSARY,
    CITED,
    EFFECTIVE,
    FREE,
    POSTED,
    SCHOOL,
    STAGE,
    TERM,
    Stretch,
)
from campaigns.planreader.source import Source
from campaigns.planreader.stretches import read_stretches
from campaigns.planreader.targets import read_targets
from campaigns.planreader.unwrap import read_source

_THEME = re.compile(
    r"chủ đề(?: (?:thi đua|của (?:đợt|phong trào)(?: thi đua)?|phong trào(?: thi đua)?|đợt thi đua|năm học(?: \d{4} ?- ?\d{4})?|năm \d{4}|là|phát động|chung|xuyên suốt))*"
    r"(?: là)? ?[:,]?[ \n]?(?:\"(?P<quoted>[^\"\n]{4,400})\"|: ?(?P<plain>[^\"\n;.]{8,300}))"
)
_BASED = re.compile(
    r"(?:^|\n)(?:[-+] ?)?(?:thực hiện|căn cứ|theo) (?P<doc>kế hoạch (?:liên tịch )?số:? ?\S[^.;\n]{0,40}? ngày [^.;\n]{6,30}? của (?P<org>[^.;,\n]{3,90}?))"
    r"(?= (?:về|v/v|ban hành|phát động|tổ chức|triển khai)|[,;.\n])"
)
_SETS_DAYS = {
    "kế hoạch", "kế hoạch liên tịch", "kế hoạch phối hợp", "chương trình", "chương trình hành động", "hướng dẫn", "công văn", "thông báo",
    "giấy mời", "thể lệ", "chỉ thị", "phương án", "thư kêu gọi", "thư ngỏ", "lời kêu gọi", "phát động thi đua", "đề án",
}  # fmt: skip
_ROLES = {
    ANNIVERSARY: "ngày kỷ niệm", CITED: "ngày của văn bản được dẫn", TERM: "nhiệm kỳ", SCHOOL: "năm học",
    STAGE: "giai đoạn", POSTED: "ngày đăng", EFFECTIVE: "ngày có hiệu lực",
}  # fmt: skip


def read_plan(text: str, holidays: frozenset[date] = frozenset()) -> PlanDraft:
    """The draft of a campaign as far as `text` states it.

    `holidays` are skipped where working days are counted, besides Saturdays and Sundays. Any
    text gives a draft; what is not stated is None or empty, what contradicts itself is listed.
    """
    doc, annexes = _parts(read_source(text))
    kind = document_type(doc)
    issued, place = read_issued(doc)
    issued_on = issued.first if issued else None
    number, blank_number = read_number(doc)
    title = read_title(doc, news=kind == "tin bài")
    issuer, spellings = read_issuer(doc, place, number.text if number else None)
    campaign = is_campaign_plan(doc, kind, title.text if title else None)
    report = kind in ("báo cáo", "biên bản", "diễn văn", "tờ trình")
    stretches = read_stretches(doc, issued)
    times = read_times(doc, stretches, campaign=campaign)
    if report:
        times = Times(type(times.period)(), (), times.used)
    deadlines: tuple[Deadline, ...] = ()
    parts = [(doc, stretches), *((one, read_stretches(one, None)) for one in annexes)]
    for part, its in parts:
        rows = read_deadlines(
            part, its, times if part is doc else replace(times, used=frozenset()),
            issued_on, holidays, report=report, sets_days=kind in _SETS_DAYS,
        )  # fmt: skip
        deadlines += tuple(one for one in rows if not _said(one, deadlines))
    reporting = read_reporting(doc, stretches, report=report)
    yearly = [
        one.at for one in reporting if re.fullmatch(r"(?:(?:hằng|hàng|mỗi) )?năm", one.every or "")
    ]
    deadlines = tuple(
        one for one in deadlines
        if one.due_on or one.last_day or one.kind != "report" or one.bound != "before"
        or not any(one.at.start <= at.start and at.end <= one.at.end for at in yearly)
    )  # fmt: skip
    rewarding = kind in (
        "quyết định",
        "tờ trình",
        "nghị quyết",
        "thông báo",
    )  # what is given, not a quota
    quotas, quota_places = read_quotas(doc, report=report or rewarding)
    no_targets = report or not _plans(kind, title) or kind == "thể lệ"
    return PlanDraft(
        read_from=text,
        is_campaign_plan=campaign,
        document_type=kind,
        truncated=is_truncated(doc),
        title=title,
        theme=_theme(doc),
        issuer=issuer,
        number=number,
        issued_on=(issued_on, doc.at(issued.start)) if issued and issued_on else None,
        based_on=_based_on(doc),
        period=times.period,
        partial_dates=_partial_dates(parts, deadlines, times),
        phases=times.phases,
        deadlines=deadlines,
        targets=tuple(
            target
            for part, _ in parts
            for target in read_targets(part, quota_places if part is doc else [], report=no_targets)
        ),
        quotas=quotas if _plans(kind, title) else (),
        registration_fields=read_registration_fields(doc),
        recipients=read_recipients(doc),
        reporting=reporting,
        not_deadlines=_not_deadlines(doc, stretches),
        conflicts=read_conflicts(doc, stretches, times, deadlines, issued_on, issuer, spellings),
        notes=tuple(_notes(blank_number, issued, times, issued_on)),
    )


def _parts(source: Source) -> tuple[Document, tuple[Document, ...]]:
    """The plan itself, and its annexes."""
    doc = read_outline(source)
    if doc.tail == len(doc.blocks):
        return doc, ()
    body, annexes = split_annexes(source, doc.blocks[doc.tail].start)
    return (doc if body is source else read_outline(body)), annexes


def _said(row: Deadline, deadlines: tuple[Deadline, ...]) -> bool:
    """Whether a row of an annex only repeats what the plan has said."""
    return row.due_on is not None and any(
        (one.due_on, one.bound, one.kind) == (row.due_on, row.bound, row.kind) for one in deadlines
    )


def _plans(kind: str, title: Words | None) -> bool:
    """Letters and minutes set no targets of their own, unless the letter itself launches."""
    launches = kind == "công văn" and title and "phát động" in title.text.lower()
    return bool(launches) or kind not in (
        "công văn",
        "thư",
        "thư kêu gọi",
        "lời kêu gọi",
        "thư ngỏ",
        "giấy mời",
        "không rõ",
        "thư mời",
        "tin bài",
    )


def _theme(doc: Document) -> Words | None:
    limit = doc.blocks[doc.tail].start if doc.tail < len(doc.blocks) else len(doc.low)
    for match in _THEME.finditer(doc.low, 0, limit):
        part = "quoted" if match["quoted"] else "plain"
        start, end = match.span(part)
        if doc.low[match.start() - 1 : match.start()] == "(" and doc.block_at(match.start()).kind:
            continue  # of one field of work
        if PHASE.search(doc.low, doc.block_at(match.start()).start, match.start()):
            continue  # of one round
        if part == "plain" and re.match(r"\s*(?:của|theo|do|các)\b", match["plain"]):
            continue
        words = doc.text[start:end].strip(' *.,“”"')
        return Words(words, doc.at(start))
    return None


def _based_on(doc: Document) -> Words | None:
    match = _BASED.search(doc.low)
    if match is None:
        return None
    words = doc.text[slice(*match.span("doc"))].strip()
    return Words(
        re.sub("[ỦU][ỷy] ban nhân dân|Ủy ban nhân dân", "UBND", words),
        doc.source.span(*match.span("doc")),
    )


def _partial_dates(
    parts: list[tuple[Document, list[Stretch]]], deadlines: tuple[Deadline, ...], times: Times
) -> tuple[Words, ...]:
    """Days without a year that would be the campaign's own: of its period or of a deadline."""
    spans = {one.at for one in deadlines if one.due_on is None and one.last_day is None}
    found: dict[str, Words] = {}
    known = {phase.at for phase in times.phases if phase.starts_on and phase.ends_on}
    for doc, one in ((doc, one) for doc, stretches in parts for one in stretches):
        if one.role != FREE or (one.start in times.used and doc.at(one.start) in known):
            continue
        at = doc.at(one.start)
        wanted = at in spans or (
            one.closing is not None and (one.first is None or one.last is None)
        )
        again = re.match(r",? ?(?:hằng|hàng) (?:tháng|tuần|quý)", doc.low[one.end : one.end + 16])
        period = _of_period(doc, one) or at in spans
        for mention, day in zip(one.mentions, (one.first, one.last), strict=False):
            if mention.partial and wanted and period and day is None and not again:
                found.setdefault(mention.partial, Words(mention.partial, at))
    return tuple(found.values())


def _of_period(doc: Document, one: Stretch) -> bool:
    block = doc.block_at(one.start)
    near = doc.headings(block) + " " + doc.low[max(block.start, one.start - 60) : one.start]
    yearly = re.match(r",? ?(?:hằng|hàng|mỗi) năm", doc.low[one.end : one.end + 14])
    return not yearly and bool(re.search(r"thời gian|đợt|giai đoạn|phong trào|thi đua", near))


def _not_deadlines(doc: Document, stretches: list[Stretch]) -> tuple[Words, ...]:
    found: dict[tuple[str, str], Words] = {}
    for one in stretches:
        label = _ROLES.get(one.role)
        if label is None:
            continue
        said = re.sub(
            r"^(?:từ )?ngày ", "", doc.text[one.start : one.end].strip(), flags=re.IGNORECASE
        )
        found.setdefault((one.role, said), Words(f"{said} ({label})", doc.at(one.start)))
    return tuple(found.values())


def _notes(
    blank_number: bool, issued: dates.Mention | None, times: Times, issued_on: date | None
) -> list[str]:
    notes = []
    if blank_number:
        notes.append("Số văn bản để trống.")
    if issued is not None and issued_on is None:
        notes.append("Ngày ban hành để trống hoặc không đọc được.")
    period = times.period
    if period.ends_on and not period.starts_on:
        notes.append("Không rõ ngày bắt đầu: cần hỏi.")
    if period.inferred:
        said = f"{show(period.inferred.first)} - {show(period.inferred.last)}"
        notes.append(f"Thời gian chỉ suy từ “{period.inferred.text}”: {said}, cần xác nhận.")
    return notes
