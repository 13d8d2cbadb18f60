"""What offices unlike the ones read before write: a year said once, a length in days, what a registration states."""

from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ ĐÔNG HẢI\nSố: 12/KH-UBND\nĐông Hải, ngày 20 tháng 8 năm 2024\n\n"
    "KẾ HOẠCH\nPhát động phong trào thi đua làm đường giao thông nông thôn\n\n"
    "UBND xã xây dựng kế hoạch như sau:\n\n"
)
TAIL = "\n\nNơi nhận:\n- Đảng ủy xã;\n- Lưu: VT.\n"


def read(body: str) -> dict[str, Any]:
    """What is read in a plan of 20/8/2024 with this body."""
    return dict(as_key(read_plan(HEAD + body + TAIL)))


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("Năm 2025, xã phát động 02 đợt thi đua:", [2025, 2025]),
        ("Trong năm 2025, UBND xã tổ chức hai đợt thi đua cụ thể như sau:", [2025, 2025]),
        ("Năm 2023, xã phát động 02 đợt thi đua:", [None, None]),  # over when the plan was issued
        ("Năm 2025, xã đã phát động 02 đợt thi đua:", [None, None]),
        ("Xã phát động 02 đợt thi đua:", [None, None]),
    ],
)
def test_a_sentence_that_opens_with_its_year_dates_the_rounds(
    said: str, years: list[int | None]
) -> None:
    """The rounds below have the year that the sentence in front of them opens with."""
    rounds = "\n1. Đợt 1 (từ 02/01 đến 30/4): làm nền.\n2. Đợt 2 (từ 01/5 đến 15/12): đổ bê tông."

    phases = read(f"II. CÁC ĐỢT THI ĐUA\n{said}{rounds}")["phases"]

    found = [int(one["ends_on"][:4]) if one["ends_on"] else None for one in phases]
    assert found == years


@pytest.mark.parametrize(
    ("said", "window"),
    [
        ("1. Chấm điểm trong 03 ngày, bắt đầu từ ngày 12/12/2024.", ("2024-12-12", "2024-12-14")),
        ("1. Nghiệm thu công trình: 02 ngày (bắt đầu từ 12/12/2024).", ("2024-12-12", "2024-12-13")),
        ("1. Hội thi tay nghề diễn ra trong 3 ngày, bắt đầu 30/11/2024.", ("2024-11-30", "2024-12-02")),
    ],
)  # fmt: skip
def test_so_many_days_from_their_first_are_a_window(said: str, window: tuple[str, str]) -> None:
    """ "03 ngày, bắt đầu từ ngày 12/12" is over on the 14th, the first day counted."""
    found = read("IV. TỔ CHỨC THỰC HIỆN\n" + said)["deadlines"]

    assert [(one["bound"], one["window"]["from"], one["last_day"]) for one in found] == [
        ("window", *window)
    ]


