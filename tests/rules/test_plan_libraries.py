"""Plans as a library of documents prints them: bars and line ends left of a letterhead, a lost "KẾ HOẠCH", a broken title."""

from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan

BODY = "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Đường làng sạch đẹp, nhà nào cũng tham gia.\n"


def read(text: str) -> dict[str, Any]:
    """What is read in a text."""
    return dict(as_key(read_plan(text)))


@pytest.mark.parametrize(
    "head",
    [
        "ỦY BAN NHÂN DÂN\nHUYỆN ĐÔNG HẢI\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n---------\n|\nSố:\n31/KH-UBND\n|\nĐông\nHải, ngày 05 tháng 4\nnăm 2022\n|\n",
        "UỶ BAN NHÂN\nDÂN\nHUYỆN ĐÔNG HẢI\n--------\n|\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n|\nSố: 31/KH-UBND\n|\nĐông Hải, ngày\n05 tháng 4 năm 2022\n|\n",
        "ỦY BAN NHÂN DÂN HUYỆN ĐÔNG HẢI\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM |\nSố: 31/KH-UBND |\n"
        "Đông Hải, ngày 05 tháng 4 năm 2022 |\n",
    ],
)
def test_a_letterhead_broken_at_any_word(head: str) -> None:
    """The cells of its table are lines of their own, broken where the cell was narrow."""
    found = read(
        head + "KẾ HOẠCH\nPHÁT ĐỘNG PHONG TRÀO THI ĐUA LÀM ĐẸP ĐƯỜNG LÀNG TRÊN ĐỊA BÀN HUYỆN\n"
        "ĐÔNG HẢI NĂM 2022\nUBND huyện Đông Hải xây dựng kế hoạch như sau:\n" + BODY
    )

    assert (found["issuer"], found["number"]) == ("UBND huyện Đông Hải", "31/KH-UBND")
    assert found["issued_on"] == "2022-04-05"
    assert found["title"].endswith("làm đẹp đường làng trên địa bàn huyện Đông Hải năm 2022")


LOST = (
    "ỦY BAN NHÂN DÂN XÃ ĐÔNG HẢI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
    "Số: 8/KH-UBND | Đông Hải, ngày 12 tháng 3 năm 2023 |\n"
)


@pytest.mark.parametrize(
    "below",
    [
        "PHÁT ĐỘNG PHONG TRÀO THI ĐUA “CON ĐƯỜNG HOA”\n- Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;\n",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;\nỦy ban nhân dân xã ban hành Kế hoạch phát động phong trào thi đua "
        "“Con đường hoa” (viết tắt là phong trào) với các nội dung như sau:\n",
    ],
)
def test_a_plan_that_lost_its_line(below: str) -> None:
    """Its number says that it is a plan, the line below or the sentence that makes it what about."""
    found = read(LOST + below + BODY)

    assert (found["document_type"], found["is_campaign_plan"]) == ("kế hoạch", True)
    assert (found["number"], found["issued_on"]) == ("8/KH-UBND", "2023-03-12")
    assert found["title"].lower() == "phát động phong trào thi đua “con đường hoa”"
    assert found["issuer"] == "UBND xã Đông Hải"


HEAD = "UBND XÃ ĐÔNG HẢI\nSố: 12/KH-UBND\nĐông Hải, ngày 03 tháng 5 năm 2023\n\nKẾ HOẠCH\n\n"


def test_a_title_whose_last_line_ends_in_a_dot() -> None:
    """Its first line breaks off, the second closes with a dot, and the grounds follow."""
    found = read(
        HEAD + "Phát động đợt thi đua chào mừng kỷ niệm 60 năm ngày thành lập\n\n"
        "Trường Mầm non Đông Hải (12/8/1963 - 12/8/2023).\n\nCăn cứ Nghị quyết của HĐND xã;\n"
        + BODY
    )

    assert found["title"].endswith("ngày thành lập Trường Mầm non Đông Hải (12/8/1963 - 12/8/2023)")


def test_a_feast_that_stirs_emulation_is_no_campaign() -> None:
    """What it is about is the feast."""
    found = read(
        HEAD + "Công tác tuyên truyền, tổ chức các hoạt động mừng Đảng, mừng Xuân năm 2024\n\n"
        "UBND xã tổ chức các hoạt động để tạo không khí vui tươi, dấy lên phong trào thi đua trong các thôn.\n\n"
        + BODY
    )

    assert found["is_campaign_plan"] is False


def test_a_title_in_capitals_is_no_signature() -> None:
    """ "… CỦA BAN" / "BÍ THƯ …" near the end of a text that was cut off."""
    found = read(
        HEAD + "THI ĐUA THỰC HIỆN CHỈ THỊ SỐ 6-CT/TW CỦA BAN\nBÍ THƯ VỀ XÂY DỰNG NẾP SỐNG MỚI\n"
        "Căn cứ Chỉ thị số 6-CT/TW ngày\n24/6/2021 của Ban Bí thư;\nI. MỤC ĐÍCH\n- Tuyên truyền sâu rộng đến các"
    )

    assert found["truncated"] is True
    assert found["title"].lower().endswith("ban bí thư về xây dựng nếp sống mới")


