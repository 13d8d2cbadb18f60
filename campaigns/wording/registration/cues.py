"""The words of a registration that announce a part: khởi công, giá trị, đăng ký, công trình."""

from __future__ import annotations

from campaigns.wording.beside.filler import is_filler
from campaigns.wording.dates.grammar import expression_at
from campaigns.wording.dates.lengths import duration
from campaigns.wording.dates.words import WORDS, Word
from campaigns.wording.money.amounts import amount_at
from campaigns.wording.money.units import is_measure
from campaigns.wording.money.words import CUES
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.quantity.at import counted_at
from campaigns.wording.registration.day_names import names_feast
from campaigns.wording.registration.day_words import (
    DATE_MODS,
    before_date,
    is_doubtful_about,
    take_mod,
)
from campaigns.wording.registration.days import after_date
from campaigns.wording.registration.labels import Label
from campaigns.wording.registration.walk import Walk, in_a_proper_name, is_capital_inside
from campaigns.wording.registration.words import PARTS, SAFE_PLAIN, Part

_ELDERS = frozenset(("ba", "ong", "chu", "di", "co", "bac", "anh", "chi", "cau", "thim"))
_SURELY_OF_THE_WORK = frozenset(
    ("khởi", "khoi", "kc", "hoàn", "hoan", "ht", "xong", "bắt", "bat", "bđ", "bd")
)
_STATES = frozenset(("sach", "dep", "moi", "bong"))
_HEADS = frozenset(("truong", "bi", "pho"))
_THE_REST = frozenset(("not", "tiep"))
_OFFICES = frozenset(("uỷ", "ủy", "uy", "ubnd"))  # "trước cổng uỷ ban"
_IN_A_NAME = frozenset(("ở", "của"))
_WORDS_BEFORE_SUM = 8
_EVENTS = frozenset(
    (
        *(("to", "chuc"), ("phat", "dong"), ("dien", "ra"), ("khai", "mac"), ("ra", "mat")),
        *(("be", "giang"), ("be", "mac")),
    )
)
_OVER_FIRST = frozenset(("họp", "hop", "gặt", "gat", "cấy", "hoạch", "hoach", "cưới", "thi", "giỗ"))
_PAYING = frozenset(("nha", "ho", "nguoi", "khau"))
_EACH = frozenset(("mỗi", "từng"))
_ONLY_BEFORE_DATES = frozenset(("từ", "tu", "đến", "den", "tới", "toi", "trong", "hạn", "han"))


def take_word(walk: Walk, index: int) -> int | None:
    """A word before a date, or one that announces a part."""
    part = PARTS.at(walk.tokens, index)
    headed = part is not None and [one.text for one in walk.tokens[part.end : part.end + 1]] == [
        ":"
    ]
    if in_a_proper_name(walk, index) and not headed:
        return None
    if walk.tokens[index].fold == "tu" and index and walk.tokens[index - 1].fold in _ELDERS:
        return None  # bà Tư
    word = WORDS.at(walk.tokens, index)
    if word is not None and word.meaning in DATE_MODS and before_date(walk, word.end):
        if word.meaning is Word.APPROX and is_doubtful_about(walk, index, word.end):
            return None
        if _no_word_of_a_day(walk, index, word.end):
            return take_part(walk, index)
        if _in_the_evening(walk, index):
            return walk.mark(index, word.end, Label.CUE)
        dash = walk.tokens[index].text == "-" and not after_date(walk, index)
        if not dash and (part is None or word.end >= part.end):
            return take_mod(walk, index, word.meaning, word.end)
    return take_part(walk, index)


def take_part(walk: Walk, index: int) -> int | None:
    """A word that announces a part."""
    part = PARTS.at(walk.tokens, index)
    if part is None or _ends_in_a_sum(walk, part.end):
        return None
    return _take_part(walk, index, part.meaning, part.end)


def _ends_in_a_sum(walk: Walk, end: int) -> bool:
    """ "dap de bao sau muoi tam trieu": the last word of "báo sau" is the first of a sum."""
    last, after = walk.tokens[end - 1], walk.tokens[end : end + 1]
    digit = last.plain and spoken_numbers.last_digit(last) is not None
    return digit and bool(after) and after[0].text in ("muoi", "tram", "chuc")


def _no_word_of_a_day(walk: Walk, index: int, end: int) -> bool:
    """ "thi nấu ăn 20/10", no "ăn Tết"; "mua 20/3", no mùa."""
    day = walk.tokens[end].number or walk.tokens[end].fold == "ngay"
    return day and walk.tokens[index].text in ("ăn", "mua")


