"""The real wiring: what each message, each hour and each answer of Telegram leads to."""

from datetime import timedelta
from functools import partial

from bot.app import Tools
from bot.config import Settings
from bot.courier import Hooks
from bot.loops import Wiring
from handlers import consent, delivered, onboarding, updates
from handlers.surroundings import Surroundings
from messages import cli
from scheduler import (
    askers,
    backups,
    boards,
    digest,
    jobs,
    privacy,
    queue,
    reminders,
    restored,
    spread,
    upkeep,
)
from scheduler.jobs import Work
from storage import communes, facts
from storage.engine import Connection
from storage.outbox import Leased


def work_of(kind: str) -> Work:
    """What a kind of job leads to. Its readers and writers are loaded with the first such job, not at the start."""
    match kind:
        case "read_campaign":
            from scheduler.campaign_files import read_campaign as work
        case "report":
            from scheduler.exports import report as work
        case "read_document":
            from scheduler.plan_documents import read_document as work
        case "import_units":
            from scheduler.imports import import_units as work
        case "read_figures":
            from scheduler.figure_files import read_figures as work
        case "own_data":
            from scheduler.erasing import own_file as work
        case "qr_links":
            from scheduler.qr_links import draw as work
        case "erase":
            from scheduler.erasing import erase as work
        case _:
            raise LookupError(kind)
    return work


def wired(tools: Tools, settings: Settings) -> Wiring:
    """Put handlers, sweeps and jobs together for one bot."""
    speaker = tools.speaker
    template = str(settings.report_template or "")
    work = jobs.Tools(tools.fetch, speaker, tools.clock, template, settings.backup_dir)

    async def welcome(conn: Connection, around: Surroundings) -> str | None:
        commune_id = await communes.first(
            conn, name=settings.commune_name or cli.COMMUNE, now=around.now
        )
        if settings.commune_name:
            await communes.call_the_only(conn, commune_id, name=settings.commune_name)
        await facts.set_setting(
            conn, commune_id, consent.CONTACT, settings.privacy_contact, now=around.now
        )
        code = await onboarding.claim_code(
            conn, commune_id, mint=around.speaker.mint, now=around.now
        )
        return cli.CLAIM.format(code=code, bot=speaker.bot_username) if code else None

    async def needless(conn: Connection, leased: Leased) -> str | None:
        return await reminders.needless(conn, leased) or await askers.needless(conn, leased)

    return Wiring(
        handle=updates.handle,
        gave_up=updates.gave_up,
        was_away=onboarding.was_away,
        hooks=Hooks(needed=needless, ended=delivered.ended, alarm=delivered.alarm),
        sweeps=(
            partial(spread.sweep, speaker=speaker),
            partial(reminders.sweep, speaker=speaker),
            partial(boards.sweep, speaker=speaker),
            partial(digest.sweep, speaker=speaker),
            partial(queue.sweep, speaker=speaker),
            partial(jobs.sweep, tools=work, work_of=work_of, owner="jobs"),
            partial(restored.sweep, speaker=speaker),
            partial(upkeep.sweep, speaker=speaker),
            partial(privacy.sweep, speaker=speaker),
            partial(
                backups.sweep,
                address=settings.database_address,
                folder=settings.backup_dir,
                tz=settings.zone,
                every=timedelta(hours=settings.backup_hours),
            ),
        ),
        welcome=welcome,
    )
