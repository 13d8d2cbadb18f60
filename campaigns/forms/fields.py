"""One field at a time: what was said becomes a value that may be stored, or why it does not.

Stored values are plain JSON: money an integer of đồng, a date its ISO day, a range {"from", "to"}, a
quantity {"value", "unit"}, a choice its key, several choices or photos a list, a place {"latitude",
"longitude"}. Nothing is ever guessed: several readings are handed on to be chosen from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from campaigns.forms.definition import Field, Json, Kind, Option
from campaigns.forms.show import figure
from campaigns.model import Period
from campaigns.tidy import tidy
from campaigns.wording.dates import read as dates
from campaigns.wording.money import read as money
from campaigns.wording.numbers.read import written
from campaigns.wording.numbers.spoken_numbers import spoken_thousands
from campaigns.wording.percent import read as percent
from campaigns.wording.quantity import read as quantity
from campaigns.wording.reading import Candidates, Quantity, Reading, Refused, Span, Value
from campaigns.wording.spelling.text import clean, tokenise
from campaigns.wording.talk import choices, conversation, orders, questions

# The longest answers, in characters, after tidying (docs/forms.md).
SHORT, LONG = 200, 2000
MOST_MONEY = 10**13
MOST_NUMBER = Decimal(10**15)
YEARS = range(2000, 2101)
TEXTS = (Kind.TEXT, Kind.LONG_TEXT)
NEEDS = {Kind.PHOTO: "needs_photo", Kind.LOCATION: "needs_place"}  # what words do not answer
FIGURES = (Kind.MONEY, Kind.DATE, Kind.DATE_OR_PERIOD, Kind.INTEGER, Kind.DECIMAL, Kind.PERCENT,
           Kind.QUANTITY)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """A value ready to be stored."""

    value: Json
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Which:
    """Several readings: labels with their values."""

    options: tuple[tuple[str, Json], ...]
    question: str
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Unclear:
    """No value: a code with facts, or a reader's sentence. `unknown`: not known yet."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)
    message: str = ""


Found = Read | Which | Unclear


def read(question: Field, text: str, today: date, period: Period | None) -> Found:
    """Read `text` as the answer to `question`, within its bounds.

    What asks something is no name of a work, and no answer where it cannot be read as one; a text of
    several lines may well ask.
    """
    if not tidy(text):
        return Unclear("empty")
    found = _read(question, text, today, period)
    doubtful = isinstance(found, Unclear) or question.kind is Kind.TEXT
    if doubtful and question.kind is not Kind.LONG_TEXT and questions.asks(text):
        return Unclear("question")
    return found


def _read(question: Field, text: str, today: date, period: Period | None) -> Found:
    match question.kind:
        case Kind.TEXT | Kind.LONG_TEXT:
            return _text(question, text)
        case Kind.MONEY:
            spent = conversation.asks_what_was_spent(question.label)
            text = conversation.spent(text) if spent else text
            return _within(question, _reading(money.read_money(text)))
        case Kind.DATE | Kind.DATE_OR_PERIOD:
            prefer = Span(period.starts_on, period.ends_on) if period else None
            return _date(question, _reading(dates.read_date(text, today, prefer)))
        case Kind.PERCENT:
            return _within(question, _reading(percent.read_percent(text)))
        case Kind.QUANTITY:
            return _within(question, _reading(quantity.read_quantity(text)))
        case Kind.INTEGER | Kind.DECIMAL:
            return _within(question, _number(question, text))
        case Kind.CHOICE | Kind.CHOICES:
            return _choice(question, text)
        case _:
            return Unclear(NEEDS.get(question.kind, "not_text"))


def _text(question: Field, text: str) -> Found:
    several = question.kind is Kind.LONG_TEXT
    kept = tidy(text, lines=several)
    limit = question.max_length or (LONG if several else SHORT)
    if len(kept) > limit:
        return Unclear("too_long", {"limit": str(limit), "length": str(len(kept))})
    if not any(letter.isalnum() for letter in kept):
        return Unclear("no_words")
    if conversation.asks_what_work(question.label):
        if conversation.names_nothing(kept) or orders.sends_to_office(kept):
            return Unclear("no_name", {"said": kept})
        kept = conversation.name_alone(kept)
    return Read(kept)


