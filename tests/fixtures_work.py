"""How much work a call is, in function calls: unlike seconds, no other work on the machine changes it."""

from collections.abc import Callable
from cProfile import Profile
from typing import TypeVar

Given = TypeVar("Given")


def calls(act: Callable[[Given], object], given: Given) -> int:
    """The number of function calls that one call leads to."""
    counted = Profile()
    counted.runcall(act, given)
    return sum(one.callcount for one in counted.getstats())
