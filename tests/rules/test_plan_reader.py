"""A plan's text read like a careful clerk: right where it is clear, empty where it says nothing."""

import random
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.plans import PERIOD_AND_DEADLINES, Count, measure, names
from campaigns.planreader.key import as_key, plan_json
from campaigns.planreader.read import read_plan
from tests.fixtures_work import calls

MADE_UP = sorted((Path(__file__).parent / "plans_made_up").glob("*.txt"))
SEEDS = sorted((Path(__file__).parents[3] / "shared" / "plans").glob("seed-*.txt"))
HEAD = (
    "UBND XÃ ĐÔNG HẢI\nSố: 12/KH-UBND\nĐông Hải, ngày 03 tháng 9 năm 2020\n\n"
    "KẾ HOẠCH\nPhát động đợt thi đua làm đường\n\n"
)
TAIL = "\n\nNơi nhận:\n- Đảng ủy xã;\n- Lưu: VT.\n"


def key_of(body: str, head: str = HEAD, **more: Any) -> dict[str, Any]:
    """What is read in a plan with this body."""
    return dict(as_key(read_plan(head + body + TAIL, **more)))


def dues(body: str, **more: Any) -> list[tuple[str | None, str, str | None]]:
    """Day as printed, how it binds, last day; of each deadline."""
    found = key_of(body, **more)["deadlines"]
    return [(one["due_on"], one["bound"], one["last_day"]) for one in found]


@pytest.mark.parametrize(("paths", "least"), [(MADE_UP, 0.96), (SEEDS, 0.99)], ids=["made up", "seeds"])  # fmt: skip
def test_plans_with_a_key_are_read_as_well_as_before(paths: list[Path], least: float) -> None:
    """F1 over all fields, and over period and deadlines, stays where it was measured."""
    if not paths:
        pytest.skip("the shared plans are not beside this checkout")

    counts = measure(paths, loud=False)

    whole, times = Count(), Count()
    for name, count in counts.items():
        whole += count
        if name in PERIOD_AND_DEADLINES:
            times += count
    assert whole.f1 >= least
    assert times.f1 >= 0.97


def test_deadlines_are_called_as_a_clerk_calls_them() -> None:
    """Their names share words with the keys' names as often as when that was measured."""
    named, whole = names(MADE_UP)

    assert named >= 0.98 * whole


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Các thôn gửi báo cáo về UBND xã trước ngày 20/11/2020.", ("2020-11-20", "before", "2020-11-19")),
        ("Các thôn gửi báo cáo về UBND xã chậm nhất ngày 20/11/2020.", ("2020-11-20", "by", "2020-11-20")),
        ("Các thôn gửi báo cáo về UBND xã đến hết ngày 20/11/2020.", ("2020-11-20", "by", "2020-11-20")),
        ("Các thôn gửi báo cáo về UBND xã trong tháng 11/2020.", (None, "within", "2020-11-30")),
        ("Tổ chức tổng kết vào tháng 12 năm 2020.", (None, "in", None)),
        ("Sau 10 ngày kể từ ngày kết thúc phong trào, các thôn gửi hồ sơ đề nghị khen thưởng về UBND xã.",
         ("2021-01-10", "on", "2021-01-10")),
    ],
)  # fmt: skip
def test_how_a_day_binds(said: str, due: tuple[str | None, str, str | None]) -> None:
    """Trước, chậm nhất, đến hết, trong, vào, sau … kể từ: as an office reads them."""
    period = "I. THỜI GIAN\nTừ ngày 01/10/2020 đến ngày 31/12/2020.\n\n"

    assert dues(f"{period}II. TỔ CHỨC THỰC HIỆN\n1. {said}") == [due]


def test_working_days_skip_holidays() -> None:
    """Five working days from a Monday, one of them a holiday, end on the Tuesday after."""
    body = "II. TỔ CHỨC THỰC HIỆN\n1. Các thôn gửi hồ sơ trong thời hạn 05 ngày làm việc kể từ ngày 30/11/2020."

    assert dues(body) == [("2020-12-07", "by", "2020-12-07")]
    assert dues(body, holidays=frozenset({date(2020, 12, 3)})) == [
        ("2020-12-08", "by", "2020-12-08")
    ]


def test_anniversaries_and_cited_documents_are_no_deadlines() -> None:
    """Their days are named apart, with the reason."""
    found = key_of(
        "Căn cứ Chỉ thị số 35-CT/TW ngày 07/4/2014 của Bộ Chính trị;\n\n"
        "I. MỤC ĐÍCH\nChào mừng kỷ niệm 60 năm thành lập xã (17/02/1961 - 17/02/2021)."
    )

    assert found["deadlines"] == []
    assert found["starts_on"] is None
    assert len(found["not_deadlines"]) == 2


