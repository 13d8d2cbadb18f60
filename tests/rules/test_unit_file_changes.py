"""A list held against the villages that stand: renames, mergers and new units told apart, nothing silently."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.unitfile import lines, twice
from campaigns.unitfile.plan import Act
from campaigns.wording.units import list_words as words
from tests.rules.unit_lists import CELLS, HEADINGS, TODAY, planned, said, unit, wrong


def test_renames_mergers_and_new_units_are_told_apart() -> None:
    """One list may do everything at once; what it leaves out stays, and is mentioned."""
    plan = planned(
        [
            ["Tên thôn", "Tên cũ", "Sáp nhập vào", "Ngày hiệu lực"],
            ["Thôn Đông Hải", "Thôn 1", "", "01/07/2026"],
            ["Thôn 3", "", "Thôn 2", "ngày 1 tháng 7 năm 2026"],
            ["Thôn 2", "", "", ""],
            ["Thôn Mới", "", "", ""],
            ["Thôn Hợp Nhất", "Thôn 5, 6", "", "1/7/2026"],
        ],
        *(unit(number, f"Thôn {number}") for number in range(1, 8)),
    )

    assert wrong(plan) == []
    assert said(plan) == [
        "rename Thôn 1 > Thôn Đông Hải",
        "keep Thôn 2",
        "add Thôn Mới",
        "add Thôn Hợp Nhất",
        "merge Thôn 5 > Thôn Hợp Nhất",
        "merge Thôn 6 > Thôn Hợp Nhất",
        "merge Thôn 3 > Thôn 2",
    ]
    assert {one.on for one in plan.mergers} == {date(2026, 7, 1)}
    assert [(one.code, one.what) for one in plan.notes] == [("left", "2")]


def test_villages_may_change_numbers_in_a_circle() -> None:
    """After a merger the rest are numbered anew: former names mean what stood before the list."""
    plan = planned(
        [
            ["Tên thôn mới", "Tên thôn cũ"],
            ["Thôn 1", "Thôn 1, Thôn 2"],
            ["Thôn 2", "Thôn 3"],
            ["Thôn 3", "Thôn 4"],
        ],
        *(unit(number, f"Thôn {number}") for number in range(1, 5)),
    )

    assert wrong(plan) == []
    assert said(plan) == [
        "keep Thôn 1",
        "rename Thôn 3 > Thôn 2",
        "rename Thôn 4 > Thôn 3",
        "merge Thôn 2 > Thôn 1",
    ]


def test_a_new_unit_never_takes_a_number_that_another_had() -> None:
    """Receipts carry the number; a merged village keeps its own for ever."""
    plan = planned(
        [["STT", "Tên thôn"], ["1", "Thôn 3"]],
        unit(1, "Thôn 1"), unit(3, "Thôn Ba", into=1),
    )  # fmt: skip

    assert [(one.name, one.number) for one in plan.entries] == [("Thôn 3", 4)]


def test_a_chain_of_mergers_ends_in_the_last() -> None:
    """A into B, B into C: both end in C."""
    plan = planned(
        [["Tên thôn", "Sáp nhập vào"], ["Thôn 1", "Thôn 2"], ["Thôn 2", "Thôn 3"], ["Thôn 3", ""]],
        *(unit(number, f"Thôn {number}") for number in range(1, 4)),
    )

    assert said(plan) == ["keep Thôn 3", "merge Thôn 1 > Thôn 3", "merge Thôn 2 > Thôn 3"]


@pytest.mark.parametrize("turn", [1, -1])
def test_a_chain_through_a_unit_that_never_stood_here_ends_in_the_last(turn: int) -> None:
    """Refused at first, it was carried out when the same list was read again."""
    existing = [unit(number, f"Thôn {number}") for number in (1, 2)]
    rows = [["Thôn 1", "Thôn Nam"], ["Thôn Nam", "Thôn 2"]]
    sheet = [["Tên thôn", "Sáp nhập vào"], *rows[::turn]]

    plan = planned(sheet, *existing)
    again = planned(sheet, *twice.done(plan, existing))

    assert (wrong(plan), wrong(again)) == ([], [])
    assert [(one.name, heir.name) for one, heir in plan.heirs] == [("Thôn 1", "Thôn 2")]
    assert again.mergers == ()


def test_a_unit_that_another_line_speaks_of_is_no_name_of_its_heir() -> None:
    """Thôn 2 stands and is renamed by row 3: row 2 cannot make its name one of Thôn 1's."""
    plan = planned(
        [
            ["Tên thôn", "Tên cũ", "Sáp nhập vào"],
            ["Thôn 2", "", "Thôn 1"],
            ["Thôn Bắc", "Thôn 2", ""],
        ],
        *(unit(number, f"Thôn {number}") for number in (1, 2)),
    )

    assert wrong(plan) == [(2, "twice")]
    assert [one.former for one in plan.entries if one.name == "Thôn 1"] == [()]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["Thôn 1", "", "Thôn 1", ""], "into_itself"),
        (["Thôn 1", "", "Thôn Không Có", ""], "no_heir"),
        (["Thôn 1", "", "Thôn 2", "31/02/2026"], "date"),
        (["Thôn 1", "", "Thôn 2", "01/01/2027"], "future"),
        (["Thôn Mới", "Thôn 2 và một phần Thôn 1", "", ""], "partly"),
        (["Thôn " + "x" * 100, "", "", ""], "long"),
        (["Thôn Nam", "Thôn 7", "", ""], "elsewhere"),
        (["Thôn 7", "", "", ""], "old_name"),
        (["Thôn Cũ", "", "", ""], "old_name"),
    ],
)
def test_a_line_that_cannot_be_right_is_told_with_its_row(row: list[str], code: str) -> None:
    """It changes nothing, and the others go on."""
    existing = [unit(1, "Thôn 1"), unit(2, "Thôn 2", "Thôn Cũ"), unit(7, "Thôn 7", into=2)]
    heading = ["Tên thôn", "Tên cũ", "Sáp nhập vào", "Ngày hiệu lực"]

    plan = planned([heading, row, ["Thôn Sau", "", "", ""]], *existing)

    assert wrong(plan) == [(2, code)]
    assert [one.name for one in plan.doing(Act.ADD)] == ["Thôn Sau"]


