"""Where the parts of a registration stand in its text: unit, sums, dates, measures, the rest.

Each token gets at most one label, in reading order; tokens without a label are the words a name
is made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from campaigns.wording.amounts import amount_at, is_measure, scale_at
from campaigns.wording.date_cursor import Cursor
from campaigns.wording.date_grammar import Expression, expression_at
from campaigns.wording.date_words import FESTIVALS, RELATIVE_DAYS, WORDS, Word
from campaigns.wording.days import Day, Festival
from campaigns.wording.filler import is_filler, is_stop
from campaigns.wording.money_words import CUES, Cue
from campaigns.wording.period_rules import duration, through_end
from campaigns.wording.quantity import Counted, counted_at
from campaigns.wording.quantity_words import UNITS
from campaigns.wording.registration_change import change_words_end
from campaigns.wording.registration_labels import DateHit, Label, Scanned
from campaigns.wording.registration_speaker import label_speaker, label_telephones
from campaigns.wording.registration_unit import find_unit
from campaigns.wording.registration_words import PARTS, SAFE_PLAIN, Part
from campaigns.wording.text import Token

_MEASURES = ("m", "m2", "m3", "ha", "sào", "mẫu", "công")
_COUNTED = (
    "phòng",
    "hộ",
    "cây",
    "bóng đèn",
    "cột",
    "cột điện",
    "cột đèn",
    "con",
    "người",
    "bể",
    "hố",
)
_LENGTHS = ("ngày", "tuần", "tháng", "năm", "hôm", "buổi", "giờ", "ngày công", "lần", "kỳ")
_PERSONS = frozenset(
    ("ba", "chi", "co", "ong", "anh", "chu", "bac", "em", "thi", "van", "nguyen", "di")
)
_HUNDREDS = frozenset(("tram", "chuc", "muoi"))
_ELDERS = frozenset(("ba", "ong", "chu", "di", "co", "bac", "anh", "chi", "cau", "thim"))
_NAMED_AFTER = frozenset(("duong", "pho", "khu", "truong", "ngo", "ql", "tl", "so", "nghia", "quy"))
_UP_TO = frozenset(("lên", "len", "thành", "thanh"))
_IN_A_NAME = frozenset(("ở", "của"))
_WORDS_BEFORE_DATE = 4
_WORDS_BEFORE_SUM = 8
_FEWEST_DONG = 1000
_DATE_MODS = (
    Word.BEFORE,
    Word.BY,
    Word.THROUGH,
    Word.FROM,
    Word.TO,
    Word.APPROX,
    Word.AFTER,
    Word.VAGUE,
)
_ONLY_BEFORE_DATES = frozenset(("từ", "tu", "đến", "den", "tới", "toi", "trong", "hạn", "han"))


def scan_registration(
    text: str, tokens: list[Token], today: date, units: Sequence[str], *, changing: bool = False
) -> Scanned:
    """Label every token of a cleaned and mended message; `changing` an earlier registration."""
    scanned = Scanned(text, tokens, [None] * len(tokens))
    label_telephones(scanned)
    find_unit(scanned, units)
    label_speaker(scanned)
    walk = _Walk(scanned, today, changing=changing)
    index = 0
    while index < len(tokens):
        index = walk.step(index)
    return scanned


class _Walk:
    """Goes through the tokens once and labels what it recognises."""

    def __init__(self, scanned: Scanned, today: date, *, changing: bool) -> None:
        self.changing = changing
        self.scanned = scanned
        self.text = scanned.text
        self.tokens = scanned.tokens
        self.cursor = Cursor(scanned.tokens, today)
        self.mods: set[Word] = set()
        self.linked = False
        self.occasion = False
        self.size = False

    def step(self, index: int) -> int:
        """Label what begins at `index`; return the index of what follows."""
        if self.scanned.labels[index] in (Label.UNIT, Label.SKIP):
            return index + 1
        for take in (
            self._change,
            self._money,
            self._measure,
            self._date,
            self._length,
            self._word,
        ):
            end = take(index)
            if end is not None:
                return end
        token = self.tokens[index]
        if is_stop(token):
            self._stop(index)
        return index + 1

    def _mark(self, start: int, end: int, label: Label) -> int:
        self.scanned.labels[start:end] = [label] * (end - start)
        return end

    def _stop(self, index: int) -> None:
        token = self.tokens[index]
        self.linked = token.text == "-" and self._after_date(index)
        if token.text in ",.;:\n()[]-+•*!?…" and not self._inner_dash(index):
            self.scanned.labels[index] = Label.STOP
            self.occasion = self.size = False

    def _inner_dash(self, index: int) -> bool:
        """The dash of "văn hóa-thể thao" does not end a name; nor does a dot in "T.5"."""
        if self.tokens[index].text not in "-." or index + 1 >= len(self.tokens):
            return False
        return self.tokens[index].glued and self.tokens[index + 1].glued

    def _change(self, index: int) -> int | None:
        """ "xin đổi", "tăng lên": said of the change, not of the work."""
        if not self.changing:
            return None
        end = change_words_end(self.text, self.tokens, self.cursor, index)
        if end is not None and self.tokens[index].fold in ("gia", "keo"):
            self.scanned.parts.append((end - 1, Part.END))  # gia hạn, kéo dài
        return self._mark(index, end, Label.CHANGE) if end is not None else None

    def _money(self, index: int) -> int | None:
        """A sum, or the first number of "25 - 30 triệu"."""
        if self.tokens[index].plain and self.tokens[index].word and self._name_word(index):
            return None
        amount = amount_at(self.text, self.tokens, index)
        few = amount is not None and amount.scale == 1 and 0 < amount.values[0] < _FEWEST_DONG
        if few and self.tokens[index + 1].plain:
            return None  # "thang 9 dong tho"
        if amount is not None and amount.scale:
            return self._mark(index, amount.end, Label.MONEY)
        if amount is None:
            return self._money_range(index)
        if amount.values[0] >= 1000 and expression_at(self.cursor, index) is None:
            return self._mark(index, amount.end, Label.MONEY)
        return None

    def _money_range(self, index: int) -> int | None:
        if not self.tokens[index].number or len(self.tokens[index].text) > 4:
            return None
        to = CUES.at(self.tokens, index + 1)
        if to is None or to.meaning is not Cue.TO or to.end >= len(self.tokens):
            return None
        high = amount_at(self.text, self.tokens, to.end)
        if high is None or not high.scale:
            return None
        return self._mark(index, high.end, Label.MONEY)

    def _name_word(self, index: int) -> bool:
        """A plain digit word inside a name: "ba con", "nam nhe"."""
        amount = amount_at(self.text, self.tokens, index)
        return amount is not None and not amount.scale

    def _measure(self, index: int) -> int | None:
        token = self.tokens[index]
        if not (token.number or token.text in ("nửa", "một", "hai", "ba", "bốn", "năm")):
            return None
        counted = counted_at(self.text, self.tokens, index)
        if counted is None or counted.unit in _LENGTHS or len(counted.values) > 1:
            return None
        if counted.unit == "con" and not token.number:  # bà con
            return None
        if not token.number and self.tokens[counted.end - 1].text in _HUNDREDS:
            return None  # "ba Tu mot tram hai muoi trieu": no station
        known = any(UNITS.at(self.tokens, place) for place in range(index + 1, counted.end))
        power = counted.unit in ("m2", "m3")
        if not (known or power) or not 0 < counted.values[0] <= 10**9:
            return None
        return self._take_measure(index, counted)

    def _take_measure(self, index: int, counted: Counted) -> int:
        wider = self._second_of(counted.end)
        if wider is not None:  # "mở rộng từ 2m lên 3m"
            return self._mark(index, wider.end, Label.MEASURE)
        if counted.unit in _MEASURES:
            if not self.size and self._better(counted):
                self.scanned.quantity = counted.quantity
            return self._mark(index, counted.end, Label.MEASURE)
        if counted.unit in _COUNTED and self.scanned.quantity is None:
            self.scanned.quantity = counted.quantity
        return self._mark(index, counted.end, Label.COUNT)

    def _second_of(self, end: int) -> Counted | None:
        """The measure behind "lên" or "thành"."""
        if end >= len(self.tokens) or self.tokens[end].text not in _UP_TO:
            return None
        return counted_at(self.text, self.tokens, end + 1) if end + 1 < len(self.tokens) else None

    def _better(self, counted: Counted) -> bool:
        """The first measure counts; a length or area beats a mere count."""
        held = self.scanned.quantity
        return held is None or held.unit not in _MEASURES

    def _date(self, index: int) -> int | None:
        expression = expression_at(self.cursor, index)
        if expression is None or self.occasion or self._not_a_date(index, expression):
            return None
        hit = DateHit(index, expression.end, expression, mods=self.mods, linked=self.linked)
        return self._take_date(hit)

    def _take_date(self, hit: DateHit) -> int:
        self.scanned.dates.append(hit)
        self.mods, self.linked = set(), False
        return self._mark(hit.start, hit.end, Label.DATE)

    def _not_a_date(self, index: int, expression: Expression) -> bool:
        """Numbers and names that only look like days inside a work's name."""
        node = expression.node
        before = self.tokens[index - 1] if index else None
        if self.tokens[expression.end - 1].number and scale_at(self.tokens, expression.end)[0] > 1:
            return True  # "ông Thắng 30tr"
        announced = bool(self.mods) or self._after_part(index)
        if isinstance(node, Day) and node.bare:
            return not (announced and Word.FROM in self.mods)
        named_after = before is not None and before.word and before.fold in _NAMED_AFTER
        if named_after and self.tokens[index].number and not announced:
            return True  # đường 30/4, no "hội trường tuần sau làm"
        if isinstance(node, Festival):
            return not self.mods
        if FESTIVALS.at(self.tokens, index) is not None:
            return not announced
        if expression.end == index + 1 and RELATIVE_DAYS.at(self.tokens, index) is not None:
            named = before is not None and before.fold in _PERSONS
            named = named or self.tokens[index].text == "moi"  # mới or mỗi, hardly mơi
            return named or not (announced or self._acts(expression.end))
        blank = expression.end - index == 2 and all(
            token.number for token in self.tokens[index : expression.end]
        )
        return blank and not announced

    def _acts(self, index: int) -> bool:
        """ "mai làm", "mai," but not "mái che": something begins, or nothing follows."""
        if (
            index >= len(self.tokens)
            or is_stop(self.tokens[index])
            or is_filler(self.tokens[index])
        ):
            return True
        part = PARTS.at(self.tokens, index)
        return part is not None and part.meaning in (Part.START, Part.DOING, Part.END, Part.SPAN)

    def _after_part(self, index: int) -> bool:
        place = index - 1
        while place >= 0 and (self.tokens[place].text == ":" or is_filler(self.tokens[place])):
            place -= 1
        if not self.scanned.parts or self.scanned.parts[-1][0] != place:
            return False
        return self.scanned.parts[-1][1] in (Part.START, Part.END, Part.SPAN)

    def _length(self, index: int) -> int | None:
        """15 ngày, 1 tháng: how long the work takes."""
        if self._same_day(index):
            return self._take_date(DateHit(index, index + 2, length=(0, 0), mods=self.mods))
        length = duration(self.cursor, index)
        if length is None or self.occasion or length[0] == (0, 0):
            return None
        if length[0][1] >= 24:
            return None
        return self._take_date(DateHit(index, length[1], length=length[0], mods=self.mods))

    def _same_day(self, index: int) -> bool:
        """ "xong trong ngày", and no day after it."""
        if index + 1 >= len(self.tokens) or self.tokens[index].text != "trong":
            return False
        alone = self.tokens[index + 1].text in ("ngày", "ngay") and not self._before_date(index + 1)
        return alone and bool(self.scanned.dates)

    def _word(self, index: int) -> int | None:
        if self.tokens[index].fold == "tu" and index and self.tokens[index - 1].fold in _ELDERS:
            return None  # bà Tư
        part = PARTS.at(self.tokens, index)
        word = WORDS.at(self.tokens, index)
        if word is not None and word.meaning in _DATE_MODS and self._before_date(word.end):
            if word.meaning is Word.APPROX and self._doubtful_about(index, word.end):
                return None
            dash = self.tokens[index].text == "-" and not self._after_date(index)
            if not dash and (part is None or word.end >= part.end):
                return self._take_mod(index, word.meaning, word.end)
        if part is None:
            return None
        return self._take_part(index, part.meaning, part.end)

    def _doubtful_about(self, index: int, end: int) -> bool:
        """ "duong co tu 15/12": a plain "co" is no cỡ."""
        token = self.tokens[index]
        return end == index + 1 and token.plain and token.text in ("co", "do", "non", "loi")

    def _after_date(self, index: int) -> bool:
        return bool(self.scanned.dates) and self.scanned.dates[-1].end == index

    def _before_date(self, end: int) -> bool:
        """Whether a date follows, with at most a few such words before it."""
        for _ in range(_WORDS_BEFORE_DATE):
            if end >= len(self.tokens):
                return False
            if through_end(self.cursor, end) is not None:
                return True
            expression = expression_at(self.cursor, end)
            if expression is not None:
                bare = isinstance(expression.node, Day) and expression.node.bare
                return not (bare and self._counts(end))
            word = WORDS.at(self.tokens, end)
            if word is not None and word.meaning in _DATE_MODS:
                end = word.end
            elif self.tokens[end].text in (":", "ngày", "ngay", "là"):
                end += 1
            else:
                return False
        return False

    def _counts(self, index: int) -> bool:
        """Whether the number at `index` is a sum or a measure."""
        amount = amount_at(self.text, self.tokens, index)
        return (amount is not None and amount.scale > 0) or self._number_of(index) is not None

    def _number_of(self, index: int) -> Counted | None:
        return counted_at(self.text, self.tokens, index)

    def _take_mod(self, index: int, word: Word, end: int) -> int:
        self.mods.add(word)
        part = PARTS.at(self.tokens, index)
        if part is not None and part.meaning in (Part.START, Part.END):
            self.scanned.parts.append((end - 1, part.meaning))  # "xong trước"
        if word is Word.FROM:
            self.scanned.parts.append((end - 1, Part.START))
        linking = self.tokens[index].fold in ("den", "toi", "cho", "keo", "-")
        if word is Word.TO or (word is Word.THROUGH and linking):
            self.linked = bool(self.scanned.dates)
            self.scanned.parts.append((end - 1, Part.END))
        if word is Word.THROUGH:
            closed = through_end(self.cursor, end)
            if closed is not None:
                self._mark(index, end, Label.CUE)
                expression = Expression(closed[0], end, closed[1])
                return self._take_date(
                    DateHit(end, closed[1], expression, None, self.mods, self.linked)
                )
        return self._mark(index, end, Label.CUE)

    def _take_part(self, index: int, part: Part, end: int) -> int | None:
        """Words that announce a part; some are only that before a sum or a date."""
        if part is Part.INSIDE or (part is Part.SKIP and self._other_word(index, end)):
            return end
        if part is Part.DOING:
            self.scanned.parts.append((index, part))
            return end
        if part in (Part.SIZE, Part.LENGTH):
            self.size = part is Part.SIZE
            return end
        if part is Part.OCCASION:
            self.occasion = True
            return end
        word = self.tokens[index].text
        inner = end > index + 1 and self.tokens[end - 1].fold == "trong"
        if inner and duration(self.cursor, end) is None and not self._before_date(end):
            return None  # "lam trong hoa": trồng
        if word in _ONLY_BEFORE_DATES and end == index + 1 and not self._before_date(end):
            return None
        labels = {Part.REGISTER: Label.REGISTER, Part.NAME: Label.NAME, Part.SKIP: Label.SKIP}
        if part is Part.MONEY and word == "chung" and not self.cursor.plain:
            return None  # cầu chung, no chừng
        if part is Part.MONEY and not (self.changing or self._before_money(index, end)):
            return None
        if part is Part.NAME and not self._is_label(index, end):
            return None
        if part not in (Part.SKIP, Part.MONEY, Part.UNSURE):
            self.scanned.parts.append((end - 1, part))
        return self._mark(index, end, labels.get(part, Label.CUE))

    def _other_word(self, index: int, end: int) -> bool:
        """ "nha", "cho", "cung": typed without marks these are as often words of a name; so is
        "ở" behind one of its words."""
        token = self.tokens[index]
        if end == index + 1 and token.text in _IN_A_NAME and index:
            before = self.tokens[index - 1]
            return before.word and self.scanned.labels[index - 1] is None
        return end == index + 1 and token.plain and token.text not in SAFE_PLAIN

    def _before_money(self, index: int, end: int) -> bool:
        """giá trị, hết, khoảng … count when a sum, a colon or the end of a clause follows."""
        new = self.tokens[index].text == "moi"  # "xay moi nha", mới or mỗi
        if len(self.tokens[index].text) > 1 and end - index > 1 and not new:
            return True
        following = end
        while following < len(self.tokens) and not self.tokens[following].number:
            if following - end > _WORDS_BEFORE_SUM:
                return False
            token = self.tokens[following]
            known = CUES.at(self.tokens, following) is not None or is_filler(token)
            known = known or is_measure(self.tokens, following)  # "mỗi cái 80 triệu"
            if token.text in ":=" or amount_at(self.text, self.tokens, following):
                return True
            if not known:
                return False
            following += 1
        return following < len(self.tokens)

    def _is_label(self, index: int, end: int) -> bool:
        """ "Công trình: …" at the head of a line; elsewhere the word belongs to the name."""
        colon = end < len(self.tokens) and self.tokens[end].text == ":"
        return colon and (index == 0 or self.scanned.labels[index - 1] is not None)
