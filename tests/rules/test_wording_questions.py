"""What asks the office something, and what only looks like it."""

import pytest

from campaigns.wording.talk import questions


@pytest.mark.parametrize(
    "text",
    [
        "cho hỏi có tính ngày công không ạ",
        "cho toi hoi co tinh ngay cong khong",
        "Dạ thưa anh, cho em hỏi giá trị ghi cả tiền dân góp ạ?",
        "hỏi xã là tính cả công lao động không",
        "xin hoi ghi ten the nao",
        "tên công trình ghi thế nào",
        "ghi the nao ha bac",
        "bao gio thi phai nop a",
        "làm sân bóng được không",
        "cái này là gì?",
        "có phải ghi tiền dân góp không?",
        "xa ho tro bao nhieu vay",
        "bác không biết dùng cái này, gọi cho bác theo số 0912345678 nhé",
        "ghi hộ bác nhé",
        "bác gửi được chưa",
        "xa duyet chua chau",
        "bao giờ có kết quả khen thưởng",
        "thôn mình được mấy điểm",
        "làm đường có được tính công không",
        "công trình thế nào là được",
        "thôn khác đăng ký gì rồi",
        "bac khong hieu cai nay",
        "bác ơi sao chỉ có 120 triệu ạ",
        "sao lai 350tr",
    ],
)
def test_questions_are_told_from_answers(text: str) -> None:
    """By how they open or end, with and without marks."""
    assert questions.asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "hoi truong thon",
        "Hội trường thôn",
        "xin hoi truong thon 5",
        "lam duong hoa hoi phu nu",
        "Làm đường bê tông ngõ xóm",
        "350tr",
        "khoảng bao nhiêu cũng được, ghi 20 triệu",
        "đường vào nhà ông Ai",
        "không có",
        "5/12?",
        "chưa biết",
        "tiền chưa được",
        "chưa",
        "Cho thôn đăng ký làm cống",
        "hoi dong gia lang sua dinh",
        "bao giờ có tiền thì làm",
    ],
)
def test_answers_are_no_questions(text: str) -> None:
    """A meeting hall, a society, a sum with a question mark."""
    assert not questions.asks(text)
