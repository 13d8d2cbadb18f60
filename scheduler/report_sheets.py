"""A report as a workbook: the facts laid out in sheets, one row a thing."""

from collections.abc import Sequence

from campaigns.progress import Pace
from campaigns.report_facts import FINISHED, SLOW, Group, ReportFacts, Sum, WorkFacts
from campaigns.target_keys import keyed
from messages import reasons, report_values, report_words
from messages.report_words import Sheets as W
from reports.workbook import Column, Formula, Sheet


def sheets(facts: ReportFacts) -> list[Sheet]:
    """The workbook's sheets in their order; the overview computes itself from the others."""
    works = _works(facts, W.WORKS, facts.counted)
    others = [one for one in facts.works if not one.counted]
    units = _units(facts)
    found = [_overview(facts, works, units), works]
    if others:
        found.append(_works(facts, W.OTHERS, others))
    found += [_history(facts), _targets(facts)]
    if facts.rows.figures:
        found.append(_figures(facts))
    return [*found, _sent(facts), units]


def _title(facts: ReportFacts, sheet: str) -> str:
    return W.TITLE.format(sheet=sheet, title=facts.rows.title, day=facts.today)


def _overview(facts: ReportFacts, works: Sheet, units: Sheet) -> Sheet:
    columns = [
        Column(W.GROUP), Column(W.NAME), Column(W.UNITS_HEAD, "number"),
        Column(W.REGISTERED, "number"), Column(W.NOT_REGISTERED, "number"),
        Column(W.WORKS_HEAD, "number"), Column(W.LOW, "money"), Column(W.HIGH, "money"),
        Column(W.UNCLEAR, "number"), Column(W.SPENT, "money"), Column(W.DONE, "number"),
        Column(W.SLOW, "number"), Column(W.PERCENT, "percent"),
    ]  # fmt: skip
    all_units = [
        len(facts.units), len(facts.registered), len(facts.silent)
    ]  # fmt: skip
    names, registered = units.span(W.UNIT), units.span(W.REGISTERED)
    yes = f'({registered}="{report_words.YES}")'
    rows: list[list[object]] = [
        [
            W.ALL,
            facts.rows.commune,
            Formula(f'=SUMPRODUCT(({names}<>"")*1)', all_units[0]),
            Formula(f"=SUMPRODUCT({yes}*1)", all_units[1]),
            Formula(f'=SUMPRODUCT(({registered}="{report_words.NO}")*1)', all_units[2]),
            *_sums(facts.total, works, f'({works.span(W.CODE)}<>"")'),
        ]
    ]
    for at, group in enumerate(facts.categories, start=5):
        name = group.name or report_words.NONE
        rows.append(
            [
                W.BY_CATEGORY, name, group.units, group.registered, None,
                *_sums(group.sum, works, f"({works.span(W.CATEGORY)}=$B{at})"),
            ]
        )  # fmt: skip
    for at, group in enumerate(facts.blocks, start=5 + len(facts.categories)):
        rows.append(_block(group, works, units, yes, at))
    return Sheet(W.OVERVIEW, _title(facts, W.OVERVIEW), columns, rows, report_words.EMPTY)


def _block(group: Group, works: Sheet, units: Sheet, yes: str, at: int) -> list[object]:
    of_block = f"({units.span(W.BLOCK)}=$B{at})"
    silent = group.units - group.registered
    return [
        W.BY_BLOCK,
        group.name or report_words.NO_BLOCK,
        Formula(f"=SUMPRODUCT({of_block}*1)", group.units),
        Formula(f"=SUMPRODUCT({of_block}*{yes})", group.registered),
        Formula(f"=C{at}-D{at}", silent),
        *_sums(group.sum, works, f"({works.span(W.BLOCK)}=$B{at})"),
    ]


