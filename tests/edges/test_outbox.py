"""The outbox's protocol: claim, start, finish, recover, on both databases alike."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from storage import chats, outbox
from storage.deliveries import (
    Ambiguous,
    Ended,
    Leased,
    Limited,
    Migrated,
    NewDelivery,
    NotSent,
    Outcome,
    Refused,
    Sent,
    Started,
)
from storage.engine import Connection, Database
from storage.schema import attempt, delivery

NOW = datetime(2023, 11, 8, 1, tzinfo=UTC)
BOT = 42


def after(seconds: float) -> datetime:
    """So many seconds later."""
    return NOW + timedelta(seconds=seconds)


async def chat(conn: Connection, telegram_id: int = -100) -> int:
    """A group's id of ours."""
    made = await chats.get_or_create(
        conn, bot_id=BOT, telegram_id=telegram_id, type_="group", title="Thôn 1", now=NOW
    )
    return made.id


async def owe(conn: Connection, chat_id: int, **more: object) -> int:
    """One more row for a chat."""
    new = NewDelivery(
        bot_id=BOT,
        chat_id=chat_id,
        kind="announcement",
        call="text",
        payload={"text": "Bà con chú ý"},
        lane=1,
        on_unknown="resend",
        not_before=NOW,
    )
    row_id = await outbox.add(conn, new._replace(**more), now=NOW)
    assert row_id is not None
    return row_id


async def claim(
    conn: Connection, *, lane: int = 1, now: datetime = NOW, limit: int = 30
) -> list[Leased]:
    """What may go now."""
    return await outbox.claim(conn, bot_id=BOT, owner="me", lane=lane, now=now, limit=limit)


async def begun(conn: Connection, leased: Leased, now: datetime = NOW) -> Started:
    """A claimed row whose request has begun."""
    started = await outbox.start(conn, leased, now=now)
    assert isinstance(started, Started)
    return started


async def through(
    conn: Connection, outcome: Outcome, *, lane: int = 1, now: datetime = NOW
) -> Ended | None:
    """The next row claimed, begun and answered so."""
    (leased,) = await claim(conn, lane=lane, now=now, limit=1)
    return await outbox.finish(conn, await begun(conn, leased, now), outcome, now=now)


async def row(conn: Connection, row_id: int) -> Mapping[str, object]:
    """A row as it stands."""
    found = await conn.execute(select(delivery).where(delivery.c.id == row_id))
    return found.one()._asdict()


async def shown(conn: Connection, row_id: int, *names: str) -> list[object]:
    """Some columns of a row."""
    found = await row(conn, row_id)
    return [found[name] for name in names]


async def attempts(conn: Connection, row_id: int) -> list[tuple[str | None, int | None]]:
    """(outcome, message id) of every attempt of a row."""
    query = select(attempt.c.outcome, attempt.c.message_id).where(attempt.c.delivery_id == row_id)
    return [
        (one.outcome, one.message_id) for one in await conn.execute(query.order_by(attempt.c.id))
    ]


async def test_a_row_goes_out_once(database: Database) -> None:
    """Claimed, begun, sent: the message id stays, and nobody is given the row again."""
    async with database.write() as conn:
        row_id = await owe(conn, await chat(conn), source_id=7)
        (leased,) = await claim(conn)
        assert await claim(conn) == []
        started = await begun(conn, leased)
        ended = await outbox.finish(conn, started, Sent(message_id=11), now=NOW)

    async with database.read() as conn:
        assert ended is not None
        assert (ended.state, ended.message_id, ended.source_id) == ("sent", 11, 7)
        assert started.telegram_id == -100
        assert started.payload == {"text": "Bà con chú ý"}
        assert await attempts(conn, row_id) == [("sent", 11)]
        assert await outbox.counts_of(conn, kind="announcement", source_id=7) == {"sent": 1}
        assert await outbox.counts(conn, bot_id=BOT) == {("announcement", "sent"): 1}


