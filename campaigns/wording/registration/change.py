"""Messages about an earlier registration: whether they change or withdraw it, and to what.

"Xin đổi kinh phí từ 350tr thành 400tr" says 400: what stood before is cut out, and the words of
the change are neither money nor part of the work's name.
"""

from __future__ import annotations

from datetime import date

from campaigns.wording.dates.cursor import Cursor
from campaigns.wording.dates.days import Day
from campaigns.wording.dates.grammar import expression_at
from campaigns.wording.money.amounts import amount_at
from campaigns.wording.registration.which import PLACES
from campaigns.wording.registration.words import CHANGE, PARTS, Part
from campaigns.wording.spelling.text import Phrases, Token, phrases

TO = Phrases(
    phrases(
        "to",
        "thành | sang | lên | xuống | còn | qua | lên thành | xuống còn | lên tới | lên đến | chỉ còn",
        ", đúng là | đúng là | , đúng ra là | đúng ra là | , phải là | phải là | , sửa thành | , sửa là",
        "lên mức | ở mức | còn lại | là | đến | tới | lại thành | lại là | lại còn | sang thành | thành ra | xuống thành | - > | → | = >",
    )
)
_VERBS = Phrases(
    phrases(
        "verb",
        "xin đổi | đổi | xin sửa | sửa | xin lùi | lùi | xin dời | dời | tăng | giảm | nâng | hạ | rút",
        "xin tăng | xin giảm | xin nâng | điều chỉnh | xin điều chỉnh | bổ sung | xin bổ sung | cho",
        "xin đổi tên công trình | xin đổi tên | xin sửa tên | đổi tên công trình | đổi tên ct | sửa tên công trình | sửa tên | đổi tên",
        "chỉnh lại | ghi lại | báo lại | nhập lại | khai lại | đổi lại | sửa lại",
        "lại | kéo dài | gia hạn | cập nhật | đính chính | thay đổi | chỉnh | chuyển | xin phép",
    )
)
# bóng chuyền, xe tang, quân đội: no chuyển, tăng, đổi
COMPOUNDS = frozenset(
    (
        *(
            ("da", "nang"),
            ("bong", "chuyen"),
            ("truc", "chinh"),
            ("hanh", "chinh"),
            ("day", "chuyen"),
            ("xe", "tang"),
            ("nha", "tang"),
        ),
        *(("dam", "tang"), ("quan", "doi"), ("bo", "doi"), ("canh", "doi")),
    )
)
_ALSO_IN_NAMES = frozenset(("sửa", "sua", "cho", "chuyển", "chuyen", "chỉnh", "chinh"))
_OF_A_CHANGE = frozenset(("lai", "ten", "ngay", "thanh", "cho", "em", "giup", "kinh", "gia", "muc"))
# which place is changed, and for whom: "sửa lại giúp em chỗ kinh phí"
SPOTS = frozenset(
    ("chỗ", "mục", "phần", "dòng", "cái", "lại", "giúp", "giùm", "dùm", "hộ", "em", "tôi", "bác")
)
MOVES = Phrases(phrases("moves", "tăng | giảm | thêm | bớt | nâng | hạ | bổ sung | bổ sung thêm"))
_MORE = frozenset(("thêm", "them", "bớt", "bot"))


def without_old(text: str, tokens: list[Token], today: date) -> list[Token]:
    """The tokens without the value or day that is given up: "từ 350tr" before "thành 400tr"."""
    cursor = Cursor(tokens, today)
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        start = index + 1 if tokens[index].text in ("từ", "tu") else index
        new = _new_after(text, tokens, cursor, start)
        if new is None:
            kept.append(tokens[index])
            index += 1
        else:
            index = new
    return kept


def _new_after(text: str, tokens: list[Token], cursor: Cursor, index: int) -> int | None:
    """Where the word to the new value stands when an old one stands at `index`."""
    while index < len(tokens) and tokens[index].text in ("ngày", "ngay", "mức"):
        index += 1
    if index >= len(tokens):
        return None
    end = value_end(text, tokens, cursor, index)
    bare = end is None and tokens[index].number and not _says_which(tokens, index)
    to = TO.at(tokens, index + 1 if end is None else end) if bare or end is not None else None
    if to is None or value_end(text, tokens, cursor, to.end) is None:
        return None
    if bare and not _is_sum(text, tokens, to.end):
        return None  # "hẻm 25 thành 15/3"
    return index + 1 if end is None else end


