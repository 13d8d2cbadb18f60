"""What goes in and out of the outbox, as frozen values: rows, and what Telegram answered.

The table of outcomes in docs/delivery.md is written in these words; bot/outcomes.py reads
Telegram's answers into them. Nothing here does anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple


class NewDelivery(NamedTuple):
    """One API call to be made; the fields are the columns of the table.

    A payload with {"of": delivery id} is about the message which that delivery becomes.
    """

    bot_id: int
    chat_id: int
    kind: str
    call: str
    payload: Mapping[str, Any]
    lane: int  # 0: somebody waits for it, 1: broadcasts
    on_unknown: str  # hold | once | resend | retry
    not_before: datetime
    commune_id: int | None = None
    source_id: int | None = None
    part: int = 0
    dedupe_key: str | None = None
    expires_at: datetime | None = None


class Leased(NamedTuple):
    """A row that this process has claimed; its request has not begun."""

    id: int
    commune_id: int | None
    bot_id: int
    chat_id: int
    telegram_id: int
    chat_type: str
    kind: str
    source_id: int | None
    lane: int
    call: str
    payload: Mapping[str, Any]
    on_unknown: str
    attempts: int
    ambiguous: int  # how many copies may have arrived already
    fence: int
    created_at: datetime


class Started(NamedTuple):
    """A row whose request begins now: `sending` is committed before the socket is written."""

    leased: Leased
    attempt_id: int
    telegram_id: int
    payload: Mapping[str, Any]  # with the message ids of other deliveries filled in
    doubted: bool = False  # the chat refused before: what arrives there makes it whole again


class Ended(NamedTuple):
    """A row that has just ended: sent, unknown, failed, expired or cancelled."""

    id: int
    commune_id: int | None
    chat_id: int
    kind: str
    source_id: int | None
    call: str
    state: str
    reason: str | None
    detail: str | None
    message_id: int | None
    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sent:
    """Accepted; without a message id where Telegram gave none. `detail` is what a look saw."""

    message_id: int | None = None
    detail: str | None = None
    file_id: str | None = None  # Telegram's id of a file we uploaded


@dataclass(frozen=True, slots=True)
class NotSent:
    """Surely not accepted, and worth another try after `wait` seconds. Counts for nothing."""

    wait: float
    code: str


@dataclass(frozen=True, slots=True)
class Limited:
    """429: not accepted; nothing to this chat for `wait` seconds."""

    wait: float


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The request may have reached Telegram, and its answer was not read."""

    code: str


@dataclass(frozen=True, slots=True)
class Migrated:
    """The group is a supergroup now, under this id; not accepted."""

    telegram_id: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Refused for good. `chat_state` says what this means for every later message to the chat."""

    code: str
    chat_state: str | None = None
    our_fault: bool = False


Outcome = Sent | NotSent | Limited | Ambiguous | Migrated | Refused
