"""Contradictions inside a plan: pointed out with both readings, never decided."""

from __future__ import annotations

import itertools
import re
from datetime import date

from campaigns.planreader.days import dates
from campaigns.planreader.days.roles import ANNIVERSARY, CITED, POSTED, Stretch
from campaigns.planreader.head.read import Head
from campaigns.planreader.model import Deadline, Issue, Phase
from campaigns.planreader.period.read import Times
from campaigns.planreader.text.outline import Document
from campaigns.wording.dates.scan import is_hour

_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_SHOWN = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAY = re.compile(
    rf"{dates.NO_ROUND}(thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),? ?\(? ?(?:ngày )?\d{{1,2}} ?(?:[/.-]|tháng)"
)
_CLOCK = r"(?P<h>\d{1,2}) ?(?:(?:giờ|h|g)(?: ?(?P<min>\d{2}))?|:(?P<minute>\d{2}))(?: ?phút)?"
_CLOCK_BEFORE = re.compile(rf"(?<![\d/.,:])(?<!trong )(?<!vòng ){_CLOCK},? ?(?:của )?$")
_CLOCK_AFTER = re.compile(rf",? ?(?:vào )?(?:lúc |hồi ){_CLOCK}(?![\w/])")
_YEARS_OF = re.compile(r"(?<!\d)(\d{1,3}) năm(?=[^().;\n]{0,140}\(? ?$)")
_LISTED = re.compile(
    r"(?P<n>\d{1,2}) (?P<noun>xã|thôn|xóm|ấp|bản|tuyến đường|tuyến|công trình|mô hình|trường|khu dân cư|tổ dân phố)\b[^().;:\n\d“\"]{0,80}\((?:gồm:? ?)?(?P<list>(?!không |có |ghi |nêu |tên |họ )[^()\n]{3,200})\)"
)


def show(day: date) -> str:
    """A day as offices print it."""
    return (
        f"{day.day:02d}/{day.month:02d}/{day.year}"
        if day.month < 3
        else f"{day.day:02d}/{day.month}/{day.year}"
    )


def read_conflicts(
    doc: Document, stretches: list[Stretch], times: Times, deadlines: tuple[Deadline, ...], head: Head
) -> tuple[Issue, ...]:  # fmt: skip
    """Everything in the text that cannot all be right."""
    found: list[Issue] = []
    for other in head.spellings:
        mine = head.issuer.text if head.issuer else ""
        found.append(Issue(f"Tên cơ quan viết hai kiểu: “{mine}” và “{other.text}”.", other.at))
    found += _period(doc, times)
    found += _phases(times.phases, times, stretches)
    found += _single_days(doc, stretches, head.issued_on)
    found += _deadlines(deadlines, times, head.issued_on)
    found += _lists(doc)
    return tuple(found)


def _period(doc: Document, times: Times) -> list[Issue]:
    found = []
    period = times.period
    if period.at and period.starts_on and period.ends_on and period.starts_on > period.ends_on:
        found.append(
            Issue(
                f"Ngày bắt đầu {show(period.starts_on)} sau ngày kết thúc {show(period.ends_on)}.",
                period.at,
            )
        )
    for other in times.rivals:
        starts = other.first and period.starts_on and other.first != period.starts_on
        ends = other.last and period.ends_on and other.last != period.ends_on
        if starts or ends:
            said = doc.text[other.start : other.end].strip()
            first = show(period.starts_on) if period.starts_on else "?"
            last = show(period.ends_on) if period.ends_on else "?"
            found.append(
                Issue(f"Thời gian ghi hai kiểu: {first} - {last} và “{said}”.", doc.at(other.start))
            )
    return found


