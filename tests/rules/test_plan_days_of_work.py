"""What happens on which day, from when to when, and whose day it is: the campaign's, a task's, or another's."""

from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan
from tests.rules.plan_bodies import TAIL, head, read_below

HEAD = head("20 tháng 8 năm 2024")


def read(body: str) -> dict[str, Any]:
    """What is read in a plan of 20/8/2024 with this body."""
    return read_below(HEAD, body)


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


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Nhận bài đến hết ngày 31/8/2024, công bố kết quả dịp Quốc khánh 02/9.", [("2024-08-31", "by"), (None, "on")]),
        ("Trao thưởng nhân dịp 20/11.", [(None, "on")]),
        ("Gắn biển công trình dịp lễ 20/12/2024.", [("2024-12-20", "on")]),
        ("Treo cờ Tổ quốc dịp Quốc khánh 02/9.", []),
        ("Công bố các gương thi đua lập thành tích chào mừng dịp 02/9.", []),
    ],
)  # fmt: skip
def test_what_is_done_on_a_holiday(said: str, due: list[tuple[str | None, str]]) -> None:
    """What is formally done "dịp …" is due on that day; what greets the holiday is not."""
    found = read(f"VI. TỔ CHỨC THỰC HIỆN\n1. {said}")["deadlines"]

    assert [(one["due_on"], one["bound"]) for one in found] == due


def test_from_the_launch_until_an_event() -> None:
    """The day of the launch begins the whole whose end is an event; when that is expected binds nobody."""
    found = read(
        "Điều 2. Thời gian\n1. Thời gian phát động: 20/9/2024.\n"
        "2. Thời gian kết thúc: khi tổ chức thành công Đại hội (dự kiến trong quý II năm 2025).\n"
        "3. Đợt thi đua chia làm 2 giai đoạn:\na) Giai đoạn I: từ khi phát động đến 03/02/2025;\n"
        "b) Giai đoạn II: từ 04/02/2025 đến khi kết thúc."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-09-20", None)
    assert found["phases"][0]["starts_on"] == "2024-09-20"
    assert found["deadlines"] == []


def test_a_span_of_weeks_is_a_row_of_the_timeline() -> None:
    """ "Tuần 2 đến Tuần 5 (13/6 - 10/7)" like "Tuần 2, 3 (…)"."""
    found = read(
        "II. THỜI GIAN\n1. Thời gian: từ ngày 05/9/2024 đến ngày 03/11/2024.\n"
        "- Tuần 2 đến Tuần 5 (13/9 - 10/10): Xây dựng nông thôn mới."
    )["deadlines"]

    assert [(one["text"], one["bound"]) for one in found] == [("13/9 - 10/10", "window")]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Phòng Nội vụ báo cáo UBND huyện kết quả 6 tháng trước ngày 10/6/2025 và kết quả năm trước ngày 10/11/2025.",
         [("Phòng Nội vụ báo cáo UBND huyện kết quả 6 tháng", "report"), ("Phòng Nội vụ báo cáo UBND huyện: kết quả năm", "report")]),
        ("Ban Giám sát kiểm tra, chấm điểm: đợt 1 trước ngày 30/9/2024; đợt 2 trước ngày 30/11/2024.",
         [("Ban Giám sát kiểm tra, chấm điểm: đợt 1", "event"), ("Ban Giám sát kiểm tra, chấm điểm: đợt 2", "event")]),
        ("Báo cáo thành tích gửi về Hội Nông dân huyện: đợt 1 trước ngày 05/9/2024; đợt 2 trước ngày 10/12/2024.",
         [("Báo cáo thành tích gửi về Hội Nông dân huyện: đợt 1", "report"), ("Báo cáo thành tích (đợt 2) gửi về Hội Nông dân huyện", "report")]),
        ("Sơ kết cấp xã trước 31/12/2024; cấp huyện trong quý I/2025.", [("Sơ kết cấp xã", "summary"), ("Sơ kết: cấp huyện", "summary")]),
        ("Trang trí trụ sở trước ngày 30/9/2024; báo cáo năm trước ngày 10/12/2024.",
         [("Trang trí trụ sở", "event"), ("Báo cáo năm", "report")]),
    ],
)  # fmt: skip
def test_the_second_day_of_a_duty_is_called_after_the_first(
    said: str, names: list[tuple[str, str]]
) -> None:
    """ "Đợt 2", "năm", "cấp huyện" alone say nothing; a duty of its own keeps its own words."""
    found = read(f"VI. Tổ chức thực hiện\n1. {said}")["deadlines"]

    assert [(one["what"], one["kind"]) for one in found] == names


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Các khu phố đăng ký thi đua theo Mẫu số 01, trong đó nêu: danh hiệu, tên công trình; gửi Văn phòng UBND xã trước ngày 10/9/2024.",
         "Các khu phố đăng ký thi đua theo Mẫu số 01; gửi Văn phòng UBND xã"),
        ("Đăng ký: Các thôn gửi bản đăng ký (tên công trình; kinh phí; ngày hoàn thành) về Văn phòng UBND xã trước ngày 10/9/2024.",
         "Các thôn gửi bản đăng ký về Văn phòng UBND xã"),
        ("Các chi hội phát động xong trong tháng 9/2024, lập danh sách hộ đăng ký; gửi về Hội LHPN xã trước ngày 30/9/2024.",
         "Lập danh sách hộ đăng ký; gửi về Hội LHPN xã"),
    ],
)  # fmt: skip
def test_what_is_sent_stands_at_the_head_of_its_sentence(said: str, name: str) -> None:
    """Whatever the list of what to state holds between the registration and where it is sent."""
    found = read(f"VI. TỔ CHỨC THỰC HIỆN\n1. {said}")["deadlines"][-1]

    assert (found["what"], found["kind"]) == (name, "registration")


