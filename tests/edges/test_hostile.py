"""Hostile inputs, each with the outcome it must have: the surfaces that exist so far."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from campaigns.forms.definition import Field, Kind
from campaigns.forms.fields import Read, Unclear, Which, read
from campaigns.model import Period
from messages.officer_text import canonical, check, suspicious
from reports import unit_sheet, workbook
from reports.child import Unreadable
from storage import campaigns, chats, people, tokens
from storage.schema import commune as commune_rows
from tests.fixtures_commune import Commune

SET = Path(__file__).parents[3] / "shared" / "hostile" / "dev.jsonl"
ITEMS: list[dict[str, Any]] = (
    [json.loads(line) for line in SET.read_text("utf-8").splitlines()] if SET.exists() else []
)
TODAY = date(2023, 11, 8)
PERIOD = Period(date(2023, 11, 10), date(2024, 1, 30))


def of(*surfaces: str) -> list[Any]:
    """The items of these surfaces, or one that is skipped where the set is not here."""
    found = [pytest.param(one, id=one["id"]) for one in ITEMS if one["surface"] in surfaces]
    skip = pytest.mark.skip(reason="the hostile set is not beside this checkout")
    return found or [pytest.param({}, marks=skip)]


def typed(text: Any) -> str:
    """What is typed, where it is described instead of written out."""
    return str(text["s"] * text["n"] if isinstance(text, dict) else text)


@pytest.mark.parametrize("item", of("form.money"))
def test_money_is_read_or_refused_never_guessed(item: dict[str, Any]) -> None:
    """Accepted ones give an amount to be echoed; the others say why."""
    found = read(Field("gia-tri", Kind.MONEY, "Giá trị"), typed(item["input"]["text"]), TODAY, None)

    accepted = item["expect"]["outcome"] == "accept"
    assert isinstance(found, Read) == accepted
    assert accepted or isinstance(found, Unclear | Which)


@pytest.mark.parametrize("item", of("form.date"))
def test_a_date_is_read_or_refused_never_guessed(item: dict[str, Any]) -> None:
    """A day that does not exist, or lies beyond 2000 to 2100, is refused."""
    field = Field("hoan-thanh", Kind.DATE, "Hoàn thành")
    found = read(field, typed(item["input"]["text"]), TODAY, PERIOD)

    assert isinstance(found, Read) or item["expect"]["outcome"] != "accept"
    if item["expect"]["outcome"] == "reject" and "lịch" not in typed(item["input"]["text"]):
        assert not isinstance(found, Read)


@pytest.mark.parametrize("item", of("template"))
def test_officers_texts_have_no_language_of_their_own(item: dict[str, Any]) -> None:
    """Code, unknown placeholders and over-long texts are refused; a doubtful link is flagged."""
    markup = canonical(typed(item["input"]["text"]))
    problem = check(markup, limit=4096)

    if item["expect"]["outcome"] == "reject":
        assert problem is not None
    if item["expect"]["outcome"] == "hold":
        assert problem is None
        assert suspicious(markup)


@pytest.mark.parametrize("item", [one for one in of("export") if "cell" in str(one.values)])
def test_a_cell_is_text_whatever_it_looks_like(item: dict[str, Any]) -> None:
    """No formula in the sheet's XML, the same text when read back, control characters gone."""
    import io
    import zipfile

    import openpyxl

    said = item["input"]["cell"]
    sheet = workbook.Sheet("x", "t", [workbook.Column("c")], [[said]], "")
    content = workbook.workbook([sheet])

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    value = openpyxl.load_workbook(io.BytesIO(content)).active["A4"].value
    assert value == workbook.clean(said)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the form asks no database
@pytest.mark.parametrize("item", of("form.text"))
async def test_a_works_name_takes_words_and_nothing_else(
    commune: Commune, item: dict[str, Any]
) -> None:
    """Accepted and repaired ones go on to the next question, rejected ones ask again."""
    if item["input"].get("kill_at") or item["input"].get("campaign_state"):
        pytest.skip("told as a story of its own: tests/promises, tests/journeys")
    await commune.launch()
    head = commune.villages[0].head
    await commune.writes(head, "/dangky")
    asked = item["input"]
    if asked.get("sticker"):
        await commune.sandbox.act("say", user=head.id, chat=head.id, sticker=True)
    else:
        more = {"forward_from": commune.officer.id} if asked.get("forwarded_from") else {}
        await head.writes(typed(asked["text"]), **more)
    await commune.settle()

    said = await commune.last(head)
    went_on = "Câu 2/" in said
    assert went_on == (item["expect"]["outcome"] in ("accept", "repair", "escape"))
    if "200-character" in str(item["expect"]["must"]):
        assert "200" in said


