"""Chỉ tiêu: what is to be reached, with figure, unit and comparison.

They are read from sections that are called so, from tables of them, and from sentences that say
"phấn đấu". Standards for rewards, budgets, results and criteria are no targets.
"""

from __future__ import annotations

import re
from dataclasses import replace

from campaigns.planreader.model import Target
from campaigns.planreader.targets.counted_words import DOES
from campaigns.planreader.targets.figures import (
    PER_AREA,
    clean_unit,
    compared,
    in_another,
    is_name,
    late_comparison,
)
from campaigns.planreader.targets.masks import masked
from campaigns.planreader.targets.names import name_of, words_before
from campaigns.planreader.targets.quantities import LEAST, Quantity, read_quantities
from campaigns.planreader.targets.tables import read_tables
from campaigns.planreader.targets.wanted import asked
from campaigns.planreader.targets.without_figures import bare_count, becomes, without_figure
from campaigns.planreader.targets.zones import STRIVE, Zone, zone_of
from campaigns.planreader.text.outline import Block, Document

_PAST = re.compile(
    r"(?:đã(?! đăng ký| ký| đề ra| được giao| được phê duyệt| xác định| cam kết)|hiện có|hiện nay|năm trước|lũy kế|(?<!\w)ước đạt|(?<!% )kinh phí|dự toán \d|dự kiến \d|tiền thưởng|mức chi|diện tích tự nhiên)"
)
_STANDING = re.compile(
    r"[^,;.\d]{0,12}(?:(?:qua|theo) (?:theo dõi|rà soát|đánh giá|thống kê|kết quả|số liệu|báo cáo|điều tra)|tính đến)\b"
)
_PIECE = re.compile(r";|\.(?=\s|$)|:\s|\?|!")
_RATE = re.compile(r"(?:tỷ lệ|chiếm|tương ứng|tương đương|bằng)[\s:]*$")
_WITHIN = re.compile(r"(?:trong đó|gồm|riêng|cụ thể)[\s:,]")
_THEME = re.compile(
    r"\s*(?:thi đua|phong trào|công tác|(?:trên )?lĩnh vực|cuộc vận động|về|các|kinh tế|xã hội|hạ tầng|văn hóa|môi trường|đoàn thể|quốc phòng|"
    r"an ninh|nội chính|giáo dục|y tế|nông nghiệp|cải cách|chuyển đổi số|trạm|công an|quân sự)\b[^\d]*$"
)
_COUNTED_NEXT = re.compile(r"\s*(?:trên |từ |ít nhất |tối thiểu )?\d[\d.,]* ?% [^\W\d_]")
_ACTS = re.compile(rf"\s*(?:{DOES}|giảm|tăng|nâng|phấn đấu|bảo đảm|đảm bảo|không)\b")
_SUPPORT = re.compile(
    r"(?:"
    r"mỗi (?:hộ|khẩu|người|nhà|căn) (?:đóng(?! góp)|góp|nộp|thu|(?:được )?hỗ trợ)|mỗi (?:cơ quan|đơn vị|thôn|hộ) cử|"
    r"mức (?:hỗ trợ|chi|đóng góp|vay|vận động|ủng hộ|quyên góp)|định mức|(?<!tổng )trị giá|tổng kinh phí|"
    r"kinh phí (?:dự kiến|hỗ trợ|thực hiện)|(?<!mở )rộng|dày|(?<!đơn vị )(?<!hết )(?<!đủ )(?<!xong )diện tích|"
    r"tải trọng|công suất|có giá trị làm lợi"
    r")"
    r"(?: (?:mỗi|của|cho|là|khoảng|tối thiểu|ít nhất|từ|bình quân|mặt đường|theo)| [^\W\d_]+)? ?$"
)
_NAMED_BY_COUNT = re.compile(r"[^\W\d_] \d{1,2} [^\W\d_]+ ?$")
_YEARLY = re.compile(r"(?:trong đó,? |, )năm 20\d\d ?$")
_MONEY = re.compile(r"(?:nghìn|triệu|tỷ|tỉ) ?")
_LEAST = re.compile(LEAST)
# a paragraph below no heading: "Toàn xã phấn đấu: bê tông hóa thêm 6,2 km; …"
_GOES_ON = re.compile(r"[^,;]{0,20} và (?:mức )?|\s*\([^()]*")
_FEW_WORDS = re.compile(r"(?: [^\W\d_]+){0,3}")
_STRIVES = re.compile(r"(?:^|\. )[^.:;]{0,40}phấn đấu[^.:;]{0,40}: ?[^.]*\d")


def read_targets(doc: Document, quota_places: list[tuple[int, int]]) -> tuple[Target, ...]:
    """The targets in the order of the text. `quota_places` are spans read as award quotas."""
    first = (doc.type_block + 1) if doc.type_block is not None else 0
    found: list[tuple[int, Target]] = []
    rows, taken = read_tables(doc, first)
    found += [(doc.blocks[index].start, target) for index, target in rows]
    for block in doc.blocks[first : doc.tail]:
        plain = not block.parents and not block.kind
        if block.index in taken or (plain and not _STRIVES.search(doc.words(block))):
            continue
        zone = zone_of(doc, block)
        if zone is not None:
            above = found[-1][1].name if found else None
            found += _in_block(doc, block, zone, quota_places, above)
    found.sort(key=lambda item: item[0])
    return tuple(target for _, target in found)


# ----------------------------------------------------------------------------------------- a block


