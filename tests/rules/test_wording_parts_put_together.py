"""Registrations put together of known parts, in every way of parting them."""

from __future__ import annotations

import re
from datetime import date
from itertools import cycle, product

import pytest

from campaigns.wording.read import registration_value
from campaigns.wording.registration.read import read_registrations
from campaigns.wording.spelling.text import fold
from tests.rules.notation import shown

WEDNESDAY = date(2024, 10, 16)
VILLAGES = [*(f"Thôn {n}" for n in range(1, 14)), "Thôn Nam Nhe"]
M = 10**6
MOST_ASKED = 1  # of 128
MOST_ASKED_TIGHT = 30  # "ngõ 5,45tr" may be 5,45 triệu

NAMES = [
    *("đường ngõ 5", "kênh N3", "cầu số 2", "tuyến đường 35", "đường vào trường cấp 2"),
    *("khu thể thao đội 4", "vườn hoa 8/3", "sửa nhà cấp 4 cho bà Năm", "nhà để xe tang"),
    *("sân bóng chuyền", "thay mái tôn", "đường điện chiếu sáng", "trồng cây bóng mát"),
    *("nhà kho tổ 6", "hẻm 12", "nhà văn hóa"),
]
SUMS = (
    ("45tr", 45 * M),
    ("1tr2", 1.2 * M),
    ("3 triệu 5", 3.5 * M),
    ("1 tỷ 2", 1200 * M),
    ("9 triệu rưỡi", 9.5 * M),
    ("85.000.000đ", 85 * M),
    ("kinh phí 120 triệu đồng", 120 * M),
    ("ba lăm triệu", 35 * M),
    ("hết 12,5tr", 12.5 * M),
)
DAYS = (
    ("kc 1/11{}ht 30/11", "2024-11-01", "2024-11-30"),
    ("1/11 - 30/11", "2024-11-01", "2024-11-30"),
    ("5-20/11", "2024-11-05", "2024-11-20"),
    ("20/11 - 20/12", "2024-11-20", "2024-12-20"),
    ("01.11.2024 - 30.11.2024", "2024-11-01", "2024-11-30"),
    ("từ 1/11 đến 30/11", "2024-11-01", "2024-11-30"),
    ("khởi công ngày mai{}20 ngày xong", "2024-10-17", "2024-11-06"),
    ("1/11 làm{}30/11 xong", "2024-11-01", "2024-11-30"),
)
BETWEEN = (" - ", ", ", " ", "; ", " | ", "\n", ". ", " / ", " \N{EN DASH} ", ",")


