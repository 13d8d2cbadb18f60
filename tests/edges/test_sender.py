"""The sender against the sandbox: what is owed goes out once, in order, or ends with a reason."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.courier import Hooks
from bot.loops import App
from bot.sender import PAUSED
from handlers.surroundings import Surroundings
from sandbox.client import Group, Sandbox
from storage import chats, facts, files, outbox
from storage.engine import Connection
from storage.outbox import Ended, Leased
from tests.edges.tiny_house import (
    BOT_ID,
    Hands,
    broadcast,
    groups,
    house,
    said,
    settings,
    states,
)


@dataclass
class Ears:
    """What the hooks were asked and told."""

    needless: dict[int, str] = field(default_factory=dict)
    ended: list[tuple[int, str]] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    broken: bool = False
    full: int = 0  # times that the disk is full when a row has ended

    async def ask(self, _conn: Connection, leased: Leased) -> str | None:
        """Whether a row is needed."""
        return self.needless.get(leased.id)

    async def hear(self, conn: Connection, ended: Ended, around: Surroundings) -> None:
        """A row has ended."""
        self.ended.append((ended.id, ended.state))
        if self.full > 0:
            self.full -= 1
            await conn.execute(text("PRAGMA max_page_count = 1"))  # of this connection alone
            await facts.put(conn, "much", "x" * 2_000_000, now=around.now)
        if self.broken:
            raise LookupError("a hook with a bug")

    async def warn(
        self, _conn: Connection, code: str, _told: Mapping[str, object], _around: Surroundings
    ) -> None:
        """Something a person must see."""
        self.alarms.append(code)


@pytest.fixture
def hands() -> Hands:
    """The clock of the test."""
    return Hands()


@pytest.fixture
def ears() -> Ears:
    """What the rest of the bot hears."""
    return Ears()


@pytest.fixture
async def bot(
    sandbox: Sandbox, tmp_path: Path, database_url: str, hands: Hands, ears: Ears
) -> AsyncIterator[App]:
    """The process around the tiny house, on both databases."""
    hooks = Hooks(needed=ears.ask, ended=ears.hear, alarm=ears.warn)
    given = settings(sandbox, tmp_path, database_url=database_url)
    async with house(given, hands.clock, hooks=hooks, monotonic=hands.monotonic) as app:
        yield app


async def text_to(bot: App, group: Group, text: str, hands: Hands, **more: object) -> int:
    """One text to one group."""
    return (await broadcast(bot.db, [group], text, now=hands.now, **more))[0]


async def test_a_broadcast_reaches_every_group_once(
    sandbox: Sandbox, bot: App, hands: Hands, ears: Ears
) -> None:
    """Thirteen rows, thirteen messages, each known by its id (P1, P5)."""
    _, villages = await groups(sandbox, 13)
    ids = await broadcast(bot.db, villages, "Kính gửi", now=hands.now)

    await bot.settle()

    assert [await one.received("Kính gửi") for one in villages] == [["Kính gửi"]] * 13
    assert await states(bot.db, ids) == [("sent", None)] * 13
    assert sorted(one for one in ears.ended if one[0] in ids) == [(one, "sent") for one in ids]


async def test_in_one_chat_messages_go_out_in_order(
    sandbox: Sandbox, bot: App, hands: Hands
) -> None:
    """Also when one of them is refused for a while (P8)."""
    _, (village,) = await groups(sandbox, 1)
    await sandbox.fault("status", chat_id=village.id, status=429, retry_after=3)
    for n in range(5):
        await text_to(bot, village, f"phần {n}", hands)

    await bot.settle()
    assert await village.received("phần") == []
    hands.move(seconds=5)
    await bot.settle()

    assert await village.received("phần") == [f"phần {n}" for n in range(5)]


@pytest.mark.parametrize(
    ("policy", "copies", "end"),
    [
        ("hold", 1, ("unknown", "unanswered")),
        ("once", 2, ("unknown", "unanswered")),
        ("resend", 3, ("unknown", "unanswered")),
    ],
)
async def test_an_unclear_row_is_repeated_as_its_kind_allows(
    sandbox: Sandbox, bot: App, hands: Hands, policy: str, copies: int, end: tuple[str, str]
) -> None:
    """Copies <= 1 + ambiguous answers, and <= 3; then a person decides (P1)."""
    _, (village,) = await groups(sandbox, 1)
    await sandbox.fault("after_accept", chat_id=village.id, times=None)
    one = await text_to(bot, village, "Kính gửi", hands, on_unknown=policy)

    for _ in range(6):
        await bot.settle()
        hands.move(seconds=61)

    assert len(await village.received("Kính gửi")) == copies
    assert await states(bot.db, [one]) == [end]


async def test_a_repeat_that_is_answered_ends_well(
    sandbox: Sandbox, bot: App, hands: Hands
) -> None:
    """One lost answer, one copy more, and the row is sent."""
    _, (village,) = await groups(sandbox, 1)
    await sandbox.fault("after_accept", chat_id=village.id)
    one = await text_to(bot, village, "Kính gửi", hands)

    await bot.settle()
    hands.move(seconds=61)
    await bot.settle()

    assert len(await village.received("Kính gửi")) == 2
    assert await states(bot.db, [one]) == [("sent", None)]


async def test_a_limited_chat_keeps_nobody_else_waiting(
    sandbox: Sandbox, bot: App, hands: Hands
) -> None:
    """retry_after holds for its chat alone, and to the second (P7)."""
    _, (first, second) = await groups(sandbox, 2)
    await sandbox.fault(
        "status", method="sendMessage", chat_id=first.id, status=429, retry_after=40
    )
    await broadcast(bot.db, [first, second], "Kính gửi", now=hands.now)

    await bot.settle()
    assert (await first.received("K"), await second.received("K")) == ([], ["Kính gửi"])
    hands.move(seconds=39)
    await bot.settle()
    assert await first.received("K") == []
    hands.move(seconds=3)
    await bot.settle()

    assert await first.received("K") == ["Kính gửi"]


async def test_a_very_long_limit_is_told(
    sandbox: Sandbox, bot: App, hands: Hands, ears: Ears
) -> None:
    """More than an hour is for a person to know."""
    _, (village,) = await groups(sandbox, 1)
    await sandbox.fault("status", chat_id=village.id, status=429, retry_after=86_400)
    await text_to(bot, village, "Kính gửi", hands)

    await bot.settle()

    assert ears.alarms == ["limited"]


async def test_a_group_upgraded_in_the_middle_still_gets_its_message(
    sandbox: Sandbox, bot: App, hands: Hands
) -> None:
    """The same row goes to the supergroup; the chat keeps our id."""
    _, villages = await groups(sandbox, 3)
    await bot.settle()
    ids = await broadcast(bot.db, villages, "Kính gửi", now=hands.now)
    after = await sandbox.act("migrate", chat=villages[1].id)

    await bot.sender.drain()

    assert await states(bot.db, ids) == [("sent", None)] * 3
    assert await sandbox.texts(after["id"], "Kính gửi") == ["Kính gửi"]


async def test_a_group_that_threw_us_out_is_a_failure_with_a_reason(
    sandbox: Sandbox, bot: App, hands: Hands
) -> None:
    """And its chat is noted for the officer, so that the next row does not even try (P5)."""
    _, (first, second) = await groups(sandbox, 2)
    await sandbox.fault("bot_kicked", method="sendMessage", chat_id=first.id)
    ids = await broadcast(bot.db, [first, second], "Kính gửi", now=hands.now)
    await bot.sender.drain()
    again = await text_to(bot, first, "lần nữa", hands)
    await bot.sender.drain()

    assert await states(bot.db, [*ids, again]) == [
        ("failed", "kicked"),
        ("sent", None),
        ("failed", "kicked"),
    ]
    async with bot.db.read() as conn:
        chat = await chats.find(conn, bot_id=BOT_ID, telegram_id=first.id)
    assert chat is not None
    assert (chat.state, chat.reason) == ("unreachable", "kicked")


async def test_three_equal_refusals_of_our_text_stop_the_broadcast(
    sandbox: Sandbox, bot: App, hands: Hands, ears: Ears
) -> None:
    """It is not the chats, it is the text: the rest is kept from going out, and a person told."""
    _, villages = await groups(sandbox, 40)
    ids = await broadcast(bot.db, villages, "<b>hở", now=hands.now)

    await bot.settle()

    found = await states(bot.db, ids)
    tried = [one for one in found if one == ("failed", "bad_markup")]
    assert 3 <= len(tried) <= 3 + 2 * 8, "three, and those already in flight"
    assert {one for one in found if one not in tried} == {("cancelled", "cancelled")}
    assert ears.alarms == ["stopped"]


async def test_what_is_not_needed_any_more_is_not_sent(
    sandbox: Sandbox, bot: App, hands: Hands, ears: Ears
) -> None:
    """The need is asked again when the row is about to leave (P6)."""
    _, (village,) = await groups(sandbox, 1)
    one = await text_to(bot, village, "còn 1 ngày", hands, kind="notice")
    ears.needless[one] = "not_needed"

    await bot.settle()

    assert await village.received("còn") == []
    assert await states(bot.db, [one]) == [("cancelled", "not_needed")]


async def test_a_hook_that_fails_undoes_nothing(
    sandbox: Sandbox, bot: App, hands: Hands, ears: Ears
) -> None:
    """What Telegram answered is noted, whatever follows from it breaks."""
    ears.broken = True
    _, (village,) = await groups(sandbox, 1)
    one = await text_to(bot, village, "Kính gửi", hands)

    await bot.settle()

    assert await states(bot.db, [one]) == [("sent", None)]


async def test_where_the_disk_is_full_all_of_it_is_done_again(
    sandbox: Sandbox, tmp_path: Path, hands: Hands, ears: Ears
) -> None:
    """SQLite undoes the whole transaction: nothing of it may be taken for stored (P1, P18)."""
    hooks = Hooks(needed=ears.ask, ended=ears.hear, alarm=ears.warn)
    given = settings(sandbox, tmp_path)
    async with house(given, hands.clock, hooks=hooks, monotonic=hands.monotonic) as bot:
        _, (village,) = await groups(sandbox, 1)
        await bot.settle()
        ears.full = 2
        one = await text_to(bot, village, "Kính gửi", hands)

        await bot.settle()

        assert await states(bot.db, [one]) == [("sent", None)]
    assert await village.received("Kính gửi") == ["Kính gửi"]
    assert ears.ended.count((one, "sent")) == 3


async def test_after_a_restore_nothing_leaves_until_somebody_says_so(
    sandbox: Sandbox, bot: App, hands: Hands
) -> None:
    """A restored database may owe what was sent long ago (P19)."""
    _, (village,) = await groups(sandbox, 1)
    async with bot.db.write() as conn:
        await facts.put(conn, PAUSED, value=True, now=hands.now)
    one = await text_to(bot, village, "Kính gửi", hands)

    await bot.settle()
    assert await states(bot.db, [one]) == [("queued", None)]
    async with bot.db.write() as conn:
        await facts.forget(conn, PAUSED)
    await bot.settle()

    assert await states(bot.db, [one]) == [("sent", None)]


async def test_a_row_whose_request_may_have_begun_is_unclear_after_a_start(
    sandbox: Sandbox, tmp_path: Path, hands: Hands
) -> None:
    """Claimed rows go out, begun ones take the ambiguous step: here the kind holds (P1)."""
    _, villages = await groups(sandbox, 2)
    given = settings(sandbox, tmp_path)
    async with house(given, hands.clock) as bot:
        ids = await broadcast(bot.db, villages, "Kính gửi", now=hands.now, on_unknown="hold")
        async with bot.db.write() as conn:
            rows = await outbox.claim(
                conn, bot_id=BOT_ID, owner="the dead", lane=1, now=hands.now, limit=2
            )
            await outbox.start(conn, rows[0], now=hands.now)

    async with house(given, hands.clock) as bot:
        await bot.settle()

        assert await states(bot.db, ids) == [("unknown", "crash"), ("sent", None)]


async def test_a_file_is_uploaded_once(sandbox: Sandbox, bot: App, hands: Hands) -> None:
    """The second group gets it by Telegram's own id."""
    _, villages = await groups(sandbox, 2)
    async with bot.db.write() as conn:
        file = await files.put(
            conn,
            commune_id=None,
            name="bảng.xlsx",
            media_type="application/octet-stream",
            content=b"PK" * 100,
            now=hands.now,
        )
    payload = {"file": {"id": file, "name": "bảng.xlsx"}, "caption": "<b>Bảng</b>"}
    for village in villages:
        await text_to(bot, village, "", hands, call="document", payload=payload)
        await bot.settle()

    sent = await sandbox.accepted("sendDocument")
    names = [(await one.messages())[-1]["document"]["file_name"] for one in villages]
    assert names == ["bảng.xlsx"] * 2
    async with bot.db.read() as conn:
        row = await files.get(conn, file)
    assert row is not None
    assert row.telegram_file_id == sent[1]["params"]["document"]


