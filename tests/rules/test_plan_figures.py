"""How offices say how much, whom, how often, and what a plan is called: one line a wording."""

from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan
from tests.rules.plan_bodies import AIM, head, read_below

HEAD = head("20 tháng 02 năm 2024") + AIM


def read(body: str, above: str = HEAD) -> dict[str, Any]:
    """What is read in a plan of 20/02/2024 with this body."""
    return read_below(above, body)


@pytest.mark.parametrize(
    ("said", "targets"),
    [
        ("Giá trị sản xuất trên một đơn vị diện tích đạt 125 triệu đồng/ha.", [(125, "triệu đồng/ha", "eq")]),
        ("Gieo trồng 85 ha cây vụ đông, trong đó ngô 45 ha, rau màu các loại 40 ha.",
         [(85, "ha", "eq"), (45, "ha", "eq"), (40, "ha", "eq")]),
        ("Không có học sinh bỏ học quá 0,5%.", [(0.5, "%", "lte")]),
        ("Mỗi thôn cải tạo ít nhất 01 ao làng hoặc 01 khu vui chơi.", [(1, "ao", "gte")]),
        ("Nâng cấp hẻm 12 dài 180m.", [(180, "m", "eq")]),
        ("Giá trị sản phẩm thu hoạch trên 1ha canh tác: 145 triệu đồng.", [(145, "triệu đồng", "eq")]),
        ("Vận động 10 hộ đạt 8 tiêu chí; tổ chức 01 ngày hội hiến máu.", [(10, "hộ", "eq"), (1, "ngày hội", "eq")]),
        ("Mỗi đơn vị thực hiện ít nhất một công trình; đàn gia cầm 120 nghìn con.",
         [(1, "công trình", "gte"), (120, "nghìn con", "eq")]),
        ("2/3 số chi hội đạt vững mạnh; phấn đấu đứng trong tốp 5 toàn tỉnh.", []),
        ("Lao động tiên tiến 28/32 (87,5%); chào mừng 02/9.", [(28, None, "eq")]),
        ("Phấn đấu được tặng 01 Bằng khen của UBND tỉnh.", [(1, "Bằng khen", "eq")]),
    ],
)  # fmt: skip
def test_what_is_to_be_reached(said: str, targets: list[tuple[float, str | None, str]]) -> None:
    """Figure, unit and comparison below "Chỉ tiêu"."""
    found = read(f"II. CHỈ TIÊU\n1. {said}")["targets"]

    assert [(one["value"], one["unit"], one["comparator"]) for one in found] == targets


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("MTTQ và đoàn thể: mỗi đoàn thể nhận đỡ đầu 01 công trình.", [1]),
        ("Hội Nông dân đăng ký xây dựng 02 tuyến đường hoa; mỗi chi hội nhận 01 tuyến đường tự quản.", [2, 1]),
        ("Đoàn Thanh niên đảm nhận thắp sáng 3 km đường quê.", [3]),
        ("Văn phòng thành lập tổ giúp việc gồm 07 thành viên; mỗi tuần đăng 02 tin, bài.", []),
        ("Các đoàn thể đăng ký: Hội Phụ nữ 2,5 km đường hoa, Đoàn Thanh niên 60 bóng điện.", [2.5, 60]),
        ("MTTQ vận động Quỹ “Vì người nghèo” đạt 150 triệu đồng; kinh phí 20 triệu đồng.", [150]),
        ("Văn phòng (Thường trực Hội đồng Thi đua - Khen thưởng xã)\n- Kiểm tra việc chấp hành kỷ cương ít nhất 15 đơn vị.", [15]),
        ("Thành lập các tổ xung kích, mỗi tổ 15 người.", []),
        ("Thành lập đội tiếp sức gồm 10 đoàn viên; cắt giảm tối thiểu 15% kinh phí hội nghị.", [15]),
        ("Công an xã lắp 15 mắt camera tại các điểm đen xong trước 31/7/2024.", [15]),
        ("Các thôn họp dân, ký cam kết 100% số hộ xong trước 20/6/2024.", [100]),
        ("Hội Phụ nữ tổ chức 02 buổi tập huấn, mỗi thôn cử 02 người.", []),
    ],
)  # fmt: skip
def test_works_that_a_body_takes_on_are_targets(said: str, values: list[int]) -> None:
    """Also where the plan only says who does what; meetings and who is sent there are none."""
    found = read(f"III. TỔ CHỨC THỰC HIỆN\n1. {said}")["targets"]

    assert [one["value"] for one in found] == values


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("Năm 2023, toàn xã đạt 1.200 tỷ đồng, tăng 9%; thu ngân sách 18 tỷ đồng. Trồng 500 cây xanh.", [500]),
        ("Phát huy thế mạnh của làng nghề với hơn 1.800 hộ làm nghề, 32 doanh nghiệp; trồng 300 cây xanh.", [300]),
        ("Xã có 12 thôn, 2.350 hộ; hiện nay còn 45 hộ nghèo. Giảm 15 hộ nghèo.", [15]),
        ("Hiện xã đã đạt 17/19 tiêu chí, phấn đấu đến cuối năm 2024 đạt 19/19 tiêu chí.", [19]),
        ("Kết quả năm 2023, có 85% hộ đạt gia đình văn hóa. Năm nay có 90% hộ đạt gia đình văn hóa.", [90]),
        ("Phấn đấu nâng tỷ lệ hộ dùng nước sạch từ 85% năm 2023 lên 95% năm 2024.", [95]),
        ("Học 2 buổi/ngày đạt 75%.", [75]),
        ("Trao 100 phần quà (mỗi phần trị giá 500.000 đồng), 02 Mái ấm Công đoàn.", [100, 2]),
        ("Phấn đấu tặng 20 suất học bổng, mỗi suất 500.000 đồng.", [20]),
        ("Xây dựng 3 mô hình tập trung (vùng lúa 150 ha, vùng màu 35 ha).", [3, 150, 35]),
        ("Giữ vững và nâng cao 19 tiêu chí đã đạt được từ năm 2015.", []),
        ("Tổng vệ sinh vào ngày 25 hàng tháng, mỗi gia đình ít nhất 01 người tham gia.", []),
        ("Lựa chọn 05 điển hình tiên tiến để tuyên dương; một số chỉ tiêu: 100% cơ quan đăng ký thi đua.", [100]),
    ],
)  # fmt: skip
def test_how_things_stand_is_no_target(said: str, values: list[int]) -> None:
    """Figures of a year gone by, of what a place has, and of where a share stood before."""
    found = read(f"II. NỘI DUNG\n1. {said}")

    assert [one["value"] for one in found["targets"]] == values
    assert (found["period_inferred"] or {"from": "2024-01-01"})["from"] == "2024-01-01"