def test_headings_without_marks_are_headings() -> None:
    """ "THOI GIAN THUC HIEN" opens the section of the period; words in sentences stay as typed."""
    found = key_of(
        "I. MUC TIEU\n1. Phấn đấu 95% hộ gia đình ký cam kết.\n\n"
        "II. THOI GIAN THUC HIEN\nBắt đầu từ 01/10/2020 và kết thúc vào ngày 31/12/2020.",
        head=HEAD.replace("KẾ HOẠCH", "KE HOACH"),
    )

    assert found["document_type"] == "kế hoạch"
    assert (found["starts_on"], found["ends_on"]) == ("2020-10-01", "2020-12-31")
    assert [one["value"] for one in found["targets"]] == [95]


def test_a_title_may_begin_with_its_abbreviation() -> None:
    """The V of "V/v" is no Roman five."""
    head = HEAD.replace("Phát động", "V/v tổ chức phát động")

    assert (
        key_of("I. MỤC ĐÍCH\nThi đua.", head)["title"]
        == "V/v tổ chức phát động đợt thi đua làm đường"
    )


def test_the_month_of_one_task_is_not_the_period() -> None:
    """Below "Thời gian thực hiện" stand tasks with their own months."""
    found = key_of(
        "III. THỜI GIAN THỰC HIỆN\n1. Ký giao ước thi đua: trong tháng 10 năm 2020.\n"
        "2. Tổng kết: hoàn thành trước ngày 30/12/2020."
    )

    assert found["starts_on"] is None
    assert [one["bound"] for one in found["deadlines"]] == ["within", "before"]


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ("Các khoa gửi bản đăng ký (danh hiệu thi đua, tên sáng kiến) về văn phòng.", ["danh hiệu thi đua", "tên sáng kiến"]),
        ("Các thôn đăng ký tên tuyến, chiều dài, ngày khởi công với UBND xã.", ["tên tuyến", "chiều dài", "ngày khởi công"]),
        ("Các thôn đăng ký công trình (nêu rõ tên công trình, giá trị) gửi UBND xã.", ["tên công trình", "giá trị"]),
        ("Đăng ký bằng văn bản, ghi rõ: tên mô hình; số hộ tham gia; người phụ trách.",
         ["tên mô hình", "số hộ tham gia", "người phụ trách"]),
        ("Đoàn viên đăng ký việc làm (nội dung đăng ký: họ và tên, khoa, việc làm) trước 25/5.", ["họ và tên", "khoa", "việc làm"]),
        ("Bản đăng ký ghi rõ tên công trình, thời gian khởi công và hoàn thành, kinh phí.",
         ["tên công trình", "thời gian khởi công và hoàn thành", "kinh phí"]),
        ("Đăng ký công trình, phần việc, ghi cụ thể tên công trình, kinh phí, địa điểm, gửi về phường.",
         ["tên công trình", "kinh phí", "địa điểm"]),
        ("Hồ sơ đăng ký gồm: đơn đăng ký, ảnh công trình.", []),
        ("Các thôn đăng ký thi đua với UBND xã.", []),
        ("Mỗi giáo viên đăng ký dạy 01 tiết trực tuyến (tuần 7, tuần 8).", []),
        ("Các đơn vị đăng ký tên đề tài, sáng kiến gửi về phòng.", []),
    ],
)  # fmt: skip
def test_what_a_registration_must_state(said: str, fields: list[str]) -> None:
    """In brackets, after "nêu rõ", or right behind "đăng ký"."""
    assert key_of(f"III. TỔ CHỨC THỰC HIỆN\n1. {said}")["registration_fields"] == fields


def test_a_table_of_villages_is_read_figure_by_figure() -> None:
    """Each village's figure with the column's name and unit; the sum comes last."""
    found = key_of(
        "2. Chỉ tiêu giao cho các thôn\n\n"
        "TT\tThôn\tĐường bê tông (m)\tVườn hộ (vườn)\n1\tThôn Thượng\t350\t12\n"
        "2\tThôn Hạ\t1.280\t9\nTổng cộng\t\t1.630\t21\n\n3. Cách làm\nXã hỗ trợ xi măng."
    )["targets"]

    assert [(one["name"], one["value"], one["unit"]) for one in found] == [
        ("Đường bê tông - Thôn Thượng", 350, "m"), ("Vườn hộ - Thôn Thượng", 12, "vườn"),
        ("Đường bê tông - Thôn Hạ", 1280, "m"), ("Vườn hộ - Thôn Hạ", 9, "vườn"),
        ("Đường bê tông - Tổng cộng", 1630, "m"), ("Vườn hộ - Tổng cộng", 21, "vườn"),
    ]  # fmt: skip


