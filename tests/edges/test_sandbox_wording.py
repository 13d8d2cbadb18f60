"""Every refusal of the sandbox, in Telegram's own words and form."""

from datetime import timedelta
from typing import Any

import pytest

from sandbox.client import Group, Person, Sandbox
from tests.edges.wire import TOKEN, Wire

LONG = "a" * 4097
EMOJI = "😀"  # two UTF-16 units
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"


def key(**button: Any) -> dict[str, Any]:
    """A keyboard of one button."""
    return {"inline_keyboard": [[button]]}


@pytest.fixture
async def head(sandbox: Sandbox) -> Person:
    """Somebody with a private chat."""
    person = await sandbox.person("Nguyễn Văn A")
    await person.starts()
    return person


@pytest.fixture
async def village(sandbox: Sandbox, head: Person) -> Group:
    """A supergroup with the bot as a plain member."""
    made = await sandbox.group("Thôn 1", head, type_="supergroup")
    await head.adds_bot(made)
    return made


@pytest.fixture
def wire(sandbox: Sandbox) -> Wire:
    """Raw calls."""
    return Wire(sandbox)


SENDING = [
    ({"text": ""}, "message text is empty"),
    ({}, "message text is empty"),
    ({"text": " \n "}, "text must be non-empty"),
    ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ({"text": LONG}, "message is too long"),
    ({"text": EMOJI * 2049}, "message is too long"),
    ({"text": "x", "parse_mode": "XML"}, "unsupported parse_mode"),
    ({"text": "x", "parse_mode": "MarkdownV2"},
     "can't parse entities: the sandbox reads HTML only, not MarkdownV2"),
    ({"text": "half \ud83d"}, "strings must be encoded in UTF-8"),
    ({"text": "x", "chat_id": None}, "chat_id is empty"),
    ({"text": "x", "chat_id": 987}, "chat not found"),
    ({"text": "x", "chat_id": "@nobody"}, "chat not found"),
    ({"text": "x", "chat_id": "nobody"}, "chat not found"),
    ({"text": "x", "reply_parameters": {"message_id": 77}}, "message to be replied not found"),
    ({"text": "x", "reply_to_message_id": 77}, "message to be replied not found"),
    ({"text": "x", "message_thread_id": 5}, "message thread not found"),
    ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    ({"text": "x", "reply_markup": "[]"}, "object expected as reply markup"),
    ({"text": "x", "reply_markup": key(text="a", callback_data="đ" * 33)}, "BUTTON_DATA_INVALID"),
    ({"text": "x", "reply_markup": key(text="a", callback_data="")}, "BUTTON_DATA_INVALID"),
    ({"text": "x", "reply_markup": key(text="a")},
     "text buttons are unallowed in the inline keyboard"),
    ({"text": "x", "reply_markup": key(callback_data="a")},
     "can't parse inline keyboard button: Can't find field \"text\""),
    ({"text": "x", "reply_markup": key(text="a", url="nowhere")},
     "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL"),
    ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "a"}] * 101]}},
     "REPLY_MARKUP_TOO_LONG"),
]  # fmt: skip


@pytest.mark.parametrize(("params", "words"), SENDING, ids=range(len(SENDING)))
async def test_sending_is_refused(
    wire: Wire, village: Group, params: dict[str, Any], words: str
) -> None:
    """sendMessage with something wrong in it; nothing stands in the chat, nothing is in the ledger."""
    before = len(await village.messages())

    assert await wire.refused("sendMessage", **({"chat_id": village.id} | params)) == (
        400, f"Bad Request: {words}"
    )  # fmt: skip
    assert len(await village.messages()) == before
    assert await wire.sandbox.accepted("sendMessage") == []


@pytest.mark.parametrize(
    "text", ["a" * 4096, EMOJI * 2048, "<b>" + "a" * 4096 + "</b>", "&lt;" * 4096]
)
async def test_length_is_counted_after_the_markup_in_utf_16(
    wire: Wire, village: Group, text: str
) -> None:
    """4096 units fit, whatever the markup around them takes."""
    await wire.says(village.id, text, parse_mode="HTML")


async def test_64_bytes_of_button_data_fit(wire: Wire, village: Group) -> None:
    """Bytes are counted, not letters."""
    await wire.says(village.id, reply_markup=key(text="a", callback_data="đ" * 32))


