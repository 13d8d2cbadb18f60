"""Words that take a registration back: "rút đăng ký", "không làm nhà vòm nữa", and what is made instead."""

from __future__ import annotations

from itertools import pairwise

from campaigns.wording.beside.change_words import INSTEAD
from campaigns.wording.beside.filler import ends_clause, is_filler, is_stop
from campaigns.wording.beside.negations import NO
from campaigns.wording.money.amounts import amount_at
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.registration.words import PARTS, REGISTER, WITHDRAW, Part
from campaigns.wording.spelling.text import Phrases, Token, phrases

NOT_TO_DO = Phrases(
    {
        f"{no} {verb}": "not"
        for no in (*NO, "khỏi")
        for verb in (
            *(*REGISTER, "làm", "lm", "mần", "xây", "thực hiện", "triển khai"),
            *("tổ chức", "trồng", "sửa", "lắp", "mở", "đổ", "tham gia"),
        )
    }
)
DROPS = Phrases(
    phrases(
        "drops",
        "bỏ | rút | dừng | dừng làm | ngừng | ngưng | không đăng ký | ko đăng ký | không đk | ko đk | không làm",
        "ko làm | không đăng kí | không xây | ko xây | hổng làm | thôi không làm | thôi không xây",
    )
)
_INSTEAD = Phrases(
    phrases("instead", "và đăng ký | và xin đăng ký | rồi đăng ký | để đăng ký | và làm")
    | dict.fromkeys(INSTEAD, "instead")
)
WORDS_OF_A_NAME = 12
TIMES = frozenset(("ngay", "tuan", "thang", "nam", "hom", "lan"))
_VILLAGES = frozenset(("thon", "xom", "ap", "ban", "to", "khom", "lang", "buon"))
_SUMS = frozenset(("triệu", "trieu", "tỷ", "tỉ", "ty"))
_GIVING_UP = (WITHDRAW, NOT_TO_DO, DROPS)
_HELP = frozenset(("giúp", "giup", "giùm", "gium", "dùm", "hộ"))
_REASONS = frozenset(("vì", "vi", "do", "bởi"))
BEFORE_INTENT = frozenset(("xin", "muốn", "muon", "cần", "can", "phép", "phep"))


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


def another_instead(tokens: list[Token]) -> bool:
    """ "hủy cổng chào, thay vào đó làm tường rào 40tr": another work takes its place."""
    for index in range(1, len(tokens)):
        turn = _INSTEAD.at(tokens, index)
        if turn is not None and _has_figures(tokens[turn.end :]):
            return True
    return False


def given_up(tokens: list[Token], index: int) -> bool:
    """ "không làm nhà vòm nữa": the denial and its "nữa" around the work."""
    no = NOT_TO_DO.at(tokens, index)
    if no is None or _nothing_more(tokens, no.end):
        return False
    for place in range(no.end, min(no.end + WORDS_OF_A_NAME, len(tokens))):
        token = tokens[place]
        if token.fold == "nua" and token.text != "nửa":
            later = tokens[place - 1].fold in TIMES  # "thêm 15 ngày nữa"
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


def only_given_up(text: str, tokens: list[Token]) -> bool:
    """ "thôn 3 bỏ sân bóng", "không đăng ký sân bóng": nothing is said of it but that."""
    dropped = any(
        (no := DROPS.at(tokens, index)) is not None
        and _at_head(tokens, index)
        and not _nothing_more(tokens, no.end)
        for index in range(min(len(tokens), WORDS_OF_A_NAME // 2))
    )
    return dropped and not any(
        spoken_numbers.may_begin(tokens[index]) and _says_more(text, tokens, index)
        for index in range(len(tokens))
    )


def _at_head(tokens: list[Token], index: int) -> bool:
    """Behind nothing, the unit's number or a courtesy."""
    before = tokens[index - 1] if index else None
    if before is None or before.number or before.text in BEFORE_INTENT:
        return True
    village = index == 2 and tokens[0].fold in _VILLAGES  # "thôn mười rút nhà vệ sinh"
    return village or is_filler(before) or is_stop(before)


def _says_more(text: str, tokens: list[Token], index: int) -> bool:
    """A sum, or a day with its month."""
    amount = amount_at(text, tokens, index)
    after = tokens[index + 1].text if tokens[index].number and index + 1 < len(tokens) else ""
    return (amount is not None and amount.scale > 0) or after in ("/", "-", ".", "thang", "tháng")