def test_the_stage_of_a_result_is_no_phase() -> None:
    """A heading over two lines tells what came of the stage before."""
    found = read(
        HEAD + "PHÁT ĐỘNG THI ĐUA ĐỌC SÁCH GIAI ĐOẠN 2023 - 2026\nPhần I\nTÌNH HÌNH CHUNG VÀ KẾT\n"
        "QUẢ THỰC HIỆN GIAI ĐOẠN I (2019-2022)\nI. TÌNH HÌNH\nCác thôn đã mở 6 tủ sách."
    )

    assert found["phases"] == []
    assert found["period_inferred"]["to"] == "2026-12-31"


def test_a_heading_of_a_page_is_no_office() -> None:
    """Lines in capitals that a page prints above a plan without a letterhead; the sentence names who makes it."""
    found = read(
        "THÔNG TIN TÀI LIỆU\nTHI ĐUA LẬP THÀNH TÍCH MỪNG XUÂN\nĐông Hải, ngày 05 tháng 12 năm 2022\n"
        "KẾ HOẠCH PHÁT ĐỘNG PHONG TRÀO NUÔI HEO ĐẤT\nNăm học 2022 - 2023\n"
        "Nay Liên đội Trường Tiểu học Đông Hải xây dựng kế hoạch với những nội dung sau:\n"
        "III HÌNH THỨC - CHỈ TIÊU.\n1 Hình thức:\n- Mỗi lớp nuôi một con heo.\n2 Chỉ tiêu:\n- Mỗi lớp ít nhất 500.000 đồng."
    )

    assert found["issuer"] == "Liên đội Trường Tiểu học Đông Hải"
    assert found["title"] == "Phát động phong trào nuôi heo đất năm học 2022 - 2023"
    assert [one["value"] for one in found["targets"]] == [500000]


def test_a_place_left_blank_keeps_its_day() -> None:
    """A model plan of a library has dots for the name of the place."""
    found = read(
        "TRƯỜNG THCS …….\nSố: 9/KH-THCS\n………, ngày 20 tháng 9 năm 2023\nKẾ HOẠCH\nThi đua đọc sách\n"
        + BODY
    )

    assert found["issued_on"] == "2023-09-20"


def test_a_signature_without_a_blank() -> None:
    """ "TM.BTK …" ends a plan as "TM. BTK …" does."""
    found = read(HEAD + "Thi đua đọc sách\n" + BODY + "\nTM.BTK HỘI SINH VIÊN\n\nNguyễn Văn A")

    assert found["truncated"] is False


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("PHÒNG GD&ĐT ĐÔNG HẢI\nTrường THCS Bình Minh", "Trường THCS Bình Minh"),
        ("UBND XÃ ĐÔNG HẢI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
         "Liên đội trường THCS Bình Minh Độc lập - Tự do - Hạnh phúc", "Liên đội trường THCS Bình Minh"),
        ("CÔNG AN HUYỆN ĐÔNG HẢI\nCông an xã Bình Minh", "Công an xã Bình Minh"),
        ("Ủy ban nhân dân\nXã Đông Hải", "UBND xã Đông Hải"),
        ("UBND huyện Đông Hải\nTrường Tiểu học Bình Minh", "Trường Tiểu học Bình Minh"),
        ("UBND XÃ ĐÔNG HẢI\nLIÊN ĐỘI TRƯỜNG THCS BÌNH MINH", "Liên đội Trường THCS Bình Minh"),
    ],
)  # fmt: skip
def test_a_letterhead_in_small_letters(lines: str, issuer: str) -> None:
    """The issuer stands below its superior, in capitals or not."""
    found = read(
        f"{lines}\nSố: 05/KH\nBình Minh, ngày 16 tháng 3 năm 2024\nKẾ HOẠCH\nThi đua\n{BODY}"
    )

    assert (found["issuer"], found["number"]) == (issuer, "05/KH")


def test_a_number_on_the_line_below_its_label() -> None:
    """ "Số:" and "31/KH-UBND" are two cells of one row."""
    found = read(
        f"ỦY BAN NHÂN DÂN\nXÃ ĐÔNG HẢI\nSố:\n31-KH/ĐTN\nĐông Hải, ngày 16 tháng 3 năm 2024\nKẾ HOẠCH\nThi đua\n{BODY}"
    )

    assert found["number"] == "31-KH/ĐTN"


@pytest.mark.parametrize(
    ("says", "issuer"),
    [
        ("BCH Đoàn trường THPT số 2 Bình Minh xây dựng", "Ban Chấp hành Đoàn trường THPT số 2 Bình Minh"),
        ("Công đoàn cơ sở trường Tiểu học Bình Minh xây dựng", "Công đoàn cơ sở trường Tiểu học Bình Minh"),
        ("Thực hiện Kế hoạch số 5/KH-CAT của Công an tỉnh, Công an xã Bình Minh lập", "Công an xã Bình Minh"),
        ("Ban Thường vụ Đảng ủy xã Bình Minh ban hành", "Ban Thường vụ Đảng ủy xã Bình Minh"),
        ("Ban công tác Mặt trận khu phố 3 xây dựng", "Ban công tác Mặt trận khu phố 3"),
        ("Thôn Đồng Tâm xây dựng", "Thôn Đồng Tâm"),
        ("Nhà trường xây dựng", None),
    ],
)  # fmt: skip
def test_without_a_letterhead_the_sentence_names_the_office(says: str, issuer: str | None) -> None:
    """A plan copied from below its letterhead still says who makes it."""
    found = read(f"KẾ HOẠCH\nThi đua đọc sách năm 2024\n{says} kế hoạch như sau:\n{BODY}")

    assert found["issuer"] == issuer
