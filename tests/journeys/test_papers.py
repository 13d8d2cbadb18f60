"""/baocao: the officer gets documents; the bot hears others meanwhile; figures agree everywhere."""

import asyncio
import io
import re
import sqlite3
import time
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from PIL import Image
from sqlalchemy import select
from typer.testing import CliRunner, Result

from benchmarks import months
from bot import __main__ as command
from bot.config import Settings
from reports import pdf
from storage import files, form_versions, migrate
from storage.engine import connect
from storage.schema import file
from tests.fixtures_commune import TOKEN, Commune


async def _asks(commune: Commune, kind: str, form: str) -> list[files.FileRow]:
    """The officer asks for a report; what came, in the order it came."""
    async with commune.db.read() as conn:
        before = set((await conn.execute(select(file.c.id))).scalars())
    await commune.writes(commune.officer, "/baocao")
    await commune.presses(commune.officer, commune.officer, kind)
    await commune.presses(commune.officer, commune.officer, form)
    async with commune.db.read() as conn:
        now = sorted(set((await conn.execute(select(file.c.id))).scalars()) - before)
        found = [await files.get(conn, one) for one in now]
    return [one for one in found if one is not None]


async def test_a_file_asked_for_while_another_is_made_comes_too(commune: Commune) -> None:
    """ "Tải Excel" pressed while a Word file is under way is no lost wish; the same twice is made once."""
    await commune.launch()
    officer = commune.officer
    await commune.writes(officer, "/tinhhinh")
    await commune.writes(officer, "/baocao")
    await commune.presses(officer, officer, "Sơ kết")
    await officer.presses(officer, "Word")
    await officer.presses(officer, "Word")
    await officer.presses(officer, "Tải Excel")
    await commune.settle()
    sent = [one["document"]["file_name"] for one in await commune.sandbox.messages(officer)
            if "document" in one]  # fmt: skip
    assert sorted(one.rpartition(".")[2] for one in sent) == ["docx", "xlsx"]


async def test_word_excel_pictures_and_chat_say_the_same(commune: Commune) -> None:
    """One work of one village: the same figure in every form, and the file arrives in the chat."""
    await commune.launch()
    await commune.registers(commune.villages[0].head)

    (word,) = await _asks(commune, "Kết quả đăng ký", "Word")
    assert (
        await commune.last(commune.officer)
        == "📊 1 công trình, phần việc; số liệu của 3 thôn, đơn vị."
    )
    (excel,) = await _asks(commune, "Kết quả đăng ký", "Excel")
    drawn = await _asks(commune, "Tiến độ thực hiện", "Ảnh")
    await commune.writes(commune.officer, "/tinhhinh")

    page = docx.Document(io.BytesIO(word.content or b""))
    text = "\n".join(one.text for one in page.paragraphs)
    assert word.name.endswith(".docx")
    assert "Có 01/03 đơn vị đăng ký, với 01 công trình, phần việc" in text
    assert "350.000.000 đồng" in text
    book = openpyxl.load_workbook(io.BytesIO(excel.content or b""), data_only=True)
    assert [cell.value for cell in book["Tổng quan"][4]][2:7] == [3, 1, 2, 1, 350_000_000]
    sent = [
        one
        for one in await commune.sandbox.messages(commune.officer)
        if "photo" in one and one["from"]["is_bot"]
    ]
    assert len(drawn) == len(sent) == 4
    assert {Image.open(io.BytesIO(one.content or b"")).width for one in drawn} == {1080}
    said = await commune.last(commune.officer)
    assert "Đã đăng ký: 1/3" in said
    assert "350.000.000" in said


