"""A whole registration in one message: unit, name, value, dates, quantity, contribution.

Every part is read by its own reader or left empty: what is missing or has two readings is asked
by the form that opens filled in with the rest. Nothing is guessed across parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from campaigns.wording.money import Money
from campaigns.wording.reading import Candidates, Quantity, Reading, Refused, Span, Value
from campaigns.wording.registration_dates import read_times
from campaigns.wording.registration_money import read_amounts
from campaigns.wording.registration_name import read_name
from campaigns.wording.registration_scan import Scanned, scan_registration
from campaigns.wording.registration_words import CHANGE, WITHDRAW
from campaigns.wording.slips import mend_digits, mend_words
from campaigns.wording.text import clean, tokenise

When = date | Span[date]

LONGEST = 4000
_ITEM = re.compile(
    r"^\s*(?:[0-9]{1,2}[.)/]|[-+*•]|(?:công trình|cong trinh|ct)\s*(?:số)?\s*[0-9]{1,2}\s*[:.)])\s*",
    re.IGNORECASE,
)
_INLINE_ITEM = re.compile(r"(?<![0-9/.,])\s(?=[1-9][.)]\s+[^\W\d])")


@dataclass(frozen=True, slots=True)
class RegistrationReading:
    """What one registration says; None is a part to ask for.

    `missing` lists the parts to ask, `asked` holds the reading of a part that was said but not
    clear, `conflict` marks an end before the start, `intent` is "change" or "withdraw" for
    messages about an earlier registration.
    """

    unit: str | None
    name: str | None
    value: Money | None
    starts_on: When | None
    ends_on: When | None
    quantity: Quantity | None = None
    contribution: int | None = None
    approx: bool = False
    conflict: bool = False
    intent: str | None = None
    missing: tuple[str, ...] = ()
    asked: dict[str, Candidates[object] | Refused] = field(default_factory=dict)


def read_registration(
    text: str, today: date, units: Sequence[str], prefer: Span[date] | None = None
) -> RegistrationReading:
    """The registration in `text`, with dates as of `today` and units out of `units`."""
    said = mend_digits(mend_words(clean(text[:LONGEST])), litres=True)
    tokens = tokenise(said)
    scanned = scan_registration(said, tokens, today, units)
    value, contribution = read_amounts(scanned)
    starts_on, ends_on, conflict = read_times(scanned, today, prefer)
    name = read_name(scanned)
    readings: dict[str, Reading[object] | None] = {
        "unit": scanned.unit,
        "value": value,
        "starts_on": starts_on,
        "ends_on": ends_on,
    }
    missing = [key for key, reading in readings.items() if not isinstance(reading, Value)]
    if name is None:
        missing.insert(1 if "unit" in missing else 0, "name")
    return RegistrationReading(
        unit=scanned.unit.value if isinstance(scanned.unit, Value) else None,
        name=name,
        value=value.value if isinstance(value, Value) else None,
        starts_on=starts_on.value if isinstance(starts_on, Value) else None,
        ends_on=ends_on.value if isinstance(ends_on, Value) else None,
        quantity=scanned.quantity,
        contribution=contribution,
        approx=isinstance(value, Value) and value.approx,
        conflict=conflict,
        intent=_intent(scanned),
        missing=tuple(missing),
        asked={
            key: reading
            for key, reading in readings.items()
            if isinstance(reading, (Candidates, Refused))
        },
    )


def _intent(scanned: Scanned) -> str | None:
    return WITHDRAW.anywhere(scanned.tokens) or CHANGE.anywhere(scanned.tokens)


def read_registrations(
    text: str, today: date, units: Sequence[str], prefer: Span[date] | None = None
) -> list[RegistrationReading]:
    """Every work of one message: numbered or listed works share the unit named before them."""
    head, *works = _split(clean(text[:LONGEST]))
    if not works:
        return [read_registration(head, today, units, prefer)]
    unit = scan_registration(head, tokenise(head), today, units).unit
    found = [read_registration(work, today, units, prefer) for work in works]
    if not isinstance(unit, Value):
        return found
    return [_with_unit(one, unit.value) if one.unit is None else one for one in found]


def _with_unit(reading: RegistrationReading, unit: str) -> RegistrationReading:
    from dataclasses import replace

    missing = tuple(part for part in reading.missing if part != "unit")
    asked = {part: why for part, why in reading.asked.items() if part != "unit"}
    return replace(reading, unit=unit, missing=missing, asked=asked)


def _split(text: str) -> list[str]:
    """The head of a message and its works, the head alone when it holds a single one."""
    lines = _INLINE_ITEM.sub("\n", text).split("\n")
    items = [place for place, line in enumerate(lines) if _ITEM.match(line)]
    works = [
        "\n".join(lines[start:end])
        for start, end in zip(items, [*items[1:], len(lines)], strict=False)
    ]
    works = [_ITEM.sub("", work, count=1) for work in works]
    if sum(_has_figure(work) for work in works) >= 2:
        return ["\n".join(lines[: items[0]]), *(work for work in works if work.strip())]
    head, colon, rest = text.partition(":")
    parts = [part for part in rest.split(";") if part.strip()]
    if colon and len(parts) >= 2 and all(map(_has_figure, parts)):
        return [head, *parts]
    return [text]


def _has_figure(text: str) -> bool:
    """Whether a part has a sum or a date of its own, so that it is a work and not a field."""
    return len(re.findall(r"[0-9]+", text)) >= 2 and ":" not in text[:24]
