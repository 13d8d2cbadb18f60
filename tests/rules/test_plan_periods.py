"""From when to when a campaign and its phases run, as offices say it: one line a wording, as it stands in plans."""

from typing import Any

import pytest

from tests.rules.plan_bodies import AIM, head, read_below

HEAD = head("20 tháng 02 năm 2024") + AIM


def read(body: str) -> dict[str, Any]:
    """What is read in a plan of 20/02/2024 with this body."""
    return read_below(HEAD, body)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("Từ nay cho đến hết ngày 19/12/2024.", "2024-02-20", "2024-12-19"),
        ("Bắt đầu từ thứ Hai, ngày 04/3/2024 đến thứ Bảy, ngày 30/11/2024.", "2024-03-04", "2024-11-30"),
        ("Thời gian: Quý III và quý IV năm 2024.", "2024-07-01", "2024-12-31"),
        ("Thời gian thực hiện trong 03 tháng 10, 11, 12 năm 2024.", "2024-10-01", "2024-12-31"),
        ("Bắt đầu: 7 giờ 00 ngày 01/6/2024; kết thúc: 17 giờ ngày 31/8/2024.", "2024-06-01", "2024-08-31"),
        ("Đợt thi đua kéo dài 100 ngày, tính từ ngày 05/9/2024.", "2024-09-05", "2024-12-13"),
        ("Từ ngày 15/3/2024 đến trước ngày 15/12/2024.", "2024-03-15", "2024-12-14"),
        ("Phát động từ ngày 25/4/2024; tổng kết trước ngày 15/10/2024.", "2024-04-25", None),
        ("Đợt 1, tháng 3 - 4 năm 2024: ra quân. Đợt 2, quý IV năm 2024: tổng kết.", "2024-03-01", "2024-12-31"),
        ("- Phát động: 02/10/2024\n- Kết thúc: 20/11/2024", "2024-10-02", "2024-11-20"),
        ("1. Phát động: trong tháng 3/2024.\n2. Triển khai thực hiện: từ quý II/2024 đến hết quý III/2025.",
         "2024-04-01", "2025-09-30"),
        ("Đợt thi đua kết thúc vào ngày 30/11/2024.", None, "2024-11-30"),
        ("1. Thời gian ra quân: Mỗi tuần 2 ngày (thứ Bảy, Chủ nhật), bắt đầu từ ngày 04/6/2024 cho đến hết ngày 30/11/2024.",
         "2024-06-04", "2024-11-30"),
        ("Từ 0h00' ngày 20/8/2024 đến 24h00' ngày 31/12/2024.", "2024-08-20", "2024-12-31"),
        ("Phong trào thi đua được phát động từ ngày 15/3/2024, tổng kết vào dịp 22/12/2024.", "2024-03-15", None),
        ("Phong trào được thực hiện từ năm 2024 đến hết năm 2025.", "2024-01-01", "2025-12-31"),
        ("Từ ngày 02/9/2024 (Thứ 2) đến hết ngày 15/10/2024 (thứ 3).", "2024-09-02", "2024-10-15"),
        ("Từ ngày 10/9/2024 (tức ngày mùng 8 tháng Tám) đến hết ngày 24/9/2024.", "2024-09-10", "2024-09-24"),
        ("Từ khi phát động (ngày 05/3/2024) đến khi tổng kết (ngày 20/12/2024).", "2024-03-05", "2024-12-20"),
        ("Từ tháng 3 (phát động) đến tháng 12/2024 (tổng kết).", "2024-03-01", "2024-12-31"),
        ("- Giai đoạn 1: Quý I và quý II năm 2024.\n- Giai đoạn 2: Từ tháng 7 đến hết năm 2024.", "2024-01-01", "2024-12-31"),
        ("Phong trào bắt đầu từ khi Kế hoạch được ban hành và kết thúc ngày 25/11/2024.", "2024-02-20", "2024-11-25"),
        ("- Đợt 1: Từ đầu năm đến ngày 19/5/2024.\n- Đợt 2: Từ 20/5/2024 đến hết năm 2024.", "2024-01-01", "2024-12-31"),
        ("Từ nay đến Đại hội Đảng bộ xã (dự kiến tổ chức trong tháng 4/2025).", "2024-02-20", None),
        ("- Đợt 1: Từ ngày 01/3/2024 đến 30/4/2024;\n- Đợt 2: Từ 01/5/2024 đến Đại hội Đảng bộ huyện (dự kiến cuối tháng 7/2024).", "2024-03-01", None),
        ("1. Đợt 1: Chào mừng kỷ niệm 49 năm Ngày giải phóng miền Nam 30/4 và Quốc tế Lao động 01/5: từ ngày 01/3 đến ngày 30/4/2024.\n"
         "2. Đợt 2: Hoàn thành nhiệm vụ năm 2024. Thời gian: từ ngày 01/5/2024 đến hết ngày 30/11/2024.", "2024-03-01", "2024-11-30"),
        ("Năm 2024 chia làm 2 đợt: đợt 1 từ đầu năm đến hết tháng 6/2024, đợt 2 từ tháng 7/2024 đến hết năm 2024.", "2024-01-01", "2024-12-31"),
        ("Tính từ thời điểm phát động (tháng 02/2024) và kết thúc khi tổng kết năm học (tháng 5/2024).", "2024-02-01", "2024-05-31"),
        ("Phong trào thi đua được triển khai trong 03 năm, từ 2024 đến 2026.", "2024-01-01", "2026-12-31"),
        ("Đợt thi đua kéo dài 45 ngày đêm, kể từ 15/10/2024 đến 30/11/2024 (riêng khối trường học từ ngày 20/10 đến ngày 20/11/2024).",
         "2024-10-15", "2024-11-30"),
        ("Thời gian thực hiện: Tháng 10 và tháng 11 năm 2024.", "2024-10-01", "2024-11-30"),
        ("Học kỳ I: từ ngày 05/9/2024 đến ngày 18/01/2025; Học kỳ II: từ ngày 20/01/2025 đến ngày 31/5/2025.", "2024-09-05", "2025-05-31"),
        ("Thời gian bắt đầu: ngày ký ban hành Kế hoạch. Thời gian kết thúc: 31/12/2024.", "2024-02-20", "2024-12-31"),
        ("Từ ngày 01/4/2024 - 15/4/2024 tổ chức phát động; từ 16/4 - 30/10/2024 thực hiện; từ 01/11 - 15/11/2024 tổng kết.",
         "2024-04-01", "2024-11-15"),
        ("Đợt thi đua khởi động từ ngày 05/3/2024 và về đích ngày 30/11/2024.", "2024-03-05", "2024-11-30"),
        ("Từ ngày 05/3/2024 đến ngày Đại hội (dự kiến tháng 11/2024), chia làm 2 giai đoạn:\n- Giai đoạn 1: Từ 05/3/2024 đến 30/6/2024.\n"
         "- Giai đoạn 2: Từ 01/7/2024 đến 30/10/2024.", "2024-03-05", "2024-10-30"),
        ("Chuẩn bị trước ngày 01/3/2024; giai đoạn thực hiện: từ ngày 01/3 đến 30/11/2024.", "2024-03-01", "2024-11-30"),
    ],
)  # fmt: skip
def test_when_a_campaign_runs(said: str, first: str | None, last: str | None) -> None:
    """Below "Thời gian", in the words of an office."""
    found = read(f"II. THỜI GIAN\n{said}")

    assert (found["starts_on"], found["ends_on"], found["conflicts"]) == (first, last, [])


