"""Times as offices word them in a plan: spans, reviews, days that bind, told by kinds of wording."""

from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan

HEAD = (
    "UBND XÃ ĐÔNG HẢI\nSố: 12/KH-UBND\nĐông Hải, ngày 03 tháng 01 năm 2024\n\n"
    "KẾ HOẠCH\nPhát động đợt thi đua làm đường\n\n"
)
TAIL = "\n\nNơi nhận:\n- Đảng ủy xã;\n- Lưu: VT.\n"


def read(body: str) -> dict[str, Any]:
    """What is read in a plan with this body."""
    return dict(as_key(read_plan(HEAD + body + TAIL)))


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Phấn đấu trong quý I/2024 hoàn thành 02 tiêu chí còn lại.", [(None, "within", "2024-03-31")]),
        ("Phấn đấu đến 30/6/2024 hoàn thành tiêu chí y tế.", [("2024-06-30", "by", "2024-06-30")]),
        ("Phấn đấu đến 30/6/2024 đạt 95% hộ tham gia.", []),
        ("Sơ kết giai đoạn 1 trong tuần thứ 2 tháng 01 năm 2024.", [(None, "within", "2024-01-14")]),
        ("Trường Tiểu học phấn đấu đạt chuẩn mức độ 2 trong tháng 10/2024.", [(None, "within", "2024-10-31")]),
        ("Tổng kết dịp ngày hội Đại đoàn kết 18/11/2024 đối với bản đã xong.", [("2024-11-18", "on", "2024-11-18")]),
        ("Hội diễn văn nghệ quần chúng trong 02 đêm 28 và 29/4/2024.", [("2024-04-29", "window", "2024-04-29")]),
        ("Tự đánh giá, bình xét; tổng kết gắn với Lễ kỷ niệm ngày 01/5/2024.", [("2024-05-01", "on", "2024-05-01")]),
        ("Xã khen thưởng các tập thể tại Hội nghị tổng kết năm 2024.", []),
        ("Kết thúc thời gian nhận hồ sơ: 17 giờ 00 ngày 10/12/2024.", [("2024-12-10", "by", "2024-12-10")]),
        ("Các thôn họp triển khai đến nhân dân xong trước 20/3.", [(None, "before", None)]),
        ("Sơ kết đợt 1 nhân dịp 17/3, tổng kết nhân dịp 19/5/2024.", [(None, "on", None), ("2024-05-19", "on", "2024-05-19")]),
        ("Phấn đấu trong quý I/2024 đạt 95% hộ tham gia.", []),
        ("Triển khai phong trào; năm 2025 tổ chức sơ kết giữa kỳ.", [(None, "in", None)]),
        ("Các thôn ký giao ước; tháng 7/2024 tiến hành sơ kết.", [(None, "in", None)]),
        ("Tiến độ: đến 31/3/2024 khởi công 100% số nhà; trước ngày 20/6/2024 hoàn thành toàn bộ.", [("2024-06-20", "before", "2024-06-19")]),
        ("Cấp đủ kinh phí cho các xã chậm nhất sau 05 ngày kể từ ngày có quyết định phân bổ.", [(None, "by", None)]),
        ("Tổ chức tổng kết, trao thưởng nhân kỷ niệm ngày thành lập xã (20/12/2024).", [("2024-12-20", "on", "2024-12-20")]),
        ("Tổ chức hội thi trong 02 ngày (18 và 19/5/2024).", [("2024-05-19", "window", "2024-05-19")]),
        ("Hoàn thành trước thời hạn, đưa công trình vào sử dụng dịp Quốc khánh 02/9/2024.", [("2024-09-02", "on", "2024-09-02")]),
        ("Các bước:\n- Năm 2024: triển khai.\n- Cuối năm 2025: sơ kết.", [(None, "in", None)]),
        ("Cập nhật sáng kiến chậm nhất 05 ngày kể từ ngày được công nhận.", []),
        ("Trong tháng 6, 7, 8/2024, đài truyền thanh mỗi tuần phát 02 bản tin tổ chức thi đua.", []),
    ],
)  # fmt: skip
def test_days_that_bind(said: str, due: list[tuple[str | None, str, str | None]]) -> None:
    """A part of the year in front of what is done in it."""
    found = read(f"II. NỘI DUNG THI ĐUA\n1. {said}")["deadlines"]

    assert [(one["due_on"], one["bound"], one["last_day"]) for one in found] == due


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("Thời gian phát động: ngày 01/3/2024.\n2. Thời gian kết thúc: ngày 30/11/2024.", ("2024-03-01", "2024-11-30")),
        ("90 ngày (từ 01/3/2024).", ("2024-03-01", "2024-05-29")),
        ("Thời gian: 03/2024 – 12/2024.", ("2024-03-01", "2024-12-31")),
        ("Bắt đầu triển khai: Tháng 3/2024. Kết thúc: Tháng 12/2024.", ("2024-03-01", "2024-12-31")),
        ("Từ sau Tết Nguyên đán Giáp Thìn 2024 đến 30/6/2024.", (None, "2024-06-30")),
        ("Kể từ ngày Kế hoạch có hiệu lực đến hết tháng 12/2024.", ("2024-01-03", "2024-12-31")),
        ("Từ tháng 3/2024 đến tháng 11/2024, tổng kết vào tháng 12/2024.", ("2024-03-01", "2024-11-30")),
        ("Thời gian thực hiện: bắt đầu từ tháng 2/2024 và tổng kết vào năm 2025.", ("2024-02-01", "2025-12-31")),
    ],
)  # fmt: skip
def test_the_period(said: str, period: tuple[str | None, str | None]) -> None:
    """From when to when, however it is put."""
    found = read(f"II. THỜI GIAN\n1. {said}")

    assert (found["starts_on"], found["ends_on"]) == period


