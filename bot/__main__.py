"""The command line: parse and delegate. `thidua` and `python -m bot` are the same.

Whatever goes wrong in a way that a person can mend is one sentence and an exit code: 78 a setting,
75 somebody else holds the bot, 74 the database. Imports happen in the command that needs them.
"""

import asyncio
import io
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from typer.exceptions import TyperException

from bot import forms, office, papers, plans
from bot.help_pages import App
from messages import cli, office_words

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.config import Settings

BAD_SETTING: Final = 78
HELD: Final = 75
STORAGE: Final = office.STORAGE

# Typer's own tracebacks show what stood in variables, and past our redaction.
app = App(add_completion=False, help=cli.HELP, pretty_exceptions_enable=False)
db = App(help=cli.HELP_DB)

AsJson = Annotated[bool, typer.Option("--json", help=cli.HELP_JSON)]


@app.command(help=cli.HELP_RUN)
def run() -> None:
    """Run the bot until it is told to stop."""
    from bot import fleet, logs, settings_file
    from bot.clock import Corrected

    with plain_words():
        settings, clock = _settings()
        logs.set_up(settings.log_level, settings.secrets(), settings.log_format)
        for name, likely in settings_file.misspelt():
            typer.echo(cli.MISSPELT.format(name=name, likely=likely), err=True)
        asyncio.run(fleet.run(settings, Corrected(clock)))


@app.command(help=cli.HELP_DEMO)
def demo(
    script: Annotated[bool, typer.Option("--script", help=cli.HELP_SCRIPT)] = False,
    port: Annotated[int, typer.Option(help=cli.HELP_PORT)] = 8090,
    folder: Annotated[Path, typer.Option(help=cli.HELP_FOLDER)] = Path("demo-data"),
    until: Annotated[str, typer.Option(help=cli.HELP_UNTIL)] = "registration",
) -> None:
    """Play with a commune of thirteen villages, without Telegram."""
    from rich.console import Console

    from bot import demo as stage
    from bot import story

    if not script:
        asyncio.run(stage.play(folder.resolve(), port=port))
        return
    if until not in ("registration", "final-report"):
        raise typer.BadParameter(cli.HELP_UNTIL)
    to_the_end = until == "final-report"
    if not asyncio.run(story.play(folder.resolve(), Console(), port=0, to_the_end=to_the_end)):
        raise typer.Exit(1)


@app.command(help=cli.HELP_CHECK)
def check() -> None:
    """Look at everything once; exit 1 where something must be mended."""
    from rich.console import Console
    from rich.table import Table

    from bot import doctor
    from messages import doctor_words as words

    with plain_words():
        found = asyncio.run(doctor.examine(*_settings(token=False)))
    table = Table(*words.COLUMNS, title=words.TITLE, show_lines=False)
    for one in found:
        table.add_row(words.MARKS[one.level], one.about, one.said, one.fix)
    console = Console()
    console.print(table, markup=False)
    bad = sum(one.level == "bad" for one in found)
    notes = sum(one.level == "note" for one in found)
    if bad:
        console.print(words.NOT_WELL.format(count=bad))
        raise typer.Exit(1)
    console.print(words.SOME_NOTES.format(count=notes) if notes else words.ALL_WELL)


@app.command(help=cli.HELP_SETTINGS)
def settings() -> None:
    """Print the settings as `.env` has them, each with what it is for; secrets are hidden."""
    from bot import config, settings_file

    with plain_words():
        rows = config.table(settings_file.load(token=False))
    for name, used, default, why in rows:
        more = cli.SETTING_DEFAULT.format(default) if used != default and default else ""
        typer.echo(f"{name}={used}\n    {why}{more}")


@app.command(help=cli.HELP_DELIVERIES)
def deliveries(as_json: AsJson = False) -> None:
    """Count what was sent, by kind and state."""
    with plain_words():
        chosen, _ = _settings(token=False)
        counted = asyncio.run(_deliveries(chosen))
    if as_json:
        typer.echo(json.dumps(counted, ensure_ascii=False, sort_keys=True))
        return
    from rich.console import Console
    from rich.table import Table

    if not counted:
        typer.echo(cli.DELIVERIES_NONE)
        return
    states = sorted({state for by_state in counted.values() for state in by_state})
    said = [cli.DELIVERY_STATES.get(state, state) for state in states]
    table = Table(cli.DELIVERIES_KIND, *said, cli.DELIVERIES_TOTAL, title=cli.DELIVERIES_TITLE)
    for kind, by_state in sorted(counted.items()):
        numbers = [by_state.get(state, 0) for state in states]
        shown = cli.DELIVERY_KINDS.get(kind, kind)
        table.add_row(shown, *[str(one or "") for one in numbers], str(sum(numbers)))
    Console().print(table)


async def _deliveries(chosen: "Settings") -> dict[str, dict[str, int]]:
    from storage import engine, outbox

    await office.must_exist(chosen)
    database = engine.connect(chosen.database_address)
    try:
        async with database.read() as conn:
            counts = await outbox.counts(conn)
    finally:
        await database.close()
    found: dict[str, dict[str, int]] = {}
    for (kind, state), number in counts.items():
        found.setdefault(kind, {})[state] = number
    return found


