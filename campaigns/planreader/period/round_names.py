"""What a round of a campaign is called ("Đợt 1", "Giai đoạn II", "Bước thứ ba"), and which one a name means."""

from __future__ import annotations

import re

PHASE = re.compile(
    r"(?<!\w)(?P<name>(?:đợt|giai đoạn|bước|chặng)(?: thi đua)?(?: cao điểm)?(?: thứ)?(?: số)? "
    r"(?P<number>\d{1,2}|[ivx]{1,4}|i[1l]{1,2}|một|hai|ba|bốn|năm|nhất|nhì|tư|đầu)(?!\w)(?![/.,]\d)(?! (?:tháng(?! \d)|ngày(?! \d)|tuần)\b))"
)
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "il": 2, "ill": 3, "i1": 2, "i11": 3, "một": 1, "nhất": 1, "đầu": 1,
            "hai": 2, "nhì": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5}  # fmt: skip


def round_of(named: re.Match[str]) -> tuple[str, int | str]:
    """Which round a name means: "Đợt I", "đợt thứ nhất" and "đợt thi đua 1" are one."""
    kind = re.match("đợt|giai đoạn|bước|chặng", named["name"])
    peak = " cao điểm" if "cao điểm" in named["name"] else ""
    number = named["number"]
    said = int(number) if number.isdigit() else _NUMBERS.get(number, number)
    return (kind.group() if kind else "") + peak, said
