"""The letters of a text file: today's encodings read, those of the years before Unicode named.

TCVN3 and VNI are recognised, not converted: their capitals depend on a typeface that the text does not
name, and a wrong letter in a date or a name would go unseen.
"""

import re
import unicodedata
from typing import Final

from reports.child import Unreadable

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_VIETNAMESE: Final = re.compile(r"ngày|tháng|năm|của|đơn vị|được|và|thực hiện|kế hoạch")
# everyday words as each of them looks when its bytes are taken for Western letters
_OLD_LETTERS: Final = {
    "tcvn3": re.compile(r"thi ®ua|ngµy|th¸ng|n¨m|cña|®¬n vÞ|®­?îc|kÕ ho¹ch|nh©n d©n|thùc hiÖn|ñy ban|tæ chøc"),
    "vni": re.compile(r"thi ñua|ngaøy|thaùng|naêm|cuûa|ñôn vò|ñöôïc|keá hoaïch|nhaân daân|thöïc hieän|uûy ban|toå chöùc"),
}  # fmt: skip
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")  # no text has them, in no encoding
_FEW: Final = 0.02
_ENOUGH: Final = 2  # different words
_SURE: Final = 3


def text_of(content: bytes) -> str:
    """The text of the bytes; raises Unreadable with encoding, tcvn3, vni or, for no letters at all, damaged."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    if b"\x00" in content:
        return _lettered(_decoded(content, _wide(content), "damaged"))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if len(_CONTROLS.findall(content)) > len(content) * _FEW:
        raise Unreadable("damaged")
    refuse_old_letters(content.decode("latin-1"))
    text = unicodedata.normalize("NFC", content.decode("cp1258", errors="replace"))
    if len(set(_VIETNAMESE.findall(text.lower()))) < _SURE or "\ufffd" in text:
        raise Unreadable("encoding")
    return text


def refuse_old_letters(text: str) -> None:
    """Raise Unreadable where Vietnamese stands in the letters of TCVN3 or VNI."""
    low = text.lower()
    for code, words in _OLD_LETTERS.items():
        if len(set(words.findall(low))) >= _ENOUGH:
            raise Unreadable(code)


def _wide(content: bytes) -> str:
    """UTF-16 without its mark: nearly every Vietnamese text has more low letters than high ones."""
    even, odd = content[0::2].count(0), content[1::2].count(0)
    return "utf-16-le" if odd > even else "utf-16-be"


def _decoded(content: bytes, encoding: str, code: str = "encoding") -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(code) from None
    if "\x00" in text:
        raise Unreadable(code)
    return text


def _lettered(text: str) -> str:
    """The text, unless its signs come from all over Unicode: then its bytes were no letters."""
    strange = sum(char >= "\u2100" or "\u0370" <= char < "\u1e00" for char in text)
    if strange > len(text) * _FEW:
        raise Unreadable("damaged")
    return text
