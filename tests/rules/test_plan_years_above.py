"""Days whose year stands in a heading, a column or the time of the whole, and days that hold no longer."""

from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan
from tests.rules.plan_bodies import head, read_below

HEAD = head("20 tháng 02 năm 2025")
Due = list[tuple[str | None, str]]


def read(body: str) -> dict[str, Any]:
    """What is read in a plan of 20/02/2025 with this body."""
    return read_below(HEAD, body)


def dues(body: str) -> Due:
    """Day as printed and how it binds, of each deadline."""
    return [(one["due_on"], one["bound"]) for one in read(body)["deadlines"]]


@pytest.mark.parametrize(
    ("body", "due"),
    [
        ("III. TIẾN ĐỘ THỰC HIỆN NĂM 2025\n1. Các thôn đăng ký trước ngày 15/3.\n2. Khởi công: 01/4.",
         [("2025-03-15", "before"), ("2025-04-01", "on")]),
        ("III. TIẾN ĐỘ\n1. Năm 2025\n- Rà soát xong trước 30/4.\n2. Năm 2026\n- Tổng kết trước 31/5.",
         [("2025-04-30", "before"), ("2026-05-31", "before")]),
        ("III. LỊCH\nCác mốc thời gian trong năm 2025 như sau:\n- Đăng ký: trước ngày 15/3;\n- Sơ kết: ngày 30/6.",
         [("2025-03-15", "before"), ("2025-06-30", "on")]),
        ("III. TIẾN ĐỘ\nSTT\tNội dung\tThời gian (năm 2025)\n1\tCác thôn đăng ký\tTrước 15/3\n2\tChấm điểm\t10/11 - 15/11\n3\tTổng kết\t20/11",
         [("2025-03-15", "before"), ("2025-11-15", "window"), ("2025-11-20", "on")]),
        ("III. TIẾN ĐỘ NĂM 2025\n1. Các thôn đăng ký trước ngày 15/3.\n2. Tổng kết trước ngày 15/01.",
         [("2025-03-15", "before"), (None, "before")]),  # over when the plan was signed: of the next year?
        ("III. TỔ CHỨC THỰC HIỆN\n1. Các thôn đăng ký trước ngày 15/3.", [(None, "before")]),
        ("III. NHIỆM VỤ NĂM 2025\n1. Các thôn đăng ký trước ngày 15/3.", [(None, "before")]),
    ],
)  # fmt: skip
def test_a_heading_of_times_gives_its_year(body: str, due: Due) -> None:
    """Below "Tiến độ năm 2025" the days are of 2025; a heading of duties gives no year."""
    assert dues(body) == due


def test_what_is_told_of_last_year_asks_nothing() -> None:
    """Below "Kết quả năm 2024" a day without its year is over."""
    body = "I. KẾT QUẢ NĂM 2024\n1. Các thôn đã đăng ký trước ngày 15/3.\n\nII. NHIỆM VỤ\n1. Các thôn nộp báo cáo trước ngày 15/4."

    assert read(body)["partial_dates"] == ["--04-15"]


@pytest.mark.parametrize(
    ("whole", "rounds"),
    [
        ("Từ ngày 01/3/2025 đến ngày 30/11/2025", [("2025-03-01", "2025-04-30"), ("2025-10-01", "2025-11-30")]),
        ("Từ ngày 01/3/2025 đến ngày 30/11/2026", [(None, None), (None, None)]),
    ],
)  # fmt: skip
def test_rounds_inside_a_period_under_a_year(
    whole: str, rounds: list[tuple[str | None, str | None]]
) -> None:
    """A day and a month stand for one day there; in a longer period they are asked."""
    found = read(f"II. THỜI GIAN\n{whole}, chia làm 02 đợt:\n1. Đợt 1: 01/3 - 30/4.\n2. Đợt 2: 01/10 - 30/11.")  # fmt: skip

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == rounds


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Lùi hạn nộp báo cáo từ ngày 15/3/2025 sang ngày 25/3/2025.", [("2025-03-25", "on")]),
        ("Buổi tổng kết (ban đầu là 20/11/2025) chuyển thành ngày 28/11/2025.", [("2025-11-28", "on")]),
        ("Đăng ký: đến hết ngày 31/3/2025 thay cho ngày 15/3/2025.", [("2025-03-31", "by")]),
        ('Thay mốc "trước ngày 15/3/2025" tại điểm 2 bằng "trước ngày 05/4/2025" đối với việc nộp hồ sơ.',
         [("2025-04-05", "before")]),
        ("Các thôn nộp báo cáo trước 20/4/2025, không phải 30/4/2025 như đã thông báo.", [("2025-04-20", "before")]),
    ],
)  # fmt: skip
def test_a_day_that_the_text_replaces_holds_no_longer(said: str, due: Due) -> None:
    """Only the new day binds, and it is called after the work, not after the old day."""
    assert dues(f"IV. TỔ CHỨC THỰC HIỆN\n1. {said}") == due


def test_a_letter_that_moves_days_only_cites_the_old_ones() -> None:
    """ "Theo Kế hoạch, … trước ngày 01/7": what held before the letter; its subject is no deadline."""
    letter = (
        "CÔNG ĐOÀN NGÀNH DỆT\nSố: 18/CĐ-TĐ\nV/v gia hạn thời gian đăng ký sáng kiến\n\nHòa Khánh, ngày 15 tháng 7 năm 2024\n\n"
        "Kính gửi: Các công đoàn cơ sở\n\nTheo Kế hoạch, các đơn vị đăng ký trước ngày 01/8/2024. "
        "Công đoàn ngành thông báo: thời hạn đăng ký gia hạn đến hết ngày 31/8/2024./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VP."
    )

    found = as_key(read_plan(letter))["deadlines"]

    assert [(one["due_on"], one["bound"]) for one in found] == [("2024-08-31", "by")]


