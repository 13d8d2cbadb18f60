"""The phases of a campaign (đợt, giai đoạn, bước) with the days that stand behind their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from campaigns.planreader.days import dates
from campaigns.planreader.days.missing_years import completed
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.days.windows import day_or_none
from campaigns.planreader.model import Phase
from campaigns.planreader.period.phase_rows import by_years, rows_by_days, rows_by_name
from campaigns.planreader.period.round_names import PHASE, round_of
from campaigns.planreader.period.round_years import (
    in_divided_year,
    in_the_year_before,
    in_titled_year,
)
from campaigns.planreader.period.single_tasks import names_a_task
from campaigns.planreader.period.spans import is_span, only_end, open_end, open_start, year_start
from campaigns.planreader.text.outline import Block, Document
from campaigns.planreader.text.type_line import is_caps
from campaigns.wording.spelling.text import capital

_WHOLE_END = re.compile(
    r" ?(?:đến|tới|cho đến) (?:hết|cuối|(?:khi )?kết thúc)(?: thời gian)?(?: của)? (?:đợt|phong trào|cuộc vận động|chiến dịch)"
    r"(?! (?:\d|[ivx]{1,3}\b))| ?(?:đến|tới) (?:khi )?kết thúc ?(?=[.;,)]|$)"
)
_VAGUE = re.compile(
    r" ?\((?:quý|tháng) [\divx, và-]{1,14}\)"
    r"|(?:: ?| ?\()từ (?:đầu năm|nay|khi phát động) (?:cho )?(?:đến|tới) (?:khi|ngày|lễ|đại hội)(?! \d)"
)  # "Đợt I: Từ đầu năm đến ngày Đại hội"
_YEARS_BEHIND = re.compile(
    r"(?: ?\(|: )(?:từ )?(?:năm )?((?:19|20)\d\d) ?- ?(?:năm )?((?:19|20)\d\d)(?![\d/])"
)
# "Kết quả triển khai Đề án giai đoạn I (2018-2020)": what is over
_RESULTS_OF = re.compile(r"(?:kết\squả|tình\shình)\b[^.;:]{0,90}$")
_DUE = re.compile(
    r"(?:hoàn thành|xong|trước|chậm nhất|hạn|nhận|nộp|gửi)(?: [^\s.;,:]{1,6}){0,2} ?$"
)  # "đợt 2: hoàn thành trong tháng 5"
_BUILT = re.compile(
    r"khởi công(?: \w+){0,3} $"
)  # "Đợt 1: khởi công từ tháng 11/2024, hoàn thành …"
_SINGLE_ACT = re.compile(
    r", (?:tổ chức )?(?:gắn biển|kiểm tra|chấm điểm|trao|nghiệm thu|bình xét|tập huấn|ra quân)\b[^,;.]{0,40}$"
)
_TIME_OF = re.compile(
    r"thời gian(?: (?:thực hiện|thi đua|tổ chức|phát động|tiến hành|triển khai))*:? ?(?:là |từ )?(?:ngày )?$"
)
_FROM = re.compile(r"\. (?:Bắt đầu từ|Từ) (?:ngày )?\d[^.;:]*$")
_FROM_ON = re.compile(r"(?<!\w)từ $")  # "Đợt 1: Từ tháng 02/2022, sơ kết …": its end is not said
_FROM_THEN = re.compile("(?:bắt đầu |kể )?từ ")
_LEADS = re.compile(
    r" ?[(:,-]| ?từ| (?:chào mừng|lập thành tích|kỷ niệm)[^.;:]{3,90}\((?:từ )?(?:ngày )?$"
)
_ENDS_SPAN = re.compile(r" ?[.;]?$|[.;]?\n", re.MULTILINE)
_LONG_AIM = 250  # characters of what a round is for, in front of its days
_ENDED = re.compile(r" ?[.;]?(?:\s|$)")
_CUT = re.compile(r"[.;](?=\s)")


def vague_times(doc: Document, free: list[Stretch]) -> frozenset[int]:
    """Where "Bước 1 (tháng 7)" names a month or a quarter whose year is not said."""
    return frozenset(
        one.start
        for one in free
        if one.first is None
        and (
            match := re.search(r" ?\((?:trong |từ )?$", doc.low[max(0, one.start - 7) : one.start])
        )
        and PHASE.search(doc.low[max(0, one.start - 40) : one.start - len(match.group())] + "(")
        and re.match(r"[\divx, và-]{0,12}\)", doc.low[one.end : one.end + 14])
    )


def read_phases(
    doc: Document, free: list[Stretch]
) -> tuple[list[tuple[Stretch, Phase]], tuple[Phase, ...]]:
    """Each phase once, with the stretch that gives its days; apart, those of a quarter without a year."""
    found: list[tuple[Stretch, Phase]] = []
    undated: list[Phase] = []
    seen: set[tuple[str, int | str]] = set()
    for block, match in _named_rounds(doc):
        key, name = round_of(match), capital(doc.text[slice(*match.span("name"))])
        if key in seen:
            continue
        years = _YEARS_BEHIND.match(doc.low, match.end("name"))
        stretch = None if years else _phase_time(doc, free, match.end("name"), block)
        if stretch is not None:
            found.append((stretch, _phase(doc, stretch, name)))
        elif years or _VAGUE.match(doc.low, match.end("name")):
            first = day_or_none(int(years[1]), 1, 1) if years else None
            last = day_or_none(int(years[2]), 12, 31) if years else None
            undated.append(Phase(name, first, last, doc.at(match.start())))
        else:
            continue
        seen.add(key)
    if not found:
        found = rows_by_name(doc, free) or rows_by_days(doc, free)
    if not found and not undated:
        undated = by_years(doc)
    found = in_the_year_before(in_divided_year(doc, _completed(doc, found)))
    return in_titled_year(doc, found), tuple(undated)


def _named_rounds(doc: Document) -> Iterator[tuple[Block, re.Match[str]]]:
    """Where a round is named, but for tasks within one and for what came of an earlier one."""
    for block in doc.blocks[: doc.tail]:
        for match in PHASE.finditer(doc.low, block.start, block.end):
            years = _YEARS_BEHIND.match(doc.low, match.end("name"))
            over = years and _of_results(doc, block, match.start())
            if not (over or names_a_task(doc, block, match)):
                yield block, match


def _phase(doc: Document, one: Stretch, name: str) -> Phase:
    """The round with its first and last day as far as they are said."""
    whole = is_span(one, whole_year=True)
    begins = open_start(doc, one) or only_end(doc, one)
    first = one.first if whole or not begins else None
    if begins and one.single:
        first = year_start(doc, one)
    closes = whole or begins  # "từ 01/5 đến ngày bế mạc" does not
    if open_end(doc, one):  # "từ tháng 10/2026 đến khi kết thúc năm học"
        closes = whole and not one.single
    starts = one.single and _FROM_ON.search(doc.low, max(0, one.start - 12), one.start)
    if starts and one.opening.kind in (dates.MONTH, dates.QUARTER):
        closes = False
    return Phase(name, first, one.last if closes else None, doc.at(one.start), one.guessed)


def _of_results(doc: Document, block: Block, position: int) -> bool:
    """Whether a round is named in a heading that tells what came of it, perhaps over two lines."""
    caps = block.index and is_caps(doc.text[block.start : block.end])
    start = doc.blocks[block.index - 1].start if caps else block.start
    return bool(_RESULTS_OF.search(doc.low, start, position))


def to_the_end(doc: Document, one: Stretch) -> bool:
    """ "từ ngày 16/7/2021 đến hết đợt": the phase ends with the whole."""
    return bool(_WHOLE_END.match(doc.low, one.end))


def _completed(doc: Document, found: list[tuple[Stretch, Phase]]) -> list[tuple[Stretch, Phase]]:
    """ "đợt I từ 01/01 đến 31/3; đợt II từ 01/4 đến 30/6/2018": the year of the row stands at its end."""
    done = list(found)
    for index in range(len(done) - 2, -1, -1):
        (one, phase), (_, later) = done[index], done[index + 1]
        row, next_row = doc.block_at(one.start), doc.block_at(done[index + 1][0].start)
        beside = row.kind and (row.kind, row.parents) == (next_row.kind, next_row.parents)
        same_row = row == next_row or beside
        bare = one.opening.kind in _YEARLESS and one.closing and one.closing.kind == dates.PARTIAL
        if not (bare and one.closing and later.starts_on) or phase.ends_on:
            continue
        last = _before(one.closing, later.starts_on)
        if not last or not (same_row or 0 < (later.starts_on - last).days <= _NEXT_DAYS):
            continue
        begun = phase.starts_on if phase.starts_on and phase.starts_on <= last else None
        first = begun or _opened(one.opening, last)
        note = "năm suy từ đợt sau" if first else phase.note
        done[index] = (one, replace(phase, starts_on=first, ends_on=last, note=note))
    return done


_YEARLESS = (dates.PARTIAL, dates.BARE_DAY, dates.NOW)
_NEXT_DAYS = 3  # from the end of a round to the next


def _opened(one: dates.Mention, last: date) -> date | None:
    """The first day of a round that ends on `last`; "từ nay" of a plan without its day is none."""
    return None if one.kind == dates.NOW else completed(one, last)


def _before(one: dates.Mention, after: date) -> date | None:
    """The last such day of a year that is not behind `after`."""
    for year in (after.year, after.year - 1):
        day = day_or_none(year, one.month or 0, one.day or 0)
        if day and day <= after:
            return day
    return None


def _phase_time(doc: Document, free: list[Stretch], position: int, block: Block) -> Stretch | None:
    """The stretch that follows a phase's name closely, or stands in a "Thời gian" line below it."""
    label = doc.low[block.body : position]
    heading = len(label) < 30
    bare = bool(PHASE.fullmatch(label.strip()))
    for one in free:
        if not position <= one.start < block.end:
            continue
        between = doc.low[position : one.start]
        if bare and between.startswith(". "):
            between = ":" + between[1:]  # "Đợt 1. Từ 05/10/2022 đến …"
        year = _year_alone(doc, one, between)
        open_year = year or between.endswith("(") or open_start(doc, one)
        if one.single and one.opening.kind == dates.YEAR and not open_year:
            continue  # "… nhiệm vụ năm 2023. Thời gian: từ …"
        said = bool(heading and _TIME_OF.search(between))
        if not (said or _near(doc, one, between, position if bare else None)):
            return None
        led = heading or said or _leads_to(doc, one, between)
        if _of_a_task(one, between) or not led:
            return None
        return one if _says_when(doc, one, whole_year=year) else None
    return _time_below(doc, free, block.index) if heading else None


