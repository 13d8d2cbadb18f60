"""What the model knows, and what may happen: ends of a step, places to be killed at, troubles."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from hypothesis import strategies as st

from handlers.send_order import DAILY_CAP

VILLAGES: Final = 3
RETRY_AFTER: Final = 20
VALUES: Final = st.sampled_from((50, 120, 350, 800))  # million đồng
PLACES: Final = (
    "inbox.fetched", "inbox.store", "inbox.stored", "inbox.committed", "inbox.counted",
    "inbox.parsing", "inbox.handling", "inbox.handled", "inbox.done", "outbox.claim",
    "outbox.claimed", "outbox.starting", "outbox.started", "outbox.answered", "outbox.finishing",
    "outbox.finished", "outbox.recovering",
)  # fmt: skip
TROUBLES: Final = (
    {"kind": "before_accept"},
    {"kind": "reset"},
    {"kind": "after_accept"},
    {"kind": "half_answer"},
    {"kind": "status", "status": 500},
    {"kind": "status", "status": 500, "accept": True},
    {"kind": "status", "status": 502},
    {"kind": "status", "status": 429, "retry_after": RETRY_AFTER},
    {"kind": "html"},
    {"kind": "not_ok"},
    {"kind": "not_ok", "accept": True},
    {"kind": "true"},
)


@dataclass(frozen=True)
class End:
    """How a step ends: calmly, pressed twice, without waiting, or killed at a place."""

    twice: bool = False
    hurried: bool = False
    place: str = ""
    hit: int = 1


CALM: Final = End()
ENDS: Final = st.one_of(
    st.just(CALM),
    st.just(End(twice=True)),
    st.just(End(hurried=True)),
    st.builds(End, place=st.sampled_from(PLACES), hit=st.integers(1, 4), twice=st.booleans()),
)
AT: Final = st.integers(0, VILLAGES - 1)


@dataclass
class Work:
    """What the model knows of a work."""

    village: int
    state: str
    value: int
    version: int = 1
    reports: int = 0


@dataclass
class Model:
    """What people did."""

    works: dict[str, Work] = field(default_factory=dict)
    announcements: dict[str, str] = field(default_factory=dict)  # its words: accepted or recalled
    sent: list[tuple[bool, datetime]] = field(default_factory=list)  # by the second officer; when
    extensions: int = 0
    door_open: bool = True
    second_is_officer: bool = True
    closed: bool = False

    def may_announce(self, now: datetime, *, second: bool) -> bool:
        """Ten by one officer in a day, and the eleventh is refused."""
        day = timedelta(days=1)
        return sum(by is second and at >= now - day for by, at in self.sent) < DAILY_CAP
