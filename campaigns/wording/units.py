"""The commune's units (thôn, ấp, bản, tổ dân phố …) as people name them: T5, "thon nam", B. Nà Tân.

Numbers match exactly, another type with the same number is asked, and one wrong letter is
forgiven only where a single unit is left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from campaigns.wording import numbers
from campaigns.wording.corrections import meant
from campaigns.wording.filler import is_filler
from campaigns.wording.reading import Candidates, Option, Reading, Refused, Value, choose, make_sure
from campaigns.wording.slips import mend_digits, mend_words
from campaigns.wording.text import Phrases, Token, clean, fold, phrases, tokenise

LONGEST = 500
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
_SHORT: Phrases[tuple[str, ...]] = Phrases(
    {name: (name,) for name in TYPES}
    | phrases(("thôn", "tổ"), "t")
    | phrases(("thôn",), "th | thon | thô | thông | thôm | thn | tôn | hton | thonn")
    | phrases(("ấp",), "a | ap | âp | ắp")
    | phrases(("khu phố",), "kp | kphố | k phố")
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
_LEADING = Phrases(
    phrases(
        "lead",
        "ông | bà | cậu | dì | thím | chú | o | anh | chị | em | tôi | ở | là | bên | của | trưởng | bí thư | chi bộ | đây | mình | thuộc | báo cáo | đơn vị",
        "chi hội | hội | phụ nữ | nông dân | cựu chiến binh | đoàn thanh niên | thanh niên | chi đoàn | người cao tuổi | mặt trận | tổ trưởng",
        "số | thứ | cho | chúng tôi | dạ | alo | a lô | bà con | ban | chỗ em | nhà em | tui | chào | ban mặt trận",
        "cháu | con | bác | quê | phó | cán bộ | trưởng ban | đăng ký | hộ | về | tên | địa chỉ | người",
    )
)
_TRAILING = Phrases(
    phrases(
        "trail",
        "xã | phường | huyện | thị trấn | xã mình | xã ta | xã nhà | ta | có | nì | nờ | hỉ | hè | đó | đấy",
        "đăng ký | xin | gửi | văn hoá | bọn em | tụi em | chúng em | nhà mình | luôn | đang | nói | nghe",
    )
)
_ELSEWHERE = Phrases(
    phrases(
        "elsewhere",
        "dưới | hạ | thượng | xã bên | xã khác | bên xã | gần | giáp | cạnh | bên cạnh | sát | cũ | trước đây | trước kia | khác | giữa | ngoài | sau",
    )
)
_OF_THE_COMMUNE = frozenset(("xã", "xa", "phường", "ta", "mình", "nhà"))
_TITLES = frozenset(
    ("ong", "ba", "cau", "di", "thim", "chu", "anh", "chi", "bac", "co", "mo", "duong")
)
_SCALES = frozenset({"tỷ", "tỉ", "ty", "ti", "triệu", "trieu", "tr"})
_EXAMPLE = "Ví dụ: {}."


@dataclass(frozen=True, slots=True)
class _Unit:
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
def _taken_apart(names: tuple[str, ...]) -> tuple[_Unit, ...]:
    return tuple(_take_apart(name) for name in names)


def _take_apart(name: str) -> _Unit:
    tokens = tokenise(clean(name))
    kinds = Phrases({kind: kind for kind in TYPES})
    found = kinds.at(tokens, 0)
    kind, start = (found.meaning, found.end) if found and found.end < len(tokens) else ("", 0)
    rest = [token for token in tokens[start:] if token.word or token.number]
    number = int(rest[0].text) if len(rest) == 1 and rest[0].number else None
    words = tuple(token.text for token in rest)
    return _Unit(name, kind, number, words, tuple(token.fold for token in rest))


def read_unit(
    text: str, names: Sequence[str], aliases: Mapping[str, str] | None = None
) -> Reading[str]:
    """Which of `names` the text means; `aliases` maps further spellings to one of them."""
    said = mend_digits(mend_words(clean(text[:LONGEST])))
    example = _EXAMPLE.format(", ".join(names[:3])) if names else ""
    if not said:
        return Refused("empty", f"Câu trả lời đang trống. Bác gõ tên đơn vị. {example}".strip())
    every = {name: name for name in names} | dict(aliases or {})
    tokens = meant(tokenise(said))
    found = _mentions_of(tokens, tuple(every))
    whole = _whole(tokens, tuple(every), found)
    found += _named_besides(tokens, tuple(every), found)
    if whole is not None:
        found = [whole]
    named = {every[name] for mention in found for name in mention.names}
    clear = all(mention.names for mention in found)
    if len(named) == 1 and clear and not _more_numbers(tokens, found) and not _denied(tokens):
        name = named.pop()
        if whole is not None or not _strangers(said, tokens, found):
            return Value(name)
        return make_sure("Bác ở {}, phải không?", Value(name), name)
    if len(named) > 1:
        return _which(sorted(named, key=list(every.values()).index))
    reason = "ambiguous" if named or _bare_type(tokens) else "invalid"
    return Refused(reason, f"Chưa rõ là đơn vị nào của xã. {example}".strip())


def _named_besides(
    tokens: list[Token], names: tuple[str, ...], found: list[Mention]
) -> list[Mention]:
    """Units named without their type beside those found: "Thôn 5 Đồng Vinh"."""
    taken = {place for mention in found for place in range(mention.start, mention.end)}
    units = [unit for unit in _taken_apart(names) if len(unit.words) > 1]
    besides = []
    for index in range(len(tokens)) if found else ():
        named = _named_at(tokens, index, units) if index not in taken else None
        if named is not None and named.exact:
            besides.append(named)
    return besides


def _which(names: list[str]) -> Candidates[str] | Refused:
    return choose("Bác ở đơn vị nào?", *(Option(name, name) for name in names))


def _bare_type(tokens: list[Token]) -> bool:
    found = _SHORT.at(tokens, 0)
    return found is not None and found.end == len(tokens) and tokens[0].fold not in ("xa", "phuong")


def _denied(tokens: list[Token]) -> bool:
    return any(token.text in ("không", "ko", "khong", "chứ") for token in tokens)


def _strangers(said: str, tokens: list[Token], found: list[Mention]) -> bool:
    """Words that may make another unit of it: "gần thôn 6", "thôn 6 trước đây"; names of people,
    which begin with a capital, do not."""
    index = 0
    ends = {mention.start: mention.end for mention in found}
    while index < len(tokens):
        if _ELSEWHERE.at(tokens, index) and index not in ends:
            return True
        leading = _LEADING.at(tokens, index) or _TRAILING.at(tokens, index)
        if index in ends or leading is not None:
            index = max(ends.get(index, 0), leading.end if leading is not None else 0)
        elif _ELSEWHERE.at(tokens, index):
            return True
        elif tokens[index].word and not is_filler(tokens[index]):
            if said.isupper() or not said[tokens[index].start].isupper():
                return True
            index += 1
        else:
            index += 1
    return False


def _more_numbers(tokens: list[Token], found: list[Mention]) -> bool:
    """A number outside the mention: "thôn 5, 6"."""
    taken = {place for mention in found for place in range(mention.start, mention.end)}
    return any(token.number for place, token in enumerate(tokens) if place not in taken)


def find_units(tokens: list[Token], names: Sequence[str]) -> list[Mention]:
    """The units named with their type anywhere in `tokens`, in order."""
    return _mentions_of(tokens, tuple(names))


def _mentions_of(tokens: list[Token], names: tuple[str, ...]) -> list[Mention]:
    units = _taken_apart(names)
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


def _typed_at(tokens: list[Token], index: int, units: tuple[_Unit, ...]) -> Mention | None:
    """A type word with a number or a name after it."""
    kind = _SHORT.at(tokens, index)
    if kind is None:
        return None
    start = kind.end
    while start < len(tokens) and tokens[start].text in (*'.:-"“”', "số", "so", "thứ"):
        start += 1
    if start >= len(tokens):
        return None
    short = len(tokens[kind.end - 1].text) == 1
    of_type = [unit for unit in units if unit.type in kind.meaning]
    named = _named_at(tokens, start, of_type)
    if named is not None and _another_letter(tokens, named.end, named.names, units):
        return Mention((), index, named.end + 1)
    number = _number_at(tokens, start, glued_only=short and start == kind.end)
    if named is not None and number is not None and _or_number(tokens, named, number):
        number_of = [unit.name for unit in of_type if unit.number == number[0]]
        return Mention((*named.names, *number_of), index, named.end, exact=False)
    if named is not None and (number is None or not number[2] or named.exact):
        return Mention(named.names, index, named.end)
    if number is not None and _counts_money(tokens, number[1]):
        return None
    if number is not None:
        value, end, _ = number
        fits = tuple(unit.name for unit in of_type if unit.number == value)
        letter = end < len(tokens) and tokens[end].word and tokens[end].glued
        if (letter and len(tokens[end].text) == 1) or _two_types(kind.meaning, units):
            fits = ()  # "thôn 13a"; K3 where there are khóm and khu phố
        return Mention(fits, index, end)
    return None


def _counts_money(tokens: list[Token], index: int) -> bool:
    """ "nhà văn hóa thôn 1 tỷ 2": the number belongs to the money behind it."""
    return index < len(tokens) and tokens[index].text in _SCALES


def _or_number(tokens: list[Token], named: Mention, number: tuple[int, int, bool]) -> bool:
    """ "thon nam nhé em": Thôn Nam Nhe, or Thôn 5 and a particle."""
    _, end, sure = number
    particles = all(map(is_filler, tokens[end : named.end]))
    return not (named.exact or sure) and end < named.end and particles


def _two_types(types: tuple[str, ...], units: tuple[_Unit, ...]) -> bool:
    """Whether a short form stands for two types of this commune."""
    known = {unit.type.removesuffix(" số") for unit in units if unit.type in types}
    return len(known) > 1


def _another_letter(
    tokens: list[Token], index: int, names: tuple[str, ...], units: tuple[_Unit, ...]
) -> bool:
    """ "Thạnh Hòa C" is not Thạnh Hòa where there is also a Thạnh Hòa B."""
    if index >= len(tokens) or not re.fullmatch("[a-z]", tokens[index].text):
        return False
    return any(unit.name.startswith(name + " ") for unit in units for name in names)


def _number_at(
    tokens: list[Token], index: int, *, glued_only: bool
) -> tuple[int, int, bool] | None:
    """(number, end, sure) of a unit's number: 5, mười ba, V; sure if typed with its marks."""
    token = tokens[index]
    if token.number:
        return (int(token.text), index + 1, True) if len(token.text) <= 3 else None
    if glued_only:
        return None
    spoken = numbers.spoken(tokens, index)
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


