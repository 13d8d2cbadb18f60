"""Whole registrations in one message: the form opens filled in and asks only for what is missing.

In private, or addressed to the bot in the village's group; a forwarded message counts as the words of
whoever forwards it. Several works are shown as a list to choose from (handlers/works_heard.py). What
was understood counts only when its card is confirmed, like every other registration.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from campaigns import plan as plans
from campaigns.errors import Missing, NothingOpen
from campaigns.forms import definition, registered
from campaigns.forms import draft as draft_json
from campaigns.forms.definition import Form
from campaigns.forms.draft import Answer
from campaigns.permissions import Action
from campaigns.wording.reading import Candidates, Span
from campaigns.wording.registration.read import RegistrationReading, read_registrations
from campaigns.wording.spelling.text import fold
from campaigns.wording.talk import intended
from campaigns.wording.talk.earlier import another_sum
from campaigns.wording.talk.small_talk import registers
from handlers import admission, registration, tasks, which_campaign, works_heard
from handlers.turn import Turn
from handlers.works_heard import Heard
from messages import heard_words, labels
from messages.keyboards import Button, packed
from storage import campaigns, drafts, form_versions, units
from storage.campaigns import MilestoneRow
from storage.drafts import DraftRow

SHORTEST = 12  # characters; a shorter message that answers nothing is no registration
MOST = 20  # works of one message


async def command(turn: Turn) -> None:
    """/dangky, alone or with the registration behind it."""
    said = "".join(turn.text.split(maxsplit=1)[1:])
    heard, turn.heard = turn.heard, replace(turn.heard, text=said)
    if said and not await _half_filled(turn) and await opened(turn):
        return
    turn.heard = heard
    await registration.command(turn)


async def typed(turn: Turn, draft: DraftRow) -> None:
    """An answer in the open form; at its very beginning, perhaps the whole registration."""
    begun = draft_json.from_json(dict(draft.state["form"]))
    if begun.answers or draft.submission_id or not await opened(turn, of=draft):
        await registration.typed(turn, draft)


def whole(turn: Turn) -> bool:
    """Whether the message says all of a registration: it can be nothing else, wherever it is typed."""
    return intended.says_all(read_registrations(turn.text, turn.today, []))


async def opened(turn: Turn, *, of: DraftRow | None = None, chosen: int | None = None) -> bool:
    """Show what the message says, or open the form on it; False where it is no registration of theirs.

    `of`: the form at whose first question it was typed. Then only what says name, money and a day
    is taken, which can be nothing but a registration, and it is for that form's unit. `chosen`: the
    milestone that it is for, of several that are open.
    """
    whole, asked_for = of is not None, of.unit_id if of else None
    short = len(turn.text) < SHORTEST and turn.heard.reply_to is None
    short = short or another_sum(turn.text)
    if turn.commune_id is None or short:
        return False
    wanted = of.milestone_id if of is not None else chosen
    milestones = await admission.open_milestones(turn)
    milestones = [one for one in milestones if wanted in (None, one.id)]
    ids = await units.ids_by_name(turn.conn, commune_id=turn.commune)
    if not milestones or not ids:
        await _nothing_is_open(turn, list(ids))
        return False
    milestone = milestones[0]
    form = await form_versions.newest(turn.conn, milestone.campaign_id, milestone.form_key or "")
    fields = definition.from_json(form.definition) if form is not None else None
    found, named = _heard(turn, list(ids), fields, await _prefer(turn, milestone))
    enough = intended.says_all(found) if whole else intended.says_enough(found[0], turn.text)
    enough = enough or (not whole and await _begins(turn, found[0], milestones))
    if any(one.intent is not None for one in found) or not enough:
        return False
    allowed = [(one, _units(turn, one, ids, asked_for)) for one in found]
    mine = [(one, places) for one, places in allowed if places]
    if fields is None:
        return False
    if not mine:
        return not whole and await of_another_village(turn, found, ids, milestones)
    if len(milestones) > 1:
        await which_campaign.ask(turn, milestones, "heard.campaign", t=turn.text)
        return True
    beside = named | registered.beside(fields, turn.text) if len(found) == 1 else {}
    alone = turn.text if len(found) == 1 else ""
    works = [_kept(fields, one, places, beside, alone) for one, places in mine]
    name = await works_heard.keep(turn, works, milestone.id)
    if len(works) == 1 and len(found) == 1 and (whole or not await _half_filled(turn)):
        await _open(turn, name, 0)
    else:
        await works_heard.show(turn, name, foreign=len(found) - len(mine))
    return True


def _heard(
    turn: Turn, names: list[str], fields: Form | None, prefer: Span[date] | None
) -> tuple[list[RegistrationReading], dict[str, Answer]]:
    """The works of the message; of a single one also the choices named between its commas, which are
    no part of its name."""
    found = read_registrations(turn.text, turn.today, names, prefer)[:MOST]
    if fields is None or len(found) != 1:
        return found, {}
    named, rest = registered.chosen(fields, turn.text)
    return (read_registrations(rest, turn.today, names, prefer) if named else found), named


async def _nothing_is_open(turn: Turn, names: list[str]) -> None:
    """Where nothing takes registrations, "đăng ký làm sân 20 triệu" is answered as /dangky is."""
    asked = registers(turn.text) and bool(turn.answers_for)
    if asked and intended.says_enough(
        read_registrations(turn.text, turn.today, names)[0], turn.text
    ):
        raise await admission.nothing_open(turn)


async def of_another_village(
    turn: Turn,
    found: list[RegistrationReading],
    ids: Mapping[str, int],
    milestones: Sequence[MilestoneRow],
) -> bool:
    """Say to who answers for a village that the works named are another's; to others nothing."""
    own = turn.own_units
    names = [name for name, unit_id in ids.items() if unit_id in own]
    others = sorted({one.unit for one in found if one.unit}, key=list(ids).index)
    if not names or not others:
        return False
    keys = [
        [which_campaign.button(f"{labels.REGISTER}: {name}", milestones, ids[name])]
        for name in names
    ]
    await turn.say("work/heard_foreign", keyboard=keys, names=names, others=others)
    return True


