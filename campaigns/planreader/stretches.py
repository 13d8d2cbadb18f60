"""Dates put together and given their part: "từ … đến …" is one stretch, and each has a role.

A role says what a date stands for before any duty is looked for: the date of a cited document, an
anniversary, a term of office, a posting date, or free, that is, possibly the campaign's own. A
missing year is taken only from the other end of the same stretch, never from elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from campaigns.planreader import dates
from campaigns.planreader.dates import Mention, day_or_none, month_window
from campaigns.planreader.outline import TYPES, Document

CITED, ANNIVERSARY, TERM, SCHOOL, STAGE, POSTED, ISSUED, EFFECTIVE, PAST, FREE = (
    "cited", "anniversary", "term", "school", "stage", "posted", "issued", "effective", "past", "free",
)  # fmt: skip

_JOIN = re.compile(
    r"^\)?,? ?(?:-|đến|tới|và kết thúc|kết thúc)(?: khi)?(?: hết)?(?: vào)?(?: khoảng)?"
    r"(?: \d{1,2} ?(?:giờ|h)(?: ?\d{2})?(?: phút)?,?)?(?: ngày)? ?$"
)
_BEGINS = re.compile(r"(?:bắt đầu|khởi đầu)(?: từ| vào)?:? ?(?:ngày )?$")
_ENDS = re.compile(
    r"^[.,;]?[ \n](?:[-+] ?)?(?:và )?(?:thời gian |ngày )?kết thúc(?: vào)?:? ?(?:hết )?(?:ngày )?$"
)
_OPENERS = {dates.DAY, dates.PARTIAL, dates.MONTH, dates.QUARTER, dates.NOW, dates.YEAR,
            dates.BARE_DAY, dates.BLANK, dates.WRONG}  # fmt: skip
_CLOSERS = _OPENERS - {dates.NOW, dates.BARE_DAY}

_DOCUMENT = "|".join(
    sorted((*TYPES, "nghị định", "thông tư", "luật", "bộ luật", "pháp lệnh", "kết luận", "văn bản",
            "điều lệ", "hiến pháp", "lời kêu gọi", "hội nghị", "ý kiến chỉ đạo", "đề nghị"),
           key=len, reverse=True)
)  # fmt: skip
_NUMBERED = re.compile(
    r"số(?!\"):? ?\S{1,30}(?: ?[-/] ?\S{1,20})?(?: [\w-]{1,12})?,? (?:đã )?(?:được )?(?:ban hành |ký |"
    r"phê duyệt )?(?:vào )?(?:ngày )?$"
)
_NAMED = re.compile(rf"\b(?:{_DOCUMENT})\b[^.;()\n]{{0,70}}?(?:ngày )?$")
_TITLED_AFTER = re.compile(r"^,? (?:của|về|do|quy định|phê duyệt|ban hành|sửa đổi|v/v)\b")
_BOUND = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|đến hết|hạn|trong|từ|đến|vào)(?: [^\s\d,.;:()]{1,12}){0,4} ?(?:ngày )?$"
)
_GROUND = re.compile(
    r"^(?:[-+] ?)?(?:căn cứ|xét (?:đề nghị|tờ trình|công văn|văn bản|báo cáo|nhu cầu|tình hình))\b"
)
_CELEBRATED = re.compile(
    r"kỷ niệm|kỉ niệm|thành lập|truyền thống|chiến thắng|giải phóng|quốc khánh|ngày sinh|nhà giáo|"
    r"quốc tế|thương binh|tái lập|cách mạng|kêu gọi|chia tách|ngày hội|lễ|khởi nghĩa|phụ nữ|bác hồ"
)
_GREETED = re.compile(
    r"(?:kỷ niệm|kỉ niệm|chào mừng|mừng|nhân|dịp|các ngày|ngày lễ|lễ lớn|lễ:?)"
    r"[^.;\d]{0,60}(?:ngày )?$"
)
_OCCASION = re.compile(r"(?:vào|nhân) (?:đúng )?(?:dịp|ngày|lễ)[^.;,]{0,60}$")
_NAMED_DAY = re.compile(
    r"(?:việt nam|qđndvn|qđnd|phụ nữ|thiếu nhi|lao động|liệt sĩ|liệt sỹ|sinh viên|đoàn|đảng|"
    r"quốc khánh|hội|thanh niên|doanh nhân|nhà giáo|quân đội|miền nam|người cao tuổi) ?(?:ngày )?$"
)
_NAMED_EVENT = re.compile(
    r"(?:cuộc|kỳ|ngày) (?:tổng )?(?:bầu cử|thi|họp|lễ)[^.;,\t]{0,50}?(?:ngày )?$"
)
_POSTED = re.compile(
    r"ngày đăng|cập nhật|lượt xem|đăng lúc|đăng ngày|ngày tạo|ngày gửi bài|^\W*thứ \w+\W+\d"
)
_EFFECTIVE = re.compile(
    r"(?:có hiệu lực|áp dụng|thi hành)(?: thi hành)?(?: kể)?(?: từ)? ?(?:ngày )?$"
)
# "theo kết quả rà soát tại thời điểm 31/12/2021", "tính đến ngày …": how things stood
_MEASURED_AT = re.compile(
    r"(?:tại|ở) thời điểm (?:ngày )?$|tính đến(?: hết)? (?:ngày )?$"
    r"|(?:rà soát|theo dõi|thống kê|số liệu|đánh giá),?[^.;]{0,20} đến(?: hết)? (?:ngày )?$"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One date or a "từ … đến …" with the days it covers as far as the text says."""

    start: int
    end: int
    opening: Mention
    closing: Mention | None  # None for a single date
    first: date | None
    last: date | None
    role: str = FREE
    guessed: str | None = None  # how an end was completed

    @property
    def single(self) -> bool:
        """One date, no "từ … đến …"."""
        return self.closing is None

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The one or two dates as printed."""
        return (self.opening, self.closing) if self.closing else (self.opening,)


def read_stretches(doc: Document, issued: Mention | None) -> list[Stretch]:
    """Every date of the document with its role, in the order of the text."""
    mentions = dates.read_dates(doc.low)
    issued_on = issued.first if issued else None
    found: list[Stretch] = []
    index = 0
    while index < len(mentions):
        one = mentions[index]
        two = mentions[index + 1] if index + 1 < len(mentions) else None
        named = two is not None and doc.low[one.end : two.start].strip() == "("
        if one.kind == dates.NOW and named and index + 2 < len(mentions):
            index += 1  # "từ ngày phát động (19/7/2025) đến …": the day stands in brackets
            one, two = mentions[index], mentions[index + 1]
        if two is not None and _joined(doc, one, two):
            stretch = _pair(doc, one, two, issued_on)
            index += 2
        else:
            stretch = Stretch(one.start, one.end, one, None, one.first, one.last)
            index += 1
        before = found[-1] if found else None
        found.append(replace(stretch, role=_role(doc, stretch, issued, before)))
    return [_in_month_above(doc, found, index) for index in range(len(found))]


def _in_month_above(doc: Document, found: list[Stretch], index: int) -> Stretch:
    """ "Tháng 9/2025: ký giao ước (xong trước 20/9)": the year of the month that opens the block."""
    one = found[index]
    if one.opening.kind != dates.PARTIAL or not one.single or one.role != FREE:
        return one
    block = doc.block_at(one.start)
    for other in reversed(found[:index]):
        if other.start < block.start:
            break
        month = other.opening
        opens = not doc.low[block.body : month.start].strip(" -+")
        if opens and other.single and month.kind == dates.MONTH and month.first:
            same = month.month == one.opening.month and not month.part
            day = day_or_none(month.first.year, month.month or 0, one.opening.day or 0)
            if same and day:
                said = replace(one.opening, kind=dates.DAY, first=day, last=day)
                return replace(one, opening=said, first=day, last=day)
    return one


def _joined(doc: Document, one: Mention, two: Mention) -> bool:
    if one.kind == dates.YEARS or two.kind == dates.YEARS:
        return False
    if one.kind not in _OPENERS or two.kind not in _CLOSERS:
        return False
    between = doc.low[one.end : two.start]
    if one.kind == dates.BARE_DAY and between.strip() == "và":
        return True  # "02 ngày 15 và 16/12/2024"
    if _ENDS.match(between) and _BEGINS.search(doc.low, max(0, one.start - 25), one.start):
        return True  # "Bắt đầu: ngày … Kết thúc: ngày …"
    return len(between) < 40 and "\n" not in between and bool(_JOIN.match(between))


def _from(doc: Document, mention: Mention) -> int:
    """The start of the words "từ", "từ ngày" that open a stretch."""
    match = re.search(
        r"(?:kể |bắt đầu )?từ (?:ngày )?$", doc.low[max(0, mention.start - 20) : mention.start]
    )
    return mention.start - len(match.group()) if match else mention.start


def _pair(doc: Document, one: Mention, two: Mention, issued_on: date | None) -> Stretch:
    first, last = one.first, two.last
    guessed = None
    if one.kind == dates.NOW:
        launched = "phát động" in doc.low[one.start : one.end]  # which may be another day
        first = None if launched else issued_on
        guessed = f"'{doc.text[one.start : one.end].strip()}': ngày ban hành" if first else None
    elif one.kind == dates.YEAR and one.part == "đầu":
        guessed = f"suy từ '{doc.text[_from(doc, one) : one.end]}'"
    elif first is None and two.first is not None:
        first = _completed(one, two.first)
        if first and last and first.year != last.year:
            guessed = "năm của ngày bắt đầu suy từ ngày kết thúc"
    if last is None and one.first is not None and two.month:
        last = _later(one.first, two)
        guessed = "năm của ngày kết thúc suy từ ngày bắt đầu" if last else None
    return Stretch(_from(doc, one), two.end, one, two, first, last, guessed=guessed)


def _completed(one: Mention, after: date) -> date | None:
    """The opening day of a stretch whose year (and month) stands with its end."""
    month = one.month or after.month
    for year in (after.year, after.year - 1):
        if one.kind == dates.MONTH:
            window = month_window(year, month, one.part)
            day = window[0] if window else None
        elif one.kind == dates.BARE_DAY and one.day and one.day > after.day:
            month = after.month - 1 or 12
            day = day_or_none(after.year - (after.month == 1), month, one.day)
        else:
            day = day_or_none(year, month, one.day) if one.day else None
        if day and day <= after:
            return day
    return None


def _later(first: date, two: Mention) -> date | None:
    if two.kind == dates.MONTH and two.month:
        window = month_window(first.year, two.month, two.part)
        return window[1] if window and window[1] >= first else None
    day = day_or_none(first.year, two.month or 0, two.day or 0) if two.day else None
    return day if day and day >= first else None


def _role(doc: Document, stretch: Stretch, issued: Mention | None, earlier: Stretch | None) -> str:
    block = doc.block_at(stretch.start)
    before = doc.low[max(block.start, stretch.opening.start - 160) : stretch.opening.start]
    after = doc.low[stretch.end : min(block.end, stretch.end + 40)]
    if issued and stretch.opening.start == issued.start:
        return ISSUED
    if stretch.opening.kind == dates.YEARS:
        return _years_role(before, stretch)
    if (
        len(doc.low[block.start : block.end]) < 120
        and _POSTED.search(before or doc.low[block.start : block.end])
        and _POSTED.search(doc.low[block.start : block.end])
    ):
        return POSTED
    if _EFFECTIVE.search(before):
        return EFFECTIVE
    if stretch.single and _MEASURED_AT.search(before):
        return PAST
    exact = stretch.opening.kind in (dates.DAY, dates.PARTIAL, dates.WRONG, dates.BLANK)
    if stretch.single and exact and _is_cited(doc, block.body, before, after):
        return CITED
    if _is_anniversary(stretch, before, after, earlier, doc):
        return ANNIVERSARY
    return FREE


def _years_role(before: str, stretch: Stretch) -> str:
    if re.search(r"nhiệm kỳ[^.;]{0,12}$|khóa [ivx]+,? ?\(?$", before):
        return TERM
    if re.search(r"(?:năm học|học kỳ \w+)[^.;]{0,12}$", before):
        return SCHOOL
    opening = stretch.opening
    long = opening.first and opening.last and opening.last.year - opening.first.year >= 15
    return ANNIVERSARY if long else STAGE


def _is_cited(doc: Document, body: int, before: str, after: str) -> bool:
    if _NUMBERED.search(before):
        return True
    if _BOUND.search(before):
        return False
    if _GROUND.match(doc.low[body : body + 20]):
        return True
    return bool(_NAMED.search(before)) and bool(_TITLED_AFTER.match(after))


_HELD = re.compile(r"(?:tại|tổ chức|trong) (?:buổi )?(?:lễ|hội nghị)[^.;()]{0,90}\(?\s*$")
_PART_OF_DAY = re.compile(r"(?:sáng|chiều|tối) $")


def _is_anniversary(
    stretch: Stretch, before: str, after: str, earlier: Stretch | None, doc: Document
) -> bool:
    one, two = stretch.opening, stretch.closing
    if one.kind not in (dates.DAY, dates.PARTIAL, dates.WRONG):
        return False
    if two is not None:
        if one.first and two.first and two.first.year - one.first.year >= 2:
            return (one.first.month, one.first.day) == (two.first.month, two.first.day) or (
                two.first.year - one.first.year >= 10
            )
        return False
    inside = before.rstrip().endswith("(") and after.startswith(")")
    if inside and (_CELEBRATED.search(before) or re.search(r"bầu cử|chào mừng|đại hội", before)):
        return not _HELD.search(before)
    if _PART_OF_DAY.search(before):  # "Lễ kỷ niệm tối 20/12/2024": the celebration itself
        return False
    if _OCCASION.search(before) and not re.search(r"chào mừng[^.;,]{0,60}$", before):
        return False
    if _NAMED_EVENT.search(before):
        return True
    bound, greeted = _BOUND.search(before), _GREETED.search(before)
    if bound and not (greeted and greeted.start() >= bound.start()):
        return False
    if one.kind == dates.PARTIAL:
        if _GREETED.search(before) or _NAMED_DAY.search(before):
            return True
        follows = earlier and earlier.role == ANNIVERSARY and earlier.opening.kind == dates.PARTIAL
        gap = doc.low[earlier.end : stretch.start] if earlier else ""
        return bool(follows) and len(gap) < 60 and not re.search(r"[.;:\n]", gap)
    return bool(
        _GREETED.search(before) and re.search(r"(?:kỷ niệm|chào mừng|mừng)[^.;]{0,70}$", before)
    )
