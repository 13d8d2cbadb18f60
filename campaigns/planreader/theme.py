"""The theme a plan names for itself, and the plan of a higher body that it carries out."""

from __future__ import annotations

import re

from campaigns.planreader.model import Words
from campaigns.planreader.period.round_names import PHASE
from campaigns.planreader.text.outline import Document

_THEME = re.compile(
    r"chủ đề(?: (?:thi đua|của (?:đợt|phong trào)(?: thi đua)?|phong trào(?: thi đua)?|đợt thi đua|năm học(?: \d{4} ?- ?\d{4})?|của (?:năm|xã|huyện|tỉnh|trường|thành phố|quận|phường|ngành)(?: \d{4})?|công tác(?: năm)?|năm \d{4}|là|phát động|chung|xuyên suốt))*"
    r"(?:(?<=chủ đề) tháng [^\".:;,\d\n]{3,50}(?=:))?(?: là)? ?[:,]?[ \n]?(?:\"(?P<quoted>[^\"\n]{4,400})\"|: ?(?P<plain>[^\"\n;.]{8,300}))"
)
_CONTEST = re.compile(
    r"(?<!\w)(?:thi (?!đua)|cuộc thi|hội thi|hội thảo|diễn đàn|tọa đàm|toạ đàm|hội trại|triển lãm|báo ảnh|chuyên đề)[^.;\n]{0,80}$"
)
_HEADING = re.compile(r"chủ đề(?: thi đua| đợt thi đua| phong trào(?: thi đua)?)?\W*")
_QUOTED = re.compile(r"\"([^\"\n]{4,400})\"")
_LONGEST = 300


def read_theme(doc: Document) -> Words | None:
    """Only what the plan itself calls "chủ đề", of all of it."""
    limit = doc.blocks[doc.tail].start if doc.tail < len(doc.blocks) else len(doc.low)
    for match in _THEME.finditer(doc.low, 0, limit):
        part = "quoted" if match["quoted"] else "plain"
        start, end = match.span(part)
        if doc.low[match.start() - 1 : match.start()] == "(" and doc.block_at(match.start()).kind:
            continue  # of one field of work
        if _CONTEST.search(doc.low, max(0, match.start() - 90), match.start()):
            continue  # of a contest or a meeting
        if PHASE.search(doc.low, doc.block_at(match.start()).start, match.start()):
            continue  # of one round
        if _round_above(doc, match.start()):
            continue
        if part == "plain" and re.match(r"\s*(?:của|theo|do|các)\b", match["plain"]):
            continue
        words = doc.text[start:end].strip(' *.,“”"')
        return Words(words, doc.at(start))
    return _below_heading(doc)


def _round_above(doc: Document, position: int) -> bool:
    """Whether the line stands below one that opens with a round: "Đợt 3: Từ ngày … đến ngày …"."""
    block = doc.block_at(position)
    above = [doc.blocks[at] for at in block.parents[-1:]]
    if block.index and not block.kind:
        above.append(doc.blocks[block.index - 1])
    return any(PHASE.match(doc.low, one.body) for one in above)


def _below_heading(doc: Document) -> Words | None:
    """ "II. CHỦ ĐỀ" and its words below, in quotes or as the only line; of several the first."""
    for block in doc.blocks[: doc.tail]:
        if not block.parents or not _HEADING.fullmatch(doc.words(doc.blocks[block.parents[-1]])):
            continue
        quoted = _QUOTED.search(doc.low, block.body, block.end)
        start, end = quoted.span(1) if quoted else (block.body, block.end)
        words = doc.text[start:end].strip(' *.,;“”"')
        return Words(words, doc.at(start)) if len(words) <= _LONGEST else None
    return None
