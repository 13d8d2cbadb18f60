"""The text of a document made even for reading, with the way back to the original.

Owns the cleaning: one Unicode form, no markup left over from conversions, one paragraph on one
line, cells of a table separated by tabs. `text` is for showing, `low` (same length) for matching:
lower case, one kind of dash and quote, one spelling, one sign in a day. Nothing here knows what a
plan is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from campaigns.planreader.model import Span
from campaigns.wording.spelling.text import words_of

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("“”„‟«»″＂", '"'),
        **dict.fromkeys("’‘ʼ′`´‛", "'"),
        "ð": "đ",
    }
)
# one spelling of a syllable: the mark where it stands today, y for the i of the south ("kỉ niệm", "quí")
_SPELT = re.compile(
    r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ]|(?<![^\W\d_])(?:k[ìíỉĩ]|lí|mĩ|tỉ|quí|sỹ|gởi))(?![^\W\d_])"
)
_SPELLING = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
    "kì": "kỳ", "kí": "ký", "kỉ": "kỷ", "kĩ": "kỹ", "lí": "lý", "mĩ": "mỹ", "tỉ": "tỷ", "quí": "quý",
    "sỹ": "sĩ", "gởi": "gửi",
}  # fmt: skip

# "05-9-2023", "05.9.2023": one sign between the parts of a day
_WITH_DOTS = re.compile(
    r"(?:(?<![\d/.,\-])|(?<=\d-)(?=\d{1,2}\.))(\d{1,2})[-.](\d{1,2})[-.]((?:19|20)\d{2})(?![\d/\-])"
)

# "trước 17:00 ngày 05/6" as "17h00"
_CLOCK = re.compile(
    r"(?<![\d:/])(\d{1,2}):(\d{2})(?=,? (?:ngày|thứ|chủ nhật|sáng|chiều|tối|hôm|\d{1,2}/\d))"
)
_MONTH_SIGN = re.compile(r"(?:(?<=tháng \d)|(?<=tháng \d\d))[-.](?=20\d\d(?![\d/\-]))")
_CLUSTER = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]+")  # fmt: skip
_BLANKS = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\u0085]|<br ?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(nbsp|amp|lt|gt|quot|ndash|mdash);")
_ENTITIES = {"nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": '"', "ndash": "–", "mdash": "—"}
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,10}(?: [^<>\n]{0,200})?/?>")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*){1,40}\|?[ \t]*$", re.MULTILINE)  # fmt: skip
# "1 | Họp dân | Trưởng xóm | 10/4/2023": without bars at its ends
_OPEN_ROW = re.compile(r"^[^|\n]{1,600}(?: \| ?[^|\n]{0,600}){2,12}$", re.MULTILINE)
# a bar alone on its line, or the only one of its line and at its end: a cell of a letterhead
_LOST_BAR = re.compile(r"^[ \t]*\|[ \t]*$|(?<=^)(?P<cell>[^|\n]{1,200}?) ?\|[ \t]*$", re.MULTILINE)
_TABLE_ROW = re.compile(r"^[ \t]*\|.{0,4000}\|[ \t]*$", re.MULTILINE)
_STAR_BULLET = re.compile(r"^([ \t]*)[*•●◦▪■➢✓·–—−][ \t]*(?=\S)", re.MULTILINE)
_EMPHASIS = re.compile(r"\*+|(?<![\w/])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w/])|~~")
_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]+", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|<>~])")
_RULE = re.compile(r"^[ \t]*[-_=*.~+ ]{3,}[ \t]*$", re.MULTILINE)
_BLANK_NUMBER = re.compile(r"(?<=[Ss]ố)( ?:?) {2,}(?=/ ?[A-ZĐ])")  # left to be written in by hand
# "ngày  15   tháng  9   năm 2019": its parts are no columns
_WIDE_DATE = re.compile(
    r"(?i)(?<=ngày|háng)  +(?=\d)|(?<= năm)  +(?=20)|(?<=\d)  +(?=tháng|năm 20|năm  +20)"
)
_COLUMNS = re.compile(r"(?<=\S) {3,}(?=\S)|[ ]*\t[ \t]*")
# a row of a table parted by blanks: where two columns stand far apart, two blanks part others
_WIDE_ROW = re.compile(r"^\S.*?\S {3,}\S.*?\S {3,}\S.*$", re.MULTILINE)
_TWO_BLANKS = re.compile(r"(?<=\S) {2,}(?=\S)")
_SPACES = re.compile(r" {2,}")
# blanks that recognition puts around marks and into words: "10 / 01 / 2022 ,", "( a )", "tr ước ngày 5"
_SPACED = (
    (re.compile(r"(?<=\d) / ?(?=\d)|(?<=\d)/ (?=(?:(?:0?[1-9]|1[0-2])|20\d\d)(?![\d%]))"), "/"),
    (re.compile(r"(?<=[^\s(]) (?=[,;:](?:\s|$))", re.MULTILINE), ""),
    (re.compile(r"(?<=\w):(?=[^\W\d_])"), ": "),
    (re.compile(r"(?<=\() +(?=\S)|(?<=\S) +(?=\))"), ""),
    (re.compile(r"(?<=\d) (?=\.\d{3}(?!\d))"), ""),
    (re.compile(r"(?<=\d) ?phần trăm\b", re.IGNORECASE), "%"),
    (re.compile(r"(?<=\w{3}) (?=\.\s)|(?<=\S) (?=\.$)", re.MULTILINE), ""),
)
# "trồng 3 200 cây", but no "thôn 3 200 hộ" or "Thôn Thượng 12 350 5", where a figure is a name or a cell
_THOUSANDS = re.compile(
    r"(?P<word>[^\W\d_]+ |\t|[:(] ?)(?P<figure>[1-9]\d{0,2}(?: \d{3})+)(?=(?:[^\W\d_]|[,;)]| [^\W\d_]|\.?$|\. |\t))",
    re.MULTILINE,
)
_NAMED_BY_FIGURES = words_of(
    [
        "thôn xóm ấp bản tổ khu phố khóm đội nhóm lớp khối cụm vùng quận phường bộ đoàn hội",
        "đợt vòng lần thứ quý tháng ngày năm tuần bước đoạn số điều khoản mục hạng cấp mức",
        "loại mẫu phòng ngõ ngách và km",
    ]
)
_OPENS = re.compile(r"(?:^|[\n.;:] ?|[-+*)] ?|\d[.)/] )$")
_BROKEN_WORD = re.compile(
    r"(?<!\w)(?:n gày|ng ày|ngà y|t háng|th áng|thá ng|t rước|tr ước|trướ c|n ăm|nă m)(?= (?:ngày |hết )?\d)",
    re.IGNORECASE,
)
_EDGES = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)


class Mapped:
    """A text under change in which every character still knows where it came from."""

    __slots__ = ("origin", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.origin: list[int] = list(range(len(text)))

    def replace(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> None:
        """Replace every match; what comes in its place points to the start of the match."""
        parts: list[str] = []
        origin: list[int] = []
        last = 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            put = new if isinstance(new, str) else new(match)
            parts += (self.text[last:start], put)
            origin += self.origin[last:start]
            whole = end - start
            same = len(put) == whole
            origin += (
                self.origin[start:end] if same else [self.origin[start]] * len(put) if whole else []
            )
            last = end
        if last == 0 and not parts:
            return
        parts.append(self.text[last:])
        origin += self.origin[last:]
        self.text, self.origin = "".join(parts), origin


@dataclass(frozen=True, slots=True)
class Source:
    """The even text, the same text for matching, and where each character was printed."""

    text: str
    low: str
    origin: tuple[int, ...]
    length: int  # of the original

    def span(self, start: int, end: int) -> Span:
        """The place in the original of [start, end) of the even text, blanks at the ends left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start >= len(self.origin):
            return Span(self.length, self.length)
        if end <= start:
            return Span(self.origin[start], self.origin[start])
        return Span(self.origin[start], self.origin[end - 1] + 1)


