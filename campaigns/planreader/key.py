"""A draft as plain data: the keys and meanings of the table in docs/plans.md."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from campaigns.planreader.model import (
    Deadline,
    Number,
    Phase,
    PlanDraft,
    Quota,
    Range,
    Reporting,
    Span,
    Target,
    Words,
)  # fmt: skip

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _words(words: Words | None) -> str | None:
    return words.text if words else None


def _number(value: Number | None) -> Json:
    return {"min": value.low, "max": value.high} if isinstance(value, Range) else value


def _texts(words: tuple[Words, ...]) -> list[Json]:
    return [one.text for one in words]


def _noted(item: dict[str, Json], note: str | None) -> Json:
    return item | {"note": note} if note else item


def _phase(one: Phase) -> Json:
    item: dict[str, Json] = {
        "name": one.name,
        "starts_on": _day(one.starts_on),
        "ends_on": _day(one.ends_on),
    }
    return _noted(item, one.note)


def _deadline(one: Deadline) -> Json:
    item: dict[str, Json] = {
        "what": one.what,
        "due_on": _day(one.due_on),
        "kind": one.kind,
        "bound": one.bound,
        "last_day": _day(one.last_day),
        "text": one.text,
    }
    if one.to:
        item["to"] = one.to
    if one.window:
        item["window"] = {"from": _day(one.window.first), "to": _day(one.window.last)}
    if one.hour:
        item["until"] = one.hour
    return _noted(item, one.note)


def _target(one: Target) -> Json:
    return {
        "name": one.name,
        "value": _number(one.value),
        "unit": one.unit,
        "comparator": one.comparator,
    }


def _quota(one: Quota) -> Json:
    return {
        "who": one.who,
        "form": one.form,
        "collectives": _number(one.collectives),
        "individuals": _number(one.individuals),
        "households": _number(one.households),
        "text": one.text,
    }


def _reporting(one: Reporting) -> Json:
    return {"every": one.every, "by": one.by, "to": one.to, "text": one.text}


def as_key(draft: PlanDraft) -> dict[str, Json]:
    """The draft with every key of the format; what the text does not say is null or empty."""
    inferred = draft.period.inferred
    return {
        "is_campaign_plan": draft.is_campaign_plan,
        "document_type": draft.document_type,
        "truncated": draft.truncated,
        "title": _words(draft.title),
        "theme": _words(draft.theme),
        "issuer": _words(draft.issuer),
        "number": _words(draft.number),
        "issued_on": _day(draft.issued_on[0]) if draft.issued_on else None,
        "starts_on": _day(draft.period.starts_on),
        "ends_on": _day(draft.period.ends_on),
        "precision": dict(draft.period.precision),
        "period_inferred": {
            "from": _day(inferred.first), "to": _day(inferred.last), "text": inferred.text,
        } if inferred else None,
        "partial_dates": _texts(draft.partial_dates),
        "phases": [_phase(one) for one in draft.phases],
        "deadlines": [_deadline(one) for one in draft.deadlines],
        "targets": [_target(one) for one in draft.targets],
        "quotas": [_quota(one) for one in draft.quotas],
        "registration_fields": _texts(draft.registration_fields),
        "recipients": _texts(draft.recipients),
        "reporting": [_reporting(one) for one in draft.reporting],
        "based_on": _words(draft.based_on),
        "not_deadlines": _texts(draft.not_deadlines),
        "conflicts": [one.problem for one in draft.conflicts],
        "notes": list(draft.notes),
    }  # fmt: skip


def plan_json(draft: PlanDraft) -> dict[str, Json]:
    """`as_key` plus "evidence": for each item the sentence it was read from.

    An entry is {"item", "start", "end", "text"}; `item` is the key, with an index in a list.
    """
    evidence: list[Json] = []

    def point(item: str, at: Span | None) -> None:
        if at is not None:
            evidence.append(
                {
                    "item": item,
                    "start": at.start,
                    "end": at.end,
                    "text": draft.read_from[at.start : at.end],
                }
            )

    for name, words in (
        ("title", draft.title), ("theme", draft.theme), ("issuer", draft.issuer),
        ("number", draft.number), ("based_on", draft.based_on),
    ):  # fmt: skip
        point(name, words.at if words else None)
    point("issued_on", draft.issued_on[1] if draft.issued_on else None)
    point("period_inferred" if draft.period.inferred else "starts_on", draft.period.at)
    if draft.period.ends_on:
        point("ends_on", draft.period.at)
    lists: tuple[tuple[str, list[Span]], ...] = (
        ("phases", [one.at for one in draft.phases]),
        ("deadlines", [one.at for one in draft.deadlines]),
        ("targets", [one.at for one in draft.targets]),
        ("quotas", [one.at for one in draft.quotas]),
        ("reporting", [one.at for one in draft.reporting]),
        ("conflicts", [one.at for one in draft.conflicts]),
        ("registration_fields", [one.at for one in draft.registration_fields]),
        ("recipients", [one.at for one in draft.recipients]),
        ("not_deadlines", [one.at for one in draft.not_deadlines]),
        ("partial_dates", [one.at for one in draft.partial_dates]),
    )
    for name, spans in lists:
        for index, at in enumerate(spans):
            point(f"{name}[{index}]", at)
    return as_key(draft) | {"evidence": evidence}
