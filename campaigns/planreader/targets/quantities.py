"""Numbers with their unit and comparison: "từ 97,1% trở lên", "80 - 85%", "02 xã", "≥ 9,5".

Owns how Vietnamese offices write figures (dot groups, comma divides) and compare them. A number
that counts nothing ("mức độ 2", "thôn 5", "dưới 5 tuổi", a date) is no quantity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaigns.planreader.model import Number, Range
from campaigns.planreader.targets.counted_words import DOES_LAST, NOUN
from campaigns.planreader.text.said_counts import COUNTS

_NUM = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|\d+\.\d{1,2}(?![\d.])|\d+"
EQ, GTE, GT, LTE, LT = "eq", "gte", "gt", "lte", "lt"
# longest words first; each ends right before the number
_COMPARE = (
    (LT, r"(?:giảm )?(?:xuống )?(?:còn )?(?<!không )(?:dưới|thấp hơn|nhỏ hơn|ít hơn)(?: mức)?|<"),
    (LTE, r"không (?:quá|vượt quá|vượt|cao hơn|lớn hơn|nhiều hơn)|tối đa(?: là)?|nhiều nhất|cao nhất|≤|<=|"
          r"(?:giảm|kéo giảm|hạ)?(?: xuống)? ?còn|giảm xuống(?: mức)?|quá"),
    (GTE, r"(?:ít|tối thiểu|thấp) nhất(?: là)?|tối thiểu(?: là)?|không dưới|không (?:thấp|ít|nhỏ) hơn|≥|>=|(?:đạt )?từ"),
    (GT, r"trên|vượt(?: trên| mức)?|hơn|cao hơn|lớn hơn|>"),
)  # fmt: skip
LEAST = "ít nhất|tối thiểu|không dưới|≥|>="
_COMPARATORS = tuple(
    (name, re.compile(rf"(?:^|[\s(:,])(?:{pattern}) ?$")) for name, pattern in _COMPARE
)
_POST = re.compile(r"^ ?(?P<up>trở lên|hoặc hơn|và hơn)|^ ?(?P<down>trở xuống)")
_MONEY = (
    r"(?:nghìn |ngàn |triệu |tỷ )?(?:đồng|vnđ|đ)(?![\w])|(?:triệu|tỷ|trđ|tr\.đ|tr đồng)(?! đồng)"
)
_PER = r"(?: ?/ ?(?:\d+ ?)?[^\W\d_]+(?: (?!trở|xây|sửa|mới|và|trong|cho|đối|được|so|hằng|hàng|là)[^\W\d_]+)?(?= ?/|[\s,.;)]|$)){0,2}"
_MEASURE = r"km2|km²|km|m2|m²|m3|m³|ha|tấn|tạ|kg|lít|kwh|kw|m(?![\w])|mét(?: vuông| khối)?|héc ?ta"
_PERCENT = re.compile(
    r" ?(?P<sign>[%‰])(?P<of> (?:kế hoạch|chỉ tiêu|dự toán)(?: vốn| năm| đề ra| giao(?! quân)| huyện giao| xã giao| được giao)?)?"
)
_BASE = re.compile(r"kế hoạch vốn|kế hoạch|chỉ tiêu|dự toán")
_UNIT = re.compile(
    rf"^ {{0,2}}(?P<unit>(?:{_MONEY}|{_MEASURE}){_PER}|(?:(?:nghìn|ngàn|vạn|triệu) )?(?:{NOUN})(?![\w]))"
)
_PAIR_UNIT = re.compile(rf"^,? (?:{NOUN})(?![\w])")
_FIGURE = re.compile(
    rf"(?<![\w/.,-])(?P<a>{_NUM})(?:(?: ?%(?=[^\d\n]{{1,7}}\d[\d.,]* ?%))? ?(?P<to>-|đến|÷|~) ?(?P<b>{_NUM})|/(?P<all>\d+))?(?!(?!k?m[23](?!\d))\w*\d)"
    r"|(?:(?<=ít nhất )|(?<=tối thiểu ))(?P<word>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?! (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín)\b))(?= [^\W\d_])"
    rf"|(?:(?<= )|^)(?P<said>một|hai|ba|bốn|sáu|bảy|tám|chín|mười)(?= (?:{NOUN})(?!\w))"
)
_NO_COUNT = re.compile(
    r"(?<!\w)(?:chia (?:làm|thành)|chia ra|mức độ|mức|(?<!nâng )cấp|(?<!các )loại|hạng|lần thứ|lần|thứ|khóa|số|điều|khoản|mục|quý|tháng|ngày|(?<!cả )năm|đợt|giai đoạn|tiêu chí số|"
    r"nghị quyết|lớp|khối|tổ|thôn|ấp|xóm|bản|khu phố|khu|hẻm|ngõ|kiệt|tổ dân phố|đại hội|covid|ocop|đồng phục|phường|quận|chương|học kỳ|(?<!định )kỳ|"
    r"vòng|bước|tuần|giờ|qđ|tt|nđ|xã|đội|chương trình|luật|thông tư|chỉ thị|(?<!toàn )bộ|câu|tốp|top|nhóm|công nghệ|phiên bản|mẫu|phụ lục|thế hệ|cách mạng công nghiệp) $"
)
_ON_ALL = re.compile(r"(?:trên )?cả $|không (?:còn|có) [^,;.\d]{2,20} dưới $")
_NO_NOUN = re.compile(
    r"(?:của|về|số|và|với|trong|ngoài|đến|tới|từ|so|cho|theo|do|là|tại|để|thì|mà|nay|này|sau|trước|đạt|chiếm|tăng|giảm|tốt|có|rõ|"
    r"được|bằng|như|hoặc|phong|các|những|cũng|đều|lên|xuống|ở|nên|vào|hay|cùng|đã|sẽ|phải|không|trở|hóa|cấp|quốc|chính|lớn|nhà nước)$"
)
_EACH = re.compile(r"(?:mỗi|từng) \S+ $")
_HAS_EACH = re.compile(r"(?:đạt|có|mỗi|từng) \S+ $")
# "mỗi đảng viên đăng ký một việc làm theo Bác", no "mỗi ngày một việc tốt"
_EACH_DOES = re.compile(
    r"mỗi (?!ngày|tuần|tháng|quý|năm|kỳ|đợt)[^,;.:\d]{3,50} (?:đăng ký|nhận|đảm nhận|đỡ đầu|giúp đỡ|giúp|xây dựng|trồng|thực hiện|làm|viết|có|tặng|hiến)(?: thêm)? $"
)
_ROUNDS = re.compile(r"đợt(?! ra quân| hiến máu| khám)")
_AND = re.compile(r"\d [^,;.:\d]{2,30} và $")  # "45 tổ hợp tác và mười hợp tác xã"
_NEAR = 80  # characters around a figure that may say what it counts
_WEAK = ("từ", "trên", "hơn", "còn", "đạt từ", ">", "<")
_LATER_UP = re.compile(r"^[^,;.:\d]{1,50} trở lên")
_TO_ANOTHER = re.compile(r"^ *(?:năm \d{4} )?(?:xuống|lên|tăng lên|giảm xuống)[^,;.\d]{0,12}\d")
_BILLION_AND = re.compile(r" (?P<rest>\d{1,3}) triệu(?: đồng)?(?!\w)")
_MINUTES = re.compile(r" (?P<unit>phút|giờ)(?!\w)")
_SESSIONS = re.compile(r" (?:buổi|tiết) ?/ ?(?:ngày|tuần)")
_LAST_MONTH = 12  # "28/32" is a share, "02/9" a day
_NO_UNIT = re.compile(
    r"^ ?(?:tuổi|năm|tháng|ngày(?! công| tình nguyện| lao động| đêm| hội)|giờ(?! học| dạy| lao động)|phút|sao|quý|tuần(?! học tốt)|buổi ?/ ?(?:ngày|tuần)|mặt|điều (?=bác|y đức|đảng viên)|không|có,|dám|hơn|rõ|xây|nhất|trong|thứ)"
)


# "nâng tổng số hội viên lên 24.600": what is counted stands in front
_RAISED = re.compile(
    rf"nâng (?:tổng )?số (?P<unit>{NOUN})(?!\w)[^,;.\d]{{0,40}} lên(?: thành)?(?: trên| ít nhất)? $"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of a clause: where it stands with its words, and what it says."""

    start: int  # of the comparing words
    figure: int  # of the number
    end: int  # after unit and "trở lên"
    value: Number
    unit: str | None
    comparator: str
    compared: bool  # the text compares ("ít nhất", "trên"), it does not only state
    unit_at: tuple[int, int] | None
    total: int | None = None  # "9/12 xóm"


