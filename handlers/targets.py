"""/chitieu: how the targets stand, laggards first; one target with its figures and their sources.

A village's or an office's head sees here only the targets that its plan has that unit measure.
"""

from campaigns import targets
from campaigns.errors import Missing, NotAllowed
from campaigns.permissions import Action
from campaigns.report_rows import UnitRow
from campaigns.targets import Judged
from campaigns.wording.house_forms.target_forms import say_period
from handlers import target_board
from handlers.target_board import Board, Entry
from handlers.turn import Turn
from messages import labels, target_words
from messages.keyboards import Button, Rows
from storage import campaigns, jobs

SHOWN = 20  # rows of a target's history, units of a card


async def command(turn: Turn) -> None:
    """/chitieu: the targets of the open campaign, or which one."""
    if not turn.may(Action.SEE_ALL) and not (turn.private and turn.answers_for):
        raise NotAllowed(action=Action.SEE_ALL.value)
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    ended = await campaigns.listed(turn.conn, commune_id=turn.commune, state="closed")
    if len(running) == 1 and not ended:
        await _listed(turn, await target_board.board(turn, running[0].id))
        return
    keys = [
        [Button(labels.short(one.title), "targets", {"c": one.id})]
        for one in [*running, *ended[:5]]
    ]
    await turn.say("targets/which", keyboard=keys, running=len(keys))


async def listed(turn: Turn) -> None:
    """One campaign's targets."""
    await _listed(turn, await target_board.board(turn, int(turn.args["c"])))


async def card(turn: Turn) -> None:
    """One target: figures by period, trend, sources; and what may be entered."""
    found = await target_board.board(turn, int(turn.args["c"]))
    one = found.one(str(turn.args["k"]))
    unit = target_board.unit_of(found, turn.args.get("u"))
    if not (turn.may(Action.SEE_ALL) or target_board.may_enter(turn, found, one, unit)):
        raise Missing()
    await show(turn, found, one, unit)


async def show(turn: Turn, found: Board, one: Judged, unit: UnitRow | None) -> None:
    """The card of a target, or of one unit's share of it."""
    line = target_board.line_of(one, unit)
    unit_name = unit.name if unit else ""
    await turn.say(
        "targets/card",
        keyboard=_keys(turn, found, one, unit),
        shown=target_words.of_unit(line, one.target) if unit else target_words.shown(one),
        name=one.target.name,
        unit=unit_name,
        target=one.target,
        goal=target_words.goal(line.goal, one.target.unit),
        expected=target_words.goal(line.expected, one.target.unit),
        trend=target_words.trend(line.trend, one.target.unit),
        base=target_words.row(one.base, one.target.unit) if one.base else "",
        points=[
            (target_words.reached(point, one.target.unit), point.rows) for point in line.points[-6:]
        ],
        units=[
            target_words.of_unit(each, one.target)
            for each in sorted(one.units, key=lambda each: targets.ORDER.index(each.standing))
        ]
        if unit is None
        else [],
        told=one.told,
        summed=one.summed and unit is None,
        rows=len(one.rows),
    )


async def history(turn: Turn) -> None:
    """Every figure ever entered for a target, the newest first: who, when, from where."""
    turn.require(Action.SEE_ALL)
    found = await target_board.board(turn, int(turn.args["c"]))
    one = found.one(str(turn.args["k"]))
    names = {each.id: each.name for each in found.rows.units}
    rows = [
        (
            target_words.row(each, one.target.unit), say_period(each.period),
            names.get(each.unit_id or 0, ""), each,
        )
        for each in reversed(one.rows)
    ]  # fmt: skip
    await turn.say(
        "targets/history", name=one.target.name, rows=rows[:SHOWN], more=max(0, len(rows) - SHOWN)
    )


async def villages(turn: Turn) -> None:
    """Which unit's share?"""
    turn.require(Action.SEE_ALL)
    found = await target_board.board(turn, int(turn.args["c"]))
    one = found.one(str(turn.args["k"]))
    args = {"c": found.campaign.id, "k": one.key}
    keys = [
        [
            Button(
                f"{target_words.MARKS[each.standing]} {each.unit.name}",
                "target",
                args | {"u": each.unit.id},
            )
        ]
        for each in one.units
        if each.unit is not None
    ]
    await turn.say("targets/villages", keyboard=keys, name=one.target.name)


