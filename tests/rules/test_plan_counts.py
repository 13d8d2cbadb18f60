"""Figures as offices word them in a plan: targets, works with their size, how many are rewarded."""

from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan

HEAD = (
    "UBND XÃ ĐÔNG HẢI\nSố: 12/KH-UBND\nĐông Hải, ngày 03 tháng 01 năm 2024\n\n"
    "KẾ HOẠCH\nPhát động đợt thi đua làm đường\n\n"
)
TAIL = "\n\nNơi nhận:\n- Đảng ủy xã;\n- Lưu: VT.\n"

Count = int | dict[str, int] | None


def read(body: str, head: str = HEAD) -> dict[str, Any]:
    """What is read in a plan with this body."""
    return dict(as_key(read_plan(head + body + TAIL)))


@pytest.mark.parametrize(
    ("said", "targets"),
    [
        ("Đường ra nghĩa trang dài 680m: khánh thành ngày 26/4/2024.", [(680, "m")]),
        ("Điện chiếu sáng trục chính dài 2,1km, 60 bóng; thi công trong tháng 3.", [(2.1, "km"), (60, "bóng")]),
        ("Hội Phụ nữ xây dựng 5 đoạn đường hoa, mỗi đoạn 200m.", [(5, "đoạn")]),
        ("Các thôn hiến đất mở rộng 4,5 km đường thôn.", [(4.5, "km")]),
        ("Trong năm hoàn thành 12 tuyến đường, tổng chiều dài 9,6 km.", [(12, "tuyến"), (9.6, "km")]),
        ("Công an xã gắn camera an ninh tại 18 điểm.", [(18, "điểm")]),
        ("Bình quân lương thực 620 kg/người.", [(620, "kg/người")]),
        ("Tổ dẫn đầu là tổ đạt tỷ lệ cài đặt trên 85%.", []),
        ("Toàn xã còn 04 tiêu chí chưa đạt (giao thông, y tế).", []),
        ("Chăm lo cho 350 hộ nghèo, cận nghèo.", [(350, "hộ")]),
        ("Phấn đấu có 02 thôn kiểu mẫu; giữ vững chất lượng 19 tiêu chí nông thôn mới đã đạt.", [(2, "thôn")]),
        ("Phấn đấu có thêm 01 xã đạt chuẩn, bình quân mỗi xã đạt 12,5 tiêu chí.", [(1, "xã"), (12.5, "tiêu chí")]),
        ("Hưởng ứng phong trào thi đua 500 ngày đêm hoàn thành 3.000 km đường cao tốc.", []),
        ("Kiểm tra công tác thi đua tại 04 thôn và 02 trường học trong quý III/2024.", []),
        ("Phấn đấu xã Đăk Môn đạt chuẩn nông thôn mới trong năm 2024.", [(1, "xã")]),
        ("Hội Nông dân: 02 mô hình kinh tế tập thể, ra mắt trong tháng 11/2024.", [(2, "mô hình")]),
        ("Theo thống kê, toàn xã còn 45 hộ nghèo, chiếm 2,1%.", []),
        ("Đến 31/3/2024 khởi công 100% số nhà; đến 30/4 hoàn thành 60%.", [(100, "%"), (60, "%")]),
    ],
)  # fmt: skip
def test_works_and_their_size(said: str, targets: list[tuple[float, str]]) -> None:
    """The length of a work is its target; that of each of several parts is not."""
    found = read(f"II. NỘI DUNG THI ĐUA\n1. {said}")["targets"]

    assert [(one["value"], one["unit"].removesuffix(" đường")) for one in found] == targets


def test_what_a_year_reaches_is_not_called_after_the_line_above() -> None:
    """ "Năm 2025: đạt 19/19 tiêu chí" below the poor households of 2024."""
    found = read(
        "II. MỤC TIÊU\n1. Năm 2024: tỷ lệ hộ nghèo giảm còn 12%.\n2. Năm 2025: đạt 19/19 tiêu chí."
    )["targets"]

    assert [one["value"] for one in found] == [12, 19]
    assert "nghèo" not in found[1]["name"]


def test_a_row_with_a_number_in_front_is_no_head_of_a_table() -> None:
    """ "9 tiêu chí" is a figure there."""
    found = read(
        "3. Nội dung và tiến độ\n\n| TT | Nội dung | Khối lượng | Hoàn thành |\n|---|---|---|---|\n"
        "| 1 | Hoàn thiện hồ sơ thẩm định | 9 tiêu chí | Xong ngày 16/11/2024 |\n"
    )["targets"]

    assert [(one["value"], one["unit"]) for one in found] == [(9, "tiêu chí")]


