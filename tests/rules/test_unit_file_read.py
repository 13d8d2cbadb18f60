"""An office's list of villages, read from any sheet."""

import pytest

from campaigns.unitfile import lines
from campaigns.wording.units import list_words as words
from campaigns.wording.units.list_words import Column
from tests.rules.unit_lists import planned, said, unit, wrong


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
