"""The sandbox against the specification of the Bot API: all it takes, and all it gives."""

from datetime import timedelta
from typing import Any

import pytest
from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    KeyboardButton,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter

from sandbox.client import Group, Person, Sandbox
from sandbox.methods import METHODS
from tests.edges.wire import TOKEN, Json, Wire, bot_of, specification

ALL = [
    "message", "edited_message", "channel_post", "edited_channel_post", "callback_query",
    "my_chat_member", "chat_member", "message_reaction",
]  # fmt: skip
KEYS = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Đăng ký", callback_data="dk:1")],
     [InlineKeyboardButton("Xem", url="https://example.invalid/ke-hoach")]]
)  # fmt: skip
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (1600).to_bytes(4) + (900).to_bytes(4) + b"\0" * 40


class Story:
    """One scene after the other, with every call noted."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.calls: list[tuple[str, Json, list[str], Json]] = []
        self.bot = bot_of(sandbox, self.calls.append)
        self.updates: list[Update] = []
        self.offset = 0

    async def listen(self) -> list[Update]:
        """Fetch what waits, and confirm it with the next fetch."""
        found = list(await self.bot.get_updates(offset=self.offset, allowed_updates=ALL))
        if found:
            self.offset = found[-1].update_id + 1
        self.updates += found
        return found

    def check(self) -> list[str]:
        """Every violation of the specification in what was said so far."""
        check = specification()
        return [
            f"{method}: {bad}"
            for method, params, files, body in self.calls
            for bad in check.check_request(method, params, files)
            + check.check_response(method, body)
        ]


async def people_talk(story: Story, head: Person, village: Group) -> None:
    """A person shows every kind of message, and everything that happens to a group."""
    act, who, where = story.sandbox.act, head.id, village.id
    await head.starts("moi-truong-thon")
    await head.adds_bot(village, "thon-7", as_admin=True)
    said = await head.says(village, "/dangky@thidua_bot 350 triệu #thidua @ai_do a@example.invalid")
    await head.says(village, "sửa sau", reply_to=said["message_id"])
    await act("edit", user=who, chat=where, message_id=said["message_id"], text="/dangky 400 triệu")
    await head.sends(village, "anh.png", PNG, text="ảnh đường")
    await head.sends(village, "bang.xlsx", b"PK", text="bảng")
    await act("album", user=who, chat=where, photos=[{"name": "1.png", "hex": PNG.hex()}] * 2)
    for kind in ("sticker", "voice", "video", "contact"):
        await act("say", user=who, chat=where, **{kind: True})
    await act("say", user=who, chat=where, location=[14.05, 108.9])
    for origin in (who, "Ẩn danh", where):
        await act("say", user=who, chat=where, text="chuyển tiếp", forward_from=origin)
    await act("say", user=who, chat=where, text="ẩn danh", as_anonymous=True)
    await act("react", user=who, chat=where, message_id=said["message_id"], emoji="👍")
    await act("react", user=who, chat=where, message_id=said["message_id"], emoji="")
    await act("pin", user=who, chat=where, message_id=said["message_id"], pinned=True)
    await act("rename", user=who, chat=where, title="Thôn 7 mới")
    other = await story.sandbox.person("Trần Thị Bé", last_name="Út", username="be_ut")
    for name in ("join", "promote", "leave"):
        await act(name, user=other.id, chat=where)
    for status in ("member", "restricted", "administrator"):
        await act("bot", user=who, chat=where, status=status)
    await act("block", user=who, blocked=True)
    await act("block", user=who, blocked=False)


async def channel_speaks(story: Story, head: Person) -> Group:
    """A channel with a group of discussion: posts, copies, words as the channel."""
    channel = await story.sandbox.group("Tin xã", head, type_="channel", username="tin_xa")
    group = await story.sandbox.group("Bàn luận", head, type_="supergroup")
    await head.adds_bot(channel)
    await head.adds_bot(group, as_admin=True)
    await story.sandbox.act("link", channel=channel.id, group=group.id)
    post = await head.says(channel, "Phát động thi đua")
    await story.sandbox.act(
        "edit", user=head.id, chat=channel.id, message_id=post["message_id"], text="Phát động!"
    )
    await head.says(group, "như kênh", sender_chat=channel.id)
    return channel


async def bot_talks(story: Story, head: Person, village: Group) -> None:
    """The bot sends, edits, pins and deletes everything it may."""
    bot, where = story.bot, village.id
    sent = await bot.send_message(
        where, "<b>Kính gửi</b> <a href='https://example.invalid'>bà con</a>", parse_mode="HTML",
        reply_markup=KEYS,
    )  # fmt: skip
    pressed = await head.presses(village, "Đăng ký")
    await bot.answer_callback_query(pressed["callback_query_id"], "Đã ghi nhận", show_alert=True)
    await bot.edit_message_text("Đính chính", where, sent.message_id, reply_markup=KEYS)
    await bot.edit_message_reply_markup(where, sent.message_id)
    await bot.pin_chat_message(where, sent.message_id)
    await bot.set_message_reaction(where, sent.message_id, ReactionTypeEmoji("👍"))
    asked = await bot.send_message(
        where, "Giá trị?", reply_markup=ForceReply(selective=True),
        reply_parameters=ReplyParameters(sent.message_id, allow_sending_without_reply=True),
    )  # fmt: skip
    await head.replies(village, "350 triệu")
    keys = [[KeyboardButton("Gửi số điện thoại", request_contact=True)]]
    await bot.send_message(head.id, "Số của bác?", reply_markup=ReplyKeyboardMarkup(keys))
    await head.presses(head, "Gửi số điện thoại")
    photo = await bot.send_photo(where, PNG, caption="<i>ảnh</i>", parse_mode="HTML")
    await bot.edit_message_caption(where, photo.message_id, caption="ảnh mới")
    await bot.send_photo(where, photo.photo[-1].file_id)
    document = await bot.send_document(where, b"PK", filename="bao cao.xlsx")
    await bot.send_media_group(where, [InputMediaPhoto(PNG, caption="một"), InputMediaPhoto(PNG)])
    await bot.send_media_group(where, [InputMediaDocument(b"1"), InputMediaDocument(b"2")])
    await bot.send_location(where, 14.05, 108.9)
    await bot.send_chat_action(where, "typing")
    assert document.document is not None
    file = await bot.get_file(document.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"PK"
    await bot.get_chat(where)
    await bot.unpin_chat_message(where, sent.message_id)
    await bot.unpin_all_chat_messages(where)
    await bot.delete_message(where, sent.message_id)
    await bot.delete_messages(where, [asked.message_id, photo.message_id, 10_000])


async def bot_asks(story: Story, head: Person, village: Group, channel: Group) -> None:
    """The bot looks at chats and people, and sets its commands."""
    bot = story.bot
    await bot.get_me()
    for chat in (village.id, head.id, channel.id, "@tin_xa"):
        await bot.get_chat(chat)
        await bot.get_chat_member_count(chat)
    for chat in (village.id, channel.id):
        await bot.get_chat_administrators(chat)
        for user in (head.id, bot.id):
            await bot.get_chat_member(chat, user)
    scopes = [BotCommandScopeAllGroupChats(), BotCommandScopeChat(head.id),
              BotCommandScopeChatMember(village.id, head.id)]  # fmt: skip
    for scope in (None, *scopes):
        await bot.set_my_commands([BotCommand("dangky", "Đăng ký công trình")], scope)
        assert [one.command for one in await bot.get_my_commands(scope)] == ["dangky"]
        await bot.delete_my_commands(scope)
        assert await bot.get_my_commands(scope) == ()
    await bot.send_message(channel.id, "từ bot")
    await bot.set_webhook("http://127.0.0.1:9/hook", secret_token="bi-mat", allowed_updates=ALL)
    await bot.get_webhook_info()
    await bot.delete_webhook()
    await bot.get_webhook_info()


async def things_end(story: Story, head: Person, village: Group, channel: Group) -> None:
    """Refusals with and without parameters, and the bot's farewells."""
    bot, act = story.bot, story.sandbox.act
    small = await story.sandbox.group("Thôn 8", head)
    await head.adds_bot(small)
    await act("migrate", chat=small.id)
    with pytest.raises(ChatMigrated):
        await bot.send_message(small.id, "x")
    with pytest.raises(BadRequest):
        await bot.send_message(1, "x")
    await bot.leave_chat(channel.id)
    await head.removes_bot(village)
    with pytest.raises(Forbidden):
        await bot.send_message(village.id, "x")
    await act("fault", kind="status", status=429, retry_after=3)
    with pytest.raises(RetryAfter):
        await bot.send_message(head.id, "x")


