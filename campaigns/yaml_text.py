"""A YAML file of an officer as plain text values with their lines.

Every value stays the words that were typed ("05" is not 5, 30/4 is no number); what they mean is
for the reader of the field. Anchors and aliases are refused: a short file must not unfold into a
huge one. A key written twice is told, with both lines.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from campaigns import plan_wording as wording
from campaigns.plan_problem import PlanProblem
from campaigns.tidy import tidy

MAX_CHARACTERS = 200_000  # a plan has a few thousand; the reader takes a second for this many
LONGEST_VALUE = 2000  # characters; what a plan says in one place stands on a card
DEEPEST = 60  # brackets in brackets; the reader's work grows with the square of them
NULL = "tag:yaml.org,2002:null"

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw] | None"
Path: TypeAlias = tuple[str | int, ...]


@dataclass(slots=True)
class Parsed:
    """What the file says, the line of every place in it, and what is wrong with its form."""

    data: dict[str, Raw] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[PlanProblem] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of a place, or of the nearest thing that holds it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1

    def problem(self, path: Path, message: str) -> PlanProblem:
        """Something wrong at a place."""
        return PlanProblem(self.line(path), said(path), message)


def said(path: Path) -> str:
    """A place as it is told to people: milestones[2].deadline; the first of a list is 1."""
    return "".join(f"[{one + 1}]" if isinstance(one, int) else f".{one}" for one in path).lstrip(
        "."
    )


def parse(text: str) -> Parsed | PlanProblem:
    """Read YAML that holds fields; never raises on what is in it."""
    if len(text) > MAX_CHARACTERS:
        return PlanProblem(1, "", wording.TOO_LONG)
    if _depth(text) > DEEPEST:
        return PlanProblem(1, "", wording.NOT_YAML)
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return PlanProblem(mark.line + 1 if mark else 1, "", wording.NOT_YAML)
    except (YAMLError, ValueError, RecursionError):
        return PlanProblem(1, "", wording.NOT_YAML)
    parsed = Parsed()
    if not isinstance(node, MappingNode):
        return PlanProblem(1, "", wording.NOT_FIELDS)
    found = _value(parsed, node, (), set())
    if isinstance(found, dict):
        parsed.data = found
    return parsed


def _depth(text: str) -> int:
    """How deep brackets stand in brackets, wherever they stand."""
    depth = deepest = 0
    for char in text:
        if char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "]}" and depth:
            depth -= 1
    return deepest


def _value(parsed: Parsed, node: Node, path: Path, seen: set[int]) -> Raw:
    """One node as plain text, list or fields; a node met twice is an alias."""
    parsed.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, ScalarNode):
        if node.tag == NULL:
            return None
        text = tidy(str(node.value), lines="\n" in str(node.value))
        if len(text) > LONGEST_VALUE and path[:1] != (
            "texts",
        ):  # announcements have their own room
            told = wording.LONG_VALUE.format(len(text), LONGEST_VALUE)
            parsed.problems.append(parsed.problem(path, told))
            return text[:LONGEST_VALUE]
        return text
    if id(node) in seen:
        parsed.problems.append(parsed.problem(path, wording.ALIAS))
        return None
    seen.add(id(node))
    if isinstance(node, SequenceNode):
        return [_value(parsed, one, (*path, at), seen) for at, one in enumerate(node.value)]
    fields: dict[str, Raw] = {}
    for key, value in node.value:
        name = tidy(str(key.value)) if isinstance(key, ScalarNode) else "?"
        place = (*path, name)
        if name in fields:
            again = PlanProblem(key.start_mark.line + 1, said(place), wording.TWICE.format(
                name, parsed.line(place)
            ))  # fmt: skip
            parsed.problems.append(again)
            continue
        parsed.lines[place] = key.start_mark.line + 1
        fields[name] = _value(parsed, value, place, seen)
    return fields
