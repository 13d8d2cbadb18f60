"""Where a half-filled form stands: what applies, what is still open, and how that is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.forms.definition import Field, Form, Json, Kind, Option
from campaigns.forms.draft import Answer, Draft, Status, Waiting
from campaigns.forms.fields import ends_of
from campaigns.forms.show import show
from campaigns.forms.steps import Ask, Choose, Line, Reason, Review, Step

SURE = (
    "yes",
    "no",
)  # labels of a question of the bot; what stands on the buttons is said elsewhere


def relevant(form: Form, answers: Mapping[str, Answer]) -> tuple[Field, ...]:
    """The fields that apply, in order; a condition looks at an earlier field that itself applies."""
    found: dict[str, Field] = {}
    for one in form.fields:
        condition = one.relevant
        if condition is not None:
            given = answers.get(condition.field) if condition.field in found else None
            value = given.value if given is not None else None
            chosen = value if isinstance(value, list) else [value]
            if not any(str(each) in condition.is_one_of for each in chosen):
                continue
        found[one.key] = one
    return tuple(found.values())


def asked(form: Form, answers: Mapping[str, Answer]) -> tuple[Field, ...]:
    """The fields that apply and want an answer."""
    return tuple(one for one in relevant(form, answers) if one.kind is not Kind.NOTE)


def field_of(form: Form, draft: Draft) -> Field | None:
    """The open question; None at the summary, or where what was open applies no more."""
    return next((one for one in asked(form, draft.answers) if one.key == draft.open), None)


def clash(form: Form, one: Field, given: Answer, answers: Mapping[str, Answer]) -> Reason | None:
    """A date before the one it must follow, naming both; None where they agree."""
    other = next(
        (each for each in asked(form, answers) if each.key == one.constraint.not_before), None
    )
    earlier = answers.get(other.key) if other is not None else None
    if other is None or earlier is None or None in (given.value, earlier.value):
        return None
    if str(ends_of(given.value)[-1]) >= str(ends_of(earlier.value)[0]):
        return None
    facts = {"later": one.label, "later_text": show(one, given), "earlier": other.label,
             "earlier_text": show(other, earlier), "earlier_key": other.key}  # fmt: skip
    return Reason("before", facts, one.constraint.message)


def lines(form: Form, answers: Mapping[str, Answer]) -> Sequence[Line]:
    """The answered fields that apply, each with its value in full words."""
    return tuple(
        line(one, answers[one.key])
        for one in asked(form, answers)
        if one.key in answers and answers[one.key].status is not Status.SKIPPED
    )


def line(one: Field, given: Answer) -> Line:
    """One answered field in full words."""
    return Line(one.key, one.label, show(one, given))


def editable(form: Form, draft: Draft) -> tuple[Option, ...]:
    """The fields that may be changed at the summary."""
    return tuple(Option(one.key, one.label) for one in asked(form, draft.answers))


# -------------------------------------------------------------------------- the step it gives


def following(form: Form, draft: Draft, echo: tuple[str, ...] = ()) -> Step:
    """The next question that applies and has no sound answer, else the summary."""
    said = tuple(each for each in lines(form, draft.answers) if each.field in echo)
    at_rest = replace(draft, open=None, editing=False, pending=None, leaving=False, picked=())
    for one in asked(form, draft.answers):
        given = draft.answers.get(one.key)
        reason = None if given is None else clash(form, one, given, draft.answers)
        offer = draft.offers.get(one.key)
        if offer is not None and (given is None or offer.about is Waiting.SAID):
            opened = replace(at_rest, open=one.key, editing=given is not None)
            return _offered(form, opened, one, said)
        if given is None or reason is not None:
            return ask(form, replace(at_rest, open=one.key), one, reason, echo=said)
    return _review(form, at_rest, echo=said)


def _offered(form: Form, draft: Draft, one: Field, echo: tuple[Line, ...]) -> Step:
    """What was said about this question before it was asked: its readings, or why it has none."""
    offer = draft.offers[one.key]
    rest = {key: each for key, each in draft.offers.items() if key != one.key}
    if not offer.options:
        reason = Reason("said_before", message=offer.question)
        return ask(form, replace(draft, offers=rest), one, reason, echo)
    labels = tuple(label for label, _ in offer.options)
    opened = replace(draft, offers=rest, pending=offer)
    return Choose(opened, offer.about.value, labels, offer.question, one, echo=echo)


def where(form: Form, draft: Draft, reason: Reason | None = None) -> Step:
    """The step the draft stands at, with why it is shown again."""
    question = field_of(form, draft)
    if draft.leaving:
        return Choose(draft, Waiting.CANCEL.value, SURE, field=question)
    if draft.pending is not None and (
        question is not None or draft.pending.about is Waiting.WHICH_FIELD
    ):
        labels = tuple(label for label, _ in draft.pending.options)
        return Choose(
            draft, draft.pending.about.value, labels, draft.pending.question, question, reason
        )
    if question is not None:
        return ask(form, draft, question, reason)
    step = following(form, draft)
    return replace(step, reason=reason) if reason and isinstance(step, Ask | Review) else step


def ask(
    form: Form, draft: Draft, one: Field, reason: Reason | None = None, echo: tuple[Line, ...] = ()
) -> Ask:
    """Ask one question, with everything a person needs to answer it."""
    every = asked(form, draft.answers)
    stands = draft.answers.get(one.key) if draft.editing else draft.shelf.get(one.key)
    former = stands if stands is not None and stands.status is not Status.SKIPPED else None
    return Ask(
        draft,
        one,
        reason,
        options=one.options,
        picked=tuple(str(each) for each in draft.picked),
        former=line(one, former) if former is not None else None,
        notes=_notes(form, one, draft.answers),
        place=(every.index(one) + 1, len(every)) if one in every else (1, 1),
        can_skip=not one.required,
        can_go_back=bool(draft.trail) or draft.editing,
        echo=echo,
    )


def _review(form: Form, draft: Draft, echo: tuple[Line, ...] = ()) -> Review:
    shown = tuple(lines(form, draft.answers))
    return Review(draft, shown, editable=editable(form, draft), echo=echo)


def _notes(form: Form, one: Field, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The notes that stand right before a question."""
    found: list[str] = []
    for each in relevant(form, answers):
        if each.key == one.key:
            return tuple(found)
        note = each.question or each.label
        found = [*found, note] if each.kind is Kind.NOTE else []
    return ()


def options_of(fields: Sequence[Field]) -> tuple[tuple[str, Json], ...]:
    """Fields as labelled choices."""
    return tuple((one.label, one.key) for one in fields)
