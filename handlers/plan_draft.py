"""A plan's document in chat: its draft as a card, changed item by item, a campaign only by the button.

The sketch lives in the draft row, saved in the transaction that took the word or the press. Reading,
changing and checking are pure rules (campaigns/planreader); this module says what comes next.
"""

from typing import Any

from campaigns.errors import BadText, DraftGone
from campaigns.permissions import Action
from campaigns.planreader.sketch import answers, changes, item_named, items, whole_plan
from campaigns.planreader.sketch import model as sketch
from campaigns.planreader.sketch.model import Sketch
from campaigns.wording.reading import Candidates, Refused, Value
from campaigns.wording.talk import orders
from campaigns.wording.talk.conversation import agreed
from handlers import uploads
from handlers.turn import Turn
from messages import draft_card, labels, officer_text
from messages.keyboards import Button
from storage import drafts
from storage.drafts import DraftRow

KIND = "plan"
MOST_TEXT = 4000


async def open_read(turn: Turn) -> None:
    """A document that was read while something else was open here: now its draft is shown."""
    turn.require(Action.OPEN_CAMPAIGN)
    draft = await drafts.start(
        turn.conn, commune_id=turn.commune, chat_id=turn.chat.id, person_id=turn.me.id, kind=KIND,
        state={"sketch": turn.args["sketch"], "name": turn.args["name"]}, now=turn.now,
    )  # fmt: skip
    await _card(turn, draft, sketch_of(draft))


def idle(draft: DraftRow) -> bool:
    """Whether this is a plan's draft that is only being looked at: nothing was asked to be typed."""
    return draft.kind == KIND and not draft.state.get("open")


async def typed(turn: Turn, draft: DraftRow) -> None:
    """What was typed for the open item or question; another file is read anew."""
    turn.require(Action.OPEN_CAMPAIGN)
    if turn.heard.file is not None and await uploads.received(turn):
        return
    found, key = sketch_of(draft), str(draft.state.get("open") or "")
    if key:
        await _answered(turn, draft, found, key, _said(turn, key))
        return
    meant = item_named.named(found, turn.text)
    if meant is not None:
        one, rest = meant
        if not rest or one.key == "text":
            await _open(turn, draft, found, one)
            return
        await keep(turn, draft, found, open_=one.key)
        await _answered(turn, draft, found, one.key, rest)
    elif agreed(turn.text) or orders.makes(turn.text):
        await _card(turn, draft, found)
    else:
        keys = [[Button(labels.DRAFT_CARD, "draft.card", {"d": draft_card.ticket(draft)})]]
        await turn.say("draft/press_first", keyboard=keys)


def names_item(draft: DraftRow, text: str) -> bool:
    """Whether the words are about an item of this draft."""
    return item_named.named(sketch_of(draft), text) is not None


async def _answered(turn: Turn, draft: DraftRow, found: Sketch, key: str, said: str) -> None:
    match answers.read(found, key, said, turn.today):
        case Value(value=value):
            await _settled(turn, draft, changes.settle(found, key, value), key)
        case Candidates(options=options, question=question):
            offered = [(one.value, one.label) for one in options]
            choices = draft_card.candidates_keys(key, draft_card.ticket(draft), offered)
            await turn.say("draft/which", keyboard=choices, question=question)
        case Refused(message=message):
            await turn.say("draft/which", question=message)


async def card(turn: Turn) -> None:
    """Back to the whole draft; nothing is being typed any more."""
    draft = await pressed(turn)
    await _card(turn, draft, sketch_of(draft))


async def ask(turn: Turn) -> None:
    """The next open question."""
    draft = await pressed(turn)
    await next_question(turn, draft, sketch_of(draft))


async def group(turn: Turn) -> None:
    """A page of the milestones, phases, fields or targets; nothing is being typed any more."""
    draft = await pressed(turn)
    found = sketch_of(draft)
    await keep(turn, draft, found)
    await _group(turn, draft, found, str(turn.args["g"]), int(turn.args["p"]))


async def item(turn: Turn) -> None:
    """One item: its words, its sentence, and the question for another value."""
    draft = await pressed(turn)
    found, key = sketch_of(draft), str(turn.args["k"])
    if key in (items.NEW_FIELD, items.NEW_TARGET):
        one: items.Item | None = items.Item(key, labels.DRAFT_NEW[items.group_of(key)])
    else:
        one = items.find(found, key)
    if one is None or turn.args.get("n", one.label) != one.label:
        await _group(turn, draft, found, items.group_of(key), 0)
        return
    await _open(turn, draft, found, one)


async def _open(turn: Turn, draft: DraftRow, found: Sketch, one: items.Item) -> None:
    await keep(turn, draft, found, open_=one.key)
    await turn.say_text(
        draft_card.item_text(found, one),
        keyboard=draft_card.item_keys(one, draft_card.ticket(draft)),
    )


async def choose(turn: Turn) -> None:
    """A candidate by its button."""
    draft = await pressed(turn)
    found, key = sketch_of(draft), str(turn.args["k"])
    known = items.find(found, key) is not None or sketch.question_of(found, key) is not None
    if not known and key not in (items.NEW_FIELD, items.NEW_TARGET):
        await _card(turn, draft, found)
        return
    await _settled(turn, draft, changes.settle(found, key, str(turn.args["v"])), key)