def test_the_sum_of_a_table_keeps_its_columns() -> None:
    """A last row whose blank cells were lost in front and behind."""
    found = key_of(
        "II. NỘI DUNG, KHỐI LƯỢNG\n\n"
        "| STT | Bản | Đường bê tông (m) | Nhà chỉnh trang (nhà) | Thời gian hoàn thành |\n|---|---|---|---|---|\n"
        "| 1 | Bản Phiêng | 650 | 25 | Trước 30/10/2020 |\n|  | Tổng | 650 | 25 |  |\n"
    )

    assert [(one["name"], one["value"]) for one in found["targets"]] == [
        ("Đường bê tông - Bản Phiêng", 650), ("Nhà chỉnh trang - Bản Phiêng", 25),
        ("Đường bê tông - Tổng", 650), ("Nhà chỉnh trang - Tổng", 25),
    ]  # fmt: skip
    assert [one["due_on"] for one in found["deadlines"]] == ["2020-10-30"]


def test_volumes_ranks_and_what_each_does() -> None:
    """A section of "khối lượng" sets targets; ranks are prizes, what each household does is a name."""
    found = key_of(
        "II. KHỐI LƯỢNG\nGiải tỏa 12,5 km hành lang; 90% hộ gia đình trang bị ít nhất 01 bình chữa cháy.\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Công an xã: cấp căn cước công dân cho 100% công dân.\n"
        "IV. KHEN THƯỞNG\nNhất: 01 khoa; Nhì: 02 khoa. Tặng Giấy khen cho 03 buôn (buôn xa được ưu tiên) và 22 hộ."
    )

    assert [(one["value"], one["unit"]) for one in found["targets"]] == [
        (12.5, "km"), (90, "%"), (100, "%"),
    ]  # fmt: skip
    assert [(one["collectives"], one["households"]) for one in found["quotas"]] == [(3, 22)]


def test_a_figure_with_only_its_day_has_the_name_of_the_item() -> None:
    """ "cho công dân: đến 30/6/2021 đạt 70%"; "Chỉ tiêu:" is no name."""
    found = key_of(
        "II. NỘI DUNG THI ĐUA\n1. Tập trung cấp tài khoản định danh điện tử cho công dân: đến 30/6/2021 đạt 70%.\n"
        "2. Vệ sinh đường làng. Chỉ tiêu: 100% xóm ra quân ít nhất 02 lần."
    )["targets"]

    assert [one["name"] for one in found] == [
        "Tập trung cấp tài khoản định danh điện tử cho công dân",
        "Xóm ra quân",
    ]


def test_minutes_are_a_target_where_they_are_bounded() -> None:
    """ "không quá 90 phút" is one; an hour of day is none."""
    found = key_of(
        "II. CHỈ TIÊU THI ĐUA\n1. Thời gian chờ khám bệnh không quá 90 phút.\n2. Khai mạc lúc 30 phút sau giờ học."
    )["targets"]

    assert [(one["value"], one["unit"], one["comparator"]) for one in found] == [
        (90, "phút", "lte")
    ]


def test_a_range_of_shares_is_one_target() -> None:
    """ "từ 70% đến 80%" has two ends and no comparison."""
    found = key_of("II. CHỈ TIÊU\n1. Tỷ lệ hồ sơ trực tuyến đạt từ 70% đến 80%.")["targets"]

    assert [(one["value"], one["comparator"]) for one in found] == [({"min": 70, "max": 80}, "eq")]


def test_a_day_of_every_quarter_is_a_reporting_duty() -> None:
    """Which day of which month stands in `every`."""
    found = key_of(
        "III. TỔ CHỨC\n1. Định kỳ ngày 15 tháng cuối quý, các chi bộ báo cáo về Khối Dân vận xã."
    )

    assert [one["every"] for one in found["reporting"]] == ["ngày 15 tháng cuối quý"]