async def test_a_file_that_is_gone_fails_its_row_alone(
    sandbox: Sandbox, bot: App, hands: Hands
) -> None:
    """A pruned file is a reason, not a crash (P9)."""
    _, (first, second) = await groups(sandbox, 2)
    payload = {"file": {"id": 999, "name": "x"}}
    gone = await text_to(bot, first, "", hands, call="document", payload=payload)
    well = await text_to(bot, second, "Kính gửi", hands)

    await bot.settle()

    assert await states(bot.db, [gone, well]) == [("failed", "bad_file"), ("sent", None)]


async def test_an_edit_waits_for_the_message_it_is_about(
    sandbox: Sandbox, bot: App, hands: Hands
) -> None:
    """`of` names the delivery whose message is edited, pinned, then deleted."""
    _, (village,) = await groups(sandbox, 1)
    first = await text_to(bot, village, "Việc cần làm", hands, kind="board")
    edit = {"of": first, "text": "Việc cần làm: 1", "caption": False}
    ids = [first]
    ids.append(await text_to(bot, village, "", hands, call="edit", payload=edit))
    ids.append(await text_to(bot, village, "", hands, call="pin", payload={"of": first}))
    ids.append(await text_to(bot, village, "", hands, call="look", payload={}))

    await bot.settle()

    message = next(
        one for one in await village.messages() if "text" in one and "Việc" in one["text"]
    )
    assert await states(bot.db, ids) == [("sent", None)] * 4
    assert await village.received("Việc") == ["Việc cần làm: 1"]
    state = await sandbox.ask("state")
    pinned = next(one["pinned"] for one in state["chats"] if one["id"] == village.id)
    assert pinned == [message["message_id"]]


