"""One update, from who wrote or pressed to the handler that answers it.

It comes in as PTB's object and leaves as rows. A refusal undoes what the handler wrote and
tells the person why and what to do; anything else that is raised is a bug: the row is tried again
and then set aside (P9), and nothing of it remains.
"""

from collections.abc import Mapping
from typing import Any

import telegram

from campaigns.errors import Refusal
from campaigns.permissions import NOBODY
from handlers import (
    arriving,
    as_before,
    asking,
    calls,
    consent,
    forms,
    groups,
    help_,
    mending,
    named,
    onboarding,
    overtaken,
    plan_draft,
    plan_made,
    pressed_in_words,
    repeated,
    restored,
    review,
    spoken,
    unasked,
    uploads,
)
from handlers.heard import topic_of
from handlers.routes import ACTIONS, COMMANDS, CONVERSATIONS, Handler
from handlers.surroundings import Surroundings
from handlers.turn import After, AnswerPress, Press, Turn
from messages.render import render
from storage import audit, chats, drafts, people, tokens
from storage.drafts import DraftRow
from storage.engine import Connection
from storage.prepared import savepoint


async def handle(conn: Connection, update: telegram.Update, around: Surroundings) -> list[After]:
    """Answer one update inside the given transaction; what to do after its commit is returned."""
    if update.my_chat_member is not None:
        await groups.membership(conn, update.my_chat_member, around)
        return []
    if update.callback_query is not None:
        return await _pressed(conn, update.callback_query, around)
    message = update.message or update.edited_message
    if message is None:
        return []
    chat = await arriving.chat(conn, message.chat, around)
    if await groups.service(conn, message, around):
        return []
    author = message.from_user
    if author is None or author.is_bot or author.id in NOBODY or message.sender_chat:
        return []
    turn = await arriving.written(conn, chat, author, message, around)
    if turn.heard.service:
        return []
    desk = around.desk.albums if turn.heard.album else around.desk.updates
    if not desk.allows(author.id, around.now):
        if turn.addressed and desk.may_tell(author.id, around.now):
            await turn.say("refusals/slow_down")
        return turn.after
    wanted = help_.rewritten if turn.heard.edited else _written
    await _guarded(turn, _tried_to_link if turn.outside else wanted)
    return turn.after


async def _tried_to_link(turn: Turn) -> None:
    """In a group that nobody linked only a village's link is listened to (P13)."""
    if _command(turn.text, turn.around.bot_username) == "start":
        await onboarding.start(turn)


async def _written(turn: Turn) -> None:
    """A message: a command, an answer to what we asked, a file, or talk that is not for us."""
    name = _command(turn.text, turn.around.bot_username)
    if name != "dulieu" and await consent.missing(turn):
        await consent.ask(turn)
        return
    if name is not None:
        known = COMMANDS.get(name)
        if known is not None:
            await known(turn)
        elif turn.private:
            await help_.unknown_command(turn)
        return
    if not (turn.private or turn.heard.to_bot):
        return
    if await _meant_whatever_is_open(turn):
        return
    draft = await _open_form(turn)
    late = draft is not None and await overtaken.overtook(turn, draft)
    if draft is not None and not late:
        await _conversing(turn, draft)
    elif not await _understood_alone(turn) and not late:
        await help_.unasked(turn)


async def _understood_alone(turn: Turn) -> bool:
    """What is said outside every form: a code, a file, a telephone, a button's or a wish's words."""
    if turn.private and (given := onboarding.pasted(turn)):
        await onboarding.meet(turn)
        await onboarding.code(turn, given)
        return True
    if turn.private and (await uploads.received(turn) or await calls.phone(turn)):
        return True
    if await pressed_in_words.button(turn, ACTIONS):
        return True
    if wish := spoken.command(turn):
        await COMMANDS[wish](turn)
        return True
    return await unasked.understood(turn)


async def _meant_whatever_is_open(turn: Turn) -> bool:
    """Whether it answers a question, or says itself whom it is for: no open form takes it."""
    replied = await mending.replied(turn) or await asking.replied(turn)
    return replied or await as_before.in_words(turn) or await asking.in_words(turn)


async def _open_form(turn: Turn) -> DraftRow | None:
    """The conversation that the message may go on with."""
    if turn.person is None:
        return None
    draft = await drafts.open_in(turn.conn, chat_id=turn.chat.id, person_id=turn.person.id)
    return None if draft is not None and await named.elsewhere(turn, draft) else draft


