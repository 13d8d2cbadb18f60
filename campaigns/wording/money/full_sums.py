"""Sums written out to the last nought, given the word they lack: "60.000.000" is "60.000.000đ".

An officer's list, a bill or a table has no "triệu" behind its sums; with the unit said they part
works, end names and stand before days as every other sum does.
"""

from __future__ import annotations

import re

from campaigns.wording.money.units import is_measure
from campaigns.wording.spelling.text import fold, tokenise

_FULL = re.compile(
    r"(?<![\w+/])(?<![0-9][.,'-])(?:[1-9][0-9]{0,2}(?:([.,'])[0-9]{3})(?:\1[0-9]{3}){1,2}|[1-9][0-9]{3,6}000"
    r"|[1-9][0-9]{0,2}(?: [0-9]{3}){2,3}(?! [0-9]))(?![^\W_]|[.,'/-]?[0-9])"
)
_OWN_UNIT = re.compile(
    r" ?(?:%|[$^]|\( ?(?:tr|ty|ngh)|(?:d|do|dog|don[gh]?|dongg|vnd|viet nam|tr|trd|trieu|nghin|ngan|k|ty|won|yen|bath?|kip|euro?|usd|do la)(?![a-z]))"
)
_TIMES = re.compile(r" ?(?:ngay|tuan|thang|nam|gio|quy|lan|dot)(?![a-z])")  # what no sum counts
_BEHIND = 12
# "25-30.000.000": the noughts are said once for both
_SAID_ONCE = re.compile(
    r"(?<![\w.,/-])([1-9][0-9]{0,2})( ?(?:-|đến|tới|den|toi) ?)([1-9][0-9]{0,2})([.,' ]?000)\4(?![\w.,])"
)


def with_dong(text: str) -> str:
    """A cleaned text in which every sum that is written out in full ends in "đ", or "d"."""
    if "00" not in text:
        return text
    return _FULL.sub(_said, _SAID_ONCE.sub(_range, text))


def _range(match: re.Match[str]) -> str:
    low, sign, high, _ = match.groups()
    return f"{low}{sign}{high} triệu" if int(low) < int(high) else match.group()


def _said(match: re.Match[str]) -> str:
    behind = match.string[match.end() : match.end() + _BEHIND]
    counts = is_measure(tokenise(behind), 0) and not _TIMES.match(fold(behind))
    if counts or _OWN_UNIT.match(fold(behind)):
        return match.group()
    return match.group() + ("d" if match.string.isascii() else "đ")  # plain text stays plain