def test_criteria_of_a_contest_are_no_targets() -> None:
    """ "Tiêu chí thi đua" says who may be rewarded."""
    found = read(
        "II. NỘI DUNG, TIÊU CHÍ THI ĐUA\n1. Nội dung: phấn đấu 04 xã đạt chuẩn.\n2. Tiêu chí thi đua\n"
        "2.1. Đối với hộ gia đình: hiến từ 200 m2 đất trở lên hoặc đóng góp từ 20 triệu đồng trở lên."
    )

    assert [one["value"] for one in found["targets"]] == [4]


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("Lựa chọn 02 xã, 05 thôn, bon, 10 cá nhân có thành tích đặc biệt xuất sắc đề nghị Chủ tịch UBND tỉnh tặng Bằng khen.",
         [("Bằng khen", 7, 10, None)]),
        ("Khen thưởng 32 học sinh (mỗi lớp 01 em), 05 tổ chuyên môn, 12 giáo viên.", [(None, 5, 44, None)]),
        ("Bình chọn 01 đơn vị đề nghị tặng Cờ thi đua, 02 đơn vị đề nghị tặng Bằng khen.",
         [("Cờ thi đua", 1, None, None), ("Bằng khen", 2, None, None)]),
        ("Khối xã, thị trấn (15 đơn vị): không quá 05 tập thể, 15 cá nhân và 15 hộ gia đình.", [(None, 5, 15, 15)]),
        ("Khen thưởng 10 xã, thị trấn; 10 cơ quan, đơn vị.", [(None, 20, None, None)]),
        ("Chọn 03 tập thể (01 khoa, 01 phòng, 01 trạm y tế) và 10 cá nhân để khen thưởng.", [(None, 3, 10, None)]),
        ("Khen thưởng 12 tập thể, trong đó 08 thôn, 04 đơn vị; 20 cá nhân.", [(None, 12, 20, None)]),
        ("Tặng 05 Bằng khen (02 tập thể, 03 cá nhân).", [("Bằng khen", 2, 3, None)]),
        ("Khen thưởng 03 đội, 05 Công an xã, thị trấn và 20 cá nhân.", [(None, 8, 20, None)]),
        ("Cơ quan thường trực Hội đồng Thi đua - Khen thưởng kiểm tra 15 đơn vị/năm.", []),
        ("UBND huyện khen thưởng 02 tập thể, 02 cá nhân (mỗi đợt 01 tập thể, 01 cá nhân).", [(None, 2, 2, None)]),
        ("UBND xã khen thưởng 03 thôn dẫn đầu (nhất 5.000.000 đồng), 10 hộ gia đình và 15 cá nhân.", [(None, 3, 15, 10)]),
        ("Mỗi lớp chọn 02 học sinh; mỗi tổ chuyên môn chọn 01 giáo viên tiêu biểu, Hiệu trưởng tặng Giấy khen.",
         [("Giấy khen", None, 2, None), ("Giấy khen", None, 1, None)]),
        ("Tặng Bằng khen 02 tập thể; tuyên dương 20 công nhân tiêu biểu.", [("Bằng khen", 2, None, None), (None, None, 20, None)]),
        ("Đơn vị có từ 100 đoàn viên trở lên được đề nghị 01 tập thể, 02 cá nhân.", [(None, 1, 2, None)]),
        ("Công đoàn khen 05 nữ đoàn viên; biểu dương 12 nữ CNVCLĐ.", [(None, None, 5, None), (None, None, 12, None)]),
        ("Tặng giấy khen cho 01 thôn xếp thứ nhất 2.000.000 đồng, 02 thôn xếp thứ ba mỗi thôn 1.000.000 đồng; 10 hộ gia đình.",
         [("Giấy khen", 3, None, 10)]),
        ("Khối các trường (12 trường) xét chọn 03 tập thể dẫn đầu.", [(None, 3, None, None)]),
        ("Huyện đoàn chọn 5 cơ sở Đoàn, 10 đoàn viên tiêu biểu khen thưởng.", [(None, 5, 10, None)]),
    ],
)  # fmt: skip
def test_who_may_be_rewarded(
    said: str, counts: list[tuple[str | None, int | None, int | None, int | None]]
) -> None:
    """Form and counts below "Khen thưởng"."""
    found = read(f"IV. KHEN THƯỞNG\n1. {said}")["quotas"]

    assert [
        (one["form"], one["collectives"], one["individuals"], one["households"]) for one in found
    ] == counts


