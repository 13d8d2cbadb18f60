"""The sandbox's page in a real browser: what a person does there reaches the bot, what the bot says is seen.

Chromium of this machine is used; without one these tests are skipped, unless TEST_BROWSER_REQUIRED=1.
"""

import asyncio
import os
import re
import shutil
import subprocess
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.async_api import Locator, Page, Route, ViewportSize, async_playwright, expect

from sandbox.client import Group, Person, Sandbox

TOKEN = "123456:SANDBOX-TOKEN-FOR-TESTS-000000000000"
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # a machine without a mouse would look like a phone
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
)  # fmt: skip
DESK = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=360, height=740)
expect.set_options(timeout=15_000)


@dataclass(frozen=True)
class Village:
    """A small world: an officer, a head with a group that has the bot in it, a group without."""

    sandbox: Sandbox
    officer: Person
    head: Person
    member: Person
    group: Group
    bare: Group

    async def bot(self, method: str, **params: Any) -> Any:
        """The bot calls the Bot API."""
        address = f"{self.sandbox.address}/bot{TOKEN}/{method}"
        async with self.sandbox.session.post(address, json=params) as answer:
            return await answer.json()

    async def bot_says(self, text: str, chat: int | None = None, **more: Any) -> int:
        """The bot writes, in the group if nothing else is said; the message's id."""
        said = await self.bot(
            "sendMessage", chat_id=chat or self.group.id, text=text, parse_mode="HTML", **more
        )
        return int(said["result"]["message_id"])

    async def updates(self, kind: str) -> list[dict[str, Any]]:
        """What the bot has been told, of one kind."""
        found = await self.bot("getUpdates")
        return [one[kind] for one in found["result"] if kind in one]


@dataclass
class Held:
    """An answer on its way to the page."""

    asked: asyncio.Event = field(default_factory=asyncio.Event)
    come: asyncio.Event = field(default_factory=asyncio.Event)  # to be set: let it through
    gone: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass
class View:
    """A browser's page on the sandbox, with what went wrong in it and where it went."""

    page: Page
    address: str
    errors: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    async def open(self, chat: int | None = None, by: Person | None = None) -> None:
        """Look at a chat with somebody's eyes."""
        parts = [f"chat={chat}" if chat else "", f"as={by.id}" if by else ""]
        await self.page.goto(f"{self.address}/#{'&'.join(filter(None, parts))}")

    def at(self, test_id: str, words: str | None = None) -> Locator:
        """What has this test id (and these words)."""
        found = self.page.get_by_test_id(test_id)
        return found.filter(has_text=words) if words else found

    async def held(self, what: str) -> "Held":
        """The page's next question of this kind is answered at once, but the answer waits to be let through."""
        held = Held()

        async def hold(route: Route) -> None:
            answer = await route.fetch()
            held.asked.set()
            await held.come.wait()
            await route.fulfill(response=answer)
            held.gone.set()

        await self.page.route(re.compile(f"/control/{what}(\\?|$)"), hold, times=1)
        return held

    async def write(self, text: str) -> None:
        """Type and press Enter."""
        await self.at("composer").fill(text)
        await self.at("composer").press("Enter")


