"""Word, Excel, pictures and chat against the raw rows: recomputed here in plain Python, nothing shared.

Two hundred reports on thirty-six works of three villages: withdrawn and returned ones, ranges of
money, unknown values, late ones, reports that leave the percent out.
"""

import io
import json
import random
import re
from collections import defaultdict
from datetime import date, timedelta
from typing import Any

import docx
import openpyxl
import pytest
from sqlalchemy import text

from campaigns import report
from scheduler import report_pictures
from storage import campaigns, form_versions, people, report_rows
from storage.engine import Connection
from storage.schema import progress, submission
from tests.fixtures_commune import Commune
from tests.journeys.test_papers import _asks

KINDS = {"xay-dung": "Xây dựng cơ bản", "chan-nuoi": "Chăn nuôi", "khac": "Khác"}
STATES = ("registered", "approved", "registered", "approved", "returned", "withdrawn")
MONEY = (12_000_000, 350_000_000, 1_250_500_000, {"from": 150_000_000, "to": 300_000_000}, None)


async def _write(commune: Commune) -> None:
    """The rows, as months of use leave them."""
    chance, now = random.Random(20231110), commune.app.around().now
    async with commune.db.write() as conn:
        (milestone, *_) = await campaigns.milestones(
            conn, commune.campaign_id, commune_id=commune.commune_id
        )
        form = await form_versions.newest(conn, commune.campaign_id, milestone.form_key or "")
        told = await form_versions.newest(conn, commune.campaign_id, "tien-do")
        assert form is not None
        assert told is not None
        person = await people.ensure(
            conn, commune_id=commune.commune_id, telegram_id=99, shown="", username=None, now=now
        )
        base = {
            "commune_id": commune.commune_id, "campaign_id": commune.campaign_id,
            "person_id": person.id, "created_at": now,
        }  # fmt: skip
        for at in range(36):
            unit = commune.villages[at % 2]  # the third village registers nothing
            starts = date(2023, 11, 20) + timedelta(days=chance.randrange(40))
            answers = {
                "ten": {"value": f"Việc {at}"}, "loai": {"value": chance.choice(list(KINDS))},
                "gia-tri": {"value": chance.choice(MONEY)},
                "khoi-cong": {"value": starts.isoformat()},
                "hoan-thanh": {"value": (starts + timedelta(days=30)).isoformat()},
            }  # fmt: skip
            row = base | {
                "id": at + 1, "milestone_id": milestone.id, "form_id": form.id,
                "unit_id": unit.unit_id, "number": at, "code": f"ST-{at:02d}", "version": 1,
                "state": chance.choice(STATES), "answers": answers, "updated_at": now,
                "timeliness": "late" if at % 9 == 0 else "on_time", "sent_at": now,
            }  # fmt: skip
            await conn.execute(submission.insert().values(row))
        for at in range(200):
            work = chance.randrange(1, 37)
            row = base | {
                "submission_id": work, "form_id": told.id,
                "unit_id": commune.villages[(work - 1) % 2].unit_id, "answers": {},
                "percent": chance.choice((None, 0, 25, 40, 75, 100)), "unchanged": False,
                "spent": chance.choice((None, chance.randrange(200) * 500_000)),
                "timeliness": "on_time", "sent_at": now + timedelta(minutes=at),
            }  # fmt: skip
            await conn.execute(progress.insert().values(row))


async def _recomputed(conn: Connection) -> dict[str, dict[str, Any]]:
    """What every group of works comes to, from the bare tables: all, by village, by category."""
    percent: dict[int, int] = {}
    spent: dict[int, int] = {}
    for work, said, money in await conn.execute(
        text("SELECT submission_id, percent, spent FROM progress ORDER BY id")
    ):
        if said is not None:
            percent[work] = said
        if money is not None:
            spent[work] = money
    groups: dict[str, dict[str, Any]] = defaultdict(lambda: defaultdict(int))
    for key, name, raw in await conn.execute(
        text(
            "SELECT s.id, u.name, s.answers FROM submission s JOIN unit u ON u.id = s.unit_id"
            " WHERE s.state IN ('registered', 'approved')"
        )
    ):
        answers = json.loads(raw) if isinstance(raw, str) else raw
        value = answers["gia-tri"]["value"]
        low, high = (value["from"], value["to"]) if isinstance(value, dict) else (value, value)
        for group in ("all", name, KINDS[answers["loai"]["value"]]):
            found = groups[group]
            found["works"] += 1
            found["low"] += low or 0
            found["high"] += high or 0
            found["unclear"] += value is None
            found["spent"] += spent.get(key, 0)
            found["done"] += percent.get(key, 0) == 100
            found["sum"] += percent.get(key, 0)
    for found in groups.values():
        found["percent"] = int(found["sum"] / found["works"] + 0.5)
    return groups


def _tables(content: bytes) -> dict[str, dict[str, list[str]]]:
    """Every table of the document by its first heading that names something, its rows by name."""
    found: dict[str, dict[str, list[str]]] = {}
    for table in docx.Document(io.BytesIO(content)).tables:
        rows = [[cell.text.strip() for cell in row.cells] for row in table.rows]
        name = 1 if rows[0][0] == "STT" else 0
        found[rows[0][name]] = {row[name]: row[name + 1 :] for row in rows[1:]}
    return found


