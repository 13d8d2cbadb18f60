"""What a village has to do, until when, and what of it is done: on its pinned card, and when it asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from campaigns import milestones
from messages import labels, register_buttons
from messages.keyboards import Button, Rows
from messages.post import Voice
from storage import campaigns, extensions, progress, submissions, units
from storage import plans as plan_rows
from storage.campaigns import CampaignRow, MilestoneRow
from storage.submissions import SubmissionRow


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of the card: what a village owes, until when, and what it has done."""

    milestone: MilestoneRow
    title: str
    last: datetime | None
    days_left: int | None
    works: int  # registered; of a report, how many of its works still wait
    reports: bool = False
    returned: int = 0  # sent back, to be mended


async def of_unit(voice: Voice, *, commune_id: int, unit_id: int) -> tuple[Mapping[str, Any], Rows]:
    """The facts of the template board/card and its buttons; both empty where nothing is open."""
    unit = await units.get(voice.conn, unit_id, commune_id=commune_id)
    running = await campaigns.listed(voice.conn, commune_id=commune_id, state="open")
    shown = [(one.title, await _duties(voice, one, unit_id)) for one in running]
    shown = [(title, found) for title, found in shown if found]
    if not shown or unit is None:
        return {}, []
    every = [one for _, found in shown for one in found]
    registers = [one.milestone for one in every if not one.reports]
    names = register_buttons.called(registers, {one.id: one.title for one in running})
    keys = [[Button(name, "register", {"m": key, "u": unit_id})] for key, name in names.items()]
    if len(registers) < len(every):  # one button for every report that is owed
        keys.append([Button(labels.PROGRESS, "progress", {"u": unit_id})])
    return {"unit": unit.name, "campaigns": shown}, keys


async def _duties(voice: Voice, campaign: CampaignRow, unit_id: int) -> list[Duty]:
    works = await submissions.of_unit(
        voice.conn, commune_id=campaign.commune_id, unit_id=unit_id, campaign_id=campaign.id
    )
    found = []
    for one in await plan_rows.at_hand(
        voice.conn, campaign.id, commune_id=campaign.commune_id, day=voice.local.date()
    ):
        if one.state != "open" or not one.form_key:
            continue
        reports = one.kind == "report"
        done = await _reported(voice, one, unit_id) if reports else _registered(works, one)
        if reports and done is None:
            continue
        last, _ = await extensions.ends_of(voice.conn, one, unit_id, tz=voice.tz)
        found.append(
            Duty(
                one,
                one.title,
                last.astimezone(voice.tz) if last else None,
                milestones.days_left(last, voice.now, voice.tz) if last else None,
                done or 0,
                reports,
                _returned(works, one),
            )
        )
    return found


def _registered(works: Sequence[SubmissionRow], milestone: MilestoneRow) -> int:
    return sum(
        each.milestone_id == milestone.id and each.state in submissions.COUNTED for each in works
    )


def _returned(works: Sequence[SubmissionRow], milestone: MilestoneRow) -> int:
    return sum(each.milestone_id == milestone.id and each.state == "returned" for each in works)


async def _reported(voice: Voice, milestone: MilestoneRow, unit_id: int) -> int | None:
    """How many of the unit's works this report still waits for; None where it has no work at all."""
    waiting, of = await progress.owed_by(voice.conn, milestone, unit_id=unit_id)
    return waiting if of else None
