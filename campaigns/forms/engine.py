"""The guided conversation: one question at a time, everything read is shown back.

`answer(form, draft, said, context)` is pure: same input, same step; the draft that comes back is
all that must be kept. Any input in any state gives a step and never an exception, and nothing
typed before is lost by bad input. The summary comes only when every question that applies has
its answer.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from campaigns.forms import answering, corrections, standing, talking, ways
from campaigns.forms.definition import Field, Form, Kind
from campaigns.forms.draft import Answer, Draft, Pending, Stage, Waiting
from campaigns.forms.fields import FIGURES, NEEDS, TEXTS
from campaigns.forms.show import sound
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
from campaigns.wording.talk import choices
from campaigns.wording.talk import conversation as words
from campaigns.wording.talk.questions import asks

__all__ = [
    "Ask", "Back", "Cancel", "Cancelled", "Choose", "Confirm", "Context", "Done", "Edit", "Input",
    "Keep", "Line", "Location", "Photo", "Pick", "Reason", "Review", "Skip", "Step", "Text",
    "Unusable", "answer", "ask_again", "lines", "reopen", "start",
]  # fmt: skip

CARD = -1  # in place of an option: back to the card

lines = standing.lines


def start(
    form: Form,
    context: Context,  # noqa: ARG001 - every opening is called alike
    known: Mapping[str, Answer] | None = None,
    offers: Mapping[str, Pending] | None = None,
) -> Step:
    """Open the form; `known` answers are kept where they are sound, only the rest is asked.

    `offers` are readings of what was said unclearly: chosen from when their question comes.
    """
    given = known or {}
    kept = {
        one.key: given[one.key]
        for one in form.fields
        if one.key in given and sound(one, given[one.key])
    }
    draft = Draft(form.key, answers=kept, offers=offers or {})
    return standing.following(form, draft, echo=tuple(kept))


def reopen(form: Form, answers: Mapping[str, Answer], context: Context) -> Step:
    """Open the form on something already sent in: at the summary, unless the form grew since."""
    return start(form, context, answers)


def answer(form: Form, draft: Draft, said: Input, context: Context) -> Step:
    """Take one input. Never raises; the step's draft is what must be kept."""
    if draft.stage is Stage.CANCELLED:
        return Cancelled(draft)
    if draft.stage is Stage.DONE:
        return ways.done(form, draft)
    if standing.field_of(form, draft) is None:  # what was open applies no more, or the summary
        settled = standing.following(form, draft).draft
        draft = replace(settled, pending=draft.pending, leaving=draft.leaving)
    return _taken(form, draft, said, context)


def _taken(form: Form, draft: Draft, said: Input, context: Context) -> Step:
    match said:
        case Text(text=text):
            return _typed(form, draft, text, context)
        case Pick():
            return _picked(form, draft, said, context)
        case Photo(file=file, caption=caption):
            return _photo(form, draft, file, caption, context)
        case Location():
            return answering.place(form, draft, said)
        case Back():
            return ways.back(form, draft)
        case Skip():
            return ways.skip(form, draft)
        case Keep():
            return ways.keep(form, draft)
        case Edit(field=key):
            return ways.edit(form, draft, key)
        case Confirm():
            return ways.confirm(form, draft)
        case Cancel():
            return Cancelled(replace(draft, stage=Stage.CANCELLED))
        case Unusable(code=code):
            return standing.where(form, draft, _unusable(standing.field_of(form, draft), code))
        case _:
            assert_never(said)


def ask_again(form: Form, draft: Draft, context: Context) -> Step:  # noqa: ARG001 - every step is called alike
    """The step where the draft stands, to show it anew: after a restart, or a lost message.

    What was cancelled is open again.
    """
    if draft.stage is Stage.DONE:
        return ways.done(form, draft)
    return standing.where(form, replace(draft, stage=Stage.OPEN, leaving=False))


# ----------------------------------------------------------------------------- what was said


def _typed(form: Form, draft: Draft, text: str, context: Context) -> Step:
    """Words: yes or no to the bot, a way to go, a correction, or the answer to the question."""
    question = standing.field_of(form, draft)
    if draft.leaving:
        sure = True if words.stops(text) else words.agreed(text)
        draft = replace(draft, leaving=False)
        if sure is not None:
            return ways.left(form, draft, sure=sure)
    if (step := _chosen_in_words(form, draft, question, text, context)) is not None:
        return step
    way = words.way(
        text,
        at_summary=question is None and draft.pending is None,
        free_text=question is not None and question.kind in TEXTS,
        optional=question is not None and not question.required,
        agreed_is=answering.meant_by_yes(question, draft),
    )
    match way:
        case "back":
            return ways.back(form, draft)
        case "skip" if question is not None:
            return ways.skip(form, draft)
        case "keep" if question is not None:
            return ways.keep(form, draft)
        case "cancel":
            return ways.stopped(form, draft)
        case "confirm":
            return ways.confirm(form, draft)
        case "done" if question is None or question.kind in ways.GATHERED:
            return ways.confirm(form, draft)
        case "" if question is not None and _fits_as_it_is(draft, question, text):
            return ways.keep(form, draft)
    return _answered(form, draft, text, context)


def _chosen_in_words(
    form: Form, draft: Draft, question: Field | None, text: str, context: Context
) -> Step | None:
    """The choice that waits, made in words; None where the words make none."""
    if draft.pending is None:
        return None
    picked = _chosen(draft.pending, question, text)
    if picked == 1 == len(draft.pending.options):
        return standing.where(form, replace(draft, pending=None))
    if picked is not None:
        return _decided(form, draft, draft.pending, picked, context)
    if draft.pending.about is Waiting.ZERO and words.stops(text):
        return standing.where(form, replace(draft, leaving=True))
    return None


