"""Where a text names a unit by its type and its number or name: "thôn 5", "B. Nà Tân"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from campaigns.wording.beside.filler import is_filler
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.spelling.text import Phrases, Token, clean, phrases, tokenise

TYPES = (
    *("tổ dân phố số", "tổ dân phố", "khu dân cư", "khu phố", "tiểu khu", "thôn", "xóm", "ấp"),
    *(
        "bản",
        "buôn",
        "làng",
        "khóm",
        "khu",
        "tổ",
        "đội",
        "phum",
        "sóc",
        "plei",
        "bon",
        "phường",
        "xã",
    ),
)
# what people write for a type; one word may stand for several
SHORT: Phrases[tuple[str, ...]] = Phrases(
    {name: (name,) for name in TYPES}
    | phrases(("thôn", "tổ"), "t")
    | phrases(("thôn",), "th | thon | thô | thông | thôm | thn | tôn | hton | thonn")
    | phrases(("ấp",), "a | ap | âp | ắp")
    | phrases(("khu phố",), "kp | kphố | k phố | khu phó | khu phô")
    | phrases(("khóm", "khu"), "k")
    | phrases(("tổ dân phố", "tổ dân phố số"), "tdp | tổ dp | dân phố")
    | phrases(("tổ", "tổ dân phố", "tổ dân phố số"), "tổ")
    | phrases(("khu", "khu phố", "khu dân cư"), "khu")
    | phrases(("tổ dân phố số", "tổ dân phố"), "tổ dân phố | tổ dân phố số | tổ dân phố thứ")
    | phrases(("bản", "buôn"), "b")
    | phrases(("xóm",), "x | xom")
    | phrases(("làng",), "l")
    | phrases(("khu dân cư",), "kdc")
    | phrases(("tiểu khu",), "tk")
    | phrases(("buôn",), "buon | buông")
)
_ROOFED = frozenset(("mai", "tam", "lop", "bang", "vom"))
_SCALES = frozenset({"tỷ", "tỉ", "ty", "ti", "triệu", "trieu", "tr", "trđ", "trd", "củ", "đồng"})

_GROUP = 3  # digits between two dots of a sum


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit's name taken apart: its type, and its number or its own name."""

    name: str
    type: str
    number: int | None
    words: tuple[str, ...]  # of the own name, as written
    folded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit named at one place; `names` holds every unit it can be, none for a stranger."""

    names: tuple[str, ...]
    start: int
    end: int
    exact: bool = True


@lru_cache(maxsize=256)
def taken_apart(names: tuple[str, ...]) -> tuple[Unit, ...]:
    """The names with their types and numbers apart."""
    return tuple(_take_apart(name) for name in names)


def _take_apart(name: str) -> Unit:
    tokens = tokenise(clean(name))
    kinds = Phrases({kind: kind for kind in TYPES})
    found = kinds.at(tokens, 0)
    kind, start = (found.meaning, found.end) if found and found.end < len(tokens) else ("", 0)
    rest = [token for token in tokens[start:] if token.word or token.number]
    number = int(rest[0].text) if len(rest) == 1 and rest[0].number else None
    words = tuple(token.text for token in rest)
    return Unit(name, kind, number, words, tuple(token.fold for token in rest))


def find_units(tokens: list[Token], names: Sequence[str]) -> list[Mention]:
    """The units named with their type anywhere in `tokens`, in order."""
    return mentions_of(tokens, tuple(names))


def mentions_of(tokens: list[Token], names: tuple[str, ...]) -> list[Mention]:
    """The units named with their type, and strangers so named, in order."""
    units = taken_apart(names)
    found: list[Mention] = []
    index = 0
    while index < len(tokens):
        mention = _typed_at(tokens, index, units)
        if mention is None:
            index += 1
        else:
            found.append(mention)
            index = max(mention.end, index + 1)
    return found


def _typed_at(tokens: list[Token], index: int, units: tuple[Unit, ...]) -> Mention | None:
    """A type word with a number or a name after it."""
    kind = SHORT.at(tokens, index)
    if kind is None:
        return None
    start = kind.end
    while start < len(tokens) and tokens[start].text in (*'.:-"“”', "số", "so", "thứ"):
        start += 1
    if start >= len(tokens) or _is_sheet_metal(tokens, index, start):
        return None
    short = len(tokens[kind.end - 1].text) == 1
    of_type = [unit for unit in units if unit.type in kind.meaning]
    named = named_at(tokens, start, of_type)
    if named is not None and another_letter(tokens, named.end, named.names, units):
        return Mention((), index, named.end + 1)
    number = _unit_number(tokens, start, of_type, glued_only=short and start == kind.end)
    if (
        named is not None
        and number is not None
        and not number[2]
        and or_number(tokens, named, number)
    ):
        number_of = [unit.name for unit in of_type if unit.number == number[0]]
        return Mention((*named.names, *number_of), index, named.end, exact=False)
    if named is None and number is not None and not number[2]:
        named = _nearly_named(tokens, start, of_type)
    if named is not None and (number is None or not number[2] or named.exact):
        return Mention(named.names, index, named.end)
    if number is not None and _counts_money(tokens, number[1]):
        return None
    if _is_figure(tokens, start, any_=tokens[index].fold == "kp"):
        return None  # "KP: 4.300.000": kinh phí; "sân nhà văn hóa thôn 6,2 triệu"
    if number is not None:
        value, end, _ = number
        fits = tuple(unit.name for unit in of_type if unit.number == value)
        letter = end < len(tokens) and tokens[end].word and tokens[end].glued
        if (letter and len(tokens[end].text) == 1) or _two_types(kind.meaning, units):
            fits = ()  # "thôn 13a"; K3 where there are khóm and khu phố
        return Mention(fits, index, end)
    return None


def _nearly_named(tokens: list[Token], start: int, units: list[Unit]) -> Mention | None:
    """ "thôn nam nge", "thon bon phai": the name that a number begins, when it is typed without its marks."""
    words = tokens[start : start + 2]
    if len(words) < 2 or not words[1].word or is_filler(words[1]):
        return None
    typed = "".join(word.fold for word in words)
    near = [
        unit.name
        for unit in units
        if len(unit.folded) == len(words) and OSA.distance("".join(unit.folded), typed) == 1
    ]
    return Mention(tuple(near), start, start + 2) if len(near) == 1 else None


def _is_sheet_metal(tokens: list[Token], index: int, start: int) -> bool:
    """ "thay mái tôn – 1/11": no slip of thôn."""
    roof = index > 0 and tokens[index - 1].fold in _ROOFED
    return tokens[index].fold == "ton" and (roof or start > index + 1)


def _unit_number(
    tokens: list[Token], start: int, units: list[Unit], *, glued_only: bool
) -> tuple[int, int, bool] | None:
    """The number at `start`; in "thon nam lam duong" the làm is no five where no unit is the 55th."""
    number = number_at(tokens, start, glued_only=glued_only)
    if number is None or number[1] < start + 2 or tokens[number[1] - 1].text != "lam":
        return number
    if _counts_money(tokens, number[1]):
        return None  # "lo nong thon - muoi lam trieu"
    known = any(unit.number == number[0] for unit in units)
    return number if known else number_at(tokens[: number[1] - 1], start, glued_only=glued_only)


def _counts_money(tokens: list[Token], index: int) -> bool:
    """ "nhà văn hóa thôn 1 tỷ 2": the number belongs to the money behind it."""
    return index < len(tokens) and tokens[index].text in _SCALES


def _is_figure(tokens: list[Token], index: int, *, any_: bool) -> bool:
    """ "4.300.000", "6,2 triệu": no number of a unit; of "thôn 5,6 cùng làm" each is one."""
    sign, more, after = (tokens[index + 1 : index + 4] + [None] * 3)[:3]
    if sign is None or more is None or not tokens[index].number:
        return False
    if sign.text not in ".," or not (sign.glued and more.number and more.glued):
        return False
    scaled = after is not None and (after.text in _SCALES or after.text == "cu")
    return any_ or len(more.text) == _GROUP or scaled


def or_number(tokens: list[Token], named: Mention, number: tuple[int, int, bool]) -> bool:
    """ "thon nam nhé em": Thôn Nam Nhe, or Thôn 5 and a particle."""
    _, end, _ = number
    particles = all(map(is_filler, tokens[end : named.end]))
    return not named.exact and end < named.end and particles


def _two_types(types: tuple[str, ...], units: tuple[Unit, ...]) -> bool:
    """Whether a short form stands for two types of this commune."""
    known = {unit.type.removesuffix(" số") for unit in units if unit.type in types}
    return len(known) > 1


def another_letter(
    tokens: list[Token], index: int, names: tuple[str, ...], units: tuple[Unit, ...]
) -> bool:
    """ "Thạnh Hòa C" is not Thạnh Hòa where there is also a Thạnh Hòa B."""
    if index >= len(tokens) or not re.fullmatch("[a-z]", tokens[index].text):
        return False
    return any(unit.name.startswith(name + " ") for unit in units for name in names)


def number_at(tokens: list[Token], index: int, *, glued_only: bool) -> tuple[int, int, bool] | None:
    """(number, end, sure) of a unit's number: 5, mười ba, V; sure if typed with its marks."""
    token = tokens[index]
    if token.number:
        return (int(token.text), index + 1, True) if len(token.text) <= 3 else None
    if glued_only:
        return None
    spoken = spoken_numbers.spoken(tokens, index)
    if spoken is not None and len(spoken.values) == 1 and not spoken.vague:
        sure = any(not one.plain for one in tokens[index : spoken.end])
        return int(spoken.values[0]), spoken.end, sure
    if token.text in ("tư", "tu"):
        return 4, index + 1, token.text == "tư"
    roman = _roman(token.text)
    return (roman, index + 1, False) if roman else None


def _roman(text: str) -> int | None:
    if not re.fullmatch("[ivx]+", text):
        return None
    values = [{"i": 1, "v": 5, "x": 10}[char] for char in text]
    total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return total if 0 < total < 40 else None


def named_at(tokens: list[Token], index: int, units: Sequence[Unit]) -> Mention | None:
    """The units whose own name stands at `index`: the longest and best marked."""
    best: list[tuple[int, int, Unit]] = []
    for unit in units:
        if unit.number is not None or not unit.words:
            continue
        end = index + len(unit.words)
        here = tokens[index:end]
        if [token.fold for token in here] != list(unit.folded):
            continue
        marked = sum(
            token.text == word or token.plain for token, word in zip(here, unit.words, strict=True)
        )
        best.append((len(unit.words), marked, unit))
    if not best:
        return None
    most = max((length, marked) for length, marked, _ in best)
    kept = [unit for length, marked, unit in best if (length, marked) == most]
    exact = most[1] == most[0]
    return Mention(tuple(unit.name for unit in kept), index, index + most[0], exact)