async def test_random_codes_find_nothing_and_lock_out(commune: Commune) -> None:
    """After five wrong codes in ten minutes the person waits fifteen (P12)."""
    stranger = await commune.sandbox.person("Người lạ")
    await stranger.starts()
    await commune.agrees(stranger)
    for number in range(8):
        await stranger.starts("A" * 30 + str(number))
    await commune.settle()

    assert "Nhập sai mã nhiều lần" in await commune.last(stranger)


async def test_a_forged_button_is_refused(commune: Commune) -> None:
    """A modified client may send anything; an unknown token opens nothing."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.writes(head, "/dangky")

    await commune.sandbox.act("press", user=head.id, chat=head.id, data="approve:999999")
    await commune.settle()

    popup = await commune.sandbox.popup(head)
    assert popup is not None
    assert "không còn dùng được" in popup["text"]


async def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    """A small zip of many megabytes is no list of villages."""
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 60_000_000)

    with pytest.raises(Unreadable) as refused:
        await unit_sheet.read(out.getvalue())
    assert refused.value.code == "bomb"


async def test_an_anonymous_admin_holds_no_role(commune: Commune) -> None:
    """A command from behind the group's name does nothing."""
    await commune.launch()
    village = commune.villages[0]
    await village.head.says(village.group, "/cuatoi", as_anonymous=True)
    await commune.settle()

    assert not await village.group.received("Công trình, phần việc của")


async def test_a_strangers_group_hears_one_line_at_most(commune: Commune) -> None:
    """Whatever is said, typed or tried there; then the bot leaves (P13)."""
    stranger = await commune.sandbox.person("Người lạ")
    group = await commune.sandbox.group("Nhóm lạ", stranger)
    await stranger.adds_bot(group)
    for text in ("/phatdong", "/trogiup", "/start AAAABBBB", "/start CCCC", "@thidua_bot chào"):
        await stranger.says(group, text)
        await commune.settle()
    await commune.sandbox.advance(timedelta(minutes=11))
    await commune.settle()

    said = [one for one in await group.received() if one]  # that it left is a message without words
    assert len(said) == 1
    assert "Sơn Tây" not in "".join(said)
    chats = (await commune.sandbox.ask("state"))["chats"]
    assert next(one["bot"] for one in chats if one["id"] == group.id) == "left"


async def _holds(commune: Commune, action: str, args: dict[str, Any]) -> str:
    """A button that the officer still has from another day."""
    around = commune.app.around()
    async with commune.db.write() as conn:
        chat = await chats.find(conn, bot_id=around.bot_id, telegram_id=commune.officer.id)
        assert chat is not None
        return await tokens.issue(
            conn, mint=around.mint, purpose="button", action=action, args=args, chat_id=chat.id,
            expires_at=around.now + timedelta(days=30), now=around.now,
        )  # fmt: skip


async def test_a_late_no_takes_no_role_away(commune: Commune) -> None:
    """One officer has confirmed the head; the other presses "Không" on the old question."""
    head = commune.villages[0].head
    async with commune.db.read() as conn:
        known = await people.find(conn, telegram_id=head.id, commune_id=commune.commune_id)
    assert known is not None
    data = await _holds(commune, "role.no", {"r": known.roles[0].id})
    await commune.sandbox.act("press", user=commune.officer.id, chat=commune.officer.id, data=data)
    await commune.settle()

    async with commune.db.read() as conn:
        after = await people.find(conn, telegram_id=head.id, commune_id=commune.commune_id)
    assert after is not None
    assert [one.state for one in after.roles] == ["active"]


async def test_a_foreign_campaign_is_no_campaign_to_announce_for(commune: Commune) -> None:
    """A campaign that is not this commune's own, and one that does not exist: the same words."""
    await commune.launch()
    around = commune.app.around()
    async with commune.db.write() as conn:
        other = await conn.execute(
            commune_rows.insert()
            .values(name="Xã khác", created_at=around.now)
            .returning(commune_rows.c.id)
        )
        foreign = await campaigns.add(
            conn, commune_id=int(other.scalar_one()), code="x", title="x", plan={},
            created_by=None, now=around.now,
        )  # fmt: skip
    answers = []
    for campaign_id in (foreign, 999_999):
        data = await _holds(commune, "ann.new", {"c": campaign_id})
        officer = commune.officer
        await commune.sandbox.act("press", user=officer.id, chat=officer.id, data=data)
        await commune.settle()
        popup = await commune.sandbox.popup(officer)
        assert popup is not None
        answers.append(popup["text"])

    assert answers[0] == answers[1]
    assert "không thuộc quyền" in answers[0]
