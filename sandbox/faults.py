"""What may go wrong between a bot and Telegram, switched on one by one.

A fault names a method and a chat or any, and how often it strikes, or how likely. Without a method
it spares getUpdates and getMe, so that the bot goes on hearing.
"""

import random
from dataclasses import asdict, dataclass, field
from typing import Any

from sandbox.numbers import Numbers

KINDS = frozenset(
    {
        "before_accept",  # the connection ends before the call is taken
        "reset",  # the same, rudely: the peer sees a reset
        "after_accept",  # the call is taken, the connection ends without an answer
        "half_answer",  # taken, and half the answer comes
        "timeout",  # taken, and the answer comes after `seconds`
        "slow",  # taken and answered after `seconds`
        "status",  # refused with `status`; 502 and 504 with a page of HTML
        "html",  # 200 with a page of HTML
        "not_ok",  # 200 {"ok": false}
        "true",  # taken, and the result is true
        "null",  # taken, and the result is null
        "bot_kicked",  # the bot is thrown out of the chat just before
    }
)
OTHER_NAMES = {"timeout_after_accept": "timeout"}


@dataclass(slots=True)
class Fault:
    """One fault; `times` None strikes until it is cleared."""

    id: int
    kind: str
    method: str | None = None
    chat_id: int | None = None
    times: int | None = 1
    seconds: float = 30.0
    status: int = 500
    retry_after: int | None = None
    migrate_to: int | None = None
    description: str | None = None
    probability: float = 1.0
    accept: bool = False  # status, html, not_ok: the call is taken all the same
    struck: int = 0


@dataclass(slots=True)
class Faults:
    """The faults that are on."""

    active: list[Fault] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(1))
    _ids: Numbers = field(default_factory=lambda: Numbers(1))

    def add(self, kind: str, **how: Any) -> Fault:
        """Switch one on; ValueError where there is no such kind."""
        kind = OTHER_NAMES.get(kind, kind)
        if kind not in KINDS:
            raise ValueError(f"no fault {kind}; there are {', '.join(sorted(KINDS))}")
        if (seed := how.pop("seed", None)) is not None:
            self.chance.seed(seed)
        fault = Fault(next(self._ids), kind, **how)
        self.active.append(fault)
        return fault

    def clear(self, fault_id: int | None = None) -> None:
        """Switch one off, or all."""
        self.active = [one for one in self.active if fault_id is not None and one.id != fault_id]

    def strike(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that strikes this call, counted."""
        for one in self.active:
            if one.method is not None and one.method.lower() != method.lower():
                continue
            if one.method is None and method.lower() in ("getupdates", "getme"):
                continue
            if one.chat_id is not None and one.chat_id != chat_id:
                continue
            if one.probability < 1 and self.chance.random() >= one.probability:
                continue
            one.struck += 1
            if one.times is not None:
                one.times -= 1
                if one.times <= 0:
                    self.active.remove(one)
            return one
        return None

    def state(self) -> list[dict[str, Any]]:
        """As plain data."""
        return [asdict(one) for one in self.active]
