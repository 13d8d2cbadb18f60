"""Which body issues the plan: from its head, its opening sentence, its end, or its place.

"UBND xã X": the level and the name belong to it. When the text spells the name in two ways both
are kept for the officer to choose.
"""

from __future__ import annotations

import re
from collections import Counter

from campaigns.planreader.head.body_names import (
    LEVELS,
    NAME,
    as_the_body_writes,
    in_sentence,
    other_spellings,
    tidy,
)
from campaigns.planreader.head.lines import MOTTO, head_end
from campaigns.planreader.model import Words
from campaigns.planreader.text.outline import Document
from campaigns.planreader.text.source import lowered
from campaigns.planreader.text.type_line import is_caps

_BODIES = (
    r"(?:chủ tịch )?(?:ủy ban nhân dân|ubnd)|ban thường trực (?:ủy ban|ub) ?(?:mttq|mặt trận tổ quốc)(?: việt nam)?|"
    r"(?:ủy ban|ub) ?(?:mttq|mặt trận tổ quốc)(?: ?việt nam| ?vn)?|hội đồng thi đua ?[-,–]? ?khen thưởng|"
    r"ban thường vụ [^.,;\n]{3,40}?|ban chấp hành [^.,;\n]{3,40}?|bch [^.,;\n]{3,40}?|"
    r"hội (?:lhpn|liên hiệp phụ nữ|nông dân|cựu chiến binh|người cao tuổi|chữ thập đỏ|khuyến học)|"
    r"liên đoàn lao động|lđlđ|công đoàn cơ sở|công đoàn|đoàn tncs hồ chí minh|đoàn thanh niên|đoàn|"
    r"đảng ủy|công an|ban chỉ huy quân sự|bch quân sự|ban công tác mặt trận|(?:liên đội|chi bộ|chi đoàn|đoàn|công đoàn(?: cơ sở)?) trường [^.,;\n]{3,50}?|liên đội|chi bộ|trường [^.,;\n]{3,50}?|phòng [^.,;\n]{3,40}?|trạm y tế|trung tâm [^.,;\n]{3,40}?|"
    r"ban chỉ đạo (?:[^.,;\n\"“”]|[\"“][^\"”\n]{3,80}[\"”]){3,90}?|(?:cụm|khối) thi đua[^.,;\n]{0,30}?|công ty [^.,;\n]{3,40}?|bệnh viện [^.,;\n]{3,40}?|hợp tác xã"
)
_MAKES = r"(?:đã )?(?:xây dựng|ban hành|phát động|lập|đề ra|triển khai|tổ chức|tha thiết|kêu gọi|trân trọng|báo cáo)\b"
_SELF = re.compile(rf"(?<![\w])(?P<body>{_BODIES})(?: (?P<level>{LEVELS}))?(?P<name>(?: [^\W_]+){{0,6}}?),? {_MAKES}")  # fmt: skip
_SCHOOL = re.compile(
    r"(?:liên đội |chi bộ |chi đoàn |đoàn |công đoàn (?:cơ sở )?|(?:bch|ban chấp hành) (?:đoàn |công đoàn |liên đội ))?trường (?:thcs|thpt|tiểu học|mầm non|mẫu giáo|trung học|phổ thông|cao đẳng|đại học)\b"
)
# a village that makes its own plan: "Chi bộ thôn 5 xây dựng kế hoạch", "Ban công tác Mặt trận khu phố 3 …"
_VILLAGE_SELF = re.compile(
    rf"(?m)(?:^|(?<=, )|(?<=; )|(?<=Nay ))(?P<body>(?i:(?:chi bộ|chi hội [^.,;\n\d]{{3,30}}?|chi đoàn|ban công tác mặt trận|"
    rf"ban nhân dân|ban cán sự|ban phát triển) )?(?i:thôn|ấp|bản|khu phố|tổ dân phố|khóm|buôn|làng|xóm|khu dân cư) (?:{NAME}))"
    rf"(?i:,? {_MAKES}[^.;\n]{{0,160}}(?:như sau|sau đây|cụ thể))"
)
_CLOSING = re.compile(rf"trên đây là .{{0,200}}?(?:của|,) (?P<body>ubnd|ủy ban nhân dân) (?P<level>{LEVELS}) (?P<name>[^\W\d_]+(?: [^\W\d_]+){{0,3}})")  # fmt: skip
_STAMP = re.compile(r"dự thảo|hỏa tốc|thượng khẩn|khẩn\b|mật\b|bản sao|sao y")
_OWN = {"trường", "công ty", "bệnh viện", "liên đội", "hợp tác xã", "trung tâm"}
_PART_OF = re.compile(
    r"^ban (?:thường trực|thường vụ|chấp hành|đại diện)$|^bch$|^hội đồng (?:trường|thi đua|tđ)|^ban thi đua|^ban (?:chỉ đạo|tổ chức|quản lý|vận động)"
)
# a line in capitals that names no body: the title of a page, its menu, a slogan
_NO_BODY = re.compile(
    r"(?:tổ chức|phát động|triển khai|thực hiện|hưởng ứng|thông tin|tin tức|trang chủ|tài liệu|văn bản|nội dung|chuyên mục|tải về|đăng nhập|"
    r"toàn (?:đảng|dân)|chung (?:sức|tay)|nhiệt liệt|thi đua|quyết tâm|đẩy mạnh|chào mừng|học tập|sống, )(?! đảng)(?:\b|$)"
)
# … and a body below its superior in small letters: "Trường THCS Bình Minh" under "PHÒNG GD&ĐT …"
_SMALL = re.compile(
    rf"(?i:ủy ban nhân dân|ubnd|đảng (?:ủy|bộ)|công an|(?:ủy )?ban|bch|btv|mặt trận|(?:chi )?hội|công đoàn|cđcs|đoàn|liên đội|"
    rf"chi (?:đoàn|bộ|đội)|trường|phòng|trạm y tế|trung tâm|công ty|hợp tác xã|thôn|ấp|bản|khu(?: phố)?|tổ dân phố)"
    rf"(?: [^\s.,;:]+){{0,8}}? (?:{NAME})$"
)
_BARE = re.compile("(?i:ủy ban nhân dân|ubnd|đảng ủy)")
_HALF = re.compile(rf"(?i:{LEVELS}) (?:{NAME})")
# "các phong trào do Thủ tướng Chính phủ, UBND tỉnh phát động"
_OF_OTHERS = re.compile(
    rf"(?:của|do|với|cùng) $|(?<!\w)do (?:(?!{_MAKES})[^.;:\n()]){{3,80}}(?:,| và) $"
)
_OF_PEOPLE = ("hội ", "mặt trận ", "đoàn ", "công đoàn ")  # national bodies that have branches
_CONTINUES = re.compile(rf"^(?:{LEVELS}) (?!đoàn\b|ủy\b)")


