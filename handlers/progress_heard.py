"""How far a work is, said out of the blue: "làm được 30% rồi" where no form is open.

Words alone report nothing: the report's form opens with the percentage filled in, and where it may be
about several works they are offered first. Whoever corrects a report just sent ("à nhầm 25%") comes the same way.
"""

import re
from dataclasses import replace

from campaigns.forms import reported
from campaigns.permissions import Action
from campaigns.wording.choices import parts
from campaigns.wording.percent import read_percent
from campaigns.wording.reading import Candidates, Refused, Value
from campaigns.wording.registration.read import read_registration
from campaigns.wording.talk import registers
from campaigns.wording.text import clean, fold, words_of
from handlers import progress_owed, reporting
from handlers.tasks import Task
from handlers.turn import Turn
from messages.keyboards import Button
from storage import campaigns, units
from storage.progress import ProgressRow
from storage.submissions import SubmissionRow

Meant = tuple[Task, SubmissionRow, ProgressRow | None, str]  # with the words beside its name

LONGEST = 160  # characters; a longer message says more than that
_DONE = re.compile(
    r"\b(?:(?:lam|do|xay|lap|trong|dao|dap|lat|son|quet|thi cong|xong|moi|da) (?:\w+ ){0,2}duoc|dang (?:lam|do|xay|thi cong))\b"
)
_BEGUN = re.compile(  # "khởi công rồi cháu": how far it is, is asked
    r"(?:(?:da|moi|vua|thon|bac|hom qua|hom nay|sang nay|bua qua) )*(?:khoi cong|bat dau|dong tho|trien khai|lam)(?: lam)?(?: roi| hom qua| hom nay| sang nay)"
    r"(?: (?:chau|em|a|nhe|nha|anh|chi))*[.! ]*"
    r"|(?:thon |bac )*da (?:khoi cong|bat dau|dong tho|trien khai)(?: (?:lam|chau|em|a|nhe|nha|anh|chi))*[.! ]*"
)
_MOVES = re.compile(r"\b(?:lui|hoan|doi|chuyen)\b(?: \w+){0,4} (?:sang|den|toi|qua)\b")
_REACHED = re.compile(  # "được 150%": what is wrong with it is said at the form's question
    r"(?:(?:da|moi|lam|thon|toi|em|bac) )*(?:duoc|dat) (?:khoang |tam |hon )?[0-9][0-9.,]* ?(?:%|phan tram)"
)
_TELLING = words_of(["lam xong hoan thanh duoc dat moi nua gan roi dang chua da"])
_TELLS = re.compile(r"%|\b(?:phan tram|xong|hoan thanh|duoc|dat|moi|nua|gan|sap|roi|dang|chua)\b")


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
    if turn.commune_id is None or len(said) > LONGEST or not _TELLS.search(fold(said)):
        return False
    if registers(said) or _MOVES.search(fold(said)):
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
        if len(meant) == 1 and beside(clause, meant[0][1])[1]:
            found.setdefault(meant[0][1].id, meant[0])
    return list(found.values())


async def _over(turn: Turn, unit_id: int, said: str) -> bool:
    """Say that nothing is reported any more, where no campaign runs."""
    if await campaigns.listed(turn.conn, commune_id=turn.commune, state="open"):
        return False
    unit = await units.get(turn.conn, unit_id, commune_id=turn.commune)
    if unit is None or not _is_progress(said) or not turn.may(Action.REGISTER, unit_id):
        return False
    await progress_owed.nothing(turn, unit)
    return True


async def _meant(turn: Turn, unit_id: int, said: str) -> list[Meant]:
    """The works of a village it may be about."""
    if not turn.may(Action.REGISTER, unit_id):
        return []
    named = [
        (task, work, last, *beside(said, work))
        for task, work, last in await progress_owed.unfinished(turn, unit_id)
    ]
    most = max((taken for *_, taken in named), default=0)
    if not most and _another(turn, said):
        return []
    if _BEGUN.fullmatch(fold(said)):
        return [(task, work, last, "") for task, work, last, *_ in named]
    return [
        (task, work, last, rest)
        for task, work, last, rest, taken in named
        if taken == most and (_is_progress(rest) or (most and _partly(rest)))
    ]


def beside(said: str, work: SubmissionRow) -> tuple[str, int]:
    """What is said beside the work's code and name, and how many words named it; its code names no other."""
    code = re.compile(rf"(?<![\w-]){re.escape(work.code)}(?![\w-])[\s,.:]*", re.IGNORECASE)
    uncoded, coded = code.subn("", clean(said))
    rest, taken = _without(uncoded, work.called)
    return rest.strip(), taken + coded * LONGEST


def _without(said: str, name: str) -> tuple[str, int]:
    """What is said beside the work's name, and how many words of it were said: "đường bê tông 60%" and
    "đường 60%" of the work "Đường bê tông" are "60%"."""
    words, wanted = said.split(), fold(name).split()
    folded = [fold(one).strip(",.:") for one in words]
    for length in range(len(wanted), 0, -1):
        for start in range(len(wanted) - length + 1):
            run = wanted[start : start + length]
            if length == 1 and (run[0] in _TELLING or not run[0].isalpha()):
                continue
            for at in range(len(words) - length + 1):
                if folded[at : at + length] == run:
                    return " ".join(words[:at] + words[at + length :]), length
    return said, 0


def _another(turn: Turn, said: str) -> bool:
    """Whether it tells of a work that is not registered: "cổng chào 45 triệu, xong rồi"."""
    heard = read_registration(said, turn.today, ())
    if heard.name is None or heard.value is None or isinstance(read_percent(heard.name), Value):
        return False
    return not {"chi", "het", "tieu"} & set(fold(said).split())


def _is_progress(said: str) -> bool:
    """A share in one of its clauses: "đã khởi công hôm 5/12, đang làm được 30%"."""
    return not said.isdecimal() and any(
        isinstance(read, Value) or (_REACHED.match(fold(one)) and isinstance(read, Refused))
        for one in (said, *reported.clauses(said))
        for read in (read_percent(one),)
    )


def _partly(said: str) -> bool:
    """How far the named work is, though not how far of all: "đường mới đổ được 120m"."""
    return bool(_DONE.search(fold(said))) and isinstance(read_percent(said), Candidates)


def _key(work: SubmissionRow, last: ProgressRow | None, said: str) -> list[Button]:
    args = {"s": work.id, reporting.SAID: said}
    return [Button(progress_owed.label_of(work, last), "progress.work", args)]
