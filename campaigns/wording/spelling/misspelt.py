"""The readers' own words put right where they are spelt as they sound, or by a finger that slipped.

"chước tết", "song dồi" and "hoàng thành" sound like words the readers know, "tahng" and "mộtt"
can be no syllable. Only a word that is none of theirs is put right, and only where one of them is
left that it can be. Answers to one question are mended so; of a registration, which holds names,
only what can be no syllable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from campaigns.wording.beside import filler
from campaigns.wording.beside import harmless as beside
from campaigns.wording.spelling import raw_keys
from campaigns.wording.spelling.syllables import is_syllable
from campaigns.wording.spelling.text import fold, same_tone_place, words_of

_KEYS = words_of(
    (
        "triệu nghìn trăm mươi mười chục đồng rưỡi nửa một bốn sáu bảy tám chín tỷ khoảng dưới tổng",
        "xấp xỉ ngày tháng tuần giữa cuối trước sau hôm nay mai sáng rằm giêng tết chủ quý thứ đầu",
        "phần xong rồi chưa làm hoàn gần hơn đúng sai không đồng phải hủy mùng vâng chuẩn xác nhận thôi được",
        "mét khối vuông hộ công số sào còn lăm nhăm mốt linh ngàn tỉ hạn hết đến tới thôn",
    )
)
# other words that sound like one of these
_OTHERS = words_of(
    [
        "khoáng khoang cuội giềng đồn giong giống thang thảng khống khổng khoản nai riêng trưa mộc chăm rửa rữa rua dua lua say xay may dâng rưới xát"
    ]
)
_BEGINNINGS = {"tr": "ch", "x": "s", "f": "ph", "ngh": "ng", "gh": "g", "k": "c", "n": "l"}
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{4,9}(?![^\W_])")
_TONES = "\u0300\u0301\u0309\u0323"
_SHORTEST = 5  # letters of a word that may hold a wrong one


@cache
def _known() -> frozenset[str]:
    """What is a word of some reader, with its marks and as it is typed without them."""
    words = raw_keys.known() | beside.HARMLESS | filler.WORDS
    return words | frozenset(map(fold, words))


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    """The word as a careless speaker says it, its marks wherever they stand: tr is ch, x is s, r, d
    and gi are one, n is l at the beginning, ng is n and c is t at the end."""
    parts = unicodedata.normalize("NFD", word.replace("đ", "\0"))
    marks = sorted(one.replace("\u0303", "\u0309") for one in parts if unicodedata.combining(one))
    said = "".join(one for one in parts if not unicodedata.combining(one))
    said = re.sub("^(?:tr|x|f|gi(?=.)|[rdvz]|ngh|gh|k(?!h)|n(?!g))", _same_beginning, said)
    said = re.sub("(?<=.)(?:ng|nh|g)$", "n", said)
    return re.sub("(?<=.)(?:ch|c)$", "t", said).replace("y", "i") + "".join(marks)


def _same_beginning(match: re.Match[str]) -> str:
    return _BEGINNINGS.get(match.group(), "d")


def put_right(word: str) -> str:
    """The one word of the readers that `word` is meant to be; itself where it is none, or several."""
    said = same_tone_place(word)
    return word if said in _known() or said in _OTHERS else _mended(said) or word


def without_slips(text: str) -> str:
    """A cleaned text whose words that can be no syllable are put right; the others may be a name's."""
    return _WORD.sub(_without_slip, text)


def _without_slip(match: re.Match[str]) -> str:
    said = same_tone_place(match.group())
    if is_syllable(said) or said in _known() or match.group()[0].isupper():
        return match.group()
    return _mended(said) or match.group()


@lru_cache(maxsize=1024)
def _mended(said: str) -> str | None:
    plain = said == fold(said)
    sound = _sound(said)
    alike = _sounding(plain=plain).get(sound, set())
    if not alike and len(said) >= _SHORTEST and not plain:
        alike = _but_for_the_tone().get(sound.strip(_TONES), set())
    if not alike and not is_syllable(said):
        alike = _slipped(said, _typed(plain=plain))
    return next(iter(alike)) if len(alike) == 1 else None


@cache
def _typed(*, plain: bool) -> dict[str, str]:
    """The readers' words, each as it is typed with its marks, or without them."""
    return {key: fold(key) if plain else key for key in _KEYS}


@cache
def _sounding(*, plain: bool) -> dict[str, set[str]]:
    """The same by their sound."""
    return _grouped((_sound(typed), typed) for typed in _typed(plain=plain).values())


@cache
def _but_for_the_tone() -> dict[str, set[str]]:
    return _grouped((_sound(key).strip(_TONES), key) for key in _KEYS)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for sound, word in pairs:
        found.setdefault(sound, set()).add(word)
    return found


def _slipped(said: str, keys: dict[str, str]) -> set[str]:
    """What a letter typed twice or two exchanged ones stand for, or one wrong letter of a long word."""
    once = {said[:at] + said[at + 1 :] for at in range(len(said) - 1) if said[at] == said[at + 1]}
    turned = {said[:at] + said[at + 1] + said[at] + said[at + 2 :] for at in range(len(said) - 1)}
    words = {word for word in once | turned if is_syllable(word)}
    if words or len(said) < _SHORTEST:
        sounds = set(map(_sound, words))
        return {key for key, typed in keys.items() if _sound(typed) in sounds or key in words}
    return {key for key in keys if OSA.distance(fold(said), fold(key)) == 1}
