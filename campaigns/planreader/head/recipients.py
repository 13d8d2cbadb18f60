"""Who receives the plan: the lines of "Nơi nhận"."""

from __future__ import annotations

import re

from campaigns.planreader.model import Words
from campaigns.planreader.text.outline import Document
from campaigns.planreader.text.type_line import is_caps

_ITEM = re.compile(r"(?:^|(?<=[;,.]) ?)(?:[-+•] ?)")
_CELL_END = re.compile(r"\t|(?<=[\w.;,)]) ?\|")
_SIGNED = re.compile(
    r"^(?:t/?m\.?|kt\.?|tl\.?|tuq\.?|q\.) ?|^(?:phó )?(?:chủ tịch|hiệu trưởng|bí thư|trưởng ban|giám đốc|trưởng phòng|chánh)"
)


def read_recipients(doc: Document) -> tuple[Words, ...]:
    """The lines of "Nơi nhận", without dash and final mark."""
    if doc.tail >= len(doc.blocks):
        return ()
    first = doc.blocks[doc.tail]
    if not re.match(r"^(?:[-+] ?)?nơi (?:nhận|gửi)", doc.low[first.start : first.end]):
        return ()
    found: list[Words] = []
    for block in doc.blocks[doc.tail :]:
        cell_end = _CELL_END.search(doc.text, block.start, block.end)
        end = cell_end.start() if cell_end else block.end
        start = block.start
        if block is first:
            colon = doc.text.find(":", start, end)
            start = colon + 1 if colon > 0 else end
            while start < end and doc.text[start] == " ":
                start += 1
        text = doc.text[start:end]
        if not text.strip(" :-"):
            continue
        if is_caps(text) and (
            _SIGNED.match(doc.low[start:end]) or not text.lstrip().startswith("-")
        ):
            break
        dashed = text.lstrip().startswith(("-", "+"))
        if not dashed and found and not text.rstrip().endswith((";", ",", ".")):
            break  # a name below the list
        marks = doc.text[start:end].count(";"), doc.text[start:end].count(",")
        if block is first and (marks[0] > 1 or (marks[0] == 0 and marks[1] > 1)):
            cut = r"[^;]+" if marks[0] else r"[^,()]+(?:\([^()]*\)[^,()]*)*"
            for item in re.finditer(cut, doc.text[start:end]):
                found += _items(doc, start + item.start(), start + item.end())
            continue  # "Nơi nhận: BGH (duyệt); GVCN; Lưu Đội."
        found += _items(doc, start, end)
        if re.match(r"^[-+ ]*lưu\b", doc.low[start:end]):
            break
    return tuple(found)


def _items(doc: Document, start: int, end: int) -> list[Words]:
    found = []
    cuts = [match.end() for match in _ITEM.finditer(doc.text[start:end])] or [0]
    for low, high in zip(cuts, [*cuts[1:], end - start], strict=True):
        words = doc.text[start + low : start + high].strip(" \t-;,.")
        if len(words) >= 2:
            found.append(Words(words, doc.source.span(start + low, start + high)))
    return found
