"""Text as typed on a phone, made comparable: clean characters, words without marks, phrases.

Everything here keeps one letter one letter, so that a word found in the folded text can be
cut out of the cleaned one. Nothing here knows what a word means.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Generic, NamedTuple, TypeVar

V = TypeVar("V")

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_QUOTES = dict.fromkeys(map(ord, "’‘ʼ′`´"), "'")
_OTHERS = {
    ord("⁄"): "/",
    ord("∕"): "/",
    ord("\\"): "/",
    ord("∼"): "~",
    ord("≈"): "~",
    ord("〜"): "~",
}
_PLAIN_SIGNS = _DASHES | _QUOTES | _OTHERS
_FRACTION = re.compile(r"(?=[¼-¾⅐-⅞])")
_ENCLOSING = re.compile("[\u0488\u0489\u1abe\u20dd-\u20e0\u20e2-\u20e4\ua670-\ua672\ufe00-\ufe0f]")
_POWER = re.compile(r"(?<=[0-9])[⁰¹²³⁴-⁹]+")
_SQUARE = re.compile(r"(?<=[mM])\^(?=[23](?!\w))")  # "120 m^2"
_BLANKS = re.compile(" {2,}")
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|\n|[^\s]")

_TONE_ON_O = {"ò": "oà", "ó": "oá", "ỏ": "oả", "õ": "oã", "ọ": "oạ"}
_TONE_ON_O_E = {"ò": "oè", "ó": "oé", "ỏ": "oẻ", "õ": "oẽ", "ọ": "oẹ"}
_TONE_ON_U = {"ù": "uỳ", "ú": "uý", "ủ": "uỷ", "ũ": "uỹ", "ụ": "uỵ"}
_OLD_TONE = re.compile(r"[òóỏõọ][ae]|[ùúủũụ]y")


@lru_cache(maxsize=256)  # one message is looked at from many sides
def clean(text: str) -> str:
    """`text` in one Unicode form: composed, no control, bidi or zero-width characters, plain
    digits, dashes, quotes and blanks; line ends kept as "\\n"."""
    text = _FRACTION.sub(" ", text)
    text = _POWER.sub(lambda power: "^" + power.group(), text)
    text = unicodedata.normalize("NFKC", text)
    text = text.translate(_PLAIN_SIGNS)
    if not text.isprintable():
        text = "".join(map(_printable, text))
    text = _ENCLOSING.sub("", text)  # of keycap digits ("5️⃣") the digit is left
    text = _SQUARE.sub("", _BLANKS.sub(" ", text))
    return unicodedata.normalize("NFC", text).strip()


@lru_cache(maxsize=1024)
def _printable(char: str) -> str:
    """A line end, a blank or the character itself; nothing for what cannot be seen."""
    if char in "\n\v\f\x85\u2028\u2029":
        return "\n"
    if char in "\t\r" or unicodedata.category(char) == "Zs":
        return " "
    return char if char.isprintable() else ""


class _Folded(dict[int, str]):
    """What `str.translate` asks for each letter: worked out once, then looked up without a call."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in "đĐ":
            folded = "d"
        else:
            base = unicodedata.normalize("NFD", char)[0].lower()
            folded = base if len(base) == 1 else char
        if len(self) < _MOST_LETTERS:
            self[code] = folded
        return folded


_MOST_LETTERS = 8192  # kept: nobody makes the table grow without end
_FOLDED = _Folded()


@lru_cache(maxsize=256)  # one message is asked for some thirty times while it is cut into works
def fold(text: str) -> str:
    """`text` in lower case without Vietnamese marks, letter for letter."""
    return text.translate(_FOLDED)