def read_issuer(
    doc: Document, place: str | None, number: str | None
) -> tuple[Words | None, tuple[Words, ...]]:
    """The issuing body, and other spellings of its name found in the text."""
    found = _from_head(doc) or _from_opening(doc, place) or _from_place(doc, place, number)
    if found is None:
        return None, ()
    found = _signed_for(doc, found)
    return found, other_spellings(doc, found)


def _signed_for(doc: Document, found: Words) -> Words:
    """A department's letterhead above what is signed "TM. ỦY BAN NHÂN DÂN": it only drafts."""
    level = re.search(rf"(?i)^(?:văn )?phòng .*?\b((?:{LEVELS}) .+)$", found.text)
    signed = re.search(r"\bt/?m\.? ?ủy ban nhân dân", doc.low)
    return Words(f"UBND {level.group(1)}", found.at) if level and signed else found


# ---------------------------------------------------------------------------------------- the head


def _from_head(doc: Document) -> Words | None:
    end = head_end(doc)
    limit = re.search(r"(?:^|[\t\n])số[ \t]?(?:[:.]|\d)| số ?:", doc.low[:end], re.MULTILINE)
    cells = _cells(doc, limit.start() if limit else end)
    lines = _body_lines(doc, cells) or (_body_lines(doc, cells, small=True) if limit else [])
    if not lines:
        return None
    groups: list[list[tuple[int, int]]] = []
    for start, stop in lines:
        words = doc.low[start:stop]
        if groups and (_CONTINUES.match(words) or words.startswith(("và ", "- "))):
            groups[-1].append((start, stop))
        else:
            groups.append([(start, stop)])
    last = groups[-1]
    words = " ".join(in_sentence(doc, a, b) for a, b in last)
    youth = re.search(r"đoàn (?:tncs|thanh niên)", doc.low[:end])
    if youth and re.match(rf"(?i)(?:bch|ban chấp hành) (?:{LEVELS}) ", words):
        words = re.sub(r"(?i)^(bch|ban chấp hành)", r"\1 Đoàn", words)
    if len(groups) > 1:
        above = " ".join(in_sentence(doc, a, b) for a, b in groups[-2])
        words = _with_superior(words, above)
    if not re.search(rf"(?i)^(?:{_BODIES})", words.lower()) and len(words.split()) > 12:
        return None
    return Words(
        tidy(as_the_body_writes(doc, tidy(words))), doc.source.span(last[0][0], last[-1][1])
    )


