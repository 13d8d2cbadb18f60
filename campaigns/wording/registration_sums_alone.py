"""Works told with a sum each and no day, or the same days: "cổng 45tr, sân 60tr, kc 1/12".

Such clauses may also be a whole and its parts ("nhà văn hóa 200tr, mái 50tr"), donors or materials.
They are works only where the sums cannot be those of one: a part is no more than its whole.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import permutations

from campaigns.wording.amounts import amount_at
from campaigns.wording.registration_shared_days import days_behind
from campaigns.wording.registration_things import thing_end
from campaigns.wording.registration_words import PARTS, Part
from campaigns.wording.text import Token, fold, tokenise

_MOST_WORKS = 6
_LONGEST = 300
_PAUSE = re.compile(
    r"\s*(?:(?<![0-9]),|,(?![0-9])|[;\n])\s*|\s+(?:và|va|[-+|])\s+|\.\s+", re.IGNORECASE
)
_DONE = frozenset(("lam", "sua", "xay"))
_AGAIN = frozenset(("lại", "lai", "mới", "thêm", "them"))
_ELSEWHEN = re.compile(
    r"(?<!\w)(?:khong|ko|chua|nham|doi|chu|nam ngoai|nam truoc|hom truoc|dot|lan|giai doan|da|tung"
    r"|thay|rut|huy|tang|giam|tong|ca|gop|ho tro|tai tro|ung ho|moi|neu|hoac|hay|trong do|gom|nay|gio|thuc ra|xong|vua|roi|xin xa|duoc xa)(?!\w)"
)


def by_sums(text: str) -> tuple[str, list[str]]:
    """(head, works) of a message that names a sum for each of several works; none otherwise."""
    head, works = _by_sums_alone(text)
    parted = None if works else days_behind(text)
    if parted is None:
        return head, works
    before, works = _by_sums_alone(parted[0])
    return (before, [f"{one}, {parted[1]}" for one in works]) if works else (head, works)


def _by_sums_alone(text: str) -> tuple[str, list[str]]:
    if len(text) > _LONGEST or _ELSEWHEN.search(fold(text)):
        return text, []
    head, colon, rest = text.partition(":")
    head, rest = (head, rest) if colon else ("", text)
    clauses = [clause.strip() for clause in _PAUSE.split(rest) if clause and clause.strip()]
    sums = [_sum_at_the_end(clause) for clause in clauses]
    if sums and sums[0] is None and not head:
        head, clauses, sums = clauses[0], clauses[1:], sums[1:]  # "Thôn 3", on a line of its own
    values = [value for value in sums if value is not None]
    if not 1 < len(values) == len(clauses) <= _MOST_WORKS or not _apart(values):
        return text, []
    first, *later = [tokenise(clause) for clause in clauses]
    thing = next((index for index in range(len(first)) if thing_end(first, index)), None)
    named = thing is not None and all(map(_begins_with_a_work, later))
    names = [_words_of_name(tokens) for tokens in (first[thing:], *later)]
    again = any(one <= other for one, other in permutations(names, 2))
    return (head, clauses) if named and not again else (text, [])


def _sum_at_the_end(clause: str) -> Decimal | None:
    """The only sum of a clause, which stands behind its name and ends it."""
    tokens = tokenise(clause)
    for index in range(1, len(tokens)):
        amount = amount_at(clause, tokens, index) if tokens[index].number else None
        if amount is not None and amount.scale:
            alone = amount.end == len(tokens) and len(amount.values) == 1 and not amount.open
            return amount.values[0] if alone else None
    return None


def _apart(sums: list[Decimal]) -> bool:
    """Whether none of them can be the whole of the others: neither the first nor the last."""
    return sums[0] < sum(sums[1:]) and sums[-1] != sum(sums[:-1])


def _begins_with_a_work(tokens: list[Token]) -> bool:
    """Whether a clause begins with a thing that is made for itself, or with what is done to one."""
    doing = PARTS.at(tokens, 0)
    does = doing is not None and doing.meaning is Part.DOING and tokens[0].fold != "mua"
    first = doing.end if doing is not None and does else 0
    first += does and first < len(tokens) and tokens[first].text in _AGAIN
    return first < len(tokens) and thing_end(tokens, first) > 0


def _words_of_name(tokens: list[Token]) -> frozenset[str]:
    """The words and numbers before the sum: "làm đường", "đường ngõ" may be one and the same."""
    words = [token.fold for token in tokens]
    while words and not words[-1].isdigit():
        words.pop()
    return frozenset(words[:-1]) - _DONE
