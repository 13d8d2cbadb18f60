"""The day on which a campaign is launched: "từ ngày phát động" is reckoned from it, and it is one deadline."""

from __future__ import annotations

import re
from datetime import date

from campaigns.planreader.days import dates, duties
from campaigns.planreader.days.roles import FREE, Stretch
from campaigns.planreader.model import Deadline
from campaigns.planreader.text.outline import Document

# how long others have for it ("các xã phát động xong trước ngày …") is not its day
_LAUNCH = re.compile(
    rf"(?:^|lễ |tổ chức |ngày |thời gian |thời điểm )(?:phát động|ký kết|ra quân)(?:(?!xong|trước|chậm|muộn| \d{{1,2}}(?:/| tháng ))[^.;:]){{0,90}}(?::(?!.*(?:xong|trước|chậm|muộn) )[^.;:\d]{{0,90}})?[ :]?(?:{dates.HOUR}[, ]*)?(?:(?:sáng|chiều|tối|thứ \w+|chủ nhật)[, ]*){{0,2}}(?:ngày )?$"
)
_BEGUN = re.compile(r"phát động|ký kết|giao ước|cam kết|ra quân")


def from_launch(doc: Document, one: Stretch) -> bool:
    """ "từ ngày phát động", "từ ngày ký kết": which may be another day than that of issue."""
    return one.opening.kind == dates.NOW and names_launch(doc, one.opening)


def names_launch(doc: Document, one: dates.Mention) -> bool:
    """Whether the words of a "từ ngày …" name the launch, not the issue."""
    return bool(_BEGUN.search(doc.low, one.start, one.end))


def launched(doc: Document, stretches: list[Stretch]) -> date | None:
    """The day of the launch, where the plan prints exactly one."""
    days = {
        one.first
        for one in stretches
        if one.role == FREE
        and one.closing is None
        and one.opening.kind == dates.DAY
        and _LAUNCH.search(doc.low[doc.block_at(one.start).body : one.start])
    }
    return days.pop() if len(days) == 1 else None


def launched_once(found: list[Deadline]) -> tuple[Deadline, ...]:
    """ "Thời gian phát động: 25/3", and below "Lễ phát động lúc 8 giờ ngày 25/3": one launch, with its hour."""
    kept: list[Deadline] = []
    launches: dict[date, int] = {}
    for one in found:
        at = (
            launches.setdefault(one.due_on, len(kept))
            if _launches(one) and one.due_on
            else len(kept)
        )
        if at == len(kept):
            kept.append(one)
        elif one.hour and not kept[at].hour:
            kept[at] = one
    return tuple(kept)


def _launches(one: Deadline) -> bool:
    named = "phát động" in one.what.lower()
    return named and one.kind == duties.LAUNCH and one.bound == "on"
