"""Progress as a whole percentage: 50%, 2/3, "còn một nửa", "xong rồi", "200/350m".

Words that leave the figure open ("gần xong", "hơn nửa") are answered with a few buttons.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum, auto

from campaigns.wording import numbers
from campaigns.wording.amounts import is_measure
from campaigns.wording.corrections import last_word
from campaigns.wording.filler import is_filler
from campaigns.wording.reading import Option, Reading, Refused, Span, Value, choose
from campaigns.wording.slips import mend_digits, mend_words
from campaigns.wording.text import Phrases, Token, clean, phrases, tokenise

Percent = int | Span[int]

LONGEST = 2000
_EXAMPLE = "Ví dụ: 50%, 2/3, xong rồi, chưa làm."
_EMPTY = f"Câu trả lời đang trống. Bác gõ phần trăm đã làm giúp. {_EXAMPLE}"
_NO_PERCENT = f"Chưa rõ đã làm được bao nhiêu phần trăm. {_EXAMPLE}"
_RANGE = f"Tiến độ phải từ 0 đến 100%. {_EXAMPLE}"
_UNKNOWN = "Bác chưa rõ tiến độ: máy ghi “chưa rõ”, khi nào biết thì bác báo sau."
_HOW_MUCH = "Khoảng bao nhiêu phần trăm?"


class _Cue(Enum):
    DONE = auto()
    NOTHING = auto()
    HALF = auto()
    LEFT = auto()
    NEARLY = auto()
    STARTED = auto()
    OVER_HALF = auto()
    UNDER_HALF = auto()
    OPEN = auto()
    APPROX = auto()
    BOUND = auto()
    DENIED = auto()
    UNKNOWN = auto()
    SIGN = auto()
    OF = auto()
    TO = auto()
    PLAIN = auto()


_CUES: Phrases[_Cue] = Phrases(
    phrases(
        _Cue.DONE,
        "xong | hoàn thành | nghiệm thu | hoàn tất | bàn giao | xong hết | xong xuôi | làm xong | đã xong",
        "hoàn công | khánh thành | đưa vào sử dụng | xong toàn bộ | làm xong hết | hoàn thiện | xog",
        "hoàn thành xong | hoàn thành toàn bộ | xong cả | ht | xong tất | làm hết rồi | kết thúc",
    )
    | phrases(
        _Cue.NOTHING,
        "chưa làm | chưa làm gì | chưa khởi công | chưa bắt đầu | chưa triển khai | chưa thi công",
        "chưa tiến hành | chưa động thổ | chưa có gì | chưa được gì | chưa làm được gì | chưa thực hiện",
        "chưa làm gì cả | chưa làm gì hết | chưa có gì cả | chưa đụng | ko làm gì | không làm gì",
        "chưa được tí nào | chưa làm tí nào | chưa động tay | chưa khởi động | chưa bắt tay vào làm",
        "chưa được phần trăm nào | chưa làm chút nào | chưa bắt tay | chưa ra quân | chưa đâu vào đâu",
    )
    | phrases(
        _Cue.HALF, "nửa | một nửa | 1 nửa | phân nửa | một nữa | 1 nữa | phân nữa | một phân nửa"
    )
    | phrases(
        _Cue.LEFT,
        "còn | còn lại | còn thiếu | thiếu | chỉ còn | còn chừng | còn những | chưa làm được",
    )
    | phrases(
        _Cue.NEARLY,
        "gần xong | sắp xong | gần hoàn thành | sắp hoàn thành | chuẩn bị xong | gần hết | cơ bản | hầu hết",
        "sắp hết | gần như xong | phần lớn | đa số | gần đạt | xong cơ bản | sắp sửa xong | gần như",
        "cơ bản xong | cơ bản hoàn thành | xong gần hết | suýt xong | chưa xong | chưa hoàn thành",
        "sắp | gần nghiệm thu | chưa nghiệm thu | chưa làm xong | chưa hết | chưa hoàn thiện | gần đủ",
        "chưa làm hết | chưa bàn giao",
    )
    | phrases(
        _Cue.STARTED,
        "đang làm | đang thi công | mới làm | mới bắt đầu | vừa khởi công | mới khởi công | đã khởi công",
        "đang triển khai | đang thực hiện | bắt đầu làm | đã bắt đầu | được một ít | một ít | một phần",
        "đang | được ít | được chút | một chút | mới được ít | chút ít | vừa làm | mới đổ | vừa mới | tí",
        "chưa được nhiều | chưa làm được nhiều | chưa nhiều | mới",
    )
    | phrases(
        _Cue.OVER_HALF,
        "hơn nửa | quá nửa | hơn một nửa | hơn phân nửa | trên một nửa | trên nửa | già nửa | quá phân nửa",
        "hơn 1 nửa | quá 1 nửa | quá một nửa | nửa hơn | hơn nữa",
    )
    | phrases(
        _Cue.UNDER_HALF,
        "gần nửa | non nửa | gần một nửa | chưa được nửa | chưa tới nửa | gần 1 nửa | chưa đến nửa",
        "dưới một nửa | chưa được một nửa | dưới nửa | gần phân nửa | chưa tới một nửa | chưa nửa",
        "chưa đến một nửa",
    )
    | phrases(
        _Cue.OPEN,
        "tốt | ổn | nhiều | sẽ | dự kiến | bao giờ | vài | mấy | dăm | kha khá | ngày | hôm qua | tháng | ?",
        "tăng | thêm | vượt | trước | tuần | mai | nửa chừng | dở dang | nữa chừng | nhưng",
        "năm nay | hoặc | hay | kịp | hàng | giảm | cuối | đầu | còn nữa | tạm dừng | dừng",
    )
    | phrases(
        _Cue.APPROX,
        "khoảng | tầm | cỡ | ước | chừng | độ | hơn | gần | trên dưới | xấp xỉ | ngót | ~ | trên | lối",
        "ít nhất | tối thiểu | ước chừng | ước tính | ước đạt | áng chừng | quãng | trở lên | có lẻ",
        "khoảng chừng | cở | hơn kém | ngoài | tầm khoảng | khoảng tầm | đổ lên | gì đó | non",
    )
    | phrases(
        _Cue.BOUND,
        "dưới | tối đa | không quá | chưa tới | chưa đến | không tới | không đến | chưa được | chưa đầy",
        "ko quá | nhiều nhất | đổ lại | trở lại | trở xuống | không được | chưa quá | chưa đạt | ko tới",
        "không đạt | chưa",
    )
    | phrases(_Cue.DENIED, "không | ko | chẳng | hông | chả | hổng | kg | đâu có")
    | phrases(
        _Cue.UNKNOWN,
        "chưa rõ | chưa biết | không biết | không rõ | ko biết | ko rõ | hỏi lại | xem lại | để xem",
        "chưa nắm | chưa đo | chưa tính | chưa kiểm tra | k biết | k rõ | chưa có số liệu | chưa xác định",
    )
    | phrases(_Cue.SIGN, "% | phần trăm | phần tram | pt | phầm trăm")
    | phrases(
        _Cue.OF, "/ | trên | phần | trên tổng | trên tổng số | trong tổng số | trong số | của"
    )
    | phrases(_Cue.TO, "- | đến | tới | - >")
    | phrases(
        _Cue.PLAIN,
        "được | đạt | đã | làm | công trình | toàn bộ | tất cả | kế hoạch | tiến độ | rồi | cả | hết | thi công",
        "làm được | khối lượng | phần việc | việc | đến nay | tới nay | hiện | hiện tại | nữa | bên em",
        "thôn em | luôn | đủ | tròn | chẵn | công việc | hạng mục | giá trị | thực hiện | đã làm | mình",
        "từ | chỉ | đúng | trọn vẹn | trăm phần trăm rồi | tiến độ được | nay | khối lượng công việc",
        "báo cáo tiến độ | đường | hôm nay | chậm | hơi",
    )
)
_OFFERS = {
    _Cue.NEARLY: (80, 90, 95),
    _Cue.STARTED: (10, 30, 50, 70),
    _Cue.OVER_HALF: (55, 60, 70),
    _Cue.UNDER_HALF: (30, 40, 45),
}


@dataclass(slots=True)
class _Said:
    figures: list[Decimal | Span[Decimal]] = field(default_factory=list)
    cues: set[_Cue] = field(default_factory=set)
    other_words: bool = False
    stray: bool = False
    bad: bool = False


def read_percent(text: str) -> Reading[Percent]:
    """How much of a work is done, 0 to 100, rounded half up."""
    if len(text) > LONGEST:
        return Refused("invalid", _NO_PERCENT)
    said = mend_digits(mend_words(clean(text)))
    if not said:
        return Refused("empty", _EMPTY)
    tokens = tokenise(said)
    corrected = last_word(tokens)
    if corrected is not None:
        tokens = tokens[corrected:]
    return _decide(_scan(said, tokens))


def _decide(said: _Said) -> Reading[Percent]:
    cues = said.cues
    if said.bad:
        return Refused("invalid", _RANGE)
    if _Cue.UNKNOWN in cues:
        return Refused("ambiguous" if said.figures else "unknown", _UNKNOWN)
    for cue, offered in _OFFERS.items():
        told = said.figures or _Cue.HALF in cues
        if cue in cues and not (told and cue is _Cue.STARTED and _Cue.OPEN not in cues):
            return _offer(offered)
    if cues & {_Cue.BOUND, _Cue.DENIED, _Cue.OPEN} or said.stray:
        return _offer((25, 50, 75, 100))
    if not said.figures:
        return _in_words(said)
    if len(set(map(_rounded, said.figures))) > 1:
        return Refused("ambiguous", _NO_PERCENT)
    if _Cue.NOTHING in cues:  # "20% chưa làm"
        return _offer((25, 50, 75, 100))
    return _figure(said.figures[0], said)


def _rounded(figure: Decimal | Span[Decimal]) -> int | Span[Decimal]:
    return figure if isinstance(figure, Span) else _round(figure)


def _figure(figure: Decimal | Span[Decimal], said: _Said) -> Reading[Percent]:
    approx = _Cue.APPROX in said.cues
    left = _Cue.LEFT in said.cues
    if isinstance(figure, Span):
        if not 0 <= figure.start < figure.end <= 100 or left:
            return Refused("invalid" if figure.end > 100 else "ambiguous", _RANGE)
        return Value(Span(_round(figure.start), _round(figure.end)), approx)
    if not 0 <= figure <= 100:
        return Refused("invalid", _RANGE)
    return Value(_round(100 - figure if left else figure), approx)


def _in_words(said: _Said) -> Reading[Percent]:
    """No figure: a half, all of it, or nothing yet; never beside words we do not know."""
    cues = said.cues
    if _Cue.HALF in cues and not cues & {_Cue.NOTHING}:
        return Value(50, _Cue.APPROX in cues)
    clear = not said.other_words and _Cue.LEFT not in cues
    if _Cue.DONE in cues and _Cue.NOTHING not in cues and clear and _Cue.APPROX not in cues:
        return Value(100)
    if _Cue.NOTHING in cues and _Cue.DONE not in cues and clear:
        return Value(0)
    return _offer((25, 50, 75, 100))


def _offer(percents: tuple[int, ...]) -> Reading[Percent]:
    return choose(_HOW_MUCH, *(Option(percent, f"{percent}%") for percent in percents))


def _round(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def _scan(text: str, tokens: list[Token]) -> _Said:
    said = _Said()
    index = 0
    while index < len(tokens):
        token = tokens[index]
        cue = _CUES.at(tokens, index)
        alone = cue is None or cue.end == index + 1 or cue.meaning is _Cue.PLAIN
        number = _number_at(text, tokens, index)
        end = _take_number(text, tokens, index, number, said, alone=alone) if number else None
        if end is not None:
            index = end
        elif cue is not None:
            above = cue.meaning is _Cue.OF and token.fold == "tren"
            said.cues.add(_Cue.APPROX if above else cue.meaning)
            index = cue.end
        else:
            if token.number:
                said.stray = True
            elif token.word and not is_filler(token):
                said.other_words = True
            index += 1
    return said


def _number_at(text: str, tokens: list[Token], index: int) -> numbers.Number | None:
    if index >= len(tokens):
        return None
    decimal = numbers.spoken_decimal(tokens, index)
    spoken = decimal or numbers.spoken_thousands(tokens, index)
    return spoken or numbers.written(text, tokens, index) or _zero(tokens, index)


def _zero(tokens: list[Token], index: int) -> numbers.Number | None:
    zero = numbers.zero(tokens, index)
    sign = _CUES.at(tokens, zero.end) if zero else None
    return zero if sign is not None and sign.meaning is _Cue.SIGN else None


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
    fraction = _fraction(text, tokens, number, said)
    if fraction is not None or not alone:
        return fraction
    ranged = _range(text, tokens, number, said)
    if ranged is not None:
        return ranged
    sign = _CUES.at(tokens, end)
    if sign is not None and sign.meaning is _Cue.SIGN:
        said.figures.append(value)
        if tokens[index].text == "tam" and number.digits == 2 and _all_plain(tokens):
            said.stray = True  # tám mươi, or tầm mười
        return sign.end
    if number.spoken and number.digits == 1:
        return None
    if is_measure(tokens, end) or (value != int(value) and value < 1):
        said.stray = True
        return end
    return _bare(value, end, said)


def _all_plain(tokens: list[Token]) -> bool:
    return all(token.plain for token in tokens)


def _bare(value: Decimal, end: int, said: _Said) -> int:
    said.figures.append(value)
    return end


def _fraction(text: str, tokens: list[Token], number: numbers.Number, said: _Said) -> int | None:
    """2/3, 200m/350m, "200 trên 350 mét", "bảy phần mười"."""
    place = number.end
    joint = _CUES.at(tokens, place)
    if joint is None and is_measure(tokens, place):
        place += 1
        joint = _CUES.at(tokens, place)
    if joint is None or joint.meaning not in (_Cue.OF, _Cue.APPROX):
        return None
    if joint.meaning is _Cue.APPROX and tokens[place].fold != "tren":
        return None
    below = _number_at(text, tokens, joint.end)
    if below is None and joint.end < len(tokens) and tokens[joint.end].text in ("tư", "tu"):
        below = numbers.Number((Decimal(4),), joint.end + 1, 1, spoken=True)
    if below is None or below.vague or len(below.values) > 1:
        return None
    end = below.end + 1 if is_measure(tokens, below.end) else below.end
    if end < len(tokens) and tokens[end].text == "/":
        said.stray = True  # 5/12/2023
        return end + 1
    if below.values[0] == 0 or number.values[0] > below.values[0]:
        said.bad = True
    else:
        said.figures.append(number.values[0] * 100 / below.values[0])
    sign = _CUES.at(tokens, end)
    if sign is not None and sign.meaning is _Cue.SIGN:
        said.stray = True  # 2/3%
    return end


def _range(text: str, tokens: list[Token], number: numbers.Number, said: _Said) -> int | None:
    """60-70%, từ 60 đến 70."""
    sign = _CUES.at(tokens, number.end)
    place = sign.end if sign is not None and sign.meaning is _Cue.SIGN else number.end
    joint = _CUES.at(tokens, place)
    if joint is None or joint.meaning is not _Cue.TO:
        return None
    high = _number_at(text, tokens, joint.end)
    if high is None or high.vague or len(high.values) > 1:
        return None
    said.figures.append(Span(number.values[0], high.values[0]))
    last = _CUES.at(tokens, high.end)
    return last.end if last is not None and last.meaning is _Cue.SIGN else high.end


def say_percent(value: Percent) -> str:
    """50%, or 60–70%."""
    return f"{value.start}–{value.end}%" if isinstance(value, Span) else f"{value}%"
