"""How a stretch of days is known as the campaign's period: a label, a heading above, or a sentence that says so."""

from __future__ import annotations

import re

from campaigns.planreader.days import dates, duties
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.days.time_labels import (
    ROUND,
    RUNS,
    heads_a_task,
    heads_the_time,
    labelled,
)
from campaigns.planreader.days.windows import day_or_none
from campaigns.planreader.period.inferred import opening_start
from campaigns.planreader.period.round_names import PHASE
from campaigns.planreader.period.single_tasks import of_one_body
from campaigns.planreader.period.spans import open_end
from campaigns.planreader.text.outline import Block, Document

# the period that a title ends with, in a bracket of its own: "(Từ 16/10 - 26/11/2017)"
_BRACKET_OPENED = re.compile(
    r"\( ?(?:thời gian(?: thực hiện)?:? )?(?:bắt đầu )?(?:kể )?(?:từ )?(?:ngày )?$"
)
_OF_ONE_TASK = re.compile(
    r"(?!thời (?:gian|hạn|điểm)|(?:đợt|phong trào|cuộc vận động|chiến dịch|thi đua|kế hoạch)\b)[^:\d]{6,60}: ?(?:trong |vào )?$"
)
_CAMPAIGN = re.compile(
    r"(?:(?:đợt(?! (?:vận động|ra quân|kiểm tra|tập huấn|sinh hoạt|hiến máu|tuyên truyền|khám)|\)|,)|phong trào|cuộc vận động|chiến dịch)(?: thi đua)?|thi đua|tháng (?:cao điểm|thanh niên|hành động|công nhân)|kế hoạch)"
    r"[^.;:]{0,120}?(?:được |sẽ )?(?:phát động|thực hiện|tổ chức|diễn ra|tiến hành|triển khai|bắt đầu|khởi động|kéo dài|"
    r"kể|tính|trong thời gian|có thời gian|thời gian)?[^.;:]{0,40}$|phát động[^.;]{0,80}$"
)


PEAK = re.compile(
    r"(?:đợt |tháng |thời gian )?cao điểm(?:[^:\d\"\n]|\"[^\"\n]{0,80}\"|\d{1,3} ngày){0,60}: "
)  # of the days around it
# "1. Tháng Thanh niên: từ … đến …", inside the time of the movement
EVENT_OF = re.compile(r"(?:tháng (?!\d)|tuần lễ |chiến dịch )[^:\d\n]{3,60}: ")
# "Cao điểm là “Tuần lễ thanh niên” từ 20 đến 26/3" behind the period, in the same line
PEAK_OF = re.compile(
    r"\s*(?:trong đó,? )?(?:tập trung )?(?:thời gian |đợt |tháng |tuần )?cao điểm(?: là|:| từ| vào| \d+ ngày)"
)
_PEAK_BEFORE = re.compile(r"(?<!thi đua )cao điểm(?! thi đua)[^.;]{0,90}$")
# "2. Triển khai thực hiện: từ quý III/2023 đến …", a step of a timeline, is when the campaign runs
_STEP = re.compile(
    r"[\s+-]*(?:bước \d{1,2}[.:)]? ?)?(?:tổ chức |triển khai )*(?:thực hiện|triển khai)(?: phong trào| thi đua| các nội dung(?: thi đua)?)* ?[:(] ?$"
)
_OF_THE_WHOLE = re.compile(rf"{RUNS.pattern}|đợt|giai đoạn|bước|phát động|ra quân|bắt đầu")
# "phát động phong trào … đến hết năm 2024"
_TO_YEARS_END = re.compile(
    r"(?:phát động|thực hiện|triển khai|kéo dài|duy trì)[^.;:,\d]{0,60} (?:đến|tới) hết $"
)
_GATHERS = re.compile(r"đăng ký|nộp|gửi|nhận|chấm|kiểm tra|xét")
_STEPS = re.compile(r"thời gian|thời hạn|quy trình|trình tự|tiến độ|lộ trình|các bước|các mốc")
_RUNS_FROM = re.compile(r"(?:giai đoạn|bước)(?: tổ chức| triển khai)* thực hiện:? ?$")


