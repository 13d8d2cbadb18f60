"""Tables of a page of a PDF are read by the lines around their cells."""

from hypothesis import given
from hypothesis import strategies as some

from reports.page_tables import grids
from reports.pdf_page import Rule, Word

SIDE = 20.0  # points, of a cell


def word(text: str, column: int, row: int) -> Word:
    """In the middle of a cell of one width and height."""
    left, top = column * SIDE + 5, row * SIDE + 5
    return Word(text, left, left + 10, top, top + 10)


def lines(*ends: tuple[int, int, int]) -> list[Rule]:
    """Where each lies and from where to where it goes, in cells."""
    return [Rule(at * SIDE, start * SIDE, end * SIDE) for at, start, end in ends]


def test_merged_cells_keep_their_words_in_the_first() -> None:
    """A heading over two columns, a name beside two rows."""
    across = lines((0, 0, 3), (1, 0, 3), (2, 1, 3), (3, 0, 3))
    down = lines((0, 0, 3), (1, 0, 3), (2, 1, 3), (3, 0, 3))
    words = [
        word("Chỉ", 1, 0),
        word("tiêu", 2, 0),
        word("Thôn", 0, 2),
        word("5", 1, 1),
        word("km", 2, 2),
    ]

    (table,) = grids(across, down)

    assert [[[one.text for one in cell] for cell in row] for row in table.rows(words)] == [
        [[], ["Chỉ", "tiêu"], []],
        [["Thôn"], ["5"], []],
        [[], [], ["km"]],
    ]


def test_cells_drawn_one_by_one_are_one_table() -> None:
    """Each with its four sides, a little beside those of its neighbours."""
    across = [Rule(row * SIDE + 0.7 * side, column * SIDE, column * SIDE + SIDE)
              for row in (0, 1, 2) for column in (0, 1) for side in (0, 1)]  # fmt: skip
    down = [Rule(column * SIDE + 0.7 * side, row * SIDE, row * SIDE + SIDE)
            for column in (0, 1, 2) for row in (0, 1) for side in (0, 1)]  # fmt: skip

    (table,) = grids(across, down)

    assert (len(table.xs), len(table.ys)) == (3, 3)


def test_neither_a_box_nor_underlines_are_tables() -> None:
    """Of two tables on a page the upper one comes first."""
    box = lines((0, 0, 3), (1, 0, 3)), lines((0, 0, 1), (3, 0, 1))
    below = lines((8, 0, 2), (9, 0, 2)), lines((0, 8, 9), (1, 8, 9), (2, 8, 9))
    above = lines((4, 0, 2), (5, 0, 2)), lines((0, 4, 5), (1, 4, 5), (2, 4, 5))

    found = grids(
        [*box[0], *below[0], *above[0], *lines((12, 0, 3))], [*box[1], *below[1], *above[1]]
    )

    assert [table.top for table in found] == [4 * SIDE, 8 * SIDE]


@given(
    some.lists(some.tuples(*[some.floats(-50, 900)] * 3), max_size=20),
    some.lists(some.tuples(*[some.floats(-50, 900)] * 3), max_size=20),
    some.lists(some.tuples(*[some.floats(-50, 900)] * 4), max_size=20),
)
def test_any_drawing_keeps_every_word_once(
    across: list[tuple[float, float, float]],
    down: list[tuple[float, float, float]],
    places: list[tuple[float, float, float, float]],
) -> None:
    """Whatever is drawn: a word that a table holds stands in one cell of it."""
    words = [Word(str(at), *place) for at, place in enumerate(places)]
    rules = [[Rule(at, min(ends), max(ends)) for at, *ends in some_] for some_ in (across, down)]

    for table in grids(*rules):
        held = [one for one in words if table.holds(one)]
        found = [one for row in table.rows(held) for cell in row for one in cell]

        assert sorted(found, key=lambda one: one.text) == sorted(held, key=lambda one: one.text)
