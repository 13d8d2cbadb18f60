"""A plan's draft as lines for a terminal: every item with the sentence it was read from."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from campaigns.planreader.model import (
    Deadline,
    Number,
    Period,
    Phase,
    PlanDraft,
    Quota,
    Range,
    Span,
    Target,
    Words,
)  # fmt: skip

SHOWN: Final = 200  # letters of a sentence
NOTHING: Final = "không thấy ghi"
NOT_A_PLAN: Final = "⚠️ Văn bản này có lẽ không phải kế hoạch phát động thi đua; xin kiểm tra."
CUT: Final = "⚠️ Văn bản có lẽ bị cắt giữa chừng; phần thiếu không đọc được."
BOUNDS: Final = {
    "before": "trước ngày {day}", "by": "chậm nhất ngày {day}", "on": "ngày {day}", "within": "trong khoảng đến {day}",
    "in": "không rõ ngày nào", "window": "đến ngày {day}", "after_event": "sau sự kiện",
}  # fmt: skip
COMPARATORS: Final = {"eq": "", "gte": "từ ", "gt": "trên ", "lte": "không quá ", "lt": "dưới "}


def lines(draft: PlanDraft) -> Iterator[str]:
    """The whole draft, top to bottom."""
    if not draft.is_campaign_plan:
        yield NOT_A_PLAN
    if draft.truncated:
        yield CUT
    yield f"Loại văn bản: {draft.document_type}"
    for name, words in (
        ("Tên", draft.title), ("Chủ đề", draft.theme), ("Nơi ban hành", draft.issuer),
        ("Số", draft.number), ("Thực hiện theo", draft.based_on),
    ):  # fmt: skip
        said = words.text if words else NOTHING
        yield f"{name}: {said}"
        yield from (
            one for one in _read_from(draft, words.at if words else None) if said not in one
        )
    yield f"Ngày ban hành: {_day(draft.issued_on[0]) if draft.issued_on else NOTHING}"
    yield from _read_from(draft, draft.issued_on[1] if draft.issued_on else None)
    yield f"Thời gian: {_period(draft.period)}"
    yield from _read_from(draft, draft.period.at)
    for title, items in (
        ("⚠️ Mâu thuẫn trong văn bản", [(one.problem, one.at) for one in draft.conflicts]),
        (
            "Ngày chưa rõ năm, cần hỏi",
            [(f"{one.text[5:]}/{one.text[2:4]}", one.at) for one in draft.partial_dates],
        ),
        ("Đợt, giai đoạn", [(_phase(one), one.at) for one in draft.phases]),
        ("Thời hạn", [(_deadline(one), one.at) for one in draft.deadlines]),
        ("Chỉ tiêu", [(_target(one), one.at) for one in draft.targets]),
        ("Khen thưởng", [(_quota(one), one.at) for one in draft.quotas]),
        ("Nội dung phải đăng ký", _plain(draft.registration_fields)),
        ("Chế độ báo cáo", [(one.text, one.at) for one in draft.reporting]),
        ("Nơi nhận", _plain(draft.recipients)),
        ("Không phải thời hạn", _plain(draft.not_deadlines)),
    ):
        if items:
            yield ""
            yield f"{title}:"
        for said, at in items:
            yield f"- {said}"
            yield from (one for one in _read_from(draft, at) if said not in one)
    if draft.notes:
        yield ""
    yield from (f"Ghi chú: {one}" for one in draft.notes)


def _read_from(draft: PlanDraft, at: Span | None) -> Iterator[str]:
    if at is None:
        return
    sentence = " ".join(draft.read_from[at.start : at.end].split())
    yield f"    ← “{sentence[:SHOWN]}{'…' if len(sentence) > SHOWN else ''}”"


def _plain(words: Iterable[Words]) -> list[tuple[str, Span]]:
    return [(one.text, one.at) for one in words]


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "?"


def _period(period: Period) -> str:
    if period.inferred:
        days = f"{_day(period.inferred.first)} - {_day(period.inferred.last)}"
        return f"{days} (chỉ suy từ “{period.inferred.text}”, cần xác nhận)"
    if not (period.starts_on or period.ends_on):
        return NOTHING
    return f"{_day(period.starts_on)} - {_day(period.ends_on)}"


def _phase(one: Phase) -> str:
    return f"{one.name}: {_day(one.starts_on)} - {_day(one.ends_on)}"


def _deadline(one: Deadline) -> str:
    when = BOUNDS[one.bound].format(day=_day(one.due_on or one.last_day))
    if one.due_on is None and one.last_day is None:
        when = one.text
    if one.window:
        when = f"{_day(one.window.first)} - {_day(one.window.last)}"
    if one.hour:
        when = f"{one.hour}, {when}"
    to = f", gửi {one.to}" if one.to else ""
    note = f" ({one.note})" if one.note else ""
    return f"{when}: {one.what}{to}{note}"


def _target(one: Target) -> str:
    if one.value is None:
        return one.name
    unit = one.unit or ""
    gap = "" if unit[:1] in "%‰" else " "
    return f"{one.name}: {COMPARATORS[one.comparator]}{_number(one.value)}{gap}{unit}".strip()


def _quota(one: Quota) -> str:
    counts = [
        f"{_number(count)} {unit}"
        for count, unit in (
            (one.collectives, "tập thể"), (one.individuals, "cá nhân"), (one.households, "hộ"),
        )
        if count is not None
    ]  # fmt: skip
    return "; ".join(filter(None, (one.who, one.form, ", ".join(counts)))) or one.text


def _number(value: Number) -> str:
    if isinstance(value, Range):
        return f"{_number(value.low)} - {_number(value.high)}"
    whole = int(value) if float(value).is_integer() else value
    return f"{whole:,}".replace(",", "\0").replace(".", ",").replace("\0", ".")