async def test_all_that_is_said_is_as_the_specification_has_it(sandbox: Sandbox) -> None:
    """A long day with python-telegram-bot: each request, answer and update fits the Bot API."""
    story = Story(sandbox)
    async with story.bot:
        head = await sandbox.person("Nguyễn Văn A", last_name="Trưởng thôn", username="nguyen_a")
        village = await sandbox.group("Thôn 7", head, type_="supergroup")
        await story.listen()
        await people_talk(story, head, village)
        channel = await channel_speaks(story, head)
        await story.listen()
        await bot_talks(story, head, village)
        await bot_asks(story, head, village, channel)
        await story.listen()
        await things_end(story, head, village, channel)
        await story.listen()

    assert story.check() == []
    kinds = {kind for one in story.updates for kind in ALL if getattr(one, kind) is not None}
    assert kinds == set(ALL)
    assert {method for method, *_ in story.calls} == set(METHODS)


async def test_a_planted_violation_is_found(sandbox: Sandbox) -> None:
    """The check above is not blind: one wrong field in one answer, one in one request."""
    story = Story(sandbox)
    async with story.bot:
        await story.bot.get_me()
    method, _, files, _ = story.calls[-1]
    story.calls = [(method, {"chat": 1}, files, {"ok": True, "result": {"id": "x"}})]

    assert len(story.check()) >= 3


