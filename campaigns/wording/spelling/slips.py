"""What fingers and keyboards do to words, undone: raw keys, O for 0, l for 1, glued words.

A slip is mended only when the mended word is one the readers know, so that no other word of a
sentence changes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, pairwise

from campaigns.wording.spelling.raw_keys import mend_raw_keys
from campaigns.wording.spelling.text import fold, words_of

_DIGITS_WITH_LETTERS = re.compile(
    r"(?<![^\W_])[OoIlL]{0,3}(?:(?<=[OoIlL])[.,])?[0-9](?:[0-9OoIl]|L(?=[0-9OoIl]))*(?:[.,][0-9OoIl]+)*"
)
_AFTER_DIGITS = re.compile(
    r"(?:tr|trieu|ty|ti|k|nghin|ngan|dong|d|vnd|trd|cu|km|m|ha)?(?![^\W\d_])"
)
_BOLD = re.compile(r"(?<![\w*])\*{1,2}(?=\S)([^*\n]+)(?<=\S)\*{1,2}(?![\w*])")
_MIDNIGHT = re.compile(r"(?<=[0-9]) 0?0:00(?::00)?(?![0-9])")  # behind a spreadsheet's days
_LONG_WORD = re.compile(r"[^\W\d_]{7,24}")
_GLUED = words_of(
    [
        "mot hai ba bon nam sau bay tam chin muoi chuc tram nghin ngan trieu ty ti ruoi dong",
        "lam linh nua phan ngay thang mai hom nay tuan thu",
    ]
)
_ONE = re.compile(r"(?<![^\W_])[lI](?= ?(?:tỷ|tỉ|ty|triệu|trieu|tr) ?(?:[0-9]|rưỡi|ruoi))")
_LETTER_DIGITS = str.maketrans("OoIlL", "00111")


def _mend_digits(match: re.Match[str], *, litres: bool = False) -> str:
    if litres and match.group()[-1] == "l":
        return match.group()
    rest = fold(match.string[match.end() : match.end() + 8])
    if not re.search(r"[OoIlL]", match.group()) or not _AFTER_DIGITS.match(rest):
        return match.group()
    return match.group().translate(_LETTER_DIGITS)


_DRAWN_OUT = re.compile(
    r"(?<=[^\W\d_])([aăâeêoôơuưy])\1{2,}(?![^\W_]*[0-9])", re.IGNORECASE
)  # "nhaaa", no quý III


# "bầy tui", "choa": the Centre's "chúng tôi", whoever asks
# signs that a telephone writes out as it hears them
_SPOKEN_END = re.compile(r"[ ,.]+(?:dấu )?(?:chấm|phẩy|chấm than)(?: (?:hết|xuống dòng))?[ .]*$")
_SPOKEN_COMMA = re.compile(
    r"(?<=[^\W\d_])(?<!một)(?<!hai)(?<!ba)(?<!bốn)(?<!năm)(?<!sáu)(?<!bảy)(?<!tám)(?<!chín)(?<!mươi)(?<!mười)"
    r" (?:dấu )?phẩy (?=[^\W\d_])"
)
_WE = re.compile(r"\b(?:(?:bầy|bọn|tụi|lũ) (?:tui|choa)|choa|bay tui|bay choa)\b", re.IGNORECASE)


def mend_words(text: str) -> str:
    """A cleaned text with raw Telex and VNI keys turned into the words they stand for, numbers
    written without blanks taken apart, the stars of "*60tr*" and a spreadsheet's midnight left out."""
    if "phẩy" in text or "chấm" in text:
        text = _SPOKEN_COMMA.sub(", ", _SPOKEN_END.sub("", text))
    text = _WE.sub("chúng tôi", text)
    if ":00" in text:
        text = _MIDNIGHT.sub("", text)
    if "*" in text:
        text = _BOLD.sub(r"\1", text)
    text = _DRAWN_OUT.sub(r"\1", text)
    return _LONG_WORD.sub(_mend_glued, mend_raw_keys(text))


def _mend_glued(match: re.Match[str]) -> str:
    """ "bamuoitrieu", "triệuđồng": the one way to cut a long word into words of numbers."""
    cuts = _cuts(fold(match.group()))
    if len(cuts) != 1:
        return match.group()
    places = [0, *accumulate(map(len, cuts[0]))]
    return " ".join(match.group()[a:b] for a, b in pairwise(places))


@lru_cache(maxsize=512)
def _cuts(word: str) -> list[list[str]]:
    if not word:
        return [[]]
    found: list[list[str]] = []
    for size in range(2, 6):
        if word[:size] in _GLUED and len(word) >= size:
            found += [[word[:size], *rest] for rest in _cuts(word[size:])]
    return found


def mend_digits(text: str, *, litres: bool = False) -> str:
    """A cleaned text with the letters O and l inside a number read as 0 and 1.

    Where `litres` may be meant, an l at the end stays what it is.
    """
    text = _ONE.sub("1", text) if _ONE.search(text) else text  # "l tỷ 2"
    return _DIGITS_WITH_LETTERS.sub(lambda match: _mend_digits(match, litres=litres), text)
