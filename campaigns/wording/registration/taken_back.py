"""What a registration says and at once takes back: "300m à nhầm 350m", "làm cầu, không phải, làm cống".

A value is taken back by another of its kind behind the slip, the name of a work by another work;
both are labelled before the parts are looked for.
"""

from __future__ import annotations

from campaigns.wording.beside.said_anew import slip_at
from campaigns.wording.dates.cursor import Cursor
from campaigns.wording.dates.grammar import expression_at
from campaigns.wording.money.amounts import amount_at
from campaigns.wording.quantity.at import counted_at
from campaigns.wording.registration.change import value_end
from campaigns.wording.registration.labels import Label, Scanned
from campaigns.wording.registration.things import begins_with_a_work
from campaigns.wording.registration.words import PARTS, Part
from campaigns.wording.spelling.text import Phrases, phrases

_DENIED = Phrases(phrases("denied", "không phải | ko phải | hông phải | hổng phải"))
_OH = frozenset(("à", "ờ", "á", "ấy"))
_FORGOT = frozenset(
    ("quen", "loi", "em")
)  # something more may follow, or a thing in the next clause
_PAUSES = frozenset(",.;…|-")
_LEADING = frozenset(("là", "thành", "đến", "tới", "phải", "den", "toi", "la"))
_LONGEST_VALUE, _LONGEST_NAME = 8, 12  # words


def label_taken_back(scanned: Scanned, cursor: Cursor) -> None:
    """Label what was taken back and the words that take it back."""
    for index in range(1, len(scanned.tokens)):
        slip = _slip_end(scanned, index)
        if slip is None:
            continue
        after = slip
        while after < len(scanned.tokens) and scanned.tokens[after].text in _PAUSES | _LEADING:
            after += 1
        before = index
        while before and scanned.tokens[before - 1].text in _PAUSES | _OH:
            before -= 1
        start = _value_start(scanned, cursor, before, after)
        forgot = scanned.tokens[slip - 1].fold in _FORGOT or scanned.tokens[index].text in _OH | {
            "a"
        }
        if start is None and not forgot:
            start = _name_start(scanned, cursor, before, after)
        if start is not None:
            scanned.labels[start:after] = [Label.SKIP] * (after - start)


def _slip_end(scanned: Scanned, index: int) -> int | None:
    """Behind "à nhầm", "à", "không phải,"; a denial that goes on denies what follows it."""
    tokens = scanned.tokens
    slip = slip_at(tokens, index)
    if slip is not None:
        return slip
    plain = tokens[index].text == "a" and tokens[index - 1].text in _PAUSES  # "kc mai, a ngay kia"
    if plain or tokens[index].text in _OH:
        return index + 1
    if [one.fold for one in tokens[index : index + 2]] == ["xin", "loi"]:
        return index + 2
    denied = _DENIED.at(tokens, index)
    pause = denied is not None and denied.end < len(tokens) and tokens[denied.end].text in _PAUSES
    return denied.end if denied is not None and pause else None


def _kind_and_end(scanned: Scanned, cursor: Cursor, index: int) -> tuple[str, int] | None:
    """What kind of value stands at `index`, and where it ends."""
    tokens = scanned.tokens
    end = value_end(scanned.text, tokens, cursor, index)
    if end is not None:
        day = expression_at(cursor, index)
        sum_ = amount_at(scanned.text, tokens, index)
        return ("sum" if sum_ is not None and sum_.end == end and day is None else "day"), end
    counted = counted_at(scanned.text, tokens, index)
    return (counted.unit, counted.end) if counted is not None else None


def _value_start(scanned: Scanned, cursor: Cursor, before: int, after: int) -> int | None:
    """Where the value begins that ends at `before` and is said anew at `after`."""
    anew = _kind_and_end(scanned, cursor, after) if after < len(scanned.tokens) else None
    if anew is None:
        return None
    started = None
    for index in range(before - 1, max(before - _LONGEST_VALUE, -1), -1):
        if scanned.labels[index] is not None:
            break
        if _kind_and_end(scanned, cursor, index) == (anew[0], before):
            started = index
    return started


def _name_start(scanned: Scanned, cursor: Cursor, before: int, after: int) -> int | None:
    """Where the work begins that another one takes the place of: nothing but its name stands there."""
    tokens = scanned.tokens
    if not _does(scanned, after):
        return None
    start = before
    while start and before - start < _LONGEST_NAME:
        if scanned.labels[start - 1] is not None or tokens[start - 1].text in ".,;:\n":
            break
        part = PARTS.at(tokens, start - 1)
        if part is not None and part.meaning is Part.REGISTER:
            start = part.end
            break
        if _kind_and_end(scanned, cursor, start - 1) is not None:
            return None
        start -= 1
    return start if start < before else None


def _does(scanned: Scanned, index: int) -> bool:
    """Whether a work is named at `index`: by what is done, or by the thing itself."""
    part = PARTS.at(scanned.tokens, index) if index < len(scanned.tokens) else None
    doing = part is not None and part.meaning is Part.DOING
    return doing or begins_with_a_work(scanned.tokens[index:])
