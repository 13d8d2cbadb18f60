"""Settings: each with a default, and a wrong one is one clear sentence."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import config, settings_file
from bot.config import Settings, SettingsError
from messages import cli

TOKEN = "123456:AAExampleExampleExampleExample"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches these tests."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_a_token_is_all_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything but the token has a default that works."""
    monkeypatch.setenv("BOT_TOKEN", f" {TOKEN} ")

    settings = settings_file.load(env_file=None)

    assert settings.bot_id == 123456
    assert settings.zone.key == "Asia/Ho_Chi_Minh"
    assert settings.proxy is None


def test_settings_are_read_from_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`.env` is read; the environment goes before it; an empty text says nothing in either."""
    env = tmp_path / ".env"
    env.write_text(f"BOT_TOKEN={TOKEN}\nTICK_SECONDS=3\nRATE_PER_SECOND=\nCOMMUNE_NAME=Xã Một\n")
    monkeypatch.setenv("TICK_SECONDS", "4")
    monkeypatch.setenv("COMMUNE_NAME", "")

    settings = settings_file.load(env_file=env)

    assert (settings.tick_seconds, settings.rate_per_second) == (4, 30)
    assert settings.commune_name == "Xã Một"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", ""),
        ("BOT_TOKEN", "no token"),
        ("TELEGRAM_API_BASE", "api.telegram.org"),
        ("TELEGRAM_API_BASE", "ftp://x"),
        ("TELEGRAM_PROXY", "socks5://host"),
        ("TELEGRAM_PROXY", "socks4://host:1"),
        ("TELEGRAM_PROXY", "socks5://host:port"),
        ("DATABASE_URL", "mysql://x/y"),
        ("DATABASE_URL", "data/thidua.sqlite"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "postgresql://thidua@127.0.0.1:99999/thidua"),
        ("DATABASE_URL", "postgresql://thidua:x@[::1/thidua"),
        ("BACKUP_DIR", "/dev/null"),
        ("BACKUP_DIR", "x" * 300),
        ("TIMEZONE", "Asia/Hanoi"),
        ("TIMEZONE", "../etc/passwd"),
        ("COMMUNE_NAME", "x" * 201),
        ("RATE_PER_SECOND", "0"),
        ("RATE_PER_SECOND", "fast"),
        ("RATE_PER_SECOND", "nan"),
        ("CALLS_IN_FLIGHT", "1"),
        ("CALLS_IN_FLIGHT", "1.5"),
        ("TICK_SECONDS", "3600"),
        ("LOG_LEVEL", "loud"),
        ("WEBHOOK_URL", "http://x"),
        ("WEBHOOK_URL", "https://x.example"),
        ("WEBHOOK_SECRET", "short"),
        ("WEBHOOK_PORT", "70000"),
    ],
)
def test_a_wrong_setting_is_one_sentence(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names the setting, what is wrong and how to mend it, and never shows the value."""
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as caught:
        settings_file.load(env_file=None)

    sentence = str(caught.value)
    blamed = "WEBHOOK_SECRET" if name == "WEBHOOK_URL" and value[:5] == "https" else name
    assert sentence.startswith(blamed)
    assert sentence.endswith(".")
    assert sentence.count("\n") == 0
    assert cli.setting_problem("") not in sentence
    assert cli.SETTING_FIXES[blamed] in sentence
    assert not value or value not in caught.value.problem


def test_a_password_is_a_secret_however_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a # in it, plain or as an address writes it: as it stands and as it is meant."""
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    for written in ("ma#khau", "ma%23khau"):
        monkeypatch.setenv("DATABASE_URL", f"postgresql://thidua:{written}@127.0.0.1/thidua")
        hidden = settings_file.load(env_file=None).secrets()
        assert {"ma#khau", "ma%23khau"} <= set(hidden)


def test_an_unreadable_file_is_one_sentence(tmp_path: Path) -> None:
    """A `.env` that is no UTF-8 text is said to be that."""
    env = tmp_path / ".env"
    env.write_bytes(b"BOT_TOKEN=\xff\xfe")

    with pytest.raises(SettingsError, match="UTF-8"):
        settings_file.load(env_file=env)


@pytest.mark.parametrize("bad", ['DATABASE_URL="sqlite:///x', "LOG LEVEL=INFO", "=5", "'"])
def test_a_line_that_is_not_understood_is_told(tmp_path: Path, bad: str) -> None:
    """Passed over it might leave the bot with an empty database; its number is said, not its value."""
    env = tmp_path / ".env"
    env.write_text(f"# ghi chú\nexport BOT_TOKEN={TOKEN}\n{bad}\n", "utf-8")

    with pytest.raises(SettingsError) as caught:
        settings_file.load(env_file=env)

    assert "dòng 3 viết sai" in str(caught.value)
    assert "sqlite" not in str(caught.value)


def test_the_table_shows_every_setting_and_no_secret() -> None:
    """`thidua settings` has a meaning for each and hides tokens and passwords."""
    settings = Settings(
        bot_token=SecretStr(TOKEN),
        telegram_proxy=SecretStr("socks5://me:hush-hush@proxy:1080"),
        database_url=SecretStr("postgresql://me:quiet@db/thidua"),
        webhook_secret=SecretStr("s" * 20),
    )

    rows = config.table(settings)

    assert {name for name, *_ in rows} == set(cli.SETTING_MEANINGS) == set(cli.SETTING_FIXES)
    shown = repr(rows) + repr(settings)
    assert not [secret for secret in settings.secrets() if secret in shown]
    assert len(settings.secrets()) == 4