def until(doc: Document, one: Stretch) -> bool:
    """ "đến hết ngày 30/11/2024" alone behind a label."""
    return bool(
        re.search(r"(?:^|[:\s])(?:đến|tới)(?: hết)? $", doc.low[max(0, one.start - 14) : one.start])
    )


_FROM = re.compile(
    r"^(?:[^:]{0,40}: ?)?(?:phát động |bắt đầu |thực hiện |triển khai |kể |tính )*(?:từ|bắt đầu(?: vào)?) (?:ngày )?$"
)
_BEGINS = re.compile(
    r"(?:đợt|phong trào|cuộc vận động|chiến dịch)(?: thi đua)?[^.;,\d]{0,60} (?:phát động|bắt đầu|thực hiện|triển khai|tiến hành)"
    r"(?: thực hiện| triển khai)? (?:kể )?từ (?:ngày )?$"
)


# "1. Thời gian phát động: 20/11/2024." and in the next item "2. Thời gian kết thúc: khi …"
_FIRST_DAY = re.compile(
    r"(?:thời gian|thời điểm|ngày) (?:phát động|bắt đầu|triển khai)(?: thi đua| phong trào| đợt)*: ?(?:từ |vào )?(?:ngày )?"
)
_LAST_DAY = re.compile(r"(?:thời gian|thời điểm|ngày) kết thúc\b")


def _opens_the_whole(doc: Document, block: Block, one: Stretch) -> bool:
    """Whether a line names the first day and the line below it the end, on whatever event."""
    if not _FIRST_DAY.fullmatch(doc.low, block.body, one.start) or block.index + 1 >= doc.tail:
        return False
    below = doc.blocks[block.index + 1]
    return below.kind == block.kind and bool(_LAST_DAY.match(doc.words(below)))


def begins(doc: Document, one: Stretch) -> bool:
    """ "phong trào được phát động từ ngày 15/3/2024": when it begins, its end not said or an event."""
    if one.closing is not None:
        return False
    block = doc.block_at(one.start)
    if _opens_the_whole(doc, block, one):
        return True
    now = "từ " if one.opening.kind == dates.NOW else ""  # "từ ngày ban hành" is one expression
    told = _BEGINS.search(doc.low[doc.sentence(one.start)[0] : one.start] + now)
    alone = labelled(doc, block, one) and _FROM.search(doc.low[block.body : one.start] + now)
    return bool(told or alone) or open_end(doc, one)


_LASTING = re.compile(
    r"(?<![\d/.])(?:(?P<n>\d{2,3}) ngày(?: đêm)?|(?P<months>\d{1,2}|một|hai|ba|sáu) tháng)\)?,? \(?(?:được )?(?:tính |kể |bắt đầu )?(?:từ )?(?:ngày )?$"
)
_MONTHS = {"một": 1, "hai": 2, "ba": 3, "sáu": 6}


