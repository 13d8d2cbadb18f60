"""Targets without a figure: "thu ngân sách vượt dự toán huyện giao", "đạt xã nông thôn mới nâng cao"."""

from __future__ import annotations

import re

from campaigns.planreader.model import Target
from campaigns.planreader.targets.counted_words import NOUNS
from campaigns.planreader.targets.names import joined
from campaigns.planreader.targets.pieces import Piece
from campaigns.planreader.targets.quantities import EQ, GT, LT
from campaigns.wording.spelling.text import capital

_WILL_BE = re.compile(
    r"(?:đến|trong|phấn đấu) (?:hết |cuối )?\s{5,},? ?(?P<unit>xã|phường|thôn|huyện) (?:đạt chuẩn|đạt|về đích|hoàn thành) "
    r"(?:chuẩn )?(?:nông thôn mới|ntm|đô thị văn minh)[^,;.]{0,30}"
)
# the body itself, behind a label: "huyện đạt chuẩn nông thôn mới vào năm 2024"
_ITSELF = re.compile(
    r"(?:^|: ?)\s*(?:phấn đấu )?(?P<unit>xã|huyện|phường|thị xã|thị trấn) (?:phấn đấu )?đạt chuẩn (?:nông thôn mới|ntm|đô thị văn minh)(?: nâng cao| kiểu mẫu)?(?= (?:vào|trong|trước)\b)"
)
# one that is named: "phấn đấu xã Đăk Môn đạt chuẩn nông thôn mới"
_NAMED_WILL_BE = re.compile(
    r"phấn đấu (?:để |đưa )?(?P<unit>xã|phường|thôn|huyện|trường|bản|ấp) (?:[^\W\d_]+ ){1,4}(?:đạt chuẩn|về đích|đạt) "
    r"(?:nông thôn mới|ntm|chuẩn quốc gia|đô thị văn minh)"
)
_QUALITATIVE = re.compile(
    r"(?P<verb>vượt|đạt|hoàn thành|theo|bằng)(?: và vượt)?(?: mức)? (?P<unit>(?:dự toán|chỉ tiêu|kế hoạch)(?: \w+){0,2}? (?:giao|đề ra))"
)
# "Giáo viên dạy giỏi cấp quận: 06": a number and nothing that it counts but its name
_BARE = re.compile(
    r"\s*(?P<name>(?!số\b|điện thoại|mẫu|phụ lục|năm|quý|tháng|tuần|ngày)[^\W\d][^\d:,]{3,80}): ?(?P<n>\d{1,3})\s*"
)
_COUNTED = re.compile(rf"(?:{'|'.join(NOUNS)})(?!\w)")
_FEWER = re.compile(
    r"giảm (?:hơn )?so với|thấp hơn (?:so với )?năm|ít hơn (?:so với )?năm|giảm dần"
)
_MORE = re.compile(r"(?:tăng|cao) (?:hơn )?so với")
_BECOMES = re.compile(
    r"(?:(?:năm \d{4}|đến \w+ năm \d{4}) )?(?P<verb>đạt|trở thành|về đích|được công nhận(?: là)?|đưa) (?P<unit>xã|phường|thôn|xóm|ấp|bản|huyện|trường) "
    r"(?:đạt chuẩn |chuẩn |đạt )?(?:nông thôn mới|ntm|đô thị văn minh|chuẩn quốc gia|văn hóa|xuất sắc|tiêu biểu)[^,;.]{0,40}"
)


def becomes(piece: Piece) -> tuple[int, Target] | None:
    """ "năm 2024 đạt xã nông thôn mới nâng cao": one commune, said without a figure."""
    low, start, end = piece.low, piece.start, piece.end
    match = _BECOMES.search(low, start, end) or _WILL_BE.search(low, start, end)
    match = match or _ITSELF.search(low, start, end)
    if match is None and "mục đích" not in piece.doc.headings(piece.block):
        match = _NAMED_WILL_BE.search(low, start, end)
    if match is None or re.search(
        rf"\d {match['unit']} [^,;]{{0,20}}$", low[start : match.start()]
    ):
        return None  # "8/9 thôn đạt thôn văn hóa" is counted
    place = match.start("unit")
    name = piece.text[place : match.end()].strip(" .,;-")
    return place, Target(capital(name), 1, match["unit"], EQ, piece.at(place))


def bare_count(piece: Piece, earlier: str | None) -> tuple[int, Target] | None:
    """A number behind the name of what it counts, in a list of aims: its unit is the name's first noun."""
    match = _BARE.fullmatch(piece.low, piece.start, piece.end)
    if match is None:
        return None
    name = joined(piece.text[slice(*match.span("name"))].strip(" -+"), earlier)
    unit = _COUNTED.match(name.lower())
    place, counted = match.start("n"), unit.group() if unit else None
    return place, Target(name, int(match["n"]), counted, EQ, piece.at(place))


def without_figure(piece: Piece) -> Target | None:
    """A target that is not a number: "thu ngân sách vượt dự toán huyện giao"."""
    words, printed, where = piece.words, piece.printed, piece.at(piece.start)
    match = _QUALITATIVE.search(words)
    if match:
        name = printed[: match.end()].strip(" .,;-")
        unit = printed[slice(*match.span("unit"))]
        if len(name) - len(match.group()) < 4 or re.search(r"hoàn thành", match["verb"]):
            return None
        return Target(capital(name), None, unit, GT if "vượt" in match.group() else EQ, where)
    for pattern, comparator in ((_FEWER, LT), (_MORE, GT)):
        found = pattern.search(words)
        subject = re.match(r"\s*(?:số|tỷ lệ) (\w+)", words)
        if found and subject:
            name = printed[: found.start()].strip(" .,;-")
            return Target(capital(name), None, subject.group(1), comparator, where)
    return None
