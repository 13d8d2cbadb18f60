"""/dulieu: what is kept about oneself, to be seen, taken along, withdrawn or erased (P22).

Anybody may ask, with or without a role or consent. Erasing is asked for here and carried out by an
officer's word, within the time the law gives; scheduler/privacy.py reminds the office before it ends.
"""

from datetime import timedelta
from typing import Final

from campaigns.errors import Missing
from campaigns.permissions import Action
from handlers import consent
from handlers.turn import Turn
from messages import labels, privacy_post, privacy_words
from messages.keyboards import Button
from storage import audit, consents, erase_requests, jobs, own_data, people

DUE: Final = timedelta(days=15)  # vietnam.md, section 5: to stop processing what is objected to
SPOKEN: Final = timedelta(minutes=2)  # the last message must have left before its chat is forgotten


async def command(turn: Turn) -> None:
    """Everything that is kept, in words and numbers, with what may be done about it."""
    if not turn.private:
        await turn.say("privacy/in_private", bot=turn.around.bot_username)
        return
    keys: list[list[Button]] = []
    groups, due = [], None
    if turn.person is not None:
        counted = await own_data.counts(turn.conn, turn.person)
        every = await own_data.everything(
            turn.conn, turn.person, of=("role", "consent", "erase_request")
        )
        groups = await privacy_post.described(turn.voice, turn.person, counted, every)
        open_ = [one for one in every["erase_request"] if one["state"] != "done"]
        due = open_[0]["due_at"] if open_ else None
        keys.append(
            [
                Button(labels.MY_DATA_XLSX, "privacy.file", {"f": "xlsx"}),
                Button(labels.MY_DATA_JSON, "privacy.file", {"f": "json"}),
            ]
        )
        if not open_:
            keys.append([Button(labels.ERASE_ME, "privacy.erase")])
    else:
        groups = [privacy_post.stranger(turn.telegram_id)]
    if not await consent.missing(turn):
        keys.insert(1, [Button(labels.WITHDRAW_CONSENT, "privacy.withdraw")])
    await turn.say(
        "privacy/mine",
        keyboard=keys,
        groups=groups,
        months=await consent.months(turn, turn.commune_id),
        known=turn.person is not None,
        due=privacy_post.local(turn.voice, due) if due else None,
    )


async def file(turn: Turn) -> None:
    """The same whole, as a file; made by a job."""
    await jobs.add(
        turn.conn,
        commune_id=turn.commune,
        bot_id=turn.around.bot_id,
        kind="own_data",
        payload={"person": turn.me.id, "chat": turn.chat.id, "form": str(turn.args["f"])},
        now=turn.now,
    )
    turn.pop("pop/making_file")


async def withdraw(turn: Turn) -> None:
    """Consent withdrawn: no private message by itself any more; a role stays what it was."""
    await consents.withdraw(turn.conn, telegram_id=turn.telegram_id)
    await _note(turn, "withdraw_consent")
    roles = turn.person.roles if turn.person else ()
    await turn.rewrite("privacy/withdrawn", roles=bool(roles))


async def erase_sure(turn: Turn) -> None:
    """What erasing means for this person, before it is asked for."""
    keys = [
        [Button(labels.ERASE_ME_YES, "privacy.erase.yes", single_use=True)],
        [Button(labels.KEEP_IT, "help")],
    ]
    roles = await privacy_post.roles_of(turn.voice, turn.me)
    await turn.say("privacy/erase_sure", keyboard=keys, roles=roles)


async def erase_asked(turn: Turn) -> None:
    """The request is kept, and the office told at once."""
    request = await erase_requests.ask(
        turn.conn, commune_id=turn.me.commune_id, person_id=turn.me.id, due_at=turn.now + DUE,
        now=turn.now,
    )  # fmt: skip
    await _note(turn, "ask_erase")
    await turn.rewrite("privacy/erase_asked", due=request.due_at.astimezone(turn.around.tz))
    await privacy_post.tell_office(turn.voice, request, turn.me, reminder=False)


async def erase_ordered(turn: Turn) -> None:
    """An officer's word: the person gets a last message, then a job erases."""
    turn.require(Action.ERASE)
    request = await erase_requests.get(turn.conn, int(turn.args["q"]), commune_id=turn.commune)
    if request is None:
        raise Missing()
    if not await erase_requests.order(turn.conn, request.id, by=turn.me.id):
        turn.pop("pop/decided")
        return
    person = await people.get(turn.conn, request.person_id)
    if person is None:
        raise Missing()
    await _note(turn, "order_erase", request.id)
    await turn.rewrite("privacy/erase_ordered", name=person.called)
    await privacy_post.goodbye(turn.voice, person)
    own = person.chat_id == turn.chat.id
    await jobs.add(
        turn.conn,
        commune_id=turn.commune,
        bot_id=turn.around.bot_id,
        kind="erase",
        payload={"person": person.id, "request": request.id}
        | ({} if own else {"chat": turn.chat.id}),
        now=turn.now,
        not_before=turn.now + SPOKEN,
    )


async def _note(turn: Turn, action: str, number: int = 0) -> None:
    await audit.add(
        turn.conn,
        commune_id=turn.commune_id,
        at=turn.now,
        who=turn.telegram_id,
        action=action,
        object_=privacy_words.VERSION if action == "withdraw_consent" else f"request {number}",
        facts={},
    )


ACTIONS: Final = {
    "privacy.file": file,
    "privacy.withdraw": withdraw,
    "privacy.erase": erase_sure,
    "privacy.erase.yes": erase_asked,
    "privacy.erase.order": erase_ordered,
}
