"""Days that are no deadline: those without a year, to be asked for, and those that stand for something else."""

from __future__ import annotations

import re

from campaigns.planreader.days import dates
from campaigns.planreader.days.roles import (
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
from campaigns.planreader.model import Deadline, Span, Words
from campaigns.planreader.period.read import Times
from campaigns.planreader.text.outline import Document

_ROLES = {
    ANNIVERSARY: "ngày kỷ niệm", CITED: "ngày của văn bản được dẫn", TERM: "nhiệm kỳ", SCHOOL: "năm học",
    STAGE: "giai đoạn", POSTED: "ngày đăng", EFFECTIVE: "ngày có hiệu lực",
}  # fmt: skip


def partial_days(
    parts: list[tuple[Document, list[Stretch]]], deadlines: tuple[Deadline, ...], times: Times
) -> tuple[Words, ...]:
    """Days without a year that would be the campaign's own: of its period or of a deadline."""
    said: dict[Span, list[str]] = {}
    for row in deadlines:
        if row.due_on is None and row.last_day is None:
            said.setdefault(row.at, []).append(row.text)
    found: dict[str, Words] = {}
    known = {phase.at for phase in times.phases if phase.starts_on and phase.ends_on}
    for doc, one in ((doc, one) for doc, stretches in parts for one in stretches):
        if one.role != FREE or (one.start in times.used and doc.at(one.start) in known):
            continue
        at = doc.at(one.start)
        due = any(doc.text[one.opening.start : one.end] in text for text in said.get(at, ()))
        stated = one.start in times.used
        wanted = (
            due or stated or (one.closing is not None and (one.first is None or one.last is None))
        )
        again = re.match(r",? ?(?:hằng|hàng) (?:tháng|tuần|quý)", doc.low[one.end : one.end + 16])
        period = stated or _of_period(doc, one) or due
        for mention, day in zip(one.mentions, (one.first, one.last), strict=False):
            partial = mention.partial
            if mention.kind == dates.BARE_DAY and one.closing and one.closing.month:
                partial = f"--{one.closing.month:02d}-{mention.day:02d}"  # "từ 01 - 07/5"
            if partial and wanted and period and day is None and not again:
                found.setdefault(partial, Words(partial, at))
    return tuple(found.values())


def _of_period(doc: Document, one: Stretch) -> bool:
    block = doc.block_at(one.start)
    near = doc.headings(block) + " " + doc.low[max(block.start, one.start - 60) : one.start]
    yearly = re.match(r",? ?(?:hằng|hàng|mỗi) năm", doc.low[one.end : one.end + 14])
    return not yearly and bool(re.search(r"thời gian|đợt|giai đoạn|phong trào|thi đua", near))


def not_deadlines(doc: Document, stretches: list[Stretch]) -> tuple[Words, ...]:
    """Dates of documents, anniversaries, terms and the like, with the reason."""
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
