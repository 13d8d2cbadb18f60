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


def test_sections_numbered_in_words_hold_what_stands_below() -> None:
    """ "Một là, …", "Thứ hai, …" on a line of their own open a section; a whole sentence is an item."""
    found = read(
        "Một là, mục đích, yêu cầu\nNâng cao ý thức của 100% hộ dân.\n"
        "Hai là, chỉ tiêu thi đua\nTrồng 1.500 cây xanh, trên 65% số hộ phân loại rác.\n"
        "Ba là, các thôn họp bàn, thống nhất nội dung đăng ký, xong trước ngày 15/9/2024."
    )

    assert [(one["value"], one["comparator"]) for one in found["targets"]] == [
        (1500, "eq"),
        (65, "gt"),
    ]
    assert [one["due_on"] for one in found["deadlines"]] == ["2024-09-15"]


def test_columns_that_only_blanks_part() -> None:
    """Where columns stand far apart two blanks part a narrow one from its neighbour, in head and rows."""
    found = read(
        "III. CÔNG TRÌNH\n"
        "STT  Buôn              Tên công trình           Số lượng    Hoàn thành\n"
        "1    Nậm Khao          Đường hoa                400 m       08/12/2024\n"
        "2    Huổi Só           Nhà tiêu hợp vệ sinh     10 nhà      trước 30/12/2024\n"
    )

    assert [(one["name"], one["value"], one["unit"]) for one in found["targets"]] == [
        ("Đường hoa", 400, "m"),
        ("Nhà tiêu hợp vệ sinh", 10, "nhà"),
    ]
    assert [(one["what"], one["due_on"]) for one in found["deadlines"]] == [
        ("Hoàn thành: Đường hoa (Nậm Khao)", "2024-12-08"),
        ("Hoàn thành: Nhà tiêu hợp vệ sinh (Huổi Só)", "2024-12-30"),
    ]


def test_what_works_are_worth_and_when_they_begin() -> None:
    """The head of a column gives the unit of its figures, and says whether a day begins or ends a work."""
    found = read(
        "IV. CÔNG TRÌNH CỦA CÁC THÔN\n"
        "Thôn\tTên công trình\tGiá trị (triệu đồng)\tKhởi công\tHoàn thành\n"
        "Bắc Hà\tCổng làng\t180\t01/9/2024\t30/10/2024\n"
        "Tân Tiến\t320 m mương bê tông\t210\t15/9/2024\t15/11/2024"
    )

    assert [(one["name"], one["value"], one["unit"]) for one in found["targets"]] == [
        ("Cổng làng", 180, "triệu đồng"),
        ("mương bê tông", 320, "m"),
        ("320 m mương bê tông", 210, "triệu đồng"),
    ]
    assert [one["what"] for one in found["deadlines"]][:2] == [
        "Khởi công: Cổng làng (Bắc Hà)",
        "Hoàn thành: Cổng làng (Bắc Hà)",
    ]


def test_a_row_is_called_after_its_work_not_after_what_comes_of_it() -> None:
    """The cell below "Nội dung công việc", though another one says "nghiệm thu"."""
    found = read(
        "III. CÔNG VIỆC\nTT\tNội dung công việc\tChủ trì\tSản phẩm\tThời hạn\n"
        "1\tLắp camera an ninh\tCông an xã\tBiên bản nghiệm thu\t20/11/2024\n"
        "2\tĐường liên thôn\tBan quản lý\tBiên bản bàn giao\tKhởi công 02/10/2024; hoàn thành quý II/2025"
    )

    assert [one["what"] for one in found["deadlines"]] == [
        "Lắp camera an ninh",
        "Khởi công: Đường liên thôn",
        "Hoàn thành: Đường liên thôn",
    ]


@pytest.mark.parametrize(
    ("said", "targets"),
    [
        ("Các thôn, cơ quan trên địa bàn đăng ký ít nhất 01 công trình hoặc phần việc.", [(1, "gte")]),
        ("Mỗi ấp, mỗi cơ quan, đơn vị đăng ký 02 mô hình.", [(2, "eq")]),
        ("Các thôn đã có văn bản đăng ký 05 công trình.", []),
        ("Mỗi thôn cử 02 người dự họp đăng ký.", []),
    ],
)  # fmt: skip
def test_how_many_works_each_is_to_register(said: str, targets: list[tuple[int, str]]) -> None:
    """A target wherever it is said, also below a heading "Đăng ký"."""
    found = read(f"V. ĐĂNG KÝ VÀ THẨM ĐỊNH\n1. {said}")["targets"]

    assert [(one["value"], one["comparator"]) for one in found] == targets


def test_whom_a_reward_of_some_worth_is_for() -> None:
    """ "Thưởng công trình trị giá … cho 02 xã": the price in between does not hide who gets it."""
    found = read(
        "V. KHEN THƯỞNG\n1. Thưởng công trình phúc lợi trị giá 500 triệu đồng/thôn cho 02 thôn dẫn đầu."
    )["quotas"]

    assert [one["collectives"] for one in found] == [2]


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