def _in_the_evening(walk: Walk, index: int) -> bool:
    """ "hoi thi 8tr toi 19/11": typed without marks as likely tối as tới, where no day stands before."""
    token = walk.tokens[index]
    return token.text == "toi" and not walk.scanned.dates and not walk.mods and walk.cursor.plain


def _take_part(walk: Walk, index: int, part: Part, end: int) -> int | None:
    """Words that announce a part; some are only that before a sum or a date."""
    if part is Part.INSIDE or (part is Part.SKIP and _other_word(walk, index, end)):
        return end
    if part is Part.DOING:
        walk.scanned.parts.append((index, part))
        return end
    if part in (Part.SIZE, Part.LENGTH):
        walk.size = part is Part.SIZE and not is_capital_inside(walk.scanned, index)
        return end
    if part is Part.OCCASION:
        last = walk.scanned.parts[-1:]
        its_day = last and last[0][0] == index - 1 and last[0][1] in (Part.START, Part.END)
        done = its_day and index > 1 and walk.scanned.labels[index - 2] is Label.DATE
        if its_day and not done and before_date(walk, end):  # no "30/11 xong chào mừng 22/12"
            return walk.mark(index, end, Label.CUE)  # "khởi công chào mừng 22/12"
        walk.occasion = True
        return end
    _begin_anew(walk, part, index, end)
    if _leads_nowhere(walk, part, index, end):
        return end if _is_event(walk, index) else None  # "to chuc": no chục
    end -= _takes_too_much(walk, part, index, end)
    labels = {Part.REGISTER: Label.REGISTER, Part.NAME: Label.NAME, Part.SKIP: Label.SKIP}
    if part is Part.MONEY and _things_each(walk, index, end):
        return walk.mark(index, end, Label.COUNT)
    if part is Part.MONEY and _is_a_name(walk, index):
        return None
    if part is Part.MONEY and not (walk.intent == "change" or _before_money(walk, index, end)):
        return None
    if part is Part.NAME and not _is_label(walk, index, end):
        return None
    if part is Part.END and (_of_a_meeting(walk, index) or _completes(walk, end)):
        return end
    if part not in (Part.SKIP, Part.MONEY, Part.UNSURE):
        walk.scanned.parts.append((end - 1, part))
    return walk.mark(index, end, labels.get(part, Label.CUE))


def _begin_anew(walk: Walk, part: Part, index: int, end: int) -> None:
    """Forget the occasion or the dash before a word that surely leads to a day of the work."""
    if not (walk.occasion or walk.linked):
        return
    surely = walk.tokens[index].text in _SURELY_OF_THE_WORK
    start = part is Part.START and walk.tokens[index].fold not in ("tu", "lam")
    if (surely or start) and before_date(walk, end):
        walk.occasion &= not surely  # "chào mừng 22/12 làm đường 80tr kc 5/12"
        walk.linked &= not start  # "hoàn thành 30/12 - dự kiến khởi công 1/11"


def _leads_nowhere(walk: Walk, part: Part, index: int, end: int) -> bool:
    """Whether words that only lead to a date have none behind them."""
    if end > index + 1 and walk.tokens[end - 1].fold == "trong":
        return duration(walk.cursor, end) is None and not before_date(walk, end)  # "lam trong hoa"
    if end > index + 1 and walk.tokens[end - 1].text == "tu":
        return not before_date(walk, end)  # "làm tu sửa đình", no làm từ
    if part in (Part.START, Part.END) and _is_event(walk, index):
        return not before_date(walk, end) or names_feast(walk, end)  # "tổ chức ngày hội"
    alone = walk.tokens[index].text in _ONLY_BEFORE_DATES and end == index + 1
    return alone and not before_date(walk, end)


def _is_event(walk: Walk, index: int) -> bool:
    """ "tổ chức", "phát động": a start only before a day."""
    return tuple(token.fold for token in walk.tokens[index : index + 2]) in _EVENTS


def _takes_too_much(walk: Walk, part: Part, index: int, end: int) -> bool:
    """Whether the last word belongs to what follows: "nhận làm sạch", "khởi công ngày kia"."""
    if part is Part.REGISTER:
        return _is_cleaned(walk, end)
    if end == index + 1 or walk.tokens[end - 1].fold != "ngay":
        return False
    day = expression_at(walk.cursor, end - 1)
    whole = day is not None and day.end > end
    return whole and expression_at(walk.cursor, end) is None


