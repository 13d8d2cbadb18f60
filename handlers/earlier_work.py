"""Words about an earlier registration: "xin rút đăng ký", "sửa giá trị thành 400tr".

Nothing is changed by words alone: where only one work can be meant its card opens with the change in
it, to be sent; else the answer names the buttons that do it, or says that nothing is registered yet
and how that is done.
"""

from dataclasses import replace

from campaigns import progress_told
from campaigns.errors import Refusal
from campaigns.wording.registration.read import RegistrationReading, read_registration
from campaigns.wording.talk import earlier
from campaigns.wording.units.words import of_a_person
from handlers import (
    admission,
    changes,
    one_message,
    one_work,
    registration,
    tasks,
    which_campaign,
    works,
)
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button, Rows
from storage import units
from storage.progress import STANDING
from storage.submissions import SubmissionRow


async def told(turn: Turn) -> bool:
    """Answer words that withdraw or change a work of the speaker's villages; False for other talk."""
    own = turn.own_units
    if turn.commune_id is None or not own:
        return False
    ids = await units.ids_by_name(turn.conn, commune_id=turn.commune)
    names = {unit_id: name for name, unit_id in ids.items() if unit_id in own}
    said = read_registration(turn.text, turn.today, list(ids))
    figure = _figure_alone(said, turn.text) or earlier.another_sum(turn.text)
    if not names or of_a_person(turn.text) or (said.intent is None and not figure):
        return False
    milestones = await admission.open_milestones(turn)
    named = ids[said.unit] if said.unit else None
    if named is not None and named not in names and milestones:
        return await one_message.of_another_village(turn, [said], ids, milestones)
    asked = [named] if named in names else list(names)
    standing = [one for unit_id in asked for one in await one_work.running(turn, unit_id)]
    instead = earlier.another_instead(turn.text)
    if standing and instead is not None and said.name is not None:
        await _another(turn, standing, *instead)
        return True
    meant = _named(standing, turn.text)
    if len(meant) == 1 and await opened(turn, *meant[0], withdraws=said.intent == "withdraw"):
        return True
    if said.intent is None:
        return False
    holding = sorted({one.unit_id for one in standing}, key=asked.index)
    keys: Rows = [[Button(labels.MY_WORKS, "works", {"u": one})] for one in holding]
    if not holding and milestones:
        keys = [[which_campaign.button(labels.REGISTER, milestones, one)] for one in asked]
    await turn.say(
        "work/heard_earlier",
        keyboard=keys,
        names=[names[one] for one in asked],
        registered=bool(holding),
        withdraws=said.intent == "withdraw",
        open=bool(milestones),
    )
    return True


def _named(standing: list[SubmissionRow], text: str) -> list[tuple[SubmissionRow, str]]:
    """The works that may be meant, each with what is said: of several only what is said beside the name."""
    if len(standing) < 2:
        return [(one, text) for one in standing]
    told = [(one, *progress_told.beside(text, code=one.code, name=one.called)) for one in standing]
    most = max(taken for *_, taken in told)
    return [(one, rest) for one, rest, taken in told if taken == most > 0]


async def _another(turn: Turn, standing: list[SubmissionRow], new: str, asked: str) -> None:
    """ "Không làm đường nữa, chuyển sang cổng chào 100 triệu": where the old work is withdrawn, and the
    new one's form."""
    places = sorted({one.unit_id for one in standing})
    keys: Rows = [[Button(labels.MY_WORKS, "works", {"u": one})] for one in places]
    code = name = ""
    if len(standing) == 1:
        code, name = standing[0].code, standing[0].called
        keys = [[Button(labels.short(f"{code} {name}"), "work.card", {"s": standing[0].id})]]
    await turn.say("work/heard_instead", keyboard=keys, code=code, name=name, new=new)
    turn.heard = replace(turn.heard, text=asked)
    await one_message.opened(turn)


def _figure_alone(said: RegistrationReading, text: str) -> bool:
    """ "À mà khởi công 10/12 nhé": what a field is called and its new figure, and no work."""
    return said.name is None and said.figured and earlier.names_a_field(text)


async def opened(turn: Turn, work: SubmissionRow, said: str, *, withdraws: bool) -> bool:
    """Show the one work: its form with what was said, or its page to withdraw it from; where it no
    longer changes freely, what may be altered with a reason. False where nothing may."""
    task = await tasks.task_of(turn, work.milestone_id, work.unit_id)
    try:
        await works.may_still(turn, task, work)
    except Refusal:
        if work.state not in STANDING:
            return False
        if withdraws:
            await changes.ask_which(turn, work, task)
        else:
            await changes.told(turn, work, task, said)
        return True
    if withdraws:
        await works.show_card(turn, work, task)
    else:
        await registration.reopen(turn, task, work, said=said)
    return True
