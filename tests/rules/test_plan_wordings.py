"""What offices say in other words: one line a wording, with the period, the days or the figures it sets."""

from typing import Any

import pytest

from tests.rules.plan_bodies import head, read_below

HEAD = head("20 tháng 01 năm 2026")
ROUND = "II. THỜI GIAN\n- Đợt 1: Từ ngày phát động đến 15/5/2026.\n- Đợt 2: Từ 16/5/2026 đến 30/9/2026.\n\nIII. TỔ CHỨC\n"


def read(body: str) -> dict[str, Any]:
    """What is read in a plan of 20/01/2026 with this body."""
    return read_below(HEAD, body)


@pytest.mark.parametrize(
    "said",
    [
        "1. Lễ phát động: tổ chức vào 8 giờ 00 phút, thứ Sáu, ngày 23/01/2026 tại Hội trường.",
        "1. Lễ phát động dự kiến tổ chức lúc 14h00, chiều thứ Sáu, ngày 23/01/2026.\n2. Các thôn phát động: xong trước ngày 30/01/2026.",
        "1. Văn phòng tổ chức lễ ra quân: 7h30 ngày 23/01/2026 tại sân vận động.",
    ],
)
def test_the_first_round_begins_with_the_launch(said: str) -> None:
    """ "từ ngày phát động": the day is printed where the ceremony is told, with its hour and weekday."""
    found = read(ROUND + said)

    assert found["starts_on"] == found["phases"][0]["starts_on"] == "2026-01-23"


@pytest.mark.parametrize("steps", ["chia làm các mốc", "gồm 3 bước", "theo các mốc sau"])
def test_steps_below_the_period_are_no_other_period(steps: str) -> None:
    """ "Tổ chức thực hiện: từ … đến …" below the whole time is one of its steps."""
    found = read(
        f"II. THỜI GIAN\nTừ 10/8/2026 đến hết ngày 23/10/2026, {steps}:\n- Phát động: xong trước ngày 20/8/2026.\n"
        "- Tổ chức thực hiện: từ 20/8 đến 10/10/2026.\n- Bình xét: từ ngày 11/10 đến ngày 23/10/2026."
    )

    assert (found["starts_on"], found["ends_on"], found["conflicts"]) == (
        "2026-08-10",
        "2026-10-23",
        [],
    )
    assert [one["due_on"] for one in found["deadlines"]] == ["2026-08-20", "2026-10-10", "2026-10-23"]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Tập huấn 20 lớp trong tháng 4 và tháng 5/2026.", [("within", None, "2026-05-31")]),
        ("Kiểm tra trong tháng 6 và tháng 8/2026.", [("within", None, None), ("within", None, "2026-08-31")]),
        ("Thăm, tặng quà xong trước 23 tháng Chạp (tức ngày 10/02/2026).", [("before", "2026-02-10", "2026-02-09")]),
        ("Trao quà xong trước ngày 15 tháng Giêng (nhằm ngày 03/3/2026).", [("before", "2026-03-03", "2026-03-02")]),
        ("Kết thúc mỗi đợt, Đoàn xã tổng hợp, xếp hạng các chi đoàn.", [("after_event", None, None)]),
        ("Hết mỗi đợt, các thôn báo cáo về Thường trực Hội đồng trong vòng 05 ngày.", [("by", None, None)]),
        ("Báo cáo kết quả phát động về UBND xã ngay sau khi phát động.", [("after_event", None, None)]),
        ("Gửi báo cáo nhanh ngay sau Hội nghị ký kết giao ước.", [("after_event", None, None)]),
        ("Chi hội vững mạnh cấp xã 10/10, cấp huyện trên 95%.", []),
        ("Bốc thăm 10/10; chung kết ngày 11/11.", [("on", None, None)] * 2),
        ("Báo cáo kết quả trước ngày 30/9 và 30/12/2026.",
         [("before", "2026-09-30", "2026-09-29"), ("before", "2026-12-30", "2026-12-29")]),
        ("Kiểm tra vào các ngày 15/4, 20/5 và ngày 10/6/2026.",
         [("on", f"2026-{day}", f"2026-{day}") for day in ("04-15", "05-20", "06-10")]),
        ("Sơ kết ngày 30/6, tổng kết ngày 15/12/2026.",
         [("on", None, None), ("on", "2026-12-15", "2026-12-15")]),
        ("Báo cáo trước ngày 10/01 và 10/6/2026.", [("before", None, None), ("before", "2026-06-10", "2026-06-09")]),
        ("Báo cáo trước ngày 15/12 và ngày 30/6/2026.",
         [("before", None, None), ("before", "2026-06-30", "2026-06-29")]),
        ("Tổng kết phong trào gắn với họp mặt kỷ niệm ngày 28/3.", [("on", None, None)]),
        ("Xây nhà truyền thống, khánh thành vào dịp kỷ niệm (20/9/2026).", [("on", "2026-09-20", "2026-09-20")]),
        ("Đợt thi đua từ 01/6 đến 20/9/2026, tổng kết cùng Lễ kỷ niệm của xã.", [("in", None, None)]),
        ("Thi đua chào mừng các ngày lễ 30/4, 01/5 và 19/5/2026.", []),
        ("Kỷ niệm Ngày Nhà giáo Việt Nam 20/11 và Ngày thành lập Quân đội 22/12/2026.", []),
        ("Treo cờ dịp 30/4, 02/9 và 22/12/2026.", []),
        ("Chào mừng 30/4, 01/5 và ngày 15/5/2026 tổng kết đợt.", [("on", "2026-05-15", "2026-05-15")]),
        ("Gặp mặt kỷ niệm Ngày 20/11 và tổng kết ngày 25/11/2026.", [("on", "2026-11-25", "2026-11-25")]),
        ("Ra quân 04 đợt vào các ngày Chủ nhật 05/4, 19/4 và 17/5/2026.",
         [("on", f"2026-{day}", f"2026-{day}") for day in ("04-05", "04-19", "05-17")]),
        ("Trao Huy hiệu Đảng đợt 03/02/2026 cho 21 đảng viên.", []),
    ],
)  # fmt: skip
def test_days_that_are_due(said: str, due: list[tuple[str, str | None, str | None]]) -> None:
    """Each with how it binds, its day and the last one in time."""
    found = read(f"II. NỘI DUNG\n1. {said}")["deadlines"]

    assert [(one["bound"], one["due_on"], one["last_day"]) for one in found] == due


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("Mỗi đảng viên đăng ký một việc làm theo Bác.", [(1, "việc làm")]),
        ("Mỗi ngày một việc tốt.", []),
        ("Mỗi cơ sở Đoàn đề xuất 01 chi đoàn.", []),
        ("Chi hội vững mạnh cấp xã 10/10, cấp huyện trên 95%.", [(10, None), (95, "%")]),
        (
            "Nhân dân đóng góp 1,2 tỷ đồng và 4.500 ngày công.",
            [(1.2, "tỷ đồng"), (4500, "ngày công")],
        ),
        ("Mở rộng 05 hẻm (tổng diện tích trên 400 m²).", [(5, "hẻm"), (400, "m²")]),
        ("Lập danh sách công trình của 45 khu phố.", []),
        ("Ít nhất 80% doanh nghiệp có bữa ăn ca từ 25.000 đồng trở lên.", [(80, "%")]),
    ],
)
def test_figures_of_targets(said: str, figures: list[tuple[float, str]]) -> None:
    """The figures below "Chỉ tiêu", with their units."""
    found = read(f"II. CHỈ TIÊU\n1. {said}")["targets"]

    assert [(one["value"], one["unit"]) for one in found] == figures


