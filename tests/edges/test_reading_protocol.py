"""`thidua read`: one text, or JSON lines, each answered in its place whatever it holds."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from bot.__main__ import app

LINES = """
{"kind": "money", "text": "350tr", "today": "2026-11-25"}
no json
[1, 2]
{"kind": "colour", "text": "đỏ", "today": "2026-11-25"}
{"kind": "date", "text": "mai"}
{"kind": "date", "text": "mai", "today": "hôm nay"}
{"kind": "money", "text": 350, "today": "2026-11-25"}
{"kind": "unit", "text": "thôn 5", "today": "2026-11-25", "units": ["Thôn 5", "Thôn 6"]}
{"kind": "unit", "text": "thôn 5", "today": "2026-11-25", "units": "A"}
{"kind": "unit", "text": "thôn 5", "today": "2026-11-25", "units": "unheard of"}
{"kind": "money", "text": "1,500 triệu", "today": "2026-11-25", "expect": null, "note": "kept out"}
{"kind": "percent", "text": "khoảng 60%", "today": "2026-11-25"}
"""
WORK = {
    "kind": "registration",
    "text": "thôn 5 làm đường 400m, khoảng 300tr, kc 30/12/2026 ht 1/12/2026",
    "today": "2026-11-25",
    "units": "A",
}


def _answers(lines: str, *options: str) -> list[dict[str, object]]:
    done = CliRunner().invoke(app, ["read", *options], input=lines)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_line_has_its_answer(tmp_path: Path) -> None:
    """A line that is no request is refused in its place; the lines after it are read."""
    lists = tmp_path / "units.json"
    lists.write_text(json.dumps({"A": ["Thôn 5", "Thôn 50"]}), "utf-8")
    answers = _answers(LINES, "--units", str(lists))
    said = [next(iter(answer)) for answer in answers]
    assert said == (["value", *["refused"] * 6, "value", "value", "refused", "candidates", "value"])
    assert answers[-1] == {"value": 60, "approx": True}


def test_a_day_for_all_lines() -> None:
    """--today is the day of the lines that name none."""
    line = '{"kind": "date", "text": "mai"}'
    assert _answers(line, "--today", "2026-11-25") == [{"value": "2026-11-26"}]


def test_a_registration_has_the_fields_of_the_policy(tmp_path: Path) -> None:
    """What marks the whole message stands beside its value as well; "khoảng" only beside it."""
    lists = tmp_path / "units.json"
    lists.write_text(json.dumps({"A": ["Thôn 5"]}), "utf-8")
    (answer,) = _answers(json.dumps(WORK), "--units", str(lists))
    assert answer == {
        "value": {
            "unit": "Thôn 5",
            "name": "làm đường",
            "value": 300_000_000,
            "starts_on": "2026-12-30",
            "ends_on": "2026-12-01",
            "quantity": {"value": 400, "unit": "m"},
            "conflict": True,
        },
        "conflict": True,
        "approx": True,
    }


def test_one_text_is_read_as_json() -> None:
    """The same answer for a text in the command line, with or without --json."""
    for options in ([], ["--json"]):
        done = CliRunner().invoke(
            app, ["read", "money", "1 tỷ 2", "--today", "2026-11-25", *options]
        )
        assert json.loads(done.stdout) == {"value": 1_200_000_000}
