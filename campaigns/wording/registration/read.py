"""A whole registration in one message: unit, name, value, dates, quantity, contribution.

Every part is read by its own reader or left empty: what is missing or has two readings is asked
by the form that opens filled in with the rest. Nothing is guessed across parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from campaigns.wording.money.unit_headings import with_units_beside
from campaigns.wording.money.worth import Money
from campaigns.wording.reading import Candidates, Quantity, Reading, Refused, Span, Value
from campaigns.wording.registration.change import is_by_how_much, without_old
from campaigns.wording.registration.dates import read_times
from campaigns.wording.registration.intent import intent_of
from campaigns.wording.registration.marked import unnumbered
from campaigns.wording.registration.money import read_amounts
from campaigns.wording.registration.name import read_name
from campaigns.wording.registration.scan import scan_registration
from campaigns.wording.registration.signs import signs_mended, with_fields_apart
from campaigns.wording.registration.split import by_units, split_works
from campaigns.wording.registration.sums_alone import by_sums, with_total_alone
from campaigns.wording.spelling.slips import mend_digits
from campaigns.wording.spelling.text import tokenise

When = date | Span[date]

LONGEST = 2000
MOST_WORDS = 700  # words and signs; a letter of 2000 characters has some 500
_CHANGED_TO = "Tổng giá trị mới là bao nhiêu? Ví dụ: 400 triệu."
_WITHDRAWN = "Công trình này xin rút, không cần số liệu."
_TOO_LONG = f"Tin nhắn dài quá {LONGEST} ký tự. Xin gửi từng công trình một."


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

    @property
    def figured(self) -> bool:
        """Whether a sum or a day was said."""
        return any(one is not None for one in (self.value, self.starts_on, self.ends_on))


def read_registration(
    text: str, today: date, units: Sequence[str], prefer: Span[date] | None = None
) -> RegistrationReading:
    """The registration in `text`, with dates as of `today` and units out of `units`."""
    return _too_long() if len(text) > LONGEST else _read(signs_mended(text), today, units, prefer)


def _read(
    text: str, today: date, units: Sequence[str], prefer: Span[date] | None
) -> RegistrationReading:
    """The registration in a cleaned and mended text."""
    said = with_units_beside(mend_digits(with_fields_apart(text), litres=True))
    tokens = tokenise(said)
    if len(tokens) > MOST_WORDS:
        return _too_long()
    intent = intent_of(said, tokens)
    moved_by = intent == "change" and is_by_how_much(tokens)
    if intent == "change":
        tokens = without_old(said, tokens, today)
    scanned = scan_registration(said, tokens, today, units, intent)
    name = read_name(scanned)
    value, contribution = read_amounts(scanned)
    if moved_by:
        value = Refused("ambiguous", _CHANGED_TO)
    starts_on, ends_on, conflict = read_times(scanned, today, prefer)
    if intent == "withdraw":  # "để sang năm làm" registers nothing
        value = starts_on = ends_on = Refused("empty", _WITHDRAWN)
        contribution, conflict = None, False
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
        intent=intent,
        missing=tuple(missing),
        asked={
            key: reading
            for key, reading in readings.items()
            if isinstance(reading, (Candidates, Refused))
        },
    )


def _too_long() -> RegistrationReading:
    """Nothing is read from a message cut in the middle."""
    parts = ("unit", "name", "value", "starts_on", "ends_on")
    asked: dict[str, Candidates[object] | Refused] = {"name": Refused("invalid", _TOO_LONG)}
    return RegistrationReading(None, None, None, None, None, missing=parts, asked=asked)


def read_registrations(
    text: str, today: date, units: Sequence[str], prefer: Span[date] | None = None
) -> list[RegistrationReading]:
    """Every work of one message; works without a unit share the only one that is named."""
    if len(text) > LONGEST:
        return [_too_long()]
    sections = by_units(signs_mended(text), units)
    return [one for said in sections for one in _works_of(said, today, units, prefer)]


def _works_of(
    text: str, today: date, units: Sequence[str], prefer: Span[date] | None
) -> list[RegistrationReading]:
    """The works of a cleaned and mended message, or of the part of it that is one unit's."""
    text = with_total_alone(text)
    head, works = split_works(text, units)
    if not works:
        alone = _with_sums_alone(head, today, units, prefer)
        return alone or [_read(unnumbered(head), today, units, prefer)]
    found = [_read(work.strip(), today, units, prefer) for work in works]
    return _with_the_unit(found, head, today, units)


def _with_sums_alone(
    text: str, today: date, units: Sequence[str], prefer: Span[date] | None
) -> list[RegistrationReading]:
    """The works of "cổng 45tr, sân 60tr", where each of them has a name, a sum and nothing else."""
    head, works = by_sums(text)
    if not works or (head and _read(head, today, units, prefer).name is not None):
        return []  # "nhà văn hóa: sân 45tr, cổng 60tr" is one work
    found = [_read(work, today, units, prefer) for work in works]
    odd = any(one.intent or one.contribution is not None for one in found)
    if odd or any(one.name is None or one.value is None for one in found):
        return []
    return _with_the_unit(found, head, today, units)


def _with_the_unit(
    found: list[RegistrationReading], head: str, today: date, units: Sequence[str]
) -> list[RegistrationReading]:
    """The works, those without a unit with the only one that is named."""
    named = {one.unit for one in found if one.unit is not None}
    speaker = scan_registration(head, tokenise(head), today, units).unit
    if isinstance(speaker, Value):
        named.add(speaker.value)
    if len(named) != 1:
        return found
    unit = named.pop()
    return [one if one.unit is not None else _with_unit(one, unit) for one in found]


def _with_unit(reading: RegistrationReading, unit: str) -> RegistrationReading:
    missing = tuple(part for part in reading.missing if part != "unit")
    asked = {part: why for part, why in reading.asked.items() if part != "unit"}
    return replace(reading, unit=unit, missing=missing, asked=asked)
