"""The confirmed workbook of figures: read once more against what stands now, and written in one go."""

from campaigns import figure_import
from campaigns.errors import Closed, NotAllowed
from campaigns.wording.house_forms import target_forms
from handlers import figures, target_board
from handlers.turn import Turn


async def apply(turn: Turn) -> None:
    """Write every row that is still good; what has changed since it was shown is told, not written."""
    found = await target_board.board(turn, int(turn.args["c"]))
    if found.campaign.state != "open":
        raise Closed(title=found.campaign.title)
    asked = figure_import.Asked(
        found.campaign.code, found.judged, found.rows.units, found.rows.plan.period, turn.today
    )
    plan = figure_import.read(turn.args["rows"], asked)
    for one in plan.writes:
        if not target_board.may_enter(turn, found, one.target, one.unit):
            raise NotAllowed(action="measure")
        reason = one.note if one.before is not None else ""
        await figures.keep(
            turn, found.campaign, one.target.key, kind=one.kind, period=one.period, unit=one.unit,
            value=one.value, verdict=one.verdict, source=one.source,
            note=target_forms.corrected("" if reason else one.note, reason),
        )  # fmt: skip
    await turn.rewrite(
        "targets/sheet_written", written=len(plan.writes), same=plan.same,
        problems=[one.row for one in plan.problems],
    )  # fmt: skip
