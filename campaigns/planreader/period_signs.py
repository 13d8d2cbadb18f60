"""How a stretch of days is known as the campaign's period: a label, a heading above, or a sentence that says so."""

from __future__ import annotations

import re

from campaigns.planreader import dates, duties
from campaigns.planreader.inferred import opening_start
from campaigns.planreader.outline import Block, Document
from campaigns.planreader.phases import PHASE, open_end
from campaigns.planreader.roles import Stretch
from campaigns.planreader.single_tasks import of_one_body

_LABEL = re.compile(
    r"^(?:về )?(?:thời gian|thời hạn|thời điểm)(?: và địa điểm|, địa điểm)?(?: (?:thực hiện|thi đua|tiến hành|tổ chức|triển khai|phát động|"
    r"diễn ra|áp dụng|của|đợt|phong trào|cao điểm|chung|kế hoạch|thực hiện|này|hoàn thành|bắt đầu))*[^\w]*"
    r"(?:$|[:.(,-]|từ|bắt đầu|trong|\d+ ngày|tính|kể|được|là|vào)"
)
_HEADING = re.compile(
    r"^(?:nội dung|đối tượng|chủ đề|phạm vi|địa điểm|hình thức)?[ ,;và-]*(?:chủ đề|đối tượng|phạm vi)?[ ,;và-]*thời gian"
)
_OTHER_DUTY = re.compile(
    r"thời (?:gian|hạn)[^:.]{0,25}(?:đăng ký|nộp|gửi|nhận|báo cáo|chấm|xét|bình|sơ kết|tổng kết|lễ|hội|họp|"
    r"kiểm tra|tập huấn|khai mạc|ra quân)"
)
_OF_ONE_TASK = re.compile(
    r"(?!thời (?:gian|hạn|điểm)|(?:đợt|phong trào|cuộc vận động|chiến dịch|thi đua|kế hoạch)\b)[^:\d]{6,60}: ?(?:trong |vào )?$"
)
_CAMPAIGN = re.compile(
    r"(?:(?:đợt(?! (?:vận động|ra quân|kiểm tra|tập huấn|sinh hoạt|hiến máu|tuyên truyền|khám)|\)|,)|phong trào|cuộc vận động|chiến dịch)(?: thi đua)?|thi đua|tháng (?:cao điểm|thanh niên)|kế hoạch)"
    r"[^.;:]{0,120}?(?:được |sẽ )?(?:phát động|thực hiện|tổ chức|diễn ra|tiến hành|triển khai|bắt đầu|khởi động|kéo dài|"
    r"kể|tính|trong thời gian|có thời gian|thời gian)?[^.;:]{0,40}$|phát động[^.;]{0,80}$"
)


PEAK = re.compile(r"(?:đợt |tháng |thời gian )?cao điểm[^:\d]{0,40}: ")  # of the days around it
# "Cao điểm là “Tuần lễ thanh niên” từ 20 đến 26/3" behind the period, in the same line
PEAK_OF = re.compile(
    r"\s*(?:trong đó,? )?(?:tập trung )?(?:thời gian |đợt |tháng |tuần )?cao điểm(?: là|:| từ| vào| \d+ ngày)"
)
_PEAK_BEFORE = re.compile(r"(?<!thi đua )cao điểm(?! thi đua)[^.;]{0,90}$")
# "2. Triển khai thực hiện: từ quý III/2023 đến …", a step of a timeline, is when the campaign runs
_STEP = re.compile(
    r"[\s+-]*(?:tổ chức |triển khai )*(?:thực hiện|triển khai)(?: phong trào| thi đua| các nội dung(?: thi đua)?)* ?[:(] ?$"
)
_GATHERS = re.compile(r"đăng ký|nộp|gửi|nhận|chấm|kiểm tra|xét")
_STEPS = re.compile(r"thời gian|tiến độ|lộ trình|các bước|các mốc")
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


def begins(doc: Document, one: Stretch) -> bool:
    """ "phong trào được phát động từ ngày 15/3/2024": when it begins, its end not said or an event."""
    if one.closing is not None:
        return False
    block = doc.block_at(one.start)
    told = _BEGINS.search(doc.low, doc.sentence(one.start)[0], one.start)
    alone = labelled(doc, block, one) and _FROM.search(doc.low[block.body : one.start])
    return bool(told or alone) or open_end(doc, one)