def capital(text: str) -> str:
    """The text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def _move_tone(match: re.Match[str]) -> str:
    pair = match.group()
    return {"a": _TONE_ON_O, "e": _TONE_ON_O_E, "y": _TONE_ON_U}[pair[1]][pair[0]]


def same_tone_place(text: str) -> str:
    """Lower case with both ways of placing a tone written one way: hòa and hoà become hoà."""
    return _OLD_TONE.sub(_move_tone, text.lower())


class Token(NamedTuple):
    """A run of digits, a run of letters, or one sign, with its place in the cleaned text.

    What a token is is worked out when it is cut: the rules ask some hundred times a message.
    """

    text: str
    fold: str
    plain: bool  # typed without any mark, so that it may be any word with these letters
    number: bool  # a run of the digits 0-9
    word: bool  # a run of letters
    start: int
    end: int
    glued: bool  # nothing stands between this token and the one before


@lru_cache(maxsize=4096)
def _letters(raw: str) -> tuple[str, str, bool, bool, bool]:
    text, folded = same_tone_place(raw), fold(raw)
    return text, folded, text == folded, text[0] in "0123456789", text[0].isalpha()


def tokenise(text: str) -> list[Token]:
    """The tokens of a cleaned text; digits other than 0-9 are signs."""
    tokens = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        tokens.append(Token(*_letters(match.group()), start, end, start == last))
        last = end
    return tokens


def alone(text: str) -> Token:
    """A token of its own, wherever it stood."""
    return Token(*_letters(text), 0, len(text), glued=False)


def comma_at(token: Token) -> Token:
    """A comma where this token stands."""
    return Token(*_letters(","), token.start, token.end, glued=False)


class Found(NamedTuple, Generic[V]):
    """What a phrase means, and the index of the token after it."""

    meaning: V
    end: int


class Phrases(Generic[V]):
    """Phrases, written with their marks, to be found in tokens typed with or without them.

    A typed word with marks of its own matches by those marks (từ is not tư, trường is not
    trưởng); missing marks and hỏi for ngã are forgiven. The longest phrase wins.
    """

    def __init__(self, meanings: Mapping[str, V]) -> None:
        """`meanings`: phrase to meaning; a phrase is words and signs separated by blanks."""
        self._meanings = meanings

    @cached_property
    def _by_first(self) -> dict[str, dict[str, list[tuple[list[tuple[str, str]], V]]]]:
        """The phrases by their first two words, the longest first; made when first asked for."""
        found: dict[str, dict[str, list[tuple[list[tuple[str, str]], V]]]] = {}
        for phrase, meaning in self._meanings.items():
            words = [(same_tone_place(word), fold(word)) for word in phrase.split()]
            second = words[1][1] if len(words) > 1 else ""
            found.setdefault(words[0][1], {}).setdefault(second, []).append((words, meaning))
        for by_second in found.values():
            for those in by_second.values():
                those.sort(key=lambda item: len(item[0]), reverse=True)
        return found

    def at(self, tokens: list[Token], index: int) -> Found[V] | None:
        """The longest phrase that begins at `index`, if any."""
        count = len(tokens)
        by_second = self._by_first.get(tokens[index].fold) if index < count else None
        if by_second is None:
            return None
        if index + 1 < count:
            for words, meaning in by_second.get(tokens[index + 1].fold, ()):
                if _are(words, tokens, index):
                    return Found(meaning, index + len(words))
        for words, meaning in by_second.get("", ()):
            if _are(words, tokens, index):
                return Found(meaning, index + 1)
        return None

    def vocabulary(self) -> frozenset[str]:
        """Every word of every phrase, with its marks."""
        return words_of(self._meanings)

    def first_words(self) -> frozenset[str]:
        """The folded words any phrase can begin with."""
        return frozenset(self._by_first)

    def anywhere(self, tokens: list[Token]) -> V | None:
        """The meaning of the first phrase found in `tokens`."""
        for index in range(len(tokens)):
            found = self.at(tokens, index)
            if found:
                return found.meaning
        return None


def _are(words: list[tuple[str, str]], tokens: list[Token], index: int) -> bool:
    if index + len(words) > len(tokens):
        return False
    for word, folded in words:
        if not same_word(tokens[index], word, folded):
            return False
        index += 1
    return True


def same_word(token: Token, word: str, folded: str) -> bool:
    """Whether the token can be `word` (whose folded form is `folded`)."""
    if token.fold != folded:
        return False
    return token.text == word or token.plain or _meant(token.text, word)


@lru_cache(maxsize=4096)
def _meant(typed: str, word: str) -> bool:
    """Whether `typed` is `word` with marks left out, or with hỏi and ngã confused."""
    if len(word) < 4:
        return False
    return len(typed) == len(word) and all(map(_same_char, typed, word))


@lru_cache(maxsize=1024)
def _same_char(typed: str, char: str) -> bool:
    if typed == char or typed == _FOLDED[ord(char)]:
        return True
    ours, theirs = set(unicodedata.normalize("NFD", char)), set(unicodedata.normalize("NFD", typed))
    if ("\u0309" in ours and "\u0303" in theirs) or ("\u0303" in ours and "\u0309" in theirs):
        return ours - {"\u0309", "\u0303"} == theirs - {"\u0309", "\u0303"}
    return theirs < ours


def phrases(meaning: V, *texts: str) -> dict[str, V]:
    """One meaning for several phrases separated by "|", ready to be merged into a table."""
    return {part.strip(): meaning for text in texts for part in text.split("|") if part.strip()}


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The single words of `texts`, with the tone placed one way."""
    return frozenset(same_tone_place(word) for text in texts for word in text.split())