@pytest.mark.parametrize(
    ("said", "quotas"),
    [
        ("Xét tặng Cờ thi đua của UBND huyện cho 03 đơn vị dẫn đầu và đề nghị UBND tỉnh tặng Bằng khen cho 05 tập thể.",
         [("Cờ thi đua", 3, None, None), ("Bằng khen", 5, None, None)]),
        ("Đề nghị cấp trên khen: 01 tập thể, 01 cá nhân. Xã khen: 06 tập thể.", [(None, 1, 1, None), (None, 6, None, None)]),
        ("Cờ thi đua: 01 cờ cho thôn dẫn đầu.", [("Cờ thi đua", 1, None, None)]),
        ("Số lượng tập thể được khen không quá 05; cá nhân được khen không quá 10.", [(None, 5, 10, None)]),
        ("Hội đồng chọn ra 5 mô hình, 10 cá nhân để khen; nhân rộng 3 mô hình.", [(None, 5, 10, None)]),
        ("Tặng Giấy khen cho 5 thôn, buôn; 3 cơ quan, trường học; 10 hộ gia đình; 20 cá nhân.", [("Giấy khen", 8, 20, 10)]),
        ("Xét khen thưởng: ấp hạng Nhất, Nhì, Ba, mỗi hạng 01 đơn vị.", []),
        ("Tặng Giấy khen và thưởng 3 thôn đạt nhất, nhì, ba (5 triệu, 3 triệu, 2 triệu), 2 đơn vị trường học, y tế; 8 cá nhân.",
         [("Giấy khen", 5, 8, None)]),
        ("Khen thưởng tập thể: 1 nhất, 1 nhì, 2 ba; mỗi thôn chọn khen 02 thiếu nhi, 01 phụ trách.", [(None, None, 3, None)]),
        ("Đề nghị tặng Giấy khen cho 20 cá nhân, gồm: 10 nông dân, 5 công chức, 5 giáo viên.", [("Giấy khen", None, 20, None)]),
        ("Mỗi chi bộ chọn 01 mô hình tập thể, 01 mô hình cá nhân biểu dương.", [(None, 1, 1, None)]),
        ("Tặng Giấy khen cho 3 khối phố, 15 hộ gia đình, 10 cá nhân.", [("Giấy khen", 3, 10, 15)]),
    ],
)  # fmt: skip
def test_how_many_are_rewarded(
    said: str, quotas: list[tuple[str | None, Count, Count, Count]]
) -> None:
    """Each with its own form."""
    found = read(f"V. KHEN THƯỞNG\n1. {said}")["quotas"]

    assert [
        (one["form"], one["collectives"], one["individuals"], one["households"]) for one in found
    ] == quotas


def test_works_for_an_anniversary_are_a_campaign() -> None:
    """ "Thực hiện các công trình, phần việc chào mừng …" launches one, though no "thi đua" is said."""
    head = HEAD.replace(
        "Phát động đợt thi đua làm đường", "Thực hiện các công trình, phần việc chào mừng 30/4"
    )

    assert read("I. MỤC ĐÍCH\nLàm đẹp xã.", head)["is_campaign_plan"]


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ("Các thôn đăng ký thi đua bằng văn bản (nội dung thi đua; chỉ tiêu; biện pháp) gửi UBND xã.", ["nội dung thi đua", "chỉ tiêu", "biện pháp"]),
        ("Các đơn vị đăng ký (cần nêu tên công trình, giá trị, thời gian) gửi UBND xã.", ["tên công trình", "giá trị", "thời gian"]),
        ("Các xóm: đăng ký tuyến đường, khối lượng, nhu cầu xi măng với UBND xã.", ["tuyến đường", "khối lượng", "nhu cầu xi măng"]),
        ("Các thôn đăng ký trước ngày 25/3/2024 (mẫu đăng ký kèm theo: tên công trình; khối lượng; kinh phí).", ["tên công trình", "khối lượng", "kinh phí"]),
        ("Đăng ký phải nêu được: mục tiêu, nội dung, giải pháp.", ["mục tiêu", "nội dung", "giải pháp"]),
        ("Văn bản đăng ký cần có đủ 3 nội dung: tên công trình; khối lượng; người phụ trách.", ["tên công trình", "khối lượng", "người phụ trách"]),
    ],
)  # fmt: skip
def test_what_is_registered(said: str, fields: list[str]) -> None:
    """In brackets, with semicolons, behind a count of what must be said."""
    assert read(f"V. TỔ CHỨC\n1. {said}")["registration_fields"] == fields


