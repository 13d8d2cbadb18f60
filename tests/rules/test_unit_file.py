"""An office's list of villages: read from any sheet, held against what stands, nothing silently."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.model import NameKind, Unit, UnitName
from campaigns.unitfile import lines, twice
from campaigns.unitfile.plan import Act, ImportPlan
from campaigns.wording import unit_list as words
from campaigns.wording.unit_list import Column

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


# --------------------------------------------------------------------------------------- reading


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("STT", Column.ORDER),
        ("Số TT", Column.ORDER),
        ("Tên thôn", Column.NAME),
        ("TÊN THÔN/ĐƠN VỊ", Column.NAME),
        ("Thôn, bản, tổ dân phố", Column.NAME),
        ("ten thon", Column.NAME),
        ("Tên thôn mới (sau sáp nhập)", Column.NAME),
        ("Tên thôn cũ", Column.OLD),
        ("Tên trước khi sáp nhập", Column.OLD),
        ("Thành lập trên cơ sở", Column.OLD),
        ("Sáp nhập từ các thôn", Column.OLD),
        ("Sáp nhập vào", Column.INTO),
        ("Nhập vào thôn", Column.INTO),
        ("Loại", Column.KIND),
        ("Khối thi đua", Column.BLOCK),
        ("Cụm", Column.BLOCK),
        ("Khối, cụm", Column.BLOCK),
        ("Khối phố", Column.NAME),
        ("Xã cũ", Column.COMMUNE),
        ("Thuộc xã (trước đây)", Column.COMMUNE),
        ("Tên gọi khác", Column.ALIAS),
        ("Ngày hiệu lực", Column.SINCE),
        ("Trưởng thôn", Column.HEAD),
        ("Họ và tên trưởng thôn", Column.HEAD),
        ("Tổ trưởng", Column.HEAD),
        ("Điện thoại", Column.PHONE),
        ("SĐT", Column.PHONE),
        ("Số", Column.NUMBER),
        ("Mã thôn", Column.NUMBER),
        ("Số hộ", None),
        ("Diện tích (ha)", None),
        ("Ghi chú", None),
    ],
)
def test_a_heading_says_what_its_column_holds(heading: str, column: Column | None) -> None:
    """Headings as offices write them, with or without marks, in capitals or not."""
    assert words.heading(heading) is column


def test_columns_may_stand_in_any_order() -> None:
    """What a column holds is told by its heading, never by its place."""
    listing = lines.read(
        [
            ["Điện thoại", "Khối thi đua", "Tên thôn", "Trưởng thôn", "STT", "Số hộ"],
            ["0912345678", "Khối 1", "Thôn 5", "Nguyễn Văn An", "1", "120"],
        ]
    )

    (line,) = listing.lines
    assert (line.name, line.block, line.order, line.row) == ("Thôn 5", "Khối 1", 1, 2)
    assert listing.unused == ("Điện thoại", "Trưởng thôn", "Số hộ")


def test_an_offices_sheet_is_read_with_its_titles_sections_totals_and_signatures() -> None:
    """Only lines that name units are units; a section line tells the former commune."""
    listing = lines.read(
        [
            ["", "ỦY BAN NHÂN DÂN XÃ HƯƠNG LÂM"],
            ["", "DANH SÁCH THÔN NĂM 2026"],
            [],
            ["STT", "Tên thôn", "Khối thi đua", "Trưởng thôn", ""],
            ["", "", "", "Họ và tên", "Điện thoại"],
            ["I", "Xã Sơn Tây cũ"],
            ["1", "1", "Khối 1", "Nguyễn Văn An", "912345678"],
            ["2", "Đông Hải", "", "Trần Thị Bé", "0912.345.679"],
            ["II", "Xã Sơn Bình cũ"],
            ["1", "1", "", "", ""],
            ["", "Tổng cộng", "3"],
            ["", "NGƯỜI LẬP BIỂU", "", "CHỦ TỊCH"],
        ]
    )

    assert [(one.row, one.name, one.block, words.former(one.commune)) for one in listing.lines] == [
        (7, "Thôn 1", "Khối 1", "Sơn Tây cũ"),
        (8, "Thôn Đông Hải", "Khối 1", "Sơn Tây cũ"),  # the block was merged over both lines
        (10, "Thôn 1", "", "Sơn Bình cũ"),
    ]


def test_what_heads_dates_and_signs_a_list_is_no_unit() -> None:
    """Groups marked by letters, totals, the place and day, names below; an office called "Công an" is one."""
    listing = lines.read(
        [
            ["STT", "Tên đơn vị", "Khối"],
            ["A", "CÁC THÔN"],
            ["1", "Thôn 1", "Thôn"],
            ["B", "KHỐI CƠ QUAN, ĐƠN VỊ"],
            ["1", "Công an xã", "Cơ quan"],
            ["2", "Công ty TNHH Hoa Sen", "Doanh nghiệp"],
            ["", "Tổng cộng: 3 đơn vị"],
            ["", "Sơn Tây, ngày 5 tháng 11 năm 2023"],
            ["", "NGƯỜI LẬP BIỂU", "CHỦ TỊCH"],
            ["", "Lò Văn A", "Trần Thị B"],
        ]
    )

    assert [(one.name, one.block) for one in listing.lines] == [
        ("Thôn 1", "Thôn"), ("Công an xã", "Cơ quan"), ("Công ty TNHH Hoa Sen", "Doanh nghiệp"),
    ]  # fmt: skip


def test_a_type_in_a_data_row_is_no_heading() -> None:
    """ "thôn" under "Cấp" is what the line is, not what the column holds."""
    plan = planned([["Mã", "Đơn vị hành chính", "Cấp"], ["01", "Thôn 1", "thôn"]])

    assert said(plan) == ["add Thôn 1"]


@pytest.mark.parametrize(
    "rows",
    [
        [["1", "Thôn Mới", "Thôn 1"], ["", "", "Thôn 2"]],  # merged over two lines
        [["1", "Thôn Mới", "Thôn 1"], ["2", "Thôn Mới", "Thôn 2"]],
        [["1", "Thôn Mới", "Thôn 1 và thôn 2"]],
    ],
)
def test_a_unit_put_together_is_told_in_several_ways(rows: list[list[str]]) -> None:
    """One cell over its former names, its name in each line, all names in one cell."""
    plan = planned(
        [["STT", "Tên thôn mới", "Tên thôn cũ"], *rows], unit(1, "Thôn 1"), unit(2, "Thôn 2")
    )

    assert wrong(plan) == []
    assert said(plan) == [
        "add Thôn Mới", "merge Thôn 1 > Thôn Mới", "merge Thôn 2 > Thôn Mới",
    ]  # fmt: skip


def test_what_stays_as_it_is_may_be_said_in_words() -> None:
    """ "Giữ nguyên", "-"; a former name beside which nothing stands is asked about."""
    plan = planned(
        [
            ["STT", "Tên thôn cũ", "Tên thôn mới", "Sáp nhập vào"],
            ["1", "Thôn 1", "Thôn Đông", "-"],
            ["2", "Thôn 2", "Giữ nguyên", "không"],
            ["3", "Thôn 3", "", ""],
        ],
        *(unit(number, f"Thôn {number}") for number in (1, 2, 3)),
    )

    assert said(plan) == ["rename Thôn 1 > Thôn Đông", "keep Thôn 2"]
    assert wrong(plan) == [(4, "no_new_name")]


def test_a_sheet_without_a_heading_says_so() -> None:
    """No column for names: nothing is guessed from the places of cells."""
    assert wrong(planned([["1", "Thôn 5"], ["2", "Thôn 6"]])) == [(1, "no_heading")]
    assert wrong(planned([["STT", "Tên thôn"]])) == [(1, "empty")]
    assert wrong(planned([])) == [(1, "no_heading")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thôn Hòa Bình", "thôn  hoà bình"),
        ("Tổ dân phố số 7", "TDP 07"),
        ("Khu phố 3", "KP3"),
        ("Thôn 5", "THÔN 05"),
    ],
)
def test_two_spellings_of_one_name_are_one(one: str, other: str) -> None:
    """Case, blanks, the place of the tone, zeros and the usual short forms."""
    assert words.same(one) == words.same(other)


def test_marks_make_another_name() -> None:
    """Thôn Hóa and Thôn Hoa are two villages."""
    assert words.same("Thôn Hóa") != words.same("Thôn Hoa")


# ------------------------------------------------------------------------------------- the first


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


# ---------------------------------------------------------------------------------- mid-campaign


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


CELLS = st.sampled_from(
    ["", "1", "2", "Thôn 1", "Thôn 2", "Thôn 3", "thon 1", "Thôn Nam", "TDP 4", "Thôn 1, 2", "5",
     "Xã Sơn Tây cũ", "Tổng cộng", "01/07/2026", "mai", "một phần Thôn 1", "=1+1", "\u202e"]
)  # fmt: skip
HEADINGS = ["STT", "Tên thôn", "Xã cũ", "Khối", "Tên cũ", "Sáp nhập vào", "Ngày hiệu lực"]


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
