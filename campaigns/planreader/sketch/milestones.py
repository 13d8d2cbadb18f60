"""Deadlines and reporting duties of a plan as a campaign's milestones, and what must be asked.

A day that is not printed is never made up: the milestone stays without one, and the question offers
only what the text allows (the last day of its window, the year of a day without a year).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time

from campaigns import model
from campaigns.model import Bound, Every, Milestone, MilestoneKind, Repeat
from campaigns.plan_check import YEARS
from campaigns.planreader.model import Deadline, Reporting
from campaigns.planreader.sketch import form
from campaigns.planreader.sketch.model import About, Choice, Question
from campaigns.planreader.sketch.names import key_of
from campaigns.wording.dates.read import say_date
from campaigns.wording.house_forms import sketch_words as words
from campaigns.wording.spelling.text import capital, fold

OWED = {
    "registration": MilestoneKind.REGISTRATION,
    "report": MilestoneKind.REPORT,
    "submission": MilestoneKind.REPORT,
    "nomination": MilestoneKind.NOMINATION,
    "summary": MilestoneKind.FINAL,
}
TITLES = {
    MilestoneKind.REGISTRATION: words.REGISTRATION,
    MilestoneKind.REPORT: words.REPORT,
    MilestoneKind.INTERIM: words.INTERIM,
    MilestoneKind.FINAL: words.FINAL,
    MilestoneKind.NOMINATION: words.NOMINATION,
}
KEYS = {
    MilestoneKind.REGISTRATION: "dang-ky",
    MilestoneKind.REPORT: "bao-cao",
    MilestoneKind.INTERIM: "so-ket",
    MilestoneKind.FINAL: "tong-ket",
    MilestoneKind.NOMINATION: "khen-thuong",
}
LONGEST_TITLE, SHORTEST_TITLE = 80, 8
NEEDS_A_DAY = (MilestoneKind.REGISTRATION, MilestoneKind.REPORT, MilestoneKind.NOMINATION)
_OFFICE = re.compile(r"^(?:van phong|phong |hoi dong|thuong truc|ban thuong|cong chuc)")
_SENT_TO = re.compile(
    r",? (?:và )?(?:gửi|nộp)(?: (?:danh sách|kết quả|báo cáo|bản đăng ký|hồ sơ))? (?:về|cho|đến|lên|qua)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_SENDS = re.compile(r",? (?:và )?(?:gửi|nộp)(?: (?:về|cho|đến|lên|qua))?$", re.IGNORECASE)
_WHO = re.compile(
    r"^(?:đề nghị |yêu cầu )?(?:các|mỗi|từng) (?:thôn|xóm|bản|ấp|đơn vị)"
    r"(?:(?:,| và) (?:các )?(?:thôn|xóm|bản|ấp|đơn vị|cơ quan|tổ dân phố|khu phố))* (?=đăng ký|nộp|gửi|báo cáo)",
    re.IGNORECASE,
)
_MONTHLY = re.compile(r"(truoc )?ngay (\d{1,2})(?=[^/\d]*(?:h[ua]ng thang|moi thang|$))")


def milestone_of(one: Deadline, taken: Sequence[Milestone]) -> Milestone | None:
    """What a village owes by a deadline of the plan; None for a launch or an event."""
    kind = OWED.get(one.kind)
    if kind is None:
        return None
    if kind is MilestoneKind.FINAL and "so ket" in fold(one.what):
        kind = MilestoneKind.INTERIM
    title = _title(one)
    return Milestone(
        key=key_of(KEYS[kind], [each.key for each in taken], "moc"),
        kind=kind,
        title=title if 0 < len(title) <= LONGEST_TITLE else TITLES[kind],
        wording=one.text,
        deadline=deadline_of(one),
        form=form.KEY if kind is MilestoneKind.REGISTRATION else None,
        send_to=(one.to or "").strip(),
    )


def _title(one: Deadline) -> str:
    """What is owed, without who owes it and where it is sent: both are said beside it."""
    said = _SENDS.sub("", one.what.strip(" .,;:…"))
    short = _WHO.sub("", _SENT_TO.sub("", said) if one.to else said).strip(" .,;:…")
    kept = short if len(short) >= SHORTEST_TITLE else said
    return capital(kept)


def deadline_of(one: Deadline) -> model.Deadline | None:
    """The deadline as the campaign's file says it; None where no day is known."""
    window = one.window
    if one.bound == "in" and window:
        return _sound(Bound.IN, window.last, window.first)
    if one.bound == "within" and window:
        return _sound(Bound.WITHIN, window.last, window.first)
    if one.bound == "window" and window:
        return _sound(Bound.WINDOW, window.last, window.first)
    if one.due_on is None:
        return _sound(Bound.BY, one.last_day) if one.last_day else None
    bound = Bound(one.bound) if one.bound in ("before", "by", "on") else Bound.BY
    found = _sound(bound, one.due_on)
    return replace(found, hour=time.fromisoformat(one.hour)) if found and one.hour else found


