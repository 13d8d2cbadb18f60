"""An ended campaign changes no more: every command and every button it ever showed is tried on it."""

import re
from typing import Any

import pytest
from sqlalchemy import Table

from sandbox.client import NotPossible, Person
from storage import schema, schema_progress
from tests.fixtures_commune import Commune
from tests.journeys.test_progress import _first_report, _registers, running

__all__ = ["running"]  # a fixture

KEPT: tuple[Table, ...] = (
    schema.submission, schema.submission_version, schema.milestone, schema.form,
    schema_progress.progress, schema_progress.extension, schema_progress.phone_call,
    schema_progress.question, schema_progress.measurement,
)  # fmt: skip
COMMANDS = (
    "/dangky", "/cuatoi", "/tiendo", "/duyet", "/cangoi", "/ketthuc", "/congtrinh", "/phatdong",
    "/tinhhinh", "/chitieu", "/baocao",
)  # fmt: skip


async def _kept(commune: Commune) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that says what happened in a campaign."""
    async with commune.db.read() as conn:
        return {
            table.name: [tuple(row) for row in await conn.execute(table.select())] for table in KEPT
        }


async def _lives(commune: Commune) -> None:
    """Works registered, returned, asked about, proposed by a helper; a report, a promise, a call."""
    officer, (first, second, third) = commune.officer, commune.villages
    for at in range(3):
        await _registers(commune, at, f"Đường số {at}")
    await _first_report(commune)
    await commune.writes(first.head, "/tiendo")
    await commune.writes(officer, "/duyet")
    await commune.presses(officer, officer, "Hỏi lại")
    await commune.writes(officer, "Đường dài bao nhiêu mét?")
    await commune.presses(officer, officer, "Để sau")
    await commune.presses(officer, officer, "Trả lại")
    await commune.presses(officer, officer, "Giá trị")
    await commune.presses(officer, officer, "Chưa rõ")
    await commune.move_to("2023-12-14T07:00:30")
    await commune.presses(third.head, third.group, "Xin lùi đến ngày")
    await commune.replies(third.head, third.group, "28/12")
    for code in ("TN-01-01", "TN-02-01", "TN-03-01"):
        await commune.writes(officer, f"/congtrinh {code}")
    for head in (first.head, second.head):
        await commune.writes(head, "/cuatoi")
        await commune.presses(head, head, "TN-")
    await commune.move_to("2023-12-28T08:00:30")
    await commune.writes(officer, "/cangoi")
    await commune.presses(first.head, first.head, "Thay đổi")
    await commune.writes(officer, "/tinhhinh")
    await commune.writes(officer, "/phatdong")


async def _ends(commune: Commune) -> None:
    officer = commune.officer
    await commune.writes(officer, "/ketthuc")
    await commune.presses(officer, officer, "Kết thúc đợt thi đua")
    await commune.presses(officer, officer, "Đúng, kết thúc")


async def _buttons(commune: Commune) -> list[tuple[Person, Any, str, str, int]]:
    """The newest button of each kind: who may press it, where, its words, its data, its message."""
    found: dict[str, tuple[Person, Any, str, str, int]] = {}
    places: list[tuple[Person, Any]] = [(commune.officer, commune.officer)]
    for village in commune.villages:
        places += [(village.head, village.group), (village.head, village.head)]
    for who, chat in places:
        for message in await commune.sandbox.messages(chat):
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", ()):
                for one in row:
                    kind = re.sub(r"\d+", "", one["text"])
                    if data := one.get("callback_data"):
                        found[kind] = (who, chat, one["text"], data, message["message_id"])
    return list(found.values())


async def _open(commune: Commune) -> list[tuple[Any, ...]]:
    """The conversations in which the bot waits for words."""
    async with commune.db.read() as conn:
        return [tuple(row) for row in await conn.execute(schema.draft.select())]


@pytest.mark.on_server
async def test_nothing_of_an_ended_campaign_changes(running: Commune) -> None:
    """Whoever presses or writes whatever: works, reports, dates, calls and answers stay as they were."""
    await _lives(running)
    shown = await _buttons(running)
    words = {said for _, _, said, _, _ in shown}
    assert {"✅ Duyệt", "📈 Báo cáo tiến độ", "👌 Không có gì thay đổi", "💬 Trả lời"} <= words
    assert len(words) > 30
    await _ends(running)
    before = await _kept(running)

    for who, chat, said, data, message_id in shown:
        asked = await _open(running)
        try:
            await who.presses(chat, said, data=data, message_id=message_id)
        except NotPossible:
            continue  # its message has other buttons by now
        await running.settle()
        if await _open(running) != asked:
            await running.writes(who, "cứ làm đi 5")
        assert await _kept(running) == before, said
    for who in (running.officer, running.villages[0].head):
        for command in COMMANDS:
            asked = await _open(running)
            await running.writes(who, command)
            if await _open(running) != asked:
                await running.writes(who, "25/12")
    assert await _kept(running) == before
    assert "Đường số 0" in "".join(await running.villages[0].head.received("TN-01-01"))
