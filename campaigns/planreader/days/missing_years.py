"""The year that a date does not print, where its own stretch or the item around it prints one.

It is taken from the other end of the stretch, or from the month or the year that opens the item;
never from elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from campaigns.planreader.days import dates
from campaigns.planreader.days.dates import Mention
from campaigns.planreader.days.roles import FREE, Stretch
from campaigns.planreader.days.windows import day_or_none, month_window, quarter_window
from campaigns.planreader.text.outline import Document

_LONG_BEFORE = timedelta(days=92)
_CROSSED = timedelta(days=61)  # ends that differ by more lie in two years, as a school year does
_QUARTER_ABOVE = re.compile(
    r"[-+ ]*(?:trong )?quý (?P<q>iv|i{1,3}|[1-4]) ?(?:/|năm )+ ?(?P<year>20\d\d) ?(?::|$)"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR_AROUND = re.compile(r"năm (?P<year>20\d\d) ?\([^()]*$")  # "năm 2023 (cấp huyện trong quý III"


def in_month_above(doc: Document, found: list[Stretch], index: int) -> Stretch:
    """ "Tháng 9/2025: ký giao ước (xong trước 20/9)": the year of the month that opens the block, or heads it."""
    one = found[index]
    day_of = one.closing or one.opening
    if day_of.kind != dates.PARTIAL or one.role != FREE or one.last:
        return one
    block = doc.block_at(one.start)
    above = doc.blocks[block.parents[-1]] if block.parents else block
    for other in reversed(found[:index]):
        if other.start < above.start:
            break
        month = other.opening
        if not (other.single and month.kind == dates.MONTH and month.first):
            continue
        its = doc.block_at(other.start)
        heads = its == block or (its == above and not doc.low[month.end : above.end].strip(" :."))
        if heads and not doc.low[its.body : month.start].strip(" -+"):
            same = month.month == day_of.month and not month.part
            day = day_or_none(month.first.year, month.month or 0, day_of.day or 0)
            if same and day:
                said = replace(day_of, kind=dates.DAY, first=day, last=day)
                if one.closing:
                    first = completed(one.opening, day)
                    return replace(one, closing=said, first=first, last=day)
                return replace(one, opening=said, first=day, last=day)
    return one


_AND = re.compile(r"(?:,| và|;)(?: và)? ?(?:trước |vào )?(?:ngày )?")
_LONGEST_ROW = 12  # days


def in_year_of_row(
    doc: Document, found: list[Stretch], index: int, issued_on: date | None
) -> Stretch:
    """ "trước ngày 30/9 và 30/12/2026", "các ngày 15/4, 20/5 và 10/6/2026": the year of the last is that of all.

    A day that would then lie before the plan was signed is left to be asked.
    """
    one = found[index]
    mention = one.opening
    if mention.kind != dates.PARTIAL or not one.single or one.role != FREE:
        return one
    before = one
    for other in found[index + 1 : index + _LONGEST_ROW]:
        linked = _AND.fullmatch(doc.low[before.end : other.start])
        later = (other.opening.month or 0, other.opening.day or 0)
        if not (linked and other.single and other.role == FREE):
            break
        if other.opening.kind == dates.DAY and other.first:
            day = day_or_none(other.first.year, mention.month or 0, mention.day or 0)
            if day and day < other.first and not (issued_on and day < issued_on):
                said = replace(mention, kind=dates.DAY, first=day, last=day)
                return replace(one, opening=said, first=day, last=day)
            break
        if other.opening.kind != dates.PARTIAL or later <= (mention.month or 0, mention.day or 0):
            break
        before = other
    return one


def in_year_above(doc: Document, one: Stretch) -> Stretch:
    """ "Quý I/2020: khởi công trong tháng 3": the year of the quarter that opens the item or is its heading."""
    mention = one.opening
    loose = mention.kind in (dates.MONTH, dates.QUARTER) and mention.month and not mention.first
    if not (loose and one.single and one.role == FREE):
        return one
    block = doc.block_at(one.start)
    above = [doc.words(block)] + [doc.words(doc.blocks[at]) for at in block.parents[-1:]]
    years = [
        match["year"]
        for words in above
        if (match := _QUARTER_ABOVE.match(words))
        and mention.kind == dates.MONTH
        and _QUARTERS[match["q"]] == ((mention.month or 0) + 2) // 3
    ]
    inside = _YEAR_AROUND.search(doc.low, doc.sentence(one.start)[0], one.start)
    years += [inside["year"]] if inside else []
    if not years:
        return one
    year, month = int(years[0]), mention.month or 1
    if mention.kind == dates.QUARTER:
        window = quarter_window(year, month // 3 + 1, mention.part)
    else:
        window = month_window(year, month, mention.part)
    if window is None:
        return one
    said = replace(mention, first=window[0], last=window[1])
    return replace(one, opening=said, first=window[0], last=window[1])


# "Tháng Thanh niên năm 2026 diễn ra từ ngày 01/3 đến ngày 31/3": the year in the name of what runs
_YEAR_IN_NAME = re.compile(
    r"(?:chiến dịch|phong trào|đợt|tết trồng cây|tháng (?!\d)|tuần lễ|cuộc vận động|chương trình|(?:cuộc|hội) thi|thi đua|ngày hội)[^.;:\d]{0,120}?"
    r"(?<!đến )(?<!sau )(?<!trước )(?<!từ )(?<!cuối )(?<!đầu )(?:năm|(?:hè|xuân|mùa|năm)(?: (?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) [^\W\d_]{2,4})?) (?P<year>20\d\d)(?! ?[-/])"
    r"[\"')]*,? (?P<runs>\(?[^.;:\d]{0,60})$"
)
_ABOUT_IT = re.compile(
    r"kết quả|báo cáo|gửi|nộp|đăng ký|hoàn thành|kết|xét|chấm|kiểm tra|so với|đã|là năm"
)


def in_named_year(doc: Document, one: Stretch) -> Stretch:
    """ "Chiến dịch hè năm 2026 được tổ chức từ 01/6 đến 31/8": both days are of that year."""
    closing = one.closing
    loose = closing and one.first is None and one.last is None and closing.kind == dates.PARTIAL
    if not loose or one.role != FREE or one.opening.kind not in (dates.PARTIAL, dates.BARE_DAY):
        return one
    said = _YEAR_IN_NAME.search(doc.low, doc.sentence(one.start)[0], one.start)
    if closing is None or said is None or _ABOUT_IT.search(said["runs"]):
        return one
    year = int(said["year"])
    last = day_or_none(year, closing.month or 0, closing.day or 0)
    first = completed(one.opening, last) if last else None
    if first is None or first.year != year:
        return one
    return replace(one, first=first, last=last, guessed=f"năm suy từ tên gọi: {year}")


def as_printed(first: date, last: date, issued_on: date | None) -> date:
    """ "từ 09/10 đến 15/9/2026" of a plan of June 2026: in no year right, so it stays behind its end.

    Taken back a year it would last over ten months and begin a quarter before the plan was signed.
    A whole year ("từ 01/12 đến 30/11/2026") is what figures are counted over.
    """
    said = day_or_none(last.year, first.month, first.day)
    if said is None or issued_on is None or last < issued_on:
        return first
    crossed = timedelta(days=1) < said - last < _CROSSED
    return said if crossed and first < issued_on - _LONG_BEFORE else first


def completed(one: Mention, after: date) -> date | None:
    """The opening day of a stretch whose year (and month) stands with its end."""
    month = one.month or after.month
    for year in (after.year, after.year - 1):
        if one.kind == dates.MONTH:
            window = month_window(year, month, one.part)
            day = window[0] if window else None
        elif one.kind == dates.QUARTER:
            day = day_or_none(year, month, 1)
        elif one.kind == dates.BARE_DAY and one.day and one.day > after.day:
            month = after.month - 1 or 12
            day = day_or_none(after.year - (after.month == 1), month, one.day)
        else:
            day = day_or_none(year, month, one.day) if one.day else None
        if day and day <= after:
            return day
    return None


def later(first: date, two: Mention) -> date | None:
    """The closing day of a stretch whose year stands with its opening."""
    if two.kind == dates.MONTH and two.month:
        window = month_window(first.year, two.month, two.part)
        return window[1] if window and window[1] >= first else None
    day = day_or_none(first.year, two.month or 0, two.day or 0) if two.day else None
    return day if day and day >= first else None
