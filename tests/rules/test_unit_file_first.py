"""The first list of a commune: every unit with its number, two of one name told apart."""

from campaigns.unitfile.plan import Act
from tests.rules.unit_lists import planned, unit, wrong


def test_a_first_list_adds_every_unit_with_its_number() -> None:
    """The number in a name is its receipt's; others take the next free ones."""
    plan = planned(
        [["STT", "Tên đơn vị"], ["1", "Thôn 2"], ["2", "Thôn 1"], ["3", "Trường THCS Sơn Tây"]]
    )

    assert [(one.name, one.number, one.kind) for one in plan.entries] == [
        ("Thôn 2", 2, "thôn"),
        ("Thôn 1", 1, "thôn"),
        ("Trường THCS Sơn Tây", 3, "trường"),
    ]
    assert plan.changes == 3


def test_a_former_name_that_nobody_had_is_worth_a_word() -> None:
    """A slip in it would make a new village beside the one that was meant; a first list knows none."""
    rows = [["Tên thôn", "Thành lập từ"], ["Thôn Hải Vân", "Thôn Nam Yem"]]

    notes = planned(rows, unit(1, "Thôn Nam Yên")).notes
    assert [(one.row, one.code, one.other) for one in notes if one.row] == [
        (2, "no_former", "Thôn Nam Yem")
    ]
    assert planned(rows).notes == ()


def test_a_list_of_names_keeps_its_order_beside_a_few_numbers() -> None:
    """One "Thôn 1" among named villages does not take the place of the first of them."""
    plan = planned(
        [["STT", "Tên thôn"], ["1", "Phò Nam"], ["2", "Lộc Mỹ"], ["3", "Thôn 1"], ["4", "Tà Lang"]]
    )

    assert [(one.name, one.number) for one in plan.entries] == [
        ("Thôn Phò Nam", 1), ("Thôn Lộc Mỹ", 2), ("Thôn 1", 3), ("Thôn Tà Lang", 4),
    ]  # fmt: skip


def test_one_name_in_two_former_communes_is_told_apart() -> None:
    """Merged communes bring three "Thôn 1": the former commune stands behind the name."""
    plan = planned(
        [
            ["STT", "Tên thôn", "Xã cũ"],
            ["1", "Thôn 1", "Sơn Tây"],
            ["2", "Thôn 2", "Sơn Tây"],
            ["1", "Thôn 1", "Xã Sơn Bình"],
            ["2", "Thôn Vàng", "Xã Sơn Bình"],
        ]
    )

    assert [one.name for one in plan.entries] == [
        "Thôn 1 (Sơn Tây cũ)", "Thôn 2", "Thôn 1 (Sơn Bình cũ)", "Thôn Vàng",
    ]  # fmt: skip
    assert sorted(one.number or 0 for one in plan.entries) == [1, 2, 3, 4]
    assert plan.entries[0].aliases == ("Thôn 1",)


def test_one_name_in_two_blocks_is_told_apart() -> None:
    """Without a former commune the block does."""
    plan = planned([["Tên thôn", "Cụm"], ["Thôn 1", "Cụm Bắc"], ["Thôn 1", "Cụm Nam"]])

    assert [one.name for one in plan.entries] == ["Thôn 1 (Cụm Bắc)", "Thôn 1 (Cụm Nam)"]


def test_what_nothing_tells_apart_is_refused_with_its_row() -> None:
    """The first stays, the second is told to the officer."""
    plan = planned([["Tên thôn"], ["Thôn 1"], ["Thôn 2"], ["thôn 01"]])

    assert wrong(plan) == [(4, "same_name")]
    assert [one.name for one in plan.entries] == ["Thôn 1", "Thôn 2"]


def test_a_former_name_that_nobody_knows_becomes_a_name_people_may_use() -> None:
    """A first list often tells what villages were called before."""
    plan = planned([["Tên thôn", "Tên cũ", "Tên gọi khác"], ["Thôn Nam", "Thôn 3", "xóm Đình"]])

    (entry,) = plan.entries
    assert (entry.act, entry.former, entry.aliases) == (Act.ADD, ("Thôn 3",), ("Xóm Đình",))
