"""Works parted by nothing but commas: each clause with its name, its sum and the day it is done."""

from datetime import date

import pytest

from campaigns.wording.registration.read import read_registrations

TODAY = date(2023, 11, 20)
UNITS = ["Thôn 1", "Thôn 2", "Thôn 3"]


@pytest.mark.parametrize(
    ("said", "works"),
    [
        (
            "thay bóng đèn 20tr xong 5/12, sơn cổng làng 30tr xong 10/12",
            [("thay bóng đèn", 20_000_000), ("sơn cổng làng", 30_000_000)],
        ),
        (
            "thon 3 dang ky duong ngo 50tr xong cuoi thang 12, nha van hoa 80tr xong truoc tet",
            [("duong ngo", 50_000_000), ("nha van hoa", 80_000_000)],
        ),
        (
            "Thôn 2: kè ao 50tr hoàn thành trong tháng 12, sân bóng 80tr hoàn thành 20/1",
            [("kè ao", 50_000_000), ("sân bóng", 80_000_000)],
        ),
    ],
)
def test_clauses_with_a_day_each_are_works(said: str, works: list[tuple[str, int]]) -> None:
    """One work of them would have the first name and the last day without a word."""
    found = read_registrations(said, TODAY, UNITS)
    assert [(one.name, one.value) for one in found] == works
    assert len({str(one.ends_on) for one in found}) == len(works)


@pytest.mark.parametrize(
    "said",
    [
        "đường ngõ 200tr kc 5/12 xong 5/1, đợt 2 thêm 80tr xong trước tết",
        "đường ngõ xóm 200tr xong 5/1, nhà nước hỗ trợ 80tr xong 20/1",
        "làm đường 200tr xong 20/1, mua xi măng 80tr xong 5/1",
        "đường 350tr xong 5/1, dân góp 100tr xong 20/12",
    ],
)
def test_what_belongs_to_the_work_before_is_none(said: str) -> None:
    """A round, a payer or what is bought of it is no second work."""
    assert len(read_registrations(said, TODAY, UNITS)) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Thôn 3 đăng ký cổng 45tr, sân 60tr, từ 1/12 đến 30/12",
        "thon 3 dk cong chao 45tr va san 60tr, khoi cong 1/12 xong 30/12",
        "Thôn 3: cổng 45tr; sân 60tr; 1/12 - 30/12",
        "Thôn 3 cổng 45tr, sân 60tr. Dự kiến khởi công 1/12, hoàn thành 30/12",
    ],
)
def test_days_behind_a_pause_are_all_works_days(said: str) -> None:
    """Nothing says "cùng", but the days stand behind the sums of both."""
    found = read_registrations(said, TODAY, UNITS)
    assert [one.value for one in found] == [45_000_000, 60_000_000]
    assert {(one.starts_on, one.ends_on) for one in found} == {
        (date(2023, 12, 1), date(2023, 12, 30))
    }


@pytest.mark.parametrize(
    "said",
    [
        "Thôn 3 làm đường 45tr, cổng 30tr, cộng là 75tr, kc 1/12 xong 25/12",
        "Thôn 3 làm đường 45tr với cổng 30tr, hai cái cộng lại 75 triệu, kc 1/12 xong 25/12",
        "Thôn 3 làm đường 45tr và cổng 30tr, tổng cộng 75tr, kc 1/12 xong 25/12",
    ],
)
def test_what_comes_to_a_total_is_one_work_that_names_both(said: str) -> None:
    """Without a word the second thing was lost."""
    [one] = read_registrations(said, TODAY, UNITS)
    assert (one.name, one.value) == ("làm đường và cổng", 75_000_000)


def test_a_work_that_is_done_is_not_registered_once_more() -> None:
    """It only tells what was before; it once was the first of two."""
    said = "thôn 1 xong đường ngõ 90tr hôm 10/11 rồi, giờ đăng ký thêm sân 60tr kc 1/12 ht 30/12"
    [one] = read_registrations(said, TODAY, UNITS)
    assert (one.unit, one.name, one.value) == ("Thôn 1", "sân", 60_000_000)


@pytest.mark.parametrize(
    "said",
    [
        "Thôn 1: đường 90tr 1/12-30/12; cổng 40tr 5/12-20/12. Thôn 2: cầu 120tr 5/12-20/1",
        "Thôn 1:\n- đường 90tr 1/12-30/12\n- cổng 40tr 5/12-20/12\nThôn 2:\n- cầu 120tr 5/12-20/1",
    ],
)
def test_each_unit_has_the_works_under_its_name(said: str) -> None:
    """The first unit's works were nobody's, the last two one work of the second."""
    found = read_registrations(said, TODAY, UNITS)
    assert [(one.unit, one.name) for one in found] == [
        ("Thôn 1", "đường"),
        ("Thôn 1", "cổng"),
        ("Thôn 2", "cầu"),
    ]