def test_a_plan_of_several_bodies() -> None:
    """ "KẾ HOẠCH PHỐI HỢP" is the kind, not the title."""
    found = key_of("I. MỤC ĐÍCH\nThi đua.", HEAD.replace("KẾ HOẠCH", "KẾ HOẠCH PHỐI HỢP"))

    assert (found["document_type"], found["is_campaign_plan"]) == ("kế hoạch phối hợp", True)
    assert found["title"] == "Phát động đợt thi đua làm đường"


def test_a_congress_that_launches_a_movement_is_a_campaign_plan() -> None:
    """A congress alone is none; one that also launches a movement is."""
    congress = "Tổ chức Hội nghị biểu dương điển hình tiên tiến"
    launching = congress + " và phát động phong trào thi đua năm 2024"
    title = "Phát động đợt thi đua làm đường"

    assert title in HEAD
    assert key_of("I. MỤC ĐÍCH\nThi đua.", HEAD.replace(title, launching))["is_campaign_plan"]
    assert not key_of("I. MỤC ĐÍCH\nThi đua.", HEAD.replace(title, congress))["is_campaign_plan"]


def test_an_item_of_work_has_its_last_day_whatever_its_verb() -> None:
    """ "Tháo dỡ … trước ngày …"; but no day of birth, no expected end of the period."""
    assert dues(
        "III. CÁC PHẦN VIỆC\n1. Tháo dỡ toàn bộ mái che lấn chiếm trước ngày 10/11/2020."
    ) == [("2020-11-10", "before", "2020-11-09")]
    assert dues("III. ĐỐI TƯỢNG\n1. Những người sinh sống tại xã trước ngày 01/01/2019.") == []
    assert (
        dues("II. THỜI GIAN: Từ ngày 10/9/2020 đến khi kết thúc Đại hội (dự kiến tháng 6/2021).")
        == []
    )


def test_the_evening_of_a_celebration_is_a_day_of_the_plan() -> None:
    """ "Lễ kỷ niệm tối 20/12/2020" is when it takes place, not what it remembers."""
    assert dues("IV. PHÂN CÔNG\n1. Công bố kết quả, trao giải tại Lễ kỷ niệm tối 20/12/2020.") == [
        ("2020-12-20", "on", "2020-12-20")
    ]


def test_where_is_not_how_many() -> None:
    """ "trên 04 tuyến đường" behind a share says where."""
    found = key_of(
        "III. CÁC PHẦN VIỆC\n1. Kẻ 100% vạch phân làn trên 04 tuyến đường chính; lắp thêm 85 bộ đèn."
    )

    assert [(one["value"], one["comparator"]) for one in found["targets"]] == [
        (100, "eq"),
        (85, "eq"),
    ]


def test_to_upgrade_is_no_grade() -> None:
    """ "nâng cấp 5,2 km" counts, "trường cấp 2" does not; aims count where they are striven for."""
    found = key_of(
        "I. MỤC ĐÍCH\n1. Phấn đấu Chỉ số hài lòng đạt trên 95%.\n2. Tỷ lệ khen thưởng người lao động trực tiếp trên 60%.\n"
        "II. NỘI DUNG THI ĐUA\n1. Thi đua: nâng cấp 5,2 km đường trục thôn.\n2. Dạy tốt ở trường cấp 2."
    )["targets"]

    assert [(one["value"], one["unit"]) for one in found] == [(95, "%"), (5.2, "km")]


def test_rewards_counted_by_their_name() -> None:
    """ "01 Cờ thi đua, 02 Bằng khen cho tập thể" are two quotas; one for nobody said is none."""
    found = key_of(
        "V. KHEN THƯỞNG\nĐề nghị UBND tỉnh tặng 01 Cờ thi đua, 02 Bằng khen cho tập thể và 03 Giấy khen."
    )["quotas"]

    assert [(one["form"], one["collectives"], one["individuals"]) for one in found] == [
        ("Cờ thi đua", 1, None), ("Bằng khen", 2, None),
    ]  # fmt: skip


