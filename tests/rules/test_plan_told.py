"""What a plan only tells: last year's results, what it replaces, how long a storm lasted, blanks of a draft."""

from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan
from tests.rules.plan_bodies import TAIL, head, read_below

HEAD = head("27 tháng 9 năm 2024")


def read(body: str) -> dict[str, Any]:
    """What is read in a plan of 27/9/2024 with this body."""
    return read_below(HEAD, body)


@pytest.mark.parametrize(
    "said",
    [
        "Do ảnh hưởng của bão số 3 từ ngày 07/9 đến ngày 12/9/2024, nhiều công trình hoàn thành chậm.",
        "Năm 2023, từ ngày 15/3 đến ngày 30/11/2023, xã đã ra quân 42 buổi.",
        "Cao điểm: tháng 4 (chào mừng 30/4) và tháng 8 (chào mừng Quốc khánh).",
    ],
)
def test_days_gone_by_and_months_of_a_peak_bind_nobody(said: str) -> None:
    """A span that was over when the plan was issued is told, not set."""
    found = read(f"I. NỘI DUNG\n1. {said}")

    assert (found["deadlines"], found["conflicts"]) == ([], [])


def test_a_replaced_day_holds_no_longer() -> None:
    """ "Từ “trước ngày 10/10” thành “trước ngày 05/01”": only the second is due."""
    found = read(
        "I. ĐIỀU CHỈNH\n3. Về thời hạn nộp hồ sơ: từ “trước ngày 10/10/2024” thành “trước ngày 05/01/2025”."
    )

    assert [one["due_on"] for one in found["deadlines"]] == ["2025-01-05"]


def test_a_campaign_made_longer_keeps_its_beginning() -> None:
    """The span it was launched for and its new end are one period, no contradiction."""
    found = read(
        "Ngày 12/4/2024, UBND xã phát động đợt thi đua từ ngày 01/5/2024 đến ngày 30/9/2024.\n\n"
        "I. ĐIỀU CHỈNH\n1. Về thời gian: kéo dài đợt thi đua đến hết ngày 31/12/2024 (thay cho ngày 30/9/2024)."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-05-01", "2024-12-31")
    assert (found["deadlines"], found["conflicts"]) == ([], [])


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Phát động cao điểm khắc phục hậu quả thiên tai trong 30 ngày, kể từ ngày 01/10/2024.", ("window", "2024-10-30")),
        ("Các thôn gửi báo cáo trong 30 ngày, kể từ ngày 01/10/2024.", ("by", "2024-10-31")),
    ],
)  # fmt: skip
def test_a_peak_lasts_and_a_report_is_due(said: str, due: tuple[str, str]) -> None:
    """The same count of days ends a peak on its last day and sets a report's last day."""
    found = read(f"II. TỔ CHỨC THỰC HIỆN\n1. {said}")["deadlines"]

    assert [(one["bound"], one["last_day"]) for one in found] == [due]


def test_last_year_s_rewards_are_no_quotas() -> None:
    """Below "Kết quả năm 2023" it is told who was rewarded."""
    found = read(
        "I. KẾT QUẢ NĂM 2023\n1. Tuyên dương 12 tập thể, 30 cá nhân.\nII. KHEN THƯỞNG\n1. Khen 05 thôn, 14 chị."
    )["quotas"]

    assert [(one["collectives"], one["individuals"]) for one in found] == [(5, 14)]


def test_an_announcement_is_no_report() -> None:
    """ "Thông báo kết quả … hằng tháng" reports to nobody."""
    found = read("II. PHÂN CÔNG\n1. Tổ kiểm tra thông báo kết quả trên loa ngày 25 hằng tháng.")

    assert found["reporting"] == []


@pytest.mark.parametrize(
    "said", ["Thông tin cần khai: tên tuyến, chiều dài", "Chi hội trưởng ghi sổ: tên tuyến, chiều dài"]
)  # fmt: skip
def test_what_is_written_into_the_form_or_the_book(said: str) -> None:
    """Behind a sentence that lets register, whatever it is written into."""
    found = read(f"IV. ĐĂNG KÝ\n1. Các hộ đăng ký với thôn. {said}.")

    assert found["registration_fields"] == ["tên tuyến", "chiều dài"]


