"""Which button is meant by words that are typed below it."""

import pytest

from campaigns.wording.talk.buttons import Meant, meant

VILLAGES = ("Thôn 1", "Thôn 2", "Thôn 12")
WORKS = ("ST-01-01 Đường bê tông ngõ 3", "ST-01-02 Cổng chào", "ST-01-03 Đường hoa")
ASKED = ("✅ Đúng, cập nhật danh sách", "✖ Không")
PREVIEW = ("🚀 Gửi ngay", "⏰ Hẹn giờ gửi", "✏️ Sửa nội dung", "✖ Bỏ")
SENDING = ("⏹ Dừng gửi",)
UNCHANGED = ("📈 Cập nhật", "👌 Không có gì thay đổi")
CARD = ("✅ Duyệt", "↩️ Trả lại", "❓ Hỏi lại")


@pytest.mark.parametrize(
    ("said", "labels", "found"),
    [
        ("thon 1", VILLAGES, Meant(0, partly=False)),
        ("dạ thôn 12 ạ", VILLAGES, Meant(2, partly=False)),
        ("cho thôn 2 nhé", VILLAGES, Meant(1, partly=False)),
        ("thôn", VILLAGES, None),
        ("thôn 1 gửi chưa", VILLAGES, None),
        ("cổng", WORKS, Meant(1, partly=True)),
        ("đường", WORKS, None),
        ("ok", ASKED, Meant(0, partly=False)),
        ("không phải", ASKED, Meant(1, partly=False)),
        ("đúng không?", ASKED, None),
        ("gửi", PREVIEW, Meant(0, partly=False)),
        ("ok", PREVIEW, None),
        ("bỏ", PREVIEW, Meant(3, partly=False)),
        ("sửa", PREVIEW, Meant(2, partly=True)),
        ("ok", CARD, None),
        ("đồng ý", CARD, None),
        ("👍", CARD, None),
        ("ok", SENDING, None),
        ("đúng rồi", SENDING, None),
        ("dừng gửi", SENDING, Meant(0, partly=False)),
        ("không", UNCHANGED, None),
        ("không có gì thay đổi", UNCHANGED, Meant(1, partly=False)),
        ("", VILLAGES, None),
    ],
)
def test_the_button_that_is_meant(said: str, labels: tuple[str, ...], found: Meant | None) -> None:
    """One, or none: a nod approves, sends and stops nothing, a question is no answer."""
    assert meant(said, labels) == found
