"""Who still owes what, over all open campaigns, for the call list and the leaders' word."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Debt:
    """One unit that owes one milestone, with all an officer needs to ring it."""

    campaign: str
    campaign_id: int
    milestone_id: int
    title: str
    last: datetime | None  # when it was due: the first instant that is late
    unit_id: int
    unit: str
    head: str | None
    phone: str | None
    half: bool  # a form is half filled in
    promised: date | None
    extended: date | None
    calls: tuple[tuple[datetime, str], ...] = ()  # when, with which note


def to_call(debts: list[Debt], now: datetime, today: date) -> list[Debt]:
    """Those whose day is over and who have no later one: the never rung first, then by unit."""
    over = [
        one
        for one in debts
        if one.last is not None
        and one.last <= now
        and not (one.extended is not None and one.extended >= today)
        and not (one.promised is not None and one.promised >= today)
    ]
    return sorted(over, key=lambda one: (one.campaign_id, one.title, bool(one.calls)))
