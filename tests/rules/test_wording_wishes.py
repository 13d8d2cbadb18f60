"""What people type in place of a button, and what is none of it."""

from datetime import date, timedelta

import pytest

from campaigns.wording import wishes


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("đăng ký", "dangky"), ("Dang ky", "dangky"), ("đã đăng ký", "cuatoi"), ("đã gửi rồi mà", "cuatoi"),
        ("bác gửi rồi", "cuatoi"), ("hạn đến bao giờ", "viec"), ("Còn mấy ngày?", "viec"), ("bac phai lam gi", "viec"),
        ("gửi ảnh ở đâu", "tiendo"), ("giúp bác với", "trogiup"), ("đăng ký thêm cái nữa", "dangky"),
        ("😀", None), ("👍", None), ("?", None), ("hạn hán năm nay", None), ("đăng ký kết hôn", None),
    ],
)  # fmt: skip
def test_a_village_says_it(said: str, command: str | None) -> None:
    """With and without marks, courtesies aside; a whole message or nothing."""
    assert wishes.command(said, office=False) == command


def test_the_office_means_its_own() -> None:
    """The same words are another command to who sees all villages."""
    assert wishes.command("khi nào hết hạn", office=True) == "tinhhinh"
    assert wishes.command("khi nào hết hạn", office=False) == "viec"


@pytest.mark.parametrize("office", [False, True])
def test_no_phrase_is_two_commands(office: bool) -> None:
    """A phrase that loses its courtesy must not become another one's ("da dang ky" is "dang ky")."""
    tables = (wishes.VILLAGE, wishes.OFFICE) if office else (wishes.VILLAGE,)
    meant = {
        phrase: name
        for table in tables
        for said, name in table.items()
        for phrase in said.split(" | ")
    }

    assert {phrase: wishes.command(phrase, office=office) for phrase in meant} == meant


@pytest.mark.parametrize(
    ("said", "days"),
    [("xin thêm 3 ngày", 3), ("cho bác xin thêm 1 tuần", 7), ("xin lui 5 ngay nua", 5), ("xin khất hai hôm", 2),
     ("xin gia hạn", 0), ("cho thôn thêm mấy ngày", 0), ("xin lùi lại ạ", 0)],
)  # fmt: skip
def test_more_time(said: str, days: int) -> None:
    """So many days, or nought where it is not said."""
    assert wishes.more_time(said) == timedelta(days=days)


@pytest.mark.parametrize("said", ["xin thêm cổng chào", "cho thêm 3 cây", "xin lùi ngày khởi công", "xin đến ngày 25/11"])  # fmt: skip
def test_no_more_time(said: str) -> None:
    """A work, a day of a work, a named day."""
    assert wishes.more_time(said) is None


def test_a_later_day() -> None:
    """Named with its day and month."""
    assert wishes.later_day("xin đến ngày 25/11", date(2023, 11, 12)) == date(2023, 11, 25)
