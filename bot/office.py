"""The office's commands in a terminal: the villages' list and links, campaigns, reading a text.

Everything here can be done in chat as well; a terminal is for the first day and for scripts.
"""

import asyncio
import json
import secrets
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, NoReturn
from zoneinfo import ZoneInfo

import typer

from bot.help_pages import App
from messages import cli
from messages import office_words as words

if TYPE_CHECKING:
    from bot.config import Settings

STORAGE: Final = 74  # the exit code of whatever the database refuses

units_app = App(help=words.HELP_UNITS)
campaign_app = App(help=words.HELP_CAMPAIGNS)

AsJson = Annotated[bool, typer.Option("--json", help=cli.HELP_JSON)]
AFile = Annotated[Path, typer.Argument(metavar=words.A_FILE, help=words.HELP_A_FILE)]


@dataclass(frozen=True, slots=True)
class Desk:
    """An open database with its commune, for one command."""

    db: Any
    commune_id: int
    now: datetime
    tz: ZoneInfo
    bot_id: int


@asynccontextmanager
async def open_desk(*, fresh: bool = False) -> AsyncIterator[Desk]:
    """Open the database of the settings, with its commune, for one command.

    Only a command that brings something in (`fresh`) may make it: one that looks for data, called in
    a wrong folder, would otherwise leave an empty database there and say that nothing is known.
    """
    from bot import clock, settings_file
    from storage import communes, engine, migrate

    chosen = settings_file.load(token=False)
    if not fresh:
        await must_exist(chosen)
    ticking = clock.file_clock(chosen.clock_file) if chosen.clock_file else clock.system_clock
    await migrate.upgrade(chosen.database_address, backups=chosen.backup_dir)
    db = engine.connect(chosen.database_address)
    try:
        async with db.write() as conn:
            name = chosen.commune_name or cli.COMMUNE
            commune_id = await communes.first(conn, name=name, now=ticking())
        token = chosen.bot_token.get_secret_value()
        bot_id = int(token.partition(":")[0]) if token else 0
        yield Desk(db, commune_id, ticking(), chosen.zone, bot_id)
    finally:
        await db.close()


async def must_exist(chosen: "Settings") -> None:
    """Looking for data must not make an empty file of it."""
    from bot.app import database_file
    from storage import migrate

    if await migrate.version(chosen.database_address) is None:
        place = database_file(chosen) or cli.SERVER
        typer.echo(cli.NO_DATA.format(path=place), err=True)
        raise typer.Exit(STORAGE)


@units_app.command("import", help=words.HELP_IMPORT)
def import_(file: AFile) -> None:
    """Add, rename and merge the units of a list, .xlsx or .csv."""

    async def work() -> None:
        from campaigns.unitfile import lines, twice
        from messages import unit_list_words
        from reports import unit_sheet
        from reports.child import Unreadable
        from storage import unit_changes

        try:
            rows = await unit_sheet.read(file.read_bytes())
        except Unreadable as error:
            why = words.NOT_READ.get(error.code, words.DAMAGED)
            fail(words.UNREADABLE.format(file=file, why=why))
        async with open_desk(fresh=True) as desk, desk.db.write() as conn:
            known = await unit_changes.known(conn, desk.commune_id)
            today = desk.now.astimezone(desk.tz).date()
            plan = twice.plan(lines.read(rows), known, today=today)
            for row, why in unit_list_words.told((*plan.problems, *plan.notes)):
                said = words.ROW_PROBLEM.format(row=row, why=why) if row else why
                typer.echo(said, err=True)
            if not plan.entries:
                raise typer.Exit(1)
            await unit_changes.carry_out(conn, plan, commune_id=desk.commune_id, now=desk.now)
            typer.echo(
                words.IMPORTED.format(
                    adds=len(plan.adds), renames=len(plan.renames), merges=len(plan.mergers),
                    described=len(plan.described), kept=len(plan.kept),
                )
            )  # fmt: skip

    asyncio.run(work())


@units_app.command("links", help=words.HELP_LINKS)
def links(
    bot: Annotated[str, typer.Option(help=words.HELP_BOT)],
    qr: Annotated[Path | None, typer.Option(help=words.HELP_QR)] = None,
) -> None:
    """One link for each village's group and one for its head; with --qr, a picture of each."""

    async def work() -> None:
        from handlers import villages
        from messages.post import Speaker, Voice
        from reports import qr as pictures

        async with open_desk() as desk, desk.db.write() as conn:
            speaker = Speaker(
                desk.bot_id, bot.lstrip("@"), desk.tz, lambda: secrets.token_urlsafe(24)
            )
            found = await villages.issue(Voice(conn, speaker, desk.now), commune_id=desk.commune_id)
        if not found:
            fail(words.NO_UNITS)
        for one in found:
            typer.echo(f"{one.unit.name}\t{one.group_link}\t{one.head_link}")
            if qr is not None:
                qr.mkdir(parents=True, exist_ok=True)
                for name, link in (
                    (words.QR_GROUP, one.group_link),
                    (words.QR_HEAD, one.head_link),
                ):
                    target = qr / f"{one.unit.number:02d}-{name}.png"
                    target.write_bytes(pictures.png(link))

    asyncio.run(work())


