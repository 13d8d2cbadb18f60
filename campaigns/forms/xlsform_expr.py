"""The expressions of an XLSForm (its XPath), as far as a form of ours can keep to them.

A condition looks at one earlier choice; a constraint has bounds, an earlier date, or a length.
Whatever says more is not read at all (None), so that nothing of it is lost in silence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from campaigns.forms.definition import Condition

LONGEST = 1000  # characters of one expression
DEEPEST = 30  # parentheses
_TOKEN = re.compile(
    r"\s*(?:(?P<ref>\$\{[^{}]*\})|(?P<text>'[^']*'|\"[^\"]*\")|(?P<number>-?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30}))"
    r"|(?P<sign>>=|<=|!=|[=<>(),.])|(?P<word>[a-z][a-z-]*)|(?P<end>$))"
)
_QUOTES = str.maketrans("‘’“”", "''\"\"")  # what Excel makes of typed quotes
_TURNED = {"=": "=", ">=": "<=", "<=": ">=", ">": "<", "<": ">"}
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Part:
    """A leaf: what kind it is (ref, text, number, self, length) and what it says."""

    kind: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Compare:
    """Two leaves and the sign between them; `selected(a, b)` has the sign "selected"."""

    left: Part
    sign: str
    right: Part


@dataclass(frozen=True, slots=True)
class Joined:
    """Several expressions between "and" or between "or"."""

    word: str
    parts: tuple["Compare | Joined", ...]


Tree = Compare | Joined


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a constraint asks for; `longest` counts characters."""

    minimum: Decimal | None = None
    maximum: Decimal | None = None
    not_before: str | None = None
    longest: int | None = None


class _Other(Exception):
    """The expression says something that we cannot keep to."""


def condition(text: str) -> Condition | None:
    """`${a} = 'x' or selected(${a}, 'y')` as a condition; None where it says anything else."""
    try:
        tests = [_test(one) for one in _flat(_parse(text), "or")]
    except _Other:
        return None
    if len({field for field, _ in tests}) != 1:
        return None
    return Condition(tests[0][0], tuple(option for _, option in tests))


def bounds(text: str, *, whole: bool) -> Bounds | None:
    """`. >= 0 and . <= 100` as bounds; None where it says anything else.

    `whole`: only whole numbers are taken, so that `. > 0` is as good as `. >= 1`.
    """
    found = Bounds()
    try:
        for one in _flat(_parse(text), "and"):
            found = _bounded(found, one, whole=whole)
    except _Other:
        return None
    return found


def _test(one: Compare) -> tuple[str, str]:
    left, right = one.left, one.right
    if one.sign == "=" and left.kind in ("text", "number"):
        left, right = right, left
    if (
        one.sign not in ("=", "selected")
        or left.kind != "ref"
        or right.kind not in ("text", "number")
    ):
        raise _Other
    return left.said, right.said


def _bounded(found: Bounds, one: Compare, *, whole: bool) -> Bounds:
    left, sign, right = one.left, one.sign, one.right
    if left.kind not in ("self", "length") and sign in _TURNED:
        left, sign, right = right, _TURNED[sign], left
    if left.kind == "self" and sign == ">=" and right.kind == "ref" and found.not_before is None:
        return Bounds(found.minimum, found.maximum, right.said, found.longest)
    if right.kind != "number" or left.kind not in ("self", "length"):
        raise _Other
    limit, sign = _closed(Decimal(right.said), sign, whole=whole or left.kind == "length")
    if left.kind == "length":
        if sign != "<=" or found.longest is not None:
            raise _Other
        return Bounds(found.minimum, found.maximum, found.not_before, int(limit))
    if (found.minimum if sign == ">=" else found.maximum) is not None:
        raise _Other
    low, high = (limit, found.maximum) if sign == ">=" else (found.minimum, limit)
    return Bounds(low, high, found.not_before, found.longest)


def _closed(limit: Decimal, sign: str, *, whole: bool) -> tuple[Decimal, str]:
    """A bound that is itself allowed, as all of ours are."""
    match sign:
        case ">=" | "<=":
            return limit, sign
        case ">" if whole:
            return limit.to_integral_value(ROUND_FLOOR) + _ONE, ">="
        case "<" if whole:
            return limit.to_integral_value(ROUND_CEILING) - _ONE, "<="
        case _:
            raise _Other


def _flat(tree: Tree, word: str) -> Iterator[Compare]:
    """The comparisons under one kind of joining word."""
    if isinstance(tree, Compare):
        yield tree
    elif tree.word == word:
        for one in tree.parts:
            yield from _flat(one, word)
    else:
        raise _Other


# ------------------------------------------------------------------------------------- parsing


def _parse(text: str) -> Tree:
    if len(text) > LONGEST or text.count("(") > DEEPEST:
        raise _Other
    tokens = _tokens(text.translate(_QUOTES))
    tree, rest = _any(tokens)
    if rest:
        raise _Other
    return tree


def _tokens(text: str) -> list[Part]:
    found: list[Part] = []
    at = 0
    while True:
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise _Other
        kind, said = match.lastgroup, match.group(match.lastgroup)
        if kind == "end":
            return found
        if kind == "ref":
            said = said[2:-1].strip()
        found.append(Part(kind, said[1:-1] if kind == "text" else said))
        at = match.end()


def _any(tokens: list[Part]) -> tuple[Tree, list[Part]]:
    return _joined("or", tokens)


def _joined(word: str, tokens: list[Part]) -> tuple[Tree, list[Part]]:
    inner = _all if word == "or" else _single
    first, rest = inner(tokens)
    parts = [first]
    while rest and rest[0] == Part("word", word):
        one, rest = inner(rest[1:])
        parts.append(one)
    return (parts[0] if len(parts) == 1 else Joined(word, tuple(parts))), rest


def _all(tokens: list[Part]) -> tuple[Tree, list[Part]]:
    return _joined("and", tokens)


def _single(tokens: list[Part]) -> tuple[Tree, list[Part]]:
    if tokens[:1] == [Part("sign", "(")]:
        tree, rest = _any(tokens[1:])
        return tree, _past(")", rest)
    if tokens[:1] == [Part("word", "selected")]:
        left, rest = _leaf(_past("(", tokens[1:]))
        right, rest = _leaf(_past(",", rest))
        return Compare(left, "selected", right), _past(")", rest)
    left, rest = _leaf(tokens)
    if not rest or rest[0].kind != "sign":
        raise _Other
    right, after = _leaf(rest[1:])
    return Compare(left, rest[0].said, right), after


def _leaf(tokens: list[Part]) -> tuple[Part, list[Part]]:
    if not tokens:
        raise _Other
    first, rest = tokens[0], tokens[1:]
    if first.kind in ("ref", "text", "number"):
        return first, rest
    if first == Part("sign", "."):
        return Part("self"), rest
    if first == Part("word", "string-length"):
        return Part("length"), _past(")", _past(".", _past("(", rest)))
    raise _Other


def _past(sign: str, tokens: list[Part]) -> list[Part]:
    if tokens[:1] != [Part("sign", sign)]:
        raise _Other
    return tokens[1:]
