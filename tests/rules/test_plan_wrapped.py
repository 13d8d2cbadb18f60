"""Lines that only the paper broke, and what they are read as."""

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan
from tests.rules.plan_bodies import TAIL, head

HEAD = head("20 tháng 8 năm 2024")


def test_a_dash_inside_a_bracket_is_no_item() -> None:
    """ "(… thời gian khởi công" and "- hoàn thành) về UBND xã" on the next line are one sentence."""
    found = as_key(read_plan(
        f"{HEAD}IV. TỔ CHỨC THỰC HIỆN\n- Các thôn đăng ký công trình (tên công trình, giá trị, thời gian khởi công\n"
        f"- hoàn thành) về UBND xã trước ngày 30/9/2024.\n- Các đoàn thể hưởng ứng.{TAIL}"
    ))  # fmt: skip

    assert found["registration_fields"] == ["tên công trình", "giá trị", "thời gian khởi công - hoàn thành"]  # fmt: skip
    assert len(found["deadlines"]) == 1


def test_how_long_a_task_lasts_is_no_second_period() -> None:
    """ "Chấm điểm trong 03 ngày, bắt đầu từ ngày …" on a line of its own below "Thời gian"."""
    found = as_key(read_plan(
        f"{HEAD}III. THỜI GIAN\nTừ ngày 01/9/2024 đến hết ngày 19/10/2024.\n"
        f"Chấm điểm trong 03 ngày, bắt đầu từ ngày 12/10/2024.{TAIL}"
    ))  # fmt: skip

    assert (found["starts_on"], found["ends_on"]) == ("2024-09-01", "2024-10-19")
    assert [one["last_day"] for one in found["deadlines"]] == ["2024-10-14"]
    assert found["conflicts"] == []


def test_a_range_that_the_paper_broke_keeps_its_lower_end() -> None:
    """ "đạt 9,5" and "- 10%" on the next line; behind a whole share the dash is an item."""
    found = as_key(read_plan(
        f"{HEAD}II. CHỈ TIÊU\nTốc độ tăng trưởng đạt 9,5\n- 10%, thu nhập bình quân 68 triệu đồng.\n"
        f"Tỷ lệ hộ dùng nước sạch đạt 95%\n- 100% trẻ em được tiêm chủng.{TAIL}"
    ))  # fmt: skip

    assert [one["value"] for one in found["targets"]] == [{"min": 9.5, "max": 10}, 68, 95, 100]


LONG = "Các thôn, các cơ quan, đơn vị trên địa bàn xã tổ chức thực hiện nghiêm túc, đồng bộ. " * 8


@pytest.mark.parametrize(
    ("front", "rest"),
    [
        ("theo Chỉ thị số", "05-CT/TW ngày 15/5/2016 của Bộ Chính trị"),
        ("các thôn gửi báo cáo kết quả thực hiện về UBND xã trước", "10/12/2024"),
        ("Đại hội đại biểu Đảng bộ xã tiến hành trong 02 ngày, ngày 22", "- 23/5/2025"),
        ("phong trào “Chung sức xây dựng nông thôn mới” giai đoạn 2021", "- 2025"),
        ("họp thôn tối 09/9/2024", "(có 112 hộ dự), các tổ ra quân ngày 12/9/2024"),
        ("Phong trào được phát động từ ngày 01/9/2024 và tổng kết vào cuối năm", "2024"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\n\n2\n\n"], ids=["line", "page"])
def test_a_day_at_the_end_of_a_line_is_whole(front: str, rest: str, end: str) -> None:
    """What the paper broke apart is read as if it had not been, also over the end of a page."""
    body = f"{HEAD}III. YÊU CẦU\n{LONG}\nIV. TỔ CHỨC THỰC HIỆN\n1. Công chức văn phòng: {front}"
    tail = f"{rest}.\n2. Các thôn hưởng ứng.\n{LONG}{TAIL}"

    found, usual = (as_key(read_plan(body + between + tail)) for between in (end, " "))

    for name in ("starts_on", "ends_on", "deadlines", "partial_dates", "period_inferred"):
        assert found[name] == usual[name]
