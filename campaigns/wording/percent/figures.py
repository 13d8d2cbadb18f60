"""The figures of a text about progress: percentages, fractions, ranges, and numbers that are none."""

from __future__ import annotations

from decimal import Decimal

from campaigns.wording.money.units import is_measure, scale_at
from campaigns.wording.numbers.read import Number
from campaigns.wording.percent.said import REACHED, Said, number_at
from campaigns.wording.percent.words import CUES, TENS, Cue
from campaigns.wording.reading import Span
from campaigns.wording.spelling.text import Token

_COUNTED = frozenset(
    ["doan", "dot", "nha", "ho", "tang", "khu", "to", "thon", "xom", "cai", "phong", "lop"]
)
_LASTING = frozenset(("hom", "bua"))
_TIMES = frozenset(("ngay", "thang", "tuan", "nam", "hom", "buoi", "gio", "bua"))
_DAY_BEFORE = frozenset(("hom", "ngay", "mung", "mong", "sang", "chieu"))
_DAY_BETWEEN = frozenset(("tu", "den", "toi", "truoc", "sau", "vao"))
_BEGUN = frozenset((("khoi", "cong"), ("bat", "dau"), ("khanh", "thanh"), ("nghiem", "thu")))


def take_number(
    text: str, tokens: list[Token], index: int, number: Number, said: Said, *, alone: bool
) -> int | None:
    """Note a percentage, a fraction, or a bare number; its end, or None where it is none of them.

    `alone`: no phrase begins here as well ("một phần" begins "một phần trăm").
    """
    if number.vague or len(number.values) > 1:
        said.stray = True
        return number.end
    said.bad |= _is_negative(tokens, index)
    day = _day(tokens, index, number)
    if day is not None:
        said.dated = True
        return day
    fraction = _fraction(text, tokens, number, said) or _of_whole(text, tokens, number, said)
    signed = _sign_end(tokens, number.end)
    if fraction is not None or not (alone or signed):
        return fraction
    ranged = _range(text, tokens, number, said)
    if ranged is not None:
        return ranged
    if index and tokens[index - 1].text in ("+", ".") and tokens[index].glued:
        said.stray = True  # "+5%", ".5"
    if signed:
        said.figures.append(number.values[0])
        if tokens[index].text == "tam" and number.digits == 2 and all(t.plain for t in tokens):
            said.about_ten = True  # tám mươi, or tầm mười
        return signed
    if number.spoken and number.digits == 1:
        return None
    return _unsigned(tokens, index, number, said)


def _is_negative(tokens: list[Token], index: int) -> bool:
    """ "-5%", "âm 5%"."""
    if not index:
        return False
    sign = tokens[index - 1]
    dash = sign.text == "-" and (index == 1 or not sign.glued)
    return dash or sign.text in ("âm", "am", "trừ", "tru")


def _sign_end(tokens: list[Token], index: int) -> int | None:
    """Where "%" or "phần trăm" at `index` ends."""
    sign = CUES.at(tokens, index)
    return sign.end if sign is not None and sign.meaning is Cue.SIGN else None


def _unsigned(tokens: list[Token], index: int, number: Number, said: Said) -> int:
    """A number without its sign: a stretch of time, a measure, or a bare percentage."""
    value, end = number.values[0], number.end
    lasting = tokens[end : end + 1] and tokens[end].fold in _LASTING
    if lasting and not (index and tokens[index - 1].fold == "con"):
        said.dated = True
        return end + 1  # "xong cách đây 2 hôm"
    share = value != int(value)
    if is_measure(tokens, end) or scale_at(tokens, end)[0] or (share and value < 1):
        said.stray = True
        return end
    dotted = share and tokens[index + 1].text == "."  # 1.1
    said.stray |= bool(said.figures) or dotted or _counts(tokens, index, end)  # "50 50"
    said.figures.append(value)
    return end


def _counts(tokens: list[Token], index: int, end: int) -> bool:
    """ "thô6", "đoạn 5", "mục số 5", "2 bên": a number of something, and no share."""
    if tokens[end : end + 1] and tokens[end].text == "bên" and CUES.at(tokens, end) is None:
        return True
    if not index:
        return False
    before = tokens[index - 1]
    joined = tokens[index].glued and (before.word or before.text in ".,+")
    figure = tokens[max(index - 2, 0)].text == "con"  # con số
    part = before.text in ("số", "phần", "so", "phan") and not figure
    return joined or part or before.fold in _COUNTED


def _day(tokens: list[Token], index: int, number: Number) -> int | None:
    """Where "5/12" ends in "khởi công hôm 5/12", "làm từ 5/12": a day, and no share of twelve."""
    slash, below = tokens[number.end : number.end + 1], tokens[number.end + 1 : number.end + 2]
    if not slash or slash[0].text != "/" or not below or not below[0].text.isdecimal():
        return None
    before = [one.fold for one in tokens[max(index - 2, 0) : index]]
    after = tuple(one.fold for one in tokens[number.end + 2 : number.end + 4])
    dated = before[-1:] and (before[-1] in _DAY_BEFORE or tuple(before) in _BEGUN)
    twelfths = below[0].text in ("11", "12") and before[-1:] and before[-1] in _DAY_BETWEEN
    if not (dated or twelfths or after in _BEGUN):
        return None
    return number.end + 2


