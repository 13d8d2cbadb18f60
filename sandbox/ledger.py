"""The truth: every call that was accepted, in order, for tests to compare with what a bot believes.

Append-only. Numbers go on for ever; of more than MOST calls the eldest are forgotten, so that a
sandbox may run for days.
"""

import time
from collections import deque
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from sandbox.parameters import Call, whole

Json = dict[str, Any]
MOST = 250_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted call. `at` is real monotonic time, `when` the sandbox's clock, both in seconds."""

    n: int
    method: str
    chat_id: int | None
    message_id: int | None
    text: str | None
    params: Json
    files: list[str]
    at: float
    when: float


class Ledger:
    """All entries; the newest `MOST` of them."""

    def __init__(self) -> None:
        self.entries: deque[Entry] = deque(maxlen=MOST)
        self._next = 0

    def note(self, method: str, call: Call, result: Any, when: float) -> Entry:
        """Write one down."""
        message = result[0] if isinstance(result, list) and result else result
        message = message if isinstance(message, dict) and "message_id" in message else {}
        entry = Entry(
            n=self._next,
            method=method,
            chat_id=message["chat"]["id"] if "chat" in message else _chat(call),
            message_id=message.get("message_id") or call.whole("message_id") or None,
            text=message.get("text") or message.get("caption"),
            params=call.params,
            files=sorted(call.uploads),
            at=time.monotonic(),
            when=when,
        )
        self._next += 1
        self.entries.append(entry)
        return entry

    def find(
        self,
        *,
        method: str | None = None,
        chat: int | None = None,
        since: int = 0,
        like: str = "",
        limit: int | None = None,
    ) -> list[Entry]:
        """Entries from number `since` on, in order, of this method and chat, with these words."""
        first = max(0, since - self.entries[0].n) if self.entries else 0
        wanted = method.lower() if method else None
        found = (
            one
            for one in islice(self.entries, first, None)
            if (wanted is None or one.method.lower() == wanted)
            and (chat is None or one.chat_id == chat)
            and (not like or like in (one.text or ""))
        )
        return list(islice(found, limit))


def shown(entry: Entry) -> Json:
    """An entry as plain data."""
    return asdict(entry)


def _chat(call: Call) -> int | None:
    return whole(call.params.get("chat_id")) or None
