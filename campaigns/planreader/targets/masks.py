"""The words of a block in which targets are looked for: dates, quotes, asides and budgets blanked, letter for letter."""

from __future__ import annotations

import re

from campaigns.planreader.days import dates
from campaigns.planreader.targets.counted_words import NOUNS
from campaigns.planreader.targets.standing import standing
from campaigns.planreader.text.outline import Block, Document

_ASIDE = re.compile(r"\([^()\n]{0,300}\)")
_ASIDE_COUNTS = re.compile(
    r"^\((?!lũy kế|hiện|năm|\d+ tháng (?:đầu năm )?(?:đã )?(?:đạt|thu)|[^()]*so với|chiếm|tương|trong đó gồm|kế hoạch|tỷ lệ|tăng|giảm|đạt tỷ|bằng|khoảng|mỗi)[^()]{4,80}? [\d.,]+ ?(?:%|(?:triệu |tỷ )?đồng)\)$"
    r"|^\((?!mỗi |.*(?:lũy kế|hiện có|năm 20))[^(),;\d]{3,40} (?:ít nhất|tối thiểu) \d[\d.]* [^()\d%]{3,20}\)$"
    r"|^\(tổng (?:chiều dài|diện tích)[^()\d]{0,20} [\d.,]+ (?:k?m|m2|m²|ha)\)$"
    r"|^\((?:[^\W\d][^(),\d]{3,50} [\d.,]+ ha(?:, (?=[^\W\d])|\)$)){2,}"
)
# "từ 15/8 đến 05/9/2025"
_SPAN = re.compile(rf"từ (?:ngày )?{dates.PRINTED} ?(?:-|đến(?: hết)?) ?(?:ngày )?{dates.PRINTED}")
# "đường trung tâm xã dài 850m, kinh phí 3,2 tỷ đồng"
_BUDGET = re.compile(
    r"(?<=, )(?:tổng )?kinh phí (?:(?:khoảng|dự kiến|thực hiện|là) )*\d[\d.,]* (?:(?:tỷ|triệu|nghìn) ?)?(?:đồng)?(?: ?\([^()\n]*\))?"
)
# "thu ngân sách đạt 12,6 tỷ đồng, lũy kế 9/14 xã", what was reached with the years before
_IN_ALL = re.compile(r"(?<!\w)lũy kế(?: đến nay| là| đạt| có)? \d[\d.,/]*(?: [^\W\d_]+)?")
_COUNTED = re.compile(rf" (?:{'|'.join(NOUNS)})\b")
_QUOTED = re.compile(r"\"[^\"\n]{0,200}\"")


def masked(doc: Document, block: Block) -> str:
    """The words of a block with dates, quotes and asides blanked, letter for letter."""
    low = doc.words(block)
    chars = list(low)

    def blank(start: int, end: int) -> None:
        for place in range(start, end):
            if chars[place] != "\t":
                chars[place] = " "

    for match in _QUOTED.finditer(low):
        counted = low[: match.start()].endswith(tuple(f"{digit} " for digit in range(10)))
        if counted:  # 06 "Tổ liên gia an toàn": what is counted stands in the quotes
            blank(match.start(), match.start() + 1)
            blank(match.end() - 1, match.end())
        else:
            blank(*match.span())
    for match in _ASIDE.finditer(low):
        if not _ASIDE_COUNTS.match(match.group()):
            blank(*match.span())
    for start, end in standing(doc, low):
        blank(start, end)
    for span in [*_SPAN.finditer(low), *_BUDGET.finditer(low), *_IN_ALL.finditer(low)]:
        blank(*span.span())
    for mention in dates.read_dates("".join(chars)):
        said = low.startswith("ngày", mention.start) or _is_day(low, mention)
        if mention.kind in (dates.PARTIAL, dates.BARE_DAY) and not said:
            continue
        blank(mention.start, mention.end)
    return "".join(chars)


def _is_day(low: str, mention: dates.Mention) -> bool:
    """ "đến 30/4 hoàn thành 60%": no share is larger than its whole."""
    return bool(mention.kind == dates.PARTIAL and (mention.day or 0) >= (mention.month or 0)
                and not _COUNTED.match(low, mention.end))  # fmt: skip
