"""The parts of a block that may each say targets: between semicolons and stops, and behind colons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from campaigns.planreader.model import Span
from campaigns.planreader.targets.counted_words import DOES
from campaigns.planreader.targets.figures import PER_AREA
from campaigns.planreader.targets.masks import masked
from campaigns.planreader.targets.quantities import read_quantities
from campaigns.planreader.targets.zones import STRIVE, Zone
from campaigns.planreader.text.outline import Block, Document

_PIECE = re.compile(r";|\.(?=\s|$)|:\s|\?|!")
_THEME = re.compile(
    r"\s*(?:thi đua|phong trào|công tác|(?:trên )?lĩnh vực|cuộc vận động|về|các|kinh tế|xã hội|hạ tầng|văn hóa|môi trường|đoàn thể|quốc phòng|"
    r"an ninh|nội chính|giáo dục|y tế|nông nghiệp|cải cách|chuyển đổi số|trạm|công an|quân sự)\b[^\d]*$"
)
_COUNTED_NEXT = re.compile(r"\s*(?:trên |từ |ít nhất |tối thiểu )?\d[\d.,]* ?% [^\W\d_]")
_ACTS = re.compile(rf"\s*(?:{DOES}|giảm|tăng|nâng|phấn đấu|bảo đảm|đảm bảo|không)\b")
_NAMED_BY_COUNT = re.compile(r"[^\W\d_] \d{1,2} [^\W\d_]+ ?$")
_YEARLY = re.compile(r"(?:trong đó,? |, )năm 20\d\d ?$")
_LONG = 70  # characters: no heading of what follows


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a block, and what is known of it before it is read."""

    doc: Document
    block: Block
    low: str  # the whole block, small letters, what names no target masked
    text: str  # the whole block as printed
    start: int
    end: int
    zone: Zone
    striving: bool  # "phấn đấu" stands here or before it in the block
    closes: bool  # what follows is not called after what stands here

    @property
    def words(self) -> str:
        """The piece in small letters."""
        return self.low[self.start : self.end]

    @property
    def printed(self) -> str:
        """The piece as printed."""
        return self.text[self.start : self.end]

    def at(self, place: int) -> Span:
        """The sentence around a place of the block."""
        return self.doc.at(self.block.body + place)


def pieces_of(doc: Document, block: Block, zone: Zone) -> Iterator[Piece]:
    """The pieces in their order; one that ends with a colon may be read again with what follows."""
    low, text = masked(doc, block), doc.text[block.body : block.end]
    start, striving = 0, False
    for cut in [*_PIECE.finditer(low), None]:
        end = cut.start() if cut else len(low)
        if cut and _is_within(doc, block, low, start, cut):
            continue
        striving = striving or bool(STRIVE.search(low, start, end))
        closes = cut is None or _heads_words(low, cut)
        yield Piece(doc, block, low, text, start, end, zone, striving, closes)
        if cut and not _goes_on(low, start, cut):
            start = cut.end()


def _is_within(doc: Document, block: Block, low: str, start: int, cut: re.Match[str]) -> bool:
    """ "210 km, trong đó năm 2022: 120 km", "lúa gieo sạ 3 vụ: 2.850 ha": the sign parts nothing."""
    if cut.group().startswith(":") and _YEARLY.search(doc.words(block), start, cut.start()):
        return True
    counts_next = re.match(r"\s*[\d≥]", low[cut.end() :])
    return bool(counts_next and _NAMED_BY_COUNT.search(low[start : cut.start()]))


def _heads_words(low: str, cut: re.Match[str]) -> bool:
    """A colon before words without a figure."""
    ahead = low[cut.end() : cut.end() + 80]
    return cut.group().startswith(":") and not re.match(r".{0,80}?\d", ahead)


def _goes_on(low: str, start: int, cut: re.Match[str]) -> bool:
    """Whether the words before a colon name what is counted behind it, and head no row of aims."""
    if not cut.group().startswith(":"):
        return False
    words = low[start : cut.start()]
    themed = _THEME.match(words) and (
        _ACTS.match(low, cut.end()) or _COUNTED_NEXT.match(low, cut.end())
    )
    lead_in = len(words) > _LONG or read_quantities(words, words) or themed
    return not lead_in or PER_AREA.search(words) is not None
