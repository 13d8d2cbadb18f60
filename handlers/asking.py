"""A village's head asks the office, an officer answers; both in their own chat with the bot.

What was typed goes to the office only by a press of its author. Nothing is kept besides the messages
themselves: whoever answers first is seen by the other officers.
"""

from collections.abc import Mapping

from campaigns.errors import Missing
from campaigns.forms.draft import Answer
from campaigns.permissions import Action
from campaigns.tidy import tidy
from campaigns.wording.house_forms import small_forms
from campaigns.wording.talk import orders
from handlers import errands
from handlers.turn import Turn
from messages import labels, office_post, post
from messages.keyboards import Button
from storage import drafts, outbox, outbox_looks, people, units
from storage.drafts import DraftRow
from storage.people import Person

KIND = "office_answer"
LONGEST = 1000  # letters of an answer
ASKED = "village_question"  # the kind of a message that may be replied to with the answer


async def ask(turn: Turn) -> None:
    """ "Gửi cho cán bộ xã": what was typed goes to every officer, with a way to answer."""
    await _tell_office(turn, str(turn.args["t"]))


async def in_words(turn: Turn) -> bool:
    """ "Gửi cán bộ: thôn chưa có điện", by whoever might press that: sent at once, whatever form is open."""
    text = orders.for_office(turn.text)
    own = turn.person is not None and any(one.unit_id for one in turn.me.roles)
    if not (text and own and turn.private) or turn.may(Action.SEE_ALL):
        return False
    await _tell_office(turn, text[:LONGEST])
    return True


async def _tell_office(turn: Turn, text: str) -> None:
    own = [one for one in turn.me.roles if one.unit_id and one.state == "active"]
    person = turn.require(Action.REGISTER, own[0].unit_id if own else None)
    unit = await units.get(turn.conn, own[0].unit_id or 0, commune_id=turn.commune)
    await office_post.tell(
        turn.voice, turn.commune, "ask/asked",
        keyboard=[[Button(labels.ANSWER, "ask.reply", {"r": own[0].id, "t": text[:200]})]],
        manner=post.Manner(kind=ASKED, source_id=person.id),
        name=person.called, role=own[0].role, unit=unit.name if unit else "", text=text,
    )  # fmt: skip
    await turn.note("ask_office", f"person {person.id}")
    half = await drafts.open_in(turn.conn, chat_id=turn.chat.id, person_id=person.id)
    await turn.say("ask/sent", half=half is not None)


async def reply(turn: Turn) -> None:
    """ "Trả lời": what the officer says to it."""
    turn.require(Action.REVIEW)
    held = await people.role_row(turn.conn, int(turn.args["r"]), commune_id=turn.commune)
    if held is None:
        raise Missing()
    person = await _asker(turn, held[0])
    await errands.begin(
        turn, KIND, small_forms.OFFICE_ANSWER, unit=person.called, title=str(turn.args["t"]),
        facts={"person": person.id},
    )  # fmt: skip


async def replied(turn: Turn) -> bool:
    """Take a reply to a village's question as its answer; False where it is none, or not theirs to give."""
    if turn.heard.reply_to is None or not turn.text or turn.commune_id is None:
        return False
    asked = await outbox.source_of(
        turn.conn, chat_id=turn.chat.id, message_id=turn.heard.reply_to, kind=ASKED
    )
    if asked is None or not turn.may(Action.REVIEW):
        return False
    await _give(turn, asked, tidy(turn.text, lines=True))
    return True


async def below(turn: Turn) -> bool:
    """What an officer types right below a question may be its answer: offered, since it goes to a village."""
    if not turn.private or not turn.text or not turn.may(Action.REVIEW):
        return False
    last = await outbox_looks.newest(turn.conn, chat_id=turn.chat.id)
    asked = await outbox.source_of(
        turn.conn, chat_id=turn.chat.id, message_id=last or 0, kind=ASKED
    )
    if asked is None:
        return False
    person = await _asker(turn, asked)
    if not person.roles:
        return False
    args = {"r": person.roles[0].id, "t": tidy(turn.text, lines=True)[:LONGEST]}
    keys = [[Button(labels.short(labels.ANSWER_TO.format(person.called)), "ask.give", args)]]
    await turn.say("ask/answer_this", keyboard=keys, name=person.called)
    return True


async def give(turn: Turn) -> None:
    """ "Trả lời Trưởng Thôn 1" under words that were typed plainly."""
    turn.require(Action.REVIEW)
    held = await people.role_row(turn.conn, int(turn.args["r"]), commune_id=turn.commune)
    if held is None:
        raise Missing()
    await _give(turn, held[0], str(turn.args["t"]))


async def answered(turn: Turn, draft: DraftRow, answers: Mapping[str, Answer]) -> None:
    """The answer was typed where the button asked for it."""
    turn.require(Action.REVIEW)
    text = errands.text_of(answers, small_forms.NOTE)
    await _give(turn, int(draft.state["facts"]["person"]), text)


async def _give(turn: Turn, person_id: int, text: str) -> None:
    person = await _asker(turn, person_id)
    if person.chat_id is None:
        raise Missing()
    await post.post(
        turn.voice, "ask/answer", chat_id=person.chat_id, commune_id=turn.commune,
        manner=post.Manner(kind="notice"), who=turn.me.called, text=text,
    )  # fmt: skip
    await office_post.tell(
        turn.voice, turn.commune, "ask/answered", but=turn.me.id,
        who=turn.me.called, name=person.called, text=text,
    )  # fmt: skip
    await turn.note("answer_village", f"person {person.id}")
    await turn.say("ask/answer_sent", name=person.called)


async def _asker(turn: Turn, person_id: int) -> Person:
    """Who asked; raises Missing."""
    person = await people.get(turn.conn, person_id)
    if person is None or person.commune_id != turn.commune:
        raise Missing()
    return person


ACTIONS = {
    "ask.office": ask,
    "ask.reply": reply,
    "ask.give": give,
    f"form.{KIND}": errands.pressed(answered),
}