def test_every_item_shows_the_sentence_it_was_read_from() -> None:
    """Places in the text that was given, however it was typed."""
    text = (
        HEAD
        + "III. TỔ CHỨC THỰC HIỆN\r\n1. Các thôn  đăng ký về\u00a0UBND xã trước ngày 20/11/2020."
        + TAIL
    )
    found = plan_json(read_plan(text))
    evidence = {one["item"]: one for one in found["evidence"]}

    assert evidence["deadlines[0]"]["text"].endswith("trước ngày 20/11/2020.")
    assert all(text[one["start"] : one["end"]] == one["text"] for one in evidence.values())


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=400),
        st.lists(st.sampled_from([HEAD, TAIL, *"\n\t|-:/.,%", "ngày 31/02/2020", "trước ngày", "Đợt I", "KE HOACH", "05 tập thể",
                                  "TT\tThôn\tm (m)\n", "chỉ tiêu", "V/v", "từ nay đến", "100%", "30/12"]), max_size=40).map(" ".join),
    )
)  # fmt: skip
def test_no_text_breaks_the_reader(text: str) -> None:
    """Any text gives a draft whose places lie in it."""
    draft = read_plan(text)

    for one in plan_json(draft)["evidence"]:
        assert 0 <= one["start"] <= one["end"] <= len(text)


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Thôn gửi đăng ký trong 03 ngày kể từ ngày phát động 02/10/2020.", [("2020-10-05", "by", "2020-10-05")]),
        ("Hội thi thợ giỏi: vòng loại 24/9/2020; chung kết ngày 30/9/2020.",
         [("2020-09-24", "on", "2020-09-24"), ("2020-09-30", "on", "2020-09-30")]),
        ("Khám sức khỏe cho công nhân từ ngày 12/10 đến 16/10/2020.", [("2020-10-16", "window", "2020-10-16")]),
        ("Kiểm tra chéo: tháng 10 và tháng 11 năm 2020.", [(None, "in", None), (None, "in", None)]),
        ("Xét thưởng thôn đứng đầu tại hội nghị tổng kết ngày 25/12/2020.", [("2020-12-25", "on", "2020-12-25")]),
        ("Đợt thi đua kéo dài 90 ngày, từ ngày 08/9/2020 đến ngày 06/12/2020.", []),
    ],
)  # fmt: skip
def test_days_said_in_other_ways(said: str, due: list[tuple[str | None, str, str | None]]) -> None:
    """Counted from a printed day, bare behind an event, in a row, as a window of one task."""
    assert dues(f"III. TỔ CHỨC THỰC HIỆN\n1. {said}") == due


def test_the_end_said_again_on_another_day_is_a_contradiction() -> None:
    """ "kết thúc đợt thi đua vào ngày 10/12": the officer is told, no deadline comes of it."""
    found = key_of(
        "II. THỜI GIAN\nTừ ngày 02/10/2020 đến ngày 30/11/2020.\n\nIII. TỔ CHỨC THỰC HIỆN\n"
        "1. Kết thúc đợt thi đua vào ngày 10/12/2020, các thôn tổng hợp kết quả.\n"
        "2. Phát động đợt cao điểm ủng hộ từ ngày 17/10/2020 đến ngày 18/11/2020."
    )

    assert found["ends_on"] == "2020-11-30"
    assert len(found["conflicts"]) == 1
    assert [one["bound"] for one in found["deadlines"]] == ["window"]


@pytest.mark.parametrize(
    ("said", "targets"),
    [
        ("Thành lập mới 01 hợp tác xã và 03 tổ hợp tác.", [(1, "hợp tác xã"), (3, "tổ hợp tác")]),
        ("Xây dựng, bàn giao 10 căn nhà trị giá 50 triệu đồng/căn.", [(10, "căn nhà")]),
        ("Số hóa 12.000 trang hồ sơ; vẽ 200m2 tranh.", [(12000, "trang"), (200, "m2")]),
        ("Giữ vững 8/9 thôn đạt danh hiệu văn hóa.", [(8, "thôn")]),
        ("Giải quyết việc làm cho 150 lao động, trong đó xuất khẩu lao động 20 người.", [(150, "lao động"), (20, "người")]),
        ("Mức giảm tỷ lệ sinh 0,3‰.", [(0.3, "‰")]),
        ("Giảm tai nạn giao thông trên cả 3 tiêu chí.", []),
        ("Mức hỗ trợ 60 triệu đồng/nhà xây mới và 30 triệu đồng/nhà sửa chữa.", []),
        ("Phấn đấu năm 2020 đạt xã nông thôn mới nâng cao.", [(1, "xã")]),
    ],
)  # fmt: skip
def test_what_is_counted(said: str, targets: list[tuple[float, str]]) -> None:
    """Things done are targets, what they cost or where they stand is none."""
    found = key_of(f"II. CHỈ TIÊU\n1. {said}")["targets"]

    assert [(one["value"], one["unit"]) for one in found] == targets


def test_a_committee_of_programmes_issues_a_plan() -> None:
    """ "BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH" in the head is no kind of document."""
    head = HEAD.replace("UBND XÃ ĐÔNG HẢI", "UBND XÃ ĐÔNG HẢI\nBAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MTQG")
    found = key_of("I. MỤC ĐÍCH\nThi đua.", head)

    assert found["document_type"] == "kế hoạch"
    assert found["issuer"] == "Ban Chỉ đạo các chương trình MTQG xã Đông Hải"


