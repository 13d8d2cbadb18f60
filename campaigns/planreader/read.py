"""From the text of a document to its draft: the order in which the parts are read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from campaigns.planreader.conflicts import read_conflicts, show
from campaigns.planreader.days import dates
from campaigns.planreader.days.read import read_stretches
from campaigns.planreader.deadlines.other_days import not_deadlines, partial_days
from campaigns.planreader.deadlines.read import read_deadlines
from campaigns.planreader.deadlines.reporting import read_reporting
from campaigns.planreader.head.issuer import read_issuer
from campaigns.planreader.head.kind import document_type, is_campaign_plan, is_truncated
from campaigns.planreader.head.recipients import read_recipients
from campaigns.planreader.head.title import read_issued, read_number, read_title
from campaigns.planreader.model import Deadline, PlanDraft, Reporting, Words
from campaigns.planreader.period.read import Times, read_times
from campaigns.planreader.quotas.read import read_quotas
from campaigns.planreader.registration_fields import read_registration_fields
from campaigns.planreader.targets.read import read_targets
from campaigns.planreader.text.annexes import read_parts
from campaigns.planreader.text.unwrap import read_source
from campaigns.planreader.theme import read_based_on, read_theme

_EVERY_YEAR = re.compile(r"(?:(?:hằng|hàng|mỗi) )?năm")
_SETS_DAYS = {
    "kế hoạch", "kế hoạch liên tịch", "kế hoạch phối hợp", "chương trình", "chương trình hành động", "hướng dẫn", "công văn", "thông báo",
    "giấy mời", "thể lệ", "chỉ thị", "phương án", "thư kêu gọi", "thư ngỏ", "lời kêu gọi", "phát động thi đua", "đề án",
}  # fmt: skip


def read_plan(text: str, holidays: frozenset[date] = frozenset()) -> PlanDraft:
    """The draft of a campaign as far as `text` states it.

    `holidays` are skipped where working days are counted, besides Saturdays and Sundays. Any
    text gives a draft; what is not stated is None or empty, what contradicts itself is listed.
    """
    doc, annexes = read_parts(read_source(text))
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
    parts = [(doc, stretches), *((one, read_stretches(one, None)) for one in annexes)]
    reporting = read_reporting(doc, stretches, report=report)
    deadlines: tuple[Deadline, ...] = ()
    for part, its in parts:
        rows = read_deadlines(
            part, its, times if part is doc else replace(times, used=frozenset()),
            issued_on, holidays, report=report, sets_days=kind in _SETS_DAYS,
        )  # fmt: skip
        deadlines += tuple(one for one in rows if not _told(one, deadlines, reporting))
    rewarding = kind in ("quyết định", "tờ trình", "nghị quyết", "thông báo")  # given, no quota
    quotas, quota_places = read_quotas(doc, report=report or rewarding)
    no_targets = report or not _plans(kind, title) or kind == "thể lệ"
    return PlanDraft(
        read_from=text,
        is_campaign_plan=campaign,
        document_type=kind,
        truncated=is_truncated(doc),
        title=title,
        theme=read_theme(doc),
        issuer=issuer,
        number=number,
        issued_on=(issued_on, doc.at(issued.start)) if issued and issued_on else None,
        based_on=read_based_on(doc),
        period=times.period,
        partial_dates=partial_days(parts, deadlines, times),
        phases=times.phases,
        deadlines=deadlines,
        targets=tuple(
            target
            for part, _ in parts
            for target in read_targets(part, quota_places if part is doc else [], report=no_targets)
        ),
        quotas=quotas if _plans(kind, title) else (),
        registration_fields=next(
            filter(None, (read_registration_fields(part) for part, _ in parts)), ()
        ),
        recipients=read_recipients(doc),
        reporting=reporting,
        not_deadlines=not_deadlines(doc, stretches),
        conflicts=read_conflicts(doc, stretches, times, deadlines, issued_on, issuer, spellings),
        notes=tuple(_notes(blank_number, issued, times, issued_on)),
    )


def _told(row: Deadline, deadlines: tuple[Deadline, ...], reporting: tuple[Reporting, ...]) -> bool:
    """Whether a row of an annex only repeats what the plan has said, or a report comes every year."""
    if row.due_on or row.last_day:
        said = {(one.due_on, one.bound, one.kind) for one in deadlines if one.due_on}
        return (row.due_on, row.bound, row.kind) in said
    yearly = [one.at for one in reporting if _EVERY_YEAR.fullmatch(one.every or "")]
    return (row.kind, row.bound) == ("report", "before") and any(
        row.at.start <= at.start and at.end <= row.at.end for at in yearly
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
