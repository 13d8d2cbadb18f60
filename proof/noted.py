"""What reaches Telegram, request by request, also what it refuses: for proofs that count calls.

The sandbox's ledger knows what was accepted. Here every request of a chat is noted before a fault or a
pace can refuse it, and every "too many" with the seconds it asks for.
"""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.faults import Fault, Faults
from sandbox.limits import Limits
from sandbox.world import World


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `at` is monotonic."""

    method: str
    chat_id: int | None
    at: float


@dataclass(frozen=True, slots=True)
class TooMany:
    """One 429. `seconds` None: it did not say how long. `asked`: a fault gave it, not the pace."""

    chat_id: int | None
    at: float
    seconds: int | None
    asked: bool


@dataclass(eq=False)
class Noted:
    """Everything that was asked of one sandbox since it was noted."""

    monotonic: Callable[[], float] = time.monotonic
    requests: list[Request] = field(default_factory=list)
    refused: list[TooMany] = field(default_factory=list)

    def calls(self) -> Counter[tuple[str, int | None]]:
        """How many requests of each method came for each chat."""
        return Counter((one.method, one.chat_id) for one in self.requests)


class _Faults(Faults):
    noted: Noted

    def strike(self, method: str, chat_id: int | None) -> Fault | None:
        now = self.noted.monotonic()
        self.noted.requests.append(Request(method, chat_id, now))
        fault = super().strike(method, chat_id)
        if fault is not None and fault.kind == "status" and fault.status == 429:
            self.noted.refused.append(TooMany(chat_id, now, fault.retry_after, asked=True))
        return fault


class _Limits(Limits):
    noted: Noted

    def wait(self, chat_id: int, now: float, *, group: bool, messages: int = 1) -> int:
        seconds = super().wait(chat_id, now, group=group, messages=messages)
        if seconds:
            at = self.noted.monotonic()
            self.noted.refused.append(TooMany(chat_id, at, seconds, asked=False))
        return seconds


def noted(place: World, monotonic: Callable[[], float] = time.monotonic) -> Noted:
    """From now on note what is asked of this world."""
    notes = Noted(monotonic)
    faults, limits = _Faults(), _Limits()
    faults.noted = limits.noted = notes
    place.faults, place.limits = faults, limits
    return notes
