"""The made-up sentences typed on other keyboards: never another value, at most a question."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from tests.rules.test_sentences_made_up import LINES, answer, many

MARKS = {"\u0302": "aeo", "\u0306": "w", "\u031b": "w"}
TELEX = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
VNI = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
VNI_MARKS = {"\u0302": "6", "\u0306": "8", "\u031b": "7"}


def without_marks(text: str) -> str:
    """ "khởi công" as "khoi cong"."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def telex(text: str) -> str:
    """The keys of the Telex keyboard, the tone at the end of the word."""
    return "".join(_keys(word, vni=False) for word in re.split(r"(\W+)", text))


def vni(text: str) -> str:
    """The keys of the VNI keyboard, the tone at the end of the word."""
    return "".join(_keys(word, vni=True) for word in re.split(r"(\W+)", text))


def _keys(word: str, *, vni: bool) -> str:
    keys = tone = ""
    for char in unicodedata.normalize("NFC", word):
        if char in "đĐ":
            keys += "d9" if vni else "dd"
            continue
        letter, *marks = unicodedata.normalize("NFD", char)
        keys += letter
        for mark in marks:
            if mark in TELEX:
                tone = (VNI if vni else TELEX)[mark]
            elif vni:
                keys += VNI_MARKS.get(mark, "")
            else:
                keys += letter.lower() if mark == "\u0302" else "w" if mark in MARKS else ""
    return keys + tone


def unsigned(text: str) -> str:
    """Without commas, stops, colons, dashes between blanks and ends of lines."""
    return re.sub(r"(?<=\S)[,;:](?=\s)|[.!](?=\s|$)|\s[-–]\s|\s+", " ", text).strip()


WAYS: dict[str, Callable[[str], str]] = {
    "without marks": without_marks,
    "telex": telex,
    "capitals": str.upper,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "two blanks": lambda text: text.replace(" ", "  "),
    "politely": lambda text: f"dạ {text} ạ",
    "with a stop": lambda text: f"{text}.",
}
LOOKS = ("capitals", "decomposed", "two blanks", "politely", "with a stop")  # a tenth will do
PARTS = ("unit", "value", "starts_on", "ends_on")


@pytest.mark.parametrize("way", WAYS)
def test_another_keyboard_never_makes_another_value(way: str) -> None:
    """Each line in each way: what its key says, or a question."""
    lines = LINES[:: 10 if way in LOOKS else 3]
    wrong = [said for line in lines for said in wrong_parts(line, WAYS[way](str(line["text"])))]
    assert wrong == []


def test_raw_vni_keys_are_nearly_always_understood_or_asked() -> None:
    """A tone key is a digit as well ("ngay2 12"): one reading in two hundred may differ."""
    lines = LINES[::4]
    wrong = [said for line in lines for said in wrong_parts(line, vni(str(line["text"])))]
    assert len(wrong) * 200 <= len(lines)


def test_a_registration_spoken_without_signs_is_understood_or_asked() -> None:
    """A telephone that listens sets no comma: one registration in two hundred may differ."""
    one = [line for line in LINES if isinstance(line["expect"], dict)]
    works = [line for line in one if line["kind"] == "registration"][::2]
    wrong = [said for line in works for said in wrong_parts(line, unsigned(str(line["text"])))]
    assert len(wrong) * 200 <= len(works), wrong


def wrong_parts(line: dict[str, Any], text: str) -> list[str]:
    """What a rewritten line says otherwise than its key; what it asks is fine."""
    found, expected = answer(line | {"text": text}), line["expect"]
    if line["kind"] != "registration":
        return [f"{text}: {found}"] if found.get("value", expected) != expected else []
    works, keys = many(found["value"]), many(expected)
    if len(works) != len(keys):
        return [f"{text}: {len(works)} works"]
    return [
        f"{text}: {part} {work[part]}"
        for work, key in zip(works, keys, strict=True)
        for part in PARTS
        if work.get(part) is not None and work[part] != key[part]
    ]