def _in_block(
    doc: Document, block: Block, zone: Zone, quotas: list[tuple[int, int]], above: str | None
) -> list[tuple[int, Target]]:
    low, text = masked(doc, block), doc.text[block.body : block.end]
    found: list[tuple[int, Target]] = []
    striving = False
    start = 0
    earlier = above if re.match(r"\s*(?:năm|đến|giai đoạn|trong đó)", doc.words(block)) else None
    for cut in [*_PIECE.finditer(low), None]:
        end = cut.start() if cut else len(low)
        counts_next = cut and re.match(r"\s*[\d≥]", low[cut.end() :])
        if (
            cut
            and cut.group().startswith(":")
            and _YEARLY.search(doc.words(block), start, cut.start())
        ):
            continue  # "210 km, trong đó năm 2022: 120 km, năm 2023: 90 km"
        if counts_next and _NAMED_BY_COUNT.search(low[start:end]):
            continue  # "lúa gieo sạ 3 vụ: 2.850 ha"
        striving = striving or bool(STRIVE.search(low[start:end]))
        for place, target in _in_piece(
            doc, block, low, text, start, end, zone, striving=striving, earlier=earlier
        ):
            if not any(a <= block.body + place < b for a, b in quotas):
                found.append((block.body + place, target))
                earlier = target.name
        bare = bare_count(doc, block, text, low, start, end, earlier) if zone.named else None
        if bare:
            found.append((block.body + bare[0], bare[1]))
            earlier = bare[1].name
        whole = becomes(doc, block, text, low, start, end) if zone.work or striving else None
        if whole:
            found.append(whole)
        elif (zone.named or striving) and not re.search(r"\d", low[start:end]):
            unfigured = without_figure(doc, block, text, low, start, end)
            if unfigured:
                found.append((block.body + start, unfigured))
        if cut is None or (
            cut.group().startswith(":")
            and not re.match(r".{0,80}?\d", low[cut.end() : cut.end() + 80])
        ):
            earlier = None
        if cut is None:
            break
        themed = _THEME.match(low[start:end]) and (
            _ACTS.match(low, cut.end()) or _COUNTED_NEXT.match(low, cut.end())
        )
        lead_in = end - start > 70 or _counts(low[start:end]) or themed
        if not cut.group().startswith(":") or (lead_in and not PER_AREA.search(low[start:end])):
            start = cut.end()
    return found


def _counts(words: str) -> bool:
    return bool(read_quantities(words, words))


def _listed(unit: str | None, last: str | None, gap: str) -> bool:
    """Whether a figure in the unit of the one before it goes on with a row of such."""
    same = unit == last or (_MONEY.match(unit or "") and _MONEY.match(last or ""))
    return bool(same and re.match(r"[,;]? ?(?:và )?[^,;]{2,50}$|[^,;:.\d]{3,60}, $", gap))


def _counted(piece: str, printed: str, zone: Zone) -> list[Quantity]:
    """The figures of a piece that are no names, nor the size of which so many each is said."""
    every = read_quantities(piece, printed, any_noun=zone.named)
    per_area = PER_AREA.search(piece) is not None
    return [
        one
        for index, one in enumerate(every)
        if not is_name(piece, every, index)
        and not (per_area and _FEW_WORDS.fullmatch(piece, one.end))
    ]


def _in_piece(
    doc: Document, block: Block, low: str, text: str, start: int, end: int, zone: Zone, *, striving: bool, earlier: str | None,
) -> list[tuple[int, Target]]:  # fmt: skip
    piece, printed = low[start:end], text[start:end]
    if (_PAST.search(piece) and not striving and not zone.named) or _STANDING.match(piece):
        return []
    quantities = _counted(piece, printed, zone)
    found: list[tuple[int, Target]] = []
    support: re.Match[str] | None = None
    last_unit: str | None = None
    earlier_bound = ""
    for index, one in enumerate(quantities):
        left = quantities[index - 1].end if index else 0
        gap = piece[left : one.start]
        follows = low.endswith(";", 0, start) and not piece[: one.start].strip()
        part = bool(
            (found and (_WITHIN.search(gap) or _listed(one.unit, last_unit, gap)))
            or (zone.work and earlier and follows)
        )
        if index and in_another(
            quantities[index - 1], one, gap, part=part, worded=piece[one.figure].isalpha()
        ):
            continue
        if not asked(piece, one, zone, striving=striving, part=part):
            continue
        support = _SUPPORT.search(gap) or (support and _GOES_ON.fullmatch(gap))
        if support:
            continue
        right = quantities[index + 1].start if index + 1 < len(quantities) else len(piece)
        before = words_before(piece, printed, left, one, first=index == 0)
        if index and _RATE.search(gap) and len(gap.strip(" ,")) < 18:
            continue  # "32/36 đồng chí, tỷ lệ 88,9%": the same figure again
        alike = (one.unit or "").startswith("%") == (last_unit or "").startswith("%")
        each = "/" in piece[one.end - 1 : one.end + 2] and "/" not in gap
        shared = found and alike and not each and earlier_bound and re.search(r"(?:,| và) $", gap)
        last_unit = one.unit
        counted, late = late_comparison(piece, one, right)
        if shared and not counted.compared:  # "tối thiểu 25 doanh nghiệp, 12 hợp tác xã"
            counted = replace(counted, comparator=earlier_bound, compared=True)
        least = shared or _LEAST.search(piece[one.start : one.figure])
        earlier_bound = counted.comparator if least else ""
        above = found[-1][1].name if found else earlier
        name = name_of(piece, printed, before, counted, right, above)
        if len(name) < 2:
            continue
        name = name.replace(late, " ").replace("  ", " ").strip() if late else name
        at = doc.at(block.body + start + one.figure)
        how = compared(piece, counted)
        found.append((start + one.figure, Target(name, one.value, clean_unit(one.unit), how, at)))
    return found
