"""Lines that open a section without a marker: in capitals, or on a page that has lost its bold type by their words.

"Thời gian thực hiện" on a line of its own counts only where nothing else in the text opens sections.
"""

from __future__ import annotations

import re

from campaigns.planreader.text.type_line import is_caps
from campaigns.planreader.text.unwrap import MARKER

_CAPS = re.compile(r"[A-ZĐÀ-Ỹ]")
_SHORT = re.compile(
    r"(?:mục (?:tiêu|đích)|chỉ tiêu|nội dung|thời gian|chủ đề|yêu cầu|giải pháp|tiến độ|kinh phí)\W*"
)
_NAMED = re.compile(
    r"(?:(?:(?:các )?(?:mục (?:đích|tiêu)|yêu cầu|nội dung|chỉ tiêu|thời gian|tiến độ|lộ trình|đối tượng|chủ đề|giải pháp|nhiệm vụ|kinh phí|tiêu chí|tiêu chuẩn)"
    r"|(?:công tác |về )?khen thưởng|đăng ký|kiểm tra|phân công|trách nhiệm)(?:(?:,| và)? [^\W\d_]+){0,6}(?: năm 20\d\d)?|tổ chức thực hiện) ?:?"
)
_SECTION = re.compile(
    r"[IVX]{1,5} ?[./)\-:]|[A-HĐ] ?[./)]|Điều \d|(?:Phần|PHẦN|Chương|CHƯƠNG) |Một là|Thứ nhất,"
)
_LONGEST, _LONGEST_BARE = 120, 60  # characters
_FEWEST = 2  # one such line may be a cell, or the label of a line below


def is_heading(text: str) -> bool:
    """Whether a line stands in capitals, as headings do."""
    if len(text) > _LONGEST or not is_caps(text):
        return False
    return len(_CAPS.findall(text)) >= 8 or bool(_SHORT.fullmatch(text.lower()))


def bare_headings(lines: list[str], first: int) -> frozenset[int]:
    """The lines from `first` on that open sections by their words alone."""
    body = range(first, len(lines))
    if any(_SECTION.match(lines[at]) or is_heading(lines[at]) for at in body):
        return frozenset()
    found = [
        at
        for at in body
        if lines[at][:1].isupper()
        and len(lines[at]) <= _LONGEST_BARE
        and not MARKER.match(lines[at])
        and _NAMED.fullmatch(lines[at].lower())
    ]
    return frozenset(found) if len(found) >= _FEWEST else frozenset()
