"""Registering a work (công trình, phần việc): from the button to the receipt.

Whoever answers for the village registers; anybody else in its group may fill the form in for the
head, who confirms with one tap before it counts. Late ones are taken and marked, unless an officer
closed the milestone.
"""

from dataclasses import replace

from campaigns import deadlines
from campaigns import work as shapes
from campaigns.errors import ChangedMeanwhile, NothingOpen
from campaigns.forms import definition, engine
from campaigns.forms import draft as draft_json
from campaigns.forms.engine import Cancelled, Done
from campaigns.permissions import Action
from handlers import (
    admission,
    albums,
    forms,
    one_work,
    same_work,
    tasks,
    which_campaign,
    work_dates,
    works_heard,
)
from handlers.tasks import Task
from handlers.turn import Turn
from handlers.works_heard import NOTHING, Heard
from messages import labels
from messages.keyboards import Button, packed
from storage import (
    boards,
    campaigns,
    drafts,
    extensions,
    submissions,
)
from storage.drafts import DraftRow
from storage.submissions import SubmissionRow


async def command(turn: Turn) -> None:
    """/dangky: straight to the form where there is one choice, else ask which.

    Its own buttons come back here with what was chosen: `m` the milestone, `u` the unit.
    """
    own = await admission.own_units(turn)
    own = [one for one in own if turn.args.get("u") in (None, one.id)]
    open_ones = await admission.open_milestones(turn)
    open_ones = [one for one in open_ones if turn.args.get("m") in (None, one.id)]
    if not open_ones or not own:
        raise await admission.nothing_open(turn)
    if len(open_ones) > 1:
        more = {"u": own[0].id} if len(own) == 1 else {}
        await which_campaign.ask(turn, open_ones, "register.which", **more)
        return
    pairs = [(milestone, unit) for milestone in open_ones for unit in own]
    if len(pairs) == 1:
        await _begin(turn, await tasks.task_of(turn, pairs[0][0].id, pairs[0][1].id))
        return
    keys = [
        Button(unit.name, "register", {"m": milestone.id, "u": unit.id})
        for milestone, unit in pairs
    ]
    await turn.say("work/which_unit", keyboard=packed(keys))


async def begin(turn: Turn) -> None:
    """The button "Đăng ký công trình": open the form, or offer the one left half filled."""
    unit_id = int(turn.args["u"])
    if not turn.may(Action.REGISTER, unit_id):  # the card of a merged village is its heir's
        merged = [one for one in turn.own_units if turn.heirs.get(one) == unit_id]
        unit_id = (*merged, unit_id)[0]
    await _begin(turn, await tasks.task_of(turn, int(turn.args["m"]), unit_id))


async def again(turn: Turn) -> None:
    """Start over: what was half filled in is thrown away, as the person asked."""
    person = turn.me
    await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=person.id)
    await begin(turn)


