"""The dates and lengths of time of a registration, and what only looks like one in a name."""

from __future__ import annotations

from dataclasses import replace

from campaigns.wording.amounts import amount_at
from campaigns.wording.date_grammar import Expression, expression_at
from campaigns.wording.date_words import FESTIVALS, RELATIVE_DAYS, WORDS, Word
from campaigns.wording.days import Day, Festival
from campaigns.wording.filler import is_filler, is_stop
from campaigns.wording.lengths import duration
from campaigns.wording.money_units import scale_at
from campaigns.wording.period_rules import through_end
from campaigns.wording.quantity_at import counted_at
from campaigns.wording.registration_labels import DateHit, Label
from campaigns.wording.registration_open_days import is_open
from campaigns.wording.registration_walk import Walk
from campaigns.wording.registration_which import is_place, parts_fields
from campaigns.wording.registration_words import PARTS, Part
from campaigns.wording.stretches import Stretch, trouble

_PERSONS = frozenset(
    ("ba", "chi", "co", "ong", "anh", "chu", "bac", "em", "thi", "van", "nguyen", "di")
)
_NAMED_AFTER = frozenset(("duong", "pho", "khu", "truong", "ngo", "ql", "tl", "so", "nghia", "quy"))
_ROOFED = frozenset(("toc", "lop", "thay", "dot", "ton", "chong", "loi"))
_WHICH_DAY = "Ngày này chưa chắc. Bác cho một ngày cụ thể."
_WORDS_BEFORE_DATE = 4
_OF_DAYS = frozenset(("ngay", "mung", "mong", "tu", "dip", "hom", "den", "toi"))
_MOST_MONTHS = 6
_BOTH_ENDS = 2
# days that streets, gardens and schools are named after
_CALLED = frozenset(
    (
        "hoa",
        "vuon",
        "vien",
        "san",
        "cho",
        "cau",
        "doan",
        "doi",
        "hang",
        "xa",
        "tuong",
        "dai",
        "nien",
    )
)
_FEASTS = frozenset(
    (
        *((3, 2), (8, 3), (26, 3), (30, 4), (1, 5), (15, 5), (19, 5), (1, 6), (27, 7), (19, 8)),
        *((2, 9), (20, 10), (20, 11), (22, 12)),
    )
)
DATE_MODS = (
    Word.BEFORE,
    Word.BY,
    Word.THROUGH,
    Word.FROM,
    Word.TO,
    Word.APPROX,
    Word.AFTER,
    Word.VAGUE,
)


def take_date(walk: Walk, index: int) -> int | None:
    """A day or a period, with what the words before it said."""
    if walk.tokens[index].text == "nay" and after_date(walk, index):
        return walk.mark(index, index + 1, Label.CUE)  # "15 tay nay": này
    later = duration(walk.cursor, index + 1) if walk.tokens[index].text == "sau" else None
    if later is not None and walk.scanned.dates:  # "ht sau 2 tháng": counted from the start
        return keep_date(walk, DateHit(index, later[1], length=later[0], mods=walk.mods))
    after = "sau" in (walk.cursor.text(index + 2), walk.cursor.text(index + 3))
    counted = duration(walk.cursor, index) if after and walk.scanned.dates else None
    few = counted is not None and counted[0][1] <= _MOST_MONTHS  # "30 tháng sau" is a day
    if counted is not None and few and walk.cursor.text(counted[1]) == "sau":
        return keep_date(walk, DateHit(index, counted[1] + 1, length=counted[0], mods=walk.mods))
    vague = WORDS.at(walk.tokens, index)
    if vague is not None and vague.meaning is Word.VAGUE and vague.end == index + 2:
        last = expression_at(walk.cursor, index + 1)
        if last is not None and last.end == vague.end:  # "mai mốt", "nay mai"
            open_day = replace(last, start=index, node=trouble(_WHICH_DAY))
            return keep_date(walk, DateHit(index, vague.end, open_day, mods=walk.mods))
    days = None if walk.occasion else _days_of_a_month(walk, index)
    if days is not None:
        return keep_date(walk, days)
    expression = expression_at(walk.cursor, index)
    if expression is not None and _of_a_name(walk, index, expression):
        return walk.mark(index, expression.end, Label.COUNT)
    if expression is None or walk.occasion or _not_a_date(walk, index, expression):
        return None
    if _gone_by(walk, index, expression):
        return walk.mark(index, expression.end, Label.CUE)
    if is_open(walk, index, expression.end):
        expression = replace(expression, node=trouble(_WHICH_DAY))
    hit = DateHit(index, expression.end, expression, mods=walk.mods, linked=walk.linked)
    return keep_date(walk, _in_quarters(hit, expression))


