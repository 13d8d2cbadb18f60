"""Where a section begins and a column ends, on pages that mark neither."""

from typing import Any

from tests.rules.plan_bodies import head, read_below

HEAD = head("20 tháng 8 năm 2024")


def read(body: str) -> dict[str, Any]:
    """What is read in a plan of 20/8/2024 with this body."""
    return read_below(HEAD, body)


def test_a_quarter_in_the_last_cell_of_a_long_row() -> None:
    """A cell that holds nothing but its quarter binds however many words stand in front of it."""
    found = read(
        "III. CÔNG VIỆC\nTT\tNội dung\tChủ trì\tSản phẩm\tThời hạn\n"
        "1\tLắp 25 điểm wifi miễn phí ở nhà văn hóa, bến đò, chợ\tPhòng Kinh tế\tBiên bản nghiệm thu\tQuý IV/2024"
    )["deadlines"]

    assert [(one["bound"], one["window"]["to"]) for one in found] == [("in", "2024-12-31")]


def test_sections_numbered_in_words_hold_what_stands_below() -> None:
    """ "Một là, …", "Thứ hai, …" on a line of their own open a section; a whole sentence is an item."""
    found = read(
        "Một là, mục đích, yêu cầu\nNâng cao ý thức của 100% hộ dân.\n"
        "Hai là, chỉ tiêu thi đua\nTrồng 1.500 cây xanh, trên 65% số hộ phân loại rác.\n"
        "Ba là, các thôn họp bàn, thống nhất nội dung đăng ký, xong trước ngày 15/9/2024."
    )

    assert [(one["value"], one["comparator"]) for one in found["targets"]] == [
        (1500, "eq"),
        (65, "gt"),
    ]
    assert [one["due_on"] for one in found["deadlines"]] == ["2024-09-15"]


def test_columns_that_only_blanks_part() -> None:
    """Where columns stand far apart two blanks part a narrow one from its neighbour, in head and rows."""
    found = read(
        "III. CÔNG TRÌNH\n"
        "STT  Buôn              Tên công trình           Số lượng    Hoàn thành\n"
        "1    Nậm Khao          Đường hoa                400 m       08/12/2024\n"
        "2    Huổi Só           Nhà tiêu hợp vệ sinh     10 nhà      trước 30/12/2024\n"
    )

    assert [(one["name"], one["value"], one["unit"]) for one in found["targets"]] == [
        ("Đường hoa", 400, "m"),
        ("Nhà tiêu hợp vệ sinh", 10, "nhà"),
    ]
    assert [(one["what"], one["due_on"]) for one in found["deadlines"]] == [
        ("Hoàn thành: Đường hoa (Nậm Khao)", "2024-12-08"),
        ("Hoàn thành: Nhà tiêu hợp vệ sinh (Huổi Só)", "2024-12-30"),
    ]


BARE = (
    "Mục đích, yêu cầu\n\nTạo sự đồng thuận trong Nhân dân.\n\n"
    "Nội dung thi đua\n\n1. Môi trường: 100% số hộ ký cam kết không vứt rác bừa bãi.\n\n"
    "Thời gian thực hiện\n\nTừ ngày 01/9/2024 đến hết tháng 11 năm 2024.\n\n"
    "- Đợt cao điểm “30 ngày làm đẹp đường làng”: 05/9 - 04/10/2024.\n\n"
    "Tổ chức thực hiện\n\nCác thôn tổ chức phát động xong trước ngày 10/9/2024."
)


def test_a_page_without_bold_type_has_its_sections() -> None:
    """Lines that are only "Nội dung thi đua", "Thời gian thực hiện" open sections where no others do."""
    found = read(BARE)

    assert (found["starts_on"], found["ends_on"]) == ("2024-09-01", "2024-11-30")
    assert [(one["bound"], one["due_on"]) for one in found["deadlines"]] == [
        ("window", "2024-10-04"),
        ("before", "2024-09-10"),
    ]
    assert [one["value"] for one in found["targets"]] == [100]
    assert found["conflicts"] == []


def test_beside_numbered_sections_such_a_line_is_none() -> None:
    """Below "I. …" a line "Thời gian thực hiện" is what somebody typed, not a section of its own."""
    found = read(
        f"I. CHỈ TIÊU\nTrồng 500 cây xanh.\n\nThời gian thực hiện\nTrồng 300 cây hoa.\n\n{BARE}"
    )

    assert [one["value"] for one in found["targets"]][:2] == [500, 300]


def test_the_line_above_a_table_is_not_its_head() -> None:
    """A blank left for the number parts no columns, and both days of a row below are read."""
    found = read(
        "III. DANH MỤC\n(Kèm theo Kế hoạch số      /KH-UBND của UBND xã)\n"
        "TT\tTên công trình\tĐơn vị\tKhởi công\tHoàn thành\n1\tSân bóng\tThôn Đông\t05/12/2024\t03/02/2025"
    )["deadlines"]

    assert [(one["what"], one["due_on"]) for one in found] == [
        ("Khởi công: Sân bóng", "2024-12-05"),
        ("Hoàn thành: Sân bóng", "2025-02-03"),
    ]
