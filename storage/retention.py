"""What a campaign keeps of people for a time only: photos, phones, what was said. Then it goes."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Table, delete, select, update

from storage.engine import Connection
from storage.schema import (
    announcement,
    campaign,
    delivery,
    draft,
    person,
    progress,
    recipient,
    slot,
    submission,
    submission_version,
)


async def drop_photos(conn: Connection, *, campaign_id: int, keys: Collection[str]) -> int:
    """Take the photos out of a campaign's answers; returns how many there were."""
    gone = 0
    versions = select(submission.c.id).where(submission.c.campaign_id == campaign_id)
    for table, mine in (
        (submission, submission.c.campaign_id == campaign_id),
        (submission_version, submission_version.c.submission_id.in_(versions)),
        (progress, progress.c.campaign_id == campaign_id),
    ):
        for row in (await conn.execute(select(table.c.id, table.c.answers).where(mine))).all():
            fresh, dropped = _without(row.answers, keys)
            if dropped:
                gone += 0 if table is submission_version else dropped
                await _put(conn, table, row.id, fresh)
    return gone


async def _put(conn: Connection, table: Table, row_id: int, answers: Mapping[str, Any]) -> None:
    await conn.execute(update(table).where(table.c.id == row_id).values(answers=answers))


def _without(answers: Mapping[str, Any], keys: Collection[str]) -> tuple[dict[str, Any], int]:
    """The answers with their photos taken out, and how many those were."""
    fresh, dropped = dict(answers), 0
    for key in keys:
        said = answers.get(key)
        if isinstance(said, Mapping) and isinstance(said.get("value"), list) and said["value"]:
            fresh[key] = {**said, "value": []}
            dropped += len(said["value"])
    return fresh, dropped


async def drop_messages(conn: Connection, *, campaign_id: int) -> None:
    """Empty what was sent for a campaign, and forget who pressed and what lay half filled in."""
    sent = select(announcement.c.id).where(announcement.c.campaign_id == campaign_id)
    due = select(slot.c.id).where(slot.c.campaign_id == campaign_id)
    ended = delivery.c.ended_at.is_not(None)
    for kind, sources in (("announcement", sent), ("reminder", due)):
        await conn.execute(
            update(delivery)
            .where(delivery.c.kind == kind, delivery.c.source_id.in_(sources), ended)
            .values(payload={}, detail=None)
        )
    await conn.execute(
        update(recipient).where(recipient.c.announcement_id.in_(sent)).values(read_by=None)
    )
    await conn.execute(delete(draft).where(draft.c.campaign_id == campaign_id))


async def drop_phones(conn: Connection, *, commune_id: int) -> int:
    """Forget the commune's phone numbers, unless another campaign still needs them."""
    running = select(campaign.c.id).where(
        campaign.c.commune_id == commune_id, campaign.c.state != "closed"
    )
    if (await conn.execute(running.limit(1))).first() is not None:
        return 0
    done = await conn.execute(
        update(person)
        .where(person.c.commune_id == commune_id, person.c.phone.is_not(None))
        .values(phone=None)
    )
    return int(done.rowcount)


async def drop_answers_to(conn: Connection, *, commune_id: int, before: Any) -> None:
    """Empty what was said in private chats and not for any campaign, before an instant."""
    await conn.execute(
        update(delivery)
        .where(
            delivery.c.commune_id == commune_id,
            delivery.c.kind.in_(("answer", "receipt", "last_report", "notice", "edit", "rewrite")),
            delivery.c.ended_at < before,
            delivery.c.state == "sent",
        )
        .values(payload={}, detail=None)
    )