def _fits_as_it_is(draft: Draft, question: Field, text: str) -> bool:
    """ "ok", "đúng rồi" to a figure or a day that is shown as it stands; "1" is a figure itself."""
    stands = draft.editing or question.key in draft.shelf
    plain = draft.pending is None and question.kind in FIGURES and not text.strip().isdecimal()
    return stands and plain and words.agreed(text) is True


def _answered(form: Form, draft: Draft, text: str, context: Context) -> Step:
    """The words are an answer: to the open question, or to the one they correct; or only talk."""
    talked = talking.reply(form, draft, text, context)
    if talked is not None:
        return ways.back(form, draft) if isinstance(talked, Back) else talked
    question = standing.field_of(form, draft)
    found = corrections.meant(form, draft, question, text, context)
    match found:
        case corrections.Other(field=other, rest=""):
            return ways.edit(form, draft, other.key)
        case corrections.Other(field=other, rest=rest):
            moved = replace(
                draft, open=other.key, editing=other.key in draft.answers, pending=None, picked=()
            )
            return answering.take(form, moved, other, rest, context)
        case corrections.Several(fields=fields, rest=rest):
            pending = Pending(Waiting.WHICH_FIELD, standing.options_of(fields), rest)
            return standing.where(form, replace(draft, open=None, editing=False, pending=pending))
        case corrections.Nobody():
            return standing.where(form, draft, Reason("question" if asks(text) else "which_field"))
        case None:
            pass
    if question is None:
        return standing.where(form, draft, Reason("which_field"))
    return answering.take(form, draft, question, text, context)


def _chosen(pending: Pending, question: Field | None, text: str) -> int | None:
    """The offered option that was typed; a number only where it cannot be an answer itself."""
    if pending.about is Waiting.ZERO:
        sure = words.agreed(text)
        return None if sure is None else int(not sure)
    if pending.about is Waiting.WHICH_FIELD and words.agreed(text):
        return CARD  # "gửi": none of them, the card again
    if len(pending.options) == 1 and words.agreed(text) is not None:
        return int(not words.agreed(text))  # "… phải không?"
    counts = (Kind.INTEGER, Kind.DECIMAL, Kind.PERCENT)
    by_number = question is None or question.kind not in counts
    return choices.chosen(text, [label for label, _ in pending.options], by_number=by_number)


# ------------------------------------------------------------------------------ what was done


def _picked(form: Form, draft: Draft, pick: Pick, context: Context) -> Step:
    """A pressed option: of the open choice, of the open question, or of an older keyboard."""
    if draft.leaving and pick.option in (0, 1):
        return ways.left(form, replace(draft, leaving=False), sure=pick.option == 0)
    draft = replace(draft, leaving=False)
    question = standing.field_of(form, draft)
    mine = pick.field is None or (question is not None and pick.field == question.key)
    if draft.pending is not None and isinstance(pick.option, int) and mine:
        return _decided(form, draft, draft.pending, pick.option, context)
    if not mine:
        question = form.field(pick.field or "")
    if question is None or question not in standing.asked(form, draft.answers):
        return standing.where(form, draft)
    keys = [one.key for one in question.options]
    index = pick.option if isinstance(pick.option, int) else -1
    key = keys[index] if 0 <= index < len(keys) else pick.option
    if key not in keys:
        offered = mine and bool(keys)
        return standing.where(form, draft, Reason("choose") if offered else None)
    if mine:
        return answering.option(form, draft, question, str(key))
    before = draft.answers.get(question.key)
    if before is None or question.kind is not Kind.CHOICE or before.value == key:
        return standing.where(form, draft)  # a double tap, or a keyboard nobody waits for
    return answering.option(
        form, replace(draft, open=question.key, editing=True), question, str(key)
    )


def _decided(form: Form, draft: Draft, pending: Pending, at: int, context: Context) -> Step:
    """One of the offered readings was chosen."""
    question = standing.field_of(form, draft)
    if not 0 <= at < len(pending.options):
        return standing.where(form, replace(draft, pending=None) if at == CARD else draft)
    value = pending.options[at][1]
    cleared = replace(draft, pending=None)
    if pending.about is Waiting.WHICH_FIELD:
        target = next(
            (one for one in standing.asked(form, draft.answers) if one.key == value), None
        )
        if target is None:
            return standing.where(form, cleared)
        moved = replace(cleared, open=target.key, editing=target.key in draft.answers)
        return answering.take(form, moved, target, pending.said, context)
    if question is None or (pending.about is Waiting.ZERO and not value):
        return standing.where(form, cleared)
    if pending.about is Waiting.ZERO:
        return answering.store(form, cleared, question, Answer(0, pending.said))
    return answering.accept(form, cleared, question, Answer(value, pending.said, pending.approx))


def _photo(form: Form, draft: Draft, file: str, caption: str, context: Context) -> Step:
    """A picture where one is wanted, or at the card; elsewhere the words under it are the answer."""
    draft = answering.at_card(form, draft)
    question = standing.field_of(form, draft)
    if question is None or question.kind is not Kind.PHOTO:
        if caption.strip():
            return _typed(form, draft, caption, context)
        return standing.where(form, draft, _unusable(question, "no_photo_here"))
    return answering.picture(form, draft, question, file, caption)


def _unusable(question: Field | None, code: str) -> Reason:
    """What was sent answers nothing here; a question that words do not answer says what does."""
    needs = NEEDS.get(question.kind) if question else None
    of_a_photo = code in ("file", "video") and needs == "needs_photo"  # these say it themselves
    return Reason(needs if needs and not of_a_photo else code)
