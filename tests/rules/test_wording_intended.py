"""A work told of without any figure, and what is none."""

from datetime import date

import pytest

from campaigns.wording.registration.read import read_registration
from campaigns.wording.spelling.text import fold
from campaigns.wording.talk.intended import means_to_make


@pytest.mark.parametrize(
    "said",
    ["làm cổng chào thôn", "Thôn bác năm nay định làm đường bê tông ngõ nhà ông Bảy dài 200m",
     "thôn 1 dự kiến làm sân bóng chuyền cho thanh niên", "thôn tôi sửa nhà văn hóa", "trồng hoa ven đường",
     "bên bác xây nhà vệ sinh công cộng", "bác sẽ làm đường điện thắp sáng", "dạ thôn em làm thêm cái cổng chào"],
)  # fmt: skip
def test_a_verb_and_a_thing(said: str) -> None:
    """With and without marks, whoever means to make it."""
    assert means_to_make(said, answers=False)
    assert means_to_make(fold(said), answers=False)


@pytest.mark.parametrize("said", ["cổng chào", "đường hoa 500m", "vườn mẫu 3 hộ", "cái sân bóng"])
def test_a_thing_alone_answers(said: str) -> None:
    """Only where it was asked for."""
    assert means_to_make(said, answers=True)
    assert not means_to_make(said, answers=False)


@pytest.mark.parametrize(
    "said",
    ["làm sao đây cháu", "làm gì cũng được", "làm ơn giúp bác", "làm được 30%", "đường hỏng rồi", "đường ngập quá",
     "xã làm đường cho thôn bao giờ", "bà con đang làm đường", "cổng chào thôn 3 đẹp quá", "làm chưa xong",
     "làm biên bản họp thôn", "thôn làm đường, nhưng chưa có tiền", "đèn đường nhà bác chập chờn", "sửa giá trị",
     "xin xã làm cho cái cổng", "đường 5 làm chưa cháu", "a" * 200, ""],
)  # fmt: skip
def test_what_is_none(said: str) -> None:
    """What is done, broken, asked, wanted of others; no reply makes it one."""
    assert not means_to_make(said, answers=True)


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [("à quên còn cái cổng chào nữa 50 triệu", "cổng chào", 50_000_000), ("còn cái sân bóng nữa 50tr", "sân bóng", 50_000_000),
     ("thôn thống nhất đăng ký làm 01 công trình là tuyến đường bê tông ngõ xóm, kinh phí 420 triệu", "làm tuyến đường bê tông ngõ xóm", 420_000_000),
     ("đăng ký làm đường bê tông xem tại https://xau.example/a?b=c 20tr", "làm đường bê tông", 20_000_000),
     ("bên bác sẽ làm đường điện 30tr", "làm đường điện", 30_000_000)],
)  # fmt: skip
def test_what_is_named_last(said: str, name: str, value: int) -> None:
    """One that was forgotten is called without the words that say so."""
    found = read_registration(said, date(2023, 11, 8), ["Thôn 1"])
    assert (found.name, found.value, found.intent) == (name, value, None)


@pytest.mark.parametrize("said", ["sửa lại cho bác thành 150 triệu", "sua lai thanh 150tr", "đổi lại giúp thôn thành 150tr"])  # fmt: skip
def test_what_only_turns_into_a_sum_is_a_change(said: str) -> None:
    """No work is called "Sửa lại cho bác thành"."""
    found = read_registration(said, date(2023, 11, 8), ["Thôn 1"])
    assert (found.value, found.intent) == (150_000_000, "change")
