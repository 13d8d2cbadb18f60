"""Entering figures by conversation: period, figure, source; a correction asks why and is a new row.

The figure itself is read in the target's unit before the form takes it: a mistaken unit is told at
once and the question stays open.
"""

from collections.abc import Awaitable, Callable, Mapping
from decimal import Decimal
from typing import Any

from campaigns import figure_import, ranking
from campaigns import target_periods as periods
from campaigns.errors import Closed, Missing, NotAllowed
from campaigns.forms import draft as draft_json
from campaigns.forms import engine
from campaigns.forms.definition import Form
from campaigns.forms.draft import Answer
from campaigns.forms.engine import Input
from campaigns.permissions import Action
from campaigns.report_rows import UnitRow
from campaigns.target_keys import keyed, points_of
from campaigns.targets import Judged
from campaigns.wording.house_forms import target_forms
from campaigns.wording.quantity.figure import Wanted, read_figure, say_figure
from campaigns.wording.reading import Value
from campaigns.wording.talk import conversation
from handlers import errands, forms, target_board, targets
from handlers.target_board import Board
from handlers.turn import Turn
from messages import labels, target_words
from messages.filters import brief
from messages.keyboards import Button
from storage import measurements
from storage.campaigns import CampaignRow
from storage.drafts import DraftRow

KIND = "figure"


async def enter(turn: Turn) -> None:
    """A figure of a target, or a verdict on a qualitative one."""
    found, one, unit = await _asked(turn)
    offered = periods.offered(found.rows.plan.period, turn.today)
    told = {point.period for point in target_board.line_of(one, unit).points}
    target = one.target
    if target.value is None and not target.base and unit is None:
        form = target_forms.verdict(offered, told)
    else:
        form = target_forms.result(figure_import.wanted(one, unit), offered, told)
    await _begin(turn, found, form, one.target.name, one.key, measurements.RESULT, unit)


async def enter_base(turn: Turn) -> None:
    """What a target is measured from: số giao, số của năm trước."""
    found, one, _ = await _asked(turn)
    form = target_forms.base(
        figure_import.wanted(one, None), one.target.base, told=one.base is not None
    )
    await _begin(turn, found, form, one.target.name, one.key, measurements.BASE, None)


async def criteria(turn: Turn) -> None:
    """Which criterion is to be given points?"""
    found = await _for_points(turn)
    keys = [
        [Button(labels.short(one.name), "points.units", {"c": found.campaign.id, "k": key})]
        for key, one in keyed(found.rows.plan.criteria).items()
        if one.measure.value == "manual" and points_of(one) is not None
    ]
    await turn.say("targets/criteria", keyboard=keys, some=bool(keys))


async def units(turn: Turn) -> None:
    """Which village is to be given points?"""
    found = await _for_points(turn)
    key = str(turn.args["k"])
    criterion = keyed(found.rows.plan.criteria).get(key)
    if criterion is None:
        raise Missing()
    keys = []
    for one in (each for each in found.rows.units if each.meant):
        row = ranking.entered(found.rows.figures, key, one.id)
        said = target_words.row(row, "") if row else target_words.NOT_GIVEN
        args = {"c": found.campaign.id, "k": key, "u": one.id}
        keys.append([Button(f"{one.name}: {said}", "points.enter", args)])
    await turn.say(
        "targets/points", keyboard=keys, name=criterion.name,
        most=say_figure(points_of(criterion) or Decimal(0), ""),
    )  # fmt: skip


async def enter_points(turn: Turn) -> None:
    """An officer's points for one village and one criterion."""
    found = await _for_points(turn)
    key = str(turn.args["k"])
    unit = target_board.unit_of(found, turn.args["u"])
    criterion = keyed(found.rows.plan.criteria).get(key)
    if criterion is None or unit is None:
        raise Missing()
    told = ranking.entered(found.rows.figures, key, unit.id) is not None
    form = target_forms.points(_points(found, key), told=told)
    stored = ranking.PREFIX + key
    await _begin(turn, found, form, criterion.name, stored, measurements.RESULT, unit)


async def typed(turn: Turn, draft: DraftRow) -> None:
    """An answer in words; the figure is read here, everything else by the form."""
    said = forms.typed(turn)
    state = draft_json.from_json(dict(draft.state["form"]))
    if (
        isinstance(said, engine.Text)
        and state.open == target_forms.FIGURE
        and not state.leaving
        and not conversation.way(said.text, at_summary=False, free_text=True, optional=False)
    ):
        wanted = await _wanted_of(turn, draft)
        read = read_figure(said.text, wanted)
        if not isinstance(read, Value):
            await turn.say("targets/again", message=getattr(read, "message", ""))
            return
        said = engine.Text(say_figure(read.value, wanted.unit))
    await _take(turn, draft, said)


async def pressed(turn: Turn) -> None:
    """An answer by a button."""
    await _take(turn, await forms.pressed_draft(turn), forms.pressed(turn))
    await forms.spent(turn)


async def _take(turn: Turn, draft: DraftRow, said: Input) -> None:
    await errands.went_on(turn, draft, await forms.take(turn, draft, said), _finish)


