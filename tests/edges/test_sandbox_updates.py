"""How the bot hears: offsets, waiting, what it asked for, how long it is kept, and webhooks."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import Conflict

from sandbox.client import Person, Sandbox
from sandbox.queue import Queue
from tests.edges.wire import Json, Wire, bot_of


@pytest.fixture
async def head(sandbox: Sandbox) -> Person:
    """Somebody who opened the bot; that update is confirmed."""
    person = await sandbox.person("Nguyễn Văn A")
    await person.starts()
    await Wire(sandbox).updates(offset=2_000_000_000)
    return person


@pytest.fixture
def wire(sandbox: Sandbox) -> Wire:
    """Raw calls."""
    return Wire(sandbox)


def said(updates: list[Json]) -> list[str]:
    """The texts of message updates."""
    return [one["message"]["text"] for one in updates]


async def test_an_offset_confirms_and_nothing_else_does(wire: Wire, head: Person) -> None:
    """What was fetched is fetched again until a higher offset asks for what follows."""
    for text in "abc":
        await head.writes(text)
    first = await wire.updates()
    assert said(first) == ["a", "b", "c"]
    assert await wire.updates() == first
    assert said(await wire.updates(offset=first[1]["update_id"])) == ["b", "c"]
    assert said(await wire.updates(offset=0)) == ["b", "c"]
    assert await wire.updates(offset=first[2]["update_id"] + 1) == []
    assert await wire.updates() == []


async def test_a_negative_offset_keeps_the_newest(wire: Wire, head: Person) -> None:
    """-1 is the last one; all before it is forgotten."""
    for text in "abc":
        await head.writes(text)
    assert said(await wire.updates(offset=-1)) == ["c"]
    assert said(await wire.updates()) == ["c"]


async def test_ids_go_up_by_one_and_limit_cuts(wire: Wire, head: Person) -> None:
    """limit counts from the eldest; nonsense means 100."""
    for number in range(103):
        await head.writes(str(number))
    found = await wire.updates(limit=3)
    ids = [one["update_id"] for one in found]
    assert said(found) == ["0", "1", "2"]
    assert ids == list(range(ids[0], ids[0] + 3))
    assert len(await wire.updates(limit=1000)) == 100
    assert len(await wire.updates(limit="x")) == 100


@given(
    st.lists(st.one_of(st.none(), st.integers(-3, 25)), max_size=20), st.integers(min_value=1, max_value=5)
)  # fmt: skip
def test_the_queue_never_loses_or_repeats_what_was_not_confirmed(
    steps: list[int | None], limit: int
) -> None:
    """Pushes (None) and fetches in any order, against a plain list of what is still owed."""
    queue, number = Queue(), 0
    model: list[int] = []
    for step in steps:
        if step is None:
            number += 1
            queue.push("message", {"text": str(number)}, 0.0)
            model.append(700_000_000 + number)
            continue
        offset = 700_000_000 + step if step > 0 else step
        queue.confirm(offset)
        if offset:
            model = [one for one in model if one >= offset] if offset > 0 else model[offset:]
        assert [one["update_id"] for one in queue.take(limit, 0.0)] == model[:limit]


async def test_waiting_ends_when_something_comes(wire: Wire, head: Person) -> None:
    """A long poll returns at once when there is something, and empty after its time."""
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(wire.updates(timeout=30))
        async with asyncio.timeout(10):
            await asyncio.sleep(0)
            await head.writes("đây")
            found = await waiting
    assert said(found) == ["đây"]
    await wire.updates(offset=found[-1]["update_id"] + 1)

    begun = time.monotonic()
    assert await wire.updates(timeout=1) == []
    assert time.monotonic() - begun >= 1


async def test_a_second_poller_ends_the_first(sandbox: Sandbox, wire: Wire) -> None:
    """409 for the one that waited, as python-telegram-bot's Conflict; the second waits on."""
    bot = bot_of(sandbox, lambda _call: None)
    async with bot, asyncio.TaskGroup() as group:
        first = group.create_task(_conflict(bot.get_updates(timeout=20)))
        while not first.done():  # until the first one waits, a second ends nothing
            assert await wire.updates() == []
            await asyncio.sleep(0)
    assert "terminated by other getUpdates request" in first.result()


