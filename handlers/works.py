"""The village's own works: see them, change one, withdraw one, confirm what a helper typed."""

from campaigns.errors import ChangedMeanwhile, DeadlinePassed, Missing, NotAllowed
from campaigns.forms import definition, engine
from campaigns.forms import draft as draft_json
from campaigns.permissions import Action
from handlers import registration
from handlers.registration import Task
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button, Rows
from storage import audit, boards, campaigns, submissions, units
from storage.submissions import SubmissionRow


async def command(turn: Turn) -> None:
    """/cuatoi: the works of the villages this person answers for."""
    own = [turn.chat.unit_id] if turn.chat.unit_id else _answered_for(turn)
    if not own:
        raise NotAllowed(action=Action.SEE_OWN.value)
    for unit_id in own:
        await _list(turn, unit_id)


async def listed(turn: Turn) -> None:
    """The button "Công trình đã đăng ký"."""
    await _list(turn, int(turn.args["u"]))


async def card(turn: Turn) -> None:
    """One work with all its fields, and what may be done with it."""
    work, task = await _work(turn)
    form = await campaigns.form_row(turn.conn, work.form_id)
    lines = engine.lines(
        definition.from_json(dict(form.definition)) if form else _nothing(),
        draft_json.answers_from_json(dict(work.answers)),
    )
    history = await submissions.history(turn.conn, work.id, commune_id=work.commune_id)
    keys: Rows = []
    if work.state in ("registered", "returned", "proposed"):
        keys = [
            [
                Button(labels.WORK_CHANGE, "work.change", {"s": work.id}),
                Button(labels.WORK_WITHDRAW, "work.withdraw", {"s": work.id}),
            ]
        ]
    await turn.say(
        "work/card", keyboard=keys, work=work, unit=task.unit.name, lines=lines,
        changes=len(history) - 1,
    )  # fmt: skip


async def change(turn: Turn) -> None:
    """Open a work's card in the form."""
    work, task = await _work(turn)
    _may_still(turn, task, work)
    await registration.reopen(turn, task, work)


async def withdraw(turn: Turn) -> None:
    """Ask once more before a work is withdrawn."""
    work, task = await _work(turn)
    _may_still(turn, task, work)
    args = {"s": work.id, "v": work.version}
    keys = [[Button(labels.WORK_WITHDRAW_YES, "work.withdraw.yes", args)],
            [Button(labels.WORK_KEEP, "work.card", {"s": work.id})]]  # fmt: skip
    await turn.say(
        "work/withdraw", keyboard=keys, code=work.code, name=registration.work_name(work)
    )


async def withdrawn(turn: Turn) -> None:
    """Withdraw: the row stays, marked; the village owes a registration again if it was its only."""
    work, task = await _work(turn)
    _may_still(turn, task, work)
    await _decide(turn, work, "withdraw", "withdrawn", int(turn.args["v"]))
    await turn.rewrite(
        "work/withdrawn", code=work.code, name=registration.work_name(work), unit=task.unit.name
    )


async def proposal_yes(turn: Turn) -> None:
    """The head confirms what a helper typed: now it counts."""
    work, task = await _work(turn)
    turn.require(Action.REGISTER, task.unit.id)
    if work.state != "proposed":
        turn.pop("pop/decided")
        return
    after = await _decide(turn, work, "register", "registered", work.version)
    form = await campaigns.form_row(turn.conn, work.form_id)
    lines = engine.lines(
        definition.from_json(dict(form.definition)) if form else _nothing(),
        draft_json.answers_from_json(dict(after.answers)),
    )
    await registration.receipt(turn, task, after, lines, changed=False)


async def proposal_no(turn: Turn) -> None:
    """The head says no: nothing is registered."""
    work, task = await _work(turn)
    turn.require(Action.REGISTER, task.unit.id)
    if work.state != "proposed":
        turn.pop("pop/decided")
        return
    await _decide(turn, work, "refuse", "withdrawn", work.version)
    await turn.rewrite("work/proposal_refused", name=registration.work_name(work))


async def _list(turn: Turn, unit_id: int) -> None:
    turn.require(Action.SEE_OWN, unit_id)
    unit = await units.get(turn.conn, unit_id, commune_id=turn.commune)
    if unit is None:
        raise Missing()
    shown = []
    keys: list[list[Button]] = []
    for campaign in await campaigns.listed(turn.conn, commune_id=turn.commune, state="open"):
        works = await submissions.of_unit(
            turn.conn, commune_id=turn.commune, unit_id=unit_id, campaign_id=campaign.id
        )
        standing = [one for one in works if one.state != "withdrawn"]
        shown.append((campaign.title, [(one, registration.work_name(one)) for one in standing]))
        keys += [
            [Button(f"{one.code} {registration.work_name(one)}"[:60], "work.card", {"s": one.id})]
            for one in standing
        ]
    for milestone in await registration.open_milestones(turn):
        args = {"m": milestone.id, "u": unit_id}
        keys.append([Button(labels.REGISTER, "register", args)])
    await turn.say("work/list", keyboard=keys, unit=unit.name, campaigns=shown)


async def _work(turn: Turn) -> tuple[SubmissionRow, Task]:
    """The work of the pressed button, which this person may see; Missing for any other."""
    work = await submissions.get(turn.conn, int(turn.args["s"]), commune_id=turn.commune)
    if work is None:
        raise Missing()
    if not (turn.may(Action.SEE_OWN, work.unit_id) or turn.may(Action.SEE_ALL)):
        raise Missing()
    return work, await registration.task_of(turn, work.milestone_id, work.unit_id)


def _may_still(turn: Turn, task: Task, work: SubmissionRow) -> None:
    """Own works change until the deadline and until they are approved; officers' hands are free."""
    if turn.may(Action.ENTER_FOR, task.unit.id):
        return
    turn.require(Action.REGISTER, task.unit.id)
    if work.state == "approved":
        raise NotAllowed(action="change_approved")
    ends = task.milestone.grace_until or task.milestone.last_moment
    if ends is not None and turn.sent_at >= ends:
        raise DeadlinePassed(closed_at=ends.astimezone(turn.around.tz), officer="")


async def _decide(
    turn: Turn, work: SubmissionRow, action: str, state: str, version: int
) -> SubmissionRow:
    after = await submissions.change(
        turn.conn,
        work.id,
        commune_id=work.commune_id,
        from_version=version,
        action=action,
        state=state,
        person_id=turn.me.id,
        now=turn.now,
    )
    if after is None:
        raise ChangedMeanwhile()
    await audit.add(
        turn.conn,
        commune_id=work.commune_id,
        at=turn.now,
        who=turn.telegram_id,
        action=action,
        object_=work.code,
        facts={"from": work.state, "to": state},
    )
    await boards.stale(turn.conn, unit_id=work.unit_id)
    return after


def _answered_for(turn: Turn) -> list[int]:
    held = turn.person.roles if turn.person else ()
    found = {one.unit_id for one in held if one.unit_id is not None and one.state == "active"}
    return sorted(found)


def _nothing() -> definition.Form:
    return definition.Form(key="", title="", fields=())
