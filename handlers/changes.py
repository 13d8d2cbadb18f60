"""A work's life after the deadline: renamed, postponed, given another value, withdrawn; always with why.

Until the deadline a village changes its works freely in the form. After it every change carries a
reason, and the version before stays in the history.
"""

from collections.abc import Mapping

from campaigns import work as shapes
from campaigns.errors import WorkNotStanding
from campaigns.forms import draft as draft_json
from campaigns.forms import engine
from campaigns.forms.definition import Field, Form
from campaigns.forms.draft import Answer
from campaigns.forms.standing import clash
from campaigns.wording.house_forms import small_forms
from handlers import errands, one_work, tasks, work_dates
from handlers.tasks import Task
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button
from messages.reasons import FORM
from storage import submissions
from storage.drafts import DraftRow
from storage.submissions import SubmissionRow

CHANGE = "work_change"
WITHDRAW = "work_withdraw"


async def which(turn: Turn) -> None:
    """What of the work is to change?"""
    await ask_which(turn, *await _work(turn))


async def ask_which(turn: Turn, work: SubmissionRow, task: Task) -> None:
    """The parts of the work that may be altered, each behind its button, and to withdraw it."""
    form = await one_work.form_of(turn, work)
    known = [one for key in _altered(form) if (one := form.field(key))]
    keys = [
        [Button(labels.CHANGE + one.label, "work.alter.field", {"s": work.id, "f": one.key})]
        for one in known
    ]
    keys.append([Button(labels.WORK_WITHDRAW, "work.drop", {"s": work.id})])
    await turn.say(
        "work/alter", keyboard=keys, code=work.code, unit=task.unit.name,
        name=work.called,
    )  # fmt: skip


async def told(turn: Turn, work: SubmissionRow, task: Task, said: str) -> None:
    """ "Lùi hoàn thành sang 25/1": only its reason is asked; where it is not clear what changes, that is."""
    form = await one_work.form_of(turn, work)
    before = draft_json.answers_from_json(dict(work.answers))
    context = engine.Context(today=turn.today, period=task.plan.period)
    card = engine.reopen(form, before, context).draft
    step = engine.answer(form, card, engine.Text(said), context)
    fresh = {key: one for key, one in step.draft.answers.items() if one != before.get(key)}
    key = next(iter(fresh), "")
    if not isinstance(step, engine.Review) or len(fresh) != 1 or key not in _altered(form):
        await ask_which(turn, work, task)
        return
    await _ask_why(turn, work, task, form.field(key), fresh)


def _altered(form: Form) -> list[str]:
    """The parts of a work that may be altered."""
    parts = shapes.shape(form)
    return [one.key for one in (parts.name, parts.starts, parts.finishes, parts.value) if one]


async def field(turn: Turn) -> None:
    """Ask for the new value and the reason."""
    work, task = await _work(turn)
    chosen = (await one_work.form_of(turn, work)).field(str(turn.args["f"]))
    await _ask_why(turn, work, task, chosen)


async def _ask_why(
    turn: Turn,
    work: SubmissionRow,
    task: Task,
    chosen: Field | None,
    known: Mapping[str, Answer] | None = None,
) -> None:
    if chosen is None:
        raise WorkNotStanding(code=work.code, state=work.state)
    await errands.begin(
        turn, CHANGE, small_forms.change_of(chosen), title=work.titled[:90], unit=task.unit.name,
        campaign_id=work.campaign_id, unit_id=work.unit_id, submission_id=work.id,
        facts={"field": chosen.key, "version": work.version, "seen": work.answers.get(chosen.key)},
        known=known,
    )  # fmt: skip


async def changed(turn: Turn, draft: DraftRow, answers: Mapping[str, Answer]) -> None:
    """Store the new value beside the old ones."""
    work, task = await _drafted(turn, draft)
    form = await one_work.form_of(turn, work)
    key = str(draft.state["facts"]["field"])
    target = form.field(key)
    before = draft_json.answers_from_json(dict(work.answers))
    after = before | {key: answers[key]}
    problem = _clash(form, after)
    if target is None or problem is not None:
        await turn.say("form/problem", text=problem or "")
        return
    reason = errands.text_of(answers, small_forms.REASON)
    action, facts = _action_of(form, target), draft.state["facts"]
    same = facts.get("seen") == work.answers.get(
        key
    )  # whatever else was said or approved meanwhile
    stored = await one_work.change(
        turn, work, action, "registered", answers=after, reason=reason,
        version=work.version if same else int(facts["version"]),
    )  # fmt: skip
    await work_dates.lay(turn, task.campaign, stored)
    await turn.say(
        "work/altered",
        code=work.code,
        unit=task.unit.name,
        label=target.label,
        old=shapes.said(target, before.get(key)),
        new=shapes.said(target, answers[key]),
        reason=reason,
    )


async def drop(turn: Turn) -> None:
    """Withdraw: ask why."""
    work, task = await _work(turn)
    await errands.begin(
        turn, WITHDRAW, small_forms.WITHDRAWAL, title=work.titled[:90], unit=task.unit.name,
        campaign_id=work.campaign_id, unit_id=work.unit_id, submission_id=work.id,
    )  # fmt: skip


async def dropped(turn: Turn, draft: DraftRow, answers: Mapping[str, Answer]) -> None:
    """The work stays in the books, marked as withdrawn, with the reason."""
    work, task = await _drafted(turn, draft)
    stored = await one_work.change(
        turn, work, "withdraw", "withdrawn", version=work.version,  # approved meanwhile, it still goes
        reason=errands.text_of(answers, small_forms.REASON),
    )  # fmt: skip
    await work_dates.lay(turn, task.campaign, stored)
    await turn.say("work/withdrawn", code=work.code, name=work.called, unit=task.unit.name)


async def _work(turn: Turn) -> tuple[SubmissionRow, Task]:
    work, task = await one_work.pressed(turn)
    return work, _may(turn, work, task)


async def _drafted(turn: Turn, draft: DraftRow) -> tuple[SubmissionRow, Task]:
    work = await submissions.get(turn.conn, draft.submission_id or 0, commune_id=turn.commune)
    if work is None:
        raise WorkNotStanding(code="", state="withdrawn")
    task = await tasks.task_of(turn, work.milestone_id, work.unit_id)
    return work, _may(turn, work, task)


def _may(turn: Turn, work: SubmissionRow, task: Task) -> Task:
    one_work.must_stand(turn, task, work)
    return task


def _clash(form: Form, answers: Mapping[str, Answer]) -> str | None:
    for one in form.fields:
        given = answers.get(one.key)
        found = clash(form, one, given, answers) if given is not None else None
        if found is not None:
            return FORM[found.code].format(**found.facts)
    return None


def _action_of(form: Form, target: Field) -> str:
    parts = shapes.shape(form)
    if target == parts.name:
        return "rename"
    return "postpone" if target in (parts.starts, parts.finishes) else "change"