BARE = (
    "Mục đích, yêu cầu\n\nTạo sự đồng thuận trong Nhân dân.\n\n"
    "Nội dung thi đua\n\n1. Môi trường: 100% số hộ ký cam kết không vứt rác bừa bãi.\n\n"
    "Thời gian thực hiện\n\nTừ ngày 01/9/2024 đến hết tháng 11 năm 2024.\n\n"
    "- Đợt cao điểm “30 ngày làm đẹp đường làng”: 05/9 - 04/10/2024.\n\n"
    "Tổ chức thực hiện\n\nCác thôn tổ chức phát động xong trước ngày 10/9/2024."
)


def test_a_page_without_bold_type_has_its_sections() -> None:
    """Lines that are only "Nội dung thi đua", "Thời gian thực hiện" open sections where no others do."""
    found = read(BARE)

    assert (found["starts_on"], found["ends_on"]) == ("2024-09-01", "2024-11-30")
    assert [(one["bound"], one["due_on"]) for one in found["deadlines"]] == [
        ("window", "2024-10-04"),
        ("before", "2024-09-10"),
    ]
    assert [one["value"] for one in found["targets"]] == [100]
    assert found["conflicts"] == []


def test_beside_numbered_sections_such_a_line_is_none() -> None:
    """Below "I. …" a line "Thời gian thực hiện" is what somebody typed, not a section of its own."""
    found = read(
        f"I. CHỈ TIÊU\nTrồng 500 cây xanh.\n\nThời gian thực hiện\nTrồng 300 cây hoa.\n\n{BARE}"
    )

    assert [one["value"] for one in found["targets"]][:2] == [500, 300]


def test_an_item_may_begin_with_its_share() -> None:
    """ "1- 100% văn bản" is the first item, not one to a hundred per cent."""
    found = read("II- CHỈ TIÊU\n1- 100% văn bản được ký số.\n2- 90% đảng viên cài đặt ứng dụng.")[
        "targets"
    ]

    assert [one["value"] for one in found] == [100, 90]


def test_the_line_above_a_table_is_not_its_head() -> None:
    """A blank left for the number parts no columns, and both days of a row below are read."""
    found = read(
        "III. DANH MỤC\n(Kèm theo Kế hoạch số      /KH-UBND của UBND xã)\n"
        "TT\tTên công trình\tĐơn vị\tKhởi công\tHoàn thành\n1\tSân bóng\tThôn Đông\t05/12/2024\t03/02/2025"
    )["deadlines"]

    assert [(one["what"], one["due_on"]) for one in found] == [
        ("Khởi công: Sân bóng", "2024-12-05"),
        ("Hoàn thành: Sân bóng", "2025-02-03"),
    ]


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
    ("said", "values"),
    [
        ("mỗi thôn có tối thiểu 01 bể thu gom vỏ thuốc trên 2 ha canh tác", [1]),
        ("mở rộng 4,6 km đường trục thôn đạt chuẩn 5,5 m", [4.6]),
        ("03 thôn được công nhận thôn thông minh", [3]),
    ],
)  # fmt: skip
def test_what_a_figure_is_measured_by_is_no_target(said: str, values: list[float]) -> None:
    """So many for two hectares, a road of some width: the second figure only tells of the first."""
    found = read(f"II. NỘI DUNG THI ĐUA\n1. Hạ tầng: {said}.")["targets"]

    assert [one["value"] for one in found] == values


def test_a_bulletin_is_no_village_that_is_rewarded() -> None:
    """ "03 bản tin" in a paragraph that speaks of rewards."""
    found = read(
        "VI. KHEN THƯỞNG\n1. Khen 05 thôn. Đài truyền thanh xã biểu dương, mỗi tuần phát 03 bản tin."
    )["quotas"]

    assert [one["collectives"] for one in found] == [5]


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
         [("Tổ chức thực hiện: Trang trí trụ sở", "event"), ("Báo cáo năm", "report")]),
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


def test_last_year_s_figures_are_no_targets() -> None:
    """Of "TH 2023", "Năm 2023" and "KH 2024" only what is still to come counts."""
    found = read(
        "B. CHỈ TIÊU\nTT\tChỉ tiêu\tĐVT\tTH 2023\tKH 2024\n"
        "1\tSản lượng lương thực có hạt\tTấn\t7.920\t8.050\n2\tTỷ lệ hộ nghèo\t%\t3,4\t< 2,8\n"
        "C. CHỈ TIÊU PHẤN ĐẤU\nTT\tChỉ tiêu\tĐVT\tNăm 2023\tNăm 2024\tNăm 2025\n1\tSố hộ nghèo\thộ\t31\t20\t12"
    )["targets"]

    assert [(one["value"], one["comparator"]) for one in found] == [
        (8050, "eq"), (2.8, "lt"), (20, "eq"), (12, "eq"),
    ]  # fmt: skip


