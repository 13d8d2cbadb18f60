"""One line of the reading protocol: {"kind", "text", "today", "units"} in, one answer out.

The answer has exactly one of "value", "candidates" and "refused"; beside a value stands "approx"
when it must be echoed as "khoảng", beside candidates their "question", beside a refusal its
machine "reason". Values are plain JSON: integers, ISO days, {"from", "to"}, {"value", "unit"}.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from campaigns.wording.answers import read_answer
from campaigns.wording.dates import read_date
from campaigns.wording.money import read_money
from campaigns.wording.percent import read_percent
from campaigns.wording.quantity import read_quantity
from campaigns.wording.reading import Candidates, Quantity, Reading, Refused, Span, Value
from campaigns.wording.registration import RegistrationReading, read_registrations
from campaigns.wording.units import read_unit

KINDS = ("money", "date", "percent", "yesno", "quantity", "unit", "registration")


def read_line(line: Mapping[str, object]) -> dict[str, object]:
    """Read one request; a request that cannot be understood is refused, never raised."""
    kind, text = line.get("kind"), line.get("text")
    if kind not in KINDS or not isinstance(text, str):
        return _refused("invalid", f'Cần "kind" ({", ".join(KINDS)}) và "text".')
    names = line.get("units", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return _refused("invalid", '"units" là danh sách tên đơn vị.')
    units = [str(name) for name in names]
    today = _day(line.get("today"))
    if today is None and kind in ("date", "registration"):
        return _refused("invalid", '"today" là ngày dạng YYYY-MM-DD.')
    if kind == "registration":
        works = [
            registration_value(one) for one in read_registrations(text, today or date.min, units)
        ]
        return {"value": works[0] if len(works) == 1 else works}
    return answer_of(_read(str(kind), text, today or date.min, units))


def _read(kind: str, text: str, today: date, units: list[str]) -> Reading[object]:
    match kind:
        case "money":
            return read_money(text)
        case "date":
            return read_date(text, today)
        case "percent":
            return read_percent(text)
        case "yesno":
            return read_answer(text)
        case "quantity":
            return read_quantity(text)
        case _:
            return read_unit(text, units)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def answer_of(reading: Reading[object]) -> dict[str, object]:
    """A reading as the protocol writes it."""
    match reading:
        case Value(value=value, approx=approx):
            return {"value": plain(value)} | ({"approx": True} if approx else {})
        case Candidates(options=options, question=question):
            offered = [{"value": plain(one.value), "label": one.label} for one in options]
            return {"candidates": offered, "question": question}
        case Refused(reason=reason, message=message):
            return _refused(reason, message)


def _refused(reason: str, message: str) -> dict[str, object]:
    return {"refused": message, "reason": reason}


def plain(value: object) -> object:
    """A read value as plain JSON."""
    match value:
        case Span(start=start, end=end):
            return {"from": plain(start), "to": plain(end)}
        case Quantity(value=number, unit=unit):
            return {"value": plain(number), "unit": unit}
        case date():
            return value.isoformat()
        case Decimal():
            return int(value) if value == int(value) else float(value)
        case _:
            return value


def registration_value(reading: RegistrationReading) -> dict[str, object]:
    """A registration with the keys of the policy; a part that was not said may be absent."""
    found: dict[str, object] = {
        "unit": reading.unit,
        "name": reading.name,
        "value": plain(reading.value),
        "starts_on": plain(reading.starts_on),
        "ends_on": plain(reading.ends_on),
    }
    if reading.quantity is not None:
        found["quantity"] = plain(reading.quantity)
    if reading.contribution is not None:
        found["contribution"] = reading.contribution
    if reading.approx:
        found["approx"] = True
    if reading.missing:
        found["missing"] = list(reading.missing)
    if reading.conflict:
        found["conflict"] = True
    if reading.intent is not None:
        found["intent"] = reading.intent
    return found
