"""Yes, no and cancel as they are typed on a phone."""

from __future__ import annotations

import pytest

from campaigns.wording.answers.read import read_answer
from campaigns.wording.reading import Refused, Value
from campaigns.wording.talk import choices, conversation
from campaigns.wording.talk.conversation import names_nothing

YES = """
ok ạ|Ok anh|OKE|ok nhé|okê|okla|ok ok|okk|okkkk|o k|đúng ạ|Đúng rồi ạ|dung|dung r|dung roi anh|chuẩn
chuẩn luôn|chính xác|phải rồi|uhm|ừm|ừ đúng rồi|vâng ạ|dạ vâng|dạ phải|dạ ok|đồng ý ạ|nhất trí|đc ạ
xác nhận ạ|được rồi|được luôn|có|yes|👍👍|👍🏽|👌|✅|đúng 👍|không sai|ko sai|khong sai|không nhầm|gửi đi
ddungs rooif|đúng vậy|đúng như vậy|đúng hết|em đồng ý ạ|hoàn toàn nhất trí|ok cảm ơn anh|ừ|ờ|uk
đúng rồi cảm ơn anh|không sai đâu|chốt|em xác nhận
"""
NO = """
khôg|không ạ|khong a|ko ạ|k ạ|hong|hổng|kg|không đúng|khong dung|k đúng|chưa đúng ạ|chưa chính xác|sai r
sai bét|nhầm rồi|chưa phải|không được|dạ không|dạ sai|vâng sai rồi|không, sai rồi|no|trật rồi|👎|❌
không phải thế|không phải đâu|em không đồng ý|ko ok|không không|ừ không|k phải
"""
CANCEL = """
hủy đi|huỷ bỏ|huy bo|hủy đăng ký|thôi ạ|thôi nhé|thôi không làm nữa|thôi bỏ đi|bỏ|xóa đi|xoá|dừng lại
dung lai|lam lai|làm lại đi|nhập lại|bắt đầu lại|không, hủy đi|không làm nữa|thoát|ừ thôi
"""
ASKED = """
chưa|chưa ạ|chưa biết|ok nhưng sửa lại ngày|ok nhưng mà|đúng nhưng số tiền sai|đúng không|đúng không ạ?
phải không|ok không|được không ạ|ok chưa|để xem|để em xem lại|khoan|chờ chút|từ từ|chắc đúng|có lẽ
không biết|sửa lại|sửa ngày|bỏ qua|không hủy|đừng hủy|thôi được|thôi đúng rồi|không sao|350 triệu|20/11
abc|?|...|đúng hay sai|đúng, sai|ok sai|ok hủy|đúng rồi hủy đi|à|hả|gì|cảm ơn|dạ cảm ơn|mai trả lời
không có|tốt|sai rồi, 250 triệu|đúng một nửa
"""


def _texts(table: str) -> list[str]:
    return [text for line in table.strip().splitlines() for text in line.split("|")]


@pytest.mark.parametrize("text", _texts(YES))
def test_yes(text: str) -> None:
    """All of the answer says yes."""
    assert read_answer(text) == Value("yes")


@pytest.mark.parametrize("text", _texts(NO))
def test_no(text: str) -> None:
    """All of the answer says no."""
    assert read_answer(text) == Value("no")


@pytest.mark.parametrize("text", _texts(CANCEL))
def test_cancel(text: str) -> None:
    """The answer gives up or starts anew."""
    assert read_answer(text) == Value("cancel")


@pytest.mark.parametrize("text", _texts(ASKED))
def test_anything_else_is_asked_again(text: str) -> None:
    """Doubts, questions, conditions and other matters are no answer."""
    assert isinstance(read_answer(text), Refused)


@pytest.mark.parametrize(
    ("said", "nothing"),
    [
        ("và 200 ngày công", True), ("hiến 300m2 đất", True), ("dân góp 35 ngày công ạ", True),
        ("Cống", False), ("Đường đất", False), ("Hiến đất làm đường", False), ("Cộng đồng", False),
    ],
)  # fmt: skip
def test_what_people_give_to_a_work_is_not_its_name(said: str, nothing: bool) -> None:
    """Told alone, beside a sum: "150 triệu và 200 ngày công" names no work."""
    assert names_nothing(said) is nothing


KINDS = ("Xây dựng cơ bản", "Mô hình sản xuất", "Chăn nuôi", "Công trình văn hóa", "Khác")


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("sản", 1), ("san", 1), ("sân", None), ("bàn", None), ("hoá", 3), ("hoà", None),
        ("vân hóa", 3), ("Chan nuoi", 2), ("2.", 1), ("-2", None), ("2%", None), ("số 2", 1),
    ],
)  # fmt: skip
def test_one_word_of_a_choice_is_meant_with_its_own_marks(said: str, chosen: int | None) -> None:
    """ "Sân" is no "sản xuất"; without marks it may be. A figure with a sign is no place in the list."""
    assert choices.options_named(said, KINDS) == [[] if chosen is None else [chosen]]


def test_choices_that_are_parted_keep_their_marks() -> None:
    """Between commas and "và" as alone."""
    assert choices.options_named("xây và chăn nuôi", KINDS) == [[0], [2]]
    assert choices.options_named("xây, sân", KINDS) == [[]]


@pytest.mark.parametrize(
    ("said", "agreed"), [("1", True), ("2 ạ", False), ("-1", None), ("1%", None)]
)
def test_a_figure_with_a_sign_agrees_to_nothing(said: str, agreed: bool | None) -> None:
    """ "-1" is no yes to "0 đồng, đúng không?"."""
    assert conversation.agreed(said) is agreed
