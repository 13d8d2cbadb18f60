"""A work's code or a village's name, written plainly: its card, with what may be done from there.

"ST-01-01" to whoever may see that work; "thôn 3 gửi chưa" and "số điện thoại trưởng thôn 3" to the
office in private, which gets the village at a glance, or its form: "đăng ký cho thôn 3".
"""

import re
from collections.abc import Sequence

from campaigns import review as rules
from campaigns.errors import Missing
from campaigns.permissions import Action
from campaigns.wording.registration.read import read_registration
from campaigns.wording.spelling.text import clean, fold
from campaigns.wording.talk import addressed, wishes
from handlers import admission, earlier_work, one_work, registration, review_card, tasks, works
from handlers.turn import Turn
from messages import duties, labels
from messages.keyboards import Button
from storage import addresses, campaigns, outbox_looks, people, submissions, units
from storage.campaigns import CampaignRow, MilestoneRow
from storage.drafts import DraftRow
from storage.submissions import SubmissionRow

LONGEST = 60  # characters; a longer message speaks of more than that
WORDS = 6  # beside a village that does not exist
_CODE = re.compile(r"(?<![\w-])[A-Za-z][A-Za-z0-9]{0,7}-\d{1,3}-\d{1,3}(?![\w-])")
_ASKS_HOW_FAR = re.compile(r"\b(?:tien do|den dau|phan tram|anh|lich su)\b")
_MAY_BE_CODE = r"[a-z][a-z0-9]{0,7}(?:-\d{1,3}-\d{1,3}|[ .-]?\d\d[ .-]?\d\d)"
_ALONE = re.compile(  # a code, by itself or with words that only order or compare
    r"(?:(?:xin|cho|toi|bac|em|xem|mo|rut|sua|xoa|huy|bo|duyet|tra|lai|dang|ky|cong|trinh|viec"
    r"|nhu|giong|cung|ngay|voi|theo|bang|la|o) )*"
    + _MAY_BE_CODE
    + r"(?: (?:a|nhe|nhu|giong|day|do))*[\s.!?]*"
)


async def beside(turn: Turn) -> bool:
    """Show the work of "rút đăng ký ST-01-01", typed while a form is open, which stays as it is; a code
    that the speaker may not see is refused as elsewhere, and never a day of the form."""
    if turn.commune_id is None or _ALONE.fullmatch(fold(clean(turn.text))) is None:
        return False
    return await of_others(turn) or await _work(turn)


async def elsewhere(turn: Turn, draft: DraftRow) -> bool:
    """Whether a reply in a group is to what was said of another work than the open form's: no answer of it."""
    if turn.private or turn.heard.reply_to is None or turn.commune_id is None:
        return False
    words = await outbox_looks.text_of(
        turn.conn, chat_id=turn.chat.id, message_id=turn.heard.reply_to
    )
    codes = set(_CODE.findall(words))
    if not codes:
        return False
    work = await submissions.get(turn.conn, draft.submission_id or 0, commune_id=turn.commune)
    return work is None or work.code not in codes


async def of_others(turn: Turn) -> bool:
    """Refuse a work's code that the speaker may not see, or that is nobody's: it is no new work's name."""
    takes_part = turn.chat.unit_id is not None or bool(turn.person and turn.person.roles)
    if turn.commune_id is None or not takes_part or len(turn.text) > LONGEST:
        return False
    if await _is_code(turn) and await _named(turn) is None:
        raise Missing()
    return False


async def work(turn: Turn) -> bool:
    """Show the work whose code is named; False where none is."""
    return turn.commune_id is not None and len(turn.text) <= LONGEST and await _work(turn)


async def told(turn: Turn) -> bool:
    """Show the village that is named; False where none is, or the speaker may not see it."""
    return turn.commune_id is not None and len(turn.text) <= LONGEST and await _village(turn)


async def _is_code(turn: Turn) -> bool:
    """Whether one code is named that a campaign of this commune could have given."""
    code, every = await _code(turn)
    return code.partition("-")[0] in {str(one.plan.get("prefix")) for one in every}


async def _named(turn: Turn) -> SubmissionRow | None:
    """The one work whose code is named, where the speaker may see it."""
    code, every = await _code(turn)
    for campaign in every:
        work = await submissions.by_code(turn.conn, campaign.id, code)
        if work is not None:
            seen = _office(turn) or turn.may(Action.SEE_OWN, work.unit_id)
            return work if seen else None
    return None


async def _code(turn: Turn) -> tuple[str, list[CampaignRow]]:
    """The one code that is named, and the campaigns it may be of; "" and none where there is no such."""
    if not any(map(str.isdigit, turn.text)):
        return "", []
    every = await campaigns.listed(turn.conn, commune_id=turn.commune)
    found = _codes(turn, every)
    return (found[0].upper(), every) if len(found) == 1 else ("", [])


