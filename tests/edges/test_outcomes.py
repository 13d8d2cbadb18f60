"""The error table of docs/delivery.md, row by row, against the sandbox over HTTP.

Each row is tried on our road and on python-telegram-bot's own, so that the table stays true for
whoever runs the bot on either.
"""

import socket
from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError
from telegram.request import BaseRequest, HTTPXRequest

from bot import calls, outcomes
from bot.outcomes import Sign, Verdict
from bot.transport import Transport
from sandbox.client import Group, Person, Sandbox
from storage.outbox import Ambiguous, Limited, Migrated, NotSent, Refused, Sent

TOKEN = "123456:SANDBOX-TOKEN-FOR-TESTS-000000000000"
READ = 0.4  # seconds a test waits for an answer that does not come


@pytest.fixture(params=["aiohttp", "httpx"])
async def road(request: pytest.FixtureRequest) -> AsyncIterator[BaseRequest]:
    """Our transport, and python-telegram-bot's own."""
    chosen: BaseRequest = (
        Transport(connections=4, read=READ)
        if request.param == "aiohttp"
        else HTTPXRequest(read_timeout=READ)
    )
    async with chosen:
        yield chosen


def speaker(address: str, road: BaseRequest) -> Bot:
    """A bot at this address."""
    return Bot(TOKEN, base_url=f"{address}/bot", request=road, get_updates_request=road)


@pytest.fixture
async def bot(sandbox: Sandbox, road: BaseRequest) -> Bot:
    """The sandbox's bot."""
    return speaker(sandbox.address, road)


@pytest.fixture
async def head(sandbox: Sandbox) -> Person:
    """Somebody with a private chat."""
    person = await sandbox.person("Bình")
    await person.starts()
    return person


@pytest.fixture
async def group(sandbox: Sandbox, head: Person) -> Group:
    """A group with the bot inside."""
    made = await sandbox.group("Thôn 5", head)
    await head.adds_bot(made)
    return made


async def attempt(
    bot: Bot, chat: int, call: str = "text", message: int | None = None, **payload: object
) -> Verdict:
    """What one delivery comes to."""
    said: dict[str, object] = {"text": "Kính gửi bà con"} if call == "text" else {}
    said |= payload if message is None else payload | {"message_id": message}
    try:
        made = await calls.make(bot, call, chat, said, {})
    except Exception as error:  # noqa: BLE001  # any failure is what the table is about
        return outcomes.classify(call, error, message)
    return outcomes.succeeded(made)


PORTAL = Verdict(Ambiguous("portal"), Sign.PORTAL)
UNANSWERED = Verdict(Ambiguous("unanswered"))


@pytest.mark.parametrize(
    ("kind", "how", "expected", "accepted"),
    [
        ("before_accept", {}, UNANSWERED, 0),
        ("after_accept", {}, UNANSWERED, 1),
        ("half_answer", {}, UNANSWERED, 1),
        ("timeout", {"seconds": 1.0}, UNANSWERED, 1),
        ("slow", {"seconds": 1.0}, UNANSWERED, 0),
        ("reset", {}, UNANSWERED, 0),
        ("html", {}, PORTAL, 0),
        ("not_ok", {}, PORTAL, 0),
        ("true", {}, Verdict(Sent()), 1),
        ("null", {}, PORTAL, 1),
        ("status", {"status": 500}, Verdict(Ambiguous("server_error")), 0),
        ("status", {"status": 502}, Verdict(Ambiguous("server_error")), 0),
        ("status", {"status": 504}, Verdict(Ambiguous("server_error")), 0),
        ("status", {"status": 429, "retry_after": 7}, Verdict(Limited(7)), 0),
        ("status", {"status": 429, "retry_after": 86400}, Verdict(Limited(86400)), 0),
        ("status", {"status": 429}, Verdict(Limited(30)), 0),
        ("status", {"status": 413}, Verdict(Refused("too_large", our_fault=True)), 0),
        ("status", {"status": 401}, Verdict(NotSent(outcomes.AGAIN, "token"), Sign.TOKEN), 0),
        ("status", {"status": 404}, Verdict(NotSent(outcomes.AGAIN, "token"), Sign.TOKEN), 0),
        ("status", {"status": 409}, Verdict(NotSent(outcomes.AGAIN, "conflict")), 0),
        ("status", {"status": 403}, Verdict(Refused("blocked", "unreachable")), 0),
        ("status", {"status": 400}, Verdict(Refused("chat_not_found", "attention")), 0),
        (
            "status",
            {"status": 400, "description": "Bad Request: TOPIC_CLOSED"},
            Verdict(Refused("topic_closed", "attention")),
            0,
        ),
    ],
)
async def test_what_went_wrong_is_read_as_the_table_says(
    sandbox: Sandbox,
    bot: Bot,
    group: Group,
    kind: str,
    how: dict[str, object],
    expected: Verdict,
    accepted: int,
) -> None:
    """One fault, one verdict; and a verdict "not sent" is never wrong about the truth."""
    await sandbox.fault(kind, method="sendMessage", **how)

    assert expected == await attempt(bot, group.id)
    assert accepted == len(await sandbox.accepted("sendMessage", group))


