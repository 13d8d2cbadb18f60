"""The work's name: the words of a registration that are nothing else, at the place of a name."""

from __future__ import annotations

import re

from campaigns.wording.registration.labels import Label, Scanned
from campaigns.wording.registration.name_end import HEADINGS
from campaigns.wording.registration.name_rest import with_the_rest, with_verbs_before
from campaigns.wording.registration.name_start import WHO
from campaigns.wording.registration.runs import runs_of
from campaigns.wording.registration.things import thing_end
from campaigns.wording.registration.walk import is_capital_inside
from campaigns.wording.registration.words import PARTS, Part
from campaigns.wording.spelling.text import Phrases, fold, phrases

LONGEST = 100
_SIZES = frozenset(("mặt", "dài", "rộng", "cao", "sâu", "dày", "ngang"))
_PLAIN_SIZES = frozenset(("dai", "rong", "cao", "sau", "ngang"))
_EMPTY_BRACKETS = re.compile(r"\s*\(\s*\)")
_REQUESTS = frozenset(
    ("nhan", "nho", "xin", "gui", "ghi", "bao", "de", "kinh", "thong", "cho", "muon", "bu", "cham")
)
_OCCASIONS = ("chao mung", "ky niem", "huong ung", "mung", "lap thanh tich", "nhan dip")
# "công trình vệ sinh" is what it is called
_KINDS_OF_WORK = ("ve sinh", "thuy loi", "phu tro", "cong cong", "phuc loi", "thanh nien", "nuoc")
# a road is never turned into a hall: "thay đường ngõ bằng nhà văn hoá" moves the registration
_APART = "duong|nha van hoa|cong chao|san bong|san the thao|san van dong|nghia trang|lo dot rac"
_SWAPPED = re.compile(
    rf"(?:xin )?(?:thay|doi|chuyen)(?: tu)? ({_APART})\b.* (?:bang|thanh|sang|qua) ({_APART})\b"
)
_SOURCES = Phrases(
    phrases(
        "source",
        "vay | vay vốn | vay ngân hàng | bán | đấu giá | bán đấu giá | trích quỹ | trích | dùng tiền | lấy tiền | lấy quỹ | vận động dân | vận động bà con | vận động nhân dân | vận động",
    )
)
_REASONS = frozenset(("do", "vi", "tai", "boi", "nham", "de", "nho", "sau"))
_PARTICLES = frozenset(("nhe", "nha", "nghen", "nhen"))
_OPENING = frozenset(("công trình", "phần việc", "làm công trình", "hạng mục"))


def read_name(scanned: Scanned) -> str | None:
    """The name that stands in the message; none where it says two works, one for the other."""
    name = (_name_said(scanned) or "").removesuffix(" nữa") or None
    swapped = _SWAPPED.match(fold(name)) if name else None
    return None if swapped and swapped[1] != swapped[2] else name


def _name_said(scanned: Scanned) -> str | None:
    """The name after its label, after đăng ký, after the unit, or the longest words left."""
    runs = runs_of(scanned)
    if not runs:
        return None
    for label in (Label.NAME, Label.REGISTER, Label.UNIT):
        place = _last(scanned, label) if label is not Label.UNIT else _first(scanned, label)
        if place is None:
            continue
        after = [run for run in runs if run[0] > place]
        led = label is Label.UNIT and len(after) > 1 and _leads_up(scanned, *after[:2])
        after = after[1:] if led else after
        source = len(after) > 1 and _is_source(scanned, after[0], after[1])
        after = after[1:] if source else after
        if after and (led or source or _nearby(scanned, place, after[0][0])):
            return _text(scanned, with_the_rest(scanned, _past_heading(scanned, after), after))
    first = _past_heading(scanned, runs)
    if first is runs[0]:
        first = with_verbs_before(scanned, _longest(scanned, runs), runs)
    return _text(scanned, first)


def _first(scanned: Scanned, label: Label) -> int | None:
    return next((i for i, found in enumerate(scanned.labels) if found is label), None)


def _last(scanned: Scanned, label: Label) -> int | None:
    places = [i for i, found in enumerate(scanned.labels) if found is label]
    return places[-1] if places else None


def _nearby(scanned: Scanned, place: int, start: int) -> bool:
    """No sum or date between the announcing word and the name."""
    between = scanned.labels[place + 1 : start]
    return Label.MONEY not in between and Label.DATE not in between


def _past_heading(scanned: Scanned, runs: list[tuple[int, int]]) -> tuple[int, int]:
    """ "công trình chào mừng 70 năm thành lập xã: Đường điện" is named after the colon."""
    first = runs[0]
    end = first[1]
    while end < len(scanned.tokens) and (
        _is_figure(scanned, end) or scanned.tokens[end].fold in _PARTICLES
    ):
        end += 1  # "… thành lập Đảng 3/2:"
    if len(runs) == 1 or end >= len(scanned.tokens):
        return first
    heading = " ".join(token.fold for token in scanned.tokens[first[0] : first[1]])
    headed = any(word in heading for word in HEADINGS)
    sign = scanned.tokens[end].text
    opening = {token.fold for token in scanned.tokens[first[0] : first[0] + 2]}
    if sign == ":" and (headed or not _REQUESTS.isdisjoint(opening)):
        return runs[1]
    follows = PARTS.at(scanned.tokens, runs[1][0])
    doing = follows is not None and follows.meaning is Part.DOING
    if scanned.labels[end] is Label.UNIT and heading.startswith(_OCCASIONS):
        return runs[1]  # "chào mừng Đại hội Đảng thôn 11 tuyến đường kiểu mẫu"
    if sign == "," and doing and heading.startswith(_OCCASIONS):
        return runs[1]  # "chào mừng 70 năm thành lập xã, bà con làm cổng chào"
    return first


