"""What a registration says beside its name, money and days, as it was typed: its measures, who is in charge.

A plan may ask for "quy mô" and "người phụ trách" in free words; whoever wrote them in one message with
the rest is not asked again.
"""

import re
from typing import Final

from campaigns.wording.spelling.text import fold

LONGEST: Final = 80  # letters
_MEASURE: Final = (
    r"(?:(?:dai|rong|cao|day|sau|dien tich|tong dien tich|chieu dai|chieu rong)\s*:?\s*)?"
    r"\d+(?:[.,]\d+)?\s*(?:km|m2|m3|ha|cm|phan|met|m)\b(?!\s*(?:dong|vnd))"
)
_MEASURES: Final = re.compile(rf"{_MEASURE}(?:[\s,x]+{_MEASURE})*")
_TITLE: Final = r"(?:anh|chi|ong|ba|co|chu|bac|d/c|dong chi)"
_NAME: Final = r"[^\W\d_]+(?: [^\W\d_]+){0,4}?"
_STOP: Final = r"(?=[,.;:\n(]|\s+-|\s+(?:sdt|dt|so dien thoai|\d)|\s*$)"
_IN_CHARGE: Final = (
    re.compile(rf"\b(?:nguoi )?phu trach\s*(?:la\b|:|-)\s*(?P<who>{_NAME}){_STOP}"),
    re.compile(rf"\b(?:nguoi )?phu trach\s+(?P<who>{_TITLE} {_NAME}){_STOP}"),
    re.compile(
        rf"\b(?P<who>{_TITLE} {_NAME}) (?:la nguoi |lam |chiu trach nhiem |dung ra )?phu trach\b"
    ),
)


def measures(text: str) -> str | None:
    """ "dài 350m rộng 3m" out of a message about one work; None where it measures nothing, or twice."""
    found = list(_MEASURES.finditer(fold(text)))
    if len(found) != 1:
        return None
    return text[found[0].start() : found[0].end()].strip(" ,")[:LONGEST]


def in_charge(text: str) -> str | None:
    """ "anh Sơn" of "anh Sơn phụ trách", a name behind "người phụ trách:"; None where nobody is named."""
    folded = fold(text)
    for pattern in _IN_CHARGE:
        if found := pattern.search(folded):
            return text[found.start("who") : found.end("who")].strip()[:LONGEST]
    return None