def _phases(phases: tuple[Phase, ...], times: Times, stretches: list[Stretch]) -> list[Issue]:
    found = []
    period = times.period
    months = {one.first for one in stretches if one.opening.kind == dates.MONTH}
    for phase in phases:
        if phase.starts_on and phase.ends_on and phase.starts_on > phase.ends_on:
            found.append(Issue(f"{phase.name} bắt đầu sau khi kết thúc.", phase.at))
        if phase.ends_on and period.ends_on and phase.ends_on > period.ends_on:
            found.append(Issue(
                f"{phase.name} kết thúc {show(phase.ends_on)}, sau khi cả đợt kết thúc {show(period.ends_on)}.", phase.at))  # fmt: skip
        if period.starts_on and phase.starts_on == period.starts_on.replace(month=1, day=1):
            continue  # "Giai đoạn 1 (năm 2025)" of a plan that begins in March
        if period.starts_on and phase.starts_on == period.starts_on.replace(day=1) in months:
            continue  # "từ tháng 8/2025" of a plan that begins on the 18th
        if phase.starts_on and period.starts_on and phase.starts_on < period.starts_on:
            found.append(Issue(
                f"{phase.name} bắt đầu {show(phase.starts_on)}, trước khi cả đợt bắt đầu {show(period.starts_on)}.", phase.at))  # fmt: skip
    for one, two in itertools.pairwise(phases):
        if (
            one.ends_on
            and two.starts_on
            and one.starts_on
            and one.starts_on <= two.starts_on < one.ends_on
        ):
            found.append(Issue(f"{one.name} và {two.name} chồng lên nhau.", two.at))
    return found


def _single_days(doc: Document, stretches: list[Stretch], issued_on: date | None) -> list[Issue]:
    found = []
    for one in stretches:
        if one.role == POSTED:
            continue
        for mention in one.mentions:
            printed = doc.text[mention.start : mention.end]
            if mention.kind == dates.WRONG:
                found.append(
                    Issue(f"“{printed}” không phải là ngày có thật.", doc.at(mention.start))
                )
            found += _clock(doc, mention)
            if mention.kind == dates.DAY and mention.first:
                found += _weekday(doc, mention, mention.first)
        first = one.opening.first
        if (
            one.role == CITED
            and issued_on
            and first
            and one.opening.kind == dates.DAY
            and first > issued_on
        ):
            found.append(Issue(
                f"Văn bản căn cứ ghi ngày {show(first)}, sau ngày ban hành {show(issued_on)}.", doc.at(one.start)))  # fmt: skip
        found += _anniversary(doc, one)
    return found


def _clock(doc: Document, mention: dates.Mention) -> list[Issue]:
    """ "27 giờ ngày 20/11/2023", "20/11/2023 lúc 14h75": an hour that no clock shows."""
    before = _CLOCK_BEFORE.search(doc.low, max(0, mention.start - 24), mention.start)
    for match in (before, _CLOCK_AFTER.match(doc.low, mention.end)):
        if match and not is_hour(int(match["h"]), int(match["min"] or match["minute"] or 0)):
            printed = doc.text[match.start("h") : match.end()].strip(" ,")
            return [Issue(f"“{printed}” không phải là giờ có thật.", doc.at(mention.start))]
    return []


def _weekday(doc: Document, mention: dates.Mention, day: date) -> list[Issue]:
    match = _WEEKDAY.search(doc.low, max(0, mention.start - 16), mention.end)
    if match is None:
        return []
    said = match.group(1)
    number = int(said[-1]) - 2 if said[-1].isdigit() else _WEEKDAYS.index(said)
    if day.weekday() == number:
        return []
    return [
        Issue(
            f"{show(day)} là {_SHOWN[day.weekday()]}, văn bản ghi {_SHOWN[number]}.",
            doc.at(mention.start),
        )
    ]


def _anniversary(doc: Document, one: Stretch) -> list[Issue]:
    """ "kỷ niệm 60 năm (16/12/1964 - 16/12/2025)"."""
    if one.role != ANNIVERSARY or one.closing is None or not one.first or not one.last:
        return []
    said_years = _YEARS_OF.findall(doc.low, max(0, one.start - 180), one.start)[-1:]  # the nearest
    years = one.last.year - one.first.year
    if (
        not said_years
        or int(said_years[0]) == years
        or (one.first.month, one.first.day) != (one.last.month, one.last.day)
    ):
        return []
    said = doc.text[one.start : one.end]
    return [
        Issue(f"Ghi kỷ niệm {said_years[0]} năm nhưng {said} là {years} năm.", doc.at(one.start))
    ]