def day_question(
    one: Milestone, sentence: str, partial: str | None, years: Iterable[int]
) -> Question | None:
    """What to ask where a milestone that should bind has no day; None where nothing is open."""
    due = one.deadline
    if due is not None and not (due.bound is Bound.IN and one.kind in NEEDS_A_DAY):
        return None
    said = one.wording or one.title
    if due:
        offered = [(due.due_on, words.LAST_OF.format(said))]
    else:
        offered = [(day, words.IN_YEAR.format(said, day.year)) for day in days_of(partial, years)]
    return Question(
        key=f"milestone.{one.key}",
        about=About.DAY,
        said=said,
        sentence=sentence,
        choices=tuple(Choice(day.isoformat(), say_date(day), why) for day, why in offered),
    )


def days_of(partial: str | None, years: Iterable[int]) -> list[date]:
    """ "--03-15" in each of the years; nothing where there is no such day."""
    found = []
    for year in sorted(set(years)):
        try:
            found.append(date.fromisoformat(f"{year}{(partial or '')[1:]}"))
        except ValueError:
            continue
    return found


def duty(one: Reporting, taken: Sequence[Milestone]) -> Milestone | None:
    """A reporting duty as a repeating milestone, its days still open; None for an office's own."""
    if _OFFICE.match(fold(one.by or "").strip()):
        return None
    return Milestone(
        key=key_of(KEYS[MilestoneKind.REPORT], [each.key for each in taken], "moc"),
        kind=MilestoneKind.REPORT,
        title=words.REPORT_PROGRESS if "bao cao tien do" in fold(one.text) else words.REPORT,
        wording=_whole_words((one.every or "").strip(), one.text),
        send_to=(one.to or "").strip(),
    )


def _whole_words(said: str, text: str) -> str:
    """A rhythm cut inside a word loses that word."""
    at = text.lower().find(said.lower())
    cut = at >= 0 and said and text[at + len(said) : at + len(said) + 1].isalpha()
    return said.rpartition(" ")[0] if cut else said


def rhythm(one: Reporting) -> Repeat | None:
    """How often and on which day, only where the sentence states the day itself."""
    said = fold(one.text)
    if re.search(r"h[ua]ng thang|moi thang", said) and (day := _MONTHLY.search(said)):
        number = int(day[2]) - (1 if day[1] else 0)
        return Repeat(Every.MONTH, number) if 1 <= number <= 31 else None
    if re.search(r"h[ua]ng tuan|moi tuan", said):
        for at, name in enumerate(words.WEEKDAYS, 1):
            if fold(name) in said:
                return Repeat(Every.WEEK, at)
    return None


def rhythm_choices(every: str, starts_on: date | None, ends_on: date | None) -> tuple[Choice, ...]:
    """Days an office usually takes, to choose from; nothing is taken without the press."""
    said = fold(every)
    if "tuan" in said:
        return tuple(
            Choice(f"week:{at}", words.OF_WEEK.format(words.WEEKDAYS[at - 1])) for at in (4, 5)
        )
    if "thang" in said and "quy" not in said and not re.search(r"\d+ thang", said):
        days = [Choice(f"month:{at}", words.DAY_OF_MONTH.format(at)) for at in (15, 20, 25)]
        return (*days, Choice("month:31", words.LAST_OF_MONTH))
    if starts_on is None or ends_on is None or ends_on < starts_on:
        return ()
    ends = _QUARTERS if "quy" in said else _HALVES
    found = [
        date(year, month, day)
        for year in range(starts_on.year, ends_on.year + 1)
        for month, day in ends
        if starts_on <= date(year, month, day) < ends_on
    ][:12]
    return (days_choice([*found, ends_on]),)


def days_choice(days: Sequence[date]) -> Choice:
    """Given days as one choice."""
    value = "dates:" + ",".join(one.isoformat() for one in days)
    return Choice(value, "; ".join(f"{one:%d/%m/%Y}" for one in days))


def repeat_of(value: str) -> Repeat:
    """A chosen rhythm: "month:25", "week:5", "dates:2024-06-30,2024-12-15"."""
    kind, _, rest = value.partition(":")
    if kind == "dates":
        return Repeat(
            Every.DATES, dates=tuple(sorted({date.fromisoformat(one) for one in rest.split(",")}))
        )
    return Repeat(Every(kind), int(rest))


def say_repeat(repeat: Repeat) -> str:
    """A rhythm in words."""
    match repeat.every:
        case Every.WEEK:
            return words.OF_WEEK.format(words.WEEKDAYS[repeat.day - 1])
        case Every.DATES:
            return words.DAYS.format(", ".join(f"{one:%d/%m/%Y}" for one in repeat.dates))
        case _:
            return words.DAY_OF_MONTH.format(repeat.day)


_HALVES = ((6, 30), (12, 31))
_QUARTERS = ((3, 31), (6, 30), (9, 30), (12, 31))


def _sound(bound: Bound, due: date, since: date | None = None) -> model.Deadline | None:
    if due.year not in YEARS or (since is not None and (since.year not in YEARS or since > due)):
        return None
    return model.Deadline(bound, due, since)
