"""Another last day for everybody, by an officer: asked for, shown back, moved by a press or a word."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from campaigns import plan as plans
from campaigns.errors import Closed, Missing
from campaigns.permissions import Action
from campaigns.wording.dates.read import read_date
from campaigns.wording.reading import Candidates, Refused, Value
from campaigns.wording.talk import wishes
from campaigns.wording.talk.conversation import agreed, stops
from campaigns.wording.units.words import names_a_village
from handlers import admission, launch, named, uploads
from handlers.turn import Turn
from messages import holidays, labels
from messages.keyboards import Button, Rows
from storage import boards, campaigns, drafts
from storage import plans as plan_rows
from storage.campaigns import MilestoneRow
from storage.drafts import DraftRow

KIND = "due_date"
_DAY = "day"  # in the draft: the day that was shown back


async def ask(turn: Turn) -> None:
    """ "Dời hạn": which day is the last one now?"""
    turn.require(Action.MOVE_DEADLINE)
    milestone = await _milestone(turn, int(turn.args["m"]))
    await _begin(turn, milestone)
    await turn.say(
        "launch/which_date", keyboard=[[Button(labels.CANCEL, "due.keep")]],
        title=milestone.title, like=_week_later(turn, milestone),
    )  # fmt: skip


async def told(turn: Turn) -> bool:
    """ "Lùi hạn đăng ký đến 25/11", by who may: that day is shown back; where several are open to be
    registered for, each campaign's card is, with its buttons. False for other talk."""
    day = wishes.moved_deadline(turn.text)
    if not day:
        return False
    if not (turn.private and turn.may(Action.MOVE_DEADLINE)):
        return False
    doors = await admission.open_milestones(turn)
    if len(doors) == 1:
        turn.heard = replace(turn.heard, text=day)
        await typed(turn, await _begin(turn, doors[0]))
    else:
        await launch.command(turn)
    return True


async def _begin(turn: Turn, milestone: MilestoneRow) -> DraftRow:
    return await drafts.start(
        turn.conn,
        commune_id=turn.commune,
        chat_id=turn.chat.id,
        person_id=turn.me.id,
        kind=KIND,
        state={},
        now=turn.now,
        campaign_id=milestone.campaign_id,
        milestone_id=milestone.id,
    )


async def typed(turn: Turn, draft: DraftRow) -> None:
    """The new last day, in words; shown back before it counts. A file is none: it goes its own way."""
    turn.require(Action.MOVE_DEADLINE)
    if turn.heard.file is not None and await uploads.received(turn):
        await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
        return
    shown, answer = draft.state.get(_DAY), agreed(turn.text)
    if any(map(str.isdigit, turn.text)):
        answer = None  # "không phải 25/11 mà 26/11" is a day
    if shown is not None and answer:
        await _move(turn, draft.milestone_id or 0, date.fromisoformat(shown))
        return
    if answer is False or stops(turn.text):
        await keep(turn)
        return
    if names_a_village(turn.text) and await named.told(turn):
        await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
        return
    no: Rows = [[Button(labels.CANCEL, "due.keep")]]
    match read_date(turn.text, turn.today):
        case Value(value=date() as day):
            await _show(turn, draft, day)
        case Candidates(options=options, question=question):
            keys = [[_key(draft, one.label, one.value)]
                    for one in options if isinstance(one.value, date)]  # fmt: skip
            await turn.say("launch/which_day", keyboard=[*keys, *no], question=question)
        case Refused(reason=reason, message=message) if reason != "unknown":
            await turn.say("launch/which_day", keyboard=no, question=message)
        case _:  # a span, or "chưa biết": here it is a day or none
            milestone = await _milestone(turn, draft.milestone_id or 0)
            await turn.say("launch/one_day", keyboard=no, like=_week_later(turn, milestone))


async def keep(turn: Turn) -> None:
    """The date stays."""
    await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    await turn.rewrite("launch/date_kept")


async def move(turn: Turn) -> None:
    """The day that was shown back is meant."""
    turn.require(Action.MOVE_DEADLINE)
    await _move(turn, int(turn.args["m"]), date.fromisoformat(str(turn.args["d"])))


async def _show(turn: Turn, draft: DraftRow, day: date) -> None:
    await drafts.save(
        turn.conn, draft.id, state={**draft.state, _DAY: day.isoformat()}, now=turn.now
    )
    milestone = await _milestone(turn, draft.milestone_id or 0)
    row = await campaigns.get(turn.conn, draft.campaign_id or 0, commune_id=turn.commune)
    ends = plans.from_json(row.plan).period.ends_on if row else day
    await turn.say(
        "launch/move_to",
        keyboard=[[_key(draft, labels.YES, day)], [Button(labels.NO, "due.keep")]],
        title=milestone.title, day=day, past=day < turn.today,
        ends=ends if day > ends else None,
    )  # fmt: skip


def _key(draft: DraftRow, label: str, day: date) -> Button:
    return Button(label, "due.move", {"m": draft.milestone_id, "d": day.isoformat()})


async def _move(turn: Turn, milestone_id: int, day: date) -> None:
    """Reminders are planned anew, every card follows."""
    milestone = await _milestone(turn, milestone_id)
    campaign = await campaigns.get(turn.conn, milestone.campaign_id, commune_id=turn.commune)
    if campaign is None or campaign.state == "closed":
        raise Closed(title=campaign.title if campaign else "")
    calendar = await plan_rows.calendar_of(turn.conn, turn.commune, holidays.SHIPPED)
    after = await plan_rows.move(
        turn.conn, campaign, milestone, to=day, calendar=calendar, tz=turn.around.tz, now=turn.now
    )
    await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    await boards.stale(turn.conn, commune_id=turn.commune)
    facts = {
        "from": str(milestone.definition.get("deadline")),
        "to": str(after.definition.get("deadline")),
    }
    await turn.note("move_date", campaign.code, facts)
    await turn.rewrite("launch/date_moved", last=_local(turn, after.last_moment))


async def _milestone(turn: Turn, milestone_id: int) -> MilestoneRow:
    found = await campaigns.milestone_row(turn.conn, milestone_id, commune_id=turn.commune)
    if found is None:
        raise Missing()
    return found


def _week_later(turn: Turn, milestone: MilestoneRow) -> date:
    """A day that may well be meant, for an example: a week after the last one, or after today."""
    last = _local(turn, milestone.last_moment)
    day = (last - timedelta(seconds=1)).date() if last else turn.today
    return max(day, turn.today) + timedelta(days=7)


def _local(turn: Turn, at: datetime | None) -> datetime | None:
    return at.astimezone(turn.around.tz) if at else None


ACTIONS = {"due.ask": ask, "due.move": move, "due.keep": keep}
