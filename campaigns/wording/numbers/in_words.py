"""Whole numbers as they are read aloud: 1.205.000 is "một triệu hai trăm linh năm nghìn"."""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")


def in_words(number: int) -> str:
    """`number` (from 0) in Vietnamese words, so that no other number reads the same.

    Raises ValueError below 0.
    """
    if number < 0:
        raise ValueError(f"no number to be said in words: {number}")
    if number == 0:
        return _DIGITS[0]
    if number >= 10**12:
        return f"{in_words(number // 10**9)} tỷ" + _rest(number % 10**9)
    groups: list[int] = []
    while number:
        number, group = divmod(number, 1000)
        groups.append(group)
    words: list[str] = []
    for power in range(len(groups) - 1, -1, -1):
        group = groups[power]
        if not group:
            continue
        if power == 0 and len(groups) > 2 and not groups[1]:
            words.append("không nghìn")  # "một triệu hai trăm" would be 1.200.000
        words += [_below_thousand(group, padded=bool(words)), _GROUPS[power]]
    return " ".join(word for word in words if word)


def _rest(number: int) -> str:
    """What follows "tỷ" in a number of a thousand billions and more."""
    if not number:
        return ""
    return " " + in_words(number) if number >= 1000 else f" không nghìn {in_words(number)}"


def _below_thousand(number: int, *, padded: bool) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_DIGITS[hundreds]} trăm"] if hundreds or padded else []
    if rest and rest < 10 and words:
        words += ["linh", _DIGITS[rest]]
    elif rest:
        words.append(_below_hundred(rest))
    return " ".join(words)


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    ten = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    last = {0: "", 5: "lăm"}.get(ones, _DIGITS[ones])
    if ones == 1 and tens > 1:
        last = "mốt"
    return f"{ten} {last}".strip()