@pytest.fixture
async def village(sandbox: Sandbox) -> Village:
    """The small world."""
    officer = await sandbox.person("Mai", last_name="(cán bộ)")
    head = await sandbox.person("Nguyễn Văn", last_name="An")
    member = await sandbox.person("Cháu", last_name="Tí")
    group = await sandbox.group("Thôn 1", head, member)
    bare = await sandbox.group("Thôn 2", officer)
    await head.adds_bot(group)
    await officer.starts()
    return Village(sandbox, officer, head, member, group, bare)


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One Chromium for all tests here, each in a context of its own; the address it is driven by."""
    if CHROMIUM is None:
        if os.environ.get("TEST_BROWSER_REQUIRED") == "1":
            pytest.fail("there is no Chromium on this machine, and TEST_BROWSER_REQUIRED is 1")
        pytest.skip("there is no Chromium on this machine")
    profile = tmp_path_factory.mktemp("chromium")
    options = ("--headless=new", "--remote-debugging-port=0", f"--user-data-dir={profile}")
    with subprocess.Popen(
        [CHROMIUM, *options, *QUIET], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as browser:
        assert browser.stderr is not None
        said = (re.search(r"ws://\S+", line) for line in browser.stderr)
        address = next(found[0] for found in said if found)
        drain = threading.Thread(target=browser.stderr.read, daemon=True)
        drain.start()  # what it goes on to say must not fill the pipe
        yield address
        browser.terminate()
        drain.join()


@pytest.fixture(params=[DESK], ids=["desk"])
async def view(
    request: pytest.FixtureRequest, sandbox: Sandbox, chromium: str
) -> AsyncIterator[View]:
    """A fresh page on the sandbox."""
    phone = request.param is PHONE
    async with async_playwright() as driver:
        browser = await driver.chromium.connect_over_cdp(chromium)
        context = await browser.new_context(
            viewport=request.param, has_touch=phone, is_mobile=phone
        )
        page = await context.new_page()
        page.set_default_timeout(15_000)
        seen = View(page, sandbox.address)
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        page.on("request", lambda asked: seen.asked.append(asked.url))
        yield seen
        await context.close()
    assert seen.errors == []
    assert [one for one in seen.asked if not one.startswith((sandbox.address, "blob:"))] == []


async def test_chats_are_listed_and_open(village: Village, view: View) -> None:
    """Chats stand in their groups, say where the bot is missing, and open on a click."""
    await village.bot_says("Chào bà con")
    await view.open()

    await expect(view.page.locator(".lists h2")).to_have_text(["Cán bộ", "Nhóm thôn"])
    await expect(view.at(f"chat-{village.bare.id}")).to_contain_text("chưa có bot")
    await expect(view.at(f"chat-{village.group.id}")).to_contain_text("Thi đua: Chào bà con")
    await view.at(f"chat-{village.group.id}").click()
    await expect(view.at("chat-title")).to_have_text("Thôn 1")
    await expect(view.page).to_have_url(f"{view.address}/#chat={village.group.id}")
    await expect(view.at("log")).to_contain_text("Thứ Tư, 08/11/2023")


async def test_words_arrive_as_they_were_typed(village: Village, view: View) -> None:
    """Tags stay text on both sides; Shift+Enter breaks a line; Enter within a Vietnamese letter sends nothing."""
    await view.open(village.group.id, village.head)
    box = view.at("composer")
    await box.fill("<b>đậm</b>")
    await box.press("Shift+Enter")
    await box.press_sequentially("dòng hai")
    await box.evaluate(
        "box => box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"
    )
    await expect(box).to_have_value("<b>đậm</b>\ndòng hai")
    await box.press("Enter")

    await expect(box).to_have_value("")
    bubble = view.page.locator("article").last
    await expect(bubble).to_contain_text("<b>đậm</b>")
    assert await bubble.locator("b, strong").count() == 0
    said = (await village.group.messages())[-1]
    assert said["text"] == "<b>đậm</b>\ndòng hai"
    assert said["from"]["id"] == village.head.id


async def test_what_the_bot_formats_edits_and_takes_back_is_seen(
    village: Village, view: View
) -> None:
    """Bold is bold, an edit is marked, a pin stands on top, a deleted message is gone."""
    await view.open(village.group.id, village.head)
    first = await village.bot_says("Hạn <b>19/11</b>, <a href='https://example.vn/k'>kế hoạch</a>")
    second = await village.bot_says("Tin thừa")
    bubble = view.at(f"message-{first}")
    await expect(bubble.locator("strong")).to_have_text("19/11")
    await expect(bubble.locator(".link")).to_have_text("kế hoạch")
    await expect(view.at(f"message-{second}")).to_be_visible()

    await village.bot("pinChatMessage", chat_id=village.group.id, message_id=first)
    await village.bot("editMessageText", chat_id=village.group.id, message_id=first, text="Hạn mới")
    await village.bot("deleteMessage", chat_id=village.group.id, message_id=second)

    await expect(bubble).to_contain_text("Hạn mới")
    await expect(bubble).to_contain_text("đã sửa")
    await expect(view.at("pinned")).to_contain_text("Hạn mới")
    await expect(view.at(f"message-{second}")).to_have_count(0)


async def test_what_arrives_while_a_chat_opens_is_seen_with_the_rest(
    village: Village, view: View
) -> None:
    """A message that overtakes the chat's own is drawn once they are there, and is no fault."""
    await village.bot_says("Tin cũ")
    messages = await view.held("messages")
    await view.open(village.group.id, village.head)
    await messages.asked.wait()
    await village.bot_says("Tin mới")
    await asyncio.sleep(0.3)  # it is told to the page, which cannot show it yet
    messages.come.set()

    await expect(view.page.locator("article")).to_contain_text(["Tin cũ", "Tin mới"])


