"""How far a work is, said out of the blue: "làm được 30% rồi" where no form is open.

Words alone report nothing: the report's form opens with the percentage filled in, and where it may be
about several works they are offered first. Whoever corrects a report just sent ("à nhầm 25%") comes the same way.
"""

from dataclasses import replace

from campaigns import progress_told
from campaigns.permissions import Action
from campaigns.wording.talk.choices import parts
from handlers import progress_owed, reporting
from handlers.tasks import Task
from handlers.turn import Turn
from messages.keyboards import Button
from storage import campaigns, units
from storage.progress import ProgressRow
from storage.submissions import SubmissionRow

Meant = tuple[Task, SubmissionRow, ProgressRow | None, str]  # with the words beside its name


async def command(turn: Turn) -> None:
    """/tiendo, alone or with how far it is behind it."""
    said = "".join(turn.text.split(maxsplit=1)[1:])
    heard, turn.heard = turn.heard, replace(turn.heard, text=said)
    if said and await told(turn):
        return
    turn.heard = heard
    await reporting.command(turn)


async def told(turn: Turn) -> bool:
    """Open the report of the work it is about, or ask which of several; False where it is no progress, or
    nothing is being worked on."""
    said = turn.text.strip()
    if turn.commune_id is None or not progress_told.may_tell(said):
        return False
    own = turn.own_units
    several = [one for unit_id in own for one in await _several(turn, unit_id, said)]
    if len(several) > 1:
        keys = [_key(work, last, rest) for _, work, last, rest in several]
        names = [f"{work.titled}: {rest}" for _, work, _, rest in several]
        await turn.say("progress/heard_several", keyboard=keys, works=names)
        return True
    meant = {unit_id: await _meant(turn, unit_id, said) for unit_id in own}
    every = [one for found in meant.values() for one in found]
    if len(every) == 1:
        task, work, _, rest = every[0]
        await reporting.begin(turn, task, work, said=rest)
        return True
    if not every and own and await _over(turn, own[0], said):
        return True
    for found in meant.values():
        if found:
            keys = [_key(work, last, rest) for _, work, last, rest in found]
            await turn.say("progress/heard", keyboard=keys, unit=found[0][0].unit.name, said=said)
    return bool(every)


async def _several(turn: Turn, unit_id: int, said: str) -> list[Meant]:
    """ "Đường xong rồi, cổng chào được 50%": what each of its clauses says of the work that it names."""
    clauses, found = parts(said), dict[int, Meant]()
    for clause in clauses if len(clauses) > 1 else ():
        meant = await _meant(turn, unit_id, clause)
        if len(meant) == 1 and _beside(clause, meant[0][1])[1]:
            found.setdefault(meant[0][1].id, meant[0])
    return list(found.values())


async def _over(turn: Turn, unit_id: int, said: str) -> bool:
    """Say that nothing is reported any more, where no campaign runs."""
    if await campaigns.listed(turn.conn, commune_id=turn.commune, state="open"):
        return False
    unit = await units.get(turn.conn, unit_id, commune_id=turn.commune)
    if (
        unit is None
        or not progress_told.says_how_far(said)
        or not turn.may(Action.REGISTER, unit_id)
    ):
        return False
    await progress_owed.nothing(turn, unit)
    return True


async def _meant(turn: Turn, unit_id: int, said: str) -> list[Meant]:
    """The works of a village it may be about."""
    if not turn.may(Action.REGISTER, unit_id):
        return []
    named = [
        (task, work, last, *_beside(said, work))
        for task, work, last in await progress_owed.unfinished(turn, unit_id)
    ]
    most = max((taken for *_, taken in named), default=0)
    if not most and progress_told.of_another_work(said, turn.today):
        return []
    if progress_told.only_begun(said):
        return [(task, work, last, "") for task, work, last, *_ in named]
    return [
        (task, work, last, rest)
        for task, work, last, rest, taken in named
        if taken == most
        and (progress_told.says_how_far(rest) or (most and progress_told.says_partly(rest)))
    ]


def _beside(said: str, work: SubmissionRow) -> tuple[str, int]:
    return progress_told.beside(said, code=work.code, name=work.called)


def _key(work: SubmissionRow, last: ProgressRow | None, said: str) -> list[Button]:
    args = {"s": work.id, reporting.SAID: said}
    return [Button(progress_owed.label_of(work, last), "progress.work", args)]