async def remove(turn: Turn) -> None:
    """An item goes out of the campaign."""
    draft = await pressed(turn)
    found, key = sketch_of(draft), str(turn.args["k"])
    one = items.find(found, key)
    if one is not None and turn.args.get("n", one.label) != one.label:
        await _group(turn, draft, found, items.group_of(key), 0)
        return
    await _settled(turn, draft, changes.remove(found, key), key, gone=True)


async def file(turn: Turn) -> None:
    """The campaign as far as it is known, as its file."""
    draft = await pressed(turn)
    plan = whole_plan.finish(sketch_of(draft))
    if plan is None:
        await next_question(turn, draft, sketch_of(draft))
        return
    await draft_card.post_file(turn.voice, plan, chat_id=turn.chat.id, commune_id=turn.commune)


async def standing(turn: Turn) -> DraftRow | None:
    """The officer's draft that is open in this chat."""
    if not turn.private or not turn.may(Action.OPEN_CAMPAIGN):
        return None
    draft = await drafts.open_in(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    return draft if draft is not None and draft.kind == KIND else None


async def put_aside(turn: Turn, before: DraftRow | None) -> None:
    """A draft that gave way to another conversation waits behind a button: nothing typed is lost."""
    if before is None:
        return
    now = await drafts.open_in(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    if now is not None and draft_card.ticket(now) == draft_card.ticket(before):
        return
    kept = {"sketch": before.state["sketch"], "name": before.state["name"]}
    keys = [[Button(labels.DRAFT_OPEN, "draft.open", kept, single_use=True)]]
    await turn.say("draft/put_aside", keyboard=keys, name=str(before.state["name"]))


async def _settled(
    turn: Turn, draft: DraftRow, after: Sketch, key: str, *, gone: bool = False
) -> None:
    """Keep the change, echo it, and go on: the next question, the list, or the card."""
    one = items.find(after, key)
    done = "" if one is None or gone else f"{one.label}: {one.value}"
    asking = bool(draft.state.get("asking"))
    if asking and after.questions:
        await next_question(turn, draft, after, done=done)
    elif (
        gone
        and not asking
        and items.group_of(key) != "head"
        and items.items(after, items.group_of(key))
    ):
        await keep(turn, draft, after)
        await _group(turn, draft, after, items.group_of(key), 0)
    else:
        await _card(turn, draft, after, done=done)


async def next_question(turn: Turn, draft: DraftRow, found: Sketch, *, done: str = "") -> None:
    """The next open question, or the card where none is left."""
    if not found.questions:
        await _card(turn, draft, found, done=done)
        return
    await keep(turn, draft, found, open_=found.questions[0].key, asking=True)
    await draft_card.post_question(
        turn.voice, found, ticket=draft_card.ticket(draft), chat_id=turn.chat.id, commune_id=turn.commune,
        done=done,
    )  # fmt: skip


async def _card(turn: Turn, draft: DraftRow, found: Sketch, *, done: str = "") -> None:
    await keep(turn, draft, found)
    await draft_card.post_card(
        turn.voice, found, ticket=draft_card.ticket(draft), name=str(draft.state["name"]), chat_id=turn.chat.id,
        commune_id=turn.commune, done=done,
    )  # fmt: skip


async def _group(turn: Turn, draft: DraftRow, found: Sketch, name: str, page: int) -> None:
    text, keys = draft_card.group_page(found, draft_card.ticket(draft), name, page)
    await turn.say_text(text, keyboard=keys)


async def keep(
    turn: Turn, draft: DraftRow, found: Sketch, *, open_: str = "", asking: bool = False
) -> None:
    """Keep the sketch, and what is to be typed next."""
    state = dict(draft.state) | {"sketch": sketch.to_json(found), "open": open_, "asking": asking}
    await drafts.save(turn.conn, draft.id, state=state, now=turn.now)


async def pressed(turn: Turn) -> DraftRow:
    """The presser's own open draft that the button belongs to; raises DraftGone."""
    turn.require(Action.OPEN_CAMPAIGN)
    draft = await drafts.open_in(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    if draft is None or draft.kind != KIND or draft_card.ticket(draft) != turn.args["d"]:
        raise DraftGone()
    return draft


def sketch_of(draft: DraftRow) -> Sketch:
    """The sketch that the draft holds."""
    given: dict[str, Any] = dict(draft.state["sketch"])
    return sketch.from_json(given)


def _said(turn: Turn, key: str) -> str:
    """The words; the launch's own text as it would stand in a campaign's file, refused where it
    cannot be sent.
    """  # fmt: skip
    if key != "text":
        return turn.text
    markup = officer_text.written(turn.text, turn.heard.markup)
    problem = officer_text.check(markup, limit=MOST_TEXT)
    if problem is not None:
        raise BadText(
            problem=problem.code, what=problem.what, allowed=officer_text.PLACEHOLDERS,
            limit=MOST_TEXT,
        )  # fmt: skip
    return officer_text.typed(markup)


ACTIONS = {
    "draft.open": open_read,
    "draft.card": card,
    "draft.ask": ask,
    "draft.group": group,
    "draft.item": item,
    "draft.set": choose,
    "draft.remove": remove,
    "draft.file": file,
}
