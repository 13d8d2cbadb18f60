"""What hardly any plan says, and a rule of its own still reads or points out: no keyed plan has it."""

from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan

HEAD = (
    "UBND XÃ ĐỒNG MÂY\nSố: 12/KH-UBND\nĐồng Mây, ngày 15 tháng 01 năm 2024\n\n"
    "KẾ HOẠCH\nPhát động phong trào thi đua làm đường nông thôn năm 2024\n\n"
)


def read(text: str) -> dict[str, Any]:
    """What is read in a plan with this body."""
    return dict(as_key(read_plan(HEAD + text)))


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("từ ngày 01/02/24 đến ngày 30/06/24", ("2024-02-01", "2024-06-30")),
        ("từ quý I đến tháng 9/2024", ("2024-01-01", "2024-09-30")),
        ("từ ngày 25 đến ngày 10/12/2024", ("2024-11-25", "2024-12-10")),
        ("từ ngày 01/10/2024 đến ngày 30/11", ("2024-10-01", "2024-11-30")),
        ("từ tháng 3/2024 đến tháng 11", ("2024-03-01", "2024-11-30")),
        ("từ ngày phát động đến ngày 15/12/2024; lễ phát động ngày 20/12/2024", (None, "2024-12-15")),
    ],
)  # fmt: skip
def test_one_end_of_a_period_completes_the_other(said: str, period: tuple[str | None, str]) -> None:
    """A month, a year or a century that stands at one end only; a launch behind the end gives none."""
    found = read(f"I. THỜI GIAN: {said}.")

    assert (found["starts_on"], found["ends_on"]) == period


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("I. THỜI GIAN: từ ngày 30/11/2024 đến ngày 01/02/2024.", "Ngày bắt đầu 30/11/2024 sau ngày kết thúc 01/02/2024."),
        ("I. THỜI GIAN: từ ngày 01/02/2024 đến ngày 30/06/2024.\nII. TỔ CHỨC\n1. Các thôn gửi bản đăng ký về UBND xã trước ngày 15/8/2024.",
         "Hạn đăng ký “trước ngày 15/8/2024” sau khi đợt thi đua kết thúc 30/6/2024."),
    ],
)  # fmt: skip
def test_days_that_cannot_both_be_right_are_pointed_out(body: str, told: str) -> None:
    """A period that ends before it begins, a registration due when all is over."""
    assert told in read(body)["conflicts"]


def test_the_first_two_weeks_of_a_month() -> None:
    """ "Trong 02 tuần đầu tháng 5": until the 14th."""
    (due,) = read("II. TỔ CHỨC\n1. Các thôn nộp báo cáo trong 02 tuần đầu tháng 5/2024.")[
        "deadlines"
    ]

    assert due["last_day"] == "2024-05-14"


def test_how_long_something_takes_is_no_deadline() -> None:
    """ "Chấm điểm kéo dài 05 ngày kể từ …" binds nobody."""
    assert (
        read("II. TỔ CHỨC\n1. Chấm điểm kéo dài 05 ngày kể từ ngày phát động.")["deadlines"] == []
    )


def test_tasks_that_all_take_the_same_time_take_the_campaign_s() -> None:
    """Each task repeats it, and nothing else says one."""
    time = "Thời gian: từ ngày 01/02/2024 đến ngày 30/06/2024."
    found = read(f"I. NỘI DUNG\n1. Làm đường\n{time}\n2. Trồng hoa\n{time}")

    assert (found["starts_on"], found["ends_on"]) == ("2024-02-01", "2024-06-30")


def test_the_form_of_a_reward_stands_in_the_heading_above() -> None:
    """ "1. Tặng Giấy khen", and the counts below it."""
    (quota,) = read("V. KHEN THƯỞNG\n1. Tặng Giấy khen\n- 05 tập thể và 10 cá nhân tiêu biểu.")[
        "quotas"
    ]

    assert (quota["form"], quota["collectives"], quota["individuals"]) == ("Giấy khen", 5, 10)


def test_a_dot_that_divides() -> None:
    """ "1.5 km" of offices whose machine writes English; "1.500" is still fifteen hundred."""
    found = read("II. CHỈ TIÊU\n- Bê tông hóa 1.5 km đường.\n- Trồng 1.500 cây xanh.")["targets"]

    assert [one["value"] for one in found] == [1.5, 1500]


def test_a_title_in_quotes() -> None:
    """The marks are the page's."""
    quoted = HEAD.replace("Phát động", "“Phát động").replace("năm 2024\n\n", "năm 2024”\n\n")
    title = as_key(read_plan(quoted + "I. MỤC ĐÍCH"))["title"]

    assert title == "Phát động phong trào thi đua làm đường nông thôn năm 2024"