def test_a_phase_until_an_event_whose_day_stands_behind_it() -> None:
    """ "đến khi kết thúc năm công tác (31/12/2024)"; without that day its end is not known."""
    body = "III. CÁC ĐỢT\n- Đợt 1: Từ tháng 01/2024 đến hết tháng 5/2024.\n- Đợt 2: Từ tháng 6/2024 đến khi kết thúc năm công tác{}."
    known, unknown = read(body.format(" (31/12/2024)")), read(body.format(""))
    month = read(body.format(" (tháng 12/2024)"))

    assert month["phases"][1]["ends_on"] == "2024-12-31"

    assert (known["phases"][1]["ends_on"], known["ends_on"]) == ("2024-12-31", "2024-12-31")
    assert (unknown["phases"][1]["ends_on"], unknown["ends_on"]) == (None, None)


def test_tables_without_bars_at_their_ends() -> None:
    """ "1 | Họp dân | Trưởng xóm | 10/4 - 25/4/2024": a month in a cell is of its row, not the period."""
    found = read(
        "II. THỜI GIAN, LỘ TRÌNH\nThời gian: từ 10/4/2024 đến 06/9/2024. Lộ trình:\n\n"
        "STT | Nội dung | Phụ trách | Thời gian\n1 | Họp dân | Trưởng xóm | 10/4 - 25/4/2024\n"
        "2 | Chấm điểm các xóm | Ban Chỉ đạo | Tháng 8/2024\n"
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-04-10", "2024-09-06")
    assert [(one["bound"], one["what"]) for one in found["deadlines"]] == [
        ("window", "Họp dân"),
        ("in", "Chấm điểm các xóm"),
    ]


def test_the_time_of_one_task_of_a_quarter_is_not_the_period() -> None:
    """ "Quý IV: chấm điểm từ … đến …" below "Thời gian, tiến độ"."""
    found = read(
        "III. THỜI GIAN, TIẾN ĐỘ\n1. Quý I: ban hành kế hoạch.\n2. Quý IV: Chấm điểm, bình xét từ 15/11 - 30/11/2024."
    )

    assert (found["starts_on"], found["ends_on"]) == (None, None)
    assert "2024-11-30" in [one["due_on"] for one in found["deadlines"]]


def test_the_ceremony_of_the_anniversary_is_a_day_of_the_plan() -> None:
    """ "- Lễ kỷ niệm: ngày 19/12/2024"."""
    found = read("III. THỜI GIAN\n- Lễ kỷ niệm: ngày 19/12/2024.")["deadlines"]

    assert [(one["due_on"], one["bound"]) for one in found] == [("2024-12-19", "on")]


def test_reports_at_the_end_of_a_month() -> None:
    """Also in a sentence that has a day of its own."""
    said = "Các tổ đăng ký gửi UBND phường (trước 20/3/2024), cuối tháng báo cáo kết quả."

    assert [one["every"] for one in read(f"V. TỔ CHỨC\n1. {said}")["reporting"]] == ["cuối tháng"]


def test_from_the_day_of_the_launch() -> None:
    """ "từ ngày ký kết đến …", "sau lễ phát động 03 ngày": reckoned from the one day that is printed."""
    found = read(
        "III. THỜI GIAN\n1. Lễ phát động và ký kết giao ước: 07 giờ 30 phút, ngày 17/02/2024.\n"
        "2. Thời gian thực hiện giao ước: từ ngày ký kết đến ngày 15/12/2024.\n\n"
        "IV. TỔ CHỨC THỰC HIỆN\n1. Các thôn gửi báo cáo về UBND xã sau lễ phát động 03 ngày."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-02-17", "2024-12-15")
    assert [one["due_on"] for one in found["deadlines"]] == ["2024-02-17", "2024-02-20"]


@pytest.mark.parametrize(
    ("said", "every"),
    [
        ("Kho bạc: thứ Hai đầu tháng báo cáo tiến độ với Chủ tịch.", ["thứ hai đầu tháng"]),
        ("Tổng hợp báo cáo sơ kết 6 tháng, tổng kết năm theo quy định.", [None]),
        ("Trưởng bản: tối thứ bảy báo cáo khối lượng cho Ban Quản lý.", ["tối thứ bảy"]),
        ("Các xã xây dựng kế hoạch giai đoạn và hằng năm, gửi về Phòng trước ngày 20/01/2024.", []),
        ("Tổng hợp; báo cáo Ban Thi đua - Khen thưởng tỉnh theo quy định.", [None]),
    ],
)
def test_reports_again_and_again(said: str, every: list[str | None]) -> None:
    """On a weekday of the month; to a body whose name only speaks of rewards."""
    assert [one["every"] for one in read(f"V. TỔ CHỨC\n1. {said}")["reporting"]] == every


def test_two_days_in_a_row_of_a_table() -> None:
    """When each village begins and when it is done."""
    found = read(
        "II. NỘI DUNG\n1. Khối lượng giao cho các bản:\n\n| STT | Tên bản | Chiều dài (m) | Ngày khởi công | Ngày hoàn thành |\n"
        "|---|---|---|---|---|\n| 1 | Bản Nậm Chà | 1.500 | 15/9/2024 | 30/10/2024 |\n"
    )["deadlines"]

    assert [one["due_on"] for one in found] == ["2024-09-15", "2024-10-30"]


def test_issued_on_the_day_beside_the_number() -> None:
    """ "Số 12/KH-UBND ngày 05/02/2024", where no place is named."""
    text = "UBND xã Đông Hải\nSố 12/KH-UBND ngày 05/02/2024\n\nKẾ HOẠCH\nPhát động thi đua\n\nI. MỤC ĐÍCH\nThi đua.\n"

    assert as_key(read_plan(text))["issued_on"] == "2024-02-05"


def test_recipients_with_commas_in_one_line() -> None:
    """What stands in brackets stays together."""
    text = (
        HEAD
        + "I. MỤC ĐÍCH\nThi đua.\n\nNơi nhận: Phòng Nội vụ (b/c, theo dõi), các ngành, 9 thôn, lưu VP.\n"
    )

    assert as_key(read_plan(text))["recipients"] == [
        "Phòng Nội vụ (b/c, theo dõi)",
        "các ngành",
        "9 thôn",
        "lưu VP",
    ]


def test_before_an_event_that_is_only_expected_nothing_is_due() -> None:
    """ "từ ngày phát động đến trước ngày khai mạc Đại hội (dự kiến tháng 01/2025)"."""
    found = read(
        "II. THỜI GIAN\n1. Đợt thi đua bắt đầu từ ngày phát động đến trước ngày khai mạc Đại hội Đảng bộ xã (dự kiến tháng 01/2025)."
    )

    assert found["deadlines"] == []


def test_phases_in_rows_whose_year_stands_in_the_last() -> None:
    """ "Đợt 1 (từ 01/01 đến 31/3)", …, "Đợt 3 (từ 01/7 đến 31/12/2024)"."""
    found = read(
        "II. CÁC ĐỢT THI ĐUA\n- Đợt 1 (từ 01/01 đến 31/3): mừng Xuân;\n- Đợt 2 (từ 01/4 đến 30/6): nhớ ơn Bác;\n"
        "- Đợt 3 (từ 01/7 đến 31/12/2024): về đích."
    )

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2024-01-01", "2024-03-31"),
        ("2024-04-01", "2024-06-30"),
        ("2024-07-01", "2024-12-31"),
    ]
    assert (found["starts_on"], found["partial_dates"]) == ("2024-01-01", [])


def test_a_day_without_its_year_alone_in_a_cell() -> None:
    """ "15/3" below "Thời gian"; "8/9" is a share."""
    head = "III. TIẾN ĐỘ\n\n| TT | Nội dung | Chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Khảo sát | Thôn | {} |\n"

    assert read(head.format("15/3"))["partial_dates"] == ["--03-15"]
    assert read(head.format("8/9"))["partial_dates"] == []


@pytest.mark.parametrize(
    "said",
    [
        "Phong trào thi đua năm 2024 được tổ chức tại tất cả các thôn, từ ngày 01/6 đến hết ngày 30/9.",
        "Đợt thi đua hè 2024 diễn ra từ 01/6 đến 30/9.",
    ],
)
def test_the_year_in_the_name_of_what_runs(said: str) -> None:
    """The clause itself prints the year of both its days."""
    found = read(f"II. THỜI GIAN\n{said}")

    assert (found["starts_on"], found["ends_on"]) == ("2024-06-01", "2024-09-30")
    assert found["partial_dates"] == []


def test_a_year_that_is_only_told_of_gives_no_day_its_year() -> None:
    """What is sent about a year is sent after it."""
    found = read(
        "III. TỔ CHỨC\n1. Hồ sơ kết quả phong trào thi đua năm 2024 gửi từ ngày 05/01 đến ngày 15/01."
    )

    assert found["starts_on"] is None
    assert found["partial_dates"] == ["--01-05", "--01-15"]


def test_rounds_from_now_and_within_a_month() -> None:
    """The year stands with the last one; each begins the day after the one before."""
    found = read(
        "II. THỜI GIAN\nĐợt thi đua chia làm 3 giai đoạn.\nGiai đoạn 1 từ nay đến ngày 30-6, tuyên truyền.\n"
        "Giai đoạn 2, từ ngày 1 đến 31-7 với chủ đề “Biển sạch”.\nGiai đoạn 3, từ ngày 1 đến 30-8-2024, về đích."
    )

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2024-01-03", "2024-06-30"), ("2024-07-01", "2024-07-31"), ("2024-08-01", "2024-08-30"),
    ]  # fmt: skip
    assert found["deadlines"] == []


