"""Who is to be woken when a transaction is committed: the bots that it brought work for.

A process may serve dozens of bots. Woken by every commit, each would look into its tables for the
sake of all the others.
"""

from sqlalchemy.ext.asyncio import AsyncConnection


def ring(conn: AsyncConnection, *bot_ids: int) -> None:
    """Wake these bots' loops once this transaction is committed."""
    conn.info.setdefault("bells", set()).update(bot_ids)


def rung(conn: AsyncConnection) -> set[int]:
    """The bots to wake now; the next transaction on this connection starts with none."""
    bots: set[int] = conn.info.pop("bells", set())
    return bots
