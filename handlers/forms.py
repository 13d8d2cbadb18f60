"""The guided conversation in chat: one open question, its buttons, and the card at the end.

The engine (campaigns/forms) decides; this module gives it what was typed or pressed and shows the
step it answers with. Every answer is stored in the transaction that took it, so that a restart or a
week of silence loses nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, assert_never

from campaigns import plan as plans
from campaigns.errors import AnsweredBefore, FormGone, NotYours
from campaigns.forms import definition, engine, standing
from campaigns.forms import draft as draft_json
from campaigns.forms.definition import Form, Kind
from campaigns.forms.draft import Waiting
from campaigns.forms.engine import Ask, Cancelled, Choose, Done, Input, Review, Step
from campaigns.wording.talk.conversation import asks_what_work
from handlers import help_
from handlers.repeated import SAID
from handlers.tasks import Task
from handlers.turn import Turn
from messages import labels, post
from messages.keyboards import Button, Rows
from storage import campaigns, drafts, form_versions, outbox
from storage.drafts import DraftRow

PRESS = "form"
FORGOTTEN: Final = timedelta(hours=12)  # of silence; then an answer is told what it goes on with
ASKED = "asked"  # which field each question was about that has been answered, by its delivery
STEERS = ("back", "skip", "keep", "cancel")  # they mean the question under which they stand
TYPED = frozenset(
    {Kind.TEXT, Kind.LONG_TEXT, Kind.MONEY, Kind.DATE, Kind.DATE_OR_PERIOD, Kind.INTEGER,
     Kind.DECIMAL, Kind.PERCENT, Kind.QUANTITY}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over the questions: who answers, and to what."""

    unit: str
    title: str
    opens: bool = False  # nothing was said yet of who answers to what
    since: date | None = None  # the day of the last answer, where it is long ago


def heading(task: Task) -> Heading:
    """Over the questions of a unit's part in a milestone."""
    return Heading(task.unit.name, task.milestone.title)


async def form_of(turn: Turn, draft: DraftRow) -> Form:
    """The version of the form that this draft was opened with, or the one it carries itself."""
    if "definition" in draft.state:
        return definition.from_json(dict(draft.state["definition"]))
    row = await form_versions.get(turn.conn, draft.form_id or 0)
    if row is None:
        raise LookupError(f"draft {draft.id} has no form")
    return definition.from_json(row.definition)


async def context_of(turn: Turn, draft: DraftRow) -> engine.Context:
    """The local day and the campaign's period."""
    row = await campaigns.get(turn.conn, draft.campaign_id or 0, commune_id=draft.commune_id)
    period = plans.from_json(row.plan).period if row else None
    return engine.Context(today=turn.today, period=period)


async def take(turn: Turn, draft: DraftRow, said: Input) -> Step:
    """Give the engine one input and keep the draft it answers with."""
    form, context = await form_of(turn, draft), await context_of(turn, draft)
    begun = draft_json.from_json(dict(draft.state["form"]))
    words = said.text if isinstance(said, engine.Text) else ""
    earlier = await _earlier(turn, draft) if words else None
    if earlier is not None:
        begun = engine.answer(form, begun, engine.Edit(earlier), context).draft
    step = engine.answer(form, begun, said, context)
    asked = {**draft.state.get(ASKED, {}), str(draft.prompt_id): draft.state["form"].get("open")}
    state = keep(draft, step) | {SAID: words, ASKED: asked}
    await drafts.save(turn.conn, draft.id, state=state, now=turn.now)
    return step


async def takes(turn: Turn, draft: DraftRow, *, answers: bool = False) -> bool:
    """Whether the open question takes what was typed; a work's name, which any words may be, is no test.

    `answers`: we know the answer to what is asked, so that it is not handed on as a question.
    """
    form, context = await form_of(turn, draft), await context_of(turn, draft)
    begun = draft_json.from_json(dict(draft.state["form"]))
    question = standing.field_of(form, begun)
    step = engine.answer(form, begun, engine.Text(turn.text), context)
    reason = step.reason if isinstance(step, Ask | Review) else None
    if reason is not None and reason.code in ("question", "later"):
        return not (answers and reason.code == "question")
    if question is not None and question.kind is Kind.TEXT and asks_what_work(question.label):
        return False
    return reason is None or step.draft.answers != begun.answers