@pytest.mark.parametrize(
    "said", ["Từ 07h30 đến 11h00 ngày 28/9/2024", "từ 7 giờ đến 10 giờ 30, chủ nhật ngày 28/9/2024"]
)
def test_from_hour_to_hour_of_a_day(said: str) -> None:
    """When something is held is that day, not the time until then."""
    found = read(f"III. RA QUÂN\n- Thời gian: {said}.\n- Địa điểm: Nhà văn hóa xã.")

    assert [(one["bound"], one["due_on"]) for one in found["deadlines"]] == [("on", "2024-09-28")]


def test_a_period_as_a_newspaper_writes_it() -> None:
    """ "từ 17-10 đến 18-11-2024": hyphens, and the year at the end."""
    found = read("II. THỜI GIAN\nPhong trào thi đua diễn ra từ 17-10 đến 18-11-2024.")

    assert (found["starts_on"], found["ends_on"]) == ("2024-10-17", "2024-11-18")
    assert found["deadlines"] == []


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        (
            "II. THỜI GIAN\nĐợt thi đua được phát động từ ngày ban hành Kế hoạch và tổng kết vào dịp khai giảng.",
            "2024-01-03",
            None,
        ),
        (
            "II. THỜI GIAN\n1. Thời gian thi đua: Thực hiện trong 06 tháng cuối năm 2024.",
            "2024-07-01",
            "2024-12-31",
        ),
        (
            "III. TIẾN ĐỘ THỰC HIỆN\n- Từ ngày 10/5 - 20/5/2024: Tổ chức phát động.\n- Từ ngày 21/5 - 10/12/2024: Triển khai thực hiện.\n"
            "- Từ ngày 11/12 - 19/12/2024: Tổng kết.",
            "2024-05-10",
            "2024-12-19",
        ),
    ],
)
def test_a_period_told_in_other_words(said: str, first: str, last: str | None) -> None:
    """From the issue with no end, a half of the year, the steps of a schedule."""
    found = read(said)

    assert (found["starts_on"], found["ends_on"]) == (first, last)


