"""One stored work, as all ask for it who show it, report on it or alter it: its form, its lines, its state."""

from collections.abc import Mapping, Sequence
from typing import Any

from campaigns.errors import ChangedMeanwhile, Missing, WorkNotStanding
from campaigns.forms import definition, engine
from campaigns.forms import draft as draft_json
from campaigns.forms.definition import Form
from campaigns.forms.draft import Answer
from campaigns.forms.steps import Line
from campaigns.permissions import Action
from handlers import tasks
from handlers.tasks import Task
from handlers.turn import Turn
from messages import post
from storage import boards, campaigns, chats, form_versions, people, submissions
from storage import progress as reports
from storage.progress import ProgressRow
from storage.submissions import SubmissionRow, VersionRow


async def pressed(turn: Turn) -> tuple[SubmissionRow, Task]:
    """The work of the pressed button, which this person may see; Missing for any other."""
    work = await submissions.get(turn.conn, int(turn.args["s"]), commune_id=turn.commune)
    if work is None:
        raise Missing()
    if not (turn.may(Action.SEE_OWN, work.unit_id) or turn.may(Action.SEE_ALL)):
        raise Missing()
    return work, await tasks.task_of(turn, work.milestone_id, work.unit_id)


async def form_of(turn: Turn, work: SubmissionRow) -> Form:
    """The version of the form that it was sent in with."""
    row = await form_versions.get(turn.conn, work.form_id)
    if row is None:
        raise LookupError(f"work {work.id} has no form")
    return definition.from_json(row.definition)


async def author(turn: Turn, version: VersionRow) -> str:
    """Who made this version of a work."""
    person = await people.get(turn.conn, version.person_id)
    return person.called if person else ""


async def lines_of(turn: Turn, work: SubmissionRow) -> Sequence[Line]:
    """Its questions with what was answered."""
    answers = draft_json.answers_from_json(dict(work.answers))
    return engine.lines(await form_of(turn, work), answers)


def must_stand(turn: Turn, task: Task, work: SubmissionRow) -> None:
    """Whether this person may report on the work or alter it: it stands, and its campaign runs."""
    turn.require_entry(work.unit_id)
    tasks.must_run(task)
    if work.state not in reports.STANDING:
        raise WorkNotStanding(code=work.code, state=work.state)


async def change(
    turn: Turn,
    work: SubmissionRow,
    action: str,
    state: str,
    *,
    version: int,
    answers: Mapping[str, Answer] | None = None,
    reason: str | None = None,
) -> SubmissionRow:
    """Store a change of the version that was seen; ChangedMeanwhile where it is not that any more."""
    after = await submissions.change(
        turn.conn, work.id, commune_id=work.commune_id, from_version=version, action=action,
        state=state, person_id=turn.me.id, now=turn.now, reason=reason,
        answers=None if answers is None else draft_json.answers_to_json(answers),
    )  # fmt: skip
    if after is None:
        raise ChangedMeanwhile()
    why = {} if reason is None else {"why": reason}
    await turn.note(action, work.code, {"from": work.state, "to": state, **why})
    await boards.stale(turn.conn, unit_id=work.unit_id)
    return after


async def running(turn: Turn, unit_id: int) -> list[SubmissionRow]:
    """The unit's works in campaigns that run, withdrawn ones left out."""
    return [
        work
        for campaign in await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
        for work in await submissions.of_unit(
            turn.conn, commune_id=turn.commune, campaign_id=campaign.id, unit_id=unit_id
        )
        if work.state != "withdrawn"
    ]


async def told(turn: Turn, unit_id: int) -> list[tuple[SubmissionRow, ProgressRow | None]]:
    """The same works, each with its last report."""
    works = await running(turn, unit_id)
    last: dict[int, ProgressRow] = {}
    for campaign_id in {one.campaign_id for one in works}:
        last |= await reports.latest(
            turn.conn, commune_id=turn.commune, campaign_id=campaign_id, unit_id=unit_id
        )
    return [(work, last.get(work.id)) for work in works]


async def tell_group(
    turn: Turn, task: Task, work: SubmissionRow, template: str, **facts: Any
) -> None:
    """One line of what was sent in, in the village's group, where it was not sent in there."""
    group = await chats.linked(turn.conn, unit_id=work.unit_id, bot_id=turn.around.bot_id)
    if group is not None and group.id != turn.chat.id and group.state == "active":
        await post.post(
            turn.voice, template, chat_id=group.id, commune_id=work.commune_id,
            manner=post.Manner(kind="notice"), unit=task.unit.name, code=work.code,
            name=work.called, **facts,
        )  # fmt: skip
