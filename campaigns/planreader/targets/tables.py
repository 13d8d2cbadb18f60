"""Tables of chỉ tiêu: a name, a unit and a figure per row, cells apart by tabs or one to a line."""

from __future__ import annotations

import re
from dataclasses import replace

from campaigns.planreader.head.number_and_day import read_issued
from campaigns.planreader.model import Number, Range, Target
from campaigns.planreader.targets.place_tables import PAST_HEAD, Places, at_place, places_of
from campaigns.planreader.targets.quantities import EQ, GT, GTE, LT, LTE, number_of, read_quantities
from campaigns.planreader.text.outline import Document

_NAME_HEAD = re.compile(r"chỉ tiêu|nội dung|tiêu chí|danh mục|công việc|tên")
_UNIT_HEAD = re.compile(r"đơn vị(?: tính| đo)?$|đvt|đ\.v\.t|đv tính")
_VALUE_HEAD = re.compile(
    r"^(?:đến|hết) [^\n]*\d{4}|kế hoạch|chỉ tiêu(?: giao| năm| phấn đấu)|mục tiêu|phấn đấu|giao|số lượng|quy mô|khối lượng|đăng ký|kh\b|năm \d{4}|\d{4}"
)
# "Chiều dài (m)", "Giá trị (triệu đồng)": the head has the unit; what a work is worth counts where
# no column says how large it is
_UNIT_IN_HEAD = re.compile(r"\((?:(?:đơn vị(?: tính)?|đvt|đv):? ?)?(?P<unit>[^()\d]{1,20})\)$")
_WORTH = re.compile(
    r"^(?:tổng )?(?:giá trị|kinh phí|mức đầu tư|dự toán|vốn)\b[^()]{0,30}\(.*đồng\)$"
)
_UNIT = re.compile(
    r"^(?:%|‰|(?:nghìn |triệu |tỷ )?đồng(?: ?/ ?[^\d]{1,20})?|tấn|tạ(?:/ha)?|km|m2|m²|m3|m|ha|kg|lít|[^\W\d_]+(?: [^\W\d_]+){0,2})$"
)
_FIGURE = re.compile(
    r"^(?P<cmp>≥|>=|≤|<=|>|<|từ|trên|dưới|ít nhất|tối thiểu|không quá|tối đa|vượt|đạt|còn)? ?(?P<a>\d[\d.,]*)(?: ?(?:-|đến) ?(?P<b>\d[\d.,]*))? ?"
    r"(?P<pct>%)?(?P<post> ?trở lên| ?trở xuống)?$"
)
_COMPARED_NAME = re.compile(r"(?<= )(?:từ|trên|dưới|ít nhất|tối thiểu|không quá|tối đa|vượt|còn)$")
_COMPARE = {
    "≥": GTE, ">=": GTE, "từ": GTE, "ít nhất": GTE, "tối thiểu": GTE, "≤": LTE, "<=": LTE, "không quá": LTE,
    "tối đa": LTE, "còn": LTE, ">": GT, "trên": GT, "vượt": GT, "<": LT, "dưới": LT,
}  # fmt: skip
_ROW = re.compile(
    r"^(?:\d{1,3}[.)]? )?(?P<name>\D[^\t]{5,120}?) (?P<unit>%|(?:triệu |tỷ |nghìn )?đồng(?:/\w+)?|tấn|tạ/ha|km|m2|m²|ha|xã|thôn|hộ|người|lao động|"
    r"công trình|mô hình|trường|cây) (?P<figure>(?:≥|>=|≤|<=|>|<)? ?\d[\d.,]*)$"
)

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_DATED_HEAD = re.compile(r"(?:đến|hết|năm|quý|tháng|kế hoạch|kh|mục tiêu|chỉ tiêu)\b[^\d]*\d")

_Columns = tuple[int, int | str | None, tuple[tuple[int, str], ...]]
# where the name and the unit stand (or the unit of a head), and each figure with what its head adds to the name


def read_tables(doc: Document, first: int) -> tuple[list[tuple[int, Target]], set[int]]:
    """Targets with the block they stand in, and every block that belongs to a table of them."""
    found: list[tuple[int, Target]] = []
    taken: set[int] = set()
    columns: _Columns | None = None
    places: Places | None = None
    issued = _year_of_issue(doc)
    index = first
    while index < doc.tail:
        block = doc.blocks[index]
        cells = doc.text[block.start : block.end].split("\t")
        head_of = places_of([cell.strip() for cell in cells]) if _given(doc, index) else None
        places = head_of or (places if len(cells) >= 2 else None)
        if places:
            taken.add(index)
            if not head_of:
                found += [(index, one) for one in at_place(doc, index, cells, places)]
            index += 1
            continue
        if len(cells) >= 3:
            head = _columns([cell.strip().lower() for cell in cells], issued)
            columns = head or columns
            rows = _row(doc, index, cells, columns) if columns and not head else []
            if columns:
                taken.add(index)
        else:
            columns = None if len(cells) < 2 else columns
            rows = _flat_row(doc, index) if _in_targets(doc, index) else []
            stacked = _one_cell_a_line(doc, index) if not rows and _in_targets(doc, index) else []
            if stacked:
                taken |= set(range(index, index + 4))
                found += [(index + 1, one) for one in stacked]
                index += 4
                continue
        if rows:
            taken.add(index)
            found += [(index, one) for one in rows]
        index += 1
    return found, taken


def _given(doc: Document, index: int) -> bool:
    above = doc.headings(doc.blocks[index])
    return _in_targets(doc, index) or bool(re.search("giao|khối lượng|phân bổ", above))


