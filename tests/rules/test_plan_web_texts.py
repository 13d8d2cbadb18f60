"""Plans as web pages, libraries of documents and schools print them: lost dots, no years, news beside them."""

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


def test_a_period_in_the_title_s_bracket() -> None:
    """The title's last line is "(Từ … – …)"; an anniversary in brackets is no period."""
    head = HEAD.replace("bãi biển\n", "bãi biển\nNĂM HỌC 2023 - 2024\n(Từ 11/9 – 15/10/2023)\n")

    assert period(read(head + "1. Yêu cầu\n- Các lớp tham gia.")) == ("2023-09-11", "2023-10-15")
    other = HEAD.replace("bãi biển\n", "bãi biển (19/5/1963 - 19/5/2023)\n")
    assert period(read(other + "1. Yêu cầu\n- Các lớp tham gia.")) == (None, None)


@pytest.mark.parametrize(
    ("ground", "inferred"),
    [
        ("Căn cứ kế hoạch năm học 2023 - 2024 của nhà trường;", None),
        ("Nhà trường phát động thi đua năm học 2023 - 2024 như sau:", ("2023-09-01", "2024-05-31")),
    ],
)
def test_a_school_year_that_is_only_cited(ground: str, inferred: tuple[str, str] | None) -> None:
    """The school year of the plan that this one rests on is not its own."""
    said = read(HEAD + ground + "\n\nI. THỜI GIAN\nTừ tuần 9 đến hết tuần 13.")["period_inferred"]

    assert (said and (said["from"], said["to"])) == inferred


def test_a_term_whose_title_breaks_in_the_middle() -> None:
    """ "… GIAI" on one line and "ĐOẠN 2022 - 2024" on the next."""
    head = HEAD.replace("bãi biển\n", "bãi biển GIAI\nĐOẠN 2022 - 2024\n")

    said = read(head + "I. MỤC ĐÍCH\n- Biển sạch.")["period_inferred"]

    assert (said["from"], said["to"]) == ("2022-01-01", "2024-12-31")


@pytest.mark.parametrize(
    "said",
    [
        "Phong trào thi đua năm 2024 chia làm 2 đợt: Đợt 1 (từ ngày 1.1 - 30.6), đợt 2 (từ ngày 1.7 - 31.12).",
        "Phong trào thi đua năm 2024 được tổ chức thành hai đợt: Đợt 1 (từ ngày 01/01 đến ngày 30/6); đợt 2 (từ ngày 01/7 đến ngày 31/12).",
    ],
)
def test_rounds_of_a_year_that_is_divided(said: str) -> None:
    """The year stands once, in the words that divide it; days may be printed with dots."""
    found = read(HEAD + f"II. THỜI GIAN\n{said}")

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2024-01-01", "2024-06-30"), ("2024-07-01", "2024-12-31"),
    ]  # fmt: skip
    assert found["deadlines"] == []


def test_a_round_whose_number_is_typed_with_a_one() -> None:
    """ "Đợt I1" is a round, no window to report in."""
    found = read(
        HEAD
        + "II. THỜI GIAN\n- Đợt I: từ 01/10/2023 đến 30/11/2023.\n- Đợt I1: từ 01/12/2023 đến 28/02/2024."
    )

    assert [one["name"] for one in found["phases"]] == ["Đợt I", "Đợt I1"]
    assert found["deadlines"] == []


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Các lớp nộp sản phẩm về trường vào ngày 18, 19/ 9", ["--09-18", "--09-19"]),
        ("Các thôn gửi đăng ký về UBND xã trước ngày 10-10.", ["--10-10"]),
        ("Phong trào thi đua diễn ra từ ngày 15-9 đến 15-11 trên toàn xã.", ["--09-15", "--11-15"]),
        ("Đợt thi đua cao điểm sẽ bắt đầu từ ngày 15/12.", ["--12-15"]),
    ],
)
def test_days_without_a_year_are_asked(said: str, days: list[str]) -> None:
    """Two days in a row with a blank behind the stroke, days with a hyphen: asked, none invented."""
    found = read(HEAD + f"II. NỘI DUNG\n1. {said}")

    assert found["partial_dates"] == days
    assert all(one["due_on"] is None for one in found["deadlines"])


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("Thời gian triển khai Tháng hành động vì biển sạch bắt đầu từ ngày 15-9 đến 15-10-2023, trên phạm vi toàn xã.",
         ("2023-09-15", "2023-10-15")),
        ("Xã đã phát động phong trào thi đua làm sạch bãi biển. Thời gian từ tháng 10/2023 đến khi xã tổ chức lễ kỷ niệm.",
         ("2023-10-01", None)),
        ("Tháng hành động vì biển sạch diễn ra từ ngày 01/10/2023 đến hết hết ngày 31/10/2023.", ("2023-10-01", "2023-10-31")),
    ],
)  # fmt: skip
def test_sentences_that_say_when_it_runs(said: str, span: tuple[str | None, str | None]) -> None:
    """The name between "Thời gian triển khai" and "từ", a sentence of its own, a month of action."""
    assert period(read(HEAD + said)) == span


