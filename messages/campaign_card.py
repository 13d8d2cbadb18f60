"""The officer's card of one campaign: what it is, its dates, and what may be done with it."""

from campaigns import plan as plans
from campaigns.model import Plan
from messages import cli, labels, post
from messages.keyboards import Button
from messages.post import Voice
from messages.render import render
from storage import communes
from storage import plans as plan_rows
from storage.campaigns import CampaignRow


async def name_commune(voice: Voice, commune_id: int, plan: Plan) -> bool:
    """A commune that nobody has named is called as its plan's issuer: its papers bear that name.

    Whether it was named now.
    """
    return plans.of_a_commune(plan.issuer) and await communes.name_once(
        voice.conn, commune_id, unnamed=cli.COMMUNE, name=plan.issuer
    )


async def post_card(voice: Voice, campaign: CampaignRow, *, chat_id: int) -> int | None:
    """Say the card in an officer's chat."""
    rows = await plan_rows.at_hand(
        voice.conn, campaign.id, commune_id=campaign.commune_id, day=voice.local.date(), each=True
    )
    shown = []
    keys: list[list[Button]] = []
    if campaign.state == "draft":
        keys.append([Button(labels.LAUNCH, "campaign.launch", {"c": campaign.id})])
    keys.append([Button(labels.SEE_DRAFT, "plan.see", {"c": campaign.id}),
                 Button(labels.PLAN_FILE, "plan.file", {"c": campaign.id})])  # fmt: skip
    keys.append([Button(labels.FORM_FILES, "form_file.send", {"c": campaign.id})])
    near = await plan_rows.at_hand(
        voice.conn, campaign.id, commune_id=campaign.commune_id, day=voice.local.date()
    )
    several = sum(bool(row.form_key) for row in rows) > 1
    for row in rows:
        last = row.last_moment.astimezone(voice.tz) if row.last_moment else None
        title = row.title
        shown.append((title, last, row.state))
        if campaign.state == "closed" or not row.form_key:
            continue
        about = labels.short(f": {title}", 40) if several else ""
        keys.append([Button(labels.MOVE_DATE + about, "due.ask", {"m": row.id})])
        if campaign.state == "open" and row in near:  # a report to come has its date alone to move
            closed = row.state == "closed"
            reports = row.kind == "report"
            close = labels.CLOSE_REPORT if reports else labels.CLOSE_DOOR
            door = (labels.OPEN_REPORT if reports else labels.OPEN_DOOR) if closed else close
            keys[-1].append(Button(door, "door.open" if closed else "door.close", {"m": row.id}))
            keys.append([Button(labels.EXTEND + about, "extend.whom", {"m": row.id})])
    if campaign.state == "draft":
        keys.append([Button(labels.REMOVE_CAMPAIGN, "campaign.remove", {"c": campaign.id})])
    return await post.post(
        voice,
        "launch/card",
        chat_id=chat_id,
        commune_id=campaign.commune_id,
        keyboard=keys,
        manner=post.Manner(kind="notice"),
        campaign=campaign,
        plan=plans.from_json(campaign.plan),
        milestones=shown,
    )


def launch_text(plan: Plan) -> str:
    """What is announced where the plan gives no text of its own; officers may change it."""
    return render("launch/text", plan=plan)
