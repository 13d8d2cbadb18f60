"""The readings between which a contradiction lets a person choose, as changes of the sketch."""

from __future__ import annotations

import re
from datetime import date

from campaigns.model import Milestone
from campaigns.planreader.sketch.model import Choice
from campaigns.wording.dates.read import read_date, say_when
from campaigns.wording.reading import Span, Value

_QUOTED = re.compile(r"“([^”]{2,200})”")
_SPELLINGS = "Tên cơ quan"
_PERIODS = "Thời gian ghi hai kiểu"
_TWICE = "Cùng một việc có hai hạn"


def conflict_choices(problem: str, milestones: tuple[Milestone, ...]) -> tuple[Choice, ...]:
    """What may be chosen: "issuer=…", "period=day/day", "drop=milestone.key"; nothing where only
    a look at the document helps."""
    quoted = _QUOTED.findall(problem)
    if problem.startswith(_SPELLINGS) and len(quoted) == 2:
        first, other = quoted
        kinds = first.rsplit(" ", len(other.split()))[0]
        whole = other if other[:4].isupper() else f"{kinds} {other}"
        return tuple(Choice(f"issuer={one}", one) for one in (first, whole))
    if problem.startswith(_PERIODS) and quoted:
        read = read_date(quoted[-1], date.min.replace(year=2000))
        if isinstance(read, Value) and isinstance(read.value, Span):
            both = read.value
            return (Choice(f"period={both.start}/{both.end}", say_when(both)),)
    if problem.startswith(_TWICE):
        return tuple(
            Choice(f"keep=milestone.{one.key}", one.wording)
            for one in milestones
            if one.wording in quoted
        )
    return ()
