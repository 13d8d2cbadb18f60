"""The numbers of papers and of lines, neither sums nor days: "tại Quyết định số 45/QĐ-UBND ngày 12/3"."""

from __future__ import annotations

import re

from campaigns.wording.spelling.text import fold

_PAPER = re.compile(
    r"(?:,? *(?:tai|theo|can cu|thuc hien) )?"
    r"(?<![^\W_])(?:quyet dinh|nghi quyet|ke hoach|cong van|to trinh|thong bao|van ban|bien ban|hop dong|qd|nq|kh|cv|hd)"
    r" (?:so *:? *)?[0-9]{1,5}(?:[/-][0-9]{4})?[/-][a-z]{2,}[a-z0-9/-]*"
    r"(?: (?:ngay )?[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4})?"
)


_OF_A_LINE = re.compile(r"[0-9]{1,2}[.)] (?=[^\W\d])")  # "1. Kinh phí: 85 triệu"


def without_papers(text: str) -> str:
    """A cleaned text without the numbers of papers that it cites, and of the line that it is."""
    line = _OF_A_LINE.match(text)
    text = text[line.end() :] if line else text
    if "/" not in text and "-" not in text:
        return text
    said = fold(text)
    found = _PAPER.search(said)
    return text if found is None else text[: found.start()] + text[found.end() :]