async def test_what_changes_while_a_chat_opens_has_changed_when_it_is_seen(
    village: Village, view: View
) -> None:
    """On a page that listens already: what comes, is edited and taken back before the chat's answer is read."""
    first, second = await village.bot_says("Tin sai"), await village.bot_says("Tin thừa")
    await view.open()
    await expect(view.at(f"chat-{village.group.id}")).to_contain_text("Tin thừa")
    messages = await view.held("messages")
    await view.at(f"chat-{village.group.id}").click()
    await messages.asked.wait()
    await village.bot(
        "editMessageText", chat_id=village.group.id, message_id=first, text="Tin đúng"
    )
    await village.bot("deleteMessage", chat_id=village.group.id, message_id=second)
    await village.bot_says("Tin mới")
    await village.sandbox.advance(timedelta(days=1))  # told after all that
    await expect(view.at("clock")).to_contain_text("09/11/2023")
    messages.come.set()

    await expect(view.page.locator("article")).to_contain_text(["Tin đúng", "Tin mới"])
    await expect(view.page.locator("article")).to_have_count(2)


async def test_what_comes_while_the_state_is_asked_for_stays_the_newest(
    village: Village, view: View
) -> None:
    """The list goes on showing a message that is newer than the state that was on its way; nothing is unread."""
    await village.bot_says("Tin cũ")
    await view.open(village.group.id, village.head)
    row = view.at(f"chat-{village.group.id}")
    await expect(row).to_contain_text("Tin cũ")
    state = await view.held("state")
    await village.sandbox.act(
        "rename", user=village.officer.id, chat=village.bare.id, title="Thôn Hai"
    )
    await state.asked.wait()
    await village.bot_says("Tin mới")
    await expect(row).to_contain_text("Tin mới")
    state.come.set()
    await state.gone.wait()
    await village.sandbox.person(
        "Người mới"
    )  # told after the state: once it is there, all is drawn
    await expect(view.at("person")).to_contain_text("Người mới")

    await expect(row).to_contain_text("Tin mới")
    await expect(row.get_by_test_id("unread")).to_have_count(0)


async def test_a_press_reaches_the_bot_and_its_answer_the_presser(
    village: Village, view: View
) -> None:
    """A button under a bubble is a callback query of who is looked with; an alert stands until it is read."""
    keys = {"inline_keyboard": [[{"text": "Đã nhận", "callback_data": "nhan"}]]}
    await village.bot_says("Thông báo", reply_markup=keys)
    await view.open(village.group.id, village.member)
    await view.at("button", "Đã nhận").click()
    await expect(view.at("button", "Đã nhận")).to_have_class("waiting")

    query = (await village.updates("callback_query"))[-1]
    assert (query["data"], query["from"]["id"]) == ("nhan", village.member.id)
    await village.bot(
        "answerCallbackQuery", callback_query_id=query["id"], text="Cảm ơn bác", show_alert=True
    )
    await expect(view.at("dialog")).to_contain_text("Cảm ơn bác")
    await view.at("ok").click()
    await expect(view.at("dialog")).to_have_count(0)
    await expect(view.at("button", "Đã nhận")).not_to_have_class("waiting")