def test_phases_that_meet_in_the_middle_of_a_year() -> None:
    """ "đến giữa năm 2025" ends in June, "từ giữa năm 2025" begins in July."""
    found = read(
        "II. THỜI GIAN\nPhong trào thực hiện từ năm 2024 đến năm 2026, chia làm 2 giai đoạn:\n"
        "- Giai đoạn 1 (từ năm 2024 đến giữa năm 2025): phát động.\n- Giai đoạn 2 (từ giữa năm 2025 đến hết năm 2026): về đích."
    )

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2024-01-01", "2025-06-30"), ("2025-07-01", "2026-12-31"),
    ]  # fmt: skip
    assert found["conflicts"] == []


def test_one_movement_of_several_and_rounds_of_a_contest() -> None:
    """The time of one of the movements is not the whole's; both rounds of a greeting contest are days."""
    found = read(
        'II. CÁC PHONG TRÀO\n1. Phong trào "Sạch ngõ" (thời gian từ tháng 5 đến tháng 9/2024).\n'
        '2. Phong trào "Chủ nhật xanh" (vào các ngày Chủ nhật).\n'
        "3. Hội thi văn nghệ chào mừng: vòng sơ khảo ngày 25/11/2024, chung kết ngày 10/12/2024."
    )

    assert (found["starts_on"], found["ends_on"]) == (None, None)
    assert [one["due_on"] for one in found["deadlines"]] == [None, "2024-11-25", "2024-12-10"]


