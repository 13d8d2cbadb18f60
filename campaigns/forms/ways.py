"""The ways through a form that answer nothing: back, skip, keep, edit, confirm, leave."""

from dataclasses import replace

from campaigns.forms import answering, standing
from campaigns.forms.definition import Form, Json, Kind
from campaigns.forms.draft import Answer, Draft, Stage, Status, Waiting
from campaigns.forms.steps import Cancelled, Done, Reason, Review, Step

GATHERED = (Kind.CHOICES, Kind.PHOTO)  # several presses or pictures make one answer


def stopped(form: Form, draft: Draft) -> Step:
    """Words that stop are asked back, but where there is nothing to lose: what is typed next, then, is no
    answer any more."""
    if not draft.answers and not draft.picked and draft.pending is None:
        return left(form, draft, sure=True)
    return standing.where(form, replace(draft, leaving=True))


def left(form: Form, draft: Draft, *, sure: bool) -> Step:
    """The answer to "really throw it away?"."""
    if sure:
        return Cancelled(replace(draft, stage=Stage.CANCELLED))
    return standing.where(form, draft)


def back(form: Form, draft: Draft) -> Step:
    """Take the last thing back; an answer taken back is offered again as what stood there."""
    if draft.leaving or draft.pending is not None:
        return standing.where(form, replace(draft, leaving=False, pending=None))
    if draft.editing:
        return standing.following(form, draft)
    if draft.picked:
        return standing.where(form, replace(draft, picked=draft.picked[:-1]))
    if not draft.trail:
        return standing.where(form, draft, Reason("at_start"))
    turn = draft.trail[-1]
    answers = dict(draft.answers)
    taken = answers.pop(turn.field, None)
    if turn.before is not None:
        answers[turn.field] = turn.before
    shelf = dict(draft.shelf) | ({turn.field: taken} if taken is not None else {})
    before = replace(draft, answers=answers, shelf=shelf, trail=draft.trail[:-1],
                     open=turn.field, editing=turn.editing)  # fmt: skip
    return standing.where(form, before)


def skip(form: Form, draft: Draft) -> Step:
    """Leave the open question without an answer, where it is not required."""
    question = standing.field_of(form, draft)
    if question is None:
        return standing.where(form, draft)
    if question.required:
        return standing.where(form, draft, Reason("needed"))
    return answering.store(form, draft, question, Answer(None, status=Status.SKIPPED))


def keep(form: Form, draft: Draft) -> Step:
    """What stood there stays: the answer being changed, or the one that was taken back."""
    question = standing.field_of(form, draft)
    if question is None:
        return standing.where(form, draft)
    if draft.editing:
        return standing.following(form, draft)
    former = draft.shelf.get(question.key)
    if former is None:
        return standing.where(form, draft)
    reason = standing.clash(form, question, former, draft.answers)
    if reason is not None:
        return standing.where(form, draft, reason)
    return answering.store(form, draft, question, former)


def edit(form: Form, draft: Draft, key: str) -> Step:
    """Open one field again; several choices start with those that were made."""
    question = next((one for one in standing.asked(form, draft.answers) if one.key == key), None)
    if question is None:
        return standing.where(form, draft)
    given = draft.answers.get(key)
    chosen = given.value if given is not None and question.kind is Kind.CHOICES else None
    picked: tuple[Json, ...] = tuple(chosen) if isinstance(chosen, list) else ()
    opened = replace(draft, open=key, editing=given is not None, pending=None, leaving=False,
                     picked=picked)  # fmt: skip
    return standing.ask(form, opened, question)


def confirm(form: Form, draft: Draft) -> Step:
    """Gửi, xong, đúng: whatever is being confirmed where the draft stands."""
    question = standing.field_of(form, draft)
    if draft.leaving:
        return standing.where(form, draft)  # a press on the card above is no yes to leaving
    if draft.pending is not None:
        if draft.pending.about is Waiting.ZERO and question is not None:
            given = Answer(0, draft.pending.said)
            return answering.store(form, replace(draft, pending=None), question, given)
        return standing.where(form, draft)
    if question is not None and question.kind in GATHERED and draft.picked:
        return answering.store(form, draft, question, Answer([*draft.picked]))
    if question is not None and question.kind in GATHERED and not question.required:
        return skip(form, draft)
    if draft.editing:
        return standing.following(form, draft)
    step = standing.following(form, draft)
    if isinstance(step, Review):
        return done(form, replace(step.draft, stage=Stage.DONE))
    needed = question is not None and question.required
    return standing.where(form, draft, Reason("needed") if needed else None)


def done(form: Form, draft: Draft) -> Done:
    """The confirmed answers to the questions that apply."""
    kept = {
        one.key: draft.answers[one.key]
        for one in standing.asked(form, draft.answers)
        if one.key in draft.answers
    }
    return Done(draft, kept, tuple(standing.lines(form, kept)))
