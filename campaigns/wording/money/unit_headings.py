"""A unit of money that a form writes in brackets, brought to its number: "Tổng giá trị (triệu đồng): 1.200"."""

from __future__ import annotations

import re

_UNIT = r"(triệu|trieu|trđ|tr\.đ|tr\.d|tr|tỷ|tỉ|ty|nghìn|ngàn)( đồng)?"
_BRACKETS = rf"\( ?(?:(?:đvt|đơn vị tính|đơn vị|tính bằng) ?:? ?)?{_UNIT} ?\)"
# the number ends there, and no unit or thing that it counts stands behind it
_ADDRESS = r"(?:ạ|a|nhé|nha|nhe|nghe|em|anh|chị|cháu|chú|bác|cô|đó|đấy|thôi)(?!\w)"
_OWN_UNIT = rf"(?![0-9])(?! ?(?:%|(?!{_ADDRESS})[^\W\d_]|/))"
_BEHIND = re.compile(rf"([0-9]) ?{_BRACKETS}", re.IGNORECASE)
_BEFORE = re.compile(rf"{_BRACKETS}( ?[:=-]? ?)([0-9][0-9.,]*)(?<![.,]){_OWN_UNIT}", re.IGNORECASE)
# "(triệu đồng): 120.000.000 đồng": a form's unit beside a sum that has its own
_OWNED = re.compile(
    rf"{_BRACKETS}( ?[:=-]? ?)(?=[0-9][0-9.,]* ?(?:đồng|dong|đ|vnđ|vnd|triệu|trieu|tr|tỷ|ty|nghìn)(?![^\W_]))",
    re.IGNORECASE,
)
_HEADING = re.compile(
    rf"(?<![(\w])(?<!\( )(?:đvt|đơn vị tính|tính bằng) ?:? ?{_UNIT}(?![^\W_])[ ,.;:-]*\n?(?P<rest>[^\n]{{0,80}})",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"(?<![0-9.,/-])([0-9][0-9.,]*)(?<![.,]){_OWN_UNIT}(?!.*[0-9])")


def _under(match: re.Match[str]) -> str:
    """What stands behind "Đơn vị tính: triệu đồng", its one number in that unit."""
    return _ALONE.sub(rf"\1 {match[1]}{match[2] or ''}", match["rest"])


def with_units_beside(text: str) -> str:
    """A cleaned text in which "(triệu đồng): 1.200" and "1.200 (triệu đồng)" are "1.200 triệu đồng"."""
    text = _HEADING.sub(_under, text) if _HEADING.search(text) else text
    if "(" not in text:
        return text
    text = _OWNED.sub(r"\3", text)
    text = _BEHIND.sub(r"\1 \2\3", text)
    return _BEFORE.sub(r"\3\4 \1\2", text)
