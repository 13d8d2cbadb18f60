"""A whole answer as a unit's bare number or name, with one wrong letter at most: "5", "dong vinh"."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from campaigns.wording.beside.filler import is_filler
from campaigns.wording.spelling.text import Phrases, Token, fold, phrases
from campaigns.wording.units.mentions import (
    SHORT,
    Mention,
    Unit,
    another_letter,
    named_at,
    number_at,
    or_number,
    taken_apart,
)

LEADING = Phrases(
    phrases(
        "lead",
        "nhân dân | bà con nhân dân | ông | bà | cậu | dì | thím | chú | o | anh | chị | em | tôi | ở | là | bên | của | trưởng | bí thư | chi bộ | đây | mình | thuộc | báo cáo | đơn vị",
        "chi hội | hội | phụ nữ | nông dân | cựu chiến binh | đoàn thanh niên | thanh niên | chi đoàn | người cao tuổi | mặt trận | tổ trưởng",
        "số | thứ | cho | chúng tôi | dạ | alo | a lô | bà con | ban | chỗ em | nhà em | tui | chào | ban mặt trận",
        "trưởng ban công tác mặt trận | ban công tác | công tác mặt trận | ban phát triển | kiêm | thay mặt | đại diện | xin thay mặt",
        "kế toán | thủ quỹ | thư ký | công an viên | dân quân | y tế | nhân viên y tế | trưởng ban | cộng tác viên",
        "ban nhân dân | ban tự quản | ban quản lý | ban điều hành | ban cán sự | chi uỷ | chi bộ | ban chấp hành | đơn vị đăng ký | tên đơn vị",
        "pn | hpn | nd | hnd | ccb | hccb | đoàn tn | tn | ctmt | mttq | trưởng ban phát triển | kính thưa | thưa đồng chí",
        "cháu | con | bác | quê | phó | cán bộ | trưởng ban | đăng ký | hộ | về | tên | địa chỉ | người | ban công tác mặt trận | ban ctmt | ban công tác mt",
    )
)
_OF_THE_COMMUNE = frozenset(("xã", "xa", "phường", "ta", "mình", "nhà"))
TITLES = frozenset(
    ("ong", "ba", "cau", "di", "thim", "chu", "anh", "chi", "bac", "co", "mo", "duong")
)


def whole_answer(
    tokens: list[Token], names: tuple[str, ...], found: list[Mention]
) -> Mention | None:
    """The whole answer as a number or a name without its type, with one wrong letter at most."""
    if found:
        return None
    units = taken_apart(names)
    core = [token for token in tokens if token.word or token.number]
    last = len(core)
    while last and (is_filler(core[last - 1]) or core[last - 1].text in _OF_THE_COMMUNE):
        last -= 1
    start = 0
    while True:
        named = named_at(core, start, units) if start < len(core) else None
        if named is not None and another_letter(core, named.end, named.names, units):
            return None
        if named is not None and named.end in range(last, len(core) + 1):
            return _by_name(core, start, named, units, len(tokens))
        if start >= last or not (is_filler(core[start]) or LEADING.at(core, start)):
            break
        start += 1
    person = core[:1] != [] and core[0].fold in TITLES  # "ông Vinh" is no slip of "Đồng Vinh"
    nearly = _nearly(core[:last], units, len(tokens)) if last and not person else None
    if nearly is not None and another_letter(core, last, nearly.names, units):
        return None  # "thạh hòa c"
    before = core[:start]
    core = core[start:last]
    if nearly is not None or not core:
        return nearly
    number = None if _named_person(before) else number_at(core, 0, glued_only=False)
    named_so = any(unit.folded[:1] == (core[0].fold,) for unit in units if unit.number is None)
    clash = named_so and core[0].word and core[0].plain
    if number is not None and number[1] == len(core) and not clash:
        fits = tuple(unit.name for unit in units if unit.number == number[0])
        return Mention(fits, 0, len(tokens)) if fits else None
    return _nearly(core, units, len(tokens))


def _by_name(
    core: list[Token], start: int, named: Mention, units: tuple[Unit, ...], end: int
) -> Mention | None:
    """The unit whose name stands at `start`, unless it is a person's or a number and a particle."""
    if named.end == start + 1 and _named_person(core[:start]):
        return None
    number = number_at(core, start, glued_only=False)
    if number is None or named.exact or not or_number(core, named, number):
        return Mention(named.names, 0, end)
    numbered = tuple(unit.name for unit in units if unit.number == number[0])
    names = numbered if number[2] else (*named.names, *numbered)  # "năm nhé" is no Nam Nhe
    return Mention(names, 0, end, exact=False)


def _named_person(before: list[Token]) -> bool:
    """ "bà Tư", "anh 5", "cô Vân": people are called so, and live anywhere."""
    return bool(before) and before[-1].fold in TITLES


def _nearly(core: list[Token], units: tuple[Unit, ...], end: int) -> Mention | None:
    """A name with one letter wrong, or written without its blanks."""
    kind = SHORT.at(core, 0)
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


def _one_edit(typed: list[str], joined: str, unit: Unit) -> bool:
    own = "".join(unit.folded)
    if joined == own or joined == fold("".join(unit.type.split())) + own:
        return True
    if len(typed) > len(unit.folded) and len(typed[-1]) == 1:
        return False  # "Đồng Vinh B"
    if len(typed) != len(unit.folded):
        return len(own) >= 6 and abs(len(joined) - len(own)) <= 1 and OSA.distance(joined, own) <= 1
    if len(typed) == 1 and len(own) < 5:
        return False
    edits = 0
    for word, wanted in zip(typed, unit.folded, strict=True):
        if word != wanted:
            edits += OSA.distance(word, wanted) if min(len(word), len(wanted)) >= 3 else 9
    return edits == 1