@pytest.mark.parametrize(
    ("said", "every"),
    [
        ("Văn phòng tổng hợp tiến độ báo cáo Đảng ủy vào ngày 15 và ngày cuối tháng.", "ngày 15 và ngày cuối tháng"),
        ("Phòng Kinh tế báo cáo UBND huyện định kỳ vào ngày 25 tháng cuối quý.", "ngày 25 tháng cuối quý"),
        ("Các ấp đội báo cáo kết quả tuần vào 10 giờ thứ Năm.", "tuần"),
        ("Các thôn báo cáo UBND xã vào ngày 10, 20 và ngày cuối cùng của tháng.", "ngày 10, 20 và ngày cuối cùng của tháng"),
    ],
)  # fmt: skip
def test_how_often_is_reported(said: str, every: str) -> None:
    """The words that say it, and no deadline of a single day."""
    found = read(f"III. TỔ CHỨC THỰC HIỆN\n1. {said}")

    assert [one["every"] for one in found["reporting"]] == [every]
    assert found["deadlines"] == []


@pytest.mark.parametrize(
    ("said", "theme"),
    [
        ("II. CHỦ ĐỀ\n1. Chủ đề Tháng Công nhân: “Tiên phong bước vào kỷ nguyên mới”.", "Tiên phong bước vào kỷ nguyên mới"),
        ("II. CHỦ ĐỀ\n- Tháng Công nhân: “Đoàn kết, sáng tạo”.\n- Tháng hành động: “An toàn lao động”.", "Đoàn kết, sáng tạo"),
        ("II. CHỦ ĐỀ THI ĐUA\nChung sức làm đường, sáng xanh thôn xóm.\n\nIII. THỜI GIAN\nNăm 2024.",
         "Chung sức làm đường, sáng xanh thôn xóm"),
        ("II. NỘI DUNG\n1. Tổ chức thi vẽ tranh chủ đề “Em yêu biển đảo”.", None),
        ("II. NỘI DUNG\n1. Hoàn thành nhiệm vụ với chủ đề của năm: “Kỷ cương, sáng tạo”.", "Kỷ cương, sáng tạo"),
        ("II. CHỦ ĐỀ, THỜI GIAN\n1. Thời gian: từ 01/3/2024.", None),
    ],
)  # fmt: skip
def test_a_theme_may_stand_below_its_heading(said: str, theme: str | None) -> None:
    """Of several the first; nothing else below the heading is one."""
    assert read(said)["theme"] == theme


