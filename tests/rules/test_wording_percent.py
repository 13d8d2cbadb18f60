"""Progress in the words of village heads: a share is read, what is none is asked."""

from __future__ import annotations

import pytest

from campaigns.wording.percent.read import read_percent
from campaigns.wording.reading import Candidates, Refused, Span, Value

EXACT: list[tuple[str, int]] = [
    ("55%", 55),
    ("55 %", 55),
    ("55 phần trăm", 55),
    ("55 phan tram ạ", 55),
    ("năm lăm phần trăm", 55),
    ("nam muoi lam phan tram", 55),
    ("sáu chục phần trăm", 60),
    ("6 chục %", 60),
    ("80", 80),
    ("80 rồi", 80),
    ("tám mươi", 80),
    ("đc 80%", 80),
    ("đã làm được 80%", 80),
    ("tiến độ đạt 60%", 60),
    ("60% khối lượng", 60),
    ("5O%", 50),
    ("５０％", 50),
    ("50% 👍", 50),
    ("3/4", 75),
    ("3 / 4", 75),
    ("2/3 rồi", 67),
    ("hai phần ba", 67),
    ("2 phần 3", 67),
    ("ba phần tư", 75),
    ("một phần ba", 33),
    ("7 phần 10", 70),
    ("xong 2/3", 67),
    ("1/3 công trình", 33),
    ("nửa", 50),
    ("một nửa rồi", 50),
    ("mới được một nửa", 50),
    ("duoc 1 nua", 50),
    ("xong một nửa", 50),
    ("xong", 100),
    ("xong rồi ạ", 100),
    ("đã xong", 100),
    ("hoàn thành rồi", 100),
    ("hoan thanh", 100),
    ("đã nghiệm thu", 100),
    ("bàn giao rồi", 100),
    ("xong cả rồi", 100),
    ("công trình đã hoàn thành", 100),
    ("trăm phần trăm", 100),
    ("chưa làm gì hết", 0),
    ("chua lam", 0),
    ("chưa khởi công ạ", 0),
    ("chưa triển khai", 0),
    ("đạt 40%, dự kiến hoàn thành tháng 12", 40),
    ("0", 0),
    ("0 phần trăm", 0),
    ("không phần trăm", 0),
    ("còn 30%", 70),
    ("còn 30% nữa", 70),
    ("con 20% nua", 80),
    ("còn 1/3", 67),
    ("còn một phần ba", 67),
    ("còn nửa", 50),
    ("chỉ còn 10%", 90),
    ("200/350", 57),
    ("200m/350m", 57),
    ("đã làm 200 trên 350m", 57),
    ("được 200m trên tổng 350m", 57),
    ("350/350m", 100),
    ("0/350m", 0),
    ("99,5%", 100),
    ("85,4", 85),
    ("33.3%", 33),
    ("40% à nhầm 60%", 60),
    ("mới được 30%", 30),
    ("moi dc 30%", 30),
    ("moi lam duoc 1/4", 25),
    ("đang làm được 30%", 30),
    ("hôm nay 60%", 60),
]

APPROXIMATE: list[tuple[str, int]] = [
    ("được khoảng 80%", 80),
    ("tầm 80", 80),
    ("gần 80%", 80),
    ("trên 80%", 80),
    ("ít nhất 80%", 80),
    ("còn khoảng 30%", 70),
    ("đang làm, khoảng 30%", 30),
]

RANGES: list[tuple[str, int, int]] = [
    ("5-6 chục phần trăm", 50, 60),
    ("7-8 mươi phần trăm", 70, 80),
    ("80-90%", 80, 90),
    ("từ 80 đến 90%", 80, 90),
    ("80 đến 90 phần trăm", 80, 90),
    ("80% - 90%", 80, 90),
]