def _codes(turn: Turn, every: Sequence[CampaignRow]) -> list[str]:
    """The codes that are named; those of these campaigns also without their dashes: "ST 01 01", "st0101"."""
    said = clean(turn.text)  # a telephone may make a long dash of a dash
    for prefix in {str(one.plan.get("prefix")) for one in every}:
        loose = rf"(?<![\w-]){re.escape(prefix)}[ .-]?(\d\d)[ .-]?(\d\d)(?![\w-])"
        said = re.sub(loose, rf"{prefix}-\1-\2", said, flags=re.IGNORECASE)
    return list(_CODE.findall(said))


def _office(turn: Turn) -> bool:
    return turn.private and turn.may(Action.SEE_ALL)


async def _work(turn: Turn) -> bool:
    work = await _named(turn)
    if work is None:
        return False
    rest = _CODE.sub(" ", clean(turn.text)).strip(" ,.:-")
    intent = read_registration(rest, turn.today, ()).intent
    theirs = turn.may(Action.REGISTER, work.unit_id) or turn.may(Action.ENTER_FOR)
    drops = intent == "withdraw"
    if intent and theirs and await earlier_work.opened(turn, work, rest, withdraws=drops):
        return True
    waits = work.state == "registered" and not _ASKS_HOW_FAR.search(fold(rest))
    if _office(turn) and turn.may(Action.REVIEW) and waits:
        await review_card.show(turn, work, anew=True, why=rules.reason_to_return(rest))
    else:
        task = await tasks.task_of(turn, work.milestone_id, work.unit_id)
        await works.show_card(turn, work, task)
    return True


def _extend(milestone: MilestoneRow) -> str:
    return labels.short(f"{labels.EXTEND_THIS}{milestone.title}")


def _remind(milestone: MilestoneRow, unit_id: int) -> Button:
    args = {"c": milestone.campaign_id, "m": milestone.id, "u": unit_id}
    return Button(labels.REMIND_THIS, "status.remind", args)


async def _no_such(turn: Turn, names: Sequence[str]) -> bool:
    """Say that "thôn 9" is none of the commune's, where hardly more than that was written."""
    strangers = addressed.villages(turn.text, names).strangers
    if not strangers or len(turn.text.split()) > WORDS:
        return False
    await turn.say("announce/no_village", names=strangers)
    return True


async def _village(turn: Turn) -> bool:
    if not _office(turn):
        return False
    ids = await units.ids_by_name(turn.conn, commune_id=turn.commune)
    merged = {} if not turn.heirs else {
        one.name: turn.heirs[one.id]
        for one in await units.everyone(turn.conn, commune_id=turn.commune)
        if one.id in turn.heirs and one.name not in ids
    }  # fmt: skip
    said = read_registration(turn.text, turn.today, [*ids, *merged])
    called = said.unit or ""
    unit_id = (ids | merged).get(called, 0)
    unit = await units.get(turn.conn, unit_id, commune_id=turn.commune)
    if said.value is not None:
        return False
    if wishes.enters_for(turn.text) and turn.may(Action.ENTER_FOR):
        await registration.command(turn, unit.id if unit else None)
        return True
    if unit is None:
        return await _no_such(turn, [*ids, *merged])
    facts, keys = await duties.of_unit(turn.voice, commune_id=turn.commune, unit_id=unit.id)
    where = await addresses.of_unit(
        turn.conn, unit_id=unit.id, commune_id=turn.commune, bot_id=turn.around.bot_id
    )
    heads = await people.holding(
        turn.conn, commune_id=turn.commune, roles=("head", "deputy"), unit_id=unit.id
    )
    keys = [*keys, [Button(labels.MY_WORKS, "works", {"u": unit.id})]]
    doors = await admission.open_milestones(turn)
    if turn.may(Action.BROADCAST):
        keys += [[_remind(*owed)] for owed in await admission.owed(turn, doors, [unit.id])]
    if turn.may(Action.MOVE_DEADLINE):
        keys += [[Button(_extend(one), "extend", {"m": one.id, "u": unit.id})] for one in doors]
    await turn.say(
        "units/one", keyboard=keys, name=unit.name, why=where.why,
        merged=called if called in merged else "",
        heads=[
            (one.called, next(held.role for held in one.roles if held.unit_id == unit.id), one.phone)
            for one in heads
        ],
        card=facts,
        works=[
            (work.code, work.called, last)
            for work, last in await one_work.told(turn, unit.id)
        ],
    )  # fmt: skip
    return True
