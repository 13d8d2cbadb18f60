"""What comes in between the words of a conversation, who was invited by whom, and whose a group is.

One story each, because what counts is what is *not* said, stored or handed over.
"""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from sandbox.client import Person
from storage import chats, people
from storage.schema import inbox
from tests.fixtures_commune import Commune

ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

# Told by Telegram itself in a private chat: no answer to anything.
SERVICE: list[dict[str, Any]] = [
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
    {"chat_background_set": {"type": {"type": "chat_theme", "theme_name": "🎄"}}},
    {"write_access_allowed": {"from_request": True}},
    {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
]
# Sent by a person, and no words: each is told that words are read.
WORDLESS: list[dict[str, Any]] = [
    {"dice": {"emoji": "🎲", "value": 3}},
    {"contact": {"phone_number": "+84900000000", "first_name": "Ai đó"}},
    {"kind_of_tomorrow": {"x": 1}},
]


@ON_ONE
@pytest.mark.rubbish
async def test_only_a_new_message_answers_a_question(commune: Commune) -> None:
    """A message that is changed, by hand or by a link's preview, and Telegram's own notes answer nothing."""
    await commune.launch()
    village = commune.villages[0]
    head = village.head
    await commune.writes(head, "/dangky")
    first = await head.writes("Đường bê tông")
    await commune.settle()
    await commune.presses(head, head, "Xây dựng cơ bản")
    money = await head.writes("350 triệu")
    await commune.settle()
    for message, text in ((first, "Cầu khỉ"), (money, "5/12"), (money, "/cuatoi")):
        await _edits(commune, head, message, text)
        assert "không đọc lại tin đã sửa" in await commune.last(head)
    said = len(await head.received())
    for _ in range(5):  # a place that moves along, for hours
        await _raw(commune, "edited_message", head, {"location": {"latitude": 1, "longitude": 2}})
    for one in SERVICE:
        await _raw(commune, "message", head, one)
    assert len(await head.received()) == said

    for one in WORDLESS:
        await commune.sandbox.advance(timedelta(minutes=1))
        await _raw(commune, "message", head, one)
        assert "chỉ đọc được chữ" in await commune.last(head)
    await commune.writes(head, "5\x00/12\ud800")
    assert "Khởi công: thứ Ba, 05/12/2023" in await commune.last(head)

    await _raw(
        commune, "message", head, {"text": "x", "poll": {"id": "1"}}
    )  # cannot be read at all
    assert "chưa ghi nhận tin đó" in await commune.last(head)
    async with commune.db.read() as conn:
        states = [row.state for row in await conn.execute(select(inbox.c.state))]
    assert "new" not in states


@ON_ONE
async def test_an_invitation_is_worth_what_its_giver_still_may(commune: Commune) -> None:
    """Given by an officer who has been dismissed since: a code like any wrong one.

    Before that, whoever accepts one is shown to the officer beside whom the village has already.
    """
    officer = commune.officer
    links = []
    for label in ("Lãnh đạo UBND", "Phó thôn", "Trưởng thôn"):
        await commune.writes(officer, "/moi")
        await commune.presses(officer, officer, label)
        if label != "Lãnh đạo UBND":
            await commune.presses(officer, officer, "Thôn 3")
        links.append((await commune.last(officer)).split("start=")[1].split()[0].strip('"<'))
    other = await commune.sandbox.person("Người khác")
    await other.starts(links.pop())
    await commune.agrees(other)
    assert "Hiện đã có: Trưởng Thôn 3" in await commune.last(officer)
    async with commune.db.write() as conn:
        giver = await people.find(conn, telegram_id=officer.id, commune_id=commune.commune_id)
        assert giver is not None
        for held in giver.roles:
            await people.end(
                conn, held.id, commune_id=commune.commune_id, now=commune.app.around().now
            )
    late = await commune.sandbox.person("Người đến sau")
    await late.starts()
    await commune.agrees(late)
    for link in links:
        await late.starts(link)
        await commune.settle()
        assert "không đúng" in await commune.last(late)
    async with commune.db.read() as conn:
        known = await people.find(conn, telegram_id=late.id, commune_id=commune.commune_id)
    assert known is None or not known.roles


@ON_ONE
async def test_a_group_speaks_for_one_village_until_the_office_takes_it_away(
    commune: Commune,
) -> None:
    """Another village's link does not take it over; taken away, nothing of the village goes there."""
    await commune.launch()
    officer, (first, second, _) = commune.officer, commune.villages
    await commune.writes(officer, "/lienket")
    links = "".join(await commune.sandbox.texts(officer))
    tokens = [part.split()[0].strip('"<') for part in links.split("startgroup=")[1:]]
    await first.head.says(first.group, f"/start@thidua_bot {tokens[1]}")
    await commune.settle()
    assert "đang là nhóm của Thôn 1" in (await first.group.received())[-1]

    await commune.presses(officer, officer, "Gỡ nhóm của một thôn")
    await commune.presses(officer, officer, "Thôn 1")
    await commune.presses(officer, officer, "✖ Không")
    assert "vẫn là nhóm của Thôn 1" in await commune.last(officer)

    await commune.presses(officer, officer, "Gỡ nhóm của một thôn")
    await commune.presses(officer, officer, "Thôn 1")
    await commune.presses(officer, officer, "✅ Đúng")
    said = len(await first.group.received("Họp"))
    await commune.writes(officer, "/thongbao")
    await commune.presses(officer, officer, "Soạn thông báo mới")
    await commune.presses(officer, officer, "Tất cả các thôn")
    await commune.writes(officer, "Họp toàn xã")
    await commune.presses(officer, officer, "Gửi ngay")

    assert len(await first.group.received("Họp")) == said
    assert await second.group.received("Họp toàn xã")
    state = (await commune.sandbox.ask("state"))["chats"]
    assert next(one["bot"] for one in state if one["id"] == first.group.id) == "left"
    async with commune.db.read() as conn:
        groups = await chats.linked_groups(
            conn, commune_id=commune.commune_id, bot_id=commune.app.around().bot_id
        )
    assert first.unit_id not in groups


@ON_ONE
async def test_a_group_that_talks_among_itself_is_not_told_to_slow_down(commune: Commune) -> None:
    """However fast: nobody of it spoke to the bot. Who does is told, once."""
    village = commune.villages[0]
    said = len(await village.group.received())
    for number in range(30):
        await village.head.says(village.group, f"chào {number}")
    await commune.settle()
    assert len(await village.group.received()) == said

    for _ in range(3):
        await village.head.says(village.group, "/cuatoi@thidua_bot")
    await commune.settle()
    assert len(await village.group.received("nhanh quá")) == 1


@ON_ONE
async def test_who_writes_in_a_topic_is_answered_there(commune: Commune) -> None:
    """Questions, answers, presses and files; in the general one where the topic is gone meanwhile."""
    await commune.launch()
    village = commune.villages[0]
    head, sandbox = village.head, commune.sandbox
    group = await sandbox.migrate(village.group)
    await commune.settle()
    opened = await sandbox.act("topic", user=head.id, chat=group.id, title="Thi đua")
    topic = opened["message_id"]
    await commune.settle()
    since = len(await group.messages())
    await head.says(group, "/dangky@thidua_bot", topic=topic)
    await commune.settle()
    await commune.replies(head, group, "Đường bê tông")
    await commune.presses(head, group, "Xây dựng cơ bản")
    await commune.replies(head, group, "lúc nào")
    said = [one for one in (await group.messages())[since:] if one["from"]["is_bot"]]
    assert len(said) == 4
    assert {one.get("message_thread_id") for one in said} == {topic}

    await head.says(group, "/cuatoi@thidua_bot", topic=topic)
    await commune.app.poller.try_step(timeout=0)
    await commune.app.dispatcher.drain()
    await sandbox.act("delete_topic", chat=group.id, topic=topic)
    await commune.settle()
    last = (await group.messages())[-1]
    assert "message_thread_id" not in last
    async with commune.db.read() as conn:
        groups = await chats.linked_groups(
            conn, commune_id=commune.commune_id, bot_id=commune.app.around().bot_id
        )
    assert groups[village.unit_id].state == "active"


async def _edits(commune: Commune, who: Person, message: dict[str, Any], text: str) -> None:
    await commune.sandbox.advance(timedelta(minutes=1))
    await commune.sandbox.act(
        "edit", user=who.id, chat=who.id, message_id=message["message_id"], text=text
    )
    await commune.settle()


async def _raw(commune: Commune, kind: str, who: Person, content: dict[str, Any]) -> None:
    """Something that the sandbox's people cannot say."""
    at = int(commune.app.around().now.timestamp())
    message = {
        "message_id": 90_000 + at % 10_000,
        "date": at,
        "chat": {"id": who.id, "type": "private", "first_name": who.name},
        "from": {"id": who.id, "is_bot": False, "first_name": who.name},
    }
    if kind == "edited_message":
        message["edit_date"] = at
    await commune.sandbox.act("updates", update={kind: message | content})
    await commune.settle()


SIDE_CALLS = (
    "answerCallbackQuery", "pinChatMessage", "unpinChatMessage", "editMessageText", "deleteMessage",
    "editMessageReplyMarkup", "getFile", "setMyCommands", "sendChatAction", "getChat",
)  # fmt: skip


@ON_ONE
async def test_side_calls_that_are_refused_stop_nothing_and_repeat_nothing(
    commune: Commune,
) -> None:
    """The effects are there once; what was to be written in another's place is said below it."""
    for method in SIDE_CALLS:
        await commune.sandbox.fault(
            "status", method=method, status=400, times=None, description="Bad Request: it is odd"
        )
    await commune.launch()
    officer, head = commune.officer, commune.villages[0].head
    await commune.registers(head)
    await head.sends(head, "so-lieu.xlsx", b"x")
    await commune.writes(officer, "/duyet")
    await commune.presses(officer, officer, "✅ Duyệt")
    await commune.writes(officer, "/canbo")
    await commune.presses(officer, officer, "✖ Trưởng Thôn 2")
    await commune.presses(officer, officer, "✅ Đúng")

    assert len(await officer.received("Đã cho thôi")) == 1
    assert len(await head.received("Mã số")) == 1
    async with commune.db.read() as conn:
        rows = (await conn.execute(select(inbox.c.state, inbox.c.tries))).all()
        groups = await chats.linked_groups(
            conn, commune_id=commune.commune_id, bot_id=commune.app.around().bot_id
        )
    assert {(row.state, row.tries > 1) for row in rows} == {("done", False)}
    assert {one.state for one in groups.values()} == {"active"}