async def test_what_is_owed_already_is_not_owed_twice(database: Database) -> None:
    """The dedupe key is the referee: the second row of a key is not written."""
    async with database.write() as conn:
        chat_id = await chat(conn)
        await owe(conn, chat_id, dedupe_key="a:1")
        again = NewDelivery(
            BOT, chat_id, "announcement", "text", {}, 1, "hold", NOW, dedupe_key="a:1"
        )

        assert await outbox.add(conn, again, now=NOW) is None


async def test_a_chat_gets_its_messages_in_order(database: Database) -> None:
    """While an earlier row of a chat is open, whatever its lane, no later one is given (P8)."""
    async with database.write() as conn:
        first, second = await chat(conn), await chat(conn, -200)
        rows = [await owe(conn, first, part=0), await owe(conn, first, part=1)]
        other = await owe(conn, second)
        given = await claim(conn)

        assert [rows[0], other] == [one.id for one in given]
        assert await claim(conn) == []
        await outbox.finish(conn, await begun(conn, given[0]), NotSent(4, "connect"), now=NOW)
        assert await claim(conn, now=after(1)) == []
        assert rows[0] == (await claim(conn, now=after(4)))[0].id
        assert await claim(conn, now=after(5)) == []


async def test_an_answer_takes_along_what_its_chat_still_waits_for(database: Database) -> None:
    """Who waits for an answer does not wait for a whole broadcast, and order holds all the same."""
    async with database.write() as conn:
        here = await chat(conn)
        elsewhere = [await owe(conn, await chat(conn, -200 - number)) for number in range(3)]
        notice = await owe(conn, here)
        answer = await owe(conn, here, lane=0, kind="answer")

        first = await claim(conn, lane=0)
        assert [notice] == [one.id for one in first]
        await outbox.finish(conn, await begun(conn, first[0]), Sent(1), now=NOW)
        assert [answer] == [one.id for one in await claim(conn, lane=0)]
        assert elsewhere == [one.id for one in await claim(conn, lane=1)]


async def test_what_is_meant_for_later_keeps_nobody_waiting(database: Database) -> None:
    """A row planned for tomorrow does not hold up today's answer in the same chat."""
    async with database.write() as conn:
        here = await chat(conn)
        planned = await owe(conn, here, not_before=after(86400))
        today = await owe(conn, here, lane=0)

        assert [today] == [one.id for one in await claim(conn, lane=0)]
        assert after(86400) == await outbox.next_due(conn, bot_id=BOT)
        assert await claim(conn, lane=0) == []
        await outbox.recover(conn, bot_id=BOT, now=NOW)
        assert [planned] == [one.id for one in await claim(conn, lane=0, now=after(86400))]


async def test_a_flood_in_one_chat_keeps_no_other_chat_waiting(database: Database) -> None:
    """A hundred rows behind one that is stuck do not use up what others are given (P7)."""
    async with database.write() as conn:
        flooded = await chat(conn)
        for _ in range(100):
            await owe(conn, flooded, lane=0)
        await claim(conn, lane=0)
        other = await owe(conn, await chat(conn, -200), lane=0)

        assert [other] == [one.id for one in await claim(conn, lane=0, limit=1)]


async def test_a_chat_with_a_claimed_row_is_given_no_other(database: Database) -> None:
    """What a sender has its hands full with is left out, also where the later row is more urgent."""
    async with database.write() as conn:
        busy, free = await chat(conn), await chat(conn, -200)
        await owe(conn, busy)
        await claim(conn, lane=1)
        await owe(conn, busy, lane=0)
        row_id = await owe(conn, free, lane=0)

        assert [row_id] == [one.id for one in await claim(conn, lane=0)]


