"""What people type in place of a button, and what is none of it."""

from datetime import date, timedelta

import pytest

from campaigns.wording.talk import addressed, pleas, wishes
from campaigns.wording.talk.addressed import Addressed


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("đăng ký", "dangky"), ("Dang ky", "dangky"), ("đã đăng ký", "cuatoi"), ("đã gửi rồi mà", "cuatoi"),
        ("bác gửi rồi", "cuatoi"), ("hạn đến bao giờ", "viec"), ("Còn mấy ngày?", "viec"), ("bac phai lam gi", "viec"),
        ("gửi ảnh ở đâu", "tiendo"), ("giúp bác với", "trogiup"), ("đăng ký thêm cái nữa", "dangky"),
        ("cho bác hỏi đăng ký đến ngày nào", "viec"), ("bao giờ phải nộp báo cáo vậy em", "viec"),
        ("con bao nhieu ngay nua thi het han ha em", "viec"), ("bao giờ có tiền", None), ("khi nào xã duyệt cho thôn", None),
        ("😀", None), ("👍", None), ("?", None), ("hạn hán năm nay", None), ("đăng ký kết hôn", None),
    ],
)  # fmt: skip
def test_a_village_says_it(said: str, command: str | None) -> None:
    """With and without marks, courtesies aside; a whole message or nothing."""
    assert wishes.command(said, office=False) == command


@pytest.mark.parametrize(
    ("said", "command"),
    [("tiến độ các thôn đến đâu rồi", "tinhhinh"), ("cho xem kết quả đăng ký", "tinhhinh"),
     ("bao nhieu thon da nop", "tinhhinh"), ("tổng bao nhiêu tiền", "tinhhinh"), ("tóm tắt tuần", "tomtat"),
     ("công trình nào chậm", "baocao"), ("sửa tên đợt", "phatdong"), ("bỏ cán bộ", "canbo"), ("tình hình dịch bệnh", None),
     ("thôn nào làm đường", None)],
)  # fmt: skip
def test_the_office_asks_how_things_stand(said: str, command: str | None) -> None:
    """In any words that ask for nothing else."""
    assert wishes.command(said, office=True) == command
    assert wishes.command(said, office=False) is None


def test_the_office_means_its_own() -> None:
    """The same words are another command to who sees all villages."""
    assert wishes.command("khi nào hết hạn", office=True) == "tinhhinh"
    assert wishes.command("khi nào hết hạn", office=False) == "viec"


@pytest.mark.parametrize("office", [False, True])
def test_no_phrase_is_two_commands(office: bool) -> None:
    """A phrase that loses its courtesy must not become another one's ("da dang ky" is "dang ky")."""
    tables = (wishes.VILLAGES_SAY, wishes.OFFICE_SAYS) if office else (wishes.VILLAGES_SAY,)
    meant = {
        phrase: name
        for table in tables
        for said, name in table.items()
        for phrase in said.split(" | ")
    }

    assert {phrase: wishes.command(phrase, office=office) for phrase in meant} == meant


@pytest.mark.parametrize(
    ("said", "days"),
    [("xin thêm 3 ngày", 3), ("cho thôn tôi nộp muộn 1 tuần", 7), ("cho bác xin thêm 1 tuần", 7), ("xin lui 5 ngay nua", 5), ("xin khất hai hôm", 2),
     ("xin gia hạn", 0), ("cho thôn thêm mấy ngày", 0), ("bận gặt, cho bác thêm vài hôm", 0), ("xin lùi lại ạ", 0),
     ("bà con đi vắng cả, cho bác xin thêm 3 ngày nữa nhé", 3),
     ("xin thêm 3 ngày nhé em bà con đi gặt", 3), ("xin gia hạn vì mưa bão", 0)],
)  # fmt: skip
def test_more_time(said: str, days: int) -> None:
    """So many days, or nought where it is not said."""
    assert pleas.more_time(said) == timedelta(days=days)


@pytest.mark.parametrize("said", ["xin thêm cổng chào", "cho thêm 3 cây", "cho thôn thêm 3 ngày công", "xin lùi ngày khởi công", "xin đến ngày 25/11"])  # fmt: skip
def test_no_more_time(said: str) -> None:
    """A work, a day of a work, a named day."""
    assert pleas.more_time(said) is None


