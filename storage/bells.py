"""Who is to be woken when a transaction is committed: the bots it brought work for, and which work.

A process may serve dozens of bots, and each bot's two ends wait for different rows. Woken by every
commit, each would look into its tables for the sake of all the others, and for its own notes too.
"""

from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

IN: Final = "in"  # updates to handle
OUT: Final = "out"  # calls to make


def ring(conn: AsyncConnection, work: str, *bot_ids: int) -> None:
    """Wake these bots' loops for this work once this transaction is committed."""
    conn.info.setdefault("bells", set()).update((bot_id, work) for bot_id in bot_ids)


def hush(conn: AsyncConnection, work: str, bot_id: int) -> None:
    """All of this work that the transaction knows is in hand already: nobody need be woken for it."""
    conn.info.setdefault("bells", set()).discard((bot_id, work))


def rung(conn: AsyncConnection) -> set[tuple[int, str]]:
    """What to wake now; the next transaction on this connection starts with nothing."""
    found: set[tuple[int, str]] = conn.info.pop("bells", set())
    return found
