"""One amount of money at one place of a text: 1 tỷ 2, ba trăm rưỡi triệu, 350.000.000đ.

An amount keeps every plausible value it can have; what surrounds it (a total, "mỗi hộ", "dưới")
is the business of `money`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from rapidfuzz.distance import OSA

from campaigns.wording import numbers
from campaigns.wording.filler import ends_clause, is_filler, is_stop
from campaigns.wording.numbers import Number
from campaigns.wording.text import Token, fold, words_of

_DONG, _NGHIN, _TRIEU, _TY = 1, 10**3, 10**6, 10**9
_WORDS = {
    _TY: "tỷ tỉ ty ti tỹ tĩ tyr tỏi",
    _TRIEU: "triệu trieu tr chiệu chieu trệu củ cu triêu trịu trẹo",
    10**4: "vạn",
    _NGHIN: "nghìn ngàn nghin ngan ngh k ngìn ngin nghàn ka nghìng ngàng",
    _DONG: "đồng dong đ d vnđ vnd",
}
_SCALES = {word: scale for scale, words in _WORDS.items() for word in words_of([words])}
_SCALES |= {"trđ": _TRIEU, "trd": _TRIEU, "tyd": _TY, "tỷđ": _TY, "tđ": _TY, "kđ": _NGHIN}
# real words that only look like a unit once their marks are gone
_NOT_UNITS = words_of(["chiều triều triển tí tý tị tỵ tì cứ cũ cụ cư cử ngân ngăn ngắn ngang đông"])
_NOT_UNITS |= words_of(["đóng động đống đòng dòng dông van vàn vận vẫn vấn tiêu thiệu điệu diệu"])
_DONG_WORDS = words_of(["đồng dong đ d vnđ vnd"])
_DONG_SLIPS = words_of(["đồnh đồg dog đog đôg đồbg đồngg đồn đồnq đòng dồng đồmg donng dongf"])
_BARE_UNITS = words_of(["tỷ tỉ ty ti triệu trieu"])
_FUZZY = (("trieu", _TRIEU), ("nghin", _NGHIN))
_NEXT = {_TY: _TRIEU, _TRIEU: _NGHIN, _NGHIN: _DONG}
_HALF_OF = words_of(["nửa nữa nua"])
_ROUND = words_of(["chẵn chan tròn tron"])
_COURTESY = words_of(
    ["ạ a ah nhé nhe nha nhá em anh chị chi bác bac chú chu đồng dong nghe nghen ơi oi"]
)
# digit words that are another word as often, once typed without marks
_OF_DATES = frozenset(("thang", "ngay", "dau", "cuoi", "giua", "quy", "mung", "mong", "thu", "nay"))
_YEARS = frozenset(("nay", "ngoái", "ngoai", "trước", "sau", "tới"))
_DOUBTFUL_TAILS = frozenset(("nam", "sau", "ba", "tam", "bay", "mot", "tu"))
_MEASURES = words_of(
    (
        "m m2 m3 km mét met cây ha sào mẫu công ngày tháng năm tuần hộ nhà khẩu người cái chiếc bộ",
        "bóng đèn cột khối tấn tạ kg yến bao viên xe giờ buổi phần phòng gian thôn xóm tổ con điểm",
        "suất đoạn tuyến trụ cổng vườn giếng camera thùng mô lần đợt h g quý lượt ngôi cánh hạng",
    )
)
# without marks these are as often đến, còn, bỏ, ta, tan, bảo, lần, to
_FOLDED_MEASURES = frozenset(map(fold, _MEASURES)) - words_of(["den con bo ta tan bao lan to"])


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount: `values` in đồng, more than one when its words leave it open.

    `mantissa` and `scale` are its first number and unit, for "300-350 triệu"; `scale` 0 means
    that no unit was said. `open` marks an amount that must be asked whatever its values.
    """

    values: tuple[Decimal, ...]
    start: int
    end: int
    mantissa: Decimal = Decimal(0)
    scale: int = 0
    open: bool = False
    odd: bool = False  # "300 triệu lẻ": a little more
    spoken: bool = False


