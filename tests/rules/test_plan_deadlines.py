"""By when a duty is due, as offices say it: one line a wording, as it stands in plans."""

from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan
from tests.rules.plan_bodies import AIM, TAIL, head, read_below

HEAD = head("20 tháng 02 năm 2024") + AIM


def read(body: str) -> dict[str, Any]:
    """What is read in a plan of 20/02/2024 with this body."""
    return read_below(HEAD, body)


def test_what_is_due_in_a_month_is_no_round() -> None:
    """ "trồng cây đợt 2: hoàn thành trong tháng 5" is a task below "Thời gian", as "ra quân từ … đến …" is."""
    found = read(
        "II. THỜI GIAN\n1. Các thôn đồng loạt ra quân trồng cây từ ngày 17/02 đến ngày 25/02/2024.\n"
        "2. Trồng cây đợt 2: hoàn thành trong tháng 5/2024."
    )

    assert (found["starts_on"], found["phases"]) == (None, [])
    assert [one["bound"] for one in found["deadlines"]] == ["window", "within"]


def test_the_last_of_several_duties_is_not_named_with_its_and() -> None:
    """ "… và báo cáo tổng kết trước ngày …"."""
    found = read(
        "V. TỔ CHỨC THỰC HIỆN\nCác thôn báo cáo kết quả đợt 1 trước ngày 05/8/2024 và báo cáo tổng kết trước ngày 10/11/2024."
    )
    assert [one["what"] for one in found["deadlines"]][-1] == "Báo cáo tổng kết"


def test_whoever_a_paper_goes_to_keeps_the_name() -> None:
    """ "cô Hạnh" begins like "hạn", "thầy Khiêm" like "khi"."""
    found = read(
        "V. TỔ CHỨC THỰC HIỆN\n1. Các lớp nộp bài về cô Hạnh trước ngày 05/8/2024.\n2. Các tổ gửi danh sách cho thầy Khiêm trước ngày 06/8/2024."
    )
    assert [one["to"] for one in found["deadlines"]] == ["cô Hạnh", "thầy Khiêm"]


def test_number_and_date_may_stand_below_the_title() -> None:
    """Where bodies that plan together print them; a cited document's number is not taken."""
    head = (
        "SỞ Y TẾ TỈNH ĐÔNG HẢI\n\nKẾ HOẠCH\nTổ chức phong trào thi đua\n\nSố: 11/KH-SYT\n"
        "Đông Hải, ngày 24 tháng 02 năm 2025\n\nThực hiện Kế hoạch\nsố 88/KH-UBND ngày 03/01/2025 của UBND tỉnh:\n\nI. MỤC ĐÍCH\nThi đua.\n"
    )
    found = dict(as_key(read_plan(head + TAIL)))

    assert (found["number"], found["issued_on"]) == ("11/KH-SYT", "2025-02-24")


def test_the_report_on_the_end_does_not_say_the_end_again() -> None:
    """ "báo cáo kết thúc đợt gửi trước ngày …" is a report."""
    found = read(
        "II. THỜI GIAN\nTừ ngày 01/3/2024 đến ngày 19/5/2024.\n\nIII. TỔ CHỨC THỰC HIỆN\n"
        "1. Báo cáo kết thúc đợt gửi trước ngày 15/5/2024."
    )

    assert [one["last_day"] for one in found["deadlines"]] == ["2024-05-14"]
    assert found["conflicts"] == []


