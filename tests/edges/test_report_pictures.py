"""Pictures and PDF: the figures that are drawn, sizes a phone shows, names nobody expects."""

import asyncio
import io
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from benchmarks import months
from campaigns import report
from campaigns.report_rows import ReportRows, UnitRow
from reports import canvas, pdf, pictures, qr_sheet, template, word
from scheduler import report_pictures

HOSTILE = ("=1+1", "<b>", "{{ x }}", "🎉🎉", "Thôn " * 80, "a\x00b", "\u202eXY", "")


def _sizes(found: list[bytes]) -> list[tuple[int, int]]:
    return [Image.open(io.BytesIO(one)).size for one in found]


async def test_what_is_drawn_is_what_the_facts_say(months_rows: ReportRows) -> None:
    """A tile and a bar a village, a bar a category, a point a day."""
    facts = report.facts(months_rows, months.TODAY)

    tiles, units = report_pictures.tiles(facts), report_pictures.unit_bars(facts)

    assert [one.name for one in tiles] == [f"Thôn {at}" for at in range(1, 14)]
    assert [one.percent for one in tiles] == [one.sum.percent for one in facts.units]
    assert tiles[12].said == units[12].said == "chưa đăng ký"
    assert [one.value for one in units] == [one.sum.works for one in facts.units]
    assert sum(one.value for one in report_pictures.category_bars(facts)) == facts.total.low
    assert sum(one.value for one in report_pictures.block_bars(facts)) == facts.total.works
    today = next(one for one in report_pictures.marks(facts) if one.name == "20/01")
    assert today.actual == facts.total.percent


@pytest.mark.parametrize("villages", [0, 1, 13, 60, 61, 300])
async def test_pictures_fit_a_phone(months_rows: ReportRows, villages: int) -> None:
    """1080 pixels wide, no taller than a screen, pages where villages are many."""
    units = tuple(UnitRow(at, f"Thôn {at}", at, f"Cụm {at % 5}") for at in range(1, villages + 1))
    known = {one.id for one in units}
    rows = replace(
        months_rows,
        units=units,
        works=tuple(one for one in months_rows.works if one.unit_id in known),
    )

    drawn = report_pictures.drawn(report.facts(rows, months.TODAY), "progress")

    assert all(width == 1080 and height <= pictures.TALLEST for width, height in _sizes(drawn))
    assert (3 if villages else 2) <= len(drawn) <= 12  # what works are worth, where there are any


@pytest.mark.parametrize("said", HOSTILE)
async def test_hostile_names_are_drawn_inside_the_page(months_rows: ReportRows, said: str) -> None:
    """Long names are cut, letters that the fonts lack are left out."""
    hostile = replace(
        months_rows,
        title=said,
        units=tuple(replace(one, name=said, block=said) for one in months_rows.units),
    )

    drawn = report_pictures.drawn(report.facts(hostile, months.TODAY), "final")

    assert {width for width, _ in _sizes(drawn)} == {1080}


def test_vietnamese_letters_are_all_there() -> None:
    """Every letter with every tone has a shape of its own, unlike the shape of a missing one."""
    letters = "ăâđêôơư" + "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
    everything = letters + letters.upper() + "✓▶–!…·₫"

    def look(letter: str) -> bytes:
        page = canvas.Canvas(80, 80)
        page.draw.text((10, 10), letter, font=canvas._font(40, bold=False), fill="black")
        return page.image.tobytes()

    missing = look("\ue000")

    assert canvas.shown(everything) == everything
    assert all(look(one) != missing for one in everything)


def test_a_long_text_is_cut_to_its_room() -> None:
    """The longest beginning that fits, with "…"."""
    said = canvas.fitted("Đường bê tông liên thôn số mười hai", 26, 200)

    assert said.endswith("…")
    assert canvas.measure(said, 26) <= 200


async def test_a_document_becomes_a_pdf(months_rows: ReportRows) -> None:
    """By LibreOffice, where it is installed."""
    if pdf.office() is None:
        pytest.skip("LibreOffice is not installed here")
    made = word.fill(template.build(), _places(months_rows), {})

    assert (await asyncio.to_thread(pdf.convert, made)).startswith(b"%PDF")


def test_without_libreoffice_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is tried."""
    monkeypatch.setattr(pdf, "PLACES", ("no-such-program",))

    with pytest.raises(pdf.NoOffice):
        pdf.convert(b"")


def test_a_libreoffice_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """After its time both it and what it started are gone."""
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/pid\nwait\n")
    program.chmod(0o755)
    monkeypatch.setattr(pdf, "PLACES", (str(program),))
    began = time.monotonic()

    with pytest.raises(pdf.OfficeFailed):
        pdf.convert(b"", seconds=1)

    assert time.monotonic() - began < 10
    time.sleep(0.2)
    stat = Path(f"/proc/{(tmp_path / 'pid').read_text().strip()}/stat")
    if os.path.isdir("/proc"):
        assert not stat.exists() or stat.read_text().split()[2] == "Z"


def _places(rows: ReportRows) -> dict[str, object]:
    from messages import report_document

    return report_document.context(report.facts(rows, months.TODAY), "final")


def test_every_village_has_its_two_codes_on_a_page() -> None:
    """Five villages: two pages of A4, dark codes on white where they belong."""
    entries = [
        qr_sheet.Entry(f"Thôn {n}", f"https://t.me/b?startgroup=g{n}", f"https://t.me/b?start=h{n}")
        for n in range(5)
    ]
    pages = qr_sheet.pages(entries, group="nhóm", head="trưởng thôn")
    with Image.open(io.BytesIO(pages[0])) as page:
        seen = page.convert("L")

    assert len(pages) == 2
    assert seen.size == (qr_sheet.WIDTH, qr_sheet.HEIGHT)
    for left in (70, qr_sheet.WIDTH // 2):
        code = seen.crop((left, 68, left + qr_sheet.CODE, 68 + qr_sheet.CODE))
        assert 0.2 < sum(dot < 128 for dot in code.tobytes()) / qr_sheet.CODE**2 < 0.7