def test_a_web_page_prints_the_title_above_the_letterhead() -> None:
    """What stands above the letterhead is the page's; the day it was posted is no deadline."""
    page = (
        "KẾ HOẠCH Phát động đợt thi đua làm đường\n\nĐăng lúc: 09:02:46 22/02/2024 (GMT+7)\n\n"
        "KẾ HOẠCH Phát động đợt thi đua làm đường\n\n  ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"
        "    XÃ ĐÔNG HẢI            Độc lập- Tự do- Hạnh phúc\n\n"
        "     Số: 05  /KH-UBND             Đông Hải, ngày  20  tháng 02 năm 2024\n\nKẾ HOẠCH\n\n"
        "Phát động đợt thi đua làm đường\n\n năm 2024\n\nThực hiện Kế hoạch số 7/KH-UBND ngày 05/02/2024 của UBND huyện;\n\n"
    )
    found = read("I. MỤC ĐÍCH\nThi đua.", page)

    assert found["title"] == "Phát động đợt thi đua làm đường năm 2024"
    assert (found["issuer"], found["number"]) == ("UBND xã Đông Hải", "05/KH-UBND")
    assert (found["issued_on"], found["deadlines"]) == ("2024-02-20", [])


def test_a_council_takes_the_place_of_the_body_above_it() -> None:
    """ "HỘI ĐỒNG TĐ-KT" below "UBND HUYỆN …", its short form written out."""
    head = "UBND HUYỆN ĐÔNG HẢI\nHỘI ĐỒNG TĐ-KT\nSố: 07/KH-HĐTĐKT\nĐông Hải, ngày 12 tháng 8 năm 2019\n\nKẾ HOẠCH\nPhát động phong trào thi đua\n"

    school = head.replace(
        "UBND HUYỆN ĐÔNG HẢI\nHỘI ĐỒNG TĐ-KT", "ĐOÀN TRƯỜNG ĐH ĐÔNG HẢI\nBCH ĐOÀN - HỘI SINH VIÊN"
    )

    assert "rường ĐH Đông Hải" in read("I. MỤC ĐÍCH\nThi đua.", school)["issuer"]
    assert (
        read("I. MỤC ĐÍCH\nThi đua.", head)["issuer"]
        == "Hội đồng Thi đua - Khen thưởng huyện Đông Hải"
    )


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("CỤM THI ĐUA SỐ 3\nHUYỆN PHÚ BÌNH", "Cụm Thi đua Số 3 huyện Phú Bình"),
        ("UBND TỈNH HẢI DƯƠNG\nSỞ Y TẾ", "Sở Y tế tỉnh Hải Dương"),
        ("BAN CHỈ ĐẠO XÂY DỰNG NÔNG THÔN MỚI\nXÃ TÂN TIẾN", "Ban Chỉ đạo xây dựng nông thôn mới xã Tân Tiến"),
        ("ỦY BAN NHÂN DÂN\nTHỊ TRẤN ĐỒNG VĂN", "UBND thị trấn Đồng Văn"),
        ("HỘI NÔNG DÂN HUYỆN TRỰC NINH\nBAN CHẤP HÀNH HỘI NÔNG DÂN XÃ TRUNG ĐÔNG", "Ban Chấp hành Hội Nông dân xã Trung Đông"),
        ("HUYỆN ĐOÀN CẦN GIUỘC\nĐOÀN XÃ PHƯỚC LÂM", "Đoàn xã Phước Lâm"),
        ("UBND QUẬN 12\nTRƯỜNG TIỂU HỌC NGUYỄN DU", "Trường Tiểu học Nguyễn Du"),
        ("HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\nHUYỆN AN PHÚ\nBAN THƯỜNG VỤ", "Ban Thường vụ Hội Liên hiệp Phụ nữ Việt Nam huyện An Phú"),
    ],
)  # fmt: skip
def test_a_body_in_capitals_is_written_as_in_a_sentence(lines: str, issuer: str) -> None:
    """A line that is only a level and a name goes on with the line above; names keep their capitals."""
    head = f"{lines}\nSố: 12/KH\n\nngày 10 tháng 4 năm 2023\nKẾ HOẠCH\nPhát động thi đua\n"

    assert read("I. MỤC ĐÍCH\nThi đua.", head)["issuer"] == issuer


