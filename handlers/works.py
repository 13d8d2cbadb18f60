"""One work of a village: its page, change it, withdraw it, confirm what a helper typed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from campaigns import progress, review
from campaigns import work as shapes
from campaigns.errors import DeadlinePassed, Missing, NotAllowed
from campaigns.forms import draft as draft_json
from campaigns.forms import engine
from campaigns.permissions import Action
from campaigns.wording.house_forms import progress_form
from handlers import one_work, registration, sent_in, tasks, work_dates
from handlers.tasks import Task
from handlers.turn import Turn
from messages import labels, post
from messages.keyboards import Button
from messages.render import render
from storage import extensions, submissions
from storage import progress as reports
from storage.progress import ProgressRow
from storage.submissions import SubmissionRow

SHOWN = 5  # reports, and changes with their reasons, on a work's page
CHANGES = ("change", "rename", "postpone")


async def card(turn: Turn) -> None:
    """One work with all its fields, its reports, and what may be done with it."""
    work, task = await one_work.pressed(turn)
    await show_card(turn, work, task)


async def photos(turn: Turn) -> None:
    """The photos of the chosen report, else of the newest one that has any."""
    work, task = await one_work.pressed(turn)
    chosen = turn.args.get("r")
    for report in reversed(await reports.of_work(turn.conn, work.id, commune_id=work.commune_id)):
        files = _photos(report)
        if not files or chosen not in (None, report.id):
            continue
        for number, file_id in enumerate(files, 1):
            await post.post_file(
                turn.voice, {"file_id": file_id, "name": ""}, chat_id=turn.chat.id,
                commune_id=turn.commune, photo=True, manner=post.Manner(kind="answer"),
                caption=render(
                    "work/photo", code=work.code, unit=task.unit.name, number=number,
                    of=len(files), at=report.sent_at.astimezone(turn.around.tz),
                ),
            )  # fmt: skip
        return
    turn.pop("pop/no_photos")


async def show_card(turn: Turn, work: SubmissionRow, task: Task) -> None:
    """Say one work's page."""
    form = await one_work.form_of(turn, work)
    history = await submissions.history(turn.conn, work.id, commune_id=work.commune_id)
    told = await reports.of_work(turn.conn, work.id, commune_id=work.commune_id)
    await turn.say(
        "work/card",
        keyboard=await _keys(turn, work, task, told),
        work=work,
        unit=task.unit.name,
        lines=engine.lines(form, draft_json.answers_from_json(dict(work.answers))),
        campaign_ended=task.campaign.state == "closed",
        changes=sum(one.action in CHANGES for one in history),
        reasons=[
            (one.at.astimezone(turn.around.tz), one.action, one.reason)
            for one in history
            if one.reason
        ][-SHOWN:],
        reports=[
            (one.sent_at.astimezone(turn.around.tz), one.percent, one.unchanged, bool(_photos(one)))
            for one in told[-SHOWN:]
        ],
        earlier=max(0, len(told) - SHOWN),
        **_times(turn, shapes.read(form, work.answers, code=work.code), told[-1:]),
    )


async def _keys(
    turn: Turn, work: SubmissionRow, task: Task, told: list[ProgressRow]
) -> list[list[Button]]:
    """What may be done with the work now: told of, looked at, answered for, changed, withdrawn."""
    args, running = {"s": work.id}, task.campaign.state == "open"
    standing = running and work.state in reports.STANDING
    keys = [[Button(labels.PROGRESS, "progress.work", args)]] if standing else []
    keys += [[_photo_key(turn, work, one)] for one in reversed(told) if _photos(one)][:SHOWN]
    if running and work.state == "proposed" and turn.may(Action.REGISTER, work.unit_id):
        keys.append([Button(labels.CONFIRM_PROPOSAL, "proposal.yes", args)])
        keys.append([Button(labels.REFUSE_PROPOSAL, "proposal.no", args)])
    free = running and work.state in ("registered", "returned", "proposed")
    if free and await _on_time(turn, task, work):
        drop = "work.withdraw" if work.state == "proposed" else "work.drop"  # this one asks why
        change = Button(labels.WORK_CHANGE, "work.change", args)
        keys.append([change, Button(labels.WORK_WITHDRAW, drop, args)])
    if standing:
        keys.append([Button(labels.ALTER, "work.alter", args)])
    return [*keys, [Button(labels.HISTORY, "work.history", args)]]


def _times(turn: Turn, work: shapes.Work, last: list[ProgressRow]) -> dict[str, Any]:
    """How the work keeps its days: by the last report, and by what was planned for today."""
    answers = draft_json.answers_from_json(dict(last[0].answers)) if last else None
    said = progress.said(answers) if answers is not None else None
    percent, done_on = (said.percent, said.done_on) if said else (None, None)
    starts, ends = work.starts, work.finishes
    return {
        "pace": progress.pace(starts, ends, percent, done_on, turn.today).value,
        "days_late": (done_on - ends).days if done_on and ends else None,
        "planned": progress.planned(starts, ends, turn.today) if starts and ends else None,
    }


