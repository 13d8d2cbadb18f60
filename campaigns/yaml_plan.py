"""A campaign's file: YAML text to a plan, or to everything that is wrong with it, line by line.

All problems are told at once, each with its line, its field and what would be right; an unknown
field is told with the nearest known one. The format is in docs/campaign-file.md.
"""

import dataclasses
import difflib
import io
import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from campaigns import plan as plans
from campaigns import plan_wording as wording
from campaigns.forms import check
from campaigns.model import Bound, Plan

MAX_CHARACTERS = 1_000_000
_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_PREFIX = re.compile(r"[A-Z][A-Z0-9]{0,7}")


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """One thing wrong: its line (from 1), its field as written, and a sentence."""

    line: int
    field: str
    message: str


def load(text: str) -> Plan | list[PlanProblem]:
    """Read a campaign's file; never raises on what is in it."""
    if len(text) > MAX_CHARACTERS:
        return [PlanProblem(1, "", wording.TOO_LONG)]
    try:
        data = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return [PlanProblem(line, "", wording.NOT_YAML)]
    except (YAMLError, ValueError, RecursionError):
        return [PlanProblem(1, "", wording.NOT_YAML)]
    if not isinstance(data, Mapping):
        return [PlanProblem(1, "", wording.NOT_A_PLAN)]
    problems = [*_unknown(data, Plan, "", 1)]
    try:
        plan = plans.from_json(_plain(data))
    except ValidationError as error:
        problems += [_problem(data, one) for one in error.errors()]
        return sorted(problems, key=lambda one: one.line)
    problems += _unsound(plan, data)
    return sorted(problems, key=lambda one: one.line) if problems else plan


def dump(plan: Plan) -> str:
    """The plan as a file that `load` reads back the same."""
    out = io.StringIO()
    writer = YAML()
    writer.allow_unicode = True
    writer.width = 100
    writer.dump(_sparse(plans.to_json(plan), plans.to_json(_EMPTY)), out)
    return out.getvalue()


def _unsound(plan: Plan, data: Mapping[str, Any]) -> list[PlanProblem]:
    """What each field alone cannot tell."""
    found: list[PlanProblem] = []
    if not _CODE.fullmatch(plan.code):
        found.append(PlanProblem(_line(data, ("code",)), "code", wording.CODE))
    if not _PREFIX.fullmatch(plan.prefix):
        found.append(PlanProblem(_line(data, ("prefix",)), "prefix", wording.PREFIX))
    if plan.period.ends_on < plan.period.starts_on:
        found.append(PlanProblem(_line(data, ("period",)), "period", wording.PERIOD))
    keys = {form.key for form in plan.forms}
    for at, milestone in enumerate(plan.milestones):
        where = f"milestones[{at + 1}]"
        line = _line(data, ("milestones", at))
        if milestone.form is not None and milestone.form not in keys:
            found.append(PlanProblem(line, f"{where}.form", wording.NO_FORM.format(milestone.form)))
        deadline = milestone.deadline
        if deadline is not None and deadline.due_on < plan.period.starts_on:
            found.append(PlanProblem(line, f"{where}.deadline", wording.BEFORE_START))
        if deadline is not None and deadline.bound is Bound.WINDOW and deadline.from_on is None:
            found.append(PlanProblem(line, f"{where}.deadline", wording.WINDOW_START))
    for at, form in enumerate(plan.forms):
        line = _line(data, ("forms", at))
        found += [
            PlanProblem(line, f"forms[{at + 1}]", message) for message in check.problems(form)
        ]
    doubled = [key for key in keys if sum(form.key == key for form in plan.forms) > 1]
    found += [
        PlanProblem(_line(data, ("forms",)), "forms", wording.DOUBLED.format(key)) for key in doubled
    ]
    return found


# ----------------------------------------------------------------- where a problem stands


def _problem(data: Mapping[str, Any], error: Any) -> PlanProblem:
    path = [part for part in error["loc"] if isinstance(part, int) or part in _names()]
    field = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    template = wording.BY_TYPE.get(error["type"], wording.WRONG)
    expected = ", ".join(re.findall(r"'([^']*)'", error.get("ctx", {}).get("expected", "")))
    return PlanProblem(
        _line(data, tuple(path)),
        field.lstrip("."),
        template.format(given=str(error["input"])[:60], expected=expected),
    )


def _line(data: Any, path: tuple[Any, ...]) -> int:
    """The line of a place in the file, or of what holds it."""
    line = 1
    for part in path:
        places = getattr(data, "lc", None)
        try:
            if places is not None:
                line = (places.key(part) if isinstance(data, Mapping) else places.item(part))[0] + 1
            data = data[part]
        except (KeyError, IndexError, TypeError, AttributeError):
            break
    return line


def _unknown(data: Any, kind: Any, path: str, line: int) -> Iterator[PlanProblem]:
    """Fields that no plan has, with the nearest one that it has."""
    if isinstance(data, list):
        for at, one in enumerate(data):
            places = getattr(data, "lc", None)
            there = places.item(at)[0] + 1 if places is not None else line
            yield from _unknown(one, _member(kind), f"{path}[{at + 1}]", there)
        return
    shape = _dataclass(kind)
    if not isinstance(data, Mapping) or shape is None:
        return
    known = typing.get_type_hints(shape)
    for key, value in data.items():
        there = data.lc.key(key)[0] + 1 if hasattr(data, "lc") else line
        name = f"{path}.{key}".lstrip(".")
        if key not in known:
            near = difflib.get_close_matches(str(key), known, 1)
            hint = wording.NEAREST.format(near[0]) if near else ""
            yield PlanProblem(there, name, wording.UNKNOWN.format(key) + hint)
        else:
            yield from _unknown(value, known[key], name, there)


def _member(kind: Any) -> Any:
    found = [one for one in typing.get_args(kind) if one is not Ellipsis]
    return found[0] if found else None


def _dataclass(kind: Any) -> Any:
    if dataclasses.is_dataclass(kind):
        return kind
    if isinstance(kind, types.UnionType):
        return next((one for one in typing.get_args(kind) if dataclasses.is_dataclass(one)), None)
    return None


@cache
def _names() -> frozenset[str]:
    """Every field name of a plan and of what it holds."""
    found: set[str] = set()
    todo: list[Any] = [Plan]
    while todo:
        shape = _dataclass(todo.pop())
        if shape is None:
            continue
        for name, kind in typing.get_type_hints(shape).items():
            if name not in found:
                found.add(name)
                todo += [kind, *typing.get_args(kind)]
    return frozenset(found)


def _plain(data: Any) -> Any:
    """Round-trip YAML as plain Python; dates stay dates, a clock's "17:00" stays text."""
    if isinstance(data, Mapping):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(one) for one in data]
    if isinstance(data, bool) or data is None or isinstance(data, date):
        return data
    if isinstance(data, int):
        return int(data)
    return float(data) if isinstance(data, float) else str(data)


_EMPTY = Plan(code="", prefix="", title="", period=None)  # type: ignore[arg-type]  # only its defaults are read


def _sparse(data: Any, defaults: Any) -> Any:
    """Without what is as it is by default."""
    if not isinstance(data, dict):
        return [_sparse(one, {}) for one in data] if isinstance(data, list) else data
    known = defaults if isinstance(defaults, dict) else {}
    return {
        key: _sparse(value, known.get(key))
        for key, value in data.items()
        if value not in (None, [], {}, "") and (key not in known or value != known[key])
    }