async def test_captions_and_files_are_refused(wire: Wire, village: Group) -> None:
    """Captions of 1025, files that are not there, of another kind, empty, or an album of one."""
    where = {"chat_id": village.id}
    file = (await wire.upload("sendDocument", {"document": ("a.txt", b"1")}, chat_id=village.id))[
        "result"
    ]["document"]["file_id"]
    for params, words in [
        ({"photo": "x", "caption": "a" * 1025}, "message caption is too long"),
        ({}, "there is no photo in the request"),
        ({"photo": "abc"}, "wrong file identifier/HTTP URL specified"),
        ({"photo": "attach://gone"}, "wrong file identifier/HTTP URL specified"),
        ({"photo": "https://example.invalid/a.jpg"}, "failed to get HTTP URL content"),
        ({"photo": file}, "can't use file of type Document as Photo"),
    ]:
        assert await wire.refused("sendPhoto", **where, **params) == (400, f"Bad Request: {words}")
    empty = await wire.upload("sendDocument", {"document": ("a.txt", b"")}, chat_id=village.id)
    assert empty["description"] == "Bad Request: file must be non-empty"
    one = {"type": "document", "media": file}
    for media, words in [
        ([one], "an album must have 2-10 items"),
        ([one] * 11, "too many messages to send as an album"),
        ([one, {"type": "photo", "media": file}], "document can't be mixed with other media types"),
    ]:
        assert await wire.refused("sendMediaGroup", **where, media=media) == (
            400, f"Bad Request: {words}"
        )  # fmt: skip


async def test_a_file_of_more_than_50_mb_is_413(wire: Wire, village: Group) -> None:
    """Too big for the server: its own status, not a Bad Request."""
    big = await wire.upload(
        "sendDocument", {"document": ("a.bin", bytes(53 * 1024 * 1024))}, chat_id=village.id
    )
    assert (big["error_code"], big["description"]) == (413, "Request Entity Too Large")


async def test_editing_is_refused(wire: Wire, head: Person, village: Group) -> None:
    """What is not there, not the bot's, not changed, not text, too long."""
    mine = await wire.says(village.id, "như cũ", reply_markup=key(text="a", callback_data="a"))
    theirs = (await head.says(village, "của tôi"))["message_id"]
    photo = await wire.upload("sendPhoto", {"photo": ("a.jpg", b"1")}, chat_id=village.id)
    picture = photo["result"]["message_id"]
    same = key(text="a", callback_data="a")
    cases: list[tuple[str, int | None, dict[str, Any], str]] = [
        ("editMessageText", mine, {"text": "như cũ", "reply_markup": same}, NOT_MODIFIED),
        ("editMessageReplyMarkup", mine, {"reply_markup": same}, NOT_MODIFIED),
        ("editMessageText", mine, {"text": ""}, "message text is empty"),
        ("editMessageText", mine, {"text": LONG}, "MESSAGE_TOO_LONG"),
        ("editMessageText", mine, {"text": "<b>x", "parse_mode": "HTML"},
         "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("editMessageText", mine, {"text": "x", "reply_markup": {"force_reply": True}},
         "inline keyboard expected"),
        ("editMessageText", theirs, {"text": "x"}, "message can't be edited"),
        ("editMessageText", 9999, {"text": "x"}, "message to edit not found"),
        ("editMessageText", None, {"text": "x"}, "message identifier is not specified"),
        ("editMessageText", picture, {"text": "x"}, "there is no text in the message to edit"),
        ("editMessageCaption", mine, {"caption": "x"}, "there is no caption in the message to edit"),
        ("editMessageCaption", picture, {"caption": "a" * 1025}, "message caption is too long"),
    ]  # fmt: skip
    for method, message, params, words in cases:
        assert await wire.refused(method, chat_id=village.id, message_id=message, **params) == (
            400, f"Bad Request: {words}"
        )  # fmt: skip


async def test_deleting_knows_whose_and_how_old(wire: Wire, head: Person, village: Group) -> None:
    """48 hours for one's own, nobody else's without the right, anything with it."""
    mine, other = await wire.says(village.id), await wire.says(village.id)
    theirs = (await head.says(village, "x"))["message_id"]
    private = (await head.writes("x"))["message_id"]

    async def delete(message: int, chat: int = village.id) -> str:
        body = await wire.answer("deleteMessage", chat_id=chat, message_id=message)
        return str(body.get("description", "ok"))

    assert await delete(9999) == "Bad Request: message to delete not found"
    assert await delete(theirs) == "Bad Request: message can't be deleted"
    assert await delete(mine) == "ok"
    assert await delete(private, head.id) == "ok"
    await wire.sandbox.advance(timedelta(hours=48, seconds=5))
    assert await delete(other) == "Bad Request: message can't be deleted for everyone"
    assert await wire.refused("deleteMessages", chat_id=village.id, message_ids=[other, 1]) == (
        400, "Bad Request: message can't be deleted for everyone"
    )  # fmt: skip
    await wire.sandbox.act("bot", user=head.id, chat=village.id, status="administrator")
    assert await delete(other) == "ok"
    assert await delete(theirs) == "ok"