def _of_a_task(one: Stretch, between: str) -> bool:
    """Whether the days are of something to be done in the round: "Đợt 1: …, gắn biển công trình từ"."""
    if _SINGLE_ACT.search(between) or PHASE.search(between) or _DUE.search(between):
        return True
    return one.single and _BUILT.search(between) is not None


def _leads_to(doc: Document, one: Stretch, between: str) -> bool:
    """Whether a name inside a sentence is followed by its days: "đợt 1 (từ …", "đợt 1 từ …"."""
    if _LEADS.match(between):
        return True
    return not between.strip() and _FROM_THEN.match(doc.low, one.start) is not None


def _time_below(doc: Document, free: list[Stretch], index: int) -> Stretch | None:
    """The time in one of the lines below a round's name: "Từ … đến …", "- Thời gian: từ … đến …"."""
    heads = PHASE.match(doc.words(doc.blocks[index]))
    for below in doc.blocks[index + 1 : index + 4]:
        said = re.match(r"thời gian|từ ", doc.words(below))
        inside = index in below.parents or not below.kind
        if not inside and not (heads and said and said.group() == "thời gian"):
            return None
        if said:
            for one in free:
                if below.start <= one.start < below.end:
                    return one if _says_when(doc, one) else None
    return None


def _says_when(doc: Document, one: Stretch, *, whole_year: bool = False) -> bool:
    """From when to when, or one of both with an event for the other."""
    return (
        is_span(one, whole_year=whole_year)
        or open_end(doc, one)
        or open_start(doc, one)
        or only_end(doc, one)
    )


