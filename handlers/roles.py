"""Who is who: an officer's word on who heads a village, and the end of a role."""

from campaigns.errors import LastOfOffice, Missing
from campaigns.permissions import BY_ROLE, Action
from handlers import invitations, replaced
from handlers.turn import Turn
from messages import commands, duties, labels, office_post, post
from messages.filters import holds
from messages.keyboards import Button, Rows
from messages.post import Manner, Voice
from storage import drafts, people, units
from storage.people import Held, Person
from storage.units import Unit

NAME = 36  # characters of a name on a button; Telegram lets people have 128


async def people_list(turn: Turn) -> None:
    """/canbo: everybody with a role, and who waits for a word; a word given here shows it anew."""
    turn.require(Action.LINK_GROUP)
    known = {one.id: one.name for one in await units.everyone(turn.conn, commune_id=turn.commune)}
    every = ("admin", "leader", "officer", "head", "deputy")
    shown = []
    keys: list[list[Button]] = []
    for state in ("active", "pending"):
        for person in await people.holding(
            turn.conn, commune_id=turn.commune, roles=every, state=state
        ):
            for held in person.roles:
                if held.state != state:
                    continue
                where, name = known.get(held.unit_id or 0, ""), labels.short(person.called, NAME)
                now_of = known.get(turn.heirs.get(held.unit_id or 0, 0), "")
                shown.append((person.called, held.role, where, state, now_of, person.phone))
                if state == "pending":
                    args = {"r": held.id, "list": True}
                    keys.append([Button(labels.CONFIRM_ROLE + name, "role.yes", args)])
                else:
                    keys.append(
                        [
                            Button(
                                labels.END_OF_LIST.format(name=name, role=holds(held.role, where)),
                                "role.end",
                                {"r": held.id},
                            )
                        ]
                    )
    await turn.rewrite("roles/list", keyboard=keys, people=shown)


async def confirm(turn: Turn) -> None:
    """An officer says yes: the head's role is active, and the village is told nothing wrong."""
    turn.require(Action.LINK_GROUP)
    found = await people.role_row(turn.conn, int(turn.args["r"]), commune_id=turn.commune)
    if found is None:
        raise Missing()
    person_id, held = found
    if not await people.confirm(turn.conn, held.id, granted_by=turn.me.id):
        turn.pop("pop/decided")
        return
    person = await people.get(turn.conn, person_id)
    unit = await units.get(turn.conn, held.unit_id or 0, commune_id=turn.commune)
    await turn.note("confirm_role", f"role {held.id}")
    name = person.called if person else ""
    before = await replaced.keys(turn, held, unit)
    from_list = "list" in turn.args
    if from_list:  # the others of the list still wait for their word
        await people_list(turn)
    if before or not from_list:
        tell = turn.say if from_list else turn.rewrite
        await tell(
            "roles/confirmed", keyboard=before, name=name, role=held.role,
            unit=unit.name if unit else "", before=bool(before),
        )  # fmt: skip
    if person is not None:
        await welcome(turn.voice, person, held, unit)


async def welcome(voice: Voice, person: Person, held: Held, unit: Unit | None) -> None:
    """Tell somebody that their role is confirmed; whose number is not known is asked for it."""
    if person.chat_id is None:
        return
    if person.phone is None:
        await post.post(
            voice,
            "roles/phone_wanted",
            chat_id=person.chat_id,
            commune_id=person.commune_id,
            below=[[{"label": labels.SEND_PHONE, "contact": True}]],
        )
    keys: Rows = []
    if unit is not None:
        _, owed = await duties.of_unit(voice, commune_id=person.commune_id, unit_id=unit.id)
        keys = [*owed, [Button(labels.MY_WORKS, "works", {"u": unit.id})]]
    await post.post(
        voice,
        "roles/you_are",
        chat_id=person.chat_id,
        commune_id=person.commune_id,
        keyboard=keys,
        role=held.role,
        unit=unit.name if unit else "",
    )


async def refuse(turn: Turn) -> None:
    """An officer says no: the role ends before it began."""
    turn.require(Action.LINK_GROUP)
    found = await people.role_row(turn.conn, int(turn.args["r"]), commune_id=turn.commune)
    if found is None:
        raise Missing()
    if found[1].state != "pending":
        turn.pop("pop/decided")
        return
    await people.end(turn.conn, found[1].id, commune_id=turn.commune, now=turn.now)
    await turn.note("refuse_role", f"role {found[1].id}")
    await _tell_ended(turn, *found, refused=True)
    await turn.rewrite("roles/refused")


