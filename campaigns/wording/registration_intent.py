"""Whether a message changes or withdraws an earlier registration, and the words that say so."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from campaigns.wording import spoken_numbers
from campaigns.wording.amounts import amount_at
from campaigns.wording.filler import ends_clause, is_filler, is_stop
from campaigns.wording.negations import NO
from campaigns.wording.registration_change import COMPOUNDS, MOVES, SPOTS, TO
from campaigns.wording.registration_slip import corrects
from campaigns.wording.registration_words import CHANGE, PARTS, REGISTER, WITHDRAW, Part
from campaigns.wording.text import Found, Phrases, Token, phrases

_TURN = Phrases(
    phrases(
        "turn",
        "tăng | giảm | bớt | nâng | hạ | đổi | sửa | thay | chỉnh | chuyển | cập nhật | đổi lại | sửa lại | dời | lùi | ghi lại | báo lại | nhập lại | khai lại | chỉnh lại",
    )
)
_NOT_TO_DO = Phrases(
    {
        f"{no} {verb}": "not"
        for no in (*NO, "khỏi")
        for verb in (
            *(*REGISTER, "làm", "lm", "mần", "xây", "thực hiện", "triển khai"),
            *("tổ chức", "trồng", "sửa", "lắp", "mở", "đổ", "tham gia"),
        )
    }
)
_DROPS = Phrases(
    phrases(
        "drops",
        "bỏ | rút | dừng | dừng làm | ngừng | ngưng | không đăng ký | ko đăng ký | không đk | ko đk | không làm",
        "ko làm | không đăng kí | không xây | ko xây | hổng làm | thôi không làm | thôi không xây",
    )
)
_INSTEAD = Phrases(
    phrases(
        "instead",
        "và đăng ký | và xin đăng ký | rồi đăng ký | để đăng ký | và làm | thay vào đó | chuyển sang | đổi sang | chuyển qua | thay bằng | thay thành",
    )
)
_OTHER_MARKED = frozenset(("tang", "giam", "nang", "ha", "doi", "sua", "chinh", "chuyen", "lui"))
_MOVED_THINGS = frozenset(("dời", "doi"))
_WORDS_OF_A_NAME = 12
_WORDS_FOR_WHOM = 6
_TIMES = frozenset(("ngay", "tuan", "thang", "nam", "hom", "lan"))
_VILLAGES = frozenset(("thon", "xom", "ap", "ban", "to", "khom", "lang", "buon"))
_SUMS = frozenset(("triệu", "trieu", "tỷ", "tỉ", "ty"))
_TENS = frozenset(("mươi", "muoi", "mười", "trăm", "tram", "chục", "chuc"))
_NEW = frozenset(("sang", "thanh", "len", "xuong", "con", "qua"))
_LATE = frozenset(("cham", "tre", "muon"))
_GIVING_UP = (WITHDRAW, _NOT_TO_DO, _DROPS)
_HELP = frozenset(("giúp", "giup", "giùm", "gium", "dùm", "hộ"))
_FOR_WHOM = frozenset(("lai", "cho", "toi", "minh", "thon", "giup", "ho", "gium", "dum"))
_REASONS = frozenset(("vì", "vi", "do", "bởi"))
_BEFORE_INTENT = frozenset(("xin", "muốn", "muon", "cần", "can", "phép", "phep"))


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
    if _only_given_up(text, tokens):
        return "withdraw"
    while index < len(tokens):
        if _given_up(tokens, index):
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
        slip = tokens[index].fold == "nham"  # "350tr à nhầm 250tr" corrects itself
        slip = slip and (figures or (index > 0 and tokens[index - 1].text == "à"))
        if _is_meant(tokens, index, phrase) and not slip:
            found.add(phrase.meaning)
        index = phrase.end
    if "withdraw" in found:
        return "change" if _another_instead(tokens) else "withdraw"
    return "change" if found else None


def _another_instead(tokens: list[Token]) -> bool:
    """ "hủy cổng chào, thay vào đó làm tường rào 40tr": another work takes its place."""
    for index in range(1, len(tokens)):
        turn = _INSTEAD.at(tokens, index)
        if turn is not None and _has_figures(tokens[turn.end :]):
            return True
    return False


@cache
def _opening() -> frozenset[str]:
    """The words that anything about an earlier registration begins with."""
    tables = (WITHDRAW, CHANGE, _TURN, _NOT_TO_DO, _DROPS, MOVES)
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
    return any(token.fold in _NEW for token in tokens[index : index + _WORDS_OF_A_NAME])


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
    asked = index > 0 and tokens[index - 1].text in _BEFORE_INTENT
    amount = amount_at(text, tokens, verb.end)
    return amount is not None and amount.scale > 1 and (asked or tokens[index].fold != "them")


def _given_up(tokens: list[Token], index: int) -> bool:
    """ "không làm nhà vòm nữa": the denial and its "nữa" around the work."""
    no = _NOT_TO_DO.at(tokens, index)
    if no is None or _nothing_more(tokens, no.end):
        return False
    for place in range(no.end, min(no.end + _WORDS_OF_A_NAME, len(tokens))):
        token = tokens[place]
        if token.fold == "nua" and token.text != "nửa":
            later = tokens[place - 1].fold in _TIMES  # "thêm 15 ngày nữa"
            over = ends_clause(tokens, place + 1) and not _does_another(tokens, place + 1)
            return over and not later
        if is_stop(token):
            return False
    return False


def _nothing_more(tokens: list[Token], index: int) -> bool:
    """ "không đăng ký gì thêm": nothing is taken back."""
    following = tokens[index : index + 1]
    return bool(following) and following[0].text in ("gì", "gi", "thêm", "them")


def _has_figures(tokens: list[Token]) -> bool:
    """A number, or a sum in words: "làm công viên một trăm sáu mươi triệu"."""
    return any(token.number for token in tokens) or any(
        other.text in _SUMS and spoken_numbers.may_begin(one) for one, other in pairwise(tokens)
    )


def _does_another(tokens: list[Token], index: int) -> bool:
    """ "… nữa mà làm vườn hoa 30tr": another work is registered in its place."""
    if not _has_figures(tokens[index:]):
        return False
    if any(_INSTEAD.at(tokens, place) for place in range(index, min(index + 3, len(tokens)))):
        return True  # "… nữa, chuyển sang sân phơi 200m2"
    parts = (PARTS.at(tokens, place) for place in range(index, min(index + 4, len(tokens))))
    return any(part is not None and part.meaning in (Part.DOING, Part.REGISTER) for part in parts)


def _only_given_up(text: str, tokens: list[Token]) -> bool:
    """ "thôn 3 bỏ sân bóng", "không đăng ký sân bóng": nothing is said of it but that."""
    given_up = any(
        (no := _DROPS.at(tokens, index)) is not None
        and _at_head(tokens, index)
        and not _nothing_more(tokens, no.end)
        for index in range(min(len(tokens), _WORDS_OF_A_NAME // 2))
    )
    return given_up and not any(
        spoken_numbers.may_begin(tokens[index]) and _says_more(text, tokens, index)
        for index in range(len(tokens))
    )


def _at_head(tokens: list[Token], index: int) -> bool:
    """Behind nothing, the unit's number or a courtesy."""
    before = tokens[index - 1] if index else None
    if before is None or before.number or before.text in _BEFORE_INTENT:
        return True
    village = index == 2 and tokens[0].fold in _VILLAGES  # "thôn mười rút nhà vệ sinh"
    return village or is_filler(before) or is_stop(before)


