"""Sums over works: how many, how much money, and how many have no figure yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from campaigns.forms.definition import Form, Kind


@dataclass(frozen=True, slots=True)
class Total:
    """In đồng, from `money` to `most`: a range counts by both ends; `unclear` works have no figure yet."""

    works: int = 0
    money: int = 0
    most: int = 0
    unclear: int = 0


def mean(total_: int, number: int) -> int:
    """The mean, rounded half up, as a spreadsheet rounds."""
    return (2 * total_ + number) // (2 * number) if number else 0


def money_field(form: Form) -> str | None:
    """The key of the form's value, its first money field."""
    return next((field.key for field in form.fields if field.kind is Kind.MONEY), None)


def money_of(answers: Mapping[str, Any], key: str | None) -> tuple[int, int] | None:
    """A work's value in đồng, from and to; None where it is not known."""
    answer = answers.get(key) if key else None
    value = answer.get("value") if isinstance(answer, Mapping) else None
    ends = (value.get("from"), value.get("to")) if isinstance(value, Mapping) else (value, value)
    low, high = ends
    return (low, high) if isinstance(low, int) and isinstance(high, int) else None


def total(works: Iterable[Mapping[str, Any]], key: str | None) -> Total:
    """The sum over the answers of several works."""
    count = money = most = unclear = 0
    for answers in works:
        value = money_of(answers, key)
        count += 1
        money += value[0] if value else 0
        most += value[1] if value else 0
        unclear += value is None
    return Total(count, money, most, unclear)