def test_the_end_of_a_month_among_the_aims_is_no_deadline() -> None:
    """ "đến hết tháng 10 cơ bản xóa xong nhà tạm" is what is aimed at."""
    found = read(
        "II. MỤC TIÊU\n1. Mục tiêu chung: Đến hết tháng 10/2024 cơ bản xóa xong nhà tạm trên địa bàn.\n"
        "2. Mức hỗ trợ: xây mới 60 triệu đồng/căn."
    )

    assert (found["deadlines"], found["targets"]) == ([], [])


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Các thôn gửi đăng ký về UBND xã trước 16h30' ngày 05/3/2024.", [("by", "2024-03-05")]),
        ("Xây dựng kế hoạch, đến ngày 30/6/2024 phải hoàn thành.", [("by", "2024-06-30")]),
        ("Các thôn nộp sản phẩm dự thi từ ngày phát động đến hết ngày 15/9/2024.", [("by", "2024-09-15")]),
        ("Trang trí xong trước ngày khai giảng (05/9/2024).", [("before", "2024-09-04")]),
        ("Khánh thành nhà văn hóa đúng dịp Quốc khánh 02/9/2024.", [("on", "2024-09-02")]),
        ("Báo cáo sơ kết, tổng kết (trước ngày 10/6/2024 và trước ngày 10/11/2024).",
         [("before", "2024-06-09"), ("before", "2024-11-09")]),
        ("Gửi báo cáo về huyện vào ngày 15/6 và 15/11/2024.", [("on", "2024-06-15"), ("on", "2024-11-15")]),
        ("Tổ thẩm định đi kiểm tra ngày 15, 16/11/2024.", [("window", "2024-11-16")]),
        ("Hồ sơ khen thưởng tiếp nhận đến 17 giờ ngày 28/12/2024.", [("by", "2024-12-28")]),
        ("Chào mừng Cách mạng tháng Tám, tổ chức hội thi.", []),
        ("Căn cứ Kế hoạch này xây dựng kế hoạch, gửi về Sở Nội vụ trước ngày 15/3/2024.", [("before", "2024-03-14")]),
        ("Sơ kết vào năm 2024 (cấp huyện trong quý III, cấp tỉnh trong quý IV).",
         [("within", "2024-09-30"), ("within", "2024-12-31")]),
        ("Tổng kết nhân dịp 96 năm Ngày thành lập Công đoàn Việt Nam (28/7/2024).", [("on", "2024-07-28")]),
        ("Định kỳ hằng năm, trước ngày 15 tháng 12, các thôn báo cáo kết quả về UBND xã.", []),
        ("Sau 03 ngày làm việc kể từ ngày ký Kế hoạch này tổ chức quán triệt.", [("by", "2024-02-23")]),
        ("Tổ thẩm định kiểm tra tại cơ sở tuần 2 và tuần 3 tháng 5/2024.", [("in", None)]),
        ("Giải ngân vốn hết tháng 11 đạt 85% kế hoạch.", []),
        ("Sơ kết giai đoạn I nửa đầu tháng 9/2024.", [("in", None)]),
        ("Sơ kết tại Hội nghị Ban Chấp hành tháng 9/2024.", [("in", None)]),
        ("Gửi hồ sơ chậm nhất là ngày 05/4/2024 (đợt 1) và ngày 08/10/2024 (đợt 2).",
         [("by", "2024-04-05"), ("by", "2024-10-08")]),
        ("Chủ trì hướng dẫn tiêu chí tuyến phố văn minh trong tháng 4/2024.", [("within", "2024-04-30")]),
        ("Kiểm tra tỷ lệ cây sống vào các tháng 6, 12.", []),
        ("Hưởng ứng “Ngày toàn dân phòng cháy và chữa cháy” (04/10), tổ chức tuyên truyền.", []),
        ("Bình xét công khai. Kết thúc đợt thi đua, các thôn lựa chọn 01 tập thể đề nghị UBND huyện khen thưởng.",
         [("after_event", None)]),
        ("Các thôn đăng ký mô hình từ nay đến hết tháng 3 năm 2024.", [("by", "2024-03-31")]),
        ("Tiến độ: quý I hoàn thành 30%, hết quý IV hoàn thành 100% kế hoạch.", []),
        ("Định kỳ 6 tháng (trước ngày 15/6), hằng năm (trước ngày 15/12) báo cáo UBND huyện.",
         [("before", None), ("before", None)]),
        ("Cuộc thi tìm hiểu lịch sử: phát động ngày 19/8/2024, nhận bài đến ngày 30/11/2024.",
         [("on", "2024-08-19"), ("by", "2024-11-30")]),
        ("Nhà văn hóa: khởi công tháng 8/2024, hoàn thành trước ngày 28/12/2024.",
         [("in", None), ("before", "2024-12-27")]),
        ("Tổng kết phong trào, biểu dương điển hình tiên tiến.", []),
        ("Tiếp nhận ủng hộ đến hết tháng 12/2024.", [("by", "2024-12-31")]),
        ("Đồng loạt khởi công trong tháng 9/2024 (đối với nhà của năm 2024) và tháng 02/2025 (đối với nhà của năm 2025).",
         [("within", "2024-09-30"), ("within", "2025-02-28")]),
        ("Tổng kết, trao thưởng trong đêm văn nghệ mừng Đảng, mừng Xuân 03/02/2025.", [("on", "2025-02-03")]),
        ("Gửi thông báo yêu cầu tự tháo dỡ, thời hạn 07 ngày kể từ ngày nhận thông báo.", []),
        ("Kết thúc mỗi chặng, Hội đồng tổ chức sơ kết, bình chọn tập thể tiêu biểu.", [("after_event", None)]),
        ("Tháng 5/2024, 9/2024: sơ kết đợt I, đợt II.", [("in", None), ("in", None)]),
        ("Giải kéo co, nhảy bao bố nữ: 15h00 ngày 19-10-2024.", [("on", "2024-10-19")]),
        ("Từ 01 - 07/5: cao điểm tuyên truyền cổ động.", [("window", None)]),
        ("Hoàn thành một công trình “dân vận khéo” trước dịp 19/5.", [("before", None)]),
        ("Tổng kết phong trào vào hạ tuần tháng 9/2024.", [("in", None)]),
        ("Quán triệt trong kỳ sinh hoạt chi bộ tháng 9/2024.", [("within", "2024-09-30")]),
        ("Kết thúc đợt thi đua, UBND xã xét tặng Giấy khen cho các tập thể xuất sắc.", [("after_event", None)]),
        ("Kết thúc đợt 1: biểu dương, khen thưởng 01 tập thể, 03 cá nhân.", []),
        ("Kết thúc đợt thi đua, UBND xã tặng Giấy khen cho 05 tập thể.", []),
        ("Hưởng ứng Ngày Chuyển đổi số quốc gia (10/10), tổ chức tuyên truyền.", []),
        ("Vệ sinh đường làng, xong trước Ngày hội Đại đoàn kết toàn dân tộc (18/11/2024).", [("before", "2024-11-17")]),
        ("Học tập Nghị quyết trước khi diễn ra Đại hội Đảng bộ xã (dự kiến ngày 20/5/2024).", [("before", "2024-05-19")]),
        ("Trao 02 nhà nhân ái kịp trước Tết Trung thu (17/9/2024).", [("before", "2024-09-16")]),
        ("Cam kết gửi về Ban Chỉ đạo xong trước ngày họp giao ban tháng 3 (05/3/2024).", [("before", "2024-03-04")]),
        ("Mỗi chi hội trồng một tuyến hoa, hoàn thành đúng vào Ngày Phụ nữ Việt Nam 20/10/2024.", [("on", "2024-10-20")]),
        ("Bàn giao nhà chậm nhất vào dịp 27/7/2024.", [("by", "2024-07-27")]),
        ("Nhận đăng ký đến hết giờ hành chính ngày 15/3/2024.", [("by", "2024-03-15")]),
        ("Hội thao chào mừng: khai mạc 7 giờ 30 phút ngày 24/3, bế mạc 16 giờ ngày 26/3/2024.",
         [("on", None), ("on", "2024-03-26")]),
        ("Đến thời điểm 31/12/2023 xã còn 3,2 km đường đất.", []),
        ("Phấn đấu đến ngày 30/11/2024, toàn bộ 9 thôn có đường bê tông.", []),
        ("Đến hết ngày 30/6/2024, thôn nào thu chưa đạt 60% thì không xét thi đua.", []),
        ("Trong 02 tháng 3 và 4/2024 các thôn tổ chức làm thủy lợi.", [("within", "2024-04-30")]),
        ("Đại hội điểm tại thôn Bắc (ngày 10/4/2024), các thôn còn lại xong trong tháng 4/2024.",
         [("on", "2024-04-10"), ("within", "2024-04-30")]),
        ("Tổ chức Ngày hội tại các thôn (từ 01/8 đến 15/8/2024, chỉ đạo điểm: thôn Hạ - ngày 05/8/2024).",
         [("window", "2024-08-15"), ("on", "2024-08-05")]),
        ("Xét khen thưởng một lần vào dịp tổng kết (quý IV/2024).", [("in", None)]),
        ("Sơ kết phong trào dịp kỷ niệm 94 năm Ngày thành lập Hội (20/10/2024).", [("on", "2024-10-20")]),
        ("Hoàn thành việc kiện toàn tổ công nghệ số trước ngày 20/8/2024.", [("before", "2024-08-19")]),
        ("Mở lớp học cộng đồng trong tháng 9 và 10/2024.", [("within", "2024-10-31")]),
        ("Đến hết quý IV/2024, chợ xã có 100% tiểu thương thanh toán không dùng tiền mặt.", []),
        ("Tiêm phòng đợt 1 cho đàn gia súc từ 20/3 đến 10/4/2024.", [("window", "2024-04-10")]),
        ("Sơ kết đợt 1 vào dịp Đại hội.", [("in", None)]),
        ("Hội thao: bốc thăm 02/5; thi đấu 04, 05/5; trao giải chiều Chủ nhật 05/5/2024.",
         [("on", None), ("window", None), ("on", "2024-05-05")]),
        ("Xã phấn đấu xếp loại tốt, đạt 9/10, có 02/10.", []),
        ("Đảng viên đăng ký việc tốt tại cuộc họp chi bộ ngày 03/9/2024.", [("on", "2024-09-03")]),
        ("Cung ứng xi măng không quá 07 ngày kể từ ngày thôn có văn bản đề nghị.", []),
        ("Thanh quyết toán chậm nhất sau 15 ngày kể từ ngày nghiệm thu, nhưng không quá ngày 31/12/2024.", [("by", "2024-12-31")]),
        ("Kết thúc đợt thi đua (ngày 30/11/2024), các thôn gửi báo cáo trước ngày 05/12/2024.", [("before", "2024-12-04")]),
        ("Nộp hội phí theo quý, quý III trước 25/9, quý IV trước 25/12/2024.", [("before", None), ("before", "2024-12-24")]),
        ("Công khai trên loa truyền thanh 03 ngày liên tục (21, 22, 23/11/2024).", [("window", "2024-11-23")]),
        ("Cầu Bản Pó khởi công tháng 5, hoàn thành tháng 11/2024.", [("in", None), ("in", None)]),
        ("Xóa nhà tạm cho hội viên thôn Quất (khởi công dịp 30/4, hoàn thành trước Ngày Thương binh - Liệt sĩ 27/7/2024).",
         [("on", None), ("before", "2024-07-26")]),
        ("Văn nghệ: sơ loại khối 10 ngày 04/11, khối 11 ngày 05/11; tổng kết điểm vào tiết sinh hoạt 15/11.",
         [("on", None), ("on", None), ("on", None)]),
        ("Nâng cấp vỉa hè đường 28 tháng 9.", []),
        ("Chủ tịch UBND xã chịu trách nhiệm nếu đến 30/11/2024 thu dưới 85%.", []),
        ("Lập thành tích chào mừng Đại hội Đảng bộ xã (tổ chức trong tháng 8/2024).", []),
        ("Giải quyết việc khó, xong trước ngày kỷ niệm 20 năm tái lập xã (25/12/2024).", [("before", "2024-12-24")]),
        ("Đợt xuống giống: từ 05/5 đến 12/5/2024.", [("window", "2024-05-12")]),
        ("Chiến dịch bổ sung Vitamin A: đợt 1 ngày 01 và 02/6/2024; đợt 2 trong tháng 12/2024.",
         [("window", "2024-06-02"), ("within", "2024-12-31")]),
        ("Chiến dịch diệt lăng quăng: mỗi tháng một đợt, từ tháng 4 đến tháng 11/2024.", [("window", "2024-11-30")]),
        ("Trong tháng: \n- 18 - 19/3: hội trại, thi đấu thể thao.", [("window", None)]),
        ("Cắm mốc, giao tuyến từ 10/10 đến 14/10/2024.", [("window", "2024-10-14")]),
        ("Kết nạp đội viên thực hiện 2 lần, lần một 26/4, lần hai 15/5/2024.", [("on", None), ("on", "2024-05-15")]),
        ("Sơ tuyển sức khỏe: ngày 14/11/2024 (dự phòng 16/11/2024).", [("on", "2024-11-14")]),
        ("Đoàn xã đảm nhận 400 m mương, xong trước Đại hội Đoàn (14/12/2024).", [("before", "2024-12-13")]),
        ("UBND xã tặng Giấy khen tại Hội nghị tổng kết công tác tuyển quân (tuần 3 tháng 3/2024).", [("in", None)]),
        ("Hiến máu tình nguyện: sáng 09/3/2024 tại Trung tâm Văn hóa.", [("on", "2024-03-09")]),
        ("Khảo sát mức độ hài lòng hai lần, tháng 6 và tháng 11.", [("in", None), ("in", None)]),
        ("Phấn đấu đến 30/6/2024 hoàn thành 80% số nhà, đến 31/8/2024 hoàn thành 100%.", []),
        ("Tổng kết tại Ngày hội Đại đoàn kết toàn dân tộc (18/11/2024).", [("on", "2024-11-18")]),
        ("Tổng kết phong trào tại Đại hội thi đua yêu nước xã (ngày 20/5/2024).", [("on", "2024-05-20")]),
        ("Hội giảng chào mừng 20/11 (từ 02/11 đến 13/11/2024).", [("window", "2024-11-13")]),
        ("Kết thúc đợt thi đua, UBND huyện khen thưởng:", []),
        ("Tuyên truyền gắn với Đề án 06 và Ngày Chuyển đổi số quốc gia 10/10.", []),
        ("Hưởng ứng Ngày hội Đại đoàn kết toàn dân tộc (18/11).", []),
        ("Hưởng ứng Tháng hành động và Ngày toàn dân phòng, chống ma túy (26/6), tổ chức tuyên truyền.", []),
        ("Thời hạn gửi hồ sơ: Đợt 1: 15/5/2024; Đợt 2: 15/8/2024.", [("by", "2024-05-15"), ("by", "2024-08-15")]),
        ("Hưởng ứng Tháng An toàn giao thông (tháng 9), Tháng Nhân đạo (tháng 5).", []),
        ("Mốc thời gian lấy số liệu: từ 15/3/2024 đến 14/12/2024.", []),
        ("Sơ kết đợt 1 trong lễ kỷ niệm ngày 20/11.", [("on", None)]),
        ("Thanh toán tiền xi măng chậm nhất 10 ngày làm việc kể từ ngày 26/11/2024.", [("by", "2024-12-10")]),
    ],
)  # fmt: skip
def test_when_a_duty_is_due(said: str, due: list[tuple[str, str | None]]) -> None:
    """How the day binds and which is the last."""
    found = read(f"III. TỔ CHỨC THỰC HIỆN\n1. {said}")["deadlines"]

    assert [(one["bound"], one["last_day"]) for one in found] == due


