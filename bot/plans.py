"""`thidua plan`: what the program reads in a plan's document, for people trying it and for measuring."""

import asyncio
import json
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.help_pages import App
from messages import cli
from messages import office_words as words

plan_app = App(help=words.HELP_PLANS)


@plan_app.callback()
def _group() -> None:
    """Keeps `read` a word of its own."""


@plan_app.command("read", help=words.HELP_PLAN_READ)
def read(
    file: Annotated[Path, typer.Argument(metavar=words.A_FILE, help=words.HELP_PLAN_FILE)],
    as_json: Annotated[bool, typer.Option("--json", help=cli.HELP_JSON)] = False,
) -> None:
    """Read a document into a draft; every item comes with the sentence it was read from."""
    from campaigns.calendar import Calendar
    from campaigns.planreader.key import plan_json
    from campaigns.planreader.read import read_plan
    from messages import document_words, holidays, plan_summary
    from reports import documents
    from reports.child import Unreadable

    try:
        text = asyncio.run(documents.read(file.read_bytes()))
    except OSError:
        _fail(words.NO_FILE.format(file=file))
    except Unreadable as error:
        _fail(f"{file.name}: {document_words.why(error.code)}")
    draft = read_plan(text, Calendar.from_yaml(holidays.SHIPPED).days_off)
    if as_json:
        typer.echo(json.dumps(plan_json(draft), ensure_ascii=False, indent=1))
        return
    for line in plan_summary.lines(draft):
        typer.echo(line)


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
