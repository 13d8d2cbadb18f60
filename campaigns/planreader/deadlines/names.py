"""What a deadline is called, and the remark that goes with it: the words around its date, or its row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaigns.planreader.days import dates, duties
from campaigns.planreader.days.mention import PRINTED
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.days.task_times import after_its_label, task_of
from campaigns.planreader.deadlines.shared_words import of_another_round, with_its_lead
from campaigns.planreader.deadlines.work_rows import act_of, in_dated_table, work_of
from campaigns.planreader.text.outline import Block, Document

RECURRING = re.compile(
    r"^,? ?(?:của )?(?:(?:hằng|hàng|mỗi|các) (?:năm|tháng|quý|tuần)|tháng (?:sau|cuối|đầu)|tháng cuối quý)"
)
_ONLY_DONE = re.compile(r"(?:và |thời gian |phải )*(?:hoàn thành|hoàn tất|xong|thực hiện|gửi)")
_ROUND_ALONE = re.compile(
    r"(?:đợt|lần|buổi|ngày) (?:thứ )?(?:\d{1,2}|[ivx]{1,4}|một|hai|ba|tư|nhất|nhì)"
)
# "… kết quả 6 tháng trước ngày 10/6 và kết quả năm trước ngày 10/11"
_NEXT_DAY = re.compile(
    rf"(?:^|\s)và\s[^.;]*?{PRINTED}(?: ?(?:-|đến)(?: hết)?(?: ngày)? ?{PRINTED})?(?P<rest>.*)$"
)
# "kiểm tra vào 30/9 và 30/12/2025": the other day is no part of the name
_DAY_BEFORE = re.compile(
    rf"(?i)(?: vào| trong)?(?: các)?(?: thứ \w+| chủ nhật)?,?(?: ngày)?(?: {PRINTED} \([^()]{{3,60}}\)(?:,| và)(?: ngày)?)*(?: {PRINTED} và| {PRINTED} \([^()]{{3,60}}\)(?:,| và))(?: ngày)?\s*$"
)
# "lùi hạn nộp báo cáo từ ngày 15/3/2025 sang ngày 25/3/2025": the day that holds no longer
_DAY_MOVED = re.compile(
    rf"(?i)[\s,(\"“]*(?:(?:từ|ban đầu|trước đây|là|vào|trước|đến|hết|dự kiến|\"|“) ?)*(?:ngày )?{PRINTED}[^.;:\d]{{0,60}}(?:sang|thành|bằng)[\s\"“]*$"
)
# "báo cáo tháng vào ngày 20, báo cáo quý ngày 20 tháng cuối quý, báo cáo năm": the last one's day
_REPORTS_BEFORE = re.compile(
    r"(?i)(?=.*báo cáo (?:tuần|tháng|quý)\b).*, (?=báo cáo (?:quý|6 tháng|năm|sơ kết|tổng kết)\b)"
)
# "Văn phòng nhận hồ sơ khen thưởng đến 17 giờ ngày …"
_BINDS = re.compile(r"(?P<verb>[^:]{3,60}?),? (?:cho )?(?:đến|tới|hết|trước)\b")
_BARE_ACT = re.compile(
    r"(?:khởi công|khánh thành|bàn giao|nghiệm thu|ra mắt|thông xe|sơ khảo|chung khảo|chung kết|vòng loại|chấm(?: thi)?|trao giải|tổ chức|diễn ra)"
)
# "trước ngày 10/6 (báo cáo 6 tháng), trước ngày 01/12 (báo cáo năm)": each day has its name behind it
_ASIDE = re.compile(r"\s*\((?P<what>(?!qua|gửi|theo|kèm|tính|thứ|Thứ)[^\W\d_][^()]{3,60})\)")
# "Các ngày cao điểm: 15/6 (dọn vệ sinh), 20/7 (…)": so has each day of a list
_LISTED = re.compile(r"(?i)các ngày[^.;:\n\d]{0,40}:[^.;\n]*$")
_OWN_ASIDE = re.compile(r" \([^()]*\)$")
_BEHIND_ASIDE = re.compile(r"\s*(?:\([^()]{3,60}\)[,;]?\s*)?(?:và |riêng )?")
_NAMES, _LONG = 3, 90  # words, and characters, of what a work is called
# words that only say when, never what
_SAY_WHEN = {
    "và", "trước", "sau", "thời", "gian", "hạn", "chót", "cuối", "cùng", "nộp", "gửi", "giờ", "phút", "ngày", "tháng", "năm", "đến", "hết", "từ",
    "là", "vào", "lúc", "xong", "thành", "chậm", "muộn", "nhất", "dự", "kiến",
}  # fmt: skip
# headings that stand in every plan and name no work
_ANY_HEADING = re.compile(
    r"(?i)(?:các |những )?(?:thời gian|nhiệm vụ|nội dung|tiến độ|lộ trình|phân công|tổ chức)(?: (?:và |các )?(?:thực hiện|thi đua|nhiệm vụ|triển khai|cụ thể|chủ yếu|trọng tâm))*"
)
_MOST_CELLS = 40
LABEL_ONLY = re.compile(r"^(?:thời gian|thời hạn|thời điểm|hạn|ngày|tiến độ)[^:]{0,40}:? ?")


@dataclass(frozen=True, slots=True)
class Clause:
    """The words around a date: from the last date or semicolon to the end of the thought."""

    start: int
    end: int


def what_of(
    doc: Document, clause: Clause, start: int, end: int, one: Stretch, earlier: str | None
) -> tuple[str, bool]:
    """What is due, in a few words: the clause without its date, or the cell of its row.

    `earlier` is the name of the deadline in front of it in the same block; the second value says
    whether the words are its words.
    """
    block = doc.block_at(one.start)
    row = work_of(doc, block, one) or row_of(doc, block, one)
    if row:
        return duties.in_brief(row), False
    low = max(block.body, clause.start)
    aside = _ASIDE.match(doc.text, end)
    if aside and _BEHIND_ASIDE.fullmatch(doc.text, low, start):
        said = re.sub(r"(?i)^(?:đối với|cho|của) ", "", aside["what"])
        whole = f"{_OWN_ASIDE.sub('', earlier)}: {said}" if earlier else said
        return duties.in_brief(whole), bool(earlier) and not duties.is_duty(said.lower())
    if aside and _LISTED.search(doc.text, low, start):
        return duties.in_brief(aside["what"]), False
    head, tail = _around(doc, one, clause, (low, start, end))
    if task := task_of(doc, block):
        words = after_its_label(f"{head} {tail}" if low == block.body else head or tail)
        shown = doc.text[task.body : task.end].split(":")[0].strip(" .")
        return duties.in_brief(f"{shown}: {words}" if words else shown), False
    # "Thời hạn cuối cùng nhận hồ sơ là 17 giờ ngày …" has no words around it
    words = _joined(head, tail) or doc.text[start : one.start].strip(" ,;:.-–(")
    in_front = doc.text[block.body : clause.start].strip(" ,;.")
    words = _with_its_work(words, in_front)
    if not set(re.findall(r"[^\W\d_]+", words.lower())) - _SAY_WHEN:  # "và trước 17 giờ ngày …"
        if earlier:  # "năm trước ngày 30/11" says when, and of what the second report is
            return duties.in_brief(of_another_round(earlier, words) or earlier), True
        words = in_front or words
    if _ROUND_ALONE.fullmatch(words.lower()) and (below := _unmarked_below(doc, block)):
        return duties.in_brief(f"{words}: {below}"), False
    if earlier and (again := of_another_round(earlier, words)):
        return duties.in_brief(again), True
    words = with_its_lead(doc, block, clause.start, words)
    if not duties.is_duty(words.lower()) and block.parents and len(words) < 60:
        above = doc.blocks[block.parents[-1]]
        label = doc.text[above.body : above.end].split(":")[0].strip(" .")
        words = words if _ANY_HEADING.fullmatch(label) else f"{label}: {words}".strip(": ")
    return duties.in_brief(words), False


def _around(
    doc: Document, one: Stretch, clause: Clause, places: tuple[int, int, int]
) -> tuple[str, str]:
    """The words of the clause in front of its date and behind it; behind a duty only its own aside."""
    low, start, end = places
    head = _DAY_MOVED.sub("", _DAY_BEFORE.sub("", doc.text[low:start])).strip(" ,;:.-–(")
    head = _with_its_verb(head, doc.text[start : one.start])
    label, colon, _ = doc.text[start : one.start].partition(":")
    head = head or (label if colon else "")  # "Thời hạn nhận bài dự thi: đến hết ngày …"
    tail = doc.text[end : clause.end].strip(" ,;:.-–)")
    if not duties.is_duty(head.lower()):
        return head, _NEXT_DAY.sub(r"\g<rest>", tail).strip()
    tail = _NEXT_DAY.sub("", tail).strip()
    apart = tail[:1] in ",:" or doc.text[end : end + 1] == ","
    return head, "" if apart else re.split(r"[,:]", tail)[0]


def _joined(head: str, tail: str) -> str:
    """Both together, without a label that says nothing but that a time follows."""
    if len(head) < 40 and LABEL_ONLY.match(head.lower()) and not duties.is_duty(head.lower()):
        head = LABEL_ONLY.sub("", head)
    if head and tail[:1] not in ("", "(") and not head[-1:].isalnum():
        return f"{head}: {tail}"
    return f"{head} {tail}".strip()


def _with_its_work(words: str, in_front: str) -> str:
    """ "Nâng cấp đường trục; khởi công ngày …": an act alone is called after the work in front of it."""
    done = _ONLY_DONE.fullmatch(words.lower().strip(" ;,"))
    act = _BARE_ACT.fullmatch(words.lower()) or (done and dates.read_dates(in_front.lower()))
    work = _work_in(in_front) if act else None
    if work:
        return f"{work}: {words}"
    # "…, ký cam kết; hoàn thành trước ngày …"
    return f"{in_front}; {words}".strip(" ;") if done else words


def _work_in(words: str) -> str | None:
    """The first words of an item that name something: no label, no round, no day."""
    parts = (part.strip() for part in re.split(r"[:;,.]", words))
    named = (part for part in parts if len(part.split()) >= _NAMES and len(part) < _LONG)
    return next((part for part in named if not dates.read_dates(part.lower())), None)


def _with_its_verb(head: str, bound: str) -> str:
    """The words in front, from the last of a row of reports on; a verb that binds as well belongs to them."""
    if reports := _REPORTS_BEFORE.match(head):
        head = head[reports.end() :]
    verb = _BINDS.match(bound.lower())
    if head and verb and not duties.is_duty(head.lower()) and duties.is_duty(verb["verb"]):
        return f"{head} {bound[: verb.end('verb')]}"
    return head


def _unmarked_below(doc: Document, block: Block) -> str | None:
    """ "Đợt 1: Ngày 12/3/2023", and in the next line, without a marker, what is done then."""
    if block.index + 1 >= doc.tail:
        return None
    below = doc.blocks[block.index + 1]
    words = doc.words(below)
    if below.kind or _ROUND_ALONE.match(words) or ":" in words[:30] or dates.read_dates(words):
        return None
    return re.split(r"[;.](?:\s|$)", doc.text[below.body : below.end])[0].strip()


def _in_its_cell(doc: Document, block: Block, one: Stretch) -> str | None:
    """A cell that says what and when: "Phát động thi đua (08/3/2023), Tuần lễ áo dài (01/3 - 08/3)"."""
    start = doc.text.rfind("\t", block.start, one.start) + 1 or block.start
    said = doc.low[start : one.start]
    days = dates.read_dates(said)
    start += days[-1].end if days else 0
    words = re.sub(r"^[\s),;.]+|[\s(:,]+$", "", doc.text[start : one.start])
    words = re.sub(r"(?i),? ?(?:xong |hoàn thành )?(?:từ|trước|đến|vào|ngày)(?: ngày)?$", "", words)
    content = set(re.findall(r"[^\W\d_]+", words.lower())) - _SAY_WHEN
    return words if duties.is_duty(words.lower()) and len(content) >= _NAMES - 1 else None


def row_of(doc: Document, block: Block, one: Stretch) -> str | None:
    """In a table of dates: the cell that says what is to be done."""
    if not 0 < doc.text.count("\t", block.start, block.end) <= _MOST_CELLS:
        return None  # no table has so many columns: its line ends were lost
    told = work_of(doc, block, one)
    if told:
        return told if duties.is_duty(told.lower()) else f"hoàn thành {told}"
    own = _in_its_cell(doc, block, one) or act_of(doc, block, one)
    if own:
        return own
    start = block.start
    cells: list[str] = []
    for cell in doc.text[block.start : block.end].split("\t"):
        if not start <= one.start < start + len(cell) and not re.fullmatch(r"[\d.\s]*", cell):
            cells.append(cell.strip())
        start += len(cell) + 1
    duty = next((cell for cell in cells if duties.is_duty(cell.lower())), None)
    named = next((cell for cell in cells if len(cell) > 5), None)
    return duty or (f"hoàn thành {named}" if named and in_dated_table(doc, block) else None)


def note_of(one: Stretch, after: str) -> str | None:
    """Why a day cannot be known, for the officer."""
    if RECURRING.match(after):
        return "Lặp lại hằng năm: cần hỏi năm."
    if one.opening.kind == dates.PARTIAL and one.last is None:
        return "Thiếu năm: cần hỏi."
    if one.opening.kind == dates.WRONG:
        return "Ngày này không có thật: cần hỏi."
    if one.opening.kind == dates.BLANK:
        return "Ngày để trống: cần hỏi."
    return None
