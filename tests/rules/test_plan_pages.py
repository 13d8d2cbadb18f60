"""Plans and news as web pages print them: lost dots, tables copied cell by cell, cards, addresses and menus beside them."""

from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan

HEAD = (
    "UBND XÃ ĐÔNG HẢI\nSố: 12/KH-UBND\nĐông Hải, ngày 03 tháng 9 năm 2023\n\n"
    "KẾ HOẠCH\nPhát động phong trào thi đua làm sạch bãi biển\n\n"
)


def read(text: str) -> dict[str, Any]:
    """What is read in a text."""
    return dict(as_key(read_plan(text)))


def period(found: dict[str, Any]) -> tuple[str | None, str | None]:
    """From when to when the text says."""
    return found["starts_on"], found["ends_on"]


def test_headings_that_lost_their_dots() -> None:
    """A library's page prints "III Thời gian thực hiện", "1 Mục đích" without the dots."""
    found = read(
        HEAD
        + "I MỤC ĐÍCH - YÊU CẦU\n1 MỤC ĐÍCH\n- Biển sạch.\nII HÌNH THỨC THỰC HIỆN\n- Nhặt rác mỗi chiều.\n"
        "III Thời gian thực hiện\n- Từ ngày 10/9 đến ngày 20/12 năm 2023\nIV Địa điểm\n- Bãi Đông."
    )

    assert period(found) == ("2023-09-10", "2023-12-20")
    assert found["deadlines"] == []


def test_a_number_with_a_long_dash() -> None:
    """ "Số  15 – KH/ ĐT": blanks and a dash as a typist sets them."""
    head = HEAD.replace("Số: 12/KH-UBND", "Số  15 – KH/ ĐT")

    assert read(head + "I. MỤC ĐÍCH\n- Biển sạch.")["number"] == "15-KH/ĐT"


@pytest.mark.parametrize(
    "text",
    [
        "UBND xã Đông Hải vừa ban hành kế hoạch tổ chức đại hội, dự kiến diễn ra trong tháng 9/2025 tại nhà văn hóa.",
        "Xã Đông Hải vào mùa cao điểm\n\nThời gian không còn nhiều nên từ ngày 5/10 đến ngày 5/11, xã sẽ huy động dân làm đường.",
        "Chào mừng ngày Hội của trường\n\nThực hiện kế hoạch số 9/KH-THĐH ngày 02/10/2023, trường đã tổ chức thành công với kết quả như sau:\n\n"
        "1. Phong trào vở sạch: thực hiện từ ngày 6/11-10/11/2023. Có 20 em tham gia.\n- Thời gian: 7h, ngày 18/11/2023 tại sân trường.",
    ],
)  # fmt: skip
def test_news_sets_no_days(text: str) -> None:
    """What a page tells has been or will be done binds nobody."""
    found = read(text)

    assert (found["is_campaign_plan"], found["deadlines"]) == (False, [])


def test_the_work_of_a_month_is_no_campaign() -> None:
    """A union's plan of work for October mentions a launch; the plan is not that campaign."""
    text = "KẾ HOẠCH CÔNG TÁC CÔNG ĐOÀN THÁNG 10\n\n1. Nội dung\n- Phát động phong trào thi đua hai tốt.\n- Tổ chức bóng chuyền."

    assert read(text)["is_campaign_plan"] is False


def test_a_contest_says_when_to_take_part() -> None:
    """A letter about a contest, its items below no heading: how long answers are taken."""
    text = "Kính gửi: Các chi đoàn\n\n1. Chủ đề: Biển xanh.\n2. Thời gian tham dự: từ ngày 05/9/2023 đến hết ngày 25/10/2023.\n3. Bài gửi về Đoàn xã trước ngày 26/10/2023."

    found = read(text)

    assert period(found) == ("2023-09-05", "2023-10-25")
    assert [one["due_on"] for one in found["deadlines"]] == ["2023-10-26"]


