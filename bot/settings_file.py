"""The settings as they are given: `.env`, the environment over it, and the file of tokens.

Nothing reads the environment later.
"""

import os
from pathlib import Path
from typing import Final

from dotenv import dotenv_values
from dotenv.parser import parse_stream
from pydantic import SecretStr, ValidationError
from pydantic_core import PydanticCustomError

from bot.config import Settings, SettingsError, tokens_in
from messages import cli

ENV_FILE: Final = Path(".env")
LIKE: Final = 0.85  # of a setting's name: DATABASE_ULR is meant for it, BOT_TOKEN_OLD is not


def load(*, token: bool = True, env_file: Path | None = ENV_FILE) -> Settings:
    """The settings of the environment and `.env`; raises SettingsError with one clear sentence.

    `token` false is for commands that need no Telegram.
    """
    try:
        settings = _with_file(Settings.model_validate(_said(env_file)))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        context = first.get("ctx", {})
        name = str(context.get("name") or (first["loc"] or ("?",))[0]).upper()
        code = str(context.get("code") or first["type"])
        raise _wrong_setting(name, code) from None
    except (OSError, UnicodeDecodeError):
        raise SettingsError(
            str(env_file), cli.setting_problem("unreadable"), cli.SETTING_FIXES["BOT_TOKEN"]
        ) from None
    if not token:
        return settings
    bots = settings.each_bot()
    if not bots:
        raise _wrong_setting("BOT_TOKEN", "missing")
    if settings.bot_token.get_secret_value():
        return settings
    alone = bots[0].bot_token  # one bot is always at hand for what needs only one
    return settings.model_copy(update={"bot_token": alone})


def misspelt(env_file: Path | None = ENV_FILE) -> list[tuple[str, str]]:
    """Names in the file that are no setting's, each with the setting that it looks like."""
    known = [field.upper() for field in Settings.model_fields]
    file = dotenv_values(env_file) if env_file and env_file.is_file() else {}
    strange = [name.upper() for name in file if name.upper() not in known]
    if not strange:
        return []
    import difflib  # a start without a slip does not wait for it

    near = [(name, difflib.get_close_matches(name, known, 1, LIKE)) for name in strange]
    return [(name, likely[0]) for name, likely in near if likely]


def _said(env_file: Path | None) -> dict[str, str]:
    """What the file says and the environment says over it; an empty text says nothing.

    Not pydantic-settings: its readers for clouds and command lines are a fifteenth of the start.
    """
    file: dict[str, str | None] = {}
    if env_file and env_file.is_file():
        _refuse_unread(env_file)
        file = dotenv_values(env_file)
    said = (*file.items(), *os.environ.items())
    return {name.lower(): value for name, value in said if value}


def _refuse_unread(env_file: Path) -> None:
    """A line that says nothing to its reader is not passed over: it may name where the data is."""
    with env_file.open(encoding="utf-8") as text:
        bad = next((one for one in parse_stream(text) if one.error), None)
    if bad is not None:
        problem = cli.setting_problem("line").format(line=bad.original.line)
        raise SettingsError(str(env_file), problem, cli.LINE_FIX)


def _with_file(settings: Settings) -> Settings:
    """The tokens of BOT_TOKENS_FILE among the others."""
    file = settings.bot_tokens_file
    if file is None:
        return settings
    try:
        listed = tokens_in(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise _wrong_setting("BOT_TOKENS_FILE", "unreadable") from None
    except PydanticCustomError:
        raise _wrong_setting("BOT_TOKENS_FILE", "token_form") from None
    every = ",".join([settings.bot_tokens.get_secret_value(), *listed])
    return Settings.model_validate(
        settings.model_copy(update={"bot_tokens": SecretStr(every)}).model_dump()
    )


def _wrong_setting(name: str, code: str) -> SettingsError:
    return SettingsError(
        name, cli.setting_problem(code), cli.SETTING_FIXES.get(name, cli.LOOK_AGAIN)
    )