def _millions(said: str) -> tuple[int, int]:
    """From and to, in đồng; the document rounds to a tenth of a million."""
    ends = [round(float(one.replace(".", "").replace(",", ".")) * 10) for one in said.split("–")]
    return ends[0] * 100_000, ends[-1] * 100_000


def _rounded(value: int) -> int:
    return round(value / 100_000) * 100_000


def _money(said: str) -> list[int]:
    return [int(one.replace(".", "")) for one in re.findall(r"([\d.]+) đồng", said)]


@pytest.mark.on_server
async def test_every_form_says_what_the_rows_say(commune: Commune) -> None:
    """Totals, villages and categories: read back out of each form and compared with the tables."""
    await commune.launch()
    await _write(commune)
    async with commune.db.read() as conn:
        want = await _recomputed(conn)
    whole, first = want["all"], want["Thôn 1"]
    assert whole["works"] < 36
    assert whole["low"] < whole["high"]
    assert whole["unclear"] > 0
    assert 0 < whole["done"] < whole["works"]

    (word,) = await _asks(commune, "Tổng kết", "Word")
    tables = _tables(word.content or b"")
    body = "\n".join(one.text for one in docx.Document(io.BytesIO(word.content or b"")).paragraphs)
    assert f"với {whole['works']} công trình, phần việc" in body
    assert [*_money(body[body.index("tổng giá trị") :])][:2] == [whole["low"], whole["high"]]
    assert f"bình quân {whole['percent']}%" in body
    assert f"đã chi {whole['spent']:,}".replace(",", ".") in body
    for name in ("Thôn 1", "Thôn 2"):
        works, value, spent, done, _, percent = tables["Đơn vị"][name]
        found = want[name]
        assert (int(works), int(done), percent) == (
            found["works"], found["done"], f"{found['percent']}%",
        )  # fmt: skip
        assert _millions(value) == (_rounded(found["low"]), _rounded(found["high"]))
        assert _millions(spent)[0] == _rounded(found["spent"])
    assert tables["Đơn vị"]["Thôn 3"][0] == "0"
    for name in KINDS.values():
        works, value, done, percent = tables["Loại"][name]
        assert (int(works), int(done), percent) == (
            want[name]["works"], want[name]["done"], f"{want[name]['percent']}%",
        )  # fmt: skip
        assert _millions(value)[0] == _rounded(want[name]["low"])

    (excel,) = await _asks(commune, "Tổng kết", "Excel")
    book = openpyxl.load_workbook(io.BytesIO(excel.content or b""), data_only=True)
    overview = {row[1]: row for row in book["Tổng quan"].iter_rows(min_row=4, values_only=True)}
    for name, group in {"UBND xã Sơn Tây": "all", **{one: one for one in KINDS.values()}}.items():
        row, found = overview[name], want[group]
        assert [row[at] for at in (5, 6, 7, 8, 9, 10, 12)] == [
            found[key] for key in ("works", "low", "high", "unclear", "spent", "done", "percent")
        ]
    listed = [row for row in book["Công trình"].iter_rows(min_row=4, values_only=True) if row[1]]
    assert len(listed) == whole["works"]
    assert sum(row[6] or 0 for row in listed) == whole["low"]
    assert len(list(book["Lịch sử tiến độ"].iter_rows(min_row=4))) == 200

    async with commune.db.read() as conn:
        rows = await report_rows.read(
            conn, commune.campaign_id, commune_id=commune.commune_id, tz=commune.app.around().tz
        )
    assert rows is not None
    facts = report.facts(rows, commune.app.around().now.date())
    tile = next(one for one in report_pictures.tiles(facts) if one.name == "Thôn 1")
    assert tile.said == f"{first['works']} việc · {first['percent']}%"
    bars = {one.name: one for one in report_pictures.category_bars(facts)}
    assert {name: one.value for name, one in bars.items()} == {
        name: want[name]["low"] for name in KINDS.values()
    }

    await commune.writes(commune.officer, "/tinhhinh")
    said = await commune.last(commune.officer)
    head = said[said.index("Đã đăng ký:") :].splitlines()[0]
    assert head.startswith(f"Đã đăng ký: 2/3 · {whole['works']} công trình")
    assert _money(head) == [whole["low"], whole["high"]]
    assert f"chưa kể {whole['unclear']} việc" in head
    line = next(one for one in said.splitlines() if one.startswith("✅ Thôn 1:"))
    assert f"{first['works']} việc" in line
    assert _money(line) == [first["low"], first["high"]]
    await commune.writes(commune.officer, "/ketthuc")
    said = await commune.last(commune.officer)
    assert f"Đã đăng ký: 2/3 thôn, {whole['works']} công trình" in said
    assert f"Chưa báo xong: {whole['works'] - whole['done']}" in said
    await commune.presses(commune.officer, commune.officer, "Kết thúc đợt thi đua")
    await commune.presses(commune.officer, commune.officer, "Đúng, kết thúc")
    (thanks,) = await commune.villages[0].group.received("Cảm ơn Thôn 1")
    assert f"phần việc: {first['works']}, hoàn thành {first['done']}" in thanks
    assert f"Tiến độ chung: {first['percent']}%" in thanks
    assert _money(thanks) == [first["low"], first["high"]]
