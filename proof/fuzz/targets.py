"""What is fuzzed: each target takes any bytes, and gives what the reader's own caller would go on with.

A target raises only where the program would. Files are opened as their child process opens them
(reports/child.py), which says "damaged" for whatever breaks a reader; limits still count.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from campaigns import figure_import, yaml_plan
from campaigns.forms import definition, xlsform_read, xlsform_write
from campaigns.model import Plan, Unit, UnitName
from campaigns.planreader.read import read_plan
from campaigns.planreader.sketch import begin, whole_plan
from campaigns.planreader.sketch import model as sketch
from campaigns.unitfile import lines, twice
from campaigns.wording.read import read_line
from messages import officer_text, split
from proof.fuzz import papers
from reports import child, documents, figure_sheet, form_sheets, plain, unit_sheet
from reports.word import BadTemplate, fill

ROOT: Final = Path(__file__).parents[2]
TODAY: Final = date(2023, 11, 6)
UNITS: Final = [*(f"Thôn {n}" for n in range(1, 14)), "Thôn Đồng Vinh", "Thôn Nam Nhe"]
STANDING: Final = [
    Unit(at, "thôn", name, at, names=(UnitName(name),)) for at, name in enumerate(UNITS, start=1)
]
VALUES: Final = dict.fromkeys(officer_text.PLACEHOLDERS, "Thôn <b>1</b> & 2")
MESSAGE: Final = 4096  # letters of a message
WORDS: Final = (
    "ba năm mười mươi trăm triệu tỷ nghìn rưỡi linh đồng tr 350 05 2023 % ( ) ngày tháng tuần quý thứ"
    " chủ nhật mùng rằm tết chạp giêng âm đầu giữa cuối hết trước sau đến từ nữa mai nay khoảng dưới"
    " tổng góp mỗi hộ không chưa xong khởi công hoàn thành thôn km ha đường bê tông đăng ký hoặc"
)


@dataclass(frozen=True, slots=True)
class Target:
    """A reader with inputs to begin from, the most bytes it is given, and words that mean something."""

    work: Callable[[bytes], object]
    seeds: Sequence[bytes]
    longest: int = MESSAGE
    words: Sequence[str] = ()


def _said(*kinds: str) -> Callable[[bytes], object]:
    """The first byte chooses the kind and the day; the rest is what somebody wrote."""

    def work(data: bytes) -> object:
        choice = data[0] if data else 0
        line = {
            "kind": kinds[choice % len(kinds)],
            "text": _text(data[1:]),
            "today": (TODAY + timedelta(days=choice)).isoformat(),
            "units": UNITS,
        }
        answer = read_line(line)
        if sum(key in answer for key in ("value", "candidates", "refused")) != 1:
            raise AssertionError(answer)
        return json.dumps(answer)

    return work


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _plan(data: bytes) -> object:
    """A document's text to the card of a campaign, and to the campaign."""
    read = read_plan(_text(data))
    made = begin.begin(read, commune="UBND xã Sơn Tây", today=TODAY)
    kept = sketch.from_json(json.loads(json.dumps(sketch.to_json(made))))
    whole_plan.launch_text(kept)
    plan = whole_plan.finish(kept)
    return plan and whole_plan.problems(plan, kept)


def _yaml(data: bytes) -> object:
    """A campaign's file: what is read is written and read again as the same."""
    plan = yaml_plan.load(_text(data))
    if isinstance(plan, Plan):
        again = yaml_plan.load(yaml_plan.dump(plan))
        if again != plan:
            raise AssertionError(again)
    return plan


def _document(data: bytes) -> object:
    return json.dumps(child.answer(documents.parse, data))


def _docx(data: bytes) -> object:
    return _document(papers.docx(data))


def _xlsx(data: bytes) -> object:
    """A sheet of villages or of figures, and what is made of its rows."""
    content = papers.xlsx(data)
    json.dumps(child.answer(figure_sheet.parse, content))
    json.dumps(child.answer(form_sheets.parse, content))
    return _rows(child.answer(unit_sheet.parse, content).get("read", []))


