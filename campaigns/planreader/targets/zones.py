"""Where figures are targets: in sections of chỉ tiêu all of them, elsewhere those that say more (wanted.py)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaigns.planreader.targets.counted_words import DOES
from campaigns.planreader.text.outline import Block, Document

_TARGETS = re.compile(
    r"chỉ tiêu|mục tiêu|khối lượng|năng suất|định mức phấn đấu|danh hiệu phấn đấu|kết quả phấn đấu|tiêu chí phấn đấu"
)
_NOT_HERE = re.compile(
    r"tiêu chuẩn|khen thưởng|kinh phí|nguồn lực|hình thức khen|mức thưởng|tiền thưởng|thang điểm|chấm điểm|tính điểm|điều kiện|"
    r"đối tượng|cơ cấu giải|giải thưởng|căn cứ|thời gian(?!.*nội dung)|tình hình|đặc điểm|kết quả (?:đạt được|năm|thực hiện|\d{1,2} tháng)|thực trạng|mục đích|thành phần|"
    r"sự cần thiết|cơ sở (?:pháp lý|thực tiễn)"
)
_CRITERIA = re.compile(
    r"tiêu chí (?:thi đua|đánh giá|bình xét|xét|khen)\b(?!.*(?:chỉ tiêu|nội dung))"
)
_REWARDING = re.compile(r"(?:công tác|việc|hoạt động) (?:(?:bình )?xét |đề nghị )?khen thưởng")
_AT_MOST = re.compile(r"không quá|tối đa")
_WORK = re.compile(
    r"làm gì|việc cần làm|việc làm|danh mục(?! giải| hồ sơ)|nội dung|lộ trình|phần việc|công việc|nhiệm vụ|giải pháp|biện pháp|công tác|thi đua|phong trào|hoạt động|đối với"
)
_ORGANISED = re.compile(r"tổ chức thực hiện|phân công|trách nhiệm|tiến độ|yêu cầu")
STRIVE = re.compile(r"phấn đấu|mục tiêu|chỉ tiêu|quyết tâm đạt|bảo đảm đạt")
# a figure among the aims counts where it is striven for
_AIMS = re.compile(r"mục đích|yêu cầu")
_AIMED_AT = re.compile(
    r"phấn đấu|(?:^|; )(?:\d{1,3} ?%|\d{1,2}/\d{1,2}) |^(?:kéo )?giảm (?:ít nhất|tối thiểu|từ|trên|\d)|hoàn thành (?:ít nhất|tối thiểu) \d"
    r"|mỗi [^;.\d]{3,50} đăng ký (?:ít nhất|tối thiểu) "
)
_ROW = re.compile(
    r"(?:(?:đến|hết|trước)[^:]{0,30}\d{4}|(?:đợt|giai đoạn) \w{1,3}): "
)  # "Đến 30/4/2025: hoàn thành 20 nhà"
_COUNTS = re.compile(
    rf"[-+\s]*{DOES} (?:mới |thêm )?\d[\d.,]* (?!triệu|tỷ|nghìn|ngàn|đồng)"
)  # "- Nạo vét 8.600 m kênh mương"
_COUNCIL = re.compile(r"hội đồng thi đua ?[-,–]? ?khen thưởng")  # a body, no heading of rewards


@dataclass(frozen=True, slots=True)
class Zone:
    """How much a block must say before its figures are targets."""

    named: bool  # in a section of chỉ tiêu
    work: bool  # in a section of contents
    organised: bool = False  # in a section of who does what


def zone_of(doc: Document, block: Block) -> Zone | None:
    """How much a block must say; None where no figure is a target."""
    own = doc.words(block)
    if re.match(
        r"(?:tỷ lệ|số lượng|chỉ tiêu|mức) (?:xét )?(?:khen|đề nghị khen)|mức (?:tiền )?thưởng|(?:mức|cơ chế|chính sách|định mức) (?:hỗ trợ|đóng góp|chi)\b|(?:nguồn |tổng )?kinh phí(?: thực hiện)? ?:|(?:tiền |khen )?thưởng\b|cơ cấu giải|giải thưởng|điểm (?:thưởng|cộng|trừ)|(?:(?:cách|phương pháp|nguyên tắc) )?(?:tính|chấm) điểm",
        own,
    ):
        return None
    labels = [_COUNCIL.sub("", doc.label(doc.blocks[parent])) for parent in block.parents]
    if _ROW.match(own) and labels and re.search(r"tiến độ|mốc|lộ trình", labels[-1]):
        return Zone(named=True, work=True)
    for label in reversed(labels):
        if _TARGETS.search(label) and not re.search(r"chỉ tiêu khen|tiêu chí (?:chấm|xét)", label):
            inner = labels[labels.index(label) + 1 :]
            if any(_NOT_HERE.search(one) for one in inner):
                return None
            return Zone(named=True, work=True)
        if re.search(r"thời gian(?!.*nội dung)|tiến độ|^lịch\b", label) and not _WORK.match(label):
            return Zone(named=False, work=False, organised=True)
        rationed = _REWARDING.match(label) and _AT_MOST.search(own)
        if rationed or _CRITERIA.match(label):
            return None
        if _AIMS.match(label) and _AIMED_AT.search(own):
            return Zone(named=False, work=True)
        if _NOT_HERE.search(label) and not _WORK.match(label):
            return None
    if _TARGETS.search(doc.label(block)) and len(doc.label(block)) < 60:
        return Zone(named=":" in own or block.kind != "", work=True)
    if STRIVE.search(own):
        return Zone(named=False, work=True)
    if any(_ORGANISED.search(label) and not _WORK.match(label) for label in labels):
        return Zone(named=False, work=False, organised=True)
    work = not labels or _COUNTS.match(own) or any(_WORK.search(label) for label in labels)
    return Zone(named=False, work=bool(work))
