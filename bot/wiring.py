"""The real wiring: what each message, each hour and each answer of Telegram leads to."""

from datetime import timedelta
from functools import partial

from bot.app import Tools, Wiring
from bot.config import Settings
from bot.courier import Hooks
from handlers import consent, delivered, onboarding, routes
from handlers.turn import Surroundings
from messages import cli
from scheduler import (
    backups,
    boards,
    campaign_files,
    digest,
    erasing,
    exports,
    figure_files,
    imports,
    jobs,
    plan_documents,
    privacy,
    qr_links,
    queue,
    reminders,
    restored,
    spread,
    upkeep,
)
from storage import communes, facts
from storage.engine import Connection

WORK: dict[str, jobs.Work] = {
    "read_campaign": campaign_files.read_campaign,
    "report": exports.report,
    "read_document": plan_documents.read_document,
    "import_units": imports.import_units,
    "read_figures": figure_files.read_figures,
    "own_data": erasing.own_file,
    "qr_links": qr_links.draw,
    "erase": erasing.erase,
}


def wired(tools: Tools, settings: Settings) -> Wiring:
    """Put handlers, sweeps and jobs together for one bot."""
    speaker = tools.speaker
    template = str(settings.report_template or "")
    work = jobs.Tools(tools.fetch, speaker, tools.clock, template, settings.backup_dir)

    async def welcome(conn: Connection, around: Surroundings) -> str | None:
        commune_id = await communes.first(
            conn, name=settings.commune_name or cli.COMMUNE, now=around.now
        )
        await facts.set_setting(
            conn, commune_id, consent.CONTACT, settings.privacy_contact, now=around.now
        )
        code = await onboarding.claim_code(
            conn, commune_id, mint=around.speaker.mint, now=around.now
        )
        return cli.CLAIM.format(code=code, bot=speaker.bot_username) if code else None

    return Wiring(
        handle=routes.handle,
        gave_up=routes.gave_up,
        was_away=routes.was_away,
        hooks=Hooks(needed=reminders.needless, ended=delivered.ended, alarm=delivered.alarm),
        sweeps=(
            partial(spread.sweep, speaker=speaker),
            partial(reminders.sweep, speaker=speaker),
            partial(boards.sweep, speaker=speaker),
            partial(digest.sweep, speaker=speaker),
            partial(queue.sweep, speaker=speaker),
            partial(jobs.sweep, tools=work, kinds=WORK, owner="jobs"),
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