@pytest.mark.parametrize(
    ("rows", "figures"),
    [
        ("1\nTốc độ tăng trưởng kinh tế\n%\n9,5", [("Tốc độ tăng trưởng kinh tế", 9.5, "%", "eq")]),
        ("3 Tỷ lệ hộ nghèo % < 2,5", [("Tỷ lệ hộ nghèo", 2.5, "%", "lt")]),
        ("STT\tChỉ tiêu\tĐơn vị tính\tKế hoạch 2024\n1\tTỷ lệ hộ nghèo\t%\t2,5%\n2\tTỷ lệ nước sạch\t%\t95 trở lên",
         [("Tỷ lệ hộ nghèo", 2.5, "%", "eq"), ("Tỷ lệ nước sạch", 95, "%", "gte")]),
    ],
)  # fmt: skip
def test_rows_of_figures_that_lost_their_cells(
    rows: str, figures: list[tuple[object, ...]]
) -> None:
    """Cells one below another, run together, or with their unit said again."""
    found = read(f"II. CHỈ TIÊU\n{rows}")["targets"]

    assert [(one["name"], one["value"], one["unit"], one["comparator"]) for one in found] == figures


def test_a_library_s_name_is_no_letter() -> None:
    """ "THƯ VIỆN XÃ" above the title names a house."""
    above = HEAD.replace("KẾ HOẠCH", "THƯ VIỆN XÃ\nKẾ HOẠCH")

    assert as_key(read_plan(above + "I. MỤC ĐÍCH"))["document_type"] == "kế hoạch"


def test_who_issues_a_plan_may_stand_in_its_last_sentence_alone() -> None:
    """ "Trên đây là kế hoạch … của UBND xã …", below a page without a letterhead."""
    text = "KẾ HOẠCH\nPhát động thi đua\n\nTrên đây là kế hoạch thi đua của UBND xã Đồng Mây."

    assert as_key(read_plan(text))["issuer"] == "UBND xã Đồng Mây"


def test_movements_side_by_side_each_run_in_their_own_time() -> None:
    """Two movements of one plan: neither time is the campaign's."""
    found = read(
        "II. NỘI DUNG\n1. Phong trào “Đường sạch”\nPhong trào diễn ra từ ngày 01/02/2024 đến ngày 30/03/2024.\n"
        "2. Phong trào “Cổng đẹp”\nPhong trào diễn ra từ ngày 01/05/2024 đến ngày 30/06/2024."
    )

    assert (found["starts_on"], found["ends_on"]) == (None, None)


def test_two_years_in_the_title_are_offered() -> None:
    """From the first day of the one to the last of the other, and taken for no period."""
    above = HEAD.replace("năm 2024\n", "năm 2024 - năm 2025\n")
    found = as_key(read_plan(above + "I. MỤC ĐÍCH"))

    assert (found["starts_on"], found["period_inferred"]["from"], found["period_inferred"]["to"]) == (
        None, "2024-01-01", "2025-12-31",
    )  # fmt: skip


@pytest.mark.parametrize("number", ["Số   47  /KH-BTV", "Số\t47/KH-BTV", "Số 47 /KH-BTV"])
def test_a_number_behind_a_gap_without_a_colon(number: str) -> None:
    """The gap parts no columns, and the number names no body."""
    found = as_key(read_plan(
        f"HỘI LIÊN HIỆP PHỤ NỮ HUYỆN ĐỒNG MÂY\nBAN THƯỜNG VỤ\n{number}\nĐồng Mây, ngày 02 tháng 3 năm 2024\n\n"
        "KẾ HOẠCH\nPhát động phong trào thi đua làm vườn\n\nI. MỤC ĐÍCH\n- Vườn nào cũng xanh."
    ))  # fmt: skip

    assert found["number"] == "47/KH-BTV"
    assert found["issuer"] == "Ban Thường vụ Hội Liên hiệp Phụ nữ huyện Đồng Mây"