def _texts(between: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """(text, name, value and days) of every name, with each sum and each kind of days in turn."""
    sums, orders = cycle(SUMS), cycle((0, 0, 1))
    made = []
    for name, (days, start, end) in product(NAMES, DAYS):
        said, value = next(sums)
        when = days.format(between)
        parts = (name, when, said) if next(orders) else (name, said, when)
        text = f"Thôn 3 đăng ký {between.join(parts)}"
        made.append((text, name, (str(int(value)), start, end)))
    return made


@pytest.mark.parametrize("between", BETWEEN, ids=repr)
def test_parts_are_read_or_asked_however_they_are_parted(between: str) -> None:
    """ "đường ngõ 5 - 45tr" once was 5 to 45 triệu, "cấp 2. 1/11" the second of January."""
    wrong, asked = [], 0
    for place, (text, name, key) in enumerate(_texts(between)):
        said = fold(text) if (place + place // len(DAYS)) % 2 else text  # with marks, or without
        found = registration_value(*read_registrations(said, WEDNESDAY, VILLAGES))
        parts = tuple(shown(found.get(part)) for part in ("value", "starts_on", "ends_on"))
        first = [one for one in _words(found["name"]) if one in _words(name)][:2]
        asked += "-" in parts
        same = all(part in ("-", told) for part, told in zip(parts, key, strict=True))
        same = same and first == _words(name)[:2]
        if not (same and found["unit"] == "Thôn 3" and "intent" not in found):
            wrong.append((said, found))
    assert wrong == []
    assert asked <= (MOST_ASKED_TIGHT if between == "," else MOST_ASKED)


def _words(name: object) -> list[str]:
    return re.findall(r"\w+", fold(str(name)))


MARKS = (
    *(("1. ", "2. ", "3. "), ("1) ", "2) ", "3) "), ("(1) ", "(2) ", "(3) "), ("- ", "- ", "- ")),
    *(("+ ", "+ ", "+ "), ("• ", "• ", "• "), ("a) ", "b) ", "c) "), ("", "", "")),
    ("Công trình 1: ", "Công trình 2: ", "Công trình 3: "),
    ("thứ nhất ", "thứ hai ", "thứ ba "),
)
HEADS = ("Thôn 3 đăng ký 3 công trình: ", "Thôn 3: ", "thôn 3 đk ", "Thôn 3\n")
WORKS = (
    ("nhà bia", "12,5tr", 12.5 * M),
    ("sửa nhà cho bà Năm", "hai trăm triệu", 200 * M),
    ("đường hoa", "9 triệu rưỡi", 9.5 * M),
)
SPANS = ("kc 1/11 ht 30/11", "từ 1/11 đến 30/11", "(1/11-30/11)", "khởi công 1/11, xong 30/11")


@pytest.mark.parametrize("marks", MARKS, ids=lambda marks: repr(marks[0]))
def test_no_work_of_several_is_lost_or_given_another_sum(marks: tuple[str, ...]) -> None:
    """The first of "đk - nhà bia …" in the line of its head once was lost, and "12,5tr" cut at its
    comma to 5 triệu; "thứ hai" was a Monday and Thôn 2."""
    wrong = []
    for head, days, between in product(HEADS, SPANS, ("\n", "; ", ", ")):
        if marks[0] in ("- ", "+ ", "") and between != "\n":
            continue  # these marks part works only at the head of a line
        works = [
            f"{mark}{name} hết {said} {days}"
            for mark, (name, said, _) in zip(marks, WORKS, strict=True)
        ]
        text = head + between.join(works)
        for said in (text, fold(text))[days == SPANS[0] :]:
            found = map(registration_value, read_registrations(said, WEDNESDAY, VILLAGES))
            told = [
                (_words(one["name"])[-2:], one["value"], shown(one["starts_on"]), one["unit"])
                for one in found
            ]
            key = [
                (_words(name)[-2:], int(value), "2024-11-01", "Thôn 3") for name, _, value in WORKS
            ]
            if told != key:
                wrong.append((said, told))
    assert wrong == []


CHANGES = (
    ("xin đổi kinh phí {} từ 45tr thành 60 triệu", "change", "60000000", "-", "-"),
    ("{} xin tăng kinh phí từ 45tr lên 60 triệu", "change", "60000000", "-", "-"),
    ("điều chỉnh giá trị {} còn 60 triệu", "change", "60000000", "-", "-"),
    ("{} xin dời ngày khởi công đến 5/12", "change", "-", "2024-12-05", "-"),
    ("chuyển ngày hoàn thành {} sang 5/12", "change", "-", "-", "2024-12-05"),
    ("{} gia hạn đến 5/12", "change", "-", "-", "2024-12-05"),
    ("{} hoãn sang 5/12", "change", "-", "-", "-"),
    ("xin rút {}", "withdraw", "-", "-", "-"),
    ("không làm {} nữa", "withdraw", "-", "-", "-"),
    ("bỏ {} vì chưa có tiền", "withdraw", "-", "-", "-"),
)
NAMES_AMONG_CHANGES = (
    "đường ngõ 5",
    "kênh N3",
    "sân bóng chuyền",
    "sửa nhà cho chị Lan",
    "cổng chào",
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change[0])
def test_a_change_keeps_the_name_it_is_of(change: tuple[str, str, str, str, str]) -> None:
    """ "ngõ 5 thành 45tr" once lost its number, "sửa nhà cho chị Lan" its verb."""
    said, intent, *parts = change
    wrong = []
    for name in NAMES_AMONG_CHANGES:
        for text in (f"Thôn 3 {said.format(name)} ạ", fold(f"Thôn 3 {said.format(name)}")):
            found = registration_value(*read_registrations(text, WEDNESDAY, VILLAGES))
            told = [shown(found.get(part)) for part in ("value", "starts_on", "ends_on")]
            if "hoãn" in said:
                told[1:] = parts[1:]  # to which of the two it is put off, the form asks
            kept = [word for word in _words(found["name"]) if word in _words(name)]
            if (found.get("intent"), told, kept) != (intent, parts, _words(name)):
                wrong.append((text, found))
    assert wrong == []