@db.command(help=cli.HELP_UPGRADE)
def upgrade() -> None:
    """Bring the database to this program's schema, while nobody works on it."""
    from storage import migrate, migrations

    async def climb(chosen: "Settings") -> str | None:
        from bot import app as house

        async with house.hold(chosen):
            return await migrate.upgrade(chosen.database_address, backups=chosen.backup_dir)

    with plain_words():
        before = asyncio.run(climb(_settings(token=False)[0]))
    after = migrations.known()[-1]
    words = cli.UPGRADED if before else cli.UPGRADED_NEW
    typer.echo(
        (cli.UPGRADED_ALREADY if before == after else words).format(before=before, after=after)
    )


@app.command(help=cli.HELP_BACKUP)
def backup() -> None:
    """Copy the database, also while the bot works, and check the copy."""
    from storage import backup as copies

    with plain_words():
        chosen, clock = _settings(token=False)
        asyncio.run(office.must_exist(chosen))
        made = copies.make(
            chosen.database_address, chosen.backup_dir, now=clock().astimezone(chosen.zone)
        )
        typer.echo(cli.BACKED_UP.format(path=asyncio.run(made)))


@app.command(help=cli.HELP_RESTORE)
def restore(
    file: Annotated[Path, typer.Argument(metavar=office_words.A_FILE, help=cli.HELP_FILE)],
) -> None:
    """Put a backup in the database's place; nothing goes out before an officer resumes."""
    from bot import app as house
    from storage import backup as copies
    from storage import backup_server

    async def put(chosen: "Settings", clock: "Clock") -> Path | None:
        target, now = house.database_file(chosen), clock().astimezone(chosen.zone)
        if target is None:
            backup_server.restore(file, chosen.database_address, paused=copies.PAUSED, now=now)
            async with house.opened(chosen, clock):  # also takes out again whoever was erased since
                return None
        async with house.hold(chosen):
            kept = copies.restore(file, target, now=now)
            async with house.opened(chosen, clock):
                return kept

    with plain_words():
        replaced = asyncio.run(put(*_settings(token=False)))
    typer.echo(cli.RESTORED.format(file=file))
    if replaced is not None:
        typer.echo(cli.RESTORED_REPLACED.format(path=replaced))


app.command(help=office_words.HELP_RESUME)(office.resume)
app.command(help=office_words.HELP_REPORT)(papers.report)
app.command(help=office_words.HELP_READ)(office.read)
app.add_typer(office.units_app, name="units")
app.add_typer(office.campaign_app, name="campaign")
app.add_typer(plans.plan_app, name="plan")
app.add_typer(forms.form_app, name="form")
app.add_typer(db, name="db")


def _settings(*, token: bool = True) -> "tuple[Settings, Clock]":
    from bot import clock, settings_file

    chosen = settings_file.load(token=token)
    moved = chosen.clock_file
    return chosen, clock.file_clock(moved) if moved else clock.system_clock


@contextmanager
def plain_words() -> Iterator[None]:
    """Turn what a person can mend into one sentence and an exit code."""
    try:
        yield
    except Exception as error:
        known = _sentence(_innermost(error))
        if known is None:
            raise
        words, code = known
        if words:
            typer.echo(words, err=True)
        raise typer.Exit(code) from None


def _innermost(error: BaseException) -> BaseException:
    """The first error of a group: what ended the work."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def _sentence(error: BaseException) -> tuple[str, int] | None:
    from bot import single
    from bot.config import SettingsError
    from bot.poller import AnotherPoller
    from storage.errors import StorageError
    from storage.whole_files import NO_ROOM

    match error:
        case TyperException():
            return _mistyped(error), error.exit_code
        case SettingsError():
            return str(error), BAD_SETTING
        case single.AlreadyRunning() | single.LockUnusable() | single.Lost():
            return str(error), HELD
        case AnotherPoller():
            return cli.ANOTHER_POLLER, HELD
        case StorageError(detail=detail):
            return cli.storage_sentence(type(error).__name__, detail), STORAGE
        case OSError(filename=str() | Path() as path, errno=code):
            return cli.file_sentence(str(path), code), STORAGE
        case OSError(errno=code) if code in NO_ROOM:  # while writing: no file is named
            return cli.NO_ROOM, STORAGE
    return None


_NAMED: Final = re.compile(r"['(](?!s\))([^')]+)[')]")  # "No such command 'x'", "argument(s) (x)"


def _mistyped(error: TyperException) -> str:
    """What was typed wrong on the command line; typer says it in English."""
    context: Any = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        return ""  # making it has shown the help
    what, *near = _NAMED.findall(error.message) or [""]
    param = getattr(error, "param", None)
    if param is not None:
        what = param.metavar or param.opts[-1]
    what = getattr(error, "option_name", None) or what
    path = context.command_path if context is not None else "thidua"
    return cli.mistyped(type(error).__name__, what, near, path)


def main() -> None:
    """What `thidua` calls."""
    from bot import logs

    for stream in (sys.stdout, sys.stderr):  # a pipe on Windows, LC_ALL=C: not every letter of ours
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    logs.set_up("WARNING", ())
    try:
        with plain_words():
            ended = app(
                prog_name="thidua", standalone_mode=False
            )  # a mistake in the command comes here, unsaid
    except typer.Exit as known:  # of plain_words; those of a command are given back
        raise SystemExit(known.exit_code) from None
    except typer.Abort:
        raise SystemExit(1) from None
    if isinstance(ended, int):
        raise SystemExit(ended)


if __name__ == "__main__":
    main()
