"""One work as the review's queue shows it: what changed, what looks the same elsewhere, what was asked."""

from typing import Any

from campaigns import review
from campaigns import work as shapes
from campaigns.forms import draft as draft_json
from campaigns.forms import engine
from campaigns.forms.definition import Form
from handlers import one_work, tasks
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button
from storage import questions, review_queue, submissions, units
from storage.submissions import SubmissionRow


async def show(
    turn: Turn,
    work: SubmissionRow,
    *,
    anew: bool = False,
    done: SubmissionRow | None = None,
    stale: bool = False,
    why: str = "",
) -> None:
    """One work as the queue shows it, with its buttons where it waits for a decision; `why` it is to be
    given back, where that was said already."""
    task = await tasks.task_of(turn, work.milestone_id, work.unit_id)
    form = await one_work.form_of(turn, work)
    history = await submissions.history(turn.conn, work.id, commune_id=work.commune_id)
    decided = [one for one in history if one.action in ("approve", "return")]
    waits = await review_queue.count(turn.conn, commune_id=turn.commune)
    facts: dict[str, Any] = {
        "work": work,
        "unit": task.unit.name,
        "campaign": task.campaign.title,
        "lines": engine.lines(form, draft_json.answers_from_json(dict(work.answers))),
        "differences": review.differences(form, decided[-1].answers, work.answers)
        if decided
        else (),
        "returned": decided[-1].reason if decided else None,
        "twins": await _twins(turn, work, form),
        "questions": await questions.of_work(turn.conn, work.id, commune_id=work.commune_id),
        "who": await one_work.author(turn, history[-1]),
        "at": history[-1].at.astimezone(turn.around.tz),
        "waits": waits,
        "done": done,
        "stale": stale,
    }
    keys = _keys(work, waits) if work.state == "registered" else [_next(work)]
    if why and work.state == "registered":
        args = {"s": work.id, "v": work.version, "f": review.field_named(form, why), "t": why}
        keys.insert(0, [Button(labels.short(labels.RETURN_WHY.format(why)), "review.return", args)])
    if anew or turn.press is None:
        await turn.say("review/card", keyboard=keys, **facts)
    else:
        await turn.rewrite("review/card", keyboard=keys, **facts)


def _keys(work: SubmissionRow, waits: int) -> list[list[Button]]:
    args = {"s": work.id, "v": work.version}
    keys = [
        [
            Button(labels.APPROVE, "review.yes", args),
            Button(labels.RETURN, "review.back", args),
        ],
        [
            Button(labels.ASK_AGAIN, "review.ask", args),
            Button(labels.HISTORY, "work.history", {"s": work.id}),
        ],
    ]
    return [*keys, _next(work)] if waits > 1 else keys


def _next(work: SubmissionRow) -> list[Button]:
    return [Button(labels.LATER, "review.next", {"s": work.id})]


async def _twins(turn: Turn, work: SubmissionRow, form: Form) -> list[tuple[str, str]]:
    """Works of other units that look like this one: (code, unit)."""
    forms: dict[int, Form] = {work.form_id: form}
    others = []
    for one in await submissions.of_campaign(
        turn.conn, commune_id=work.commune_id, campaign_id=work.campaign_id
    ):
        if one.unit_id == work.unit_id or one.state not in submissions.COUNTED:
            continue
        if one.form_id not in forms:
            forms[one.form_id] = await one_work.form_of(turn, one)
        others.append((one, shapes.read(forms[one.form_id], one.answers, code=one.code)))
    codes = review.twins(
        shapes.read(form, work.answers, code=work.code), [(one.code, each) for one, each in others]
    )
    found = []
    for one, _ in others:
        if one.code in codes:
            unit = await units.get(turn.conn, one.unit_id, commune_id=work.commune_id)
            found.append((one.code, unit.name if unit else ""))
    return found