def test_who_registers_is_no_field_of_the_registration() -> None:
    """ "đăng ký giao ước thi đua (tập thể, cá nhân)" says who, not what."""
    assert read("II. NỘI DUNG\n1. Đăng ký giao ước thi đua (tập thể, cá nhân) trước 31/3/2026.")["registration_fields"] == []  # fmt: skip


@pytest.mark.parametrize("time", ["a) Thời gian: từ ngày", "- Thời gian thi đua: từ ngày"])
def test_rounds_that_head_their_sections(time: str) -> None:
    """ "1. Đợt thi đua “…” chào mừng …", and its time in the first line below."""
    found = read(
        f"II. CÁC ĐỢT\n1. Đợt thi đua “Mừng Xuân” chào mừng bầu cử\n{time} 01/3/2026 đến ngày 20/3/2026.\n"
        f"2. Đợt thi đua “Xã xanh” kỷ niệm 19/5\n{time} 01/4/2026 đến ngày 19/5/2026."
    )

    assert [(one["name"], one["ends_on"]) for one in found["phases"]] == [
        ("Đợt thi đua “Mừng Xuân”", "2026-03-20"), ("Đợt thi đua “Xã xanh”", "2026-05-19"),
    ]  # fmt: skip
    assert (found["ends_on"], found["deadlines"]) == ("2026-05-19", [])


@pytest.mark.parametrize(
    ("first", "last"),
    [("Bắt đầu", "Hoàn thành"), ("Từ ngày", "Đến ngày"), ("Ngày bắt đầu", "Kết thúc")],
)
def test_two_columns_of_days_are_from_when_to_when(first: str, last: str) -> None:
    """Cells side by side below "Bắt đầu" and "Hoàn thành" are one window."""
    found = read(
        f"III. PHÂN CÔNG\nNhiệm vụ\tChủ trì\t{first}\t{last}\nKiểm tra công trình\tPhòng Kinh tế\t15/6/2026\t15/7/2026\n"
        "Thẩm định hồ sơ khen thưởng\tHội đồng\t07/9/2026\t11/9/2026"
    )["deadlines"]

    assert [(one["bound"], one["window"]["from"], one["due_on"]) for one in found] == [
        ("window", "2026-06-15", "2026-07-15"), ("window", "2026-09-07", "2026-09-11"),
    ]  # fmt: skip


def test_a_peak_behind_the_period_is_no_other_period() -> None:
    """Also where the title speaks of the peak: "từ … đến …; đợt cao điểm từ … đến …"."""
    found = read_below(
        head("15 tháng 02 năm 2026", of=", đợt thi đua cao điểm"),
        "II. THỜI GIAN\n1. Thời gian: Từ 01/3/2026 đến 31/3/2026; đợt cao điểm từ ngày 11/3 đến ngày 26/3/2026.",
    )

    assert (found["starts_on"], found["ends_on"], found["conflicts"]) == ("2026-03-01", "2026-03-31", [])  # fmt: skip
