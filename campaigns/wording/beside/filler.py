"""Words that carry no value: greetings, politeness, particles, and where a clause ends."""

from __future__ import annotations

from campaigns.wording.spelling.text import Phrases, Token, fold, phrases, words_of

WORDS = words_of(
    (
        "dạ ạ em anh chị bác chú cô ơi nhé nha nhá nhe nhen hen nghen à ừ ờ vâng thưa kính gửi xin",
        "ad admin sếp thầy cháu cán bộ là thì thôi rồi đó đấy đây này nè hết chẵn đồng luôn nữa",
        "báo cáo trả lời con tôi mình tui ha hả hén nghe ok oke vậy thế cho với của được mà lắm",
        "cảm ơn trân trọng thân chào mọi các đc đồng chí lãnh đạo ubnd uỷ ban nhân dân xã ad a e",
        "lận ừm ờm hehe hihi haha hihihi hehehe kk kkk hic huhu hjhj hjx zậy",
        "gì tổng cộng ah uh ui á ui ơ ạk ak nhà",
    )
) - words_of(["hết tổng cộng nhà nữa dân xã"])
_FOLDED = frozenset(map(fold, WORDS))
# short forms that are another word once their marks are gone
_MARKED_ONLY = frozenset(
    ("con", "la", "da", "dong", "the", "ban", "do", "co", "thoi", "duoc", "bo")
)
_STOPS = frozenset(".,;:!?()[]\n\"'-+=/…~*_|<>")
_NEXT_PART = Phrases(
    phrases(
        "next part",
        "khởi công | kc | bđ | tg | hthanh | hoàn thành | ht | xong | bắt đầu | từ | đến | tới | dân | xã | trong đó | gồm",
        "bao gồm | dự kiến | thời gian | làm trong | và | do | nhà nước | huyện | tỉnh | mỗi | hơn",
        "khoảng | tiền | chưa | không | nhưng | để | khi | tháng | ngày | năm | thôn | hoặc | hay",
        "làm | xây | sửa | lắp | đổ | trồng | nạo vét | mở rộng | nâng cấp",
    )
)


def is_filler(token: Token) -> bool:
    """Whether the word says nothing about a value."""
    if token.text in WORDS:
        return True
    return token.plain and token.fold in _FOLDED and token.fold not in _MARKED_ONLY


def is_stop(token: Token) -> bool:
    """Whether the sign ends a clause or is mere decoration."""
    return token.text in _STOPS or not (token.word or token.number or token.text == "%")


def ends_clause(tokens: list[Token], index: int) -> bool:
    """Whether nothing that begins at `index` can belong to the number before it."""
    if index >= len(tokens) or is_stop(tokens[index]) or is_filler(tokens[index]):
        return True
    return _NEXT_PART.at(tokens, index) is not None
