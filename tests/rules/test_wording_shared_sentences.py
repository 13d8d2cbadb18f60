"""The shared sentences, every one of them: right, or asked where its key says so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from campaigns.wording.read import read_line
from campaigns.wording.spelling.text import fold

SHARED = Path(__file__).parents[3] / "shared" / "utterances"
# parts of a registration that may be said beyond the key's own
EXTRAS = {"missing", "conflict", "intent", "approx"}

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the shared sentences are not here")


def _lines() -> list[dict[str, object]]:
    path = SHARED / "dev.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _answer(line: dict[str, object]) -> dict[str, object]:
    units = json.loads((SHARED / "units.json").read_text(encoding="utf-8"))
    request = {key: line[key] for key in ("kind", "text", "today")}
    return read_line(request | {"units": units.get(str(line.get("units")), [])})


def _same_name(expected: object, found: object) -> bool:
    if expected is None or found is None:
        return expected == found
    wanted, words = (re.findall(r"\w+", fold(str(text))) for text in (expected, found))
    left = iter(words)
    return all(word in left for word in wanted) and len(words) - len(wanted) <= 4


@pytest.mark.parametrize("line", _lines(), ids=lambda line: fold(line["text"])[:40])
def test_every_shared_sentence_is_read_right(line: dict[str, object]) -> None:
    """A value equals the key and carries its "khoảng"; null is asked; none is left out."""
    answer, expected = _answer(line), line["expect"]
    if expected is None:
        assert "value" not in answer
    elif line["kind"] != "registration":
        assert answer.get("value") == expected
        assert answer.get("approx", False) == line.get("approx", False)
    else:
        found = answer["value"]
        assert isinstance(found, dict)
        assert isinstance(expected, dict)
        assert _same_name(expected["name"], found["name"])
        assert {**expected, "name": ""} == {
            **{key: value for key, value in found.items() if key not in EXTRAS},
            "name": "",
        }
        assert found.get("conflict", False) == line.get("conflict", False)
        if "missing" in line:
            assert set(found.get("missing", [])) == set(line["missing"])
