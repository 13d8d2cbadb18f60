"""A plan as plain data and back, and whom it is for."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Protocol

from pydantic import TypeAdapter

from campaigns.kept import once
from campaigns.model import Audience, Milestone, Plan
from campaigns.wording.spelling.text import fold


class Addressed(Protocol):
    """A unit, as far as an audience asks."""

    @property
    def kind(self) -> str:
        """Its type word."""

    @property
    def name(self) -> str:
        """Its name of today."""

    @property
    def block(self) -> str | None:
        """Its block, where it has one."""


_OF_A_COMMUNE = re.compile(r"(?:ubnd|uy ban nhan dan) (?:xa|phuong|thi tran|dac khu) [\w '-]{1,60}")


@cache
def _plan() -> TypeAdapter[Plan]:
    return TypeAdapter(Plan)


@cache
def _milestone() -> TypeAdapter[Milestone]:
    return TypeAdapter(Milestone)


def to_json(plan: Plan) -> dict[str, Any]:
    """The plan as plain data, ready to be stored."""
    data: dict[str, Any] = _plan().dump_python(plan, mode="json")
    return data


@once
def from_json(data: Mapping[str, Any]) -> Plan:
    """The plan back from plain data; ValueError where it is not one."""
    return _plan().validate_python(dict(data))


def milestone_to_json(milestone: Milestone) -> dict[str, Any]:
    """One milestone as plain data."""
    data: dict[str, Any] = _milestone().dump_python(milestone, mode="json")
    return data


@once
def milestone_from_json(data: Mapping[str, Any]) -> Milestone:
    """One milestone back from plain data."""
    return _milestone().validate_python(dict(data))


def meant(audience: Audience, unit: Addressed) -> bool:
    """Whether the audience includes this unit, by block, type word or name."""
    if audience.everybody:
        return True
    return (
        _among(unit.block, audience.blocks)
        or _among(unit.kind, audience.kinds)
        or _among(unit.name, audience.units)
    )


def of_a_commune(issuer: str) -> bool:
    """Whether a plan's issuer is a commune's People's Committee, by the name of a place of that level."""
    return _OF_A_COMMUNE.fullmatch(fold(issuer.strip())) is not None


def _among(one: str | None, several: tuple[str, ...]) -> bool:
    return one is not None and fold(one) in {fold(each) for each in several}