async def test_what_the_ledger_holds_can_be_checked_too(sandbox: Sandbox) -> None:
    """The truth keeps each call whole: a test may hold a bot's own requests to the specification."""
    head = await sandbox.person("Nguyễn Văn A")
    await head.starts()
    wire = Wire(sandbox)
    await wire.says(
        head.id, reply_markup={"inline_keyboard": [[{"text": "x", "url": "https://a.b"}]]}
    )
    await wire.upload("sendDocument", {"document": ("a.txt", b"1")}, chat_id=head.id)

    for one in await sandbox.accepted():
        assert specification().check_request(one["method"], one["params"], one["files"]) == []


@pytest.mark.parametrize("road", ["query", "form", "json", "multipart"])
async def test_parameters_come_by_every_road(sandbox: Sandbox, road: str) -> None:
    """Query, form, JSON and multipart are one to the sandbox."""
    head = await sandbox.person("Nguyễn Văn A")
    await head.starts()
    url = f"{sandbox.address}/bot{TOKEN}/sendMessage"
    values: dict[str, Any] = {"chat_id": str(head.id), "text": "Chào bác"}
    match road:
        case "query":
            request = sandbox.session.get(url, params=values)
        case "form":
            request = sandbox.session.post(url, data=values)
        case "json":
            request = sandbox.session.post(url, json=values | {"chat_id": head.id})
        case _:
            wire = Wire(sandbox)
            assert (await wire.upload("sendMessage", {}, **values))["ok"]
            return
    async with request as answer:
        assert (await answer.json())["result"]["text"] == "Chào bác"


async def test_the_files_of_people_are_downloaded_as_they_were(sandbox: Sandbox) -> None:
    """Bytes come back as they were sent, by the path that getFile gives; 20 MB is the most."""
    head = await sandbox.person("Nguyễn Văn A")
    await head.starts()
    sent = await head.sends(head, "kế hoạch 70 năm.docx", bytes(range(256)))
    bot = bot_of(sandbox, lambda _call: None)
    async with bot:
        file = await bot.get_file(sent["document"]["file_id"])
        assert bytes(await file.download_as_bytearray()) == bytes(range(256))
        big = await sandbox.act(
            "say", user=head.id, chat=head.id, video=True, file_size=21 * 1024 * 1024
        )
        with pytest.raises(BadRequest, match="File is too big"):
            await bot.get_file(big["video"]["file_id"])


async def test_a_picture_comes_in_sizes(sandbox: Sandbox) -> None:
    """Smaller sizes first, each with its own id; the last has the picture's own measures."""
    head = await sandbox.person("Nguyễn Văn A")
    sent = await head.sends(head, "anh.png", PNG)

    sides = [(one["width"], one["height"]) for one in sent["photo"]]
    assert sides == [(320, 180), (1280, 720), (1600, 900)]
    assert len({one["file_id"] for one in sent["photo"]}) == 3


async def test_dates_are_the_sandboxs(sandbox: Sandbox) -> None:
    """Messages bear the time of the movable clock."""
    head = await sandbox.person("Nguyễn Văn A")
    before = (await head.starts())["date"]
    await sandbox.advance(timedelta(days=1))

    assert 86_400 <= (await head.writes("chào"))["date"] - before < 86_460
