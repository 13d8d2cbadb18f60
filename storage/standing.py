"""How a campaign stands as a whole: what is open, what each village did. Numbers, no decisions."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select

from campaigns import plan as plans
from campaigns import progress as rules
from campaigns import totals
from campaigns.forms import definition
from campaigns.totals import Total
from storage import form_versions, progress, submissions, units
from storage.campaigns import CampaignRow
from storage.engine import Connection
from storage.schema import progress as progress_table
from storage.schema import submission
from storage.submissions import SubmissionRow
from storage.units import Unit


class UnitResult(NamedTuple):
    """What one unit did in one campaign, as reports count it: returned works are not in it."""

    unit: Unit
    works: int
    done: int
    value: Total
    percent: int | None  # the mean over its works, unreported ones as 0; None without works
    reported: int  # works of which a percent was told
    late: int  # registered late


class Open(NamedTuple):
    """What is still open in a campaign."""

    units: int
    registered: int
    silent: tuple[str, ...]  # units that registered nothing
    pending: int  # works that nobody has approved
    returned: int
    unfinished: tuple[tuple[str, str], ...]  # (code, unit) of works under 100 %
    works: int


async def results(conn: Connection, campaign: CampaignRow) -> list[UnitResult]:
    """Every unit that is meant or has works, in the order of their numbers, with what it did."""
    of = {"commune_id": campaign.commune_id}
    audience = plans.from_json(campaign.plan).audience
    known = {one.id: one for one in await units.everyone(conn, **of)}
    percents = await progress.percents(conn, campaign_id=campaign.id, **of)
    keys = await _money_keys(conn, campaign)
    works: dict[int, list[SubmissionRow]] = {}
    for work in await submissions.of_campaign(conn, campaign_id=campaign.id, **of):
        if work.state in submissions.COUNTED:
            works.setdefault(units.heir_of(known, work.unit_id), []).append(work)
    found = []
    for unit in sorted(known.values(), key=lambda one: (one.number or 0, one.name)):
        mine = works.get(unit.id, [])
        if not mine and not (unit.active and plans.meant(audience, unit)):
            continue
        told = [percents.get(one.id, 0) for one in mine]
        found.append(
            UnitResult(
                unit=unit,
                works=len(mine),
                done=sum(one >= rules.DONE for one in told),
                value=_value(mine, keys),
                percent=totals.mean(sum(told), len(told)) if told else None,
                reported=sum(one.id in percents for one in mine),
                late=sum(one.timeliness == "late" for one in mine),
            )
        )
    return found


async def still_open(conn: Connection, campaign: CampaignRow) -> Open:
    """What an officer should know before the campaign is ended."""
    of = {"commune_id": campaign.commune_id}
    every = await results(conn, campaign)
    percents = await progress.percents(conn, campaign_id=campaign.id, **of)
    known = {one.id: one for one in await units.everyone(conn, **of)}
    works = await submissions.of_campaign(conn, campaign_id=campaign.id, **of)
    counted = [one for one in works if one.state in submissions.COUNTED]
    return Open(
        units=len(every),
        registered=sum(bool(one.works) for one in every),
        silent=tuple(one.unit.name for one in every if not one.works),
        pending=sum(one.state == "registered" for one in works),
        returned=sum(one.state == "returned" for one in works),
        unfinished=tuple(
            (one.code, known[units.heir_of(known, one.unit_id)].name)
            for one in counted
            if percents.get(one.id, 0) < rules.DONE
        ),
        works=len(counted),
    )


def _value(works: Sequence[SubmissionRow], keys: Mapping[int, str | None]) -> Total:
    """The sum over works of several forms."""
    ends = [totals.money_of(one.answers, keys.get(one.form_id)) for one in works]
    known = [one for one in ends if one is not None]
    return Total(
        works=len(ends),
        money=sum(low for low, _ in known),
        most=sum(high for _, high in known),
        unclear=len(ends) - len(known),
    )


async def came_in(conn: Connection, campaign: CampaignRow, *, since: datetime) -> Mapping[str, int]:
    """How many works were registered and reports sent since an instant."""
    found = {}
    for name, table in (("works", submission), ("reports", progress_table)):
        query = (
            select(func.count())
            .select_from(table)
            .where(
                table.c.commune_id == campaign.commune_id,
                table.c.campaign_id == campaign.id,
                table.c.sent_at >= since,
            )
        )
        found[name] = int((await conn.execute(query)).scalar_one())
    return found


async def _money_keys(conn: Connection, campaign: CampaignRow) -> dict[int, str | None]:
    return {
        row.id: totals.money_field(definition.from_json(row.definition))
        for row in await form_versions.of_campaign(conn, campaign.id)
    }
