"""Whether a message changes or withdraws an earlier registration, and the words that say so."""

from __future__ import annotations

from functools import cache

from campaigns.wording.beside.filler import is_filler, is_stop
from campaigns.wording.money.amounts import amount_at
from campaigns.wording.registration.change import COMPOUNDS, MOVES, SPOTS, TO
from campaigns.wording.registration.slip import corrects
from campaigns.wording.registration.withdrawn import (
    BEFORE_INTENT,
    DROPS,
    NOT_TO_DO,
    TIMES,
    WORDS_OF_A_NAME,
    another_instead,
    given_up,
    only_given_up,
)
from campaigns.wording.registration.words import CHANGE, PARTS, WITHDRAW, Part
from campaigns.wording.spelling.text import Found, Phrases, Token, phrases

_TURN = Phrases(
    phrases(
        "turn",
        "tăng | giảm | bớt | nâng | hạ | đổi | sửa | thay | chỉnh | chuyển | cập nhật | đổi lại | sửa lại | dời | lùi | ghi lại | báo lại | nhập lại | khai lại | chỉnh lại",
    )
)
_OTHER_MARKED = frozenset(("tang", "giam", "nang", "ha", "doi", "sua", "chinh", "chuyen", "lui"))
_MOVED_THINGS = frozenset(("dời", "doi"))
_WORDS_FOR_WHOM = 6
_TENS = frozenset(("mươi", "muoi", "mười", "trăm", "tram", "chục", "chuc"))
_NEW = frozenset(("sang", "thanh", "len", "xuong", "con", "qua"))
_LATE = frozenset(("cham", "tre", "muon"))
_FOR_WHOM = frozenset(("lai", "cho", "toi", "minh", "thon", "giup", "ho", "gium", "dum"))


def intent_of(text: str, tokens: list[Token]) -> str | None:
    """ "withdraw" or "change" where the message says so, in words of more than one meaning only
    at the head of a clause: "hoan thanh" is no hoãn and anh Huy no hủy."""
    found: set[str] = set()
    index = 0
    figures = False
    if corrects(text, tokens):
        return "change"
    if _opening().isdisjoint(token.fold for token in tokens):
        return None
    if only_given_up(text, tokens):
        return "withdraw"
    while index < len(tokens):
        if given_up(tokens, index):
            return "withdraw"
        if index and (tokens[index - 1].fold, tokens[index].text) in COMPOUNDS:
            index += 1
            continue
        longer = _longer(tokens, index) or _turned_to(text, tokens, index)
        if longer or _turns(tokens, index) or _by_amount(text, tokens, index):
            found.add("change")
        phrase = WITHDRAW.at(tokens, index) or CHANGE.at(tokens, index)
        part = PARTS.at(tokens, index)
        if phrase is None or (part is not None and part.end > phrase.end):
            spelt = tokens[index].text in _TENS
            figures = figures or ((tokens[index].number or spelt) and index > 2)
            index = max(part.end if part is not None else 0, index + 1)
            continue
        slip = _corrects_itself(tokens, index, phrase.end, figures=figures)
        if _is_meant(tokens, index, phrase) and not slip:
            found.add(phrase.meaning)
        index = phrase.end
    if "withdraw" in found:
        return "change" if another_instead(tokens) else "withdraw"
    return "change" if found else None


def _corrects_itself(tokens: list[Token], index: int, end: int, *, figures: bool) -> bool:
    """ "350tr à nhầm 250tr", "1,5 tỷ ghi nhầm 1,05 tỷ", "làm cổng, nhầm, làm cống": nothing earlier."""
    if all(token.fold != "nham" for token in tokens[index:end]):
        return False
    if figures or (index and tokens[index - 1].text == "à"):
        return True
    begun = (PARTS.at(tokens, at) for at in range(index))
    return any(part is not None and part.meaning is Part.DOING for part in begun)


@cache
def _opening() -> frozenset[str]:
    """The words that anything about an earlier registration begins with."""
    tables = (WITHDRAW, CHANGE, _TURN, NOT_TO_DO, DROPS, MOVES)
    return _LATE.union(("keo",), *(table.first_words() for table in tables))


def _turns(tokens: list[Token], index: int) -> bool:
    """ "đổi kinh phí nhà văn hóa thành 900tr": a verb of change, and the part that changes."""
    if index and tokens[index - 1].number and tokens[index].text == "ha":
        return False  # "ao 1,2ha kinh phí 90tr"
    verb = _TURN.at(tokens, index)
    if verb is None or verb.end >= len(tokens) or tokens[verb.end].text == "xong":
        return False  # "thay xong 20/10"
    first = verb.end
    while first < min(len(tokens), verb.end + _WORDS_FOR_WHOM) and tokens[first].text in SPOTS:
        first += 1  # "sửa lại giúp em chỗ kinh phí"
    part = PARTS.at(tokens, first)
    if tokens[verb.end].fold == "tu":
        turns = _ends_elsewhere(tokens, verb.end)  # no "thay bóng đèn … thay từ 20/10 đến 25/10"
    else:
        turns = part is not None and part.meaning in (Part.MONEY, Part.START, Part.END)
    # "nhà để xe tang trị giá": typed with marks it would be tăng
    other = tokens[index].plain and tokens[index].fold in _OTHER_MARKED
    return turns and not (other and _is_marked(tokens))


