"""More hostile inputs of our own, by the place where they come in; each says what must become of it.

Played in one commune for each place: what is wrong is collected and told together. There is no web board
and no mini app in this house, so nothing comes in there.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from campaigns.forms.definition import Field, Kind
from campaigns.forms.fields import Read, read
from campaigns.model import Period
from messages.officer_text import canonical, check
from reports import workbook
from sandbox.client import NotPossible, Person
from storage import submissions, units
from storage.schema import audit, inbox
from tests.fixtures_commune import Commune

# What comes in is the same on both databases; the journeys are told on each.
ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
TODAY = date(2023, 11, 8)
PERIOD = Period(date(2023, 11, 10), date(2024, 1, 30))

# What is typed as a work's name, and what is kept of it: None where the question stays open.
NAMES: list[tuple[str, str | None]] = [
    ("<script>alert(1)</script> cống", "<script>alert(1)</script> cống"),
    ("<b>chưa đóng thẻ", "<b>chưa đóng thẻ"),
    ("[bấm đây](https://xau.example) `mã` *đậm*", "[bấm đây](https://xau.example) `mã` *đậm*"),
    ("{{7*7}} {ten_thon} {% raw %}", "{{7*7}} {ten_thon} {% raw %}"),
    ("%s%n%x \\u0041 ${HOME}", "%s%n%x \\u0041 ${HOME}"),
    ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
    ("Robert'); DELETE FROM submission;--", "Robert'); DELETE FROM submission;--"),
    ("\u202eđảo\u202c chữ", "Đảo chữ"),
    ("\x1b[31mĐường đỏ\x07", "[31mĐường đỏ"),
    ("Đường\r\nbê\ttông", "Đường bê tông"),
    ("Đ" * 200, "Đ" * 200),
    ("Đ" * 201, None),
    ("\u200b\u200d\ufeff", None),
    ("🙂🙂🙂", None),
    ("...", None),
]

MONEY: list[tuple[str, int | None]] = [
    ("350.000.000đ", 350_000_000), ("1.500,5 triệu", 1_500_500_000), ("３５０ triệu", 350_000_000),
    ("1e9", None), ("10^9 đồng", None), ("-1", None), ("∞", None), ("½ tỷ triệu", None),
    ("9" * 400, None), ("0b101 triệu", None), ("NaN", None), ("00", 0), ("50 phần trăm", None),
    ("9999999999999", None), ("0912345678", None), ("10.000 tỷ", None), ("500%", None),
    ("1.5e3 triệu", None), ("2E+6 đồng", None), ("٣٥٠ triệu", None), ("1.2.3 tỷ", None),
]  # fmt: skip
DATES: list[tuple[str, date | None]] = [
    ("05/12", date(2023, 12, 5)), ("5-12-2023", date(2023, 12, 5)), ("30/02/2024", None),
    ("0/0/0", None), ("32/13", None), ("31/12/2101", None), ("1970-01-01", None), ("9" * 300, None),
    ("２９/０２/２０２４", date(2024, 2, 29)), ("31/11/2023", None),
    ("999999999999 tuần nữa", None), ("1000 tuần nữa", None), ("2 tuần nữa", date(2023, 11, 22)),
    ("9999 tuần trước", None), ("20/11/2023 lúc 27h", None), ("20/11/2023 14h75", None),
    ("25 giờ ngày 20/11", None), ("20/11 lúc 24h", date(2023, 11, 20)),
    ("20/11/2023 17:30", date(2023, 11, 20)),
]  # fmt: skip
ANNOUNCEMENTS: list[tuple[str, bool]] = [
    ("Kính gửi <b>bà con</b>", True), ("<b>chưa đóng", False), ("</b>thừa", False),
    ("<b><i>lồng sai</b></i>", False), ("<script>alert(1)</script>", True), ("{ten_thon", False),
    ("{}", False), ("{ten_thon.__class__}", False), ("{0}", False), ("{{ten_thon}}", False),
    ("{% include '/etc/passwd' %}", False), ("   ", False), ("a" * 4096 * 5, True),
    ("a" * (4096 * 5 + 1), False), ("🙂" * (2048 * 5 + 1), False), ("5 < 6 & 7 > 3", True),
]  # fmt: skip
CELLS = (
    "=1+1",
    "+84912345678",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://x")',
    "\ud800x",
)
CODES = (
    "A" * 43,
    "A" * 64,
    "A" * 4000,
    "../../etc",
    "' OR 1=1 --",
    "%00",
    "é",
    "-",
    "{}",
    "approve:1",
)
SOMEBODY = {"id": 1, "is_bot": False, "first_name": "x"}
HERE = {"id": 1, "type": "private"}
UPDATES: list[dict[str, Any]] = [
    {"message": []},
    {"message": {"message_id": 1}},
    {"message": {"chat": {"id": 10**30}}},
    {"callback_query": {"id": "1", "from": {"id": 5001}}},
    {"my_chat_member": {}},
    {"message": {"message_id": 1, "date": 10**14, "chat": HERE, "from": SOMEBODY, "text": "x"}},
    {"message": {"message_id": 1, "date": 0, "chat": HERE, "from": SOMEBODY | {"id": 2**63},
                 "text": "/start"}},
    {"message": {"message_id": 1, "date": 0, "chat": HERE, "from": SOMEBODY, "text": "\x00\ud800"}},
    {"message": {"message_id": 1, "date": 0, "chat": HERE, "from": SOMEBODY, "photo": []}},
    {"message": {"message_id": 1, "date": 0, "chat": HERE, "from": SOMEBODY, "text": "x",
                 "entities": [{"type": "bold", "offset": -5, "length": 99}]}},
    {"edited_channel_post": {"x": 1}},
]  # fmt: skip
TALK = ("/phatdong", "/duyet", "/baocao", "/nhac tat ca", "/start approve:1", "/moi admin")


def test_money_that_is_no_money_is_asked_again() -> None:
    """Read as it is meant, or asked; never guessed, never an error."""
    field = Field("gia-tri", Kind.MONEY, "Giá trị")
    found = {text: read(field, text, TODAY, None) for text, _ in MONEY}

    assert {
        text: one.value if isinstance(one, Read) else None for text, one in found.items()
    } == dict(MONEY)


def test_a_day_that_is_none_is_asked_again() -> None:
    """The same for days; the year is the campaign's."""
    field = Field("hoan-thanh", Kind.DATE, "Hoàn thành")
    found = {text: read(field, text, TODAY, PERIOD) for text, _ in DATES}

    assert {text: one.value if isinstance(one, Read) else None for text, one in found.items()} == {
        text: day.isoformat() if day else None for text, day in DATES
    }


