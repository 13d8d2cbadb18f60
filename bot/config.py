"""The settings: one table of everything that differs between two installations.

`thidua settings` prints the table. Promises that a wrong value is one clear sentence
(`SettingsError`) and that a secret is never shown. Settings are a value, built once
(settings_file.py) and passed down.
"""

import re
from pathlib import Path
from typing import Final, Literal
from urllib.parse import quote, quote_plus, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from messages import cli
from storage.engine import database_url

_TOKEN = re.compile(r"[0-9]{1,16}:[A-Za-z0-9_-]{10,100}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
NO_SECRET: Final = SecretStr("")


class SettingsError(Exception):
    """A setting is wrong: which, what is wrong with it, and how to mend it."""

    def __init__(self, name: str, problem: str, fix: str) -> None:
        super().__init__(cli.setting_sentence(name, problem, fix))
        self.name = name
        self.problem = problem
        self.fix = fix


def _wrong(code: str) -> PydanticCustomError:
    return PydanticCustomError("setting", "{code}", {"code": code})


class Settings(BaseModel):
    """Every setting with its default; the meaning of each is in messages/cli.py."""

    model_config = ConfigDict(
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
    )

    bot_token: SecretStr = NO_SECRET
    bot_tokens: SecretStr = NO_SECRET
    bot_tokens_file: Path | None = None
    telegram_api_base: str = "https://api.telegram.org"
    telegram_proxy: SecretStr = NO_SECRET
    database_url: SecretStr = SecretStr("sqlite:///data/thidua.sqlite")
    timezone: str = "Asia/Ho_Chi_Minh"
    commune_name: str = Field(default="", max_length=200)
    privacy_contact: str = Field(default="", max_length=200)
    rate_per_second: float = Field(default=30, ge=1, le=1000, allow_inf_nan=False)
    calls_in_flight: int = Field(default=8, ge=2, le=64)
    tick_seconds: float = Field(default=15, ge=0.1, le=60, allow_inf_nan=False)
    clock_file: Path | None = None
    backup_dir: Path = Path("data/backup")
    backup_hours: float = Field(default=1, ge=0, le=168, allow_inf_nan=False)
    report_template: Path | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    metrics_port: int = Field(default=0, ge=0, le=65535)
    metrics_host: str = "127.0.0.1"
    webhook_url: str = ""
    webhook_secret: SecretStr = NO_SECRET
    webhook_host: str = "127.0.0.1"
    webhook_port: int = Field(default=8080, ge=1, le=65535)

    @field_validator("bot_token")
    @classmethod
    def _token_has_its_form(cls, value: SecretStr) -> SecretStr:
        given = value.get_secret_value().strip()
        if given and not _TOKEN.fullmatch(given):
            raise _wrong("token_form")
        return SecretStr(given)

    @field_validator("bot_tokens")
    @classmethod
    def _each_token_has_its_form(cls, value: SecretStr) -> SecretStr:
        return SecretStr(",".join(tokens_in(value.get_secret_value())))

    @field_validator("telegram_api_base")
    @classmethod
    def _base_is_an_address(cls, value: str) -> str:
        if not _is_address(value, "http", "https"):
            raise _wrong("address_form")
        return value.rstrip("/")

    @field_validator("telegram_proxy")
    @classmethod
    def _proxy_is_usable(cls, value: SecretStr) -> SecretStr:
        given = value.get_secret_value().strip()
        if given and not _is_address(given, "http", "socks5", "socks5h", port=True):
            raise _wrong("proxy_form")
        return SecretStr(given)

    @field_validator("database_url")
    @classmethod
    def _database_is_known(cls, value: SecretStr) -> SecretStr:
        given = value.get_secret_value().strip()
        if not re.match(r"(sqlite(\+aiosqlite)?:///.|postgres(ql)?(\+asyncpg)?://.)", given):
            raise _wrong("database_form")
        if given.startswith("sqlite") and re.match(r"[^/]*///(:memory:|file:)", given):
            raise _wrong("database_in_memory")
        try:
            port = database_url(given).port
        except ValueError as error:
            raise _wrong("database_form") from error
        if port is not None and not 0 < port < 65536:
            raise _wrong("database_form")
        return SecretStr(given)

    @field_validator("backup_dir")
    @classmethod
    def _backups_have_a_folder(cls, value: Path) -> Path:
        try:
            usable = value.is_dir() or not value.exists()
        except OSError:  # a name that no system takes, a folder that we may not look into
            usable = False
        if not usable:
            raise _wrong("no_folder")
        return value

    @field_validator("timezone")
    @classmethod
    def _zone_exists(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise _wrong("zone_unknown") from error
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _level_in_capitals(cls, value: object) -> object:
        level = value.strip().upper() if isinstance(value, str) else value
        if level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise _wrong("level_unknown")
        return level

    @field_validator("log_format", mode="before")
    @classmethod
    def _format_is_known(cls, value: object) -> object:
        given = value.strip().lower() if isinstance(value, str) else value
        if given not in ("text", "json"):
            raise _wrong("format_unknown")
        return given

    @field_validator("webhook_url")
    @classmethod
    def _webhook_is_https(cls, value: str) -> str:
        if value and not _is_address(value, "https"):
            raise _wrong("https_only")
        return value

    @model_validator(mode="after")
    def _webhook_has_a_secret(self) -> "Settings":
        secret = self.webhook_secret.get_secret_value()
        if (self.webhook_url or secret) and not _SECRET.fullmatch(secret):
            raise PydanticCustomError(
                "setting", "{code}", {"code": "secret_form", "name": "WEBHOOK_SECRET"}
            )
        return self

    @model_validator(mode="after")
    def _several_bots_are_told_apart(self) -> "Settings":
        ids = [token.partition(":")[0] for token in self._tokens()]
        if len(set(ids)) < len(ids):
            raise PydanticCustomError(
                "setting", "{code}", {"code": "token_twice", "name": "BOT_TOKENS"}
            )
        return self

    def _tokens(self) -> list[str]:
        """Every bot's token, BOT_TOKEN first; it may be named again among the others."""
        first = self.bot_token.get_secret_value()
        return list(
            dict.fromkeys([*tokens_in(first), *tokens_in(self.bot_tokens.get_secret_value())])
        )

    def each_bot(self) -> list["Settings"]:
        """These settings once for each token, the way one bot reads them."""
        alone = {"bot_tokens": NO_SECRET, "bot_tokens_file": None}
        return [
            self.model_copy(update={"bot_token": SecretStr(token)} | alone)
            for token in self._tokens()
        ]

    @property
    def webhook_address(self) -> str:
        """Where Telegram calls this bot: its id is public, its token stays out of the path."""
        return f"{self.webhook_url.rstrip('/')}/{self.bot_id}" if self.webhook_url else ""

    @property
    def bot_id(self) -> int:
        """The bot's own Telegram id, which is the first half of its token; 0 without one."""
        return int(self.bot_token.get_secret_value().partition(":")[0] or 0)

    @property
    def zone(self) -> ZoneInfo:
        """The commune's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def proxy(self) -> str | None:
        """The proxy's address with its password, None where there is no proxy."""
        return self.telegram_proxy.get_secret_value() or None

    @property
    def database_address(self) -> str:
        """The database's address with the driver we use, a file's by the one name that it has.

        Its lock and its log stand beside that name: by a link's a second process would hold another lock.
        """
        given = self.database_url.get_secret_value()
        scheme, _, rest = given.partition("://")
        if not scheme.startswith("sqlite"):
            return f"postgresql+asyncpg://{rest}"
        path, mark, more = rest.removeprefix("/").partition("?")
        if Path(path).is_symlink():
            path = str(Path(path).resolve())
        return f"sqlite+aiosqlite:///{path}{mark}{more}"

    def secrets(self) -> tuple[str, ...]:
        """Every text that must not appear in a log: token, secrets, passwords."""
        database = database_url(self.database_url.get_secret_value()).password
        # as it is, as it stands in an address, and as an address reads it that has a # in it
        passwords = (
            urlsplit(self.telegram_proxy.get_secret_value()).password,
            database,
            quote_plus(database or ""),
            quote(database or "", safe=""),
        )
        tokens = [one.bot_token.get_secret_value() for one in self.each_bot()]
        plain = (*tokens, self.webhook_secret.get_secret_value())
        return tuple(dict.fromkeys(one for one in (*plain, *passwords) if one))


def table(settings: Settings) -> list[tuple[str, str, str, str]]:
    """Every setting: name, value now (secrets hidden), default, meaning."""
    rows = []
    for field, info in Settings.model_fields.items():
        name = field.upper()
        now = _shown(getattr(settings, field))
        rows.append((name, now, _shown(info.default), cli.SETTING_MEANINGS[name]))
    return rows


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        plain = value.get_secret_value()
        if plain.startswith(("sqlite", "postgres")):
            return re.sub(r"//[^/@]*@", "//***@", plain)
        return "***" if plain else ""
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def tokens_in(given: str) -> list[str]:
    """Tokens parted by commas, spaces or lines; a line that begins with # says nothing."""
    lines = [line for line in given.splitlines() if not line.lstrip().startswith("#")]
    tokens = [one for one in re.split(r"[,\s]+", "\n".join(lines)) if one]
    if not all(_TOKEN.fullmatch(one) for one in tokens):
        raise PydanticCustomError("setting", "{code}", {"code": "token_form", "name": "BOT_TOKENS"})
    return tokens


def _is_address(value: str, *schemes: str, port: bool = False) -> bool:
    try:
        parts = urlsplit(value)
        has_port = parts.port is not None
    except ValueError:
        return False
    return parts.scheme in schemes and bool(parts.hostname) and (has_port or not port)