async def _conflict(call: Any) -> str:
    with pytest.raises(Conflict) as caught:
        await call
    return str(caught.value)


async def test_a_webhook_and_a_poller_exclude_each_other(wire: Wire, sandbox: Sandbox) -> None:
    """getUpdates under a webhook is 409, and setting one ends a waiting poller."""
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(wire.refused("getUpdates", timeout=20))
        while not waiting.done():
            await wire.ok("setWebhook", url="http://127.0.0.1:9/")
            await asyncio.sleep(0)
    terminated = (409, "Conflict: terminated by setWebhook request")
    active = (
        409,
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first",
    )
    assert waiting.result() in (terminated, active)
    assert await wire.refused("getUpdates") == active
    await wire.ok("deleteWebhook")
    assert await wire.updates() == []


async def test_what_is_asked_for_is_remembered(wire: Wire, head: Person) -> None:
    """allowed_updates holds until it is said anew, for what comes from then on."""
    await head.writes("một")
    await wire.updates(allowed_updates=["callback_query", "nonsense"])
    await head.writes("hai")
    assert said(await wire.updates()) == ["một"]
    await wire.updates(allowed_updates="not a list")
    await head.writes("ba")
    assert said(await wire.updates()) == ["một"]
    await wire.updates(allowed_updates=[])
    await head.writes("bốn")
    assert said(await wire.updates()) == ["một", "bốn"]


async def test_some_kinds_come_only_when_asked_for(wire: Wire, sandbox: Sandbox) -> None:
    """chat_member and message_reaction are not among what everybody gets."""
    head, other = await sandbox.person("A"), await sandbox.person("B")
    group = await sandbox.group("Thôn 1", head, type_="supergroup")
    await head.adds_bot(group, as_admin=True)
    message = (await head.says(group, "x"))["message_id"]

    async def happen() -> set[str]:
        await sandbox.act("join", user=other.id, chat=group.id)
        await sandbox.act("react", user=head.id, chat=group.id, message_id=message, emoji="👍")
        await sandbox.act("leave", user=other.id, chat=group.id)
        found = await wire.updates()
        await wire.updates(offset=found[-1]["update_id"] + 1)
        return {kind for one in found for kind in one} - {"update_id", "message", "my_chat_member"}

    assert await happen() == set()
    await wire.updates(allowed_updates=["message", "chat_member", "message_reaction"])
    assert await happen() == {"chat_member", "message_reaction"}


async def test_updates_are_kept_for_24_hours(wire: Wire, sandbox: Sandbox, head: Person) -> None:
    """By the sandbox's clock: a day later they are gone, unless it is set back."""
    await head.writes("cũ")
    await sandbox.advance(timedelta(hours=23, minutes=59))
    await head.writes("mới")
    assert said(await wire.updates()) == ["cũ", "mới"]
    await sandbox.advance(timedelta(minutes=2))
    assert said(await wire.updates()) == ["mới"]
    assert (await wire.ok("getWebhookInfo"))["pending_update_count"] == 1


async def test_presses_may_be_kept_shorter(wire: Wire, sandbox: Sandbox, head: Person) -> None:
    """Telegram forgets a press after about 150 seconds; `rules` plays that when told to."""
    await sandbox.act("rules", press_kept=150)
    await wire.says(
        head.id, reply_markup={"inline_keyboard": [[{"text": "Gửi", "callback_data": "g"}]]}
    )
    await head.presses(head, "Gửi")
    assert len(await wire.heard("callback_query")) == 1
    await sandbox.advance(timedelta(seconds=151))
    assert await wire.heard("callback_query") == []