def test_each_day_of_a_row_is_called_after_its_column() -> None:
    """Days of registering, of beginning and of reporting; a column "Hạn nộp …" has last days."""
    body = (
        "II. LỊCH\nĐợt\tHạn đăng ký\tKhởi công\tHạn nộp báo cáo\n1\t10/3/2025\t20/3/2025\t25/5/2025"
    )

    found = read(body)["deadlines"]

    assert [(one["what"], one["bound"], one["kind"]) for one in found] == [
        ("Đăng ký: đợt 1", "by", "registration"),
        ("Khởi công: đợt 1", "on", "event"),
        ("Nộp báo cáo: đợt 1", "by", "report"),
    ]


def test_a_plan_behind_the_decision_that_issues_it() -> None:
    """The plan's own line says what the document is, so its months and its table set days."""
    decision = (
        "UBND XÃ ĐÔNG HẢI\nSố: 07/QĐ-UBND\nĐông Hải, ngày 18 tháng 3 năm 2024\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch thi đua năm 2024\n\n"
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thi đua năm 2024.\nĐiều 2. Quyết định có hiệu lực kể từ ngày ký.\n\n"
        "CHỦ TỊCH\nMai Văn Liêm\n\nKẾ HOẠCH\nTổ chức phong trào thi đua năm 2024\n\n"
        "I. TIẾN ĐỘ\n1. Các thôn đăng ký: ngày 05/4/2024.\n2. Tổng kết trong tháng 12/2024.\n"
    )

    found = as_key(read_plan(decision))

    assert found["document_type"] == "kế hoạch"
    assert found["title"] == "Tổ chức phong trào thi đua năm 2024"
    assert [one["bound"] for one in found["deadlines"]] == ["on", "within"]


def test_the_whole_is_no_window_of_its_own() -> None:
    """ "Đợt cao điểm 30 ngày đêm từ …" below "Thời gian" is the period, and no task besides."""
    found = read("II. THỜI GIAN\nĐợt cao điểm 30 ngày đêm từ ngày 25/3/2025 đến ngày 23/4/2025.")

    assert (found["starts_on"], found["ends_on"], found["deadlines"]) == ("2025-03-25", "2025-04-23", [])  # fmt: skip


def test_a_review_after_a_round_has_no_day() -> None:
    """ "sơ kết sau đợt 2": the event is kept, the day is asked."""
    found = read("IV. TỔ CHỨC THỰC HIỆN\n1. UBND xã sơ kết sau đợt 2, tổng kết vào ngày 10/9/2025.")

    assert [(one["bound"], one["text"]) for one in found["deadlines"]] == [
        ("after_event", "sau đợt 2"), ("on", "vào ngày 10/9/2025"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("- Hội thi: ngày 15/8 và 16/8/2025.", [("2025-08-16", "window")]),
        ("- Tập huấn ngày 28/02 và ngày 01/3/2025.", [("2025-03-01", "window")]),
        ("- Chấm ngày 10/5 và 20/5/2025.", [("2025-05-10", "on"), ("2025-05-20", "on")]),
        ("- Khởi công nhà đợt 1 dịp 30/4, đợt 2 dịp 02/9/2025.", [(None, "on"), ("2025-09-02", "on")]),
        ("- Ra quân ngày 16/3 (thôn Đông), 23/3 (thôn Đoài) và 30/3 (thôn Hạ).", [(None, "on")] * 3),
        ("- Các lớp đăng ký trước 11h30 ngày 05/3/2025;\n- Bốc thăm: 16h45 cùng ngày;\n- Thi: 19h00 ngày 08/3/2025.",
         [("2025-03-05", "by"), ("2025-03-05", "on"), ("2025-03-08", "on")]),
        ("- Tổng kết, trao giải: lùi sang kỷ niệm Ngày truyền thống ngành, dự kiến ngày 10/10/2025.", [("2025-10-10", "on")]),
        ("- Báo cáo kết thúc từng bước sau 02 ngày làm việc.", [(None, "by")]),
        ("- Các thôn báo cáo hằng năm trước ngày 20/11.", []),
    ],
)  # fmt: skip
def test_days_in_a_row(said: str, due: Due) -> None:
    """Two days on end are one event; each of a list binds; what recurs is no day."""
    assert dues("IV. TỔ CHỨC THỰC HIỆN\n" + said) == due


def test_a_column_of_old_days_binds_nobody() -> None:
    """ "Lịch cũ" beside "Lịch mới"."""
    body = "II. LỊCH\nChi bộ\tLịch cũ\tLịch mới\nThôn 1\t16/3/2025\t23/3/2025"

    found = read(body)["deadlines"]

    assert [(one["what"], one["due_on"]) for one in found] == [("Lịch mới: Thôn 1", "2025-03-23")]


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("1 tháng, bắt đầu 01/9/2025", "2025-09-30"),
        ("02 tháng, kể từ ngày 15/3/2025", "2025-05-14"),
    ],
)
def test_so_many_months_from_their_first_day(said: str, ends: str) -> None:
    """The period is over on the day before the same day of a later month."""
    assert read(f"II. THỜI GIAN: {said}.")["ends_on"] == ends
