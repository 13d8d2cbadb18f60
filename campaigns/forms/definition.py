"""A form as data: its questions in order, what each takes, and when it is asked.

A form is a value of the plan, kept as plain JSON by whoever stores it; the same engine asks for a
work, a report, a figure or a nomination. Whether a form makes sense is said by forms/check.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from campaigns.kept import once

Json = Any  # what json.dumps takes: None, bool, int, float, str, lists and dicts of these


class Kind(StrEnum):
    """What a field takes."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    MONEY = "money"
    DATE = "date"
    DATE_OR_PERIOD = "date_or_period"
    INTEGER = "integer"
    DECIMAL = "decimal"
    PERCENT = "percent"
    QUANTITY = "quantity"
    CHOICE = "choice"
    CHOICES = "choices"
    PHOTO = "photo"
    LOCATION = "location"
    NOTE = "note"  # only shown, with the question after it


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Condition:
    """The field is asked only if an earlier choice was one of these keys."""

    field: str
    is_one_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Constraint:
    """What a value must keep to: bounds, both allowed; for a date, not before another field's."""

    minimum: Decimal | None = None
    maximum: Decimal | None = None  # for photos: how many
    not_before: str | None = None
    message: str = ""  # said where a number is out of bounds, in place of our own words


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form."""

    key: str
    kind: Kind
    label: str  # short: "Giá trị"
    question: str = ""  # whole sentence; the label stands in where it is empty
    example: str = ""
    hint: str = ""
    required: bool = True
    max_length: int | None = None  # characters; None: the limit of the kind
    options: tuple[Option, ...] = ()
    relevant: Condition | None = None
    constraint: Constraint = Constraint()


@dataclass(frozen=True, slots=True)
class Form:
    """A named list of questions."""

    key: str
    title: str
    fields: tuple[Field, ...]

    def field(self, key: str) -> Field | None:
        """The field of that key, None where the form has none."""
        return next((field for field in self.fields if field.key == key), None)


@cache
def _adapter() -> TypeAdapter[Form]:
    return TypeAdapter(Form)


def to_json(form: Form) -> dict[str, Json]:
    """The form as plain data, without what is as it is by default."""
    data: dict[str, Json] = _adapter().dump_python(form, mode="json", exclude_defaults=True)
    return data


@once
def from_json(data: Mapping[str, Json]) -> Form:
    """The form back; ValueError names the place where the data is not a form."""
    return _adapter().validate_python(dict(data))
