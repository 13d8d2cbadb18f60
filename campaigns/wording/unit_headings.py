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


def with_units_beside(text: str) -> str:
    """A cleaned text in which "(triệu đồng): 1.200" and "1.200 (triệu đồng)" are "1.200 triệu đồng"."""
    if "(" not in text:
        return text
    text = _BEHIND.sub(r"\1 \2\3", text)
    return _BEFORE.sub(r"\3\4 \1\2", text)