_BARE = str.maketrans({mark: bare for bare, marks in {
    "a": "àáảãạăằắẳẵặâầấẩẫậ", "e": "èéẻẽẹêềếểễệ", "i": "ìíỉĩị", "o": "òóỏõọôồốổỗộơờớởỡợ", "u": "ùúủũụưừứửữự", "y": "ỳýỷỹỵ", "d": "đ",
}.items() for mark in marks})  # fmt: skip
_MANGLED: dict[str, Callable[[str, random.Random], str]] = {
    "no marks": lambda text, _: text.translate(_BARE),
    "NFD": lambda text, _: unicodedata.normalize("NFD", text),
    "Windows line ends": lambda text, _: text.replace("\n", "\r\n"),
    "no-break spaces": lambda text, _: text.replace(" ", "\u00a0"),
    "letters for digits": lambda text, dice: re.sub(
        "[01]", lambda digit: {"0": "O", "1": "l"}[digit.group()] if dice.random() < 0.3 else digit.group(), text
    ),
    "joined lines": lambda text, dice: re.sub("\n+", lambda _: dice.choice(["\n", " "]), text),
    "split lines": lambda text, dice: re.sub(" ", lambda _: "\n" if dice.random() < 0.1 else " ", text),
    "cut off": lambda text, dice: text[: dice.randrange(len(text))],
    "shuffled": lambda text, dice: "\n".join(dice.sample(lines := text.split("\n"), len(lines))),
}  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([*SEEDS, *MADE_UP[-12:]]),
    st.lists(st.sampled_from(sorted(_MANGLED)), min_size=1, max_size=3),
    st.integers(0, 1000),
)
@example(
    next(one for one in MADE_UP if one.stem.startswith("m95-")), ["joined lines", "shuffled"], 0
)
def test_a_badly_copied_plan_still_gives_a_draft(path: Path, ways: list[str], dice: int) -> None:
    """Marks lost, lines joined or split, letters for digits, cut, shuffled: every item has its place."""
    text = path.read_text("utf-8")
    for way in ways:
        text = _MANGLED[way](text, random.Random(dice)) if text else text
    draft = read_plan(text)

    for one in plan_json(draft)["evidence"]:
        assert 0 <= one["start"] <= one["end"] <= len(text)
        assert text[one["start"] : one["end"]] == one["text"]


@pytest.mark.parametrize("way", ["NFD", "Windows line ends", "no-break spaces"])
def test_another_spelling_of_the_same_text_gives_the_same_key(way: str) -> None:
    """What a reader of paper cannot see changes nothing."""
    for path in [*SEEDS, *MADE_UP[-5:]]:
        text = path.read_text("utf-8")

        same = as_key(read_plan(_MANGLED[way](text, random.Random(0))))

        assert as_key(read_plan(text)) == same, path.stem


@pytest.mark.parametrize(
    "said",
    ["", "đợt 1 từ ", "100% ", "trước ngày 5/5/2025 ", "mỗi thôn ít nhất 1 công trình, ", "tặng 05 tập thể, 10 cá nhân ", "sau 10 ngày kể từ ngày kết thúc "],
)  # fmt: skip
def test_a_plan_on_one_line_is_read_in_time(said: str) -> None:
    """Twenty pages whose line ends were lost, or one clause again and again: no second per page."""
    plans = " ".join(path.read_text("utf-8") for path in MADE_UP[:20]).replace("\n", " ")
    text = HEAD + "I. CHỈ TIÊU\n1. " + (said * (12_000 // len(said)) if said else plans)
    half, whole = (calls(read_plan, text[:length]) for length in (6_000, 12_000))

    assert whole < 3 * half, "twice the text, hardly more than twice the work"


def test_a_table_of_many_rows_is_read_in_time() -> None:
    """Each row is read below its column's head, which is looked for once."""
    rows = [f"Việc {at} báo cáo\t{at % 28 + 1}/5/2025\t{at % 28 + 1}/6/2025\n" for at in range(200)]
    head = HEAD + "I. TIẾN ĐỘ\nViệc\tTừ ngày\tĐến ngày\n"
    half, whole = (calls(read_plan, head + "".join(rows[:most])) for most in (100, 200))

    assert whole < 3 * half, "twice the rows, hardly more than twice the work"
