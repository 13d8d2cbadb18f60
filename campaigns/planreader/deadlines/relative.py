"""Deadlines counted from something else: "sau 05 ngày kể từ khi kết thúc đợt", "05 ngày làm việc kể từ ngày …".

The day is reckoned only when its anchor is known; else the words are kept and the day is asked.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from campaigns.planreader.days import dates, duties
from campaigns.planreader.days.launch_day import launched
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.deadlines.at_events import at_events
from campaigns.planreader.deadlines.lasting import lasting
from campaigns.planreader.model import Deadline
from campaigns.planreader.period.read import Times
from campaigns.planreader.period.round_names import PHASE, round_of
from campaigns.planreader.text.outline import Document
from campaigns.planreader.text.source import lowered

_COUNT = r"(?P<n>\d{1,3})(?: ?\([^()]{1,20}\))? ngày(?P<work> làm việc)?"
_FROM = r"(?P<from>(?:kể |tính )?(?:từ|sau)(?: khi| ngày)?[^.;:\n]{0,60}|sau (?:khi )?kết thúc[^.;:,\n]{0,40})"
_RELATIVE = re.compile(
    rf"(?P<lead>trong(?: (?:vòng|thời hạn|thời gian))?|chậm nhất(?: là)?(?: sau| trong)?(?: vòng)?|muộn nhất(?: là)?(?: sau)?|"
    rf"không quá|sau|trước)? ?{_COUNT},? {_FROM}"
)
_COUNTED_AFTER = re.compile(
    r"sau (?:(?:(?:khi )?kết thúc )?(?P<each>mỗi |từng )|khi kết thúc |kết thúc |(?P<launch>khi |lễ |ngày )(?=(?:phát động|ra quân|ký kết)\b))(?:đợt|phong trào|giai đoạn|cuộc vận động|chiến dịch|chuyên đề|cuộc thi|hội thi|phát động|ra quân|ký kết)(?: [^\W\d_]+| \d(?= ))"
    r"{0,5}?,? (?P<n>\d{1,2}) ngày(?P<work> làm việc)?(?![^,.;]{0,10} (?:kể|tính))"
)
# "kết thúc đợt thi đua, trong vòng 05 ngày các thôn …", "sau mỗi đợt, … chậm nhất 05 ngày"
_COUNTED_WITHIN = re.compile(
    r"(?:kết thúc|tổng kết|sau|hết(?= (?:mỗi|từng))) (?P<each>mỗi |từng )?(?:đợt|phong trào|giai đoạn|chặng|bước|cuộc vận động|chiến dịch)(?:[^.;\n]{0,200}?(?!sau)| (?=sau \d))"
    r"(?P<text>(?:trong(?: vòng| thời hạn| thời gian)?|(?:chậm|muộn) nhất(?: là)?(?: trong| sau)?(?: vòng)?|không quá|sau) (?P<n>\d{1,2}) ngày"
    r"(?P<work> làm việc)?)(?!(?: làm việc)?,? (?:kể|tính|sau|từ|đêm|đầu|giữa|cuối))"
)
_ENDED = re.compile(
    r"kết thúc(?! học kỳ| (?:việc |thời (?:gian|hạn) )?(?:nhận|tiếp nhận|đăng ký|nộp|chấm|thẩm định))|bế mạc"
)
_ISSUED = re.compile(
    r"ban hành|ngày ký(?! (?:kết|cam kết|giao ước|hợp đồng|thỏa thuận|biên bản))|ký kế hoạch"
)
_LONGEST = 400  # days counted at most; a plan that says more is not counting days
_EACH = re.compile(r"(?:mỗi|từng) (?:đợt|giai đoạn|chặng|bước)|các (?:đợt|chặng)")

# "trong 05 ngày kể từ ngày nhận đơn", "từng công trình": how fast each is dealt with, not when
_ANY_CASE = re.compile(
    r"được (?:công nhận|phê duyệt|chấp thuận)|nhận (?:được |đủ )?(?:đơn|phản ánh|kiến nghị|thông báo)|nghiệm thu|phát sinh|xảy ra|có (?:văn bản|đơn|yêu cầu|đề nghị|đăng ký)|báo (?:cáo )?(?:đã )?hoàn thành|đề nghị nghiệm thu"
)
_CASE_BY_CASE = re.compile(
    r"(?:từng|mỗi) (?!đợt|giai đoạn|chặng|bước|kỳ|lần|vòng|đơn vị|thôn|xã)[^.;]{2,40}$"
)

_LIMIT = re.compile(r"chậm|muộn|không quá")  # binds whatever is to be done
# "kéo dài 100 ngày, tính từ ngày 05/9": how long it lasts
_LASTS = re.compile(r"(?:kéo dài|diễn ra)(?: trong)? ?$")

Claimed = list[tuple[int, int]]


def read_relative(
    doc: Document,
    stretches: list[Stretch],
    times: Times,
    issued_on: date | None,
    holidays: frozenset[date],
    limit: int,
) -> tuple[list[tuple[int, Deadline]], Claimed]:
    """Deadlines without a printed day of their own, and the places whose dates they explain."""
    found, claimed = lasting(doc, stretches, times.used, limit)
    for match in _RELATIVE.finditer(doc.low, 0, limit):
        start, end = match.start(), _cut(match, stretches)
        if any(low <= match.start("n") < high for low, high in claimed):
            continue
        clause = doc.low[slice(*doc.sentence(start))]
        limit_said = _LIMIT.match(match["lead"] or "")
        if not limit_said and not duties.is_duty(clause.replace(doc.low[start:end], " ")):
            continue
        if _names_window(match, stretches):
            continue
        if any(match.start("from") <= used < end for used in times.used):
            continue  # "60 ngày, tính từ ngày 01/11/2021 (ngày phát động)" is the period
        if _LASTS.search(doc.low, max(0, start - 30), start):
            claimed.append((start, end))
            continue
        if _ANY_CASE.search(match["from"]) or _CASE_BY_CASE.search(
            doc.low, max(0, start - 60), start
        ):
            claimed.append((start, end))
            continue
        claimed.append((start, end))
        due = _reckoned(doc, match, end, stretches, times, issued_on, holidays)
        if due or limit_said or duties.is_duty(clause.replace(doc.low[start:end], " ")):
            found.append((start, _counted(doc, match, end, due)))
    found += _counted_after(doc, stretches, times, limit) + _counted_within(
        doc, times, limit, holidays
    )
    found += at_events(doc, stretches, limit)
    return found, claimed


def _names_window(match: re.Match[str], stretches: list[Stretch]) -> bool:
    """ "90 ngày, từ ngày 08/3 đến ngày 05/6": how long it lasts, not how long after what."""
    start = match.start("from")
    return any(start <= one.start <= start + 12 and one.closing is not None for one in stretches)


def _cut(match: re.Match[str], stretches: list[Stretch]) -> int:
    """The end of the anchor: its date, or the clause before the next verb."""
    near = [one for one in stretches if match.start() <= one.start < match.end() + 12]
    near.sort(key=lambda one: one.opening.kind == dates.NOW)  # "từ ngày phát động 02/10": the day
    for one in near:
        if "," in match.string[match.start("from") : one.start]:
            continue  # "kể từ ngày bàn giao, nhưng không quá ngày 31/12"
        if one.opening.kind != dates.NOW or one.start < match.end():
            return max(match.start("from") + 4, one.end)
    words = match["from"]
    stop = re.search(r",|\b(?:gửi|nộp|báo cáo|để|các|hội đồng|phải|và)\b", words[4:])
    return match.start("from") + (stop.start() + 4 if stop else len(words))


def _reckoned(
    doc: Document,
    match: re.Match[str],
    end: int,
    stretches: list[Stretch],
    times: Times,
    issued_on: date | None,
    holidays: frozenset[date],
) -> date | None:
    words = doc.low[match.start("from") : end]
    anchor: date | None = None
    for one in stretches:
        if match.start("from") <= one.start < end and one.opening.kind == dates.DAY:
            anchor = one.first
    if anchor is None and _ENDED.search(words):
        anchor = _ending(doc, match, words, times)
    elif anchor is None and _ISSUED.search(words):
        anchor = issued_on
    elif anchor is None and "phát động" in words:
        anchor = launched(doc, stretches)
    if anchor is None or match["lead"] == "trước":
        return None
    count = int(match["n"])
    if match["work"]:
        return _after_working_days(anchor, count, holidays)
    return _after_days(anchor, count)


def _ending(doc: Document, match: re.Match[str], words: str, times: Times) -> date | None:
    """The end of the phase the sentence names, else of the campaign."""
    sentence = doc.low[slice(*doc.sentence(match.start()))]
    if _EACH.search(sentence):
        return None
    named = PHASE.search(words) or PHASE.search(sentence)
    if named and named["number"] != "đầu":
        for phase in times.phases:
            its = PHASE.match(lowered(phase.name))
            if its and round_of(its)[1] == round_of(named)[1]:
                return phase.ends_on
        return None
    return times.period.ends_on


def _counted(doc: Document, match: re.Match[str], end: int, due: date | None) -> Deadline:
    low, high = doc.sentence(match.start())
    lead = match["lead"] or ""
    by = bool(match["work"]) or lead.startswith(("trong", "chậm", "muộn", "không"))
    words = doc.low[low:high]
    body = doc.block_at(match.start()).body
    rest = doc.text[max(low, body) : match.start()] + " " + doc.text[end:high]
    note = None if due else "Không rõ ngày mốc: cần hỏi."
    return Deadline(
        duties.in_brief(rest), due, duties.kind_of(rest.lower()), "by" if by else "on", due,
        doc.text[match.start() : end].strip(" ,"), doc.source.span(low, high),
        duties.addressee(words, doc.text[low:high]), None, None, note,
    )  # fmt: skip


def _counted_within(
    doc: Document, times: Times, limit: int, holidays: frozenset[date]
) -> list[tuple[int, Deadline]]:
    """So many days for a duty, counted from the end that the sentence names before."""
    found = []
    for match in _COUNTED_WITHIN.finditer(doc.low, 0, limit):
        start, end = match.span("text")
        low, high = doc.sentence(start)
        rest = doc.text[max(low, match.start()) : start] + " " + doc.text[end:high]
        if not duties.is_duty(rest.lower()):
            continue
        ends = None if match["each"] else _ending(doc, match, match.group(), times)
        count, by = int(match["n"]), bool(match["work"]) or not match["text"].startswith("sau")
        due = None
        if ends:
            due = (
                _after_working_days(ends, count, holidays)
                if match["work"]
                else _after_days(ends, count)
            )
        found.append(
            (start, Deadline(
                duties.in_brief(rest), due, duties.kind_of(rest.lower()), "by" if by else "on", due, doc.text[start:end],
                doc.source.span(low, high), duties.addressee(doc.low[low:high], doc.text[low:high]), None, None,
                None if due else "Không rõ ngày mốc: cần hỏi.",
            ))
        )  # fmt: skip
    return found


def _counted_after(
    doc: Document, stretches: list[Stretch], times: Times, limit: int
) -> list[tuple[int, Deadline]]:
    """ "Sau mỗi đợt thi đua 05 ngày", "sau khi kết thúc đợt 5 ngày": the count stands behind the event."""
    found = []
    for match in _COUNTED_AFTER.finditer(doc.low, 0, limit):
        low, high = doc.sentence(match.start())
        body = doc.block_at(match.start()).body
        rest = doc.text[max(low, body) : match.start()] + " " + doc.text[match.end() : high]
        if not duties.is_duty(rest.lower()):
            continue
        ends = None if match["each"] else _ending(doc, match, match.group(), times)
        if match["launch"]:
            ends = launched(doc, stretches)
        due = _after_days(ends, int(match["n"])) if ends and not match["work"] else None
        found.append(
            (match.start(), Deadline(
                duties.in_brief(rest), due, duties.kind_of(rest.lower()), "on", due, doc.text[match.start() : match.end()],
                doc.source.span(low, high), duties.addressee(doc.low[low:high], doc.text[low:high]), None, None,
                None if due else "Không rõ ngày mốc: cần hỏi.",
            ))
        )  # fmt: skip
    return found


def _after_days(anchor: date, count: int) -> date | None:
    """The day `count` calendar days after `anchor`."""
    return anchor + timedelta(days=count) if 0 <= count <= _LONGEST else None


def _after_working_days(anchor: date, count: int, holidays: frozenset[date]) -> date | None:
    """The `count`-th working day (Monday to Friday, no holiday) after `anchor`."""
    if not 0 <= count <= _LONGEST:
        return None
    day = anchor
    for _ in range(_LONGEST * 3):
        if count == 0:
            return day
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            count -= 1
    return None
