"""People's say over their own data: agreed to first, seen, taken along, withdrawn, erased (P22)."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import BigInteger, select

from bot import app
from storage import backup, needles, people, schema
from storage.columns import metadata
from storage.engine import Database
from tests.fixtures_commune import Commune


async def _phone(commune: Commune, at: int) -> str:
    head = commune.villages[at].head
    phone = f"09123456{at}8"
    await commune.writes(head, phone)
    return phone


SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def _rows(db: Database) -> str:
    """Every row of every table."""
    async with db.read() as conn:
        found = [
            str(row._asdict())
            for table in metadata.sorted_tables
            for row in await conn.execute(select(table))
        ]
    return "\n".join(found)


async def _dump(db: Database) -> str:
    """The rows; of a file, its bytes and those of the log beside it as well."""
    rows = await _rows(db)
    files = sorted(db.path.parent.glob(f"{db.path.name}*")) if db.path else []
    return "\n".join([rows, *(one.read_bytes().decode("utf-8", "ignore") for one in files)])


@SQLITE
async def test_nothing_is_kept_before_somebody_agrees(commune: Commune) -> None:
    """The notice comes first; declined, no name and no wish of the stranger stays."""
    stranger = await commune.sandbox.person("Hoàng Thị Khách", username="khachla99")
    await stranger.writes("Tôi muốn đăng ký giúp bác trưởng thôn")
    await commune.settle()

    said = await commune.last(stranger)
    assert "Luật Bảo vệ dữ liệu cá nhân" in said
    assert "UBND xã Sơn Tây" in said
    assert "12 tháng" in said

    await commune.presses(stranger, stranger, "Không đồng ý")

    assert "không giữ gì" in await commune.last(stranger)
    dump = await _rows(commune.db)
    assert "Khách" not in dump
    assert "khachla99" not in dump
    assert "đăng ký giúp bác" not in dump


@SQLITE
async def test_an_invitation_waits_for_consent_and_is_then_taken_up(commune: Commune) -> None:
    """One tap, and the role is asked for as if the link had been opened then."""
    officer = commune.officer
    await commune.writes(officer, "/moi")
    await commune.presses(officer, officer, "Cán bộ văn phòng")
    link = (await commune.last(officer)).split("?start=")[1].split()[0]
    colleague = await commune.sandbox.person("Vũ Thị Thêm")
    await colleague.starts(link)
    await commune.settle()
    async with commune.db.read() as conn:
        assert await people.find(conn, telegram_id=colleague.id) is None

    await commune.presses(colleague, colleague, "Tôi đồng ý")

    assert "xin chào Vũ Thị Thêm" in await commune.last(colleague)
    async with commune.db.read() as conn:
        kept = (await conn.execute(select(schema.consent))).all()
    mine = [one for one in kept if one.telegram_id == colleague.id]
    assert len(mine) == 1
    assert "Ai giữ" in mine[0].notice


@SQLITE
async def test_a_withdrawn_consent_is_asked_for_again_and_loses_no_answer(
    commune: Commune,
) -> None:
    """What was typed waits in the notice, with the hour it was sent, and is read after the tap."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.writes(head, "/dangky")
    await commune.writes(head, "/dulieu")
    await commune.presses(head, head, "Rút đồng ý")

    assert "Đã rút đồng ý" in await commune.last(head)

    await commune.writes(head, "Đường bê tông ngõ 3")
    assert "Luật Bảo vệ dữ liệu cá nhân" in await commune.last(head)
    await commune.presses(head, head, "Tôi đồng ý")

    assert "Câu 2/" in await commune.last(head)