def _near(doc: Document, one: Stretch, between: str, position: int | None) -> bool:
    """Whether what stands between a round and its days is short, and no sentence of its own.

    `position` is the end of a name that stands alone in front.
    """
    row = "\t" in between  # what stands in a cell between is what the phase is about
    led = between.rstrip().endswith(":")  # "Đợt 1: Chào mừng … 30/4 và …: từ ngày …"
    # what a round is for may be long where its days close the sentence
    whole = between.startswith(":") and between.rstrip().endswith((",", "(")) and one.closing
    reach = _LONG_AIM if whole else 160 if row or led or "(" in between else 70
    # "Đợt 1. Hoàn thành học kỳ I. Từ 21/11/2022 đến 14/01/2023."
    own = (
        position is not None
        and one.closing
        and _ENDS_SPAN.match(doc.low, one.end)
        and _FROM.search(doc.text[position : one.end])
    )
    cut = _CUT.search(between[:-2] if own else between) and not row
    return len(between) < reach and not cut


def _year_alone(doc: Document, one: Stretch, between: str) -> bool:
    """ "Giai đoạn 2 (năm 2025)", "Giai đoạn 1: năm 2023": nothing but the year behind the name."""
    if re.fullmatch(r" ?\(", between):
        return doc.low.startswith(")", one.end)
    return bool(re.fullmatch(r" ?: ?(?:trong )?", between) and _ENDED.match(doc.low, one.end))
