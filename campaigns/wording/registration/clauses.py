"""What a clause of a message is: a work with its sum, a field of one, or a share of its money."""

from __future__ import annotations

import re

from campaigns.wording.money.words import CUES, Cue
from campaigns.wording.registration.words import PARTS, Part
from campaigns.wording.spelling.text import fold, tokenise

# a sum is said in a dozen words at most: looked for without end, a message of number words took long
SUM = re.compile(
    r"(?<![0-9])(?<![0-9][.,])[0-9](?:[0-9.,]*[0-9])?\s*(?:trvnd|trd|tr|trieu|ty|ti|k|nghin|ngan|cu|d|dong|vnd)(?![a-z])"
    r"|(?<!\w)(?:(?:mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi|tram|chuc|lam|linh|le|ruoi)\s+){1,12}+"
    r"(?:trieu|ty|ti|nghin|ngan)(?!\w)"
)
_ALSO_OTHER_WORDS = frozenset(("den", "tu", "toi", "han"))
DAYS = re.compile(r"(?<![0-9/.])[0-9]{1,2}[/.-][0-9]{1,2}(?![0-9])")
_MONTHS = re.compile(r"(?<!\w)thang (?=\w)")
DAY = re.compile(
    r"[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}|thang|tuan|ngay|quy|(?<!\w)(?:tet|cuoi nam|dau nam)(?!\w)"
)
_SHARE = re.compile(
    r"(?:dot|doan|giai doan|phan|lan|them|trong do|con lai|con|rieng|tong|ca|moi|nha nuoc|xa|huyen|dan|ba con"
    r"|nhan dan|doanh nghiep|ung ho|gop|dong gop|ho tro|tien|mua|thue|cong tho|vat lieu|chi)\b"
)


def is_work(text: str) -> bool:
    """Whether a part has a sum, so that it is a work and not a field of one."""
    return SUM.search(fold(text)) is not None


def is_field(text: str) -> bool:
    """Whether a part only says the sum, the dates or the payer of one work."""
    if SUM.match(fold(text)):
        return True  # "80 triệu và 3 triệu, giỗ tổ làm"
    tokens = tokenise(text)
    part, cue = PARTS.at(tokens, 0), CUES.at(tokens, 0)
    if cue is not None and cue.meaning in (Cue.PEOPLE, Cue.PAYER, Cue.PART, Cue.TOTAL):
        return True
    if part is not None and part.end == 1 and tokens[0].fold in _ALSO_OTHER_WORDS:
        return DAY.match(fold(text[tokens[0].end :].strip())) is not None  # đến, no đèn
    return part is not None and part.meaning in (Part.MONEY, Part.START, Part.END, Part.SPAN)


def is_share(text: str) -> bool:
    """A clause of the work before it: "đợt 2 thêm 80tr", "80 triệu xi măng"."""
    return is_field(text) or _SHARE.match(fold(text)) is not None


def has_two_days(text: str) -> bool:
    """Whether a part has a start and an end, in figures or with their months in words."""
    said = fold(text)
    return len(DAYS.findall(said)) + len(_MONTHS.findall(said)) > 1


def is_whole(text: str) -> bool:
    """Whether a part has a sum and two days."""
    return is_work(text) and len(DAYS.findall(fold(text))) > 1
