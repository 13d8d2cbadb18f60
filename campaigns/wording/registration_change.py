"""Messages about an earlier registration: whether they change or withdraw it, and to what.

"Xin đổi kinh phí từ 350tr thành 400tr" says 400: what stood before is cut out, and the words of
the change are neither money nor part of the work's name.
"""

from __future__ import annotations

from datetime import date

from campaigns.wording.amounts import amount_at
from campaigns.wording.date_cursor import Cursor
from campaigns.wording.date_grammar import expression_at
from campaigns.wording.days import Day
from campaigns.wording.filler import ends_clause, is_stop
from campaigns.wording.registration_words import CHANGE, PARTS, WITHDRAW, Part
from campaigns.wording.text import Found, Phrases, Token, phrases

_TO = Phrases(
    phrases(
        "to",
        "thành | sang | lên | xuống | còn | qua | lên thành | xuống còn | lên tới | lên đến | chỉ còn",
        "lên mức | ở mức | còn lại | là | đến | tới | lại thành | lại là | lại còn | sang thành | thành ra | xuống thành | - > | → | = >",
    )
)
_VERBS = Phrases(
    phrases(
        "verb",
        "xin đổi | đổi | xin sửa | sửa | xin lùi | lùi | xin dời | dời | tăng | giảm | nâng | hạ | rút",
        "xin tăng | xin giảm | xin nâng | điều chỉnh | xin điều chỉnh | bổ sung | xin bổ sung | cho",
        "xin đổi tên công trình | xin đổi tên | xin sửa tên | đổi tên công trình | đổi tên ct | sửa tên công trình | sửa tên | đổi tên",
        "lại | kéo dài | gia hạn | cập nhật | đính chính | thay đổi | chỉnh | chuyển | xin phép",
    )
)
_TURN = Phrases(
    phrases(
        "turn",
        "tăng | giảm | nâng | hạ | đổi | sửa | thay | chỉnh | chuyển | cập nhật | đổi lại | sửa lại | dời | lùi",
    )
)
_NOT_TO_DO = Phrases(
    phrases(
        "not",
        "không làm | ko làm | không xây | không đăng ký | không thực hiện | không triển khai | không tổ chức",
        "k làm | k đăng ký | k đk | ko đk | không đk | kg làm | không đăng kí | ko xây | k xây",
        "ko đăng ký | không trồng | không sửa | không lắp | không mở | hổng làm | hông làm",
    )
)
_MOVED_THINGS = frozenset(("dời", "doi"))
_WORDS_OF_A_NAME = 12
_TIMES = frozenset(("ngay", "tuan", "thang", "nam", "hom", "lan"))
_MOVES = Phrases(phrases("moves", "tăng | giảm | thêm | bớt | nâng | hạ | bổ sung"))
_MORE = frozenset(("thêm", "them", "bớt", "bot"))
_BEFORE_INTENT = frozenset(("xin", "muốn", "muon", "cần", "can", "phép", "phep"))


def intent_of(text: str, tokens: list[Token]) -> str | None:
    """ "withdraw" or "change" where the message says so, in words of more than one meaning only
    at the head of a clause: "hoan thanh" is no hoãn and anh Huy no hủy."""
    found: set[str] = set()
    index = 0
    figures = False
    while index < len(tokens):
        if _given_up(tokens, index):
            return "withdraw"
        if _turns(tokens, index) or _by_amount(text, tokens, index):
            found.add("change")
        phrase = WITHDRAW.at(tokens, index) or CHANGE.at(tokens, index)
        part = PARTS.at(tokens, index)
        if phrase is None or (part is not None and part.end > phrase.end):
            figures = figures or (tokens[index].number and index > 2)
            index = max(part.end if part is not None else 0, index + 1)
            continue
        slip = tokens[index].fold == "nham"  # "350tr à nhầm 250tr" corrects itself
        if _is_meant(tokens, index, phrase) and not (slip and figures):
            found.add(phrase.meaning)
        index = phrase.end
    return "withdraw" if "withdraw" in found else "change" if found else None


