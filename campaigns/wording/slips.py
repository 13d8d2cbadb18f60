"""What fingers and keyboards do to words, undone: raw Telex and VNI keys, O for 0, l for 1.

A slip is mended only when the mended word is one the readers know (`KNOWN`), so that no other
word of a sentence changes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate, pairwise

from campaigns.wording.syllables import is_syllable
from campaigns.wording.text import fold, same_tone_place, words_of

KNOWN = words_of(
    (
        "không một mốt hai ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín mười mươi chục trăm nghìn",
        "ngàn vạn triệu tỷ tỉ đồng rưỡi rưởi nửa linh lẻ hăm băm củ phẩy phần nghìn",
        "ngày tháng năm quý tuần thứ chủ nhật hôm nay mai mốt kia kìa qua nữa sau tới này trước",
        "mùng mồng rằm giêng chạp tết âm dương lịch đầu giữa cuối hết đến từ hạn chậm nhất nhuận",
        "khoảng tầm hơn gần dưới trên tổng cộng giá trị kinh phí dự kiến tối đa vài mấy mỗi hộ",
        "xong rồi chưa làm hoàn thành khởi công đang sắp được đúng sai phải không đồng ý hủy thôi",
        "vâng dạ ừ chuẩn xác nhận bỏ lại thôn xóm bản làng ấp buôn tổ khu phố khóm đăng ký",
        "mét khối vuông cây số sào mẫu công bóng đèn cái chiếc người ngôi phòng đường bắt",
        "rõ biết bao nhiêu nhầm anh chị em dạ nhé góp hỗ trợ dân xã đóng tiền miễn tốn bê tông",
    )
)
_FOLDED_KNOWN = frozenset(map(fold, KNOWN))

_MARKED = {"aa": "â", "ee": "ê", "oo": "ô", "dd": "đ", "aw": "ă", "ow": "ơ", "uw": "ư"}
_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI = {"1": "s", "2": "f", "3": "r", "4": "x", "5": "j"}
_VOWELS = "aăâeêioôơuưy"
_VNI_ANY = re.compile(
    r"(?<![^\W_])[A-Za-z]{2,}[1-9][A-Za-z0-9]*(?![^\W_])|(?<![^\W_])[dD]9[A-Za-z0-9]+"
)
_WORD_ANY = re.compile(r"[A-Za-z]{2,9}")
_VNI_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+[1-9]+[^\W\d_][^\W_]*|[dD]9[^\W_]+")
_WORD = re.compile(r"[A-Za-z]{3,9}")
_DIGITS_WITH_LETTERS = re.compile(
    r"(?<![^\W_])[OoIlL]{0,3}[0-9](?:[0-9OoIl]|L(?=[0-9OoIl]))*(?:[.,][0-9OoIl]+)*"
)
_AFTER_DIGITS = re.compile(
    r"(?:tr|trieu|ty|ti|k|nghin|ngan|dong|d|vnd|trd|cu|km|m|ha)?(?![^\W\d_])"
)
_LONG_WORD = re.compile(r"[^\W\d_]{7,24}")
_GLUED = frozenset(
    (
        *("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "chuc", "tram"),
        *("nghin", "ngan", "trieu", "ty", "ti", "ruoi", "dong", "lam", "linh", "nua", "phan"),
        *("ngay", "thang", "mai", "hom", "nay", "tuan", "thu"),
    )
)
_LETTER_DIGITS = str.maketrans("OoIlL", "00111")


@lru_cache(maxsize=1024)
def _telex(word: str) -> str | None:
    """`word` as the Telex keyboard would have written it, or None if it holds no such keys."""
    keys = word.lower()
    tone = ""
    for place in range(len(keys) - 1, 0, -1):
        if keys[place] in _TONES and any(vowel in keys[:place] for vowel in _VOWELS):
            tone = _TONES[keys[place]]
            keys = keys[:place] + keys[place + 1 :]
            break
    for typed, letter in (("uow", "ươ"), ("uwow", "ươ"), *_MARKED.items(), ("w", "ư")):
        keys = keys.replace(typed, letter)
    if keys == word.lower():
        return None
    return _with_tone(keys, tone)


def _with_tone(word: str, tone: str) -> str:
    """`word` with `tone` on the vowel that carries it."""
    places = [i for i, char in enumerate(word) if char in _VOWELS]
    if word[:2] in ("qu", "gi") and len(places) > 1:
        places = places[1:]
    if not tone or not places:
        return word
    marked = [i for i in places if word[i] in "ăâêôơư"]
    closed = word[-1] not in _VOWELS
    place = marked[-1] if marked else places[-1] if closed else places[max(len(places) - 2, 0)]
    toned = word[: place + 1] + tone + word[place + 1 :]
    return same_tone_place(unicodedata.normalize("NFC", toned))


def _mend_word(match: re.Match[str]) -> str:
    word = match.group()
    if word.lower() in _FOLDED_KNOWN:
        return word
    mended = _telex(word)
    return mended if mended in KNOWN else word


def _mend_vni(match: re.Match[str]) -> str:
    mended = _vni(match.group())
    return mended if mended in KNOWN else match.group()


@lru_cache(maxsize=1024)
def _vni(word: str) -> str | None:
    """`word` as the VNI keyboard would have written it, or None if its digits are no such keys."""
    keys = word.lower()
    for typed, letters in (("u7o7", "ươ"), ("uo7", "ươ"), ("d9", "đ"), ("u7", "ư"), ("o7", "ơ")):
        keys = keys.replace(typed, letters)
    keys = re.sub(r"([aeo])([1-5]?)6", lambda m: {"a": "â", "e": "ê", "o": "ô"}[m[1]] + m[2], keys)
    keys = re.sub(r"a([1-5]?)8", r"ă\1", keys)
    tones = re.findall(r"[1-5]", keys)
    if len(tones) > 1 or re.search(r"[06-9]", keys):
        return None
    tone = _TONES[_VNI[tones[0]]] if tones else ""
    return _with_tone(re.sub(r"[1-5]", "", keys), tone)


def _mend_digits(match: re.Match[str], *, litres: bool = False) -> str:
    if litres and match.group()[-1] == "l":
        return match.group()
    rest = fold(match.string[match.end() : match.end() + 8])
    if not re.search(r"[OoIlL]", match.group()) or not _AFTER_DIGITS.match(rest):
        return match.group()
    return match.group().translate(_LETTER_DIGITS)


def mend_words(text: str) -> str:
    """A cleaned text with raw Telex and VNI keys turned into the words they stand for, and
    numbers written without blanks taken apart.

    Where two known words of a message without any mark were raw keys, all of it was typed so.
    """
    said = text
    if any(char.isdigit() for char in said):
        said = _VNI_WORD.sub(_mend_vni, said)
    said = _WORD.sub(_mend_word, said)
    if said != text and text.isascii():
        said = _in_whole(text, said)
    return _LONG_WORD.sub(_mend_glued, said)


def _in_whole(text: str, said: str) -> str:
    """`said` with every further word that the same keyboard would have made a syllable."""
    mended = [(a, b) for a, b in zip(text.split(), said.split(), strict=True) if a != b]
    if len(mended) < 2:
        return said
    vni = sum(any(char.isdigit() for char in raw) for raw, _ in mended) * 2 > len(mended)
    pattern, mend = (_VNI_ANY, _vni) if vni else (_WORD_ANY, _telex)

    def whole(match: re.Match[str]) -> str:
        word = match.group()
        made = mend(word)
        return made if made is not None and not is_syllable(word) and is_syllable(made) else word

    return pattern.sub(whole, said)


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
    return _DIGITS_WITH_LETTERS.sub(lambda match: _mend_digits(match, litres=litres), text)