@pytest.mark.parametrize(
    ("said", "until"),
    [("xin đến ngày 25/11", date(2023, 11, 25)), ("xin khất đến thứ 6 tuần sau ạ", date(2023, 11, 17)),
     ("thôn mình chưa họp dân, cho xin lùi đến 25/11 được không", date(2023, 11, 25)),
     ("do mưa bão, thôn xin đến cuối tháng mới nộp được", date(2023, 11, 30)),
     ("thôn bác xin đến 22/11", date(2023, 11, 22)), ("thôn 1 hẹn đến 22/11", date(2023, 11, 22)),
     ("thứ 6 tuần sau nộp được không cháu", date(2023, 11, 17)), ("22/11 thôn gửi nhé", date(2023, 11, 22)),
     ("chưa họp được, xin các anh lùi cho đến 20/11", date(2023, 11, 20)), ("xin xã lùi hạn cho thôn đến 25/11", date(2023, 11, 25)),
     ("tuần sau mới họp dân được", date(2023, 11, 19)), ("chắc phải hết tháng mới xong họp", date(2023, 11, 30)), ("phải 22/11 thôn mới họp xong", date(2023, 11, 22)),
     ("mai họp thôn", None), ("làm nhà họp thôn 25/11", None),
     ("làm đường thôn 5/12 gửi", None), ("xin lùi khởi công sang 25/11", None), ("làm đường 350tr, xin đến 25/11 xong", None)],
)  # fmt: skip
def test_a_later_day(said: str, until: date | None) -> None:
    """Behind its reason, too; a day of the work is none."""
    assert pleas.later_day(said, date(2023, 11, 12)) == until


@pytest.mark.parametrize(
    ("said", "meant"),
    [("gửi cho các thôn: ngày mai họp lúc 8h", ("gửi cho các thôn: ", "Ngày mai họp lúc 8h")),
     ("nho em bao tat ca cac thon: mai cat dien", ("nho em bao tat ca cac thon: ", "Mai cat dien")),
     ("gửi riêng thôn 2: nộp đăng ký nhé", ("gửi riêng thôn 2: ", "Nộp đăng ký nhé")),
     ("Kính gửi các thôn, mai họp lúc 8h", ("Kính gửi các thôn", "Kính gửi các thôn, mai họp lúc 8h")),
     ("gửi các thôn", None), ("kính gửi thôn 2, mai họp", None), ("thôn 3: làm đường", None), ("báo cáo các thôn: đã nhận", None)],
)  # fmt: skip
def test_what_is_for_villages(said: str, meant: tuple[str, str] | None) -> None:
    """Behind the colon; nothing else is an announcement."""
    assert wishes.to_villages(said) == meant


@pytest.mark.parametrize(
    ("whom", "names", "strangers"),
    [("gửi thôn 2, thôn 3:", [2, 3], ()), ("gui cac thon 1,2 va 3:", [1, 2, 3], ()), ("nhắn trưởng thôn 2:", [2], ()),
     ("gửi thôn 2 và 9:", [2], ("Thôn 9",)), ("gửi thôn 12:", [], ("Thôn 12",)),
     ("gửi các thôn:", [], ()), ("gửi các thôn trừ thôn 3:", [], ()), ("gửi thôn 1-3:", [], ()), ("gửi thôn 1 đến 3:", [], ())],
)  # fmt: skip
def test_which_villages_are_addressed(
    whom: str, names: list[int], strangers: tuple[str, ...]
) -> None:
    """In a row, too; those that do not exist apart; nobody where some are taken out or a span is said."""
    found = addressed.villages(whom, [f"Thôn {number}" for number in range(1, 6)])
    assert found == Addressed(tuple(f"Thôn {one}" for one in names), strangers)


@pytest.mark.parametrize(
    ("said", "day"),
    [("dời hạn đăng ký đến 25/11", "25/11"), ("lui han cho tat ca cac thon den het 25/11", "het 25/11"),
     ("gia hạn cho thôn 2 đến 25/11", ""), ("gia hạn cho làng 2 đến 25/11", ""), ("dời hạn báo cáo đến 25/11", ""), ("đến 25/11", "")],
)  # fmt: skip
def test_a_last_day_is_moved_for_everybody(said: str, day: str) -> None:
    """Not one village's alone, nor a report's."""
    assert wishes.moved_deadline(said) == day


