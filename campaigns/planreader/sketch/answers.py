"""What an officer types for an item of a sketch, read to a value that `changes.settle` puts there.

A value is a short text ("2023-11-20", "before:2023-11-20", "month:25"), so that a button can carry it
as well. What is not understood says so; what may be read in two ways offers both.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from campaigns.model import Comparator, MilestoneKind, Range, Target
from campaigns.plan_check import CODE, LONGEST_TEXT, LONGEST_TITLE, PREFIX
from campaigns.planreader.sketch import form, milestones
from campaigns.planreader.sketch.model import About, Sketch, milestone_of, question_of
from campaigns.wording.dates.read import read_date
from campaigns.wording.house_forms import sketch_words as words
from campaigns.wording.reading import Candidates, Option, Reading, Refused, Span, Value
from campaigns.wording.spelling.text import fold

DAYS = ("starts_on", "ends_on")
_BEFORE = re.compile(r"^\s*(?:hạn )?trước(?: ngày)?\s+", re.IGNORECASE)
_MONTHLY = re.compile(r"(?:ngay|mung)?\s*(\d{1,2})\s*(?:h[ua]ng|moi) thang")
_TARGET = re.compile(
    r"^(?P<name>[^:]+):\s*(?P<than>[^\d]*?)\s*(?P<low>\d[\d.,]*)(?:\s*[-–]\s*(?P<high>\d[\d.,]*))?\s*(?P<unit>.*)$"
)
_THAN = (
    (Comparator.LTE, r"khong qua|giam con|toi da|nhieu nhat"),
    (Comparator.LT, r"\bduoi\b"),
    (Comparator.GT, r"\btren\b|\bvuot\b|\bhon\b"),
    (Comparator.GTE, r"it nhat|toi thieu|\btu\b"),
)
_LOOSE = (MilestoneKind.FINAL, MilestoneKind.INTERIM)


def read(sketch: Sketch, key: str, text: str, today: date) -> Reading[str]:
    """What was typed for an item, as a value for `settle`."""
    said = text.strip()
    if not said:
        return Refused("empty", words.EMPTY)
    asked = question_of(sketch, key)
    if key in DAYS or key.startswith("stage."):
        return _day_or_days(said, today, pair=key.startswith("stage."))
    if asked is not None and asked.about in (About.LOOK_ALIKE, About.CONFLICT):
        return Refused("invalid", words.PRESS)
    if key == "registration" or key.startswith("milestone."):
        one = milestone_of(sketch, key)
        again = one is not None and one.repeat is not None
        rhythm = _rhythm(said) if again or (asked and asked.about is About.REPORT) else None
        if rhythm:
            return Value(rhythm)
        parts = [part for part in re.split(r"[;,]| và ", said) if part.strip()]
        if len(parts) > 1 and key != "registration":
            return _several(parts, today)
        return _due(said, today, loose=one is not None and one.kind in _LOOSE)
    return _words(key, said)


def _words(key: str, said: str) -> Reading[str]:
    if key == "code" and not CODE.fullmatch(said):
        return Refused("invalid", words.CODE_WRONG)
    if key == "prefix":
        said = said.upper()
        if not PREFIX.fullmatch(said):
            return Refused("invalid", words.PREFIX_WRONG)
    most = LONGEST_TEXT if key == "text" else LONGEST_TITLE
    if len(said) > most:
        return Refused("invalid", words.TOO_LONG.format(most))
    if key == f"field.{form.CATEGORY}" and len(form.labels_of(said)) < 2:
        return Refused("invalid", words.TWO_OPTIONS)
    return Value(said if key == "text" else " ".join(said.split()))


def _day_or_days(said: str, today: date, *, pair: bool) -> Reading[str]:
    return _mapped(read_date(said, today), lone="" if not pair else None, both="")


def _due(said: str, today: date, *, loose: bool) -> Reading[str]:
    before = _BEFORE.match(said)
    rest = said[before.end() :] if before else said
    return _mapped(
        read_date(rest, today),
        lone="before:" if before else "by:",
        both="in:" if loose else "window:",
    )


def _mapped(reading: Reading[Any], *, lone: str | None, both: str) -> Reading[str]:
    """A read day or stretch as a value; `lone` None where one day is not enough."""
    match reading:
        case Refused():
            return reading
        case Candidates(options=options, question=question):
            found = [Option(_value(one.value, lone, both), one.label) for one in options]
            fit = tuple(Option(one.value, one.label) for one in found if one.value is not None)
            if len(fit) < 2:
                return Refused("ambiguous", question)
            return Candidates(tuple(Option(str(one.value), one.label) for one in fit), question)
        case Value(value=when):
            value = _value(when, lone, both)
            return Value(value) if value is not None else Refused("invalid", words.TWO_DAYS)


def _value(when: object, lone: str | None, both: str) -> str | None:
    if isinstance(when, Span):
        return f"{both}{when.start}/{when.end}"
    return f"{lone}{when}" if lone is not None else None


def _several(parts: list[str], today: date) -> Reading[str]:
    days = []
    for part in parts:
        read_one = read_date(part, today)
        if not isinstance(read_one, Value) or not isinstance(read_one.value, date):
            return Refused("invalid", words.WHICH_DAYS)
        days.append(read_one.value)
    return Value(milestones.days_choice(days).value)


def _rhythm(said: str) -> str | None:
    folded = fold(said)
    for at, name in enumerate(words.WEEKDAYS, 1):
        if fold(name) in folded:
            return f"week:{at}"
    if "cuoi thang" in folded:
        return "month:31"
    found = _MONTHLY.search(folded)
    return f"month:{int(found[1])}" if found and 1 <= int(found[1]) <= 31 else None


def target_of(said: str) -> Target:
    """ "Vườn mẫu: ít nhất 5 vườn" as a target; without a number it is a qualitative one."""
    found = _TARGET.match(said)
    if found is None:
        return Target(said.strip(" :")[:LONGEST_TITLE] or said)
    unit = found["unit"].strip()
    than = fold(found["than"])
    comparator = next((kind for kind, words_ in _THAN if re.search(words_, than)), Comparator.EQ)
    if fold(unit).endswith("tro len"):
        comparator, unit = Comparator.GTE, unit[: -len("tro len")].strip()
    low = _number(found["low"])
    value: Decimal | Range = low
    if found["high"]:
        value = Range(*sorted((low, _number(found["high"]))))
    return Target(found["name"].strip(), value, unit, comparator)


def _number(written: str) -> Decimal:
    plain = written.strip(".,")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    whole, _, rest = plain.replace(",", ".").partition(".")
    return Decimal(f"{whole}.{rest.replace('.', '')}" if rest else whole)
