"""The parts of a document: head, title, numbered body, recipients; and which block stands in which.

A block is one paragraph with its marker ("II.", "1.", "a)", "-") and the headings above it, so that
a reader can ask in which section a number or a date stands. Nothing here reads values.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from campaigns.planreader.model import Span
from campaigns.planreader.text.section_lines import bare_headings, is_heading
from campaigns.planreader.text.source import Source
from campaigns.planreader.text.type_line import is_caps, type_line
from campaigns.planreader.text.unwrap import MARKER

_SECTION = re.compile(r"(?:I|II|III|1|2)[.)] ")
_RECIPIENTS = re.compile(r"^(?:[-+] ?)?nơi (?:nhận|gửi)(?![\w])")
_SENTENCE_END = re.compile(r"[.!?;](?=\s)")
# "TP. Hồ Chí Minh", "TT. Đảng ủy": a dot that ends no sentence
_ABBREVIATION = re.compile(r"(?:\b(?:tp|tx|tt|p|q|ts|ths|bs|ks|đ/c|st|tr|gs|pgs|[a-zđ])|\d)$")
_HEADING = 90  # characters: a longer line that begins "Một là" is an item
_REACH = 1000  # characters: what stands further off in an endless sentence says nothing here


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: [start, end) in the even text, `body` after its marker."""

    index: int
    start: int
    end: int
    body: int
    kind: str  # "Phần", "I", "A", "1", "1.1", "a", "là", "-", "+", "(1)", "Điều", "caps" or ""
    parents: tuple[int, ...]  # blocks whose text stands above this one, outermost first


