"""Stored values in full words, for the echo, the card, the receipt and the workbook.

What is shown is what was understood: "350.000.000 đồng — ba trăm năm mươi triệu đồng",
"thứ Ba, 05/12/2023". A value that does not fit its field is never shown; `sound` says which do.
"""

from datetime import date
from decimal import Decimal, InvalidOperation
from math import isfinite

from campaigns.forms.definition import Field, Json, Kind
from campaigns.forms.draft import Answer, Status
from campaigns.wording.dates import read as dates
from campaigns.wording.money import echo as money_echo
from campaigns.wording.reading import Span
from campaigns.wording.talk import conversation

DATES = (Kind.DATE, Kind.DATE_OR_PERIOD)


def show(question: Field, given: Answer) -> str:
    """One answer in full words; what was left out is empty."""
    if given.status is Status.UNKNOWN:
        return conversation.NOT_KNOWN
    if given.status is Status.SKIPPED:
        return ""
    value = given.value
    if isinstance(value, dict) and set(value) == {"from", "to"}:
        shown = _range(question, value["from"], value["to"])
    elif question.kind in DATES:
        shown = dates.echo_date(given.said, date.fromisoformat(str(value)))
    else:
        shown = _one(question, value)
    if question.kind in DATES and isinstance(value, dict):
        return conversation.SOME_TIME.format(shown)
    return f"{money_echo.ABOUT} {shown}" if given.approx else shown


def sound(question: Field, given: Answer) -> bool:
    """Whether an answer from elsewhere fits the field, so that it can be shown and stored."""
    if given.status is Status.SKIPPED:
        return not question.required
    if given.status is Status.UNKNOWN:
        return True
    try:
        shown = show(question, given)
    except (KeyError, TypeError, ValueError, InvalidOperation):
        return False
    value = given.value
    match question.kind:
        case Kind.TEXT | Kind.LONG_TEXT:
            return isinstance(value, str) and bool(shown)
        case Kind.CHOICE:
            return value in [one.key for one in question.options]
        case Kind.CHOICES:
            keys = [one.key for one in question.options]
            return isinstance(value, list) and all(one in keys for one in value) and bool(value)
        case Kind.PHOTO:
            return isinstance(value, list) and all(isinstance(one, str) for one in value)
        case Kind.DATE:
            return isinstance(value, str)
        case Kind.NOTE:
            return False
        case _:
            return True


def figure(value: Decimal | float | str) -> str:
    """A number with dots between thousands and a decimal comma; ValueError where it is none."""
    number = Decimal(str(value))
    if not number.is_finite():
        raise ValueError(str(value))
    whole, _, rest = f"{number.copy_abs():f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    rest = rest.rstrip("0")
    sign = "-" if number < 0 else ""
    return f"{sign}{grouped},{rest}" if rest else f"{sign}{grouped}"


def _range(question: Field, start: Json, end: Json) -> str:
    if question.kind in DATES:
        days = Span(date.fromisoformat(str(start)), date.fromisoformat(str(end)))
        return dates.say_when(days)
    if question.kind is Kind.MONEY and isinstance(start, int) and isinstance(end, int):
        return money_echo.say_range(start, end)
    return conversation.FROM_TO.format(_one(question, start), _one(question, end))


def _one(question: Field, value: Json) -> str:
    match question.kind:
        case Kind.MONEY:
            if not isinstance(value, int):
                raise TypeError("a sum is a whole number")
            return f"{money_echo.say_money(value)} — {money_echo.money_in_words(value)}"
        case Kind.PERCENT:
            return f"{figure(str(value))}%"
        case Kind.QUANTITY if isinstance(value, dict):
            return f"{figure(str(value['value']))} {value['unit']}"
        case Kind.INTEGER | Kind.DECIMAL:
            return figure(str(value))
        case Kind.CHOICE:
            return _label(question, value)
        case Kind.CHOICES if isinstance(value, list):
            return ", ".join(_label(question, one) for one in value)
        case Kind.PHOTO if isinstance(value, list):
            return conversation.PHOTOS.format(len(value))
        case Kind.LOCATION if isinstance(value, dict):
            place = float(str(value["latitude"])), float(str(value["longitude"]))
            if not all(map(isfinite, place)):
                raise ValueError("no such place")
            return f"{place[0]:.5f}, {place[1]:.5f}"
        case Kind.TEXT | Kind.LONG_TEXT:
            return str(value)
        case _:
            raise TypeError(f"no {question.kind} looks like this")


def _label(question: Field, key: Json) -> str:
    return next((one.label for one in question.options if one.key == key), str(key))