def _body_lines(
    doc: Document, cells: list[tuple[int, int]], *, small: bool = False
) -> list[tuple[int, int]]:
    """The lines that name a body: in capitals, below such a line in small letters, or in `small` all."""
    lines: list[tuple[int, int]] = []
    for start, stop in cells:
        words = doc.low[start:stop].strip(" *-.()")
        if (
            words
            and not _STAMP.match(words)
            and (is_caps(doc.text[start:stop]) or _small(doc, start, stop, (small, bool(lines))))
            and len(words) > 3
            and "kế hoạch" not in words
            and not _NO_BODY.match(words)
        ):
            lines.append((start, stop))
    return lines


def _small(doc: Document, start: int, stop: int, where: tuple[bool, bool]) -> bool:
    """Whether a line in small letters names a body with its place, or a part of it, and nothing else."""
    first, below = where
    words = doc.text[start:stop].strip(" *-")
    named = (first or below) and _SMALL.match(words)
    return bool(named or (first and (_HALF if below else _BARE).fullmatch(words)))


def _cells(doc: Document, end: int) -> list[tuple[int, int]]:
    places = []
    for block in doc.blocks:
        if block.start >= end:
            break
        for cell in re.finditer(r"[^\t]+", doc.text[block.start : min(block.end, end)]):
            start, stop = block.start + cell.start(), block.start + cell.end()
            motto = MOTTO.search(doc.low, start, stop)
            if motto and motto.start() > start:
                stop = motto.start()
            if not (motto and motto.start() == start) or _is_of_a_place(doc, start, stop):
                places.append((start, stop))
    return places


def _is_of_a_place(doc: Document, start: int, stop: int) -> bool:
    """ "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM" above "HUYỆN X": a body there, and no line of the nation's."""
    below = doc.low[stop : stop + 40].lstrip("\n")
    return doc.low.startswith(_OF_PEOPLE, start) and _CONTINUES.match(below) is not None


def _with_superior(words: str, above: str) -> str:
    """A body named without its place takes the place of the body above it."""
    low = words.lower()
    if _PART_OF.match(low) and not re.search(rf"\b(?:{LEVELS})\b", low):
        level = re.search(rf"(?i)\b(?:{LEVELS})\b.+$", above)
        if low.startswith(("ban th", "ban chấp", "ban đại", "bch")):
            return f"{words} {above}"
        return f"{words} {level.group()}" if level else words
    school = re.search(r"(?i)\btrường .+$", above)
    parts = ("bch ", "ban chấp hành ", "công đoàn", "chi đoàn", "liên đội")
    if school and low.startswith(parts) and "trường" not in low:
        return f"{words} {school.group()}"
    if re.match(r"(?i)phòng |sở |văn phòng|trạm y tế", low) and not re.search(
        rf"\b(?:{LEVELS})\b", low
    ):
        level = re.search(rf"(?i)\b(?:{LEVELS})\b.+$", above)
        return f"{words} {level.group()}" if level else words
    return words


