"""Which question a message is about, when it is not simply the answer to the open one.

"Sửa giá trị 250tr", "à nhầm, 250tr": a named field is that field; a slip that only one answered
question can read is that question; where several can, the person is asked which. A text question
takes "Sửa đường làng" as its answer: there only a slip, or the bare name of a field, leads away.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from campaigns.forms import registered, standing
from campaigns.forms.definition import Field, Form, Kind
from campaigns.forms.draft import Draft
from campaigns.forms.fields import TEXTS, Read, Unclear, Which, read
from campaigns.forms.steps import Context
from campaigns.wording import conversation as words
from campaigns.wording.registration import read_registration

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
    found = words.correction(text, [(one.key, _names(one)) for one in answered])
    named = next((one for one in answered if one.key == found.field), None)
    free = question is not None and question.kind in TEXTS
    if named is not None and (found.slip or found.order or question is None):
        if named is question:
            return None if not found.rest else Other(named, found.rest)
        if not (free and found.rest and not found.slip):
            return Other(named, found.rest)
    if question is None:
        return _at_summary(form, answered, found, context)
    if named not in (None, question) and found.rest and not free:
        own = read(question, text, context.today, context.period)
        meant_other = read(named, found.rest, context.today, context.period)
        if isinstance(own, Unclear) and isinstance(meant_other, Read):
            return Other(named, found.rest)
    return _slip(question, answered, found, context)


def _slip(
    question: Field, answered: Sequence[Field], found: words.Correction, context: Context
) -> Other | Several | None:
    """In the middle: only an "à nhầm" whose words the open question does not read itself."""
    if not found.slip or not found.rest:
        return None
    own = read(question, found.rest, context.today, context.period)
    if question.kind not in NOT_TYPED and not isinstance(own, Unclear):
        return Other(question, found.rest)
    fitting = _fitting(answered, found.rest, context)
    if len(fitting) == 1:
        return Other(fitting[0], found.rest)
    return Several(tuple(fitting), found.rest) if fitting else None


def _at_summary(
    form: Form, answered: Sequence[Field], found: words.Correction, context: Context
) -> Other | Several | Nobody:
    fitting = _fitting(answered, found.rest, context)
    if len(fitting) > 1:
        fitting = _told(form, fitting, found.rest, context) or fitting
    if len(fitting) == 1:
        return Other(fitting[0], found.rest)
    if fitting:
        return Several(tuple(fitting), found.rest)
    free = tuple(one for one in answered if one.kind in TEXTS)
    if found.rest and free and (found.slip or found.order):
        return Several(free, found.rest) if len(free) > 1 else Other(free[0], found.rest)
    return Nobody()


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


def _names(one: Field) -> tuple[str, ...]:
    """What people call a field: its label, and the common words for its kind."""
    return (one.label, *words.CALLED.get(one.kind, ()))
