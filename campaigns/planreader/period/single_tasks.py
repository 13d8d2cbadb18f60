"""Rounds that are not the campaign's: of a check, a report, or of one body by itself."""

from __future__ import annotations

import re

from campaigns.planreader.days.task_times import task_of
from campaigns.planreader.text.outline import Block, Document

# "Kiểm tra chéo: đợt 1 từ …", "tổ chức kiểm tra đợt 1 từ …, đợt 2 từ …": the rounds of one task
_TASK = r"(?:kiểm tra|chấm|báo cáo|sơ kết|tổng kết|phúc tra|đăng ký|nghiệm thu|cấp phát|tập huấn|giám sát)"
_OF_A_TASK = re.compile(
    rf"[^:]{{0,30}}{_TASK}[^:]{{0,30}}: |[^.;]{{0,200}}{_TASK}[^.;:,]{{0,20}} (?:đợt|lần) (?:1|i|một|đầu)\b"
)
# "1. Công an huyện: mở 02 đợt cao điểm, đợt 1 từ …": what one body does by itself
_BODY = re.compile(
    r"(?:giao |đề nghị )?(?:công an|quân sự|phòng|ban (?!tổ chức)|đoàn|hội|trạm|(?:các )?trường|văn phòng|công chức|bộ phận|trung tâm|mặt trận|"
    r"ủy ban m|đài|hạt|chi cục|đội|liên đoàn|công đoàn)\b"
)
# "tiêm phòng đợt 1", "trồng cây đợt 2": a round of what stands in front of it
_OF_SOMETHING = re.compile(
    r"(?<!\w)(?!(?:và|gồm|trong|là|thành|của|đua|trào|điểm|động|đến|hết|với|theo|ở|từ|này|riêng|gian|việc|án|gia|kế)\b)[^\W\d_]+ $"
)
# papers sent in rounds, as in "Hồ sơ nộp theo 02 đợt: đợt 1 từ …"
_IN_ROUNDS = re.compile(
    r"(?<!\w)(?:hồ sơ|nộp|gửi|nhận|thu|cấp|tiêm|kiểm tra|chi trả)\b[^:.;]{0,60} (?:0?\d|hai|ba|bốn|các) (?:đợt|lần|kỳ)$"
)
# what may be the time of the campaign, as a label or as a heading above
_WHOLE = re.compile(
    r"thời gian|thi đua|phong trào|chia|giai đoạn|đợt|bước|chặng|hình thức|tiến độ|lộ trình|mốc|phát động|phương thức|phương pháp"
)
_PROCEDURE = re.compile(r"quy trình|trình tự|thủ tục")
_DUTIES = re.compile(r"tổ chức thực hiện|phân công|trách nhiệm")


def names_a_task(doc: Document, block: Block, match: re.Match[str]) -> bool:
    """ "sơ kết giai đoạn I": when something is done about the phase, not when the phase is."""
    if _PROCEDURE.search(doc.headings(block)):
        return True  # "Bước 1. Trưởng thôn phát phiếu: từ …"
    if task_of(doc, block):
        return True  # "- Thời gian: đợt 1 từ …, đợt 2 từ …" below "3. Khảo sát"
    if _OF_SOMETHING.search(doc.low, max(block.body, match.start() - 40), match.start()):
        return True
    label, colon, _ = doc.low[block.body : match.start()].rpartition(":")
    if _IN_ROUNDS.search(label) and "thi đua" not in label:
        return True
    if colon and not _WHOLE.search(label) and not _WHOLE.search(doc.headings(block)):
        return True  # "Vận động giao nộp vũ khí: đợt 1 từ …; đợt 2 từ …"
    about = re.search(
        rf"{_TASK}(?: kết quả| điểm| chéo| thi đua)* $", doc.low[block.body : match.start()]
    )
    rounds = _OF_A_TASK.match(doc.low, block.body, match.end())
    return bool(about or rounds or of_one_body(doc, block))


def of_one_body(doc: Document, block: Block) -> bool:
    """Whether a block tells what one body does, in the section of who does what."""
    labels = [doc.label(doc.blocks[parent]) for parent in block.parents]
    named = any(_BODY.match(label) for label in (*labels[-2:], doc.words(block)))
    return named and any(_DUTIES.search(label) for label in labels)
