"""What a turn is given from outside: which bot, what time it is, where chance comes from."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from handlers.throttle import ALBUMS, FILES, UNASKED, UPDATES, WRONG_CODES, Throttle
from messages.post import Speaker


@dataclass(slots=True)
class Desk:
    """What the process remembers between turns: how fast each person sends."""

    updates: Throttle = field(default_factory=lambda: Throttle(UPDATES))
    albums: Throttle = field(default_factory=lambda: Throttle(ALBUMS))
    files: Throttle = field(default_factory=lambda: Throttle(FILES))
    unasked: Throttle = field(default_factory=lambda: Throttle(UNASKED))
    wrong_codes: Throttle = field(default_factory=lambda: Throttle(WRONG_CODES))
    locked_out: dict[int, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Which bot speaks, when, and what the process remembers."""

    speaker: Speaker
    now: datetime
    desk: Desk

    @property
    def bot_id(self) -> int:
        """The bot's own Telegram id."""
        return self.speaker.bot_id

    @property
    def bot_username(self) -> str:
        """The bot's username, without the @."""
        return self.speaker.bot_username

    @property
    def tz(self) -> ZoneInfo:
        """The commune's zone."""
        return self.speaker.tz

    @property
    def mint(self) -> Callable[[], str]:
        """Where random tokens come from."""
        return self.speaker.mint

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.astimezone(self.tz).date()
