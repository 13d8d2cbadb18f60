"""The guided conversation: one question at a time, everything read is shown back.

`answer(form, draft, said, context)` is pure: same input, same step; the draft that comes back is
all that must be kept. Any input in any state gives a step and never an exception, and nothing
typed before is lost by bad input. The summary comes only when every question that applies has
its answer.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from campaigns.forms import standing
from campaigns.forms.definition import Field, Form, Json, Kind, Option
from campaigns.forms.draft import Answer, Draft, Pending, Stage, Status, Turn, Waiting
from campaigns.forms.fields import Read, Unclear, Which, read
from campaigns.forms.steps import (
    Ask,
    Back,
    Cancel,
    Cancelled,
    Choose,
    Confirm,
    Context,
    Done,
    Edit,
    Input,
    Keep,
    Line,
    Location,
    Photo,
    Pick,
    Reason,
    Review,
    Skip,
    Step,
    Text,
    Unusable,
)
from campaigns.wording import conversation as words

__all__ = [
    "Ask", "Back", "Cancel", "Cancelled", "Choose", "Confirm", "Context", "Done", "Edit", "Input",
    "Keep", "Line", "Location", "Photo", "Pick", "Reason", "Review", "Skip", "Step", "Text",
    "Unusable", "answer", "ask_again", "lines", "reopen", "start",
]  # fmt: skip

lines = standing.lines


def start(
    form: Form,
    context: Context,  # noqa: ARG001 - every opening is called alike
    known: Mapping[str, Answer] | None = None,
) -> Step:
    """Open the form; `known` answers are kept where they are sound, only the rest is asked."""
    keys = {one.key for one in form.fields}
    kept = {key: value for key, value in (known or {}).items() if key in keys}
    return standing.following(form, Draft(form.key, answers=kept), echo=tuple(kept))


def reopen(form: Form, answers: Mapping[str, Answer], context: Context) -> Step:
    """Open the form on something already sent in: at the summary, unless the form grew since."""
    return start(form, context, answers)


def answer(form: Form, draft: Draft, said: Input, context: Context) -> Step:
    """Take one input. Never raises; the step's draft is what must be kept."""
    if draft.stage is not Stage.OPEN:
        return standing.where(form, replace(draft, stage=Stage.OPEN))
    match said:
        case Text(text=text):
            return _typed(form, draft, text, context)
        case Pick():
            return _picked(form, draft, said, context)
        case Photo(file=file):
            return _photo(form, draft, file)
        case Location(latitude=latitude, longitude=longitude):
            place = {"latitude": latitude, "longitude": longitude}
            return _given(form, draft, Kind.LOCATION, place)
        case Back():
            return _back(form, draft)
        case Skip():
            return _skip(form, draft)
        case Keep():
            return _keep(form, draft)
        case Edit(field=key):
            return _edit(form, draft, key)
        case Confirm():
            return _confirm(form, draft)
        case Cancel():
            return Cancelled(replace(draft, stage=Stage.CANCELLED))
        case Unusable():
            return standing.where(form, draft, Reason("unusable"))
        case _:
            assert_never(said)


def ask_again(
    form: Form,
    draft: Draft,
    context: Context,  # noqa: ARG001 - every step is called alike
) -> Step:
    """The step where the draft stands, to show it anew: after a restart, or a lost message."""
    return standing.where(form, replace(draft, stage=Stage.OPEN))


# ----------------------------------------------------------------------------- what was said


def _typed(form: Form, draft: Draft, text: str, context: Context) -> Step:
    """Words: a way to go, a correction at the summary, or the answer to the open question."""
    question = form.field(draft.open) if draft.open else None
    free = question is not None and question.kind in (Kind.TEXT, Kind.LONG_TEXT)
    way = words.way(text, at_summary=question is None, free_text=free)
    if draft.pending is not None:
        chosen = words.chosen(text, [label for label, _ in draft.pending.options])
        if chosen is not None:
            return _picked(form, draft, Pick(chosen), context)
        draft = replace(draft, pending=None)
    match way:
        case "back":
            return _back(form, draft)
        case "skip" if question is not None and not question.required:
            return _skip(form, draft)
        case "cancel":
            return _sure(draft, question)
        case "confirm" if question is None:
            return _confirm(form, draft)
        case "done" if question is not None and question.kind in (Kind.CHOICES, Kind.PHOTO):
            return _confirm(form, draft)
        case "unknown" if question is not None and question.kind not in (Kind.TEXT, Kind.LONG_TEXT):
            if not question.required:
                return _store(form, draft, question, Answer(None, text, status=Status.UNKNOWN))
            return standing.where(form, draft, Reason("needed"))
    if question is None:
        return _corrected(form, draft, text, context)
    return _read(form, draft, question, text, context)


