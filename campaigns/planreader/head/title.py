"""The title of a document (trích yếu), in sentence case: below its kind, behind "V/v", or as its opening says it."""

from __future__ import annotations

import re
from itertools import takewhile

from campaigns.planreader.head.lines import MOTTO, OPENING, PLACE_DATE, head_end
from campaigns.planreader.model import Words
from campaigns.planreader.text.outline import Block, Document
from campaigns.planreader.text.type_line import is_caps
from campaigns.planreader.text.unwrap import MARKER
from campaigns.wording.spelling.text import capital

_MAKES = re.compile(r"(?:xây dựng|ban hành|phát động|lập|đề ra|triển khai|tổ chức)\b.{0,120}(?:như sau|sau đây|nội dung sau|cụ thể)|như sau:?$")  # fmt: skip
_ATTACHED = re.compile(r"^\(? ?(?:ban hành )?kèm theo ")
_SUBJECT = re.compile(
    r"(?:^|(?<=[\t\n ]))v/v:? [^\t\n]{5,300}|^(?:\()?về việc:? [^\t\n]{5,300}", re.MULTILINE
)
_AUTHORITY = re.compile(
    r"(?:chủ tịch|ủy ban nhân dân|hội đồng nhân dân|giám đốc|hiệu trưởng|ban thường vụ|ban chấp hành)(?: [^\W\d_]+){0,8}$"
)
_POSTED = re.compile(
    r"(?:thứ \w+|chủ nhật)[ ,-]+\d{1,2}/\d{1,2}/\d{4}|ngày đăng|\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}|lượt xem"
)
_MAX_TITLE = 400


_LABELLED = re.compile(r"kính gửi|(?:thời gian|địa điểm|thành phần) ?:|(?:stt|tt)\t")
# below "CHỈ THỊ": "CỦA BAN THƯỜNG VỤ HUYỆN ỦY", and then "về …"
_WHOSE = re.compile(r"CỦA [A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ ]{3,60}? (?=(?:về|Về) )")


def read_title(doc: Document, *, news: bool = False) -> Words | None:
    """The trích yếu below the kind of document, in sentence case; for a letter its "V/v".

    The title of an article (`news`) is its first line.
    """
    if doc.type_block is None:
        end = head_end(doc)
        first = doc.blocks[0] if doc.blocks else None
        if news and first and 20 <= first.end - first.start <= _MAX_TITLE:
            words = doc.text[first.start : first.end].strip(" .")
            return Words(_sentence_case(words, doc.text), doc.source.span(first.start, first.end))
        match = _SUBJECT.search(doc.low[: max(end, 1)])
        if match is None:
            return None
        stop = _subject_end(doc, match.end(), end)
        words = " ".join(doc.text[match.start() : stop].split())
        return Words(words, doc.source.span(match.start(), stop))
    parts: list[tuple[int, int]] = []
    line = doc.blocks[doc.type_block]
    if doc.text[doc.type_end : line.end].strip(" :.\t"):
        parts.append((doc.type_end, line.end))
    for block in doc.blocks[doc.type_block + 1 : doc.type_block + 8]:
        if not _goes_on(doc, parts, block.start, block.end) and not _closes(doc, parts, block):
            break
        if not _ATTACHED.match(doc.low[block.start : block.end]):
            parts.append((block.start, block.end))
    if not parts:
        return _said_title(doc)
    words = " ".join(doc.text[start:end].strip() for start, end in parts)
    below = doc.text[parts[-1][0] : parts[-1][1]].strip()
    if len(parts) > 1 and _YEAR_LINE.fullmatch(below.lower()) and not is_caps(below):
        above = words[: -len(below)]  # "… NUÔI HEO ĐẤT" / "Năm học 2022 - 2023"
        words = _sentence_case(above, doc.text) + below[:1].lower() + below[1:]
    words = _WHOSE.sub("", re.split(r"\t", words)[0].strip(" :*-–."))
    if words.startswith("(") and words.endswith(")") and words.count("(") == 1:
        words = words[1:-1].strip()
    if words[:1] in '“"' and words[-1:] in '”"' and sum(words.count(c) for c in '“"”') == 2:
        words = words[1:-1].strip()
    return Words(_sentence_case(words, doc.text), doc.source.span(parts[0][0], parts[-1][1]))


_SAID = re.compile(
    r"(?:xây dựng|ban hành) kế hoạch (?P<title>[^\n;]{15,300}?)(?: \([^()\n]*viết tắt[^()\n]*\))?,? (?:với (?:các |những )?nội dung|cụ thể|như sau|nội dung)"
)
_OPENING_BLOCKS = 12


def _said_title(doc: Document) -> Words | None:
    """The title of a plan that lost its line: "… ban hành Kế hoạch phát động … với các nội dung như sau:"."""
    first = (doc.type_block or 0) + 1
    blocks = doc.blocks[first : first + _OPENING_BLOCKS]
    said = _SAID.search(doc.low, blocks[0].start, blocks[-1].end) if blocks else None
    if said is None:
        return None
    words = doc.text[said.start("title") : said.end("title")].strip(" ,:")
    return Words(capital(words), doc.source.span(*said.span("title")))


