"""One date expression as printed: what kind it is and what it covers as far as its own words say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DAY, PARTIAL, MONTH, QUARTER, HALF, YEAR, YEARS, NOW, BLANK, WRONG, BARE_DAY = (
    "day", "partial", "month", "quarter", "half", "year", "years", "now", "blank", "wrong", "bare",
)  # fmt: skip

# a day however it is printed: "05/9", "05.9.2023", "05 tháng 9 năm 2023"
PRINTED = r"\d{1,2}(?:[/.\-]| tháng )\d{1,2}(?:(?:[/.\-]|,? năm )\d{4})?"


@dataclass(frozen=True, slots=True)
class Mention:
    """One date expression [start, end) of the even text.

    `first` and `last` bound it when it has a year; `month`, `day` keep a date without one.
    """

    start: int
    end: int
    kind: str
    first: date | None = None
    last: date | None = None
    day: int | None = None
    month: int | None = None
    part: str | None = None  # "đầu", "giữa", "cuối" of a month, quarter or year

    @property
    def partial(self) -> str | None:
        """ "--MM-DD" for a day without a year."""
        if self.kind == PARTIAL and self.month and self.day:
            return f"--{self.month:02d}-{self.day:02d}"
        return None
