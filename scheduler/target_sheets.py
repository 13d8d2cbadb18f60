"""The workbooks about targets: the one to fill in with figures, and the ranking with its computation."""

import json
from collections.abc import Collection
from typing import Final

from campaigns import ranking
from campaigns import target_periods as periods
from campaigns.forms.show import figure
from campaigns.model import Target
from campaigns.report_facts import ReportFacts
from campaigns.targets import Judged, Line
from messages import target_sheet_words as words
from messages import target_words
from reports import workbook
from reports.workbook import Column, Sheet

Place = tuple[str, int | None]  # a target's key, a unit's id or the whole commune

MOST_TOLD: Final = 40  # units in the chat message; the workbook has all


def figures(facts: ReportFacts, only: Collection[Place] = ()) -> bytes:
    """One row per target and unit with what is known, the last columns to be filled in.

    `only` names the rows of somebody who enters a few of them; without it all are there.
    """
    offered = periods.offered(facts.rows.plan.period, facts.today)
    period = next((one for one in offered if "-Q" in one), offered[-1])
    rows: list[list[object]] = []
    for one in (each.judged for each in facts.targets):
        if one is None:
            continue
        if one.target.base and not only:
            told = target_words.row(one.base, one.target.unit) if one.base else ""
            rows.append([*_named(facts, one, words.BASE, words.WHOLE), period[:4], told, *_blank()])
        lines = [(None, one.line), *((line.unit, line) for line in one.units)]
        rows += [
            _row(facts, one, line, unit.name if unit else words.WHOLE, period)
            for unit, line in lines
            if not only or (one.key, unit.id if unit else None) in only
        ]
    columns = [Column(one) for one in words.COLUMNS]
    title = words.TITLE.format(facts.rows.title)
    return workbook.workbook([Sheet(words.SHEET, title, columns, rows, words.NONE)])


def told(facts: ReportFacts) -> bytes:
    """The facts of the ranking's message, as plain JSON."""
    found = ranking.rank(facts)
    units = [
        {
            "place": one.place, "name": one.unit.name, "total": figure(one.total),
            "open": one.open, "scores": target_words.scores(one.scores),
        }
        for one in found.units[:MOST_TOLD]
    ]  # fmt: skip
    blocks = [
        {"place": one.place, "name": one.name, "mean": figure(one.mean)} for one in found.blocks
    ]
    said = {
        "campaign": facts.rows.title, "most": figure(found.most), "units": units,
        "blocks": blocks, "more": max(0, len(found.units) - MOST_TOLD),
    }  # fmt: skip
    return json.dumps(said).encode()


def ranked(facts: ReportFacts) -> bytes:
    """One row per unit, each criterion with its points and how they come about."""
    found = ranking.rank(facts)
    criteria = ranking.criteria_of(facts).values()
    columns = [
        Column(words.PLACE, "number"), Column(words.UNIT), Column(words.BLOCK), Column(words.TOTAL),
        *(Column(name) for one in criteria for name in (one.name, words.HOW)),
    ]  # fmt: skip
    rows = [
        [
            one.place, one.unit.name, one.unit.block or "", figure(one.total),
            *(
                cell
                for score in one.scores
                for cell in (
                    target_words.NOT_GIVEN
                    if score.points is None
                    else figure(score.points),
                    target_words.score(score),
                )
            ),
        ]
        for one in found.units
    ]  # fmt: skip
    title = words.RANKING_TITLE.format(facts.rows.title)
    return workbook.workbook([Sheet(words.RANKING, title, columns, rows, words.NO_CRITERIA)])


def _row(facts: ReportFacts, one: Judged, line: Line, unit: str, period: str) -> list[object]:
    told = target_words.reached(line.now, one.target.unit)
    return [*_named(facts, one, _kind(one.target), unit), period, told, *_blank()]


def _named(facts: ReportFacts, one: Judged, kind: str, unit: str) -> list[object]:
    return [f"{facts.rows.code}:{one.key}", one.target.name, unit, kind, one.target.unit]


def _kind(target: Target) -> str:
    return words.VERDICT if target.value is None and not target.base else words.RESULT


def _blank() -> list[object]:
    return [None, None, None]
