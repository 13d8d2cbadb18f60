"""Which question a message is about, when it is not simply the answer to the open one.

"Sửa giá trị 250tr", "à nhầm, 250tr": a named field is that field; a slip that only one answered
question can read is that question; where several can, the person is asked which. A text question
takes "Sửa đường làng" as its answer: there only a slip, or the bare name of a field, leads away.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from campaigns.forms import registered, standing
from campaigns.forms.definition import Field, Form, Kind
from campaigns.forms.draft import Draft
from campaigns.forms.fields import FIGURES, TEXTS, Read, Unclear, Which, read
from campaigns.forms.steps import Context
from campaigns.wording.registration.read import read_registration
from campaigns.wording.spelling.text import fold
from campaigns.wording.talk.amends import CALLED, Correction, changes, correction
from campaigns.wording.talk.conversation import without_courtesy
from campaigns.wording.talk.questions import asks

_MEASURED = re.compile(r"^(?!.*\b(?:them|bot)\b).*\b(?:dai|rong|cao|sau|day|dien tich)\b")
ANYTHING = "?"  # what is offered for this is offered for any words: it tells nothing
NOT_TYPED = (*TEXTS, Kind.PHOTO, Kind.LOCATION, Kind.NOTE)  # any words fit, or none do


@dataclass(frozen=True, slots=True)
class Other:
    """This field is meant; `rest` is its new value in words, "" where only the field is named."""

    field: Field
    rest: str


@dataclass(frozen=True, slots=True)
class Several:
    """One of these fields is meant, with these words."""

    fields: tuple[Field, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Nobody:
    """A correction of nothing that can be told."""


def meant(
    form: Form, draft: Draft, question: Field | None, text: str, context: Context
) -> Other | Several | Nobody | None:
    """What the words correct; None where they are the answer to the open question."""
    answered = [one for one in standing.asked(form, draft.answers) if one.key in draft.answers]
    known = [*answered, question] if question and question not in answered else answered
    everyday = question is None or changes(text)  # else "xong 20/1" may be an answer
    found = correction(text, _called(form, known) if everyday else _labels(known))
    named = next((one for one in known if one.key == found.field), None)
    free = question is not None and question.kind in TEXTS
    denied = _holding(draft, answered, found.denied, context) if found.denied else []
    if named is None and len(denied) == 1:
        return Other(denied[0], found.rest)
    if named is not None and (found.slip or found.order or question is None):
        if named is question:
            return None if not found.rest else Other(named, found.rest)
        if not (free and found.rest and not found.slip):
            return Other(named, found.rest)
    if question is None and named is None and not (found.slip or found.order) and asks(text):
        return Nobody()
    if question is None:
        told = _at_summary(form, answered, found, context)
        return (_longer(form, draft, text, context) or told) if isinstance(told, Nobody) else told
    if named not in (None, question) and found.rest and not free:
        own = read(question, text, context.today, context.period)
        meant_other = read(named, found.rest, context.today, context.period)
        if isinstance(own, Unclear) and isinstance(meant_other, Read):
            return Other(named, found.rest)
    if free and (figure := _figure(form, draft, text, context)):
        return figure
    return _slip(draft, question, answered, found, context)


def _figure(form: Form, draft: Draft, text: str, context: Context) -> Other | None:
    """ "Giá trị 400 triệu", typed where words are asked for: a figure under its own label, no name."""
    figures = [one for one in standing.asked(form, draft.answers) if one.kind in FIGURES]
    found = correction(text, _labels(figures))
    named = next((one for one in figures if one.key == found.field), None)
    if named is None or not found.rest or read_registration(text, context.today, ()).name:
        return None
    said = read(named, found.rest, context.today, context.period)
    return Other(named, found.rest) if isinstance(said, Read) else None


def _slip(
    draft: Draft, question: Field, answered: Sequence[Field], found: Correction, context: Context
) -> Other | Several | None:
    """In the middle: an "à nhầm", "sửa lại" whose words the open question does not read itself."""
    ordered = found.order and question.kind not in TEXTS  # "Sửa đường làng" is a name
    if not (found.slip or ordered) or not found.rest:
        return None
    own = read(question, found.rest, context.today, context.period)
    if question.kind not in NOT_TYPED and not isinstance(own, Unclear):
        last = _last(draft, answered)
        if found.slip and last is not None and _fitting([last], found.rest, context):
            return Several((last, question), found.rest)  # two days, one behind the other
        return Other(question, found.rest)
    fitting = _fitting(answered, found.rest, context)
    if len(fitting) == 1:
        return Other(fitting[0], found.rest)
    return Several(tuple(fitting), found.rest) if fitting else None


def _last(draft: Draft, answered: Sequence[Field]) -> Field | None:
    """What was answered right before, which an "à nhầm" is about; None while one is being changed."""
    turn = draft.trail[-1] if draft.trail and not draft.editing and not draft.pending else None
    return next((one for one in answered if turn is not None and one.key == turn.field), None)


def _at_summary(
    form: Form, answered: Sequence[Field], found: Correction, context: Context
) -> Other | Several | Nobody:
    fitting = _fitting(answered, found.rest, context)
    if without_courtesy(found.rest).isdecimal():  # no place in a list that does not stand there
        fitting = [one for one in fitting if one.kind not in (Kind.CHOICE, Kind.CHOICES)]
    if len(fitting) > 1:
        fitting = _told(form, fitting, found.rest, context) or fitting
    if len(fitting) == 1:
        return Other(fitting[0], found.rest)
    if fitting:
        return Several(tuple(fitting), found.rest)
    free = tuple(one for one in answered if one.kind in TEXTS)
    if found.rest and free and found.slip and not found.rest[0].isdecimal():
        return Several(free, found.rest) if len(free) > 1 else Other(free[0], found.rest)
    return Nobody()


def _longer(form: Form, draft: Draft, text: str, context: Context) -> Other | None:
    """The work's name with the measure that somebody adds to it: "bổ sung: dài 200m"."""
    name = registered.parts(form).get("name")
    given = draft.answers.get(name.key) if name is not None else None
    if name is None or given is None or not _MEASURED.search(fold(text)):
        return None
    said = read_registration(text, context.today, ())
    if said.figured:
        return None
    more = registered.measure(form, replace(said, name=str(given.value)), text)
    return Other(name, f"{given.value}{more}") if more else None


