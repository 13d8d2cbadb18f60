"""Where a half-filled form stands: the next question, the summary, and how answers are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.forms.definition import Field, Form, Json, Kind, Option
from campaigns.forms.draft import Answer, Draft, Status
from campaigns.forms.fields import show
from campaigns.forms.steps import Ask, Choose, Line, Reason, Review, Step
from campaigns.wording import conversation as words


def lines(form: Form, answers: Mapping[str, Answer]) -> Sequence[Line]:
    """The answered fields that apply, each with its value in full words."""
    return tuple(
        line(one, answers[one.key])
        for one in form.fields
        if one.key in answers
        and applies(form, one, answers)
        and answers[one.key].status is not Status.SKIPPED
    )


# -------------------------------------------------------------------------- where it stands


def following(form: Form, draft: Draft, echo: tuple[str, ...] = ()) -> Step:
    """The next question that applies and has no answer, else the summary."""
    said = tuple(
        line(one, draft.answers[one.key])
        for one in form.fields
        if one.key in echo and one.key in draft.answers
    )
    for one in form.fields:
        if one.kind is Kind.NOTE or not applies(form, one, draft.answers):
            continue
        if one.key not in draft.answers:
            return ask(form, replace(draft, open=one.key, pending=None), one, echo=said)
    clash = _clash(form, draft)
    if clash is not None:
        later, reason = clash
        return ask(form, replace(draft, open=later.key, editing=True, pending=None), later, reason)
    closed = replace(draft, open=None, editing=False, pending=None)
    return Review(closed, tuple(lines(form, closed.answers)), editable=editable(form, closed),
                  echo=said)  # fmt: skip


def where(form: Form, draft: Draft, reason: Reason | None = None) -> Step:
    """The step the draft stands at, with why it is shown again."""
    question = form.field(draft.open) if draft.open else None
    if question is None:
        step = following(form, draft)
        return replace(step, reason=reason) if isinstance(step, Ask | Review) else step
    if draft.pending is not None:
        labels = tuple(label for label, _ in draft.pending.options)
        return Choose(draft, draft.pending.about.value, labels, draft.pending.question, question)
    return ask(form, draft, question, reason)


def ask(
    form: Form, draft: Draft, one: Field, reason: Reason | None = None, echo: tuple[Line, ...] = ()
) -> Ask:
    """Ask one question, with everything a person needs to answer it."""
    asked = [each for each in form.fields if each.kind is not Kind.NOTE
             and applies(form, each, draft.answers)]  # fmt: skip
    place = asked.index(one) + 1 if one in asked else 1
    former = draft.answers.get(one.key) or draft.shelf.get(one.key)
    return Ask(
        draft,
        one,
        reason,
        options=one.options,
        picked=tuple(str(each) for each in draft.picked),
        former=line(one, former) if former and former.status is not Status.SKIPPED else None,
        notes=_notes(form, one, draft),
        place=(place, len(asked)),
        can_skip=not one.required,
        can_go_back=bool(draft.trail) or draft.editing,
        echo=echo,
    )


def _notes(form: Form, one: Field, draft: Draft) -> tuple[str, ...]:
    """The notes that stand right before a question."""
    at = form.fields.index(one)
    found: list[str] = []
    while at > 0 and form.fields[at - 1].kind is Kind.NOTE:
        at -= 1
        if applies(form, form.fields[at], draft.answers):
            found.insert(0, form.fields[at].question or form.fields[at].label)
    return tuple(found)


def applies(form: Form, one: Field, answers: Mapping[str, Answer]) -> bool:
    """Whether a field is asked, by an earlier choice that itself applies."""
    condition = one.relevant
    if condition is None:
        return True
    earlier = form.field(condition.field)
    given = answers.get(condition.field)
    if earlier is None or given is None or not applies(form, earlier, answers):
        return False
    chosen = given.value if isinstance(given.value, list) else [given.value]
    return any(value in condition.is_one_of for value in chosen)


def editable(form: Form, draft: Draft) -> tuple[Option, ...]:
    """The fields that may be changed at the summary."""
    return tuple(
        Option(one.key, one.label)
        for one in form.fields
        if one.kind is not Kind.NOTE and applies(form, one, draft.answers)
    )


def line(one: Field, given: Answer) -> Line:
    """One answered field in full words."""
    if given.status is Status.UNKNOWN:
        return Line(one.key, one.label, words.NOT_KNOWN)
    return Line(one.key, one.label, show(one, given.value, approx=given.approx))


def _clash(form: Form, draft: Draft) -> tuple[Field, Reason] | None:
    """A date before the one it must follow, naming both."""
    for one in form.fields:
        other = form.field(one.constraint.not_before or "")
        later, earlier = draft.answers.get(one.key), draft.answers.get(other.key if other else "")
        if other is None or later is None or earlier is None:
            continue
        end, start = _last(later.value), _first(earlier.value)
        if end is not None and start is not None and end < start:
            facts = {"later": one.label, "later_text": line(one, later).text,
                     "earlier": other.label, "earlier_text": line(other, earlier).text}  # fmt: skip
            return one, Reason("before", facts)
    return None


def _first(value: Json) -> str | None:
    found = value.get("from") if isinstance(value, dict) else value
    return found if isinstance(found, str) else None


def _last(value: Json) -> str | None:
    found = value.get("to") if isinstance(value, dict) else value
    return found if isinstance(found, str) else None
