"""Words that make the only sum of a registration a part, a change or a guess of what it is worth."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from campaigns.wording.beside.doubts import FINE, SUM_DOUBTS
from campaigns.wording.beside.filler import ends_clause
from campaigns.wording.beside.harmless import is_harmless
from campaigns.wording.money.said import Stated
from campaigns.wording.money.units import is_measure
from campaigns.wording.money.words import CUES, Cue
from campaigns.wording.registration.labels import Label, Scanned
from campaigns.wording.spelling.text import Phrases, Token, phrases

_WHOSE = Phrases(phrases("whose", "tiền dân | tiền xã | tiền bà con | tiền nhà nước | tiền huyện"))
_EARLIER = Phrases(phrases("earlier", "năm ngoái | năm trước | năm kia | đợt trước | lần trước"))
_PLEAS = Phrases(
    phrases(
        "plea",
        "vay | vay vốn | xin ủng hộ | kêu gọi | xin tài trợ | kêu gọi ủng hộ | vận động tài trợ | xin hỗ trợ",
    )
)
_EACH_OF = frozenset(("moi", "mỗi", "từng", "tung", "1", "một"))
_GOT = ("được", "đc", "dc", "xin")
_HELPING = frozenset(("giúp", "giup", "đỡ"))
_ASKING = frozenset(("ghi", "gui", "bao", "dang", "ky", "dk", "nho", "xin", "nhap"))
_BARE = frozenset(("tram", "ty", "ti", "trieu", "chuc", "muoi"))
_DIGITS = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin")
_SHORTEST = 2  # letters of a word that may be a misspelt one
_DIGITS_OF_A_SUM = 3
_WORDS_BEFORE = 4
_NOT_BETWEEN = (Label.DATE, Label.MEASURE, Label.COUNT, Label.UNIT)


def is_part(scanned: Scanned, stated: Stated) -> bool:
    """ "xin xã 50 triệu", "đã có 300 triệu", "hình như 50 triệu", "50 triệu chưa chắc": words that
    make a part, a change or a guess of the only sum, also where they were taken into the name."""
    tokens = scanned.tokens
    place = next((i for i, one in enumerate(tokens) if one.start == stated.at), 0)
    end = place
    while end < len(tokens) and scanned.labels[end] is Label.MONEY:
        end += 1
    if _cut_off(tokens, place, end):
        return True
    if _of_each(scanned, place) or _each_follows(tokens, end) or _thing_each(scanned, place):
        return True
    if _pleaded(scanned, place) or _was_earlier(scanned, place) or _is_given(scanned, place):
        return True
    if place > 1 and tokens[place - 1].text == "," and _may_be_sum(scanned, place - 2, place):
        return True  # "300, 350tr"
    return _doubted_behind(scanned, end) or _doubted_before(scanned, place)


def _cut_off(tokens: list[Token], place: int, end: int) -> bool:
    """ "hau tỷ", "27 triệu rưi": a digit before the sum, or its half, is misspelt."""
    before = tokens[place - 1] if place else None
    bare = tokens[place].fold in _BARE and before is not None and before.word
    digit = bare and before is not None and _nearly(before, _DIGITS)
    return digit or (end < len(tokens) and tokens[end].word and _nearly(tokens[end], ("ruoi",)))


def _nearly(token: Token, words: tuple[str, ...]) -> bool:
    if is_harmless(token) or len(token.fold) < _SHORTEST:
        return False
    return any(OSA.distance(token.fold, word) == 1 for word in words)


def _was_earlier(scanned: Scanned, place: int) -> bool:
    """ "năm ngoái 50 triệu"."""
    for index in range(place - 1, max(place - 1 - _WORDS_BEFORE, -1), -1):
        if scanned.labels[index] is Label.STOP:
            return False  # "mương còn lại của năm ngoái, 36tr"
        if _EARLIER.at(scanned.tokens, index) is not None:
            return True
    return False


def _is_given(scanned: Scanned, place: int) -> bool:
    """ "được 80 triệu", "anh Hải cho 240tr", "hội CCB giúp 30tr": what somebody gives to it."""
    if not place:
        return False
    tokens, before = scanned.tokens, scanned.tokens[place - 1].text
    marked = any(token.word and not token.plain for token in tokens)
    if before in (*_GOT, *(() if marked else ("duoc",))) or (marked and before == "cho"):
        return True  # "đấu giá đất được 80 triệu"
    if before in _HELPING:
        said = {token.fold for token in tokens[max(place - _WORDS_BEFORE, 0) : place]}
        return _ASKING.isdisjoint(said)  # no "ghi giúp 30tr"
    # "thôn 4 có 80 triệu, muốn làm cống"
    return before == "có" and place > 1 and scanned.labels[place - 2] is Label.UNIT


def _doubted_behind(scanned: Scanned, end: int) -> bool:
    """ "50 triệu tiền xã", "50 triệu chưa chắc"."""
    after = SUM_DOUBTS.at(scanned.tokens, end)
    if after is not None and Label.CUE in scanned.labels[end : after.end]:
        after = None  # "1,2 tỷ lễ khởi công 1/12"
    doubted = after is not None and after.meaning in ("part", "guess")
    return doubted or _WHOSE.at(scanned.tokens, end) is not None


def _doubted_before(scanned: Scanned, place: int) -> bool:
    """ "vận động 50 triệu", "hình như 50 triệu"."""
    tokens = scanned.tokens
    for index in range(max(place - _WORDS_BEFORE, 0), place):
        if scanned.labels[index] in _NOT_BETWEEN:
            continue
        cue, doubt = CUES.at(tokens, index), SUM_DOUBTS.at(tokens, index)
        here = doubt is not None and doubt.end == place
        harmless = cue is not None and cue.end == place and cue.meaning is Cue.NOISE
        if harmless or (doubt is not None and here and doubt.meaning == FINE):
            return False  # "nhà để xe tang 80tr", "sân vận động 3 tỷ"
        if here or (cue is not None and cue.end == place and cue.meaning is Cue.PART):
            return True
    return False


def _may_be_sum(scanned: Scanned, index: int, place: int) -> bool:
    """Whether the number at `index` is as long as the sum at `place` and nothing else."""
    one, other = scanned.tokens[index], scanned.tokens[place]
    free = index > 0 and scanned.labels[index] in (None, Label.TITLE)
    alone = free and one.number and scanned.tokens[index - 1].word
    both = alone and other.number and len(one.text) == len(other.text) >= _DIGITS_OF_A_SUM
    return both and int(one.text) < int(other.text) < 2 * int(one.text)


def _of_each(scanned: Scanned, place: int) -> bool:
    """ "3 cong moi cong 80tr", typed without marks: mỗi, for the thing is named once more."""
    tokens = scanned.tokens
    for index in range(max(place - 3, 0), place - 1):
        if Label.STOP in scanned.labels[index:place]:
            continue  # "cứ 20m một cột, 9tr"
        thing = tokens[index + 1]
        again = any(token.fold == thing.fold for token in tokens[:index])
        if tokens[index].text in _EACH_OF and thing.word and again:
            return True  # also "2 xe, 1 xe 35tr"
    return False


def _thing_each(scanned: Scanned, place: int) -> bool:
    """ "mỗi nhà 1 cột cờ 200k": the sum of one, for no pause stands between."""
    for index in range(place - 1, -1, -1):
        if scanned.labels[index] in (Label.STOP, Label.DATE, Label.MONEY, Label.CUE, Label.UNIT):
            return False
        if scanned.tokens[index].text in ("mỗi", "từng"):
            return True
    return False


def _pleaded(scanned: Scanned, place: int) -> bool:
    """ "xin ủng hộ xây miếu 200tr": what others are asked for."""
    for index in range(place - 1, -1, -1):
        if scanned.labels[index] in (Label.STOP, Label.DATE, Label.MONEY, Label.UNIT):
            return False
        if _PLEAS.at(scanned.tokens, index) is not None:
            return True
    return False


def _each_follows(tokens: list[Token], end: int) -> bool:
    """ "80 triệu 1 km": what one of it costs, or how long it is."""
    one = end < len(tokens) and tokens[end].text in ("1", "một")
    return one and is_measure(tokens, end + 1) and ends_clause(tokens, end + 2)
