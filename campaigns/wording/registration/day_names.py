"""Numbers, feasts and words in a work's name that only look like days: "ông Năm tới", "mái che"."""

from __future__ import annotations

from dataclasses import replace

from campaigns.wording.beside.filler import is_filler, is_stop
from campaigns.wording.dates.days import Day, Festival
from campaigns.wording.dates.grammar import Expression, expression_at
from campaigns.wording.dates.lengths import duration
from campaigns.wording.dates.words import FESTIVALS, RELATIVE_DAYS, WORDS, Word
from campaigns.wording.money.units import scale_at
from campaigns.wording.registration.addresses import NAMED_AFTER
from campaigns.wording.registration.labels import DateHit
from campaigns.wording.registration.walk import Walk
from campaigns.wording.registration.which import is_place, parts_fields
from campaigns.wording.registration.words import PARTS, Part

_PERSONS = frozenset(
    ("ba", "chi", "co", "ong", "anh", "chu", "bac", "em", "thi", "van", "nguyen", "di")
)
_ROOFED = frozenset(("toc", "lop", "thay", "dot", "ton", "chong", "loi"))
_GROUP = 3  # digits between two dots of a sum
_HUNDREDS = frozenset(("tram", "muoi", "chuc"))
_OF_DAYS = frozenset(("ngay", "mung", "mong", "tu", "dip", "hom", "den", "toi"))


def days_of_a_month(walk: Walk, index: int) -> DateHit | None:
    """ "25-30/11", "15 đến 20/12": from one day to another of the same month."""
    day = walk.cursor.digits(index)
    to = WORDS.at(walk.tokens, index + 1) if day is not None else None
    if day is None or to is None or to.meaning is not Word.TO or walk.linked:
        return None
    last = expression_at(walk.cursor, to.end)
    node = last.node if last is not None else None
    if last is None or not isinstance(node, Day) or node.month is None or node.day <= day:
        return None
    if duration(walk.cursor, last.end - 1) is not None:
        return None  # "1-9 6 tháng xong"
    if day < 1 or _ends_a_name(walk, index) or _is_two_days(walk, last.end):
        return None
    first = Expression(replace(node, day=day), index, index + 1)
    return DateHit(index, last.end, first, mods=walk.mods - {Word.FROM}, until=last)


def _is_two_days(walk: Walk, end: int) -> bool:
    """ "1-5 1-6": the first of May and that of June, and no days of January."""
    stuck = walk.tokens[end : end + 2]
    signed = len(stuck) > 1 and stuck[0].text in ("-", "/", ".") and stuck[1].number
    return signed and all(one.glued for one in stuck)


def _ends_a_name(walk: Walk, index: int) -> bool:
    """ "cầu số 2 - 20/11 - 20/12": the number says which bridge, the dash parts the fields."""
    before = walk.tokens[index - 1] if index else None
    dash, day = walk.tokens[index + 1 : index + 3]
    spaced = dash.text == "-" and not dash.glued and not day.glued
    if before is None or not spaced or walk.mods or not before.word or before.fold in _OF_DAYS:
        return False
    free = walk.scanned.labels[index - 1] is None and PARTS.at(walk.tokens, index - 1) is None
    return free and (is_place(walk, index) or parts_fields(walk.tokens))


def is_no_day(walk: Walk, index: int, expression: Expression) -> bool:
    """Numbers and names that only look like days inside a work's name."""
    node = expression.node
    before = walk.tokens[index - 1] if index else None
    if walk.tokens[expression.end - 1].number and scale_at(walk.tokens, expression.end)[0] > 1:
        return True  # "ông Thắng 30tr"
    if _begins_a_sum(walk, expression.end):
        return True
    announced = bool(walk.mods) or follows_its_word(walk, index)
    if isinstance(node, Day) and node.bare:
        return not (announced and Word.FROM in walk.mods)
    if isinstance(node, Day) and node.lunar and node.month is None and not announced:
        return walk.tokens[index].number or walk.tokens[index].text == "ram"  # "1 âm ly", bụi rậm
    named_after = before is not None and before.word and before.fold in NAMED_AFTER
    slashed = walk.tokens[index + 1 : index + 2] and walk.tokens[index + 1].text == "/"
    if named_after and walk.tokens[index].number and not slashed and not announced:
        return True  # "khu 5 tháng 10", no "hội trường tuần sau làm"
    if isinstance(node, Festival):
        return not walk.mods
    if names_feast(walk, index):
        return not (announced or _leads_on(walk, expression.end))
    if expression.end == index + 1 and RELATIVE_DAYS.at(walk.tokens, index) is not None:
        named = before is not None and before.fold in _PERSONS
        roof = before is not None and walk.cursor.plain and before.fold in _ROOFED  # "bi toc mai"
        named = named or (roof and walk.tokens[index].text == "mai")
        plain = walk.tokens[index].text in ("moi", "chu")  # mới or mỗi, chú: hardly mơi, chừ
        named = named or plain
        return named or not (announced or _acts(walk, expression.end))
    blank = expression.end - index == 2 and all(
        token.number for token in walk.tokens[index : expression.end]
    )
    return blank and not announced


def _begins_a_sum(walk: Walk, end: int) -> bool:
    """ "hộ ông Thang - 9.700.000 dong", "thap sang nam tram trieu": the last word of what looks
    like a day is the first of a sum."""
    last, sign, more = (walk.tokens[end - 1 : end + 2] + [None] * 2)[:3]
    if last is None or sign is None:
        return False
    if last.text == "nam":
        return sign.text in _HUNDREDS
    figure = sign.text in ".," and sign.glued and more is not None and more.glued and more.number
    month = any(token.fold == "thang" for token in walk.tokens[max(end - 3, 0) : end])
    if more is None or not (figure and last.number and month):
        return False  # "20/12,3 triệu 5"
    return len(more.text) == _GROUP or scale_at(walk.tokens, end + 2)[0] > 1


def names_feast(walk: Walk, index: int) -> bool:
    """ "hội đại đoàn kết", "ngày hội đại đoàn kết": a feast by its name."""
    named = index + (walk.cursor.fold(index) == "ngay")
    named += (
        named > index
        and walk.cursor.fold(named) == "hoi"
        and FESTIVALS.at(walk.tokens, named) is None
    )
    return FESTIVALS.at(walk.tokens, named) is not None


def _acts(walk: Walk, index: int) -> bool:
    """ "mai làm", "mai," but not "mái che": something begins, or nothing follows."""
    following = walk.tokens[index : index + 2]
    if not following or is_stop(following[0]):
        return True
    if following[0].text == "nha" and following[1:] and following[1].word:
        return False  # "sua mai nha van hoa"
    return is_filler(following[0]) or _leads_on(walk, index)


def _leads_on(walk: Walk, index: int) -> bool:
    """Whether something begins or ends at `index`: "giỗ tổ làm"."""
    part = PARTS.at(walk.tokens, index)
    return part is not None and part.meaning in (Part.START, Part.DOING, Part.END, Part.SPAN)


def follows_its_word(walk: Walk, index: int) -> bool:
    """ "khởi công: 20/11": whether what announces a day stands before `index`."""
    place = index - 1
    while place >= 0 and (walk.tokens[place].text == ":" or is_filler(walk.tokens[place])):
        place -= 1
    if not walk.scanned.parts or walk.scanned.parts[-1][0] != place:
        return False
    return walk.scanned.parts[-1][1] in (Part.START, Part.END, Part.SPAN)