async def _conversing(turn: Turn, draft: DraftRow) -> None:
    """An answer to what we asked, or a wish in words that the question takes nothing of."""
    if await repeated.once_more(turn, draft) or await named.beside(turn):
        return
    if await calls.own_number(turn) or await spoken.beside_form(turn, draft):
        return
    elsewhere = (
        "form" not in draft.state or draft.kind == review.RETURN
    )  # its card asks, in buttons
    if elsewhere and await pressed_in_words.button(turn, ACTIONS):
        return
    wish = await spoken.aside(turn, draft)
    await (COMMANDS[wish](turn) if wish else CONVERSATIONS[draft.kind](turn, draft))


async def _pressed(
    conn: Connection, query: telegram.CallbackQuery, around: Surroundings
) -> list[After]:
    """A button: its token says what is asked, never who may."""
    where = query.message.chat if query.message else None
    if where is None or query.from_user.is_bot or not query.data:
        return [AnswerPress(query.id, render("pop/stale"), alert=True)]
    if not around.desk.updates.allows(query.from_user.id, around.now):
        return [AnswerPress(query.id, render("pop/slow_down"))]
    chat = await arriving.chat(conn, where, around)
    turn = await arriving.turn(conn, chat, query.from_user, around.now, around)
    known = query.from_user.id if turn.person else None  # who only presses "Đã nhận" is not noted
    given = await tokens.redeem(
        conn, query.data, purpose="button", now=around.now, chat_id=chat.id, by=known
    )
    handler = ACTIONS.get(given.action) if given else None
    if handler is not None and given is not None and given.action.startswith(f"{forms.PRESS}."):
        handler = overtaken.guarded(handler)
    if given is None or handler is None:
        await audit.add(
            conn, commune_id=turn.commune_id, at=around.now, who=query.from_user.id,
            action="press", object_="unknown button", facts={},
        )  # fmt: skip
        return [AnswerPress(query.id, render("pop/stale"), alert=True)]
    message_id = query.message.message_id if query.message else None
    turn.press, turn.topic = Press(query.id, message_id, given.args), topic_of(query.message)
    free = given.action.startswith("privacy.") or handler is restored.go_on
    if not free and await consent.missing(turn):
        await consent.ask(turn, given.action)
    else:
        await _guarded(turn, handler)
    if not any(isinstance(one, AnswerPress) for one in turn.after):
        turn.after.append(AnswerPress(query.id))
    return turn.after


async def _go_on(turn: Turn, held: Mapping[str, Any]) -> None:
    """What waited for somebody's consent happens now, as it came in."""
    turn.person = await people.find(
        turn.conn, telegram_id=turn.telegram_id, commune_id=turn.chat.commune_id
    )
    query_id = turn.press.query_id if turn.press else ""
    handler = ACTIONS.get(str(held.get("action", "")))
    turn.press = Press(query_id, None, held["args"]) if handler else None
    await _guarded(turn, handler or _written)


async def _guarded(turn: Turn, handler: Handler) -> None:
    """Run a handler; a refusal undoes what it wrote and is said in its place."""
    try:
        async with savepoint(turn.conn):
            before = await plan_draft.standing(turn)
            await handler(turn)
            if handler not in (plan_made.make, plan_made.drop):
                await plan_draft.put_aside(turn, before)
    except Refusal as refusal:
        turn.after.clear()
        await audit.add(
            turn.conn,
            commune_id=turn.commune_id,
            at=turn.now,
            who=turn.telegram_id,
            action="refused",
            object_=refusal.code,
            facts={"action": str(refusal.facts.get("action", ""))},
        )
        if turn.press is not None and turn.press.query_id and refusal.brief:
            turn.pop(f"refusals/{refusal.code}", alert=True, **dict(refusal.facts))
        else:
            once = chats.one_line(turn.chat) if turn.outside else None
            await turn.say(f"refusals/{refusal.code}", once=once, **dict(refusal.facts))
    if turn.held is not None:
        held, turn.held = turn.held, None
        await _go_on(turn, held)


async def gave_up(conn: Connection, raw: Mapping[str, Any], around: Surroundings) -> None:
    """An update that failed three times is set aside: its author gets one apology (P9)."""
    where, author = arriving.author_of(raw)
    if where is None or author is None or author.is_bot or where.type != "private":
        return
    chat = await arriving.chat(conn, where, around)
    turn = await arriving.turn(conn, chat, author, around.now, around)
    await turn.say("refusals/our_fault")


def _command(text: str, bot_username: str) -> str | None:
    """The command's name, "" where it is meant for another bot, None where the text is none."""
    if not text.startswith("/"):
        return None
    first = text[1:].split(maxsplit=1)[0] if len(text) > 1 and not text[1].isspace() else ""
    name, _, bot = first.partition("@")
    if bot and bot.casefold() != bot_username.casefold():
        return ""
    return name.casefold()
