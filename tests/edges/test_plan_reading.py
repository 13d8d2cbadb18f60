"""A plan's text is read in a process of its own: the same draft, and an end to what has none."""

import json
from datetime import date
from pathlib import Path

import pytest

from campaigns.planreader.read import read_plan
from reports import child, plan_reading
from reports.child import Unreadable
from tests.edges.test_documents import MADE_UP

HOLIDAYS = frozenset((date(2024, 1, 1), date(2024, 4, 30)))


async def test_the_child_gives_the_draft_that_is_read_here() -> None:
    """With its days, spans and ranges; holidays go along."""
    text = MADE_UP[0].read_text("utf-8")

    assert await plan_reading.read(text, HOLIDAYS) == read_plan(text, HOLIDAYS)


@pytest.mark.parametrize("path", MADE_UP[1:60:4], ids=lambda path: path.stem)
def test_any_draft_comes_through_as_plain_data(path: Path) -> None:
    """There and back, whole numbers whole."""
    text = path.read_text("utf-8")
    plain = child.answer(plan_reading.parse, json.dumps({"text": text, "holidays": []}).encode())[
        "read"
    ]

    back = plan_reading._drafts().validate_python(json.loads(json.dumps(plain)))

    assert repr(back) == repr(read_plan(text))


async def test_a_text_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Days in a sentence that never ends take the child's seconds, not the bot's."""
    monkeypatch.setattr(child, "SECONDS", -4)  # patience of one second for the answer
    text = "KẾ HOẠCH\n" + "từ ngày 1/3/2024 đến ngày 5/3/2024 và " * 3000

    with pytest.raises(Unreadable, match="too_slow"):
        await plan_reading.read(text, frozenset())
