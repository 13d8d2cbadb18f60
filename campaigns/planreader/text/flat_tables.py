"""Tables that were copied cell by cell, each on a line of its own: which lines belong to one row.

A browser or a reader of PDF gives "TT", "Nội dung", "Thời gian hoàn thành", then "1" and its
cells, "2" and its cells. Only tables with a column of days and with rows numbered one by one
are put together; nothing here looks at what the cells say.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"s?tt\.?|số tt|số thứ tự")
_DATED = re.compile(
    r"(?:thời (?:gian|hạn|điểm)|tiến độ|hạn|(?:ngày|thời gian) [^\n]{0,40}(?:hoàn thành|thực hiện|tổ chức|nộp|báo cáo))\b"
)
_ENDS = re.compile(r"(?:[IVX]{1,5}|[A-Z])[./)] |Nơi nhận|\(?Ghi chú")
_MOST_COLUMNS = 8
_LONGEST_HEAD = 90  # characters
_MOST_LINES = 14  # of one row


def rows_of(lines: list[str]) -> dict[int, int]:
    """For each line that goes on with a row: the line at which the row begins."""
    found: dict[int, int] = {}
    index = 0
    while index < len(lines):
        index = (
            _table(lines, index, found) if _NUMBER.fullmatch(lines[index].lower()) else index + 1
        )
    return found


def _table(lines: list[str], start: int, found: dict[int, int]) -> int:
    """Note the rows of the table whose head begins at `start`; where to look on."""
    head = _until_number(lines, start + 1, 1, _MOST_COLUMNS)
    if not any(_DATED.match(lines[at].lower()) for at in head):
        return start + 1
    if any(len(lines[at]) > _LONGEST_HEAD for at in head):
        return start + 1
    rows = [(start, head)]
    number, at = 1, head[-1] + 1
    longest = 0
    while True:
        at = _next(lines, at)
        cells = _until_number(lines, at + 1, number + 1, _MOST_LINES)
        if not cells:  # the last row: no longer than the others
            cells = _last_row(lines, at + 1, longest or len(head))
            break
        rows.append((at, cells))
        longest = max(longest, len(cells))
        number, at = number + 1, cells[-1] + 1
    if not cells:
        return start + 1
    for first, its in [*rows, (at, cells)]:
        found.update(dict.fromkeys(its, first))
    return cells[-1] + 1


def _next(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at]:
        at += 1
    return at


def _until_number(lines: list[str], at: int, number: int, most: int) -> list[int]:
    """The filled lines from `at` up to the line that is only `number`; none when it does not come."""
    cells: list[int] = []
    while at < len(lines) and len(cells) <= most:
        line = lines[at].rstrip(".")
        if line.isdecimal() and int(line) == number and len(line) <= 2:
            return cells
        if lines[at]:
            if _ENDS.match(lines[at]):
                return []
            cells.append(at)
        at += 1
    return []


def _last_row(lines: list[str], at: int, most: int) -> list[int]:
    cells: list[int] = []
    while at < len(lines) and len(cells) < most:
        if lines[at]:
            if _ENDS.match(lines[at]):
                break
            cells.append(at)
            if re.fullmatch(r"[^\d\n]{0,20}\d{1,2}/\d{1,2}(?:/\d{4})?\W*", lines[at]):
                break  # a cell that is only a day closes it
        at += 1
    return cells