@pytest.mark.parametrize(
    ("rows", "due"),
    [
        ("- Đến 30/9/2024: đạt 85% số hộ.\n- Hết tháng 11/2024: 100%.", [("by", "2024-09-30"), ("by", "2024-11-30")]),
        ("- Tháng 3: Phát động.\n- Tháng 4 đến tháng 10: Các thôn thực hiện.", [("in", None), ("window", None)]),
        ("1. Từ đầu năm đến 19/5/2024: thi đua chào mừng sinh nhật Bác.", [("by", "2024-05-19")]),
        ("1. Ngày 01/3: Lễ phát động.\n2. 19/5: dâng hương báo công.", [("on", None), ("on", None)]),
        ("- Quý I: đăng ký thi đua (xong trước 10/3/2024).\n- Quý II, III: thực hiện, sơ kết vào tháng 7/2024.",
         [("before", "2024-03-09"), ("in", None)]),
    ],
)  # fmt: skip
def test_a_row_of_a_timeline_needs_no_verb(rows: str, due: list[tuple[str, str | None]]) -> None:
    """Below "Tiến độ" what stands behind the day is to be reached by then, a figure as well."""
    found = read(f"III. TIẾN ĐỘ THỰC HIỆN\n{rows}")["deadlines"]

    assert [(one["bound"], one["last_day"]) for one in found] == due


