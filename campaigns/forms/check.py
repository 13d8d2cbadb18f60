"""Is this form sound: can every question be asked, answered, shown back and pressed on a phone."""

import re
from collections.abc import Iterator

from campaigns import plan_wording as wording
from campaigns.forms.definition import Field, Form, Kind
from campaigns.forms.fields import LONG, SHORT

Path = tuple[str | int, ...]

MOST_FIELDS = 40
MOST_OPTIONS = 30  # buttons under one question
MOST_PHOTOS = 10
LONGEST_LABEL = 60  # characters on a button
LONGEST_QUESTION = 1000  # a question stands in one message, with its hint and example below
KEY = re.compile(r"[a-z][a-z0-9_-]{0,39}")
OPTION = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")  # lists of choices are often numbered
CHOOSES = (Kind.CHOICE, Kind.CHOICES)
DATES = (Kind.DATE, Kind.DATE_OR_PERIOD)
NUMBERS = (Kind.MONEY, Kind.INTEGER, Kind.DECIMAL, Kind.PERCENT, Kind.QUANTITY, Kind.PHOTO)


def problems(form: Form) -> Iterator[tuple[Path, str]]:
    """What is wrong with a form: the place inside it, and a sentence. Nothing where it is sound."""
    if not KEY.fullmatch(form.key):
        yield ("key",), wording.KEY.format(form.key)
    if not form.title:
        yield ("title",), wording.EMPTY
    if not any(one.kind is not Kind.NOTE for one in form.fields):
        yield ("fields",), wording.NO_FIELDS.format(form.key)
    if len(form.fields) > MOST_FIELDS:
        yield ("fields",), wording.TOO_MANY.format(MOST_FIELDS)
    before: dict[str, Field] = {}
    for at, one in enumerate(form.fields):
        if one.key in before:
            yield ("fields", at, "key"), wording.FIELD_TWICE.format(one.key)
        for path, what in _field(one, before):
            yield ("fields", at, *path), what
        before.setdefault(one.key, one)


def _field(one: Field, before: dict[str, Field]) -> Iterator[tuple[Path, str]]:
    if not KEY.fullmatch(one.key):
        yield ("key",), wording.KEY.format(one.key)
    if not one.label:
        yield ("label",), wording.NO_LABEL.format(one.key)
    if len(one.label) > LONGEST_LABEL:
        yield ("label",), wording.LONG_LABEL.format(one.label, LONGEST_LABEL)
    for name, said in (("question", one.question), ("hint", one.hint), ("example", one.example)):
        if len(said) > LONGEST_QUESTION:
            yield (name,), wording.LONG_QUESTION.format(len(said), LONGEST_QUESTION)
    most = LONG if one.kind is Kind.LONG_TEXT else SHORT
    if one.max_length is not None and not 1 <= one.max_length <= most:
        yield ("max_length",), wording.MAX_LENGTH.format(most)
    yield from _options(one)
    yield from _condition(one, before)
    yield from _constraint(one, before)


def _options(one: Field) -> Iterator[tuple[Path, str]]:
    if one.kind is Kind.PERCENT and all(_percent(each.key) for each in one.options):
        return  # buttons beside what may be typed
    if one.kind not in CHOOSES:
        if one.options:
            yield ("options",), wording.NO_OPTIONS_HERE.format(one.key)
        return
    if not 2 <= len(one.options) <= MOST_OPTIONS:
        yield ("options",), wording.OPTIONS.format(one.key, MOST_OPTIONS)
    keys: set[str] = set()
    labels: set[str] = set()
    for at, option in enumerate(one.options):
        if not OPTION.fullmatch(option.key):
            yield ("options", at, "key"), wording.OPTION_KEY.format(option.key)
        if not option.label or len(option.label) > LONGEST_LABEL:
            yield ("options", at, "label"), wording.LONG_LABEL.format(option.label, LONGEST_LABEL)
        if option.key in keys or option.label.casefold() in labels:
            yield ("options", at), wording.OPTION_TWICE.format(option.label)
        keys.add(option.key)
        labels.add(option.label.casefold())


def _condition(one: Field, before: dict[str, Field]) -> Iterator[tuple[Path, str]]:
    if one.relevant is None:
        return
    earlier = before.get(one.relevant.field)
    place: Path = ("relevant", "field")
    if earlier is None:
        yield place, wording.UNKNOWN_CONDITION.format(one.key, one.relevant.field)
    elif earlier.kind is Kind.PERCENT and all(map(_percent, one.relevant.is_one_of)):
        return
    elif earlier.kind not in CHOOSES:
        yield place, wording.NOT_A_CHOICE.format(earlier.key)
    else:
        known = {option.key for option in earlier.options}
        for at, key in enumerate(one.relevant.is_one_of):
            if key not in known:
                yield ("relevant", "is_one_of", at), wording.NO_SUCH_OPTION.format(earlier.key, key)
        if not one.relevant.is_one_of:
            yield ("relevant", "is_one_of"), wording.EMPTY


def _percent(key: str) -> bool:
    return key.isascii() and key.isdigit() and int(key) <= 100


def _constraint(one: Field, before: dict[str, Field]) -> Iterator[tuple[Path, str]]:
    low, high, other = one.constraint.minimum, one.constraint.maximum, one.constraint.not_before
    if (low is not None or high is not None) and one.kind not in NUMBERS:
        yield ("constraint",), wording.NO_BOUNDS_HERE.format(one.key)
    if low is not None and high is not None and low > high:
        yield ("constraint",), wording.MIN_OVER_MAX
    if one.kind is Kind.PHOTO and high is not None and not 1 <= high <= MOST_PHOTOS:
        yield ("constraint", "maximum"), wording.PHOTOS.format(MOST_PHOTOS)
    if other is None:
        return
    earlier = before.get(other)
    place: Path = ("constraint", "not_before")
    if earlier is None:
        yield place, wording.UNKNOWN_CONDITION.format(one.key, other)
    elif one.kind not in DATES or earlier.kind not in DATES:
        yield place, wording.NOT_A_DATE.format(one.key, other)
