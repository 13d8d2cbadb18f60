"""Who writes a registration: a name in brackets behind the unit, a telephone number.

Neither is a part of the work, so their tokens are labelled before the parts are looked for.
"""

from __future__ import annotations

import re

from campaigns.wording.money.units import scale_at
from campaigns.wording.registration.labels import Label, Scanned

_TELEPHONE = re.compile(r"(?<![0-9])(?:0|\+84)[0-9]{2,3}[ .-]?[0-9]{3}[ .-]?[0-9]{3,4}(?![0-9])")

_PARTS_OF_A_UNIT = frozenset(("to", "xom", "doi", "cum", "khu", "nhom"))


def label_telephones(scanned: Scanned) -> None:
    """ "0900 000 000" is no sum."""
    for match in _TELEPHONE.finditer(scanned.text):
        for place, token in enumerate(scanned.tokens):
            if match.start() <= token.start and token.end <= match.end():
                scanned.labels[place] = Label.SKIP


def label_speaker(scanned: Scanned) -> None:
    """ "Thôn 5 (Hoàng Thị Lan): …": who writes, and no name of a work."""
    tokens, labels = scanned.tokens, scanned.labels
    units = [place for place, label in enumerate(labels) if label is Label.UNIT]
    start = units[-1] + 1 if units else len(tokens)
    if start >= len(tokens) or tokens[start].text != "(":
        return
    end = next((i for i in range(start, len(tokens)) if tokens[i].text == ")"), None)
    if end is None or not any(token.word for token in tokens[end:]):
        return
    free = [place for place in range(start, end) if labels[place] is None]
    if any(scale_at(tokens, place, after_number=False)[0] for place in free):
        return
    part = len(free) > 1 and tokens[free[1]].fold in _PARTS_OF_A_UNIT  # "Thôn 1 (Tổ 3)"
    if part or all(not tokens[place].number for place in free):
        labels[start : end + 1] = [Label.SKIP] * (end + 1 - start)