def _flat_row(doc: Document, index: int) -> list[Target]:
    """ "3 Tỷ lệ hộ nghèo % < 2,5": a row whose cells run together."""
    block = doc.blocks[index]
    match = _ROW.match(doc.low[block.start : block.end])
    if match is None:
        return []
    text = doc.text[block.start : block.end]
    return _row(
        doc,
        index,
        [text[slice(*match.span(part))] for part in ("name", "unit", "figure")],
        (0, 1, ((2, ""),)),
    )


def _year_of_issue(doc: Document) -> int:
    issued = read_issued(doc)[0]
    return issued.first.year if issued and issued.first else 0


def _columns(low: list[str], issued: int) -> _Columns | None:
    """Which columns hold the name, the unit and the figures to be reached: none of a year gone by.

    "Đến 31/10/2025 | Đến 31/12/2025" are two; of others the first counts.
    """
    name = next(
        (
            i
            for i, cell in enumerate(low)
            if _NAME_HEAD.search(cell) and not _UNIT_HEAD.search(cell)
        ),
        None,
    )
    if name is None or re.fullmatch(r"\d{1,3}[.)]?", low[0]):
        return None
    if any(re.fullmatch(r"[\d.,]+", cell) for cell in low[1:]):
        return None
    unit = next((i for i, cell in enumerate(low) if _UNIT_HEAD.search(cell)), None)
    values = [
        i for i, cell in enumerate(low)
        if i > name and i != unit and _VALUE_HEAD.search(cell) and not PAST_HEAD.search(cell)
        and not ((year := _YEAR.search(cell)) and int(year.group()) < issued)
    ]  # fmt: skip
    dated = [(i, low[i]) for i in values if _DATED_HEAD.match(low[i])]
    if len(dated) > 1 and len(dated) == len(values):
        return name, unit, tuple((i, f" ({head})") for i, head in dated)
    if not values:
        values = [i for i, cell in enumerate(low) if i > name and _WORTH.match(cell)]
    if not values:
        return None
    in_head = _UNIT_IN_HEAD.search(low[values[0]]) if unit is None else None
    known = in_head and read_quantities(f"5 {in_head['unit']}", f"5 {in_head['unit']}")
    return name, in_head["unit"] if in_head and known else unit, ((values[0], ""),)


def _row(doc: Document, index: int, cells: list[str], columns: _Columns) -> list[Target]:
    """The targets of one row, one for each column of figures."""
    name_at, unit_at, values = columns
    found = _sized(doc, index, cells[name_at].strip()) if isinstance(unit_at, str) else []
    for value_at, added in values:
        one = _cell(doc, index, cells, (name_at, unit_at, value_at))
        found += [replace(one, name=one.name + added)] if one else []
    return found


def _sized(doc: Document, index: int, name: str) -> list[Target]:
    """ "320 m mương bê tông" in a table of what works are worth: its size is a figure, too."""
    counted = read_quantities(name.lower(), name)
    if len(counted) != 1 or counted[0].start or len(name) <= counted[0].end + 2:
        return []
    one, block = counted[0], doc.blocks[index]
    span = doc.source.span(block.start, block.end)
    return [Target(name[one.end :].strip(), one.value, one.unit, one.comparator, span)]


def _cell(
    doc: Document, index: int, cells: list[str], places: tuple[int, int | str | None, int]
) -> Target | None:
    name_at, unit_at, value_at = places
    if value_at >= len(cells):
        return None
    name, printed = cells[name_at].strip(), cells[value_at].strip()
    match = _FIGURE.match(printed.lower())
    if match is None and unit_at is None:
        return _measured_cell(doc, index, name, printed)
    unit = cells[unit_at].strip() if isinstance(unit_at, int) else unit_at
    if match is None or len(name) < 3:
        return None
    if match["pct"]:
        unit = "%"
    low = number_of(match["a"].rstrip(".,"))
    value: Number = low
    if match["b"]:
        high = number_of(match["b"].rstrip(".,"))
        value = Range(low, high) if high > low else low
    named = _COMPARED_NAME.search(name.lower())  # "Tỷ lệ hộ nghèo còn dưới | % | 6"
    comparator = _COMPARE.get(match["cmp"] or (named.group() if named else ""), EQ)
    if match["post"]:
        comparator = GTE if "lên" in match["post"] else LTE
    block = doc.blocks[index]
    return Target(name, value, unit or None, comparator, doc.source.span(block.start, block.end))


def _measured_cell(doc: Document, index: int, name: str, printed: str) -> Target | None:
    """ "2.200 m2" below "Quy mô": figure and unit in one cell."""
    counted = read_quantities(printed.lower(), printed, any_noun=True)
    if len(counted) != 1 or counted[0].start or len(name) < 3:
        return None
    one, block = counted[0], doc.blocks[index]
    span = doc.source.span(block.start, block.end)
    return Target(name, one.value, one.unit, one.comparator, span)


def _in_targets(doc: Document, index: int) -> bool:
    return "chỉ tiêu" in doc.headings(doc.blocks[index]) or "mục tiêu" in doc.headings(
        doc.blocks[index]
    )


def _one_cell_a_line(doc: Document, index: int) -> list[Target]:
    """ "1", "Tốc độ tăng …", "%", "9,5": a table whose cells came out one below another."""
    if index + 3 >= doc.tail:
        return []
    lines = [doc.text[block.start : block.end].strip() for block in doc.blocks[index : index + 4]]
    if not re.fullmatch(r"\d{1,3}\.?", lines[0]) or not _UNIT.match(lines[2].lower()):
        return []
    if not _FIGURE.match(lines[3].lower()) or not 4 < len(lines[1]) < 160:
        return []
    return _row(doc, index + 1, lines[1:], (0, 1, ((2, ""),)))