def _reading(found: Reading[Any]) -> Found:
    match found:
        case Value(value=value, approx=approx):
            return Read(json_of(value), approx)
        case Candidates(options=options, question=question, approx=approx):
            labels = tuple((one.label, json_of(one.value)) for one in options)
            return Which(labels, question, approx)
        case Refused(reason=reason, message=message):
            return Unclear(reason, message=message)


def json_of(value: Any) -> Json:
    """A reader's value as it is stored."""
    match value:
        case Span(start=start, end=end):
            return {"from": json_of(start), "to": json_of(end)}
        case date():
            return value.isoformat()
        case Quantity(value=number, unit=unit):
            return {"value": json_of(number), "unit": unit}
        case Decimal():
            whole = value == value.to_integral_value()
            return int(value) if whole else float(value)
        case int() | float() | str():
            return value
        case _:
            raise TypeError(f"no reader gives a {type(value).__name__}")


def _date(question: Field, found: Found) -> Found:
    """Real years only; a field that wants one day offers the ends of a range."""
    if not isinstance(found, Read):
        return found
    ends = ends_of(found.value)
    if any(int(str(day)[:4]) not in YEARS for day in ends):
        return Unclear("year")
    if question.kind is Kind.DATE and len(ends) == 2:
        days = [(dates.say_date(date.fromisoformat(str(day))), day) for day in ends]
        return Which(tuple(days), "", found.approx)
    return found


def _number(question: Field, text: str) -> Found:
    """A number in digits or words, and whatever it counts: "12 hộ", "khoảng 50", "-2,5"."""
    said = clean(text)
    tokens = tokenise(said)
    negative = bool(tokens) and tokens[0].text == "-"
    tokens = tokens[1:] if negative else tokens
    first = next((at for at, one in enumerate(tokens) if one.number), None)
    number = written(said, tokens, first) if first is not None else spoken_thousands(tokens, 0)
    if number is None or (first or 0) > 2 or any(one.number for one in tokens[number.end :]):
        return Unclear("unknown" if conversation.not_known(text) else "not_number")
    values = [-value if negative else value for value in number.values]
    if any(abs(value) > MOST_NUMBER for value in values) or not values:
        return Unclear("not_number")
    if question.kind is Kind.INTEGER:
        values = [value for value in values if value == value.to_integral_value()]
        if not values:
            return Unclear("not_whole")
    if len(values) > 1:
        return Which(tuple((figure(value), json_of(value)) for value in values), "")
    return Read(json_of(values[0]), conversation.about(text))


def _within(question: Field, found: Found) -> Found:
    """The field's own bounds, and those of all money."""
    if not isinstance(found, Read):
        return found
    low, high = question.constraint.minimum, question.constraint.maximum
    if question.kind is Kind.MONEY:
        low, high = low or Decimal(0), high or Decimal(MOST_MONEY)
    elif question.kind is Kind.INTEGER and low is None:
        low = Decimal(0)
    for each in ends_of(found.value):
        inner = each.get("value") if isinstance(each, dict) else each
        number = Decimal(str(inner))
        if low is not None and number < low:
            return Unclear("too_small", {"limit": figure(low)}, question.constraint.message)
        if high is not None and number > high:
            return Unclear("too_big", {"limit": figure(high)}, question.constraint.message)
    return found


def ends_of(value: Json) -> tuple[Json, ...]:
    """Both ends of a range, or the value alone."""
    if isinstance(value, dict) and set(value) == {"from", "to"}:
        return value["from"], value["to"]
    return (value,)


def _choice(question: Field, text: str) -> Found:
    """Labels, keys or numbers in the list; several where several may be chosen."""
    named = choices.options_named(text, [one.label for one in question.options])
    if question.kind is Kind.CHOICES:
        found = [group[0] for group in named if len(group) == 1]
        if not named or len(found) != len(named):
            return Unclear("choose")
        keys = list(dict.fromkeys(question.options[at].key for at in found))
        most = question.constraint.maximum
        if most is not None and len(keys) > most:
            return Unclear("too_many", {"limit": figure(most)})
        return Read([*keys])
    if len(named) != 1 or not named[0]:
        return Unclear("choose")
    chosen: list[Option] = [question.options[at] for at in named[0]]
    if len(chosen) == 1:
        return Read(chosen[0].key)
    return Which(tuple((one.label, one.key) for one in chosen), "")