async def template(turn: Turn) -> None:
    """The workbook to fill in: one row per target and unit; a head's has the head's own rows."""
    campaign_id = int(turn.args["c"])
    if turn.may(Action.REVIEW):
        await _ask_for(turn, campaign_id, "figures")
        return
    own = target_board.own(turn, await target_board.board(turn, campaign_id))
    if not own or not turn.private:
        raise NotAllowed(action=Action.REVIEW.value)
    only = [[one.key, unit.id if unit else None] for one, unit in own]
    await _ask_for(turn, campaign_id, "figures", only=only)


async def ranking(turn: Turn) -> None:
    """/xephang: the ranking of the open campaigns, each computed outside the conversation."""
    turn.require(Action.SEE_ALL)
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    ended = await campaigns.listed(turn.conn, commune_id=turn.commune, state="closed")
    for one in (running or ended)[:3]:
        await _ask_for(turn, one.id, "ranking")
    await turn.say("targets/ranking_asked", running=len(running or ended))


async def _ask_for(turn: Turn, campaign_id: int, kind: str, **more: object) -> None:
    if await campaigns.get(turn.conn, campaign_id, commune_id=turn.commune) is None:
        raise Missing()
    wanted = {"campaign": campaign_id, "kind": kind, "form": "xlsx", "chat": turn.chat.id, **more}
    bot_id = turn.around.bot_id
    if wanted in await jobs.under_way(turn.conn, kind="report", bot_id=bot_id):
        turn.pop("pop/making_already", many=False)
        return
    await jobs.add(
        turn.conn, commune_id=turn.commune, bot_id=bot_id, kind="report", payload=wanted, now=turn.now,
    )  # fmt: skip


async def _listed(turn: Turn, found: Board) -> None:
    office = turn.may(Action.SEE_ALL)
    args = {"c": found.campaign.id}
    everything: list[Entry] = [(one, None) for one in targets.laggards(found.judged)]
    shown = everything if office else target_board.own(turn, found)
    keys: list[list[Button]] = []
    for number, (one, unit) in enumerate(shown, 1):
        more: dict[str, object] = {"k": one.key, **({"u": unit.id} if unit else {})}
        label = f"{number}. {one.target.name}" + (f" · {unit.name}" if unit else "")
        keys.append([Button(labels.short(label), "target", args | more)])
    if shown and found.campaign.state == "open":
        keys.append([Button(labels.FIGURES_SHEET, "targets.template", args, stays=True)])
    if office and found.rows.plan.criteria:
        keys.append([Button(labels.POINTS, "points", args, stays=True)])
    counts = {
        word: sum(one.line.standing == code for one in found.judged)
        for code, word in target_words.WORDS.items()
    }
    await turn.say(
        "targets/list",
        keyboard=keys,
        campaign=found.campaign.title,
        shown=[
            (target_words.of_unit(target_board.line_of(one, unit), one.target), unit.name)
            if unit
            else (target_words.shown(one), "")
            for one, unit in shown
        ],
        names=[one.target.name for one, _ in shown],
        counts=counts if office else {},
    )


def _keys(turn: Turn, found: Board, one: Judged, unit: UnitRow | None) -> Rows:
    args: dict[str, object] = {"c": found.campaign.id, "k": one.key}
    own = args | ({"u": unit.id} if unit else {})
    keys: list[list[Button]] = []
    if found.campaign.state == "open" and target_board.may_enter(turn, found, one, unit):
        keys.append([Button(labels.ENTER_FIGURE, "target.enter", own)])
        if one.target.base and unit is None:
            keys.append([Button(labels.ENTER_BASE, "target.base", args)])
    if turn.may(Action.SEE_ALL):
        if one.units and unit is None:
            keys.append([Button(labels.OF_VILLAGES, "target.units", args)])
        if one.rows:
            keys.append([Button(labels.FIGURES_HISTORY, "target.history", args)])
    return keys