_LASTING = re.compile(
    r"(?<![\d/.])(?P<n>\d{2,3}) ngày(?: đêm)?\)?,? \(?(?:được )?(?:tính |kể |bắt đầu )?(?:từ )?(?:ngày )?$"
)


def lasting(doc: Document, one: Stretch) -> int | None:
    """ "100 ngày, tính từ ngày 05/9/2025": over how many days, the first counted."""
    if one.closing is not None or one.opening.kind != dates.DAY:
        return None
    match = _LASTING.search(doc.low, doc.sentence(one.start)[0], one.start)
    return int(match["n"]) if match else None


def states_period(doc: Document, one: Stretch) -> bool:
    """Whether the text says of the campaign itself that it runs so."""
    block = doc.block_at(one.start)
    before = doc.low[block.body : one.start]
    if before.startswith("chiến dịch") and "chiến dịch" not in _title(doc):
        return False  # one of several, and the plan itself is none
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
    begun = doc.low.startswith("bắt đầu từ", one.start) and not _GATHERS.search(before)
    if begun and parent and _HEADING.match(doc.words(parent)):
        return True  # "Ra quân mỗi tuần 2 ngày, bắt đầu từ … đến …" below "Thời gian"
    ended = "kết thúc" in doc.low[one.opening.end : one.closing.start]
    if ended and parent and _HEADING.match(doc.words(parent)):
        return True  # "Phát động: … ngày 27/02/2026. Kết thúc: ngày 15/12/2026."
    whole = one.closing.kind == dates.YEAR and not (one.closing.part or one.opening.part)
    if whole and not doc.low.startswith("từ ", one.start):
        return False  # "năm 2022 - năm 2025"
    step = _STEP.match(before) and _STEPS.search(doc.headings(block))
    return named or bool(step or _RUNS_FROM.search(before)) or _campaign_before(doc, one)


def _single_states(doc: Document, block: Block, one: Stretch, *, named: bool) -> bool:
    """A single date: how long it lasts, where it begins or ends, or a whole month or quarter."""
    before = doc.low[block.body : one.start]
    kind = one.opening.kind
    if kind == dates.NOW:  # "từ nay đến Đại hội Đảng bộ xã"
        return bool(named and one.first and open_end(doc, one))
    if kind in (dates.MONTH, dates.QUARTER, dates.HALF) and named and one.first:
        if re.match(r"thời (?:gian|hạn|điểm) (?:phát động|hoàn thành|bắt đầu|tổ chức)", before):
            return False
        if _OF_ONE_TASK.match(before) or _is_duty(before.lstrip(" -+")):
            return False  # "- Sơ kết tháng 01/2025"
        if "\t" in before or _REVIEWED_THEN.search(before):
            return False  # "từ tháng 3 đến tháng 11/2024, tổng kết vào tháng 12/2024"
        if block.kind and doc.low.startswith(":", one.end):
            return False  # "a) Tháng 9/2025: xây dựng kế hoạch"
        below = doc.blocks[block.index + 1].parents if block.index + 1 < doc.tail else ()
        if block.kind and below[-1:] == (block.index,):
            return False  # "1. Quý I/2021" with its items below
        return bool(re.match(r"^[^:]{0,60}:? ?(?:trong |từ )?$", before)) or open_end(doc, one)
    if kind == dates.DAY and (named or _campaign_before(doc, one)):
        return bool((named and until(doc, one)) or lasting(doc, one) or begins(doc, one))
    return (
        kind == dates.MONTH
        and one.first is not None
        and _campaign_before(doc, one)
        and open_end(doc, one)
    )


def _title(doc: Document) -> str:
    return doc.low[doc.type_end : opening_start(doc)]