def test_a_department_drafts_for_the_body_that_signs() -> None:
    """Its letterhead stands above a plan signed "TM. ỦY BAN NHÂN DÂN"; blank days are asked for."""
    found = as_key(read_plan(
        "UBND HUYỆN HẠ LÂM\nPHÒNG NỘI VỤ\n\nDỰ THẢO\nSố:      /KH-UBND\n\nKẾ HOẠCH\nPhát động đợt thi đua\n\n"
        f"I. TỔ CHỨC\n1. Lễ kỷ niệm: dự kiến tối …/11/2023 tại huyện.{TAIL}\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"
    ))  # fmt: skip

    assert found["issuer"] == "UBND huyện Hạ Lâm"
    assert [(one["bound"], one["due_on"]) for one in found["deadlines"]] == [("on", None)]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Đêm nhạc tối 25/10/2024; dự phòng mưa: tối 26/10/2024.", ["2024-10-25"]),
        ("Các bản nộp bảng tự chấm ngày 13/11/2024. Sau 17 giờ ngày 13/11/2024 không nhận.", ["2024-11-13"]),
        ("Nâng chỉ số của huyện (hiện xếp thứ 7/11) trước ngày 30/11/2024.", ["2024-11-30"]),
    ],
)  # fmt: skip
def test_spare_days_refusals_and_ranks(said: str, due: list[str]) -> None:
    """A spare day, the hour behind which nothing is taken and a rank set no further day."""
    found = read(f"III. LỊCH\n1. {said}")

    assert [one["due_on"] for one in found["deadlines"]] == due
    assert found["partial_dates"] == []


def test_what_the_district_asks_of_the_commune_is_told_in_a_bracket() -> None:
    """The day of the plan that is carried out is not this plan's."""
    found = as_key(read_plan(
        f"{HEAD}Thực hiện Kế hoạch số 118/KH-UBND ngày 23/9/2024 của UBND huyện (huyện yêu cầu các xã gửi hồ sơ "
        f"trước ngày 15/11/2024), UBND xã phát động:\n\nI. TỔ CHỨC\n1. Các thôn gửi hồ sơ trước ngày 05/11/2024.{TAIL}"
    ))  # fmt: skip

    assert [one["due_on"] for one in found["deadlines"]] == ["2024-11-05"]


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("Quyên góp Quỹ 95 triệu đồng (vượt 10% so với năm 2023 là 86 triệu đồng)", [95]),
        ("Hỗ trợ 06 thanh niên vay vốn, mỗi dự án không quá 100 triệu đồng", [6]),
    ],
)
def test_comparisons_and_caps_are_no_targets(said: str, values: list[int]) -> None:
    """Last year's sum, and how much each may have at most."""
    assert [one["value"] for one in read(f"II. NỘI DUNG\n1. {said}.")["targets"]] == values


def test_a_month_of_honour_inside_the_movement_s_time() -> None:
    """Two times below one heading: the movement's is the period, the other is a window in it."""
    found = read(
        "II. THỜI GIAN\n1. Tháng Thanh niên: từ ngày 01/10 đến ngày 31/10/2024.\n"
        "2. Phong trào thi đua: từ ngày 01/10/2024 đến ngày 26/3/2025."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-10-01", "2025-03-26")
    assert [one["last_day"] for one in found["deadlines"]] == ["2024-10-31"]
    assert found["conflicts"] == []


def test_the_year_of_a_plan_out_of_a_term() -> None:
    """ "… năm 2025, giai đoạn 2021 - 2025" is offered as 2025."""
    head = HEAD.replace("nông thôn\n", "nông thôn năm 2025, giai đoạn 2021 - 2025\n")
    found = as_key(read_plan(f"{head}I. NỘI DUNG\n1. Làm đường.{TAIL}"))

    assert found["period_inferred"]["from"] == "2025-01-01"


def test_what_a_village_has_already_is_no_target() -> None:
    """Of "Hiện có (m)" and "Làm mới (m)" only the second is to be reached."""
    found = read(
        "III. GIAO CHỈ TIÊU CHO CÁC THÔN\nThôn\tĐường hiện có (m)\tĐường làm mới (m)\nBắc Hà\t1.200\t350"
    )["targets"]

    assert [one["value"] for one in found] == [350]


def test_a_round_may_say_at_length_what_it_is_for() -> None:
    """Its days stand behind a comma at the end of the sentence, however long that is."""
    found = read(
        "II. NỘI DUNG\n1. Đợt 1: thi đua chào mừng Đại hội đại biểu toàn quốc lần thứ XIV của Đảng và bầu cử đại biểu "
        "Quốc hội khóa XVI, từ 15/10/2024 đến 31/12/2024.\n2. Đợt 2: thi đua hoàn thành nhiệm vụ, từ 01/01/2025 đến 30/11/2025."
    )

    assert [one["starts_on"] for one in found["phases"]] == ["2024-10-15", "2025-01-01"]
    assert (found["starts_on"], found["deadlines"]) == ("2024-10-15", [])


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("đăng ký danh hiệu thi đua, hình thức khen thưởng, tên sáng kiến (biểu số 1) về Văn phòng.", 3),
        ("đăng ký danh hiệu thi đua, tên sáng kiến về Văn phòng.", 0),
    ],
)  # fmt: skip
def test_titles_are_fields_beside_others(said: str, count: int) -> None:
    """Three things to state are a form; a title and a name are what is striven for."""
    assert len(read(f"IV. THỰC HIỆN\n1. Các phòng {said}")["registration_fields"]) == count