def is_measure(tokens: list[Token], index: int) -> bool:
    """Whether the word at `index` counts or measures something that is not money."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    if token.text == "khoi" and index + 1 < len(tokens) and tokens[index + 1].fold == "cong":
        return False  # khởi công
    return token.text in _MEASURES or (token.plain and token.fold in _FOLDED_MEASURES)


def scale_at(tokens: list[Token], index: int, *, after_number: bool = True) -> tuple[int, int]:
    """The unit of money at `index` as (scale, end); scale 0 when there is none."""
    if index >= len(tokens):
        return 0, index
    token = tokens[index]
    scale = _scale_of(token, after_number=after_number)
    if not scale:
        return 0, index
    end = index + 1
    if scale == _NGHIN and len(token.text) > 3:  # nghìn tỷ, nghìn triệu, never k triệu
        more = _scale_of(tokens[end], after_number=True) if end < len(tokens) else 0
        if more in (_TY, _TRIEU):
            return scale * more, _skip_dong(tokens, end + 1)
    return scale, _skip_dong(tokens, end) if scale > 1 else _skip_vietnam(tokens, end)


def _scale_of(token: Token, *, after_number: bool) -> int:
    if not token.word or token.text in _NOT_UNITS:
        return 0
    known = _SCALES.get(token.text) or (_SCALES.get(token.fold) if len(token.fold) >= 4 else None)
    if known or not after_number or len(token.fold) < 4 or len(token.fold) > 7:
        return known or 0
    near = {scale for word, scale in _FUZZY if OSA.distance(token.fold, word) <= 1}
    return near.pop() if len(near) == 1 and is_plausible_slip(token) else 0


def is_plausible_slip(token: Token) -> bool:
    """Whether a word near a unit is no word of its own."""
    return not is_filler(token) and token.fold not in _FOLDED_MEASURES


def _skip_dong(tokens: list[Token], index: int) -> int:
    """Past a following đồng, đ, ".đ" or chẵn."""
    if index + 1 < len(tokens) and tokens[index].text == "." and tokens[index].glued:
        if tokens[index + 1].glued and tokens[index + 1].text in ("đ", "d"):
            index += 2
    else:
        named = _skip_vietnam(tokens, index)
        if named < len(tokens) and _is_dong_word(tokens[named]):
            alone = tokens[named].text == "d" and not tokens[named].glued
            index = index if alone else _skip_vietnam(tokens, named + 1)
    return index + 1 if index < len(tokens) and tokens[index].text in _ROUND else index


def _is_dong_word(token: Token) -> bool:
    """đồng, or a slip of it directly behind a unit: "300 triệu đồnh"."""
    if token.text in _DONG_WORDS:
        return True
    return 2 < len(token.fold) < 6 and token.text in _DONG_SLIPS


def _skip_vietnam(tokens: list[Token], index: int) -> int:
    if [token.fold for token in tokens[index : index + 2]] == ["viet", "nam"]:
        return index + 2
    return index + 1 if index < len(tokens) and tokens[index].text in _ROUND else index


def amount_at(text: str, tokens: list[Token], index: int) -> Amount | None:
    """The amount that begins at `index`; without a unit only a number that can be đồng."""
    first = _piece(text, tokens, index, first=True)
    if first is None:
        return None
    if not first.scale:
        return first
    values, end, scale = first.values, first.end, first.scale
    odd, opened = first.odd, first.open
    while scale > 1 and not odd and end < len(tokens):
        if numbers.is_half(tokens[end]):
            values = tuple(value + Decimal(scale) / 2 for value in values)
            opened = opened or first.mantissa == Decimal("0.5")
            end = _skip_dong(tokens, end + 1)
            opened = opened or scale_at(tokens, end, after_number=False)[0] > 1
            break
        start = end
        if numbers.is_zero_ten(tokens[end]):
            start, odd = end + 1, True
        piece = _piece(text, tokens, start, first=False)
        if piece is None or not piece.scale or piece.scale >= scale:
            opened = opened or (odd and _says_digit(tokens, start))  # "một tỷ linh năm"
            break
        odd = False
        values = tuple(a + b for a in values for b in piece.values)
        end, scale, opened = piece.end, piece.scale, opened or piece.open
    amount = replace(first, values=values, end=end, open=opened, odd=odd)
    return _with_tail(text, tokens, amount, scale)


def _says_digit(tokens: list[Token], index: int) -> bool:
    return index < len(tokens) and numbers.last_digit(tokens[index]) is not None


def _piece(text: str, tokens: list[Token], index: int, *, first: bool) -> Amount | None:
    """A number with its unit, "nửa tỷ", or a bare "tỷ" before rưỡi or a digit."""
    if index >= len(tokens):
        return None
    if tokens[index].text in _HALF_OF:
        scale, end = scale_at(tokens, index + 1)
        if scale < _NGHIN:
            return None
        return Amount((Decimal(scale) / 2,), index, end, Decimal("0.5"), scale)
    if tokens[index].text in _BARE_UNITS and first:
        return _bare_unit(tokens, index)
    number = _mantissa(text, tokens, index)
    if number is None:
        return None
    scale, end = scale_at(tokens, number.end)
    if not scale:
        return _without_unit(tokens, index, number) if first else None
    values = tuple(value * scale for value in number.values)
    opened = number.vague or _doubtful(number, scale, spelt=end > number.end + 1)
    if len(number.values) == 1 and number.grouped and scale == _TY:
        values = (values[0], values[0] / 1000)
    if len(number.values) == 2 and scale == _DONG:  # 350,000đ: đồng has no decimals
        values = values[1:]
    return Amount(values, index, end, number.values[0], scale, opened, spoken=number.spoken)


def _doubtful(number: Number, scale: int, *, spelt: bool) -> bool:
    """Numbers so large before a unit that the unit or the dots may be a slip: 350.000k; `spelt`
    as in "350.000 nghìn đồng", which offices write."""
    value = max(number.values)
    if scale == _DONG or number.spoken or (scale == _NGHIN and number.grouped and spelt):
        return False
    if number.soft:
        return True
    return value >= 100_000 or (scale == _TRIEU and value >= 50_000 and number.grouped)


def about_one(tokens: list[Token], index: int) -> Amount | None:
    """A bare tỷ or triệu as one of it; what stands before it must say that it is meant."""
    scale = _SCALES[tokens[index].text] if tokens[index].text in _BARE_UNITS else 0
    end = _skip_dong(tokens, index + 1)
    return Amount((Decimal(scale),), index, end, Decimal(1), scale) if scale else None


def _bare_unit(tokens: list[Token], index: int) -> Amount | None:
    """tỷ rưỡi, triệu hai: one of that unit and something more."""
    scale = _SCALES[tokens[index].text]
    after = index + 1
    if after >= len(tokens):
        return None
    token = tokens[after]
    said = numbers.last_digit(token) is not None and ends_clause(tokens, after + 1)
    if not numbers.is_half(token) and not said:
        return None
    return Amount((Decimal(scale),), index, after, Decimal(1), scale)


def _without_unit(tokens: list[Token], index: int, number: Number) -> Amount | None:
    """A bare number is money only if it is grouped or a million at least."""
    token = tokens[index]
    if number.spoken or number.vague or is_measure(tokens, number.end):
        return None
    telephone = (token.text[0] == "0" and len(token.text) > 1) or (
        len(token.text) >= 10 and not token.text.endswith("000")
    )
    if len(number.values) > 1:  # 800,000
        return Amount(number.values, index, number.end, number.values[1], 0, open=True)
    value = number.values[0]
    if telephone or value != int(value) or not (value >= _TRIEU or number.grouped or value == 0):
        return None
    return Amount((value,), index, number.end, value, 0, open=number.soft and value < _TRIEU)


def _mantissa(text: str, tokens: list[Token], index: int) -> Number | None:
    if not numbers.may_begin(tokens[index]):
        return None
    decimal = numbers.spoken_decimal(tokens, index)
    if decimal is not None:
        return decimal
    zero = numbers.zero(tokens, index)
    if zero is not None:
        return zero if scale_at(tokens, zero.end)[0] else None
    thousands = numbers.spoken_thousands(tokens, index)
    if thousands is not None:
        if thousands.digits == 6 and scale_at(tokens, thousands.end)[0] >= _TRIEU:
            return thousands
        return numbers.spoken(tokens, index) or numbers.written(text, tokens, index)
    return numbers.written(text, tokens, index)


def _with_tail(text: str, tokens: list[Token], amount: Amount, scale: int) -> Amount:
    """The number after the last unit: "1 tỷ 2", "12tr500", "một tỷ hai trăm"."""
    index = amount.end
    if scale == _DONG or index >= len(tokens) or amount.odd:
        return amount
    if numbers.is_half(tokens[index - 1]):
        return amount
    number = _tail_number(text, tokens, index, amount)
    if number is None:
        again = scale_at(tokens, index, after_number=False)[0] > 1  # "350k triệu"
        return replace(amount, open=True) if again else amount
    end = _skip_dong(tokens, number.end)
    below = _NEXT.get(scale, scale // 1000)
    tail = number.values[0]
    if tail != int(tail) and not tokens[index].glued:
        return amount  # a date: "350tr 20.11"
    if number.grouped and not number.soft and scale > tail >= scale // 1000:
        return replace(amount, values=tuple(value + tail for value in amount.values), end=end)
    if tail != int(tail) or number.grouped or number.digits > 3:
        return _opened(amount, end)
    tenth = tail * scale / 10 ** Decimal(number.digits)
    extra: tuple[Decimal, ...] = (tenth,) if number.digits == 1 else (tenth, tail * below)
    if _is_doubtful(tokens[index]) and number.digits == 1 and not _settled(tokens, number.end):
        extra = (Decimal(0), tenth)  # "1 ty nam khoi cong": a half, or the year
    if number.digits == 3:
        extra = tuple(value * below for value in number.values)
    values = tuple(value + more for value in amount.values for more in extra)
    opened = amount.open or number.vague or not _tail_ends(tokens, index, end)
    opened = opened or amount.mantissa != int(amount.mantissa)  # "1,2 tỷ 3"
    opened = opened or _cut_short(tokens, index, number.end)
    return replace(amount, values=values, end=end, open=opened)


def _opened(amount: Amount, end: int) -> Amount:
    return replace(amount, end=end, open=True)


def _tail_number(text: str, tokens: list[Token], index: int, amount: Amount) -> Number | None:
    """A number that may continue the amount, None when it begins something else."""
    token = tokens[index]
    number = numbers.spoken(tokens, index) if token.number else None  # "5 tỷ 3 trăm"
    if number is None and token.number:
        number = numbers.written(text, tokens, index)
    if number is None:
        number = numbers.spoken(tokens, index)
        last = numbers.last_digit(token)
        if number is None and last is not None and token.text != "lam":
            number = Number((Decimal(last),), index + 1, 1, spoken=True)
    if number is None or (scale_at(tokens, number.end)[0] >= amount.scale and not token.glued):
        return None  # "420tr 420tr"
    if number.values == (Decimal(1),) and _a_little(tokens, number.end):
        return None
    if token.fold == "nam" and _names_a_year(tokens, index + 1):
        return None  # "50 triệu năm nay"
    after = tokens[number.end] if number.end < len(tokens) else None
    if after is not None and after.text in "/:%" and after.glued:
        return None
    further = tokens[number.end + 1] if number.end + 1 < len(tokens) else None
    joined = after is not None and (after.text == "-" or (after.text == "." and _tight(further)))
    if joined and further is not None and further.number:
        return None  # "350tr 20.11", no "1 tỷ 2. 25/10"
    if _is_doubtful(token) and number.digits == 1:
        return number if _may_be_tail(tokens, number.end) else None
    if token.glued or not is_measure(tokens, number.end) or amount.mantissa < 10:
        return number  # "1 tỷ 2 cái cổng" is asked: 1,2 tỷ, or two gates
    return None  # "350tr 15 ngày"


def _names_a_year(tokens: list[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].text in _YEARS


def _tight(token: Token | None) -> bool:
    return token is not None and token.glued


def _a_little(tokens: list[Token], index: int) -> bool:
    """ "1 tỷ một chút"."""
    return index < len(tokens) and tokens[index].text in ("chút", "tí", "ít", "xíu", "chut", "xiu")


def _is_doubtful(token: Token) -> bool:
    return token.plain and token.text in _DOUBTFUL_TAILS


def _may_be_tail(tokens: list[Token], end: int) -> bool:
    """Whether a plain "mot", "nam" or "tu" before `end` can be a digit: not "năm nay"."""
    if _settled(tokens, end):
        return True
    if tokens[end - 1].text == "nam" and is_filler(tokens[end]):
        return False
    if tokens[end - 1].text == "tu" and (tokens[end].number or tokens[end].fold in _OF_DATES):
        return False  # "90tr tu thang 9": từ
    return ends_clause(tokens, end)


def _settled(tokens: list[Token], index: int) -> bool:
    """Whether the text ends at `index`, or only courtesy follows."""
    return index >= len(tokens) or is_stop(tokens[index]) or tokens[index].text in _COURTESY


def _tail_ends(tokens: list[Token], index: int, end: int) -> bool:
    if tokens[index].glued:
        return True
    return ends_clause(tokens, end) and not is_measure(tokens, end)


def _cut_short(tokens: list[Token], index: int, end: int) -> bool:
    """ "420tr420tr": the number behind the unit has a unit of its own."""
    return tokens[index].glued and scale_at(tokens, end)[0] > 1
