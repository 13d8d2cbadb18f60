"""Registering a work (công trình, phần việc): from the button to the confirmed card.

Whoever answers for the village registers; anybody else in its group may fill the form in for the
head, who confirms with one tap before it counts. Late ones are taken and marked, unless an officer
closed the milestone.
"""

from dataclasses import replace

from campaigns.errors import NothingOpen
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
    sent_in,
    tasks,
    which_campaign,
    works_heard,
)
from handlers.tasks import Task
from handlers.turn import Turn
from handlers.works_heard import NOTHING, Heard
from messages import labels
from messages.keyboards import Button, packed
from storage import (
    drafts,
    form_versions,
)
from storage.drafts import DraftRow
from storage.submissions import SubmissionRow


async def command(turn: Turn, unit_id: int | None = None) -> None:
    """/dangky: straight to the form where there is one choice, else ask which.

    Its own buttons come back here with what was chosen: `m` the milestone, `u` the unit.
    """
    own = await admission.own_units(turn)
    own = [one for one in own if turn.args.get("u", unit_id) in (None, one.id)]
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
    form = await form_versions.newest(turn.conn, task.campaign.id, task.milestone.form_key or "")
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
    heading = forms.Heading(task.unit.name, work.titled, opens=True)
    await forms.show(turn, draft, step, heading=heading)


async def _after(turn: Turn, draft: DraftRow, step: engine.Step) -> None:
    task = await tasks.task_of(turn, draft.milestone_id or 0, draft.unit_id or 0)
    match step:
        case Done():
            await sent_in.finish(turn, draft, task, step)
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
