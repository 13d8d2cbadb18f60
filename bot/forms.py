"""`thidua form`: a campaign's form from an Excel file in the XLSForm convention, and back."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import office
from bot.help_pages import App
from messages import cli
from messages import office_words as words

if TYPE_CHECKING:
    from campaigns.forms.xlsform_read import XlsForm

form_app = App(help=words.HELP_FORMS)

AFile = Annotated[Path, typer.Argument(metavar=words.A_FILE, help=words.HELP_FORM_FILE)]
Code = Annotated[str, typer.Option("--campaign", help=words.HELP_CODE)]
Key = Annotated[str, typer.Option("--form", help=words.HELP_FORM_KEY)]


@form_app.command("read", help=words.HELP_FORM_READ)
def read(
    file: AFile, as_json: Annotated[bool, typer.Option("--json", help=cli.HELP_JSON)] = False
) -> None:
    """Show the questions of a file, or every cell that cannot be taken over."""
    from campaigns.forms import definition

    found = asyncio.run(_read(file))
    if as_json:
        told = {
            "form": definition.to_json(found.form) if found.form else None,
            "problems": [asdict(one) for one in found.problems],
            "notes": [asdict(one) for one in found.notes],
        }
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _show(found)
    if found.form is None:
        raise typer.Exit(1)


@form_app.command("export", help=words.HELP_FORM_EXPORT)
def export(
    code: Annotated[str, typer.Argument(metavar=words.A_CODE, help=words.HELP_CODE)],
    key: Annotated[str, typer.Argument(metavar=words.A_FORM, help=words.HELP_FORM_KEY)],
    out: Annotated[Path | None, typer.Option(help=words.HELP_OUT)] = None,
) -> None:
    """Write a campaign's form as a workbook that `read` gives back the same."""
    from campaigns.forms import definition, xlsform_write
    from reports import form_sheets
    from storage import campaigns, form_versions

    async def work() -> None:
        async with office.open_desk() as desk, desk.db.read() as conn:
            campaign = await campaigns.by_code(conn, code, commune_id=desk.commune_id)
            if campaign is None:
                office.fail(words.NO_CAMPAIGN.format(code=code))
            row = await form_versions.newest(conn, campaign.id, key)
            if row is None:
                known = {one.key for one in await form_versions.of_campaign(conn, campaign.id)}
                office.fail(words.NO_FORM.format(key=key, known=", ".join(sorted(known))))
        path = out or Path(f"{code}-{key}.xlsx")
        form = definition.from_json(row.definition)
        path.write_bytes(form_sheets.workbook(xlsform_write.write(form)))
        typer.echo(str(path))

    asyncio.run(work())


@form_app.command("import", help=words.HELP_FORM_IMPORT)
def import_(
    file: AFile,
    code: Code,
    key: Key,
    yes: Annotated[bool, typer.Option("--yes", help=words.HELP_YES)] = False,
) -> None:
    """Show the questions and, when confirmed, ask them from now on."""
    from campaigns import plan_wording, work
    from campaigns.forms import definition, xlsform_read
    from storage import audit, campaigns, form_versions, plans

    async def taking() -> None:
        found = await _read(file)
        _show(found)
        if found.form is None:
            raise typer.Exit(1)
        if not (yes or _agreed(words.TAKE_FORM.format(key=key, code=code))):
            raise typer.Exit(1)
        async with office.open_desk() as desk, desk.db.write() as conn:
            campaign = await campaigns.by_code(conn, code, commune_id=desk.commune_id)
            if campaign is None or campaign.state == "closed":
                office.fail(words.NO_CAMPAIGN.format(code=code))
            row = await form_versions.newest(conn, campaign.id, key)
            if row is None:
                known = {one.key for one in await form_versions.of_campaign(conn, campaign.id)}
                office.fail(words.NO_FORM.format(key=key, known=", ".join(sorted(known))))
            if not work.has_name(found.form) and await campaigns.registers(conn, campaign, key):
                office.fail(plan_wording.NAMELESS.format(key))
            before = definition.from_json(row.definition)
            await plans.put_form(conn, campaign, xlsform_read.in_place_of(before, found.form))
            await audit.add(
                conn, commune_id=desk.commune_id, at=desk.now, who=None, action="change_form",
                object_=f"{code}:{key}", facts={"from": row.version, "to": row.version + 1},
            )  # fmt: skip
        typer.echo(words.FORM_TAKEN.format(key=key, code=code, version=row.version + 1))

    asyncio.run(taking())


async def _read(file: Path) -> "XlsForm":
    from campaigns.forms import xlsform_read
    from messages import form_words
    from reports import form_sheets
    from reports.child import Unreadable

    try:
        opened = await form_sheets.read(file.read_bytes())
    except OSError:
        office.fail(words.NO_FILE.format(file=file))
    except Unreadable as error:
        office.fail(f"{file.name}: {form_words.why(error.code)}")
    return xlsform_read.read(opened.sheets, uncomputed=opened.uncomputed)


def _show(found: "XlsForm") -> None:
    from messages import form_words

    for number, one in enumerate(form_words.questions(found.form) if found.form else (), 1):
        typer.echo(f"{number}. {one}")
    for problem in found.problems:
        typer.echo(f"⚠️ {form_words.problem(problem)}", err=True)
    for note in found.notes:
        typer.echo(f"• {form_words.problem(note)}", err=True)


def _agreed(question: str) -> bool:
    """A yes in a person's words; anything else, and nothing at all, is none."""
    from campaigns.wording.answers.read import read_answer
    from campaigns.wording.reading import Value

    said = read_answer(typer.prompt(question, default="", show_default=False))
    return isinstance(said, Value) and said.value == "yes"
