"""Which handler answers what: every command, button and open conversation on one page.

An update comes in as PTB's object and leaves as rows. A refusal undoes what the handler wrote and
tells the person why and what to do; anything else that is raised is a bug: the row is tried again
and then set aside (P9), and nothing of it remains.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import telegram

from campaigns.errors import Refusal
from campaigns.permissions import NOBODY
from handlers import (
    admission,
    aftersend,
    announcing,
    arriving,
    as_before,
    asking,
    broadcast,
    calls,
    changes,
    closing,
    consent,
    digest,
    due_date,
    errands,
    figure_sheet,
    figures,
    form_files,
    forms,
    groups,
    heirs,
    help_,
    launch,
    long_lists,
    mending,
    named,
    onboarding,
    one_message,
    overtaken,
    owed,
    own_data,
    papers,
    plan_draft,
    progress_heard,
    promises,
    registration,
    repeated,
    reporting,
    restored,
    review,
    roles,
    spoken,
    status,
    targets,
    unasked,
    unlinking,
    uploads,
    villages,
    works,
    works_list,
)
from handlers.heard import topic_of
from handlers.surroundings import Surroundings
from handlers.turn import After, AnswerPress, Press, Turn
from messages.render import render
from storage import audit, chats, drafts, people, tokens
from storage.drafts import DraftRow
from storage.engine import Connection
from storage.prepared import savepoint

Handler = Callable[[Turn], Awaitable[None]]
Conversation = Callable[[Turn, DraftRow], Awaitable[None]]


async def _idle(turn: Turn) -> None:
    """A button of a preview: it will work in the village's group."""
    turn.pop("pop/idle")


COMMANDS: dict[str, Handler] = {
    "start": onboarding.start,
    "help": help_.show,
    "trogiup": help_.show,
    "dangky": one_message.command,
    "cuatoi": works_list.command,
    "tiendo": progress_heard.command,
    "viec": owed.command,
    "duyet": review.command,
    "cangoi": calls.command,
    "ketthuc": closing.command,
    "tomtat": digest.command,
    "congtrinh": works_list.all_works,
    "baocao": papers.command,
    "thongbao": broadcast.command,
    "phatdong": launch.command,
    "kehoach": launch.plans_now,
    "tinhhinh": owed.stands,
    "chitieu": targets.command,
    "xephang": targets.ranking,
    "moi": roles.command,
    "canbo": roles.people_list,
    "lienket": villages.command,
    "dulieu": own_data.command,
}