def _named_at(tokens: list[Token], index: int, units: Sequence[_Unit]) -> Mention | None:
    """The units whose own name stands at `index`: the longest and best marked."""
    best: list[tuple[int, int, _Unit]] = []
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


def _whole(tokens: list[Token], names: tuple[str, ...], found: list[Mention]) -> Mention | None:
    """The whole answer as a number or a name without its type, with one wrong letter at most."""
    if found:
        return None
    units = _taken_apart(names)
    core = [token for token in tokens if token.word or token.number]
    last = len(core)
    while last and (is_filler(core[last - 1]) or core[last - 1].text in _OF_THE_COMMUNE):
        last -= 1
    start = 0
    while True:
        named = _named_at(core, start, units) if start < len(core) else None
        if named is not None and _another_letter(core, named.end, named.names, units):
            return None
        if named is not None and named.end in range(last, len(core) + 1):
            return Mention(named.names, 0, len(tokens))
        if start >= last or not (is_filler(core[start]) or _LEADING.at(core, start)):
            break
        start += 1
    nearly = _nearly(core[:last], units, len(tokens)) if last else None
    before = core[:start]
    core = core[start:last]
    if nearly is not None or not core:
        return nearly
    number = None if _named_person(core, before) else _number_at(core, 0, glued_only=False)
    named_so = any(unit.folded[:1] == (core[0].fold,) for unit in units if unit.number is None)
    clash = named_so and core[0].word and core[0].plain
    if number is not None and number[1] == len(core) and not clash:
        fits = tuple(unit.name for unit in units if unit.number == number[0])
        return Mention(fits, 0, len(tokens)) if fits else None
    return _nearly(core, units, len(tokens))


