"""Sums written out in full, cells, list marks and short forms of days: read as the plain words are."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns.wording.read import read_line

UNITS = [*(f"Thôn {n}" for n in range(1, 14)), "Thôn Đồng Vinh", "Thôn Nam Nhe", "Thôn Bông Phài"]
ROAD = ("Thôn 3", "làm đường ngõ", 350_000_000, "2026-12-05", "2027-01-20")


def works(text: str) -> list[tuple[Any, ...]]:
    """Unit, name, sum, start and end of every work in `text`."""
    request = {"kind": "registration", "text": text, "today": "2026-11-30", "units": UNITS}
    found: Any = read_line(request)["value"]
    keys = ("unit", "name", "value", "starts_on", "ends_on")
    return [
        tuple(one[key] for key in keys) for one in (found if isinstance(found, list) else [found])
    ]


@pytest.mark.parametrize(
    "said",
    [
        "thôn 3 làm đường ngõ 350.000.000 kc 5/12 ht 20/1",
        "thôn 3 làm đường ngõ 350000000 từ 5/12 đến 20/1",
        "thôn 3 làm đường ngõ 350,000,000 khởi công 5/12 xong 20/1",
        "thôn 3 làm đường ngõ 350 000 000 kc 5/12, ht 20/1",
        "thôn 3\tlàm đường ngõ\t350tr\t5/12\t20/1",
        "Thôn 3\tlàm đường ngõ\t350.000.000\t05/12/2026\t20/01/2027",
        "1/ thôn 3 làm đường ngõ 350tr kc 5/12 ht 20/1",
        "- Thôn 3 làm đường ngõ 350tr kc 5/12 ht 20/1",
        "thôn 3 làm đường ngõ 350tr kc 5T12 ht 20/T1",
        "thôn 3 làm đường ngõ 350tr kc 5 th12 ht 20 thg 1, 2027",
        "thôn 3 làm đường ngõ 350tr kc 5\\12 ht 20\\1",
        "thôn 3 dki làm đường ngõ 350tr kc 5/12 ht 20/1",
        "KP: 350.000.000; thôn 3; Tên CT: làm đường ngõ; HT: 20/1; KC: 5/12",
        "* KP: 350,0 triệu\n* Thôn 3\n* Tên: làm đường ngõ\n* KC: 5/12\n* HT: 20/1",
        "thôn 3 làm đường ngõ 350tr kc 5.12 ht ngày 20 tháng 1",
        "thôn 3, hthanh 20/1, kp 350tr, làm đường ngõ, khởi công 5/12",
        "e chào a, thôn 3: ht 20/1, kc 5/12, làm đường ngõ, 350tr",
    ],
)
def test_one_work_in_other_signs(said: str) -> None:
    """The same work, however its sum, its days and its fields are written."""
    assert works(said) == [ROAD]


@pytest.mark.parametrize("sign", ["60.000.000", "60000000", "60 trđ", "60 TRĐ", "60,000,000đ"])
def test_a_list_of_works_is_parted_by_sums_of_any_form(sign: str) -> None:
    """One work of them would have hidden the other."""
    found = works(
        f"Thôn 3 đăng ký:\n1. Cổng chào: {sign}, 5/12 - 20/1\n2. Sân: {sign}, 5/12 - 20/1"
    )
    assert [one[1:3] for one in found] == [("Cổng chào", 60_000_000), ("Sân", 60_000_000)]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("làm cầu 1,2 tỷ", 1_200_000_000),
        ("làm đường 0,5 tỷ", 500_000_000),
        ("làm cầu 12,5tr", 12_500_000),
        ("làm cầu 300,000,000", 300_000_000),
        ("làm đường hẻm 12,45tr", None),  # hẻm 12 with 45 triệu, or a lane of 12,45 triệu
        ("làm cầu 12,5tr hoặc 15tr", None),
        ("làm cầu 150-180 triệu", {"from": 150_000_000, "to": 180_000_000}),
        ("sửa trường 25 - 30.000.000", {"from": 25_000_000, "to": 30_000_000}),
        ("sửa trường từ 200 đến 250000000", {"from": 200_000_000, "to": 250_000_000}),
    ],
)
def test_the_number_behind_a_road_is_its_sum(said: str, value: object) -> None:
    """A bridge is seldom numbered; a lane is, so that its sum is asked."""
    assert [one[2] for one in works(f"thôn 3 {said} kc 5/12 ht 20/1")] == [value]


@pytest.mark.parametrize(
    "said",
    ["Thôn 3 không dki sân bóng nữa", "thôn 3 rút dki công trình sân bóng"],
)
def test_dki_is_registered_as_well_as_given_up(said: str) -> None:
    """The short form of the keyboard, in both."""
    request = {"kind": "registration", "text": said, "today": "2026-11-30", "units": UNITS}
    assert read_line(request)["intent"] == "withdraw"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("thôn 3 xin đổi ngày bđ nhà kho sang 1/12", "nhà kho"),
        ("thôn 3 xin lùi ngày kt nhà kho sang 20/1", "nhà kho"),
        ("bộ âm thanh nhà văn hóa 48tr kc 5/12 ht 20/1", "bộ âm thanh nhà văn hóa"),
        ("cán bộ ơi, sân bóng 48tr kc 5/12 ht 20/1", "sân bóng"),
        ("1) em đăng ký làm hàng rào trạm y tế 48 triệu kc 5/12 ht 20/1", "làm hàng rào trạm y tế"),
    ],
)
def test_short_forms_and_marks_are_no_part_of_a_name(said: str, name: str) -> None:
    """Nor is a list's number the village that speaks."""
    found = works(said)
    assert [one[1] for one in found] == [name]
    assert found[0][0] == ("Thôn 3" if "thôn" in said else None)