async def test_the_rest_is_refused(wire: Wire, head: Person, village: Group) -> None:
    """Pins, members, files, commands, webhooks, presses."""
    where = {"chat_id": village.id}
    message = await wire.says(village.id)
    rights = "not enough rights to manage pinned messages in the chat"
    bad_command = {"commands": [{"command": "Đăng ký", "description": "x"}]}
    cases: list[tuple[str, dict[str, Any], str]] = [
        ("pinChatMessage", where | {"message_id": message}, rights),
        ("unpinAllChatMessages", where, rights),
        ("setMessageReaction", where | {"message_id": 9999, "reaction": []},
         "message to react not found"),
        ("getChatMember", where | {"user_id": 0}, "invalid user_id specified"),
        ("getChatMember", where | {"user_id": 9}, "PARTICIPANT_ID_INVALID"),
        ("getChatAdministrators", {"chat_id": head.id},
         "there are no administrators in the private chat"),
        ("leaveChat", {"chat_id": head.id},
         "chat member status can't be changed in private chats"),
        ("getFile", {"file_id": "abc"}, "wrong file_id or the file is temporarily unavailable"),
        ("sendChatAction", where | {"action": "dancing"}, "wrong parameter action in request"),
        ("setMyCommands", bad_command, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": ""}]},
         "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": 9}},
         "chat not found"),
        ("setWebhook", {"url": "http://127.0.0.1.evil.invalid/"},
         "bad webhook: the sandbox calls addresses on this machine only"),
        ("setWebhook", {"url": "http://evil.invalid/?://127.0.0.1"},
         "bad webhook: the sandbox calls addresses on this machine only"),
        ("setWebhook", {"url": "http://127.0.0.1/", "secret_token": "có dấu"},
         "secret token contains unallowed characters"),
        ("answerCallbackQuery", {"callback_query_id": "1"}, OLD_QUERY),
    ]  # fmt: skip
    for method, params, words in cases:
        assert await wire.refused(method, **params) == (400, f"Bad Request: {words}"), method
    await wire.sandbox.act("bot", user=head.id, chat=village.id, status="administrator")
    assert await wire.refused("pinChatMessage", **where, message_id=9999) == (
        400, "Bad Request: message to pin not found"
    )  # fmt: skip
    assert await wire.refused("unpinChatMessage", **where, message_id=message) == (
        400, "Bad Request: message to unpin not found"
    )  # fmt: skip


async def test_a_press_is_answered_within_15_seconds(
    wire: Wire, head: Person, village: Group
) -> None:
    """By the sandbox's clock, and as long as `rules` says."""
    await wire.says(village.id, reply_markup=key(text="Đã nhận", callback_data="r"))
    first, second = [(await head.presses(village, "Đã nhận"))["callback_query_id"] for _ in "ab"]
    await wire.ok("answerCallbackQuery", callback_query_id=first, text="Cảm ơn bác")
    assert await wire.sandbox.popup(head) == {
        "user": head.id, "chat": village.id, "text": "Cảm ơn bác", "alert": False
    }  # fmt: skip
    await wire.sandbox.advance(timedelta(seconds=16))
    assert await wire.refused("answerCallbackQuery", callback_query_id=second) == (
        400, f"Bad Request: {OLD_QUERY}"
    )  # fmt: skip
    await wire.sandbox.act("rules", press_life=60)
    await wire.ok("answerCallbackQuery", callback_query_id=second)


@pytest.mark.parametrize("type_", ["group", "supergroup", "channel"])
async def test_a_chat_without_the_bot_says_so(
    wire: Wire, sandbox: Sandbox, head: Person, type_: str
) -> None:
    """Never in, thrown out, deleted: 403 with the kind of chat in the words."""
    chat = await sandbox.group("Thôn 2", head, type_=type_)

    async def sending() -> tuple[int, str]:
        return await wire.refused("sendMessage", chat_id=chat.id, text="x")

    assert await sending() == (403, f"Forbidden: bot is not a member of the {type_} chat")
    await head.adds_bot(chat)
    await head.removes_bot(chat)
    assert await sending() == (403, f"Forbidden: bot was kicked from the {type_} chat")
    assert await wire.refused("getChat", chat_id=chat.id) == await sending()
    await sandbox.act("disband", chat=chat.id)
    assert await sending() == (403, "Forbidden: the group chat was deleted")


