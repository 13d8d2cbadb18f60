"""The made-up sentences rewritten without changing what they mean: never another value.

Each way of writing takes another slice of the lines, so that all of them stay cheap together.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.rules.test_sentences_made_up import LINES
from tests.rules.test_sentences_typed_otherwise import wrong_parts

SLICES = 67
Way = Callable[[str], str]
MILLIONS = re.compile(
    r"(?<![\w.,/-])(?<!tỷ )(?<!trăm )(\d{1,3}) ?(?:tr|triệu)(?= |,|$)(?! ?(?:\d|đồng|rưỡi|rưởi|hơn|mấy|lẻ|một|mốt|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|trăm))"
)
DAYS = re.compile(
    r"(?<![\w/.,-])(?:ngày )?(\d{1,2})/(\d{1,2})(?![\w/%]|[.,-]\d| ?(?:âm|al|AL|dương|m\b|-))"
)
LENGTHS = re.compile(r"(?<![\w.,])(\d{2,4}) ?m(?=[ ,.]|$)(?! (?:2|3|dài|vuông|khối))")
VILLAGE = re.compile(r"\b([Tt])hôn (\d{1,2})\b(?!,| và)")


def of_sums(form: str) -> Way:
    """ "350 triệu" in another form: `form` has # for its number."""
    return lambda text: MILLIONS.sub(lambda said: form.replace("#", said[1]), text)


def of_days(form: str) -> Way:
    """5/12 in another form: `form` has the places of str.format."""

    def rewritten(text: str) -> str:
        if re.search(r"ngõ|hẻm|số|đường tỉnh|sau \d", text):
            return text  # "ngõ 5/12"
        return DAYS.sub(lambda said: form.format(int(said[1]), int(said[2])), text)

    return rewritten


def around(form: str) -> Way:
    """A courtesy at the head or the end."""
    return lambda text: form.replace("#", text)


def of_pattern(pattern: re.Pattern[str], form: str) -> Way:
    """Whatever the pattern finds in another form."""
    return lambda text: pattern.sub(form, text)


VALUES: dict[str, Way] = {
    said: around(said)
    for said in (
        *("alo #", "Dạ báo cáo anh #", "e ơi #", "tôi xin báo cáo #", "Kính thưa các đồng chí, #"),
        *("# ạ", "# nhé em", "# nha a", "# nghen", "# hỉ", "# nghe chị", "# nhờ anh ghi giúp"),
        *("# 😊🙏", "#...", "#!!", "# ;", "#\n", "+ #"),
    )
}
ANY: dict[str, Way] = (
    {
        said: of_sums(said)
        for said in (
            "#tr",
            "#  triệu",
            "#TR",
            "# trieu dong",
            "# trđ",
            "#củ",
            "# triệu VND",
            "# tr.đ",
            "#.000.000đ",
        )
    }
    | {
        said: of_days(said)
        for said in (
            *(
                "{0:02}/{1:02}",
                "{0}-{1}",
                "ngày {0} tháng {1}",
                "ngày {0}/{1}",
                "{0}\\{1}",
                "ngày {0} thg {1}",
            ),
            *("{0} / {1}",),
        )
    }
    | {
        "met": of_pattern(LENGTHS, r"\1 met"),
        "mét": of_pattern(LENGTHS, r"\1mét"),
        "thôn số": of_pattern(VILLAGE, r"\1hôn số \2"),
        "bars": lambda text: re.sub(r"(?<!\d), (?=[^\d])", " | ", text),
        "cells": lambda text: re.sub(r"(?<!\d), (?=[^\d])", "\t", text),
        "dki": lambda text: text.replace("đăng ký", "dki"),
        "bđ": lambda text: re.sub(r"\b(?:khởi công|kc)\b", "bđ", text),
    }
)


@pytest.mark.parametrize("place", range(len(VALUES)), ids=list(VALUES))
def test_a_courtesy_never_makes_another_value(place: int) -> None:
    """Around an answer to one question."""
    said, way = list(VALUES.items())[place]
    lines = [line for line in LINES[place::SLICES] if line["kind"] not in ("yesno", "registration")]
    if said == "+ #":
        lines = [line for line in lines if not str(line["text"]).startswith("-")]
    assert [part for line in lines for part in wrong_parts(line, way(str(line["text"])))] == []


@pytest.mark.parametrize("place", range(len(ANY)), ids=list(ANY))
def test_another_notation_never_makes_another_value(place: int) -> None:
    """Of sums, days, lengths, villages and fields."""
    way = list(ANY.values())[place]
    texts = [
        (line, way(str(line["text"])))
        for line in LINES[place::13]
        if line["kind"] not in ("yesno", "percent")
    ]
    changed = [(line, text) for line, text in texts if text != line["text"]]
    assert [part for line, text in changed for part in wrong_parts(line, text)] == []
