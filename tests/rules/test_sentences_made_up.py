"""Invented sentences whose keys were written before they were read for the first time."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from campaigns.wording.read import read_line
from campaigns.wording.spelling.text import fold

HERE = Path(__file__).parent / "sentences_made_up"
UNITS: dict[str, list[str]] = json.loads((HERE / "units.json").read_text("utf-8"))
FILES: dict[str, list[dict[str, Any]]] = {
    path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for path in sorted(HERE.glob("*.jsonl"))
}
LINES = [line for lines in FILES.values() for line in lines]


def answer(line: dict[str, Any]) -> dict[str, object]:
    """The reading of one line, with the units its key names."""
    request = {key: line[key] for key in ("kind", "text", "today")}
    return read_line(request | {"units": UNITS.get(str(line.get("units")), [])})


def same_name(expected: object, found: object) -> bool:
    """Every word of the key in order, at most four more."""
    if expected is None or found is None:
        return expected == found
    wanted, words = (re.findall(r"\w+", fold(str(text))) for text in (expected, found))
    left = iter(words)
    return all(word in left for word in wanted) and len(words) - len(wanted) <= 4


@pytest.mark.parametrize("lines", FILES.values(), ids=FILES.keys())
def test_made_up_sentences_are_read_as_their_keys_say(lines: list[dict[str, Any]]) -> None:
    """All of a file: as a test each, their thousands took longer to count than to read."""
    wrong = [said for line in lines if (said := _wrong(line))]
    assert not wrong, "\n".join(wrong)


def _wrong(line: dict[str, Any]) -> str:
    """What is not as the key says; nothing where all is."""
    try:
        assert_read(line)
    except AssertionError as error:
        return f"{line['kind']}: {line['text']!r}, not as its key: {error}"
    return ""


def assert_read(line: dict[str, Any]) -> None:
    """A value equals the key and carries its "khoảng"; null is asked; a work part by part.

    A value marked `may_ask` may be asked as well, but never another.
    """
    found, expected = answer(line), line["expect"]
    asked = line.get("may_ask") is True and "value" not in found
    if expected is None or asked:
        assert "value" not in found, found
    elif line["kind"] != "registration":
        assert found.get("value") == expected, found
        assert found.get("approx", False) == line.get("approx", False)
    else:
        works, keys = many(found.get("value")), many(expected)
        assert len(works) == len(keys)
        for work, key in zip(works, keys, strict=True):
            assert_work(line, key, work or {"name": None})


def many(works: object) -> list[dict[str, Any]]:
    """The works of one message, which stand in a list where it holds several."""
    return works if isinstance(works, list) else [works]  # type: ignore[list-item]


def assert_work(line: dict[str, Any], key: dict[str, Any], work: dict[str, Any]) -> None:
    """Every part as the key says, or asked where the line marks that as good as well."""
    assert same_name(key["name"], work["name"])
    for part, value in key.items():
        asked = part in line.get("may_ask", ()) and work.get(part) is None
        assert part == "name" or asked or work.get(part) == value, part
    assert work.get("conflict", False) == line.get("conflict", False)
    assert work.get("intent") == line.get("intent")