def _read(form: Form, draft: Draft, question: Field, text: str, context: Context) -> Step:
    match read(question, text, context.today, context.period):
        case Read(value=value, approx=approx):
            return _value(form, draft, question, value, text, approx)
        case Which(options=options, question=asked, approx=approx):
            pending = Pending(Waiting.READING, options, text, approx, asked)
            waiting = replace(draft, pending=pending)
            return Choose(waiting, Waiting.READING.value, tuple(one for one, _ in options), asked,
                          question)  # fmt: skip
        case Unclear(code="unknown") if not question.required:
            return _store(form, draft, question, Answer(None, text, status=Status.UNKNOWN))
        case Unclear(code=code, facts=facts, message=message):
            return standing.ask(form, draft, question, Reason(code, facts, message))
        case other:
            assert_never(other)


def _value(
    form: Form,
    draft: Draft,
    question: Field,
    value: Json,
    said: str,
    approx: bool,
) -> Step:
    """A value that was understood; nothing of money only counts when it is said twice."""
    if question.kind is Kind.MONEY and value == 0:
        options: tuple[tuple[str, Json], ...] = (("yes", True), ("no", False))
        waiting = replace(draft, pending=Pending(Waiting.ZERO, options, said))
        return Choose(waiting, Waiting.ZERO.value, ("yes", "no"), field=question)
    return _store(form, draft, question, Answer(value, said, approx))


def _store(form: Form, draft: Draft, question: Field, given: Answer) -> Step:
    turn = Turn(question.key, draft.answers.get(question.key), draft.editing)
    stored = replace(
        draft,
        answers={**draft.answers, question.key: given},
        trail=(*draft.trail, turn)[-50:],
        open=None,
        editing=False,
        pending=None,
        picked=(),
        shelf={key: value for key, value in draft.shelf.items() if key != question.key},
    )
    return standing.following(form, stored, echo=(question.key,))


# ------------------------------------------------------------------------------ what was done


def _picked(form: Form, draft: Draft, pick: Pick, context: Context) -> Step:
    pending = draft.pending
    if pending is not None and isinstance(pick.option, int):
        return _decided(form, draft, pending, pick, context)
    question = form.field(pick.field or draft.open or "")
    if question is None or question.kind not in (Kind.CHOICE, Kind.CHOICES):
        return standing.where(form, draft)
    option = _option(question, pick.option)
    if option is None or (question.key != draft.open and question.key not in draft.answers):
        return standing.where(form, draft)
    if question.kind is Kind.CHOICE:
        return _store(form, draft, question, Answer(option.key, option.label))
    return _gather(form, replace(draft, open=question.key), question, option.key, toggles=True)


def _decided(form: Form, draft: Draft, pending: Pending, pick: Pick, context: Context) -> Step:
    """A choice among readings, or the answer to a question back."""
    number = int(pick.option)
    question = form.field(draft.open or "")
    if not 0 <= number < len(pending.options):
        return standing.where(form, draft)
    value = pending.options[number][1]
    cleared = replace(draft, pending=None)
    match pending.about:
        case Waiting.CANCEL:
            if value:
                return Cancelled(replace(cleared, stage=Stage.CANCELLED))
            return standing.where(form, cleared)
        case Waiting.ZERO if question is not None:
            if value:
                return _store(form, cleared, question, Answer(0, pending.said))
            return standing.where(form, cleared)
        case Waiting.READING if question is not None:
            return _value(form, cleared, question, value, pending.said, pending.approx)
        case Waiting.WHICH_FIELD:
            target = form.field(str(value))
            if target is not None and pending.said:
                return _read(form, replace(cleared, open=target.key, editing=True), target,
                             pending.said, context)  # fmt: skip
            return _edit(form, cleared, str(value))
        case _:
            return standing.where(form, cleared)


def _gather(form: Form, draft: Draft, question: Field, one: Json, *, toggles: bool) -> Step:
    """One more option or photo; pressing a gathered option again takes it away."""
    fewer = tuple(each for each in draft.picked if each != one)
    picked = fewer if toggles and one in draft.picked else (*draft.picked, one)
    most = question.constraint.maximum
    if most is not None and len(picked) > most:
        return standing.ask(form, draft, question, Reason("too_many", {"limit": str(int(most))}))
    return standing.ask(form, replace(draft, picked=picked), question)


def _photo(form: Form, draft: Draft, file: str) -> Step:
    question = form.field(draft.open or "")
    if question is None or question.kind is not Kind.PHOTO:
        return standing.where(form, draft, Reason("no_photo_here"))
    return _gather(form, draft, question, file, toggles=False)


