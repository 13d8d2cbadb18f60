"""From printed lines to paragraphs: which line ends are only the end of the paper.

A page break, a narrow column or a PDF breaks sentences; the reader needs one paragraph on one
line. Page numbers between two pages go with the break. Nothing here looks at what is said.
"""

from __future__ import annotations

import re

from campaigns.planreader.text.flat_tables import rows_of
from campaigns.planreader.text.source import Source, even, lowered
from campaigns.planreader.text.unmarked import marked

MARKER = re.compile(
    r"""(?:
      [-+]\ ?(?=[^\s\d-])|[-+]\ (?=\S)|-(?=(?:\d{1,3}(?:,\d)?|(\d{1,3})/\1)(?:\ ?%|\ (?!tháng)[^\W\d_]))|\(\d{1,2}\)
      |(?:\d{1,2}\.){1,3}(?=[^\W\d_])|\d{1,2}(?:\.\d{1,2}){0,3}\ ?(?:[.)/]|/\.)(?=\s)
      |\d{1,2}(?:\.\d{1,2}){1,3}-?(?=\ [^\W\d_])|\d{1,2}-(?!\ ?[A-ZĐ]{2,6}[/-])(?=\ ?[^\W\d_]{2}|\ ["“«‘]|\ (?:\d{1,3}(?:,\d)?|(\d{1,3})/\2)(?:\ ?%|\ (?!tháng)[^\W\d_]))
      |[a-zđ]\ ?[.)/](?=\s|[A-ZĐÀ-Ỹ])
      |(?!V/v)[IVX]{1,5}\ ?(?:[./)\-:]|/\.)(?=\s|[^\W\d_])|[A-HĐ]\ ?[./)](?=\s)
      |[Đđ]iều\ \d{1,2}[.:]?
      |[IVX]{1,5}(?=\ [A-ZĐÀ-Ỹ][^\n]{2,70}$)
      |\d{1,2}(?=\ (?i:mục\ đích|mục\ tiêu|yêu\ cầu|nội\ dung|thời\ gian|đối\ tượng|hình\ thức|kinh\ phí)\b[^\n]{0,70}$)
      |\d{1,2}(?=\ (?:Chỉ\ tiêu|Biện\ pháp|Giải\ pháp|Địa\ điểm|Thành\ phần|Khen\ thưởng|Nhiệm\ vụ|Tiêu\ chí)\b[^\n:]{0,40}:?$)
      |(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\ là[,:]?(?=\ )
      |Thứ\ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín)[,:](?=\ )(?!\ (?:ngày|\d|lúc|sáng|chiều))
      |(?:Phần|PHẦN|Chương|CHƯƠNG)\ (?:thứ\ |THỨ\ )?(?:[IVX]{1,5}|\d{1,2}|[a-zA-ZĐđÀ-ỹ]{2,4})[.:]?(?=\ )
    )""",
    re.VERBOSE,
)
_LONE_NUMBER = re.compile(r"^(?:- ?)?\d{1,3}(?: ?-)?$|^Trang \d{1,3}(?: ?/ ?\d{1,3})?$")
_PAGE_PREFIX = re.compile(r"^Trang \d{1,3}(?=[A-ZĐÀ-Ỹ])", re.MULTILINE)
_CLOSED = tuple(".;:!?")
_HANGING = re.compile(
    r"(?:,| -|\b(?:trước|hết|vào|và|của|các|về|trong|năm|ngày|tháng|số|từ|đến|do|cho|với|theo|tại|có|là|để|"
    r"được|thực hiện|kỷ niệm|chào mừng|lần|thứ|khóa))$"
)
# a head in two narrow columns: "… ngày 20 tháng 5 năm" / "2025", "… CHỦ NGHĨA" / "VIỆT NAM"
_NARROW = tuple(
    (re.compile(end), re.compile(start))
    for end, start in (
        (r"ngày +\d{0,2} *tháng +\d{0,2} +năm$", r"20\d\d$"),
        (r"ngày +\d{0,2}$", r"tháng \d"),
        (r" ngày$", r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"),
        (r"^[^\W\d_]+(?: [^\W\d_]+)?$", r"[^\W\d_]+(?: [^\W\d_]+)?, ngày +\d{0,2} *tháng"),
        *(
            (rf"(?:^|\t){' '.join(words[:at])}$", rf"{' '.join(words[at:])}(?=$|\t)")
            for words in (
                ("cộng", "hòa", "xã", "hội", "chủ", "nghĩa", "việt", "nam"),
                ("ủy", "ban", "nhân", "dân"),
            )
            for at in range(1, len(words))
        ),
    )
)
_PART = re.compile(
    r"(?:phần(?: thứ)?|chương|mục) (?:[ivx]{1,5}|\d{1,2}|nhất|hai|ba|tư|bốn|năm)[.:]?$"
)
# "Số:" and "3104/QĐ-UBND" on the next line, as a library of documents breaks its head
_NUMBER_OPEN = re.compile(r"^Số ?:$")
_NUMBER_CLOSE = re.compile(r"\d{1,5} ?/ ?[A-ZĐ\d]")
# "lựa chọn từ 10" and "- 15 giải pháp"
_RANGE_OPEN = re.compile(r"(?:từ|khoảng) \d[\d.,]* ?%?$|(?:đạt|có|[;,]) \d{1,3}(?:,\d+)?$")
_RANGE_CLOSE = re.compile(r"[-–] ?\d[\d.,]* ?(?:%|[^\W\d])")
# "từ ngày 10/11/2023" and "- 30/01/2024", "ngày 22" and "- 23/5/2025", "giai đoạn 2021" and "- 2025"
_SPANS = (
    (re.compile(r"\d{1,2}/\d{1,4}(?:/\d{4})?$"), re.compile(r"[-–] ?\d{1,2}/\d{1,4}")),
    (re.compile(r"[^\W\d] \d{1,2}$"), re.compile(r"[-–] ?\d{1,2}/\d{1,2}/\d{4}(?! ?:)")),
    (re.compile(r"(?<![\d/])20\d\d$"), re.compile(r"[-–] ?20\d\d(?![\d/]| ?:)")),
)
_BEGINS = re.compile(
    r"(?:Căn cứ|Kính gửi|Nơi nhận|Thực hiện (?:Kế hoạch|Chỉ thị|Nghị quyết|Thông báo|Công văn|Hướng dẫn|Quyết định|Chương trình|Kết luận|Văn bản))\b|\((?:Ban hành )?[Kk]èm theo "
    r"|(?:Đợt|Giai đoạn|Bước|Chặng) (?:thứ )?(?:\d|[IVX]{1,3}|một|nhất|hai|ba|tư|bốn) ?[:.(-]"
)
_DASHED = re.compile(r"- [a-zà-ỹđ][^()\n]{0,80}\)")
_REACH = 500  # characters back to the bracket that a line may close
_FAR = 600  # characters between two page numbers, at least
_NEAR = 250  # two lone numbers closer than this are cells of a table
_SENTENCE = 40  # characters: a shorter line that ends in "năm" or "ngày" may be a form to fill in
_FULL = 0.78  # of the width: a line that long was broken by the paper, not by the writer


# "- Sơ kết đợt 1. Từ ngày 01/10/2024 đến ngày 05/10/2024.": the time of an item, as behind a colon
_ITS_TIME = re.compile(
    r"^((?:[-+] |\d{1,2}[.)/-] |[a-zđ]\) )?(?:[^.:;\n]|(?<=\d)\.(?=\d)){3,80})\.(?= (?:Bắt đầu từ|Từ) (?:ngày )?\d[^;:\n]{6,50}$)",
    re.MULTILINE,
)


def _drop_page_numbers(lines: list[str]) -> list[str]:
    """Blank the page numbers, so that the sentence around them closes again."""
    places: list[tuple[int, int]] = []  # line, offset
    offset = 0
    for index, line in enumerate(lines):
        if _LONE_NUMBER.match(line):
            places.append((index, offset))
        offset += len(line) + 1
    kept = list(lines)
    last = 0
    for turn, (index, offset) in enumerate(places):
        following = places[turn + 1][1] if turn + 1 < len(places) else offset + _FAR
        if offset - last >= _FAR and following - offset > _NEAR:
            kept[index] = ""
        last = offset
    return kept


def _width(lines: list[str]) -> int:
    """How many characters a full printed line holds; 0 when lines are whole paragraphs."""
    lengths = sorted(len(line) for line in lines if len(line) > 30)
    if len(lengths) < 8:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    full = sum(1 for length in lengths if length >= width * _FULL)
    return width if width <= 140 and full >= len(lengths) * 0.4 else 0


def _torn(line: str, following: str, gap: int, *, inside: bool) -> bool:
    """Whether a line end stands inside a heading, a span of days, a range, a number or a bracket."""
    low = lowered(line)
    if _PART.match(low) and "\t" not in following:
        return True  # "Phần II" with its title on the next line
    if any(a.search(line) and b.match(following) for a, b in _SPANS):
        return True
    if _NUMBER_OPEN.search(line) and _NUMBER_CLOSE.match(following):
        return True
    ranged = _RANGE_OPEN.search(low) and _RANGE_CLOSE.match(following)
    # an end of what a bracket lists: "- hoàn thành) về Huyện đoàn"
    dashed = inside and not line.endswith((":", ";")) and _DASHED.match(following)
    return gap == 0 and bool(ranged or dashed)


def _continues(line: str, following: str, gap: int, width: int, *, inside: bool) -> bool:
    """Whether `following` goes on with the sentence of `line`; `inside`: a bracket is open."""
    if _torn(line, following, gap, inside=inside):
        return True
    if MARKER.match(following) or "\t" in following or "\t" in line:
        return False
    if _BEGINS.match(following):
        return False
    first = following[0]
    full = bool(width) and gap == 0 and len(line) >= width * _FULL
    if full and (inside or (line.endswith(";") and first.islower())):
        return True
    if line.endswith(_CLOSED) or line.endswith("./"):
        return False
    if gap == 0 and first == "(" and following[1:2].islower():
        return True
    low = lowered(line)
    if gap < 2 and any(a.search(low) and b.match(lowered(following)) for a, b in _NARROW):
        return True
    if first.islower():
        return True
    if gap > 1:
        return False
    if _HANGING.search(low) and not line.isupper() and len(line) >= _SENTENCE:
        return True
    if full and not line.isupper():
        return True
    return bool(width) and gap == 0 and first in '(“"0123456789' and len(line) >= width * 0.6


def read_source(text: str) -> Source:
    """The even text of `text`, one paragraph on one line."""
    mapped = even(text)
    mapped.replace(_PAGE_PREFIX, "")
    lines = mapped.text.split("\n")
    rows = rows_of(lines)
    kept = _drop_page_numbers(lines)
    for first in {*rows.values()}:
        kept[first] = lines[first]  # the number of a row is no page's
    width = _width(kept)
    out: list[str] = []
    origin: list[int] = []
    offset = 0
    previous = paragraph = ""
    gap = 0
    for index, line in enumerate(lines):
        body = kept[index]
        if not body:
            gap = -1 if line else gap + 1  # blank lines around a page number part no paragraphs
        else:
            start = offset + line.find(body)
            inside = paragraph.rfind("(") > paragraph.rfind(")")
            joined = bool(previous) and _continues(
                previous, body, max(gap, 0), width, inside=inside
            )
            joined = joined and index not in rows.values()
            if out:
                out.append("\t" if index in rows else " " if joined else "\n")
                origin.append(mapped.origin[start])
            out.append(body)
            origin += mapped.origin[start : start + len(body)]
            paragraph = f"{paragraph} {body}"[-_REACH:] if joined else body
            previous, gap = body, 0
        offset += len(line) + 1
    whole = _ITS_TIME.sub(r"\1:", "".join(out))
    return Source(whole, marked(whole, lowered(whole)), tuple(origin), len(text))
