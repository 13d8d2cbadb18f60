"""One registration played on the sandbox's page, by clicking and typing as a person would."""

import asyncio
import os
import shutil

import pytest

from tests.fixtures_commune import Commune

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
REQUIRED = os.environ.get("TEST_BROWSER_REQUIRED") == "1"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.mark.skipif(CHROMIUM is None and not REQUIRED, reason="there is no Chromium here")
async def test_a_head_registers_by_clicking_and_typing(commune: Commune) -> None:
    """Five questions answered in the village head's private chat; the receipt is on the page."""
    from playwright.async_api import async_playwright

    await commune.launch()
    head = commune.villages[0].head
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(commune.app.run())
        async with async_playwright() as play:
            browser = await play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            page = await browser.new_page(viewport={"width": 390, "height": 800})
            await page.goto(f"{commune.sandbox.address}/#chat={head.id}&as={head.id}")

            async def write(text: str) -> None:
                await page.get_by_test_id("composer").fill(text)
                await page.get_by_test_id("send").click()

            async def press(words: str) -> None:
                await page.get_by_test_id("button").filter(has_text=words).last.click()

            await write("/dangky")
            await page.get_by_text("Câu 1/").last.wait_for()
            await write("Đường bê tông ngõ xóm")
            await page.get_by_text("Câu 2/").last.wait_for()
            await press("Xây dựng cơ bản")
            await page.get_by_text("Câu 3/").last.wait_for()
            await write("350tr")
            await page.get_by_text("Câu 4/").last.wait_for()
            await write("5/12")
            await page.get_by_text("Câu 5/").last.wait_for()
            await write("20/1")
            await page.get_by_text("Kiểm tra lại rồi bấm Gửi").last.wait_for()
            await press("✅ Gửi")
            await page.get_by_text("ST-01-01").last.wait_for()
            await browser.close()
        commune.app.stop()
        await running

    assert any("350.000.000" in text for text in await head.received("ST-01-01"))
