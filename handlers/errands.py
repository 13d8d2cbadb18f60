"""Short forms of the house (a promise, a reason, a note): opened, answered, handed to their owner.

The definition travels with the draft, so that the engine, its buttons and its patience are the same
as in a plan's own forms. A form of one or two answers needs no card to be looked at: the last
answer sends it, and the receipt shows it.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from campaigns.forms import definition, engine
from campaigns.forms import draft as draft_json
from campaigns.forms.definition import Form
from campaigns.forms.draft import Answer
from campaigns.forms.engine import Cancelled, Done, Input, Review, Step
from handlers import forms
from handlers.forms import Heading
from handlers.turn import Turn
from storage import drafts
from storage.drafts import DraftRow

Finish = Callable[[Turn, DraftRow, Mapping[str, Answer]], Awaitable[None]]


async def begin(
    turn: Turn,
    kind: str,
    form: Form,
    *,
    title: str,
    unit: str = "",
    campaign_id: int | None = None,
    milestone_id: int | None = None,
    unit_id: int | None = None,
    submission_id: int | None = None,
    facts: Mapping[str, Any] | None = None,
    known: Mapping[str, Answer] | None = None,
    asked: bool = False,
) -> None:
    """Open a short form in this chat; `facts` (plain JSON) wait with it for its owner.

    `known`: what was said already. `asked`: the card on the screen asks already, so that nothing is said.
    """
    step = engine.start(form, engine.Context(today=turn.today, period=None), known)
    draft = await drafts.start(
        turn.conn,
        commune_id=turn.commune,
        chat_id=turn.chat.id,
        person_id=turn.me.id,
        kind=kind,
        state={
            "form": draft_json.to_json(step.draft),
            "definition": definition.to_json(form),
            "title": title,
            "unit": unit,
            "facts": dict(facts or {}),
        },
        now=turn.now,
        campaign_id=campaign_id,
        milestone_id=milestone_id,
        unit_id=unit_id,
        submission_id=submission_id,
    )
    if not asked:
        await forms.show(turn, draft, step, heading=Heading(unit, title))


def typed(finish: Finish) -> Callable[[Turn, DraftRow], Awaitable[None]]:
    """The conversation's handler for what is written."""

    async def handler(turn: Turn, draft: DraftRow) -> None:
        await _take(turn, draft, forms.typed(turn), finish)

    return handler


def pressed(finish: Finish) -> Callable[[Turn], Awaitable[None]]:
    """The conversation's handler for its buttons."""

    async def handler(turn: Turn) -> None:
        await _take(turn, await forms.pressed_draft(turn), forms.pressed(turn), finish)
        await forms.spent(turn)

    return handler


async def _take(turn: Turn, draft: DraftRow, said: Input, finish: Finish) -> None:
    step: Step = await forms.take(turn, draft, said)
    if isinstance(step, Review) and step.reason is None:
        form, context = await forms.form_of(turn, draft), await forms.context_of(turn, draft)
        step = engine.answer(form, step.draft, engine.Confirm(), context)
    await went_on(turn, draft, step, finish)


async def went_on(turn: Turn, draft: DraftRow, step: Step, finish: Finish) -> None:
    """Hand the answers over where the step is the last, or show it."""
    match step:
        case Done():
            await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
            await finish(turn, draft, step.answers)
        case Cancelled():
            await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
            await turn.say("form/stopped")
        case _:
            heading = Heading(str(draft.state["unit"]), str(draft.state["title"]))
            await forms.show(turn, draft, step, heading=heading)


def text_of(answers: Mapping[str, Answer], key: str) -> str:
    """A typed answer, empty where it was skipped."""
    given = answers.get(key)
    return str(given.value) if given is not None and given.value is not None else ""
