"""What a day is chosen for or why, said beside it: "19/8/2026, chào mừng kỷ niệm 81 năm Quốc khánh 2/9"."""

from __future__ import annotations

from itertools import pairwise

from campaigns.wording.dates.words import TWO_FESTIVALS
from campaigns.wording.spelling.text import Phrases, Token, phrases

_FOR = Phrases(
    phrases(
        "for",
        "chào mừng | để chào mừng | kỷ niệm | kỉ niệm | nhân kỷ niệm | nhân dịp | nhân dịp kỷ niệm | nhân ngày | đúng dịp kỷ niệm",
        "lập thành tích chào mừng | thiết thực chào mừng | hướng tới kỷ niệm | hướng tới chào mừng | hưởng ứng | dịp kỷ niệm | mừng đảng | mừng xuân | mừng đại hội",
    )
)
_ENDS = frozenset(",.;\n")
_REASONS = frozenset(("vì", "do", "tại", "bởi"))
_OPENING = 4  # words that may stand before the reason: "dạ thưa anh vì"


def behind_reason(tokens: list[Token]) -> list[Token]:
    """ "vì tuần này bận gặt nên chủ nhật tuần sau": what stands behind the reason, where it is a day
    of its own and not counted from one in the reason."""
    if not any(token.text in _REASONS for token in tokens[:_OPENING]):
        return tokens
    at = next((at for at, token in enumerate(tokens) if token.text == "nên"), len(tokens))
    behind = tokens[at + 1 :]
    clear = at and tokens[at - 1].text != "cho"
    return behind if clear and not _counts_on(behind) else tokens


def _counts_on(tokens: list[Token]) -> bool:
    """ "hôm sau", "ba ngày sau", "lùi một tuần": counted from a day named before."""
    said = [token.fold for token in tokens]
    if {"lui", "doi", "hoan", "day"} & set(said):
        return True
    return any(
        word in ("sau", "ke", "truoc") and before in ("hom", "ngay", "bua", "lien")
        for before, word in pairwise(said)
    )


def without_occasion(tokens: list[Token]) -> list[Token]:
    """The words of a day without the occasion behind it; one that comes first may name the day."""
    first = next((at for at, token in enumerate(tokens) if token.number), len(tokens))
    for index in range(first + 1, len(tokens)):
        named = TWO_FESTIVALS.at(tokens, index)
        if named is not None and tokens[index - 1].number:
            return (
                tokens[:index] + tokens[named.end :]
            )  # "25/12 noel": which of the two days was said
        found = _FOR.at(tokens, index)
        if found is None or found.end >= len(tokens):
            continue
        end = found.end
        while end < len(tokens) and tokens[end].text not in _ENDS:
            end += 1
        return tokens[:index] + tokens[end:]
    return tokens