@pytest.mark.parametrize(
    "said",
    [
        "Công an xã mở đợt cao điểm tấn công trấn áp tội phạm từ 15/12/2024 đến 15/02/2025.",
        "Công an xã: mở 02 đợt cao điểm, đợt 1 từ 01/9 đến 15/9/2024 và đợt 2 từ 15/12 đến 31/12/2024.",
        "Tổ công tác kiểm tra đợt 1 từ 10-20/6/2024, đợt 2 từ 10-20/11/2024.",
    ],
)
def test_the_days_of_one_task_are_not_the_campaign_s(said: str) -> None:
    """A field's own busy weeks and the rounds of a check are windows of their own."""
    found = read(f"III. TỔ CHỨC THỰC HIỆN\n1. {said}")

    assert (found["starts_on"], found["phases"]) == (None, [])
    assert {one["bound"] for one in found["deadlines"]} == {"window"}


def test_tasks_below_the_time_are_rows_of_it() -> None:
    """ "- Diễn tập: …" below "Thời gian" is neither the period nor in conflict with the steps."""
    found = read(
        "II. THỜI GIAN: chia làm 2 bước\n- Bước 1: Phát động (từ ngày 01 đến ngày 05 tháng 7 năm 2024)\n"
        "- Bước 2: Thực hiện (từ ngày 06 tháng 7 đến ngày 25 tháng 9 năm 2024)\n"
        "- Huấn luyện tập trung: từ 11/7 đến 20/7/2024.\n- Bắn đạn thật lần 1: tuần 4 tháng 7/2024.\n- Diễn tập: dự kiến 02 ngày 15, 16/9/2024."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-07-01", "2024-09-25")
    assert [one["due_on"] for one in found["deadlines"]] == ["2024-07-20", None, "2024-09-16"]
    assert found["conflicts"] == []


def test_a_round_after_a_day_begins_the_day_after() -> None:
    """ "từ sau 02/9/2024 đến 15/12/2024"; the theme of one round is not the campaign's."""
    found = read(
        "II. CÁC GIAI ĐOẠN\n1. Giai đoạn 1 (từ nay đến 02/9/2024): phát động. Chủ đề: “Ra quân đầu xuân”.\n"
        "2. Giai đoạn 2 (từ sau 02/9/2024 đến 15/12/2024): tăng tốc, về đích."
    )

    assert [one["starts_on"] for one in found["phases"]] == ["2024-02-20", "2024-09-03"]
    assert found["theme"] is None


def test_phases_of_whole_years() -> None:
    """ "Giai đoạn 1: năm 2024 - 2025"."""
    found = read(
        "II. THỜI GIAN\n1. Giai đoạn 1: năm 2024 - 2025.\n2. Giai đoạn 2: năm 2026 - 2030."
    )

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2024-01-01", "2025-12-31"),
        ("2026-01-01", "2030-12-31"),
    ]