def _named_person(core: list[Token], before: list[Token]) -> bool:
    """ "bà Tư", "chú Ba": people are called so, and live anywhere."""
    return bool(before) and before[-1].fold in _TITLES and not core[0].number


def _nearly(core: list[Token], units: tuple[_Unit, ...], end: int) -> Mention | None:
    """A name with one letter wrong, or written without its blanks."""
    kind = _SHORT.at(core, 0)
    of_type, rest = units, core
    if kind is not None and kind.end < len(core):
        of_type = tuple(unit for unit in units if unit.type in kind.meaning)
        rest = core[kind.end :]
    if (kind is not None and kind.end == len(core)) or any(token.number for token in rest):
        return None
    typed = [token.fold for token in rest]
    joined = "".join(typed)
    fits = [unit for unit in of_type if unit.number is None and _one_edit(typed, joined, unit)]
    same = [unit for unit in fits if "".join(unit.folded) == joined]
    names = tuple(unit.name for unit in same or fits)
    return Mention(names, 0, end, exact=False) if names else None


def _one_edit(typed: list[str], joined: str, unit: _Unit) -> bool:
    own = "".join(unit.folded)
    if joined == own or joined == fold("".join(unit.type.split())) + own:
        return True
    if len(typed) != len(unit.folded):
        return len(own) >= 6 and abs(len(joined) - len(own)) <= 1 and OSA.distance(joined, own) <= 1
    if len(typed) == 1 and len(own) < 5:
        return False
    edits = 0
    for word, wanted in zip(typed, unit.folded, strict=True):
        if word != wanted:
            edits += OSA.distance(word, wanted) if min(len(word), len(wanted)) >= 3 else 9
    return edits == 1
