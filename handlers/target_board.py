"""A campaign's targets as they stand, and whose figures whoever asks may see and enter."""

from dataclasses import dataclass

from campaigns import targets
from campaigns.errors import Missing
from campaigns.model import Target
from campaigns.permissions import Action
from campaigns.report_rows import ReportRows, UnitRow
from campaigns.targets import Judged, Line
from campaigns.wording.house_forms.target_forms import EACH_UNIT
from campaigns.wording.spelling.text import fold
from handlers.turn import Turn
from storage import campaigns, report_rows
from storage.campaigns import CampaignRow

Entry = tuple[Judged, UnitRow | None]  # a target, or one unit's share of it


@dataclass(frozen=True, slots=True)
class Board:
    """A campaign with its targets as they stand."""

    campaign: CampaignRow
    rows: ReportRows
    judged: tuple[Judged, ...]

    def one(self, key: str) -> Judged:
        """The target of that key; Missing where the plan has none."""
        found = next((one for one in self.judged if one.key == key), None)
        if found is None:
            raise Missing()
        return found


async def board(turn: Turn, campaign_id: int) -> Board:
    """A campaign of this commune with its targets judged."""
    campaign = await campaigns.get(turn.conn, campaign_id, commune_id=turn.commune)
    if campaign is None or campaign.state == "draft":
        raise Missing()
    rows = await report_rows.for_targets(turn.conn, campaign, tz=turn.around.tz)
    return Board(campaign, rows, targets.judge(rows, turn.today))


def may_enter(turn: Turn, found: Board, one: Judged, unit: UnitRow | None) -> bool:
    """The office may; a head may where the plan names that unit, or every unit, as who measures."""
    if turn.may(Action.REVIEW):
        return True
    if not turn.private:
        return False
    if unit is not None:
        return measures_each(one.target) and turn.may(Action.REGISTER, unit.id)
    return one.key in _measured(turn, found)


def measures_each(target: Target) -> bool:
    """Whether every unit measures its own share."""
    return target.per_unit is not None and fold(target.measured_by) in EACH_UNIT


def _measured(turn: Turn, found: Board) -> set[str]:
    """The targets that a unit of this person measures for the whole commune."""
    own = set(turn.answers_for)
    held = {fold(one.name) for one in found.rows.units if one.id in own}
    return {one.key for one in found.judged if fold(one.target.measured_by) in held}


def unit_of(found: Board, unit_id: object) -> UnitRow | None:
    """The unit of a button's argument; None without one, Missing for a foreign one."""
    if unit_id is None:
        return None
    unit = next((one for one in found.rows.units if one.id == unit_id), None)
    if unit is None:
        raise Missing()
    return unit


def line_of(one: Judged, unit: UnitRow | None) -> Line:
    """The target's line, or a unit's."""
    if unit is None:
        return one.line
    line = next((each for each in one.units if each.unit == unit), None)
    if line is None:
        raise Missing()
    return line


def own(turn: Turn, found: Board) -> list[Entry]:
    """What this person's units measure."""
    whole = _measured(turn, found)
    answers_for = set(turn.answers_for)
    shown: list[Entry] = []
    for one in found.judged:
        if one.key in whole:
            shown.append((one, None))
        if measures_each(one.target):
            shown += [
                (one, each.unit) for each in one.units if each.unit and each.unit.id in answers_for
            ]
    return shown
