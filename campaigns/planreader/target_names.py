"""What a target is called: the words of the clause in front of its figure and behind it.

The comparing words, "đạt", "phấn đấu" and the like are left out, as is what belongs to another figure.
"""

from __future__ import annotations

import re

from campaigns.planreader.quantities import Quantity

_LEAD = re.compile(
    r"^(?:(?:phấn đấu|và|trong đó|có|đạt|với|mục tiêu|năm|đến cuối|đến hết|đến|để|là|ít nhất|tổng|hằng năm|hàng năm|"
    r"cụ thể|riêng|đảm bảo|bảo đảm|thực hiện|toàn xã có|,|-|\+|:|\.|\()(?![^\W\d_]) ?)+"
)
_TRAIL = re.compile(
    r"(?:[\s,:(-]|(?<!\w)(?:đạt tỷ lệ|đạt tỉ lệ|đạt được|phấn đấu đạt|phấn đấu|đạt|là|có|chiếm|tăng|xuống|ở mức|với|từ|bằng|"
    r"bình quân đạt|ước đạt|đến|khoảng|cho|được|lên|giảm còn|còn|số lượng|trong đó|và))+$"
)
_VERB_BEFORE = re.compile(
    r"(?:đạt|là|:|tăng|chiếm|xuống|giảm|còn|bằng|vượt|lên|được|mức|thành phố|huyện|chính|tỷ lệ|tỉ lệ)[\s(]*(?:tỷ lệ |tỉ lệ )?$"
)
_STOP_AFTER = re.compile(
    r"[,;.:()]|\s(?:và (?=\d|có|ít|tối|trên|từ)|trong đó|so với|theo|để |nhằm|góp phần|gồm\b)|\s-\s"
)


def words_before(piece: str, printed: str, left: int, one: Quantity, *, first: bool) -> str:
    """The words in front of a figure that belong to it."""
    start = left
    if not first:
        within = re.search(r"(?:trong đó|riêng)[:,]? ", piece[left : one.start])
        cut = max(piece.rfind(",", left, one.start), piece.rfind(" và ", left, one.start))
        start = left + within.end() if within else max(cut + 1, left)
    return printed[start : one.start]


def name_of(
    piece: str, printed: str, before: str, one: Quantity, right: int, earlier: str | None
) -> str:
    """The name of a figure from the words before it and behind it; `earlier` is the name before."""
    low = before.lower()
    verb = bool(_VERB_BEFORE.search(low))
    before = re.sub(r" từ [\d.,]+ ?%? ?(?:xuống|lên)?[^\d]{0,10}$", "", before)
    before = _TRAIL.sub("", before.rstrip())
    lead = _LEAD.match(before.lower())
    stripped = before[lead.end() :] if lead else before
    core = stripped.strip(" ,:-(")
    after = _after(piece, printed, one, right)
    percent = (one.unit or "").startswith("%")
    strong = len(core.split()) >= 2 or (len(core.split()) == 1 and verb)
    if strong and ((percent and (verb or not after)) or _is_money(one) or _repeats(core, one)):
        return _joined(core, earlier)
    name = f"{core} {after}".strip() if core else after
    if core and not after:
        name = core
    return _joined(re.sub(r"\s+", " ", name).strip(" ,:-"), earlier)


def _is_money(one: Quantity) -> bool:
    return bool(
        re.match(r"(?:triệu|tỷ|nghìn|đồng|tấn|tạ|km|m2|m²|m\b|ha)", one.unit or "")
    ) is True and "đồng" in (one.unit or "")


def _repeats(core: str, one: Quantity) -> bool:
    """ "Thôn nông thôn mới 01 thôn", "Số lao động …: 200 người": the name stands in front."""
    unit = (one.unit or "").lower()
    return core.lower().startswith((unit, "số ", "tổng số ", "tỷ lệ")) and unit != ""


def _joined(core: str, earlier: str | None) -> str:
    """ "về thấp còi" after "… suy dinh dưỡng về cân nặng": the shared beginning is put back."""
    words = core.split()
    if earlier and words and words[0].lower() in ("về", "cấp", "khối", "loại", "đối"):
        at = earlier.lower().find(f" {words[0].lower()} ")
        if at > 0:
            core = earlier[:at] + " " + core
    return core[:1].upper() + core[1:]


def _after(piece: str, printed: str, one: Quantity, right: int) -> str:
    start = one.unit_at[0] if one.unit_at and not (one.unit or "").startswith("%") else one.end
    rest = piece[start:right]
    if (one.unit or "").startswith("%") and not rest.startswith(" "):
        return ""
    stop = _STOP_AFTER.search(rest, max(1, len(one.unit or "") if start < one.end else 1))
    words = printed[start : start + (stop.start() if stop else len(rest))]
    unit = one.unit or ""
    if re.match(r"(?:km|m2|m²|m3|m\b|ha|tấn|tạ|triệu|tỷ|đồng|nghìn)", unit):
        words = words.removeprefix(unit)
    return re.sub(r"^(?: ?trở lên| ?trở xuống| ?(?:kế hoạch|chỉ tiêu|dự toán)\b)", "", words).strip(
        " ,:-"
    )