def _sums(sum_: Sum, works: Sheet, which: str) -> list[object]:
    """Seven and one figures over the works that `which` picks, as Excel computes them.

    SUMPRODUCT compares texts as they are; COUNTIFS would take a name like ">5" for a condition.
    """
    pace, code = works.span(W.PACE), works.span(W.CODE)

    def paced(*wanted: Pace) -> str:
        told = "+".join(f'({pace}="{report_words.PACES[one]}")' for one in wanted)
        return f"=SUMPRODUCT({which}*({told}))"

    number = f"SUMPRODUCT({which}*1)"
    percent = f"SUMPRODUCT({which}*{works.span(W.PERCENT)})"
    unclear = f'=SUMPRODUCT({which}*({code}<>"")*({works.span(W.LOW)}=""))'
    return [
        Formula(f"={number}", sum_.works),
        Formula(f"=SUMPRODUCT({which}*{works.span(W.LOW)})", sum_.low),
        Formula(f"=SUMPRODUCT({which}*{works.span(W.HIGH)})", sum_.high),
        Formula(unclear, sum_.unclear),
        Formula(f"=SUMPRODUCT({which}*{works.span(W.SPENT)})", sum_.spent),
        Formula(paced(*FINISHED), sum_.done),
        Formula(paced(*SLOW), sum_.slow),
        Formula(f"=IF({number}=0,0,ROUND({percent}/{number},0))", sum_.percent),
    ]


def _works(facts: ReportFacts, name: str, works: Sequence[WorkFacts]) -> Sheet:
    labels = list(dict.fromkeys(label for one in works for label, _ in one.row.more))
    columns = [
        Column(W.NUMBER, "number"), Column(W.CODE), Column(W.UNIT), Column(W.BLOCK),
        Column(W.WORK), Column(W.CATEGORY), Column(W.LOW, "money", summed=True),
        Column(W.HIGH, "money", summed=True), Column(W.STARTS, "date"),
        Column(W.FINISHES, "date"), Column(W.STATE), Column(W.TIMELINESS),
        Column(W.SENT_ON, "date"), Column(W.PERCENT, "percent"),
        Column(W.SPENT, "money", summed=True), Column(W.DONE_ON, "date"), Column(W.PACE),
        Column(W.LAST, "date"), Column(W.REPORTS, "number", summed=True),
        Column(W.PHOTOS, "number", summed=True), Column(W.NOTE),
        *(Column(_apart(label)) for label in labels),
    ]  # fmt: skip
    rows = []
    for number, one in enumerate(works, start=1):
        work, more = one.row.work, dict(one.row.more)
        rows.append(
            [
                number, one.row.code, one.unit.name, one.unit.block or report_words.NO_BLOCK,
                work.name, work.category or report_words.NONE, work.value, work.value_most,
                work.starts, work.finishes, report_words.STATES.get(one.row.state, one.row.state),
                report_words.TIMELINESS.get(one.row.timeliness, ""), one.row.sent_on, one.percent,
                one.spent, one.done_on, "" if one.row.state == "withdrawn" else report_words.PACES[one.pace],
                one.reports[-1].on if one.reports else None, len(one.reports), len(one.photos),
                report_words.ENTERED if one.row.entered_for else "",
                *(more.get(label, "") for label in labels),
            ]
        )  # fmt: skip
    return Sheet(name, _title(facts, name), columns, rows, report_words.EMPTY, W.TOTAL)


def _apart(label: str) -> str:
    """A form's own label must not be taken for a column of ours that formulas name."""
    ours = {value for name, value in vars(W).items() if name.isupper()}
    return f"{label} *" if label in ours else label


def _history(facts: ReportFacts) -> Sheet:
    columns = [
        Column(W.NUMBER, "number"), Column(W.CODE), Column(W.UNIT), Column(W.WORK),
        Column(W.DAY, "date"), Column(W.PERIOD), Column(W.PERCENT, "percent"),
        Column(W.SPENT, "money"), Column(W.DONE_ON, "date"), Column(W.TIMELINESS),
        Column(W.PHOTOS, "number"), Column(W.WHY), Column(W.NOTE),
    ]  # fmt: skip
    titles = {one.id: report_values.period(one) for one in facts.rows.periods}
    rows: list[list[object]] = []
    for work in facts.works:
        for one in work.reports:
            notes = [
                report_words.UNCHANGED if one.unchanged else "",
                report_words.ENTERED if one.entered_for else "",
                one.note,
            ]
            rows.append(
                [
                    len(rows) + 1, work.row.code, work.unit.name, work.row.work.name, one.on,
                    titles.get(one.period_id or 0, ""), one.percent, one.spent, one.done_on,
                    report_words.TIMELINESS.get(one.timeliness, ""), len(one.photos), one.why,
                    "; ".join(note for note in notes if note),
                ]
            )  # fmt: skip
    return Sheet(W.HISTORY, _title(facts, W.HISTORY), columns, rows, report_words.EMPTY)


