"""Reminder slots: each ends in exactly one way, and the same one is never written twice (P3)."""

from datetime import UTC, datetime, timedelta, timezone

from sqlalchemy import insert, select

from storage import chats, outbox, slots
from storage.deliveries import Ambiguous, NewDelivery, Outcome, Refused, Sent, Started
from storage.engine import Connection, Database
from storage.schema import campaign, chat, commune, milestone, slot, unit
from storage.slots import Planned, SlotRow

NOW = datetime(2023, 11, 8, 0, tzinfo=UTC)  # seven in the morning there
BOT = 42


async def house(conn: Connection) -> None:
    """A commune with a campaign, a milestone and three villages, all numbered from 1."""
    await conn.execute(insert(commune).values(name="Xã Mẫu", created_at=NOW))
    await conn.execute(
        insert(campaign).values(
            commune_id=1, code="A", title="A", state="open", plan={}, created_at=NOW
        )
    )
    await conn.execute(
        insert(milestone).values(
            commune_id=1, campaign_id=1, key="m", kind="registration", definition={},
            state="open", position=1,
        )
    )  # fmt: skip
    await conn.execute(
        insert(chat).values(
            bot_id=BOT, telegram_id=-99, commune_id=1, type="group", state="active", created_at=NOW
        )
    )
    for number in (1, 2, 3):
        await conn.execute(
            insert(unit).values(commune_id=1, kind="thôn", name=f"Thôn {number}", created_at=NOW)
        )


def planned(*days: int, unit_id: int | None = 1) -> list[Planned]:
    """Reminders at seven of those days from now."""
    return [Planned(unit_id, f"before-{day}", NOW + timedelta(days=day)) for day in days]


async def replan(conn: Connection, *wanted: Planned, now: datetime = NOW) -> None:
    """Lay the slots of the one milestone."""
    await slots.replan(conn, commune_id=1, campaign_id=1, milestone_id=1, planned=wanted, now=now)


async def due(conn: Connection, days: int) -> list[SlotRow]:
    """What is due so many days from now."""
    return await slots.due(conn, commune_id=1, now=NOW + timedelta(days=days))


async def remind(conn: Connection, one: SlotRow) -> int:
    """Post the reminder of a slot."""
    group = await chats.get_or_create(
        conn, bot_id=BOT, telegram_id=-1, type_="group", title="", now=NOW
    )
    delivery_id = await outbox.add(
        conn,
        NewDelivery(
            BOT, group.id, "reminder", "text", {"text": "nhắc"}, 1, "hold", NOW,
            source_id=one.id, dedupe_key=one.dedupe_key,
        ),
        now=NOW,
    )  # fmt: skip
    assert delivery_id is not None
    assert await slots.posted(conn, one.id, delivery_id=delivery_id)
    return delivery_id


async def answered(conn: Connection, outcome: Outcome) -> None:
    """The sender sends the next row, and Telegram answers so."""
    (leased,) = await outbox.claim(conn, bot_id=BOT, owner="me", lane=1, now=NOW, limit=1)
    started = await outbox.start(conn, leased, now=NOW)
    assert isinstance(started, Started)
    await outbox.finish(conn, started, outcome, now=NOW)


async def test_slots_are_due_in_their_order(database: Database) -> None:
    """At their hour, the eldest first, the officers' own among them."""
    async with database.write() as conn:
        await house(conn)
        await replan(conn, *planned(3, 1, unit_id=2), *planned(2, unit_id=None))

        assert [one.due_at for one in await due(conn, 2)] == [
            NOW + timedelta(days=1), NOW + timedelta(days=2),
        ]  # fmt: skip
        assert [one.unit_id for one in await due(conn, 3)] == [2, None, 2]
        assert await slots.endings(conn, milestone_id=1) == {"": 2}


async def test_a_new_plan_keeps_what_was_and_moves_what_waits(database: Database) -> None:
    """Dates changed: posted and ended slots stay, waiting ones are as planned, none is doubled."""
    async with database.write() as conn:
        await house(conn)
        await replan(conn, *planned(1, 2, 3))
        first, second, third = await due(conn, 3)
        await remind(conn, first)
        await slots.close(conn, second.id, ending="not_needed", reason="registered", now=NOW)
        await replan(conn, *planned(1, 2, 3, 5))
        assert [one.id for one in await due(conn, 3)] == [third.id]
        await replan(conn, *planned(1, 5))

        assert [one.rule for one in await due(conn, 9)] == ["before-5"]
        assert await slots.endings(conn, milestone_id=1) == {"": 1, "posted": 1, "not_needed": 1}


