"""Where the parts of a registration stand in its text: unit, sums, dates, measures, the rest.

Each token gets at most one label, in reading order; tokens without a label are the words a name
is made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from campaigns.wording.beside.filler import is_filler, is_stop
from campaigns.wording.dates.cursor import Cursor
from campaigns.wording.dates.grammar import expression_at
from campaigns.wording.money.amounts import amount_at
from campaigns.wording.money.words import CUES, Cue
from campaigns.wording.registration.addresses import take_address
from campaigns.wording.registration.change import change_words_end
from campaigns.wording.registration.cues import take_word
from campaigns.wording.registration.days import after_date, take_date
from campaigns.wording.registration.instead import label_other_work
from campaigns.wording.registration.labels import Label, Scanned
from campaigns.wording.registration.lengths import take_length
from campaigns.wording.registration.measures import take_measure
from campaigns.wording.registration.speaker import label_speaker, label_telephones
from campaigns.wording.registration.taken_back import label_taken_back
from campaigns.wording.registration.unit import find_unit
from campaigns.wording.registration.walk import Walk
from campaigns.wording.registration.which import (
    Dash,
    dash_before,
    is_person,
    is_which_and_sum,
    is_which_before_sum,
)
from campaigns.wording.registration.withdrawn import withdraw_words_end
from campaigns.wording.registration.words import PARTS, Part
from campaigns.wording.spelling.text import Token

_FEWEST_DONG = 1000
_WHICH_ROAD = frozenset(("ngo", "hem", "ngach", "tuyen", "doan", "to", "doi"))
_MOTTO = frozenset(("sang", "xanh", "sach", "dep", "toan", "minh", "van", "an"))
_MOST_PARTS = 10
_QUOTED = 12  # words and signs between two quotes, at most
_QUOTES = frozenset('"“”«»')
_BEFORE_A_SHARE = frozenset(
    ("co", "la", "duoc", "khoang", "hon", "gan", "da", "moi", "chiem", "gop", "lo")
)
_SHARED = frozenset(
    [
        "do",
        "số",
        "tổng",
        "kinh",
        "giá",
        "vốn",
        "chiều",
        "diện",
        "dân",
        "hộ",
        "quãng",
        "tiền",
    ]  # also "1/2 khối lượng"
) | {"khối"}
_SHARED_PLAIN = frozenset(["tong", "kinh", "von", "dien", "dan", "ho", "quang"])
_LONGER = frozenset(("gia", "keo", "noi"))  # gia hạn, kéo dài, nới hạn


def scan_registration(
    text: str, tokens: list[Token], today: date, units: Sequence[str], intent: str | None = None
) -> Scanned:
    """Label every token of a cleaned and mended message; `intent` says whether it changes or
    withdraws an earlier registration."""
    scanned = Scanned(text, tokens, [None] * len(tokens))
    label_telephones(scanned)
    find_unit(scanned, units)
    label_speaker(scanned)
    cursor = Cursor(tokens, today)
    if intent != "withdraw":
        label_other_work(scanned, cursor)
        label_taken_back(scanned, cursor)
    words = [token for token in tokens if token.word]
    capitals = sum(text[token.start].isupper() for token in words)
    walk = Walk(scanned, cursor, intent, titled=2 * capitals > len(words))
    index = 0
    while index < len(tokens):
        index = _step(walk, index)
    return scanned


def _step(walk: Walk, index: int) -> int:
    """Label what begins at `index`; return the index of what follows."""
    if walk.scanned.labels[index] in (Label.UNIT, Label.SKIP):
        return index + 1
    for take in (
        _person,
        _change,
        _share,
        _money,
        take_measure,
        take_address,
        take_date,
        take_length,
        take_word,
    ):
        end = take(walk, index)
        if end is not None:
            return end
    token = walk.tokens[index]
    if is_stop(token):
        _stop(walk, index)
    return index + 1


def _person(walk: Walk, index: int) -> int | None:
    return walk.mark(index, index + 1, Label.COUNT) if is_person(walk, index) else None


def _stop(walk: Walk, index: int) -> None:
    token = walk.tokens[index]
    walk.linked = token.text == "-" and after_date(walk, index)
    if (
        token.text in ",.;:\n()[]-+•*!?…=|_"
        and not _inner_dash(walk, index)
        and not _quoted(walk, index)
    ):
        walk.scanned.labels[index] = Label.STOP
        walk.occasion = walk.size = False


def _quoted(walk: Walk, index: int) -> bool:
    """The comma of a name in quotes: “Cổng nhà sạch, ngõ xanh”."""
    tokens = walk.tokens
    first = next(
        (i for i in range(index - 1, max(index - _QUOTED, -1), -1) if _is_quote(tokens, i)), None
    )
    last = next(
        (i for i in range(index + 1, min(index + _QUOTED, len(tokens))) if _is_quote(tokens, i)),
        None,
    )
    if tokens[index].text == "\n" or first is None or last is None:
        return False
    odd = sum(_is_quote(tokens, i) for i in range(first + 1)) % 2
    return bool(odd) and not any(token.number for token in tokens[first:last])


def _is_quote(tokens: list[Token], index: int) -> bool:
    return tokens[index].text in _QUOTES


def _of_a_list(walk: Walk, index: int) -> bool:
    """The comma of "ngõ 7, 9, 11"."""
    tokens, first = walk.tokens, index - 1
    if not 0 < first < len(tokens) - 2 or not (tokens[first].number and tokens[index + 1].number):
        return False
    while first > 1 and (tokens[first].number or tokens[first].text == ","):
        first -= 1
    free = all(label is None for label in walk.scanned.labels[first:index])
    after = index + 2 >= len(tokens) or is_stop(tokens[index + 2])
    part = PARTS.at(tokens, index + 2)
    after = after or (part is not None and part.meaning is Part.MONEY)  # "hẻm 18, 20 hết 9 triệu"
    return free and after and tokens[first].fold in _WHICH_ROAD


def _of_a_motto(walk: Walk, index: int) -> bool:
    """The dash of "Sáng - Xanh - Sạch - Đẹp"."""
    around = walk.tokens[index - 1 : index] + walk.tokens[index + 1 : index + 2]
    return len(around) == 2 and all(token.fold in _MOTTO for token in around)


def _inner_dash(walk: Walk, index: int) -> bool:
    """The dash of "văn hóa-thể thao" does not end a name; nor does a dot in "T.5", or the sign in
    "tổng vệ sinh + trồng hoa"."""
    if walk.tokens[index].text == "+" and 0 < index < len(walk.tokens) - 1:
        part = PARTS.at(walk.tokens, index + 1)
        named = part is None or part.meaning in (Part.DOING, Part.INSIDE, Part.LENGTH)
        before = walk.scanned.labels[index - 1] in (None, Label.COUNT)
        return named and walk.tokens[index - 1].word and before
    if walk.tokens[index].text == "," and _of_a_list(walk, index):
        return True
    if walk.tokens[index].text == "-" and _of_a_motto(walk, index):
        return True
    if walk.tokens[index].text not in "-." or index + 1 >= len(walk.tokens):
        return False
    return walk.tokens[index].glued and walk.tokens[index + 1].glued


def _change(walk: Walk, index: int) -> int | None:
    """ "xin đổi", "tăng lên": said of the change, not of the work."""
    if walk.intent == "withdraw":
        gone = withdraw_words_end(walk.tokens, index)
        return walk.mark(index, gone, Label.CHANGE) if gone is not None else None
    if walk.intent != "change":
        return None
    end = change_words_end(walk.text, walk.tokens, walk.cursor, index)
    longer = end is not None and _LONGER.intersection(t.fold for t in walk.tokens[index:end])
    if end is not None and longer:
        walk.scanned.parts.append((end - 1, Part.END))  # gia hạn, kéo dài
    return walk.mark(index, end, Label.CHANGE) if end is not None else None


def _share(walk: Walk, index: int) -> int | None:
    """ "2/3 do dân làm", "1/2 kinh phí": a part of the whole, and no day."""
    before, some = walk.tokens[index - 1 : index], walk.tokens[index : index + 4]
    if len(some) < 4 or some[1].text != "/" or not (some[0].number and some[2].number):
        return None
    part, whole = int(some[0].text), int(some[2].text)
    said = not before or is_stop(before[0]) or before[0].fold in _BEFORE_A_SHARE
    if said and part < whole <= _MOST_PARTS and _is_shared(some[3]):
        return walk.mark(index, index + 3, Label.COUNT)
    return None


def _is_shared(token: Token) -> bool:
    """ "do dân làm", "kinh phí": what can have a part; "1/7 khởi công" is a day."""
    return token.text in _SHARED or (token.plain and token.fold in _SHARED_PLAIN)


def _money(walk: Walk, index: int) -> int | None:
    """A sum, or the first number of "25 - 30 triệu"."""
    if walk.tokens[index].plain and walk.tokens[index].word and _name_word(walk, index):
        return None
    amount = amount_at(walk.text, walk.tokens, index)
    if amount is not None and amount.scale and is_which_and_sum(walk, index, amount):
        return walk.mark(walk.mark(index, index + 1, Label.COUNT), amount.end, Label.SKIP)
    if is_which_before_sum(walk, index):
        return walk.mark(index, index + 1, Label.COUNT)
    few = amount is not None and amount.scale == 1 and 0 < amount.values[0] < _FEWEST_DONG
    if few:
        return None  # "thang 9 dong tho", "ngôi nhà 100 đồng"
    if amount is not None and amount.scale:
        walk.occasion = False  # "chào mừng đại hội làm vườn hoa 14tr 25/10": the work's day
        return walk.mark(index, amount.end, Label.MONEY)
    if amount is None:
        return _money_range(walk, index)
    if amount.values[0] >= 1000 and expression_at(walk.cursor, index) is None:
        return walk.mark(index, amount.end, Label.MONEY)
    return None


def _money_range(walk: Walk, index: int) -> int | None:
    if not walk.tokens[index].number or len(walk.tokens[index].text) > 4:
        return None
    if index > 1 and walk.tokens[index - 1].text == "," and walk.tokens[index - 2].number:
        return None  # "ngõ 7, 9, 11 - 182 triệu"
    to = CUES.at(walk.tokens, index + 1)
    if to is None or to.meaning not in (Cue.TO, Cue.EITHER) or to.end >= len(walk.tokens):
        return None
    high = amount_at(walk.text, walk.tokens, to.end)
    if high is None or not high.scale:
        return None
    match dash_before(walk, index, high):
        case Dash.FIELD:
            return walk.mark(index, index + 1, Label.COUNT)
        case Dash.EITHER:
            return walk.mark(walk.mark(index, index + 1, Label.COUNT), high.end, Label.SKIP)
        case Dash.RANGE:
            return walk.mark(index, high.end, Label.MONEY)


def _name_word(walk: Walk, index: int) -> bool:
    """A plain digit word inside a name: "ba con", "nam nhe", "ba cu Mien"."""
    amount = amount_at(walk.text, walk.tokens, index)
    lady = [token.text for token in walk.tokens[index : index + 2]] == ["ba", "cu"]
    if lady and walk.tokens[index + 2 : index + 3] and walk.tokens[index + 2].word:
        return not is_filler(walk.tokens[index + 2]) and PARTS.at(walk.tokens, index + 2) is None
    return amount is not None and not amount.scale