def _is_of_the_name(tokens: list[Token], index: int) -> bool:
    """ "xin đổi kinh phí sửa nhà cho bà Năm": what the work does, and no change."""
    if index and (tokens[index - 1].fold, tokens[index].text) in COMPOUNDS:
        return True
    more = tokens[index + 1 : index + 2]
    named = bool(more) and more[0].word and more[0].fold not in _OF_A_CHANGE
    part = PARTS.at(tokens, index + 1)
    told = part is not None and part.meaning in (Part.MONEY, Part.START, Part.END, Part.NAME)
    also = tokens[index].text in _ALSO_IN_NAMES
    return also and named and not told and TO.at(tokens, index + 1) is None


def _says_which(tokens: list[Token], index: int) -> bool:
    """ "ngõ 5 thành 45tr", "kênh N3 còn 45tr": no earlier sum."""
    before = tokens[index - 1] if index else None
    return before is not None and before.word and (tokens[index].glued or before.fold in PLACES)


def _is_sum(text: str, tokens: list[Token], index: int) -> bool:
    amount = amount_at(text, tokens, index)
    return amount is not None and (amount.scale > 0 or amount.values[0] >= 10**6)


def value_end(text: str, tokens: list[Token], cursor: Cursor, index: int) -> int | None:
    """The end of a sum or a day at `index`."""
    if index >= len(tokens):
        return None
    amount = amount_at(text, tokens, index)
    if amount is not None and _is_sum(text, tokens, index):
        return amount.end
    expression = expression_at(cursor, index)
    if expression is None or (isinstance(expression.node, Day) and expression.node.bare):
        return None
    return expression.end


def is_by_how_much(tokens: list[Token]) -> bool:
    """ "tăng thêm 50tr", "giảm kinh phí 50tr": how much it moves, not where to."""
    moved = any(MOVES.at(tokens, index) for index in range(len(tokens)))
    return moved and not any(TO.at(tokens, index) for index in range(len(tokens)))


def _spot_end(tokens: list[Token], index: int) -> int:
    """The end of "giúp em chỗ" before the part that changes, nought where none follows."""
    end = index
    while end < len(tokens) and tokens[end].text in SPOTS:
        end += 1
    part = PARTS.at(tokens, end) if end > index else None
    told = part is not None and part.meaning in (Part.MONEY, Part.START, Part.END, Part.NAME)
    return end if told else 0


def change_words_end(text: str, tokens: list[Token], cursor: Cursor, index: int) -> int | None:
    """The end of words that only say that something changes; of "thêm 50tr", the sum included."""
    if tokens[index].text == "thành" and any(token.fold == "ten" for token in tokens[:index]):
        return index + 1  # "đổi tên … thành …": the old name is the one it is known by
    if tokens[index].text in _MORE:
        amount = amount_at(text, tokens, index + 1) if index + 1 < len(tokens) else None
        return amount.end if amount is not None and amount.scale else None
    verbs = [one for one in (CHANGE.at(tokens, index), _VERBS.at(tokens, index)) if one]
    verb = max(verbs, key=lambda one: one.end, default=None)
    part = PARTS.at(tokens, index)
    if verb is not None and part is not None and part.end > verb.end:
        return None  # "hoan thanh", typed without marks, is no hoãn
    to = TO.at(tokens, index)
    if to is not None and value_end(text, tokens, cursor, to.end) is not None:
        return to.end
    spot = _spot_end(tokens, verb.end) if verb is not None else 0
    if spot:
        return spot
    if verb is not None and verb.end == index + 1 and _is_of_the_name(tokens, index):
        return None
    if verb is None or value_end(text, tokens, cursor, verb.end) is not None:
        return None  # "giảm 50tr": by how much, not to what
    return verb.end