def test_the_first_and_the_last_days_of_so_many() -> None:
    """ "10 ngày đầu (25/8 - 03/9)" is a part of the time, no other statement of it."""
    found = read(
        "II. THỜI GIAN\nBắt đầu: 0 giờ ngày 25/8/2024; kết thúc: 24 giờ ngày 02/12/2024.\n"
        "+ 10 ngày đầu (25/8 - 03/9/2024): rà soát, giao chỉ tiêu.\n"
        "+ 90 ngày tiếp theo (04/9 - 02/12/2024): đồng loạt thực hiện."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-08-25", "2024-12-02")
    assert [one["bound"] for one in found["deadlines"]] == ["window", "window"]
    assert found["conflicts"] == []


def test_the_south_spells_gui_with_another_vowel() -> None:
    """ "Nơi gởi", "gởi về" are read as "gửi"; the words stay as typed."""
    text = (HEAD + "V. ĐĂNG KÝ\n1. Các ấp gởi danh sách đăng ký về UBND xã trước ngày 30/9/2024." + TAIL)  # fmt: skip
    found = as_key(read_plan(text.replace("Nơi nhận", "Nơi gởi")))

    assert found["recipients"] == ["Đảng ủy xã", "Lưu: VT"]
    assert [one["to"] for one in found["deadlines"]] == ["UBND xã"]


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ("Chi hội họp lập danh sách đăng ký (ghi họ tên chủ hộ; diện tích ruộng; ngày cam kết) gửi Hội Nông dân xã.",
         ["họ tên chủ hộ", "diện tích ruộng", "ngày cam kết"]),
        ("Các đơn vị đăng ký: danh hiệu thi đua, hình thức khen thưởng, sáng kiến (tên, tác giả) trước ngày 20/9/2024.",
         ["danh hiệu thi đua", "hình thức khen thưởng", "sáng kiến (tên, tác giả)"]),
    ],
)  # fmt: skip
def test_brackets_among_what_is_to_be_stated(said: str, fields: list[str]) -> None:
    """A bracket ends the list it holds, and its commas part nothing of the list around it."""
    assert read(f"IV. TỔ CHỨC THỰC HIỆN\n1. {said}")["registration_fields"] == fields


def test_days_with_a_dash_that_come_every_year() -> None:
    """ "Trước 30-11 hàng năm" is the thirtieth of November; "trước 10-15 ngày" is no day."""
    found = read(
        "VI. KHEN THƯỞNG\n1. Hồ sơ gửi UBND xã trước 30-11 hàng năm.\n2. Giấy mời gửi trước 10-15 ngày."
    )

    assert found["partial_dates"] == ["--11-30"]


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("Cấp căn cước lưu động, mỗi tổ dân phố 01 buổi, lắp 05 camera.", [5]),
        ("Số hóa sổ địa chính 03 phường cũ, lắp 05 camera.", [5]),
        ("Phấn đấu hoàn thành 22/22 chỉ tiêu Nghị quyết.", [22]),
        ("Phấn đấu chỉ số hài lòng từ 95% trở lên (khảo sát tối thiểu 600 phiếu).", [95, 600]),
    ],
)
def test_what_is_counted_beside_the_targets(said: str, values: list[int]) -> None:
    """A visit to each, the parts of a merged unit are no targets; a survey's size is."""
    assert [one["value"] for one in read(f"III. NHIỆM VỤ\n1. {said}")["targets"]] == values


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


def test_works_listed_by_their_number() -> None:
    """ "Việc 1: …" below a list of works: its figures are targets."""
    found = read(
        "2. Danh mục 10 việc:\nViệc 1: Lát 1.400 m2 vỉa hè; hoàn thành trước 30/9/2024.\nViệc 2: Lắp 85 bóng đèn LED."
    )

    assert [one["value"] for one in found["targets"]] == [1400, 85]


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("Làm mới 05 tuyến đường hoa (tổng chiều dài 2,4 km)", [5, 2.4]),
        ("Các đoàn thể nhận đỡ đầu mỗi đơn vị 01 khu vườn", [1]),
    ],
)
def test_works_in_a_bracket_and_for_each(said: str, values: list[float]) -> None:
    """How long works are in all, and what each body takes on, whichever words stand first."""
    assert [one["value"] for one in read(f"II. NỘI DUNG\n1. {said}.")["targets"]] == values


def test_a_review_at_the_ceremony_of_another_day() -> None:
    """ "Sơ kết tại lễ kỷ niệm Ngày sinh …": due, its day to be asked for."""
    found = read(
        "IV. PHÂN CÔNG\n1. Hai đơn vị sơ kết tại lễ kỷ niệm Ngày sinh Chủ tịch Hồ Chí Minh."
    )["deadlines"]

    assert [(one["kind"], one["bound"], one["due_on"]) for one in found] == [
        ("summary", "in", None)
    ]