def lasting(doc: Document, one: Stretch) -> int | None:
    """ "100 ngày, tính từ ngày 05/9/2025": over how many days, the first counted."""
    if one.closing is not None or one.opening.kind != dates.DAY or one.first is None:
        return None
    start = doc.sentence(one.start)[0]
    match = _LASTING.search(doc.low, start, one.start)
    said = doc.low[start : match.start()] if match else ""
    if match is None or (duties.is_duty(said) and not ROUND.search(said)):
        return None  # "chấm điểm trong 03 ngày, bắt đầu từ ngày …"
    if match["n"]:
        return int(match["n"])
    months = one.first.month - 1 + (_MONTHS.get(match["months"]) or int(match["months"]))
    last = day_or_none(one.first.year + months // 12, months % 12 + 1, one.first.day)
    return (last - one.first).days if last else None


_EXACT = (dates.DAY, dates.PARTIAL, dates.BARE_DAY)
_FEW_DAYS = re.compile(r"(?<![\w/])(?:hai|ba|bốn|0?[2-4]) (?:ngày )?$")


def states_period(doc: Document, one: Stretch) -> bool:
    """Whether the text says of the campaign itself that it runs so."""
    block = doc.block_at(one.start)
    before = doc.low[block.body : one.start]
    told = before.startswith("kết quả ") or (
        before.startswith("chiến dịch") and "chiến dịch" not in _title(doc)
    )
    if told:
        return False  # what came of an earlier one; one of several, and the plan itself is none
    if _stands_in_title(doc, one):
        return True
    if one.opening.kind in _EXACT and _FEW_DAYS.search(before):
        return False  # "phát động ở khu dân cư trong hai ngày 28 và 29/9"
    named = labelled(doc, block, one)
    peak = _PEAK_BEFORE.search(before)
    inside = peak and (not named or re.search(r"\d{4}", before[: peak.start()]))
    if inside and "cao điểm" not in _title(doc):
        return False  # of one field of work, or the busiest days of a year
    if not named and of_one_body(doc, block):
        return False
    if one.closing is None:
        return _single_states(doc, block, one, named=named)
    parent = doc.blocks[block.parents[-1]] if block.parents else None
    # such as "Ra quân mỗi tuần 2 ngày, bắt đầu từ …", "Phát động: … ngày 27/02/2026. Kết thúc: …"
    begun = doc.low.startswith("bắt đầu từ", one.start)
    ended = "kết thúc" in doc.low[one.opening.end : one.closing.start]
    other = re.match(r"[^:]{6,}: ?$", before) and not _OF_THE_WHOLE.search(before)
    whole_said = (begun or ended) and not other and not _GATHERS.search(before)
    if whole_said and parent and heads_the_time(doc.words(parent)):
        return True
    years = one.closing.kind == dates.YEAR and not (one.closing.part or one.opening.part)
    if years and not doc.low.startswith("từ ", one.start):
        return False  # "năm 2022 - năm 2025"
    step = _STEP.match(before) and _STEPS.search(doc.headings(block))
    return named or bool(step or _RUNS_FROM.search(before)) or _campaign_before(doc, one)


def _single_states(doc: Document, block: Block, one: Stretch, *, named: bool) -> bool:
    """A single date: how long it lasts, where it begins or ends, or a whole month or quarter."""
    before = doc.low[block.body : one.start]
    kind = one.opening.kind
    if kind == dates.NOW:  # "từ nay đến Đại hội Đảng bộ xã", "phát động từ ngày ban hành Kế hoạch."
        alone = begins(doc, one) and _NOTHING_MORE.match(doc.low, one.end)
        return bool(named and one.first and (open_end(doc, one) or alone))
    whole = kind in (dates.MONTH, dates.QUARTER, dates.HALF) and one.first
    if whole and not block.kind and _LAUNCHED_FOR.search(before):
        return bool(_AS_FOLLOWS.match(doc.low, one.end))
    if whole and named:
        if re.match(r"thời (?:gian|hạn|điểm) (?:phát động|hoàn thành|bắt đầu|tổ chức)", before):
            return False
        if _OF_ONE_TASK.match(before) or heads_a_task(before.lstrip(" -+")):
            return False  # "- Sơ kết tháng 01/2025"
        if "\t" in before or _REVIEWED_THEN.search(before):
            return False  # "từ tháng 3 đến tháng 11/2024, tổng kết vào tháng 12/2024"
        if block.kind and doc.low.startswith(":", one.end):
            return False  # "a) Tháng 9/2025: xây dựng kế hoạch"
        below = doc.blocks[block.index + 1].parents if block.index + 1 < doc.tail else ()
        if block.kind and below[-1:] == (block.index,) and not before.startswith("thời gian"):
            return False  # "1. Quý I/2021" with its items below
        return bool(_WHOLE_TIME.match(before)) or open_end(doc, one)
    if kind == dates.YEAR and not one.opening.part:
        said = _TO_YEARS_END.search(before)
        ends = _NOTHING_MORE.match(doc.low, one.end) or doc.low.startswith(" với ", one.end)
        return bool(said and ends and _campaign_before(doc, one))
    if kind == dates.PARTIAL:  # "đợt cao điểm bắt đầu từ ngày 15/12": when, a person is asked
        return begins(doc, one) and _campaign_before(doc, one)
    if kind == dates.DAY and (named or _campaign_before(doc, one)):
        return bool((named and until(doc, one)) or lasting(doc, one) or begins(doc, one))
    return (
        kind == dates.MONTH
        and one.first is not None
        and _campaign_before(doc, one)
        and open_end(doc, one)
    )


# such as "phát động đợt thi đua nước rút trong quý IV năm 2022 như sau", in an opening
_LAUNCHED_FOR = re.compile(
    r"phát động (?:đợt|phong trào|chiến dịch)[^.;:\d]{0,120} trong (?:suốt )?$"
)
_AS_FOLLOWS = re.compile(
    r",? (?:như sau|cụ thể|gồm|bao gồm|với (?:các |những |một số )?(?:nội dung|chủ đề|mục tiêu))\b"
)
_NOTHING_MORE = re.compile(r" ?(?:[.;]|$|\n|,? (?:và )?(?:tổng kết|sơ kết|kết thúc)\b)")
_WHOLE_TIME = re.compile(
    r"^[^:]{0,60}:? ?(?:(?:được )?(?:thực hiện|triển khai|tổ chức|phát động|diễn ra) )?(?:trong |từ )?$"
)


def _title(doc: Document) -> str:
    return doc.low[doc.type_end : opening_start(doc)]


_REVIEWED_THEN = re.compile(
    r"\d[^:]*[,;.] (?:tổ chức )?(?:sơ kết|tổng kết|khen thưởng)[^,;.:]{0,30}$"
)


def names_a_step(doc: Document, period: Stretch, one: Stretch) -> bool:
    """ "từ 01/6 đến 31/8; các xã ra quân từ … đến …": what is done in a second span behind the period."""
    if one.start <= period.end:
        return False
    words = re.split(r"[,;.]", doc.low[period.end : one.start])[-1]
    if not re.search(r"\w", words):  # "Từ ngày 20/9 đến ngày 30/9 các thôn phát động"
        words = doc.low[one.end : doc.sentence(one.start)[1]]
        return bool(re.match(r" [^\W\d]", words)) and duties.is_duty(words)
    return duties.is_duty(words) and not ROUND.search(words)


_OFFICE = re.compile(r"thi đua ?[-,–]? ?(?:và )?khen thưởng")  # what an office does, no campaign
# what is done about the movement, not how long it runs: "thẩm định chéo điểm thi đua từ … đến …"
_ABOUT_IT = re.compile(
    r"(?:thẩm định|đánh giá|tổng kết|sơ kết|bình chọn|bình bầu|phúc tra|suy tôn|khảo sát|giám sát|tập huấn|hội nghị|lễ|điểm)(?: [^\s,;:.]+){0,6} (?:thi đua|phong trào|cuộc vận động|chiến dịch)(?: [^\s,;:.]+){0,4} $"
)


def _campaign_before(doc: Document, one: Stretch) -> bool:
    """Whether the sentence says of the campaign itself that it runs from … to …"""
    start, _ = doc.sentence(one.start)
    before = doc.low[start : one.start]
    if "\t" in before:
        return False  # a row of a table is about its own task
    if PHASE.search(before) or re.search(
        r"đăng ký|nộp|gửi|báo cáo|sơ kết|chấm điểm|xét|họp|kiểm tra|ra quân", before
    ):
        return False
    before = _OFFICE.sub("", before)
    match = _CAMPAIGN.search(before)
    if match is None or _ABOUT_IT.search(before):
        return False
    return not re.search(r"triển khai tại|tuyên truyền|treo|vận động quỹ", before)


def _stands_in_title(doc: Document, one: Stretch) -> bool:
    """Whether the whole bracket that ends a line of the title is this "từ … đến …"."""
    if one.closing is None or not doc.type_end <= one.start < opening_start(doc):
        return False
    opened = doc.low.rfind("(", doc.type_end, one.opening.start)
    said = doc.low[opened : one.opening.start]
    from_ = "từ" in said or "thời gian" in said  # "(16/12/1964 - 16/12/2024)" is an anniversary
    closed = re.match(r" ?\)\W*(?:\n|$)", doc.low[one.end : one.end + 8])
    return opened >= 0 and from_ and bool(_BRACKET_OPENED.fullmatch(said)) and closed is not None