async def _earlier(turn: Turn, draft: DraftRow) -> str | None:
    """The answered field whose question this is a reply to, where another one is open by now."""
    asked: dict[str, str] = draft.state.get(ASKED, {})
    if not asked or turn.heard.reply_to is None:
        return None
    prompt = await outbox.of_message(
        turn.conn, chat_id=turn.chat.id, message_id=turn.heard.reply_to
    )
    form, field = draft.state["form"], asked.get(str(prompt))
    return field if field in form.get("answers", {}) and field != form.get("open") else None


def keep(draft: DraftRow, step: Step) -> dict[str, object]:
    """The draft row's state with the engine's draft renewed."""
    return dict(draft.state) | {"form": draft_json.to_json(step.draft)}


def typed(turn: Turn) -> Input:
    """What was written or sent, as the engine's input."""
    if turn.heard.file is not None and turn.heard.file.photo:
        return engine.Photo(turn.heard.file.file_id, turn.text)
    if turn.heard.location is not None:
        return engine.Location(*turn.heard.location)
    if turn.heard.video:
        return engine.Unusable("video")
    if turn.heard.file is not None and not turn.text:
        return engine.Unusable("file")
    if turn.heard.wordless:
        return engine.Unusable()
    return engine.Text(turn.text)


async def pressed_draft(turn: Turn) -> DraftRow:
    """The presser's own open draft that the button belongs to; raises NotYours, FormGone, AnsweredBefore."""
    person = turn.me
    draft = await drafts.open_in(turn.conn, chat_id=turn.chat.id, person_id=person.id)
    if draft is None or draft.id != turn.args["d"]:
        raise NotYours() if await drafts.stands(turn.conn, int(turn.args["d"])) else FormGone()
    asked, open_ = turn.args.get("f"), draft.state["form"].get("open") or ""
    if turn.args["x"] in STEERS and asked is not None and asked != open_:
        raise AnsweredBefore()
    return draft


async def spent(turn: Turn) -> None:
    """The pressed question has its answer: it loses its buttons."""
    if turn.press is not None and turn.press.message_id is not None:
        await post.act(
            turn.voice, "markup", chat_id=turn.chat.id, commune_id=turn.commune_id,
            message_id=turn.press.message_id,
        )  # fmt: skip


def pressed(turn: Turn) -> Input:
    """What was pressed, as the engine's input."""
    match turn.args["x"]:
        case "pick":
            return engine.Pick(turn.args["o"], turn.args.get("f"))
        case "back":
            return engine.Back()
        case "skip":
            return engine.Skip()
        case "keep":
            return engine.Keep()
        case "edit":
            return engine.Edit(str(turn.args["f"]))
        case "confirm":
            return engine.Confirm()
        case _:
            return engine.Cancel()


async def show(turn: Turn, draft: DraftRow, step: Step, *, heading: Heading) -> None:
    """Say the step: the open question, a choice, or the card. `heading` names unit and campaign."""
    if turn.now - draft.updated_at > FORGOTTEN and isinstance(step, Ask | Choose | Review):
        step, heading = await _recalled(turn, draft, step, heading)
    match step:
        case Ask():
            await _ask(turn, draft, step, heading)
        case Choose():
            await _choose(turn, draft, step, heading)
        case Review():
            await _review(turn, draft, step, heading)
        case Cancelled() | Done():
            raise ValueError("the conversation's owner ends it")
        case _:
            assert_never(step)


async def _recalled(
    turn: Turn, draft: DraftRow, step: Ask | Choose | Review, heading: Heading
) -> tuple[Ask | Choose | Review, Heading]:
    """After days of silence: what is gone on with, since when, and everything that was filled in."""
    since = draft.updated_at.astimezone(turn.around.tz).date()
    told = replace(heading, opens=True, since=since)
    if isinstance(step, Review):
        return step, told
    form = await form_of(turn, draft)
    return replace(step, echo=tuple(standing.lines(form, step.draft.answers))), told