def test_an_officers_text_is_sent_whole_or_refused() -> None:
    """Tags balanced, placeholders known, no code, five parts at most; everything else is text."""
    found = {text: check(canonical(text)) is None for text, _ in ANNOUNCEMENTS}

    assert found == dict(ANNOUNCEMENTS)


def test_a_cell_never_computes() -> None:
    """What looks like a formula is text in the sheet, and reads back as it was."""
    import io
    import zipfile

    import openpyxl

    rows = [[cell] for cell in CELLS]
    sheet = workbook.Sheet("x", "t", [workbook.Column("c")], rows, "")
    content = io.BytesIO(workbook.workbook([sheet]))
    with zipfile.ZipFile(content) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    read_back = openpyxl.load_workbook(content).active.iter_rows(min_row=4, values_only=True)
    assert [row[0] for row in read_back] == [workbook.clean(cell) for cell in CELLS]


@ON_ONE
async def test_names_are_kept_as_they_were_meant(commune: Commune) -> None:
    """As text in every answer; too long, empty or wordless ones are asked again."""
    await commune.launch()
    head = commune.villages[0].head
    wrong = []
    for typed, kept in NAMES:
        await commune.sandbox.advance(timedelta(minutes=1))
        await commune.writes(head, "/dangky")
        await _again(commune, head)
        await commune.writes(head, typed)
        said = await commune.last(head)
        went_on = "Câu 2/" in said
        if went_on != (kept is not None) or (kept is not None and kept not in said):
            wrong.append((typed, said))

    assert wrong == []


@ON_ONE
async def test_a_hostile_name_reaches_papers_and_lists_as_text(commune: Commune) -> None:
    """Registered, approved, returned with a hostile reason, shown in the group: words, no markup."""
    await commune.launch()
    village, officer = commune.villages[0], commune.officer
    name = "<b>Cống</b> {{1}} =1+1"
    await commune.registers(village.head, name=name)
    await commune.writes(officer, "/duyet")
    assert name in await commune.last(officer)
    await commune.presses(officer, officer, "Trả lại")
    await commune.presses(officer, officer, "Giá trị")
    await commune.presses(officer, officer, "Lý do khác")
    await commune.writes(officer, "<i>sai</i> [x](tg://user?id=1) " + "x" * 3000)
    assert "Trả lại" not in await commune.last(village.head)
    await commune.writes(officer, "<i>sai</i> [x](tg://user?id=1)")

    assert "<i>sai</i> [x](tg://user?id=1)" in "".join(await village.head.received("Cần sửa"))
    assert any(name in said for said in await village.group.received())
    for one in await commune.sandbox.accepted("sendMessage"):
        assert "tg://user" not in str(one["params"].get("entities"))
    async with commune.db.read() as conn:
        works = await submissions.of_campaign(
            conn, commune_id=commune.commune_id, campaign_id=commune.campaign_id
        )
    assert [one.answers["ten"]["value"] for one in works] == [name]


