"""Duties to report again and again ("định kỳ hằng quý"), or without any day."""

from __future__ import annotations

import re

from campaigns.planreader.days import duties
from campaigns.planreader.days.roles import FREE, Stretch
from campaigns.planreader.model import Reporting
from campaigns.planreader.text.outline import Document

_PERIODIC = re.compile(
    r"định kỳ(?! về)(?: (?P<every>(?:(?:hằng|hàng|mỗi|theo|cuối) )?(?:0?[2-4] tuần|6 tháng|3 tháng|sáu tháng|nửa tháng|tuần|tháng|quý|năm|học kỳ|nửa năm|01 tháng|1 tháng)"
    r"(?:(?:,| và|, và|/)? ?(?:01 )?(?:(?:hằng|hàng|mỗi|cuối|một) )?(?:6 tháng|9 tháng|tuần|tháng|quý|năm|học kỳ|đầu năm|cuối năm|đột xuất|lần)){0,4}))?"
)
_RECURS = re.compile(
    r"(?P<every>(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng|quý|6 tháng|học kỳ|năm)(?:(?:,| và)? (?:hằng|hàng)? ?(?:quý|6 tháng|năm|tuần|tháng)){0,3})"
)
_BY_TERM = re.compile(
    r"(?P<every>(?:hết|cuối|kết thúc|sau|vào cuối) (?:mỗi )?(?:học kỳ \w+|học kỳ|năm học|quý|tháng)(?:(?:,| và) (?:hết |cuối )?(?:học kỳ \w+|năm học|năm|cả năm))?)"
)
# "gửi báo cáo kết quả 6 tháng, một năm về UBND xã", with no day
_TERMS = re.compile(
    r"báo cáo (?:[^.;,\d]{3,60} )?(?P<every>(?:quý, )?6 tháng(?: đầu năm)?(?:,| và) (?:một |01 |cả )?năm)\b"
)
_QUARTER_DAY = re.compile(
    r"(?P<every>(?:ngày \d{1,2} )?tháng (?:cuối|đầu) (?:mỗi |của )?quý(?: sau)?|tháng cuối (?:của )?(?:mỗi|từng) đợt)"
)
_QUARTERLY = re.compile(r"của (?P<every>tháng cuối (?:mỗi )?quý)")
_IN_REPORTS = re.compile(
    r"(?<!thành tích )(?:lồng ghép|cùng|chung)[^.;]{0,20} báo cáo (?P<every>(?:6 tháng|quý|tháng|năm|sơ kết)(?:(?:,| và)? (?:báo cáo )?(?:6 tháng|quý|năm|tổng kết|cuối năm))*)"
)
_ON_DAY = re.compile(
    r"báo cáo[^.;]{0,30}: (?P<every>ngày \d{1,2} (?:tháng cuối (?:mỗi )?quý|(?:hằng|hàng) (?:tháng|quý)))"
)
_TIMES = re.compile(
    r"(?P<every>"
    r"mỗi (?:sáng|chiều|tối) (?:thứ \w+|chủ nhật)|(?:sáng|chiều|tối) thứ \w+(?= (?:tổng hợp )?báo cáo)|"
    r"(?:0?\d{1,2}|hai|ba|năm|bảy|mười) (?:tuần|tháng|ngày)(?: ?/ ?| (?:một|01|1) )lần|"
    r"(?:(?:sáng|chiều|tối) )?thứ \w+,? cách tuần|"
    r"(?<!tuần )thứ \w+ (?:tuần )?(?:đầu |cuối )?(?:của )?(?:mỗi |hằng |hàng )?tháng(?! \d)|"
    r"(?:một|mỗi|01|1) (?:tuần|tháng|quý) (?:một|0?1|0?2|hai) lần"
    r")"
)
_EVERY_SO = re.compile(r"(?P<every>cứ \d{1,2} (?:ngày|tuần))(?= .*lần)")
_IN_MONTHS = re.compile(
    r"(?P<every>ngày \d{1,2}(?: và (?:ngày )?\d{1,2})? (?:của )?các tháng \d[\d, và]*\d)"
)
_HALF_YEARLY = re.compile(
    r" (?:gửi )?báo cáo (?:kết quả )?(?P<every>(?:6 tháng|quý)(?: \([^()]*\))?(?:(?:,| và) (?:năm|6 tháng|cả năm))?)"
)
_MONTH_END = re.compile(
    r"(?P<every>(?:ngày \d{1,2}(?:(?:,| và) (?:ngày )?\d{1,2})*(?:,| và) )?ngày cuối (?:cùng )?(?:của )?(?:mỗi |hằng )?tháng)"
)
_NEXT_MONTH = re.compile(r"(?P<every>ngày \d{1,2} (?:của )?tháng (?:sau|kế tiếp|tiếp theo))")
_AT_THE_END = re.compile(
    r"(?:^[-+\s]*|, |và )(?P<every>(?:cuối|hết) (?:mỗi )?(?:tháng|quý|tuần|ngày))(?:,| [^,;.\d]{0,30})?,? ?báo cáo"
)
_PLAIN = re.compile(
    r"báo cáo (?:kết quả |nhanh |tình hình |công tác )*(?P<every>tuần|tháng|quý)(?= (?:vào|trước|gửi|nộp|ngày|chậm)\b)"
)
# "báo cáo kết quả từng đợt"; with so many days after the round it is a deadline
_BY_ROUND = re.compile(
    r"báo cáo (?:kết quả |tình hình )*(?P<every>(?:theo )?(?:từng|mỗi) đợt)\b(?![^.;]*(?:\d{1,2} ngày|\d{1,2}(?:/| tháng )\d))"
)
# "báo cáo nhanh sau mỗi hoạt động trong vòng 24 giờ"
_AFTER_EACH = re.compile(
    r"báo cáo (?:nhanh |kết quả )*(?P<every>(?:ngay )?sau (?:mỗi|từng) (?:hoạt động|buổi|lần|cuộc)(?: [^\W\d_]+){0,2}?)(?=[.;,]|$| trong| chậm| trước)"
)
# "báo cáo khối lượng chiều thứ Sáu"
_ON_WEEKDAY = re.compile(
    r"báo cáo [^.;,\d]{0,40}(?P<every>(?:sáng|chiều|tối) thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7]))(?=[.;]|$)"
)
_AT_REVIEWS = re.compile(
    r"vào (?:các )?(?:dịp|kỳ) (?P<every>sơ kết[^.;,]{0,30}(?: và tổng kết)?(?:[^.;,]{0,20} năm)?|tổng kết[^.;,]{0,30})"
)
_ABOVE = "ubnd|ủy ban|hội đồng|đảng ủy|cấp trên|phòng|sở|huyện ủy|thị ủy|thành ủy|ban|liên đoàn|thường trực|trung ương"
_HEADS = r"(?:đồng chí )?(?:chủ tịch|bí thư|giám đốc|hiệu trưởng|chính trị viên|chỉ huy trưởng|trưởng (?:ban|công an|trạm|khối|cụm|phòng))"
_TOLD = (
    r"cấp trên|ubnd|ủy ban|ban|hội đồng|đảng ủy|lãnh đạo|trung ương|thường trực|sở|tỉnh|huyện ủy|thị ủy|thành ủy|liên đoàn|"
    r"hội (?=lhpn|nông dân|cựu|liên hiệp|chữ thập|người cao)|mttq"
)
_ROUTINE = re.compile(
    rf"báo cáo (?:kết quả |định kỳ )?(?:về |cho )?(?:{_ABOVE}) [^.;]{{0,60}}?(?:theo|đúng) (?:thời gian |thời hạn )?quy định"
    r"|tổng hợp,? (?:và )?báo cáo (?:sơ kết|tổng kết|kết quả|định kỳ)[^.;]{0,60} theo quy định"
    rf"|(?<!để )(?:tổng hợp(?: kết quả(?: thực hiện)?)?,? (?:và )?báo cáo (?:{_HEADS}|{_TOLD}))[^.;]{{0,200}}"
)
_COUNCIL = re.compile(r"(?:hội đồng|ban) thi đua ?[-,–]? ?khen thưởng")  # a body, not what is done
_REPORTS = re.compile(
    r"báo cáo|(?<!thông )báo (?:số liệu|kết quả|tiến độ)\b|thông tin (?:kết quả|tiến độ)\b"
)
_SENDS = re.compile(r"(?<!\w)(?:gửi|nộp)(?!\w)")
_NOT_ROUTINE = re.compile(
    r"xem xét|quyết định|khen thưởng|vướng mắc|khó khăn|phát sinh|đề xuất|chậm nhất|trước ngày"
)