def _csv(data: bytes) -> object:
    return _rows(child.answer(unit_sheet.parse, data).get("read", []))


def _rows(given: Sequence[Sequence[str]]) -> object:
    rows = json.loads(json.dumps(given))
    figure_import.campaign_of(rows)
    if figure_import.heading(rows) is not None:
        return figure_import.filled(rows)
    return twice.plan(lines.read(rows), STANDING, today=TODAY)


def _xlsform(data: bytes) -> object:
    """The cells of a form's workbook: sheets apart by form feeds, rows by lines, cells by tabs."""
    parts = _text(data).split("\f")
    book = {
        name: [row.split("\t") for row in part.split("\n")]
        for name, part in zip(("survey", "choices", "settings"), parts, strict=False)
    }
    found = xlsform_read.read(book, uncomputed={"survey": [(len(data) % 9 + 1, len(data) % 7)]})
    if found.form is not None:
        kept = definition.from_json(json.loads(json.dumps(definition.to_json(found.form))))
        return xlsform_read.read(xlsform_write.write(kept))
    return found


def _template(data: bytes) -> object:
    """An officer's text, from the typing to the parts that go out."""
    markup = officer_text.canonical(_text(data))
    problem = officer_text.check(markup)
    officer_text.suspicious(markup)
    return problem or split.parts(officer_text.fill(markup, VALUES))


def _report(data: bytes) -> object:
    """A paragraph of an office's own Word template, filled in."""
    try:
        return fill(papers.template(plain.line(_text(data))), papers.PLACES, {})
    except BadTemplate as error:
        return error.what


def _files(pattern: str) -> list[bytes]:
    return [one.read_bytes() for one in sorted(ROOT.glob(pattern))]


def _each(said: str) -> list[bytes]:
    return [bytes([at % 7]) + one.strip().encode() for at, one in enumerate(said.split("|"))]


PLANS: Final = _files("tests/rules/plans_made_up/*.txt")
PIECES: Final = [piece for one in PLANS for piece in one.split(b"\n\n") if piece.strip()]
KEYWORDS: Final = tuple(WORDS.split())
TARGETS: Final[Mapping[str, Target]] = {
    "money": Target(
        _said("money"),
        _each(
            "350 triệu | 1,2 tỷ | khoảng ba trăm năm mươi triệu đồng | 350tr + 50tr dân góp | 2k5"
        ),
        words=KEYWORDS,
    ),
    "date": Target(
        _said("date"),
        _each("20/11 | từ 5/12 đến 20/1 | rằm tháng giêng | cuối quý 1/2024 | thứ sáu tuần sau"),
        words=KEYWORDS,
    ),
    "words": Target(
        _said("percent", "yesno", "quantity", "unit"),
        _each("70% | xong rồi | 1,5 km đường | thôn 5 | gần một nửa | chưa | T12"),
        words=KEYWORDS,
    ),
    "registration": Target(
        _said("registration"),
        _each(
            "đường bê tông thôn 5, 350 triệu, 5/12 đến 20/1, dân góp 100tr | 1. nhà văn hóa 200tr"
        ),
        words=KEYWORDS,
    ),
    "plan": Target(_plan, [*PLANS, *PIECES], 20_000, KEYWORDS),
    "yaml": Target(_yaml, _files("campaigns/plans/*.yaml"), 20_000),
    "document": Target(_document, [*PLANS, papers.PDF], 20_000),
    "docx": Target(_docx, [papers.DOCUMENT, papers.NUMBERED], 8_000, papers.WORD_TAGS),
    "xlsx": Target(_xlsx, [papers.SHEET], 8_000, papers.SHEET_TAGS),
    "csv": Target(_csv, [papers.VILLAGES], 8_000),
    "xlsform": Target(_xlsform, [papers.FORM], 8_000, papers.FORM_WORDS),
    "template": Target(_template, papers.TYPED, 20_000, papers.TYPED_WORDS),
    "report": Target(_report, papers.PLACED, 500, papers.PLACED_WORDS),
}
