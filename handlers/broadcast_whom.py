"""Whom an announcement is for: every village, those that owe something, or those ticked one by one."""

from campaigns.errors import Missing, NoRecipients
from campaigns.permissions import Action
from handlers import broadcast
from handlers.audience import Audience
from handlers.turn import Turn
from messages import labels
from messages.keyboards import MOST, Button, page
from storage import campaigns, units


async def new(turn: Turn, typed: str = "") -> None:
    """Which campaign it belongs to, where several run; then whom. `typed`, or `t` of the button: a text
    that was typed already."""
    turn.require(Action.BROADCAST)
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    words = typed or turn.args.get("t")
    said = {"t": words} if words else {}
    if len(running) > 1 and "c" not in turn.args:
        keys = [
            [Button(labels.short(one.title), "ann.new", {"c": one.id} | said)] for one in running
        ]
        keys.append([Button(labels.OF_NO_CAMPAIGN, "ann.new", {"c": None} | said)])
        await turn.say("announce/which_campaign", keyboard=keys)
        return
    chosen = turn.args.get("c", running[0].id if running else None)
    if chosen is not None and chosen not in {one.id for one in running}:
        raise Missing()
    await broadcast.begin(turn, chosen, step="audience", audience=Audience().to_json(), **said)
    all_units = await units.active(turn.conn, commune_id=turn.commune)
    keys = [[Button(f"{labels.TO_ALL} ({len(all_units)})", "ann.to", {"k": "all"})]]
    if any(one.block for one in all_units):
        keys.append([Button(labels.TO_BLOCKS, "ann.to", {"k": "blocks"})])
    keys.append([Button(labels.TO_UNITS, "ann.to", {"k": "units"})])
    if chosen is not None:
        keys.append([Button(labels.TO_MISSING, "ann.to", {"k": "missing"})])
    await turn.say("announce/whom", keyboard=keys)


async def to_audience(turn: Turn, words: str, audience: Audience) -> None:
    """Preview these words for whom they name; of several campaigns they are of none."""
    turn.require(Action.BROADCAST)
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    of = running[0].id if len(running) == 1 else None
    draft = await broadcast.begin(turn, of, step="audience", audience=audience.to_json(), t=words)
    await broadcast.ask_text(turn, draft)


async def to(turn: Turn) -> None:
    """A kind of audience: all and missing go on to the text, the others are ticked one by one."""
    turn.require(Action.BROADCAST)
    draft = await broadcast.draft_of(turn)
    kind = str(turn.args["k"])
    audience = Audience(kind=kind)
    await broadcast.keep(turn, draft, audience=audience.to_json())
    if kind in ("blocks", "units"):
        await _ticks(turn, audience)
    else:
        await broadcast.ask_text(turn, draft)


async def tick(turn: Turn) -> None:
    """One village or block ticked or unticked."""
    turn.require(Action.BROADCAST)
    draft = await broadcast.draft_of(turn)
    audience = Audience.from_json(draft.state["audience"]).toggled(turn.args["o"])
    await broadcast.keep(turn, draft, audience=audience.to_json())
    await _ticks(turn, audience, int(turn.args.get("p", 0)))


async def chosen(turn: Turn) -> None:
    """The ticking is done: on to the text, or back to the preview being corrected."""
    turn.require(Action.BROADCAST)
    draft = await broadcast.draft_of(turn)
    if not Audience.from_json(draft.state["audience"]).chosen:
        raise NoRecipients()
    await broadcast.ask_text(turn, draft)


async def _ticks(turn: Turn, audience: Audience, at: int = 0) -> None:
    all_units = await units.active(turn.conn, commune_id=turn.commune)
    options: list[tuple[object, str]]
    if audience.kind == "blocks":
        options = [(one, one) for one in sorted({unit.block for unit in all_units if unit.block})]
    else:
        options = [(unit.id, unit.name) for unit in all_units]
    keys = [
        Button(
            (labels.PICKED if key in audience.chosen else "") + label,
            "ann.tick",
            {"o": key, "p": number // MOST},
        )
        for number, (key, label) in enumerate(options)
    ]
    rows = [keys[start : start + 2] for start in range(0, len(keys), 2)]
    rows.append([Button(labels.CHOSEN, "ann.chosen", stays=True)])
    await turn.rewrite("announce/ticks", keyboard=page(rows, at), chosen=len(audience.chosen))