async def _finish(turn: Turn, draft: DraftRow, answers: Mapping[str, Answer]) -> None:
    """Write the row; who may, and whether the campaign is open, is asked again."""
    found = await target_board.board(turn, draft.campaign_id or 0)
    _open(found)
    facts: Mapping[str, Any] = draft.state["facts"]
    key, kind = str(facts["key"]), str(facts["kind"])
    unit = target_board.unit_of(found, draft.unit_id)
    one = None if key.startswith(ranking.PREFIX) else found.one(key)
    _allowed(turn, found, one, unit)
    verdict = errands.text_of(answers, target_forms.VERDICT)
    value = None
    if not verdict:
        read = read_figure(
            errands.text_of(answers, target_forms.FIGURE), await _wanted_of(turn, draft)
        )
        if not isinstance(read, Value):
            await turn.say("targets/again", message=getattr(read, "message", ""))
            return
        value = read.value
    year = str(found.rows.plan.period.starts_on.year)
    period = errands.text_of(answers, target_forms.PERIOD) or year
    reason = errands.text_of(answers, target_forms.REASON)
    note = target_forms.corrected(errands.text_of(answers, target_forms.NOTE), reason)
    source = errands.text_of(answers, target_forms.SOURCE)
    await keep(
        turn, found.campaign, key, kind=kind, period=period, unit=unit, value=value,
        verdict=verdict or None, source=source, note=note,
    )  # fmt: skip
    if one is None:
        await turn.say(
            "targets/pointed", name=draft.state["title"], unit=unit.name if unit else "",
            points=say_figure(value or Decimal(0), ""),
        )  # fmt: skip
        return
    after = await target_board.board(turn, found.campaign.id)
    await targets.show(turn, after, after.one(key), unit)


async def keep(
    turn: Turn, campaign: CampaignRow, key: str, *, kind: str, period: str, unit: UnitRow | None,
    value: Decimal | None, verdict: str | None, source: str, note: str,
) -> None:  # fmt: skip
    """Write one row, with who wrote it."""
    await measurements.add(
        turn.conn, commune_id=turn.commune, campaign_id=campaign.id, target_key=key, kind=kind,
        period=period, unit_id=unit.id if unit else None, value=value, verdict=verdict, note=note,
        source=source, person_id=turn.me.id, now=turn.now,
    )  # fmt: skip
    await turn.note(
        "measure",
        f"{campaign.code} {key}",
        {
            "period": period,
            "unit": unit.id if unit else None,
            "value": verdict or str(value),
            "note": note,
        },
    )


# -------------------------------------------------------------------------------------- helpers


async def _begin(
    turn: Turn, found: Board, form: Form, title: str, key: str, kind: str, unit: UnitRow | None
) -> None:
    await errands.begin(
        turn, KIND, form, title=title[:90], unit=unit.name if unit else brief(found.campaign.title),
        campaign_id=found.campaign.id, unit_id=unit.id if unit else None,
        facts={"key": key, "kind": kind},
    )  # fmt: skip


async def _asked(turn: Turn) -> tuple[Board, Judged, UnitRow | None]:
    """The target of the pressed button, in an open campaign, for somebody who may enter it."""
    found = await target_board.board(turn, int(turn.args["c"]))
    one = found.one(str(turn.args["k"]))
    unit = target_board.unit_of(found, turn.args.get("u"))
    _allowed(turn, found, one, unit)
    _open(found)
    return found, one, unit


async def _for_points(turn: Turn) -> Board:
    turn.require(Action.REVIEW)
    found = await target_board.board(turn, int(turn.args["c"]))
    _open(found)
    return found


def _allowed(turn: Turn, found: Board, one: Judged | None, unit: UnitRow | None) -> None:
    may = turn.may(Action.REVIEW) if one is None else target_board.may_enter(turn, found, one, unit)
    if not may:
        raise NotAllowed(action="measure")


def _open(found: Board) -> None:
    if found.campaign.state != "open":
        raise Closed(title=found.campaign.title)


async def _wanted_of(turn: Turn, draft: DraftRow) -> Wanted:
    """What the open draft's figure is of."""
    found = await target_board.board(turn, draft.campaign_id or 0)
    key = str(draft.state["facts"]["key"])
    if key.startswith(ranking.PREFIX):
        return _points(found, key.removeprefix(ranking.PREFIX))
    return figure_import.wanted(found.one(key), target_board.unit_of(found, draft.unit_id))


def _points(found: Board, key: str) -> Wanted:
    criterion = keyed(found.rows.plan.criteria).get(key)
    if criterion is None:
        raise Missing()
    most = points_of(criterion)
    return Wanted(criterion.name, target_forms.POINTS_UNIT, most, most)


ACTIONS: dict[str, Callable[[Turn], Awaitable[None]]] = {
    "targets.which": targets.command,
    "targets": targets.listed,
    "target": targets.card,
    "target.units": targets.villages,
    "target.history": targets.history,
    "targets.template": targets.template,
    "target.enter": enter,
    "target.base": enter_base,
    "points": criteria,
    "points.units": units,
    "points.enter": enter_points,
    f"form.{KIND}": pressed,
}