@pytest.mark.parametrize(
    ("policy", "ends_after"), [("hold", 1), ("once", 2), ("resend", 3), ("retry", 31)]
)
async def test_the_ambiguous_step_follows_its_policy(
    database: Database, policy: str, ends_after: int
) -> None:
    """Unread answers: held, repeated once, twice (P1: at most three copies), or as an edit soon and for long."""
    async with database.write() as conn:
        row_id = await owe(conn, await chat(conn), on_unknown=policy)
        now = NOW
        for number in range(1, ends_after + 1):
            ended = await through(conn, Ambiguous("read_timeout"), now=now)
            assert (ended is not None) == (number == ends_after)
            before = now + timedelta(seconds=4 if policy == "retry" else 59)
            assert number == ends_after or not await claim(conn, now=before)
            now += timedelta(seconds=60)

        assert ended is not None
        assert (ended.state, ended.reason) == ("unknown", "read_timeout")
        assert [("ambiguous", None)] * ends_after == await attempts(conn, row_id)


async def test_a_failed_connection_counts_for_nothing(database: Database) -> None:
    """What surely did not arrive is tried again for as long as it takes, and is not ambiguous."""
    async with database.write() as conn:
        row_id = await owe(conn, await chat(conn), on_unknown="hold")
        for number in range(6):
            assert await through(conn, NotSent(2, "connect"), now=after(2 * number)) is None
        ended = await through(conn, Sent(5), now=after(12))

        assert ended is not None
        assert ended.state == "sent"
        assert (await row(conn, row_id))["ambiguous"] == 0


async def test_a_limit_holds_its_chat_and_no_other(database: Database) -> None:
    """retry_after: nothing to this chat before it is over, everything to the others (P7)."""
    async with database.write() as conn:
        limited, free = await chat(conn), await chat(conn, -200)
        await owe(conn, limited)
        assert await through(conn, Limited(30)) is None
        await owe(conn, limited)
        others = await owe(conn, free)

        assert [others] == [one.id for one in await claim(conn, now=after(29))]
        found = await chats.get(conn, limited)
        assert found is not None
        assert after(30) == found.paused_until
        assert len(await claim(conn, now=after(30))) == 1


async def test_a_row_claimed_before_its_chat_was_limited_waits(database: Database) -> None:
    """The pause is asked again at the start."""
    async with database.write() as conn:
        here = await chat(conn)
        row_id = await owe(conn, here)
        (leased,) = await claim(conn)
        await chats.pause(conn, here, until=after(30))

        assert await outbox.start(conn, leased, now=NOW) is None
        assert await shown(conn, row_id, "state", "not_before") == ["queued", after(30)]


async def test_an_upgraded_group_gets_the_same_row_at_its_new_address(database: Database) -> None:
    """ChatMigrated: the chat is re-keyed once and the row goes out at once, without a copy."""
    async with database.write() as conn:
        here = await chat(conn)
        row_id = await owe(conn, here)
        assert await through(conn, Migrated(-1009)) is None
        (leased,) = await claim(conn)

        assert (row_id, -1009, "supergroup") == (leased.id, leased.telegram_id, leased.chat_type)
        assert (
            await outbox.finish(conn, await begun(conn, leased), Migrated(-1009), now=NOW) is None
        )
        assert await claim(conn) == []  # told the same again: it does not go round and round


async def test_the_numbers_of_an_upgraded_groups_messages_are_forgotten(database: Database) -> None:
    """The supergroup's own have them now: nothing acts on these, answers these, or is found by them."""
    async with database.write() as conn:
        here = await chat(conn)
        sent = await owe(conn, here)
        await through(conn, Sent(70))
        under_way = await owe(conn, here)
        started = await begun(conn, (await claim(conn))[0])
        edit = await owe(conn, here, call="edit", payload={"message_id": 70, "text": "b"})
        by_row = await owe(conn, here, call="delete", payload={"of": sent})
        answer = await owe(conn, here, payload={"text": "a", "reply_to": 71})

        await chats.migrate(conn, bot_id=BOT, old=-100, new=-1009)
        await outbox.finish(conn, started, Sent(72), now=NOW)  # it had come before the upgrade

        assert await shown(conn, sent, "state", "message_id") == ["sent", None]
        assert await shown(conn, under_way, "state", "message_id") == ["sent", None]
        assert await attempts(conn, under_way) == [("sent", 72)]
        for row_id in (edit, by_row):
            ended = await outbox.start(conn, (await claim(conn))[0], now=NOW)
            assert isinstance(ended, Ended)
            assert (ended.id, ended.reason) == (row_id, "target_missing")
        (leased,) = await claim(conn)
        assert (leased.id, leased.payload) == (answer, {"text": "a"})


