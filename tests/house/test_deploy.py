"""What is handed to a server and said to whoever runs it: every setting, command and file is real."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import typer
from ruamel.yaml import YAML

from bot.__main__ import app
from bot.config import Settings

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "van-hanh.md").read_text("utf-8")
SETTINGS = {name.upper() for name in Settings.model_fields}
OTHERS = {"POSTGRES_PASSWORD", "POSTGRES_DB", "POSTGRES_USER", "PATH", "PYTHONDONTWRITEBYTECODE"}


def _names(text: str) -> set[str]:
    """What is set: NAME=value of .env, ENV lines and mappings."""
    return set(re.findall(r"^\s*(?:ENV )?`?([A-Z][A-Z_]{3,})[=:](?!/)", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["docs/van-hanh.md", "deploy/compose.yaml", "deploy/Dockerfile"])
def test_every_setting_named_exists(name: str) -> None:
    """A setting that was renamed would be silently ignored on a server."""
    found = _names((ROOT / name).read_text("utf-8"))

    assert found
    assert found - SETTINGS - OTHERS == set()


def test_every_command_of_the_guide_exists() -> None:
    """`thidua restore …` in the guide is a command of the program."""
    group = typer.main.get_command(app)
    known = set(getattr(group, "commands", {}))
    said = set(re.findall(r"(?:bin/|`)thidua ([a-z]+)\b", GUIDE))

    assert {"check", "backup", "restore", "resume", "settings"} <= said
    assert said - known == set()


def test_every_file_of_the_guide_exists() -> None:
    """What it says to copy lies there."""
    for one in set(re.findall(r"(?:deploy|requirements)/[\w.]+", GUIDE)):
        assert (ROOT / one).is_file(), one


def test_every_figure_of_the_guide_is_given() -> None:
    """An alarm on a figure that nobody gives never rings."""
    source = (ROOT / "bot" / "metrics.py").read_text("utf-8")
    for one in set(re.findall(r"`(thidua_\w+)`", GUIDE)):
        assert f'"{one.removesuffix("_total")}"' in source, one


def test_images_are_named_plainly() -> None:
    """No registry's host stands anywhere; the compose file is YAML with both services."""
    data = YAML(typ="safe").load((ROOT / "deploy" / "compose.yaml").read_text("utf-8"))
    images = [one["image"] for one in data["services"].values()]
    images += re.findall(
        r"^FROM (\S+)", (ROOT / "deploy" / "Dockerfile").read_text("utf-8"), re.MULTILINE
    )

    assert set(data["services"]) == {"database", "bot"}
    assert not [one for one in images if "/" in one or "." in one.partition(":")[0]]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_the_unit_is_sound(tmp_path: Path) -> None:
    """systemd itself knows every line of it; only the program is not installed here."""
    unit = tmp_path / "thidua.service"
    unit.write_bytes((ROOT / "deploy" / "thidua.service").read_bytes())
    done = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False
    )
    said = [one for one in done.stderr.splitlines() if one and "not executable" not in one]

    assert [one for one in said if "thidua.service" in one] == []