def test_the_months_of_an_anniversary_contradict_nothing() -> None:
    """ "kỷ niệm 50 năm … (3/1974 - 3/2024)" is no second period."""
    found = read(
        "Phong trào thi đua chào mừng kỷ niệm 50 năm thành lập bến phà (3/1974 - 3/2024).\n"
        "I. THỜI GIAN\nThời gian thực hiện: từ ngày 01/02/2024 đến ngày 20/3/2024.\n"
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-02-01", "2024-03-20")
    assert found["conflicts"] == []


def test_a_round_until_the_end_of_a_congress_leaves_the_end_open() -> None:
    """The end of the round before it is not the end of the whole."""
    found = read(
        "I. THỜI GIAN\nPhong trào bắt đầu từ ngày 05/02/2024 đến khi kết thúc Đại hội Nông dân huyện, gồm 02 đợt:\n"
        "Đợt 1: từ ngày 05/02/2024 đến ngày 30/6/2024.\nĐợt 2: từ ngày 01/7/2024 đến hết Đại hội Nông dân huyện.\n"
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-02-05", None)
    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2024-02-05", "2024-06-30"),
        ("2024-07-01", None),
    ]
    assert found["conflicts"] == []


def test_days_of_a_list_are_called_by_their_brackets_and_asked() -> None:
    """Without a year each is a day to be asked for; outside such a list "3/4 (…)" is a share."""
    found = read(
        "I. THỜI GIAN\n- Các ngày cao điểm: 17/3 (vớt bèo), 21/4 (quét đường).\n- Đạt 3/4 (ba phần tư) số ngõ."
    )

    assert found["partial_dates"] == ["--03-17", "--04-21"]
    assert [one["what"] for one in found["deadlines"]] == ["Vớt bèo", "Quét đường"]


def test_what_two_days_share_names_both() -> None:
    """The first day is no part of the second one's name, and files of two rounds are sent alike."""
    found = read(
        "I. TỔ CHỨC THỰC HIỆN\n1. Ban Kiểm tra báo cáo Thường trực vào 28/6 và 20/12/2024.\n"
        "2. Hồ sơ gửi về Đảng ủy (qua Văn phòng) trước ngày 10/6/2024 (đợt 1) và trước ngày 05/12/2024 (đợt 2).\n"
    )["deadlines"]

    assert [(one["what"], one["kind"]) for one in found] == [
        ("Ban Kiểm tra báo cáo Thường trực", "report"),
        ("Ban Kiểm tra báo cáo Thường trực", "report"),
        ("Hồ sơ gửi về Đảng ủy (qua Văn phòng) (đợt 1)", "submission"),
        ("Hồ sơ gửi về Đảng ủy (qua Văn phòng): đợt 2", "submission"),
    ]


@pytest.mark.parametrize("who", ["Bộ CHQS tỉnh", "Huyện ủy", "Sở Y tế"])
def test_a_reward_of_a_command_a_committee_or_a_department(who: str) -> None:
    """Whoever is asked for the reward is named."""
    (quota,) = read(
        f"I. KHEN THƯỞNG\n- Đề nghị {who} tặng Giấy khen cho 02 tập thể, 03 cá nhân.\n"
    )["quotas"]

    assert (quota["who"], quota["collectives"], quota["individuals"]) == (who, 2, 3)


@pytest.mark.parametrize(
    ("aim", "name"),
    [
        (
            'Xây mới 02 "Nhà đồng đội" cho người khó khăn.',
            "Xây mới Nhà đồng đội cho người khó khăn",
        ),
        ("Tỷ lệ tổ hội đạt khá trở lên đạt trên 85%.", "Tỷ lệ tổ hội đạt khá trở lên"),
    ],
)
def test_the_name_of_a_target_is_whole(aim: str, name: str) -> None:
    """No half of a pair of quotation marks, and "trở lên" is not cut."""
    (target,) = read(f"II. CHỈ TIÊU\n- {aim}\n")["targets"]

    assert target["name"] == name


def test_a_weekly_report_is_not_its_own_sender() -> None:
    """ "báo cáo tiến độ vào thứ Sáu hằng tuần" says who to nobody."""
    (duty,) = read("II. TỔ CHỨC THỰC HIỆN\n- Báo cáo tiến độ vào thứ Sáu hằng tuần.\n")["reporting"]

    assert (duty["every"], duty["by"]) == ("hằng tuần", None)


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Huyện hội khen 02 tập thể và 03 cá nhân", "Huyện hội"),
        ("Mỗi đợt khen 02 tập thể, 03 cá nhân", "Mỗi đợt"),
    ],
)
def test_who_rewards_is_told_from_the_verb(said: str, who: str) -> None:
    """An association is named with its level, a round without the verb behind it."""
    (quota,) = read(f"I. KHEN THƯỞNG\n- {said}.\n")["quotas"]

    assert quota["who"] == who


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("TỔ CHỨC THỰC HIỆN", "Vận động các ngõ ký cam kết"),
        ("Tuyến đường hoa", "Tuyến đường hoa: Vận động các ngõ ký cam kết"),
    ],
)
def test_a_heading_that_every_plan_has_names_no_work(heading: str, what: str) -> None:
    """Only a heading that says what it is about stands in front of the name."""
    (deadline,) = read(f"I. {heading}\n- Vận động các ngõ ký cam kết trước ngày 30/3/2024.\n")[
        "deadlines"
    ]

    assert deadline["what"] == what


def test_days_in_a_row_end_the_clause_of_the_next_duty() -> None:
    """ "giao lưu cờ tướng vào 12 - 13/10/2024" is no part of what follows it."""
    found = read(
        "II. HOẠT ĐỘNG\n- Tổ chức giao lưu cờ tướng vào 12 - 13/10/2024, hội thi nấu ăn ngày 20/10/2024.\n"
    )["deadlines"]

    assert [one["what"] for one in found] == ["Tổ chức giao lưu cờ tướng", "Hội thi nấu ăn"]
