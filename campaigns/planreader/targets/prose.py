"""Targets told with a figure: "phấn đấu ít nhất 90 % số hộ có nước sạch, trong đó 40 hộ …"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from campaigns.planreader.model import Target
from campaigns.planreader.targets.figures import (
    PER_AREA,
    clean_unit,
    compared,
    in_another,
    is_name,
    late_comparison,
)
from campaigns.planreader.targets.names import name_of, words_before
from campaigns.planreader.targets.pieces import Piece
from campaigns.planreader.targets.quantities import LEAST, Quantity, read_quantities
from campaigns.planreader.targets.wanted import asked

_PAST = re.compile(
    r"(?:đã(?! đăng ký| ký| đề ra| được giao| được phê duyệt| xác định| cam kết)|hiện có|hiện nay|năm trước|lũy kế|(?<!\w)ước đạt|(?<!% )kinh phí|dự toán \d|dự kiến \d|tiền thưởng|mức chi|diện tích tự nhiên)"
)
_STANDING = re.compile(
    r"[^,;.\d]{0,12}(?:(?:qua|theo) (?:theo dõi|rà soát|đánh giá|thống kê|kết quả|số liệu|báo cáo|điều tra)|tính đến)\b"
)
_RATE = re.compile(r"(?:tỷ lệ|chiếm|tương ứng|tương đương|bằng)[\s:]*$")
_WITHIN = re.compile(r"(?:trong đó|gồm|riêng|cụ thể)[\s:,]")
_SUPPORT = re.compile(
    r"(?:"
    r"mỗi (?:hộ|khẩu|người|nhà|căn) (?:đóng(?! góp)|góp|nộp|thu|(?:được )?hỗ trợ)|mỗi (?:cơ quan|đơn vị|thôn|hộ) cử|"
    r"mức (?:hỗ trợ|chi|đóng góp|vay|vận động|ủng hộ|quyên góp)|định mức|(?<!tổng )trị giá|tổng kinh phí|"
    r"kinh phí (?:dự kiến|hỗ trợ|thực hiện)|(?<!mở )rộng|dày|(?<!đơn vị )(?<!hết )(?<!đủ )(?<!xong )(?<!tổng )diện tích|"
    r"tải trọng|công suất|có giá trị làm lợi"
    r")"
    r"(?: (?:mỗi|của|cho|là|khoảng|tối thiểu|ít nhất|từ|bình quân|mặt đường|theo)| [^\W\d_]+)? ?$"
)
_MONEY = re.compile(r"(?:nghìn|triệu|tỷ|tỉ) ?")
_LEAST = re.compile(LEAST)
_GOES_ON = re.compile(r"[^,;]{0,20} và (?:mức )?|\s*\([^()]*")
_FEW_WORDS = re.compile(r"(?: [^\W\d_]+){0,3}")


@dataclass(slots=True)
class _Row:
    """What the figures before say of the one that is read."""

    earlier: str | None  # the name of the target before
    support: bool = False  # what is given or paid stands here, and goes on
    unit: str | None = None
    bound: str = ""  # "ít nhất", which the next of a row share


def in_figures(piece: Piece, earlier: str | None) -> list[tuple[int, Target]]:
    """The targets of a piece with their place in the block; `earlier` is the name of the one before."""
    words, printed, zone = piece.words, piece.printed, piece.zone
    past = _PAST.search(words) and not piece.striving and not zone.named
    if past or _STANDING.match(words):
        return []
    figures = _counted(piece)
    found: list[tuple[int, Target]] = []
    row = _Row(earlier)
    for index, one in enumerate(figures):
        left = figures[index - 1].end if index else 0
        right = figures[index + 1].start if index + 1 < len(figures) else len(words)
        gap = words[left : one.start]
        part = _is_part(piece, one, gap, row, first=not found)
        worded = words[one.figure].isalpha()
        if index and in_another(figures[index - 1], one, gap, part=part, worded=worded):
            continue
        if not asked(words, one, zone, striving=piece.striving, part=part):
            continue
        row.support = bool(_SUPPORT.search(gap) or (row.support and _GOES_ON.fullmatch(gap)))
        again = index and _RATE.search(gap) and len(gap.strip(" ,")) < 18
        if row.support or again:
            continue  # "32/36 đồng chí, tỷ lệ 88,9%": the same figure again
        before = words_before(words, printed, left, one, first=index == 0)
        counted, late = late_comparison(words, one, right)
        counted = _with_bound(words, counted, gap, row, first=not found)
        name = name_of(words, printed, before, counted, right, row.earlier)
        if len(name) < 2:
            continue
        name = name.replace(late, " ").replace("  ", " ").strip() if late else name
        place = piece.start + one.figure
        how = compared(words, counted)
        target = Target(name, one.value, clean_unit(one.unit), how, piece.at(place))
        found.append((place, target))
        row.earlier = name
    return found


def _counted(piece: Piece) -> list[Quantity]:
    """The figures of a piece that are no names, nor the size of which so many each is said."""
    words = piece.words
    every = read_quantities(words, piece.printed, any_noun=piece.zone.named)
    per_area = PER_AREA.search(words) is not None
    return [
        one
        for index, one in enumerate(every)
        if not is_name(words, every, index)
        and not (per_area and _FEW_WORDS.fullmatch(words, one.end))
    ]


def _is_part(piece: Piece, one: Quantity, gap: str, row: _Row, *, first: bool) -> bool:
    """Whether the figure goes on with what the one before it counts."""
    if not first and (_WITHIN.search(gap) or _listed(one.unit, row.unit, gap)):
        return True
    follows = piece.low.endswith(";", 0, piece.start) and not piece.words[: one.start].strip()
    return bool(piece.zone.work and row.earlier and follows)


def _listed(unit: str | None, last: str | None, gap: str) -> bool:
    """Whether a figure in the unit of the one before it goes on with a row of such."""
    same = unit == last or (_MONEY.match(unit or "") and _MONEY.match(last or ""))
    return bool(same and re.match(r"[,;]? ?(?:và )?[^,;]{2,50}$|[^,;:.\d]{3,60}, $", gap))


def _with_bound(words: str, one: Quantity, gap: str, row: _Row, *, first: bool) -> Quantity:
    """ "tối thiểu 25 doanh nghiệp, 12 hợp tác xã": the bound before the first is that of all."""
    alike = (one.unit or "").startswith("%") == (row.unit or "").startswith("%")
    each = "/" in words[one.end - 1 : one.end + 2] and "/" not in gap
    shared = not first and alike and not each and row.bound and re.search(r"(?:,| và) $", gap)
    if shared and not one.compared:
        one = replace(one, comparator=row.bound, compared=True)
    least = shared or _LEAST.search(words[one.start : one.figure])
    row.bound = one.comparator if least else ""
    row.unit = one.unit
    return one
