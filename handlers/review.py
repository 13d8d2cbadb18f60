"""/duyet: the officers' queue, one card at a time in one message, so that ten items are ten taps.

A decision carries the version that was seen: of two officers at once one decides, the other is shown
how it stands now. Nobody decides on what they entered themselves. What the village is told of it is
in messages/review_post.py.
"""

from collections.abc import Mapping
from typing import Any

from campaigns import review
from campaigns import work as shapes
from campaigns.errors import Missing, NotYourOwn
from campaigns.forms import definition, engine
from campaigns.forms import draft as draft_json
from campaigns.forms.definition import Form
from campaigns.forms.draft import Answer
from campaigns.permissions import Action
from campaigns.wording import small_forms
from handlers import errands, tasks
from handlers.tasks import Task
from handlers.turn import Turn
from messages import labels, review_post
from messages.keyboards import Button
from storage import (
    boards,
    campaigns,
    drafts,
    people,
    questions,
    review_queue,
    submissions,
    units,
)
from storage.drafts import DraftRow
from storage.submissions import SubmissionRow, VersionRow

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
    await card(turn, work, anew=not turn.args.get("here"))


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
    form = await _form(turn, work)
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
    field = (await _form(turn, work)).field(str(turn.args["f"]))
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
    field = str(facts["field"]) or review.field_named(await _form(turn, work), reason)
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
    label = (await _form(turn, work)).field(field)
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
    history = await submissions.history(turn.conn, work.id, commune_id=work.commune_id)
    if history[-1].person_id == turn.me.id and work.version == version:
        raise NotYourOwn()
    after = None
    if work.state == "registered":
        after = await submissions.change(
            turn.conn, work.id, commune_id=work.commune_id, from_version=version, action=action,
            state=state, person_id=turn.me.id, now=turn.now, reason=reason,
            detail={"fields": list(fields)} if fields else None,
        )  # fmt: skip
    if after is None:
        newest = await submissions.get(turn.conn, work.id, commune_id=work.commune_id)
        await card(turn, newest or work, stale=True)
        return None
    await boards.stale(turn.conn, unit_id=work.unit_id)
    await turn.note(action, after.code, {"from": work.state, "to": state, "why": reason or ""})
    return after


async def _show(
    turn: Turn, after: int | None, *, anew: bool = False, done: SubmissionRow | None = None
) -> None:
    """The next card, or that nothing waits."""
    work = await review_queue.first(turn.conn, commune_id=turn.commune, after=after)
    if work is not None:
        await card(turn, work, anew=anew, done=done)
    elif anew or turn.press is None:
        await turn.say("review/nothing", done=done)
    else:
        await turn.rewrite("review/nothing", done=done)


async def card(
    turn: Turn,
    work: SubmissionRow,
    *,
    anew: bool = False,
    done: SubmissionRow | None = None,
    stale: bool = False,
    why: str = "",
) -> None:
    """One work as the queue shows it, with its buttons where it waits for a decision; `why` it is to be
    given back, where that was said already."""
    task = await tasks.task_of(turn, work.milestone_id, work.unit_id)
    form = await _form(turn, work)
    history = await submissions.history(turn.conn, work.id, commune_id=work.commune_id)
    decided = [one for one in history if one.action in ("approve", "return")]
    waits = await review_queue.count(turn.conn, commune_id=turn.commune)
    facts: dict[str, Any] = {
        "work": work,
        "unit": task.unit.name,
        "campaign": task.campaign.title,
        "lines": engine.lines(form, draft_json.answers_from_json(dict(work.answers))),
        "differences": review.differences(form, decided[-1].answers, work.answers)
        if decided
        else (),
        "returned": decided[-1].reason if decided else None,
        "twins": await _twins(turn, work, form),
        "questions": await questions.of_work(turn.conn, work.id, commune_id=work.commune_id),
        "who": await _who(turn, history[-1]),
        "at": history[-1].at.astimezone(turn.around.tz),
        "waits": waits,
        "done": done,
        "stale": stale,
    }
    keys = _keys(work, waits) if work.state == "registered" else [_next(work)]
    if why and work.state == "registered":
        args = {"s": work.id, "v": work.version, "f": review.field_named(form, why), "t": why}
        keys.insert(0, [Button(labels.short(labels.RETURN_WHY.format(why)), "review.return", args)])
    if anew or turn.press is None:
        await turn.say("review/card", keyboard=keys, **facts)
    else:
        await turn.rewrite("review/card", keyboard=keys, **facts)


def _keys(work: SubmissionRow, waits: int) -> list[list[Button]]:
    args = {"s": work.id, "v": work.version}
    keys = [
        [
            Button(labels.APPROVE, "review.yes", args),
            Button(labels.RETURN, "review.back", args),
        ],
        [
            Button(labels.ASK_AGAIN, "review.ask", args),
            Button(labels.HISTORY, "work.history", {"s": work.id}),
        ],
    ]
    return [*keys, _next(work)] if waits > 1 else keys


def _next(work: SubmissionRow) -> list[Button]:
    return [Button(labels.LATER, "review.next", {"s": work.id})]


async def _twins(turn: Turn, work: SubmissionRow, form: Form) -> list[tuple[str, str]]:
    """Works of other units that look like this one: (code, unit)."""
    forms: dict[int, Form] = {work.form_id: form}
    others = []
    for one in await submissions.of_campaign(
        turn.conn, commune_id=work.commune_id, campaign_id=work.campaign_id
    ):
        if one.unit_id == work.unit_id or one.state not in submissions.COUNTED:
            continue
        if one.form_id not in forms:
            forms[one.form_id] = await _form(turn, one)
        others.append((one, shapes.read(forms[one.form_id], one.answers, code=one.code)))
    codes = review.twins(
        shapes.read(form, work.answers, code=work.code), [(one.code, each) for one, each in others]
    )
    found = []
    for one, _ in others:
        if one.code in codes:
            unit = await units.get(turn.conn, one.unit_id, commune_id=work.commune_id)
            found.append((one.code, unit.name if unit else ""))
    return found


async def history(turn: Turn) -> None:
    """A work's change log: old → new, who, when, why."""
    work = await submissions.get(turn.conn, int(turn.args["s"]), commune_id=turn.commune)
    if work is None:
        raise Missing()
    if not (turn.may(Action.SEE_ALL) or turn.may(Action.SEE_OWN, work.unit_id)):
        raise Missing()
    form = await _form(turn, work)
    steps = []
    before: Mapping[str, Any] = {}
    for one in await submissions.history(turn.conn, work.id, commune_id=work.commune_id):
        changed = review.differences(form, before, one.answers) if before else ()
        at = one.at.astimezone(turn.around.tz)
        steps.append((one.action, at, await _who(turn, one), one.reason, changed))
        before = one.answers
    await turn.say("review/history", code=work.code, name=work.called, steps=steps)


async def _who(turn: Turn, version: VersionRow) -> str:
    person = await people.get(turn.conn, version.person_id)
    return person.called if person else ""


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


async def _form(turn: Turn, work: SubmissionRow) -> Form:
    row = await campaigns.form_row(turn.conn, work.form_id)
    if row is None:
        raise LookupError(f"work {work.id} has no form")
    return definition.from_json(row.definition)


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
    "work.history": history,
}