async def test_what_the_bot_asks_is_answered_as_a_reply(village: Village, view: View) -> None:
    """ForceReply quotes the question by itself; a key of the bot's keyboard is said in one tap."""
    asked = await village.bot_says(
        "Giá trị?", reply_markup={"force_reply": True, "input_field_placeholder": "ví dụ 350 triệu"}
    )
    await view.open(village.group.id, village.head)
    await expect(view.at("context")).to_contain_text("Giá trị?")
    await expect(view.at("composer")).to_have_attribute("placeholder", "ví dụ 350 triệu")
    await view.write("350tr")
    await expect(view.page.locator("article").last).to_contain_text("350tr")
    assert (await village.updates("message"))[-1]["reply_to_message"]["message_id"] == asked

    await village.bot_says(
        "Chọn việc", village.officer.id, reply_markup={"keyboard": [[{"text": "Tình hình"}]]}
    )
    await view.open(village.officer.id, village.officer)
    await view.at("reply-button", "Tình hình").click()
    await expect(view.page.locator("article").last).to_contain_text("Tình hình")
    assert (await village.updates("message"))[-1]["text"] == "Tình hình"


async def test_pictures_and_documents_go_both_ways(
    village: Village, view: View, tmp_path: Path
) -> None:
    """A picture is shown, a document keeps its Vietnamese name, files from this machine reach the bot."""
    canvas = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(canvas, "PNG")
    picture = {"name": "duong.png", "hex": canvas.getvalue().hex()}
    await village.head.says(village.group, "Đoạn đường", photo=picture)
    plan = {"name": "Kế hoạch số 05.docx", "hex": b"noi dung".hex()}
    await village.head.says(village.group, "", document=plan)
    await view.open(village.group.id, village.member)
    await expect(view.at("photo")).to_have_js_property("naturalWidth", 64)
    async with view.page.expect_download() as waiting:
        await view.at("document").click()
    saved = await waiting.value
    assert saved.suggested_filename == "Kế hoạch số 05.docx"
    assert Path(await saved.path()).read_bytes() == b"noi dung"

    letter = tmp_path / "biên bản.txt"
    letter.write_text("họp thôn", "utf-8")
    await view.at("attach").click()
    async with view.page.expect_file_chooser() as choosing:
        await view.at("attach-file").click()
    await (await choosing.value).set_files(letter)
    await view.write("Biên bản đây ạ")
    await expect(view.page.locator("article").last).to_contain_text("biên bản.txt")
    await view.at("attach").click()
    await view.at("attach-sample").click()
    await view.at("send").click()
    await expect(view.at("photo")).to_have_count(2)

    sent = (await village.group.messages())[-2:]
    assert sent[0]["document"]["file_name"] == "biên bản.txt"
    assert sent[0]["caption"] == "Biên bản đây ạ"
    assert sent[1]["photo"]
    await expect(view.at("photo").last).to_have_js_property("naturalWidth", 960)


async def test_everybody_sees_their_own_chats(village: Village, view: View) -> None:
    """A switched person sees own groups and the bot; what came in between is counted as unread."""
    await view.open(village.officer.id, village.officer)
    await expect(view.at("chat-title")).to_have_text("Thi đua")
    await expect(view.at(f"chat-{village.group.id}")).to_have_count(0)
    await village.bot_says("Một")
    await village.bot_says("Hai")

    await view.at("person").select_option(str(village.member.id))
    row = view.at(f"chat-{village.group.id}")
    await expect(row.get_by_test_id("unread")).to_have_text("2")
    await expect(view.at(f"chat-{village.officer.id}")).to_have_count(0)
    await row.click()
    await expect(row.get_by_test_id("unread")).to_have_count(0)
    await view.at(f"chat-{village.member.id}").click()
    await view.at("start").click()
    await expect(view.page.locator("article")).to_have_count(1)
    assert (await village.updates("message"))[-1]["text"] == "/start"