def _is_figure(scanned: Scanned, index: int) -> bool:
    return scanned.labels[index] is None and (
        scanned.tokens[index].number or scanned.tokens[index].text in "/.-"
    )


def _leads_up(scanned: Scanned, run: tuple[int, int], work: tuple[int, int]) -> bool:
    """ "sau khi bàn bạc, làm cổng", "do đường xuống cấp, làm …": why or when, and then the work."""
    if _is_talk(scanned, run):
        return True
    tokens = scanned.tokens
    doing = PARTS.at(tokens, work[0])
    named = doing is not None and doing.meaning is Part.DOING and work[1] > doing.end
    if not named or tokens[work[0]].fold == "mua":
        return False
    opening = [token.fold for token in tokens[run[0] : run[0] + 2]]
    if opening[0] in ("nhan", "dip"):
        return True  # "nhân dịp 2/9, làm cổng"
    if tokens[run[1]].text != "," or tokens[run[0] - 1].text == ":":
        return False
    if opening[0] in _REASONS or tokens[run[1] - 1].fold in ("qua", "nang"):
        return True  # "đường lầy quá, làm mương"
    parts = (PARTS.at(tokens, index) for index in range(*run))
    made = any(thing_end(tokens, index) for index in range(*run))
    return not made and not any(part and part.meaning is Part.DOING for part in parts)


def _is_talk(scanned: Scanned, run: tuple[int, int]) -> bool:
    """ "bọn em họp rồi": who speaks, and no work."""
    if WHO.at(scanned.tokens, run[0]) is None or run[1] >= len(scanned.tokens):
        return False
    comma = scanned.tokens[run[1]].text in ",.;"
    parts = (PARTS.at(scanned.tokens, index) for index in range(*run))
    return comma and not any(part is not None and part.meaning is Part.DOING for part in parts)


def _is_source(scanned: Scanned, run: tuple[int, int], work: tuple[int, int]) -> bool:
    """ "bán đấu giá đất được 500tr làm nhà văn hoá": where the money comes from."""
    doing = PARTS.at(scanned.tokens, work[0])
    does = doing is not None and doing.meaning is Part.DOING
    paid = scanned.labels[run[1] : run[1] + 1] == [Label.MONEY]
    return does and paid and _SOURCES.at(scanned.tokens, run[0]) is not None


def _longest(scanned: Scanned, runs: list[tuple[int, int]]) -> tuple[int, int]:
    return max(runs, key=lambda run: sum(scanned.labels[i] is None for i in range(*run)))


def _drop_size(pieces: list[str]) -> None:
    """ "mương dài 165m": the word of a measure goes with it."""
    if pieces and pieces[-1].lower() in ("x", "×", "từ", "tu"):
        pieces.pop()  # "200m x 3m", "rộng từ 3m lên 5m"
    if pieces[-2:-1] and pieces[-2].lower() in ("khoảng", "chừng", "tầm"):
        del pieces[-2:]  # "khoảng ba bốn chục mét"
        return
    if [fold(piece) for piece in pieces[-2:-1]] in (["moi"], ["tung"]) and len(pieces) > 3:
        del pieces[-2:]  # "kè ao 2 bên, mỗi bên 50m"
        return
    if [fold(piece) for piece in pieces[-2:]] == ["chieu", "dai"] and len(pieces) > 2:
        del pieces[-2:]
        if fold(pieces[-1]) == "tong" and len(pieces) > 1:
            pieces.pop()  # "4 tuyen duong tong chieu dai 1km5"
        return
    size = pieces[-1].lower().lstrip("(") if pieces else ""
    if size in ("dài", "dai") and pieces[-2:-1] in (["tổng"], ["tong"]) and len(pieces) > 2:
        del pieces[-2]  # "đường trục ấp tổng dài 3km"
    if (size in _SIZES or size in _PLAIN_SIZES) and pieces[-2:-1] not in (["nhà"], []):
        pieces[-1] = "(" if pieces[-1].startswith("(") else ""
        if pieces[-2].lower() in ("chiều", "bề", "kéo"):
            pieces.pop(-2)
        if not pieces[-1]:
            pieces.pop()


def _text(scanned: Scanned, run: tuple[int, int]) -> str | None:
    """The words of the run as typed, lengths and areas left out; they are labelled as taken."""
    pieces: list[str] = []
    for index in range(*run):
        token = scanned.tokens[index]
        if scanned.labels[index] is Label.MEASURE:
            again = index > run[0] and scanned.labels[index - 1] is Label.MEASURE
            if not again and not is_capital_inside(scanned, index - 1):  # "đồng Sâu 1,2km"
                _drop_size(pieces)
            continue
        raw = scanned.text[token.start : token.end]
        scanned.labels[index] = scanned.labels[index] or Label.TITLE
        glued = token.glued and pieces and scanned.labels[index - 1] is not Label.MEASURE
        if glued and index > run[0]:
            pieces[-1] += raw
        else:
            pieces.append(raw)
    name = _EMPTY_BRACKETS.sub("", " ".join(pieces)).strip()
    name = name.replace('"', "") if name.count('"') == 1 else name
    for opening in _OPENING:
        rest = name[len(opening) :].strip()
        kind = fold(rest).startswith(_KINDS_OF_WORK)
        if name.lower().startswith(opening + " ") and len(rest.split()) >= 2 and not kind:
            name = rest
            break
    return name if name and len(name) <= LONGEST else None
