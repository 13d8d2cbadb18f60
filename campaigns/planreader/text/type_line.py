"""The line that says what a document is: "KẾ HOẠCH", in capitals, below the letterhead."""

from __future__ import annotations

import re

from campaigns.planreader.text.source import Source
from campaigns.planreader.text.unwrap import MARKER

TYPES = (
    "kế hoạch liên tịch", "kế hoạch phối hợp", "kế hoạch", "báo cáo", "tờ trình", "quyết định", "thông báo", "hướng dẫn",
    "chỉ thị", "chương trình hành động", "chương trình", "công văn", "giấy mời", "nghị quyết",
    "biên bản", "công điện", "quy chế", "quy định", "thể lệ", "đề án", "phương án", "thư kêu gọi",
    "lời kêu gọi", "thư ngỏ", "thư khen", "thư chúc mừng", "thư mời", "thư", "phát động thi đua",
    "bài phát động", "bản đăng ký", "giao ước thi đua", "bản giao ước", "diễn văn", "kịch bản",
)  # fmt: skip
_TYPE_LINE = re.compile(rf"(?:dự thảo )?({'|'.join(TYPES)})(?![\w])")
_HEAD_LINES = 60
_WEB_PATH = re.compile(
    r"trang chủ|»|đăng nhập|\bmenu\b"
)  # "1. Trang chủ", where a web page says where it is
_WEB_LINES = 12
_LETTERHEAD = re.compile(r"cộng hòa xã hội chủ nghĩa|độc lập ?- ?tự do|^số ?: ?\d*", re.MULTILINE)