def test_days_counted_after_the_end_of_the_campaign() -> None:
    """ "khi kết thúc …, trong vòng 05 ngày" is reckoned from the last day of the period."""
    found = read(
        "II. THỜI GIAN\nTừ ngày 01/3/2024 đến ngày 30/11/2024.\n\nIII. TỔ CHỨC THỰC HIỆN\n"
        "1. Khi kết thúc phong trào, các thôn gửi hồ sơ khen thưởng về UBND xã trong vòng 05 ngày."
    )["deadlines"]

    assert [(one["due_on"], one["bound"]) for one in found] == [("2024-12-05", "by")]


def test_days_after_the_last_application_are_not_counted_from_the_end() -> None:
    """When applications close is no end of the campaign; "tổng kết năm 2024" is no year of it."""
    found = read(
        "II. THỜI GIAN\nTừ ngày 01/9/2024 đến hết ngày 15/10/2024.\nIII. TỔ CHỨC\n"
        "1. Trình Hội đồng xét khen thưởng trong vòng 05 ngày làm việc kể từ ngày kết thúc nhận hồ sơ.\n"
        "2. Thời điểm chốt số liệu: 30/9/2024."
    )

    assert [(one["due_on"], one["bound"]) for one in found["deadlines"]] == [(None, "by")]
    assert found["conflicts"] == []
    at_year_end = "II. TỔ CHỨC\n1. Tổng kết phong trào gắn với tổng kết năm 2024."
    assert read(at_year_end)["period_inferred"] is None


