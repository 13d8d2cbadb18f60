"""The job that reads a campaign's YAML sent in chat: a card to launch it, or what is wrong with it."""

from campaigns import plan_wording
from campaigns.model import Plan
from campaigns.plan_problem import PlanProblem
from messages import campaign_card, post
from messages.post import Manner, Voice
from scheduler.jobs import Tools
from storage import campaigns
from storage import plans as plan_rows
from storage.engine import Database
from storage.jobs import JobRow

SHOWN = 15


async def read_campaign(db: Database, job: JobRow, tools: Tools) -> None:
    """Fetch, read, keep as a draft campaign, show its card."""
    content = await tools.fetch(str(job.payload["file_id"]))
    plan = read(content)
    async with db.write() as conn:
        voice = Voice(conn, tools.speaker, tools.clock())
        chat_id, name = int(job.payload["chat"]), str(job.payload["name"])
        if not isinstance(plan, Plan):
            await post.post(
                voice,
                "launch/problems",
                chat_id=chat_id,
                commune_id=job.commune_id,
                manner=Manner(kind="notice"),
                name=name,
                problems=plan[:SHOWN],
                more=max(0, len(plan) - SHOWN),
            )
            return
        try:
            campaign_id = await plan_rows.add(
                conn,
                plan,
                commune_id=job.commune_id or 0,
                created_by=int(job.payload["person"]),
                tz=tools.speaker.tz,
                now=voice.now,
            )
        except ValueError:
            await post.post(
                voice, "launch/exists", chat_id=chat_id, commune_id=job.commune_id,
                manner=Manner(kind="notice"), code=plan.code,
            )  # fmt: skip
            return
        await campaign_card.name_commune(voice, job.commune_id or 0, plan)
        campaign = await campaigns.get(conn, campaign_id, commune_id=job.commune_id or 0)
        if campaign is not None:
            await campaign_card.post_card(voice, campaign, chat_id=chat_id)


def read(content: bytes) -> Plan | list[PlanProblem]:
    """A file's bytes as a plan, or as what is wrong; UTF-8, with a mark or without."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [PlanProblem(1, "", plan_wording.NOT_UTF8)]
    from campaigns import yaml_plan  # a bot at rest does without

    return yaml_plan.load(text)
