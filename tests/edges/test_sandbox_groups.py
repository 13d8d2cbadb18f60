"""Groups, supergroups and channels as a bot lives in them: what it hears, what becomes of ids."""

from typing import Any

import pytest

from sandbox.client import Group, NotPossible, Person, Sandbox
from tests.edges.wire import Wire


@pytest.fixture
async def head(sandbox: Sandbox) -> Person:
    """A village's head."""
    return await sandbox.person("Nguyễn Văn A")


@pytest.fixture
def wire(sandbox: Sandbox) -> Wire:
    """Raw calls."""
    return Wire(sandbox)


@pytest.fixture
async def village(sandbox: Sandbox, head: Person) -> Group:
    """A basic group with the bot as a plain member."""
    made = await sandbox.group("Thôn 1", head)
    await head.adds_bot(made)
    return made


async def texts(wire: Wire) -> list[str]:
    """The words of every message the bot heard."""
    return [one["text"] for one in await wire.heard("message") if "text" in one]


# -------------------------------------------------------------------------------- privacy mode


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("chào bà con", False),
        ("nhờ @thidua_bot xem", False),
        ("/dangky", True),
        ("/dangky@thidua_bot", True),
        ("/dangky@THIDUA_BOT 350tr", True),
        ("/dangky@bot_khac", False),
        ("xem /dangky", False),
    ],
)
@pytest.mark.parametrize("standing", ["member", "administrator", "open"])
async def test_privacy_mode_lets_through_what_is_meant_for_the_bot(
    wire: Wire, head: Person, village: Group, text: str, heard: bool, standing: str
) -> None:
    """Commands to it as a member; everything as an administrator or with privacy mode off."""
    if standing == "administrator":
        await wire.sandbox.act("bot", user=head.id, chat=village.id, status=standing)
    await wire.sandbox.act("rules", privacy=standing != "open")
    await head.says(village, text)

    assert (await texts(wire) == [text]) is (heard or standing != "member")
    assert (await wire.ok("getMe"))["can_read_all_group_messages"] is (standing == "open")


async def test_replies_to_the_bot_are_heard_and_others_are_not(
    wire: Wire, head: Person, village: Group
) -> None:
    """Also a photo, and an edit of it; a reply to a person's message is not."""
    asked = await wire.says(village.id, "Giá trị?")
    own = await head.says(village, "riêng", reply_to=None)
    await head.says(village, "thì thầm", reply_to=own["message_id"])
    answer = await head.says(village, "350 triệu", reply_to=asked)
    await head.sends(village, "a.jpg", b"1", reply_to=asked)
    await wire.sandbox.act(
        "edit", user=head.id, chat=village.id, message_id=answer["message_id"], text="400 triệu"
    )

    heard = [one for one in await wire.heard("message") if "reply_to_message" in one]
    assert [one.get("text", "ảnh") for one in heard] == ["350 triệu", "ảnh"]
    assert heard[0]["reply_to_message"]["message_id"] == asked
    assert [one["text"] for one in await wire.heard("edited_message")] == ["400 triệu"]


async def test_service_messages_are_heard_by_all(
    wire: Wire, sandbox: Sandbox, head: Person, village: Group
) -> None:
    """Who comes and goes, titles, pins: whatever the privacy."""
    other = await sandbox.person("Bé")
    said = await head.says(village, "ghim tôi")
    await sandbox.act("join", user=other.id, chat=village.id)
    await sandbox.act("leave", user=other.id, chat=village.id)
    await sandbox.act("rename", user=head.id, chat=village.id, title="Thôn 1 mới")
    await sandbox.act("pin", user=head.id, chat=village.id, message_id=said["message_id"])

    heard = await wire.heard("message")
    kinds = ("new_chat_members", "left_chat_member", "new_chat_title", "pinned_message")
    assert [kind for one in heard for kind in kinds if kind in one] == [kinds[0], *kinds]
    assert heard[-1]["chat"]["title"] == "Thôn 1 mới"
    assert heard[-1]["pinned_message"]["text"] == "ghim tôi"


