"""A world as it stands, kept and put back: what takes people a while to build is built once."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from sandbox.world import World

_OWN = {"clock", "listeners", "stirred"}  # whose clock it is, and who listens, stays as it is


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything in a world, and its moment in seconds since 1970."""

    parts: dict[str, Any]
    at: float


def kept(world: World) -> Kept:
    """A copy of everything there is; what happens afterwards does not touch it."""
    return Kept(deepcopy({name: getattr(world, name) for name in _names()}), world.clock.now())


def put_back(world: World, old: Kept) -> None:
    """The world becomes what was kept, at the moment when it was; its clock goes on from there."""
    for name, part in deepcopy(old.parts).items():
        setattr(world, name, part)
    world.clock.advance(old.at - world.clock.now())


def _names() -> set[str]:
    return set(World.__slots__) - _OWN
