"""Who has not answered after the last day: the officers' call list, then the leaders' word.

One message a person over all open campaigns, never one a campaign.
"""

from campaigns import plan as plans
from campaigns.owing import Debt, to_call
from messages import labels, post, reminder_post
from messages.keyboards import Button, Rows, packed
from messages.post import Manner, Voice
from storage import campaigns, extensions, people, phone_calls, units
from storage.campaigns import CampaignRow, MilestoneRow


async def debts(voice: Voice, commune_id: int) -> list[Debt]:
    """Everything owed to the commune's open campaigns now."""
    found: list[Debt] = []
    for campaign in await campaigns.listed(voice.conn, commune_id=commune_id, state="open"):
        rows = await campaigns.milestones(voice.conn, campaign.id, commune_id=commune_id)
        over = [
            one
            for one in rows
            if one.last_moment is not None
            and one.last_moment <= voice.now
            and one.form_key
            and one.state == "open"
        ]
        reports = [one for one in over if one.kind == "report"]
        for milestone in over:
            if milestone not in reports[:-1]:  # of a repeated report the newest period is enough
                found += await _of_milestone(voice, campaign, milestone)
    return found


async def post_list(
    voice: Voice, commune_id: int, *, chat_id: int, dedupe_key: str | None, leader: bool
) -> int:
    """Say the list in one chat; returns how many are on it. Nobody owing: that is said too."""
    owing = to_call(await debts(voice, commune_id), voice.now, voice.local.date())
    await post.post(
        voice,
        "calls/leader" if leader else "calls/list",
        chat_id=chat_id,
        commune_id=commune_id,
        keyboard=() if leader else keys(owing),
        manner=Manner(kind="notice", dedupe_key=dedupe_key),
        campaigns=grouped(owing),
        number=len({one.unit_id for one in owing}),
    )
    return len(owing)


def keys(owing: list[Debt]) -> Rows:
    """One button for each that has not been rung."""
    return packed(
        [
            Button(
                labels.short(f"{labels.CALLED}{one.unit}"),
                "calls.called",
                {"m": one.milestone_id, "u": one.unit_id},
            )
            for one in owing
            if not one.calls
        ]
    )


def grouped(owing: list[Debt]) -> list[tuple[str, str, list[Debt]]]:
    """By campaign and milestone, as the templates show them."""
    found: dict[tuple[str, str], list[Debt]] = {}
    for one in owing:
        found.setdefault((one.campaign, one.title), []).append(one)
    return [(campaign, title, some) for (campaign, title), some in found.items()]


async def _of_milestone(voice: Voice, campaign: CampaignRow, milestone: MilestoneRow) -> list[Debt]:
    owing = await reminder_post.owing(voice, milestone)
    of = {"commune_id": milestone.commune_id}
    promised = await extensions.of_milestone(
        voice.conn, milestone.id, **of, kind=extensions.PROMISE
    )
    granted = await extensions.of_milestone(
        voice.conn, milestone.id, **of, kind=extensions.EXTENSION
    )
    calls = await phone_calls.of_milestone(voice.conn, milestone.id, **of)
    heads = {
        held.unit_id: person
        for person in await people.holding(
            voice.conn, commune_id=milestone.commune_id, roles=("head",)
        )
        for held in person.roles
        if held.role == "head" and held.state == "active"
    }
    audience = plans.from_json(campaign.plan).audience
    found = []
    for unit in await units.active(voice.conn, commune_id=milestone.commune_id):
        state = owing.state(unit.id)
        if not state or not plans.meant(audience, unit):
            continue
        head = heads.get(unit.id)
        found.append(
            Debt(
                campaign=campaign.title,
                campaign_id=campaign.id,
                milestone_id=milestone.id,
                title=milestone.title,
                last=milestone.last_moment,
                unit_id=unit.id,
                unit=unit.name,
                head=head.called if head else None,
                phone=head.phone if head else None,
                half=state == "half",
                promised=promised[unit.id].until if unit.id in promised else None,
                extended=granted[unit.id].until if unit.id in granted else None,
                calls=tuple(
                    (one.at.astimezone(voice.tz), one.note) for one in calls.get(unit.id, ())
                ),
            )
        )
    return found


async def tell(voice: Voice, commune_id: int, *, key: str, roles: tuple[str, ...]) -> None:
    """Say the list to everybody with one of the roles, once per key and person."""
    for person in await people.holding(voice.conn, commune_id=commune_id, roles=roles):
        if person.chat_id is not None:
            await post_list(
                voice,
                commune_id,
                chat_id=person.chat_id,
                dedupe_key=f"{key}:{person.id}",
                leader=roles == ("leader",),
            )