def lowered(text: str) -> str:
    """`text` for matching: lower case and one spelling of marks, letter for letter."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    low = _SPELT.sub(lambda match: _SPELLING[match.group()], low.translate(_SAME_LENGTH))
    low = _CLOCK.sub(r"\1h\2", low)
    return _MONTH_SIGN.sub("/", _WITH_DOTS.sub(r"\1/\2/\3", low))


def _cells(row: re.Match[str]) -> str:
    return "\t".join(cell.strip() for cell in row.group().strip().strip("|").split("|"))


def even(text: str) -> Mapped:
    """`text` without markup, invisible characters and uneven blanks; lines still as printed."""
    mapped = Mapped(text)
    mapped.replace(_LINE_ENDS, "\n")
    mapped.replace(_INVISIBLE, "")
    mapped.replace(_BLANKS, " ")
    if not unicodedata.is_normalized("NFC", mapped.text):
        mapped.replace(_CLUSTER, lambda match: unicodedata.normalize("NFC", match.group()))
    mapped.replace(_ENTITY, lambda match: _ENTITIES[match.group(1)])
    mapped.replace(_TAG, "")
    mapped.replace(_TABLE_RULE, "")
    mapped.replace(_LOST_BAR, lambda match: match["cell"] or "")
    mapped.replace(_TABLE_ROW, _cells)
    mapped.replace(_OPEN_ROW, _cells)
    mapped.replace(_RULE, "")
    mapped.replace(_HEADING, "")
    mapped.replace(_STAR_BULLET, _bullet)
    mapped.replace(_EMPHASIS, "")
    mapped.replace(_ESCAPE, "")
    mapped.replace(_EDGES, "")
    mapped.replace(_BLANK_NUMBER, lambda match: match.group(1) + " ")
    mapped.replace(_WIDE_DATE, " ")
    mapped.replace(_WIDE_ROW, lambda row: _TWO_BLANKS.sub("\t", row.group()))
    mapped.replace(_COLUMNS, "\t")
    mapped.replace(_SPACES, " ")
    for pattern, new in _SPACED:
        mapped.replace(pattern, new)
    mapped.replace(_THOUSANDS, _dotted)
    mapped.replace(_BROKEN_WORD, lambda match: match.group().replace(" ", ""))
    return mapped


def _dotted(match: re.Match[str]) -> str:
    """A figure whose thousands are parted by blanks, with dots."""
    word = match["word"].strip(" \t:(")
    opening = _OPENS.search(match.string, max(0, match.start() - 4), match.start())
    if word.lower() in _NAMED_BY_FIGURES or not (not word or word.islower() or opening):
        return match.group()
    return match["word"] + match["figure"].replace(" ", ".")


def _bullet(match: re.Match[str]) -> str:
    # "**bold**" opens with stars too: only a star that stands alone is a bullet
    sign = match.group().strip()
    following = match.string[match.end() : match.end() + 1]
    if sign == "*" and (following == "*" or not match.group().endswith((" ", "\t"))):
        return match.group()
    return match.group(1) + "- "