def _subject_end(doc: Document, end: int, limit: int) -> int:
    """Where the "V/v" of a letter ends that goes on over narrow lines."""
    for block in doc.blocks[doc.block_at(max(end - 1, 0)).index + 1 :][:3]:
        text = doc.text[block.start : block.end]
        other = is_caps(text) or "\t" in text or PLACE_DATE.search(text) or text.endswith(":")
        if block.start >= limit or block.kind or other or len(text) > 80:
            break
        if MOTTO.search(doc.low[block.start : block.end]):
            break
        end = block.end
    return end


_OPEN = re.compile(
    r"(?:[(,]|\b(?:và|của|về|cho|với|ngày|ngày thành lập|kỷ niệm|chào mừng|quốc tế))$"
)


def _closes(doc: Document, parts: list[tuple[int, int]], block: Block) -> bool:
    """The last line of a broken title, "… của ngành (2010 - 2020).": a dot, and the body begins below."""
    low = doc.low[block.start : block.end]
    below = doc.blocks[block.index + 1] if block.index + 1 < len(doc.blocks) else None
    if not parts or below is None or not low.endswith(".") or block.kind or OPENING.match(low):
        return False
    begins = OPENING.match(doc.low[below.start : below.end])
    return bool(begins and _OPEN.search(doc.low[parts[-1][0] : parts[-1][1]]))


_YEAR_LINE = re.compile(r"\(?(?:năm học|năm|giai đoạn):? ?20\d\d(?: ?- ?20\d\d)?\)?")


def _goes_on(doc: Document, parts: list[tuple[int, int]], start: int, end: int) -> bool:
    low, text = doc.low[start:end], doc.text[start:end]
    if _ATTACHED.match(low):
        return True
    if (MARKER.match(text) and not text.startswith("-")) or _LABELLED.match(low):
        return False
    if not parts:
        if len(text) > _MAX_TITLE:  # too long to be kept, not too long to be told of
            return not (OPENING.match(low) or _MAKES.search(low))
        return not re.match(r"^(?:[-+] ?)?(?:căn cứ|kính gửi)", low)
    length = sum(b - a for a, b in parts)
    if length + len(text) > _MAX_TITLE or OPENING.match(low) or _MAKES.search(low):
        return False
    if _AUTHORITY.match(low) or _POSTED.match(low):
        return False
    if _YEAR_LINE.fullmatch(low):
        return True
    first = doc.text[parts[0][0] : parts[0][1]]
    if is_caps(first) != is_caps(text) and not text.startswith("("):
        return text[0].islower()
    return len(text) <= 160 and not re.search(r"[.;:,]$", text)


_NAMES = (
    "Việt Nam", "Hồ Chí Minh", "Nhà giáo", "Đảng bộ", "Đảng", "Quốc khánh", "Cách mạng tháng Tám", "Điện Biên Phủ", "Nhân dân", "Đại hội",
    "Đoàn", "Phụ nữ", "Tổ quốc", "Bác Hồ", "Quốc hội", "UBND", "HĐND", "MTTQ", "Nhà nước", "Trung ương", "Thương binh", "Liệt sĩ", "Quân đội",
)  # fmt: skip
_SYMBOL_WORD = re.compile(r"\d{1,5}[-/][^\W\d_][\w/-]*")
_PLACE = re.compile(
    r"(?:xã|phường|thị trấn|huyện|thị xã|thành phố|quận|tỉnh|thôn) (?P<name>[^\W\d_]+(?: [^\W\d_]+){0,3})"
)


def _places(text: str) -> set[str]:
    """The names behind "xã", "huyện", … as the text writes them in small letters."""
    rows = (match["name"].split() for match in _PLACE.finditer(text))
    named = (" ".join(takewhile(str.istitle, row)) for row in rows)
    return {name for name in named if name}


def _sentence_case(words: str, text: str) -> str:
    """Capitals made small, but for the names that every office writes large and those of `text`."""
    if not is_caps(words):
        return capital(words)
    low = words.lower()
    low = re.sub(r"([“\"] ?)([^\W\d_])", lambda m: m[1] + m[2].upper(), low)
    for name in (*_NAMES, *sorted(_places(text))):
        low = re.sub(rf"(?<!\w){re.escape(name.lower())}(?!\w)", name, low)
    low = re.sub(
        r"(?<=thứ )[ivx]{1,6}(?!\w)|(?<=khóa )[ivx]{1,6}(?!\w)|(?<=quý )[ivx]{1,3}(?!\w)",
        lambda m: m[0].upper(),
        low,
    )
    low = _SYMBOL_WORD.sub(lambda m: words[m.start() : m.end()], low)
    return capital(low)