@SQLITE
async def test_who_only_presses_received_is_not_noted(commune: Commune) -> None:
    """The village has read it; which of its people pressed is nobody's business."""
    await commune.launch()
    village = commune.villages[0]
    await commune.presses(village.member, village.group, "Đã nhận")

    async with commune.db.read() as conn:
        rows = (await conn.execute(select(schema.recipient))).all()
        pressed = (await conn.execute(select(schema.token.c.used_by))).all()
    assert sum(one.read_at is not None for one in rows) == 1
    assert {one.read_by for one in rows} == {None}
    assert village.member.id not in {one.used_by for one in pressed}
    assert f'"id":{village.member.id}' not in (await _rows(commune.db)).replace(" ", "")


@pytest.mark.on_server
async def test_everything_kept_is_shown_and_given_as_files(commune: Commune) -> None:
    """In words, as JSON that names every table with rows, and as a workbook."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.registers(head)
    phone = await _phone(commune, 0)
    await commune.writes(head, "/dulieu")

    said = await commune.last(head)
    assert phone in said
    assert "Đăng ký công trình: 1" in said
    assert "Là trưởng thôn 1 (đang giữ)" in said

    await commune.presses(head, head, "Tải JSON")
    await commune.presses(head, head, "Tải Excel")
    async with commune.db.read() as conn:
        kept = (await conn.execute(select(schema.file).order_by(schema.file.c.id))).all()
    given = json.loads(kept[-2].content)
    assert given["person"][0]["phone"] == phone
    assert given["submission"][0]["answers"]
    assert kept[-1].content[:2] == b"PK"


async def _erased(commune: Commune, at: int) -> None:
    head = commune.villages[at].head
    await commune.writes(head, "/dulieu")
    await commune.presses(head, head, "Xóa dữ liệu của tôi")
    await commune.presses(head, head, "Đúng, yêu cầu xóa")
    await commune.presses(commune.officer, commune.officer, "Xóa theo yêu cầu")
    await commune.sandbox.advance(timedelta(minutes=3))
    await commune.settle()


@pytest.mark.on_server
async def test_the_erased_are_nowhere_and_stay_so_after_a_restore(
    commune: Commune, tmp_path: Path
) -> None:
    """Name, phone, Telegram id: no byte in the database or its log; the village's work stays."""
    await commune.launch()
    village = commune.villages[0]
    await commune.registers(village.head, name="Đường của Trưởng Thôn 1 làm")
    phone = await _phone(commune, 0)
    needles = [phone, f'"id":{village.head.id}', f"'who': {village.head.id}", "Trưởng Thôn 1"]
    address = commune.db.url.render_as_string(hide_password=False)
    older = None
    if commune.db.sqlite:
        older = await backup.make(address, tmp_path / "copies", now=commune.sandbox.clock())
        assert phone.encode() in older.read_bytes()

    await _erased(commune, 0)

    assert "tin cuối cùng" in await commune.last(village.head)
    assert "Đã xóa dữ liệu" in await commune.last(commune.officer)
    found = await _dump(commune.db)
    assert [one for one in needles if one in found] == []
    async with commune.db.read() as conn:
        (work,) = (await conn.execute(select(schema.submission))).all()
        known = await people.get(conn, work.person_id)
    assert known is not None
    assert known.called == "người đã xóa dữ liệu"
    assert known.roles == ()
    assert "Đường của người đã xóa dữ liệu làm" in str(work.answers)

    if older is None:
        return
    target = tmp_path / "restored" / "thidua.sqlite"
    target.parent.mkdir()
    backup.restore(older, target, now=commune.sandbox.clock())
    settings = commune.app.settings.model_copy(
        update={"database_url": type(commune.app.settings.database_url)(f"sqlite:///{target}")}
    )
    async with app.opened(settings) as again:
        found = await _dump(again)
    assert [one for one in needles if one in found] == []


