"""Days of a registration that are not settled: "5/12 nếu nắng", "5/12 hoặc 6/12", "trước hội 15/1"."""

from __future__ import annotations

from campaigns.wording.beside.filler import is_stop
from campaigns.wording.dates.grammar import expression_at
from campaigns.wording.dates.week_rules import weekday
from campaigns.wording.registration.walk import Walk
from campaigns.wording.spelling.text import Phrases, phrases

_SEVERAL = frozenset(("các", "cac", "mỗi", "những", "nhung", "mọi"))
_DAY = frozenset(("ngày", "ngay", "buổi", "buoi"))
_THAN = frozenset(("som", "muon", "cham", "tre"))
_OPENING = frozenset(("nếu", "neu", "hoặc", "hoac", "hay"))
_UNSETTLED = Phrases(
    phrases("unsettled", "chưa chắc | không chắc | ko chắc | chưa chốt ngày")
    | {
        f"{have} {then}": "unsettled"
        for have in (
            "có tiền",
            "có vốn",
            "có kinh phí",
            "có xi măng",
            "được duyệt",
            "xã duyệt",
            "rảnh",
            "nắng",
        )
        for then in ("thì", "mới")
    }
)
_PERHAPS = frozenset(("chắc", "chac"))
_BEFORE_SOMETHING = frozenset(("trước", "truoc"))
_WORDS_OF_A_CLAUSE = 8


def is_open(walk: Walk, start: int, end: int) -> bool:
    """ "sớm hơn 20/12", "20/12 nếu nắng", "20/12 hoặc 21/12": the day is not settled."""
    if _on_condition(walk, start, end) or _again_and_again(walk, start, end):
        return True
    before = walk.tokens[start - 2 : start] if start > 1 else []
    if len(before) == 2 and before[1].fold == "hon" and before[0].fold in _THAN:
        return True
    said = [token.fold for token in before]
    if (before and before[-1].text in _PERHAPS) or said in (
        ["co", "le"],
        ["co", "khi"],
        ["hinh", "nhu"],
    ):
        return True  # "chắc sang năm làm"
    if said in (["som", "nhat"], ["ngay", "dau"], ["ngay", "cuoi"]):
        return True
    if first_of_two(walk, start) < start:
        return True
    after = walk.tokens[end : end + 1]
    if not after or after[0].text not in _OPENING:
        return False
    other = expression_at(walk.cursor, end + 1) if end + 1 < len(walk.tokens) else None
    return after[0].fold == "neu" or other is not None


def first_of_two(walk: Walk, start: int) -> int:
    """Where "12 hoặc 13/12" begins, whose second day stands at `start`; `start` where it is alone."""
    before = walk.tokens[start - 2 : start] if start > 1 else []
    two = len(before) == 2 and before[1].text in _OPENING and before[0].number
    return start - 2 if two else start


def _again_and_again(walk: Walk, start: int, end: int) -> bool:
    """ "các ngày thứ 7, chủ nhật", "chủ nhật hàng tuần": no single day."""
    if weekday(walk.cursor, start) is None:
        return False
    before = [token.text for token in walk.tokens[max(start - 2, 0) : start]]
    after = [token.fold for token in walk.tokens[end : end + 2]]
    several = before[-1:] and (
        before[-1] in _SEVERAL or (before[-1] in _DAY and before[0] in _SEVERAL)
    )
    return bool(several) or after in (["hang", "tuan"], ["moi", "tuan"])


def _on_condition(walk: Walk, start: int, end: int) -> bool:
    """ "nếu có tiền thì kc 5/12", "kc 5/12 nhưng chưa chắc": in the clause of the day."""
    told = False
    for index in range(start - 1, max(start - _WORDS_OF_A_CLAUSE, 0) - 1, -1):
        if is_stop(walk.tokens[index]):
            break
        told = told or walk.scanned.labels[index] is not None
        if walk.tokens[index].text == "nếu":
            return True
        if not told and walk.tokens[index].text in _BEFORE_SOMETHING:
            return True  # "xong trước đại hội 15/1"
    for index in range(end, min(end + _WORDS_OF_A_CLAUSE, len(walk.tokens))):
        if is_stop(walk.tokens[index]):
            return False
        if _UNSETTLED.at(walk.tokens, index) is not None:
            return True
    return False
