"""What a work (công trình, phần việc) is, read off its form: name, kind, value, start and finish.

A form is the plan's own; which of its fields is the name or the finish is told by its shape: the
first text is the name, the first choice the category, the first money the value, a date that may
not be before another is the finish and that other one the start. A date alone is the finish, unless
its label says that it is the start.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from campaigns.forms.definition import Field, Form, Kind
from campaigns.forms.draft import Answer, Status, answers_from_json
from campaigns.forms.show import show
from campaigns.wording.house_forms.sketch_words import FINISH, START
from campaigns.wording.spelling.text import capital, fold

DATES = (Kind.DATE, Kind.DATE_OR_PERIOD)


@dataclass(frozen=True, slots=True)
class Work:
    """One work. Sums in đồng, a range by both ends; of a stretch of days the last one counts, and the
    first (`starts_from`, `finishes_from`) is kept to be shown.

    No work starts after its finish: of a stretch that reaches beyond it ("đầu tháng 12", done on the
    5th) the finish counts.
    """

    name: str
    category: str | None = None
    value: int | None = None
    value_most: int | None = None
    starts: date | None = None
    finishes: date | None = None
    starts_from: date | None = None
    finishes_from: date | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """Which field of a form says what; None where no field does."""

    name: Field | None
    category: Field | None
    value: Field | None
    starts: Field | None
    finishes: Field | None


def shape(form: Form) -> Shape:
    """Read the form's shape."""
    dates = [one for one in form.fields if one.kind in DATES]
    finish = next((one for one in dates if one.constraint.not_before), None)
    start = form.field(finish.constraint.not_before or "") if finish else None
    if finish is None and len(dates) > 1:
        start, finish = dates[0], dates[1]
    elif finish is None and dates:
        start, finish = (dates[0], None) if begins(dates[0]) else (None, dates[0])
    return Shape(
        name=_first(form, Kind.TEXT) or _first(form, Kind.LONG_TEXT),
        category=_first(form, Kind.CHOICE),
        value=_first(form, Kind.MONEY),
        starts=start,
        finishes=finish,
    )


def has_name(form: Form) -> bool:
    """Whether a work of this form can be called by something: one question takes words."""
    return shape(form).name is not None


def name_first(form: Form, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers as a work keeps them: its name stands first, wherever its form asks for it."""
    name = shape(form).name
    if name is None or name.key not in answers:
        return dict(answers)
    return {name.key: answers[name.key], **answers}


def called(answers: Mapping[str, Any], *, code: str) -> str:
    """What to call a work in one line, by its stored answers alone; its code where it has no name."""
    first = next(iter(answers.values()), None)
    value = first.get("value") if isinstance(first, Mapping) else None
    return value if isinstance(value, str) and value else code


def begins(one: Field) -> bool:
    """Whether a date's label says when a work begins: "Thời gian bắt đầu", not "Khởi công, hoàn thành"."""
    said = fold(one.label)
    return bool(re.search(START, said)) and not re.search(FINISH, said)


def read(form: Form, answers: Mapping[str, Any], *, code: str = "") -> Work:
    """A work off its stored answers; `code` names one whose form has no name. A name begins with a
    capital, as it is written in every paper: heads type it as it comes."""
    given = answers_from_json(answers)
    parts = shape(form)
    low, high = _ends(_given(parts.value, given))
    category = _given(parts.category, given)
    (starts_from, starts), (finishes_from, finishes) = (
        _days(parts.starts, given), _days(parts.finishes, given)
    )  # fmt: skip
    name = str(_given(parts.name, given) or code)
    return Work(
        name=capital(name),
        category=_label(parts.category, category),
        value=low if isinstance(low, int) else None,
        value_most=high if isinstance(high, int) else None,
        starts=min(starts, finishes) if starts and finishes else starts,
        finishes=finishes,
        starts_from=starts_from,
        finishes_from=finishes_from,
    )


def _first(form: Form, kind: Kind) -> Field | None:
    return next((one for one in form.fields if one.kind is kind), None)


def _given(field: Field | None, answers: Mapping[str, Answer]) -> Any:
    answer = answers.get(field.key) if field else None
    return answer.value if answer and answer.status is Status.GIVEN else None


def _ends(value: Any) -> tuple[Any, Any]:
    if isinstance(value, dict):
        return value.get("from"), value.get("to")
    return value, value


def _days(field: Field | None, answers: Mapping[str, Answer]) -> tuple[date | None, date | None]:
    """The first and the last day of a stretch; one day is both."""
    ends = _ends(_given(field, answers))
    first, last = (date.fromisoformat(one) if isinstance(one, str) else None for one in ends)
    return first, last


def _label(field: Field | None, key: Any) -> str | None:
    options = field.options if field else ()
    return next((one.label for one in options if one.key == key), None)


def said(field: Field, answer: Answer | None) -> str:
    """One answer of a work in full words, empty where there is none."""
    return show(field, answer) if answer is not None else ""