def test_a_letterhead_in_narrow_cells() -> None:
    """ "CỘNG HÒA XÃ HỘI" and "CHỦ NGHĨA VIỆT NAM" on two lines are the motto, no body."""
    head = (
        "ỦY BAN NHÂN DÂN\nXÃ ĐÔNG HẢI\n-------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n|\n"
        "Số: 5/KH-UBND.\n|\nĐông Hải, ngày\n20 tháng 02 năm 2024\n|\nKẾ HOẠCH\nTHÁNG THANH NIÊN\nNĂM 2024\n"
    )
    found = read("I. MỤC ĐÍCH\nThi đua.", head)

    assert (found["issuer"], found["issued_on"]) == ("UBND xã Đông Hải", "2024-02-20")
    assert (found["is_campaign_plan"], found["number"]) == (True, "5/KH-UBND")


def test_the_pioneers_of_a_school_issue_a_plan() -> None:
    """ "Nay Liên đội trường … phát động" names a body inside a school."""
    head = "Đông Hải, ngày 08 tháng 11 năm 2021 Số: 10-KH/LĐ\nKẾ HOẠCH\nPhát động thi đua chào mừng 20/11\n"
    found = read(
        "Căn cứ kế hoạch năm học của trường;\nNay Liên đội trường THCS Đông Hải A phát động phong trào thi đua như sau:\nI. MỤC ĐÍCH\nThi đua.",
        head,
    )

    assert found["issuer"] == "Liên đội trường THCS Đông Hải A"


def test_rounds_of_a_task_and_days_of_a_congress() -> None:
    """Two rounds of one task are two windows, no phases; what lasts "trước, trong và sau" has no day."""
    found = read(
        "II. NỘI DUNG\n1. Vận động giao nộp vũ khí: đợt 1 từ 01/4 - 30/4/2024; đợt 2 từ 01/9 - 30/9/2024.\n"
        "2. Mở đợt vận động ủng hộ trong 30 ngày kể từ ngày 15/10/2024.\n"
        "3. Bảo đảm an ninh trước, trong và sau Đại hội Đảng bộ huyện (19 - 20/5/2024)."
    )

    assert (found["phases"], found["starts_on"], found["ends_on"]) == ([], None, None)
    assert [one["due_on"] for one in found["deadlines"]] == ["2024-04-30", "2024-09-30"]