async def test_a_refusal_ends_the_row_and_marks_the_chat(database: Database) -> None:
    """Blocked: this row fails with its reason, and later ones fail without a request."""
    async with database.write() as conn:
        here = await chat(conn)
        await owe(conn, here, source_id=1)
        ended = await through(conn, Refused("kicked", "unreachable"))
        assert ended is not None
        assert (ended.state, ended.reason) == ("failed", "kicked")
        await owe(conn, here, source_id=1)
        (leased,) = await claim(conn)
        second = await outbox.start(conn, leased, now=NOW)

        assert isinstance(second, Ended)
        assert (second.state, second.reason) == ("failed", "kicked")
        assert await outbox.failures(conn, kind="announcement", source_id=1) == {"kicked": 2}


async def test_a_chat_that_needs_attention_is_still_tried(database: Database) -> None:
    """No right to write may be mended by an admin at any time: the next message finds out."""
    async with database.write() as conn:
        here = await chat(conn)
        await owe(conn, here)
        await through(conn, Refused("no_rights", "attention"))
        await owe(conn, here)
        (leased,) = await claim(conn)

        assert isinstance(await outbox.start(conn, leased, now=NOW), Started)


async def test_what_is_not_needed_any_more_is_not_sent(database: Database) -> None:
    """Asked again at the start: the row ends as cancelled, with the reason."""
    async with database.write() as conn:
        await owe(conn, await chat(conn))
        (leased,) = await claim(conn)
        ended = await outbox.start(conn, leased, now=NOW, needless="registered")

        assert isinstance(ended, Ended)
        assert (ended.state, ended.reason) == ("cancelled", "registered")


async def test_a_row_past_its_time_expires(database: Database) -> None:
    """At the start, and by the sweep: nobody gets yesterday's reminder."""
    async with database.write() as conn:
        here = await chat(conn)
        first = await owe(conn, here, expires_at=after(10))
        second = await owe(conn, here, expires_at=after(20))
        (leased,) = await claim(conn)
        ended = await outbox.start(conn, leased, now=after(10))
        swept = await outbox.expire(conn, bot_id=BOT, now=after(20))

        assert isinstance(ended, Ended)
        assert (first, "expired") == (ended.id, ended.state)
        assert [(second, "expired")] == [(one.id, one.state) for one in swept]
        assert await outbox.expire(conn, bot_id=BOT, now=after(20)) == []


async def test_cancelling_stops_what_has_not_begun(database: Database) -> None:
    """Queued and claimed rows end; the one under way stays what it is (P6)."""
    async with database.write() as conn:
        rows = [await owe(conn, await chat(conn, -number), source_id=3) for number in (1, 2, 3)]
        under_way, claimed = await claim(conn, limit=2)
        started = await begun(conn, under_way)

        assert await outbox.cancel(conn, kind="announcement", source_id=3, now=NOW) == 2
        assert await outbox.start(conn, claimed, now=NOW) is None
        ended = await outbox.finish(conn, started, Sent(9), now=NOW)
        assert ended is not None
        assert [(await row(conn, one))["state"] for one in rows] == [
            "sent",
            "cancelled",
            "cancelled",
        ]
        assert not await outbox.any_open(conn, kind="announcement", source_id=3)