def test_a_date_with_wide_blanks_in_its_letterhead() -> None:
    """ "ngày  15   tháng  9   năm 2024" beside a number left blank is one day, no columns."""
    text = (
        "TRƯỜNG THPT ĐÔNG HẢI\nSố:                       Đông Hải, ngày  15   tháng  9   năm 2024\n"
        "KẾ HOẠCH\nThi đua tặng sách\nI. MỤC ĐÍCH\n- Thêm sách."
    )

    assert as_key(read_plan(text))["issued_on"] == "2024-09-15"


@pytest.mark.parametrize(
    "said",
    [
        "Từ ngày 10/5/2024 đến ngày 10/7/2024 là đợt thi đua nước rút, tập trung làm đường. "
        "Từ ngày 11/7/2024 đến ngày 02/9/2024 là đợt thi đua mừng ngày hội.",
        "- Từ 10/5/2024 đến 10/7/2024: Đợt thi đua nước rút.\n- Từ 11/7/2024 đến 02/9/2024: Đợt thi đua mừng ngày hội.",
        "Có hai đợt: từ ngày 10/5/2024 đến ngày 10/7/2024: đợt thi đua nước rút; "
        "từ ngày 11/7/2024 đến ngày 02/9/2024: đợt thi đua mừng ngày hội.",
    ],
)
def test_phases_named_behind_their_days(said: str) -> None:
    """ "Từ … đến … là đợt …", one after the other, are the phases and together the period."""
    found = read(f"II. THỜI GIAN\n{said}")

    assert [(one["name"], one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("Đợt thi đua nước rút", "2024-05-10", "2024-07-10"),
        ("Đợt thi đua mừng ngày hội", "2024-07-11", "2024-09-02"),
    ]
    assert (found["starts_on"], found["ends_on"]) == ("2024-05-10", "2024-09-02")
    assert (found["deadlines"], found["conflicts"]) == ([], [])


def test_a_quarter_with_a_dot_and_the_year_of_a_spring() -> None:
    """ "quý III.2024" as newspapers write it; "xuân Giáp Thìn 2024" is the year of what begins with it."""
    due = read("II. TỔ CHỨC THỰC HIỆN\n- Các xóm hoàn thành trong quý III.2024.")["deadlines"]
    spring = read(
        "II. THỜI GIAN\nXã phát động Tết trồng cây xuân Giáp Thìn 2024 từ ngày 12.5 - 24.5."
    )

    assert [one["last_day"] for one in due] == ["2024-09-30"]
    assert (spring["starts_on"], spring["ends_on"]) == ("2024-05-12", "2024-05-24")


def test_weeks_of_a_school_year_with_their_days() -> None:
    """ "từ tuần 10 (04/11/2024) đến hết tuần 13 (30/11/2024)" is one span, as is the bracket behind the weeks."""
    rounds = read(
        "II. THỜI GIAN THỰC HIỆN\nĐợt 1: Từ tuần 10 (04/11/2024) đến hết tuần 13 (30/11/2024).\n"
        "Đợt 2: Từ tuần 14 (02/12/2024) đến hết tuần 16 (21/12/2024)."
    )
    whole = read(
        "II. THỜI GIAN PHÁT ĐỘNG\nTừ tuần học thứ 10 đến hết tuần học thứ 13 (từ ngày 04/11 đến ngày 30/11/2024)."
    )

    assert [(one["starts_on"], one["ends_on"]) for one in rounds["phases"]] == [
        ("2024-11-04", "2024-11-30"), ("2024-12-02", "2024-12-21"),
    ]  # fmt: skip
    assert rounds["deadlines"] == []
    assert (whole["starts_on"], whole["ends_on"]) == ("2024-11-04", "2024-11-30")


def test_a_movement_to_the_end_of_a_year() -> None:
    """ "phát động đợt thi đua … đến hết năm 2024 với mục tiêu: …": its end, and no name of a target."""
    found = read(
        "II. MỤC TIÊU\nXã phát động đợt thi đua làm sạch ngõ đến hết năm 2024 với mục tiêu: 80% hộ trở lên phân loại rác."
    )
    share = read("II. CHỈ TIÊU\n- Phấn đấu đến hết năm 2024 có 80% hộ phân loại rác.")

    assert (found["starts_on"], found["ends_on"]) == (None, "2024-12-31")
    assert [one["name"] for one in found["targets"]] == ["Hộ phân loại rác"]
    assert (share["starts_on"], share["ends_on"]) == (None, None)