def test_days_of_the_lunar_calendar_are_no_days() -> None:
    """The solar day beside them counts."""
    found = read(
        "II. TỔ CHỨC\n1. Tổ chức Lễ phát động ngày 18/4/2024 (tức ngày 10/3 âm lịch).\n"
        "2. Gặp mặt vào ngày 15 tháng 8 âm lịch (tức ngày 17/9/2024)."
    )

    assert [one["due_on"] for one in found["deadlines"]] == ["2024-04-18", "2024-09-17"]
    assert found["partial_dates"] == []


def test_what_is_received_by_a_day_is_a_submission() -> None:
    """The label says what is due, the bracket behind the day does not."""
    found = read(
        "II. TỔ CHỨC\n1. Thời hạn nhận bài dự thi: đến hết ngày 10/12/2024 (tính theo dấu bưu điện)."
    )

    assert [(one["what"], one["kind"], one["bound"]) for one in found["deadlines"]] == [
        ("Thời hạn nhận bài dự thi", "submission", "by")
    ]


def test_reviews_in_a_bracket_behind_the_period_are_due() -> None:
    """ "(sơ kết tháng 7/2024, tổng kết tháng 12/2024)"; the report on a month is something else."""
    found = read(
        "II. THỜI GIAN\nTừ ngày 15/3/2024 đến ngày 15/12/2024 (sơ kết tháng 7/2024, tổng kết tháng 12/2024)."
    )

    assert [(one["kind"], one["bound"]) for one in found["deadlines"]] == [("summary", "in")] * 2


