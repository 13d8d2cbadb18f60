"""From the text of a document to its draft: the order in which the parts are read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from campaigns.planreader.conflicts import read_conflicts, show
from campaigns.planreader.days.read import read_stretches
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.deadlines.other_days import not_deadlines, partial_days
from campaigns.planreader.deadlines.read import read_deadlines
from campaigns.planreader.deadlines.reporting import read_reporting
from campaigns.planreader.head import kind
from campaigns.planreader.head.based_on import read_based_on
from campaigns.planreader.head.read import Head, read_head
from campaigns.planreader.head.recipients import read_recipients
from campaigns.planreader.model import Deadline, Period, PlanDraft, Reporting
from campaigns.planreader.period.read import Times, read_times
from campaigns.planreader.quotas.read import read_quotas
from campaigns.planreader.registration_fields import read_registration_fields
from campaigns.planreader.targets.read import read_targets
from campaigns.planreader.text.annexes import read_parts
from campaigns.planreader.text.outline import Document
from campaigns.planreader.text.unwrap import read_source
from campaigns.planreader.theme import read_theme

_EVERY_YEAR = re.compile(r"(?:(?:hằng|hàng|mỗi) )?năm")

Part = tuple[Document, list[Stretch]]  # the plan or an annex, and its days


def read_plan(text: str, holidays: frozenset[date] = frozenset()) -> PlanDraft:
    """The draft of a campaign as far as `text` states it.

    `holidays` are skipped where working days are counted, besides Saturdays and Sundays. Any
    text gives a draft; what is not stated is None or empty, what contradicts itself is listed.
    """
    doc, annexes = read_parts(read_source(text))
    head = read_head(doc)
    stretches = read_stretches(doc, head.issued)
    parts = [(doc, stretches), *((one, read_stretches(one, None)) for one in annexes)]
    times = read_times(doc, stretches, campaign=head.launches)
    reporting: tuple[Reporting, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    if kind.tells(head.kind):
        times = Times(Period(), (), times.used)
    else:
        reporting = read_reporting(doc, stretches)
        deadlines = _deadlines(parts, head, times, reporting, holidays)
    quotas, rewarded = read_quotas(doc) if kind.sets_quotas(head.kind, head.title) else ((), [])
    with_targets = parts if kind.sets_targets(head.kind, head.title) else []
    return PlanDraft(
        read_from=text,
        is_campaign_plan=head.launches,
        document_type=head.kind,
        truncated=kind.is_truncated(doc),
        title=head.title,
        theme=read_theme(doc),
        issuer=head.issuer,
        number=head.number,
        issued_on=(head.issued_on, doc.at(head.issued.start))
        if head.issued and head.issued_on
        else None,
        based_on=read_based_on(doc),
        period=times.period,
        partial_dates=partial_days(parts, deadlines, times),
        phases=times.phases,
        deadlines=deadlines,
        targets=tuple(
            target
            for part, _ in with_targets
            for target in read_targets(part, rewarded if part is doc else [])
        ),
        quotas=quotas,
        registration_fields=next(
            filter(None, (read_registration_fields(part) for part, _ in parts)), ()
        ),
        recipients=read_recipients(doc),
        reporting=reporting,
        not_deadlines=not_deadlines(doc, stretches),
        conflicts=read_conflicts(doc, stretches, times, deadlines, head),
        notes=tuple(_notes(head, times.period)),
    )


def _deadlines(
    parts: list[Part], head: Head, times: Times, reporting: tuple[Reporting, ...],
    holidays: frozenset[date],
) -> tuple[Deadline, ...]:  # fmt: skip
    """The deadlines of the plan and then of its annexes, each said once."""
    (plan, _), *_ = parts
    found: tuple[Deadline, ...] = ()
    for part, stretches in parts:
        rows = read_deadlines(
            part, stretches, times if part is plan else replace(times, used=frozenset()),
            head.issued_on, holidays, sets_days=kind.sets_days(head.kind),
        )  # fmt: skip
        found += tuple(one for one in rows if not _told(one, found, reporting))
    return found


def _told(row: Deadline, deadlines: tuple[Deadline, ...], reporting: tuple[Reporting, ...]) -> bool:
    """Whether a row of an annex only repeats what the plan has said, or a report comes every year."""
    if row.due_on or row.last_day:
        said = {(one.due_on, one.bound, one.kind) for one in deadlines if one.due_on}
        return (row.due_on, row.bound, row.kind) in said
    yearly = [one.at for one in reporting if _EVERY_YEAR.fullmatch(one.every or "")]
    return (row.kind, row.bound) == ("report", "before") and any(
        row.at.start <= at.start and at.end <= row.at.end for at in yearly
    )


def _notes(head: Head, period: Period) -> list[str]:
    notes = []
    if head.blank_number:
        notes.append("Số văn bản để trống.")
    if head.issued is not None and head.issued_on is None:
        notes.append("Ngày ban hành để trống hoặc không đọc được.")
    if period.ends_on and not period.starts_on:
        notes.append("Không rõ ngày bắt đầu: cần hỏi.")
    if period.inferred:
        said = f"{show(period.inferred.first)} - {show(period.inferred.last)}"
        notes.append(f"Thời gian chỉ suy từ “{period.inferred.text}”: {said}, cần xác nhận.")
    return notes
