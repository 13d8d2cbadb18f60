"""What hardly anybody writes, and a rule of its own still reads or asks: no table of sentences has it."""

from __future__ import annotations

from datetime import date

import pytest

from campaigns.wording.read import read_line
from campaigns.wording.registration.read import read_registration
from tests.rules.notation import shown

TODAY = "2023-11-12"

# what must be read <- the texts; "-" must be asked
DATES = """
2023-11-15 <- 20231115
- <- 20231301 | 99999999
2023-11-02 <- cách đây 10 ngày
2025-05-12 <- 1 năm rưỡi nữa
- <- 2 tuần rưỡi nữa | 2 thang ke tu 15/11 | ngay sau khi 20/11
2023-12-21..2023-12-31 <- cuối của tháng 12
2023-10-01..2023-12-31 <- quý tư | quí tư năm nay | quý . 4
2024-07-01..2024-12-31 <- nửa cuối của năm 2024
2023-12-31 <- hết quý
- <- rằm tháng sau | mùng 10 tháng sau | 28 Tết 2024 | tháng 11 âm 2024
- <- 25 giờ ngày 20/11 | trước hết ngày 20/11 | đầu đến giữa tháng 12 | đầu tuần | đầu tuần 20
- <- 20 đến 25 | từ mai đến 20 | từ 20/11 đến 31/11/2023 | từ 30/2 đến 5/3/2024 | tháng 5 năm 2300
"""
MONEY = """
350000000 <- 350tr 20.11
- <- 350tr20.11 | 1 tỷ 500.000 | 1 tỷ 1500 | 1 tỷ 2,5 | 1 tỷ 200 đồng | 1 tỷ 200 đồng đến 2 tỷ
- <- 1.5 đồng | từ 10 đến 12,5 đồng | 800,000 | 800,000 đến 900,000 | 10-20tr, 30tr | 999999999999999
- <- hai mươi ba trăm | ba chục rưỡi | một trăm linh | tien ban cay 5tr
300000000 <- (bằng chữ: ba trăm triệu đồng)
6000000..7000000 <- 6tr - 7
5000000 <- chị Hai 5tr
"""
QUANTITIES = """
20 cm <- 20 phân
- <- hai cay so tu | tram may met
"""


def _rows(table: str) -> list[tuple[str, str]]:
    lines = [line.partition(" <- ") for line in table.strip().splitlines()]
    return [(text.strip(), read) for read, _, texts in lines for text in texts.split(" | ")]


@pytest.mark.parametrize(
    ("kind", "text", "read"),
    [
        (kind, *row)
        for kind, table in (("date", DATES), ("money", MONEY), ("quantity", QUANTITIES))
        for row in _rows(table)
    ],
)
def test_what_is_seldom_written(kind: str, text: str, read: str) -> None:
    """Read where it says one thing, asked where it may say two."""
    answer = read_line({"kind": kind, "text": text, "today": TODAY})

    assert shown(answer.get("value")) == read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("làm mương khoảng ba bốn chục mét 20tr", "làm mương"),
        ("kè ao 2 bên mỗi bên 50m, 20tr", "kè ao 2 bên"),
        ("chào mừng 70 năm thành lập xã, bà con làm cổng chào 30tr", "làm cổng chào"),
        ("phong trào toàn dân xây dựng nông thôn mới 20tr", "phong trào toàn dân xây dựng nông thôn mới"),
    ],
)  # fmt: skip
def test_a_name_without_its_size_and_its_occasion(text: str, name: str) -> None:
    """A measure in words and the feast it is for are no part of the work's name."""
    assert read_registration(text, date.fromisoformat(TODAY), ["Thôn 1"]).name == name


@pytest.mark.parametrize("text", ["thon nam nhé", "thôn nam nhé", "thon nam nhé em"])
def test_a_village_s_name_or_its_number_and_a_particle(text: str) -> None:
    """Thôn Nam Nhe, or Thôn 5 and "nhé": asked."""
    units = ["Thôn 1", "Thôn Nam Nhe", "Thôn 5"]

    assert "value" not in read_line({"kind": "unit", "text": text, "units": units})


def test_what_is_watered_is_not_how_much_is_dug() -> None:
    """ "Kênh tưới 3 ha": the field's size is no quantity of the work."""
    assert (
        read_registration("kênh tưới 3 ha 20tr", date.fromisoformat(TODAY), ["Thôn 1"]).quantity
        is None
    )