def test_the_path_of_a_web_page_ends_no_head() -> None:
    """ "1. Trang chủ" above the letterhead is where the page stands, no first section."""
    found = read(
        "1. Trang chủ\n  2. » Văn bản\n\nLiên đội Tiểu học Đông Hải\n\nĐông Hải, ngày 12 tháng 10 năm 2023\n\n"
        "KẾ HOẠCH PHÁT ĐỘNG PHONG TRÀO GIẤY VỤN\n\nI/ THỜI GIAN\n\n- Thu tại các lớp vào ngày 20 - 10 - 2023"
    )

    assert (found["document_type"], found["issued_on"]) == ("kế hoạch", "2023-10-12")
    assert [one["due_on"] for one in found["deadlines"]] == ["2023-10-20"]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Thời gian nhận tác phẩm: từ ngày 01/9/2023 đến 16h00 ngày 28/10/2023.", [("2023-10-28", "window")]),
        ("Chấm và chọn giải: Từ ngày 03/11/2023 đến ngày 15/11/2023.", [("2023-11-15", "window")]),
        ("- Từ 05/9/2023 - 30/9/2023: Phát động cuộc thi ở các thôn.", [("2023-09-30", "window")]),
        ("- Thời gian tổng kết và trao giải: Dự kiến 30/11/2023.", [("2023-11-30", "on")]),
        ("Thời gian nhận bài bắt đầu từ nay đến ngày 5-11.", [(None, "by")]),
        ("- Vòng thi tuần tổ chức như sau:\n+ Tuần 1: 15/9/2023 – 26/9/2023.", [("2023-09-26", "window")]),
        ("Theo thống kê, đến ngày 18-11 các thôn, xóm trong xã đã hoàn thành 100% bài thi.", []),
        ("Lễ trao giải tổ chức vào tháng 11/2023 tại xã.", []),
        ("Sau khi phát động đến ngày 09/10/2023, xã đã nhận 40 bài.", []),
    ],
)  # fmt: skip
def test_what_a_page_about_a_contest_announces(
    said: str, days: list[tuple[str | None, str]]
) -> None:
    """What a label announces is kept; what a sentence only tells of is not."""
    found = read(
        f"Cuộc thi ảnh “Biển quê em”\n\nXã Đông Hải vừa mở cuộc thi ảnh cho mọi người.\n{said}"
    )

    assert [(one["due_on"], one["bound"]) for one in found["deadlines"]] == days


def test_how_long_a_contest_lasts() -> None:
    """ "1.Thời gian tổ chức cuộc thi: từ … đến …" of a page that is about nothing else."""
    found = read(
        "Thư mời dự cuộc thi vẽ biểu trưng\n\n1.Thời gian tổ chức cuộc thi: từ 01/9/2023 đến ngày 30/4/2024\n2. Đối tượng\nMọi người."
    )

    assert period(found) == ("2023-09-01", "2024-04-30")


FLAT = """I. TIẾN ĐỘ

STT

Nội dung

Đơn vị thực hiện

Ngày chậm nhất phải hoàn thành

1

Họp dân, đăng ký phần việc

Các thôn

20/9/2023

2

Ra quân nhặt rác đợt đầu

Đoàn xã

Trong tháng 10/2023

3

Gửi báo cáo kết quả

Các thôn

Trước ngày 15/12/2023

II. TỔ CHỨC THỰC HIỆN

1. Các thôn thực hiện."""


@pytest.mark.parametrize("head", [HEAD, "Lịch làm sạch bãi biển của xã\n\n"], ids=["plan", "page"])
def test_a_table_copied_cell_by_cell(head: str) -> None:
    """Each cell on a line of its own, the number of the row first: the rows are put together again."""
    found = read(head + FLAT)["deadlines"]

    assert [(one["due_on"], one["bound"], one["last_day"]) for one in found] == [
        ("2023-09-20", "by", "2023-09-20"), (None, "within", "2023-10-31"), ("2023-12-15", "before", "2023-12-14"),
    ]  # fmt: skip
    assert "đăng ký phần việc" in found[0]["what"]


def test_numbers_on_their_own_lines_are_no_table() -> None:
    """Without a column of days nothing is put together."""
    text = (
        HEAD
        + "I. KẾT QUẢ\n\nTT\n\nThôn\n\nSố hộ\n\n1\n\nThôn Đông\n\n25\n\n2\n\nThôn Tây\n\n31\n\nII. THỜI GIAN\n\nTừ ngày 10/9/2023 đến ngày 20/12/2023."
    )

    assert period(read(text)) == ("2023-09-10", "2023-12-20")


@pytest.mark.parametrize("end", ["trong quý I/2024", "trong tháng 10/2023", "từ ngày 05/9/2023"])
def test_a_text_cut_right_behind_a_time(end: str) -> None:
    """A text may stop in the middle of anything; it gives a draft all the same."""
    assert read(HEAD + f"Căn cứ kế hoạch của xã về các ngày lễ {end}")["truncated"] is True