def test_a_campaign_that_lasts_until_a_day() -> None:
    """ "Đợt thi đua … kéo dài đến hết ngày …": its end, no deadline."""
    found = read(
        HEAD
        + "Đợt thi đua chào mừng 75 năm ngày lập xã kéo dài đến hết ngày 11/12/2023 trên toàn xã."
    )

    assert (period(found), found["deadlines"]) == ((None, "2023-12-11"), [])


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


@pytest.mark.parametrize(
    ("said", "spans"),
    [
        ("Theo kế hoạch, năm 2024, toàn xã sẽ thực hiện hai đợt.\n\nĐợt một từ ngày 10.3 - 10.4; đợt hai từ 10.9 - 10.10.",
         [("2024-03-10", "2024-04-10"), ("2024-09-10", "2024-10-10")]),
        ("Phong trào thi đua năm 2023 đã tổ chức hai đợt.\n\nĐợt một từ ngày 10.3 - 10.4; đợt hai từ 10.9 - 10.10.", [(None, None), (None, None)]),
        ("Phong trào thi đua năm 2023 tổ chức hai đợt, năm 2024 làm như sau.\n\nĐợt một từ ngày 10.3 - 10.4; đợt hai từ 10.9 - 10.10.", [(None, None), (None, None)]),
    ],
)  # fmt: skip
def test_only_the_year_that_is_divided(
    said: str, spans: list[tuple[str | None, str | None]]
) -> None:
    """What was done last year, or another year named behind it, gives the rounds none."""
    found = read(HEAD + f"II. THỜI GIAN\n{said}")["phases"]

    assert [(one["starts_on"], one["ends_on"]) for one in found] == spans


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


def test_phases_of_whole_years() -> None:
    """Nothing but the year behind a phase's name: the phase, and the period over it, last that long."""
    found = read(HEAD + "II. THỜI GIAN\n- Giai đoạn 1: năm 2023.\n- Giai đoạn 2: năm 2024 - 2025.")

    assert period(found) == ("2023-01-01", "2025-12-31")
    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2023-01-01", "2023-12-31"),
        ("2024-01-01", "2025-12-31"),
    ]


def test_a_year_in_what_a_phase_is_about() -> None:
    """ "Giai đoạn 1: nhiệm vụ năm 2023 …" is no span."""
    found = read(HEAD + "II. NỘI DUNG\n- Giai đoạn 1: hoàn thành các phần việc năm 2023 của thôn.")

    assert found["phases"] == []
    assert period(found) == (None, None)


def test_rows_of_years_one_after_the_other() -> None:
    """They are offered together as the period."""
    found = read(HEAD + "II. THỜI GIAN THỰC HIỆN\n- Năm 2023\n- Năm 2024")

    assert (found["period_inferred"]["from"], found["period_inferred"]["to"]) == (
        "2023-01-01",
        "2024-12-31",
    )


def test_rounds_that_follow_one_another() -> None:
    """Only the first says its year, the others begin the day after, over the turn of the year as well."""
    found = read(
        HEAD + "II. THỜI GIAN\n1. Đợt 1: Từ 04/9 đến 15/11/2023\n2. Đợt 2: Từ 16/11 đến 20/12\n"
        "3. Đợt 3: từ 21/12 đến 31/01"
    )

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2023-09-04", "2023-11-15"),
        ("2023-11-16", "2023-12-20"),
        ("2023-12-21", "2024-01-31"),
    ]
    assert period(found) == ("2023-09-04", "2024-01-31")


def test_a_round_that_does_not_follow() -> None:
    """Weeks later it may be any year: it is asked."""
    found = read(
        HEAD + "II. THỜI GIAN\n1. Đợt 1: Từ 04/9 đến 15/11/2023\n2. Đợt 2: Từ 12/01 đến 20/02"
    )

    assert [one["starts_on"] for one in found["phases"]] == ["2023-09-04", None]
    assert found["partial_dates"] == ["--01-12", "--02-20"]
    assert found["ends_on"] is None


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
