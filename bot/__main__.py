"""The command line: parse and delegate. `thidua` and `python -m bot` are the same."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from messages import cli

app = typer.Typer(no_args_is_help=True, add_completion=False, help=cli.HELP)


@app.command(help=cli.HELP_RUN)
def run() -> None:
    """Run the bot until it is told to stop."""
    from bot import app as house
    from bot import clock, config, logs

    settings = config.load()
    logs.set_up(settings.log_level, settings.secrets())
    chosen = clock.file_clock(settings.clock_file) if settings.clock_file else clock.system_clock
    asyncio.run(house.run(settings, chosen))


@app.command(help=cli.HELP_DEMO)
def demo(
    script: Annotated[bool, typer.Option("--script", help=cli.HELP_SCRIPT)] = False,
    port: Annotated[int, typer.Option(help=cli.HELP_PORT)] = 8090,
    folder: Annotated[Path, typer.Option(help=cli.HELP_FOLDER)] = Path("demo-data"),
) -> None:
    """Play with a commune of thirteen villages, without Telegram."""
    from rich.console import Console

    from bot import demo as stage
    from bot import story

    if not script:
        asyncio.run(stage.play(folder.resolve(), port=port))
    elif not asyncio.run(story.play(folder.resolve(), Console(), port=0)):
        raise typer.Exit(1)


def main() -> None:
    """What `thidua` calls."""
    app()


if __name__ == "__main__":
    main()
