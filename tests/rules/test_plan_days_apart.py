"""Days that stand apart from what they are about: the next line, the day just said, the air, an event."""

from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan
from tests.rules.plan_bodies import head, read_below

HEAD = head("20 tháng 02 năm 2024", of="{year}")


def read(body: str, year: str = "") -> dict[str, Any]:
    """What is read in a plan of 20/02/2024 with this body."""
    return read_below(HEAD.format(year=year), body)


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("- Lễ dâng hương: ngày 28/9/2024; Lễ kỷ niệm: 8 giờ cùng ngày.",
         [("2024-09-28", "on", None), ("2024-09-28", "on", "08:00")]),
        ("- Tổ chức Hội thi ngày 28/9/2024, các thôn nộp sản phẩm trước 15 giờ 30 cùng ngày.",
         [("2024-09-28", "on", None), ("2024-09-28", "by", "15:30")]),
        ("- Ra quân sáng ngày 18/5/2024 tại chợ Mới và cùng ngày tại thôn Bãi.", [("2024-05-18", "on", None)]),
        ("- Giao ban chiều thứ Sáu; các thôn báo cáo trước 15 giờ cùng ngày.", []),
    ],
)  # fmt: skip
def test_an_hour_of_the_same_day(said: str, due: list[tuple[str, str, str | None]]) -> None:
    """ "Cùng ngày" with an hour is the day just said; without a day before it, none is made."""
    found = read("IV. TỔ CHỨC THỰC HIỆN\n" + said)["deadlines"]

    assert [(one["due_on"], one["bound"], one.get("until")) for one in found] == due


@pytest.mark.parametrize(
    "said",
    [
        "- Mở chuyên mục “Nhịp cầu yêu thương”, phát sóng từ ngày 09/12/2024 đến ngày 24/12/2024, mỗi ngày hai buổi.",
        "- Đài truyền thanh xã phát chuyên mục vào 17 giờ hằng ngày từ ngày 14/7 đến ngày 09/9/2024.",
        "- Hệ thống loa: phát trên sóng truyền thanh từ 01/3/2024 đến 30/3/2024.",
    ],
)
def test_how_long_something_is_on_the_air_is_no_deadline(said: str) -> None:
    """Nobody has to be ready by the last day of a broadcast."""
    assert read("IV. TỔ CHỨC THỰC HIỆN\n" + said)["deadlines"] == []


def test_what_is_received_while_it_is_on_the_air_is_one() -> None:
    """The window of the entries stays."""
    found = read("IV. TỔ CHỨC THỰC HIỆN\n- Mở chuyên mục, nhận bài dự thi từ ngày 01/5/2024 đến hết ngày 30/10/2024.")  # fmt: skip

    assert [one["due_on"] for one in found["deadlines"]] == ["2024-10-30"]


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ("- Bản đăng ký nêu: tên công trình, địa điểm, số ngày công và gửi về Huyện Đoàn trước ngày 20/3/2024.",
         ["tên công trình", "địa điểm", "số ngày công"]),
        ("- Các chi hội lập danh mục công trình chào mừng (tên công trình; quy mô, kinh phí; thời gian khánh thành) gửi Hội xã.",
         ["tên công trình", "quy mô, kinh phí", "thời gian khánh thành"]),
    ],
)  # fmt: skip
def test_what_a_registration_must_state(said: str, fields: list[str]) -> None:
    """Behind "nêu:", and in the brackets of a list of works."""
    assert read("IV. TỔ CHỨC THỰC HIỆN\n" + said)["registration_fields"] == fields


def test_figures_that_only_tell_what_another_counts() -> None:
    """How much of a work, where it is, and what its worth must be are no targets."""
    found = read(
        "II. CHỈ TIÊU\n- Giúp 12 hộ đạt thêm 08 tiêu chí.\n- Làm sạch dữ liệu 1.120 thửa tại 3 xã cũ.\n"
        "- Mỗi thôn đăng ký thực hiện 01 công trình: đường hoa, tường bích họa, có giá trị từ 10 triệu đồng trở lên."
    )["targets"]

    assert [(one["value"], one["unit"]) for one in found] == [
        (12, "hộ"), (1120, "thửa"), (1, "công trình"),
    ]  # fmt: skip


def test_a_week_of_the_school_year_is_kept_in_its_words() -> None:
    """Which days it has is asked; a week of a month has them."""
    found = read(
        "IV. TỔ CHỨC THỰC HIỆN\n1. Các tổ đăng ký tiết dạy tốt trong tuần 19. Sơ kết học kỳ I: tuần 18.\n"
        "2. Kiểm tra trong 02 tuần cuối tháng 11/2024."
    )["deadlines"]

    assert [(one["text"], one["bound"], one["last_day"]) for one in found] == [
        ("trong tuần 19", "within", None),
        ("tuần 18", "in", None),
        ("trong 02 tuần cuối tháng 11/2024", "within", "2024-11-30"),
    ]
    assert found[2]["window"] == {"from": "2024-11-17", "to": "2024-11-30"}


