"""/duyet: the officers' queue, one card at a time in one message, so that ten items are ten taps.

A decision carries the version that was seen: of two officers at once one decides, the other is shown
how it stands now. Nobody decides on what they entered themselves. What the village is told of it is
in messages/review_post.py.
"""

from collections.abc import Mapping

from campaigns import review
from campaigns.errors import Missing, NotYourOwn
from campaigns.forms import draft as draft_json
from campaigns.forms import engine
from campaigns.forms.draft import Answer
from campaigns.permissions import Action
from campaigns.wording.house_forms import small_forms
from handlers import errands, one_work, review_card, tasks
from handlers.tasks import Task
from handlers.turn import Turn
from messages import labels, review_post
from messages.keyboards import Button
from storage import (
    boards,
    drafts,
    questions,
    review_queue,
    submissions,
)
from storage.drafts import DraftRow
from storage.submissions import SubmissionRow

RETURN = "return"
QUESTION = "question"


async def command(turn: Turn) -> None:
    """The first card of the queue, as a message of its own."""
    turn.require(Action.REVIEW)
    await _reason_no_more(turn)
    await _show(turn, None, anew=True)


async def see(turn: Turn) -> None:
    """The card of one work, whatever its place in the queue."""
    turn.require(Action.REVIEW)
    work = await submissions.get(turn.conn, int(turn.args["s"]), commune_id=turn.commune)
    if work is None:
        raise Missing()
    await _reason_no_more(turn)
    await review_card.show(
        turn, work, anew=not turn.args.get("here"), why=str(turn.args.get("t", ""))
    )


async def skip(turn: Turn) -> None:
    """ "Để sau": the next one."""
    turn.require(Action.REVIEW)
    await _reason_no_more(turn)
    await _show(turn, int(turn.args["s"]))


async def approve(turn: Turn) -> None:
    """ "Duyệt": stored, the village is told, the next card comes in the same message."""
    work, task = await _pressed(turn)
    after = await _decide(turn, work, "approve", "approved", version=int(turn.args["v"]))
    if after is None:
        return
    await review_post.decided(turn.voice, task.campaign, task.unit, after, person=turn.me)
    await _show(turn, work.id, done=after)


async def which_field(turn: Turn) -> None:
    """ "Trả lại": what is wrong? A reason typed at once tells it by itself, or is the whole work's."""
    work, task = await _pressed(turn)
    await _not_own(turn, work, int(turn.args["v"]))  # before the reason is typed, not behind it
    if work.state != "registered" or work.version != int(turn.args["v"]):
        await review_card.show(turn, work, stale=True)
        return
    form = await one_work.form_of(turn, work)
    args = {"s": work.id, "v": int(turn.args["v"])}
    keys = [
        [Button(line.label, "review.field", {**args, "f": line.field})]
        for line in engine.lines(form, draft_json.answers_from_json(dict(work.answers)))
    ]
    keys.append([Button(labels.BACK, "review.see", {"s": work.id, "here": True})])
    await _await_reason(turn, work, task, field="", asked=True)
    await turn.rewrite("review/which_field", keyboard=keys, code=work.code, name=work.called)


async def which_reason(turn: Turn) -> None:
    """Why: a common reason by its button, any other in words, typed at once."""
    work, task = await _pressed(turn)
    args = {"s": work.id, "v": int(turn.args["v"]), "f": str(turn.args["f"])}
    keys = [
        [Button(label, "review.return", {**args, "r": number})]
        for number, label in enumerate(labels.RETURN_REASONS)
    ]
    keys.append([Button(labels.OTHER_REASON, "review.reason", args)])
    keys.append([Button(labels.BACK, "review.back", args)])
    field = (await one_work.form_of(turn, work)).field(str(turn.args["f"]))
    await _await_reason(turn, work, task, field=str(turn.args["f"]), asked=True)
    await turn.rewrite(
        "review/which_reason", keyboard=keys, code=work.code, label=field.label if field else ""
    )


async def typed_reason(turn: Turn) -> None:
    """The reason in the officer's own words."""
    work, task = await _pressed(turn)
    await _await_reason(turn, work, task, field=str(turn.args["f"]), asked=False)


async def _await_reason(
    turn: Turn, work: SubmissionRow, task: Task, *, field: str, asked: bool
) -> None:
    await errands.begin(
        turn, RETURN, small_forms.RETURNED, title=work.titled[:90], unit=task.unit.name,
        campaign_id=work.campaign_id, unit_id=work.unit_id, submission_id=work.id,
        facts={"version": int(turn.args["v"]), "field": field}, asked=asked,
    )  # fmt: skip


async def _reason_no_more(turn: Turn) -> None:
    """What is typed from here on is no reason any more: another button of the queue was pressed."""
    draft = await drafts.open_in(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    if draft is not None and draft.kind == RETURN:
        await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)


async def give_back(turn: Turn) -> None:
    """A common reason was pressed, or the officer's own words with the work's code."""
    work, task = await _pressed(turn)
    reason = str(turn.args.get("t") or labels.RETURN_REASONS[int(turn.args.get("r", 0))])
    await _return(turn, work, task, reason, str(turn.args["f"]), version=int(turn.args["v"]))


