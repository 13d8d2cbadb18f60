"""The theme a plan names for itself, and the plan of a higher body that it carries out."""

from __future__ import annotations

import re

from campaigns.planreader.model import Words
from campaigns.planreader.outline import Document
from campaigns.planreader.phases import PHASE

_THEME = re.compile(
    r"chủ đề(?: (?:thi đua|của (?:đợt|phong trào)(?: thi đua)?|phong trào(?: thi đua)?|đợt thi đua|năm học(?: \d{4} ?- ?\d{4})?|năm \d{4}|là|phát động|chung|xuyên suốt))*"
    r"(?: là)? ?[:,]?[ \n]?(?:\"(?P<quoted>[^\"\n]{4,400})\"|: ?(?P<plain>[^\"\n;.]{8,300}))"
)
_BASED = re.compile(
    r"(?:^|\n)(?:[-+] ?)?(?:thực hiện|căn cứ|theo) (?P<doc>kế hoạch (?:liên tịch )?số:? ?\S[^.;\n]{0,40}? ngày [^.;\n]{6,30}? của (?P<org>[^.;,\n]{3,90}?))"
    r"(?= (?:về|v/v|ban hành|phát động|tổ chức|triển khai)|[,;.\n])"
)


def read_theme(doc: Document) -> Words | None:
    """Only what the plan itself calls "chủ đề", of all of it."""
    limit = doc.blocks[doc.tail].start if doc.tail < len(doc.blocks) else len(doc.low)
    for match in _THEME.finditer(doc.low, 0, limit):
        part = "quoted" if match["quoted"] else "plain"
        start, end = match.span(part)
        if doc.low[match.start() - 1 : match.start()] == "(" and doc.block_at(match.start()).kind:
            continue  # of one field of work
        if PHASE.search(doc.low, doc.block_at(match.start()).start, match.start()):
            continue  # of one round
        if part == "plain" and re.match(r"\s*(?:của|theo|do|các)\b", match["plain"]):
            continue
        words = doc.text[start:end].strip(' *.,“”"')
        return Words(words, doc.at(start))
    return None


def read_based_on(doc: Document) -> Words | None:
    """The "kế hoạch số … ngày … của …" that the opening names."""
    match = _BASED.search(doc.low)
    if match is None:
        return None
    words = doc.text[slice(*match.span("doc"))].strip()
    return Words(
        re.sub("[ỦU][ỷy] ban nhân dân|Ủy ban nhân dân", "UBND", words),
        doc.source.span(*match.span("doc")),
    )