@pytest.mark.parametrize(
    ("said", "windows"),
    [
        ("V. THỜI GIAN VÀ TIẾN ĐỘ\n- Sơ kết tháng 7/2024; tổng kết trong quý IV năm 2024.", ["2024-07-01", "2024-10-01"]),
        ("V. TỔ CHỨC THỰC HIỆN\n1. Tổ chức sơ kết tháng 7/2024, tổng kết tháng 12/2024.", ["2024-07-01", "2024-12-01"]),
        ("III. NỘI DUNG\n1. Phát hành 02 số bản tin (tháng 5 và tháng 10/2024).", [None, "2024-10-01"]),
        ("III. NỘI DUNG\n1. Bảo vệ tuyệt đối an toàn Đại hội Đảng bộ xã (dự kiến ngày 14, 15/8/2024).", []),
        ("III. NỘI DUNG\n1. Nói chuyện chuyên đề “Giữ gìn hạnh phúc gia đình” (trong tuần cuối tháng 6/2024).", ["2024-06-24"]),
        ("III. NỘI DUNG\n1. Thời gian: cả năm 2024; sơ kết tháng 6, tổng kết tháng 12.", [None, None]),
        ("III. NỘI DUNG\n1. Các ngày hoạt động cao điểm: 15/6, 20/7 và 17/8/2024.", [None, None, None]),
    ],
)  # fmt: skip
def test_months_of_single_tasks_are_no_period(said: str, windows: list[str | None]) -> None:
    """Each due in its month; the campaign does not run so."""
    found = read(said)

    assert (found["starts_on"], found["ends_on"]) == (None, None)
    assert [(one.get("window") or {}).get("from") for one in found["deadlines"]] == windows


def test_what_is_begun_in_a_round_is_no_phase() -> None:
    """ "Đợt 1: khởi công từ tháng 3/2024, hoàn thành 185 nhà trước ngày 25/5/2024": due by then, with its figure."""
    found = read(
        "V. TIẾN ĐỘ THỰC HIỆN\n- Đợt 1: khởi công từ tháng 3/2024, hoàn thành 185 nhà (trước ngày 25/5/2024).\n"
        "- Đợt 2: khởi công sau mùa mưa, hoàn thành 60 nhà trước 31/12/2024."
    )

    assert (found["phases"], found["starts_on"]) == ([], None)
    assert [one["due_on"] for one in found["deadlines"]] == ["2024-05-25", "2024-12-31"]
    assert [one["value"] for one in found["targets"]] == [185, 60]


def test_a_table_that_counts_in_its_heads() -> None:
    """ "Số hộ đăng ký" names its unit without brackets."""
    found = read(
        "II. CHỈ TIÊU\n1. Cụ thể:\nSTT\tĐơn vị\tSố hộ đăng ký\tSố hộ đạt\n1\tXã Minh Sơn\t420\t265\n2\tXã Hòa Lạc\t380\t240"
    )["targets"]

    assert [(one["value"], one["unit"]) for one in found] == [
        (420, "hộ"),
        (265, "hộ"),
        (380, "hộ"),
        (240, "hộ"),
    ]


def test_files_for_praise_at_the_end_are_no_second_end() -> None:
    """ "trình xét khen … tổng kết trước 30/10", "gửi hồ sơ … tổng kết trước 15/10" do not disagree."""
    found = read(
        "V. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ: trình xét khen sơ kết trước ngày 20/6/2024, tổng kết trước ngày 30/10/2024.\n"
        "2. Các xã: gửi hồ sơ khen thưởng sơ kết trước ngày 10/6/2024, tổng kết trước 15/10/2024."
    )

    assert (len(found["deadlines"]), found["conflicts"]) == (4, [])


def test_every_movement_has_its_own_time() -> None:
    """ "1. Phong trào …", "2. Đợt thi đua …", each with "Thời gian": windows of each, no period."""
    found = read(
        "II. NỘI DUNG CÁC PHONG TRÀO\n"
        "1. Phong trào làm đường giao thông\na) Nội dung: làm đường.\nb) Thời gian: từ tháng 3/2024 đến tháng 12/2024.\n"
        "2. Đợt thi đua đặc biệt\na) Nội dung: làm nhà.\nb) Thời gian: từ ngày 01/3/2024 đến ngày 20/5/2024."
    )

    assert (found["starts_on"], found["ends_on"], found["conflicts"]) == (None, None, [])
    assert [one["last_day"] for one in found["deadlines"]] == ["2024-12-31", "2024-05-20"]


