"""Phases told behind their days: "Từ … đến … là đợt thi đua nước rút. Từ … đến … là đợt chào mừng …"."""

from __future__ import annotations

import re
from itertools import pairwise

from campaigns.planreader.model import Phase
from campaigns.planreader.outline import Document
from campaigns.planreader.roles import Stretch
from campaigns.wording.text import capital

_LEADS = re.compile(r"(?:^|[.;:] |trong đó,? )(?:- )?(?:từ )?(?:ngày )?$")
_NAMED = re.compile(
    r"(?: ?:| là|,)? (?:là )?(?P<name>(?:đợt|giai đoạn|chặng|bước)(?! này| trên| thi đua này)\b[^.,;:()\n]{2,160}?)"
    r"(?= (?:tập trung|phấn đấu|nhằm|để|với|hoàn thành)\b|[.,;:(]|$)",
    re.MULTILINE,
)
_NEXT_DAYS = 3  # from the end of a phase to the next


def rows_by_days(doc: Document, free: list[Stretch]) -> list[tuple[Stretch, Phase]]:
    """Spans that each open a sentence and are called a round behind, day by day; one alone is no phase."""
    found: list[tuple[Stretch, Phase]] = []
    for one in free:
        block = doc.block_at(one.start)
        if not (one.closing and one.first and one.last and block.index < doc.tail):
            continue
        leads = _LEADS.search(doc.low[block.body : one.start])
        named = _NAMED.match(doc.low, one.end, block.end)
        if leads and named:
            name = doc.text[named.start("name") : named.end("name")]
            name = capital(name)
            found.append((one, Phase(name, one.first, one.last, doc.at(one.start), one.guessed)))
    for (_, phase), (_, after) in pairwise(found):
        gap = (after.starts_on - phase.ends_on).days if after.starts_on and phase.ends_on else 0
        if not 0 <= gap <= _NEXT_DAYS:
            return []
    return found if len(found) > 1 else []