async def test_a_person_who_will_not_be_written_to(
    wire: Wire, sandbox: Sandbox, head: Person
) -> None:
    """Never wrote, blocked the bot, deleted the account."""
    stranger = await sandbox.person("Lạ")
    initiate = (403, "Forbidden: bot can't initiate conversation with a user")
    assert await wire.refused("sendMessage", chat_id=stranger.id, text="x") == initiate
    await head.blocks()
    blocked = (403, "Forbidden: bot was blocked by the user")
    assert await wire.refused("sendMessage", chat_id=head.id, text="x") == blocked
    await head.blocks(blocked=False)
    await sandbox.act("deactivate", user=head.id)
    gone = (403, "Forbidden: user is deactivated")
    assert await wire.refused("sendMessage", chat_id=head.id, text="x") == gone


async def test_a_muted_bot_names_what_it_may_not_send(
    wire: Wire, head: Person, village: Group
) -> None:
    """Text, photos and documents each by their name; in a channel only administrators write."""
    await wire.sandbox.act("bot", user=head.id, chat=village.id, status="restricted")
    for method, params, what in [
        ("sendMessage", {"text": "x"}, "text messages"),
        ("sendPhoto", {"photo": "x"}, "photos"),
        ("sendDocument", {"document": "x"}, "documents"),
    ]:
        assert await wire.refused(method, chat_id=village.id, **params) == (
            400, f"Bad Request: not enough rights to send {what} to the chat"
        )  # fmt: skip
    channel = await wire.sandbox.group("Tin xã", head, type_="channel")
    await wire.sandbox.act("bot", user=head.id, chat=channel.id, status="member")
    assert await wire.refused("sendMessage", chat_id=channel.id, text="x") == (
        400, "Bad Request: need administrator rights in the channel chat"
    )  # fmt: skip


async def test_an_upgraded_group_says_where_it_went(
    wire: Wire, sandbox: Sandbox, head: Person
) -> None:
    """400 with migrate_to_chat_id, for whatever is done with the old id."""
    small = await sandbox.group("Thôn 3", head)
    await head.adds_bot(small)
    big = await sandbox.migrate(small)
    for method in ("sendMessage", "getChat", "leaveChat"):
        body = await wire.answer(method, chat_id=small.id, text="x")
        assert body == {
            "ok": False,
            "error_code": 400,
            "description": "Bad Request: group chat was upgraded to a supergroup chat",
            "parameters": {"migrate_to_chat_id": big.id},
        }


async def test_unknown_methods_and_wrong_tokens(sandbox: Sandbox) -> None:
    """404 for no method and no token, 401 for a token that is not (or no longer) the bot's."""

    async def get(path: str) -> tuple[int, str]:
        async with sandbox.session.get(f"{sandbox.address}/{path}") as answer:
            return answer.status, (await answer.json())["description"]

    assert await get(f"bot{TOKEN}/sendEverything") == (404, "Not Found")
    assert await get("botnonsense/getMe") == (404, "Not Found")
    assert await get("bot123456:OTHER/getMe") == (401, "Unauthorized")
    assert await get(f"file/bot{TOKEN}/documents/none.txt") == (404, "Not Found")
    assert await get("file/bot123456:OTHER/documents/none.txt") == (401, "Unauthorized")
    await sandbox.act("revoke")
    assert await get(f"bot{TOKEN}/getMe") == (401, "Unauthorized")


@pytest.mark.parametrize(
    ("kind", "body"), [("application/json", b"{"), ("application/json", b"[1]")]
)
async def test_a_body_that_cannot_be_read(sandbox: Sandbox, kind: str, body: bytes) -> None:
    """A broken body is the caller's fault, not a crash of ours."""
    url = f"{sandbox.address}/bot{TOKEN}/sendMessage"
    async with sandbox.session.post(url, data=body, headers={"Content-Type": kind}) as answer:
        assert answer.status == 400


async def test_the_name_of_a_method_is_read_without_case(wire: Wire) -> None:
    """getme is getMe."""
    assert (await wire.ok("GETME"))["username"] == "thidua_bot"