ASKED: list[str] = [
    "năm mươi năm mươi",
    "moi doan duoc 40%",
    "gần xong rồi",
    "sắp xong",
    "cơ bản xong",
    "chưa xong",
    "chua xong",
    "chưa nghiệm thu",
    "hơn một nửa",
    "quá nửa rồi",
    "chưa được nửa",
    "đang làm dở",
    "mới khởi công",
    "được một phần",
    "xong phần móng",
    "nhiều rồi",
    "dưới 50%",
    "chưa tới 50%",
    "chưa được 50%",
    "20% chưa làm",
    "200m",
    "150%",
    "101%",
    "-5%",
    "-5",
    "3/2",
    "5/0",
    "20/11",
    "20/11/2023",
    "mai xong",
    "tuần sau xong",
    "xong chưa",
    "xong chưa?",
    "không biết",
    "chưa rõ",
    "ok",
    "không",
    "chưa",
    "40% hoặc 50%",
    "40% 60%",
    "hai ba chục phần trăm",
    "vài chục phần trăm",
    "2/3%",
    "0,5",
    "con nua",
    "80% rồi nhưng chưa nghiệm thu",
    "vượt kế hoạch",
    "đã làm",
    "...",
]


@pytest.mark.parametrize(("text", "percent"), EXACT)
def test_clear_progress_is_read(text: str, percent: int) -> None:
    """One plausible figure is a value."""
    assert read_percent(text) == Value(percent)


@pytest.mark.parametrize(("text", "percent"), APPROXIMATE)
def test_about_is_kept(text: str, percent: int) -> None:
    """Words of estimate keep the figure and mark it."""
    assert read_percent(text) == Value(percent, approx=True)


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_a_range_keeps_both_ends(text: str, low: int, high: int) -> None:
    """Two figures with a dash are a range."""
    assert read_percent(text) == Value(Span(low, high))


@pytest.mark.parametrize("text", ASKED)
def test_open_progress_is_asked(text: str) -> None:
    """Vague, impossible or contradictory progress is never a value."""
    assert isinstance(read_percent(text), (Candidates, Refused))


def test_vague_progress_offers_figures() -> None:
    """ "Gần xong" comes back with buttons near the end."""
    reading = read_percent("gần xong")
    assert isinstance(reading, Candidates)
    assert [option.value for option in reading.options] == [80, 90, 95]


@pytest.mark.parametrize("text", ["7" * 29 + "%", "7" * 29 + ",5 %", "/]<<" + "2" * 29 + "//0"])
def test_a_figure_of_any_length_is_asked_about(text: str) -> None:
    """Beyond the digits that sums are done with, too."""
    assert isinstance(read_percent(text), (Candidates, Refused))


@pytest.mark.parametrize(
    ("text", "offered"), [("tam muoi phan tram", [80, 10]), ("tam muoi lam %", [85, 15])]
)
def test_eighty_without_marks_may_be_about_ten(text: str, offered: list[int]) -> None:
    """tám mươi and tầm mười are written alike; nothing else is meant."""
    found = read_percent(text)
    assert isinstance(found, Candidates)
    assert [option.value for option in found.options] == offered


@pytest.mark.parametrize(
    "text",
    ["khởi công 5/12", "hôm 5/12 đã làm", "lam tu 5/12", "đổ bê tông hôm 3/4", "5/12 bắt đầu làm", "đến 20/12 xong"],
)  # fmt: skip
def test_a_day_is_no_share(text: str) -> None:
    """5/12 of a work was read as 42 % where a day was told; a day to come finishes nothing."""
    assert isinstance(read_percent(text), Candidates)


@pytest.mark.parametrize(
    ("text", "percent"),
    [("da khoi cong hom 5/12, dang lam duoc 30%", 30), ("từ 1/12 đến 10/12 được 40%", 40), ("xong 100% hôm 5/12", 100),
     ("đã làm đến 3/4", 75), ("được 5/12 đoạn", 42)],
)  # fmt: skip
def test_a_share_beside_a_day(text: str, percent: int) -> None:
    """What is said of the work counts."""
    assert read_percent(text) == Value(percent)
