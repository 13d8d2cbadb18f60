"""The control side: people act, the page listens, time moves, nobody else gets in."""

import asyncio
import json
import os
import signal
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from sandbox.client import Group, NotPossible, Person, Sandbox, connected
from sandbox.clock import Clock
from tests.edges.wire import Json, Wire

ROOT = Path(__file__).parents[2]
EIGHT = datetime(2023, 11, 8, 1, tzinfo=UTC)


@pytest.fixture
async def head(sandbox: Sandbox) -> Person:
    """Somebody with a private chat."""
    person = await sandbox.person("Nguyễn Văn A", phone="+84900111222")
    await person.starts()
    return person


@pytest.fixture
async def village(sandbox: Sandbox, head: Person) -> Group:
    """A group with the bot in it."""
    made = await sandbox.group("Thôn 1", head)
    await head.adds_bot(made)
    return made


@pytest.fixture
def wire(sandbox: Sandbox) -> Wire:
    """Raw calls."""
    return Wire(sandbox)


# ----------------------------------------------------------------------------------- pressing


async def test_a_button_is_found_by_its_words(wire: Wire, head: Person, village: Group) -> None:
    """Exactly first, then in part, the newest message first; by message, place and data too."""

    async def keys(*names: str) -> int:
        rows = [[{"text": name, "callback_data": f"{name}!"} for name in names]]
        return await wire.says(village.id, reply_markup={"inline_keyboard": rows})

    first = await keys("Gửi", "Sửa")
    second = await keys("Gửi lại", "Thôi")

    async def press(where: Any, *words: str, **more: Any) -> tuple[int, str]:
        done = await head.presses(where, *words, **more)
        return done["message_id"], done["data"]

    assert await press(village, "Gửi") == (first, "Gửi!")
    assert await press(village, "lại") == (second, "Gửi lại!")
    assert await press((await village.messages())[-2], "S") == (first, "Sửa!")
    placed = await wire.sandbox.act("press", user=head.id, chat=village.id, row=0, column=1)
    assert (placed["message_id"], placed["data"]) == (second, "Thôi!")
    forged = await wire.sandbox.act("press", user=head.id, chat=village.id, data="gia-mao")
    assert forged["data"] == "gia-mao"
    with pytest.raises(NotPossible, match="no button 'Xoá'"):
        await head.presses(village, "Xoá")


async def test_a_link_cannot_be_pressed_here(wire: Wire, head: Person) -> None:
    """A button with an address says where it leads."""
    keys = {"inline_keyboard": [[{"text": "Bảng", "url": "https://bang.invalid/"}]]}
    await wire.says(head.id, reply_markup=keys)
    with pytest.raises(NotPossible, match=r"https://bang\.invalid"):
        await head.presses(head, "Bảng")


async def test_a_reply_keyboard_speaks(wire: Wire, head: Person, village: Group) -> None:
    """Its keys say their words, in a group as a reply; one shares the number, one the place."""
    rows = [["Có", {"text": "Số của tôi", "request_contact": True}],
            [{"text": "Chỗ này", "request_location": True}]]  # fmt: skip
    asked = await wire.says(village.id, reply_markup={"keyboard": rows})
    assert (await village.messages())[-1]["_keyboard"] == {"keyboard": rows}
    said = (await head.presses(village, "Có"))["said"]
    assert (said["text"], said["reply_to_message"]["message_id"]) == ("Có", asked)
    shared = (await head.presses(village, "Số của tôi"))["said"]
    assert shared["contact"]["phone_number"] == "+84900111222"
    assert shared["contact"]["user_id"] == head.id
    assert "location" in (await head.presses(village, "Chỗ này"))["said"]
    assert len([one for one in await wire.heard("message") if "reply_to_message" in one]) == 3


# ------------------------------------------------------------------------- asking and waiting


async def test_waiting_ends_when_the_words_are_said(
    wire: Wire, sandbox: Sandbox, village: Group
) -> None:
    """No polling in between; also when an edit brings them."""
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(village.wait_for("đã ghi nhận"))
        message = await wire.says(village.id, "đang xử lý")
        await wire.ok("editMessageText", chat_id=village.id, message_id=message, text="đã ghi nhận")
        found = await waiting
    assert found["message_id"] == message
    async with asyncio.TaskGroup() as group:
        news = group.create_task(
            sandbox.ask("messages", chat=village.id, since=message, seconds=10)
        )
        second = await wire.says(village.id, "thêm")
        assert [one["message_id"] for one in await news] == [second]
    with pytest.raises(TimeoutError, match="thêm"):
        await village.wait_for("không có", after=message, seconds=0.05)


