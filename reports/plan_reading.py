"""A plan's text read to a draft in a process of its own: long work, whose length a hostile text decides.

`python -m reports.plan_reading` is the child (reports/child.py), with its limits on time and memory.
"""

import json
from datetime import date
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from campaigns.planreader.model import PlanDraft
from reports import child


async def read(text: str, holidays: frozenset[date]) -> PlanDraft:
    """What `campaigns.planreader.read.read_plan` makes of it; raises Unreadable: too_slow, too_big."""
    asked = {"text": text, "holidays": [day.isoformat() for day in sorted(holidays)]}
    answered = await child.run("reports.plan_reading", json.dumps(asked).encode())
    return _drafts().validate_python(answered)


def parse(content: bytes) -> Any:
    """The same in this process: the draft as plain data."""
    from campaigns.planreader.read import read_plan  # a bot at rest does without

    asked = json.loads(content)
    holidays = frozenset(map(date.fromisoformat, asked["holidays"]))
    return _drafts().dump_python(read_plan(asked["text"], holidays), mode="json")


@cache
def _drafts() -> TypeAdapter[PlanDraft]:
    return TypeAdapter(PlanDraft)


if __name__ == "__main__":
    child.serve(parse)