def _in_quarters(hit: DateHit, expression: Expression) -> DateHit:
    """ "quý 2-3": from one quarter to another."""
    node = expression.node
    if not isinstance(node, Stretch) or node.last is None:
        return hit
    first, last = replace(node, last=None), replace(node, number=node.last, last=None)
    until = replace(expression, node=last)
    return replace(hit, expression=replace(expression, node=first), until=until)


def _gone_by(walk: Walk, index: int, expression: Expression) -> bool:
    """ "năm ngoái làm cổng, năm nay …", "hồi tháng 3": what was then, and not when this begins."""
    then = bool(index) and walk.tokens[index - 1].text in ("hồi", "hoi")
    if walk.mods or _after_part(walk, index - then):
        return False
    node = expression.node
    year = node.year if isinstance(node, Stretch) and node.months == 12 else None
    return then or (year is not None and year <= walk.cursor.today.year)


def _days_of_a_month(walk: Walk, index: int) -> DateHit | None:
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
    if day < 1 or _ends_a_name(walk, index):
        return None
    first = Expression(replace(node, day=day), index, index + 1)
    return DateHit(index, last.end, first, mods=walk.mods - {Word.FROM}, until=last)


def _ends_a_name(walk: Walk, index: int) -> bool:
    """ "cầu số 2 - 20/11 - 20/12": the number says which bridge, the dash parts the fields."""
    before = walk.tokens[index - 1] if index else None
    dash, day = walk.tokens[index + 1 : index + 3]
    spaced = dash.text == "-" and not dash.glued and not day.glued
    if before is None or not spaced or walk.mods or not before.word or before.fold in _OF_DAYS:
        return False
    free = walk.scanned.labels[index - 1] is None and PARTS.at(walk.tokens, index - 1) is None
    return free and (is_place(walk, index) or parts_fields(walk.tokens))


def keep_date(walk: Walk, hit: DateHit) -> int:
    """Keep a date with what was said before it."""
    walk.scanned.dates.append(hit)
    walk.mods, walk.linked = set(), False
    return walk.mark(hit.start, hit.end, Label.DATE)


def _not_a_date(walk: Walk, index: int, expression: Expression) -> bool:
    """Numbers and names that only look like days inside a work's name."""
    node = expression.node
    before = walk.tokens[index - 1] if index else None
    if walk.tokens[expression.end - 1].number and scale_at(walk.tokens, expression.end)[0] > 1:
        return True  # "ông Thắng 30tr"
    announced = bool(walk.mods) or _after_part(walk, index)
    if isinstance(node, Day) and node.bare:
        return not (announced and Word.FROM in walk.mods)
    if isinstance(node, Day) and node.lunar and node.month is None and not announced:
        return walk.tokens[index].number or walk.tokens[index].text == "ram"  # "1 âm ly", bụi rậm
    named_after = before is not None and before.word and before.fold in _NAMED_AFTER
    if named_after and walk.tokens[index].number and not announced:
        return True  # đường 30/4, no "hội trường tuần sau làm"
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


def _of_a_name(walk: Walk, index: int, expression: Expression) -> bool:
    """ "vườn hoa 8/3", where two other days say when it is done."""
    node = expression.node
    if not isinstance(node, Day) or (node.day, node.month) not in _FEASTS or node.year is not None:
        return False
    if walk.tokens[index + 1].text != "/":
        return False  # "cầu số 2 9 triệu"
    word = index > 0 and walk.tokens[index - 1].fold in _CALLED
    word = word and walk.scanned.labels[index - 1] is None
    if not word or walk.scanned.dates or walk.mods or PARTS.at(walk.tokens, index - 1) is not None:
        return False
    place, others = expression.end, 0
    while place < len(walk.tokens) and others < _BOTH_ENDS:
        later = expression_at(walk.cursor, place) or _one_of_two(walk, place)
        others += later is not None
        place = later.end if later is not None else place + 1
    return others >= _BOTH_ENDS


