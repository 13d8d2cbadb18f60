"""Sums over works: how many, how much money, and how many have no figure yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from campaigns.forms.definition import Form, Kind


@dataclass(frozen=True, slots=True)
class Total:
    """`money` in đồng; a range counts with its lower end; `unclear` works have no figure yet."""

    works: int = 0
    money: int = 0
    unclear: int = 0


def money_field(form: Form) -> str | None:
    """The key of the form's value, its first money field."""
    return next((field.key for field in form.fields if field.kind is Kind.MONEY), None)


def money_of(answers: Mapping[str, Any], key: str | None) -> int | None:
    """A work's value in đồng; None where it is not known."""
    answer = answers.get(key) if key else None
    value = answer.get("value") if isinstance(answer, Mapping) else None
    if isinstance(value, Mapping):
        value = value.get("from")
    return value if isinstance(value, int) else None


def total(works: Iterable[Mapping[str, Any]], key: str | None) -> Total:
    """The sum over the answers of several works."""
    count = money = unclear = 0
    for answers in works:
        value = money_of(answers, key)
        count += 1
        money += value or 0
        unclear += value is None
    return Total(count, money, unclear)
