"""Consent before anything else: the notice at the first private contact, and what was held back by it.

Until somebody agreed to the present version nothing of theirs is kept but what answering takes: what
they wrote or pressed waits in the notice's own button and is taken up by "Tôi đồng ý" as if it had
come in then, with the time at which it was really sent. Groups are not asked: a village's group hears
announcements and its head answers there on the village's behalf.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from campaigns.wording.talk import consent as consents_words
from handlers.heard import FileHeard, Heard
from handlers.turn import Turn
from messages import labels, privacy_words
from messages.keyboards import Button
from messages.render import render
from storage import campaigns, communes, consents, facts, tokens

WAITS = timedelta(days=7)  # what was held back; then the link has to be opened again
CONTACT = "privacy_contact"  # the commune's setting, from PRIVACY_CONTACT


async def missing(turn: Turn) -> bool:
    """Whether this person has to be asked before anything is kept."""
    if not turn.private:
        return False
    if turn.person is not None:
        return turn.person.consent != privacy_words.VERSION
    return not await consents.stands(
        turn.conn,
        bot_id=turn.around.bot_id,
        telegram_id=turn.telegram_id,
        version=privacy_words.VERSION,
    )


async def ask(turn: Turn, action: str = "") -> None:
    """Show the notice; what was wanted waits in its button. Who types the button's words has pressed it."""
    waiting = await tokens.waiting(
        turn.conn, chat_id=turn.chat.id, action="privacy.yes", now=turn.now
    )
    answer = consents_words.said(turn.text) if turn.press is None and waiting else None
    if answer is not None:
        await (_agreed(turn, waiting) if answer else declined(turn))
        return
    held: dict[str, Any] = {"sent_at": turn.sent_at.isoformat(), "heard": asdict(turn.heard)}
    if turn.press is not None:
        held |= {"action": action, "args": dict(turn.press.args)}
    keys = [
        [Button(labels.AGREE, "privacy.yes", held, single_use=True, lifetime=WAITS)],
        [Button(labels.DECLINE, "privacy.no", single_use=True, lifetime=WAITS)],
    ]
    if waiting and turn.press is None:  # it stands above, and is too long for every word
        await turn.say("privacy/again", keyboard=keys)
    else:
        await turn.say("privacy/notice", keyboard=keys, **await _facts(turn))


async def _agreed(turn: Turn, waiting: Sequence[tuple[bytes, Mapping[str, Any]]]) -> None:
    """ "Tôi đồng ý", typed: what goes on is the link that somebody came by, else what was said last."""
    links = [one for one in waiting if str(one[1]["heard"]["text"]).startswith("/start ")]
    hash_, held = (links or waiting)[-1]
    await tokens.use(turn.conn, hash_, by=turn.telegram_id, now=turn.now)
    await _keep(turn, held)


async def given(turn: Turn) -> None:
    """ "Tôi đồng ý": then what waited goes on."""
    await _keep(turn, turn.args)


async def _keep(turn: Turn, held: Mapping[str, Any]) -> None:
    """The consent is kept with the words that were shown."""
    notice = render("privacy/notice", **await _facts(turn))
    await consents.give(
        turn.conn,
        bot_id=turn.around.bot_id,
        telegram_id=turn.telegram_id,
        version=privacy_words.VERSION,
        notice=notice,
        now=turn.now,
    )
    # What waited may be a link's code, which is nobody's to read in the database (P16).
    await tokens.forget_chat(turn.conn, chat_id=turn.chat.id, action="privacy.yes", used=True)
    await turn.rewrite("privacy/agreed")
    turn.heard = heard(held["heard"])
    turn.sent_at = datetime.fromisoformat(held["sent_at"])
    turn.held = held


async def declined(turn: Turn) -> None:
    """ "Không đồng ý": what waited is forgotten at once."""
    await tokens.forget_chat(turn.conn, chat_id=turn.chat.id, action="privacy.yes")
    await turn.rewrite("privacy/declined")


def heard(data: Mapping[str, Any]) -> Heard:
    """A message back from plain data."""
    given = dict(data)
    file, place = given.pop("file"), given.pop("location")
    return Heard(
        **given,
        file=FileHeard(**file) if file else None,
        location=(float(place[0]), float(place[1])) if place else None,
    )


async def months(turn: Turn, commune_id: int | None) -> int:
    """How long personal data is kept after a campaign's end: the longest that a plan says."""
    if commune_id is None:
        return privacy_words.MONTHS
    every = await campaigns.listed(turn.conn, commune_id=commune_id)
    said = [int(one.plan.get("keep_personal_data_months", privacy_words.MONTHS)) for one in every]
    return max(said, default=privacy_words.MONTHS)


async def _facts(turn: Turn) -> dict[str, Any]:
    """Who collects, whom to ask, how long: of the commune whose bot or link this is."""
    commune_id = turn.commune_id
    if commune_id is None:
        every = await communes.ids(turn.conn)
        commune_id = every[0] if len(every) == 1 else await _of_link(turn)
    if commune_id is None:
        return {"commune": "", "contact": "", "months": privacy_words.MONTHS}
    return {
        "commune": await communes.name_of(turn.conn, commune_id),
        "contact": await facts.setting(turn.conn, commune_id, CONTACT) or "",
        "months": await months(turn, commune_id),
    }


async def _of_link(turn: Turn) -> int | None:
    """Whose invitation it is that somebody came with."""
    said = turn.text.partition(" ")[2].strip() or turn.text.strip()
    for purpose in ("claim", "invite"):
        found = await tokens.look(turn.conn, said[:200], purpose=purpose, now=turn.now)
        if found is not None:
            return found.commune_id
    return None
