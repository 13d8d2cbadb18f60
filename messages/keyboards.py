"""Buttons: what a person may press, kept as random single-purpose tokens.

A button's callback data is a token of which we store only the hash (P12); the action and its
arguments stay with us. A token works in the chat it was shown in and nowhere else, and it carries
no authority: the action asks again who presses.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from messages import labels
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
    stays: bool = False  # on every page of a long list


Rows = Sequence[Sequence[Button]]

ROOM = 98  # buttons; Telegram takes a hundred
MOST = 90  # of a list, on each page where it is longer than that
TURN = "list.page"  # the action of the buttons between pages
ACROSS = (
    (9, 3),
    (14, 2),
)  # (characters that the longest label may have, buttons in a row of 360 px)


def packed(buttons: Sequence[Button]) -> list[list[Button]]:
    """Buttons of one kind, beside each other where a phone has room for their labels."""
    longest = max((len(one.label) for one in buttons), default=0)
    across = next((number for most, number in ACROSS if longest <= most), 1)
    return [list(buttons[at : at + across]) for at in range(0, len(buttons), across)]


def page(rows: Rows, at: int = 0) -> Rows:
    """One page of a list that is longer than Telegram takes, with ways to the others; else the list."""
    if sum(map(len, rows)) <= ROOM:
        return rows
    listed = [row for row in rows if not any(one.stays for one in row)]
    stays = [row for row in rows if any(one.stays for one in row)]
    pages: list[list[Sequence[Button]]] = [[]]
    for row in listed:
        if sum(map(len, pages[-1])) + len(row) > MOST:
            pages.append([])
        pages[-1].append(row)
    at = min(max(at, 0), len(pages) - 1)
    plain = [
        [[one.label, one.action, dict(one.args), one.url, one.stays] for one in row] for row in rows
    ]
    turning = [
        Button(label.format(page=to + 1, pages=len(pages)), TURN, {"rows": plain, "at": to})
        for label, to in ((labels.PAGE_BEFORE, at - 1), (labels.PAGE_AFTER, at + 1))
        if 0 <= to < len(pages)
    ]
    return [*pages[at], turning, *stays]


def turned(args: Mapping[str, Any]) -> Rows:
    """The page that one of the buttons between pages leads to."""
    rows = [
        [Button(label, action, given, url, stays=stays) for label, action, given, url, stays in row]
        for row in args["rows"]
    ]
    return page(rows, int(args["at"]))


async def lay(
    conn: Connection,
    rows: Rows,
    *,
    commune_id: int | None,
    chat_id: int,
    mint: Callable[[], str],
    now: datetime,
) -> list[list[dict[str, str]]]:
    """Store a token for each button and give the rows as the sender takes them, a page of a long list."""
    rows = page(rows)
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