def test_days_of_a_congress_whose_resolution_is_carried_out() -> None:
    """ "Nghị quyết Đại hội … (diễn ra từ … đến …)" is told; what is held for it is set."""
    told = "đưa Nghị quyết Đại hội Hội Nông dân tỉnh (diễn ra từ ngày 09 đến ngày 11/10/2024) vào cuộc sống"
    found = read(
        f"I. MỤC ĐÍCH\n1. Tuyên truyền, {told}.\nII. THỰC HIỆN\n1. Họp tổ vào ngày 15/10/2024."
    )

    assert [one["due_on"] for one in found["deadlines"]] == ["2024-10-15"]


@pytest.mark.parametrize(
    ("said", "window", "conflicts"),
    [
        ("từ ngày 09/6 đến ngày 15/5/2025", None, 1),  # in no year right
        ("từ ngày 05/9 đến ngày 31/5/2025", {"from": "2024-09-05", "to": "2025-05-31"}, 0),
        ("từ ngày 15/11 đến ngày 31/01/2025", {"from": "2024-11-15", "to": "2025-01-31"}, 0),
    ],
)
def test_a_span_printed_the_wrong_way_round_is_no_year_long(
    said: str, window: dict[str, str] | None, conflicts: int
) -> None:
    """Its beginning is not taken back to long before the plan was signed: a person is asked."""
    found = read(f"III. THỰC HIỆN\n1. Các thôn tự chấm điểm, gửi phiếu về UBND xã {said}.")

    assert [one.get("window") for one in found["deadlines"]] == [window]
    assert len(found["conflicts"]) == conflicts


def test_a_gate_that_opens_and_closes_is_one_window() -> None:
    """The day on which registering opens is no day on which anything is due."""
    found = read(
        "III. ĐĂNG KÝ\n1. Doanh nghiệp đăng ký trên trang của xã, mở từ 0 giờ ngày 05/10/2024, đóng lúc 24 giờ ngày 25/10/2024."
    )

    assert [(one["due_on"], one["window"]) for one in found["deadlines"]] == [
        ("2024-10-25", {"from": "2024-10-05", "to": "2024-10-25"})
    ]


def test_the_end_of_the_campaign_in_a_sentence_of_its_own() -> None:
    """Launched from one day, summed up before another: what counts is where the time of the campaign ends."""
    found = read(
        "II. THỜI GIAN\n1. Thời gian: Phong trào được phát động từ ngày 15/10/2024 và tổng kết trước ngày 15/6/2025. "
        "Thời gian thi đua tính đến hết ngày 31/5/2025."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-10-15", "2025-05-31")
    assert found["conflicts"] == []


def test_cups_and_those_who_lead_firms() -> None:
    """A cup is a form of its own, not the Giấy khen named behind it."""
    found = read(
        "IV. KHEN THƯỞNG\n1. Hiệp hội tặng Cúp cho 10 doanh nghiệp tiêu biểu và Giấy khen cho 30 doanh nhân."
    )

    assert [(one["form"], one["collectives"], one["individuals"]) for one in found["quotas"]] == [
        ("Cúp", 10, None),
        ("Giấy khen", None, 30),
    ]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Cổng đăng ký mở từ 0 giờ ngày 05/10/2024", []),
        ("Các thôn đăng ký trên hệ thống, bắt đầu từ 8 giờ ngày 05/10/2024", []),
        ("Mở đăng ký: 05/10/2024; khóa đăng ký: 20/10/2024", [("by", "2024-10-20")]),
        ("Lễ phát động từ 8 giờ ngày 05/10/2024", [("on", "2024-10-05")]),  # held then
    ],
)
def test_nothing_is_due_when_sending_in_begins(said: str, due: list[tuple[str, str]]) -> None:
    """The first day of registering is no last day, whatever hour stands with it."""
    found = read(f"III. ĐĂNG KÝ\n1. {said}.")

    assert [(one["bound"], one["due_on"]) for one in found["deadlines"]] == due


def test_the_day_on_which_a_law_was_passed_is_none_of_the_plan() -> None:
    """ "Luật … đã được Quốc hội thông qua ngày …" tells of the law, also where the plan is older or has no day."""
    text = (
        "KẾ HOẠCH\nThi đua đọc sách\nTrường THCS Bình Minh xây dựng kế hoạch như sau:\nI. NỘI DUNG\n"
        "1. Tìm hiểu Luật Thư viện đã được Quốc hội khóa XIV thông qua ngày 21/11/2019.\n"
        "2. Các lớp nộp bài thu hoạch trước ngày 20/12/2019."
    )

    assert [one["due_on"] for one in as_key(read_plan(text))["deadlines"]] == ["2019-12-20"]