async def test_an_update_stays_as_it_happened(wire: Wire, sandbox: Sandbox, head: Person) -> None:
    """A later edit does not reach back into what waits: text, keyboard and press stay."""
    first = await head.writes("trước")
    keys = {"inline_keyboard": [[{"text": "Gửi", "callback_data": "g"}]]}
    message = await wire.says(head.id, "Thẻ cũ", reply_markup=keys)
    await head.presses(head, "Gửi")
    await wire.ok("editMessageText", chat_id=head.id, message_id=message, text="Thẻ mới")
    await sandbox.act(
        "edit", user=head.id, chat=head.id, message_id=first["message_id"], text="sau"
    )
    found = await wire.updates()
    assert found[0]["message"]["text"] == "trước"
    assert found[1]["callback_query"]["message"]["text"] == "Thẻ cũ"
    assert found[1]["callback_query"]["message"]["reply_markup"] == keys
    assert found[2]["edited_message"]["text"] == "sau"


async def test_anything_can_be_put_into_the_queue(wire: Wire, sandbox: Sandbox) -> None:
    """Updates that no person could cause, broken ones too, arrive as they were given."""
    number = await sandbox.act("updates", update={"message": {"text": "\ud83d", "chat": "no"}})
    assert await wire.updates() == [
        {"update_id": number, "message": {"text": "\ud83d", "chat": "no"}}
    ]


# ----------------------------------------------------------------------------------- webhooks


@dataclass
class Hook:
    """A bot's own address, which remembers what came and answers as told."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    came: asyncio.Queue[Json] = field(default_factory=asyncio.Queue)

    async def take(self, request: web.Request) -> web.Response:
        """One delivery."""
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.came.put_nowait(await request.json())
        status = self.answers.pop(0) if self.answers else 200
        where = {"Location": f"{self.url}elsewhere"} if status == 302 else {}
        return web.Response(status=status, headers=where)

    async def next(self) -> Json:
        """The next delivery."""
        async with asyncio.timeout(10):
            return await self.came.get()


@asynccontextmanager
async def hooked() -> AsyncIterator[Hook]:
    """A server of the bot's own."""
    hook = Hook()
    app = web.Application()
    app.router.add_post("/{anything:.*}", hook.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    hook.url = f"http://{host}:{port}/"
    try:
        yield hook
    finally:
        await runner.cleanup()


async def test_a_webhook_gets_updates_in_order_with_its_secret(
    wire: Wire, sandbox: Sandbox, head: Person
) -> None:
    """One after the other, each with the secret; what was taken is gone from the queue."""
    await head.writes("a")
    async with hooked() as hook:
        await wire.ok("setWebhook", url=hook.url, secret_token="bi_mat-1")
        await head.writes("b")
        assert said([await hook.next(), await hook.next()]) == ["a", "b"]
        assert hook.secrets == ["bi_mat-1", "bi_mat-1"]
        await _until_empty(wire)
        assert (await sandbox.ask("webhook"))["fails"] == 0


async def test_a_webhook_that_fails_is_asked_again(
    wire: Wire, sandbox: Sandbox, head: Person
) -> None:
    """503 and a redirect (which is not followed) do not confirm; what follows waits its turn."""
    async with hooked() as hook:
        hook.answers = [503, 302]
        await wire.ok("setWebhook", url=hook.url)
        await head.writes("a")
        await head.writes("b")
        assert said([await hook.next() for _ in range(4)]) == ["a", "a", "a", "b"]
        await _until_empty(wire)
        info = await wire.ok("getWebhookInfo")
        assert info["last_error_message"] == "Wrong response from the webhook: 302 Found"
        assert info["url"] == hook.url
        await wire.ok("deleteWebhook", drop_pending_updates=True)
        assert (await wire.ok("getWebhookInfo"))["url"] == ""


async def test_a_webhook_may_be_away(wire: Wire, head: Person) -> None:
    """Nobody listens: the update waits, and the reason is told."""
    await wire.ok("setWebhook", url="http://127.0.0.1:9/")
    await head.writes("a")
    async with asyncio.timeout(10):
        while "last_error_message" not in (info := await wire.ok("getWebhookInfo")):
            pass
    assert info["last_error_message"] == "Connection refused"
    assert info["pending_update_count"] == 1


async def _until_empty(wire: Wire) -> None:
    async with asyncio.timeout(10):
        while (await wire.ok("getWebhookInfo"))["pending_update_count"]:
            pass