def _one_of_two(walk: Walk, index: int) -> DateHit | None:
    """The first day of "5-20/11"."""
    return _days_of_a_month(walk, index) if walk.tokens[index].number else None


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


def _after_part(walk: Walk, index: int) -> bool:
    place = index - 1
    while place >= 0 and (walk.tokens[place].text == ":" or is_filler(walk.tokens[place])):
        place -= 1
    if not walk.scanned.parts or walk.scanned.parts[-1][0] != place:
        return False
    return walk.scanned.parts[-1][1] in (Part.START, Part.END, Part.SPAN)


def after_date(walk: Walk, index: int) -> bool:
    """Whether a date ends at `index`."""
    return bool(walk.scanned.dates) and walk.scanned.dates[-1].end == index


def before_date(walk: Walk, end: int) -> bool:
    """Whether a date follows, with at most a few such words before it."""
    for _ in range(_WORDS_BEFORE_DATE):
        if end >= len(walk.tokens):
            return False
        if through_end(walk.cursor, end) is not None and not _counts(walk, end):
            return True  # "hết năm", no "hết năm mươi lăm triệu"
        expression = expression_at(walk.cursor, end)
        if expression is not None:
            bare = isinstance(expression.node, Day) and expression.node.bare
            return not (bare and _counts(walk, end))
        word = WORDS.at(walk.tokens, end)
        if word is not None and word.meaning in DATE_MODS:
            end = word.end
        elif walk.tokens[end].text in (":", "ngày", "ngay", "là", "lễ", "le", "dịp", "dip"):
            end += 1
        else:
            return False
    return False


def _counts(walk: Walk, index: int) -> bool:
    """Whether the number at `index` is a sum or a measure."""
    amount = amount_at(walk.text, walk.tokens, index)
    return (amount is not None and amount.scale > 0) or counted_at(
        walk.text, walk.tokens, index
    ) is not None


def is_doubtful_about(walk: Walk, index: int, end: int) -> bool:
    """ "duong co tu 15/12": a plain "co" is no cỡ."""
    token = walk.tokens[index]
    return end == index + 1 and token.plain and token.text in ("co", "do", "non", "loi")


def take_mod(walk: Walk, index: int, word: Word, end: int) -> int:
    """A word of the date that follows: trước, từ, đến hết."""
    walk.mods.add(word)
    part = PARTS.at(walk.tokens, index)
    ending = walk.scanned.parts[-1:] == [(index - 1, Part.END)]  # "hoàn thành từ 25 đến 30/12"
    ending = ending and word is Word.FROM and walk.tokens[index - 1].text != "-"
    if part is not None and part.meaning in (Part.START, Part.END) and not ending:
        walk.scanned.parts.append((end - 1, part.meaning))  # "xong trước"
    if word is Word.FROM and not ending:
        walk.scanned.parts.append((end - 1, Part.START))
    if word is Word.FROM and expression_at(walk.cursor, end) is not None:
        walk.mods.discard(Word.TO)
        walk.linked = walk.occasion = False  # "họp dân 12/10 - từ 1/11", "mừng 20/11 từ 1/11"
    linking = walk.tokens[index].fold in ("den", "toi", "cho", "keo", "-")
    if word is Word.TO or (word is Word.THROUGH and linking):
        walk.linked = bool(walk.scanned.dates)
        walk.scanned.parts.append((end - 1, Part.END))
    if word is Word.THROUGH:
        closed = through_end(walk.cursor, end)
        if closed is not None:
            walk.mark(index, end, Label.CUE)
            expression = Expression(closed[0], end, closed[1])
            return keep_date(
                walk, DateHit(end, closed[1], expression, None, walk.mods, walk.linked)
            )
    return walk.mark(index, end, Label.CUE)
