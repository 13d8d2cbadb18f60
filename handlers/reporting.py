"""Reporting how a work stands (báo cáo tiến độ): from /tiendo or a reminder to the receipt.

The form opens on the last report: what stood there is one tap away, and where nothing has changed a
single tap is the whole report. A report counts for the period that is open when it is sent.
"""

from dataclasses import replace

from campaigns import progress
from campaigns.errors import NothingOpen, NotLinked
from campaigns.forms import definition, engine
from campaigns.forms import draft as draft_json
from campaigns.forms.definition import Form, Kind
from campaigns.forms.draft import Answer
from campaigns.forms.engine import Ask, Cancelled, Done
from campaigns.permissions import Action
from campaigns.wording.house_forms import progress_form
from handlers import admission, albums, forms, one_work, progress_owed, report_doubts, tasks
from handlers.tasks import Task
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button, packed
from storage import drafts, form_versions, submissions, units
from storage import progress as reports
from storage.drafts import DraftRow
from storage.progress import ProgressRow
from storage.submissions import SubmissionRow
from storage.units import Unit

KIND = "progress"
SAID = "t"  # in a button: how far the work is, in the words that asked for the form
LAST = "last_report"  # the kind of a message that shows it: nothing new may be said below it
ONCE_MORE = (progress_form.PHOTOS, progress_form.NOTE)  # of one day: never carried over


async def command(turn: Turn) -> None:
    """/tiendo: the works this person may report on."""
    own = turn.own_units
    if own:
        for unit_id in own:
            await _list(turn, unit_id)
        return
    if not (turn.private and turn.may(Action.ENTER_FOR)):
        raise NotLinked()
    every = await units.active(turn.conn, commune_id=turn.commune)
    keys = [Button(one.name, "progress", {"u": one.id}) for one in every]
    await turn.say("work/which_unit", keyboard=packed(keys))


async def listed(turn: Turn) -> None:
    """The button "Báo cáo tiến độ" of a reminder or a card."""
    await _list(turn, int(turn.args["u"]))


async def chosen(turn: Turn) -> None:
    """One work: what was reported last, or straight to the form where nothing was."""
    work, task = await pressed_work(turn)
    await begin(turn, task, work, said=str(turn.args.get(SAID, "")))


