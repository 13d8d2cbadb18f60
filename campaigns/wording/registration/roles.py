"""Which date of a registration is its start and which its end.

The words beside a date say so: khởi công, xong, or what is done on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from campaigns.wording.dates.words import Word
from campaigns.wording.registration.labels import DateHit, Label, Scanned
from campaigns.wording.registration.other_days import AFTERWARDS, follows, is_beside
from campaigns.wording.registration.words import Part

_PHASES = frozenset(("dot", "doan", "gd", "buoc"))
_COUNTS = frozenset(("mot", "hai", "ba", "dau", "cuoi", "i", "ii"))
_SEVERAL = 3
_CUES = (Part.START, Part.END, Part.DOING)
_WORDS_BEFORE = 6
_HOURS = frozenset(("sáng", "chiều", "tối", "trưa"))


def roles_of(scanned: Scanned) -> tuple[DateHit | None, DateHit | None]:
    """The date of the start and the date, or length, of the end."""
    if len(scanned.dates) >= _SEVERAL and follows(scanned, scanned.dates[-1]):
        before = roles_of(replace(scanned, dates=scanned.dates[:-1]))
        if before[1] is not None and _is_end(scanned, before[1]):
            return before  # "1/4 khởi công, 1/5 xong, nghiệm thu 10/5"
    roles = _after_cues(scanned) if _postfix(scanned) else _before_cues(scanned)
    roles = [
        role or _doing_before(scanned, hit) for hit, role in zip(scanned.dates, roles, strict=True)
    ]
    phases = _in_phases(scanned)
    if _of_two_works(scanned, roles) or (not phases and _begins_again(scanned, roles)):
        return None, None
    if phases:
        roles = _of_the_whole(roles)
    free = [hit for hit, role in zip(scanned.dates, roles, strict=True) if role is None]
    first = _with(scanned, roles, Part.START) or _first_done(scanned, roles)
    first = _until(scanned, roles, first)
    last = _done(scanned, roles) or _with(scanned, roles, Part.END)
    free = [hit for hit in free if hit.length is None or last is None]
    if first is None and last is None and len(free) == 2 and free[0].length is None:
        return free[0], free[1]
    if first is not None and last is None and len(free) == 1 and free[0].start > first.start:
        return first, free[0]
    if first is None and last is None and len(free) == 1 and free[0].until is not None:
        first = free[0]
    if first is None and last is not None and len(free) == 1 and free[0].start < last.start:
        return (free[0] if free[0].length is None else None), last
    return first, last


def _is_end(scanned: Scanned, hit: DateHit) -> bool:
    """Whether xong or hoàn thành stands beside the date."""
    beside = (hit.start - 1, hit.end, hit.end + 1)
    return any(part is Part.END and place in beside for place, part in scanned.parts)


def _doing_before(scanned: Scanned, hit: DateHit) -> Part | None:
    """ ", đào móng 25/4,", "12tr lắp 16/11": a clause that begins with what is done on that day."""
    if hit.length is None and hit.start and scanned.tokens[hit.start - 1].text in _HOURS:
        return Part.DOING  # "dọn vệ sinh sáng chủ nhật này"
    doing = {place for place, part in scanned.parts if part is Part.DOING}
    for index in range(hit.start - 1, max(hit.start - _WORDS_BEFORE, 0), -1):
        if scanned.labels[index] is not None:
            return None
        another = scanned.labels[index - 1] is Label.DATE and _ends_on_a_date(scanned)
        another = another and all(one.end != index for one in scanned.dates)  # "họp dân 18/4 đào"
        if index in doing and (scanned.labels[index - 1] in (Label.STOP, Label.MONEY) or another):
            return Part.DOING
    return None


def _with(scanned: Scanned, roles: list[Part | None], wanted: Part) -> DateHit | None:
    found = [hit for hit, role in zip(scanned.dates, roles, strict=True) if role is wanted]
    return found[-1] if found else None


def _of_two_works(scanned: Scanned, roles: list[Part | None]) -> bool:
    """ "đường 200tr kc 5/12 ht 5/1 rồi cổng 60tr kc 10/12": a sum between an end and a start."""
    end: DateHit | None = None
    begun: DateHit | None = None
    for hit, role in zip(scanned.dates, roles, strict=True):
        if role is Part.START and begun is not None and _named_before(scanned, begun):
            between = scanned.labels[begun.end : hit.start]
            if Label.MONEY in between and Label.MONEY in scanned.labels[: begun.start]:
                return True  # "đường 210tr khởi công 1/11, cống 15tr khởi công 5/11"
        begun = hit if role is Part.START else begun
        if end is not None and role is Part.START:
            labels = scanned.labels
            return Label.MONEY in labels[: end.start] and Label.MONEY in labels[end.end : hit.start]
        end = hit if role is Part.END else end
    return False


def _begins_again(scanned: Scanned, roles: list[Part | None]) -> bool:
    """ "đường kc 5/12 xong 20/1, cổng kc 1/12 xong 25/12": which of them is the work's, none says."""
    told = [
        role
        for hit, role in zip(scanned.dates, roles, strict=True)
        if role in (Part.START, Part.END) and _named_before(scanned, hit)
    ]
    return told[:3] == [Part.START, Part.END, Part.START]