def is_caps(text: str) -> bool:
    """Whether a line is printed in capitals."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 2 and sum(char.isupper() for char in letters) >= len(letters) * 0.85


def type_line(source: Source, lines: list[tuple[int, int]]) -> tuple[int, str, int] | None:
    """The line that names the kind of document: in capitals, before the first numbered section."""
    found = _type_in(source, lines, alone=True) or _alone(source, lines)
    found = found or _type_in(source, lines, alone=False)
    if found is None:
        return _titled(source, lines) or _numbered(source, lines)
    # a web page prints the title once or twice more above the letterhead
    last = found[0]
    while below := _type_in(source, lines, alone=True, after=last):
        last = below[0]
        low, high = lines[found[0]][1], lines[last][0]
        if below[1] == found[1] and _LETTERHEAD.search(source.low, low, high):
            return below
        if (
            found[1] == "quyết định"
            and below[1] in _ISSUED
            and _ISSUES.search(source.low, low, high)
        ):
            return below
    return found


# "QUYẾT ĐỊNH / Ban hành Kế hoạch …", and behind its signature the plan itself
_ISSUED = {
    "kế hoạch",
    "kế hoạch phối hợp",
    "hướng dẫn",
    "chương trình",
    "thể lệ",
    "phương án",
    "đề án",
}
_ISSUES = re.compile(
    r"ban hành(?: kèm theo[^.;\n]{0,60})? (?:kế hoạch|hướng dẫn|chương trình|thể lệ|phương án|đề án)\b"
)
_ABOVE = re.compile(rf"{_LETTERHEAD.pattern}|đảng cộng sản việt nam|^số \d", re.MULTILINE)


def _alone(source: Source, lines: list[tuple[int, int]]) -> tuple[int, str, int] | None:
    """ "Kế hoạch" in small letters, nothing else on the line: below a letterhead or above its title."""
    for index, (start, end) in enumerate(lines[:_HEAD_LINES]):
        named = alone = _TYPE_LINE.fullmatch(source.low, start, end)
        if named is None and _TITLE.match(source.low, start, end):  # its title joined to it
            named = _TYPE_LINE.match(source.low, start, end)
        if named and _ABOVE.search(source.low, 0, start):
            return index, named.group(1), named.end()
        if alone and index + 1 < len(lines) and _ITS_TITLE.match(source.low, *lines[index + 1]):
            return index, alone.group(1), alone.end()
        if (
            index < _TOP
            and source.text.startswith("KH ", start)
            and _SHORT.match(source.low, start)
        ):
            return index, "kế hoạch", start + len("KH")
        if _FIRST.match(source.low, start, end):
            return None
    return None


_DOES = r"(?:tổ chức|phát động|triển khai|thực hiện|hưởng ứng|ra quân|xây dựng|đẩy mạnh)\b"
_TITLE = re.compile(rf"kế hoạch {_DOES}")
_SHORT = re.compile(rf"kh (?:thi đua\b|{_DOES})")  # "KH thi đua “Ngõ phố không rác” - hè 2025"
_TOP = 8  # lines
_ITS_TITLE = re.compile(rf"(?:về |v/v )?(?:việc )?{_DOES}[^\n]{{10,300}}(?<![.;:])$", re.MULTILINE)
_FIRST = re.compile(r"(?:i|1|a)[./)]{0,2} ?mục đích\b|mục đích,? (?:và )?yêu cầu\W*$")
_REACH = 12  # lines from the title to the first section


def _titled(source: Source, lines: list[tuple[int, int]]) -> tuple[int, str, int] | None:
    """ "Kế hoạch phát động …" in small letters, where "I. Mục đích, yêu cầu" follows soon: a web page without its letterhead."""
    found = None
    for index, (start, end) in enumerate(lines[:_HEAD_LINES]):
        if _FIRST.match(source.low, start, end):
            break
        if _TITLE.match(source.low, start, end) and end - start < 200:
            found = index
    else:
        return None
    if found is None or index - found > _REACH:
        return None
    return found, "kế hoạch", lines[found][0] + len("kế hoạch")


_PLAN_NUMBER = re.compile(r"số ?: ?\d{0,5} ?[-/] ?kh ?[-/]")
_PLACE_DATE = re.compile(r"[^\n]{2,60}, ?ngày [^\n]{0,14}tháng [^\n]{0,14}năm ?\d{0,4}\W*$")
_LETTERHEAD_LINES = 12


def _numbered(source: Source, lines: list[tuple[int, int]]) -> tuple[int, str, int] | None:
    """ "Số: 28/KH-UBND" over a text that lost its line "KẾ HOẠCH": below the last line of its letterhead."""
    head = lines[:_LETTERHEAD_LINES]
    at = next((at for at, (a, b) in enumerate(head) if _PLAN_NUMBER.search(source.low, a, b)), None)
    if at is None or not any(_LETTERHEAD.search(source.low, a, b) for a, b in head[: at + 2]):
        return None
    dated = [i for i, (a, b) in enumerate(head[at:], at) if _PLACE_DATE.match(source.low[a:b].split("\t")[-1])]  # fmt: skip
    last = dated[0] if dated else at
    return last, "kế hoạch", lines[last][1]


def _type_in(
    source: Source, lines: list[tuple[int, int]], *, alone: bool, after: int = -1
) -> tuple[int, str, int] | None:
    """The first such line; `alone`: the kind begins the line ("BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH" does not)."""
    for index, (start, end) in enumerate(lines[:_HEAD_LINES]):
        if index <= after:
            continue
        text = source.text[start:end]
        for match in _TYPE_LINE.finditer(source.low, start, end):
            named = source.text[match.start() : match.end()]
            first = match.start() == start or source.text[match.start() - 1] == "\t"
            if named.isupper() and (
                first or (not alone and is_caps(text[: match.start() - start]))
            ):
                following = source.text[match.end() : end].lstrip()
                if match.group(1) == "thư" and following[:1].isalpha() and is_caps(following):
                    continue  # "THƯ KÝ", "THƯ VIỆN"
                return index, match.group(1), match.end()
        above = _WEB_PATH.search(source.low, start, end) and index < _WEB_LINES
        if MARKER.match(text) and text[:1] in "IA1" and not above:
            return None
    return None