def test_mergers_in_a_circle_are_refused() -> None:
    """Neither of two units can end in the other."""
    plan = planned(
        [["Tên thôn", "Sáp nhập vào"], ["Thôn 1", "Thôn 2"], ["Thôn 2", "Thôn 1"]],
        unit(1, "Thôn 1"), unit(2, "Thôn 2"),
    )  # fmt: skip

    assert wrong(plan) == [(2, "circle"), (3, "circle")]
    assert plan.changes == 0


def test_a_unit_that_ends_in_its_own_former_name_is_refused() -> None:
    """It was renamed and merged into a new unit at once, and merged again by the next reading."""
    existing = [unit(number, f"Thôn {number}") for number in (1, 2)]
    plan = planned(
        [
            ["Tên thôn", "Tên cũ", "Sáp nhập vào"],
            ["Thôn 1", "Thôn Nam", ""],
            ["Thôn 1", "", "Thôn Nam"],
        ],
        *existing,
    )

    assert wrong(plan)
    assert plan.mergers == ()


def test_a_list_longer_than_any_commune_is_refused() -> None:
    """A province's list sent by mistake is not held against a commune's units."""
    rows = [["Tên thôn"], *([f"Thôn {number}"] for number in range(1, 1002))]

    assert wrong(planned(rows)) == [(1002, "too_many")]
    assert wrong(planned(rows[:1001])) == []


def test_two_lines_cannot_take_the_same_unit() -> None:
    """Thôn 1 cannot become two villages."""
    plan = planned(
        [["Tên thôn", "Tên cũ"], ["Thôn Nam", "Thôn 1"], ["Thôn Bắc", "Thôn 1"]], unit(1, "Thôn 1")
    )

    assert wrong(plan) == [(3, "twice")]
    assert said(plan) == ["rename Thôn 1 > Thôn Nam"]


