"""What binds in a text that sets no days itself (news, a page about a contest): what is to be sent, what a label announces."""

from __future__ import annotations

import re

from campaigns.planreader.days import dates, duties
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.deadlines.bounds import IN, ON, WINDOW, WITHIN
from campaigns.planreader.deadlines.work_rows import in_dated_table
from campaigns.planreader.model import Deadline
from campaigns.planreader.text.outline import Document

_TOLD = (duties.EVENT, duties.LAUNCH, duties.SUMMARY)
# a label in front: "Thời gian chấm chọn: từ ngày …", "Chọn và chấm giải: từ …"
_LABEL = re.compile(
    rf"[^.;\d\n]{{3,60}}: ?(?:dự kiến |bắt đầu |vào |từ )*(?:{dates.HOUR},? )?(?:ngày )?$"
)
# "Tuần 1: 15/9 – 26/9", "Vòng 2: ngày …": a row of a list
_PART = re.compile(r"(?:tuần|đợt|vòng|lần|ngày) (?:thứ )?\w{1,3} ?: ?(?:từ )?(?:ngày )?$")
_ROW = re.compile(r"\s*(?:từ )?(?:ngày )?$")
# a text that tells what came of it
_RESULTS = re.compile(
    r"kết quả (?:cụ thể |đạt được )?như sau|(?:đã|được) [^.;\n]{0,60}tổ chức thành công|đã đạt được kết quả"
)
_DONE = re.compile(
    r",? [^.;:]{0,80}?\bđã (?:nhận|có|tổ chức|hoàn thành|thu|đạt|triển khai|kết thúc)\b"
)
_SENT_ON = re.compile(
    r"(?<!đã )(?:nộp|gửi) [^.;:]{3,60} vào (?:ngày )?$"
)  # "nộp đề cương vào ngày 15/12"
_HEAD = 1500  # characters


def binds_in_news(doc: Document, one: Stretch, row: Deadline) -> bool:
    """Whether a day of such a text is one to keep, not one of which is only told."""
    if row.bound not in (ON, IN, WITHIN, WINDOW):
        return not _DONE.match(doc.low, one.end)
    if row.bound in (WITHIN, WINDOW) and row.kind not in _TOLD:
        return True
    if row.bound == ON and _told_as_done(doc, one):
        return False
    if row.bound == ON and _SENT_ON.search(doc.low, doc.sentence(one.start)[0], one.start):
        return True
    return announced(doc, one) and not _RESULTS.search(doc.low, 0, _HEAD)


def _told_as_done(doc: Document, one: Stretch) -> bool:
    """ "ngày 24/02/2025, nhà trường đã thu gom", said elsewhere of the same day."""
    day = re.escape(doc.low[one.opening.start : one.opening.end])
    return bool(re.search(rf"{day}, [^.;:\n]{{0,60}}\bđã\b", doc.low))


def announced(doc: Document, one: Stretch) -> bool:
    """Whether a label, or the day itself at the start of an item, says that this is when."""
    block = doc.block_at(one.start)
    if "\t" in doc.low[block.start : one.start] and in_dated_table(doc, block):
        return True
    start = max(doc.sentence(one.start)[0], block.body)
    before = doc.low[start : one.opening.start]
    opens = bool(block.kind) and start == block.body and bool(_ROW.fullmatch(before))
    return bool(_LABEL.search(before) or _PART.match(before)) or (
        opens and doc.low.startswith(":", one.end)
    )