ACTIONS: dict[str, Handler] = {
    "help": help_.show,
    "idle": _idle,
    "restored.go": restored.go_on,
    # people's own data
    "privacy.yes": consent.given,
    "privacy.no": consent.declined,
    **own_data.ACTIONS,
    # registration
    "register": registration.begin,
    "register.which": registration.command,
    "register.again": registration.again,
    "register.resume": registration.resume,
    "form.registration": registration.pressed,
    **owed.ACTIONS,
    **works_list.ACTIONS,
    **works.ACTIONS,
    # progress
    "progress": reporting.listed,
    "progress.work": reporting.chosen,
    "progress.update": reporting.update,
    **as_before.ACTIONS,
    "form.progress": reporting.pressed,
    "work.alter": changes.which,
    "work.alter.field": changes.field,
    "work.drop": changes.drop,
    f"form.{changes.CHANGE}": errands.pressed(changes.changed),
    f"form.{changes.WITHDRAW}": errands.pressed(changes.dropped),
    # who has not answered
    **promises.ACTIONS,
    # review
    **review.ACTIONS,
    f"form.{review.RETURN}": errands.pressed(review.gave_back),
    f"form.{review.QUESTION}": errands.pressed(review.asked),
    **mending.ACTIONS,
    **asking.ACTIONS,
    "digest.choose": digest.choose,
    "closing": closing.overview,
    "closing.call": closing.last_call,
    "closing.sure": closing.sure,
    "closing.yes": closing.close,
    "closing.again": closing.again_asked,
    f"form.{closing.AGAIN}": errands.pressed(closing.again_made),
    "calls": calls.command,
    "calls.called": calls.called,
    f"form.{calls.KIND}": errands.pressed(calls.noted),
    # announcements
    "received": aftersend.received,
    "ann.new": broadcast.new,
    "ann.to": broadcast.to,
    "ann.tick": broadcast.tick,
    "ann.chosen": broadcast.chosen,
    "ann.edit": broadcast.edit,
    "ann.later": broadcast.later,
    "ann.at": broadcast.at,
    "ann.send": announcing.send,
    "ann.drop": announcing.drop,
    "ann.approve": announcing.approve,
    "ann.refuse": announcing.refuse,
    **aftersend.ACTIONS,
    # campaigns
    "plan.see": launch.plan_of,
    "plan.file": launch.plan_file,
    "campaign.launch": launch.launch,
    "campaign.keep": launch.not_yet,
    "campaign.remove": launch.remove,
    **due_date.ACTIONS,
    "door.close": launch.close_door,
    "door.open": launch.open_door,
    **figures.ACTIONS,
    **form_files.ACTIONS,
    **one_message.ACTIONS,
    **plan_draft.ACTIONS,
    "figures.apply": figure_sheet.apply,
    # people and villages
    "invite.role": roles.invite_role,
    "invite.unit": roles.invite_unit,
    "role.yes": roles.confirm,
    "role.no": roles.refuse,
    "role.end": roles.end,
    **villages.ACTIONS,
    **unlinking.ACTIONS,
    **heirs.ACTIONS,
    **long_lists.ACTIONS,
    # how things stand
    "status": status.command,
    "campaigns": launch.command,
    "status.remind": status.remind_now,
    "status.xlsx": status.workbook,
    "reports": papers.command,
    "report": papers.campaign_chosen,
    "report.kind": papers.kind_chosen,
    "report.make": papers.make,
}

CONVERSATIONS: dict[str, Conversation] = {
    admission.KIND: one_message.typed,
    reporting.KIND: reporting.typed,
    changes.CHANGE: errands.typed(changes.changed),
    changes.WITHDRAW: errands.typed(changes.dropped),
    promises.PROMISE: errands.typed(promises.promised),
    promises.EXTEND: errands.typed(promises.extended),
    review.RETURN: errands.typed(review.gave_back),
    review.QUESTION: errands.typed(review.asked),
    mending.ANSWER: errands.typed(mending.answered),
    asking.KIND: errands.typed(asking.answered),
    closing.AGAIN: errands.typed(closing.again_made),
    calls.KIND: errands.typed(calls.noted),
    figures.KIND: figures.typed,
    broadcast.KIND: broadcast.typed,
    due_date.KIND: due_date.typed,
    plan_draft.KIND: plan_draft.typed,
}


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
    if await mending.replied(turn) or await asking.replied(turn) or await as_before.in_words(turn):
        return
    late = False
    if turn.person is not None:
        draft = await drafts.open_in(turn.conn, chat_id=turn.chat.id, person_id=turn.person.id)
        late = draft is not None and await overtaken.overtook(turn, draft)
        if draft is not None and not late:
            await _conversing(turn, draft)
            return
    if turn.private and (given := onboarding.pasted(turn)):
        await onboarding.meet(turn)
        await onboarding.code(turn, given)
        return
    if turn.private and (await uploads.received(turn) or await calls.phone(turn)):
        return
    if wish := spoken.command(turn):
        await COMMANDS[wish](turn)
        return
    if not await unasked.understood(turn) and not late:
        await help_.unasked(turn)


async def _conversing(turn: Turn, draft: DraftRow) -> None:
    """An answer to what we asked, or a wish in words that the question takes nothing of."""
    if await repeated.once_more(turn, draft) or await named.beside(turn):
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
            if handler not in (plan_draft.make, plan_draft.drop):
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
        if turn.press is not None and refusal.brief:
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