def test_the_first_and_the_last_days_of_so_many() -> None:
    """ "10 ngày đầu (25/8 - 03/9)" is a part of the time, no other statement of it."""
    found = read(
        "II. THỜI GIAN\nBắt đầu: 0 giờ ngày 25/8/2024; kết thúc: 24 giờ ngày 02/12/2024.\n"
        "+ 10 ngày đầu (25/8 - 03/9/2024): rà soát, giao chỉ tiêu.\n"
        "+ 90 ngày tiếp theo (04/9 - 02/12/2024): đồng loạt thực hiện."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-08-25", "2024-12-02")
    assert [one["name"] for one in found["phases"]] == ["10 ngày đầu", "90 ngày tiếp theo"]
    assert found["deadlines"] == []
    assert found["conflicts"] == []


def test_the_south_spells_gui_with_another_vowel() -> None:
    """ "Nơi gởi", "gởi về" are read as "gửi"; the words stay as typed."""
    text = (HEAD + "V. ĐĂNG KÝ\n1. Các ấp gởi danh sách đăng ký về UBND xã trước ngày 30/9/2024." + TAIL)  # fmt: skip
    found = as_key(read_plan(text.replace("Nơi nhận", "Nơi gởi")))

    assert found["recipients"] == ["Đảng ủy xã", "Lưu: VT"]
    assert [one["to"] for one in found["deadlines"]] == ["UBND xã"]


def test_days_with_a_dash_that_come_every_year() -> None:
    """ "Trước 30-11 hàng năm" is the thirtieth of November; "trước 10-15 ngày" is no day."""
    found = read(
        "VI. KHEN THƯỞNG\n1. Hồ sơ gửi UBND xã trước 30-11 hàng năm.\n2. Giấy mời gửi trước 10-15 ngày."
    )

    assert found["partial_dates"] == ["--11-30"]


def test_figures_told_every_sunday() -> None:
    """ "Báo số liệu" is reporting, too."""
    found = read("III. NHIỆM VỤ\n1. Tổ trưởng mỗi tối Chủ nhật báo số liệu.")["reporting"]

    assert [one["every"] for one in found] == ["mỗi tối chủ nhật"]


def test_the_month_of_a_row_gives_its_days_their_year() -> None:
    """ "9/2024" in the first cell frames the days of its row; a row without days is due in its month."""
    found = read(
        "IV. LỊCH TRIỂN KHAI\nTháng\tNội dung\tPhụ trách\n9/2024\tPhát động (tiết chào cờ ngày 23/9)\tĐội\n"
        "10/2024\tHội thi lớp đẹp\tBan giám hiệu"
    )["deadlines"]

    assert [(one["bound"], one["due_on"], (one.get("window") or {}).get("to")) for one in found] == [
        ("on", "2024-09-23", None),
        ("in", None, "2024-10-31"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "Trồng 600 cây ban tại công viên 22/10.",
        "Tập trung cao điểm 02 tháng (tháng 9, tháng 10) trước Đại hội.",
    ],
)
def test_days_in_the_name_of_a_place_and_months_of_a_peak_bind_nobody(said: str) -> None:
    """A park called after a day, and when most is done."""
    found = read(f"III. NỘI DUNG\n1. {said}")

    assert (found["deadlines"], found["partial_dates"]) == ([], [])


def test_a_review_at_the_ceremony_of_another_day() -> None:
    """ "Sơ kết tại lễ kỷ niệm Ngày sinh …": due, its day to be asked for."""
    found = read(
        "IV. PHÂN CÔNG\n1. Hai đơn vị sơ kết tại lễ kỷ niệm Ngày sinh Chủ tịch Hồ Chí Minh."
    )["deadlines"]

    assert [(one["kind"], one["bound"], one["due_on"]) for one in found] == [
        ("summary", "in", None)
    ]
