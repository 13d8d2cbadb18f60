"""Days that several works share, told once behind them: "đường 300tr và cầu 200tr, cùng khởi công
1/11, xong 30/12", or behind a pause: "đường 300tr, cầu 200tr, khởi công 1/11".
"""

from __future__ import annotations

import re

from campaigns.wording.registration.clauses import DAY, SUM
from campaigns.wording.spelling.text import fold

_TOGETHER = re.compile(
    r"[,;.]?\s*(?<!\w)(?:cung|deu|tat ca|ca hai|ca [2-9]|ca ba|2 cai|3 cai)\s+"
    r"(?=(?:khoi cong|kc|bat dau|lam|thi cong|xong|hoan thanh|ht|thuc hien|trong|tu) )"
)
_BEHIND = re.compile(
    r"\s*(?:(?<![0-9]),|,(?![0-9])|[;\n]|\.\s)\s*(?=(?:(?:du kien|thoi gian|tg|thi cong|lam|cung|deu)[\s:]+)*"
    r"(?:khoi cong|kc|bat dau|tu|trong|xong|hoan thanh|ht|thuc hien|[0-9]{1,2}/[0-9]{1,2})(?![a-z]))"
)
# the same without a pause, as a telephone writes what it hears
_AT_ONCE = re.compile(
    r"\s+(?=(?:du kien|lam|man|deu|cung)?\s*(?:khoi cong|kc|bat dau|tu (?:mai|ngay|dau|cuoi|thang|tuan|mung|[0-9]))(?![a-z]))"
)
_LONGEST = 80  # of days told behind a pause


def days_behind(text: str) -> tuple[str, str, bool] | None:
    """What stands before the days behind the last sum, these days, and whether a pause parts them."""
    said = fold(text)
    last = max((found.end() for found in SUM.finditer(said)), default=len(said))
    parted = _BEHIND.match(said, last)
    pause = parted or _AT_ONCE.match(said, last)
    if pause is None or len(said) != len(text) or len(said) - pause.end() > _LONGEST:
        return None
    days = text[pause.end() :]
    return (text[:last], days, parted is not None) if DAY.search(fold(days)) else None


def without_shared_days(text: str) -> tuple[str, str] | None:
    """What stands before the days that are told of all works, and these days."""
    said = fold(text)
    found = _TOGETHER.search(said)
    if found is None or len(said) != len(text):
        return None
    return text[: found.start()], text[found.end() :]