async def test_what_fell_due_is_accounted_for(database: Database) -> None:
    """The dates change while the bot was away: what was due meanwhile ends, and is not forgotten."""
    async with database.write() as conn:
        await house(conn)
        await replan(conn, *planned(1, 2, 3))
        _, second = await due(conn, 2)
        await slots.postpone(conn, second.id, to=NOW + timedelta(days=2, hours=9))
        await replan(conn, *planned(5), now=NOW + timedelta(days=2, hours=1))

        assert [one.rule for one in await due(conn, 9)] == ["before-5"]
        assert await slots.endings(conn, milestone_id=1) == {"": 1, "not_needed": 2}


async def test_an_instant_is_the_same_in_every_zone(database: Database) -> None:
    """Seven in the morning there and midnight in Greenwich are one slot."""
    there = timezone(timedelta(hours=7))
    async with database.write() as conn:
        await house(conn)
        await replan(conn, *planned(1))
        (first,) = await due(conn, 1)
        await remind(conn, first)
        await replan(conn, Planned(1, "before-1", (NOW + timedelta(days=1)).astimezone(there)))

        assert await due(conn, 9) == []


async def test_a_slot_put_off_keeps_its_place(database: Database) -> None:
    """Quiet hours move the hour; a new plan does not bring the old one back."""
    async with database.write() as conn:
        await house(conn)
        await replan(conn, *planned(1))
        (one,) = await due(conn, 1)
        await slots.postpone(conn, one.id, to=NOW + timedelta(days=2))
        assert await due(conn, 1) == []
        await replan(conn, *planned(1))

        assert [each.id for each in await due(conn, 2)] == [one.id]


async def test_a_slot_ends_once(database: Database) -> None:
    """What is closed or posted cannot be closed or posted again."""
    async with database.write() as conn:
        await house(conn)
        await replan(conn, *planned(1))
        (one,) = await due(conn, 1)
        delivery_id = await remind(conn, one)

        assert not await slots.posted(conn, one.id, delivery_id=delivery_id)
        assert not await slots.close(conn, one.id, ending="expired", reason=None, now=NOW)
        found = await slots.of_delivery(conn, delivery_id)
        assert found == one
        assert await due(conn, 9) == []


async def test_a_slot_ends_as_its_message_does(database: Database) -> None:
    """Sent, unclear, failed, cancelled, expired: the delivery's end is the slot's."""
    async with database.write() as conn:
        await house(conn)
        await replan(conn, *planned(1, 2, 3, 4, 5, 6))
        for number, one in enumerate(await due(conn, 6)):
            delivery_id = await remind(conn, one)
            match number:
                case 0:
                    await answered(conn, Sent(5))
                case 1:
                    await answered(conn, Ambiguous("reset"))
                case 2:
                    await answered(conn, Refused("topic_closed", "attention"))
                case 3:
                    await outbox.cancel(conn, kind="reminder", source_id=one.id, now=NOW)
                case 4:
                    (leased,) = await outbox.claim(
                        conn, bot_id=BOT, owner="me", lane=1, now=NOW, limit=1
                    )
                    await outbox.start(conn, leased, now=NOW, needless="registered")
            assert delivery_id
        rows = await conn.execute(select(slot.c.ending, slot.c.reason).order_by(slot.c.id))

        assert [tuple(row) for row in rows] == [
            ("sent", None),
            ("unclear", "reset"),
            ("failed", "topic_closed"),
            ("not_needed", "cancelled"),
            ("not_needed", "registered"),
            ("posted", None),
        ]


async def test_a_crash_does_not_leave_a_slot_open(database: Database) -> None:
    """Killed while its reminder was under way: the slot is unclear after the start, not forgotten."""
    async with database.write() as conn:
        await house(conn)
        await replan(conn, *planned(1))
        await remind(conn, (await due(conn, 1))[0])
        (leased,) = await outbox.claim(conn, bot_id=BOT, owner="me", lane=1, now=NOW, limit=1)
        await outbox.start(conn, leased, now=NOW)
        await outbox.recover(conn, bot_id=BOT, now=NOW)

        assert await slots.endings(conn, milestone_id=1) == {"unclear": 1}


async def test_what_is_due_is_given_whole(database: Database) -> None:
    """However much a village has missed, it comes in one piece, so that the last is told and not two."""
    missed = [Planned(1, f"r{n}", NOW + timedelta(minutes=n)) for n in range(1, 301)]
    async with database.write() as conn:
        await house(conn)
        await replan(conn, *missed, *planned(9))

        assert await slots.communes_due(conn, bot_id=BOT, now=NOW) == []
        assert await slots.communes_due(conn, bot_id=BOT + 1, now=NOW + timedelta(days=1)) == []
        assert await slots.communes_due(conn, bot_id=BOT, now=NOW + timedelta(days=1)) == [1]
        assert [one.rule for one in await due(conn, 1)] == [one.rule for one in missed]