@pytest.mark.parametrize(
    ("said", "works"),
    [
        ("Thôn 3 đăng ký cổng 45tr, sân 60tr", [("cổng", 45), ("sân", 60)]),
        ("thon 3 dk duong ngo 45tr, san bong 60tr", [("duong ngo", 45), ("san bong", 60)]),
        ("Thôn 3 đường ngõ 45 triệu - cổng 60tr", [("đường ngõ", 45), ("cổng", 60)]),
        (
            "Thôn 3 nhận 2 việc là sơn cổng 5tr và trồng hoa 8tr",
            [("sơn cổng", 5), ("trồng hoa", 8)],
        ),
        ("Thôn 3 làm hai công trình, ngõ 90tr và nhà kho 70tr", [("ngõ", 90), ("nhà kho", 70)]),
        ("Thôn 3 làm cổng 45tr và sân 60tr", [("làm cổng", 45), ("sân", 60)]),
        ("Thôn 3: cổng chào 45tr; sân bóng 60tr", [("cổng chào", 45), ("sân bóng", 60)]),
        ("Thôn 3\nĐường ngõ 45tr\nSân bóng 60tr", [("Đường ngõ", 45), ("Sân bóng", 60)]),
        (
            "Thôn 3 đăng ký 1 đường 100tr 2 sân 50tr 3 cổng 45tr",
            [("đường", 100), ("sân", 50), ("cổng", 45)],
        ),
        (
            "Thôn 3 làm 1 cổng 45tr 2 sân 60tr",
            [("1 cổng", 45), ("2 sân", 60)],
        ),  # how many, or which
        (
            "Thôn 3 sửa cổng 45 triệu, lát sân 60 triệu, trồng cây 10 triệu",
            [("sửa cổng", 45), ("lát sân", 60), ("trồng cây", 10)],
        ),
    ],
)
def test_clauses_with_a_sum_alone_are_works(said: str, works: list[tuple[str, int]]) -> None:
    """None of the sums can be the whole of the others, so each is a work's own."""
    found = read_registrations(said, TODAY, UNITS)
    assert [(one.name, one.value) for one in found] == [(n, value * 10**6) for n, value in works]
    assert all(one.unit == "Thôn 3" and one.starts_on is None for one in found)


@pytest.mark.parametrize(
    "said",
    [
        "Thôn 3 làm nhà văn hóa 200tr, cổng 50tr, sân 30tr",
        "Thôn 3 làm nhà văn hóa: cổng 50tr, sân 80tr",
        "Thôn 3 làm đường 45tr, kênh 50tr, 95tr",
        "Thôn 3 làm đường 45tr, đường ngõ 60tr",
        "Thôn 3 năm ngoái làm đường 45tr, cổng 60tr",
        "Thôn 3 xong cổng 45tr, làm sân 60tr",
        "Thôn 3 vừa làm cổng 45tr, làm sân 60tr",
        "Thôn 3 làm đường 45tr hoặc cổng 60tr",
        "Thôn 3 làm đường 45tr, nhà hảo tâm 60tr",
        "Thôn 3 làm đường 45tr, bê tông 60tr",
        "Thôn 3 xây nhà văn hóa gồm 2 hạng mục: mái 50tr và sân 30tr",
        "Thôn 3 xây nhà văn hóa gồm 2 hạng mục, mái 50tr và sân 30tr",
        "Thôn 3 làm đường 45tr, quyết toán 60tr",
        "Thôn 3 bán đất 20tr, làm đường 60tr",
        "Thôn 3 đường 45tr, thực ra đường 60tr",
    ],
)
def test_sums_that_may_be_of_one_work_are_asked(said: str) -> None:
    """A whole and its parts, givers, materials, a correction: one work, and its sum is asked."""
    (found,) = read_registrations(said, TODAY, UNITS)
    assert found.value is None


