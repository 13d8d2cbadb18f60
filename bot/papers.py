"""`thidua report`: a campaign's report as a file, and the template of its Word document."""

import asyncio
import html
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import office
from messages import office_words as words
from messages import report_words

if TYPE_CHECKING:
    from bot.config import Settings

KINDS = tuple(report_words.KINDS)
FORMS = ("docx", "xlsx", "pdf", "png")


def report(
    code: Annotated[str, typer.Argument(metavar=words.A_CODE, help=words.HELP_CODE)] = "",
    kind: Annotated[str, typer.Option(help=words.HELP_REPORT_KIND)] = "progress",
    form: Annotated[str, typer.Option("--as", help=words.HELP_FORM)] = "docx",
    out: Annotated[Path | None, typer.Option(help=words.HELP_OUT)] = None,
    today: Annotated[str, typer.Option(help=words.HELP_TODAY)] = "",
    template: Annotated[Path | None, typer.Option(help=words.HELP_TEMPLATE)] = None,
) -> None:
    """Write a report, or with --template our own template for the office to change in Word."""
    if template is not None:
        from reports import template as ours

        template.write_bytes(ours.build())
        typer.echo(words.TEMPLATE_WRITTEN.format(file=template))
        return
    if not code:
        office.fail(words.REPORT_OF_WHICH)
    if kind not in KINDS or form not in FORMS:
        office.fail(words.REPORT_CHOICES.format(kinds=", ".join(KINDS), forms=", ".join(FORMS)))
    try:
        day = _day(today)
    except ValueError:
        office.fail(words.BAD_DAY.format(day=today))
    asyncio.run(_report(code, kind, form, out, day))


async def _report(code: str, kind: str, form: str, out: Path | None, day: date | None) -> None:
    from bot import settings_file
    from messages.render import render
    from scheduler import report_child, report_files, report_order
    from storage import campaigns

    chosen = settings_file.load(token=False)
    async with office.open_desk() as desk, desk.db.read() as conn:
        campaign = await campaigns.by_code(conn, code, commune_id=desk.commune_id)
        if campaign is None:
            office.fail(words.NO_CAMPAIGN.format(code=code))
        wanted = report_order.Wanted(
            address=chosen.database_address,
            commune_id=desk.commune_id,
            campaign_id=campaign.id,
            kind=kind,
            form=form,
            today=(day or desk.now.astimezone(desk.tz).date()).isoformat(),
            zone=chosen.timezone,
            template=str(chosen.report_template or ""),
        )
    facts = await report_child.facts_of(wanted)
    if facts is None:
        office.fail(words.NO_CAMPAIGN.format(code=code))
    photos = await _photos(chosen, report_files.photos_of(facts, kind, form))
    made = report_child.build(wanted, facts, photos)
    if made.problem:
        office.fail(html.unescape(render("report/problem", problem=made.problem, what=made.what)))
    for path, one in zip(_paths(out, [one.name for one in made.files]), made.files, strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.content)
        typer.echo(str(path))
    if made.lost_photos:
        typer.echo(words.PHOTOS_MISSING.format(count=made.lost_photos), err=True)


async def _photos(chosen: "Settings", names: list[str]) -> dict[str, bytes]:
    """The photos that Telegram still gives, each from the bot it was sent to."""
    from telegram.error import TelegramError

    from bot import app

    found: dict[str, bytes] = {}
    for one in chosen.each_bot() if names else ():
        async with app.speaking(one) as bot:
            for name in names:
                if name not in found:
                    with suppress(TelegramError):
                        found[name] = await app.fetched(bot, name)
    return found


def _paths(out: Path | None, names: list[str]) -> list[Path]:
    """Where the files go: a folder, a file, or a file's name with numbers where there are several."""
    if out is None or out.is_dir() or not out.suffix:
        return [(out or Path()) / name for name in names]
    if len(names) == 1:
        return [out]
    return [out.with_stem(f"{out.stem}-{at:02d}") for at in range(1, len(names) + 1)]


def _day(said: str) -> date | None:
    """A day as 2024-01-20 or 20/01/2024."""
    if not said:
        return None
    if "/" in said:
        return datetime.strptime(said, "%d/%m/%Y").date()  # noqa: DTZ007  # a day has no zone
    return date.fromisoformat(said)
