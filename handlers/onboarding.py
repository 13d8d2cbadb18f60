"""The first contact: who are you to us, and what may you do here.

A link or a code says what is offered; it is redeemed once, by whoever sends it, and what grants
authority over a village waits for an officer's word. Wrong codes: five in ten minutes, then wait.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from campaigns.errors import BadCode, LockedOut, OwnInvitation
from handlers import groups, help_, invitations, roles
from handlers.surroundings import Surroundings
from handlers.throttle import WRONG_CODES_PENALTY
from handlers.turn import Turn
from messages import post, privacy_words
from messages.post import Manner
from storage import audit, communes, consents, people, tokens
from storage.engine import Connection
from storage.tokens import Redeemed

_CODE = re.compile(r"[A-Za-z0-9_-]{24,64}")  # what claim_code and invitations look like
_LINK = re.compile(r"(?:https?://)?(?:t|telegram)\.me/(?P<bot>\w+)\?start=(?P<code>[\w-]{1,64})")
CLAIM_LIFE = timedelta(days=7)


async def start(turn: Turn) -> None:
    """/start, with or without what a link carries; in a group it is the village's link."""
    payload = turn.text.partition(" ")[2].strip()
    if not turn.private:
        if payload:
            await groups.link(turn, payload)
        return
    await meet(turn)
    if payload:
        await code(turn, payload)
    else:
        await help_.greet(turn)


async def code(turn: Turn, given: str) -> None:
    """A code or a link's payload: claim the office, or accept an invitation."""
    until = turn.around.desk.locked_out.get(turn.telegram_id)
    if until is not None and turn.now < until:
        raise LockedOut(until=until.astimezone(turn.around.tz))
    for purpose in ("claim", "invite"):
        found = await tokens.redeem(
            turn.conn, given[:200], purpose=purpose, now=turn.now, by=turn.telegram_id
        )
        if found is not None:
            await _accept(turn, found)
            return
    if not turn.around.desk.wrong_codes.allows(turn.telegram_id, turn.now):
        turn.around.desk.locked_out[turn.telegram_id] = turn.now + WRONG_CODES_PENALTY
    raise BadCode()


def pasted(turn: Turn) -> str:
    """The code that was pasted, or that of a whole link to this bot; "" where the words are neither."""
    said = turn.text.strip()
    found = _LINK.fullmatch(said)
    if found is not None and found["bot"].casefold() == turn.around.bot_username.casefold():
        return found["code"]
    return said if _CODE.fullmatch(said) else ""


async def meet(turn: Turn) -> None:
    """Remember the private chat of somebody we know."""
    if turn.person is not None and turn.person.chat_id != turn.chat.id:
        await people.describe(turn.conn, turn.person.id, chat_id=turn.chat.id)
        turn.person = await people.get(turn.conn, turn.person.id)


async def claim_code(
    conn: Connection, commune_id: int, *, mint: Callable[[], str], now: datetime
) -> str | None:
    """A one-time code for the first officer; None where the office has one already."""
    if await people.holding(conn, commune_id=commune_id, roles=("admin", "officer", "leader")):
        return None
    await tokens.revoke(conn, purpose="claim", action="claim", commune_id=commune_id)
    return await tokens.issue(
        conn,
        mint=mint,
        purpose="claim",
        action="claim",
        args={},
        commune_id=commune_id,
        single_use=True,
        expires_at=now + CLAIM_LIFE,
        now=now,
    )


async def was_away(conn: Connection, since: datetime, around: Surroundings) -> None:
    """Telegram could not be reached for more than a day: updates may be missing (P23)."""
    for commune_id in await communes.of_bot(conn, bot_id=around.bot_id):
        for one in await people.holding(conn, commune_id=commune_id, roles=("officer", "admin")):
            if one.chat_id is not None:
                await post.post(
                    post.Voice(conn, around.speaker, around.now),
                    "help/was_away",
                    chat_id=one.chat_id,
                    commune_id=commune_id,
                    manner=Manner(kind="notice"),
                    since=since.astimezone(around.tz),
                )


async def _accept(turn: Turn, found: Redeemed) -> None:
    """Give what the code offers: the office at once, a village after an officer's word."""
    commune_id = found.commune_id
    if commune_id is None:
        raise BadCode()
    person = await people.ensure(
        turn.conn,
        commune_id=commune_id,
        telegram_id=turn.telegram_id,
        shown=turn.shown,
        username=turn.username,
        now=turn.now,
    )
    await people.describe(turn.conn, person.id, chat_id=turn.chat.id)
    await consents.carry(turn.conn, telegram_id=turn.telegram_id, version=privacy_words.VERSION)
    if not await invitations.still_offered(turn, found):
        raise BadCode()
    wanted = ["admin", "officer"] if found.action == "claim" else [str(found.args["role"])]
    unit_id = found.args.get("unit")
    held = {(one.role, one.unit_id) for one in person.roles if one.state == "active"}
    to_office = wanted[0] in ("officer", "leader") and found.args.get("by") == person.id
    if to_office or (wanted[0], unit_id) in held:
        raise OwnInvitation()
    pending = wanted[0] in ("head", "deputy")
    for role in wanted:
        role_id = await people.grant(
            turn.conn,
            commune_id=commune_id,
            person_id=person.id,
            role_name=role,
            unit_id=unit_id,
            state="pending" if pending else "active",
            granted_by=found.args.get("by"),
            now=turn.now,
        )
    turn.person = await people.get(turn.conn, person.id)
    await audit.add(
        turn.conn,
        commune_id=commune_id,
        at=turn.now,
        who=turn.telegram_id,
        action="claim" if found.action == "claim" else "accept_invite",
        object_=wanted[0],
        facts={"unit": unit_id},
    )
    if pending:
        await roles.ask_to_confirm(turn, role_id)
    await roles.commands_for(turn)
    await help_.greet(turn, just=wanted[0], pending=pending)