@pytest.mark.parametrize(
    ("said", "command"),
    [("dời hạn đăng ký", "phatdong"), ("dời hạn đăng ký đến 25/11", None),
     ("gia hạn cho thôn 2 đến 25/11", None), ("thêm thôn 14", "lienket"), ("thêm khóm 4", "lienket"), ("em muốn chỉnh hạn đăng ký", "phatdong"), ("sửa thông báo vừa gửi", "thongbao"),
     ("thêm đường thôn 3 60tr", None), ("đổi gió", None)],
)  # fmt: skip
def test_where_the_office_does_it(said: str, command: str | None) -> None:
    """The page on which it is done; one village's own things are told by its card."""
    assert wishes.command(said, office=True) == command


@pytest.mark.parametrize(
    ("said", "command"),
    [("gửi báo cáo ở đâu", "tiendo"), ("đăng ký làm sao em", "dangky"), ("mẫu đăng ký như thế nào em", "dangky"),
     ("làm đường thế nào", None)],
)  # fmt: skip
def test_a_village_asks_how(said: str, command: str | None) -> None:
    """What does it is the answer."""
    assert wishes.command(said, office=False) == command


@pytest.mark.parametrize(
    ("said", "command"),
    [("xuất danh sách ra excel", "baocao"), ("làm báo cáo tổng kết", "baocao"), ("sơ kết", "baocao"),
     ("tổng kết năm học", None), ("danh sách hộ nghèo", None)],
)  # fmt: skip
def test_the_office_wants_paper(said: str, command: str | None) -> None:
    """A report or a list as a file."""
    assert wishes.command(said, office=True) == command


@pytest.mark.parametrize(
    ("said", "command"),
    [("thôn bác đăng ký", "dangky"), ("thon 1 xin dang ky cong trinh", "dangky"), ("thôn chưa đăng ký", None),
     ("bac muon dang ky lam duong thi lam the nao", "dangky"), ("muốn hủy đăng ký thì làm thế nào", None),
     ("hôm nay phải làm gì", "viec"), ("tôi mới nhận trưởng thôn, phải làm gì", "viec"),
     ("bác còn phải làm gì nữa không", "viec"), ("đường hỏng phải làm gì", None),
     ("xem đã duyệt chưa", "cuatoi"), ("máy nhận được chưa cháu", "cuatoi"), ("đường duyệt chưa có tiền", None),
     ("tháng này không có gì mới", "tiendo"), ("chua co gi thay doi", "tiendo"), ("vẫn như cũ", "tiendo"),
     ("đường chưa có gì mới", None), ("xóa số điện thoại của bác", "dulieu"), ("xóa sổ hộ nghèo", None),
     ("cho bác xem kế hoạch", "kehoach"), ("kế hoạch đâu", "kehoach"), ("kế hoạch làm đường", None)],
)  # fmt: skip
def test_a_village_says_it_in_its_own_words(said: str, command: str | None) -> None:
    """What it wants to do, what it owes, what became of what it sent, that nothing is new."""
    assert wishes.command(said, office=False) == command


@pytest.mark.parametrize(
    ("said", "command"),
    [("có gì cần duyệt không", "duyet"), ("ok duyệt hết", "duyet"), ("cho xin file excel danh sách đăng ký", "baocao"),
     ("báo cáo tổng hợp", "baocao"), ("in danh sách các thôn chưa đăng ký", "tinhhinh"),
     ("tổng giá trị bao nhiêu", "tinhhinh"), ("thu hồi tin vừa gửi", "thongbao"),
     ("gửi nhầm rồi, 8h mới đúng", "thongbao"), ("kết thúc đợt thi đua", "ketthuc"), ("mở lại đợt", "phatdong"),
     ("tôi chuyển công tác, bàn giao cho chị Hà", "moi"), ("duyệt dự toán chi phí", None),
     ("bàn giao mặt bằng thôn 2", None), ("nhắc thôn 2 và thôn 3", "tinhhinh"), ("nhắc thôn 2", None), ("phát động luôn", "phatdong"), ("đóng đăng ký", "phatdong"), ("mở lại đăng ký", "phatdong"),
     ("duyệt ST-01-01 và ST-02-01", "duyet"), ("duyệt ST-01-01", None), ("ai xem rồi", "thongbao"), ("thôi chưa gửi", None),
     ("danh sách số điện thoại trưởng thôn", "canbo"), ("xem kế hoạch", "kehoach"), ("thôn 3 chưa gửi", None)],
)  # fmt: skip
def test_the_office_says_it_in_its_own_words(said: str, command: str | None) -> None:
    """Queue, lists, what was sent by mistake, the end, another officer."""
    assert wishes.command(said, office=True) == command
