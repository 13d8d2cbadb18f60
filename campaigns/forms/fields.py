"""One field at a time: what was said becomes a stored value, and a stored value is shown in full.

Stored values are plain JSON: money an integer of đồng, a date its ISO day, a range {"from", "to"}, a
quantity {"value", "unit"}, a choice its key. What cannot be read gives a code with its facts, or the
sentence its reader wrote; nothing is ever guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from campaigns.forms.definition import Field, Kind
from campaigns.model import Period
from campaigns.wording import conversation, dates, money
from campaigns.wording.reading import Candidates, Quantity, Reading, Refused, Span, Value
from campaigns.wording.text import clean, fold

SHORT, LONG, NAME = 200, 2000, 100
MOST_MONEY = 10**13


@dataclass(frozen=True, slots=True)
class Read:
    """A value ready to be stored."""

    value: Any
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Which:
    """Several readings: labels with their values."""

    options: tuple[tuple[str, Any], ...]
    question: str
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Unclear:
    """No value: a code with facts, or a reader's sentence. `unknown`: not known yet."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)
    message: str = ""


def read(question: Field, text: str, today: date, period: Period | None) -> Read | Which | Unclear:
    """Read `text` as the answer to `question`."""
    said = clean(text)
    if not said:
        return Unclear("empty")
    match question.kind:
        case Kind.TEXT | Kind.LONG_TEXT:
            return _text(question, said)
        case Kind.MONEY:
            return _reading(money.read_money(said))
        case Kind.DATE | Kind.DATE_OR_PERIOD:
            prefer = Span(period.starts_on, period.ends_on) if period else None
            return _date(question, _reading(dates.read_date(said, today, prefer)))
        case Kind.PERCENT:
            from campaigns.wording import percent

            return _reading(percent.read_percent(said))
        case Kind.QUANTITY:
            from campaigns.wording import quantity

            return _reading(quantity.read_quantity(said))
        case Kind.INTEGER | Kind.DECIMAL:
            return _number(question, said)
        case Kind.CHOICE | Kind.CHOICES:
            return _choice(question, said)
        case _:
            return Unclear("not_text")


def show(question: Field, value: Any, *, approx: bool = False) -> str:
    """A stored value in full words."""
    if isinstance(value, Mapping) and {"from", "to"} == set(value):
        return f"{_one(question, value['from'])} – {_one(question, value['to'])}"
    shown = _one(question, value)
    return f"{money.ABOUT} {shown}" if approx else shown


def _one(question: Field, value: Any) -> str:
    match question.kind:
        case Kind.MONEY if isinstance(value, int):
            return f"{money.say_money(value)} ({money.money_in_words(value)})"
        case Kind.DATE | Kind.DATE_OR_PERIOD if isinstance(value, str):
            return dates.say_date(date.fromisoformat(value))
        case Kind.PERCENT:
            return f"{value}%"
        case Kind.QUANTITY if isinstance(value, Mapping):
            return f"{_digits(value['value'])} {value['unit']}"
        case Kind.CHOICE:
            return _label(question, value)
        case Kind.CHOICES if isinstance(value, list):
            return ", ".join(_label(question, one) for one in value)
        case Kind.PHOTO if isinstance(value, list):
            return conversation.PHOTOS.format(len(value))
        case Kind.LOCATION if isinstance(value, Mapping):
            return f"{value['latitude']:.5f}, {value['longitude']:.5f}"
        case Kind.INTEGER | Kind.DECIMAL:
            return _digits(value)
        case _:
            return str(value)


def _label(question: Field, key: Any) -> str:
    return next((one.label for one in question.options if one.key == key), str(key))


def _digits(value: Any) -> str:
    number = Decimal(str(value))
    whole, _, rest = f"{number:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    rest = rest.rstrip("0")
    return f"{grouped},{rest}" if rest else grouped


def _text(question: Field, said: str) -> Read | Unclear:
    limit = question.max_length or (LONG if question.kind is Kind.LONG_TEXT else SHORT)
    one_line = said if question.kind is Kind.LONG_TEXT else " ".join(said.split())
    if len(one_line) > limit:
        return Unclear("too_long", {"limit": str(limit), "length": str(len(one_line))})
    if not any(letter.isalnum() for letter in one_line):
        return Unclear("no_words")
    return Read(one_line)


def _reading(found: Reading[Any]) -> Read | Which | Unclear:
    match found:
        case Value(value=value, approx=approx):
            return Read(_json(value), approx)
        case Candidates(options=options, question=question):
            return Which(tuple((one.label, _json(one.value)) for one in options), question)
        case Refused(reason=reason, message=message):
            return Unclear(reason, message=message)


def _json(value: Any) -> Any:
    match value:
        case Span(start=start, end=end):
            return {"from": _json(start), "to": _json(end)}
        case date():
            return value.isoformat()
        case Quantity(value=number, unit=unit):
            return {"value": number if isinstance(number, int) else float(number), "unit": unit}
        case _:
            return value


def _date(question: Field, found: Read | Which | Unclear) -> Read | Which | Unclear:
    """A field that wants one day does not take a range."""
    if question.kind is Kind.DATE and isinstance(found, Read) and isinstance(found.value, Mapping):
        return Unclear("one_day", {"start": found.value["from"], "end": found.value["to"]})
    return found


def _number(question: Field, said: str) -> Read | Unclear:
    plain = said.replace(" ", "").replace(".", "").replace(",", ".")
    if plain.count(".") > 1 or not plain.isascii():
        return Unclear("not_number")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return Unclear("not_number")
    if not number.is_finite() or abs(number) > MOST_MONEY:
        return Unclear("not_number")
    if question.kind is Kind.INTEGER and number != number.to_integral_value():
        return Unclear("not_whole")
    low, high = question.constraint.minimum, question.constraint.maximum
    if low is not None and number < low:
        return Unclear("too_small", {"limit": _digits(low)})
    if high is not None and number > high:
        return Unclear("too_big", {"limit": _digits(high)})
    return Read(int(number) if question.kind is Kind.INTEGER else float(number))


def _choice(question: Field, said: str) -> Read | Which | Unclear:
    """The label, its number in the list, or the beginning of exactly one label."""
    words = fold(said)
    if words.isdigit() and 1 <= int(words) <= len(question.options):
        found = [question.options[int(words) - 1]]
    else:
        found = [one for one in question.options if fold(one.label) == words]
        found = found or [
            one for one in question.options if len(words) > 1 and words in fold(one.label)
        ]
    if len(found) != 1:
        return Unclear("choose")
    return Read([found[0].key] if question.kind is Kind.CHOICES else found[0].key)
