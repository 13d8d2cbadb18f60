"""Progress as a whole percentage: 50%, 2/3, "còn một nửa", "xong rồi", "200/350m".

Words that leave the figure open ("gần xong", "hơn nửa") are answered with a few buttons.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from campaigns.wording.beside.corrections import meant
from campaigns.wording.beside.courtesy import without_brother, without_courtesy
from campaigns.wording.beside.doubts import SHARE_DOUBTS, doubt_in, eight_or_about
from campaigns.wording.beside.harmless import asks_back
from campaigns.wording.percent.outlook import without_outlook
from campaigns.wording.percent.said import REACHED, Said, number_at
from campaigns.wording.percent.scan import scan
from campaigns.wording.percent.words import Cue
from campaigns.wording.reading import Option, Reading, Refused, Span, Value, choose, make_sure
from campaigns.wording.spelling.dialect import without_dialect
from campaigns.wording.spelling.slips import mend_digits, mend_words
from campaigns.wording.spelling.text import Phrases, Token, clean, phrases, tokenise

Percent = int | Span[int]

LONGEST = 1000
_EXAMPLE = "Ví dụ: 50%, 2/3, xong rồi, chưa làm."
_EMPTY = f"Câu trả lời đang trống. Xin gõ phần trăm đã làm. {_EXAMPLE}"
_NO_PERCENT = f"Chưa rõ đã làm được bao nhiêu phần trăm. {_EXAMPLE}"
_RANGE = f"Tiến độ phải từ 0 đến 100%. {_EXAMPLE}"
_UNKNOWN = "Chưa rõ tiến độ: máy ghi “chưa rõ”, khi nào biết thì báo sau."
_SURE = "Cả công trình làm được {}, phải không? Nếu không thì xin gõ lại."
_DONE_OR_LEFT = "Đã làm được {}%, hay còn {}% nữa mới xong?"
_NOW = Phrases(
    phrases(
        "now",
        "giờ | bây giờ | nay | hiện giờ | hiện nay | đến nay | hôm nay | tuần này | tháng này",
    )
)
_HOW_MUCH = "Khoảng bao nhiêu phần trăm?"
_TAM = 70  # "tam muoi lam": 85 with tám, about 15 with tầm


_REASONS = frozenset(("do", "vi", "tai", "boi"))
_OFFERS = {
    Cue.NEARLY: (80, 90, 95),
    Cue.STARTED: (10, 30, 50, 70),
    Cue.OVER_HALF: (55, 60, 70),
    Cue.UNDER_HALF: (30, 40, 45),
}


_RIGHT = re.compile(r"\s(?:m[ớo]i|l[àa]) (?:đ|d)[úu]ng$", re.IGNORECASE)  # "40% mới đúng"


def read_percent(text: str) -> Reading[Percent]:
    """How much of a work is done, 0 to 100, rounded half up."""
    if len(text) > LONGEST:
        return Refused("invalid", _NO_PERCENT)
    said = mend_digits(without_dialect(mend_words(without_brother(without_courtesy(clean(text))))))
    if not said:
        return Refused("empty", _EMPTY)
    said = _RIGHT.sub("", said) or said
    tokens = without_outlook(_today(said, _behind_reason(meant(tokenise(said)))))
    scanned = scan(said, tokens)
    planned = any(_is_plan(said, tokens, index) for index in range(len(tokens)))
    scanned.doubt = planned or asks_back(tokens) or doubt_in(tokens, SHARE_DOUBTS) is not None
    scanned.doubt = scanned.doubt or eight_or_about(tokens)
    return _decide(scanned)


def _is_plan(text: str, tokens: list[Token], index: int) -> bool:
    """ "kế hoạch 45%", "kế hoạch là làm được 45%": what was planned."""
    if tokens[index].fold != "hoach":
        return False
    if index == 1:
        return True
    return number_at(text, tokens, index + 1) is not None


def _behind_reason(tokens: list[Token]) -> list[Token]:
    """ "do thiếu vật liệu nên mới được 40%", "do mưa, chưa khởi công": what stands behind the reason."""
    if not tokens or tokens[0].fold not in _REASONS:
        return tokens
    for at, one in enumerate(tokens):
        if one.text in ("nên", ",") and at + 1 < len(tokens):
            return tokens[at + 1 :]
        if one.number:
            break
    return tokens


def _today(text: str, tokens: list[Token]) -> list[Token]:
    """ "hôm trước 50% giờ 60%": only what is said of now counts."""
    first = next((at for at, token in enumerate(tokens) if token.number), len(tokens))
    for index in range(first + 2, len(tokens)):
        now = _NOW.at(tokens, index)
        if now is None or tokens[index - 1].number:
            continue
        start = now.end
        while start < len(tokens) and tokens[start].fold in REACHED | {"la", "len", "thi"}:
            start += 1
        if number_at(text, tokens, start) is not None:
            return tokens[start:]
    return tokens


def _decide(said: Said) -> Reading[Percent]:
    cues = said.cues
    if said.bad:
        return Refused("invalid", _RANGE)
    if Cue.UNKNOWN in cues:
        return Refused("ambiguous" if said.figures else "unknown", _UNKNOWN)
    for cue, offered in _OFFERS.items():
        told = said.figures or Cue.HALF in cues
        small = (cue is Cue.STARTED and Cue.OPEN not in cues) or (cue is Cue.NEARLY and said.left)
        if cue in cues and not (told and small):
            return _offer(offered)
    if Cue.WHEN in cues and (said.figures or Cue.HALF in cues):
        return _offer((25, 50, 75, 100))  # "hôm qua được 60%": and today?
    if cues & {Cue.BOUND, Cue.DENIED, Cue.OPEN} or said.stray:
        return _offer((25, 50, 75, 100))
    if said.about_ten and len(said.figures) == 1 and isinstance(said.figures[0], Decimal):
        eighties = _round(said.figures[0])
        return _offer((eighties, eighties - _TAM))
    if not said.figures:
        return _in_words(said)
    if len(said.figures) == 2 and said.left in ([0], [1]) and _sum(said.figures) == 100:
        return _figure(said.figures[1 - said.left[0]], Said())  # "75% đã làm, 25% còn lại"
    if len(set(map(_rounded, said.figures))) > 1:
        return Refused("ambiguous", _NO_PERCENT)
    if Cue.NOTHING in cues and (not said.left or said.task_left):  # "20% chưa làm"
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


def _figure(figure: Decimal | Span[Decimal], said: Said) -> Reading[Percent]:
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


def _in_words(said: Said) -> Reading[Percent]:
    """No figure: a half, all of it, or nothing yet; never beside words we do not know."""
    cues = said.cues
    if (Cue.HALF in cues and (said.doubt or said.strange)) or said.dated:
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


def say_percent(value: Percent) -> str:
    """50%, or 60–70%."""
    return f"{value.start}–{value.end}%" if isinstance(value, Span) else f"{value}%"