@ON_ONE
async def test_codes_open_nothing_and_then_lock(commune: Commune) -> None:
    """Whatever a link carries; after five wrong ones nobody may try for a quarter of an hour."""
    stranger = await commune.sandbox.person("Người lạ")
    await stranger.starts()
    await commune.agrees(stranger)
    for code in CODES:
        await commune.sandbox.advance(timedelta(seconds=20))
        await stranger.writes(f"/start {code}")
        await commune.settle()

    assert "Nhập sai mã nhiều lần" in await commune.last(stranger)
    assert not [one for one in await stranger.received() if "Trưởng thôn của" in one]


@ON_ONE
async def test_a_button_made_up_is_refused(commune: Commune) -> None:
    """Any data on any message, in private and in a group."""
    await commune.launch()
    village = commune.villages[0]
    await commune.writes(village.head, "/dangky")
    for data in ("", "x" * 64, "approve:1", '{"a":1}', "ÿ" * 30, "../..", "0"):
        for where in (village.head, village.group):
            await commune.sandbox.advance(timedelta(seconds=5))
            await commune.sandbox.act("press", user=village.head.id, chat=where.id, data=data)
            await commune.settle()
            popup = await commune.sandbox.popup(village.head)
            assert popup is not None
            assert "không còn dùng được" in popup["text"], data


@ON_ONE
async def test_officers_words_from_others_do_nothing(commune: Commune) -> None:
    """Commands of a member, a head and of an officer in a village's group; refused and written down."""
    await commune.launch()
    village, officer = commune.villages[0], commune.officer
    member = village.member
    await member.starts()
    await commune.agrees(member)
    await commune.sandbox.act("join", user=officer.id, chat=village.group.id)
    before = len(await village.group.received())
    for words in TALK:
        await commune.sandbox.advance(timedelta(seconds=20))
        await commune.writes(member, words)
        await commune.writes(village.head, words)
        await officer.says(village.group, words + "@thidua_bot")
        await commune.settle()

    said = "".join(await commune.sandbox.texts(member)) + "".join(
        (await village.group.received())[before:]
    )
    assert "Phát động" not in said
    assert "Chờ duyệt" not in said
    async with commune.db.read() as conn:
        rows = await conn.execute(select(audit.c.who).where(audit.c.action == "refused"))
        noted = {row.who for row in rows}
    assert {village.head.id, officer.id} <= noted


@ON_ONE
@pytest.mark.rubbish
async def test_an_update_that_is_none_stops_nobody(commune: Commune) -> None:
    """Each is set aside or ignored; whoever writes after it is answered (P9)."""
    said = len(await commune.officer.received())
    for raw in UPDATES:
        await commune.sandbox.act("updates", update=raw)
    await commune.writes(commune.officer, "/trogiup")

    assert len(await commune.officer.received()) == said + 1
    async with commune.db.read() as conn:
        states = {row.state for row in await conn.execute(select(inbox.c.state))}
    assert "new" not in states


@ON_ONE
async def test_a_list_of_villages_is_taken_row_by_row(commune: Commune) -> None:
    """Formulas, tags, names too long, doubled or hidden: each is told, the good ones are offered."""
    import io

    from openpyxl import Workbook

    book = Workbook()
    for row in (
        ["Tên thôn", "Số"], ["Thôn 1", 1], ["<b>Thôn 7</b>", 7], ["Thôn " + "x" * 300, 8], ["", 9],
        ["Thôn\u202e 10", 10], ["=1+1", 11], ["Thôn 12", "không phải số"], ["Thôn 12", 12],
        [date(2026, 5, 1), 13],
    ):  # fmt: skip
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    officer = commune.officer
    await officer.sends(officer, "..\\..\\ds.xlsx", out.getvalue())
    await commune.settle()

    said = await commune.last(officer)
    assert "Danh sách trong tệp ds.xlsx" in said
    assert "dài quá 100" in said
    assert "không phải tên thôn" in said
    async with commune.db.read() as conn:
        assert len(await units.active(conn, commune_id=commune.commune_id)) == 3


async def _again(commune: Commune, head: Person) -> None:
    try:
        await commune.presses(head, head, "Làm lại từ đầu")
    except NotPossible:
        return


@ON_ONE
async def test_somebody_without_a_name_is_answered(commune: Commune) -> None:
    """Telegram may know no name of somebody; what they write is answered all the same."""
    nobody = await commune.sandbox.person("")
    await commune.writes(nobody, "/start")

    assert "UBND xã" in await commune.last(nobody)
