"""A document's own number, and the day and place of its issue.

A number or day left blank stays empty: "Số:    /KH-UBND" is no number, and the number of a parent
plan is never taken for it.
"""

from __future__ import annotations

import re

from campaigns.planreader.days import dates
from campaigns.planreader.days.dates import Mention
from campaigns.planreader.head.lines import PLACE_DATE, below_title, head_end
from campaigns.planreader.model import Words
from campaigns.planreader.text.outline import Document

_NUMBER = re.compile(
    r"(?:^|(?<=[\t\n ]))số[ \t]?[:.]?[ \t]?(?:\n(?=\d{1,5} ?[/\-] ?[a-zđ]))?(?P<digits>\d{0,5})(?P<rest>[^\t\n]{0,80})",
    re.MULTILINE,
)
_SYMBOL = re.compile(
    r"^[ .…_]*(?P<symbol>[/\-] ?[A-ZĐÀ-Ỹ][\w.&]*(?: ?[-/] ?[A-ZĐÀ-Ỹ][\w.&]*|(?: (?=[A-ZĐÀ-Ỹ]{2,}\b)[A-ZĐÀ-Ỹ]+))*"
    r"|(?:KH|BC|QĐ|TB|CT|HD|TTr|CTr|NQ|BB|CV)[A-ZĐÀ-Ỹ]*(?:[-/][A-ZĐÀ-Ỹ]+)*)"
)
_NUMBER_AND_DAY = re.compile(r"^số:? ?\S*\d\S*/\S+,? (?=ngày )", re.MULTILINE)


def read_number(doc: Document) -> tuple[Words | None, bool]:
    """The document's own number and symbol without blanks; and whether a blank was left for it."""
    first = (*_NUMBER.finditer(doc.low, 0, head_end(doc)),)
    below = _NUMBER.finditer(doc.low, *below_title(doc))
    alone = [one for one in below if doc.block_at(one.start()).start == one.start()]
    for match in (*first, *alone):
        line = doc.block_at(match.start())
        if re.search(r"kế hoạch |quyết định |chỉ thị ", doc.low[line.start : match.start()]):
            continue
        rest = doc.text[match.start("rest") : match.end("rest")]
        rest = rest.replace("–", "-")  # "15 – KH/ĐT"
        rest = re.split(r"(?i)\bv/v\b|cộng h|, ?ngày", rest)[0]
        symbol = _SYMBOL.match(rest)
        if not match["digits"]:
            if symbol or re.match(r"^[ .…_]*[/\-]", rest):
                return None, True
            continue
        if symbol is None:
            continue
        number = match["digits"] + re.sub(r"\s", "", symbol["symbol"]).rstrip(".")
        place = doc.source.span(match.start(), match.start("rest") + symbol.end())
        return Words(number, place), False
    return None, False


def read_issued(doc: Document) -> tuple[Mention | None, str | None]:
    """The date of the place-date line (its day may be blank) and the place."""
    mentions = {mention.start: mention for mention in dates.read_dates(doc.low)}
    limit = head_end(doc)
    tail = doc.blocks[doc.tail].start if doc.tail < len(doc.blocks) else len(doc.low)
    after = max(limit, tail - 600)
    below = below_title(doc)
    late: tuple[Mention | None, str | None] = (None, None)
    for match in PLACE_DATE.finditer(doc.text):
        place = match["place"].strip()
        mention = mentions.get(match.end())
        if mention is None or mention.kind not in (dates.DAY, dates.BLANK, dates.WRONG):
            continue
        line = doc.block_at(match.start())
        alone = match.start() == line.start or doc.text[match.start() - 1] in "\t "
        ends = doc.text[mention.end : line.end].strip(" .") == "" or doc.text[mention.end] == "\t"
        if match.start() < limit or (below[0] <= match.start() < below[1] and alone and ends):
            return mention, place if place[0].isalpha() else None
        if match.start() >= after and alone and ends and len(doc.text[line.start : line.end]) < 120:
            late = (mention, place)
    return late if late[0] else (_beside_number(doc, mentions, limit), None)


def _beside_number(doc: Document, mentions: dict[int, Mention], limit: int) -> Mention | None:
    """ "Số 12/KH-UBND ngày 05/02/2021" in the head of a plan that names no place."""
    for match in _NUMBER_AND_DAY.finditer(doc.low, 0, limit):
        mention = mentions.get(match.end())
        if mention and mention.kind == dates.DAY:
            return mention
    return None
