"""Targets that registrations answer by themselves: "100 % thôn đăng ký ít nhất 01 công trình".

Only where the target is about nothing but units that register works (and finish them); whatever else
is registered (a title, a model village) is counted by people. A figure that somebody entered goes
before what is seen here.
"""

import re
from decimal import Decimal
from typing import Final

from campaigns.model import MilestoneKind, Target
from campaigns.progress import DONE
from campaigns.report_rows import COUNTED, ReportRows
from campaigns.wording.house_forms import target_seen_words as words
from campaigns.wording.spelling.text import fold

_ASKED: Final = re.compile(words.REGISTERING)
TENTH: Final = Decimal("0.1")


def seen(target: Target, rows: ReportRows) -> Decimal | None:
    """The percentage of the units that have done it; None where the target asks something else."""
    asked = _ASKED.fullmatch(fold(target.name).strip())
    meant = {one.id for one in rows.units if one.meant}
    here = any(one.kind is MilestoneKind.REGISTRATION for one in rows.plan.milestones)
    if asked is None or target.unit != "%" or target.base or target.per_unit:
        return None
    if not (here and meant):  # registered elsewhere: nothing is seen
        return None
    last = {one.work_id: one.percent for one in rows.reports if one.percent is not None}
    done = {
        one.unit_id
        for one in rows.works
        if one.state in COUNTED and (not asked["done"] or last.get(one.id) == DONE)
    }
    return (100 * Decimal(len(done & meant)) / len(meant)).quantize(TENTH).normalize()
