"""A campaign's file: YAML text to a plan, or to everything that is wrong with it, line by line.

All problems are told at once, each with its line, its field and what would be right; an unknown
field is told with the nearest known one. The format is in docs/campaign-file.md.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date, time
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from campaigns import plan_check
from campaigns import plan_wording as wording
from campaigns.model import Audience, Plan
from campaigns.plan_problem import PlanProblem, nearest
from campaigns.yaml_text import Parsed, Path, Raw, parse

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_HOUR = re.compile(r"(\d{1,2})\s*(?:[:hg]|gi\S*)\s*(\d{2})?")
MOST = 200  # entries of one list
MOST_PROBLEMS = 50  # nobody reads more of them at once


def load(text: str) -> Plan | list[PlanProblem]:
    """Read a campaign's file; never raises on what is in it."""
    parsed = parse(text)
    if isinstance(parsed, PlanProblem):
        return [parsed]
    for place, name in _unknown(parsed.data, Plan, ()):
        hint = nearest(name, _known(place[:-1]))
        parsed.problems.append(parsed.problem(place, wording.UNKNOWN.format(name) + hint))
    found: dict[str, Any] = {}
    entries: dict[str, dict[int, Any]] = {}
    for one in fields(Plan):
        raw, kind = parsed.data.get(one.name), get_type_hints(Plan)[one.name]
        if raw is None:
            if one.default is MISSING and one.default_factory is MISSING:
                parsed.problems.append(PlanProblem(1, one.name, wording.BY_TYPE["missing"]))
        elif is_dataclass(_member(kind)) and isinstance(raw, list):
            entries[one.name] = _entries(parsed, _member(kind), raw, one.name)
            found[one.name] = tuple(entries[one.name].values())
        else:
            value = _read(parsed, kind, raw, (one.name,))
            if value is not None:
                found[one.name] = value
    _narrow(found, parsed.data.get("audience"))
    parts = plan_check.Parts.of(found | entries, _form_keys(parsed.data.get("forms")))
    parsed.problems += [parsed.problem(path, what) for path, what in plan_check.problems(parts)]
    return _in_order(parsed.problems) if parsed.problems else Plan(**found)


def dump(plan: Plan) -> str:
    """The plan as a file that `load` reads back the same."""
    out = io.StringIO()
    writer = YAML()
    writer.allow_unicode = True
    writer.width = 10_000
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.dump(_written(_adapter(Plan).dump_python(plan, exclude_defaults=True)), out)
    return out.getvalue()


# ------------------------------------------------------------------ one field after the other


def _entries(parsed: Parsed, kind: Any, raw: list[Raw], name: str) -> dict[int, Any]:
    """The sound entries of a list by their place, so that one wrong one hides no other."""
    if len(raw) > MOST:
        parsed.problems.append(parsed.problem((name,), wording.TOO_MANY.format(MOST)))
    read = {at: _read(parsed, kind, one, (name, at)) for at, one in enumerate(raw[:MOST])}
    return {at: one for at, one in read.items() if one is not None}


def _read(parsed: Parsed, kind: Any, raw: Raw, path: Path) -> Any:
    """The value of one field; None where it was told what is wrong with it."""
    try:
        return _adapter(kind).validate_python(_meant(kind, raw))
    except ValidationError as error:
        for one in error.errors():
            inside = tuple(part for part in one["loc"] if _is_place(parsed, path, part))
            parsed.problems.append(_problem(parsed, (*path, *inside), one))
        return None


def _is_place(parsed: Parsed, path: Path, part: str | int) -> bool:
    """Whether a part of an error's place is one of the file, and not the name of a type."""
    return isinstance(part, int) or part in _names() or (*path, part) in parsed.lines


def _problem(parsed: Parsed, path: Path, error: Any) -> PlanProblem:
    template = wording.BY_TYPE.get(error["type"], wording.WRONG)
    expected = ", ".join(re.findall(r"'([^']*)'", error.get("ctx", {}).get("expected", "")))
    given = error["input"]
    shown = given[:60] if isinstance(given, str) else "…"
    return parsed.problem(path, template.format(given=shown, expected=expected))