def test_the_launch_is_one_day_however_often_it_is_told() -> None:
    """What others have until to launch is not its day; its hour is told once more below."""
    found = read(
        "III. THỜI GIAN\n1. Thời gian phát động: ngày 05/3/2024.\n"
        "2. Thời gian thi đua: từ ngày phát động đến hết ngày 20/12/2024.\n\n"
        "IV. TỔ CHỨC THỰC HIỆN\n1. Lễ phát động tổ chức lúc 8 giờ ngày 05/3/2024 tại hội trường.\n"
        "2. Các thôn phát động xong trước ngày 15/3/2024."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-03-05", "2024-12-20")
    assert [(one["due_on"], one.get("until")) for one in found["deadlines"]] == [
        ("2024-03-05", "08:00"),
        ("2024-03-15", None),
    ]  # fmt: skip


def test_days_are_not_counted_from_a_signing_whose_day_is_not_known() -> None:
    """ "Kể từ ngày ký cam kết" is not the day on which the plan was signed."""
    found = read("IV. TỔ CHỨC THỰC HIỆN\n1. Các thôn gửi kế hoạch sau 05 ngày kể từ ngày ký cam kết.")  # fmt: skip

    assert [(one["due_on"], one["text"]) for one in found["deadlines"]] == [
        (None, "sau 05 ngày kể từ ngày ký cam kết")
    ]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Tổng kết: dịp kỷ niệm 70 năm Giải phóng Thủ đô.", (None, "in")),
        ("Tổng kết phong trào cùng với Hội nghị tổng kết công tác năm 2024.", (None, "in")),
        ("Sơ kết cùng lễ kỷ niệm 90 năm thành lập Hội (20/10/2024).", ("2024-10-20", "on")),
        ("Rà soát danh sách người có công xong trong tháng 5/2024.", (None, "within")),
    ],
)
def test_what_happens_at_an_event_or_within_a_month(said: str, due: tuple[str | None, str]) -> None:
    """The event's own day where it is printed, else its words."""
    found = read(f"IV. TỔ CHỨC THỰC HIỆN\n1. {said}")["deadlines"]

    assert [(one["due_on"], one["bound"]) for one in found] == [due]


def test_how_often_and_how_fast_are_no_days() -> None:
    """ "06 tháng 1 lần" is no 6 January; what recurs in a month and each single case set no day."""
    found = read(
        "IV. TỔ CHỨC THỰC HIỆN\n1. Phòng Chính trị kiểm tra 06 tháng 1 lần.\n"
        "2. Ra quân giúp thôn 4 vào các ngày thứ Bảy trong tháng 5/2024.\n"
        "3. Nghiệm thu trong vòng 07 ngày sau khi thôn báo hoàn thành.\n"
        "4. Báo cáo tháng vào ngày 20, báo cáo quý ngày 20 tháng cuối quý, báo cáo năm trước ngày 10/11/2024."
    )

    assert [(one["what"], one["due_on"]) for one in found["deadlines"]] == [("Báo cáo năm", "2024-11-10")]  # fmt: skip
    assert [one["every"] for one in found["reporting"]] == ["tháng", "ngày 20 tháng cuối quý"]


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("Thôn gửi phiếu đăng ký về UBND xã. Hạn cuối: 16h30, thứ Sáu, ngày 29/3/2024.", ["Thôn gửi phiếu đăng ký về UBND xã"]),
        ("Văn phòng UBND xã nhận hồ sơ khen thưởng đến 17 giờ ngày 09/5/2024.", ["Văn phòng UBND xã nhận hồ sơ khen thưởng"]),
        ("Các thôn treo cờ Tổ quốc trước ngày 25/4/2024 và trước ngày 28/8/2024.", ["Các thôn treo cờ Tổ quốc"] * 2),
        ("Thi đua tiêm chủng: đến 30/9/2024, trên 80% trẻ em được tiêm đủ mũi.", []),
    ],
)  # fmt: skip
def test_what_is_due_is_named_wherever_it_stands(said: str, called: list[str]) -> None:
    """In the sentence in front, in the verb that binds, with the day before; a share's day is no deadline."""
    found = read(f"IV. TỔ CHỨC THỰC HIỆN\n1. {said}")["deadlines"]

    assert [one["what"] for one in found] == called


def test_congresses_that_are_greeted_set_no_day() -> None:
    """Neither the first nor the next in the row, whatever stands in their brackets."""
    found = read(
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Lập thành tích thiết thực chào mừng Đại hội Đảng bộ xã (dự kiến tổ chức trong 02 ngày 22 và 23/4/2025)"
        " và Đại hội Đảng bộ huyện (tháng 7/2025)."
    )

    assert (found["deadlines"], found["starts_on"]) == ([], None)