def test_a_list_typed_without_marks_finds_its_units_and_changes_no_name() -> None:
    """A sheet typed on a bare keyboard does not take the marks away; one with marks gives them."""
    plan = planned([["Ten thon"], ["Thon Dong Hai"]], unit(1, "Thôn Đông Hải"))
    mended = planned([["Tên thôn"], ["Thôn Đông Hải"]], unit(1, "Thon Dong Hai"))

    assert said(plan) == ["keep Thôn Đông Hải"]
    assert said(mended) == ["rename Thon Dong Hai > Thôn Đông Hải"]


def test_names_that_differ_in_marks_alone_are_shown_to_the_officer() -> None:
    """Trần Ninh and Trấn Ninh may both exist, or be one slip: both spellings are told."""
    plan = planned([["Tên thôn"], ["Thôn Trấn Ninh"]], unit(1, "Thôn Trần Ninh"))

    assert said(plan) == ["add Thôn Trấn Ninh"]
    assert [(one.code, one.what, one.other) for one in plan.notes][:1] == [
        ("alike", "Thôn Trấn Ninh", "Thôn Trần Ninh")
    ]


def test_which_of_two_units_of_one_name_is_told_by_commune_or_block() -> None:
    """Where nothing tells, the officer is asked to."""
    existing = [unit(1, "Thôn 1 (Sơn Tây cũ)"), unit(2, "Thôn 1 (Sơn Bình cũ)", block="B")]
    told = planned([["Tên thôn", "Xã cũ", "Khối"], ["Thôn 1", "Sơn Bình", "C"]], *existing)
    silent = planned([["Tên thôn"], ["Thôn 1"]], *existing)

    assert [(one.act, one.name, one.block) for one in told.entries] == [
        (Act.CHANGE, "Thôn 1 (Sơn Bình cũ)", "C")
    ]
    assert wrong(silent) == [(2, "which")]


def test_one_wide_list_of_another_commune_adds_beside_what_stands() -> None:
    """Thôn 1 stands; a list with another former commune brings a second one."""
    plan = planned([["Tên thôn", "Xã cũ"], ["Thôn 1", "Sơn Bình"]], unit(1, "Thôn 1 (Sơn Tây cũ)"))

    assert said(plan) == ["add Thôn 1 (Sơn Bình cũ)"]


@settings(deadline=None)
@given(
    st.permutations(HEADINGS),
    st.lists(st.lists(CELLS, min_size=0, max_size=8), max_size=8),
)
def test_any_sheet_gives_a_plan_that_holds_together(
    heading: list[str], body: list[list[str]]
) -> None:
    """Names and numbers differ, heirs stand, and the same list read again adds nothing."""
    existing = [unit(number, f"Thôn {number}") for number in (1, 2, 3)]

    plan = planned([heading, *body], *existing)
    after = twice.done(plan, existing)
    again = twice.plan(lines.read([heading, *body]), after, today=TODAY)

    standing = [one for one in after if one.valid_to is None]
    assert len({words.same(one.name) for one in standing}) == len(standing)
    numbers = [one.number for one in after]
    assert len(set(numbers)) == len(numbers)
    by_id = {one.id: one for one in after}
    for one in after:
        assert one.merged_into is None or by_id[one.merged_into].valid_to is None
    assert again.doing(Act.ADD) == []
    assert again.mergers == ()


@settings(deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=6))
def test_no_text_in_cells_makes_reading_fail(rows: list[list[str]]) -> None:
    """Whatever a sheet holds, it is read or told to be wrong."""
    planned(rows)
    planned([["Tên thôn", "Tên cũ", "Sáp nhập vào", "Ngày hiệu lực", "Loại", "Khối"], *rows])


@pytest.mark.parametrize("cell", ["_", "%", "***", "🙂"])
def test_a_name_of_signs_alone_is_no_name(cell: str) -> None:
    """Told at its line with what to write; with its kind in the heading no "Thôn _"."""
    plan = planned([["STT", "Tên thôn"], ["1", cell], ["2", "Thôn 2"]])

    assert wrong(plan) == [(2, "nameless")]
    assert said(plan) == [f"{Act.ADD} Thôn 2"]