def _deadlines(
    deadlines: tuple[Deadline, ...], times: Times, issued_on: date | None
) -> list[Issue]:
    found = []
    for one in deadlines:
        last = one.last_day
        if last and issued_on and last < issued_on:
            found.append(
                Issue(f"Hạn “{one.text}” đã qua trước ngày ban hành {show(issued_on)}.", one.at)
            )
        ends = times.period.ends_on
        if one.kind == "registration" and last and ends and last > ends:
            found.append(
                Issue(
                    f"Hạn đăng ký “{one.text}” sau khi đợt thi đua kết thúc {show(ends)}.", one.at
                )
            )
        if one.bound == "window" and one.window is None and one.due_on:
            found.append(Issue(f"“{one.text}”: ngày đầu sau ngày cuối.", one.at))
    found += _two_ends(deadlines, times.phases)
    seen: dict[tuple[str, str], Deadline] = {}
    for one in deadlines:
        key = (one.kind, re.sub(r"\W+", " ", one.what.lower()).strip())
        other = seen.setdefault(key, one)
        if (
            other is not one
            and one.at != other.at
            and one.kind in ("registration", "report")
            and other.due_on
            and one.due_on
            and other.due_on != one.due_on
        ):
            found.append(
                Issue(f"Cùng một việc có hai hạn: “{other.text}” và “{one.text}”.", one.at)
            )
    return found


_SEVERAL = 2
_SUMMARY = re.compile(
    r"(?:thời gian )?tổng kết(?: (?:đợt|phong trào)(?: thi đua)?)?(?= tổ chức|[,:]|$)"
)


def _two_ends(deadlines: tuple[Deadline, ...], phases: tuple[Phase, ...]) -> list[Issue]:
    """ "Tổng kết" of the whole on two days; "tổng kết đợt" of several rounds is of each."""
    whole = [one for one in deadlines if one.due_on and _SUMMARY.match(one.what.lower())]
    of_files = [one.at for one in deadlines if re.search(r"khen|hồ sơ", one.what.lower())]
    whole = [one for one in whole if one.at not in of_files]
    whole = [one for one in whole if len(phases) < _SEVERAL or "đợt" not in one.what.lower()]
    return [
        Issue(f"Tổng kết ghi hai ngày: “{one.text}” và “{two.text}”.", two.at)
        for one, two in itertools.pairwise(whole)
        if one.due_on != two.due_on and not _of_two_rounds(one, two, phases)
    ]


def _of_two_rounds(one: Deadline, two: Deadline, phases: tuple[Phase, ...]) -> bool:
    """ "Đợt 1: … Tổng kết: 20/11. Đợt 2: … Tổng kết: 09/01": a round begins between them."""
    return any(one.at.start < phase.at.start <= two.at.start for phase in phases)


def _lists(doc: Document) -> list[Issue]:
    """ "03 tuyến đường (thôn Đông, thôn Đoài)": a count that does not fit its list."""
    found = []
    for match in _LISTED.finditer(doc.low):
        items = [item for item in re.split(r"[,;]| và ", match["list"]) if item.strip()]
        named = all(
            re.match(
                r" ?(?:xã|thôn|xóm|ấp|bản|tuyến|khu|tổ|trường|công trình|mô hình)? ?[^\W\d_]", item
            )
            for item in items
        )
        listed = doc.text[match.start("list") : match.end("list")]
        proper = sum(
            1 for item in re.split(r"[,;]| và ", listed) if any(letter.isupper() for letter in item)
        )
        count = int(match["n"])
        if len(items) >= 2 and named and proper == len(items) and len(items) != count:
            found.append(Issue(
                f"Ghi {match['n']} {match['noun']} nhưng kể {len(items)}: “{listed}”.", doc.at(match.start())))  # fmt: skip
    return found