async def test_people_go_before_the_crowd(sandbox: Sandbox, bot: App, hands: Hands) -> None:
    """An answer queued behind a whole broadcast is the first to leave (P7)."""
    officer, villages = await groups(sandbox, 30)
    await bot.settle()
    await broadcast(bot.db, villages, "Kính gửi", now=hands.now)
    async with bot.db.write() as conn:
        chat = await chats.find(conn, bot_id=BOT_ID, telegram_id=officer.id)
        assert chat is not None
        await outbox.add(conn, said(chat.id, "trả lời", hands.now), now=hands.now)

    await bot.sender.drain()

    order = [one["text"] for one in (await sandbox.accepted("sendMessage"))[-31:]]
    assert order.index("trả lời") < 8


@pytest.mark.parametrize("call", ["markup", "delete", "unpin", "leave", "react", "commands"])
async def test_every_kind_of_call_is_taken(
    sandbox: Sandbox, bot: App, hands: Hands, call: str
) -> None:
    """What handlers may ask of a chat besides text."""
    _, (village,) = await groups(sandbox, 1)
    first = await text_to(bot, village, "Kính gửi", hands)
    more: dict[str, dict[str, object]] = {
        "markup": {"of": first, "keyboard": [[{"label": "Đã nhận", "data": "x" * 32}]]},
        "delete": {"of": first},
        "unpin": {"of": first},
        "react": {"of": first, "reaction": "👍"},
        "commands": {"commands": [{"command": "trogiup", "description": "Trợ giúp"}]},
    }
    one = await text_to(bot, village, "", hands, call=call, payload=more.get(call, {}))

    await bot.settle()

    assert await states(bot.db, [one]) == [("sent", None)]