def test_an_act_is_called_after_its_work() -> None:
    """ "Khởi công" of what; a number of a course is no month."""
    found = read(
        "II. NỘI DUNG\n1. Nâng cấp đường trung tâm xã dài 850m, kinh phí 3,2 tỷ đồng; khởi công ngày 15/4/2024, hoàn thành trước 20/6/2024.\n"
        "2. Tổ chức tập huấn kỹ thuật (lớp 1: 10 - 12/5, lớp 2: 24 - 26/5)."
    )

    assert [one["what"] for one in found["deadlines"]][:2] == [
        "Nâng cấp đường trung tâm xã dài 850m: khởi công",
        "Nâng cấp đường trung tâm xã dài 850m: hoàn thành",
    ]
    assert [one["text"] for one in found["deadlines"]][2:] == ["10 - 12/5", "24 - 26/5"]
    assert [(one["value"], one["unit"]) for one in found["targets"]] == [(850, "m")]


def test_a_cell_that_says_what_and_when_is_called_by_its_own_words() -> None:
    """Two days in one cell, and a ceremony whose day stands in brackets."""
    found = read(
        "III. LỊCH HOẠT ĐỘNG\n"
        "Tháng\tHoạt động\tĐơn vị\n"
        "3\tPhát động thi đua (08/3/2024), Tuần lễ áo dài (01/3 - 08/3/2024)\tHội và cơ sở\n"
        "10\tLễ tổng kết, tôn vinh phụ nữ tiêu biểu (17/10/2024)\tHội"
    )["deadlines"]

    assert [(one["what"], one["due_on"]) for one in found] == [
        ("Phát động thi đua", "2024-03-08"),
        ("Tuần lễ áo dài", "2024-03-08"),
        ("Lễ tổng kết, tôn vinh phụ nữ tiêu biểu", "2024-10-17"),
    ]


def test_the_title_begins_behind_whose_directive_it_is() -> None:
    """ "CHỈ THỊ / CỦA BAN THƯỜNG VỤ HUYỆN ỦY / về …"; a programme's time and place are no part of it."""
    directive = as_key(read_plan(
        "HUYỆN ỦY ĐÔNG HẢI\nSố 12-CT/HU\n\nĐông Hải, ngày 16 tháng 02 năm 2024\n\nCHỈ THỊ\nCỦA BAN THƯỜNG VỤ HUYỆN ỦY\n"
        "về phát động đợt thi đua cao điểm chào mừng Đại hội Đảng các cấp\n\n1. Các cấp ủy lãnh đạo thực hiện."
    ))  # fmt: skip
    programme = as_key(read_plan(
        "UBND XÃ ĐÔNG HẢI\nBAN TỔ CHỨC LỄ\n\nCHƯƠNG TRÌNH\nLễ phát động phong trào thi đua\n\nThời gian: 7 giờ 30, ngày 05/6/2024\nĐịa điểm: sân UBND xã"
    ))  # fmt: skip

    assert directive["title"] == "Về phát động đợt thi đua cao điểm chào mừng Đại hội Đảng các cấp"
    assert programme["title"] == "Lễ phát động phong trào thi đua"


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Tiếp nhận tác phẩm từ ngày 01/8/2024, kết thúc nhận ngày 31/10/2024.", [("2024-10-31", "window")]),
        ("Xây nhà nhân ái: khởi công 06/5.", [(None, "on")]),
        ("Bình xét danh hiệu vào cuối năm.", [(None, "in")]),
        ("Trực sẵn sàng chiến đấu, tổ chức bảo vệ, nhất là dịp Tết Nguyên đán (từ 08/02 đến 14/02/2025).", []),
    ],
)  # fmt: skip
def test_what_is_charity_is_no_occasion_and_a_feast_is_no_window(
    said: str, due: list[tuple[str | None, str]]
) -> None:
    """ "Nhân ái" greets nothing; how long the holidays last binds nobody."""
    found = read(f"IV. TỔ CHỨC THỰC HIỆN\n1. {said}")["deadlines"]

    assert [(one["due_on"], one["bound"]) for one in found] == due


def test_an_aim_of_a_quarter_is_named_with_it() -> None:
    """The quarter in front of a share is part of its name, no day on which anything is sent."""
    found = read("II. MỤC TIÊU THEO QUÝ\n- Quý I: 60% hồ sơ nộp trực tuyến.\n- Quý II: 75% hồ sơ nộp trực tuyến.")  # fmt: skip

    assert found["deadlines"] == []
    assert [(one["name"], one["value"]) for one in found["targets"]] == [
        ("Hồ sơ nộp trực tuyến (Quý I)", 60), ("Hồ sơ nộp trực tuyến (Quý II)", 75),
    ]  # fmt: skip


def test_a_day_moved_in_the_same_breath_holds_no_longer() -> None:
    """ "Trước 26/3 … (chuyển sang hoàn thành trước 30/4/2024)": only the second is due."""
    found = read("III. PHÂN CÔNG\n1. Đoàn Thanh niên hoàn thành vẽ tranh trước 26/3... (chuyển sang hoàn thành trước 30/4/2024).")  # fmt: skip

    assert [one["due_on"] for one in found["deadlines"]] == ["2024-04-30"]
