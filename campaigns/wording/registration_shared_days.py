"""Days that several works share, told once behind them: "đường 300tr và cầu 200tr, cùng khởi công
1/11, xong 30/12".
"""

from __future__ import annotations

import re

from campaigns.wording.text import fold

_TOGETHER = re.compile(
    r"[,;.]?\s*(?<!\w)(?:cung|deu|tat ca|ca hai|ca [2-9]|ca ba|2 cai|3 cai)\s+"
    r"(?=(?:khoi cong|kc|bat dau|lam|thi cong|xong|hoan thanh|ht|thuc hien|trong|tu) )"
)


def without_shared_days(text: str) -> tuple[str, str] | None:
    """What stands before the days that are told of all works, and these days."""
    said = fold(text)
    found = _TOGETHER.search(said)
    if found is None or len(said) != len(text):
        return None
    return text[: found.start()], text[found.end() :]
