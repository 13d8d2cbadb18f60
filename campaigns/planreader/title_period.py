"""The period that a plan's title ends with: "(Từ 16/10 - 26/11/2017)", in a bracket of its own."""

from __future__ import annotations

import re

from campaigns.planreader.inferred import opening_start
from campaigns.planreader.outline import Document
from campaigns.planreader.roles import Stretch

_OPENED = re.compile(
    r"\( ?(?:thời gian(?: thực hiện)?:? )?(?:bắt đầu )?(?:kể )?(?:từ )?(?:ngày )?$"
)


def stands_in_title(doc: Document, one: Stretch) -> bool:
    """Whether the whole bracket that ends a line of the title is this "từ … đến …"."""
    if one.closing is None or not doc.type_end <= one.start < opening_start(doc):
        return False
    opened = doc.low.rfind("(", doc.type_end, one.opening.start)
    said = doc.low[opened : one.opening.start]
    from_ = "từ" in said or "thời gian" in said  # "(16/12/1964 - 16/12/2024)" is an anniversary
    closed = re.match(r" ?\)\W*(?:\n|$)", doc.low[one.end : one.end + 8])
    return opened >= 0 and from_ and bool(_OPENED.fullmatch(said)) and closed is not None