def test_a_square_in_powers() -> None:
    """ "120 m^2" has no hundred and twenty metres."""
    found = read_line({"kind": "quantity", "text": "120 m^2", "today": "2026-11-30"})
    assert found["value"] == {"value": 120, "unit": "m2"}


@pytest.mark.parametrize(
    ("said", "value", "quantity"),
    [
        ("vuon mau ho ong Thang 9,2 trd", 9_200_000, None),
        ("dap de bao sau muoi tam trieu", 68_000_000, None),
        ("thap sang nam tram muoi trieu", 510_000_000, None),
        ("bể nước 4 tỉ 29 tháng 1 đến 13/4", 4_000_000_000, None),
        ("làm đường rộng 3m một trăm sáu mươi triệu", 160_000_000, None),
        ("làm đường ra đồng bốn trăm mét 300tr", 300_000_000, 400),
        ("lam muong mot tram tam muoi met 300tr", 300_000_000, 180),
        ("trong hoa mot cay so hai tram met het tam trieu", 8_000_000, 1200),
        ("trang trí hẻm 5 ba mươi sáu triệu bảy ngày hai mươi lăm tháng ba", 36_700_000, None),
    ],
)
def test_numbers_in_words_keep_their_head(said: str, value: int, quantity: int | None) -> None:
    """A telephone that listens writes them so; the tail alone would be another value."""
    request = {
        "kind": "registration",
        "text": f"thôn 3 {said}",
        "today": "2026-11-30",
        "units": UNITS,
    }
    found: Any = read_line(request)["value"]
    assert found["value"] == value
    assert found.get("quantity", {}).get("value") == quantity


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("percent", "khoang tam muoi phan tram"),  # tám mươi, or tầm mười
        ("quantity", "khoang tam tram met"),
        ("quantity", "350 met1"),  # VNI's mét, or 350,1 m
        ("quantity", "500 tròn"),
        ("money", "500tr. trở xuống"),
    ],
)
def test_what_has_two_readings_is_asked(kind: str, said: str) -> None:
    """Of two plausible values neither is taken without a word."""
    assert "value" not in read_line({"kind": kind, "text": said, "today": "2026-11-30"})


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        ("money", "alo 350 triệu hỉ", 350_000_000),
        ("money", "báo cáo xã 350tr nhờ anh ghi giúp", 350_000_000),
        ("quantity", "tôi xin báo cáo 350m", {"value": 350, "unit": "m"}),
        ("percent", "dzạ 40% anh ghi giúp em", 40),
        ("date", "Kính thưa các đồng chí, 05/12/2026 00:00:00", "2026-12-05"),
    ],
)
def test_what_is_said_to_the_reader_changes_nothing(kind: str, said: str, value: object) -> None:
    """Courtesies at both ends are cut off."""
    assert read_line({"kind": kind, "text": said, "today": "2026-11-30"})["value"] == value


def test_a_work_in_words_takes_the_place_of_another() -> None:
    """ "… nữa mà làm … một trăm sáu mươi triệu" withdraws nothing."""
    said = "thôn 5 không làm sân bóng nữa mà chuyển sang làm công viên một trăm sáu mươi triệu"
    assert [one[1:3] for one in works(said)] == [("làm công viên", 160_000_000)]


@pytest.mark.parametrize(
    ("said", "value", "starts"),
    [
        ("trồng hoa 5tr 8 tháng 12 đến 15 tháng 12", 5_000_000, "2026-12-08"),
        ("nhà văn hoá 350 triệu, kc sau 2 tháng 9", 350_000_000, None),
    ],
)
def test_the_day_before_a_month_is_no_tail_and_no_length(
    said: str, value: int, starts: str | None
) -> None:
    """ "5tr 8 tháng 12" is no 5,8 triệu, "sau 2 tháng 9" no two months."""
    assert [(one[2], one[3]) for one in works(f"thôn 3 {said}")] == [(value, starts)]


def test_the_unit_in_brackets_takes_the_whole_number() -> None:
    """ "(triệu đồng): 350 cháu nhé" is no 35 triệu."""
    said = "KP (triệu đồng): 350 cháu nhé"
    assert read_line({"kind": "money", "text": said, "today": "2026-11-30"})["value"] == 350_000_000