@campaign_app.command("add", help=words.HELP_ADD)
def add(file: AFile) -> None:
    """Keep a campaign's file as a draft; an officer launches it in chat."""

    async def work() -> None:
        from campaigns import yaml_plan
        from campaigns.model import Plan
        from campaigns.tidy import quoted_briefly
        from storage import plans

        plan = yaml_plan.load(file.read_text("utf-8-sig", errors="replace"))
        if not isinstance(plan, Plan):
            for one in plan:
                typer.echo(
                    (words.PROBLEM if one.field else words.PROBLEM_OF_LINE).format(
                        line=one.line, field=one.field, message=quoted_briefly(one.message)
                    ),
                    err=True,
                )
            raise typer.Exit(1)
        async with open_desk(fresh=True) as desk, desk.db.write() as conn:
            try:
                await plans.add(
                    conn, plan, commune_id=desk.commune_id, created_by=None, tz=desk.tz,
                    now=desk.now,
                )  # fmt: skip
            except ValueError:
                fail(words.EXISTS.format(code=plan.code))
        typer.echo(words.ADDED.format(code=plan.code))

    asyncio.run(work())


@campaign_app.command("list", help=words.HELP_LIST)
def list_(as_json: AsJson = False) -> None:
    """Every campaign with its state."""

    async def work() -> None:
        from storage import campaigns

        async with open_desk() as desk, desk.db.read() as conn:
            found = await campaigns.listed(conn, commune_id=desk.commune_id)
        rows = [{"code": one.code, "state": one.state, "title": one.title} for one in found]
        if as_json:
            typer.echo(json.dumps(rows, ensure_ascii=False))
            return
        if not rows:
            typer.echo(words.NO_CAMPAIGNS)
        for one in rows:
            typer.echo(f"{one['code']}\t{words.STATES[one['state']]}\t{one['title']}")

    asyncio.run(work())


@campaign_app.command("status", help=words.HELP_STATUS)
def status(
    code: Annotated[str, typer.Argument(metavar=words.A_CODE, help=words.HELP_CODE)],
    as_json: AsJson = False,
) -> None:
    """Who has registered and who has not, per milestone."""

    async def work() -> None:
        async with open_desk() as desk, desk.db.read() as conn:
            rows = await _status(conn, desk.commune_id, code)
        if rows is None:
            fail(words.NO_CAMPAIGN.format(code=code))
        if as_json:
            typer.echo(json.dumps(rows, ensure_ascii=False))
            return
        for one in rows or []:
            typer.echo(
                words.STATUS.format(
                    **{key: one[key] for key in ("title", "done", "of", "works", "money")}
                )
            )
            if one["missing"]:
                typer.echo(words.MISSING.format(names=", ".join(one["missing"])))

    asyncio.run(work())


async def _status(conn: Any, commune_id: int, code: str) -> list[dict[str, Any]] | None:
    from campaigns import totals
    from campaigns.forms import definition
    from storage import campaigns, form_versions, read_models, submissions

    campaign = await campaigns.by_code(conn, code, commune_id=commune_id)
    if campaign is None:
        return None
    rows = []
    for milestone in await campaigns.milestones(conn, campaign.id, commune_id=commune_id):
        if not milestone.form_key or milestone.kind != "registration":
            continue
        standing = await read_models.standing(
            conn, commune_id=commune_id, campaign_id=campaign.id, milestone_id=milestone.id
        )
        form = await form_versions.newest(conn, campaign.id, milestone.form_key)
        key = totals.money_field(definition.from_json(form.definition)) if form else None
        works = [work for one in standing for work in one.works]
        total = totals.total(
            (one.answers for one in works if one.state in submissions.COUNTED), key
        )
        rows.append(
            {
                "milestone": milestone.key,
                "title": milestone.title,
                "state": milestone.state,
                "last_moment": milestone.last_moment.isoformat() if milestone.last_moment else None,
                "done": sum(one.registered for one in standing),
                "of": len(standing),
                "works": total.works,
                "money": total.money,
                "late": sum(one.timeliness == "late" for one in works if one.state != "withdrawn"),
                "missing": [one.unit.name for one in standing if not one.registered],
            }
        )
    return rows


def read(
    kind: Annotated[str, typer.Argument(metavar=words.A_KIND, help=words.HELP_KIND)] = "",
    text: Annotated[str, typer.Argument(metavar=words.A_TEXT, help=words.HELP_TEXT)] = "",
    today: Annotated[str, typer.Option(help=words.HELP_TODAY)] = "",
    units: Annotated[Path | None, typer.Option(help=words.HELP_UNIT_LISTS)] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help=words.HELP_READ_JSON, show_default=False)
    ] = True,
) -> None:
    """Read one text, or JSON lines from standard input, the way the chat reads them: always as
    JSON, with or without the flag."""
    from bot import clock, settings_file
    from campaigns.wording import read as reader

    del as_json
    try:
        lists = json.loads(units.read_text("utf-8")) if units is not None else {}
    except ValueError:
        fail(words.NOT_JSON.format(file=units))
    if isinstance(lists, list):
        lists = {"": lists}
    if kind:
        chosen = settings_file.load(token=False)
        day = today or clock.system_clock().astimezone(chosen.zone).date().isoformat()
        asked: dict[str, Any] = {"kind": kind, "text": text, "today": day}
        asked["units"] = next(iter(lists.values()), [])
        answers = iter([reader.read_line(asked)])
    else:
        for stream in (sys.stdin, sys.stdout):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="replace")
        answers = (reader.read_json(raw, lists, today or None) for raw in sys.stdin if raw.strip())
    for answer in answers:
        typer.echo(json.dumps(answer, ensure_ascii=False))


def resume() -> None:
    """After a restore: let the bot send again."""

    async def work() -> None:
        from storage import facts

        async with open_desk() as desk, desk.db.write() as conn:
            await facts.forget(conn, "sending_paused")
        typer.echo(words.RESUMED)

    asyncio.run(work())


def fail(sentence: str) -> NoReturn:
    """Say what is wrong and end with 1."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
