"""An office's list of villages as a plan in a few words, for comparison."""

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from campaigns.model import NameKind, Unit, UnitName
from campaigns.unitfile import lines, twice
from campaigns.unitfile.plan import Act, ImportPlan

TODAY = date(2026, 11, 20)


def unit(
    number: int, name: str, *old: str, block: str | None = None, into: int | None = None
) -> Unit:
    names = (UnitName(name), *(UnitName(one, NameKind.OLD) for one in old))
    gone = TODAY if into else None
    return Unit(number, "thôn", name, number, block, names=names, merged_into=into, valid_to=gone)


def planned(rows: Sequence[Sequence[str]], *existing: Unit) -> ImportPlan:
    return twice.plan(lines.read(rows), existing, today=TODAY)


def said(plan: ImportPlan) -> list[str]:
    """The plan in a few words, for comparison."""
    entries = [
        f"{one.act} {one.before} > {one.name}" if one.act is Act.RENAME else f"{one.act} {one.name}"
        for one in plan.entries
    ]
    return [*entries, *(f"merge {one.name} > {heir.name}" for one, heir in plan.heirs)]


def wrong(plan: ImportPlan) -> list[tuple[int, str]]:
    return [(one.row, one.code) for one in plan.problems]


CELLS = st.sampled_from(
    ["", "1", "2", "Thôn 1", "Thôn 2", "Thôn 3", "thon 1", "Thôn Nam", "TDP 4", "Thôn 1, 2", "5",
     "Xã Sơn Tây cũ", "Tổng cộng", "01/07/2026", "mai", "một phần Thôn 1", "=1+1", "\u202e"]
)  # fmt: skip
HEADINGS = ["STT", "Tên thôn", "Xã cũ", "Khối", "Tên cũ", "Sáp nhập vào", "Ngày hiệu lực"]
