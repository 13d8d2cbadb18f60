"""Words typed with the Vietnamese keyboard switched off, undone: "trieeuj", "d9u7o7ng2".

A raw word is mended when the word it stands for is one the readers know. Where a message holds
several of them, all of it was typed so, and every further word is mended that becomes a syllable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from campaigns.wording.dates import words as date_words
from campaigns.wording.money import words as money_words
from campaigns.wording.percent import words as percent_words
from campaigns.wording.quantity import words as quantity_words
from campaigns.wording.registration import words as registration_words
from campaigns.wording.spelling.syllables import is_syllable
from campaigns.wording.spelling.text import fold, same_tone_place, words_of

_TABLES = (
    *(money_words.CUES, percent_words.CUES, quantity_words.CUES, quantity_words.UNITS),
    *(date_words.WORDS, date_words.RELATIVE_DAYS, date_words.FESTIVALS, registration_words.PARTS),
    *(registration_words.CHANGE, registration_words.WITHDRAW),
)
_OWN = (
    "không một mốt hai ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín mười mươi chục trăm nghìn",
    "ngàn vạn triệu tỷ tỉ đồng rưỡi rưởi nửa linh lẻ hăm băm củ phẩy phần nghìn triêu",
    "ngày tháng năm quý tuần thứ chủ nhật hôm nay mai mốt kia kìa qua nữa sau tới này trước",
    "mùng mồng rằm giêng chạp tết âm dương lịch đầu giữa cuối hết đến từ hạn chậm nhất nhuận",
    "đúng sai phải không ý hủy thôi vâng dạ ừ chuẩn xác nhận bỏ lại thôn xóm bản làng ấp buôn",
    "tổ khu phố khóm cái chiếc người ngôi phòng đường bắt rõ nhầm anh chị em nhé được rồi chưa quí đ trđ",
)

_MARKED = {"aa": "â", "ee": "ê", "oo": "ô", "dd": "đ", "aw": "ă", "ow": "ơ", "uw": "ư"}
_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI = {"1": "s", "2": "f", "3": "r", "4": "x", "5": "j"}
_VOWELS = "aăâeêioôơuưy"
_TELEX_WORD = re.compile(r"[A-Za-z]{3,9}")
_TELEX_ANY = re.compile(r"(?<![^\W_])[A-Za-z]{2,9}(?![^\W_])")
_TELEX_DONG = re.compile(r"(?<=[0-9])[dD]{2}(?![^\W_])")  # "0dd"
_VNI_WORD = re.compile(
    r"(?<![^\W\d_])[^\W\d_]+[1-9]+[^\W\d_][^\W_]*|[dD]9[^\W_]+"
    r"|(?<![^\W_])(?!(?:so|to)[6-9])[A-Za-z]+[6-9][1-5](?![^\W_])"  # thu71, no tổ 63
    r"|(?<=[0-9])[dD]9(?![^\W_])|(?<=tr)[dD]9(?![^\W_])|(?<=tr\.)[dD]9(?![^\W_])"
)
# without a further sign of the keyboard only where the number makes no sense
_VNI_ALONE = re.compile(
    r"(?<![^\W_])(?:ngay2(?= +(?:kia|mai|mot|hom|[0-9]{1,2}(?:[/.-][0-9]| +thang)))|thang1(?= +(?:sau|toi|nay|truoc))"
    r"|hoan2 thanh2|khoang3|duoc5|quy1(?= +(?:[1-4IVX]|ba\b|hai\b|mo6?t5?\b|bo6?n1?\b|tu7?\b)))",
    re.IGNORECASE,
)
_VNI_ANY = re.compile(
    r"(?<![^\W_])(?:[A-Za-z]{2,}[1-9]+[A-Za-z0-9]*|[aA]5|[yY]1|[dD]9[A-Za-z0-9]+)(?![^\W_])"
)
# only the tone was typed: "lam2 duong2"; a digit says which one as often behind the words below
_VNI_TONED = re.compile(r"(?<![^\W_])([A-Za-z]{2,})([1-6])(?![^\W_])")
_VNI_ENDING = re.compile(r"([a-z]*[a-z])([1-9]{1,3})")
_NUMBERED = words_of(
    [
        "thon xom ap ban buon lang to so khu kp tdp khom doi cum ngo hem ngach nha km ql tl",
        "dt kenh tuyen doan lop cap loai tang nhom dot lan giai khoi phong cau cong ho gd dn",
    ]
)
_OF_DAYS = frozenset(("ngay", "thang", "nam", "quy", "thu", "mung", "mong", "tuan"))
_SCALES = frozenset(
    ("tr", "trieu", "ty", "ti", "nghin", "ngan", "tram", "chuc", "muoi", "met", "ha")
)
_SEVERAL = 2


@cache
def known() -> frozenset[str]:
    """Every word that the readers know, with its marks."""
    return words_of(_OWN).union(*(table.vocabulary() for table in _TABLES))


@cache
def _known_folded() -> frozenset[str]:
    return frozenset(map(fold, known()))


def mend_raw_keys(text: str) -> str:
    """A cleaned text with raw Telex and VNI keys turned into the words they stand for."""
    said, vni = text, 0
    if any(char.isdigit() for char in text):
        said = _VNI_ALONE.sub(lambda one: " ".join(map(_known_vni, one.group().split())), text)
        alone = said != text
        said, vni = _mend_each(said, _VNI_WORD, _known_vni)
        vni += alone
        vni += _toned(said)
    if vni:
        return _VNI_ANY.sub(lambda match: _any_vni(match.group(), vni), said)
    said, telex = _mend_each(said, _TELEX_WORD, _known_telex)
    if telex < _SEVERAL:
        return said
    said = _TELEX_DONG.sub("đ", said)
    return _TELEX_ANY.sub(lambda match: _any_telex(match.group()), said)


def _mend_each(text: str, pattern: re.Pattern[str], mend: Callable[[str], str]) -> tuple[str, int]:
    """The text with every word of the pattern mended, and how many changed."""
    changed = 0

    def word(match: re.Match[str]) -> str:
        nonlocal changed
        made = mend(match.group())
        changed += made != match.group()
        return made

    return pattern.sub(word, text), changed


def _toned(text: str) -> int:
    """How many different words have nothing but their tone: none where only one has, which may as
    well be the first or the second of its kind."""
    found = {word.lower() for word, digit in _VNI_TONED.findall(text) if _is_toned(word, digit)}
    return len(found) if len(found) >= _SEVERAL else 0


def _is_toned(word: str, digit: str) -> bool:
    said = word.lower()
    if said in _NUMBERED or said in _OF_DAYS or said in _SCALES or said not in _known_folded():
        return False
    made = _vni(word + digit)
    return made is not None and is_syllable(made)


def _known_vni(word: str) -> str:
    if word.rstrip("123456789").lower() in _NUMBERED | _SCALES:
        return word  # "ngo61", "3 trieu65"
    made = _vni(word)
    return made if made is not None and fold(made) in _known_folded() else word


def _any_vni(word: str, mended: int) -> str:
    """A word among `mended` ones: "nghin2", "d9k"."""
    stem = word.rstrip("123456789").lower()
    if (stem in _NUMBERED and mended < _SEVERAL) or (stem in _SCALES and word[-2:-1] not in "6789"):
        return word
    made = _vni(word)
    if made is not None and (made in known() or (mended >= _SEVERAL and is_syllable(made))):
        return made
    return re.sub("d9", "đ", word, flags=re.IGNORECASE)


def _known_telex(word: str) -> str:
    if word.lower() in _known_folded():
        return word
    made = _telex(re.sub(r"([sfrxj])\1$", r"\1", word))  # "ddaxx": the tone was typed twice
    if made is not None and made not in known() and made[0] == "d" and "đ" + made[1:] in known():
        made = "đ" + made[1:]  # "dungs": the second d was left out
    return made if made is not None and made in known() else word


def _any_telex(word: str) -> str:
    made = _telex(word)
    as_typed = is_syllable(word) and "oo" not in word.lower()
    if made is not None and not as_typed and is_syllable(made):
        return made
    return re.sub("dd", "đ", word, flags=re.IGNORECASE)


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


@lru_cache(maxsize=1024)
def _vni(word: str) -> str | None:
    """`word` as the VNI keyboard would have written it, or None if its digits are no such keys."""
    keys = _marks_inside(word.lower())
    for typed, letters in (("u7o7", "ươ"), ("uo7", "ươ"), ("d9", "đ"), ("u7", "ư"), ("o7", "ơ")):
        keys = keys.replace(typed, letters)
    keys = re.sub(r"([aeo])([1-5]?)6", lambda m: {"a": "â", "e": "ê", "o": "ô"}[m[1]] + m[2], keys)
    keys = re.sub(r"a([1-5]?)8", r"ă\1", keys)
    tones = re.findall(r"[1-5]", keys)
    if len(tones) > 1 or re.search(r"[06-9]", keys):
        return None
    tone = _TONES[_VNI[tones[0]]] if tones else ""
    return _with_tone(re.sub(r"[1-5]", "", keys), tone)


def _marks_inside(keys: str) -> str:
    """ "duong72" as "du7o7ng2": marks may be typed at the end of a word, behind its tone or before."""
    ending = _VNI_ENDING.fullmatch(keys)
    if ending is None:
        return keys
    letters, tone = ending[1], ""
    for digit in ending[2]:
        if digit == "6":
            letters = re.sub(r"([aeo])(?=[^aeo]*$)", r"\g<1>6", letters)
        elif digit == "7":
            letters = (
                re.sub(r"uo(?=[a-z]*$)", "u7o7", letters)
                if "uo" in letters
                else re.sub(r"([uo])(?=[^uo]*$)", r"\g<1>7", letters)
            )
        elif digit == "8":
            letters = re.sub(r"a(?=[^a]*$)", "a8", letters)
        elif digit == "9":
            letters = re.sub(r"^d", "d9", letters)
        else:
            tone += digit
    return letters + tone


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