async def test_a_late_answer_writes_its_attempt_and_nothing_else(database: Database) -> None:
    """The fence: who was given up cannot end the row, but no message id is lost."""
    async with database.write() as conn:
        row_id = await owe(conn, await chat(conn))
        (leased,) = await claim(conn)
        late = await begun(conn, leased)
        await outbox.recover(conn, bot_id=BOT, now=NOW)
        (again,) = await claim(conn, now=after(60))
        second = await begun(conn, again, after(60))

        assert await outbox.finish(conn, late, Sent(10), now=after(61)) is None
        assert (await row(conn, row_id))["state"] == "sending"
        assert await attempts(conn, row_id) == [("sent", 10), (None, None)]
        ended = await outbox.finish(conn, second, Sent(11), now=after(62))
        assert ended is not None
        assert ended.message_id == 11


async def test_a_crash_leaves_nothing_half_done(database: Database) -> None:
    """After a start: claimed rows wait again, begun ones take the ambiguous step of their policy."""
    async with database.write() as conn:
        claimed = await owe(conn, await chat(conn, -1))
        repeated = await owe(conn, await chat(conn, -2), on_unknown="resend")
        held = await owe(conn, await chat(conn, -3), on_unknown="hold")
        for leased in await claim(conn):
            if leased.id != claimed:
                await begun(conn, leased)
        ended = await outbox.recover(conn, bot_id=BOT, now=after(5))

        assert [(held, "unknown", "crash")] == [(one.id, one.state, one.reason) for one in ended]
        assert [claimed] == [one.id for one in await claim(conn, now=after(5))]
        assert [repeated] == [one.id for one in await claim(conn, now=after(65))]
        assert await attempts(conn, held) == [("ambiguous", None)]


async def test_only_what_was_lost_track_of_is_taken_up(database: Database) -> None:
    """While its sender lives, a row is left alone until its lease is over."""
    async with database.write() as conn:
        await owe(conn, await chat(conn, -1))
        stuck, later = await owe(conn, await chat(conn, -2)), await owe(conn, await chat(conn, -3))
        given = {one.id: one for one in await claim(conn)}
        await begun(conn, given[later], after(60))
        await outbox.recover(conn, bot_id=BOT, now=after(90), overdue_only=True)

        assert (await row(conn, later))["state"] == "sending"
        assert (await row(conn, stuck))["state"] == "queued"


async def test_a_press_proves_that_an_unclear_message_arrived(database: Database) -> None:
    """ "Đã nhận" on a message we never had an answer for: the row is sent, late."""
    async with database.write() as conn:
        row_id = await owe(conn, await chat(conn), on_unknown="hold")
        await through(conn, Ambiguous("reset"))
        assert await outbox.prove(conn, row_id, message_id=77, now=NOW) is None

        assert await shown(conn, row_id, "state", "message_id", "reason") == ["sent", 77, "proved"]


async def test_a_proved_message_is_not_repeated(database: Database) -> None:
    """The repeat that waits is not needed any more, even where it is claimed already."""
    async with database.write() as conn:
        row_id = await owe(conn, await chat(conn))
        await through(conn, Ambiguous("reset"))
        (leased,) = await claim(conn, now=after(60))
        await outbox.prove(conn, row_id, message_id=77, now=after(60))

        assert await outbox.start(conn, leased, now=after(60)) is None
        assert (await row(conn, row_id))["state"] == "sent"


async def test_a_press_while_the_answer_is_awaited_decides(database: Database) -> None:
    """The button works before Telegram's answer came, and then none comes: it was sent."""
    async with database.write() as conn:
        row_id = await owe(conn, await chat(conn))
        (leased,) = await claim(conn)
        started = await begun(conn, leased)
        await outbox.prove(conn, row_id, message_id=77, now=NOW)
        ended = await outbox.finish(conn, started, Ambiguous("reset"), now=NOW)

        assert ended is not None
        assert (ended.state, ended.message_id) == ("sent", 77)


