"""The duty that a date is about: what kind it is, to whom it goes, in a few words of the text."""

from __future__ import annotations

import re

from campaigns.wording.spelling.text import capital

_ORG = (
    r"(?P<to>(?:ubnd|ủy ban|hội đồng|ban |bch|btv|btt|văn phòng|phòng |thường trực|chủ tịch|liên đoàn|lđlđ|công đoàn|hội |đoàn |"
    r"huyện đoàn|đảng ủy|trường|nhà trường|tổ |tổng phụ trách|thư ký|chuyên môn|bộ phận|đồng chí|đ/c|công chức|trung tâm|"
    r"ủy viên|cơ quan|xã\b|huyện\b|phường\b|mttq|mặt trận|liên đội|khối|cụm|chi đoàn|chi hội|hiệu trưởng|bgh|bgk|gvcn|ông|bà|cô|thầy)"
    r"[^.;:\n]*?)"
)  # fmt: skip
_STOP = (
    r"(?=,? (?:(?:chậm|muộn|trễ) nhất|trước|trong (?:tháng|quý|vòng|thời|ngày)|vào|hạn\b|đến hết|từ ngày|từ \d|sau\b|khi\b|để\b|theo\b|tại\b|"
    r"xem xét|tổng hợp|kết quả|hằng|hàng|định kỳ|0?[369] tháng|đợt \d|lần \d|cả năm|năm (?:\d|trước)|qua nhóm|bằng\b|kèm\b|(?<!hđnd )và |nhằm|được|thời hạn|ngày \d|xét|quyết định|báo cáo|phê duyệt|tổ chức|gồm|gửi|nộp|đồng thời|thông qua)"
    r"|[,.;:](?:\s|$)|\)|$)"
)  # fmt: skip
_TO = re.compile(
    r"(?:gửi|nộp|báo cáo|đăng ký|trình|thông báo|phản ánh|chuyển|báo)\b(?:(?! (?:gửi|nộp) )[^.;:\n]){0,110}? "
    rf"(?:về cho|về|cho|đến|tới|với|lên|trình) {_ORG}{_STOP}"
)
_TO_DIRECT = re.compile(rf"(?:gửi|nộp|trình|báo cáo) {_ORG}{_STOP}")

REGISTRATION, REPORT, NOMINATION, SUMMARY, LAUNCH, SUBMISSION, EVENT = (
    "registration", "report", "nomination", "summary", "launch", "submission", "event",
)  # fmt: skip
_KINDS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (REGISTRATION, r"(?<!đã )(?<!được )đăng ký(?! kết hôn)(?!.{0,40}(?:đã hoàn thành|tổng kết))"),
        (NOMINATION, r"(?:gửi|nộp|trình|lập|hoàn thiện|tiếp nhận|hồ sơ|danh sách|tờ trình|báo cáo thành tích)[^.;]{0,60}"
                     r"(?:khen thưởng|đề nghị khen|đề nghị tặng|bình xét|thành tích|xét tặng|khen cao)"),
        (REPORT, r"báo cáo"),
        (SUMMARY, r"tổng kết|sơ kết"),
        (NOMINATION, r"bình xét|bình chọn|đề nghị khen|xét khen|xét chọn|xét, đề nghị|suy tôn|đề xuất khen|lựa chọn|xét thi đua"),
        (LAUNCH, r"phát động|ra quân|lễ phát|khởi động|triển khai kế hoạch|quán triệt"),
        (SUBMISSION, r"gửi|nộp|nhận (?:hồ sơ|bài|sản phẩm|tác phẩm|sáng kiến)"),
        (LAUNCH, r"ký (?:kết )?giao ước"),
    )
)  # fmt: skip
_DUTY = re.compile(
    r"gửi|nộp|nhận (?:hồ sơ|bài|sản phẩm|tác phẩm|sáng kiến)|báo cáo|đăng ký|tổng kết|sơ kết|bình xét|bình chọn|xét |khen thưởng|phát động|ra quân|ký kết|ký giao ước|"
    r"tổ chức|hoàn thành|triển khai|kiểm tra|chấm|họp|thi |khởi động|khảo sát|giám sát|khai mạc|bế mạc|trao|công bố|xây dựng|ban hành|lập |"
    r"thực hiện|khởi công|khánh thành|thẩm định|trình |đánh giá|tuyên dương|kết thúc|xong|thao giảng|hội |lễ |bắt đầu|"
    r"sơ khảo|duyệt|tổng duyệt|bàn giao|thông xe|chung khảo|chung kết|vòng |đêm |giải (?:bóng|cầu|việt|thể thao|chạy|đấu)|hội thao|liên hoan|văn nghệ|mít tinh|dâng hương|gặp mặt|tọa đàm|diễn đàn|thắp nến|ngày hội|thu |niêm yết|vệ sinh|treo|trồng|tập huấn|rà soát|nghiệm thu|đại hội|cấp phát|giải ngân|quyết toán|phân bổ|ra mắt|khai giảng|bế giảng|ra quyết định"
)


def is_duty(words: str) -> bool:
    """Whether these words say that something is to be done."""
    return bool(_DUTY.search(words))


def kind_of(words: str) -> str:
    """The kind of the duty in a clause."""
    for kind, pattern in _KINDS:
        if pattern.search(words):
            return kind
    return EVENT


def addressee(low: str, text: str) -> str | None:
    """To whom the duty of a clause is sent, with "(qua …)" where the text has it."""
    found = None
    for match in _TO.finditer(low):
        found = match
    found = found or _TO_DIRECT.search(low)
    if found is None:
        return None
    start, end = found.span("to")
    words = text[start:end].strip(" ,-")
    if words.count("(") > words.count(")"):
        closing = text.find(")", end)
        words = (
            text[start : closing + 1] if 0 <= closing < end + 80 else words.split("(")[0].strip()
        )
    return words if 2 <= len(words) <= 160 else None


def in_brief(words: str, limit: int = 160) -> str:
    """The clause as one line: no marker, no "và" before it, no dangling comma, cut at a word."""
    words = re.sub(r"\s+", " ", words).strip(" ,;:.-–+").lstrip(" ,;:)")
    words = re.sub(r"^(?:và|đồng thời) ", "", words, flags=re.IGNORECASE)
    words = re.sub(
        r" ?\((?: |(?i:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật))?\)", "", words
    ).strip()
    if words.count("(") > words.count(")"):
        words = words[: words.rfind("(")] if len(words) - words.rfind("(") < 40 else words
    words = re.sub(
        r"(?:(?<!kết \d\d)(?<!nửa)[ ,;:]+(?:sáng|chiều|tối|trưa|(?:các|vào|trong) buổi|vào|lúc|các|ngày|thời gian|trong))+$|(?::| trong) \d{1,3}$",
        "",
        words.rstrip(" ,;:(-"),
    )
    if len(words) > limit:
        words = words[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return capital(words)
