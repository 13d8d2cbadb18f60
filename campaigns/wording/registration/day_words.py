"""The words before a day of a registration: trước, từ, đến hết."""

from __future__ import annotations

from campaigns.wording.dates.days import Day
from campaigns.wording.dates.grammar import Expression, expression_at
from campaigns.wording.dates.period_rules import through_end
from campaigns.wording.dates.words import WORDS, Word
from campaigns.wording.money.amounts import amount_at
from campaigns.wording.quantity.at import counted_at
from campaigns.wording.registration.days import keep_date
from campaigns.wording.registration.labels import DateHit, Label
from campaigns.wording.registration.walk import Walk
from campaigns.wording.registration.words import PARTS, Part

_WORDS_BEFORE_DATE = 4
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