def _fraction(text: str, tokens: list[Token], number: Number, said: Said) -> int | None:
    """2/3, 200m/350m, "200 trên 350 mét", "bảy phần mười"."""
    place = number.end
    joint = CUES.at(tokens, place)
    if joint is None and is_measure(tokens, place):
        place += 1
        joint = CUES.at(tokens, place)
    if joint is None or joint.meaning not in (Cue.OF, Cue.APPROX):
        return None
    if joint.meaning is Cue.APPROX and tokens[place].fold != "tren":
        return None
    below = number_at(text, tokens, joint.end)
    if below is None and tokens[place].fold == "phan":
        reversed_end = _parts_of(text, tokens, number, place + 1, said)
        if reversed_end is not None:
            return reversed_end
    if below is None and joint.end < len(tokens) and tokens[joint.end].text in ("tư", "tu"):
        below = Number((Decimal(4),), joint.end + 1, 1, spoken=True)
    if below is None or below.vague or len(below.values) > 1:
        return None
    if tokens[place].fold == "trong" and joint.end == place + 1 and not _of_things(tokens, below):
        return None
    end = below.end + 1 if is_measure(tokens, below.end) else below.end
    said.stray |= is_measure(tokens, below.end) and tokens[below.end].fold in _TIMES  # 5/10 ngày
    said.stray |= number.values == below.values == (Decimal(50),)  # fifty-fifty
    if end < len(tokens) and tokens[end].text == "/":
        said.stray = True  # 5/12/2023
        return end + 1
    if below.values[0] == 0 or number.values[0] > below.values[0]:
        said.bad = True
    else:
        said.figures.append(number.values[0] * 100 / below.values[0])
    sign = CUES.at(tokens, end)
    if sign is not None and sign.meaning is Cue.SIGN:
        said.stray = True  # 2/3%
    return end


def _of_things(tokens: list[Token], whole: Number) -> bool:
    """ "3 trong 4 đoạn", no "30% trong 2 tháng"."""
    return is_measure(tokens, whole.end) and tokens[whole.end].fold not in _TIMES


def _parts_of(text: str, tokens: list[Token], whole: Number, index: int, said: Said) -> int | None:
    """ "mười phần được bảy": the whole comes first."""
    reached = CUES.at(tokens, index)
    if reached is None or tokens[index].fold not in ("duoc", "xong", "lam", "dat"):
        return None
    done = number_at(text, tokens, reached.end)
    if done is None or done.vague or len(done.values) > 1 or done.values[0] > whole.values[0]:
        return None
    said.figures.append(done.values[0] * 100 / whole.values[0])
    return done.end + 1 if done.end < len(tokens) and tokens[done.end].fold == "phan" else done.end


def _of_whole(text: str, tokens: list[Token], whole: Number, said: Said) -> int | None:
    """ "300m làm được 120m", "5 đoạn xong 2 đoạn": the whole, and what of it is done."""
    if not is_measure(tokens, whole.end):
        return None
    unit, index, reached = tokens[whole.end].text, whole.end + 1, False
    while index < len(tokens) and tokens[index].fold in REACHED | {"xong", "thi", "do", "da", ","}:
        reached = reached or tokens[index].fold in ("duoc", "xong", "dc")
        index += 1
    done = number_at(text, tokens, index) if reached else None
    if done is None or done.vague or len(done.values) > 1 or done.values[0] > whole.values[0]:
        return None
    if done.end >= len(tokens) or tokens[done.end].text != unit or not whole.values[0]:
        return None
    said.figures.append(done.values[0] * 100 / whole.values[0])
    return done.end + 1


def _range(text: str, tokens: list[Token], number: Number, said: Said) -> int | None:
    """60-70%, từ 60 đến 70."""
    sign = CUES.at(tokens, number.end)
    place = sign.end if sign is not None and sign.meaning is Cue.SIGN else number.end
    joint = CUES.at(tokens, place)
    if joint is None or joint.meaning is not Cue.TO:
        return None
    high = number_at(text, tokens, joint.end)
    if high is None or high.vague or len(high.values) > 1:
        return None
    both = number.values[0] < high.values[0] / 10 < 10 and tokens[high.end - 1].fold in TENS
    low = number.values[0] * 10 if both else number.values[0]  # "5-6 chục phần trăm"
    said.figures.append(Span(low, high.values[0]))
    last = CUES.at(tokens, high.end)
    return last.end if last is not None and last.meaning is Cue.SIGN else high.end