async def test_waiting_for_the_ledger(wire: Wire, sandbox: Sandbox, village: Group) -> None:
    """A test may wait until so many calls were taken."""
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(sandbox.accepted("sendMessage", at_least=2, seconds=10))
        await wire.says(village.id)
        await wire.says(village.id)
        assert len(await waiting) == 2


async def test_words_of_people_are_not_the_bots(
    sandbox: Sandbox, head: Person, village: Group
) -> None:
    """wait_for means the bot, unless anybody will do."""
    await head.says(village, "xong")
    with pytest.raises(TimeoutError):
        await village.wait_for("xong", seconds=0)
    assert (await village.wait_for("xong", by="anybody"))["from"]["id"] == head.id


async def test_what_cannot_be_is_said(sandbox: Sandbox, head: Person, village: Group) -> None:
    """Unknown acts, people, chats, messages, kinds and half bodies: a reason, never a crash."""
    message = (await village.messages())[-1]["message_id"]
    cases: list[tuple[str, Json]] = [
        ("dance", {}),
        ("say", {"user": 1, "chat": village.id, "text": "x"}),
        ("say", {"user": head.id, "chat": 77, "text": "x"}),
        ("say", {"user": head.id}),
        ("say", {"user": head.id, "chat": village.id, "text": "x", "reply_to": 9999}),
        ("say", {"user": head.id, "chat": village.id, "photo": {"name": "a", "hex": "zz"}}),
        ("edit", {"user": head.id, "chat": village.id, "message_id": 9999, "text": "x"}),
        ("pin", {"user": head.id, "chat": village.id, "message_id": "x"}),
        ("react", {"user": head.id, "chat": head.id, "message_id": message + 99, "emoji": "👍"}),
        ("bot", {"user": head.id, "chat": village.id, "status": "king"}),
        ("chat", {"title": "x", "type": "forum"}),
        ("person", {"first_name": "x", "id": head.id}),
        ("fault", {"kind": "flood"}),
        ("fault", {"kind": "status", "colour": "red"}),
        ("clock", {"set": "tomorrow"}),
        ("clock", {"set": "2023-11-08T08:00:00"}),
        ("clock", {"advance": 1e15}),
        ("clock", {"advance": 1e17}),  # more than the C library's calendar holds
        ("link", {"channel": village.id, "group": village.id}),
    ]
    for act, body in cases:
        with pytest.raises(NotPossible):
            await sandbox.act(act, **body)
    with pytest.raises(NotPossible):
        await sandbox.ask("messages", chat=77)
    with pytest.raises(NotPossible):
        await sandbox.ask("messages", chat="x", since="y")


async def test_the_page_hears_of_everything(wire: Wire, head: Person, village: Group) -> None:
    """Server-sent events for what people and the bot do, in order."""
    sandbox = wire.sandbox
    async with sandbox.session.get(f"{sandbox.address}/control/events") as stream:
        assert stream.content_type == "text/event-stream"
        await stream.content.readuntil(b"\n\n")
        message = await wire.says(village.id, reply_markup={"force_reply": True})
        await sandbox.act("react", user=head.id, chat=village.id, message_id=message, emoji="👍")
        await sandbox.act("pin", user=head.id, chat=village.id, message_id=message)
        await sandbox.act("delete", chat=village.id, message_id=message)
        await sandbox.fault("status")
        await sandbox.advance(timedelta(days=1))
        heard: list[Json] = []
        async with asyncio.timeout(10):
            while not heard or heard[-1]["type"] != "clock":
                line = await stream.content.readuntil(b"\n\n")
                heard.append(json.loads(line.removeprefix(b"data: ")))
    kinds = [one["type"] for one in heard]
    assert kinds == ["message", "keyboard", "edited", "message", "pinned", "deleted", "pinned",
                     "faults", "clock"]  # fmt: skip
    assert heard[2]["message"]["_reactions"] == [{"type": "emoji", "emoji": "👍"}]
    assert heard[2]["message"]["_keyboard"] == {"force_reply": True}


async def test_a_file_from_the_page_and_back(
    wire: Wire, sandbox: Sandbox, head: Person, village: Group
) -> None:
    """Uploaded as a form, shown inline only where it is a picture, never as a page."""
    form = aiohttp.FormData({"user": str(head.id), "chat": str(head.id), "text": "đây"})
    form.add_field("file", b"<script>", filename='trang "1".html', content_type="text/html")
    async with sandbox.session.post(f"{sandbox.address}/control/upload", data=form) as answer:
        sent = (await answer.json())["result"]
    assert sent["caption"] == "đây"
    assert sent["document"]["mime_type"] == "text/html"
    url = f"{sandbox.address}/control/file/{sent['document']['file_id']}"
    async with sandbox.session.get(url) as answer:
        assert await answer.read() == b"<script>"
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    photo = await head.sends(village, "a.png", b"\x89PNG")
    async with sandbox.session.get(
        f"{sandbox.address}/control/file/{photo['photo'][0]['file_id']}"
    ) as answer:
        assert answer.headers["Content-Disposition"] == "inline"
    async with sandbox.session.get(f"{sandbox.address}/control/file/none") as answer:
        assert answer.status == 404