def _in_phases(scanned: Scanned) -> bool:
    """ "đợt 1 …, đợt 2 …", "giai đoạn 1 …, giai đoạn 2 …"."""
    tokens = scanned.tokens
    named = [
        token.fold
        for token, after in pairwise(tokens)
        if token.fold in _PHASES and (after.number or after.fold in _COUNTS)
    ]
    return len(named) > 1


def _of_the_whole(roles: list[Part | None]) -> list[Part | None]:
    """A work in phases begins with the first of them: the later starts and earlier ends are none."""
    starts = [place for place, role in enumerate(roles) if role is Part.START]
    ends = [place for place, role in enumerate(roles) if role is Part.END]
    inner = {*starts[1:], *ends[:-1]}
    return [Part.UNSURE if place in inner else role for place, role in enumerate(roles)]


def _until(scanned: Scanned, roles: list[Part | None], first: DateHit | None) -> DateHit | None:
    """ "kc 20/10 - 25/10, ht 30/10": between which days it begins."""
    for hit, after, last in zip(scanned.dates, scanned.dates[1:], scanned.dates[2:], strict=False):
        ends = roles[scanned.dates.index(last)] is Part.END and _named_before(scanned, last)
        joined = after.linked and after.start == hit.end + 1 and after.expression is not None
        if hit is first and joined and ends and hit.until is None:
            return replace(hit, until=after.expression)
    return first


def _first_done(scanned: Scanned, roles: list[Part | None]) -> DateHit | None:
    """ "1/12 đào, 10/12 xây": the work begins with the first thing that is done."""
    found = [hit for hit, role in zip(scanned.dates, roles, strict=True) if role is Part.DOING]
    return found[0] if found else None


def _done(scanned: Scanned, roles: list[Part | None]) -> DateHit | None:
    """ "xong 15/12, nghiệm thu 20/12, khánh thành 25/12": when it is done, not what follows."""
    ends = [hit for hit, role in zip(scanned.dates, roles, strict=True) if role is Part.END]
    proper = [hit for hit in ends if not is_beside(scanned, hit, AFTERWARDS)]
    return proper[-1] if len(ends) > 1 and proper else None


def _cues_between(scanned: Scanned, start: int, end: int) -> list[Part]:
    return [part for place, part in scanned.parts if start <= place < end and part in _CUES]


def _postfix(scanned: Scanned) -> bool:
    """Whether the words follow their dates: "đầu tháng 1 làm, cuối tháng 1 xong"."""
    if not scanned.dates:
        return False
    head = scanned.dates[0]
    if head.mods & {Word.FROM} or _ends_on_a_date(scanned):
        return False
    if head.length is not None and _named_before(scanned, scanned.dates[-1]):
        return False  # "84tr 3 tháng kc 1/11"
    before = [part for part in _cues_between(scanned, 0, head.start) if part is not Part.DOING]
    return not before or _is_over_before(scanned, before)


def _is_over_before(scanned: Scanned, before: Sequence[Part]) -> bool:
    """ "gặt xong 5/10 khởi công, 5/12 xong": xong is said of something else, for the start has its
    word behind it."""
    head, after = scanned.dates[0], scanned.dates[1:2]
    begun = _trailing(scanned, head, 0) is Part.START
    return (
        tuple(before) == (Part.END,) and begun and not (after and _named_before(scanned, after[0]))
    )


