"""How targets and the ranking are said: marks that need no colour, figures with their unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from campaigns.forms.show import figure
from campaigns.model import Range, Target
from campaigns.ranking import Score
from campaigns.report_rows import FigureRow
from campaigns.target_points import Point
from campaigns.targets import Judged, Line, Trend
from campaigns.wording.house_forms.target_forms import VERDICTS, say_period
from campaigns.wording.quantity.figure import say_figure
from messages.report_values import wanted

MARKS: Final = {"met": "✔", "on_way": "➜", "behind": "▼", "no_figure": "?", "no_base": "?"}
WORDS: Final = {
    "met": "đạt",
    "on_way": "đang thực hiện, kịp tiến độ",
    "behind": "chậm",
    "no_figure": "chưa có số liệu",
    "no_base": "chưa có số giao",
}
SAID: Final = {one.key: one.label[2:].lower() for one in VERDICTS}
_ARROWS = {"up": "↑ tăng", "down": "↓ giảm", "same": "→ không đổi"}
_GOOD = {True: ", tốt lên", False: ", xấu đi", None: ""}
QUALITATIVE: Final = "định tính"
TAKEN_BACK: Final = "rút số liệu"
_TREND = "{way} so với {period} ({before}){good}"
NOT_GIVEN: Final = "chưa chấm"
_MANUAL = "cán bộ chấm {points}/{most}"
_ON_TIME = {True: "đăng ký đúng hạn", False: "chưa đăng ký đúng hạn"}
_PARTS = {
    "works_registered": "{got}/{of} công trình đã đăng ký",
    "works_done": "{got}/{of} công trình hoàn thành",
    "value_total": "{got}/{of} đồng giá trị công trình",
    "reports_on_time": "{got}/{of} kỳ báo cáo đủ, đúng hạn",
    "targets_met": "{got}/{of} chỉ tiêu của thôn đạt",
}
_NOTHING_DUE = {
    "reports_on_time": "chưa có kỳ báo cáo nào phải nộp",
    "targets_met": "chưa được giao chỉ tiêu nào",
    "value_total": "chưa có giá trị nào để so",
}
_COUNTED = "{said} × {most} = {points}"


@dataclass(frozen=True, slots=True)
class Shown:
    """One line about a target or a unit."""

    mark: str
    name: str
    wanted: str
    result: str
    standing: str


def shown(one: Judged) -> Shown:
    """A target in a list."""
    return Shown(
        mark=MARKS[one.line.standing],
        name=one.target.name,
        wanted=wanted(one.target) or QUALITATIVE,
        result=reached(one.line.now, one.target.unit),
        standing=WORDS[one.line.standing],
    )


def of_unit(line: Line, target: Target) -> Shown:
    """A unit's share of a target."""
    return Shown(
        mark=MARKS[line.standing],
        name=line.unit.name if line.unit else "",
        wanted=goal(line.goal, target.unit),
        result=reached(line.now, target.unit),
        standing=WORDS[line.standing],
    )


def goal(value: Decimal | Range | None, unit: str) -> str:
    """What is to be reached, as a figure."""
    if value is None:
        return ""
    if isinstance(value, Range):
        return f"{figure(value.minimum)}–{say_figure(value.maximum, unit)}"
    return say_figure(value, unit)


def reached(point: Point | None, unit: str) -> str:
    """A point's figure or verdict with its period; empty where there is none."""
    if point is None:
        return ""
    said = SAID.get(point.verdict or "", "")
    if point.value is not None:
        said = say_figure(point.value, unit)
    return f"{said} ({say_period(point.period)})"


def trend(one: Trend | None, unit: str) -> str:
    """Against the period before; empty where there is none."""
    if one is None:
        return ""
    return _TREND.format(
        way=_ARROWS[one.way], period=say_period(one.period), good=_GOOD[one.good],
        before=say_figure(one.before, unit),
    )  # fmt: skip


def row(one: FigureRow, unit: str) -> str:
    """One row ever entered, as a figure."""
    if one.value is not None:
        return say_figure(one.value, unit)
    return SAID.get(one.verdict or "", TAKEN_BACK)


def score(one: Score) -> str:
    """How the points of one criterion come about."""
    most, measure = figure(one.most), one.criterion.measure.value
    if one.points is None:
        return _NOTHING_DUE.get(measure, NOT_GIVEN)
    points = figure(one.points)
    if measure == "manual":
        return _MANUAL.format(points=points, most=most)
    counted = _ON_TIME[bool(one.got)]
    if measure in _PARTS:
        counted = _PARTS[measure].format(got=figure(one.got), of=figure(one.of))
    return _COUNTED.format(said=counted, most=most, points=points)


def scores(several: Sequence[Score]) -> list[tuple[str, str]]:
    """Every criterion's name with its computation."""
    return [(one.criterion.name, score(one)) for one in several]