def test_years_in_brackets_are_the_phase_not_the_month_behind_them() -> None:
    """ "Giai đoạn 1 (2022 - 2023): … trong quý II/2024"."""
    found = read("II. TIẾN ĐỘ\n- Giai đoạn 1 (2024 - 2025): tổ chức phát động trong quý II/2024.")

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2024-01-01", "2025-12-31")
    ]
    assert [one["last_day"] for one in found["deadlines"]] == ["2024-06-30"]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Từ ngày 20/02/2024 đến ngày 10/12/2024.\nGiai đoạn 1: đến hết 31/7/2024.\nGiai đoạn 2: từ 01/8 đến 10/12/2024.",
         ["Giai đoạn 1", "Giai đoạn 2"]),
        ("1. Giai đoạn chuẩn bị (từ 20/02 - 05/3/2024): lập tổ.\n2. Giai đoạn về đích (từ 06/3 - 10/12/2024): thi công.",
         ["Giai đoạn chuẩn bị", "Giai đoạn về đích"]),
        ("Chia làm hai đợt: đợt cao điểm thứ nhất chào mừng 19/5 (từ 20/02 đến 19/5/2024), đợt cao điểm thứ hai (từ 20/5 đến 10/12/2024).",
         ["Đợt cao điểm thứ nhất", "Đợt cao điểm thứ hai"]),
        ("Từ 20/02 đến 10/12/2024. Giai đoạn 1, kéo dài đến hết ngày 30/4/2024: tuyên truyền; giai đoạn 2, từ 01/5/2024 đến 10/12/2024: thi công.",
         ["Giai đoạn 1", "Giai đoạn 2"]),
    ],
)  # fmt: skip
def test_phases_by_name_and_in_running_text(said: str, names: list[str]) -> None:
    """They give the period, and nothing of them is a deadline."""
    found = read(f"II. THỜI GIAN\n{said}")

    assert [one["name"] for one in found["phases"]] == names
    assert (found["starts_on"], found["ends_on"]) == ("2024-02-20", "2024-12-10")
    assert found["deadlines"] == []