def number_of(printed: str) -> int | float:
    """ "1.250" is 1250, "3,7" is 3.7, "02" is 2."""
    if "," in printed:
        value = float(printed.replace(".", "").replace(",", "."))
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", printed):
        return int(printed.replace(".", ""))
    elif "." in printed:
        value = float(printed)
    else:
        return int(printed[:18])
    return value


def read_quantities(low: str, text: str, *, any_noun: bool = False) -> list[Quantity]:
    """The quantities of a clause in their order; `any_noun`: also of nouns we do not know."""
    found: list[Quantity] = []
    for match in _FIGURE.finditer(low):
        one = _quantity(low, text, match, any_noun=any_noun)
        if one is not None and (not found or one.figure >= found[-1].end):
            found.append(one)
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure in its clause, with the words that compare it."""

    low: str
    text: str
    match: re.Match[str]
    before: str
    rest: str
    start: int  # of the comparing words
    comparator: str
    compared: bool
    any_noun: bool

    @property
    def word(self) -> str:
        """The comparing words: "ít nhất", "từ"."""
        return self.low[self.start : self.match.start()].strip()


def _place(low: str, text: str, match: re.Match[str], *, any_noun: bool) -> _Place:
    first = max(0, match.start() - _NEAR)
    before, rest = low[first : match.start()], low[match.end() : match.end() + _NEAR]
    comparator, start, compared = _comparison(before, match.start() - first)
    return _Place(low, text, match, before, rest, first + start, comparator, compared, any_noun)


def _quantity(low: str, text: str, match: re.Match[str], *, any_noun: bool) -> Quantity | None:
    at = _place(low, text, match, any_noun=any_noun)
    if match["said"] and not _is_count_in_words(at):
        return None
    unit, end, unit_at = _unit_at(at)
    whole = int(match["all"][:9]) if match["all"] else None
    if (unit is None and not _of_all(at)) or _counts_nothing(at, unit or "", end):
        return None
    comparator, compared = at.comparator, at.compared
    if post := _POST.match(low[end : end + _NEAR]):
        comparator, compared = (GTE if post["up"] else LTE), True
        end += len(post.group())
    figure = number_of(match["a"]) if match["a"] else COUNTS[match["word"] or match["said"]]
    both = _BILLION_AND.match(low, end) if unit in ("tỷ", "tỉ") and not match["b"] else None
    if both:  # "1 tỷ 200 triệu đồng"
        figure, unit, end = figure + int(both["rest"]) / 1000, "tỷ đồng", both.end()
    value: Number = figure
    if match["b"]:
        high = number_of(match["b"])
        value = Range(figure, high) if high > figure else figure
        if comparator == GTE and at.word in ("từ", "đạt từ"):
            comparator, compared = EQ, False
    return Quantity(at.start, match.start(), end, value, unit, comparator, compared, unit_at, whole)


def _of_all(at: _Place) -> bool:
    """ "36/36", "10/10" without a unit: so many of all of them, where figures are named."""
    counted, whole = at.match["a"], at.match["all"]
    if not (at.any_noun and whole and number_of(counted) <= int(whole[:9])):
        return False
    return counted == whole or int(whole[:9]) > _LAST_MONTH


def _is_count_in_words(at: _Place) -> bool:
    """ "xóa ba nhà tạm", but no "cả hai bên", "hai thôn này", "trồng một cây xanh"."""
    if at.match["said"] == "một" and not (at.any_noun and _EACH_DOES.search(at.before)):
        return False
    listed = at.any_noun and (not at.before.strip(" -+") or _AND.search(at.before))
    return bool(listed) or DOES_LAST.search(at.before) is not None


def _lasts(at: _Place) -> re.Match[str] | None:
    """ "không quá 30 phút"."""
    return _MINUTES.match(at.rest) if at.compared and at.comparator in (LTE, LT) else None


def _unit_at(at: _Place) -> tuple[str | None, int, tuple[int, int] | None]:
    """The unit behind the figure or before it, where the words with it end, and where it stands.

    A noun we do not know counts where the text compares: "ít nhất 5 hoa điểm mười".
    """
    any_unit = at.compared and (at.word not in _WEAK or bool(_LATER_UP.match(at.rest)))
    does = at.any_noun or DOES_LAST.search(at.before) is not None
    made = does and not (_NO_COUNT.search(at.before) and not _EACH.search(at.before))
    unit, end, unit_at = _unit(
        at.low, at.text, at.match.end(), any_unit=not at.match["word"] and (any_unit or made)
    )
    lasts = _lasts(at)
    if unit is None and lasts:
        end = at.match.end() + lasts.end()
        return lasts["unit"], end, (end - len(lasts["unit"]), end)
    raised = _RAISED.search(at.before) if unit is None and at.any_noun else None
    return (raised["unit"] if raised else unit), end, unit_at


def _counts_nothing(at: _Place, unit: str, end: int) -> bool:
    """Whether the figure says which one, since when or how long, and not how many."""
    if not (at.compared or _of_all(at)) and _is_ordinal(at.before, at.match["a"] or "", unit):
        return True
    if _ON_ALL.search(at.before) or _ROUNDS.match(at.low, at.match.end() + 1):
        return True
    if at.word == "từ" and _TO_ANOTHER.match(at.low[end : end + _NEAR]):
        return True  # "từ 0,4% xuống còn 0,2%": where it stands today
    if _SESSIONS.match(at.rest) and not at.compared:
        return True  # "học 2 buổi/ngày"
    known = _UNIT.match(at.rest) or _lasts(at)
    return bool(_NO_UNIT.match(at.rest)) and not known


def _is_ordinal(before: str, printed: str, unit: str) -> bool:
    """ "lớp 5", "tiêu chí số 10": which one, and not how many."""
    if re.match(r"%|triệu|tỷ|tỉ", unit) or re.fullmatch(r"\d{1,3}(?:\.\d{3})+", printed):
        return False  # no ordinal is money, nor has it thousands
    if before.endswith("cấp ") and len(printed) > 1:
        return False  # "cấp 90 con giống"
    return _NO_COUNT.search(before) is not None and not _HAS_EACH.search(before)


def _comparison(before: str, figure: int) -> tuple[str, int, bool]:
    for name, pattern in _COMPARATORS:
        match = pattern.search(before)
        if match:
            words = match.group()
            return name, match.start() + (len(words) - len(words.lstrip(" (:,"))), True
    return EQ, figure, False


def _unit(
    low: str, text: str, position: int, *, any_unit: bool
) -> tuple[str | None, int, tuple[int, int] | None]:
    percent = _PERCENT.match(low, position)
    if percent:
        of = percent["of"]
        base = _BASE.search(of) if of else None
        sign = percent["sign"]
        return (
            (f"{sign} {base.group()}" if base else sign),
            percent.end(),
            (position, percent.end()),
        )
    known = _UNIT.match(low[position : position + 60])
    if known:
        start, end = position + known.start("unit"), position + known.end("unit")
        pair = _PAIR_UNIT.match(low[end : end + 40])
        if pair and re.match(r"công trình|đề tài|sáng kiến|tin\b", low[start:end]):
            return text[start : end + len(pair.group())], end, (start, end)
        return text[start:end], end, (start, end)
    if any_unit:
        word = re.match(r" (?P<unit>chỉ tiêu|[^\W\d_]{2,})", low[position : position + 30])
        if (
            word
            and not _NO_UNIT.match(low[position : position + 40])
            and not _NO_NOUN.match(word["unit"])
        ):
            start = position + 1
            return (
                text[start : start + len(word["unit"])],
                start + len(word["unit"]),
                (start, start + len(word["unit"])),
            )
    return None, position, None
