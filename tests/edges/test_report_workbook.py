"""The workbook: the facts' figures, computed by Excel's own formulas; people's text as text."""

import asyncio
import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from benchmarks import months
from campaigns import report
from campaigns.report_facts import ReportFacts
from campaigns.report_rows import ReportRows
from reports import workbook
from scheduler import report_sheets

SHEETS = ["Tổng quan", "Công trình", "Chưa tính vào tổng", "Lịch sử tiến độ", "Chỉ tiêu",
          "Số liệu chỉ tiêu", "Thông báo", "Thôn"]  # fmt: skip
HOSTILE = (
    "=1+1",
    "@SUM(A1)",
    "<b>x</b>",
    "{{ 7*7 }}",
    "🎉" * 30,
    "dài " * 100,
    "a\x00b",
    "\u202eXYZ",
)


def _open(content: bytes, *, computed: bool = True) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=computed)


def _overview(book: Any) -> dict[str, list[Any]]:
    page = book["Tổng quan"]
    return {row[1]: list(row[2:]) for row in page.iter_rows(min_row=4, values_only=True)}


def _expected(facts: ReportFacts) -> dict[str, list[Any]]:
    def sums(one: Any) -> list[Any]:
        sum_ = one.sum if hasattr(one, "sum") else one
        return [
            sum_.works, sum_.low, sum_.high, sum_.unclear, sum_.spent, sum_.done, sum_.slow,
            sum_.percent,
        ]  # fmt: skip

    units = [len(facts.units), len(facts.registered), len(facts.silent)]
    found = {facts.rows.commune: [*units, *sums(facts.total)]}
    for one in facts.categories:
        found[one.name or ""] = [one.units, one.registered, None, *sums(one)]
    for one in facts.blocks:
        found[one.name or ""] = [one.units, one.registered, one.units - one.registered, *sums(one)]
    return found


async def test_the_sheets_have_a_row_a_thing_with_filters_and_headings_that_stay(
    months_rows: ReportRows,
) -> None:
    """Every work, report and recipient has its line; the headings stay, the page prints across."""
    facts = report.facts(months_rows, months.TODAY)

    book = _open(workbook.workbook(report_sheets.sheets(facts)))

    assert book.sheetnames == SHEETS
    assert book["Công trình"].max_row == 3 + facts.total.works + 1
    assert book["Lịch sử tiến độ"].max_row == 3 + 200
    assert book["Thông báo"].max_row == 3 + 13
    assert book["Thôn"].max_row == 3 + 13 + 1
    for page in book:
        assert page.auto_filter.ref
        assert page.freeze_panes
        assert page.page_setup.orientation == "landscape"
        assert page.print_title_rows == "$3:$3"
    assert _overview(book) == _expected(facts)


def _unknown(sheet: workbook.Sheet) -> workbook.Sheet:
    """The same sheet, its formulas without what they come to."""
    blank = [
        [
            workbook.Formula(one.text, "") if isinstance(one, workbook.Formula) else one
            for one in row
        ]
        for row in sheet.rows
    ]
    return replace(sheet, rows=blank)


def _computed(content: bytes, folder: Path) -> Any:
    """What LibreOffice makes of it."""
    (folder / "in.xlsx").write_bytes(content)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), str(folder / "in.xlsx")],
        check=True, capture_output=True, timeout=90,
    )  # fmt: skip
    return _open((folder / "out" / "in.xlsx").read_bytes())


async def test_what_excel_computes_is_what_the_facts_say(
    months_rows: ReportRows, tmp_path: Path
) -> None:
    """Without the results we write beside the formulas, the same figures come out."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed here")
    facts = report.facts(months_rows, months.TODAY)
    bare = workbook.workbook([_unknown(one) for one in report_sheets.sheets(facts)])

    book = await asyncio.to_thread(_computed, bare, tmp_path)

    assert _overview(book) == _expected(facts)
    total = [cell.value for cell in book["Công trình"][3 + facts.total.works + 1]]
    assert facts.total.low in total
    assert facts.total.high in total
    assert facts.total.spent in total


@pytest.mark.parametrize("said", HOSTILE)
async def test_hostile_names_stay_text(months_rows: ReportRows, said: str) -> None:
    """No cell of people's words becomes a formula, whatever it looks like."""
    first = months_rows.works[3]
    hostile = replace(
        months_rows,
        title=said,
        units=tuple(replace(one, name=said, block=said) for one in months_rows.units),
        works=tuple(
            replace(one, work=replace(one.work, name=said, category=said), more=((said, said),))
            for one in (first, *months_rows.works[4:])
        ),
    )
    facts = report.facts(hostile, months.TODAY)

    book = _open(workbook.workbook(report_sheets.sheets(facts)), computed=False)

    page = book["Công trình"]
    names = [row[4] for row in page.iter_rows(min_row=4, max_row=page.max_row - 1)]
    assert all(cell.value == workbook.clean(said) for cell in names)
    assert all(cell.data_type == "s" for cell in names)
    assert _overview(_open(workbook.workbook(report_sheets.sheets(facts))))
