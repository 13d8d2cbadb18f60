"""What a plan asks of works and gives for them: what a registration states, what is counted, who is rewarded."""

from typing import Any

import pytest

from tests.rules.plan_bodies import head, read_below

HEAD = head("20 tháng 8 năm 2024")


def read(body: str) -> dict[str, Any]:
    """What is read in a plan of 20/8/2024 with this body."""
    return read_below(HEAD, body)


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


def test_an_item_may_begin_with_its_share() -> None:
    """ "1- 100% văn bản" is the first item, not one to a hundred per cent."""
    found = read("II- CHỈ TIÊU\n1- 100% văn bản được ký số.\n2- 90% đảng viên cài đặt ứng dụng.")[
        "targets"
    ]

    assert [one["value"] for one in found] == [100, 90]


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


@pytest.mark.parametrize(
    ("said", "who", "counts"),
    [
        ("Hội đồng Thi đua - Khen thưởng xã chọn 05 tập thể, 10 cá nhân đề nghị tặng Giấy khen.",
         "Hội đồng Thi đua - Khen thưởng xã", (5, 10, None)),
        ("Mỗi thôn chọn một tập thể, hai cá nhân đề nghị UBND xã khen thưởng.", "Mỗi thôn", (1, 2, None)),
        ("UBND xã tặng Giấy khen cho ba hộ gia đình tiêu biểu.", "UBND xã", (None, None, 3)),
    ],
)  # fmt: skip
def test_who_chooses_and_how_many_also_in_words(
    said: str, who: str, counts: tuple[int | None, int | None, int | None]
) -> None:
    """A council keeps its whole name; "một tập thể" is one."""
    (found,) = read(f"IV. KHEN THƯỞNG\n{said}")["quotas"]
    assert found["who"] == who
    assert (found["collectives"], found["individuals"], found["households"]) == counts


def test_a_third_prize_is_no_count_in_words() -> None:
    """ "giải ba tập thể" rewards one, which nobody says in figures."""
    assert read("IV. KHEN THƯỞNG\nTặng giải nhất, giải nhì, giải ba tập thể.")["quotas"] == []


def test_a_report_goes_to_the_whole_office() -> None:
    """The "và" of "HĐND và UBND" ends no name."""
    body = "V. TỔ CHỨC THỰC HIỆN\nCứ 2 tháng một lần, các thôn báo cáo kết quả về Văn phòng HĐND và UBND xã."
    assert read(body)["reporting"][0]["to"] == "Văn phòng HĐND và UBND xã"
