"""Quantities with their units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from campaigns.wording.quantity.read import read_quantity
from campaigns.wording.reading import Candidates, Quantity, Refused, Value

EXACT: list[tuple[str, str, str]] = [
    ("5 héc", "5", "ha"),
    ("nửa héc", "0.5", "ha"),
    ("350m", "350", "m"),
    ("350 M", "350", "m"),
    ("350 mét dài", "350", "m"),
    ("dài 350m", "350", "m"),
    ("350m đường", "350", "m"),
    ("ba trăm mét", "300", "m"),
    ("ba tram nam muoi met", "350", "m"),
    ("1,5km", "1500", "m"),
    ("1.5 cây số", "1500", "m"),
    ("1,25 km", "1250", "m"),
    ("2 km đường hoa", "2000", "m"),
    ("2km5", "2500", "m"),
    ("2 km rưỡi", "2500", "m"),
    ("1km200", "1200", "m"),
    ("1km 200m", "1200", "m"),
    ("nửa cây số", "500", "m"),
    ("hai cay so ruoi", "2500", "m"),
    ("một phẩy hai km", "1200", "m"),
    ("1.500 m", "1500", "m"),
    ("1 500 m", "1500", "m"),
    ("35O m", "350", "m"),
    ("350m à nhầm 250m", "250", "m"),
    ("500 cây xanh", "500", "cây"),
    ("3 chục cây", "30", "cây"),
    ("0,5ha", "0.5", "ha"),
    ("nửa ha", "0.5", "ha"),
    ("2 hecta rưỡi", "2.5", "ha"),
    ("5 sào rưỡi", "5.5", "sào"),
    ("1 mẫu", "1", "mẫu"),
    ("2 công đất", "2", "công"),
    ("200 ngày công", "200", "ngày công"),
    ("200 ngay cong", "200", "ngày công"),
    ("120m²", "120", "m2"),
    ("120 m vuông", "120", "m2"),
    ("3m2", "3", "m2"),
    ("80m3", "80", "m3"),
    ("80 khoi be tong", "80", "m3"),
    ("15 bóng đèn led", "15", "bóng đèn"),
    ("20 hộ dân", "20", "hộ"),
    ("hai chục hộ", "20", "hộ"),
    ("muoi lam ho", "15", "hộ"),
    ("20 nguoi", "20", "người"),
    ("1 cái cổng", "1", "cái"),
    ("2 phòng học", "2", "phòng"),
    ("10 ghế đá", "10", "ghế đá"),
    ("5 lít", "5", "lít"),
    ("25,5 m", "25.5", "m"),
    ("dài 350m rộng 3m", "350", "m"),
    ("ngang 3m dài 350m", "350", "m"),
]

ASKED: list[str] = [
    "350",
    "50 ạ",
    "350 nha anh ơi",
    "chín trăm nha",
    "5 chục",
    "vài chục mét",
    "mấy trăm mét",
    "hai ba trăm mét",
    "nhiều",
    "dưới 350m",
    "tối đa 20 hộ",
    "300-350m",
    "350m hoặc 400m",
    "350m x 3m",
    "1 mẫu 2 sào",
    "350m đường và 20 bóng đèn",
    "1.250 km",
    "1,500 m",
    "-5m",
    "0m",
    "350 triệu",
    "50%",
    "20/11",
    "chưa rõ",
    "chưa đo",
    "bao nhiêu",
    "350m?",
    "1/2 km",
    "abc",
    "mét",
]


@pytest.mark.parametrize(("text", "value", "unit"), EXACT)
def test_a_clear_quantity_is_read(text: str, value: str, unit: str) -> None:
    """The number and its unit, lengths in metres."""
    reading = read_quantity(text)
    assert isinstance(reading, Value)
    assert reading.value == Quantity(Decimal(value), unit)


@pytest.mark.parametrize("text", ASKED)
def test_an_open_quantity_is_asked(text: str) -> None:
    """No unit, no clear number or several of them: asked."""
    assert isinstance(read_quantity(text), (Candidates, Refused))


def test_about_is_kept() -> None:
    """Words of estimate mark the quantity."""
    assert read_quantity("tầm 20 hộ") == Value(Quantity(20, "hộ"), approx=True)


def test_litres_are_no_ones() -> None:
    """The l of "20l" is a litre, not a one."""
    assert read_quantity("20l xăng") != Value(Quantity(201, "xăng"))
