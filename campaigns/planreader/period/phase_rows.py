"""Phases without a number: rows that begin with a year or a name and say from when to when, or are called behind."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from campaigns.planreader.days import dates
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.days.windows import day_or_none
from campaigns.planreader.model import Phase
from campaigns.planreader.period.spans import open_end
from campaigns.planreader.text.columns import column_of
from campaigns.planreader.text.outline import Block, Document
from campaigns.wording.spelling.text import capital

# "Năm 2022 (bước khởi động): từ tháng 4 đến tháng 12/2022", one of several such rows
_YEAR_ROW = re.compile(r"(?P<name>năm (?P<year>20\d\d)(?: ?\([^()\d]{3,40}\))?) ?[:,(] ?(?:từ )?")
_ROUND = r"(?:đợt(?= (?:thi đua|cao điểm|đầu|giữa|cuối|chào|lập|mừng|kỷ niệm|chính|chuẩn bị|triển khai|tổng kết))|giai đoạn|chặng) (?:thi đua )?[^\W\d_]"
# "Đợt thi đua cao điểm chào mừng …: từ 01/6/2024 đến 26/7/2024", called by its nature
_NAMED_ROW = re.compile(
    rf"(?P<name>{_ROUND}[^:;.()]{{3,60}}?)(?: (?:chào mừng|lập thành tích|kỷ niệm|nhân dịp)\b[^:;]*)?"
    r"(?: ?\([^()]*\))? ?: ?(?:từ )?(?:ngày )?"
)
# … and with its time in brackets: "Giai đoạn chuẩn bị (từ 20/02 - 05/3/2024)"
_BRACKET_ROW = re.compile(
    rf"(?P<name>{_ROUND}[^:;.()\d]{{3,60}}?) ?\((?:thời gian:? )?(?:từ )?(?:ngày )?"
)
# the two terms of a school year, also in one line
_TERM_ROW = re.compile(r"(?P<name>học kỳ (?:i{1,2}|[12])) ?[:,(] ?(?:từ )?(?:ngày )?")
# "20 ngày đầu (15/9 - 04/10/2025)", "20 ngày tiếp theo: từ 05/10 đến 24/10": what a count of days is cut into
_SHARE_ROW = re.compile(
    r"(?P<name>\d{1,3} ngày (?:đầu(?: tiên)?|giữa|tiếp(?: theo)?|kế tiếp|cuối(?: cùng)?)) ?[:,(] ?(?:từ )?(?:ngày )?"
)
_YEARS_ROW = re.compile(r"(?P<name>giai đoạn (?P<from>20\d\d) ?- ?(?P<to>20\d\d)) ?[:(]")
_NUMBER_HEAD = re.compile(r"(?P<kind>đợt|giai đoạn|chặng)(?: thi đua)?")
_NUMBER = re.compile(r"(?P<n>\d|[IVX]{1,4})[.)]?")
# "Từ … đến … là đợt thi đua nước rút. Từ … đến … là đợt chào mừng …", told behind their days
_LEADS = re.compile(r"(?:^|[.;:] |trong đó,? )(?:- )?(?:từ )?(?:ngày )?$")
_CALLED_BEHIND = re.compile(
    r"(?: ?:| là|,)? (?:là )?(?P<name>(?:đợt|giai đoạn|chặng|bước)(?! này| trên| thi đua này)\b[^.,;:()\n]{2,160}?)"
    r"(?= (?:tập trung|phấn đấu|nhằm|để|với|hoàn thành)\b|[.,;:(]|$)",
    re.MULTILINE,
)
_BEGINS = re.compile(r"(?:ngày |thời gian |thời điểm )?(?:bắt đầu|phát động|từ)(?: ngày)?$")
_ENDS = re.compile(r"(?:ngày |thời gian |thời điểm )?(?:kết thúc|đến)(?: hết)?(?: ngày)?$")
_NEXT_DAYS = 3  # from the end of a phase to the next
_ITS_MONTH = re.compile(r" ?(?:[(;,.\n]|$)")  # "Giai đoạn chuẩn bị: tháng 4/2024 (…)"
# "1. Đợt thi đua “Mừng Đảng, mừng Xuân” chào mừng …" as a heading, and below it "a) Thời gian: từ … đến …"
_HEADED = re.compile(
    r"(?:tổ chức |phát động )?(?P<name>(?:đợt|giai đoạn|chặng) (?:thi đua |cao điểm )*(?:\"[^\"\n]{3,120}\"|[^\W\d_][^:;.()\n]{3,90}?))"
    r"(?=,? (?:chào mừng|lập thành tích|kỷ niệm|nhân dịp|hướng tới)\b|[:.;(]|$)"
)
_ITS_TIME = re.compile(
    r"(?:- )?thời gian(?: thực hiện| thi đua| tổ chức)?: ?(?P<until>(?:đến|tới) hết )?(?:từ )?(?:ngày )?"
)
_ROWS = (_YEAR_ROW, _NAMED_ROW, _BRACKET_ROW, _TERM_ROW, _SHARE_ROW)


def rows_by_name(doc: Document, free: list[Stretch]) -> list[tuple[Stretch, Phase]]:
    """The rows of the first such kind of which there are several."""
    rows = next((rows for begin in _ROWS if (rows := _rows(doc, free, begin))), [])
    return rows or _numbered_rows(doc, free) or _headed(doc, free)


def _headed(doc: Document, free: list[Stretch]) -> list[tuple[Stretch, Phase]]:
    """Rounds that each head a section of their own, with a line "Thời gian" first below; one alone is no phase."""
    found = []
    for block in doc.blocks[: doc.tail - 1]:
        named = _HEADED.match(doc.low, block.body, block.end) if block.kind else None
        below = doc.blocks[block.index + 1]
        time = _ITS_TIME.match(doc.low, below.body, below.end) if named else None
        if not (named and time and block.index in below.parents):
            continue
        one = next((one for one in free if one.start <= time.end() <= one.opening.end), None)
        if one and one.last and (one.closing or time["until"]):
            first = one.first if one.closing else None
            name = capital(doc.text[slice(*named.span("name"))])
            found.append((one, Phase(name, first, one.last, doc.at(one.start), one.guessed)))
    return found if len(found) > 1 else []


def _numbered_rows(doc: Document, free: list[Stretch]) -> list[tuple[Stretch, Phase]]:
    """The rows of a table whose first column is headed "Đợt" and holds their numbers."""
    found, kind = [], ""
    for block in doc.blocks[: doc.tail]:
        first, tab, _ = doc.text[block.start : block.end].partition("\t")
        head = _NUMBER_HEAD.fullmatch(first.strip().lower())
        kind = head["kind"] if head and tab else kind if tab else ""
        number = _NUMBER.fullmatch(first.strip())
        if not (kind and number):
            continue
        one = _span_of(doc, block, [one for one in free if block.start <= one.start < block.end])
        if one and one.closing and one.first and one.last:
            name = f"{capital(kind)} {number['n']}"
            found.append((one, Phase(name, one.first, one.last, doc.at(one.start), one.guessed)))
    return found if len(found) > 1 else []


def _span_of(doc: Document, block: Block, row: list[Stretch]) -> Stretch | None:
    """The span in a row, or the one from its cell "Bắt đầu" to its cell "Kết thúc"."""
    heads = [(column_of(doc, block, one.start) or "", one) for one in row]
    first = next((one for head, one in heads if _BEGINS.match(head)), None)
    last = next((one for head, one in heads if _ENDS.match(head)), None)
    if first is None or last is None or not (first.single and last.single):
        return row[0] if row else None
    return replace(first, end=last.end, closing=last.opening, last=last.last)


def by_years(doc: Document) -> list[Phase]:
    """ "1. Giai đoạn 2026 - 2027: …", "2. Giai đoạn 2028 - 2030: …": stages without another name."""
    found = []
    for block in doc.blocks[: doc.tail]:
        match = _YEARS_ROW.match(doc.low, block.body, block.end) if block.kind else None
        first = day_or_none(int(match["from"]), 1, 1) if match else None
        last = day_or_none(int(match["to"]), 12, 31) if match else None
        if match and first and last:
            name = capital(doc.text[slice(*match.span("name"))])
            found.append(Phase(name, first, last, doc.at(match.start())))
    return found if len(found) > 1 else []


def _openings(doc: Document, begin: re.Pattern[str]) -> list[re.Match[str]]:
    """Where a row begins so: at the start of a paragraph or behind a semicolon of it."""
    found = []
    for block in doc.blocks[: doc.tail]:
        cuts = [cut.end() for cut in re.finditer("; ", doc.low[block.body : block.end])]
        for start in (block.body, *(block.body + cut for cut in cuts)):
            match = begin.match(doc.low, start, block.end)
            found += [match] if match else []
    return found


def _rows(
    doc: Document, free: list[Stretch], begin: re.Pattern[str]
) -> list[tuple[Stretch, Phase]]:
    """Rows that each begin so and say from when to when; one alone is no phase."""
    found = []
    months = (dates.MONTH, dates.QUARTER)
    spans = [
        one
        for one in free
        if one.closing is not None
        or (begin is _NAMED_ROW and open_end(doc, one))
        or (
            one.opening.kind in months
            and (
                (begin is _BRACKET_ROW and doc.low.startswith(")", one.end))
                or (begin is _NAMED_ROW and _ITS_MONTH.match(doc.low, one.end))
            )
        )
    ]
    for match in _openings(doc, begin):
        at = match.end()
        one = next((one for one in spans if one.start <= at < one.opening.end), None)
        year = match.groupdict().get("year")
        if one and one.single and begin is _NAMED_ROW and match["name"].startswith("đợt"):
            continue  # "Đợt thi đua nước rút: quý IV/2020"
        if one and one.first and one.last and year in (None, f"{one.first.year}"):
            name = doc.text[match.start("name") : match.end("name")]
            last = None if one.single and open_end(doc, one) else one.last
            found.append((one, Phase(name, one.first, last, doc.at(one.start), one.guessed)))
    return found if len(found) > 1 else []


def rows_by_days(doc: Document, free: list[Stretch]) -> list[tuple[Stretch, Phase]]:
    """Spans that each open a sentence and are called a round behind, day by day; one alone is no phase."""
    found: list[tuple[Stretch, Phase]] = []
    for one in free:
        block = doc.block_at(one.start)
        if not (one.closing and one.first and one.last and block.index < doc.tail):
            continue
        leads = _LEADS.search(doc.low[block.body : one.start])
        named = _CALLED_BEHIND.match(doc.low, one.end, block.end)
        if leads and named:
            name = doc.text[named.start("name") : named.end("name")]
            name = capital(name)
            found.append((one, Phase(name, one.first, one.last, doc.at(one.start), one.guessed)))
    for (_, phase), (_, after) in pairwise(found):
        gap = (after.starts_on - phase.ends_on).days if after.starts_on and phase.ends_on else 0
        if not 0 <= gap <= _NEXT_DAYS:
            return []
    return found if len(found) > 1 else []