@pytest.mark.parametrize(
    "said",
    [
        "Thôn 2:\n1. tu sửa giếng đình: 38.000.000 VNĐ, 5/12 - 20/1\n2. hội thi kéo co: 45tr, 5/12 - 20/1",
        "1\tThôn 2\ttu sửa giếng đình\t38.000.000\t5/12\t20/1\n2\tThôn 2\thội thi kéo co\t45tr\t5/12\t20/1",
        "Đơn vị: Thôn 2\nTên CT: tu sửa giếng đình\nKP: 38tr\nKC: 5/12\nHT: 20/1\n\n"
        "Đơn vị: Thôn 2\nTên CT: hội thi kéo co\nKP: 45tr\nKC: 5/12\nHT: 20/1",
        "Kính gửi UBND xã\nThôn 2 làm tu sửa giếng đình 38.000.000 5/12 - 20/1\n"
        "Thôn 2 đk hội thi kéo co 45 trđ 5/12 - 20/1\nNhờ anh tổng hợp giúp",
    ],
)
def test_the_lists_of_an_office_are_parted(said: str) -> None:
    """Numbered lines, rows of a table, forms one below the other, lines between courtesies."""
    found = read_registrations(said, TODAY, UNITS)
    assert [(one.unit, one.value) for one in found] == [
        ("Thôn 2", 38_000_000),
        ("Thôn 2", 45_000_000),
    ]
    assert [str(one.ends_on) for one in found] == ["2024-01-20"] * 2


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("làm đường điện thắp sáng thôn: 8,9 tr", 8_900_000),
        ("xây nhà văn hóa thôn - 5,6 tỷ", 5_600_000_000),
        ("lắp camera ở ngã ba đầu thôn 2.700.000.000 đồng", 2_700_000_000),
        ("lắp hệ thống loa thông: 3.600.000.000", 3_600_000_000),
    ],
)
def test_the_sum_behind_a_village_is_no_number_of_one(said: str, value: int) -> None:
    """ "thôn 2.700.000.000" is no Thôn 2 with 700 triệu."""
    (work,) = read_registrations(f"Thôn 3: {said}, kc 5/12, ht 20/1", TODAY, UNITS)
    assert (work.unit, work.value) == ("Thôn 3", value)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "thôn 3 đường 200tr và cổng 60tr, kc 5/12 xong 20/1",
            [("Thôn 3", "đường", 200_000_000), ("Thôn 3", "cổng", 60_000_000)],
        ),
        (
            "thôn 2 cổng 45tr, thôn 1 sân 60tr",
            [("Thôn 2", "cổng", 45_000_000), ("Thôn 1", "sân", 60_000_000)],
        ),
        (
            "thôn 3 sửa 2 phòng học 45tr và nhà vệ sinh 30tr tổng 75tr",
            [("Thôn 3", "sửa 2 phòng học và nhà vệ sinh", 75_000_000)],
        ),
        (
            "thôn 3 sân 45tr, cổng 30tr, tổng cộng 75tr",
            [("Thôn 3", "sân và cổng", 75_000_000)],
        ),
        (
            "thôn 1 đăng ký 2 công trình 1 cổng chào sáu mươi triệu từ 10/3 đến 10/4 2 đường cờ 12tr",
            [("Thôn 1", "cổng chào", 60_000_000), ("Thôn 1", "đường cờ", 12_000_000)],
        ),
        ("thôn 2 làm cổng 45tr, thôn 1 góp 60tr", [("Thôn 2", "làm cổng", None)]),
        ("thôn 3 nhà văn hóa 90tr, mái 50tr và sân 40tr", [("Thôn 3", "nhà văn hóa", None)]),
        ("thôn 3 làm nhà cho hộ ông A 80tr", [("Thôn 3", "làm nhà cho hộ ông A", 80_000_000)]),
    ],
)
def test_each_thing_with_its_sum_and_whose_it_is(
    said: str, expected: list[tuple[str, str, int | None]]
) -> None:
    """Works joined by "và" or their units, and the things of one work with its total."""
    found = read_registrations(said, TODAY, UNITS)
    assert [(one.unit, one.name, one.value) for one in found] == expected


@pytest.mark.parametrize(
    "met",
    [
        "vừa họp dân xong",
        "mới họp",
        "xã duyệt rồi",
        "bà con đã thống nhất rồi",
        "sáng nay họp",
        "sau khi bàn bạc",
        "do đường xuống cấp",
        "nhân dịp 19/8",
    ],
)
def test_what_leads_up_to_a_work_is_no_work(met: str) -> None:
    """A clause before the work, which once gave it its name."""
    [one] = read_registrations(f"thôn 1 {met}, làm cổng 45tr kc 1/12 ht 30/12", TODAY, UNITS)
    assert one.name == "làm cổng"
