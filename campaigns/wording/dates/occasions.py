"""What a day is chosen for, said behind it: "19/8/2026, chào mừng kỷ niệm 81 năm Quốc khánh 2/9"."""

from __future__ import annotations

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