async def test_only_this_machine_gets_in(sandbox: Sandbox) -> None:
    """Another site open in a browser, or another name for this machine, is turned away."""
    url = f"{sandbox.address}/control/person"
    for headers, status in [
        ({"Origin": "https://evil.invalid"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "evil.invalid"}, 403),
        ({"Origin": sandbox.address}, 200),
    ]:
        async with sandbox.session.post(url, json={"first_name": "x"}, headers=headers) as answer:
            assert answer.status == status, headers
    async with sandbox.session.get(f"{sandbox.address}/") as answer:
        policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self';")


async def test_a_reset_leaves_the_bot_and_the_clock(
    wire: Wire, sandbox: Sandbox, village: Group
) -> None:
    """Nobody and nothing is left, and a new world begins."""
    await wire.says(village.id)
    await sandbox.fault("status", times=None)
    await sandbox.limits(on=True)
    await sandbox.act("reset")
    state = await sandbox.ask("state")
    assert (state["users"], state["chats"], state["faults"], state["waiting"]) == ([], [], [], 0)
    assert state["limits"]["on"] is False
    assert await sandbox.accepted() == []
    fresh = await sandbox.person("Mới")
    await fresh.starts()
    assert len(await wire.heard("message")) == 1


# ---------------------------------------------------------------------------------- the clock


async def test_the_clock_moves_stands_and_goes_on(sandbox: Sandbox) -> None:
    """Set, advanced, frozen: everybody sees the same time."""
    await sandbox.move_to(EIGHT)
    assert (await sandbox.ask("state"))["now"] == pytest.approx(EIGHT.timestamp(), abs=30)
    await sandbox.act("clock", frozen=True)
    stands = (await sandbox.ask("state"))["now"]
    assert (await sandbox.ask("state"))["now"] == stands
    await sandbox.advance(timedelta(hours=1))
    assert (await sandbox.ask("state"))["now"] == stands + 3600
    assert (await sandbox.act("clock", frozen=False))["now"] == pytest.approx(stands + 3600, abs=30)
    assert sandbox.clock is not None
    assert sandbox.clock() > EIGHT


def test_the_offset_is_written_for_the_bot(tmp_path: Path) -> None:
    """Seconds as text, whole at every moment; a wrong move changes nothing."""
    file = tmp_path / "clock"
    clock = Clock(None, file)
    assert float(file.read_text()) == 0.0
    clock.set(EIGHT)
    assert float(file.read_text()) == pytest.approx(EIGHT.timestamp() - time.time(), abs=30)
    clock.advance(-86_400)
    assert float(file.read_text()) == pytest.approx(clock.offset, abs=0.01)
    before = clock.offset
    with pytest.raises((ValueError, OverflowError)):
        clock.advance(1e15)
    assert clock.offset == before
    assert [one.name for one in tmp_path.iterdir()] == ["clock"]


# ------------------------------------------------------------------------- as its own process


async def test_it_runs_by_itself_and_stops_when_told(tmp_path: Path) -> None:
    """python -m sandbox: the address in a file, the clock in another, SIGTERM ends it cleanly."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "--port-file", str(tmp_path / "port"),
        "--clock-file", str(tmp_path / "clock"), "--start", "2023-11-08T08:00:00+07:00",
        "--token", "77:TEST", "--bot-username", "thu_bot", "--limits", "--burst", "1",
        cwd=ROOT, stdout=asyncio.subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout is not None
    async with asyncio.timeout(30):
        address = (await process.stdout.readline()).decode().strip()
    async with connected(address) as sandbox:
        state = await sandbox.ask("state")
        assert (state["bot"]["id"], state["bot"]["username"]) == (77, "thu_bot")
        assert (state["limits"]["on"], state["limits"]["burst"]) == (True, 1)
        assert state["now"] == pytest.approx(EIGHT.timestamp(), abs=60)
        await sandbox.advance(timedelta(days=1))
        shift = EIGHT.timestamp() + 86_400 - time.time()
        assert float((tmp_path / "clock").read_text()) == pytest.approx(shift, abs=60)
        assert (tmp_path / "port").read_text() == address
        async with sandbox.session.get(f"{address}/control/events") as stream:
            await stream.content.readuntil(b"\n\n")
            process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(30):
                assert await process.wait() == 0
