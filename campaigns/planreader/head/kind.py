"""What the document is, what one of its kind sets, and whether it is whole.

A campaign plan launches a campaign of its own; anything else is something an importer should question.
"""

from __future__ import annotations

import re

from campaigns.planreader.model import Words
from campaigns.planreader.text.outline import Document
from campaigns.planreader.text.type_line import is_caps

_CAMPAIGN_TYPES = {"kế hoạch", "kế hoạch liên tịch", "kế hoạch phối hợp", "chương trình", "chương trình hành động", "hướng dẫn",
                   "chỉ thị", "phát động thi đua", "phương án", "đề án"}  # fmt: skip
_SETS_DAYS = {
    "kế hoạch", "kế hoạch liên tịch", "kế hoạch phối hợp", "chương trình", "chương trình hành động", "hướng dẫn", "công văn", "thông báo",
    "giấy mời", "công điện", "thể lệ", "chỉ thị", "phương án", "thư kêu gọi", "thư ngỏ", "lời kêu gọi", "phát động thi đua", "đề án",
}  # fmt: skip
_TELLS = {"báo cáo", "biên bản", "diễn văn", "tờ trình"}
_REWARDS = {"quyết định", "tờ trình", "nghị quyết", "thông báo"}
_LETTERS = {"công văn", "thư", "thư kêu gọi", "lời kêu gọi", "thư ngỏ", "giấy mời", "không rõ", "thư mời", "tin bài"}  # fmt: skip
_CAMPAIGN = re.compile(
    r"thi đua|phong trào|cuộc vận động|đợt cao điểm|công trình[, và]+phần việc|(?:công trình|phần việc) chào mừng|lập thành tích|tháng cao điểm|ngày đêm|tháng thanh niên|tháng công nhân|chiến dịch"
)
_OCCASION = re.compile(
    r"(?:^|tổ chức |chương trình |kịch bản )(?:các hoạt động |chuỗi hoạt động )?(?:chào mừng |buổi )?"
    r"(?:lễ|hội nghị|đại hội|hội thi|cuộc thi|hội thao|đêm|gặp mặt|tọa đàm|giải|liên hoan|mít tinh|kỷ niệm)\b|"
    r"^(?:kiểm tra|giám sát|tuyên truyền|tập huấn|điều tra|rà soát|thu |chấm )"
)
# "Công tác tuyên truyền, tổ chức các hoạt động mừng Đảng, mừng Xuân": a feast, whatever it stirs
_FESTIVE = re.compile(
    r"(?:công tác )?(?:tuyên truyền[, ]+)?(?:và )?(?:tổ chức )?(?:các )?hoạt động [^.;]{0,80}(?:mừng đảng|mừng xuân|đón (?:tết|xuân)|kỷ niệm)"
)
# "Kế hoạch công tác Công đoàn tháng 10": the work of a month, whatever it launches
_WORK_OF_A_MONTH = re.compile(
    r"^(?:công tác|hoạt động|làm việc|trọng tâm)\b(?!.*(?:thi đua|phong trào|chiến dịch)).* (?:tháng|quý|tuần) (?:thứ )?[\divx]{1,4}\b"
)
_LAUNCHES = re.compile(r"(?:phát động|tổ chức|triển khai|thực hiện|hưởng ứng)[^.;]{0,60}(?:phong trào|đợt) thi đua|phong trào thi đua")  # fmt: skip
_NEWS = re.compile(
    r"lượt xem|ngày đăng|(?:^|\n)(?:sáng |chiều |tối |vừa qua,? )?(?:sáng |chiều )?(?:ngày \d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?,|ngày \d{1,2}/\d{1,2}/\d{4},)"
    r"[^.\n]{0,120}(?:tổ chức|ban hành|phát động|diễn ra|khai mạc|ra mắt)"
)
_SIGNED = re.compile(
    r"(?:t/?m\.? .*|ban (?:tổ chức|chỉ đạo|thường vụ|giám hiệu|thi đua)|(?:phó )?chủ tịch|hiệu trưởng)"
)
_CLOSING = re.compile(
    r"\./\.?|trên đây là|yêu cầu (?:các|thủ trưởng|trưởng)|đề nghị (?:các|thủ trưởng)[^.]{0,120}"
    r"(?:thực hiện|triển khai)[^.]{0,60}\.?$|trân trọng"
)


def document_type(doc: Document) -> str:
    """The kind of document as an office names it; a letter without a name is a công văn."""
    if doc.type_name:
        return doc.type_name
    if re.search(r"(?:^|\n)kính gửi", doc.low[:3000]):
        return "công văn"
    if _NEWS.search(doc.low[:700]):
        return "tin bài"
    if re.search(r"(?:^|\n)(?:thư|lời) (?:kêu gọi|ngỏ|chúc|khen|mời)", doc.low[:600]):
        return "thư"
    return "không rõ"


def is_campaign_plan(doc: Document, kind: str, title: str | None) -> bool:
    """Whether this document launches an emulation campaign of its own."""
    if kind not in _CAMPAIGN_TYPES:
        return False
    low = (title or "").lower()
    opening = doc.low[doc.type_end : doc.type_end + 2500]
    if _OCCASION.search(low) and not _LAUNCHES.search(low):
        return False
    also = re.search(r" và phát động (?:các )?(?:phong trào|đợt)", low)
    if re.match(r"(?:tổ chức )?(?:lễ|hội nghị|đại hội)", low) and not also:
        return False
    if _WORK_OF_A_MONTH.match(low):
        return False
    if _CAMPAIGN.search(low):
        return True
    return not _FESTIVE.match(low) and bool(_LAUNCHES.search(opening))


def tells(kind: str) -> bool:
    """Reports and speeches tell what was: no time, duty or figure in them is asked of anybody."""
    return kind in _TELLS


def sets_days(kind: str) -> bool:
    """Whether "ngày X" in such a document is a day that it sets, and not one on which something was."""
    return kind in _SETS_DAYS


def sets_quotas(kind: str, title: Words | None) -> bool:
    """Whether a number of rewards is how many may be given; in a decision they are given."""
    return kind not in _TELLS | _REWARDS and _plans(kind, title)


def sets_targets(kind: str, title: Words | None) -> bool:
    """Whether figures may be targets: the rules of a contest count points and prizes."""
    return kind not in _TELLS and kind != "thể lệ" and _plans(kind, title)


def _plans(kind: str, title: Words | None) -> bool:
    """Letters, minutes and the programme of a meeting set nothing of their own, unless the letter itself launches."""
    words = title.text.lower() if title else ""
    if kind == "chương trình" and _OCCASION.match(words):
        return False  # by the hour: "trao Giấy khen cho 12 tập thể"
    launches = kind == "công văn" and "phát động" in words
    return launches or kind not in _LETTERS


def is_truncated(doc: Document) -> bool:
    """Whether the text stops before its end: no recipients, no signature, no closing words."""
    if doc.tail < len(doc.blocks) or not doc.blocks:
        return False
    last = doc.blocks[-1]
    words = doc.low[last.start : last.end].rstrip(" *\"')")
    if _SIGNED.fullmatch(words) and is_caps(doc.text[last.start : last.end]):
        return False
    if _CLOSING.search(doc.low[-700:]):
        return not re.search(r"[.!/]$", words) and len(words) > 60
    sections = [block for block in doc.blocks if block.kind in ("I", "A")]
    ended = words.endswith((".", "!", "./"))
    organised = any(
        re.search(r"tổ chức thực hiện|phân công", doc.words(block)) for block in sections
    )
    return not (ended and organised)