@dataclass(frozen=True, slots=True)
class Document:
    """A source and its parts; a region that is missing is empty."""

    source: Source
    blocks: tuple[Block, ...]
    type_block: int | None  # the line that names the kind of document
    type_name: str | None
    type_end: int  # where the title may begin
    tail: int  # first block of "Nơi nhận" or of the signature; len(blocks) when there is none
    heads: tuple[int, ...]  # of each block the first row of its table that has as many cells

    @property
    def text(self) -> str:
        """The even text, for showing."""
        return self.source.text

    @property
    def low(self) -> str:
        """The even text, for matching."""
        return self.source.low

    def words(self, block: Block) -> str:
        """The lower-case text of a block without its marker."""
        return self.low[block.body : block.end]

    def headings(self, block: Block) -> str:
        """The lower-case text of the headings above a block, and its own label up to a colon."""
        return " / ".join(self.label(self.blocks[parent]) for parent in block.parents)

    def label(self, block: Block) -> str:
        """What a block is about: its text up to the first colon, at most a heading's length."""
        return self.words(block)[:160].split(":", 1)[0]

    def block_at(self, position: int) -> Block:
        """The block that holds a position of the even text."""
        low, high = 0, len(self.blocks) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.blocks[middle].start <= position:
                low = middle
            else:
                high = middle - 1
        return self.blocks[low]

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence or clause between two semicolons around a position, as far as it reaches."""
        block = self.block_at(position)
        ends = _sentence_ends(self.low, self.text)
        at = bisect_left(ends, position)
        start = ends[at - 1] + 1 if at else 0
        end = ends[at] + 1 if at < len(ends) else len(self.low)
        return max(start, block.start, position - _REACH), min(end, block.end, position + _REACH)

    def at(self, position: int) -> Span:
        """The sentence around a position, as a place in the original text."""
        return self.source.span(*self.sentence(position))


@lru_cache(maxsize=2)  # of the document at hand
def _sentence_ends(low: str, text: str) -> tuple[int, ...]:
    """Where the marks stand that end a sentence."""
    ends = []
    for match in _SENTENCE_END.finditer(low):
        at = match.start()
        short = match.group() == "." and _ABBREVIATION.search(low, max(0, at - 8), at)
        following = text[match.end() : match.end() + 2].strip()
        new = following[:1].isupper() and at > 0 and low[at - 1].isdigit()
        if not short or new:
            ends.append(at)
    return tuple(ends)


# "Một là, mục đích, yêu cầu": a heading; "Ba là, các thôn họp bàn, xong trước …": an item
_NUMBERS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_IN_WORDS = ("thứ", *(f"{word} là" for word in _NUMBERS))


def _kind(marker: str) -> str:
    mark = marker.strip(" .)/:-") or marker.strip(" .)/:")
    if mark in ("-", "+"):
        return mark
    if marker.startswith("("):
        return "(1)"
    mark = mark.strip("-")
    if mark.lower().startswith(_IN_WORDS):
        return "là"
    if mark.lower().startswith("điều"):
        return "Điều"
    if mark.lower().startswith(("phần", "chương")):
        return "Phần"
    if "." in mark:
        return "1.1" if mark.count(".") == 1 else "1.1.1"
    if mark.isdigit():
        return "1"
    if re.fullmatch(r"[IVX]+", mark):
        return "I"
    return "A" if mark.isupper() else "a"


_RANK = {"Phần": -1, "A": 0, "I": 1, "caps": 1, "Điều": 1, "là": 1.5, "1": 2, "1.1": 3, "1.1.1": 4, "(1)": 5, "a": 5, "-": 6, "+": 7}  # fmt: skip


def _lines(source: Source) -> list[tuple[int, int]]:
    places, start = [], 0
    for line in source.text.split("\n"):
        if line.strip():
            places.append((start, start + len(line)))
        start += len(line) + 1
    return places


_CONTENT = re.compile(r"nội dung(?: thông báo| văn bản| chi tiết| kế hoạch)?:?$")
_CARD = 40  # lines of what a web page says about a document, above its text


def _body_below(source: Source, lines: list[tuple[int, int]], index: int) -> bool:
    """Whether the recipients stand on the card above the text: a line "Nội dung:" follows."""
    below = lines[index + 1 : index + _CARD]
    return index < _CARD and any(_CONTENT.fullmatch(source.low[a:b].strip()) for a, b in below)


def _tail(source: Source, lines: list[tuple[int, int]], first: int) -> int:
    """The first line after the body."""
    for index in range(first, len(lines)):
        start, end = lines[index]
        if _RECIPIENTS.match(source.low[start:end]) and not _body_below(source, lines, index):
            return index
    signed = re.compile(
        r"^(?:t/?m\.?|kt\.?|tl\.?|tuq\.?|q\.) |^(?:t/?m|kt|tl|tuq)\.(?=[^\W\d])|^(?:phó )?(?:chủ tịch|hiệu trưởng|bí thư|trưởng ban|"
        r"giám đốc|chủ nhiệm|trưởng phòng|chánh văn phòng|người lập)\b"
    )
    for index in range(max(first, len(lines) - 12), len(lines)):
        start, end = lines[index]
        if signed.match(source.low[start:end]) and is_caps(source.text[start:end]):
            # "… CỦA BAN" / "BÍ THƯ VỀ …": a title in capitals, whose sections follow
            below = (source.text[a:b] for a, b in lines[index + 1 :])
            if not any(_SECTION.match(line) for line in below):
                return index
    return len(lines)


def read_outline(source: Source, *, annex: bool = False) -> Document:
    """The parts of a text; an `annex` has no head, its title is a heading."""
    lines = _lines(source)
    named = None if annex else type_line(source, lines)
    first_heading = -1 if annex else named[0] + 1 if named else 10
    tail = _tail(source, lines, named[0] + 1 if named else 0)
    bare = bare_headings([source.text[a:b] for a, b in lines[:tail]], first_heading + 1)
    blocks: list[Block] = []
    stack: list[tuple[str, int]] = []
    for index, (start, end) in enumerate(lines):
        text = source.text[start:end]
        marker = MARKER.match(text)
        kind, body = "", start
        if marker and index < tail:
            kind = _kind(marker.group())
            if kind == "là" and (len(text) > _HEADING or text.rstrip().endswith((".", ";", ":"))):
                kind = "(1)"
            body = start + len(marker.group())
            while body < end and source.text[body] in " \t":
                body += 1
        elif index > first_heading and index < tail and (is_heading(text) or index in bare):
            kind = "caps"
        if kind:
            while stack and _RANK[stack[-1][0]] >= _RANK[kind]:
                stack.pop()
        parents = tuple(place for _, place in stack)
        blocks.append(Block(index, start, end, body, kind, parents))
        if kind:
            stack.append((kind, index))
    type_block, type_name, type_end = named or (None, None, 0)
    heads = _table_heads(source, lines)
    return Document(source, tuple(blocks), type_block, type_name, type_end, tail, heads)


def _table_heads(source: Source, lines: list[tuple[int, int]]) -> tuple[int, ...]:
    """Of each line the first above it in its table with as many cells; of what is no row, itself."""
    heads: list[int] = []
    widths: dict[int, int] = {}
    for index, (start, end) in enumerate(lines):
        width = source.text.count("\t", start, end)
        if not width:
            widths = {}
        heads.append(widths.setdefault(width, index) if width else index)
    return tuple(heads)