def test_items_below_a_quarter_are_due_in_it() -> None:
    """A heading that is only a quarter is no duty; what stands below it is."""
    found = read(
        "III. THỜI GIAN THỰC HIỆN\n1. Quý I, II/2024\n- Ban hành kế hoạch.\n- Ký giao ước thi đua, xong trước 15/3/2024.\n"
        "2. Quý IV/2024\n- Tổng kết."
    )
    assert found["starts_on"] is None
    assert [(one["what"], one["bound"]) for one in found["deadlines"]] == [
        ("Ban hành kế hoạch", "in"),
        ("Ký giao ước thi đua, xong", "before"),
        ("Tổng kết", "in"),
    ]


ANNEX = """

PHỤ LỤC
TIẾN ĐỘ TRIỂN KHAI
(Kèm theo Kế hoạch số 12/KH-UBND ngày 20/02/2024)

STT\tNội dung\tThời gian
1\tLễ phát động\t15/3/2024
2\tSơ kết\tQuý II/2024

Mẫu số 01
BẢN ĐĂNG KÝ
Đông Hải, ngày … tháng … năm 2024
Hoàn thành trước ngày 30/10/2024
"""


def test_a_timetable_behind_the_signature_is_read_and_a_form_is_not() -> None:
    """The rows of an annex are due like any others; the recipients stay what they are."""
    body = "II. TỔ CHỨC THỰC HIỆN\n1. Các thôn tổng kết trước ngày 15/12/2024."
    found = dict(as_key(read_plan(HEAD + body + TAIL + "\nCHỦ TỊCH\nĐinh Văn Hòa" + ANNEX)))

    assert [(one["due_on"], one["bound"]) for one in found["deadlines"]] == [
        ("2024-12-15", "before"),
        ("2024-03-15", "on"),
        (None, "in"),
    ]
    assert found["recipients"] == ["Đảng ủy xã", "Lưu: VT"]
