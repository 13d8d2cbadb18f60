"""A report as pictures for a chat: the facts as bars, a line and a board."""

from campaigns.report_facts import ReportFacts, UnitFacts
from messages import report_values, report_words
from messages.filters import count
from messages.report_words import Pictures as W
from reports import pictures
from reports.canvas import Fill
from reports.pictures import Bar, Head, Mark, Tile

ONE_BY_ONE = 64  # more villages than this are shown by block, where there are blocks
SIGNS = {"done": "✓", "going": "▶", "slow": "!", "none": "–"}
FILLS = {"done": Fill.SOLID, "going": Fill.HATCHED, "slow": Fill.DOTTED, "none": Fill.EMPTY}


def drawn(facts: ReportFacts, kind: str) -> list[bytes]:
    """The pictures of a report of this kind, the most telling first."""
    found = board(facts) if kind != "registrations" else []
    if kind != "registrations" and facts.curve:
        found += curve(facts)
    found += registrations(facts)
    if any(one.name for one in facts.categories):  # a form that asks for no kind has none
        found += value(facts)
    return found


def glance(facts: ReportFacts) -> bytes:
    """One picture for the week: every village where they fit on it, else the blocks or the curve."""
    pages = board(facts)
    if len(pages) == 1:
        return pages[0]
    return (curve(facts) if facts.curve else registrations(facts))[0]


def board(facts: ReportFacts) -> list[bytes]:
    """Every village at a glance."""
    legend = [(FILLS[key], W.LEGEND[key]) for key in SIGNS]
    return pictures.board(_head(facts, W.BOARD, _sum(facts)), tiles(facts), legend)


def curve(facts: ReportFacts) -> list[bytes]:
    """The mean percent over time, against the dates that were registered."""
    dated = sum(bool(one.row.work.starts and one.row.work.finishes) for one in facts.counted)
    return pictures.line(
        _head(facts, W.CURVE, W.DATED.format(count(dated))), marks(facts), W.PLANNED, W.ACTUAL
    )


def registrations(facts: ReportFacts) -> list[bytes]:
    """How many works each village registered; each block, where villages are many."""
    if len(facts.units) > ONE_BY_ONE and facts.blocks:
        return pictures.bars(_head(facts, W.BLOCKS, _sum(facts)), block_bars(facts))
    columns = 1 if len(facts.units) <= 12 else 2
    head = _head(facts, W.REGISTRATIONS, _sum(facts))
    return pictures.bars(head, unit_bars(facts), columns=columns)


def value(facts: ReportFacts) -> list[bytes]:
    """What the works of each category are worth."""
    total = facts.total
    foot = W.SUM_VALUE.format(
        value=report_values.span(total.low, total.high), works=count(total.works)
    )
    if total.unclear:
        foot += W.UNCLEAR.format(count(total.unclear))
    return pictures.bars(_head(facts, W.VALUE, foot), category_bars(facts))


# --------------------------------------------------------------- the figures, before they are drawn


def tiles(facts: ReportFacts) -> list[Tile]:
    """A tile a village."""
    return [_tile(one) for one in facts.units]


def marks(facts: ReportFacts) -> list[Mark]:
    """The points of the curve."""
    return [Mark(f"{one.day:%d/%m}", one.planned, one.actual) for one in facts.curve]


def unit_bars(facts: ReportFacts) -> list[Bar]:
    """A bar a village."""
    return [
        Bar(
            one.unit.name,
            one.sum.works,
            W.WORKS.format(one.sum.works) if one.registered else W.NONE,
        )
        for one in facts.units
    ]


def block_bars(facts: ReportFacts) -> list[Bar]:
    """A bar a block."""
    return [
        Bar(
            one.name or report_words.NO_BLOCK,
            one.sum.works,
            W.OF_BLOCK.format(
                registered=one.registered, units=one.units, works=count(one.sum.works)
            ),
        )
        for one in facts.blocks
    ]


def category_bars(facts: ReportFacts) -> list[Bar]:
    """A bar a category, as long as its value."""
    return [
        Bar(
            one.name or report_words.NONE,
            one.sum.low,
            W.MILLIONS.format(
                value=report_values.span(one.sum.low, one.sum.high), works=one.sum.works
            ),
            Fill.HATCHED,
        )
        for one in facts.categories
    ]


def _tile(one: UnitFacts) -> Tile:
    if not one.registered:
        return Tile(one.unit.name, SIGNS["none"], W.NONE, 0, FILLS["none"])
    key = "going"
    if one.sum.done == one.sum.works:
        key = "done"
    elif one.sum.slow:
        key = "slow"
    said = W.TILE.format(works=one.sum.works, percent=one.sum.percent)
    return Tile(one.unit.name, SIGNS[key], said, one.sum.percent, FILLS[key])


def _sum(facts: ReportFacts) -> str:
    return W.SUM.format(
        registered=len(facts.registered), units=len(facts.units), works=count(facts.total.works)
    )


def _head(facts: ReportFacts, title: str, foot: str) -> Head:
    under = W.UNDER.format(title=facts.rows.title, day=facts.today)
    return Head(title, under, foot)