async def end(turn: Turn) -> None:
    """Take a role away; its history stays. An officer's or leader's only by a leader or admin."""
    turn.require(Action.LINK_GROUP)
    found = await people.role_row(turn.conn, int(turn.args["r"]), commune_id=turn.commune)
    if found is None:
        raise Missing()
    invitations.must_give(turn, found[1].role)
    await _must_not_be_last(turn, found[1])
    if "sure" not in turn.args:
        keys = [[Button(labels.YES, "role.end", {"r": found[1].id, "sure": True})]]
        person = await people.get(turn.conn, found[0])
        unit = await units.get(turn.conn, found[1].unit_id or 0, commune_id=turn.commune)
        await turn.say(
            "roles/sure", keyboard=keys, name=person.called if person else "", role=found[1].role,
            unit=unit.name if unit else "", last=await _is_last(turn, found[1], ("officer",)),
        )  # fmt: skip
        return
    if not await people.end(turn.conn, found[1].id, commune_id=turn.commune, now=turn.now):
        turn.pop("pop/decided")  # a second tap, another officer: nobody is told twice
        return
    await turn.note("end_role", f"role {found[1].id}")
    await _tell_ended(turn, *found, refused=False)
    await turn.rewrite("roles/ended")


async def _must_not_be_last(turn: Turn, held: Held) -> None:
    """An office keeps somebody who can invite its officers; raises LastOfOffice."""
    if await _is_last(turn, held, BY_ROLE[Action.GRANT_OFFICER]):
        raise LastOfOffice()


async def _is_last(turn: Turn, held: Held, roles: tuple[str, ...]) -> bool:
    """Whether nobody else would hold one of these roles."""
    return held.role in roles and not any(
        one.role in roles and one.state == "active" and one.id != held.id
        for person in await people.holding(turn.conn, commune_id=turn.commune, roles=roles)
        for one in person.roles
    )


async def _tell_ended(turn: Turn, person_id: int, held: Held, *, refused: bool) -> None:
    """Whoever lost a role reads it, rather than finding out at the end of a form; the form ends too."""
    person = await people.get(turn.conn, person_id)
    if person is None:
        return
    left = {one.role for one in person.roles}
    elsewhere = {one.unit_id for one in person.roles}
    if not left:
        await drafts.drop_of(turn.conn, person_id=person.id, unit_id=None)
    elif held.unit_id is not None and held.unit_id not in elsewhere:
        await drafts.drop_of(turn.conn, person_id=person.id, unit_id=held.unit_id)
    if person.chat_id is None:
        return
    unit = await units.get(turn.conn, held.unit_id or 0, commune_id=turn.commune)
    await post.post(
        turn.voice,
        "roles/you_were",
        chat_id=person.chat_id,
        commune_id=person.commune_id,
        manner=Manner(kind="notice"),
        role=held.role,
        unit=unit.name if unit else "",
        refused=refused,
    )
    await post.act(
        turn.voice,
        "commands",
        chat_id=person.chat_id,
        commune_id=person.commune_id,
        commands=commands.for_roles(left),
    )


async def ask_to_confirm(turn: Turn, role_id: int) -> None:
    """Somebody accepted a village's invitation: officers say whether it is them."""
    person = turn.me
    held = next(one for one in person.roles if one.id == role_id)
    if held.state != "pending":
        return
    unit = await units.get(turn.conn, held.unit_id or 0, commune_id=person.commune_id)
    present = await people.holding(
        turn.conn, commune_id=person.commune_id, roles=(held.role,), unit_id=held.unit_id
    )
    keys = [
        [
            Button(labels.YES, "role.yes", {"r": role_id}),
            Button(labels.NO, "role.no", {"r": role_id}),
        ]
    ]
    await office_post.tell(
        turn.voice,
        person.commune_id,
        "roles/please_confirm",
        keyboard=keys,
        name=person.called,
        username=person.username,
        role=held.role,
        unit=unit.name if unit else "",
        present=[one.called for one in present if one.id != person.id],
    )


async def commands_for(turn: Turn) -> None:
    """Show the commands of the person's roles in the "/" menu of the private chat."""
    held = {one.role for one in turn.me.roles}
    await post.act(
        turn.voice,
        "commands",
        chat_id=turn.chat.id,
        commune_id=turn.me.commune_id,
        commands=commands.for_roles(held),
    )