def _told(form: Form, fitting: Sequence[Field], text: str, context: Context) -> list[Field]:
    """Which of them the words tell, as a registration's would: "xong 25/1" is the finish."""
    said = registered.answers(form, read_registration(text, context.today, ()))
    return [one for one in fitting if one.key in said]


def _fitting(fields: Sequence[Field], text: str, context: Context) -> list[Field]:
    """The questions that read these words as a value; those that are sure of it come alone."""
    if not text:
        return []
    readings = [
        (one, read(one, text, context.today, context.period))
        for one in fields
        if one.kind not in NOT_TYPED
    ]
    sure = [one for one, reading in readings if isinstance(reading, Read)]
    return sure or [
        one
        for one, reading in readings
        if isinstance(reading, Which)
        and reading != read(one, ANYTHING, context.today, context.period)
    ]


def _holding(draft: Draft, answered: Sequence[Field], denied: str, context: Context) -> list[Field]:
    """The questions whose answer is what the words deny."""
    found = []
    for one in answered:
        match read(one, denied, context.today, context.period):
            case Read(value=value):
                values = [value]
            case Which(options=options):
                values = [value for _, value in options]
            case _:
                values = []
        if draft.answers[one.key].value in values:
            found.append(one)
    return found


def _labels(fields: Sequence[Field]) -> list[tuple[str, tuple[str, ...]]]:
    """What each field is called: its label, and the common words for its kind."""
    return [(one.key, (one.label, *CALLED.get(one.kind, ()))) for one in fields]


def _called(form: Form, fields: Sequence[Field]) -> list[tuple[str, tuple[str, ...]]]:
    """What people may call each field besides: "ngày xong" is the finish of a work."""
    part = {one.key: name for name, one in registered.parts(form).items()}
    return [(key, (*names, *CALLED.get(part.get(key, ""), ()))) for key, names in _labels(fields)]