async def begin(turn: Turn, task: Task, work: SubmissionRow, *, said: str = "") -> None:
    """This work's report: with what was `said` of it, what stood there last, or the form."""
    open_ = await drafts.open_in(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    if open_ is not None and open_.kind == KIND and open_.submission_id == work.id:
        await _show_again(turn, open_)
        return
    if open_ is not None and open_.kind == admission.KIND:
        keys = [[Button(labels.RESUME, "register.resume", {"m": open_.milestone_id, "u": open_.unit_id})],
                [Button(labels.DROP_IT, "progress.update", {"s": work.id, SAID: said})]]  # fmt: skip
        await turn.say("form/half_filled", keyboard=keys, heading=forms.heading(task))
        return
    last = await reports.last_of_work(turn.conn, work.id, commune_id=turn.commune)
    if last is None or said:
        await _open(turn, task, work, last, said)
        return
    keys = [
        [Button(labels.UNCHANGED, "progress.same", {"s": work.id, "l": last.id})],
        [Button(labels.UPDATE, "progress.update", {"s": work.id})],
    ]
    await turn.say(
        "progress/last", keyboard=keys, work=work, unit=task.unit.name,
        name=work.called, lines=await lines_of(turn, last),
        at=last.sent_at.astimezone(turn.around.tz), kind=LAST, source=work.id,
    )  # fmt: skip


async def update(turn: Turn) -> None:
    """Open the form on the last report."""
    work, task = await pressed_work(turn)
    last = await reports.last_of_work(turn.conn, work.id, commune_id=turn.commune)
    await _open(turn, task, work, last, str(turn.args.get(SAID, "")))


async def typed(turn: Turn, draft: DraftRow) -> None:
    """An answer in words, a photo or a place."""
    if await albums.surplus(turn, draft):
        return
    step = await forms.take(turn, draft, forms.typed(turn))
    if await albums.quiet(turn, draft, step):
        return
    await _after(turn, draft, step)


async def pressed(turn: Turn) -> None:
    """An answer by a button."""
    draft = await forms.pressed_draft(turn)
    await _after(turn, draft, await forms.take(turn, draft, forms.pressed(turn)))
    await forms.spent(turn)


async def lines_of(turn: Turn, report: ProgressRow) -> object:
    """A report's answers in full words."""
    form = await form_versions.get(turn.conn, report.form_id)
    if form is None:
        return ()
    answers = draft_json.answers_from_json(dict(report.answers))
    return engine.lines(definition.from_json(form.definition), answers)


async def _list(turn: Turn, unit_id: int) -> None:
    turn.require_entry(unit_id)
    unit = await units.get(turn.conn, unit_id, commune_id=turn.commune)
    if unit is None:
        raise NothingOpen()
    waiting = await progress_owed.unfinished(turn, unit_id)
    if not waiting:
        await progress_owed.nothing(turn, unit)
        return
    if len(waiting) == 1:
        task, work, _ = waiting[0]
        await begin(turn, task, work)
        return
    keys = [
        [Button(progress_owed.label_of(work, last), "progress.work", {"s": work.id})]
        for _, work, last in waiting
    ]
    if all(last for _, _, last in waiting):
        keys.append([Button(labels.ALL_UNCHANGED, "progress.all_same", {"u": unit_id})])
    await turn.say("progress/which", keyboard=keys, unit=unit.name)


async def pressed_work(turn: Turn) -> tuple[SubmissionRow, Task]:
    """The pressed work, if this person may report on it now."""
    work, task = await one_work.pressed(turn)
    one_work.must_stand(turn, task, work)
    return work, task


async def _open(
    turn: Turn, task: Task, work: SubmissionRow, last: ProgressRow | None, said: str
) -> None:
    period = await progress_owed.period_row(turn, task, work)
    key = period.form_key if period and period.form_key else progress_form.KEY
    row = await form_versions.newest(turn.conn, task.campaign.id, key)
    if row is None:
        raise NothingOpen()
    form = definition.from_json(row.definition)
    context = engine.Context(today=turn.today, period=task.plan.period)
    step = engine.start(form, context, _photo_beside(turn, form))
    if last is not None:
        before = draft_json.answers_from_json(dict(last.answers))
        shelf = {name: given for name, given in before.items() if name not in ONCE_MORE}
        step = engine.ask_again(form, replace(step.draft, shelf=shelf), context)
    if said and isinstance(step, Ask) and step.field.kind is Kind.PERCENT:
        step = engine.answer(form, step.draft, engine.Text(said), context)
    draft = await drafts.start(
        turn.conn,
        commune_id=work.commune_id,
        chat_id=turn.chat.id,
        person_id=turn.me.id,
        kind=KIND,
        state={"form": draft_json.to_json(step.draft)},
        now=turn.now,
        campaign_id=task.campaign.id,
        milestone_id=period.id if period else task.milestone.id,
        unit_id=work.unit_id,
        form_id=row.id,
        submission_id=work.id,
    )
    await forms.show(turn, draft, step, heading=replace(_heading(task.unit, work), opens=True))


def _photo_beside(turn: Turn, form: Form) -> dict[str, Answer]:
    """The photo that the words came with answers the form's question for photos."""
    photos = [one.key for one in form.fields if one.kind is Kind.PHOTO]
    file = turn.heard.file
    return {photos[0]: Answer([file.file_id])} if photos and file and file.photo else {}


async def _after(turn: Turn, draft: DraftRow, step: engine.Step) -> None:
    work, task = await _drafted(turn, draft)
    match step:
        case Done():
            await _finish(turn, draft, task, work, step)
        case Cancelled():
            await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
            keys = [[Button(labels.PROGRESS, "progress.work", {"s": work.id})]]
            await turn.say("progress/cancelled", keyboard=keys)
        case _:
            shown = await report_doubts.doubted(turn, work, _worded(step))
            await forms.show(turn, draft, shown, heading=_heading(task.unit, work))


def _worded(step: engine.Step) -> engine.Step:
    """Of a finished work the pictures asked for are those of the result."""
    if isinstance(step, Ask) and step.field.key == progress_form.PHOTOS:
        said = progress.said(step.draft.answers)
        if said.percent == progress.DONE:
            return replace(step, field=replace(step.field, question=progress_form.RESULT))
    return step


async def _show_again(turn: Turn, draft: DraftRow) -> None:
    form, context = await forms.form_of(turn, draft), await forms.context_of(turn, draft)
    step = engine.ask_again(form, draft_json.from_json(dict(draft.state["form"])), context)
    await _after(turn, draft, step)


async def _drafted(turn: Turn, draft: DraftRow) -> tuple[SubmissionRow, Task]:
    work = await submissions.get(turn.conn, draft.submission_id or 0, commune_id=turn.commune)
    if work is None:
        raise NothingOpen()
    return work, await tasks.task_of(turn, work.milestone_id, work.unit_id)


async def _finish(turn: Turn, draft: DraftRow, task: Task, work: SubmissionRow, step: Done) -> None:
    """The card was confirmed: store it, say so, let the village's group and card follow."""
    one_work.must_stand(turn, task, work)
    said = progress.said(step.answers)
    timeliness = await progress_owed.add(
        turn, task, work, answers=draft_json.answers_to_json(step.answers),
        form_id=draft.form_id or 0, said=said, unchanged=False,
    )  # fmt: skip
    await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    await turn.say(
        "progress/receipt",
        kind="receipt",
        work=work,
        name=work.called,
        unit=task.unit.name,
        lines=step.lines,
        timeliness=timeliness.value,
        entered_for=turn.enters_for(work.unit_id),
        hour=turn.sent_local,
    )
    await one_work.tell_group(turn, task, work, "progress/group_line", percent=said.percent)
    await progress_owed.offer_others(turn, task)


def _heading(unit: Unit, work: SubmissionRow) -> forms.Heading:
    return forms.Heading(unit.name, work.titled)