def read_reporting(doc: Document, stretches: list[Stretch]) -> tuple[Reporting, ...]:
    """Duties to report again and again, or without any day."""
    found: list[Reporting] = []
    seen: set[int] = set()
    first = doc.type_block + 1 if doc.type_block is not None else 0
    for block in doc.blocks[first : doc.tail]:
        for start, end in _sentences(doc, block.body, block.end):
            low = doc.low[start:end]
            if start in seen or not (
                _REPORTS.search(low)
                or (
                    _SENDS.search(low)
                    and not re.search(r"hồ sơ|đăng ký|danh sách|(?:đảng|đoàn|hội) phí", low)
                    and any(p.search(low) for p in (_RECURS, _QUARTERLY, _QUARTER_DAY, _NEXT_MONTH))
                )
            ):
                continue
            duty = _duty(doc, start, end, stretches)
            if duty:
                seen.add(start)
                found.append(duty)
    return tuple(found)


def _sent_at(low: str) -> int:
    """Where a sentence says that something is reported or sent; -1 when it does not."""
    said = _REPORTS.search(low) or _SENDS.search(low)
    return said.start() if said else -1


_ANOTHER = re.compile(r",(?= báo cáo (?:tuần|tháng|quý|6 tháng|năm)\b)")  # each with its own day


