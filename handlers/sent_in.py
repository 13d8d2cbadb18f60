"""A confirmed card of a registration: stored, said to who sent it, to the village's group, to the board."""

from campaigns import deadlines
from campaigns import work as shapes
from campaigns.errors import ChangedMeanwhile
from campaigns.forms import draft as draft_json
from campaigns.forms.engine import Done
from handlers import admission, forms, one_work, work_dates, works_heard
from handlers.tasks import Task
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button
from storage import boards, drafts, extensions, submissions
from storage.drafts import DraftRow
from storage.submissions import SubmissionRow


async def finish(turn: Turn, draft: DraftRow, task: Task, step: Done) -> None:
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
        hour=turn.sent_local,
    )
    await boards.stale(turn.conn, unit_id=task.unit.id)
    if not changed:
        await one_work.tell_group(turn, task, work, "work/group_line", entered_for=work.entered_for)