def _ends_on_a_date(scanned: Scanned) -> bool:
    """ "đào móng 25/4 lợp mái 10/5 xong 20/5": the last date has its word before it."""
    last = scanned.dates[-1]
    rest = range(last.end, len(scanned.tokens))
    told = {place for place, part in scanned.parts if part in _CUES}
    alone = told.isdisjoint(rest) and all(scanned.labels[place] is not None for place in rest)
    return len(scanned.dates) >= _SEVERAL and alone and _named_before(scanned, last)


def _named_before(scanned: Scanned, hit: DateHit) -> bool:
    """Whether khởi công or xong stands directly before the date."""
    return any(
        part in (Part.START, Part.END) for place, part in scanned.parts if place == hit.start - 1
    )


def _past_the_sum(scanned: Scanned, place: int, previous: int) -> int:
    """Where the words of a date begin: of "hoàn thành đoạn cuối 60tr 1/10 - 30/10" behind the sum."""
    hit, after = scanned.dates[place], scanned.dates[place + 1 : place + 2]
    sums = [i for i in range(previous, hit.start) if scanned.labels[i] is Label.MONEY]
    return sums[-1] + 1 if sums and after and after[0].linked else previous


def _before_cues(scanned: Scanned) -> list[Part | None]:
    """Each date takes the last word said before it; a trailing word fills a gap."""
    roles: list[Part | None] = []
    previous = 0
    for place, hit in enumerate(scanned.dates):
        first = _past_the_sum(scanned, place, previous)
        cues = [part for part in _cues_between(scanned, first, hit.start) if part is not Part.DOING]
        role = cues[-1] if cues else None
        if hit.linked or (role is None and hit.length is not None):
            role = Part.END
        roles.append(role)
        previous = hit.end
    for place, hit in enumerate(scanned.dates):
        following = scanned.dates[place + 1 : place + 2]
        its_own = (
            bool(following) and _ends_on_a_date(scanned) and _named_before(scanned, *following)
        )
        ranged = bool(following) and following[0].linked
        if roles[place] is None and not (its_own or ranged):
            roles[place] = _trailing(scanned, hit, place)
    return roles


def _trailing(scanned: Scanned, hit: DateHit, place: int) -> Part | None:
    """The word directly after a date: "mai làm luôn", "20/1 xong"."""
    following = scanned.dates[place + 1].start if place + 1 < len(scanned.dates) else None
    index = hit.end
    while index < len(scanned.tokens) and index != following:
        found = [part for at, part in scanned.parts if at == index and part in _CUES]
        if found:
            done = found[0] is Part.DOING and (index + 1, Part.END) in scanned.parts
            return Part.END if done else found[0]  # "tuần sau lắp xong"
        if scanned.labels[index] in (Label.STOP, Label.MONEY) or index - hit.end > 2:
            return None
        index += 1
    return None


def _after_cues(scanned: Scanned) -> list[Part | None]:
    """Words after their dates, else the words before them."""
    roles = [_trailing(scanned, hit, place) for place, hit in enumerate(scanned.dates)]
    for place, hit in enumerate(scanned.dates):
        if roles[place] is not None:
            continue
        if hit.linked:
            roles[place] = Part.END
            if place and roles[place - 1] in (None, Part.END):
                roles[place - 1] = Part.START
        elif hit.length is not None:
            roles[place] = Part.END
            if place and roles[place - 1] is Part.END:
                roles[place - 1] = Part.START  # "trồng 19/11 xong trong ngày"
        elif place:
            between = _cues_between(scanned, scanned.dates[place - 1].end, hit.start)
            between = [part for part in between if part is not Part.DOING]
            if between == [Part.START] and roles[place - 1] is Part.START:
                continue  # "25/11 ra quân, 5/12 tổng kết"
            if between:
                roles[place] = between[-1]
                if roles[place - 1] is between[-1]:
                    roles[place - 1] = Part.START if between[-1] is Part.END else Part.END
    if roles and scanned.dates[-1].linked and len(roles) > 1 and roles[-2] is Part.END:
        roles[-2] = Part.START
    if len(roles) > 1 and scanned.dates[-1].linked and roles[-2] is None:
        roles[-2] = Part.START
    return roles
