"""What a text says about progress: its figures, and the words that tell what they are of."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from campaigns.wording.beside.filler import is_filler
from campaigns.wording.beside.harmless import is_harmless, is_ranked
from campaigns.wording.money.units import is_measure, scale_at
from campaigns.wording.numbers import read as numbers
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.percent.words import CUES, Cue
from campaigns.wording.reading import Span
from campaigns.wording.spelling.text import Token

REACHED = frozenset(("duoc", "dat", "da", "lam", "moi", "dc"))
_COUNTED = frozenset(
    ["doan", "nha", "ho", "tang", "khu", "to", "thon", "xom", "cai", "phong", "lop"]
)
_TENS = frozenset(("muoi", "chuc"))
_SIGN_OR_FIGURE = frozenset(("%", "trăm", "tram"))
_WAYS = frozenset(("duong", "muong", "kenh", "lo", "hem", "de", "ngo", "ranh", "suoi", "doc"))
_FAR = 12  # words
_NEAR = frozenset(("gan", "hon", "tren", "ngot", "qua"))
_LASTING = frozenset(("hom", "bua"))
_TIMES = frozenset(("ngay", "thang", "tuan", "nam", "hom", "buoi", "gio", "bua"))


@dataclass(slots=True)
class Said:
    """Everything `percent` decides on."""

    figures: list[Decimal | Span[Decimal]] = field(default_factory=list)
    cues: set[Cue] = field(default_factory=set)
    other_words: bool = False
    stray: bool = False
    more: bool = False  # "nữa" behind a figure
    doubt: bool = False
    strange: bool = False  # words that may make something else of the figure
    reached: bool = False  # "xong 90%", "được 90%": what is done, not what is left
    left_after: bool = False  # "90%, còn sơn"
    left: list[int] = field(default_factory=list)  # which figures are what is left
    above: bool = False  # "trên 100%"
    dated: bool = False  # a day is named: "đến 20/12 xong" may be to come
    near_half: bool = False  # "gần được nửa": a half not reached, or passed
    bad: bool = False
    about_ten: bool = False  # "tam muoi": eighty, or about ten


def scan(text: str, tokens: list[Token]) -> Said:
    """Find the figures of `text` and what is said about them."""
    said = Said()
    index = 0
    while index < len(tokens):
        if is_ranked(tokens, index):
            index += 1
            continue
        token = tokens[index]
        cue = None if _is_no_rest(tokens, index) else CUES.at(tokens, index)
        alone = cue is None or cue.end == index + 1 or cue.meaning is Cue.PLAIN
        number = number_at(text, tokens, index)
        end = _take_number(text, tokens, index, number, said, alone=alone) if number else None
        if end is not None:
            index = end
        elif cue is not None:
            above = cue.meaning is Cue.OF and token.fold == "tren"
            said.more |= token.fold == "nua" and bool(said.figures)
            said.strange |= token.fold == "cham" and _behind(text, tokens, cue.end)
            said.left_after |= cue.meaning is Cue.LEFT and bool(said.figures)
            if cue.meaning is Cue.LEFT and said.figures and cue.end < len(tokens):
                task = tokens[cue.end].word and not is_filler(tokens[cue.end])
                said.reached |= task and number_at(text, tokens, cue.end) is None
            if cue.meaning is Cue.LEFT:
                before = number_at(text, tokens, cue.end) is not None
                said.left.append(len(said.figures) if before else len(said.figures) - 1)
            if not said.figures:
                said.reached |= cue.meaning is Cue.DONE or token.fold in REACHED
            said.cues.add(Cue.APPROX if above else cue.meaning)
            if token.text == "đâu" and said.figures:
                said.cues.add(Cue.OPEN)  # "làm gì được 40% đâu"
            said.stray |= token.text == "/"
            said.above |= token.fold in ("tren", "hon", "ngoai", "qua")
            said.near_half |= token.fold in _NEAR
            index = cue.end
        else:
            if token.number or token.fold in _TENS:
                said.stray = True  # "năm mươi năm mươi"
            elif token.word and not is_filler(token):
                said.other_words = True
                said.near_half |= token.fold in _NEAR  # "quả nửa"
                said.strange |= token.text == "chữa" and tokens[index - 1].fold != "sua"  # chưa?
                said.strange |= not (
                    is_harmless(token)
                    or _is_aside(tokens, index, said)
                    or _is_preface(text, tokens, index)
                )
            index += 1
    return said


def _is_no_rest(tokens: list[Token], index: int) -> bool:
    """ "bà con làm được 30%", "con đường được 30%": con, and no còn."""
    if tokens[index].text != "con":
        return False
    before = tokens[index - 1].fold if index else ""
    after = tokens[index + 1].fold if index + 1 < len(tokens) else ""
    return before == "ba" or after in _WAYS


def _is_aside(tokens: list[Token], index: int, said: Said) -> bool:
    """Talk behind the figure and a comma: "60%, anh yên tâm"."""
    last = next((at for at in range(index - 1, -1, -1) if tokens[at].text in _SIGN_OR_FIGURE), -1)
    paused = any(token.text == "," for token in tokens[last + 1 : index])
    return bool(said.figures) and last >= 0 and paused


def _is_preface(text: str, tokens: list[Token], index: int) -> bool:
    """Talk before a comma and what is reached: "bà con làm hăng lắm, được 90%"."""
    ahead = range(index, min(index + _FAR, len(tokens)))
    pause = next((at for at in ahead if tokens[at].text in ",."), len(tokens))
    reached = tokens[pause + 1 : pause + 2]
    return (
        bool(reached)
        and reached[0].fold in REACHED
        and number_at(text, tokens, pause + 2) is not None
    )


def _behind(text: str, tokens: list[Token], index: int) -> bool:
    """ "chậm 10%", "chậm tiến độ 10%": by how much, not how far."""
    while index < len(tokens) and (
        tokens[index].fold in ("tien", "do") or is_filler(tokens[index])
    ):
        index += 1
    return number_at(text, tokens, index) is not None


def number_at(text: str, tokens: list[Token], index: int) -> numbers.Number | None:
    """The number at `index`, in figures or in words."""
    if index >= len(tokens):
        return None
    decimal = spoken_numbers.spoken_decimal(tokens, index)
    spoken = decimal or spoken_numbers.spoken_thousands(tokens, index)
    return spoken or numbers.written(text, tokens, index) or _zero(tokens, index)


def _zero(tokens: list[Token], index: int) -> numbers.Number | None:
    zero = spoken_numbers.zero(tokens, index)
    sign = CUES.at(tokens, zero.end) if zero else None
    return zero if sign is not None and sign.meaning is Cue.SIGN else None


_DAY_BEFORE = frozenset(("hom", "ngay", "mung", "mong", "sang", "chieu"))
_DAY_BETWEEN = frozenset(("tu", "den", "toi", "truoc", "sau", "vao"))
_BEGUN = frozenset((("khoi", "cong"), ("bat", "dau"), ("khanh", "thanh"), ("nghiem", "thu")))


def _take_number(
    text: str, tokens: list[Token], index: int, number: numbers.Number, said: Said, *, alone: bool
) -> int | None:
    """A percentage, a fraction, or a bare number; `alone` if no phrase begins here as well."""
    if number.vague or len(number.values) > 1:
        said.stray = True
        return number.end
    value, end = number.values[0], number.end
    if index and tokens[index - 1].text == "-" and (index == 1 or not tokens[index - 1].glued):
        said.bad = True
    if index and tokens[index - 1].text in ("âm", "am", "trừ", "tru"):
        said.bad = True
    day = _day(tokens, index, number)
    if day is not None:
        said.dated = True
        return day
    fraction = _fraction(text, tokens, number, said) or _of_whole(text, tokens, number, said)
    sign = CUES.at(tokens, end)
    signed = sign is not None and sign.meaning is Cue.SIGN
    if fraction is not None or not (alone or signed):  # "một phần" begins "một phần trăm"
        return fraction
    ranged = _range(text, tokens, number, said)
    if ranged is not None:
        return ranged
    if index and tokens[index - 1].text in ("+", ".") and tokens[index].glued:
        said.stray = True  # "+5%", ".5"
    if sign is not None and sign.meaning is Cue.SIGN:
        said.figures.append(value)
        if tokens[index].text == "tam" and number.digits == 2 and all(t.plain for t in tokens):
            said.about_ten = True  # tám mươi, or tầm mười
        return sign.end
    if number.spoken and number.digits == 1:
        return None
    if tokens[end : end + 1] and tokens[end].fold in _LASTING and tokens[index - 1].fold != "con":
        said.dated = True
        return end + 1  # "xong cách đây 2 hôm"
    if is_measure(tokens, end) or scale_at(tokens, end)[0] or (value != int(value) and value < 1):
        said.stray = True
        return end
    before = tokens[index - 1] if index else None
    glued = before is not None and tokens[index].glued and (before.word or before.text in ".,+")
    glued = glued or (value != int(value) and tokens[index + 1].text == ".")  # 1.1
    glued = glued or (before is not None and before.fold in _COUNTED)
    number_so = before is not None and before.text in ("số", "phần", "so", "phan")
    glued = glued or (number_so and tokens[max(index - 2, 0)].text != "con")  # no con số
    glued = glued or (tokens[end : end + 1] != [] and tokens[end].text == "bên" and sign is None)
    return _bare(value, end, said, glued=glued)


def _bare(value: Decimal, end: int, said: Said, *, glued: bool) -> int:
    if said.figures or glued:
        said.stray = True  # "50 50", "thô6"
    said.figures.append(value)
    return end


def _day(tokens: list[Token], index: int, number: numbers.Number) -> int | None:
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


def _fraction(text: str, tokens: list[Token], number: numbers.Number, said: Said) -> int | None:
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
        below = numbers.Number((Decimal(4),), joint.end + 1, 1, spoken=True)
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


def _of_things(tokens: list[Token], whole: numbers.Number) -> bool:
    """ "3 trong 4 đoạn", no "30% trong 2 tháng"."""
    return is_measure(tokens, whole.end) and tokens[whole.end].fold not in _TIMES


def _parts_of(
    text: str, tokens: list[Token], whole: numbers.Number, index: int, said: Said
) -> int | None:
    """ "mười phần được bảy": the whole comes first."""
    reached = CUES.at(tokens, index)
    if reached is None or tokens[index].fold not in ("duoc", "xong", "lam", "dat"):
        return None
    done = number_at(text, tokens, reached.end)
    if done is None or done.vague or len(done.values) > 1 or done.values[0] > whole.values[0]:
        return None
    said.figures.append(done.values[0] * 100 / whole.values[0])
    return done.end + 1 if done.end < len(tokens) and tokens[done.end].fold == "phan" else done.end


def _of_whole(text: str, tokens: list[Token], whole: numbers.Number, said: Said) -> int | None:
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


def _range(text: str, tokens: list[Token], number: numbers.Number, said: Said) -> int | None:
    """60-70%, từ 60 đến 70."""
    sign = CUES.at(tokens, number.end)
    place = sign.end if sign is not None and sign.meaning is Cue.SIGN else number.end
    joint = CUES.at(tokens, place)
    if joint is None or joint.meaning is not Cue.TO:
        return None
    high = number_at(text, tokens, joint.end)
    if high is None or high.vague or len(high.values) > 1:
        return None
    both = number.values[0] < high.values[0] / 10 < 10 and tokens[high.end - 1].fold in _TENS
    low = number.values[0] * 10 if both else number.values[0]  # "5-6 chục phần trăm"
    said.figures.append(Span(low, high.values[0]))
    last = CUES.at(tokens, high.end)
    return last.end if last is not None and last.meaning is Cue.SIGN else high.end