# ------------------------------------------------------------------------------------ the sentence


def _from_opening(doc: Document, place: str | None) -> Words | None:
    start = head_end(doc)
    limit = min(len(doc.low), start + 6000)
    for match in _SELF.finditer(doc.low, start, limit):
        block = doc.block_at(match.start())
        if (
            re.match(r"^(?:[-+] ?)?căn cứ", doc.low[block.body : block.end])
            and match.start() - block.body < 120
            and not doc.low.endswith((", ", "; "), block.body, match.start())
        ):
            continue
        words = _named(doc, match, place)
        if words:
            return Words(tidy(words), doc.source.span(match.start(), match.end("name")))
    village = _VILLAGE_SELF.search(doc.text, start, limit)
    if village:
        return Words(tidy(village["body"]), doc.source.span(*village.span("body")))
    for match in _CLOSING.finditer(doc.low):
        words = _named(doc, match, place)
        if words:
            return Words(tidy(words), doc.source.span(match.start("body"), match.end()))
    return None


def _named(doc: Document, match: re.Match[str], place: str | None) -> str | None:
    if _OF_OTHERS.search(doc.low, max(0, match.start() - 90), match.start()):
        return None
    body = doc.text[match.start("body") : match.end("body")].strip()
    level = match["level"]
    printed = doc.text[match.start("name") : match.end("name")].strip()
    name = re.fullmatch(NAME, printed)
    if printed and name is None:
        whole = doc.text[match.start("body") : match.end("name")]
        placed = re.search(
            rf" (?i:{LEVELS}|trường (?:th|thcs|thpt|tiểu học|mầm non)) (?:{NAME})$", whole
        )
        school = _SCHOOL.match(whole.lower()) and re.search(rf" (?:{NAME})$", whole)
        return whole if placed or school else None
    if level and name:
        return f"{body} {level} {name.group()}"
    if level:
        known = place if place and _has_level(doc, level, place) else _frequent(doc, level)
        return f"{body} {level} {known or place}" if known or place else None
    if _SCHOOL.match(body.lower()) and name:
        return f"{body} {name.group()}"
    if any(body.lower().startswith(own) for own in _OWN) and (
        name or re.search(r" [A-ZĐÀ-Ỹ]", body)
    ):
        return f"{body} {name.group()}" if name else body
    if re.search(rf"\b(?:{LEVELS}) [A-ZĐÀ-Ỹ]", body):
        return body
    return None


def _has_level(doc: Document, level: str, place: str) -> bool:
    return f"{level} {lowered(place)}" in doc.low


def _frequent(doc: Document, level: str) -> str | None:
    names = Counter(re.findall(rf"\b{level} ({NAME})(?! ?[%\d])", doc.text))  # "cấp huyện 90%"
    return names.most_common(1)[0][0] if names else None


def _from_place(doc: Document, place: str | None, number: str | None) -> Words | None:
    """No sentence names the body: its kind from symbol or signature, its level from the text."""
    signed = "tm. ủy ban nhân dân" in doc.low or "t/m ủy ban nhân dân" in doc.low
    if not signed and "ubnd" not in (number or "").lower():
        return None
    if place is None:
        return None
    level_of = re.compile(rf"\b({LEVELS}) {re.escape(place)}\b", re.IGNORECASE)
    levels = Counter(match.group(1).lower() for match in level_of.finditer(doc.text))
    if not levels:
        own = Counter(re.findall(rf"ubnd ({LEVELS})(?! [A-ZĐÀ-Ỹ])", doc.low))
        levels = Counter({level: count for level, count in own.items() if level != "tỉnh"})
    if not levels:
        return None
    at = max(doc.low.find(lowered(place)), 0)
    return Words(
        f"UBND {levels.most_common(1)[0][0]} {place}", doc.source.span(at, at + len(place))
    )
