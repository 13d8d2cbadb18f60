"""Dates, months and hours among sums, which are no money: "1/2 tỷ" is no date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaigns.wording.money.units import is_measure, scale_at
from campaigns.wording.spelling.text import Token

_DATE = re.compile(r"[0-9]{1,2}(?:/[0-9]{1,2}(?:/[0-9]{2,4})?|([.-])[0-9]{1,2}\1[0-9]{4})(?![0-9])")
_DAY_MONTH = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])[.-](?:0?[1-9]|1[0-2])(?![0-9])(?![.,][0-9])")
_MONTH = re.compile(r"[0-9]{1,2}/20[0-9]{2}(?![0-9])")
_HOUR = re.compile(
    r"[0-9]{1,2} ?(?:h|giờ|gio)(?: ?(?:[0-9]{2}|rưỡi|ruoi))?(?![^\W_])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DayHere:
    """A date, month or hour; `share` when money follows it, so that it is a fraction."""

    end: int
    share: bool = False


def day_at(
    text: str, tokens: list[Token], index: int, *, only_days: bool = False
) -> DayHere | None:
    """The date at `index`, with `only_days` no month of a year and no hour."""
    token = tokens[index]
    if not token.number:
        return None
    for pattern in (_DATE,) if only_days else (_MONTH, _DATE, _DAY_MONTH, _HOUR):
        match = pattern.match(text, token.start)
        if match is None:
            continue
        end = index
        while end < len(tokens) and tokens[end].end <= match.end():
            end += 1
        money = bool(scale_at(tokens, end)[0]) or is_measure(tokens, end)
        if money and pattern is _DAY_MONTH:
            return None  # 10-12 triệu, 1.5 tỷ
        return DayHere(end, share=money)
    return None
