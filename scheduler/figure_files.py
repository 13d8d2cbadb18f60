"""The workbook of figures that came back filled in: what it would write, to be confirmed."""

from campaigns import figure_import, targets
from campaigns.figure_import import Asked, Filled, SheetPlan
from campaigns.unitfile.plan import ImportPlan
from campaigns.wording.house_forms.target_forms import say_period
from messages import labels, office_words, post, target_sheet_words, target_words
from messages.keyboards import Button
from messages.post import Manner, Voice
from reports import figure_sheet
from reports.child import Unreadable
from scheduler.jobs import Tools
from storage import campaigns, report_rows
from storage.campaigns import CampaignRow
from storage.engine import Database
from storage.jobs import JobRow

SHOWN = 20


async def read_figures(db: Database, job: JobRow, tools: Tools) -> None:
    """The job of a head's own workbook; any other sheet gets a word and changes nothing."""
    content = await tools.fetch(str(job.payload["file_id"]))
    try:
        await propose(db, job, tools, content)
    except Unreadable as error:
        async with db.write() as conn:
            await post.post(
                Voice(conn, tools.speaker, tools.clock()), "units/plan",
                chat_id=int(job.payload["chat"]), commune_id=job.commune_id,
                manner=Manner(kind="notice", dedupe_key=f"job:{job.id}"),
                name=str(job.payload["name"]), plan=ImportPlan(), shown=0, problems=[], notes=[],
                why=office_words.NOT_READ.get(error.code, office_words.DAMAGED),
            )  # fmt: skip


async def propose(db: Database, job: JobRow, tools: Tools, content: bytes) -> None:
    """Read it in a child process and show what it says, with the button that writes it."""
    rows = await figure_sheet.read(content)
    async with db.write() as conn:
        voice = Voice(conn, tools.speaker, tools.clock())
        commune_id = job.commune_id or 0
        code = figure_import.campaign_of(rows)
        campaign = await campaigns.by_code(conn, code, commune_id=commune_id) if code else None
        running = campaign is not None and campaign.state == "open"
        plan = SheetPlan()
        if campaign is not None and running:
            plan = figure_import.read(rows, await _asked(voice, campaign))
        args = {"c": campaign.id if campaign else 0, "rows": figure_import.filled(rows)}
        keys = [[Button(labels.APPLY_FIGURES, "figures.apply", args, single_use=True)]]
        await post.post(
            voice,
            "targets/sheet",
            chat_id=int(job.payload["chat"]),
            commune_id=commune_id,
            keyboard=keys if plan.writes else (),
            manner=Manner(kind="notice", dedupe_key=f"job:{job.id}"),
            name=str(job.payload["name"]),
            code=code,
            campaign=campaign.title if campaign else "",
            running=running,
            plan=plan,
            new=[_line(one) for one in plan.new[:SHOWN]],
            corrected=[_line(one) for one in plan.corrected[:SHOWN]],
            problems=[
                (one.row, target_sheet_words.PROBLEMS.get(one.code, one.what), one.what)
                for one in plan.problems[:SHOWN]
            ],
        )


async def _asked(voice: Voice, campaign: CampaignRow) -> Asked:
    rows = await report_rows.for_targets(voice.conn, campaign, tz=voice.tz)
    today = voice.local.date()
    return Asked(campaign.code, targets.judge(rows, today), rows.units, rows.plan.period, today)


def _line(one: Filled) -> dict[str, str]:
    """One figure as the officer reads it, with what it replaces."""
    unit = one.target.target.unit
    value = one.verdict and target_words.SAID[one.verdict]
    if one.value is not None:
        value = target_words.goal(one.value, unit)
    base = one.kind == targets.BASE
    return {
        "name": one.target.target.name,
        "unit": one.unit.name if one.unit else "",
        "period": one.target.target.base if base else say_period(one.period),
        "value": value or "",
        "before": target_words.row(one.before, unit) if one.before else "",
        "note": one.note,
    }