async def _ask(turn: Turn, draft: DraftRow, step: Ask, heading: Heading) -> None:
    """The open question; in a group a typed answer needs the reply box, so no buttons then."""
    by_words = not turn.private and step.field.kind in TYPED and not step.options
    opens_reply = by_words and _other_day(step) is None
    prompt = await turn.say(
        "form/ask",
        keyboard=() if opens_reply else [*_asking(turn, step), *_ask_keys(draft, step)],
        ask=(step.field.example or step.field.label)[:64] if opens_reply else None,
        heading=heading,
        step=step,
        name=turn.me.called,
        telegram_id=turn.telegram_id,
        by_words=by_words,
        album=turn.heard.album is not None,
    )
    await drafts.prompted(turn.conn, draft.id, prompt_id=prompt)


def _asking(turn: Turn, step: Ask | Review) -> Rows:
    """What was typed is a question: it may go to the office."""
    asked = step.reason is not None and step.reason.code == "question"
    key = help_.office_key(turn) if asked else []
    return [key] if key else []


def _ask_keys(draft: DraftRow, step: Ask) -> Rows:
    keys: list[list[Button]] = []
    for option in step.options:
        mark = labels.PICKED if option.key in step.picked else ""
        keys.append([_key(draft, mark + option.label, "pick", o=option.key, f=step.field.key)])
    asked = step.field.key
    other = _other_day(step)
    if other is not None:
        keys.append([_key(draft, labels.CHANGE + other[1], "edit", f=other[0])])
    if step.former is not None:
        keys.append([_key(draft, labels.KEEP, "keep", f=asked)])
    if step.field.kind in (Kind.CHOICES, Kind.PHOTO) and step.picked:
        keys.append([_key(draft, labels.PICK_DONE, "confirm")])
    last = []
    if step.can_go_back:
        last.append(_key(draft, labels.BACK, "back", f=asked))
    if step.can_skip:
        last.append(_key(draft, labels.SKIP, "skip", f=asked))
    last.append(_key(draft, labels.CANCEL, "cancel", f=asked))
    return [*keys, last]


def _other_day(step: Ask) -> tuple[str, str] | None:
    """The field (key, label) of the day that the answer came before, where two days disagree."""
    if step.reason is None or step.reason.code != "before":
        return None
    return step.reason.facts["earlier_key"], step.reason.facts["earlier"]


async def _choose(turn: Turn, draft: DraftRow, step: Choose, heading: Heading) -> None:
    field = step.field.key if step.field else None
    options: Sequence[str] = step.options
    if step.about == Waiting.ZERO:
        options = (labels.ZERO_YES, labels.ZERO_NO)
    elif step.about == Waiting.CANCEL:
        options = (labels.CANCEL_YES, labels.CANCEL_NO)
    elif step.about == Waiting.SAID:
        options = (labels.SAID_YES,)
    keys = [[_key(draft, label, "pick", o=number, f=field)] for number, label in enumerate(options)]
    if step.about in (Waiting.READING, Waiting.SAID) and field is not None:
        keys.append(
            [
                _key(draft, labels.BACK, "back", f=field),
                _key(draft, labels.CANCEL, "cancel", f=field),
            ]
        )
    elif step.about == Waiting.WHICH_FIELD:
        keys.append([_key(draft, labels.BACK, "back")])  # to the card, as it was
    prompt = await turn.say(
        "form/choose", keyboard=keys, step=step, about=str(step.about), heading=heading
    )
    await drafts.prompted(turn.conn, draft.id, prompt_id=prompt)


async def _review(turn: Turn, draft: DraftRow, step: Review, heading: Heading) -> None:
    keys = [*_asking(turn, step), [_key(draft, labels.SEND, "confirm")]]
    edits = [
        _key(draft, labels.CHANGE + option.label, "edit", f=option.key) for option in step.editable
    ]
    keys += [edits[start : start + 2] for start in range(0, len(edits), 2)]
    keys.append([_key(draft, labels.CANCEL, "cancel", f="")])
    prompt = await turn.say("form/review", keyboard=keys, heading=heading, step=step)
    await drafts.prompted(turn.conn, draft.id, prompt_id=prompt)


def _key(draft: DraftRow, label: str, act: str, **more: object) -> Button:
    return Button(label, f"{PRESS}.{draft.kind}", {"d": draft.id, "x": act} | more)