def test_how_long_the_campaign_lasts_is_its_period() -> None:
    """Ninety days from their first are no window of a task."""
    found = read("II. THỜI GIAN\nĐợt thi đua kéo dài 90 ngày, bắt đầu từ ngày 01/9/2024.")

    assert (found["starts_on"], found["ends_on"]) == ("2024-09-01", "2024-11-29")
    assert found["deadlines"] == []


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ("Phiếu đăng ký thể hiện: tên công trình, phần việc; địa điểm; ngày hoàn thành. Phiếu gửi về UBND xã.",
         ["tên công trình, phần việc", "địa điểm", "ngày hoàn thành"]),
        ("Các khu phố đăng ký thi đua theo Mẫu số 01, trong đó nêu: danh hiệu, tên công trình, mốc hoàn thành; gửi Văn phòng.",
         ["danh hiệu", "tên công trình", "mốc hoàn thành"]),
        ("Bản đăng ký nói rõ: tên ngõ, chiều dài, người phụ trách.", ["tên ngõ", "chiều dài", "người phụ trách"]),
        ("Văn bản đăng ký phải nêu tên tuyến, số hộ tham gia và thời điểm ra mắt.", ["tên tuyến", "số hộ tham gia", "thời điểm ra mắt"]),
        ("Đơn đăng ký kê khai tên hộ, diện tích vườn, loại cây; gửi trưởng thôn.", ["tên hộ", "diện tích vườn", "loại cây"]),
        ("Bản đăng ký có xác nhận của trưởng thôn, gửi UBND xã.", []),
        ("Các thôn đăng ký 05 công trình, trong đó có: 2 đường, 3 cổng.", []),
        ("Văn bản đăng ký của các thôn, trong đó nêu khó khăn, vướng mắc.", []),
    ],
)  # fmt: skip
def test_what_the_paper_states(said: str, fields: list[str]) -> None:
    """Whatever the paper of a registration is called, and whatever verb it states with."""
    assert read(f"IV. TỔ CHỨC THỰC HIỆN\n1. {said}")["registration_fields"] == fields


def test_a_quarter_in_the_last_cell_of_a_long_row() -> None:
    """A cell that holds nothing but its quarter binds however many words stand in front of it."""
    found = read(
        "III. CÔNG VIỆC\nTT\tNội dung\tChủ trì\tSản phẩm\tThời hạn\n"
        "1\tLắp 25 điểm wifi miễn phí ở nhà văn hóa, bến đò, chợ\tPhòng Kinh tế\tBiên bản nghiệm thu\tQuý IV/2024"
    )["deadlines"]

    assert [(one["bound"], one["window"]["to"]) for one in found] == [("in", "2024-12-31")]


def test_what_was_done_by_a_day_is_no_deadline() -> None:
    """ "Đã hoàn thành trước ngày …" tells, where that day was over when the paper was issued."""
    found = read(
        "I. ĐÁNH GIÁ\n1. Đến nay 19 công trình đã hoàn thành trước ngày 31/7/2024.\n"
        "2. Công trình đã đăng ký hoàn thành trước ngày 30/11/2024."
    )

    assert [one["due_on"] for one in found["deadlines"]] == ["2024-11-30"]
    assert found["conflicts"] == []


@pytest.mark.parametrize(
    ("first", "said"),
    [("từ tháng 9/2024", 0), ("từ ngày 01/9/2024", 1)],
)
def test_a_phase_from_the_month_of_the_first_day_contradicts_nothing(first: str, said: int) -> None:
    """A month holds its 18th; the first of it, printed as a day, is another beginning."""
    found = read(
        f"II. THỜI GIAN\nTừ ngày 18/9/2024 đến hết ngày 30/11/2025.\n"
        f"- Giai đoạn 1: {first} đến hết tháng 12/2024\n- Giai đoạn 2: từ tháng 01/2025 đến tháng 11/2025"
    )

    assert len(found["conflicts"]) == said


def test_the_theme_of_a_round_is_not_the_plan_s() -> None:
    """ "Chủ đề" in the line below "Đợt 3: Từ ngày …"."""
    found = read(
        "III. CÁC ĐỢT\nĐợt 3: Từ ngày 15/9/2024 đến ngày 03/10/2024\nChủ đề: “Mừng Đảng - Mừng Xuân”."
    )

    assert found["theme"] is None


def test_days_behind_the_end_of_each_round() -> None:
    """ "Sau khi kết thúc mỗi đợt 02 ngày": due, on a day to be asked for."""
    found = read(
        "IV. CÁCH ĐÁNH GIÁ\n2. Các tổ nộp danh sách về Ban Thi đua sau khi kết thúc mỗi đợt 02 ngày."
    )["deadlines"]

    assert [(one["text"], one["due_on"], one["bound"]) for one in found] == [
        ("sau khi kết thúc mỗi đợt 02 ngày", None, "on")
    ]
