"""The pages of `thidua … --help` in Vietnamese: Typer has them in English alone.

Their headings are constants of the module that draws them; the line of use and the words of --help
are asked of each command and group. Whoever makes an app by `App` gets all of it.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import typer
from typer import core

from messages import cli

_Made = TypeVar("_Made", bound=Callable[..., Any])


class _Vietnamese:
    """What a command and a group share: headings, the line of use, and what --help does."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from typer import rich_utils  # loads Rich, which no other command needs to start

        rich_utils.ARGUMENTS_PANEL_TITLE = cli.PAGE_ARGUMENTS
        rich_utils.OPTIONS_PANEL_TITLE = cli.PAGE_OPTIONS
        rich_utils.COMMANDS_PANEL_TITLE = cli.PAGE_COMMANDS
        rich_utils.DEFAULT_STRING = cli.PAGE_DEFAULT
        rich_utils.REQUIRED_LONG_STRING = cli.PAGE_REQUIRED
        super().format_help(ctx, formatter)  # type: ignore[misc]  # of Typer's class beside it

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=cli.PAGE_USAGE)

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]  # of Typer's class beside it
        option.help = cli.HELP_HELP
        return option


class _Command(_Vietnamese, core.TyperCommand):
    pass


class _Group(_Vietnamese, core.TyperGroup):
    pass


class App(typer.Typer):
    """A Typer app whose pages are in Vietnamese; called without a command, it shows its own."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            cls=_Group,
            no_args_is_help=True,
            options_metavar=cli.PAGE_ANY_OPTION,
            subcommand_metavar=cli.PAGE_ANY_COMMAND,
            **given,
        )

    def command(self, *given: Any, **more: Any) -> Callable[[_Made], _Made]:
        """As Typer's."""
        return super().command(*given, cls=_Command, **more)