def _photo_key(turn: Turn, work: SubmissionRow, report: ProgressRow) -> Button:
    day = report.sent_at.astimezone(turn.around.tz)
    label = labels.PHOTOS.format(number=len(_photos(report)), day=f"{day:%d/%m/%Y}")
    return Button(label, "work.photos", {"s": work.id, "r": report.id})


def _photos(report: ProgressRow) -> list[str]:
    given = dict(report.answers).get(progress_form.PHOTOS)
    return list(given.get("value") or ()) if isinstance(given, dict) else []


async def change(turn: Turn) -> None:
    """Open a work's card in the form."""
    work, task = await one_work.pressed(turn)
    await may_still(turn, task, work)
    await registration.reopen(turn, task, work)


async def withdraw(turn: Turn) -> None:
    """Ask once more before a work is withdrawn."""
    work, task = await one_work.pressed(turn)
    await may_still(turn, task, work)
    args = {"s": work.id, "v": work.version}
    keys = [[Button(labels.WORK_WITHDRAW_YES, "work.withdraw.yes", args)],
            [Button(labels.WORK_KEEP, "work.card", {"s": work.id})]]  # fmt: skip
    await turn.say("work/withdraw", keyboard=keys, code=work.code, name=work.called)


async def withdrawn(turn: Turn) -> None:
    """Withdraw: the row stays, marked; the village owes a registration again if it was its only."""
    work, task = await one_work.pressed(turn)
    await may_still(turn, task, work)
    await one_work.change(turn, work, "withdraw", "withdrawn", version=int(turn.args["v"]))
    await turn.rewrite("work/withdrawn", code=work.code, name=work.called, unit=task.unit.name)


async def _proposed(turn: Turn) -> tuple[SubmissionRow, Task]:
    """What a helper filled in, for whoever registers for that village; others are told who does."""
    work = await submissions.get(turn.conn, int(turn.args["s"]), commune_id=turn.commune)
    if work is None:
        raise Missing()
    turn.require(Action.REGISTER, work.unit_id)
    task = await tasks.task_of(turn, work.milestone_id, work.unit_id)
    tasks.must_run(task)
    return work, task


async def proposal_yes(turn: Turn) -> None:
    """The head confirms what a helper typed: now it counts."""
    work, task = await _proposed(turn)
    if work.state != "proposed":
        turn.pop("pop/decided")
        return
    after = await one_work.change(turn, work, "register", "registered", version=work.version)
    await work_dates.lay(turn, task.campaign, after)
    lines = await one_work.lines_of(turn, after)
    await sent_in.receipt(turn, task, after, lines, changed=False)


async def proposal_no(turn: Turn) -> None:
    """The head says no: nothing is registered."""
    work, _ = await _proposed(turn)
    if work.state != "proposed":
        turn.pop("pop/decided")
        return
    await one_work.change(turn, work, "refuse", "withdrawn", version=work.version)
    await turn.rewrite("work/proposal_refused", name=work.called)


async def history(turn: Turn) -> None:
    """A work's change log: old → new, who, when, why."""
    work, _ = await one_work.pressed(turn)
    form = await one_work.form_of(turn, work)
    steps = []
    before: Mapping[str, Any] = {}
    for one in await submissions.history(turn.conn, work.id, commune_id=work.commune_id):
        changed = review.differences(form, before, one.answers) if before else ()
        at = one.at.astimezone(turn.around.tz)
        steps.append((one.action, at, await one_work.author(turn, one), one.reason, changed))
        before = one.answers
    await turn.say("review/history", code=work.code, name=work.called, steps=steps)


async def may_still(turn: Turn, task: Task, work: SubmissionRow) -> None:
    """Own works change until the deadline and until they are approved; officers' hands are free."""
    tasks.must_run(task)
    if turn.may(Action.ENTER_FOR, task.unit.id):
        return
    turn.require(Action.REGISTER, task.unit.id)
    if work.state == "returned":
        return
    if work.state == "approved":
        raise NotAllowed(action="change_approved")
    ends = await _ends(turn, task)
    if ends is not None and turn.sent_at >= ends:
        raise DeadlinePassed(closed_at=ends.astimezone(turn.around.tz), officer="")


async def _on_time(turn: Turn, task: Task, work: SubmissionRow) -> bool:
    """Whether the buttons of `may_still` would be of use to whoever sees the page."""
    if work.state == "returned" or turn.may(Action.ENTER_FOR, task.unit.id):
        return True
    ends = await _ends(turn, task)
    return ends is None or turn.sent_at < ends


async def _ends(turn: Turn, task: Task) -> datetime | None:
    """The last moment of free changes, with the unit's extension."""
    last, grace = await extensions.ends_of(
        turn.conn, task.milestone, task.unit.id, tz=turn.around.tz
    )
    return grace or last


ACTIONS = {
    "work.history": history,
    "work.card": card,
    "work.photos": photos,
    "work.change": change,
    "work.withdraw": withdraw,
    "work.withdraw.yes": withdrawn,
    "proposal.yes": proposal_yes,
    "proposal.no": proposal_no,
}