async def resume(turn: Turn) -> None:
    """Go on where the person stopped."""
    draft = await drafts.open_in(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    if draft is None:
        await begin(turn)
        return
    await _show_again(turn, draft)


async def typed(turn: Turn, draft: DraftRow) -> None:
    """An answer in words, a photo or a place."""
    if await albums.surplus(turn, draft):
        return
    step = await forms.take(turn, draft, forms.typed(turn))
    if not await albums.quiet(turn, draft, step):
        await _after(turn, draft, step)


async def pressed(turn: Turn) -> None:
    """An answer by a button."""
    draft = await forms.pressed_draft(turn)
    await _after(turn, draft, await forms.take(turn, draft, forms.pressed(turn)))
    await forms.spent(turn)


async def _begin(turn: Turn, task: Task) -> None:
    person = await admission.admitted(turn, task)
    draft = await drafts.open_in(turn.conn, chat_id=turn.chat.id, person_id=person.id)
    if draft is not None:
        args = {"m": task.milestone.id, "u": task.unit.id}
        keys = [[Button(labels.RESUME, "register.resume", args)],
                [Button(labels.START_OVER, "register.again", args)]]  # fmt: skip
        await turn.say("form/half_filled", keyboard=keys, heading=forms.heading(task))
        return
    await _open(turn, task)


async def _open(turn: Turn, task: Task, heard: Heard = NOTHING) -> None:
    form = await campaigns.newest_form(turn.conn, task.campaign.id, task.milestone.form_key or "")
    if form is None:
        raise NothingOpen()
    context = engine.Context(today=turn.today, period=task.plan.period)
    fields = definition.from_json(form.definition)
    step = engine.start(fields, context, heard.known, heard.offers)
    draft = await drafts.start(
        turn.conn,
        commune_id=task.campaign.commune_id,
        chat_id=turn.chat.id,
        person_id=turn.me.id,
        kind=admission.KIND,
        state={"form": draft_json.to_json(step.draft), "heard": dict(heard.place)},
        now=turn.now,
        campaign_id=task.campaign.id,
        milestone_id=task.milestone.id,
        unit_id=task.unit.id,
        form_id=form.id,
    )
    shown = await same_work.seen(turn, task, step, draft)
    await forms.show(turn, draft, shown, heading=replace(forms.heading(task), opens=True))


async def begin_with(turn: Turn, task: Task, heard: Heard) -> None:
    """Open the form with what one message said."""
    await admission.admitted(turn, task)
    await _open(turn, task, heard)


async def reopen(
    turn: Turn, task: Task, work: SubmissionRow, *, at: str | None = None, said: str = ""
) -> None:
    """Open the form on a work sent in before: at the card, or at the field that is to be mended, with
    what was `said` for it already."""
    admission.must_be_open(turn, task, mends=work.state == "returned")
    turn.require_entry(task.unit.id)
    context = engine.Context(today=turn.today, period=task.plan.period)
    answers = draft_json.answers_from_json(dict(work.answers))
    fields = await one_work.form_of(turn, work)
    step = engine.reopen(fields, answers, context)
    if at is not None:
        step = engine.answer(fields, step.draft, engine.Edit(at), context)
    if said:
        step = engine.answer(fields, step.draft, engine.Text(said), context)
    draft = await drafts.start(
        turn.conn,
        commune_id=task.campaign.commune_id,
        chat_id=turn.chat.id,
        person_id=turn.me.id,
        kind=admission.KIND,
        state={
            "form": draft_json.to_json(step.draft),
            "version": work.version,
            "mends": work.state == "returned",
        },
        now=turn.now,
        campaign_id=task.campaign.id,
        milestone_id=task.milestone.id,
        unit_id=task.unit.id,
        form_id=work.form_id,
        submission_id=work.id,
    )
    await forms.show(turn, draft, step, heading=forms.heading(task))


async def _after(turn: Turn, draft: DraftRow, step: engine.Step) -> None:
    task = await tasks.task_of(turn, draft.milestone_id or 0, draft.unit_id or 0)
    match step:
        case Done():
            await _finish(turn, draft, task, step)
        case Cancelled():
            await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
            args = {"m": task.milestone.id, "u": task.unit.id}
            await turn.say("form/cancelled", keyboard=[[Button(labels.REGISTER, "register", args)]])
            await works_heard.offer(turn, draft.state.get("heard"))
        case _:
            shown = await same_work.seen(turn, task, step, draft)
            await forms.show(turn, draft, shown, heading=forms.heading(task))


async def _show_again(turn: Turn, draft: DraftRow) -> None:
    task = await tasks.task_of(turn, draft.milestone_id or 0, draft.unit_id or 0)
    form, context = await forms.form_of(turn, draft), await forms.context_of(turn, draft)
    step = engine.ask_again(form, draft_json.from_json(dict(draft.state["form"])), context)
    await forms.show(turn, draft, step, heading=forms.heading(task))


async def _finish(turn: Turn, draft: DraftRow, task: Task, step: Done) -> None:
    """The card was confirmed: store it, say so, let board and group follow."""
    admission.must_be_open(turn, task, mends=bool(draft.state.get("mends")))
    admission.must_be_theirs(turn, task)
    helps = admission.helps(turn, task)
    work = await _store(turn, draft, task, step, proposed=helps)
    await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    await work_dates.lay(turn, task.campaign, work)
    await turn.note(
        "register" if draft.submission_id is None else "change",
        work.code,
        {"version": work.version, "state": work.state},
    )
    if helps:
        keys = [[Button(labels.CONFIRM_PROPOSAL, "proposal.yes", {"s": work.id})],
                [Button(labels.REFUSE_PROPOSAL, "proposal.no", {"s": work.id})]]  # fmt: skip
        await turn.say(
            "work/proposed", keyboard=keys, name=turn.me.called, unit=task.unit.name,
            lines=step.lines,
        )  # fmt: skip
    else:
        await receipt(turn, task, work, step.lines, changed=draft.submission_id is not None)
    await works_heard.sent(turn, draft.state.get("heard"))


async def _store(
    turn: Turn, draft: DraftRow, task: Task, step: Done, *, proposed: bool
) -> SubmissionRow:
    form = await forms.form_of(turn, draft)
    answers = draft_json.answers_to_json(shapes.name_first(form, step.answers))
    ends = await extensions.ends_of(turn.conn, task.milestone, task.unit.id, tz=turn.around.tz)
    timeliness = deadlines.judge(turn.sent_at, *ends)
    state = "proposed" if proposed else "registered"
    if draft.submission_id is not None:
        changed = await submissions.change(
            turn.conn,
            draft.submission_id,
            commune_id=task.campaign.commune_id,
            from_version=int(draft.state["version"]),
            action="change",
            state=state,
            person_id=turn.me.id,
            now=turn.now,
            answers=answers,
        )
        if changed is None:
            raise ChangedMeanwhile()
        return changed
    return await submissions.add(
        turn.conn,
        commune_id=task.campaign.commune_id,
        campaign_id=task.campaign.id,
        milestone_id=task.milestone.id,
        unit_id=task.unit.id,
        form_id=draft.form_id or 0,
        prefix=task.plan.prefix,
        unit_number=task.unit.number or task.unit.id,
        state=state,
        answers=answers,
        timeliness=timeliness.value,
        sent_at=turn.sent_at,
        person_id=turn.me.id,
        entered_for=turn.enters_for(task.unit.id),
        now=turn.now,
    )


async def receipt(
    turn: Turn, task: Task, work: SubmissionRow, lines: object, *, changed: bool
) -> None:
    """Tell the person it is recorded, with its code; the village's group sees one line."""
    args = {"m": task.milestone.id, "u": task.unit.id}
    keys = [[Button(labels.REGISTER_MORE, "register", args)],
            [Button(labels.MY_WORKS, "works", {"u": task.unit.id})]]  # fmt: skip
    await turn.say(
        "work/receipt",
        keyboard=keys,
        kind="receipt",
        code=work.code,
        unit=task.unit.name,
        lines=lines,
        timeliness=work.timeliness,
        changed=changed,
        entered_for=work.entered_for,
        hour=turn.sent_at.astimezone(turn.around.tz),
    )
    await boards.stale(turn.conn, unit_id=task.unit.id)
    if not changed:
        await one_work.tell_group(turn, task, work, "work/group_line", entered_for=work.entered_for)
