"""Buttons: what a person may press, kept as random single-purpose tokens.

A button's callback data is a token of which we store only the hash (P12); the action and its
arguments stay with us. A token works in the chat it was shown in and nowhere else, and it carries
no authority: the action asks again who presses.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from storage import tokens
from storage.engine import Connection

LIFETIME = timedelta(days=200)  # a campaign's length with room; what is shown decides, not the age


@dataclass(frozen=True, slots=True)
class Button:
    """One button: an action of ours with its arguments, or an address."""

    label: str
    action: str = ""
    args: Mapping[str, object] = field(default_factory=dict)
    url: str = ""
    single_use: bool = False
    lifetime: timedelta = LIFETIME


Rows = Sequence[Sequence[Button]]

MOST = 90  # buttons of one list; Telegram takes a hundred
ACROSS = (
    (9, 3),
    (14, 2),
)  # (characters that the longest label may have, buttons in a row of 360 px)


def packed(buttons: Sequence[Button]) -> list[list[Button]]:
    """Buttons of one kind, beside each other where a phone has room for their labels."""
    longest = max((len(one.label) for one in buttons), default=0)
    across = next((number for most, number in ACROSS if longest <= most), 1)
    shown = buttons[:MOST]
    return [list(shown[at : at + across]) for at in range(0, len(shown), across)]


async def lay(
    conn: Connection,
    rows: Rows,
    *,
    commune_id: int | None,
    chat_id: int,
    mint: Callable[[], str],
    now: datetime,
) -> list[list[dict[str, str]]]:
    """Store a token for each button and give the rows as the sender takes them."""
    wanted = [
        tokens.NewToken(
            purpose="button",
            action=button.action,
            args=button.args,
            expires_at=now + button.lifetime,
            commune_id=commune_id,
            chat_id=chat_id,
            single_use=button.single_use,
        )
        for row in rows
        for button in row
        if not button.url
    ]
    given = iter(await tokens.issue_all(conn, wanted, mint=mint, now=now))
    return [
        [
            {"label": button.label, "url": button.url}
            if button.url
            else {"label": button.label, "data": next(given)}
            for button in row
        ]
        for row in rows
    ]