async def test_the_bot_is_added_by_a_link_and_thrown_out(village: Village, view: View) -> None:
    """A startgroup link pasted in full carries its payload; a group without the bot says so."""
    await view.open(village.bare.id, village.officer)
    await view.at("add-bot-bar").click()
    await view.page.locator("[name=link]").fill("https://t.me/thidua_bot?startgroup=thon-2")
    await view.at("ok").click()
    await expect(view.page.locator("article").last).to_contain_text("/start@thidua_bot thon-2")
    await expect(view.at("add-bot-bar")).to_have_count(0)

    await view.at("chat-menu").click()
    await view.at("remove-bot").click()
    await expect(view.at("bot-trouble")).to_have_text("bot bị đuổi")
    told = await village.updates("my_chat_member")
    assert [one["new_chat_member"]["status"] for one in told[-2:]] == ["member", "kicked"]


async def test_a_group_is_followed_into_its_supergroup(village: Village, view: View) -> None:
    """Words are mended in place; after the upgrade the page stands in the new group, where one can write."""
    await view.open(village.group.id, village.head)
    await view.write("Sai chính tả")
    bubble = view.page.locator("article").last
    await bubble.hover()
    await bubble.get_by_test_id("message-menu").click()
    await view.at("menu-edit").click()
    await view.write("Đúng chính tả")
    await expect(bubble).to_contain_text("đã sửa")
    await expect(bubble).to_contain_text("Đúng chính tả")

    await view.at("chat-menu").click()
    await view.at("migrate").click()
    await view.at("ok").click()
    await expect(view.at("chat-note")).to_contain_text("siêu nhóm")
    await view.write("Ở nhóm mới")
    await expect(view.page.locator("article").last).to_contain_text("Ở nhóm mới")
    assert "chat=-100" in view.page.url


async def test_a_group_that_others_upgrade_is_followed_with_what_was_begun(
    village: Village, view: View
) -> None:
    """Words that stand in the box go along; an old address leads to the supergroup, too."""
    await view.open(village.group.id, village.head)
    await view.at("composer").fill("Đang viết dở")
    grown = await village.sandbox.migrate(village.group)
    await expect(view.page).to_have_url(re.compile(f"chat={grown.id}&"))
    await expect(view.at("chat-note")).to_contain_text("siêu nhóm")
    await expect(view.at("composer")).to_have_value("Đang viết dở")
    await view.at("composer").press("Enter")
    await expect(view.page.locator("article").last).to_contain_text("Đang viết dở")

    await view.open(village.group.id, village.member)
    await expect(view.page).to_have_url(re.compile(f"chat={grown.id}&"))
    await expect(view.at("notice")).to_have_count(0)


async def test_what_was_missed_while_nobody_listened_is_seen(village: Village, view: View) -> None:
    """What a chat's answer said before the line broke does not come back over what was asked for after it."""
    old = await village.bot_says("Tin cũ")
    await view.open()
    messages = await view.held("messages")
    await view.at(f"chat-{village.group.id}").click()
    await messages.asked.wait()
    await village.sandbox.faults.unreachable(0.1)
    await expect(view.page.locator("#offline")).to_be_visible()
    await asyncio.sleep(0.2)  # the page waits longer before it tries again
    await village.bot("deleteMessage", chat_id=village.group.id, message_id=old)
    await village.bot_says("Tin mới")
    await expect(view.page.locator("#offline")).to_be_hidden()
    messages.come.set()
    await messages.gone.wait()
    await village.bot_says("Tin sau")

    await expect(view.page.locator("article")).to_contain_text(["Tin mới", "Tin sau"])
    await expect(view.page.locator("article")).to_have_count(2)