def _targets(facts: ReportFacts) -> Sheet:
    columns = [
        Column(W.NUMBER, "number"), Column(W.TARGET), Column(W.WANTED), Column(W.RESULT),
        Column(W.VERDICT), Column(W.OF_PERIOD), Column(W.SOURCE),
    ]  # fmt: skip
    rows = [
        [
            number, one.target.name, report_values.wanted(one.target), report_values.result(one),
            report_values.verdict(one), one.period, one.source,
        ]
        for number, one in enumerate(facts.targets, start=1)
    ]  # fmt: skip
    return Sheet(W.TARGETS, _title(facts, W.TARGETS), columns, rows, report_words.EMPTY)


def _figures(facts: ReportFacts) -> Sheet:
    columns = [
        Column(W.NUMBER, "number"), Column(W.TARGET), Column(W.OF_PERIOD), Column(W.UNIT),
        Column(W.RESULT, "number"), Column(W.VERDICT), Column(W.NOTE), Column(W.SOURCE),
        Column(W.SENT_AT, "moment"),
    ]  # fmt: skip
    names = {one.id: one.name for one in facts.rows.units}
    targets = {key: one.name for key, one in keyed(facts.rows.plan.targets).items()}
    rows = [
        [
            number, targets.get(one.target_key, one.target_key), one.period,
            W.ALL if one.unit_id is None else names.get(one.unit_id, ""),
            None if one.value is None else float(one.value),
            report_words.VERDICTS.get(one.verdict or "", ""), one.note, one.source, one.at,
        ]
        for number, one in enumerate(facts.rows.figures, start=1)
    ]  # fmt: skip
    return Sheet(W.FIGURES, _title(facts, W.FIGURES), columns, rows, report_words.EMPTY)


def _sent(facts: ReportFacts) -> Sheet:
    columns = [
        Column(W.NUMBER, "number"), Column(W.ANNOUNCEMENT), Column(W.KIND),
        Column(W.SENT_AT, "moment"), Column(W.UNIT), Column(W.BECAME), Column(W.REASON),
        Column(W.READ_AT, "moment"),
    ]  # fmt: skip
    lines = {one.id: report_values.first_line(one.first.text) for one in facts.sent}
    rows = [
        [
            number, lines[one.announcement_id], report_words.ANNOUNCEMENTS.get(one.kind, one.kind),
            one.sent_at, one.unit_name, reasons.STATE.get(one.state, one.state),
            reasons.CHAT.get(one.reason, one.reason) if one.reason else "", one.read_at,
        ]
        for number, one in enumerate(facts.rows.sent, start=1)
    ]  # fmt: skip
    return Sheet(W.SENT, _title(facts, W.SENT), columns, rows, report_words.EMPTY)


def _units(facts: ReportFacts) -> Sheet:
    columns = [
        Column(W.NUMBER, "number"), Column(W.UNIT), Column(W.UNIT_KIND), Column(W.BLOCK),
        Column(W.LINKED), Column(W.REGISTERED), Column(W.WORKS_HEAD, "number", summed=True),
        Column(W.LOW, "money", summed=True), Column(W.HIGH, "money", summed=True),
        Column(W.SPENT, "money", summed=True), Column(W.DONE, "number", summed=True),
        Column(W.SLOW, "number", summed=True), Column(W.PERCENT, "percent"),
        Column(W.LATE_WORKS, "number", summed=True), Column(W.LATE_REPORTS, "number", summed=True),
        Column(W.MISSING), Column(W.GOT, "number", summed=True),
        Column(W.UNREAD, "number", summed=True),
    ]  # fmt: skip
    rows = [
        [
            number, one.unit.name, one.unit.kind, one.unit.block or report_words.NO_BLOCK,
            report_words.YES if one.unit.linked else report_words.NO,
            report_words.YES if one.registered else report_words.NO, one.sum.works, one.sum.low,
            one.sum.high, one.sum.spent, one.sum.done, one.sum.slow,
            one.sum.percent if one.registered else None, one.late_works, one.late_reports,
            "; ".join(map(report_values.period, one.missing)), one.sent, one.unread,
        ]
        for number, one in enumerate(facts.units, start=1)
    ]  # fmt: skip
    return Sheet(W.UNITS, _title(facts, W.UNITS), columns, rows, report_words.EMPTY, W.TOTAL)
