"""Rows of a table of works with their days: which cell names the work, and what its column of days is called."""

from __future__ import annotations

import re

from campaigns.planreader.days import dates, duties
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.targets.counted_words import DOES
from campaigns.planreader.targets.place_tables import PLACE_HEAD
from campaigns.planreader.text.columns import column_as_shown, table_head
from campaigns.planreader.text.outline import Block, Document

_WORK = re.compile(
    r"(?:tên )?(?:nội dung|công việc|nhiệm vụ|công trình|phần việc|hoạt động|việc làm|mô hình|hạng mục)\b"
)
_STEP = re.compile(
    r"khởi công|động thổ|khánh thành|bàn giao|nghiệm thu|ra mắt|hoàn thành|đăng ký|gửi [^\t]{3,30}|nộp [^\t]{3,30}|báo cáo|kiểm tra|chấm điểm|sơ kết|tổng kết"
)
_DATED = re.compile(
    r"\t(?:thời (?:gian|hạn)|tiến độ|hạn|(?:ngày |thời điểm )?(?:chậm nhất|hoàn thành|khởi công|bàn giao|khánh thành|tổ chức|thực hiện))"
)
_ACTS = re.compile(
    rf"(?:{DOES}|ký|hoàn thiện|hoàn thành|giải tỏa|rà soát|tổng hợp|họp|thẩm định|trang trí|ban hành|quy hoạch|triển khai|hội|lễ|ra quân|phát động|sơ kết|tổng kết)\b"
)
_SHORTEST = 3  # characters of a cell that names a work


_COUNTED = re.compile(r"(?:đợt|lần|vòng|kỳ|quý|tháng)")
_WHEN = re.compile(
    r"(?i)(?:ngày|thời (?:gian|hạn|điểm)|hạn|mốc|hoàn thành)\b(?: (?:cuối|chót|phải))* ?"
)
_NUMBER = re.compile(r"[\divx.]{1,5}")
_SEVERAL = 2  # days in a row


def act_of(doc: Document, block: Block, one: Stretch) -> str | None:
    """In a row of several days, each below what is done then: "Gửi báo cáo: UBND xã Thượng"."""
    head = column_as_shown(doc, block, one.start) or ""
    act = _WHEN.sub("", head, count=1)
    cells = [cell.strip() for cell in doc.text[block.start : block.end].split("\t")]
    dated = [cell for cell in cells if dates.read_dates(cell.lower())]
    named = duties.is_duty(act.lower()) or _ACTS.match(act.lower()) or head.endswith(" mới")
    if not named or len(dated) < _SEVERAL:
        return None
    for name, cell in zip(table_head(doc, block).split("\t"), cells, strict=True):
        if _COUNTED.fullmatch(name.strip()) and _NUMBER.fullmatch(cell.lower()):
            return f"{act}: {name.strip()} {cell}"
        if len(cell) >= _SHORTEST and cell not in dated and not _NUMBER.fullmatch(cell.lower()):
            return f"{act}: {cell}"
    return act


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