async def for_campaign(turn: Turn) -> None:
    """The campaign was chosen for what a message said."""
    turn.heard = replace(turn.heard, text=str(turn.args["t"]))
    if not await opened(turn, chosen=int(turn.args["m"])):
        raise NothingOpen()


async def pick(turn: Turn) -> None:
    """A work of the list: its form, or first which village it is for."""
    name, at = str(turn.args["b"]), int(turn.args["n"])
    work = (await works_heard.load(turn, name))["works"][at]
    if work["sent"]:
        turn.pop("pop/heard_sent")
        return
    draft = await drafts.open_in(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    if draft is not None and draft.state.get("heard") == {"b": name, "n": at}:
        await registration.resume(turn)
        return
    if draft is not None and not turn.args.get("over"):
        keys = [[Button(labels.RESUME, "register.resume", {"m": 0, "u": 0})],
                [Button(labels.HEARD_OVER, "heard.pick", dict(turn.args) | {"over": True})]]  # fmt: skip
        await turn.say("work/heard_busy", keyboard=keys, label=work["label"])
        return
    await _open(turn, name, at, int(turn.args.get("u", 0)))


async def listed(turn: Turn) -> None:
    """The list again."""
    await works_heard.show(turn, str(turn.args["b"]))


async def _open(turn: Turn, name: str, at: int, unit_id: int = 0) -> None:
    kept = await works_heard.load(turn, name)
    work = kept["works"][at]
    places: list[int] = work["units"]
    if not unit_id and len(places) > 1:
        every = {one.id: one.name for one in await units.active(turn.conn, commune_id=turn.commune)}
        keys = [
            Button(every[one], "heard.pick", {"b": name, "n": at, "u": one, "over": True})
            for one in places
            if one in every
        ]
        await turn.say("work/which_unit", keyboard=packed(keys))
        return
    task = await tasks.task_of(turn, kept["milestone"], unit_id or places[0])
    if unit_id and unit_id not in places:
        raise Missing()
    heard = Heard(
        draft_json.answers_from_json(work["known"]),
        draft_json.offers_from_json(work["offers"]),
        {"b": name, "n": at},
    )
    await registration.begin_with(turn, task, heard)


def _kept(
    form: Form,
    said: RegistrationReading,
    places: list[int],
    beside: Mapping[str, Answer],
    text: str,
) -> dict[str, Any]:
    """One work as plain data: its label on a button, what is known, what was said unclearly."""
    return {
        "label": heard_words.label(said),
        "units": places,
        "sent": False,
        "known": draft_json.answers_to_json({**beside, **registered.answers(form, said, text)}),
        "offers": draft_json.offers_to_json(registered.offers(form, said) if said.figured else {}),
    }


async def _half_filled(turn: Turn) -> bool:
    person = turn.person
    return (
        person is not None
        and await drafts.open_in(turn.conn, chat_id=turn.chat.id, person_id=person.id) is not None
    )


async def _prefer(turn: Turn, milestone: MilestoneRow) -> Span[date] | None:
    """The campaign's days: a date without its year is rather one of them."""
    campaign = await campaigns.get(turn.conn, milestone.campaign_id, commune_id=turn.commune)
    if campaign is None:
        return None
    period = plans.from_json(campaign.plan).period
    return Span(period.starts_on, period.ends_on)


async def _begins(
    turn: Turn, said: RegistrationReading, milestones: Sequence[MilestoneRow]
) -> bool:
    """A work's name alone, of a village that owes a registration or tells of one more; "cổng chào" is
    enough in a reply to what asked for it."""
    if said.name is None or not intended.means_to_make(
        turn.text, answers=turn.heard.reply_to is not None
    ):
        return False
    own = turn.own_units
    if "them" in fold(turn.text).split():
        return bool(own)
    return bool(await admission.owed(turn, milestones, own))


def _units(
    turn: Turn, said: RegistrationReading, ids: Mapping[str, int], asked_for: int | None
) -> list[int]:
    """The villages it may be for: the named one, those a slip leaves open, the one asked for, or own."""
    everywhere = turn.private and turn.may(Action.ENTER_FOR)
    own = turn.own_units
    allowed = list(ids.values()) if everywhere else own
    asked = said.asked.get("unit")
    if said.unit:
        named = [ids[said.unit]]
    elif isinstance(asked, Candidates):
        named = [ids[str(one.value)] for one in asked.options if str(one.value) in ids]
    elif asked_for in allowed:
        return [asked_for]
    else:
        return own or allowed
    return [one for one in named if one in allowed]


ACTIONS = {
    "heard.pick": pick,
    "heard.campaign": for_campaign,
    "heard.list": listed,
    "heard.later": works_heard.later,
}
