"""The registration form out of what a plan says a registration must state.

Each of the plan's words becomes a question of the kind that reads it: a value is money, a start or
a finish a date, a length a quantity, anything else text. A plan that says nothing gets the usual
form, proposed and marked so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from campaigns.forms.check import LONGEST_LABEL, MOST_FIELDS
from campaigns.forms.definition import Constraint, Field, Form, Kind, Option
from campaigns.model import Period
from campaigns.planreader.sketch.names import key_of
from campaigns.wording.house_forms import sketch_words as words
from campaigns.wording.spelling.text import capital, fold

KEY = "cong-trinh"
CATEGORY = "loai"


@dataclass(frozen=True, slots=True)
class _Meaning:
    kind: Kind
    question: str
    example: str = ""


# The first that fits decides; folded, so that "giá trị" and "gia tri" are one.
_MEANINGS = tuple(
    (re.compile(pattern), _Meaning(kind, question, example))
    for pattern, kind, question, example in words.MEANINGS
)
_START = re.compile(words.START)
_FINISH = re.compile(words.FINISH)
_SORT = re.compile(
    r"(?:phan )?loai\b(?! (?:xe|may|vat|cay|hoa|giong))"
)  # the kind of a work, to be counted by


def stated(labels: Iterable[str]) -> tuple[Field, ...]:
    """The fields for what the plan asks for, in its order; an unreadable label is left out."""
    found: list[Field] = []
    for label in labels:
        for one in _parts(label):
            if len(found) < MOST_FIELDS - 1:
                found.append(field_of(one, [field.key for field in found]))
    return ordered(tuple(found))


def labels_of(said: str) -> list[str]:
    """ "Đường, nhà văn hóa; khác": the labels an officer typed, each once."""
    return list(dict.fromkeys(one.strip() for one in re.split(r"[,;\n]", said) if one.strip()))


def field_of(label: str, taken: Iterable[str]) -> Field:
    """One question for one of the plan's words."""
    shown = label.strip(" .,;:-")[:LONGEST_LABEL].strip()
    shown = capital(shown)
    if _SORT.match(fold(shown)) and CATEGORY not in taken:
        return replace(categories(words.CATEGORIES), label=shown)
    meant = _meaning(shown)
    return Field(
        key=key_of(shown, list(taken), "muc"),
        kind=meant.kind,
        label=shown,
        question=meant.question.format(shown),
        example=meant.example,
    )


def ordered(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A finish may not be before its start: said where both are there, start first."""
    plain = [replace(one, constraint=Constraint()) if _dated(one) else one for one in fields]
    start = next((one for one in plain if _dated(one) and _START.search(fold(one.label))), None)
    made: list[Field] = []
    for one in plain:
        late = start is not None and any(each.key == start.key for each in made)
        if late and start is not None and _dated(one) and _FINISH.search(fold(one.label)):
            made.append(replace(one, constraint=Constraint(not_before=start.key)))
        else:
            made.append(one)
    return tuple(made)


def usual() -> tuple[Field, ...]:
    """The form most plans mean: name, kind, value, start, finish."""
    return ordered((stated((words.NAME,))[0], categories(words.CATEGORIES), *stated(words.REST)))


def categories(labels: Iterable[str]) -> Field:
    """The question for a work's kind, with one option for each of the labels."""
    options: list[Option] = []
    for label in labels:
        shown = label.strip()[:LONGEST_LABEL]
        if shown and shown not in [one.label for one in options]:
            options.append(Option(key_of(shown, [one.key for one in options], "loai"), shown))
    return Field(
        key=CATEGORY, kind=Kind.CHOICE, label=words.CATEGORY, question=words.WHICH_CATEGORY,
        options=tuple(options[:30]),
    )  # fmt: skip


def form(fields: tuple[Field, ...], period: Period) -> Form:
    """The form that a registration fills in; the days of its examples lie within the campaign."""
    days = (period.ends_on - period.starts_on).days
    start, finish = (period.starts_on + timedelta(days * part // 5) for part in (1, 4))
    meant = {"{start}": f"{start.day}/{start.month}", "{finish}": f"{finish.day}/{finish.month}"}
    return Form(
        key=KEY, title=words.REGISTRATION, fields=tuple(_said(one, meant) for one in fields)
    )


def _said(one: Field, meant: Mapping[str, str]) -> Field:
    example = one.example
    for sign, day in meant.items():
        example = example.replace(sign, day)
    return replace(one, example=example)


def _parts(label: str) -> list[str]:
    """ "thời gian khởi công và hoàn thành" asks two things."""
    both = _START.search(fold(label)) and _FINISH.search(fold(label))
    if not both:
        return [label] if label.strip(" .,;:-") else []
    return [words.STARTS, words.FINISHES]


def _meaning(label: str) -> _Meaning:
    folded = fold(label)
    return next(
        (meant for pattern, meant in _MEANINGS if pattern.search(folded)),
        _Meaning(Kind.TEXT, words.WHAT_IS),
    )


def _dated(one: Field) -> bool:
    return one.kind in (Kind.DATE, Kind.DATE_OR_PERIOD)