async def test_a_closed_port_is_surely_not_sent(road: BaseRequest) -> None:
    """No connection: nothing was sent, and the road may be closed for all."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    verdict = await attempt(speaker(f"http://127.0.0.1:{port}", road), 1)

    assert verdict == Verdict(NotSent(outcomes.AGAIN, "connect"), Sign.AWAY)


async def test_an_unknown_name_is_surely_not_sent(road: BaseRequest) -> None:
    """The name server does not know the address."""
    verdict = await attempt(speaker("http://nobody.invalid", road), 1)

    assert isinstance(verdict.outcome, NotSent)
    assert verdict.sign is Sign.AWAY


async def test_success_carries_the_message_id(sandbox: Sandbox, bot: Bot, group: Group) -> None:
    """What Telegram made of it is what we remember."""
    verdict = await attempt(bot, group.id)

    assert verdict == Verdict(Sent((await group.messages())[-1]["message_id"]))


@pytest.mark.parametrize(
    ("act", "how", "expected"),
    [
        ("bot", {"status": "kicked"}, Refused("kicked", "unreachable")),
        ("bot", {"status": "left"}, Refused("not_member", "unreachable")),
        ("bot", {"status": "restricted"}, Refused("no_rights", "attention")),
        ("block", {"blocked": True}, Refused("blocked", "unreachable")),
        ("deactivate", {}, Refused("deactivated", "unreachable")),
    ],
)
async def test_a_chat_that_is_closed_to_us_is_final(
    sandbox: Sandbox,
    bot: Bot,
    head: Person,
    group: Group,
    act: str,
    how: dict[str, object],
    expected: Refused,
) -> None:
    """Thrown out, muted, blocked, gone: each with its own reason for the officer."""
    where = group.id if act == "bot" else head.id
    await sandbox.act(act, user=head.id, chat=where, **how)

    assert await attempt(bot, where) == Verdict(expected)


async def test_somebody_who_never_wrote_cannot_be_written_to(sandbox: Sandbox, bot: Bot) -> None:
    """A bot cannot begin a conversation."""
    stranger = await sandbox.person("Lạ")

    verdict = await attempt(bot, stranger.id)

    assert verdict == Verdict(Refused("not_started", "unreachable"))


async def test_an_upgraded_group_tells_its_new_id(sandbox: Sandbox, bot: Bot, group: Group) -> None:
    """The row is not sent, and goes to the supergroup next."""
    after = await sandbox.act("migrate", chat=group.id)

    assert await attempt(bot, group.id) == Verdict(Migrated(after["id"]))


@pytest.mark.parametrize(
    ("text", "code"), [("<b>x", "bad_markup"), ("x" * 4097, "too_long"), (" ", "empty")]
)
async def test_text_that_telegram_refuses_is_our_fault(
    bot: Bot, group: Group, text: str, code: str
) -> None:
    """The chat is well; the broadcast is not."""
    verdict = await attempt(bot, group.id, text=text)

    assert verdict == Verdict(Refused(code, our_fault=True))


async def test_what_is_as_wanted_already_counts_as_done(
    sandbox: Sandbox, bot: Bot, group: Group
) -> None:
    """Editing twice, deleting what is gone, leaving what was left: all well."""
    first = (await attempt(bot, group.id)).outcome
    assert isinstance(first, Sent)
    message = first.message_id

    again = await attempt(bot, group.id, "edit", message, text="Kính gửi bà con")
    await attempt(bot, group.id, "delete", message)
    gone = await attempt(bot, group.id, "delete", message)
    unpinned = await attempt(bot, group.id, "unpin", message)
    edited = await attempt(bot, group.id, "edit", message, text="khác")
    await attempt(bot, group.id, "leave")
    left = await attempt(bot, group.id, "leave")

    assert again == gone == unpinned == Verdict(Sent(message))
    assert edited == Verdict(Refused("message_not_found"))
    assert left.outcome == Sent()


async def test_a_lost_right_to_pin_says_nothing_about_writing(
    sandbox: Sandbox, bot: Bot, head: Person, group: Group
) -> None:
    """The chat stays open for messages."""
    sent = (await attempt(bot, group.id)).outcome
    assert isinstance(sent, Sent)
    await sandbox.act("bot", user=head.id, chat=group.id, status="member", can_pin=False)

    verdict = await attempt(bot, group.id, "pin", sent.message_id)

    assert verdict == Verdict(Refused("no_rights"))


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    """An error with its cause, as `raise … from` leaves it."""
    error.__cause__ = cause
    return error


PAGE = TelegramError("Invalid server response")


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (caused(Forbidden("Forbidden (403). Parsing failed"), PAGE), PORTAL),
        (caused(BadRequest("Bad Request (400). Parsing failed"), PAGE), PORTAL),
        (caused(NetworkError("Found (302). Parsing failed"), PAGE), PORTAL),
        (caused(NetworkError("Request Entity Too Large (413). Parsing"), PAGE),
         Verdict(Refused("too_large", our_fault=True))),
        (caused(NetworkError("Too Many Requests (429). Parsing"), PAGE),
         Verdict(Limited(outcomes.LIMITED_WITHOUT_NUMBER))),
        (caused(NetworkError("x"), httpx.RemoteProtocolError("x")), UNANSWERED),
        (caused(NetworkError("x"), httpx.WriteError("x")), UNANSWERED),
        (caused(NetworkError("x"), httpx.ProxyError("x")),
         Verdict(NotSent(outcomes.AGAIN, "connect"), Sign.AWAY)),
        (Forbidden("Forbidden: the group chat was deleted"),
         Verdict(Refused("group_deleted", "unreachable"))),
        (Forbidden("Forbidden: something new"), Verdict(Refused("forbidden", "unreachable"))),
        (BadRequest("CHAT_WRITE_FORBIDDEN"), Verdict(Refused("no_rights", "attention"))),
        (BadRequest("BUTTON_DATA_INVALID"), Verdict(Refused("bad_button", our_fault=True))),
        (BadRequest("wrong file identifier/HTTP URL specified"),
         Verdict(Refused("bad_file", our_fault=True))),
        (BadRequest("something new"), Verdict(Refused("unknown", our_fault=True))),
        (RuntimeError("a bug"), Verdict(Ambiguous("unexpected"))),
        (KeyError("message_id"), Verdict(Ambiguous("unexpected"))),
    ],
)  # fmt: skip
def test_words_the_sandbox_does_not_say(error: Exception, expected: Verdict) -> None:
    """A proxy's page under any status is not Telegram's word; what is unknown is never "not sent"."""
    assert expected == outcomes.classify("text", error)
