"""Who did what, when and why: rows are added, never changed and never deleted.

The database itself refuses both (a trigger of the first migration).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from storage.engine import Connection
from storage.schema import audit as table


async def add(
    conn: Connection,
    *,
    commune_id: int | None,
    at: datetime,
    who: int | None,
    action: str,
    object_: str,
    facts: Mapping[str, Any],
) -> None:
    """Add one line; `who` is a Telegram id, None where the clock did it."""
    await conn.execute(
        table.insert().values(
            commune_id=commune_id,
            at=at,
            who=who,
            action=action[:40],
            object=object_[:80],
            facts=dict(facts),
        )
    )
