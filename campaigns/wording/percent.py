"""Progress as a whole percentage: 50%, 2/3, "còn một nửa", "xong rồi", "200/350m".

Words that leave the figure open ("gần xong", "hơn nửa") are answered with a few buttons.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from campaigns.wording import numbers
from campaigns.wording.amounts import is_measure, scale_at
from campaigns.wording.beside import asks_back, is_harmless
from campaigns.wording.corrections import meant
from campaigns.wording.dialect import without_dialect
from campaigns.wording.doubts import SHARE_DOUBTS, doubt_in
from campaigns.wording.filler import is_filler
from campaigns.wording.percent_words import CUES, Cue
from campaigns.wording.reading import Option, Reading, Refused, Span, Value, choose, make_sure
from campaigns.wording.slips import mend_digits, mend_words
from campaigns.wording.text import Phrases, Token, clean, phrases, tokenise

Percent = int | Span[int]

LONGEST = 1000
_EXAMPLE = "Ví dụ: 50%, 2/3, xong rồi, chưa làm."
_EMPTY = f"Câu trả lời đang trống. Bác gõ phần trăm đã làm giúp. {_EXAMPLE}"
_NO_PERCENT = f"Chưa rõ đã làm được bao nhiêu phần trăm. {_EXAMPLE}"
_RANGE = f"Tiến độ phải từ 0 đến 100%. {_EXAMPLE}"
_UNKNOWN = "Bác chưa rõ tiến độ: máy ghi “chưa rõ”, khi nào biết thì bác báo sau."
_SURE = "Cả công trình làm được {}, phải không? Nếu không thì bác gõ lại."
_DONE_OR_LEFT = "Đã làm được {}%, hay còn {}% nữa mới xong?"
_REACHED = frozenset(("duoc", "dat", "da", "lam", "moi", "dc"))
_COUNTED = frozenset(
    ("doan", "nha", "ho", "tang", "khu", "to", "thon", "xom", "cai", "phong", "lop")
)
_TIMES = frozenset(("ngay", "thang", "tuan", "nam", "hom", "buoi", "gio", "bua"))
_NOW = Phrases(
    phrases(
        "now",
        "giờ | bây giờ | nay | hiện giờ | hiện nay | đến nay | hôm nay | tuần này | tháng này",
    )
)
_HOW_MUCH = "Khoảng bao nhiêu phần trăm?"


_OFFERS = {
    Cue.NEARLY: (80, 90, 95),
    Cue.STARTED: (10, 30, 50, 70),
    Cue.OVER_HALF: (55, 60, 70),
    Cue.UNDER_HALF: (30, 40, 45),
}


@dataclass(slots=True)
class _Said:
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
    near_half: bool = False  # "gần được nửa": a half not reached, or passed
    bad: bool = False


def read_percent(text: str) -> Reading[Percent]:
    """How much of a work is done, 0 to 100, rounded half up."""
    if len(text) > LONGEST:
        return Refused("invalid", _NO_PERCENT)
    said = mend_digits(without_dialect(mend_words(clean(text))))
    if not said:
        return Refused("empty", _EMPTY)
    tokens = _today(said, meant(tokenise(said)))
    scanned = _scan(said, tokens)
    planned = bool(tokens) and tokens[0].fold == "ke"  # "kế hoạch 45%"
    scanned.doubt = planned or asks_back(tokens) or doubt_in(tokens, SHARE_DOUBTS) is not None
    return _decide(scanned)


def _today(text: str, tokens: list[Token]) -> list[Token]:
    """ "hôm trước 50% giờ 60%": only what is said of now counts."""
    for index in range(1, len(tokens)):
        now = _NOW.at(tokens, index)
        before = any(token.number for token in tokens[:index])
        if now is None or not before or tokens[index - 1].number:
            continue
        start = now.end
        while start < len(tokens) and tokens[start].fold in _REACHED | {"la", "len", "thi"}:
            start += 1
        if _number_at(text, tokens, start) is not None:
            return tokens[start:]
    return tokens


def _decide(said: _Said) -> Reading[Percent]:
    cues = said.cues
    if said.bad:
        return Refused("invalid", _RANGE)
    if Cue.UNKNOWN in cues:
        return Refused("ambiguous" if said.figures else "unknown", _UNKNOWN)
    for cue, offered in _OFFERS.items():
        told = said.figures or Cue.HALF in cues
        if cue in cues and not (told and cue is Cue.STARTED and Cue.OPEN not in cues):
            return _offer(offered)
    if Cue.WHEN in cues and said.figures:
        return _offer((25, 50, 75, 100))  # "hôm qua được 60%": and today?
    if cues & {Cue.BOUND, Cue.DENIED, Cue.OPEN} or said.stray:
        return _offer((25, 50, 75, 100))
    if not said.figures:
        return _in_words(said)
    if len(said.figures) == 2 and len(said.left) == 1 and _sum(said.figures) == 100:
        return _figure(said.figures[1 - said.left[0]], _Said())  # "75% đã làm, 25% còn lại"
    if len(set(map(_rounded, said.figures))) > 1:
        return Refused("ambiguous", _NO_PERCENT)
    if Cue.NOTHING in cues:  # "20% chưa làm"
        return _offer((25, 50, 75, 100))
    found = _figure(said.figures[0], said)
    if not (said.strange or said.doubt) or not isinstance(found, Value):
        return found
    label = say_percent(found.value)
    return make_sure(_SURE, found, label)


def _sum(figures: list[Decimal | Span[Decimal]]) -> Decimal:
    return sum((one for one in figures if not isinstance(one, Span)), Decimal(0))


def _rounded(figure: Decimal | Span[Decimal]) -> int | Span[Decimal]:
    return figure if isinstance(figure, Span) else _round(figure)


def _figure(figure: Decimal | Span[Decimal], said: _Said) -> Reading[Percent]:
    approx = Cue.APPROX in said.cues
    left = Cue.LEFT in said.cues
    if said.more and not left and not isinstance(figure, Span):
        return _done_or_left(_round(figure))  # "20% nữa là xong"
    if said.left_after and not isinstance(figure, Span):
        if not said.reached:
            return _done_or_left(_round(figure))
        left = False
    if isinstance(figure, Span):
        if not 0 <= figure.start < figure.end <= 100 or left:
            return Refused("invalid" if figure.end > 100 else "ambiguous", _RANGE)
        return Value(Span(_round(figure.start), _round(figure.end)), approx)
    if not 0 <= figure <= 100:
        return Refused("invalid", _RANGE)
    if figure == 100 and said.above:
        return Refused("invalid", _RANGE)
    return Value(_round(100 - figure if left else figure), approx)


def _in_words(said: _Said) -> Reading[Percent]:
    """No figure: a half, all of it, or nothing yet; never beside words we do not know."""
    cues = said.cues
    if Cue.HALF in cues and said.doubt:
        return _offer((25, 50, 75, 100))  # "nửa tiền"
    if Cue.HALF in cues and said.near_half:
        return _offer(_OFFERS[Cue.UNDER_HALF])
    if Cue.HALF in cues and not cues & {Cue.NOTHING}:
        return Value(50, Cue.APPROX in cues)
    clear = not said.other_words and not cues & {Cue.LEFT, Cue.OF}  # "xong phần mình"
    if Cue.DONE in cues and Cue.NOTHING not in cues and clear and Cue.APPROX not in cues:
        return Value(100)
    if Cue.NOTHING in cues and Cue.DONE not in cues and clear:
        return Value(0)
    return _offer((25, 50, 75, 100))


def _offer(percents: tuple[int, ...]) -> Reading[Percent]:
    return choose(_HOW_MUCH, *(Option(percent, f"{percent}%") for percent in percents))


def _done_or_left(percent: int) -> Reading[Percent]:
    """Two readings of one figure: what is done, or what is left."""
    return choose(
        _DONE_OR_LEFT.format(percent, percent),
        Option(percent, f"Đã làm được {percent}%"),
        Option(100 - percent, f"Còn {percent}%, đã được {100 - percent}%"),
    )


def _round(value: Decimal) -> int:
    return int(
        value.to_integral_value(ROUND_HALF_UP)
    )  # also of more digits than sums are done with


def _scan(text: str, tokens: list[Token]) -> _Said:
    said = _Said()
    index = 0
    while index < len(tokens):
        token = tokens[index]
        cue = CUES.at(tokens, index)
        alone = cue is None or cue.end == index + 1 or cue.meaning is Cue.PLAIN
        number = _number_at(text, tokens, index)
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
                said.reached |= task and _number_at(text, tokens, cue.end) is None
            if cue.meaning is Cue.LEFT:
                before = _number_at(text, tokens, cue.end) is not None
                said.left.append(len(said.figures) if before else len(said.figures) - 1)
            if not said.figures:
                said.reached |= cue.meaning is Cue.DONE or token.fold in _REACHED
            said.cues.add(Cue.APPROX if above else cue.meaning)
            said.stray |= token.text == "/"
            said.above |= token.fold in ("tren", "hon", "ngoai", "qua")
            said.near_half |= token.fold in ("gan", "hon", "tren", "ngot", "qua")
            index = cue.end
        else:
            if token.number:
                said.stray = True
            elif token.word and not is_filler(token):
                said.other_words = True
                said.strange |= not is_harmless(token)
            index += 1
    return said


def _behind(text: str, tokens: list[Token], index: int) -> bool:
    """ "chậm 10%", "chậm tiến độ 10%": by how much, not how far."""
    while index < len(tokens) and (
        tokens[index].fold in ("tien", "do") or is_filler(tokens[index])
    ):
        index += 1
    return _number_at(text, tokens, index) is not None


def _number_at(text: str, tokens: list[Token], index: int) -> numbers.Number | None:
    if index >= len(tokens):
        return None
    decimal = numbers.spoken_decimal(tokens, index)
    spoken = decimal or numbers.spoken_thousands(tokens, index)
    return spoken or numbers.written(text, tokens, index) or _zero(tokens, index)


def _zero(tokens: list[Token], index: int) -> numbers.Number | None:
    zero = numbers.zero(tokens, index)
    sign = CUES.at(tokens, zero.end) if zero else None
    return zero if sign is not None and sign.meaning is Cue.SIGN else None


def _take_number(
    text: str, tokens: list[Token], index: int, number: numbers.Number, said: _Said, *, alone: bool
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
        if tokens[index].text == "tam" and number.digits == 2 and _all_plain(tokens):
            said.stray = True  # tám mươi, or tầm mười
        return sign.end
    if number.spoken and number.digits == 1:
        return None
    if is_measure(tokens, end) or scale_at(tokens, end)[0] or (value != int(value) and value < 1):
        said.stray = True
        return end
    before = tokens[index - 1] if index else None
    glued = before is not None and tokens[index].glued and (before.word or before.text in ".,+")
    glued = glued or (value != int(value) and tokens[index + 1].text == ".")  # 1.1
    glued = glued or (before is not None and before.fold in _COUNTED)
    glued = glued or (tokens[end : end + 1] != [] and tokens[end].text == "bên" and sign is None)
    return _bare(value, end, said, glued=glued)


def _all_plain(tokens: list[Token]) -> bool:
    return all(token.plain for token in tokens)


def _bare(value: Decimal, end: int, said: _Said, *, glued: bool) -> int:
    if said.figures or glued:
        said.stray = True  # "50 50", "thô6"
    said.figures.append(value)
    return end


def _fraction(text: str, tokens: list[Token], number: numbers.Number, said: _Said) -> int | None:
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
    below = _number_at(text, tokens, joint.end)
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
    text: str, tokens: list[Token], whole: numbers.Number, index: int, said: _Said
) -> int | None:
    """ "mười phần được bảy": the whole comes first."""
    reached = CUES.at(tokens, index)
    if reached is None or tokens[index].fold not in ("duoc", "xong", "lam", "dat"):
        return None
    done = _number_at(text, tokens, reached.end)
    if done is None or done.vague or len(done.values) > 1 or done.values[0] > whole.values[0]:
        return None
    said.figures.append(done.values[0] * 100 / whole.values[0])
    return done.end + 1 if done.end < len(tokens) and tokens[done.end].fold == "phan" else done.end


def _of_whole(text: str, tokens: list[Token], whole: numbers.Number, said: _Said) -> int | None:
    """ "300m làm được 120m", "5 đoạn xong 2 đoạn": the whole, and what of it is done."""
    if not is_measure(tokens, whole.end):
        return None
    unit, index, reached = tokens[whole.end].text, whole.end + 1, False
    while index < len(tokens) and tokens[index].fold in _REACHED | {"xong", "thi", "do", "da", ","}:
        reached = reached or tokens[index].fold in ("duoc", "xong", "dc")
        index += 1
    done = _number_at(text, tokens, index) if reached else None
    if done is None or done.vague or len(done.values) > 1 or done.values[0] > whole.values[0]:
        return None
    if done.end >= len(tokens) or tokens[done.end].text != unit or not whole.values[0]:
        return None
    said.figures.append(done.values[0] * 100 / whole.values[0])
    return done.end + 1


def _range(text: str, tokens: list[Token], number: numbers.Number, said: _Said) -> int | None:
    """60-70%, từ 60 đến 70."""
    sign = CUES.at(tokens, number.end)
    place = sign.end if sign is not None and sign.meaning is Cue.SIGN else number.end
    joint = CUES.at(tokens, place)
    if joint is None or joint.meaning is not Cue.TO:
        return None
    high = _number_at(text, tokens, joint.end)
    if high is None or high.vague or len(high.values) > 1:
        return None
    said.figures.append(Span(number.values[0], high.values[0]))
    last = CUES.at(tokens, high.end)
    return last.end if last is not None and last.meaning is Cue.SIGN else high.end


def say_percent(value: Percent) -> str:
    """50%, or 60–70%."""
    return f"{value.start}–{value.end}%" if isinstance(value, Span) else f"{value}%"