async def test_keyboards_of_all_kinds_are_taken(sandbox: Sandbox, bot: App, hands: Hands) -> None:
    """Buttons with tokens and addresses, a question that opens the keyboard, keys below."""
    officer, (village,) = await groups(sandbox, 1)
    ids = [
        await text_to(bot, village, "", hands, payload=payload)
        for payload in (
            {
                "text": "a",
                "keyboard": [
                    [{"label": "Đăng ký", "data": "t" * 32}],
                    [{"label": "Xem", "url": "https://example.org/x"}],
                ],
            },
            {"text": "b", "force_reply": "350 triệu" * 20},
            {"text": "c", "reply_keyboard": [["Có", "Không"]]},
            {"text": "d", "reply_keyboard": []},
            {"text": "e", "reply_to": 999_999, "silent": True},
        )
    ]

    await bot.settle()

    assert await states(bot.db, ids) == [("sent", None)] * 5
    pressed = await officer.presses(village, "Đăng ký")
    assert pressed["data"] == "t" * 32


async def test_an_album_is_one_row(sandbox: Sandbox, bot: App, hands: Hands) -> None:
    """Several pictures, one caption, one delivery."""
    officer, (village,) = await groups(sandbox, 1)
    photo = {"name": "a.jpg", "hex": "ffd8ffe0"}
    message = await sandbox.act("say", user=officer.id, chat=officer.id, photo=photo)
    known = message["photo"][-1]["file_id"]
    payload = {
        "files": [{"file_id": known, "name": "a", "photo": True}] * 3,
        "caption": "Ba tấm",
    }
    one = await text_to(bot, village, "", hands, call="album", payload=payload)

    await bot.settle()

    assert await states(bot.db, [one]) == [("sent", None)]
    assert len([m for m in await village.messages() if "photo" in m]) == 3


