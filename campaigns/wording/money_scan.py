"""What a text says about money: its amounts, what each is called, and what forbids a value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from campaigns.wording import money_things as things
from campaigns.wording import numbers
from campaigns.wording.amounts import Amount, about_one, amount_at, is_measure, scale_at
from campaigns.wording.beside import asks_back, is_addressed, is_harmless
from campaigns.wording.doubts import SUM_DOUBTS, doubt_in
from campaigns.wording.filler import ends_clause, is_filler
from campaigns.wording.money_days import day_at
from campaigns.wording.money_said import Join, Said, Stated
from campaigns.wording.money_words import CUES, Cue
from campaigns.wording.text import Token

_CLAUSE_ENDS = frozenset(",;.()\n")
_PLAIN_CURRENCIES = frozenset(("te", "do", "yen", "kip", "vang", "won", "luong", "us"))
_TIMES = frozenset(("x", "×", "*", "nhân"))
_SAID_AGAIN = frozenset(
    (":", "bằng", "bang", "chữ", "chu", "viết", "viet", "tức", "tuc", "là", "la")
)
_TIMES_OF_A_YEAR = frozenset(("thang", "nam", "tuan", "quy", "ngay"))
_NUMBER_WORDS = frozenset(
    ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "chuc", "tram")
)
_NUMBERS_LEFT = frozenset(("muoi", "chuc", "vai", "may", "dam"))  # "mười mươi triệu"
_BETWEEN = (Cue.TO, Cue.EITHER, Cue.APPROX)
_ROLES = (Cue.TOTAL, Cue.VALUE, Cue.PART, Cue.GIFT, Cue.EACH)
_WHOLE = (
    Cue.SLANG,
    Cue.FREE,
    Cue.FOREIGN,
    Cue.UNKNOWN,
    Cue.DENIED,
    Cue.QUESTION,
    Cue.BOUND_AFTER,
    Cue.NONE,
)


def scan(text: str, tokens: list[Token]) -> Said:
    """Find the amounts of `text` and what is said about them."""
    scanner = _Scanner(text, tokens)
    index = 0
    while index < len(tokens):
        index = scanner.step(index)
    scanner.close_clause()
    said = scanner.said
    doubt = doubt_in(tokens, SUM_DOUBTS) or ("part" if scanner.owned else None)
    total = any(stated.role is Cue.TOTAL for stated in said.stated)  # its parts may be named
    said.strange = (
        said.strange or asks_back(tokens) or (doubt is not None and not (total and doubt == "part"))
    )
    return said


class _Scanner:
    """Walks the tokens once, keeping the cues that stand directly before the next amount."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.said = Said(digits=any(token.number for token in tokens))
        self.near: set[Cue] = set()  # cues with nothing but filler since
        self.role: Cue | None = None
        self.payer: Cue | None = None
        self.either = False
        self.depth = 0
        self.listing = False
        self.owned = False
        self.now_and_then = False  # the role is "mỗi tháng": no earlier sum's
        self.last: Stated | None = None  # the amount just before, while only filler follows
        self.clause_last: Stated | None = None
        self.plain = not any(token.word and not token.plain for token in tokens)

    def step(self, index: int) -> int:
        """Take what begins at `index`; return the index of what follows."""
        for take in (self._date, self._amount_or_range, self._cue, self._loose):
            end = take(index)
            if end is not None:
                return end
        token = self.tokens[index]
        if things.beside_amount(self.text, self.tokens, index, after=self.last is not None):
            self.said.strange = True
        self.owned = self.owned or (
            bool(self.said.stated) and things.owner_follows(self.tokens, index)
        )
        if token.text in _CLAUSE_ENDS and not (token.text == "." and token.glued and index == 0):
            self._clause_end(token.text)
        elif token.text in _TIMES or (token.text == "/" and self.last is not None):
            self._each()
        elif token.word and not is_filler(token) and token.text != "la":
            self.said.garbled = self.said.garbled or self._beside_number(index)
            self.said.strange = self.said.strange or things.money_for(self.tokens, index)
            known = (is_harmless(token) and not things.cut_off(self.tokens, index)) or is_addressed(
                self.tokens, index
            )
            leading = Cue.BOUND in self.near or Cue.NEGATIVE in self.near
            lost = leading or self.payer is Cue.PAYER  # "dưới mức 70 triệu", "xã chi 50 triệu"
            self.said.strange = self.said.strange or lost or not known
            self.near.clear()
            self.last = None
            self.payer = None
        return index + 1

    def _beside_number(self, index: int) -> bool:
        """A number word that no number took, directly before one: "một chín", "2 trăm 5 củ"."""
        if self.tokens[index].fold not in _NUMBER_WORDS or index + 1 >= len(self.tokens):
            return False
        amount = amount_at(self.text, self.tokens, index + 1)
        return amount is not None or self._loose_number(index + 1) is not None

    def _each(self) -> None:
        self.role = Cue.EACH
        if self.last is not None:
            self.last.role = Cue.EACH

    def _clause_end(self, sign: str) -> None:
        self.close_clause()
        self.depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign in ",;.\n":
            self.said.strange = self.said.strange or bool(self.near & {Cue.BOUND, Cue.NEGATIVE})
            self.near.clear()  # "gần thôn 1, 40tr"
        self.near.discard(Cue.FROM)
        self.role, self.payer = None, None
        self.clause_last = None
        if sign != ",":
            self.last = None

    def close_clause(self) -> None:
        """A name that came after its amount: "150 triệu dân góp"."""
        last = self.clause_last
        if self.role is not None and last is not None and last.role is None:
            last.role = Cue.PART if self.role is Cue.GIFT else self.role
            last.people = self.role is Cue.GIFT and self.payer is not Cue.PAYER
        if self.role is Cue.EACH and last is None and self.said.stated and not self.now_and_then:
            self.said.stated[-1].role = Cue.EACH  # "2 triệu, mỗi hộ"
        self.role = None

    def _date(self, index: int) -> int | None:
        day = day_at(self.text, self.tokens, index)
        if day is None:
            return None
        if day.share:
            self.said.clues.add(Cue.VAGUE)
        self.last = None
        self.said.measured = True
        return day.end

    def _amount_or_range(self, index: int) -> int | None:
        vague = CUES.at(self.tokens, index)
        if vague is not None and vague.meaning is Cue.VAGUE:
            end = self._vague(index, vague.end)
            if end is not None:
                return end
        amount = amount_at(self.text, self.tokens, index) or self._one_of_unit(index)
        if amount is not None and not self._is_zero_word(amount):
            amount = None
        start = self._loose_number(index) if amount is None else None
        low = amount or start
        if low is None:
            return None
        joined = self._range(low)
        if joined is not None:
            return joined
        if amount is None:
            return None
        self._state(self._about_eighty(amount), None)
        return amount.end

    def _one_of_unit(self, index: int) -> Amount | None:
        """ "gần tỷ", "hơn triệu": about one of it."""
        if Cue.APPROX not in self.near or not ends_clause(self.tokens, index + 1):
            return None
        return about_one(self.tokens, index)

    def _is_zero_word(self, amount: Amount) -> bool:
        """ "không đồng" is zero, "không đồng ý" is not."""
        if self.tokens[amount.start].number or amount.values != (Decimal(0),):
            return True
        return ends_clause(self.tokens, amount.end)

    def _about_eighty(self, amount: Amount) -> Amount:
        """Without marks "tam muoi trieu" is tám mươi triệu or tầm mười triệu."""
        token = self.tokens[amount.start]
        if token.text != "tam" or not self.plain or Cue.APPROX in self.near:
            return amount
        other = amount_at(self.text, self.tokens, amount.start + 1)
        if other is None or other.end != amount.end:
            return amount
        return replace(amount, values=(*amount.values, *other.values))

    def _vague(self, index: int, end: int) -> int | None:
        """ "vài trăm triệu", "ba trăm mấy triệu": only next to numbers and units."""
        after = end < len(self.tokens) and (
            numbers.spoken(self.tokens, end) is not None
            or scale_at(self.tokens, end, after_number=False)[0] > 1
            or self.tokens[end].fold in ("tram", "chuc", "muoi")
        )
        some = self.tokens[index].fold == "may" and self.last is not None  # "1 tỷ mấy"
        if (not after and not some) or self.tokens[index].text == "muoi":
            left = self.tokens[index].fold in _NUMBERS_LEFT
            if left and amount_at(self.text, self.tokens, index) is None:
                self.said.strange = True
            return None
        self.said.clues.add(Cue.VAGUE)
        return end

    def _loose_number(self, index: int) -> Amount | None:
        token = self.tokens[index]
        number = numbers.written(self.text, self.tokens, index) if token.number else None
        if number is None or len(number.values) > 1 or number.grouped:
            number = numbers.spoken(self.tokens, index)
            if number is None or len(number.values) > 1 or number.vague:
                return None
        return Amount(number.values, index, number.end, number.values[0], 0)

    def _range_end(self, low: Amount) -> int | None:
        """Where a range that begins with a mere number ends, if it is one of money."""
        to = CUES.at(self.tokens, low.end)
        if to is None or to.meaning is not Cue.TO or to.end >= len(self.tokens):
            return None
        high = amount_at(self.text, self.tokens, to.end)
        return high.end if high is not None and high.scale else None

    def _range(self, low: Amount) -> int | None:
        """ "300-350 triệu", "300 triệu đến 1 tỷ": two numbers with a sign of range between."""
        to = CUES.at(self.tokens, low.end)
        if to is None or to.meaning not in _BETWEEN or to.end >= len(self.tokens):
            return None
        if to.meaning is Cue.APPROX and self.tokens[low.end].text != "~":
            return None
        high = amount_at(self.text, self.tokens, to.end) or self._loose_number(to.end)
        if high is None or day_at(self.text, self.tokens, to.end, only_days=True):
            return None
        if not high.scale and is_measure(self.tokens, high.end):
            return None
        if not low.scale and not high.scale and not (_is_dong(low) and _is_dong(high)):
            return None
        if not low.scale and not _is_dong(low):
            low = _with_scale(low, high)
        elif not high.scale and not _is_dong(high):
            high = _with_scale(high, low)
        if to.meaning is Cue.EITHER:
            self._state(low, None)
            self.either = True
            self._state(high, None)
        else:
            self._state(low, high)
        return high.end

    def _state(self, amount: Amount, high: Amount | None) -> None:
        stated = Stated(amount, high=high, inside=self.depth > 0 or self.listing)
        stated.approx = Cue.APPROX in self.near or amount.odd
        if Cue.BOUND in self.near:
            self.said.clues.add(Cue.BOUND)
        if Cue.NEGATIVE in self.near or self._minus(amount.start):
            self.said.clues.add(Cue.NEGATIVE)
        if self._headless(amount.start):
            self.said.clues.add(Cue.QUESTION)
        stated.role = self.role or (Cue.PART if self.payer else None)
        if stated.role is Cue.GIFT:
            stated.role, stated.people = Cue.PART, self.payer is not Cue.PAYER
        stated.people = stated.people or self.payer is Cue.PEOPLE
        stated.again = self.depth > 0 and _alone(self.tokens, amount.start, (high or amount).end)
        stated.join = Join.EITHER if self.either else Join.NONE
        self.said.stated.append(stated)
        self.last = self.clause_last = stated
        self.near.clear()
        self.role, self.payer, self.either = None, None, False

    def _minus(self, start: int) -> bool:
        if start == 0 or self.tokens[start - 1].text != "-":
            return False
        if all(map(is_filler, self.tokens[: start - 1])):
            return True
        return self.tokens[start].glued and not self.tokens[start - 1].glued

    def _headless(self, start: int) -> bool:
        """ ".5 tỷ": something stood before the mark."""
        if not start or self.tokens[start - 1].text not in (".", ",", ";"):
            return False
        if not self.tokens[start].glued:
            return False
        cut = self.tokens[start - 1].text == ";" and start > 1 and self.tokens[start - 2].number
        return start == 1 or cut or not self.tokens[start - 1].glued

    def _cue(self, index: int) -> int | None:
        found = CUES.at(self.tokens, index)
        if found is None:
            return None
        cue, end = found.meaning, found.end
        if self.tokens[index].text == "do" and self.last is not None and self._stands_alone(end):
            cue = Cue.FOREIGN  # "10 nghin do"
        after_amount = self.last is not None
        if cue is Cue.COUNTED:
            return self._counted(end)
        if cue in _ROLES:
            return self._named(cue, end)
        if self._only_after_numbers(cue, index, end):
            self.near.clear()
        elif cue in _WHOLE:
            self._whole(cue, after_amount=after_amount)
        elif cue in (Cue.PAYER, Cue.PEOPLE):
            self.payer = cue
        elif cue is Cue.PARTS_FOLLOW:
            self.close_clause()
            self.listing = True
        elif cue is Cue.MORE_AFTER or (cue is Cue.APPROX and self.tokens[index].fold == "hon"):
            self._more(cue, index)
        elif cue is Cue.BOUND and after_amount and ends_clause(self.tokens, end):
            self.said.clues.add(cue)
        elif cue in (Cue.APPROX, Cue.BOUND, Cue.NEGATIVE, Cue.FROM):
            self.near.add(cue)
        elif cue is Cue.EITHER:
            self.either = after_amount
        elif cue is not Cue.TO:
            self.near.clear()
        return end

    def _whole(self, cue: Cue, *, after_amount: bool) -> None:
        if cue is not Cue.BOUND_AFTER or after_amount:
            self.said.clues.add(Cue.BOUND if cue is Cue.BOUND_AFTER else cue)

    def _only_after_numbers(self, cue: Cue, index: int, end: int) -> bool:
        """ "xị", "te" or "do" mean money only behind a number, and none stands here."""
        counted = bool(index) and self.tokens[index - 1].number
        if cue is Cue.SLANG:
            return not counted
        short = end == index + 1 and self.tokens[index].text in _PLAIN_CURRENCIES
        return cue is Cue.FOREIGN and short and self.last is None and not counted

    def _more(self, cue: Cue, index: int) -> None:
        if self.last is not None:
            self.last.approx = True
        elif cue is Cue.MORE_AFTER and not self.tokens[index].plain:
            self.said.strange = True  # "dư 30 triệu": more, or what is left
        elif cue is Cue.APPROX:
            self.near.add(cue)

    def _named(self, cue: Cue, end: int) -> int:
        """A role for the next amount, or for the one before ("2 triệu một hộ")."""
        named = self.role is not None or self.payer is not None  # "120tr dân góp mỗi hộ 500k"
        if cue is Cue.EACH and self.last is not None and self.clause_last is not None and not named:
            self._each()
            return end
        if cue is Cue.PART and self.payer is Cue.PEOPLE:
            self.payer = None  # "bà con được hỗ trợ": not what they give
        if cue is Cue.VALUE and self.role in (Cue.TOTAL, Cue.EACH):
            return end
        if cue in (Cue.GIFT, Cue.PART) and self.role is Cue.EACH:
            return end  # "mỗi hộ góp 3 triệu"
        self.role = cue
        self.now_and_then = self.tokens[end - 1].fold in _TIMES_OF_A_YEAR
        if cue is Cue.GIFT and self._percent(end):
            self.role = None  # "dân góp 100%"
        return end

    def _percent(self, end: int) -> bool:
        return end + 1 < len(self.tokens) and self.tokens[end + 1].text == "%"

    def _counted(self, index: int) -> int:
        """Past the number that belongs to thôn, ngày, năm, số …"""
        end = index
        while end < len(self.tokens) and self.tokens[end].text in ("số", ":", ".", "so"):
            end += 1
        if end < len(self.tokens) and self.tokens[end].number:
            amount = amount_at(self.text, self.tokens, end)
            unit = amount is not None and amount.scale and not amount.open
            size = len(self.tokens[end].text)
            low = self._loose_number(end)
            if unit and self.tokens[index - 1].fold in _TIMES_OF_A_YEAR:
                self.said.strange = True  # "tháng 30 triệu"
            if size == 3 or (low is not None and self._range_end(low) is not None):
                return index  # "đình làng 300-350 triệu"
            if not unit or size == 4:
                self.said.measured = True
                end += 1
                while end + 1 < len(self.tokens) and self.tokens[end].text in "/-.":
                    if not self.tokens[end + 1].number:
                        break
                    end += 2
                return end
        return index

    def _loose(self, index: int) -> int | None:
        """A number without a unit of money: counted things, or a number to ask about."""
        token = self.tokens[index]
        number = self._loose_number(index)
        if number is None:
            if token.number:
                self.said.clues.add(Cue.QUESTION)
                return index + 1
            return None
        end = number.end
        one = number.values == (Decimal(1),) and self.last is not None
        lasting = end < len(self.tokens) and self.tokens[end].fold in _TIMES_OF_A_YEAR
        if is_measure(self.tokens, end) and (token.number or one or lasting):
            self.said.measured = True
            beside = self.last is not None or amount_at(self.text, self.tokens, end + 1)
            if beside and things.is_thing(self.tokens[end]):
                self.said.strange = True  # "3 cái 30 triệu": all of them, or each
            if one and self.last is not None:
                self.last.role = Cue.EACH  # "2 triệu 1 mét"
            self.last = None
            return end + 1
        if not token.number:
            certain = not token.plain or end > index + 1
            if not certain or not ends_clause(self.tokens, end) or is_measure(self.tokens, end):
                return None
        elif end < len(self.tokens) and not self._stands_alone(end):
            if self.tokens[end].number or self._share(end):
                self.said.clues.add(Cue.QUESTION)  # "35 0 triệu", "50% của 300 triệu"
            self.said.measured = True
            self.last = None
            return end
        loose = Stated(number, role=self.role or (Cue.PART if self.payer else None))
        loose.inside = self.depth > 0 or self.listing
        if self._minus(index):
            self.said.clues.add(Cue.NEGATIVE)
        if loose.role is Cue.GIFT:
            loose.role = Cue.PART
        self.said.loose.append(loose)
        self.payer = None
        return end

    def _share(self, end: int) -> bool:
        following = self.tokens[end + 1].fold if end + 1 < len(self.tokens) else ""
        return self.tokens[end].text == "%" and following in ("cua", "trong", "tren", "tong")

    def _stands_alone(self, end: int) -> bool:
        return ends_clause(self.tokens, end) or CUES.at(self.tokens, end) is not None


def _alone(tokens: list[Token], start: int, end: int) -> bool:
    """ "(ba trăm triệu)", "(bằng chữ: ba trăm triệu đồng)": nothing else in the brackets."""
    before = start - 1
    while before >= 0 and tokens[before].text in _SAID_AGAIN:
        before -= 1
    closed = end < len(tokens) and tokens[end].text == ")"
    return closed and before > 0 and tokens[before].text == "("


def _is_dong(amount: Amount) -> bool:
    """Whether a number without a unit is large enough to be đồng."""
    return not amount.scale and amount.values[0] >= 10**6


def _with_scale(amount: Amount, other: Amount) -> Amount:
    scale = other.scale or 1
    return replace(amount, values=tuple(value * scale for value in amount.values), scale=scale)