def _given(form: Form, draft: Draft, kind: Kind, value: Json) -> Step:
    question = form.field(draft.open or "")
    if question is None or question.kind is not kind:
        return standing.where(form, draft, Reason("unusable"))
    return _store(form, draft, question, Answer(value))


def _back(form: Form, draft: Draft) -> Step:
    """Take the last answer back; it is offered again as what stood there."""
    if draft.pending is not None:
        return standing.where(form, replace(draft, pending=None))
    if draft.editing:
        return standing.following(form, replace(draft, open=None, editing=False))
    if not draft.trail:
        return standing.where(form, draft)
    turn = draft.trail[-1]
    question = form.field(turn.field)
    if question is None:
        return standing.where(form, replace(draft, trail=draft.trail[:-1]))
    answers = dict(draft.answers)
    taken = answers.pop(turn.field, None)
    if turn.before is not None:
        answers[turn.field] = turn.before
    shelf = dict(draft.shelf) | ({turn.field: taken} if taken is not None else {})
    before = replace(draft, answers=answers, shelf=shelf, trail=draft.trail[:-1],
                     open=turn.field, editing=turn.editing)  # fmt: skip
    return standing.ask(form, before, question)


def _skip(form: Form, draft: Draft) -> Step:
    question = form.field(draft.open or "")
    if question is None:
        return standing.where(form, draft)
    if question.required:
        return standing.ask(form, draft, question, Reason("needed"))
    return _store(form, draft, question, Answer(None, status=Status.SKIPPED))


def _keep(form: Form, draft: Draft) -> Step:
    question = form.field(draft.open or "")
    former = None if question is None else (
        draft.answers.get(question.key) or draft.shelf.get(question.key)
    )  # fmt: skip
    if question is None or former is None:
        return standing.where(form, draft)
    return _store(form, draft, question, former)


def _edit(form: Form, draft: Draft, key: str) -> Step:
    question = form.field(key)
    if (
        question is None
        or question.kind is Kind.NOTE
        or not standing.applies(form, question, draft.answers)
    ):
        return standing.where(form, draft)
    editing = key in draft.answers
    return standing.ask(form, replace(draft, open=key, editing=editing, pending=None), question)


def _confirm(form: Form, draft: Draft) -> Step:
    question = form.field(draft.open or "")
    if question is not None:
        if question.kind not in (Kind.CHOICES, Kind.PHOTO):
            return standing.where(form, draft)
        if not draft.picked and question.required:
            return standing.ask(form, draft, question, Reason("needed"))
        return _store(form, draft, question, Answer(list(draft.picked)))
    step = standing.following(form, draft)
    if not isinstance(step, Review):
        return step
    kept = {
        one.key: step.draft.answers[one.key]
        for one in form.fields
        if one.key in step.draft.answers and standing.applies(form, one, step.draft.answers)
    }
    return Done(replace(step.draft, stage=Stage.DONE), kept, step.lines)


def _sure(draft: Draft, question: Field | None) -> Step:
    """A typed "thôi" is asked back once: words are easily typed by mistake."""
    options: tuple[tuple[str, Json], ...] = (("yes", True), ("no", False))
    pending = Pending(Waiting.CANCEL, options)
    if question is None and draft.open is None:
        return Cancelled(replace(draft, stage=Stage.CANCELLED))
    return Choose(replace(draft, pending=pending), Waiting.CANCEL.value, ("yes", "no"),
                  field=question)  # fmt: skip


def _corrected(form: Form, draft: Draft, text: str, context: Context) -> Step:
    """At the summary: "sửa giá trị", "à nhầm, 250tr"; where it is not clear, ask which field."""
    named, rest = words.correction(
        text, [(one.key, one.label) for one in standing.editable(form, draft)]
    )
    if named is not None and not rest:
        return _edit(form, draft, named)
    if named is not None:
        target = form.field(named)
        if target is not None:
            return _read(form, replace(draft, open=named, editing=True), target, rest, context)
    fitting = [one for one in form.fields if one.key in draft.answers and _fits(one, rest, context)]
    if len(fitting) == 1:
        one = fitting[0]
        return _read(form, replace(draft, open=one.key, editing=True), one, rest, context)
    return standing.where(form, draft, Reason("which_field"))


def _fits(one: Field, text: str, context: Context) -> bool:
    """Whether a stray text reads as a value of this field, text fields aside."""
    if one.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.PHOTO, Kind.LOCATION, Kind.NOTE):
        return False
    return not isinstance(read(one, text, context.today, context.period), Unclear)


def _option(question: Field, wanted: str | int) -> Option | None:
    if isinstance(wanted, int):
        return question.options[wanted] if 0 <= wanted < len(question.options) else None
    return next((one for one in question.options if one.key == wanted), None)