async def test_the_clock_is_moved(village: Village, view: View) -> None:
    """The buttons move the sandbox's own clock; a mark of the demo is a button too."""
    mark = {"label": "Trước hạn 1 ngày", "at": "2023-11-17T06:59:00+07:00"}
    await village.sandbox.act("marks", marks=[mark])
    await view.open()
    await expect(view.at("clock")).to_contain_text("thứ Tư, 08/11/2023")
    await view.at("clock-tomorrow").click()
    await expect(view.at("clock")).to_contain_text("thứ Năm, 09/11/2023 07:00")
    await view.at("clock-next-week").click()
    await expect(view.at("clock")).to_contain_text("thứ Năm, 16/11/2023")
    await view.at("clock-mark-0").click()
    await expect(view.at("clock")).to_contain_text("thứ Sáu, 17/11/2023 06:59")

    now = (await village.sandbox.ask("state"))["now"]
    assert 0 <= now - 1_700_179_140 < 60


async def test_faults_are_made_and_taken_away(village: Village, view: View) -> None:
    """A fault from the panel strikes the bot, stands in the list, and is gone when it is removed."""
    await view.open(village.group.id)
    await view.at("open-faults").click()
    await view.at("fault-times").select_option("")
    await view.at("fault-429").click()
    await expect(view.at("active-faults")).to_contain_text("Bị bảo chờ (429)")
    refused = await village.bot("sendMessage", chat_id=village.group.id, text="a")
    assert (refused["error_code"], refused["parameters"]["retry_after"]) == (429, 5)

    await view.at("active-faults").get_by_role("button").click()
    await expect(view.at("active-faults")).to_contain_text("Không có sự cố nào")
    await view.at("open-ledger").click()
    await village.bot_says("Nhận rồi")
    await expect(view.at("ledger")).to_contain_text("Nhận rồi")


async def test_what_fails_is_said_and_nothing_typed_is_lost(village: Village, view: View) -> None:
    """Without a connection the page says so, and the words come back into the box."""
    await view.open(village.group.id, village.head)
    await expect(view.at("composer")).to_be_visible()
    await view.page.context.set_offline(True)
    await view.write("350 triệu")
    await expect(view.at("notice")).to_contain_text("Không nối được với sân thử")
    await expect(view.at("composer")).to_have_value("350 triệu")

    await view.page.context.set_offline(False)
    await view.at("send").click()
    await expect(view.page.locator("article").last).to_contain_text("350 triệu")


@pytest.mark.parametrize("view", [PHONE], indirect=True, ids=["phone"])
async def test_a_phone_has_the_list_then_the_chat(village: Village, view: View) -> None:
    """360 pixels: nothing sticks out, buttons fit a thumb, a tap on a bubble opens what can be done with it."""
    keys = {"inline_keyboard": [[{"text": "Đăng ký công trình", "callback_data": "dk"}]]}
    said = await village.bot_says("Thông báo " + "dài " * 60 + "x" * 90, reply_markup=keys)
    await view.open(by=village.head)
    await expect(view.at("composer")).to_be_hidden()
    await view.at(f"chat-{village.group.id}").tap()
    await expect(view.at("composer")).to_be_visible()
    await expect(view.page.locator("#chats")).to_be_hidden()
    width = await view.page.evaluate("document.documentElement.scrollWidth")
    key = await view.at("button").bounding_box()
    assert width == PHONE["width"]
    assert key is not None
    assert key["height"] >= 44
    await view.at(f"message-{said}").locator(".text").tap(position={"x": 20, "y": 10})
    await view.at("menu-reply").tap()
    await view.write("Trả lời đây")
    await expect(view.page.locator("article").last.get_by_test_id("quote")).to_be_visible()

    await view.at("back").tap()
    await expect(view.at(f"chat-{village.group.id}")).to_be_visible()
