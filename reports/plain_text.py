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
_ENOUGH: Final = 2  # different words
_SURE: Final = 3


def text_of(content: bytes) -> str:
    """The text of the bytes; raises Unreadable with encoding, tcvn3 or vni."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    if b"\x00" in content:
        return _decoded(content, _wide(content))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
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


def _decoded(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("encoding") from None
    if "\x00" in text:
        raise Unreadable("encoding")
    return text