async def test_a_bot_outside_hears_nothing(wire: Wire, head: Person, village: Group) -> None:
    """Of its own going it hears once: my_chat_member and the service message."""
    await head.removes_bot(village)
    await head.says(village, "/dangky")

    heard = await wire.heard("message")
    assert heard[-1]["left_chat_member"]["username"] == "thidua_bot"
    changes = await wire.heard("my_chat_member")
    assert [one["new_chat_member"]["status"] for one in changes] == ["member", "kicked"]
    assert changes[-1]["from"]["id"] == head.id


# ----------------------------------------------------------------------------------- the links


async def test_a_start_link_opens_the_private_chat(wire: Wire, head: Person) -> None:
    """/start with the payload, in a chat that is the person's own."""
    await head.starts("moi-abc_1")
    (message,) = await wire.heard("message")
    assert message["text"] == "/start moi-abc_1"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["chat"] == {"id": head.id, "type": "private", "first_name": "Nguyễn Văn A"}


async def test_a_startgroup_link_adds_the_bot_and_speaks(
    wire: Wire, sandbox: Sandbox, head: Person
) -> None:
    """my_chat_member, new_chat_members and /start@bot payload, in this order."""
    group = await sandbox.group("Thôn 2", head)
    await head.adds_bot(group, "thon-2")
    first, second, third = await wire.updates()

    assert first["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert first["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert second["message"]["new_chat_members"][0]["id"] == sandbox.bot["id"]
    assert third["message"]["text"] == "/start@thidua_bot thon-2"


async def test_blocking_and_starting_again(wire: Wire, head: Person) -> None:
    """A person who blocked the bot and starts it again has unblocked it."""
    await head.starts()
    await head.blocks()
    with pytest.raises(NotPossible, match="blocked"):
        await head.writes("còn đó không")
    await head.starts("lai")

    changes = await wire.heard("my_chat_member")
    assert [one["new_chat_member"]["status"] for one in changes] == ["kicked", "member"]
    assert (await texts(wire))[-1] == "/start lai"


async def test_every_standing_of_the_bot_is_told_once(
    wire: Wire, head: Person, village: Group
) -> None:
    """Promoted, restricted, demoted; nothing where nothing changed."""
    for status in ("administrator", "administrator", "restricted", "member"):
        await wire.sandbox.act("bot", user=head.id, chat=village.id, status=status)
    changes = await wire.heard("my_chat_member")
    statuses = [one["new_chat_member"]["status"] for one in changes]
    assert statuses == ["member", "administrator", "restricted", "member"]


# ------------------------------------------------------------------------------- ids and counts


async def test_private_chats_and_basic_groups_share_one_counter(
    wire: Wire, sandbox: Sandbox, head: Person, village: Group
) -> None:
    """A supergroup counts for itself, from 1."""
    await head.starts()
    first = await wire.says(village.id)
    second = await wire.says(head.id)
    big = await sandbox.group("Lớn", head, type_="supergroup")
    await head.adds_bot(big)

    assert second == first + 1
    assert await wire.says(big.id) == 2
    assert village.id < 0
    assert str(big.id).startswith("-100")


async def test_a_group_becomes_a_supergroup(
    wire: Wire, sandbox: Sandbox, head: Person, village: Group
) -> None:
    """Two service messages tie the ids together; people and the bot are in the new one."""
    big = await sandbox.migrate(village)
    away, came = (await wire.heard("message"))[-2:]

    assert (away["chat"]["id"], away["migrate_to_chat_id"]) == (village.id, big.id)
    assert (came["chat"]["id"], came["migrate_from_chat_id"]) == (big.id, village.id)
    assert came["message_id"] == 1
    assert (await wire.ok("getChat", chat_id=big.id))["type"] == "supergroup"
    await head.says(village, "/dangky")  # the control side goes on with the old id
    assert (await wire.heard("message"))[-1]["chat"]["id"] == big.id
    with pytest.raises(NotPossible):
        await sandbox.migrate(big)


async def test_members_are_counted_and_named(
    wire: Wire, sandbox: Sandbox, head: Person, village: Group
) -> None:
    """The owner first, then administrators; the bot counts."""
    other, third = await sandbox.person("Bé"), await sandbox.person("Ba")
    for one in (other, third):
        await sandbox.act("join", user=one.id, chat=village.id)
    await sandbox.act("promote", user=third.id, chat=village.id)

    admins = await wire.ok("getChatAdministrators", chat_id=village.id)
    assert [(one["user"]["id"], one["status"]) for one in admins] == [
        (head.id, "creator"), (third.id, "administrator")
    ]  # fmt: skip
    assert await wire.ok("getChatMemberCount", chat_id=village.id) == 4
    await sandbox.act("leave", user=other.id, chat=village.id)
    gone = await wire.ok("getChatMember", chat_id=village.id, user_id=other.id)
    assert gone["status"] == "left"


async def test_a_pin_of_the_bot_is_told_to_everybody(
    wire: Wire, head: Person, village: Group
) -> None:
    """A service message of the bot, which hears it itself; getChat shows the newest pinned one."""
    first, second = await wire.says(village.id, "một"), await wire.says(village.id, "hai")
    for one in (second, first):
        await wire.ok("pinChatMessage", chat_id=village.id, message_id=one)
    heard = (await wire.heard("message"))[-1]
    assert heard["from"]["id"] == wire.sandbox.bot["id"]
    assert heard["pinned_message"]["message_id"] == first

    async def pinned() -> Any:
        return (await wire.ok("getChat", chat_id=village.id)).get("pinned_message", {}).get("text")

    assert await pinned() == "hai"
    await wire.sandbox.act("delete", chat=village.id, message_id=second)
    assert await pinned() == "một"
    await wire.ok("unpinChatMessage", chat_id=village.id)
    assert await pinned() is None


# --------------------------------------------------------------- faces that are not a person's


async def test_an_anonymous_administrator_writes_as_the_group_and_presses_as_themselves(
    wire: Wire, sandbox: Sandbox, head: Person
) -> None:
    """from is GroupAnonymousBot with sender_chat; the press bears the real person."""
    big = await sandbox.group("Lớn", head, type_="supergroup")
    await head.adds_bot(big)
    await wire.says(
        big.id, reply_markup={"inline_keyboard": [[{"text": "Gửi", "callback_data": "g"}]]}
    )
    await head.says(big, "/dangky", as_anonymous=True)
    await head.presses(big, "Gửi")

    message = (await wire.heard("message"))[-1]
    assert message["from"]["id"] == 1087968824
    assert message["sender_chat"]["id"] == big.id
    (press,) = await wire.heard("callback_query")
    assert press["from"]["id"] == head.id
    member = await sandbox.person("Bé")
    await sandbox.act("join", user=member.id, chat=big.id)
    with pytest.raises(NotPossible, match="administrator"):
        await member.says(big, "ẩn", as_anonymous=True)


async def test_a_channels_posts_come_to_its_group(
    wire: Wire, sandbox: Sandbox, head: Person
) -> None:
    """channel_post without a from, its copy from 777000, words as the channel from 136817688."""
    channel = await sandbox.group("Tin xã", head, type_="channel")
    group = await sandbox.group("Bàn luận", head, type_="supergroup")
    await head.adds_bot(channel)
    await head.adds_bot(group, as_admin=True)
    await sandbox.act("link", channel=channel.id, group=group.id)
    await head.says(channel, "Phát động")
    await head.says(group, "như kênh", sender_chat=channel.id)

    (post,) = await wire.heard("channel_post")
    copy, words = (await wire.heard("message"))[-2:]
    assert "from" not in post
    assert post["sender_chat"]["id"] == channel.id
    assert copy["from"]["id"] == 777000
    assert copy["is_automatic_forward"] is True
    assert copy["forward_origin"]["message_id"] == post["message_id"]
    assert (words["from"]["id"], words["sender_chat"]["id"]) == (136817688, channel.id)
    sent = await wire.ok("sendMessage", chat_id=channel.id, text="từ bot")
    assert "from" not in sent
    await wire.ok("editMessageText", chat_id=channel.id, message_id=sent["message_id"], text="sửa")


async def test_strangers_cannot_act_in_a_group(
    sandbox: Sandbox, head: Person, village: Group
) -> None:
    """Nobody writes or presses where they are not; nobody is in somebody else's private chat."""
    stranger = await sandbox.person("Lạ")
    for chat in (village, head):
        with pytest.raises(NotPossible):
            await stranger.says(chat, "x")
        with pytest.raises(NotPossible):
            await stranger.presses(chat, "x")
    await head.starts()
    said = await head.writes("x")
    with pytest.raises(NotPossible, match="not a message of this person"):
        await sandbox.act(
            "edit", user=stranger.id, chat=head.id, message_id=said["message_id"], text="y"
        )
