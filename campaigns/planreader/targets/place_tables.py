"""Tables with a village to a row and a figure to a column: "Thôn | Đường bê tông (m) | Cây xanh (cây)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaigns.planreader.model import Target
from campaigns.planreader.targets.quantities import EQ, number_of
from campaigns.planreader.text.outline import Document

PLACE_HEAD = re.compile(
    r"^(?:tên )?(?:các )?(?:thôn|xóm|ấp|bản|buôn|làng|sóc|khóm|khu(?: dân cư| phố)?|khối phố|tổ dân phố|chi hội|chi đoàn|chi bộ|đơn vị|địa phương|cơ sở|xã|phường|trường|lớp)(?: ?[,/] ?[^()]{2,20})?$"
)
# what was reached or stands there already: no target
PAST_HEAD = re.compile(
    r"^(?:u?th|kq|ước th)\b|thực hiện|ước|kết quả|hiện có|năm trước|cùng kỳ|so sánh|ghi chú"
)
_MEASURED = re.compile(r"^(?P<name>[^()]{3,80}?) ?\((?P<unit>[^()\d]{1,20})\)$")

_NUMBER_OF = re.compile(
    r"(?P<name>[Ss]ố (?:lượng )?(?P<unit>hộ|hội viên|đoàn viên|đảng viên|sáng kiến|công trình|mô hình|vườn|sản phẩm)\b[^()\d]{0,40})$"
    r"|(?P<named>[Nn]gày công|[Cc]ông trình|[Mm]ô hình|[Pp]hần việc)$"
)


@dataclass(frozen=True, slots=True)
class Places:
    """A table of villages: how many columns, which names them, which count what in which unit."""

    width: int
    at: int
    figures: tuple[tuple[int, str, str], ...]


def places_of(cells: list[str]) -> Places | None:
    """The columns of a table with a village to a row and a figure to a column."""
    at = next((i for i, cell in enumerate(cells[:2]) if PLACE_HEAD.match(cell.lower())), None)
    if at is None:
        return None
    measured = [
        (i, _MEASURED.match(cell) or _NUMBER_OF.match(cell))
        for i, cell in enumerate(cells)
        if i > at and not PAST_HEAD.search(cell.lower())
    ]
    figures = tuple(
        (i, one.group(), one.group().lower())
        if one.groupdict().get("named")
        else (i, one["name"], one["unit"])
        for i, one in measured
        if one
    )
    return Places(len(cells), at, figures) if figures else None


def at_place(doc: Document, index: int, cells: list[str], places: Places) -> list[Target]:
    """The figures of one village, or of all in the last row."""
    cells = [cell.strip() for cell in cells]
    missing = places.width - len(cells)  # a last row spans the columns in front
    name = cells[0] if missing > 0 else cells[places.at]
    if re.match(r"tổng|cộng|toàn xã", cells[0].lower()):
        name = cells[0]
    block = doc.blocks[index]
    found = []
    numbers = [cell for cell in cells[1:] if re.fullmatch(r"\d[\d.,]*", cell)]
    summed = re.match(r"tổng|cộng", cells[0].lower())  # its cells may be spanned or moved
    in_order = (missing > 0 or summed) and len(numbers) == len(places.figures)
    for index_at, (at, column, unit) in enumerate(places.figures):
        printed = cells[at - missing] if 0 < at - missing < len(cells) else ""
        printed = numbers[index_at] if in_order else printed
        if re.fullmatch(r"\d[\d.,]*", printed) and len(name) > 1:
            value = number_of(printed.rstrip(".,"))
            span = doc.source.span(block.start, block.end)
            found.append(Target(f"{column} - {name}", value, unit, EQ, span))
    return found