async def test_a_press_on_the_other_copy_names_it(database: Database) -> None:
    """Both copies arrived: the one that we do not know is the extra one."""
    async with database.write() as conn:
        row_id = await owe(conn, await chat(conn))
        await through(conn, Ambiguous("reset"))
        await through(conn, Sent(78), now=after(60))

        assert await outbox.prove(conn, row_id, message_id=77, now=after(90)) == 77
        assert await outbox.prove(conn, row_id, message_id=78, now=after(90)) is None


async def test_a_press_on_another_message_proves_nothing(database: Database) -> None:
    """A correction carries the same button: it is another delivery's message."""
    async with database.write() as conn:
        here = await chat(conn)
        unclear = await owe(conn, here, on_unknown="hold")
        await through(conn, Ambiguous("reset"))
        await owe(conn, here)
        await through(conn, Sent(80))
        clear = await owe(conn, here)
        await through(conn, Sent(81))

        assert await outbox.prove(conn, unclear, message_id=80, now=NOW) is None
        assert (await row(conn, unclear))["state"] == "unknown"
        assert await outbox.prove(conn, clear, message_id=99, now=NOW) is None


async def test_a_person_may_send_again_what_did_not_arrive(database: Database) -> None:
    """ "Gửi lại" queues an unclear or failed row once more, and never a sent one."""
    async with database.write() as conn:
        row_id = await owe(conn, await chat(conn), on_unknown="hold")
        await through(conn, Ambiguous("reset"))

        assert await outbox.resend(conn, row_id, now=after(9))
        assert not await outbox.resend(conn, row_id, now=after(9))
        ended = await through(conn, Sent(5), now=after(9))
        assert ended is not None
        assert ended.state == "sent"
        assert not await outbox.resend(conn, row_id, now=after(9))


async def test_an_edit_waits_for_the_message_it_is_about(database: Database) -> None:
    """A payload {"of": delivery}: filled in once that is sent, failed where it never will be."""
    async with database.write() as conn:
        target = await owe(conn, await chat(conn, -1))
        edit = await owe(
            conn, await chat(conn, -2), call="edit", payload={"of": target, "text": "b"}
        )
        claimed = {one.id: one for one in await claim(conn)}
        assert await outbox.start(conn, claimed[edit], now=NOW) is None
        await outbox.finish(conn, await begun(conn, claimed[target]), Sent(70), now=NOW)
        (leased,) = await claim(conn, now=after(5))

        started = await begun(conn, leased, after(5))
        assert started.payload == {"text": "b", "message_id": 70}


async def test_an_edit_of_what_never_came_fails(database: Database) -> None:
    """The message it is about failed: so does the edit, by name."""
    async with database.write() as conn:
        here = await chat(conn)
        target = await owe(conn, here)
        await through(conn, Refused("too_long", our_fault=True))
        await owe(conn, here, call="edit", payload={"of": target})
        (leased,) = await claim(conn)
        ended = await outbox.start(conn, leased, now=NOW)

        assert isinstance(ended, Ended)
        assert (ended.state, ended.reason) == ("failed", "target_missing")


async def test_a_delivery_is_found_by_its_message(database: Database) -> None:
    """Which delivery became this message, which message a delivery became, and where."""
    async with database.write() as conn:
        here = await chat(conn)
        row_id = await owe(conn, here)
        await through(conn, Sent(5))

        assert row_id == await outbox.of_message(conn, chat_id=here, message_id=5)
        assert await outbox.message_of(conn, row_id) == 5
        assert here == await outbox.chat_of(conn, row_id)
        assert await outbox.next_due(conn, bot_id=BOT) is None


async def test_the_copies_of_two_villages_in_one_chat_are_told_apart(database: Database) -> None:
    """Whoever answers for two villages has two copies of one announcement; each is its own parts."""
    async with database.write() as conn:
        to = await chat(conn)
        copies = [
            [await owe(conn, to, source_id=7, part=part) for part in range(2)] for _ in range(2)
        ]
    async with database.read() as conn:
        assert [await outbox.parts(conn, copy[-1]) for copy in copies] == copies
