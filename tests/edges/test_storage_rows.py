"""Tokens, chats, jobs, facts, settings and files: the small tables, on both databases."""

import asyncio
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import insert, text

from storage import boards, chats, facts, files, jobs, outbox, tokens
from storage.chats import Chat
from storage.deliveries import NewDelivery
from storage.engine import Connection, Database
from storage.schema import commune, unit
from storage.tokens import Redeemed

NOW = datetime(2023, 11, 8, 1, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
BOT = 42


async def commune_with_unit(conn: Connection) -> None:
    """Commune 1 with village 1."""
    await conn.execute(insert(commune).values(name="Xã Mẫu", created_at=NOW))
    await conn.execute(
        insert(unit).values(commune_id=1, kind="thôn", name="Thôn 1", created_at=NOW)
    )


async def group(conn: Connection, telegram_id: int, *, title: str = "Thôn 1") -> Chat:
    """The group with this id of Telegram's."""
    return await chats.get_or_create(
        conn,
        bot_id=BOT,
        telegram_id=telegram_id,
        type_="supergroup" if telegram_id < -1000 else "group",
        title=title,
        now=NOW,
    )


async def issue(conn: Connection, given: str = "t" * 22, **more: object) -> str:
    """A token for an hour."""
    values: dict[str, object] = {"purpose": "button", "action": "register", "args": {"m": 1}}
    values |= {"expires_at": LATER, "now": NOW, **more}
    return await tokens.issue(conn, mint=lambda: given, **values)  # type: ignore[arg-type]  # fields by name


# ------------------------------------------------------------------------------------- tokens


async def test_a_token_says_what_is_asked(database: Database) -> None:
    """Redeemed as often as pressed, and nowhere in the database as it was given out (P12)."""
    async with database.write() as conn:
        given = await issue(conn)
        for _ in range(2):
            found = await tokens.redeem(conn, given, purpose="button", now=NOW, by=7)
            assert found == Redeemed("button", "register", {"m": 1}, None)

        rows = (await conn.execute(text("SELECT * FROM token"))).all()
        assert given not in str(rows)


@pytest.mark.parametrize("wrong", ["unknown", "purpose", "expired", "chat", "no chat", "odd"])
async def test_every_wrong_token_is_wrong_alike(database: Database, wrong: str) -> None:
    """Unknown, for another purpose, expired, from another chat: None, and nothing is used up."""
    async with database.write() as conn:
        here, there = await group(conn, -1), await group(conn, -2)
        given = await issue(conn, chat_id=here.id, single_use=True)
        found = await tokens.redeem(
            conn,
            {"unknown": "u" * 22, "odd": "\ud83d"}.get(wrong, given),
            purpose="invite" if wrong == "purpose" else "button",
            now=LATER if wrong == "expired" else NOW,
            by=7,
            chat_id={"chat": there.id, "no chat": None}.get(wrong, here.id),
        )

        assert found is None
        assert await tokens.look(conn, given, purpose="button", now=NOW)


async def test_a_single_use_token_is_used_once(database: Database) -> None:
    """Of twenty who redeem it at once, exactly one succeeds."""
    async with database.write() as conn:
        given = await issue(conn, purpose="invite", single_use=True)

    async def take(by: int) -> bool:
        async with database.write() as conn:
            return bool(await tokens.redeem(conn, given, purpose="invite", now=NOW, by=by))

    assert sum(await asyncio.gather(*(take(by) for by in range(20)))) == 1
    async with database.read() as conn:
        assert await tokens.look(conn, given, purpose="invite", now=NOW) is None


async def test_many_tokens_are_made_at_once(database: Database) -> None:
    """In the order asked for, each its own."""
    number = count(1)
    async with database.write() as conn:
        wanted = [tokens.NewToken("button", f"a{n}", {}, LATER) for n in range(30)]
        given = await tokens.issue_all(conn, wanted, mint=lambda: f"token-{next(number)}", now=NOW)

        assert await tokens.issue_all(conn, [], mint=str, now=NOW) == []
        found = await tokens.look(conn, given[17], purpose="button", now=NOW)
        assert found is not None
        assert found.action == "a17"


@pytest.mark.parametrize("given", ["", "t" * 44, "có dấu", "a b", "a+b"])
async def test_a_token_must_fit_into_a_link(sqlite_database: Database, given: str) -> None:
    """Telegram's links take letters, digits, _ and -: another mint is a mistake of ours."""
    async with sqlite_database.write() as conn:
        with pytest.raises(ValueError, match="link"):
            await issue(conn, given)


async def test_old_tokens_go_and_revoked_ones_are_useless(database: Database) -> None:
    """Pruned after their hour; a revoked link works for nobody."""
    async with database.write() as conn:
        await commune_with_unit(conn)
        given = await issue(conn, purpose="link", action="join", commune_id=1)
        assert await tokens.prune(conn, now=NOW, limit=9) == 0
        assert await tokens.revoke(conn, purpose="link", action="join", commune_id=1) == 1
        assert await tokens.look(conn, given, purpose="link", now=NOW) is None
        await issue(conn)

        assert await tokens.prune(conn, now=LATER, limit=9) == 1


# -------------------------------------------------------------------------------------- chats


async def test_a_chat_is_made_once(database: Database) -> None:
    """Twenty messages at once from a new group: one row."""

    async def hear() -> int:
        async with database.write() as conn:
            return (await group(conn, -7)).id

    assert len(set(await asyncio.gather(*(hear() for _ in range(20))))) == 1


async def test_a_renamed_group_is_noted(database: Database) -> None:
    """The new title is kept; that a linked group was renamed is for the officer to see."""
    async with database.write() as conn:
        await commune_with_unit(conn)
        here = await group(conn, -7)
        assert not (await group(conn, -7, title="Thôn 2")).title_changed
        await chats.link(conn, here.id, commune_id=1, unit_id=1, by=5, now=NOW)
        renamed = await group(conn, -7, title="Thôn 3")

        assert (renamed.title, renamed.title_changed) == ("Thôn 3", True)
        assert renamed == await chats.get(conn, here.id)


async def test_how_a_chat_stands(database: Database) -> None:
    """A change of state says so once; a pause has its end."""
    async with database.write() as conn:
        here = await group(conn, -7)
        assert await chats.set_state(conn, here.id, state="unreachable", reason="kicked")
        assert not await chats.set_state(conn, here.id, state="unreachable", reason="kicked")
        await chats.pause(conn, here.id, until=LATER)
        found = await chats.get(conn, here.id)

        assert found is not None
        assert (found.state, found.reason, found.paused_until) == ("unreachable", "kicked", LATER)


@pytest.mark.parametrize("order", ["old first", "new first", "twice", "overtaken"])
async def test_an_upgraded_group_stays_the_village(database: Database, order: str) -> None:
    """Either service message first, both, or a message from the new group before them: one row,

    linked as before, with its buttons and its open messages.
    """
    async with database.write() as conn:
        await commune_with_unit(conn)
        here = await group(conn, -7)
        await chats.link(conn, here.id, commune_id=1, unit_id=1, by=5, now=NOW)
        button = await issue(conn, "b" * 22, chat_id=here.id)
        await boards.save(
            conn, chat_id=here.id, commune_id=1, delivery_id=5, content_hash="x", now=NOW
        )
        doubled = None
        if order == "overtaken":
            doubled = await group(conn, -1007)
            late = await issue(conn, "c" * 22, chat_id=doubled.id)
            new = NewDelivery(BOT, doubled.id, "answer", "text", {}, 0, "once", NOW)
            row_id = await outbox.add(conn, new, now=NOW)
        for _ in range(2 if order == "twice" else 1):
            await chats.migrate(conn, bot_id=BOT, old=-7, new=-1007)
        old, new_ = await group(conn, -7), await group(conn, -1007)
        if order == "new first":
            new_, old = await group(conn, -1007), await group(conn, -7)

        assert (old.id, new_.id) == (here.id, here.id)
        assert (new_.telegram_id, new_.former_telegram_id) == (-1007, -7)
        assert (new_.type, new_.unit_id, new_.state) == ("supergroup", 1, "active")
        (card,) = await boards.due(conn, bot_id=BOT, checked_before=NOW, limit=9)
        assert (card.chat_id, card.delivery_id) == (here.id, None)  # to be laid anew
        assert await tokens.redeem(conn, button, purpose="button", now=NOW, by=1, chat_id=here.id)
        if doubled is not None:
            assert row_id is not None
            assert await tokens.redeem(conn, late, purpose="button", now=NOW, by=1, chat_id=here.id)
            assert await outbox.chat_of(conn, row_id) == here.id
            gone = await chats.get(conn, doubled.id)
            assert gone is not None
            assert (gone.state, gone.reason) == ("left", "doubled")


async def test_a_link_made_in_the_new_group_survives(database: Database) -> None:
    """Linked in the supergroup before its upgrade was heard of: the kept row takes the link over."""
    async with database.write() as conn:
        await commune_with_unit(conn)
        before, after = await group(conn, -7), await group(conn, -1007)
        await chats.link(conn, after.id, commune_id=1, unit_id=1, by=5, now=NOW)
        kept = await chats.migrate(conn, bot_id=BOT, old=-7, new=-1007)

        assert kept is not None
        assert (kept.id, kept.unit_id, kept.telegram_id) == (before.id, 1, -1007)
        linked = await chats.linked(conn, unit_id=1, bot_id=BOT)
        assert linked is not None
        assert linked.id == before.id


async def test_an_upgrade_of_a_stranger_changes_nothing(database: Database) -> None:
    """Neither id is known: there is nothing to carry over."""
    async with database.write() as conn:
        assert await chats.migrate(conn, bot_id=BOT, old=-7, new=-1007) is None


async def test_groups_that_nobody_linked_are_left(database: Database) -> None:
    """At their hour, unless they were linked meanwhile (P13)."""
    async with database.write() as conn:
        await commune_with_unit(conn)
        stranger, village = await group(conn, -7), await group(conn, -8)
        for one in (stranger, village):
            await chats.leave_later(conn, one.id, at=LATER)
        await chats.link(conn, village.id, commune_id=1, unit_id=1, by=5, now=NOW)

        assert await chats.to_leave(conn, bot_id=BOT, now=NOW) == []
        assert [one.id for one in await chats.to_leave(conn, bot_id=BOT, now=LATER)] == [
            stranger.id
        ]
        assert await chats.linked_groups(conn, commune_id=1, bot_id=BOT) == {
            1: await chats.get(conn, village.id)
        }


# ------------------------------------------------------------------- jobs, facts, settings, files


async def add_job(conn: Connection) -> int:
    """A report to be made."""
    return await jobs.add(
        conn, commune_id=None, bot_id=BOT, kind="report", payload={"m": 1}, now=NOW
    )


async def test_a_job_is_done_once(database: Database) -> None:
    """Of many who ask at once each gets another job; one that is done is not given again."""
    async with database.write() as conn:
        made = [await add_job(conn) for _ in range(3)]

    async def take(owner: int) -> int | None:
        async with database.write() as conn:
            job = await jobs.claim(conn, bot_id=BOT, owner=str(owner), now=NOW)
            return job.id if job else None

    taken = await asyncio.gather(*(take(owner) for owner in range(6)))
    assert sorted(one for one in taken if one) == made
    async with database.write() as conn:
        for one in made:
            assert one is not None
            await jobs.finish(conn, one, now=NOW)
        assert await jobs.recover(conn, bot_id=BOT) == 0


async def test_a_failed_job_is_tried_again_and_then_given_up(database: Database) -> None:
    """Later, and so many times; a crash gives it back."""
    async with database.write() as conn:
        await add_job(conn)
        for tries in (1, 2, 3):
            now = NOW + jobs.RETRY * (tries - 1)
            job = await jobs.claim(conn, bot_id=BOT, owner="me", now=now)
            assert job is not None
            if tries == 2:
                assert await jobs.recover(conn, bot_id=BOT) == 1
                job = await jobs.claim(conn, bot_id=BOT, owner="me", now=now)
                assert job is not None
                assert job.tries == 3
                assert not await jobs.fail(conn, job.id, error="đĩa đầy", tries=3, now=now)
                break
            assert await jobs.fail(conn, job.id, error="đĩa đầy", tries=3, now=now)
            assert await jobs.claim(conn, bot_id=BOT, owner="me", now=now) is None

        assert await jobs.claim(conn, bot_id=BOT, owner="me", now=LATER) is None


async def test_jobs_under_way_are_those_that_wait_or_run(database: Database) -> None:
    """What was asked for shows until it is done."""
    async with database.write() as conn:
        first = await add_job(conn)
        assert await jobs.under_way(conn, kind="report", bot_id=BOT) == [{"m": 1}]
        await jobs.claim(conn, bot_id=BOT, owner="me", now=NOW)
        assert await jobs.under_way(conn, kind="report", bot_id=BOT) == [{"m": 1}]
        await jobs.finish(conn, first, now=NOW)

        assert await jobs.under_way(conn, kind="report", bot_id=BOT) == []


async def test_facts_and_settings_are_replaced(database: Database) -> None:
    """The newest value counts; two who put at once do not fail; an instant stays an instant."""
    async with database.write() as conn:
        await commune_with_unit(conn)
        await facts.put_instant(conn, "last_tick", NOW, now=NOW)
        for value in (1, [2], False):
            await facts.put(conn, "a", value, now=NOW)
            await facts.set_setting(conn, 1, "quiet", {"v": value}, now=NOW)
        assert await facts.instant(conn, "last_tick") == NOW
        assert await facts.setting(conn, 1, "quiet") == {"v": False}
        assert await facts.setting(conn, 1, "none") is None

    async def put(value: int) -> None:
        async with database.write() as conn:
            await facts.put(conn, "b", value, now=NOW)

    await asyncio.gather(*(put(value) for value in range(10)))
    async with database.write() as conn:
        assert await facts.get(conn, "b") in range(10)
        await facts.forget(conn, "b")
        assert await facts.get(conn, "b") is None
        assert await facts.instant(conn, "b") is None


async def test_files_are_kept_until_their_day(database: Database) -> None:
    """Bytes come back as they were; Telegram's id is noted; what is over goes."""
    async with database.write() as conn:
        kept = await files.put(
            conn, commune_id=None, name="Báo cáo.xlsx", media_type="x", content=b"PK\0\xff", now=NOW
        )
        gone = await files.put(
            conn, commune_id=None, name="b", media_type="x", content=b"", now=NOW, expires_at=LATER
        )
        await files.uploaded(conn, kept, telegram_file_id="AgAD")
        assert await files.prune(conn, now=LATER) == 1
        found = await files.get(conn, kept)

        assert found is not None
        assert (found.content, found.size, found.telegram_file_id) == (b"PK\0\xff", 4, "AgAD")
        assert await files.get(conn, gone) is None