def test_until_the_end_of_the_year_just_said() -> None:
    """ "từ 03/9/2024 đến hết năm": no other year can be meant."""
    found = read(
        "III. CÁC ĐỢT\n- Đợt I: từ đầu năm đến 30/4/2024, trồng cây.\n- Đợt II: từ 03/9/2024 đến hết năm, thi đua nước rút."
    )

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2024-01-01", "2024-04-30"),
        ("2024-09-03", "2024-12-31"),
    ]
    assert found["ends_on"] == "2024-12-31"


def test_points_are_no_targets_though_they_name_one() -> None:
    """Below "Cách tính điểm" nothing is to be reached."""
    assert (
        read("IV. CÁCH TÍNH ĐIỂM\n- Kế hoạch nhỏ đủ chỉ tiêu: 50 điểm, thiếu 1kg trừ 2 điểm.")[
            "targets"
        ]
        == []
    )


def test_recipients_in_one_line() -> None:
    """ "Nơi nhận: BGH (duyệt); GVCN; Lưu Đội." are three."""
    text = HEAD + "II. NỘI DUNG\nThi đua.\n\nNơi nhận: BGH (duyệt); GVCN; Lưu Đội.\n"

    assert as_key(read_plan(text))["recipients"] == ["BGH (duyệt)", "GVCN", "Lưu Đội"]


def test_the_time_of_the_whole_goes_before_that_of_its_movements() -> None:
    """Two movements say when, and a part "Thời gian thực hiện" says it of all."""
    found = read(
        "II. NỘI DUNG\n1. Phong trào “Dạy tốt, học tốt”\n- Thời gian: Từ tháng 9/2024 đến tháng 5/2025.\n"
        "2. Phong trào “Trường học thân thiện”\n- Thời gian: Từ tháng 10/2024 đến tháng 5/2025.\n"
        "III. THỜI GIAN THỰC HIỆN\nTừ ngày 05/9/2024 đến ngày 31/5/2025."
    )

    assert (found["starts_on"], found["ends_on"], found["conflicts"]) == (
        "2024-09-05",
        "2025-05-31",
        [],
    )
    assert [one["bound"] for one in found["deadlines"]] == ["window", "window"]


def test_the_quarter_that_is_summed_up_is_no_deadline() -> None:
    """ "Sơ kết quý I/2024 vào ngày 05/4/2024" is due on that day only."""
    found = read(
        "V. TỔ CHỨC THỰC HIỆN\n1. Báo cáo gửi trước 10/6/2024. Sơ kết quý I/2024 vào ngày 05/4/2024."
    )

    assert [one["due_on"] for one in found["deadlines"]] == ["2024-06-10", "2024-04-05"]


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("Hoàn thành toàn bộ 64 nhà còn lại", [64]),  # "bộ 64" alone is a label
        ("Phát triển 120 hội viên mới, nâng tổng số hội viên lên 2.600", [120, 2600]),
        ("9/9 thôn có ít nhất một tuyến đường kiểu mẫu", [9]),  # one each, not one in all
        ("Toàn trường có 38 tiết thao giảng, trong đó trên 70% xếp loại giỏi", [38, 70]),
        ("Toàn trường có 38 giáo viên, trong đó trên 70% xếp loại giỏi", []),  # what it has
    ],
)
def test_all_that_is_left_what_it_grows_to_and_what_each_has(said: str, values: list[int]) -> None:
    """Figures whose noun stands in front, and figures that only say how the others stand."""
    assert [one["value"] for one in read(f"II. CHỈ TIÊU\n1. {said}.")["targets"]] == values


def test_days_of_work_that_each_body_gives() -> None:
    """Who does what: "mỗi đơn vị huy động 1.500 ngày công" is taken on, money is not counted so."""
    found = read(
        "V. PHÂN CÔNG NHIỆM VỤ\n1. Quân sự, Công an: mỗi đơn vị huy động 1.500 ngày công, mỗi đơn vị đóng góp 5 triệu đồng."
    )

    assert [(one["value"], one["unit"]) for one in found["targets"]] == [(1500, "ngày công")]
