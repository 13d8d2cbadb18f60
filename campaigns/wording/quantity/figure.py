"""One figure of a target, read in the target's own unit: a share, a count, money, money per ha.

A bare number is in the unit that was asked for. Money words are turned into it (1,2 tỷ for a target
in triệu đồng is 1.200); another unit, a share above 100 and a figure hundreds of times the target
are asked again rather than kept.
"""

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from campaigns.wording.money.read import read_money
from campaigns.wording.numbers import read as numbers
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.reading import Reading, Refused, Value
from campaigns.wording.spelling.slips import mend_digits
from campaigns.wording.spelling.text import Token, clean, fold, tokenise

LONGEST = 200
FAR = 100  # times the target: the unit was mistaken
MOST_PERCENT = 1000  # growth, or a percentage of what was assigned
MOST = Decimal(10) ** 15
DECIMALS = 6

_SCALES = {"đồng": 1, "nghìn đồng": 10**3, "ngàn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9, "tỉ đồng": 10**9, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}  # fmt: skip
_MONEY = {"dong", "trieu", "tr", "ty", "ti", "nghin", "ngan", "vnd", "d", "k"}
_MEASURED = {"ha", "km", "m", "m2", "m3", "kg", "tan", "ta", "hecta", "sao", "mau", "km2", "diem", "tuoi"}  # fmt: skip
_PERIODS = frozenset(("quy", "thang", "nam", "ky", "tuan", "dot"))
_PER = re.compile(
    r"/\s*\d*\s*(ha|nguoi|ho|thang|nam)\b|(tren|moi|1)\s*\d*\s*ha\b|binh quan|dau nguoi"
)
_GROWTH = re.compile(r"\b(tang|giam|toc do|so voi|vuot|ty suat)\b")
_ABOUT = re.compile(r"^(khoang|dat|duoc|la|tong|co|gom|tong so|tong cong|uoc|luy ke)\s+")
_NOUGHT = ("khong", "khong co", "chua co", "chua", "khong phat sinh", "khong co vu nao", "0")
_UNKNOWN = re.compile(r"chua (ro|biet|co so lieu)|khong (ro|biet)|de hoi")

NOT_NUMBER = "Chưa rõ con số. Xin gõ một số theo đơn vị {unit}, ví dụ: {example}."
TWO = "Có nhiều hơn một số. Xin chỉ gõ số của kỳ này theo đơn vị {unit}, ví dụ: {example}."
OTHER_UNIT = "Chỉ tiêu này tính bằng {unit}, không phải “{given}”. Xin gõ lại, ví dụ: {example}."
OVER_SHARE = "Tỷ lệ phải từ 0 đến 100%, mà số vừa gõ là {given}%. Xin kiểm tra và gõ lại."
BAD_PERCENT = "Số phần trăm {given}% không hợp lý. Xin kiểm tra và gõ lại."
NEGATIVE = "Số liệu này không thể âm. Xin gõ lại, ví dụ: {example}."
WHOLE = "Số {unit} phải là số nguyên. Xin gõ lại, ví dụ: {example}."
TOO_FAR = (
    "{given} {unit} gấp quá {times} lần chỉ tiêu ({goal} {unit}): có thể nhầm đơn vị."
    " Xin gõ lại theo đơn vị {unit}."
)
TOO_SMALL = (
    "{given} {unit} chưa bằng một phần {times} chỉ tiêu ({goal} {unit}): có thể nhầm đơn vị."
    " Xin gõ lại theo đơn vị {unit}."
)
TOO_MANY = "Tối đa là {example}. Xin gõ lại."
NOT_KNOWN = "Chưa có số thì bấm Thôi, khi nào có thì nhập. Có số 0 thì gõ 0."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the figure is of; `goal` is the nearest figure known, to notice a mistaken unit."""

    name: str
    unit: str
    goal: Decimal | None = None
    most: Decimal | None = None  # nothing above it is possible

    @property
    def shown(self) -> str:
        """The unit as it is told."""
        return self.unit or "số"

    @property
    def example(self) -> str:
        """A figure as it may be typed."""
        return say_figure(self.goal if self.goal is not None else Decimal(5), self.unit)

    @property
    def percent(self) -> bool:
        """Whether it is a percentage of anything."""
        return self.unit.strip().startswith("%")

    @property
    def share(self) -> bool:
        """Whether it is a part of a whole, at most 100 %."""
        return self.unit.strip() == "%" and not _GROWTH.search(fold(self.name))


def adds_up(name: str, unit: str) -> bool:
    """Whether figures of several units make a sum: counts and money do, shares and "/ha" do not."""
    return not unit.strip().startswith("%") and not _PER.search(fold(f"{name} ; {unit}"))


def say_figure(value: Decimal, unit: str) -> str:
    """97,1% or 1.200 triệu đồng."""
    whole, _, rest = f"{value.copy_abs():f}".partition(".")
    rest = rest.rstrip("0")
    said = f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")
    said = f"-{said}" if value < 0 else said
    if unit.startswith("%"):
        return f"{said}{unit}"
    return f"{said} {unit}".strip()


def read_figure(text: str, wanted: Wanted) -> Reading[Decimal]:
    """The one figure `text` states, in the wanted unit."""
    said = clean(text[: LONGEST + 1])
    if not said or len(text) > LONGEST:
        return _refused("invalid" if said else "empty", NOT_NUMBER, wanted)
    plain = fold(" ".join(said.split())).rstrip(" .!")
    if _UNKNOWN.search(plain):
        return Refused("unknown", NOT_KNOWN)
    if plain in _NOUGHT:
        return Value(Decimal(0))
    found = _amount(said, wanted)
    return found if not isinstance(found, Value) else _sensible(found.value, wanted)


def figure_of(value: int | float, wanted: Wanted) -> Reading[Decimal]:
    """The figure of a cell that holds a number, under the same rules as a typed one."""
    if isinstance(value, float) and not math.isfinite(value):
        return _refused("invalid", NOT_NUMBER, wanted)
    return _sensible(Decimal(str(value)), wanted)


def _amount(said: str, wanted: Wanted) -> Reading[Decimal]:
    tokens = tokenise(mend_digits(said))
    text = mend_digits(said)
    starts = [at for at, one in enumerate(tokens) if one.number and not _within_unit(tokens, at)]
    if not starts:
        return _spoken(said, wanted)
    starts = [at for at in starts if not _of_period(tokens, at)]
    if not starts:
        return _refused("ambiguous", NOT_NUMBER, wanted)
    first = numbers.written(text, tokens, starts[0])
    if first is None:
        return _refused("ambiguous", NOT_NUMBER, wanted)
    after = tokens[first.end :]
    tail = text[after[0].start :].strip() if after else ""
    head = fold(text[: tokens[starts[0]].start]).strip()
    sign = -1 if head.endswith(("-", "am")) or (head.endswith("giam") and not _falls(wanted)) else 1
    scale = _scale(wanted.unit)
    more = any(at >= first.end for at in starts)
    if scale is not None and _money_words(tail) and (more or not _same_unit(tail, wanted)):
        return _money(text[tokens[starts[0]].start :], wanted, scale)
    if more:
        return _refused("ambiguous", TWO, wanted)
    if len(first.values) > 1:
        return _refused("ambiguous", NOT_NUMBER, wanted)
    if not _same_unit(tail, wanted):
        return _other(tail, wanted)
    return Value(first.values[0] * sign)


def _spoken(said: str, wanted: Wanted) -> Reading[Decimal]:
    """A number in words, with the unit or without."""
    tokens = tokenise(_ABOUT.sub("", said) if said.isascii() else said)
    for at in range(len(tokens)):
        number = spoken_numbers.spoken(tokens, at)
        if number is None:
            continue
        tail = " ".join(one.text for one in tokens[number.end :])
        if len(number.values) > 1 or number.vague:
            return _refused("ambiguous", NOT_NUMBER, wanted)
        scale = _scale(wanted.unit)
        if scale is not None and _money_words(tail):
            return _money(said, wanted, scale)
        return Value(number.values[0]) if _same_unit(tail, wanted) else _other(tail, wanted)
    return _refused("invalid", NOT_NUMBER, wanted)


def _money(said: str, wanted: Wanted, scale: int) -> Reading[Decimal]:
    """Money in any scale, as the wanted unit counts it."""
    read = read_money(re.split(r"\s*/", said, maxsplit=1)[0])
    if isinstance(read, Value) and isinstance(read.value, int):
        return Value(Decimal(read.value) / scale)
    return _refused("ambiguous", NOT_NUMBER, wanted)


def _sensible(value: Decimal, wanted: Wanted) -> Reading[Decimal]:
    given = say_figure(value, "")
    if abs(value) > MOST or value != round(value, DECIMALS):
        return _refused("invalid", NOT_NUMBER, wanted)
    if wanted.share and not 0 <= value <= 100:
        return Refused("invalid", OVER_SHARE.format(given=given))
    if wanted.percent:
        if abs(value) > MOST_PERCENT:
            return Refused("invalid", BAD_PERCENT.format(given=given))
        return Value(_normal(value))
    if value < 0:
        return _refused("invalid", NEGATIVE, wanted)
    if wanted.most is not None and value > wanted.most:
        return _refused("invalid", TOO_MANY, wanted)
    if _counted(wanted.unit) and value != int(value):
        return _refused("invalid", WHOLE, wanted)
    if wanted.goal:
        facts = {
            "given": given, "unit": wanted.shown, "times": FAR, "goal": say_figure(wanted.goal, ""),
        }  # fmt: skip
        if value > abs(wanted.goal) * FAR:
            return Refused("invalid", TOO_FAR.format(**facts))
        level = not adds_up(wanted.name, wanted.unit)
        if level and value and value * FAR < abs(wanted.goal):
            return Refused("invalid", TOO_SMALL.format(**facts))
    return Value(_normal(value))


def _normal(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == int(value) else value.normalize()


def _counted(unit: str) -> bool:
    """Whether things are counted, which come whole."""
    words = fold(unit).replace("/", " ").split()
    return bool(words) and _scale(unit) is None and words[0] not in _MEASURED


def _scale(unit: str) -> int | None:
    """How many đồng one of a money unit is; None where the unit is no money."""
    return _SCALES.get(unit.split("/", maxsplit=1)[0].strip().lower())


def _money_words(tail: str) -> bool:
    return any(one in _MONEY for one in re.findall(r"[a-z]+", fold(tail))[:2])


def _same_unit(tail: str, wanted: Wanted) -> bool:
    """Whether what follows the number is the wanted unit, a piece of it, or nothing."""
    rest = fold(tail).strip(" .;,!")
    if not rest:
        return True
    unit = fold(wanted.unit)
    if wanted.percent and re.match(r"%|phan tram\b", rest):
        return True
    words = [*re.findall(r"[a-z0-9]+|%", unit), "a", "roi", "ca", "nhe", "nha"]
    mine = re.findall(r"[a-z0-9]+|%", rest)
    return bool(mine) and all(one in words for one in mine)


def _within_unit(tokens: list[Token], at: int) -> bool:
    """The 2 of m2 and the 1 of /1ha are no figures of their own."""
    before = tokens[at - 1] if at else None
    return before is not None and (before.text == "/" or (before.text == "m" and tokens[at].glued))


def _of_period(tokens: list[Token], at: int) -> bool:
    """The 4 of "quý 4", the 2024 of "năm 2024": when, not how many."""
    return at > 0 and tokens[at - 1].fold in _PERIODS


def _falls(wanted: Wanted) -> bool:
    return "giam" in fold(wanted.name)


def _other(tail: str, wanted: Wanted) -> Refused:
    return Refused(
        "invalid",
        OTHER_UNIT.format(unit=wanted.shown, given=tail[:30], example=wanted.example),
    )


def _refused(reason: str, template: str, wanted: Wanted) -> Refused:
    return Refused(reason, template.format(unit=wanted.shown, example=wanted.example))