async def test_an_album_taken_without_ids_goes_out_once(
    sandbox: Sandbox, bot: App, hands: Hands
) -> None:
    """`True` instead of messages is an acceptance, for several pictures as for one (P1)."""
    officer, (village,) = await groups(sandbox, 1)
    photo = {"name": "a.jpg", "hex": "ffd8ffe0"}
    message = await sandbox.act("say", user=officer.id, chat=officer.id, photo=photo)
    known = message["photo"][-1]["file_id"]
    await sandbox.fault("true", method="sendMediaGroup")
    payload = {"files": [{"file_id": known, "name": "a", "photo": True}] * 2, "caption": "Hai tấm"}
    one = await text_to(bot, village, "", hands, call="album", payload=payload)

    await bot.settle()
    hands.move(seconds=61)
    await bot.settle()

    assert await states(bot.db, [one]) == [("sent", None)]
    assert len([m for m in await village.messages() if "photo" in m]) == 2


async def test_somebody_else_is_written_to_while_one_person_is_unclear(
    sandbox: Sandbox, bot: App, hands: Hands
) -> None:
    """A row that waits for its repeat holds back its own chat only."""
    _, (first, second) = await groups(sandbox, 2)
    await sandbox.fault("after_accept", method="sendMessage", chat_id=first.id)
    await broadcast(bot.db, [first, second], "Kính gửi", now=hands.now)

    await bot.settle()

    assert await second.received("Kính gửi") == ["Kính gửi"]