def test_days_in_front_are_no_part_of_a_name() -> None:
    """ "từ 15/8 đến 05/9/2024, 100% hộ …"."""
    said = "Thi đua xây dựng nếp sống văn hóa: từ 15/8 đến 05/9/2024, 100% hộ gia đình, trường học treo cờ."
    found = read(f"II. NỘI DUNG THI ĐUA\n1. {said}")["targets"]

    assert [one["name"] for one in found] == ["Hộ gia đình, trường học treo cờ"]


def test_only_names_are_counted_against_the_figure_in_front() -> None:
    """ "16 ấp, khóm (mỗi xã, thị trấn 01 ấp, khóm)" contradicts nothing."""
    said = "Tặng Giấy khen cho 16 ấp, khóm (mỗi xã, thị trấn 01 ấp, khóm), 32 cá nhân."

    assert read(f"V. KHEN THƯỞNG\n1. {said}")["conflicts"] == []


@pytest.mark.parametrize(
    ("section", "said", "names"),
    [
        ("II. CHỈ TIÊU", "Chỉ tiêu về chính quyền: 100% văn bản xử lý trên phần mềm.", ["Văn bản xử lý trên phần mềm"]),
        ("II. CHỈ TIÊU", "Giữ vững vùng xanh, trên 95% người dân được tiêm chủng.", ["Người dân được tiêm chủng"]),
        ("V. TỔ CHỨC THỰC HIỆN", "Trạm Y tế: bảo đảm trên 95% người dân tham gia BHYT, 90% người dân có hồ sơ.",
         ["Người dân tham gia BHYT", "Người dân có hồ sơ"]),
    ],
)  # fmt: skip
def test_what_a_share_is_of(section: str, said: str, names: list[str]) -> None:
    """The words behind it, where those in front only say what it belongs to."""
    found = read(f"{section}\n1. {said}")["targets"]

    assert [one["name"].removeprefix("Trạm Y tế: bảo đảm ").capitalize() for one in found] == [
        name.capitalize() for name in names
    ]


def test_what_is_striven_for_without_a_figure() -> None:
    """ "thu ngân sách đạt và vượt dự toán được giao", in the sentence of what is striven for."""
    said = "Phấn đấu giá trị sản xuất đạt 120 triệu đồng/ha; thu ngân sách trên địa bàn đạt và vượt dự toán được giao."
    found = read(f"II. NỘI DUNG THI ĐUA\n1. {said}")["targets"]

    assert [(one["value"], one["comparator"]) for one in found] == [(120, "eq"), (None, "gt")]


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("Trao 03 Cúp và tặng Giấy khen cho 03 cơ sở, 05 nghệ nhân.", [("Giấy khen", 3, 5), ("Cúp", 3, None)]),
        ("Khen thưởng 04 cơ sở sản xuất, 10 huấn luyện viên.", [(None, 4, 10)]),
        ("Tặng Cờ thi đua cho 03 đơn vị dẫn đầu 03 cụm.", [("Cờ thi đua", 3, None)]),
        ('Tặng Cúp "Điểm đến thân thiện" cho 20 cơ sở.', [("Cúp", 20, None)]),
        ("Tặng Giấy khen cho 05 khoa, phòng; 20 nhà giáo; 50 học sinh.", [("Giấy khen", 5, 70)]),
        ("Khen thưởng 02 xóm, 02 tổ chức, 05 cá nhân.", [(None, 4, 5)]),
    ],
)  # fmt: skip
def test_who_is_rewarded_whatever_they_are_called(
    said: str, counted: list[tuple[str | None, Count, Count]]
) -> None:
    """Workshops, artisans and trainers; of what the leading ones are part is not counted."""
    found = read(f"IV. KHEN THƯỞNG\n1. {said}")["quotas"]

    assert [(one["form"], one["collectives"], one["individuals"]) for one in found] == counted


def test_a_number_behind_its_name_counts_the_name() -> None:
    """In a list of aims; a level told after a semicolon shares the name."""
    found = read("II. CHỈ TIÊU\n- Giáo viên dạy giỏi cấp quận: 06; cấp thành phố: 02.\n- Mỗi xã có tối thiểu 01 mô hình; toàn huyện có 20 mô hình.")["targets"]  # fmt: skip

    assert [(one["name"], one["value"], one["unit"]) for one in found] == [
        ("Giáo viên dạy giỏi cấp quận", 6, "giáo viên"),
        ("Giáo viên dạy giỏi cấp thành phố", 2, "giáo viên"),
        ("Mô hình mỗi xã", 1, "mô hình"),
        ("Mô hình toàn huyện", 20, "mô hình"),
    ]