def _turns(tokens: list[Token], index: int) -> bool:
    """ "đổi kinh phí nhà văn hóa thành 900tr": a verb of change, and the part that changes."""
    verb = _TURN.at(tokens, index)
    part = PARTS.at(tokens, verb.end) if verb is not None else None
    return part is not None and part.meaning in (Part.MONEY, Part.START, Part.END)


def _by_amount(text: str, tokens: list[Token], index: int) -> bool:
    """ "xin thêm 20 triệu", "giảm 20 triệu": an earlier sum changes by that much."""
    verb = _MOVES.at(tokens, index)
    if verb is None or verb.end >= len(tokens) or tokens[index].text == "ha":
        return False  # "vườn mẫu 3ha 90tr"
    asked = index > 0 and tokens[index - 1].text in _BEFORE_INTENT
    amount = amount_at(text, tokens, verb.end)
    return amount is not None and amount.scale > 1 and (asked or tokens[index].fold != "them")


def _given_up(tokens: list[Token], index: int) -> bool:
    """ "không làm nhà vòm nữa": the denial and its "nữa" around the work."""
    no = _NOT_TO_DO.at(tokens, index)
    if no is None:
        return False
    for place in range(no.end, min(no.end + _WORDS_OF_A_NAME, len(tokens))):
        token = tokens[place]
        if token.fold == "nua" and token.text != "nửa":
            later = tokens[place - 1].fold in _TIMES  # "thêm 15 ngày nữa"
            return not later and ends_clause(tokens, place + 1)
        if is_stop(token):
            return False
    return False


def _is_meant(tokens: list[Token], index: int, phrase: Found[str]) -> bool:
    if phrase.end == index + 1 and tokens[index].text in _MOVED_THINGS:
        return _to_a_day(tokens, index + 1)
    if phrase.end > index + 1 or not tokens[index].plain:
        return True
    before = tokens[index - 1] if index else None
    if before is None or is_stop(before) or before.number:
        return True
    return before.text in _BEFORE_INTENT


def _to_a_day(tokens: list[Token], index: int) -> bool:
    """ "dời khởi công sang 20/12", but "dời cột điện" is a work."""
    if index >= len(tokens) or PARTS.at(tokens, index) is not None or _TO.at(tokens, index):
        return True
    return tokens[index].fold in (*_TIMES, "thoi", "han")


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
    """Where the new value begins when an old one stands at `index`."""
    while index < len(tokens) and tokens[index].text in ("ngày", "ngay", "mức"):
        index += 1
    if index >= len(tokens):
        return None
    end = value_end(text, tokens, cursor, index)
    bare = end is None and tokens[index].number
    to = _TO.at(tokens, index + 1 if end is None else end) if bare or end is not None else None
    if to is None or value_end(text, tokens, cursor, to.end) is None:
        return None
    if bare and not _is_sum(text, tokens, to.end):
        return None  # "hẻm 25 thành 15/3"
    return to.end


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
    moved = any(_MOVES.at(tokens, index) for index in range(len(tokens)))
    return moved and not any(_TO.at(tokens, index) for index in range(len(tokens)))


def change_words_end(text: str, tokens: list[Token], cursor: Cursor, index: int) -> int | None:
    """The end of words that only say that something changes; of "thêm 50tr", the sum included."""
    if tokens[index].text == "thành" and any(token.fold == "ten" for token in tokens[:index]):
        return index + 1  # "đổi tên … thành …": the old name is the one it is known by
    if tokens[index].text in _MORE:
        amount = amount_at(text, tokens, index + 1) if index + 1 < len(tokens) else None
        return amount.end if amount is not None and amount.scale else None
    verbs = [one for one in (CHANGE.at(tokens, index), _VERBS.at(tokens, index)) if one]
    verb = max(verbs, key=lambda one: one.end, default=None)
    to = _TO.at(tokens, index)
    if to is not None and value_end(text, tokens, cursor, to.end) is not None:
        return to.end
    if verb is None or value_end(text, tokens, cursor, verb.end) is not None:
        return None  # "giảm 50tr": by how much, not to what
    return verb.end
