"""Rows of a table of works with their days: which cell names the work, and what its column of days is called."""

from __future__ import annotations

import re

from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.targets.counted_words import DOES
from campaigns.planreader.targets.place_tables import PLACE_HEAD
from campaigns.planreader.text.outline import Block, Document

_WORK = re.compile(
    r"(?:tên )?(?:nội dung|công việc|nhiệm vụ|công trình|phần việc|hoạt động|việc làm|mô hình|hạng mục)\b"
)
_STEP = re.compile(r"khởi công|động thổ|khánh thành|bàn giao|nghiệm thu|ra mắt|hoàn thành")
_DATED = re.compile(
    r"\t(?:thời (?:gian|hạn)|tiến độ|hạn|(?:ngày |thời điểm )?(?:chậm nhất|hoàn thành|khởi công|bàn giao|khánh thành|tổ chức|thực hiện))"
)
_ACTS = re.compile(
    rf"(?:{DOES}|ký|hoàn thiện|hoàn thành|giải tỏa|rà soát|họp|thẩm định|trang trí|ban hành|quy hoạch|triển khai|hội|lễ|ra quân|phát động|sơ kết|tổng kết)\b"
)
_SHORTEST = 3  # characters of a cell that names a work


def table_head(doc: Document, block: Block) -> str:
    """The first row of the table in which a row stands that has as many cells."""
    width = doc.text.count("\t", block.start, block.end)
    rows, above = [block], block.index
    while above and "\t" in doc.text[doc.blocks[above - 1].start : doc.blocks[above - 1].end]:
        above -= 1
        rows.append(doc.blocks[above])
    as_wide = [row for row in rows if doc.text.count("\t", row.start, row.end) == width]
    return doc.words(as_wide[-1])


def in_dated_table(doc: Document, block: Block) -> bool:
    """Whether a column of the table above is called "Thời gian hoàn thành" or the like."""
    return bool(_DATED.search(table_head(doc, block)))


def work_of(doc: Document, block: Block, one: Stretch) -> str | None:
    """The cell below "Nội dung công việc" with what its day is of: "Khởi công: Cổng làng (thôn Hạ)"."""
    heads = [head.strip() for head in table_head(doc, block).split("\t")]
    cells = doc.text[block.start : block.end].split("\t")
    at = next((i for i, head in enumerate(heads) if _WORK.match(head)), None)
    if at is None or len(heads) != len(cells) or not in_dated_table(doc, block):
        return None
    dated = doc.text.count("\t", block.start, one.start)
    work = cells[at].strip()
    if len(work) < _SHORTEST or dated == at:
        return None
    own = doc.low[doc.low.rfind("\t", block.start, one.start) + 1 : one.start].rsplit(";", 1)[-1]
    step = _STEP.search(own) or _STEP.search(heads[dated])
    if step and not (step.group() == "hoàn thành" and _ACTS.match(work.lower())):
        work = f"{step.group().capitalize()}: {work}"
    place = next((i for i, head in enumerate(heads[:at]) if PLACE_HEAD.match(head)), None)
    return (
        f"{work} ({cells[place].strip()})" if place is not None and cells[place].strip() else work
    )