def test_whom_an_aim_is_set_and_what_was_found_are_no_targets() -> None:
    """Shares that choose the villages, households counted, sums of support, seasons of rice."""
    found = read(
        "II. CHỈ TIÊU\n1. Các thôn dưới 50% phải tăng thêm ít nhất 10 điểm phần trăm.\n"
        "2. Qua rà soát, toàn xã có 86 hộ, gồm: xây mới 61 hộ, sửa chữa 25 hộ. Mức hỗ trợ: xây mới 60 triệu đồng/nhà.\n"
        "3. Giữ vững diện tích gieo cấy 2 vụ lúa.\n4. Cấp 90 con dê giống cho 45 hộ.\n"
        "5. 100% công đoàn doanh nghiệp có từ 50 lao động trở lên phát động."
    )["targets"]

    assert [(one["value"], one["unit"]) for one in found] == [
        (10, "điểm phần trăm"), (90, "con"), (100, "%"),
    ]  # fmt: skip


def test_the_form_of_a_reward_in_the_item_above() -> None:
    """ "1. Hình thức: Giấy khen …", "2. Số lượng: …"."""
    found = read(
        "III. KHEN THƯỞNG\n1. Hình thức: Giấy khen của Chủ tịch UBND xã.\n2. Số lượng: Mỗi thôn chọn 01 tập thể, 02 cá nhân."
    )

    assert [(one["form"], one["collectives"], one["individuals"]) for one in found["quotas"]] == [
        ("Giấy khen", 1, 2)
    ]


def test_rewards_divided_in_a_bracket_are_counted_once() -> None:
    """ "15 tập thể, 30 cá nhân (trong đó: …; …)": what they are made of is no quota of its own."""
    found = read(
        "III. KHEN THƯỞNG\nSố lượng khen thưởng của Chủ tịch UBND xã: 15 tập thể, 30 cá nhân (trong đó: khối thôn 10 tập thể, "
        "20 cá nhân; khối cơ quan 05 tập thể, 10 cá nhân)."
    )

    assert [(one["collectives"], one["individuals"]) for one in found["quotas"]] == [(15, 30)]


def test_where_a_registration_is_sent_is_no_field() -> None:
    """The list ends where its sending begins."""
    found = read(
        "III. TỔ CHỨC\nVăn bản đăng ký nêu rõ: tên công trình; tổng kinh phí; đơn vị chủ trì, gửi về UBND xã trước ngày 20/5/2024."
    )

    assert found["registration_fields"] == ["tên công trình", "tổng kinh phí", "đơn vị chủ trì"]


def test_names_end_where_the_next_figure_begins() -> None:
    """ "… đồng và …", "… và sửa chữa …" lead on; what the whole commune has behind "mỗi …" is an aim too."""
    found = read(
        "III. CHỈ TIÊU\n- Góp ít nhất 90 triệu đồng và 300 ngày công.\n- Xây mới 02 cổng chào và sửa chữa 03 sân chơi.\n"
        "- Mỗi xóm có 01 mô hình; toàn xã có 14 mô hình."
    )

    assert [(one["name"], one["value"]) for one in found["targets"]] == [
        ("Góp", 90), ("Ngày công", 300), ("Xây mới cổng chào", 2), ("Sửa chữa sân chơi", 3),
        ("Mô hình mỗi xóm", 1), ("Mô hình toàn xã", 14),
    ]  # fmt: skip


def test_the_rules_of_a_contest_are_no_targets() -> None:
    """How many make up a team, who is sent and how long an act may take; what each class registers is one."""
    found = read(
        "III. NỘI DUNG THI ĐUA\n1. Kéo co: mỗi đội 10 người.\n2. Vở sạch: mỗi lớp cử đại diện 1 học sinh thi với số lượng 8 quyển vở.\n"
        "3. Văn nghệ: mỗi tiết mục không quá 7 phút.\n"
        "4. Tiết học tốt: đăng ký từ ngày 10/5 đến 20/5/2024, mỗi lớp ít nhất 05 tiết học tốt."
    )

    assert [(one["name"], one["value"]) for one in found["targets"]] == [
        ("Tiết học tốt mỗi lớp", 5)
    ]
