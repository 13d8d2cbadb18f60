"""Everything a report shows, computed once from plain rows: Word, Excel, pictures and chat read it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from campaigns.model import MilestoneKind, Period
from campaigns.progress import DONE, pace, planned
from campaigns.report_facts import (
    FINISHED,
    OWING,
    SLOW,
    Group,
    PeriodFacts,
    Point,
    ReportFacts,
    SentFacts,
    Sum,
    UnitFacts,
    WorkFacts,
    place,
)
from campaigns.report_rows import (
    COUNTED,
    PeriodRow,
    ReportRow,
    ReportRows,
    SentRow,
    UnitRow,
    WorkRow,
)
from campaigns.report_targets import targets_of
from campaigns.totals import mean

POINTS = 13  # of the curve, besides today


def facts(rows: ReportRows, today: date) -> ReportFacts:
    """Compute everything once."""
    by_work: dict[int, list[ReportRow]] = {}
    for report in sorted(rows.reports, key=lambda one: one.id):
        by_work.setdefault(report.work_id, []).append(report)
    known = {one.id: one for one in rows.units}
    works = tuple(
        _work(row, known[row.unit_id], by_work.get(row.id, ()), today)
        for row in sorted(rows.works, key=lambda one: (place(known[one.unit_id]), one.code))
    )
    counted = [one for one in works if one.counted]
    of_unit: dict[int, list[WorkFacts]] = {}
    for one in counted:
        of_unit.setdefault(one.unit.id, []).append(one)
    standing: dict[int, list[WorkFacts]] = {}
    for one in works:
        if one.row.state in OWING:
            standing.setdefault(one.unit.id, []).append(one)
    shown = [one for one in sorted(rows.units, key=place) if one.meant or one.id in of_unit]
    periods = tuple(
        _registration(one, shown, of_unit, today)
        if one.kind == MilestoneKind.REGISTRATION
        else _period(one, shown, standing, today)
        for one in rows.periods
        if one.kind in (MilestoneKind.REGISTRATION, MilestoneKind.REPORT)
        and (one.opens_on is None or one.opens_on <= today)
    )
    units = _units(shown, of_unit, periods, rows.sent)
    return ReportFacts(
        rows=rows,
        today=today,
        period=_covered(rows.plan.period, today),
        total=total(counted),
        units=units,
        works=works,
        categories=_categories(counted),
        blocks=_blocks(units, of_unit),
        periods=periods,
        targets=targets_of(rows, today),
        curve=_curve(rows.plan.period, counted, today),
        sent=_sent(rows.sent),
    )


def total(works: Sequence[WorkFacts]) -> Sum:
    """The sum of some works."""
    number = len(works)
    low = sum(one.row.work.value or 0 for one in works)
    percents = sum(one.percent or 0 for one in works)
    return Sum(
        works=number,
        low=low,
        high=sum(one.row.work.value_most or one.row.work.value or 0 for one in works),
        unclear=sum(one.row.work.value is None for one in works),
        spent=sum(one.spent or 0 for one in works),
        done=sum(one.pace in FINISHED for one in works),
        slow=sum(one.pace in SLOW for one in works),
        percent=mean(percents, number),
    )


def _work(row: WorkRow, unit: UnitRow, reports: Sequence[ReportRow], today: date) -> WorkFacts:
    """The last figure that was said counts: a report that leaves one out takes nothing back."""
    percent = spent = done_on = None
    for one in reports:
        percent = one.percent if one.percent is not None else percent
        spent = one.spent if one.spent is not None else spent
        done_on = one.done_on or done_on
    if percent is None or percent < DONE:
        done_on = None
    elif done_on is None:
        done_on = next((one.on for one in reports if (one.percent or 0) >= DONE), None)
    return WorkFacts(
        row=row,
        unit=unit,
        counted=row.state in COUNTED,
        percent=percent,
        spent=spent,
        done_on=done_on,
        pace=pace(row.work.starts, row.work.finishes, percent, done_on, today),
        reports=tuple(reports),
    )


def _units(
    shown: Sequence[UnitRow],
    of_unit: Mapping[int, Sequence[WorkFacts]],
    periods: Sequence[PeriodFacts],
    sent: Iterable[SentRow],
) -> tuple[UnitFacts, ...]:
    got: dict[int, list[SentRow]] = {}
    for row in sent:
        got.setdefault(row.unit_id, []).append(row)
    missing: dict[int, list[PeriodRow]] = {}
    for one in periods:
        if one.over and one.period.kind == MilestoneKind.REPORT:
            for unit in one.missing:
                missing.setdefault(unit.id, []).append(one.period)
    found = []
    for unit in shown:
        works, mine = of_unit.get(unit.id, ()), got.get(unit.id, ())
        found.append(
            UnitFacts(
                unit=unit,
                sum=total(works),
                registered=bool(works),
                late_works=sum(one.row.timeliness == "late" for one in works),
                late_reports=sum(
                    report.timeliness == "late" for one in works for report in one.reports
                ),
                missing=tuple(missing.get(unit.id, ())),
                unread=sum(row.state == "sent" and row.read_at is None for row in mine),
                sent=len(mine),
            )
        )
    return tuple(found)


def _registration(
    row: PeriodRow,
    shown: Sequence[UnitRow],
    of_unit: Mapping[int, Sequence[WorkFacts]],
    today: date,
) -> PeriodFacts:
    owing = [one for one in shown if one.meant]
    missing = [one for one in owing if not of_unit.get(one.id)]
    late = [
        one
        for one in shown
        if any(work.row.timeliness == "late" for work in of_unit.get(one.id, ()))
    ]
    return PeriodFacts(
        row, _over(row, today), len(owing), tuple(missing), tuple(late), tuple(owing)
    )


def _period(
    row: PeriodRow,
    shown: Sequence[UnitRow],
    standing: Mapping[int, Sequence[WorkFacts]],
    today: date,
) -> PeriodFacts:
    owing, missing, late = [], [], []
    for one in shown:
        works = [work for work in standing.get(one.id, ()) if _owes(work, row)]
        told = [[said for said in work.reports if said.period_id == row.id] for work in works]
        if works:
            owing.append(one)
        if any(not said for said in told) and row.later.get(one.id, date.min) < today:
            missing.append(one)
        if any(said.timeliness == "late" for each in told for said in each):
            late.append(one)
    return PeriodFacts(
        row, _over(row, today), len(owing), tuple(missing), tuple(late), tuple(owing)
    )


def _over(row: PeriodRow, today: date) -> bool:
    return row.last_day is not None and row.last_day < today


def _owes(work: WorkFacts, period: PeriodRow) -> bool:
    """A work registered after the period, or reported finished before it, owes nothing for it."""
    if period.last_day is not None and work.row.sent_on > period.last_day:
        return False
    finished = next((one.on for one in work.reports if (one.percent or 0) >= DONE), None)
    return finished is None or period.opens_on is None or finished >= period.opens_on


def _categories(works: Sequence[WorkFacts]) -> tuple[Group, ...]:
    found: dict[str | None, list[WorkFacts]] = {}
    for one in works:
        found.setdefault(one.row.work.category, []).append(one)
    groups = [
        Group(name, total(mine), *([len({one.unit.id for one in mine})] * 2))
        for name, mine in found.items()
    ]
    return tuple(sorted(groups, key=lambda one: (one.name is None, -one.sum.low, one.name or "")))


def _blocks(
    units: Sequence[UnitFacts], of_unit: Mapping[int, Sequence[WorkFacts]]
) -> tuple[Group, ...]:
    """Nothing where no unit has a block."""
    found: dict[str | None, list[UnitFacts]] = {}
    for one in units:
        found.setdefault(one.unit.block or None, []).append(one)
    if not any(found):
        return ()
    groups = [
        Group(
            name,
            total([work for one in mine for work in of_unit.get(one.unit.id, ())]),
            len(mine),
            sum(one.registered for one in mine),
        )
        for name, mine in found.items()
    ]
    return tuple(sorted(groups, key=lambda one: (one.name is None, one.name or "")))


def _curve(period: Period, works: Sequence[WorkFacts], today: date) -> tuple[Point, ...]:
    """The works with a start and a finish, against the straight lines between the two."""
    dated = [
        (one.row.work.starts, one.row.work.finishes, one.reports)
        for one in works
        if one.row.work.starts and one.row.work.finishes
    ]
    if not dated:
        return ()
    span = (period.ends_on - period.starts_on).days
    days = {period.starts_on + timedelta(span * at // (POINTS - 1)) for at in range(POINTS)}
    if today in period:
        days.add(today)
    points = []
    for day in sorted(days):
        plan = sum(planned(starts, ends, day) for starts, ends, _ in dated)
        actual = sum(_percent_on(reports, day) for _, _, reports in dated)
        number = len(dated)
        points.append(
            Point(day, mean(plan, number), mean(actual, number) if day <= today else None)
        )
    return tuple(points)


def _percent_on(reports: Sequence[ReportRow], day: date) -> int:
    for one in reversed(reports):
        if one.on <= day and one.percent is not None:
            return one.percent
    return 0


def _sent(rows: Iterable[SentRow]) -> tuple[SentFacts, ...]:
    found: dict[int, list[SentRow]] = {}
    for one in rows:
        found.setdefault(one.announcement_id, []).append(one)
    return tuple(
        SentFacts(
            id=key,
            first=mine[0],
            units=len(mine),
            delivered=sum(one.state == "sent" for one in mine),
            read=sum(one.read_at is not None for one in mine),
        )
        for key, mine in sorted(found.items())
    )


def _covered(period: Period, today: date) -> Period:
    """From the campaign's first day to today, or to its last day once that is past."""
    return Period(min(period.starts_on, today), min(period.ends_on, max(today, period.starts_on)))