def test_a_phase_from_the_launch_begins_with_the_campaign() -> None:
    """ "Đợt I: Từ ngày phát động", where the day of the launch is said once."""
    found = read(
        "II. THỜI GIAN\nTừ ngày phát động (05/3/2024) đến hết tháng 12/2024, chia 2 đợt:\n"
        "- Đợt I: Từ ngày phát động đến ngày 30/7/2024.\n- Đợt II: Từ ngày 01/8/2024 đến ngày 31/12/2024."
    )

    assert [one["starts_on"] for one in found["phases"]] == ["2024-03-05", "2024-08-01"]


def test_a_phase_until_an_event_begins_with_the_plan() -> None:
    """ "từ ngày ban hành Kế hoạch đến ngày Đại hội": when it ends is not said."""
    found = read(
        "II. THỜI GIAN\nTừ ngày ký ban hành Kế hoạch đến hết ngày 31/12/2024, chia làm 02 giai đoạn:\n"
        "- Giai đoạn 1: từ ngày ban hành Kế hoạch đến ngày Đại hội Đảng bộ xã.\n- Giai đoạn 2: từ sau Đại hội đến 31/12/2024."
    )

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2024-02-20", None), (None, "2024-12-31"),
    ]  # fmt: skip


def test_what_is_done_in_a_second_span_is_not_the_period() -> None:
    """ "Từ … đến …; các xã ra quân từ … đến …", and the busiest days: parts, and no conflict."""
    found = read(
        "II. THỜI GIAN\n1. Thời gian: Từ ngày 01/6/2024 đến ngày 31/8/2024; các thôn ra quân từ ngày 02/6 đến ngày 09/6/2024."
        " Cao điểm là “Tuần lễ xanh” từ 20 đến 26/7/2024. Từ ngày 01/8 đến ngày 10/8 các thôn, trường học chấm chéo."
    )

    assert (found["starts_on"], found["ends_on"]) == ("2024-06-01", "2024-08-31")
    assert [one["last_day"] for one in found["deadlines"]] == ["2024-06-09", "2024-07-26", None]
    assert found["conflicts"] == []


def test_a_phase_may_name_its_time_after_its_aim() -> None:
    """ "Đợt 1: chào mừng … . Thời gian từ … đến …": one item, two sentences."""
    found = read(
        "II. CÁC ĐỢT THI ĐUA\n"
        "a) Đợt 1: Chào mừng kỷ niệm Ngày giải phóng miền Nam (30/4), Cách mạng tháng Tám và Quốc khánh (2/9)."
        " Thời gian từ 01/3 đến 02/9/2024.\n"
        "b) Đợt 2: Thi đua nước rút hoàn thành kế hoạch. Thời gian từ 03/9 đến 31/12/2024."
    )

    assert [(one["starts_on"], one["ends_on"]) for one in found["phases"]] == [
        ("2024-03-01", "2024-09-02"),
        ("2024-09-03", "2024-12-31"),
    ]
    assert (found["starts_on"], found["ends_on"]) == ("2024-03-01", "2024-12-31")