def _turned_to(text: str, tokens: list[Token], index: int) -> bool:
    """ "sửa lại cho bác thành 150 triệu": nothing stands between the verb and what it turns to."""
    verb = _TURN.at(tokens, index)
    if verb is None:
        return False
    end, last = verb.end, min(len(tokens), verb.end + _WORDS_FOR_WHOM)
    while end < last and (tokens[end].fold in _FOR_WHOM or is_filler(tokens[end])):
        end += 1
    turned = TO.at(tokens, end) if end < len(tokens) else None
    amount = amount_at(text, tokens, turned.end) if turned and turned.end < len(tokens) else None
    return amount is not None and amount.scale > 1


def _ends_elsewhere(tokens: list[Token], index: int) -> bool:
    """ "từ 20/10 sang 27/10", "từ 40tr lên 50tr": where it goes from there."""
    return any(token.fold in _NEW for token in tokens[index : index + WORDS_OF_A_NAME])


def _is_marked(tokens: list[Token]) -> bool:
    """Whether most words were typed with their marks."""
    words = [token for token in tokens if token.word]
    return 2 * sum(not token.plain for token in words) > len(words)


def _by_amount(text: str, tokens: list[Token], index: int) -> bool:
    """ "xin thêm 20 triệu", "giảm 20 triệu": an earlier sum changes by that much."""
    verb = MOVES.at(tokens, index)
    if verb is None or verb.end >= len(tokens) or tokens[index].text == "ha":
        return False  # "vườn mẫu 3ha 90tr"
    before = tokens[index - 1] if index else None
    floor = before is not None and (before.number or before.text == "xe")
    if floor and tokens[index].text == "tang":
        return False  # "nha 2 tang 900tr": tầng; xe tang
    if tokens[index].plain and tokens[index].fold in _OTHER_MARKED and _is_marked(tokens):
        return False
    asked = index > 0 and tokens[index - 1].text in BEFORE_INTENT
    amount = amount_at(text, tokens, verb.end)
    return amount is not None and amount.scale > 1 and (asked or tokens[index].fold != "them")


def _longer(tokens: list[Token], index: int) -> bool:
    """ "kéo dài sân bóng thêm 1 tháng", "sân bóng chậm 15 ngày"."""
    late = tokens[index + 1 : index + 3] if tokens[index].fold in _LATE else []
    if len(late) == 2 and late[0].number and late[1].fold in TIMES:
        return True
    if [token.fold for token in tokens[index : index + 2]] != ["keo", "dai"]:
        return False
    rest = tokens[index + 2 : index + WORDS_OF_A_NAME]
    return any(
        one.fold == "them" and two.number and three.fold in TIMES
        for one, two, three in zip(rest, rest[1:], rest[2:], strict=False)
    )


def _is_meant(tokens: list[Token], index: int, phrase: Found[str]) -> bool:
    if _tears_down(tokens, index, phrase.end):
        return False
    if index > 1 and [one.fold for one in tokens[index - 2 : index]] == ["co", "the"]:
        return False  # "sợ mưa nên có thể lùi vài hôm"
    if phrase.end == index + 1 and tokens[index].text in _MOVED_THINGS:
        return _to_a_day(tokens, index + 1)
    if phrase.end > index + 1 or not tokens[index].plain:
        return True
    after = tokens[index + 1].fold if index + 1 < len(tokens) else ""
    if tokens[index].text == "hoan" and after.startswith("th"):
        return False  # "hoan thang 25/12": a slip of hoàn thành
    before = tokens[index - 1] if index else None
    if before is None or is_stop(before) or before.number:
        return True
    return before.text in BEFORE_INTENT


def _tears_down(tokens: list[Token], index: int, end: int) -> bool:
    """ "huỷ cổng cũ xây cổng mới": the old thing goes, the registration stays."""
    if any(token.fold not in ("huy", "bo") for token in tokens[index:end]):
        return False
    for token in tokens[end : end + WORDS_OF_A_NAME // 2]:
        if is_stop(token):
            return False
        if token.text in ("cũ", "cu"):
            return True
    return False


def _to_a_day(tokens: list[Token], index: int) -> bool:
    """ "dời khởi công sang 20/12", but "dời cột điện" is a work."""
    part = PARTS.at(tokens, index)
    day = part is not None and (
        part.meaning in (Part.START, Part.END) or not tokens[index - 1].plain
    )
    if index >= len(tokens) or day or TO.at(tokens, index):
        return True  # "quan doi lam bia", typed without marks, is no dời
    return tokens[index].fold in (*TIMES, "thoi", "han")