def test_a_page_that_names_its_plan_in_small_letters() -> None:
    """No letterhead, no KẾ HOẠCH in capitals: the title and "I. MỤC ĐÍCH, YÊU CẦU" below say what it is."""
    found = read(
        "Tìm kiếm tin tức\nKế hoạch phát động phong trào làm vườn năm 2024\nNgày cập nhật 04/03/2024\n\n"
        "UBND xã xây dựng kế hoạch phát động phong trào làm vườn năm 2024 như sau:\n\nI. MỤC ĐÍCH, YÊU CẦU:\n\n1. Tạo không khí thi đua."
    )

    assert (found["is_campaign_plan"], found["document_type"]) == (True, "kế hoạch")
    assert found["period_inferred"]["from"] == "2024-01-01"


def test_a_card_above_the_text() -> None:
    """A web page tells who receives a document above its text: the text is read all the same."""
    found = read(
        "THÔNG BÁO: Kế hoạch hiến máu năm 2023\n\nNgày bắt đầu có hiệu lực:\n\n02/10/2023\n\nNơi nhận:\n\n- Các tổ dân phố.\n\n"
        "Nội dung thông báo:\n\nThời gian thực hiện như sau:\n\n- Ngày 07/10/2023, các đơn vị gửi danh sách đăng ký về Hội."
    )

    assert [one["due_on"] for one in found["deadlines"]] == ["2023-10-07"]


def test_an_aim_below_an_address() -> None:
    """ "Để ngày … thực sự là ngày hội" behind "Kính gửi: - …" is why, not when."""
    text = (
        HEAD
        + "Kính gửi:- Đảng ủy xã\n- Chủ tịch UBND xã\n\nĐể ngày 23/12/2023 thực sự là ngày hội của toàn dân, xã làm như sau:"
    )

    assert read(text)["deadlines"] == []


def test_what_is_handed_in_on_a_day() -> None:
    """Also in a text that sets no days itself: "nộp đề cương … vào ngày 15/12/2023"."""
    found = read(
        "HOẠT ĐỘNG TUẦN 16\n\n- Giáo viên nộp đề cương ôn tập vào ngày 15/12/2023.\n- Họp tổ ngày 16/12/2023."
    )

    assert [(one["due_on"], one["bound"]) for one in found["deadlines"]] == [("2023-12-15", "on")]


def test_sums_with_dots_are_no_days() -> None:
    """ "từ 1.5 - 2.5 triệu" is money."""
    found = read(
        HEAD + "II. KINH PHÍ\n1. Mỗi thôn tổ chức hội thi với kinh phí từ 1.5 - 2.5 triệu đồng."
    )

    assert (found["partial_dates"], found["deadlines"]) == ([], [])


def test_a_number_broken_off_its_label() -> None:
    """A library of documents prints "Số:" and the number on two lines."""
    head = HEAD.replace("Số: 12/KH-UBND", "|\nSố:\n12/KH-UBND\n|")

    assert read(head + "I. MỤC ĐÍCH\n- Biển sạch.")["number"] == "12/KH-UBND"


def test_rewards_in_brackets() -> None:
    """ "Tập thể (04)" says how many; one figure in brackets may be a footnote."""
    head = HEAD + "V. KHEN THƯỞNG\n"
    found = read(head + "- Tập thể (04): Giấy khen.\n- Cá nhân (12): Giấy khen.")
    footnotes = read(head + "- Tập thể (1): Giấy khen.\n- Cá nhân (2): Giấy khen.")

    assert [(one["collectives"], one["individuals"]) for one in found["quotas"]] == [
        (4, None),
        (None, 12),
    ]
    assert footnotes["quotas"] == []


@pytest.mark.parametrize(
    ("said", "every"),
    [
        ("Các thôn báo cáo kết quả từng đợt về UBND xã.", ["từng đợt"]),
        ("Các thôn báo cáo kết quả từng đợt về UBND xã sau 3 ngày.", []),
    ],
)
def test_reports_by_round(said: str, every: list[str]) -> None:
    """Each round has its report; so many days after it is a deadline, which is not guessed."""
    found = read(HEAD + f"VI. TỔ CHỨC THỰC HIỆN\n1. {said}")

    assert [one["every"] for one in found["reporting"]] == every
    assert found["deadlines"] == []


def test_a_day_told_as_done_binds_nobody() -> None:
    """News: what was to be handed in on the day on which it has been."""
    found = read(
        "Hưởng ứng phong trào, ngày 24/02/2024, nhà trường đã tổ chức thu gom.\n"
        "Các lớp tự cân, sau đó nộp về Liên đội vào ngày 24/02/2024.\nKết quả, đa số các lớp đều đạt."
    )

    assert found["deadlines"] == []