def _sentences(doc: Document, start: int, end: int) -> list[tuple[int, int]]:
    places = []
    position = start
    while position < end:
        low, high = doc.sentence(position)
        low, high = max(low, position), min(max(high, position + 1), end)
        another = _ANOTHER.search(doc.low, low + 1, high)
        high = another.end() if another else high
        places.append((low, high))
        position = high
    return places


def _duty(doc: Document, start: int, end: int, stretches: list[Stretch]) -> Reporting | None:
    low = doc.low[start:end]
    at = _sent_at(low)
    match = _recurring(low, at)
    if match is None and not _has_day(start, end, stretches):
        match = (_BY_TERM if _BY_TERM.match(low.lstrip(" -+")) else _TERMS).search(low)
    for pattern in _REGULAR:
        match = match or pattern.search(low)
    if match is not None:
        return _regular(doc, start, end, match, at)
    return _routine(doc, start, end, stretches)


_REGULAR = (
    _QUARTERLY, _IN_REPORTS, _ON_DAY, _TIMES, _EVERY_SO, _IN_MONTHS, _MONTH_END, _QUARTER_DAY,
    _NEXT_MONTH, _PLAIN, _AT_THE_END, _BY_ROUND, _AFTER_EACH, _ON_WEEKDAY,
)  # fmt: skip


def _recurring(low: str, at: int) -> re.Match[str] | None:
    """ "định kỳ hằng quý", "hằng năm báo cáo", where it is of the report that is sent at `at`."""
    match = _PERIODIC.search(low)
    if match is not None and match.start() - 60 <= at:
        return match
    match = _RECURS.search(low)
    if match is None or _far(low, match):
        return None
    if _PLANS_YEARLY.search(low[: match.start()]) or _YEARLY_PLANS.match(low, match.end()):
        return None
    near = match.end() <= at <= match.end() + 80
    reports = low[at : match.start()].strip() == "báo cáo"
    sent = near or reports or re.match(r",? (?:gửi|nộp)\b", low[match.end() :])
    return match if sent or not match["every"].endswith("năm") else None


def _regular(doc: Document, start: int, end: int, match: re.Match[str], at: int) -> Reporting:
    """A duty that comes again, with its words from where the interval or the sending begins."""
    low, text = doc.low[start:end], doc.text[start:end]
    every = match["every"] or _when_else(low, match.end())
    shown = min(match.start(), at) if every is None or match.start() < at else at
    lead = re.search(r"(?:thứ \w+|chiều thứ \w+|sáng thứ \w+)? ?$", low[: match.start()])
    if every and lead and match.start() < at:
        shown = lead.start() if lead.group().strip() else match.start()
    stop = re.search(r"\s\(", low[shown:])
    words = text[shown : shown + stop.start()] if stop else text[shown:]
    return Reporting(
        every, _subject(text, low, match.start(), at), duties.addressee(low, text) or _direct(low, text),
        words.strip(" .;,"), doc.source.span(start, end),
    )  # fmt: skip


