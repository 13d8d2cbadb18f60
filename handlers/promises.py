"""Later days for one village: its own promise ("xin lùi đến ngày"), or the office's extension.

A promise moves the village's reminders and is seen by officers; it excuses nothing. An extension,
given by an officer with a reason, moves the village's deadline itself.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from campaigns.errors import NothingOpen
from campaigns.forms.draft import Answer
from campaigns.permissions import Action
from campaigns.wording.house_forms import small_forms
from handlers import errands, tasks
from handlers.tasks import Task
from handlers.turn import Turn
from messages import holidays, labels, post
from messages.keyboards import Button, packed
from storage import addresses, boards, extensions, units
from storage import plans as plan_rows
from storage.drafts import DraftRow

PROMISE = "promise"
EXTEND = "extend"
OVERTIME = timedelta(days=30)  # of a campaign that is open beyond its last day


async def ask(turn: Turn) -> None:
    """The reminder's button: until when does the village ask?"""
    task = await _task(turn, int(turn.args["m"]), int(turn.args["u"]))
    turn.require(Action.REGISTER, task.unit.id)
    await _begin(turn, PROMISE, task)


async def ask_for(turn: Turn, task: Task) -> None:
    """Until when, where the village asked for more time in words."""
    await _begin(turn, PROMISE, task)


def button(task: Task, until: date) -> Button:
    """This day for this one, of several that are owed."""
    args = {"m": task.milestone.id, "u": task.unit.id, "d": until.isoformat()}
    return Button(labels.short(f"{task.unit.name} · {task.campaign.title}"), "promise.day", args)


async def of_several(turn: Turn) -> None:
    """Which of them the day is for was pressed."""
    task = await _task(turn, int(turn.args["m"]), int(turn.args["u"]))
    await promise(turn, task, date.fromisoformat(str(turn.args["d"])))


async def promised(turn: Turn, draft: DraftRow, answers: Mapping[str, Answer]) -> None:
    """The day was named: keep it, move the reminders, tell the village what holds."""
    task = await _task(turn, draft.milestone_id or 0, draft.unit_id or 0)
    await promise(turn, task, date.fromisoformat(str(answers[small_forms.UNTIL].value)))


async def promise(turn: Turn, task: Task, until: date) -> None:
    """Keep the village's day; one that is over is asked again."""
    turn.require(Action.REGISTER, task.unit.id)
    if until < turn.today:
        await turn.say("promise/behind", until=until)
        await _begin(turn, PROMISE, task)
        return
    ends = task.plan.period.ends_on
    latest = ends if turn.today <= ends else turn.today + OVERTIME
    if until > latest:  # nothing would remind the village, nor put it on the list to be rung
        await turn.say("promise/beyond", until=until, latest=latest)
        await _begin(turn, PROMISE, task)
        return
    await _keep(turn, task, extensions.PROMISE, until, "")
    last, _ = await extensions.ends_of(turn.conn, task.milestone, task.unit.id, tz=turn.around.tz)
    await turn.say(
        "promise/kept", unit=task.unit.name, until=until,
        last=last.astimezone(turn.around.tz) if last else None,
        own=last != task.milestone.last_moment,
    )  # fmt: skip


async def whom(turn: Turn) -> None:
    """An officer gives one village more time: which one?"""
    turn.require(Action.MOVE_DEADLINE)
    every = await units.active(turn.conn, commune_id=turn.commune)
    milestone = int(turn.args["m"])
    keys = [Button(one.name, "extend", {"m": milestone, "u": one.id}) for one in every]
    await turn.say("promise/whom", keyboard=packed(keys))


async def extend(turn: Turn) -> None:
    """Until when, and why."""
    turn.require(Action.MOVE_DEADLINE)
    await _begin(turn, EXTEND, await _task(turn, int(turn.args["m"]), int(turn.args["u"])))


async def extend_until(turn: Turn, milestone_id: int, unit_id: int, until: date) -> None:
    """The day was told in words; why is asked."""
    turn.require(Action.MOVE_DEADLINE)
    known = {small_forms.UNTIL: Answer(until.isoformat())}
    await _begin(turn, EXTEND, await _task(turn, milestone_id, unit_id), known)


async def extended(turn: Turn, draft: DraftRow, answers: Mapping[str, Answer]) -> None:
    """Keep the extension; the village's group hears of it."""
    turn.require(Action.MOVE_DEADLINE)
    task = await _task(turn, draft.milestone_id or 0, draft.unit_id or 0)
    until = date.fromisoformat(str(answers[small_forms.UNTIL].value))
    last = task.milestone.last_moment
    due = last.astimezone(turn.around.tz).date() if last else turn.today
    if until < max(turn.today, due):
        await turn.say("promise/not_later", until=until)
        await _begin(turn, EXTEND, task)
        return
    latest = max(task.plan.period.ends_on, turn.today, due) + OVERTIME
    if until > latest:  # a year that was mistyped is told before the village hears of it
        await turn.say("promise/too_far", until=until, latest=latest)
        await _begin(turn, EXTEND, task)
        return
    reason = errands.text_of(answers, small_forms.REASON)
    await _keep(turn, task, extensions.EXTENSION, until, reason)
    facts: dict[str, Any] = {
        "unit": task.unit.name,
        "title": task.milestone.title,
        "until": until,
        "reason": reason,
    }
    where = await addresses.of_unit(
        turn.conn, unit_id=task.unit.id, commune_id=turn.commune, bot_id=turn.around.bot_id
    )
    if where.chat is not None:
        await post.post(
            turn.voice, "promise/extended_group", chat_id=where.chat.id, commune_id=turn.commune,
            manner=post.Manner(kind="notice"), **facts,
        )  # fmt: skip
    told = where.chat is not None
    await turn.say("promise/extended", told=told, alone=told and bool(where.why), **facts)


async def _begin(
    turn: Turn, kind: str, task: Task, known: Mapping[str, Answer] | None = None
) -> None:
    form = small_forms.PROMISE if kind == PROMISE else small_forms.EXTENSION
    await errands.begin(
        turn, kind, form, title=task.milestone.title, unit=task.unit.name,
        campaign_id=task.campaign.id, milestone_id=task.milestone.id, unit_id=task.unit.id, known=known,
    )  # fmt: skip


async def _keep(turn: Turn, task: Task, kind: str, until: date, reason: str) -> None:
    await extensions.add(
        turn.conn, commune_id=turn.commune, campaign_id=task.campaign.id,
        milestone_id=task.milestone.id, unit_id=task.unit.id, kind=kind, until=until,
        reason=reason, person_id=turn.me.id, now=turn.now,
    )  # fmt: skip
    calendar = await plan_rows.calendar_of(turn.conn, turn.commune, holidays.SHIPPED)
    await plan_rows.replan(
        turn.conn, task.campaign, task.milestone, calendar=calendar, tz=turn.around.tz,
        now=turn.now,
    )  # fmt: skip
    await boards.stale(turn.conn, unit_id=task.unit.id)
    await turn.note(
        kind,
        f"{task.campaign.code}/{task.milestone.key}/{task.unit.name}"[:80],
        {"until": until.isoformat(), "why": reason},
    )


async def _task(turn: Turn, milestone_id: int, unit_id: int) -> Task:
    task = await tasks.task_of(turn, milestone_id, unit_id)
    tasks.must_run(task)
    if task.milestone.state != "open":
        raise NothingOpen()
    return task


ACTIONS = {
    "promise": ask,
    "promise.day": of_several,
    "extend.whom": whom,
    "extend": extend,
    f"form.{PROMISE}": errands.pressed(promised),
    f"form.{EXTEND}": errands.pressed(extended),
}