@SQLITE
async def test_officers_are_reminded_before_the_due_date(commune: Commune) -> None:
    """Twelve days of silence: a word a day until it is done."""
    head = commune.villages[0].head
    await commune.writes(head, "/dulieu")
    await commune.presses(head, head, "Xóa dữ liệu của tôi")
    await commune.presses(head, head, "Đúng, yêu cầu xóa")
    await commune.move_to("2023-11-19T08:00:00")
    assert not await commune.officer.received("sắp đến hạn")

    await commune.move_to("2023-11-20T09:00:00")
    assert len(await commune.officer.received("sắp đến hạn")) == 1
    await commune.move_to("2023-11-21T10:00:00")
    assert len(await commune.officer.received("sắp đến hạn")) == 2


def test_every_column_of_numbers_is_known_to_be_a_person_or_not() -> None:
    """A new column with somebody's Telegram id must be added to what erasing forgets."""
    nobody = {
        "inbox.bot_id", "inbox.update_id", "inbox.owner", "cursor.bot_id", "cursor.next_update",
        "delivery.bot_id", "delivery.message_id", "attempt.message_id", "job.bot_id",
        "chat.bot_id", "consent.bot_id", "progress.spent",
    }  # fmt: skip
    forgotten = {
        "inbox.chat_key", "chat.telegram_id", "chat.former_telegram_id", "person.telegram_id",
        "token.used_by", "recipient.read_by", "audit.who", "consent.telegram_id",
    }  # fmt: skip
    found = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if type(column.type) is BigInteger and not column.foreign_keys and not column.primary_key
    }
    keys = {one for one in found if one.endswith("_id") and one.split(".")[1] not in
            ("telegram_id", "former_telegram_id", "bot_id", "update_id", "message_id")}  # fmt: skip
    named = {"announcement.approved_by"}

    assert (
        found
        - keys
        - named
        - nobody
        - forgotten
        - {
            one
            for one in found
            if one.split(".")[1]
            in ("id", "merged_into", "granted_by", "linked_by", "created_by", "ordered_by")
        }
        == set()
    )


@pytest.mark.parametrize("name", ["Lan", "Trần Thị Lan"])
def test_a_name_that_is_also_a_word_stays_in_the_works(name: str) -> None:
    """Whole words only; a one-word name is no reason to change what a village wrote."""
    sought = needles.Needles([name], ["lan_2020"], 777_888, "ai đó")

    assert sought.clean(f"gặp {name}, @lan_2020") == "gặp ai đó, ai đó"
    assert sought.clean(f"{name}g") == f"{name}g"
    assert sought.clean({"by": 777_888, "n": True}) == {"by": 0, "n": True}
    work = sought.of_several_words()
    assert (work.clean(f"vườn {name}") == f"vườn {name}") == (" " not in name)


@pytest.mark.on_server
async def test_what_was_promised_to_go_goes_and_officers_hear_before(commune: Commune) -> None:
    """Twelve months after the end: a fortnight's notice, then no phone and no message; works stay."""
    await commune.launch()
    head, officer = commune.villages[0].head, commune.officer
    await commune.registers(head)
    phone = await _phone(commune, 0)
    await commune.move_to("2024-02-20T09:00:00")
    await commune.writes(officer, "/ketthuc")
    await commune.presses(officer, officer, "Kết thúc đợt thi đua")
    await commune.presses(officer, officer, "Đúng, kết thúc")

    await commune.move_to("2025-02-07T09:00:00")
    (told,) = await officer.received("gần 12 tháng")
    assert "21/02/2025" in told  # a fortnight from today, where that is later than the term
    async with commune.db.read() as conn:
        assert phone in [one.phone for one in await conn.execute(select(schema.person.c.phone))]

    await commune.move_to("2025-02-21T10:00:00")
    assert await officer.received("1 số điện thoại")
    async with commune.db.read() as conn:
        assert {one.phone for one in await conn.execute(select(schema.person.c.phone))} == {None}
        announced = schema.delivery.c.kind == "announcement"
        left = await conn.execute(select(schema.delivery.c.payload).where(announced))
        works = (await conn.execute(select(schema.submission))).all()
    assert {str(one.payload) for one in left} == {"{}"}
    assert works[0].answers