def _meant(kind: Any, raw: Raw) -> Any:
    """Typed words in the form the field takes: 20/11/2023, 17h30, có."""
    kinds = get_args(kind) if isinstance(kind, UnionType) else (kind,)
    shape = next((one for one in kinds if is_dataclass(one)), None)
    if isinstance(raw, Mapping):
        if shape is None:
            return {key: "" if value is None else value for key, value in raw.items()}
        hints = get_type_hints(shape)
        return {
            key: _meant(hints[key], value)
            for key, value in raw.items()
            if key in hints and value is not None
        }
    if isinstance(raw, list):
        member = next((found for one in kinds if (found := _member(one)) is not None), str)
        return [_meant(member, one) for one in raw[: MOST + 1]]
    if not isinstance(raw, str):
        return raw
    if date in kinds and (day := _DAY_FIRST.fullmatch(raw)):
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    if time in kinds and (hour := _HOUR.fullmatch(raw)):
        return f"{int(hour[1]):02}:{hour[2] or '00'}"
    return wording.YES_NO.get(raw.lower(), raw) if bool in kinds else raw


def _unknown(raw: Raw, kind: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Fields that no plan has."""
    kinds = get_args(kind) if isinstance(kind, UnionType) else (kind,)
    if isinstance(raw, list):
        member = next((found for one in kinds if (found := _member(one)) is not None), None)
        for at, one in enumerate(raw[:MOST]):
            yield from _unknown(one, member, (*path, at))
    shape = next((one for one in kinds if is_dataclass(one)), None)
    if not isinstance(raw, Mapping) or shape is None:
        return
    hints = get_type_hints(shape)
    for key, value in raw.items():
        if key in hints:
            yield from _unknown(value, hints[key], (*path, key))
        else:
            yield (*path, key), key


def _known(path: Path) -> list[str]:
    """The field names that may stand at a place."""
    kind: Any = Plan
    for part in path:
        kinds = get_args(kind) if isinstance(kind, UnionType) else (kind,)
        if isinstance(part, int):
            kind = next(found for one in kinds if (found := _member(one)) is not None)
        else:
            shape = next(one for one in kinds if is_dataclass(one))
            kind = get_type_hints(shape)[part]
    kinds = get_args(kind) if isinstance(kind, UnionType) else (kind,)
    return [name for one in kinds if is_dataclass(one) for name in get_type_hints(one)]


def _member(kind: Any) -> Any:
    """What a list field is a list of; None where the field is no list."""
    return get_args(kind)[0] if get_origin(kind) is tuple else None


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@cache
def _names() -> frozenset[str]:
    """Every field name of a plan and of what it holds."""
    names: set[str] = set()
    met: set[Any] = set()
    todo: list[Any] = [Plan]
    while todo:
        kind = todo.pop()
        if kind in met:
            continue
        met.add(kind)
        hints = get_type_hints(kind) if is_dataclass(kind) else {}
        names |= set(hints)
        todo += [*hints.values(), *get_args(kind)]
    return frozenset(names)


# --------------------------------------------------------------------------- as a whole


def _form_keys(raw: Raw) -> tuple[str, ...]:
    forms = raw if isinstance(raw, list) else []
    keys = [one.get("key") for one in forms if isinstance(one, Mapping)]
    return tuple(key for key in keys if isinstance(key, str))


def _narrow(found: dict[str, Any], raw: Raw) -> None:
    """An audience that names somebody means these, where it does not say everybody as well."""
    audience = found.get("audience")
    if isinstance(audience, Audience) and isinstance(raw, Mapping) and "everybody" not in raw:
        chosen = bool(audience.blocks or audience.kinds or audience.units)
        found["audience"] = replace(audience, everybody=not chosen)


def _in_order(problems: list[PlanProblem]) -> list[PlanProblem]:
    """By line, one for each place: a second word about the same thing only confuses."""
    first: dict[tuple[int, str], PlanProblem] = {}
    for one in problems:
        first.setdefault((one.line, one.field), one)
    return sorted(first.values(), key=lambda one: one.line)[:MOST_PROBLEMS]


def _written(value: Any) -> Any:
    """Plain data as an officer would write it."""
    if isinstance(value, Mapping):
        return {str(key): _written(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_written(one) for one in value]
    if isinstance(value, bool | int) or value is None:
        return value
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    text = str(value)
    if "\n" not in text and "  " in text:
        text += "\n"  # as lines, of which `load` keeps every blank
    return LiteralScalarString(text) if "\n" in text else text
