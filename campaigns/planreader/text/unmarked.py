"""Headings typed in capitals without their marks ("THOI GIAN THUC HIEN"): the marks put back for matching.

Only the fixed words of headings, only in a line that is all capitals and has no mark at all; a word
that could be another one stays as it is.
"""

from __future__ import annotations

import re

from campaigns.wording.spelling.text import fold

_WORDS = (
    "cộng hòa xã hội chủ nghĩa việt nam", "ủy ban nhân dân", "kế hoạch liên tịch", "kế hoạch phối hợp", "kế hoạch", "chương trình",
    "hướng dẫn", "thông báo", "quyết định", "báo cáo", "mục đích", "mục tiêu", "yêu cầu", "chủ đề", "đối tượng",
    "nội dung", "thi đua", "khen thưởng", "thời gian", "thời hạn", "thực hiện", "tổ chức", "chỉ tiêu", "phát động",
    "phong trào", "nhiệm vụ", "giải pháp", "tiến độ", "các đợt", "đăng ký", "tiêu chí", "hình thức", "kinh phí",
    "phân công", "trách nhiệm", "nơi nhận", "chế độ",
)  # fmt: skip
_MARKED = {fold(one): one for one in _WORDS}
_BARE = re.compile(rf"(?<!\w)(?:{'|'.join(_MARKED)})(?!\w)")
_LINE = re.compile(r"^(?=[^\n]*[A-Z]{2})[\t -`{-~“”–]{4,120}$", re.MULTILINE)  # no small letter


def marked(text: str, low: str) -> str:
    """`low`, which is `text` for matching, with the marks of bare headings; letter for letter."""
    parts: list[str] = []
    last = 0
    for line in _LINE.finditer(text):
        start, end = line.span()
        parts += (low[last:start], _BARE.sub(lambda match: _MARKED[match.group()], low[start:end]))
        last = end
    return "".join(parts) + low[last:]