async def test_pdf_or_why_not(commune: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where LibreOffice is missing the officer is told what to do instead."""
    await commune.launch()
    made = await _asks(commune, "Tổng kết", "PDF")

    if pdf.office() is None:
        assert "chưa cài LibreOffice" in await commune.last(commune.officer)
    else:
        assert (made[0].content or b"").startswith(b"%PDF")


async def test_a_head_may_not_and_a_group_is_no_place(commune: Commune) -> None:
    """Reports are for the office, in private."""
    await commune.launch()
    head, group = commune.villages[0].head, commune.villages[0].group

    await commune.writes(head, "/baocao")

    assert "không thuộc quyền" in await commune.last(head)
    before = len(await commune.sandbox.texts(group))
    await head.says(group, "/baocao")
    await commune.settle()
    said = (await commune.sandbox.texts(group))[before:]
    assert not any("Lập báo cáo nào" in one for one in said)


@pytest.mark.on_server
async def test_an_impatient_second_press_makes_no_second_file(commune: Commune) -> None:
    """One report at a time for each person; the one just made stands above, for a minute."""
    await commune.launch()
    await commune.writes(commune.officer, "/baocao")
    await commune.presses(commune.officer, commune.officer, "Tiến độ thực hiện")
    for _ in range(3):
        await commune.officer.presses(commune.officer, "Excel")
    await commune.settle()
    await commune.presses(commune.officer, commune.officer, "Excel")
    popup = await commune.sandbox.popup(commune.officer)
    assert popup is not None
    assert "vừa gửi ở trên" in popup["text"]

    async with commune.db.read() as conn:
        made = (await conn.execute(select(file.c.name))).scalars().all()
    assert len([one for one in made if one.endswith(".xlsx")]) == 1


async def test_the_offices_own_template_is_used_and_its_mistakes_are_said(
    commune: Commune, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A place that we do not know is named to the officer, not swallowed."""
    own = docx.Document()
    own.add_paragraph("Kính gửi {{ noi_la }}")
    own.save(str(tmp_path / "mau.docx"))
    await commune.launch()
    monkeypatch.setattr("scheduler.jobs.Tools.report_template", str(tmp_path / "mau.docx"))
    assert await _asks(commune, "Sơ kết", "Word") == []

    assert "noi_la" in await commune.last(commune.officer)


@pytest.mark.on_server
async def test_the_bot_hears_others_while_a_report_is_made(commune: Commune) -> None:
    """A village head's answer comes within a second while a large campaign is written down."""
    await commune.launch()
    async with commune.db.write() as conn:
        await _grow(conn, commune)
    await commune.writes(commune.officer, "/baocao")
    await commune.presses(commune.officer, commune.officer, "Tổng kết")
    await commune.officer.presses(commune.officer, "Word")
    await commune.app.poller.try_step(timeout=0)
    await commune.app.dispatcher.drain()

    async with asyncio.TaskGroup() as tasks:
        making = tasks.create_task(commune.app.tick())
        await asyncio.sleep(0.3)
        assert not making.done()
        began = time.monotonic()
        await commune.villages[0].head.writes("/trogiup")
        await commune.app.poller.try_step(timeout=0)
        await commune.app.dispatcher.drain()
        await commune.app.sender.drain()
        heard = time.monotonic() - began
        still = not making.done()

    assert heard < 1
    assert still
    assert await commune.sandbox.messages(commune.villages[0].head)


async def _grow(conn: Any, commune: Commune) -> None:
    """A thousand works more in the tables."""
    from storage import campaigns, people
    from storage.schema import submission

    (milestone, *_) = await campaigns.milestones(
        conn, commune.campaign_id, commune_id=commune.commune_id
    )
    form = await form_versions.newest(conn, commune.campaign_id, milestone.form_key or "")
    person = await people.ensure(
        conn, commune_id=commune.commune_id, telegram_id=99, shown="", username=None,
        now=months.BEGAN,
    )  # fmt: skip
    base = {
        "commune_id": commune.commune_id, "campaign_id": commune.campaign_id,
        "milestone_id": milestone.id, "form_id": form.id if form else 0, "person_id": person.id,
        "unit_id": commune.villages[0].unit_id, "state": "registered", "version": 1,
        "timeliness": "on_time", "sent_at": months.BEGAN, "created_at": months.BEGAN,
        "updated_at": months.BEGAN, "answers": {"ten": {"value": "Đường"}},
    }  # fmt: skip
    rows = [base | {"number": at, "code": f"ST-01-{at}"} for at in range(2, 1002)]
    await conn.execute(submission.insert(), rows)


# --------------------------------------------------------------------------------- the terminal


async def _call(*words: str, **settings: str) -> Result:
    return await asyncio.to_thread(CliRunner().invoke, command.app, list(words), env=settings)


@pytest.fixture
async def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty folder with a database of months; its address."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    await migrate.upgrade(str(tmp_path / "t.sqlite"))
    db = connect(str(tmp_path / "t.sqlite"))
    async with db.write() as conn:
        await months.write(conn, villages=13, works=40, reports=200)
    await db.close()
    return f"sqlite:///{tmp_path}/t.sqlite"


async def test_the_terminal_writes_every_kind_in_every_form(office: str) -> None:
    """The files say what the tables hold."""
    for kind in ("registrations", "progress", "interim", "final"):
        for form in ("docx", "xlsx", "png"):
            done = await _call(
                "report", "sontay-2023", "--kind", kind, "--as", form, "--out", f"out/{kind}",
                "--today", "20/01/2024", DATABASE_URL=office,
            )  # fmt: skip
            assert done.exit_code == 0, done.output
            assert all(Path(one).stat().st_size for one in done.stdout.split())
    page = docx.Document(str(next(Path("out/final").glob("*.docx"))))
    text = "\n".join(one.text for one in page.paragraphs)
    bare = sqlite3.connect("t.sqlite")
    (number,) = bare.execute(
        "SELECT count(*) FROM submission WHERE state IN ('registered', 'approved')"
    ).fetchone()
    assert re.search(rf"với {number} công trình", text)


async def test_the_terminal_says_what_is_wrong(office: str) -> None:
    """An unknown campaign, kind, form or day: one sentence each, and 1."""
    for words, said in (
        (("la", "--as", "docx"), "Không có đợt thi đua mã la"),
        (("sontay-2023", "--as", "odt"), "docx, xlsx, pdf, png"),
        (("sontay-2023", "--kind", "x"), "registrations"),
        (("sontay-2023", "--today", "hôm qua"), "hôm qua"),
    ):
        done = await _call("report", *words, DATABASE_URL=office)
        assert done.exit_code == 1
        assert said in done.stderr


async def test_the_template_goes_out_and_comes_back_changed(office: str) -> None:
    """Ours is written, the office adds a line in Word, the report has it."""
    done = await _call("report", "--template", "mau.docx", DATABASE_URL=office)
    assert done.exit_code == 0
    page = docx.Document("mau.docx")
    page.add_paragraph("Người lập: {{ ten_xa }}")
    page.save("mau.docx")

    done = await _call(
        "report", "sontay-2023", "--kind", "final", "--out", "a.docx",
        DATABASE_URL=office, REPORT_TEMPLATE="mau.docx",
    )  # fmt: skip

    assert done.exit_code == 0, done.output
    assert "Người lập: UBND xã Sơn Tây" in [one.text for one in docx.Document("a.docx").paragraphs]


async def test_the_terminal_has_the_photos_telegram_keeps(
    commune: Commune, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A work's photo stands in the terminal's Word file; without a token it says how many do not."""
    monkeypatch.chdir(tmp_path)
    await commune.launch()
    head = commune.villages[0].head
    await commune.registers(head)
    await commune.move_to("2024-01-18T09:00:00")
    await commune.writes(head, "/tiendo")
    await commune.presses(head, head, "Xong (100%)")
    await commune.writes(head, "hôm qua")
    await commune.presses(head, head, "Bỏ qua")
    taken = io.BytesIO()
    Image.new("RGB", (640, 480), "grey").save(taken, "JPEG")
    await head.sends(head, "mat-duong.jpg", taken.getvalue())
    await commune.settle()
    for button in ("Xong", "Bỏ qua", "Bỏ qua", "✅ Gửi"):
        await commune.presses(head, head, button)
    words = ("report", "sontay-2023", "--out", "a.docx", "--today", "2024-01-18")
    address = commune.db.url.render_as_string(hide_password=False)

    done = await _call(
        *words, DATABASE_URL=address, BOT_TOKEN=TOKEN, TELEGRAM_API_BASE=commune.sandbox.address
    )

    assert done.exit_code == 0, done.output
    assert len(docx.Document("a.docx").inline_shapes) == 1
    assert done.stderr == ""
    away = await _call(*words, DATABASE_URL=address, BOT_TOKEN="")
    assert away.exit_code == 0, away.output
    assert "Thiếu 1 ảnh" in away.stderr
