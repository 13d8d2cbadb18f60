"""Ways in which another office writes the same plan; none of them changes what it says."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable

Rewrite = Callable[[str], str]

_DAY = r"(?<![\d/.])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])"
_SPAN = r"([Tt]ừ) (?:ngày )?(\d{1,2}/\d{1,2})/(\d{4}) (?:đến|tới)(?: hết)? (?:ngày )?(\d{1,2}/\d{1,2})/(\d{4})"
_ROUND = r"(?<!\w)((?:[Đđ]ợt|[Gg]iai đoạn|[Bb]ước)(?: cao điểm)?(?: thi đua)?) ([1-4])(?![\w/.,]\d|\w)(?! (?:tháng|ngày|tuần)\b)"
_ROUND_LINE = r"^((?:[-+*] |\d[.)] |[a-d]\) )?(?:Đợt|Giai đoạn|Bước) (?:[1-4]|I{1,3}|IV))"
_MONTH = r"tháng (\d{1,2})/(\d{4})"
_HEADING = r"^([IVX]{1,4})\. ?(?=\S[^\n]{2,90}$)"
_LATE = r"(?<!\w)(?:chậm|muộn) nhất(?: là)? ngày (?=\d)"
_SOUTH = {"kỷ niệm": "kỉ niệm", "quý": "quí", "ký": "kí", "lý": "lí", "tỷ": "tỉ", "kỳ": "kì"}
_OLD = {"hòa": "hoà", "hóa": "hoá", "khỏe": "khoẻ", "ủy": "uỷ", "thủy": "thuỷ", "xóa": "xoá"}
_ORDINALS = ("", "nhất", "hai", "ba", "tư")


def _by(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Rewrite:
    found = re.compile(pattern, re.MULTILINE)
    return lambda text: found.sub(new, text)


def _spelt(words: dict[str, str]) -> Rewrite:
    found = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(words)})(?![^\W\d_])")
    return lambda text: found.sub(lambda match: words[match.group()], text)


def _body(rewrite: Rewrite) -> Rewrite:
    """Only between the letterhead and the recipients, where lines are paragraphs and items."""

    def inside(text: str) -> str:
        begin = re.search(r"^\W*(?:I\.|1\.|Thực hiện|Căn cứ)", text, re.MULTILINE)
        end = re.search(r"^\W*(?:Nơi nhận|NƠI NHẬN)", text, re.MULTILINE)
        if begin is None or end is None or begin.start() > end.start() or "|" in text:
            return text
        first, last = begin.start(), end.start()
        return text[:first] + rewrite(text[first:last]) + text[last:]

    return inside


def _wrapped(width: int, lines_to_a_page: int = 0) -> Rewrite:
    def broken(text: str) -> str:
        if "\t" in text:
            return text  # a table is no running text
        lines: list[str] = []
        for line in text.split("\n"):
            lines += textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]  # fmt: skip
        if not lines_to_a_page:
            return "\n".join(lines)
        pages = [lines[at : at + lines_to_a_page] for at in range(0, len(lines), lines_to_a_page)]
        return "\n".join(
            "\n".join([*page, "", str(number), ""]) for number, page in enumerate(pages, 2)
        )

    return _body(broken)


REWRITES: dict[str, Rewrite] = {
    # days
    "5/9/2023": _by(_DAY, lambda day: f"{int(day[1])}/{int(day[2])}/{day[3]}"),
    "05/09/2023": _by(_DAY, lambda day: f"{int(day[1]):02}/{int(day[2]):02}/{day[3]}"),
    "05-9-2023": _by(_DAY, r"\1-\2-\3"),
    "05.9.2023": _by(_DAY, r"\1.\2.\3"),
    "05/ 9/ 2023": _by(_DAY, r"\1/ \2/ \3"),
    "ngày 05 tháng 9 năm 2023": _by("(?<=ngày )" + _DAY, r"\1 tháng \2 năm \3"),
    "ngày 05 tháng 9/2023": _by("(?<=ngày )" + _DAY, r"\1 tháng \2/\3"),
    "tháng 9 năm 2023": _by(_MONTH, r"tháng \1 năm \2"),
    "tháng 9-2023": _by(_MONTH, r"tháng \1-\2"),
    # from … to …
    "từ X đến Y": _by(_SPAN, r"\1 \2/\3 đến \4/\5"),
    "từ ngày X đến hết ngày Y": _by(_SPAN, r"\1 ngày \2/\3 đến hết ngày \4/\5"),
    "từ ngày X tới ngày Y": _by(_SPAN, r"\1 ngày \2/\3 tới ngày \4/\5"),
    "từ X - Y": _by(_SPAN, r"\1 \2/\3 - \4/\5"),
    "kể từ ngày X đến ngày Y": _by(_SPAN.replace("([Tt]ừ)", "(từ)"), r"kể từ ngày \2/\3 đến ngày \4/\5"),
    "từ 0 giờ ngày X đến 24 giờ ngày Y": _by(_SPAN, r"\1 0 giờ ngày \2/\3 đến 24 giờ ngày \4/\5"),
    "bắt đầu từ ngày X, kết thúc ngày Y": _by(_SPAN.replace("([Tt]ừ)", "(từ)"), r"bắt đầu từ ngày \2/\3, kết thúc ngày \4/\5"),
    "the first year left out": _by(_SPAN.replace(r"(\d{4}) (?:đến", r"(\d{4}) (?=.{0,25}/\3(?!\d))(?:đến"), r"\1 ngày \2 đến ngày \4/\5"),
    # rounds
    "Đợt I": _by(_ROUND, lambda name: f"{name[1]} {('', 'I', 'II', 'III', 'IV')[int(name[2])]}"),
    "Đợt 01": _by(_ROUND, r"\1 0\2"),
    "Đợt thứ nhất": _by(_ROUND, lambda name: f"{name[1]} thứ {_ORDINALS[int(name[2])]}"),
    "Đợt 1. Từ": _by(_ROUND_LINE + r": ?[Tt]ừ ", r"\1. Từ "),
    "Đợt 1 - từ": _by(_ROUND_LINE + r": ?[Tt]ừ ", r"\1 - từ "),
    "Đợt 1:từ": _by(_ROUND_LINE + r": ?[Tt]ừ ", r"\1:từ "),
    "Đợt 1, and its time on the next line": _by(_ROUND_LINE + r": ?[Tt]ừ ", "\\1:\nTừ "),
    # headings and marks
    "II/": _by(_HEADING, r"\1/ "),
    "II-": _by(_HEADING, r"\1- "),
    "Phần II.": _by(_HEADING, r"Phần \1. "),
    "HEADINGS IN CAPITALS": _by(_HEADING + "([^\n]+)", lambda head: f"{head[1]}. {head[2].upper()}"),
    "+": _body(_by(r"^- (?=\S)", "+ ")),
    "•": _body(_by(r"^- (?=\S)", "• ")),
    "–": _body(_by(r"^- (?=\S)", "– ")),
    "-without a blank": _body(_by(r"^- (?=[^\W\d])", "-")),
    "1)": _body(_by(r"^(\d{1,2})\. (?=\S)", r"\1) ")),
    "1-": _body(_by(r"^(\d{1,2})\. (?=\S)", r"\1- ")),
    # typography
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "straight quotes": lambda text: text.translate(str.maketrans("“”", '""')),
    "hyphens": lambda text: text.replace("–", "-"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "blanks that do not break": _by(r"(?<=\d) (?=[^\W\d_])|(?<=ngày) ", "\u00a0"),
    "lines indented": _by(r"^(?=[^\s|])", "  "),
    "southern spelling": _body(_spelt(_SOUTH)),
    "old tone marks": _spelt(_OLD),
    # bounds and figures
    "muộn nhất ngày": _by(_LATE, "muộn nhất ngày "),
    "hạn cuối là ngày": _by(_LATE, "hạn cuối là ngày "),
    "không quá ngày": _by(_LATE, "không quá ngày "),
    "chậm nhất đến hết ngày": _by(_LATE, "chậm nhất đến hết ngày "),
    "17:00": _by(r"(?<!\d)(\d{1,2})(?: giờ|h)(?: ?(\d{2})(?: phút)?)?(?= ngày)", lambda hour: f"{hour[1]}:{hour[2] or '00'}"),
    "trước X": _by(r"(?<!\w)trước ngày (?=\d{1,2}/\d)", "trước "),
    "nộp về": _by(r"(?<!\w)gửi về(?= \w)", "nộp về"),
    "90 %": _by(r"(?<=\d)%", " %"),
    "90 phần trăm": _body(_by(r"(?<=\d)%", " phần trăm")),
    "1 500": _body(_by(r"(?<=[a-zđ] )(?<!và )([1-9]\d{0,2})\.(\d{3})(?= [a-zđ])", r"\1 \2")),
    "1500": _body(_by(r"(?<![\d.,/])([1-9]\d{0,2})\.(\d{3})(?![\d.,%])", r"\1\2")),
    "không dưới": _by(r"(?<!\w)(?:ít nhất|tối thiểu) (?=\d)", "không dưới "),
    # as a PDF breaks it
    "wrapped at 60": _wrapped(60),
    "wrapped at 78, in pages": _wrapped(78, 38),
}  # fmt: skip
