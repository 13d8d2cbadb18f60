"""The paper that a plan carries out: "Thực hiện Kế hoạch số 39/KH-UBND ngày 09/02/2022 của UBND thành phố …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaigns.planreader.model import Words
from campaigns.planreader.text.outline import Block, Document

# laws, decrees and circulars stand above every plan: none is carried out by this one
_KIND = (
    r"kế hoạch(?: liên tịch| phối hợp| hành động)?|hướng dẫn(?: liên tịch)?|công văn|công điện|văn bản|quyết định|"
    r"chỉ thị|nghị quyết|kết luận|thông báo(?: kết luận)?|chương trình(?: phối hợp| hành động| công tác)?"
)
_NUMBER = r"(?:số:? ?\d|(?=\d+ ?/ ?[^\W\d])\d)[^\s,;.()]*(?: ?[-/] ?[^\s\d,;.()][^\s,;.()]*)*"
_DAY = r",? ?(?:ngày \d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|ngày \d{1,2} tháng \d{1,2} năm \d{4}|\(\d{1,2}/\d{1,2}/\d{4}\))"
_END = (
    r"(?= (?:về|v/v|ban hành|phát động|tổ chức|triển khai|phê duyệt|quy định|giao|hướng dẫn|kết luận|để|nhằm|ngày|số)\b"
    rf"| và (?:{_KIND})|[,;.:\n(]|$)"
)
_BODY = rf",?(?: kết luận)? (?:của|giữa) [^.;,:\n(]{{3,90}}?{_END}"
_CITED = re.compile(
    rf"(?<!\w)(?P<kind>{_KIND}) {_NUMBER}(?:{_BODY}{_DAY}|{_DAY}{_BODY}|{_DAY}|{_BODY})"
)
_CARRIES_OUT = re.compile(
    r"(?:thực hiện|triển khai|căn cứ|(?<!kèm )theo|hưởng ứng|trên cơ sở)\b|chỉ đạo"
)
_GROUNDS = re.compile(r"\W*(?:các )?(?:căn cứ|cơ sở)\b")
_COMMITTEE = re.compile(r"[ỦU][ỷy] ban nhân dân|Ủy ban nhân dân")


def read_based_on(doc: Document) -> Words | None:
    """Of the papers that the opening carries out the first plan, else the first that it
    "thực hiện", else the first that it stands on."""
    cited = [(block, match) for block in _opening(doc) for match in _carried_out(doc, block)]
    if not cited:
        return None
    _, best = min(cited, key=lambda one: (_rank(doc, *one), one[1].start()))
    start, end = best.span()
    return Words(_COMMITTEE.sub("UBND", doc.text[start:end].strip()), doc.source.span(start, end))


def _opening(doc: Document) -> Iterator[Block]:
    """What stands between the title and the first section, or in a section that only gives grounds."""
    for block in doc.blocks[(doc.type_block or 0) + 1 : doc.tail]:
        if block.kind in ("", "-", "+") or _GROUNDS.match(doc.headings(block)):
            yield block
        elif not _GROUNDS.match(doc.words(block)):
            return


def _carried_out(doc: Document, block: Block) -> Iterator[re.Match[str]]:
    for match in _CITED.finditer(doc.low, block.start, block.end):
        grounds = _GROUNDS.match(doc.headings(block))
        if grounds or _CARRIES_OUT.search(doc.low, block.start, match.start()):
            yield match


def _rank(doc: Document, block: Block, match: re.Match[str]) -> int:
    if match["kind"].startswith("kế hoạch"):
        return 0
    return 1 if "thực hiện" in doc.low[block.start : match.start()] else 2
