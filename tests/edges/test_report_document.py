"""The Word document: the facts' figures in its words, the decree's form, templates of an office."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Pt
from PIL import Image

from benchmarks import months
from campaigns import report
from campaigns.report_facts import ReportFacts
from campaigns.report_rows import ReportRows, UnitRow, WorkRow
from campaigns.work import Work
from messages import report_document, report_sentences
from messages.render import render
from reports import template, word

KINDS = ("registrations", "progress", "interim", "final")
HOSTILE = (
    "=1+1",
    "<w:p/>",
    "{{ 7*7 }}",
    "{% for %}",
    "🎉🎉",
    "dài " * 80,
    "a\x00b\x0bc",
    "\u202eX&Y",
)


def _made(facts: ReportFacts, kind: str, photos: dict[str, bytes] | None = None) -> Any:
    content = word.fill(template.build(), report_document.context(facts, kind), photos or {})
    return docx.Document(io.BytesIO(content))


def _text(page: Any) -> str:
    return "\n".join(one.text for one in page.paragraphs)


def _cells(page: Any) -> Iterator[list[str]]:
    for table in page.tables:
        for row in table.rows:
            yield [cell.text for cell in row.cells]


def _photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (2000, 1500), "green").save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
async def test_the_documents_figures_are_the_facts(months_rows: ReportRows, kind: str) -> None:
    """What is said in words, what stands in tables, and the facts are one and the same."""
    facts = report.facts(months_rows, months.TODAY)

    page = _made(facts, kind)

    total, text = facts.total, _text(page)
    assert f"Có {len(facts.registered)}/13 đơn vị đăng ký, với {total.works} công trình" in text
    assert f"{total.low:,}".replace(",", ".") in text
    assert f"{total.high:,}".replace(",", ".") in text
    assert "Thôn 13" in text  # has not registered
    if kind != "registrations":
        assert f"Đã hoàn thành {total.done:02d}/{total.works}" in text
        assert f"bình quân {total.percent}%" in text
    cells = list(_cells(page))
    for at, one in enumerate(facts.units, start=1):
        line = next(row for row in cells if row[:2] == [str(at), one.unit.name])
        assert line[2] == str(one.sum.works)
        assert line[7] == (f"{one.sum.percent}%" if one.sum.works else "–")
    listed = [row[1] for row in cells if len(row) == 9 and row[1].startswith("ST-")]
    wanted = [one.row.code for one in facts.counted] if kind in ("registrations", "final") else []
    assert listed == wanted


async def test_the_page_has_the_decrees_form(months_rows: ReportRows) -> None:
    """A4, 20/20/30/15 mm, Times New Roman 14, number and date as a document has them."""
    page = _made(report.facts(months_rows, date(2024, 2, 5)), "final")

    first = page.sections[0]
    form = (
        first.page_width, first.page_height, first.top_margin, first.bottom_margin,
        first.left_margin, first.right_margin,
    )  # fmt: skip
    assert [round(one.mm) for one in form if one is not None] == [210, 297, 20, 20, 30, 15]
    assert first.different_first_page_header_footer
    assert (page.styles["Normal"].font.name, page.styles["Normal"].font.size) == (
        "Times New Roman",
        Pt(14),
    )
    head = page.tables[0]
    assert head.cell(0, 0).text.startswith("ỦY BAN NHÂN DÂN\nXÃ SƠN TÂY")
    assert "Độc lập - Tự do - Hạnh phúc" in head.cell(0, 1).text
    assert head.cell(1, 0).text == "Số: .…/BC-UBND"
    assert head.cell(1, 1).text == "Sơn Tây, ngày 05 tháng 02 năm 2024"
    assert "./." in _text(page)
    said = _text(page)
    assert said.index("Kính gửi:") < said.index("- Thường trực Đảng ủy xã Sơn Tây;")
    assert said.index("- Thường trực Hội đồng nhân dân xã Sơn Tây.") < said.index("Thực hiện")
    last = page.tables[-3]  # before the appendices' two
    assert last.cell(0, 0).text.startswith("Nơi nhận:\n- Như trên;")
    assert {run.font.size for run in last.cell(0, 0).paragraphs[1].runs} == {Pt(11)}
    assert [one.orientation for one in page.sections] == [0, 1, 0]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2024, 1, 9), "ngày 09 tháng 01 năm 2024"),
        (date(2024, 3, 10), "ngày 10 tháng 3 năm 2024"),
        (date(2024, 12, 1), "ngày 01 tháng 12 năm 2024"),
    ],
)
def test_days_are_written_as_the_decree_says(day: date, said: str) -> None:
    """A zero before days under ten and before the months 1 and 2, nowhere else."""
    assert report_sentences.on_day("", day) == said


@pytest.mark.parametrize("said", HOSTILE)
async def test_hostile_names_stay_text(months_rows: ReportRows, said: str) -> None:
    """Nothing a person wrote is run, becomes markup or breaks the file."""
    hostile = replace(
        months_rows,
        title=said,
        commune=said,
        units=tuple(replace(one, name=said, block=said) for one in months_rows.units),
        works=tuple(
            replace(one, work=replace(one.work, name=said, category=said))
            for one in months_rows.works
        ),
    )

    page = _made(report.facts(hostile, months.TODAY), "final")

    listed = [row for row in _cells(page) if len(row) == 9 and row[1].startswith("ST-")]
    assert {row[3] for row in listed} == {word.plain.line(said)}


async def test_photos_of_finished_works_are_shown_and_broken_ones_left_out(
    months_rows: ReportRows,
) -> None:
    """A photo that could not be fetched or read costs nothing but itself."""
    facts = report.facts(months_rows, months.TODAY)
    names = report_document.photos(facts, "final")
    assert len(names) >= 2

    page = _made(facts, "final", {names[0]: _photo(), names[1]: b"no picture"})

    assert len(page.inline_shapes) == 1


async def test_a_campaign_without_anything_makes_a_document_too(months_rows: ReportRows) -> None:
    """No works, no reports, no blocks: sentences say so, and no empty table is left."""
    bare = replace(months_rows, works=(), reports=(), sent=(), figures=(), units=(UnitRow(1, "A"),))

    page = _made(report.facts(bare, months.TODAY), "interim")

    assert "Có 0/01 đơn vị đăng ký, với 0 công trình" in _text(page)
    assert "Chưa có công trình, phần việc nào" in _text(page)
    both = replace(bare, units=(UnitRow(1, "A"), UnitRow(2, "B")))
    assert "Chưa có đơn vị nào đăng ký." in _text(_made(report.facts(both, months.TODAY), "final"))


async def test_nothing_is_said_of_what_nobody_was_asked(months_rows: ReportRows) -> None:
    """A form without kinds of works leaves none "unsorted", one without money no "0 đồng"; no button of
    the chat is told to a council."""
    bare = {"category": None, "value": None, "value_most": None}
    works = tuple(replace(one, work=replace(one.work, **bare)) for one in months_rows.works)
    plan = replace(months_rows.plan, forms=())
    facts = report.facts(replace(months_rows, works=works, plan=plan), months.TODAY)
    page = _made(facts, "final")

    assert "Chưa phân loại" not in _text(page) + str(list(_cells(page)))
    assert "Đã nhận" not in _text(page)
    assert "giá trị" not in _text(page)


async def test_before_its_campaign_begins_a_report_goes_up_to_its_day(
    months_rows: ReportRows,
) -> None:
    """Registering begins earlier: no span from today to a day to come."""
    early = months_rows.plan.period.starts_on - timedelta(days=3)
    said = report_document.context(report.facts(months_rows, early), "registrations")["mo_dau"]
    assert f"tính đến ngày {early:%d/%m/%Y} như sau" in said


async def test_units_that_did_everything_are_put_forward(months_rows: ReportRows) -> None:
    """In time, finished, nothing owed: the rule of the proposal, the largest value first."""
    works = tuple(
        WorkRow(at, f"ST-{at}", at, "registered", "on_time", date(2023, 11, 12),
                Work("Đường", value=at * 1_000_000, value_most=at * 1_000_000))
        for at in (1, 2, 3)
    )  # fmt: skip
    done = tuple(
        replace(months_rows.reports[0], id=at, work_id=at, percent=100, timeliness="on_time")
        for at in (1, 2)
    )
    facts = report.facts(replace(months_rows, works=works, reports=done), date(2023, 11, 24))

    assert [one.unit.id for one in facts.best] == [2, 1]
    merits = [row for row in _cells(_made(facts, "final")) if "Đăng ký đúng hạn" in row[-1]]
    assert [row[1] for row in merits] == ["Thôn 2", "Thôn 1"]


def _own(*said: str) -> bytes:
    page = docx.Document()
    for one in said:
        page.add_paragraph(one)
    out = io.BytesIO()
    page.save(out)
    return out.getvalue()


async def test_an_office_may_bring_its_own_template(months_rows: ReportRows) -> None:
    """Any place may be used, or none."""
    places = report_document.context(report.facts(months_rows, months.TODAY), "final")

    made = word.fill(_own("Kính gửi {{ ten_xa }}", "Cộng {{ tong.so }}"), places, {})

    assert _text(docx.Document(io.BytesIO(made))) == "Kính gửi UBND xã Sơn Tây\nCộng 36"


@pytest.mark.parametrize(
    ("content", "how", "what"),
    [
        (_own("{{ ten_la }}"), "unknown", "ten_la"),
        (_own("{{ tong.la }}"), "unknown", "la"),
        (_own("{{ config }} {{ lipsum }}"), "unknown", "config"),
        (_own("{% for x in don_vi %}"), "broken", "endfor"),
        (_own("{{ ten_xa|center(99999999) }}"), "broken", "center"),
        (_own("{{ ''.__class__.__mro__ }}"), "forbidden", "__class__"),
        (_own("{{ ten_xa.format(ten_xa) }}"), "forbidden", ""),
        (_own("{{ ten_xa * 1000000000 }}"), "forbidden", "*"),
        (_own("{{ 2 ** 99999999 }}"), "forbidden", "**"),
        (_own("{{ '%999999999s' % 1 }}"), "forbidden", "%"),
        (_own("{{ range(9) }}"), "unknown", "range"),
        (_own("{{ 1 / 0 }}"), "no_value", ""),
        (_own("{{ 1 + ten_xa }}"), "no_value", ""),
        (_own("{{ self }}"), "no_value", ""),
        (_own("{{ co_quan }}"), "no_value", ""),
        (_own("{{" * 400), "no_value", ""),
        (b"not a document", "no_document", ""),
    ],
)
async def test_a_wrong_template_is_refused_with_its_place(
    months_rows: ReportRows, content: bytes, how: str, what: str
) -> None:
    """An unknown place, a broken tag, a way out of the sandbox, what would fill the machine, no document."""
    places = report_document.context(report.facts(months_rows, months.TODAY), "final")

    with pytest.raises(word.BadTemplate) as caught:
        word.fill(content, places, {})

    assert (caught.value.how, caught.value.what) == (how, what)
    said = render("report/problem", problem=f"template_{how}", what=what)
    assert "chưa dùng được: " in said


async def test_every_place_is_told_to_officers(months_rows: ReportRows) -> None:
    """docs/reports.md names each place of the template and each part of its rows."""
    told = (Path(__file__).parents[2] / "docs" / "reports.md").read_text("utf-8")
    rows = "\n".join(one for one in told.splitlines() if one.startswith("|"))
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", rows))))
    places = report_document.context(report.facts(months_rows, months.TODAY), "final")
    parts = {
        key
        for value in places.values()
        for row in (value if isinstance(value, list) else [value])
        if isinstance(row, dict)
        for key in row
    }

    assert set(places) | parts <= named