def _routine(doc: Document, start: int, end: int, stretches: list[Stretch]) -> Reporting | None:
    """A duty to report without any interval: "tổng hợp, báo cáo kết quả về UBND xã"."""
    text = doc.text[start:end]
    low = _COUNCIL.sub(
        lambda said: said.group().replace("khen thưởng", "k" * 11), doc.low[start:end]
    )
    match = _ROUTINE.search(low)
    if match is None or _NOT_ROUTINE.search(low[match.start() :]):
        return None
    close = low.find(";", match.end())
    if _has_day(start + match.start(), start + close if close > 0 else end, stretches):
        return None
    return Reporting(
        None, _actor(doc, start), _direct(low[match.start() :], text[match.start() :]),
        text[match.start() : match.end()].strip(" .;,"), doc.source.span(start, end),
    )  # fmt: skip


def _has_day(start: int, end: int, stretches: list[Stretch]) -> bool:
    return any(start <= one.start < end and one.role == FREE for one in stretches)


def _when_else(low: str, position: int) -> str | None:
    """How often, where "định kỳ" does not say it itself."""
    found = (
        _RECURS.search(low, position)
        or _QUARTER_DAY.match(low, position + 1 + 4 * low.startswith(" vào ", position))
        or _TIMES.match(low, position + 1)
        or _HALF_YEARLY.match(low, position)
        or _AT_REVIEWS.search(low, position)
    )
    return found["every"].strip() if found else None


# "kế hoạch giai đoạn và hằng năm, gửi …", "hằng năm xây dựng kế hoạch, …, gửi …"
_PLANS_YEARLY = re.compile(r"kế hoạch[^,;.]{0,20} $")
_YEARLY_PLANS = re.compile(
    r",? (?:các [^,;.]{2,30} )?(?:xây dựng|lập|ban hành) kế hoạch\b(?!.*báo cáo)"
)


def _far(low: str, match: re.Match[str]) -> bool:
    return abs(_sent_at(low) - match.start()) > 160


def _direct(low: str, text: str) -> str | None:
    match = re.search(
        r"báo cáo (?:kết quả [^.;,]{0,60}?(?:cho|về) )?(?P<to>(?:cấp trên|ubnd|ủy ban nhân dân|ủy ban mttq|ban |hội đồng|đảng ủy|thường trực)[^.;,]{0,80}?)"
        r"(?= (?:kết quả|theo|để|xem|về|trước|tình hình|tiến độ)|[.;,(]|$)", low)  # fmt: skip
    return text[slice(*match.span("to"))].strip() if match else None


def _subject(text: str, low: str, periodic: int, report: int) -> str | None:
    """Who reports: the words between the period and "báo cáo", or in front of both."""
    if periodic < report:
        between = re.search(
            r"(?:tuần|tháng|quý|năm|kỳ),? (?P<who>[^,.;:\d]{3,70}?)(?: (?:tổng hợp|gửi|có|phải|thực hiện))*,? ?báo cáo",
            low[periodic : report + 8],
        )
        if between and not re.match(
            r"(?:tổng hợp|gửi|có|đánh giá|kết quả|cuối|và)\b", between["who"]
        ):
            start = periodic + between.start("who")
            return text[start : start + len(between["who"])].strip()
    lead = re.match(
        r"^[-+\s]*(?:giao |đề nghị |yêu cầu )?(?P<who>[^,.;:\d]{3,80}?)(?: (?:tổng hợp|theo dõi|có trách nhiệm|thực hiện|báo cáo|định kỳ|chủ trì|hằng|hàng|tham mưu|đăng ký|chịu|phối hợp)|,)",
        low,
    )
    if (
        lead
        and lead.end() <= max(periodic, report) + 8
        and not lead["who"].startswith(("định kỳ", "hằng", "hàng", "tổng hợp", "báo cáo"))
    ):
        return text[lead.start("who") : lead.end("who")].strip()
    return None


def _actor(doc: Document, start: int) -> str | None:
    block = doc.block_at(start)
    head = re.match(
        r"^(?:giao )?([^(:,.;]{3,60}?)(?: \(| tham mưu| có trách| chủ trì| phối hợp|:|,| theo dõi)",
        doc.words(block),
    )
    return doc.text[block.body + head.start(1) : block.body + head.end(1)].strip() if head else None
