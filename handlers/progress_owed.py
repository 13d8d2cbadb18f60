"""What a village has reported and still owes: which works, for which period, and one report stored."""

from campaigns import deadlines, progress
from campaigns import plan as plans
from campaigns.model import Timeliness
from handlers import one_work, tasks
from handlers.tasks import Task
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button
from storage import boards, campaigns, extensions
from storage import progress as reports
from storage.campaigns import MilestoneRow
from storage.progress import ProgressRow
from storage.submissions import SubmissionRow
from storage.units import Unit


async def period_row(turn: Turn, task: Task, work: SubmissionRow) -> MilestoneRow | None:
    """The report milestone a report of now counts for; None where the plan has none."""
    rows = {
        one.key: one
        for one in await campaigns.milestones(
            turn.conn, task.campaign.id, commune_id=task.campaign.commune_id
        )
        if one.kind == "report" and one.state == "open"
    }
    told = {
        one.milestone_id
        for one in await reports.of_work(turn.conn, work.id, commune_id=work.commune_id)
    }
    found = progress.period_of(
        [plans.milestone_from_json(one.definition) for one in rows.values()],
        turn.sent_local.date(),
        reported={one.key for one in rows.values() if one.id in told},
    )
    return rows[found.key] if found else None


async def unfinished(
    turn: Turn, unit_id: int
) -> list[tuple[Task, SubmissionRow, ProgressRow | None]]:
    """The unit's standing works that are not finished, each with its last report."""
    return [
        (await tasks.task_of(turn, work.milestone_id, work.unit_id), work, last)
        for work, last in await one_work.told(turn, unit_id)
        if work.state in reports.STANDING and (last is None or (last.percent or 0) < progress.DONE)
    ]


async def nothing(turn: Turn, unit: Unit) -> None:
    """Why there is nothing to report: no campaign runs, nothing is registered, or all is done."""
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    own = await one_work.running(turn, unit.id)
    keys = [[Button(labels.MY_WORKS, "works", {"u": unit.id})]]
    await turn.say(
        "progress/nothing", keyboard=keys, unit=unit.name, open=bool(running), works=bool(own)
    )


async def offer_others(turn: Turn, task: Task) -> None:
    """Offer the unit's other works that this period still waits for."""
    waiting = []
    for other, work, last in await unfinished(turn, task.unit.id):
        period = await period_row(turn, other, work)
        if period is not None and (last is None or last.milestone_id != period.id):
            waiting.append((work, last))
    if waiting:
        keys = [
            [Button(label_of(work, last), "progress.work", {"s": work.id})]
            for work, last in waiting
        ]
        await turn.say("progress/next", keyboard=keys, number=len(waiting))


def label_of(work: SubmissionRow, last: ProgressRow | None) -> str:
    """A work on a button: its code, its name, how far it was."""
    state = f" · {last.percent}%" if last is not None and last.percent is not None else ""
    return f"{work.code} {work.called[: 56 - len(work.code) - len(state)]}{state}"


async def add(
    turn: Turn,
    task: Task,
    work: SubmissionRow,
    *,
    answers: dict[str, object],
    form_id: int,
    said: progress.Said,
    unchanged: bool,
) -> Timeliness:
    """Store a report of this moment."""
    period = await period_row(turn, task, work)
    timeliness = Timeliness.ON_TIME
    if period is not None:
        ends = await extensions.ends_of(turn.conn, period, work.unit_id, tz=turn.around.tz)
        timeliness = deadlines.judge(turn.sent_at, *ends)
    await reports.add(
        turn.conn,
        commune_id=work.commune_id,
        campaign_id=work.campaign_id,
        milestone_id=period.id if period else None,
        unit_id=work.unit_id,
        submission_id=work.id,
        form_id=form_id,
        answers=answers,
        percent=said.percent,
        spent=said.spent,
        unchanged=unchanged,
        timeliness=timeliness.value,
        sent_at=turn.sent_at,
        person_id=turn.me.id,
        entered_for=turn.enters_for(work.unit_id),
        now=turn.now,
    )
    await turn.note("report", work.code, {"percent": said.percent, "same": unchanged})
    await boards.stale(turn.conn, unit_id=work.unit_id)
    return timeliness