def _says_more(text: str, tokens: list[Token], index: int) -> bool:
    """A sum, or a day with its month."""
    amount = amount_at(text, tokens, index)
    after = tokens[index + 1].text if tokens[index].number and index + 1 < len(tokens) else ""
    return (amount is not None and amount.scale > 0) or after in ("/", "-", ".", "thang", "tháng")


def _longer(tokens: list[Token], index: int) -> bool:
    """ "kéo dài sân bóng thêm 1 tháng", "sân bóng chậm 15 ngày"."""
    late = tokens[index + 1 : index + 3] if tokens[index].fold in _LATE else []
    if len(late) == 2 and late[0].number and late[1].fold in _TIMES:
        return True
    if [token.fold for token in tokens[index : index + 2]] != ["keo", "dai"]:
        return False
    rest = tokens[index + 2 : index + _WORDS_OF_A_NAME]
    return any(
        one.fold == "them" and two.number and three.fold in _TIMES
        for one, two, three in zip(rest, rest[1:], rest[2:], strict=False)
    )


def _is_meant(tokens: list[Token], index: int, phrase: Found[str]) -> bool:
    if _tears_down(tokens, index, phrase.end):
        return False
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
    return before.text in _BEFORE_INTENT


def _tears_down(tokens: list[Token], index: int, end: int) -> bool:
    """ "huỷ cổng cũ xây cổng mới": the old thing goes, the registration stays."""
    if any(token.fold not in ("huy", "bo") for token in tokens[index:end]):
        return False
    for token in tokens[end : end + _WORDS_OF_A_NAME // 2]:
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
    return tokens[index].fold in (*_TIMES, "thoi", "han")


def withdraw_words_end(tokens: list[Token], index: int) -> int | None:
    """The end of words that only say that a work is withdrawn, or why: "huỷ công trình", "vì …"."""
    if tokens[index].fold == "nua" and tokens[index].text != "nửa":
        return index + 1
    if tokens[index].text in _REASONS and index:
        end = index + 1
        while end < len(tokens) and not is_stop(tokens[end]):
            end += 1
        return end
    found = [one.end for one in (table.at(tokens, index) for table in _GIVING_UP) if one]
    if not found:
        return None
    end = max(found)
    return end + (end < len(tokens) and tokens[end].text in _HELP)
