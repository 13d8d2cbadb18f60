"""Words that look like others: spelt as they sound, by a finger that slipped, or a person's rank."""

from __future__ import annotations

import pytest

from campaigns.wording.read import read_line
from tests.rules.notation import shown

UNITS = ["Thôn 4", "Thôn 5", "Thôn Nam Nhe", "Thôn Bông Phài", "Ấp Thạnh Hòa", "Ấp Thạnh Hòa B"]

# what must be read <- the texts, on Monday, 06/11/2023; "-" must be asked
SPELT = """
money: 1500000000 <- một tỷ dưỡi | một tỷ dưởi
money: 300000000 <- khaong 300 triệu | tổn 300 triệu | 300 ttriệu
money: 500000000 <- lửa tỷ
money: - <- dưưới 300 triệu | ưới 300 triệu | fưới 3 tỷ | tốối đa 70 triệu | b sáu triệu
money: - <- hi trăm sáu triệu | 1 ỷ 45 triệu | ba răm sáu mươi lăm triệu | 2 ram le 5 trieu
money: - <- a trăm năm chục củ | tăng vốn 80 triệu | mới trả 80 triệu | 80 triệu các thôn
money: 0 <- khôg tốn tiền
date: 2023-11-06..2024-02-09 <- chước tết | trước tếc | trứơc tết
date: 2023-12-01..2023-12-10 <- đâù tháng 12
date: 2023-12-21..2023-12-31 <- cuối tahng 12 | cuối thán 12 | ccuối tháng 12
date: 2023-11-17 <- thứ xáu tuần sau | thứ 6 tuần xau | thứ 6 tuần sua
date: 2024-02-24 <- dằm tháng giêng | rằm tháng giên
date: - <- gia tháng 3 | đâu năm 2024 | từ ma đến 28/2 | 15/8 m | 5/12 đến 1/12/2023
percent: 100 <- hoàng thành rồi | xong dồi
percent: 50 <- được lửa rồi
percent: 75 <- còn 25%
percent: - <- cònhn 25% | hơơnn nửa | nửa xhừng | 50‰ | trưa làm | chữa được 40% | quả nửa
yesno: yes <- đún rồi | đúng dồi | vân ạ
yesno: no <- xai dồi
quantity: 2500 m <- hai cây xố rưỡi
quantity: 120 m2 <- 120 mét duông
quantity: 3 sào <- 3 xào
quantity: - <- 2 km ưỡi | 3 sào rỡi | 350 mxt
percent: 30 <- bà con làm được 30% | con đường được 30% | bác Ba làm được 30%
percent: - <- tam bay lam phan tram
quantity: 3 sào <- bác Ba trồng ba sào | chú Sáu làm ba sào
quantity: 2000 m <- chị Hai hai cây số | chu Sau do hai cay so
unit: Thôn Nam Nhe <- thôn nam nge | thôn nam neh
unit: Thôn Bông Phài <- thon bon phai
unit: - <- thạh hòa c | ấp thạn hòa a
"""


def _cases() -> list[tuple[str, str, str]]:
    lines = (line.split(" <- ", 1) for line in SPELT.strip().splitlines())
    return [(*said.split(": "), text) for said, texts in lines for text in texts.split(" | ")]  # type: ignore[misc]


@pytest.mark.parametrize(("kind", "expected", "text"), _cases())
def test_a_word_that_looks_like_another_is_mended_or_asked(
    kind: str, expected: str, text: str
) -> None:
    """Never read as if the word were not there."""
    answer = read_line({"kind": kind, "text": text, "today": "2023-11-06", "units": UNITS})
    assert shown(answer.get("value")) == expected


@pytest.mark.parametrize(
    ("said", "value", "ends_on"),
    [
        ("thôn 4 làm cổng một trmă hai mươi triệu kc 1/12 xong ttrước 20/1", 120_000_000, "from"),
        ("thôn 4 làm cổng 1 tỷ rưỡỡi, kc 1/12, xong qquý 1/2024", 1_500_000_000, "from"),
        ("thôn 4 làm cổng hau tỷ, kc 1/12, xong 20/1", None, "2024-01-20"),
        ("thôn 4 làm cổng 27 triệu rưi, kc 1/12, xong 20/1", None, "2024-01-20"),
    ],
)
def test_what_can_be_no_syllable_is_mended_in_a_registration(
    said: str, value: int | None, ends_on: str
) -> None:
    """Its sum and days only: a number that lost a digit is asked."""
    answer = read_line(
        {"kind": "registration", "text": said, "today": "2023-11-06", "units": UNITS}
    )
    work = answer["value"]
    assert isinstance(work, dict)
    assert (work["unit"], work["value"]) == ("Thôn 4", value)
    assert str(work["name"]).startswith("làm cổng")
    assert ends_on in (work["ends_on"] or "")