async def gave_back(turn: Turn, draft: DraftRow, answers: Mapping[str, Answer]) -> None:
    """The reason was typed."""
    work, task = await _drafted(turn, draft)
    facts = draft.state["facts"]
    reason = errands.text_of(answers, small_forms.REASON)
    field = str(facts["field"]) or review.field_named(await one_work.form_of(turn, work), reason)
    await _return(turn, work, task, reason, field, version=int(facts["version"]))


async def ask(turn: Turn) -> None:
    """ "Hỏi lại": a question to the village."""
    work, task = await _pressed(turn)
    await errands.begin(
        turn, QUESTION, small_forms.QUESTION, title=work.titled[:90], unit=task.unit.name,
        campaign_id=work.campaign_id, unit_id=work.unit_id, submission_id=work.id,
    )  # fmt: skip


async def asked(turn: Turn, draft: DraftRow, answers: Mapping[str, Answer]) -> None:
    """The question goes to the village's group and to its head."""
    work, task = await _drafted(turn, draft)
    text = errands.text_of(answers, small_forms.NOTE)
    question_id = await questions.ask(
        turn.conn, commune_id=work.commune_id, submission_id=work.id, version=work.version,
        text=text, asked_by=turn.me.id, now=turn.now,
    )  # fmt: skip
    told = await review_post.question(turn.voice, task.unit, work, question_id, text)
    await turn.note("ask", work.code, {"question": question_id})
    await turn.say("review/asked", code=work.code, unit=task.unit.name, told=told)
    await _show(turn, work.id, anew=True)


async def _return(
    turn: Turn, work: SubmissionRow, task: Task, reason: str, field: str, *, version: int
) -> None:
    after = await _decide(
        turn, work, "return", "returned", version=version, reason=reason, fields=(field,)
    )
    if after is None:
        return
    label = (await one_work.form_of(turn, work)).field(field)
    await review_post.returned(
        turn.voice, task.unit, after, reason=reason, label=label.label if label else "", field=field
    )
    await _show(turn, work.id, done=after)


async def _decide(
    turn: Turn,
    work: SubmissionRow,
    action: str,
    state: str,
    *,
    version: int,
    reason: str | None = None,
    fields: tuple[str, ...] = (),
) -> SubmissionRow | None:
    """Store a decision on the version that was seen; None where it is not that any more."""
    await _not_own(turn, work, version)
    after = None
    if work.state == "registered":
        after = await submissions.change(
            turn.conn, work.id, commune_id=work.commune_id, from_version=version, action=action,
            state=state, person_id=turn.me.id, now=turn.now, reason=reason,
            detail={"fields": list(fields)} if fields else None,
        )  # fmt: skip
    if after is None:
        newest = await submissions.get(turn.conn, work.id, commune_id=work.commune_id)
        await review_card.show(turn, newest or work, stale=True)
        return None
    await boards.stale(turn.conn, unit_id=work.unit_id)
    await turn.note(action, after.code, {"from": work.state, "to": state, "why": reason or ""})
    return after


async def _not_own(turn: Turn, work: SubmissionRow, version: int) -> None:
    """Raises NotYourOwn where this version is the reviewer's own entry."""
    history = await submissions.history(turn.conn, work.id, commune_id=work.commune_id)
    if history[-1].person_id == turn.me.id and work.version == version:
        raise NotYourOwn()


async def _show(
    turn: Turn, after: int | None, *, anew: bool = False, done: SubmissionRow | None = None
) -> None:
    """The next card, or that nothing waits."""
    work = await review_queue.first(turn.conn, commune_id=turn.commune, after=after)
    if work is not None:
        await review_card.show(turn, work, anew=anew, done=done)
    elif anew or turn.press is None:
        await turn.say("review/nothing", done=done)
    else:
        await turn.rewrite("review/nothing", done=done)


async def _pressed(turn: Turn) -> tuple[SubmissionRow, Task]:
    turn.require(Action.REVIEW)
    await _reason_no_more(turn)
    work = await submissions.get(turn.conn, int(turn.args["s"]), commune_id=turn.commune)
    if work is None:
        raise Missing()
    task = await tasks.task_of(turn, work.milestone_id, work.unit_id)
    tasks.must_run(task)
    return work, task


async def _drafted(turn: Turn, draft: DraftRow) -> tuple[SubmissionRow, Task]:
    turn.require(Action.REVIEW)
    work = await submissions.get(turn.conn, draft.submission_id or 0, commune_id=turn.commune)
    if work is None:
        raise Missing()
    task = await tasks.task_of(turn, work.milestone_id, work.unit_id)
    tasks.must_run(task)
    return work, task


ACTIONS = {
    "review": command,
    "review.see": see,
    "review.next": skip,
    "review.yes": approve,
    "review.back": which_field,
    "review.field": which_reason,
    "review.reason": typed_reason,
    "review.return": give_back,
    "review.ask": ask,
}
