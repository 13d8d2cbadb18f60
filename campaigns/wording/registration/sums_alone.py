"""Works told with a sum each and no day, or the same days: "cổng 45tr, sân 60tr, kc 1/12".

Such clauses may also be a whole and its parts ("nhà văn hóa 200tr, mái 50tr"), donors or materials.
They are works only where the sums cannot be those of one: a part is no more than its whole.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise, permutations

from campaigns.wording.money.amounts import amount_at
from campaigns.wording.numbers.spoken_numbers import may_begin
from campaigns.wording.registration.clauses import SUM
from campaigns.wording.registration.shared_days import days_behind
from campaigns.wording.registration.things import begins_with_a_work, thing_end
from campaigns.wording.spelling.text import Token, fold, tokenise

_FEWEST_SUMS, _MOST_WORKS = 2, 6
_LONGEST = 300
_PAUSE = re.compile(
    r"\s*(?:(?<![0-9]),|,(?![0-9])|[;\n])\s*|\s+(?:và|va|với|voi|thêm|them|[-+|])\s+|\.\s+",
    re.IGNORECASE,
)
_SUMMED_UP = re.compile(r"t[ổo]ng|c[ảa] th|t[ấa]t c|h[ếe]t th|cộng", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?<!\w)(?:tong|ca thay|tat ca|het thay)(?: (?:cong|la|het|kinh phi))*\s*[:=]?\s*(?=[0-9])"
)
_COMES_TO = re.compile(
    r"(?<!\w)(?:(?:hai|ba) cái )?cộng (?:lại |là |lại là )(?=[0-9])", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,|;|\s(?:và|va|với|voi))\s+", re.IGNORECASE)
_DONE = frozenset(("lam", "sua", "xay"))
_YES = re.compile(r"(?<!\w)(?:dạ|dza)(?!\w)", re.IGNORECASE)  # no đã
_ELSEWHEN = re.compile(
    r"(?<!\w)(?:khong|ko|chua|nham|doi|chu|nam ngoai|nam truoc|hom truoc|dot|lan|giai doan|da|tung"
    r"|thay|rut|huy|tang|giam|tong|ca|gop|ho tro|tai tro|ung ho|(?<!xom )(?<!ban )(?<!lang )moi|neu|hoac|hay|trong do|gom|nay|gio|thuc ra|xong|vua|roi|xin xa|duoc xa)(?!\w)"
)


def by_sums(text: str) -> tuple[str, list[str]]:
    """(head, works) of a message that names a sum for each of several works; none otherwise."""
    if len(SUM.findall(fold(text))) < _FEWEST_SUMS:
        return text, []
    head, works = _by_sums_alone(text)
    parted = None if works else days_behind(text)
    if parted is None:
        return head, works
    before, works = _by_sums_alone(parted[0])
    if not works:
        return head, works
    shared = parted[2] or "," not in text
    return before, [f"{one}, {parted[1]}" for one in works[:-1] if shared] + [
        *(works[:-1] if not shared else ()),
        f"{works[-1]}, {parted[1]}",
    ]


def _by_sums_alone(text: str) -> tuple[str, list[str]]:
    if len(text) > _LONGEST or _ELSEWHEN.search(fold(_YES.sub("", text))):
        return text, []
    head, colon, rest = text.partition(":")
    head, rest = (head, rest) if colon else ("", text)
    clauses = [clause.strip() for clause in _PAUSE.split(rest) if clause and clause.strip()]
    sums = [_sum_at_the_end(clause) for clause in clauses]
    if sums and sums[0] is None and not head:
        head, clauses, sums = clauses[0], clauses[1:], sums[1:]  # "Thôn 3", on a line of its own
    values = [one[0] for one in sums if one is not None]
    if not 1 < len(values) == len(clauses) <= _MOST_WORKS:
        return text, []
    if not _apart(values, joined=_ends_in_and(rest, clauses)):
        return text, []
    first, *later = [tokenise(clause) for clause in clauses]
    thing = next((index for index in range(len(first)) if thing_end(first, index)), None)
    named = thing is not None and all(map(begins_with_a_work, later))
    ends = [one[1] for one in sums if one is not None]
    names = [
        _words_of_name(tokens[start:end])
        for tokens, start, end in zip(
            [first, *later], [thing or 0, *(0 for _ in later)], ends, strict=True
        )
    ]
    again = any(one <= other for one, other in permutations(names, 2))
    return (head, clauses) if named and not again else (text, [])


def _sum_at_the_end(clause: str) -> tuple[Decimal, int] | None:
    """The only sum of a clause, which stands behind its name and ends it, and where it begins."""
    tokens = tokenise(clause)
    for index in range(1, len(tokens)):
        amount = amount_at(clause, tokens, index) if may_begin(tokens[index]) else None
        if amount is not None and amount.scale > 1:
            alone = amount.end == len(tokens) and len(amount.values) == 1 and not amount.open
            return (amount.values[0], index) if alone else None
    return None


def _ends_in_and(text: str, clauses: list[str]) -> bool:
    """ "đường 200tr và cổng 60tr": what "và" joins is no part of what stands before it."""
    before = text[: text.rindex(clauses[-1])].rstrip()
    return before.lower().endswith((" và", " va", " với", " voi", " thêm", " them"))


def _apart(sums: list[Decimal], *, joined: bool) -> bool:
    """Whether none of them can be the whole of the others: neither the first nor the last."""
    first = sums[0] != sum(sums[1:]) if joined else sums[0] < sum(sums[1:])
    return first and sums[-1] != sum(sums[:-1])


def with_total_alone(text: str) -> str:
    """ "phòng học 45tr và nhà vệ sinh 30tr tổng 75tr" with its total alone: one work of two things,
    which both name it."""
    if not _SUMMED_UP.search(text):
        return text
    text = _COMES_TO.sub("tổng ", text)
    said = _TOTAL.search(fold(text))
    if said is None:
        return text
    tokens, sums = tokenise(text), list[tuple[int, int, Decimal]]()
    index = 0
    while index < len(tokens):
        amount = amount_at(text, tokens, index) if tokens[index].number else None
        if amount is not None and amount.scale and len(amount.values) == 1 and not amount.open:
            sums.append((tokens[index].start, tokens[amount.end - 1].end, amount.values[0]))
        index = amount.end if amount is not None and amount.scale else index + 1
    *parts, total = sums or [(0, 0, Decimal(0))]
    if len(parts) < 2 or total[0] < said.end() or parts[-1][1] > said.start():
        return text
    names = [text[a[1] : b[0]] for a, b in pairwise(parts)]
    marks = [_AND.match(name) for name in names]
    things = [name[mark.end() :].strip() for name, mark in zip(names, marks, strict=True) if mark]
    works = len(things) == len(names) and all(begins_with_a_work(tokenise(one)) for one in things)
    if not works or sum(value for _, _, value in parts) != total[2]:
        return text
    first, last = text[: parts[0][0]].rstrip(), text[parts[-1][1] :]
    return " và ".join([first, *things]) + last


def _words_of_name(tokens: list[Token]) -> frozenset[str]:
    """The words and numbers of a name: "làm đường", "đường ngõ" may be one and the same."""
    return frozenset(token.fold for token in tokens) - _DONE