def _is_cleaned(walk: Walk, end: int) -> bool:
    """ "nhận làm sạch kênh": làm belongs to what is done to it."""
    state = walk.tokens[end : end + 1]
    return walk.tokens[end - 1].text in ("làm", "lam") and bool(state) and state[0].fold in _STATES


def _of_a_meeting(walk: Walk, index: int) -> bool:
    """ "họp dân xong, thứ 2 tới khởi công", "gặt xong 5/10 khởi công": what is over is no work."""
    for token in reversed(walk.tokens[max(index - 3, 0) : index]):
        if not token.word:
            return False
        if token.text in _OVER_FIRST:
            return True
    return False


def _completes(walk: Walk, end: int) -> bool:
    """ "hoàn thiện nhà văn hóa", "hoàn thành nốt đoạn cuối": what is done, and no end of it."""
    after = walk.tokens[end : end + 1]
    if not after or not after[0].word or before_date(walk, end):
        return False
    if after[0].fold in _THE_REST:
        return True
    thing = not is_filler(after[0]) and PARTS.at(walk.tokens, end) is None
    return thing and walk.tokens[end - 1].fold == "thien" and after[0].text != "trước"


def _other_word(walk: Walk, index: int, end: int) -> bool:
    """ "nha", "cho", "cung": typed without marks these are as often words of a name; so is
    "ở" behind one of its words."""
    token = walk.tokens[index]
    if token.text == "nhà" and is_capital_inside(walk.scanned, end) and not walk.titled:
        return True  # "ngõ nhà em Hùng"
    home = [one.fold for one in walk.tokens[max(index - 2, 0) : index]]
    if token.fold in _HEADS and (home[-1:] == ["nha"] or (home[:1] == ["nha"] and index > 1)):
        return True  # "từ nhà ông trưởng thôn"
    office = token.text in _OFFICES
    if (office or (end == index + 1 and token.text in _IN_A_NAME)) and index:
        before = walk.tokens[index - 1]
        return before.word and walk.scanned.labels[index - 1] in (None, Label.COUNT)
    return end == index + 1 and token.plain and token.text not in SAFE_PLAIN


def _before_money(walk: Walk, index: int, end: int) -> bool:
    """giá trị, hết, khoảng … count when a sum, a colon or the end of a clause follows."""
    new = walk.tokens[index].text == "moi"  # "xay moi nha", mới or mỗi
    if new and end < len(walk.tokens) and walk.tokens[end].number:
        return False  # "cong moi 80tr"
    if len(walk.tokens[index].text) > 1 and end - index > 1 and not new:
        return True
    following = end
    while following < len(walk.tokens) and not walk.tokens[following].number:
        if following - end > _WORDS_BEFORE_SUM:
            return False
        token = walk.tokens[following]
        known = CUES.at(walk.tokens, following) is not None or is_filler(token)
        known = known or is_measure(walk.tokens, following)  # "mỗi cái 80 triệu"
        if token.text in ":=" or amount_at(walk.text, walk.tokens, following):
            return True
        if not known:
            return False
        following += 1
    return following < len(walk.tokens)


def _is_a_name(walk: Walk, index: int) -> bool:
    """ "cầu chung" and "cụ Tam" where other words have marks: no chừng, no tầm."""
    word = walk.tokens[index].text
    if walk.cursor.plain or word not in ("chung", "tam"):
        return False
    return word == "chung" or (is_capital_inside(walk.scanned, index) and not walk.titled)


def _things_each(walk: Walk, index: int, end: int) -> bool:
    """ "mỗi nhà một vườn rau", "moi nha 1 cot co": a thing each, and no sum."""
    first, *rest = walk.tokens[index : end + 1]
    payer = first.text == "moi" and rest != [] and rest[0].fold in _PAYING
    if end >= len(walk.tokens) or not (first.text in _EACH or payer):
        return False
    if amount_at(walk.text, walk.tokens, end) is not None:
        return False
    return walk.tokens[end].text == "một" or counted_at(walk.text, walk.tokens, end) is not None


def _is_label(walk: Walk, index: int, end: int) -> bool:
    """ "Công trình: …" at the head of a line; elsewhere the word belongs to the name."""
    colon = end < len(walk.tokens) and walk.tokens[end].text == ":"
    return colon and (index == 0 or walk.scanned.labels[index - 1] is not None)
