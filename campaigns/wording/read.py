"""One line of the reading protocol: {"kind", "text", "today", "units"} in, one answer out.

The answer has exactly one of "value", "candidates" and "refused"; beside a value stands "approx"
when it must be echoed as "khoảng", beside candidates their "question", beside a refusal its
machine "reason". Values are plain JSON: integers, ISO days, {"from", "to"}, {"value", "unit"}.
Several works in one message are a list. What is missing, in conflict or meant by a registration
stands in its value and, for a single one, beside it as well.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from campaigns.wording.answers.read import read_answer
from campaigns.wording.dates.read import read_date
from campaigns.wording.money.read import read_money
from campaigns.wording.percent.read import read_percent
from campaigns.wording.quantity.read import read_quantity
from campaigns.wording.reading import Candidates, Quantity, Reading, Refused, Span, Value
from campaigns.wording.registration.read import RegistrationReading, read_registrations
from campaigns.wording.units.read import read_unit

_BESIDE = ("missing", "conflict", "intent", "approx")
KINDS = ("money", "date", "percent", "yesno", "quantity", "unit", "registration")


_NO_JSON = (
    "Dòng này không phải một đối tượng JSON. Ví dụ: "
    '{"kind": "money", "text": "350 triệu", "today": "2026-11-20"}'
)


def read_json(
    raw: str, lists: Mapping[str, Sequence[str]] | None = None, today: str | None = None
) -> dict[str, object]:
    """The answer to one line of JSON; a line that is none gets a refusal of its own.

    `lists` holds lists of units by the names that lines may give instead of a list; `today` is
    the day of lines that name none.
    """
    try:
        line = json.loads(raw)
    except (ValueError, RecursionError):
        return _refused("invalid", _NO_JSON)
    if not isinstance(line, dict):
        return _refused("invalid", _NO_JSON)
    units = line.get("units")
    if units is None or isinstance(units, str):
        line["units"] = list((lists or {}).get(units or "", ()))
    if line.get("today") is None and today is not None:
        line["today"] = today
    return read_line(line)


def read_line(line: Mapping[str, object]) -> dict[str, object]:
    """Read one request; a request that cannot be understood is refused, never raised."""
    kind, text = line.get("kind"), line.get("text")
    if kind not in KINDS or not isinstance(text, str):
        return _refused("invalid", f'Cần "kind" ({", ".join(KINDS)}) và "text" là chữ.')
    names = line.get("units", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return _refused("invalid", '"units" là danh sách tên đơn vị, ví dụ ["Thôn 1", "Thôn 2"].')
    units = [str(name) for name in names]
    today = _day(line.get("today"))
    if today is None and kind in ("date", "registration"):
        return _refused("invalid", '"today" là ngày dạng YYYY-MM-DD, ví dụ 2026-11-20.')
    if kind == "registration":
        works = [
            registration_value(one) for one in read_registrations(text, today or date.min, units)
        ]
        if len(works) > 1:
            return {"value": works}
        beside = {key: works[0][key] for key in _BESIDE if key in works[0]}
        works[0].pop("approx", None)
        return {"value": works[0]} | beside
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
