"""A place in the tokens of a text, with the small pieces all date rules share."""

from __future__ import annotations

from datetime import date

from campaigns.wording.dates import words
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.numbers.read import Number
from campaigns.wording.spelling.text import Token

_STARTS = frozenset(("thang", "ngay", "quy", "het", "cuoi", "giua", "ram", "mung", "mong", "tet"))
_AROUND = frozenset(("dạ", "ạ", "nhé", "vâng"))
_MILLENNIUM = 2000  # "tháng tư hai ngàn đồng"
SEPARATORS = frozenset("/-.\\")


class Cursor:
    """The tokens and the day of reading; every method takes the index it looks at."""

    def __init__(self, tokens: list[Token], today: date) -> None:
        self.tokens = tokens
        self.today = today
        self.seen: dict[int, object] = {}  # what was found at each index
        self._spoken: dict[int, Number | None] = {}
        # typed without any marks, but for what a careful hand puts around it
        self.plain = all(token.plain or token.text in _AROUND for token in tokens)

    def text(self, index: int) -> str:
        """The token in lower case, empty beyond the ends."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def fold(self, index: int) -> str:
        """The token without marks, empty beyond the ends."""
        return self.tokens[index].fold if 0 <= index < len(self.tokens) else ""

    def glued(self, index: int) -> bool:
        """Whether nothing stands before the token."""
        return index < len(self.tokens) and self.tokens[index].glued

    def digits(self, index: int, most: int = 2) -> int | None:
        """The number written with at most `most` digits."""
        token = self.tokens[index] if 0 <= index < len(self.tokens) else None
        if token is None or not token.number or len(token.text) > most:
            return None
        return int(token.text)

    def number(self, index: int, *, pairs: bool = False) -> tuple[int, int] | None:
        """A small number in digits or words, with its end; `pairs` reads "hai ba" as 23."""
        digits = self.digits(index)
        if digits is not None:
            return digits, index + 1
        if index >= len(self.tokens) or (
            self.text(index) in ("sau", "nam") and not self._is_digit(index)
        ):
            return None
        if index not in self._spoken:
            self._spoken[index] = spoken_numbers.spoken(self.tokens, index, dates=True)
        spoken = self._spoken[index]
        if spoken is None or (spoken.vague and not pairs) or len(spoken.values) > 1:
            return None
        return int(spoken.values[0]), spoken.end

    def offset(self, index: int) -> tuple[int, int] | None:
        """này, sau, tới … as a count of weeks, months or years from now."""
        found = words.OFFSETS.at(self.tokens, index)
        if found is None:
            return None
        if self.fold(index) == "toi" and self.starts_date(found.end):
            return None
        if self.fold(index) == "ke" and self.fold(found.end) == "tu":
            return None  # "2 thang ke tu 15/11": kể
        return found.meaning, found.end

    def starts_date(self, index: int) -> bool:
        """Whether a date follows, so that "tới" means "until"."""
        if self.digits(index, 4) is not None or self.fold(index) in _STARTS:
            return True
        if words.WEEKDAYS.at(self.tokens, index) is not None:
            return True
        day = self.number(index)
        return day is not None and self.fold(day[1]) == "thang"  # "tới hai mươi tháng ba"

    def year_after(self, index: int, *, bare: bool = True) -> tuple[int | None, int]:
        """A year after a day, month or quarter: /2023, năm 2023, năm sau, sang năm."""
        year = self.digits(index, 9)
        if bare and year is not None and len(self.text(index)) == 4:
            return year, index + 1
        start = index
        if self.text(start) in (",", "của", "cua"):
            start += 1
        if self.text(start) in SEPARATORS or self.text(start) == "'":
            digits = self.digits(start + 1, 9)
            if digits is not None and len(self.text(start + 1)) == 4:
                return digits, start + 2
        comma = self.text(index) == "," and self.digits(start, 4) is not None
        if bare and comma and self.text(start)[:2] in ("19", "20") and len(self.text(start)) == 4:
            return self.digits(start, 4), start + 1  # no "tháng 12, 1500trđ"
        if self.fold(start) == "sang" and self.fold(start + 1) == "nam":
            if self.year_name(start + 2) is not None:
                return self.year_after(start + 1)  # "tháng 3 sang năm 2027"
            return self.today.year + 1, start + 2
        if self.text(start) == "hai":  # "tháng tư hai ngàn không trăm hai bảy"
            spoken = spoken_numbers.spoken_year(self.tokens, start)
            if spoken is not None and spoken[0] > _MILLENNIUM:
                return spoken
        if self.is_year_word(start):
            named = self.year_name(start + 1)
            if named is not None:
                return named
        return None, index

    def _is_digit(self, index: int) -> bool:
        """Whether a plain "nam" or "sau" may be a number: all is plain, or "thang nam" is."""
        return self.plain or (self.text(index) == "nam" and self.text(index - 1) == "thang")

    def is_year_word(self, index: int) -> bool:
        """năm; a plain "nam" only where nothing has marks: "vườn thuốc nam 25/10"."""
        return self.text(index) == "năm" or (self.plain and self.text(index) == "nam")

    def year_of_month(self, index: int) -> tuple[int | None, int]:
        """A year after a month, where two digits above 12 are one: tháng 11/23."""
        year, end = self.year_after(index)
        two = self.digits(index + 1)
        if year is not None or two is None or len(self.text(index + 1)) != 2:
            return year, end
        tight = self.glued(index) and self.glued(index + 1)  # "20 tháng 3. 45 ngày"
        if two > 12 and self.text(index) in SEPARATORS and tight:
            return 2000 + two, index + 2
        return year, end

    def year_name(self, index: int) -> tuple[int, int] | None:
        """What follows the word năm: 2023, 23, hai nghìn…, nay, sau."""
        offset = self.offset(index)
        if offset is not None:
            return self.today.year + offset[0], offset[1]
        digits = self.digits(index, 9)
        if digits is not None:
            size = len(self.text(index))
            if size == 2:
                day = self.text(index + 1) in SEPARATORS and self.glued(index + 1)
                day = day and self.glued(index + 2) and self.digits(index + 2) is not None
                return None if day else (2000 + digits, index + 1)  # "bà Năm 20/11"
            return (digits, index + 1) if size >= 4 else None
        return spoken_numbers.spoken_year(self.tokens, index)