def labelled(doc: Document, block: Block, one: Stretch) -> bool:
    """Whether the stretch stands in a "Thời gian" line or right below such a heading."""
    before = doc.low[block.body : one.start]
    own = doc.words(block)
    if _OTHER_DUTY.search(before[-80:]) or _OTHER_DUTY.match(own):
        return False
    parent = doc.blocks[block.parents[-1]] if block.parents else None
    if _LABEL.match(own) and len(before) < 130:
        own_duty = parent is not None and _is_duty(doc.words(parent)[:100])
        return not own_duty
    if parent is None or "\t" in before or _of_a_task(doc, block, one):
        return False
    above = doc.words(parent)
    close = (
        len(
            re.sub(
                r"^từ (?:sau |khi |dịp |lễ )?[^:,;.()]{3,60} (?=(?:cho )?(?:đến|tới)(?: hết)? (?:ngày )?$)|^(?:đợt|phong trào|thi đua|kế hoạch|được|thực hiện|thời gian)[^:]{0,60}:?",
                "",
                before,
            )
        )
        < 40
    )
    return bool(len(above) < 90 and (_LABEL.match(above) or _HEADING.match(above)) and close)


_REVIEWED_THEN = re.compile(
    r"\d[^:]*[,;] (?:tổ chức )?(?:sơ kết|tổng kết|khen thưởng)[^,;.:]{0,30}$"
)
_RUNS = re.compile(r"thời gian|thi đua|thực hiện|phong trào|triển khai|cao điểm|toàn đợt")
_ROUND = re.compile(
    rf"{_RUNS.pattern}|thời (?:hạn|điểm)|đợt|giai đoạn|bước|(?:tháng|quý|năm) |kế hoạch|chiến dịch|cuộc vận động"
)


_WEEK = re.compile(r"[\s+*-]*tuần (?:thứ )?[\d, và-]{1,14}\((?:từ )?(?:ngày )?$")


def _of_a_task(doc: Document, block: Block, one: Stretch) -> bool:
    """Below "Thời gian", an item of its own: "- Đăng ký: từ … đến …", "- Từ … đến …: các thôn lập danh sách"."""
    before = doc.low[block.body : one.start]
    if _WEEK.match(before) and doc.low.startswith("):", one.end):
        return True
    act = re.match(r"[\s+-]*([^:\d]{8,}?)(?: từ)? ?$", before)
    if block.kind and act and duties.is_duty(act[1]) and not _ROUND.search(act[1]):
        return True  # "Các thôn đồng loạt ra quân từ ngày … đến ngày …"
    label = re.match(r"([^:]{2,60}):", before)
    if label:
        begins = re.match(r"(?:thời gian |ngày )?bắt đầu$", label[1])
        said = before[label.end() :]  # "Quý IV: chấm điểm, bình xét từ …"
        if duties.is_duty(said) and not _ROUND.search(said):
            return True
        duty = duties.is_duty(label[1]) and not _RUNS.search(label[1])
        return not begins and (duty or not _ROUND.search(label[1]))
    after = re.match(r"\s*[:-]\s*([^.;]{6,80})", doc.low[one.end : block.end])
    whole = re.match(r"(?:tuần \w+,? )?(?:từ )?$", before.lstrip(" -+"))
    if not (after and whole and block.kind):
        return False
    return duties.is_duty(after[1]) and not re.search(
        r"(?:đợt|phong trào) thi đua|thi đua", after[1]
    )


def names_a_step(doc: Document, period: Stretch, one: Stretch) -> bool:
    """ "từ 01/6 đến 31/8; các xã ra quân từ … đến …": what is done in a second span behind the period."""
    if one.start <= period.end:
        return False
    words = re.split(r"[,;.]", doc.low[period.end : one.start])[-1]
    if not re.search(r"\w", words):  # "Từ ngày 20/9 đến ngày 30/9 các thôn phát động"
        words = doc.low[one.end : doc.sentence(one.start)[1]]
        return bool(re.match(r" [^\W\d]", words)) and duties.is_duty(words)
    return duties.is_duty(words) and not _ROUND.search(words)


def _is_duty(words: str) -> bool:
    """Headings of single tasks ("Hội thi …", "Lễ phát động"), whose time is not the campaign's."""
    return bool(
        re.match(
            r"(?:tổ chức )?(?:hoạt động tuyên truyền|công tác tuyên truyền|tuyên truyền|văn nghệ|thể (?:dục|thao)|gặp mặt|hội thi|lễ|hội nghị|cuộc thi|ngày hội|hội thao|họp|đăng ký|báo cáo|sơ kết|tổng kết|chấm|kiểm tra|nộp)",
            words,
        )
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
    match = _CAMPAIGN.search(before)
    if match is None:
        return False
    return not re.search(r"triển khai tại|tuyên truyền|treo|vận động quỹ", before)
