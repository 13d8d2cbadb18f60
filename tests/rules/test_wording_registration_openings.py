"""What stands before a registration's own parts: a feast, a meeting, an opening, a sum's last word."""

from datetime import date

import pytest

from campaigns.wording.reading import Candidates
from campaigns.wording.registration.read import read_registration

WEDNESDAY = date(2024, 10, 16)
UNITS = ["Thôn 1", "Thôn 2", "Thôn 3"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Thôn 3 chào mừng 20/11 từ 1/11 sơn trường 20tr xong 15/11", "sơn trường"),
        ("Thôn 3 sơn trường chào mừng 20/11 từ 1/11 đến 15/11 hết 20tr", "sơn trường"),
        ("Thôn 3 họp dân 12/10 - từ 1/11 làm đường 20tr xong 15/11", "làm đường"),
        ("thon 3 hop dan 12/10 - tu 1/11 lam duong 20tr xong 15/11", "lam duong"),
    ],
)
def test_a_from_ends_the_feast_and_the_meeting_before_it(said: str, name: str) -> None:
    """Their day is not the work's; what stands behind "từ" is."""
    found = read_registration(said, WEDNESDAY, UNITS)
    assert (found.name, found.starts_on) == (name, date(2024, 11, 1))
    assert found.ends_on == date(2024, 11, 15)


@pytest.mark.parametrize(
    "opening", ["thu hồi ý kiến", "Ý kiến bà con", "kết quả họp", "phản hồi xã"]
)
def test_an_opening_before_a_colon_is_no_name(opening: str) -> None:
    """What the message is comes first, the work behind the colon."""
    said = f"Thôn 3 {opening}: làm cổng 45tr kc 1/11 xong 30/11"
    assert read_registration(said, WEDNESDAY, UNITS).name == "làm cổng"


@pytest.mark.parametrize("said", ["lam duong ba ty tu quy 3", "lam duong ba ty tu quy 3 khoi cong"])
def test_a_tu_without_marks_behind_a_sum_in_words_is_asked(said: str) -> None:
    """Tư makes 3,4 tỷ of it, từ a start."""
    value = read_registration(f"thon 3 {said}", WEDNESDAY, UNITS).asked["value"]
    assert isinstance(value, Candidates)
    assert [one.value for one in value.options] == [3 * 10**9, 3_400_000_000]


@pytest.mark.parametrize(
    "said",
    ["ba ty tu 1/11 den 30/12", "ba ty tu 1/11 xong 30/12", "3 ty tu quy 3", "ba tỷ từ quý 3"],
)
def test_a_tu_that_can_only_be_from_leaves_the_sum(said: str) -> None:
    """Figures, marks or the day it lasts until say so."""
    assert read_registration(f"Thon 3 lam duong {said}", WEDNESDAY, UNITS).value == 3 * 10**9


def test_a_day_behind_the_sum_of_a_work_for_a_feast_is_its_own() -> None:
    """The feast has no day here."""
    said = "Thôn 3 chào mừng đại hội Đảng làm vườn hoa 14tr 25/10 - 10/11"
    found = read_registration(said, WEDNESDAY, UNITS)
    assert (found.starts_on, found.ends_on) == (date(2024, 10, 25), date(2024, 11, 10))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("vận động dân 45tr, xã 100tr làm đường kc 1/11 ht 1/12", "làm đường"),
        ("lắp đặt dụng cụ thể thao 38tr kc 1/11 ht 1/12", "lắp đặt dụng cụ thể thao"),
        ("lát đá vỉa hè kp dự kiến 38tr kc 1/11 ht 1/12", "lát đá vỉa hè"),
        ("mua dụng cụ thể dục 38tr kc 1/11 ht 1/12", "mua dụng cụ thể dục"),
    ],
)
def test_the_name_is_the_whole_of_the_work(said: str, name: str) -> None:
    """Neither where the money comes from, nor cut at a word that looks like "cụ thể"."""
    assert read_registration(f"Thôn 3 {said}", WEDNESDAY, UNITS).name == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("có ông Bảy hiến 100m2 đất làm sân bóng", "làm sân bóng"),
        ("được gia đình bà Năm hiến đất xây nhà văn hóa", "xây nhà văn hóa"),
        ("hiến 100m2 đất mở rộng đường", "hiến đất mở rộng đường"),
    ],
)
def test_who_gives_the_land_is_no_work(said: str, name: str) -> None:
    """The work is what is made on it; giving land is one where nobody is named."""
    found = read_registration(f"Thôn 3 {said} 60tr kc 1/11 ht 1/12", WEDNESDAY, UNITS)
    assert found.name == name


@pytest.mark.parametrize(
    ("said", "metres"),
    [
        ("kè mương dài trăm hai mét", 120),
        ("kè mương trăm rưỡi mét", 150),
        ("kè mương dài hàng trăm mét", None),
        ("kè mương dài nghìn hai mét", None),
    ],
)
def test_a_length_in_words_begins_with_its_hundred(said: str, metres: int | None) -> None:
    """Its last words alone were two metres."""
    found = read_registration(f"Thôn 3 {said} 80tr", WEDNESDAY, UNITS)
    assert (found.quantity.value if found.quantity else None) == metres


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Nhờ chị ghi giúp em thôn 3 nhà văn hóa 60tr kc 1/11 ht 1/12", "nhà văn hóa"),
        ("nhà văn hóa. 60tr. kc 1/11. ht 1/12. Thôn 3, em cảm ơn chị nhiều", "nhà văn hóa"),
        ("cổng chào, 60tr, kc 1/11, ht 1/12, Thôn 3, có gì chị báo em", "cổng chào"),
        ("cổng chào. xong 1/12. bắt đầu làm từ 1/11. 60tr. Thôn 3", "cổng chào"),
        ("tu sửa, nâng cấp đình; 60tr; kc 1/11; ht 1/12; Thôn 3", "tu sửa, nâng cấp đình"),
        ("hôm qua họp thôn rồi, loa 60tr. kc 1/11. ht 1/12. Thôn 3", "loa"),
        ("Thôn 3 - loa - ht 1/12 - dự kiến khởi công 1/11 - hết 60 củ", "loa"),
        ("nhà cho bà Lụa Hoàn thành: 1/12 bđ 1/11 60tr Thôn 3", "nhà cho bà Lụa"),
        (
            "Thôn 3 mô hình “Biến rác thành tiền”, 60tr, kc 1/11, ht 1/12",
            "mô hình “Biến rác thành tiền”",
        ),
    ],
)
def test_talk_and_order_leave_every_part_as_it_is(said: str, name: str) -> None:
    """Put together at random; each had another name or another day."""
    found = read_registration(said, WEDNESDAY, UNITS)
    assert (found.unit, found.name, found.value) == ("Thôn 3", name, 60_000_000)
    assert (found.starts_on, found.ends_on) == (date(2024, 11, 1), date(2024, 12, 1))
