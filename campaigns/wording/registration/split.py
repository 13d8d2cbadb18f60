"""Several works in one message, cut apart: numbered, listed, labelled, or one unit a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from campaigns.wording.beside.filler import is_stop
from campaigns.wording.registration.clauses import (
    DAY,
    DAYS,
    SUM,
    has_two_days,
    is_field,
    is_share,
    is_whole,
    is_work,
)
from campaigns.wording.registration.marked import (
    by_bare_number,
    by_bullet,
    by_heading,
    by_label,
    by_line,
    by_number,
)
from campaigns.wording.registration.named_days import by_named_days
from campaigns.wording.registration.shared_days import without_shared_days
from campaigns.wording.registration.things import begins_with_a_work
from campaigns.wording.spelling.text import fold, tokenise
from campaigns.wording.units.mentions import find_units

_AND_ANOTHER = (
    *(
        " còn đăng ký thêm ",
        " đăng ký thêm ",
        " ngoài ra còn ",
        " còn đăng kí thêm ",
        " còn đk thêm ",
        " còn dki thêm ",
        " đk thêm ",
        " ngoài ra ",
        " còn làm thêm ",
        " đồng thời ",
        " làm thêm ",
    ),
    *(" con dang ky them ", " dang ky them ", " ngoai ra ", " lam them "),
)
_SO_MANY = re.compile(
    r"(?<![a-z0-9])([2-9]|hai|ba|bon|nam|sau|may|cac|mot so|vai)\s+"
    r"(?:cong trinh|ct|phan viec|cong viec|viec|hang muc|mo hinh|dau viec)"
    r"(?:(?:\s+(?:sau|nhu sau|gom|bao gom|la|do la))?\s*[:,]|\s+(?:la|do la|gom|bao gom)\s)"
)
_IN_A_ROW = re.compile(r"[,;.\n] *[^\W\d_]")
_THEN = re.compile(r"(?<!\w)xong\s+(?=[a-z])")
_ALREADY = re.compile(r"(?<!\w)roi(?!\w)")
_SPOKEN = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6}
_COMMA = r"(?:(?<![0-9]),|,(?![0-9]))"  # no decimal: "12,5tr"
_PAUSE = re.compile(rf"\s*(?:{_COMMA}|[;\n|])\s*|\s+và\s+|\.\s+", re.IGNORECASE)
_AND = re.compile(rf"{_PAUSE.pattern}|\s+va\s+", re.IGNORECASE)
_CLAUSE = re.compile(rf"\s*(?:{_COMMA}|[\n|])\s*|\.\s+")

_DONE = re.compile(rf"\b(?:xong|ht|hoan thanh|ket thuc)\b[^,]*?(?:{DAY.pattern})")


def split_works(text: str, units: Sequence[str]) -> tuple[str, list[str]]:
    """(head, works) of a cleaned message; no works when it holds a single one."""
    for cut in (by_label, by_line, by_heading, by_number, by_bullet, by_bare_number):
        head, works = cut(text)
        fields = cut is not by_label and any(is_field(w) and not has_two_days(w) for w in works)
        if len(works) > 1 and not fields and sum(map(is_work, works)) > 1:
            return head, works
    lines = _with_sums([line for line in text.split("\n") if line.strip()])
    if len(lines) > 1 and all(is_work(line) and _opens_with_unit(line, units) for line in lines):
        return "", lines
    return _without_done(*_by_sign(text))


def _with_sums(lines: list[str]) -> list[str]:
    """The lines without those of a greeting above and of thanks below them."""
    works = [place for place, line in enumerate(lines) if is_work(line)]
    if not works or any(map(str.isdigit, "".join(lines[works[-1] + 1 :]))):
        return lines
    return lines[works[0] : works[-1] + 1]


def _without_done(head: str, works: list[str]) -> tuple[str, list[str]]:
    """ "xong đường 90tr hôm 10/9 rồi, giờ đăng ký thêm sân 60tr": what is done already is no work."""
    done = [one for one in works if _is_done(one)]
    if len(done) == len(works):
        return head, works
    return " ".join([head, *done]), [one for one in works if one not in done]


def _is_done(text: str) -> bool:
    """Whether "xong" stands before what was done and its sum, and "rồi" behind them."""
    said = fold(text)
    paid = SUM.search(said)
    first = _THEN.search(said, 0, paid.start()) if paid is not None else None
    return paid is not None and first is not None and _ALREADY.search(said, paid.end()) is not None


def by_units(text: str, units: Sequence[str]) -> list[str]:
    """ "Thôn 2: đường 90tr. Thôn 5: cầu 120tr": what each unit registers, under its own name."""
    if text.count(":") < 2:
        return _by_units_in_a_row(text, units)
    tokens = tokenise(text)
    heads = [
        mention
        for mention in find_units(tokens, units)
        if len(mention.names) == 1
        and [one.text for one in tokens[mention.end : mention.end + 1]] == [":"]
        and (not mention.start or is_stop(tokens[mention.start - 1]))
    ]
    if len({mention.names for mention in heads}) < 2:
        return [text]
    starts = [0, *(tokens[mention.start].start for mention in heads[1:])]
    parts = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], None], strict=True)]
    return parts if all(map(is_work, parts)) else [text]


def _by_units_in_a_row(text: str, units: Sequence[str]) -> list[str]:
    """ "thôn 2 cổng 45tr, thôn 5 sân 60tr": each unit with a work and its sum behind it."""
    if not _IN_A_ROW.search(text) or len(SUM.findall(fold(text))) < 2:
        return [text]
    tokens = tokenise(text)
    heads = [
        mention
        for mention in find_units(tokens, units)
        if len(mention.names) == 1
        and (not mention.start or is_stop(tokens[mention.start - 1]))
        and begins_with_a_work(tokens[mention.end :])
    ]
    if len({mention.names for mention in heads}) < 2:
        return [text]
    starts = [0, *(tokens[mention.start].start for mention in heads[1:])]
    parts = [text[a:b].strip(" ,;") for a, b in zip(starts, [*starts[1:], None], strict=True)]
    return parts if all(map(is_work, parts)) else [text]


def _by_sign(text: str) -> tuple[str, list[str]]:
    """Parts between semicolons, or around "và", that are each a whole work."""
    head, colon, rest = text.partition(":")
    named = colon and not SUM.match(fold(rest).strip())  # no "rãnh 200m: 60tr, sân bóng: 90tr"
    head, rest = (head, rest) if named and not SUM.search(fold(head)) else ("", text)
    low = rest.lower()
    for sign in (";", "//", " và ", " va ", *_AND_ANOTHER):
        if sign not in low:
            continue
        cut = re.split(re.escape(sign), rest, flags=re.IGNORECASE)
        parts = [part.strip() for part in cut if part.strip()]
        whole = (is_work(part) and DAY.search(fold(part)) for part in parts)
        fields = any(is_field(part) and not has_two_days(part) for part in parts)
        if len(parts) > 1 and all(whole) and not fields:
            return head, parts
    cut_off = _by_shared_days(head, rest) or _by_count(text) or _by_name(head, rest)
    cut_off = cut_off or _by_clauses(head, rest)
    cut_off = cut_off or _by_groups(head, rest) or _by_ends(head, rest)
    return cut_off or (text, [])


def _by_shared_days(head: str, text: str) -> tuple[str, list[str]] | None:
    """ "đường 300tr và cầu 200tr cùng khởi công 1/11 xong 30/12": clauses with a sum each."""
    parted = without_shared_days(text)
    if parted is None:
        return None
    works, days = [clause for clause in _AND.split(parted[0]) if clause], parted[1]
    whole = all(is_work(one) and not is_share(one) for one in works)
    return (head, [f"{one}, {days}" for one in works]) if len(works) > 1 and whole else None


def _by_count(text: str) -> tuple[str, list[str]] | None:
    """ "3 phần việc: dọn vệ sinh 2tr, trồng cây 5tr, sửa sân 18tr": as many clauses with a sum."""
    said = _SO_MANY.search(fold(text))
    if said is None or _of_one_work(text, said):
        return None
    works: list[str] = []
    for clause in _PAUSE.split(text[said.end() :].strip()):
        if is_work(clause) and not is_field(clause):
            works.append(clause)
        elif works:
            works[-1] += f", {clause}"
        else:
            return None
    many = _SPOKEN.get(said[1]) or (int(said[1]) if said[1].isdigit() else 0)
    enough = len(works) == many if many else len(works) > 1  # "mấy việc: …"
    return (text[: said.start()], works) if enough else None


def _of_one_work(text: str, said: re.Match[str]) -> bool:
    """ "nhà văn hóa gồm 2 hạng mục: mái 150tr và sân 50tr": what it is made of."""
    made_of = fold(text[: said.start()]).rstrip().endswith("gom")
    return "hang muc" in said[0] and (made_of or not said[0].rstrip().endswith(":"))


def _by_name(head: str, text: str) -> tuple[str, list[str]] | None:
    """Works with their sums first, and then the days of each behind its name."""
    clauses = [clause for clause in _PAUSE.split(text) if clause]
    works: list[str] = []
    for clause in clauses:
        if not is_work(clause) or is_field(clause) or DAYS.search(fold(clause)):
            break
        works.append(clause)
    whole = by_named_days(clauses[len(works) :], works) if len(works) > 1 else None
    return (head, whole) if whole else None


def _by_clauses(head: str, text: str) -> tuple[str, list[str]] | None:
    """ "đường 200tr kc 5/12 ht 5/1, cổng 60tr kc 10/12 ht 10/1": clauses that are each a whole
    work, with a sum and two days; what is less belongs to the one before."""
    works: list[str] = []
    for clause in _CLAUSE.split(text):
        opens = bool(works) and is_whole(clause) and is_whole(works[-1])
        if not works or (opens and not is_share(clause)):
            works.append(clause)
        else:
            works[-1] += f", {clause}"
    return (head, works) if len(works) > 1 else None


def _by_groups(head: str, text: str) -> tuple[str, list[str]] | None:
    """ "cổng hết 40tr khởi công 5/12, xong 5/1, sân hết 60tr khởi công 10/12, xong 10/1": a clause
    with a name and its sum, and the days in the clauses behind it."""
    opening, works = head, list[str]()
    for clause in _CLAUSE.split(text):
        if is_work(clause) and not is_share(clause):
            works.append(clause)
        elif works:
            works[-1] += f", {clause}"
        else:
            opening += f" {clause}"
    return (opening, works) if len(works) > 1 and all(map(is_whole, works)) else None


def _by_ends(head: str, text: str) -> tuple[str, list[str]] | None:
    """ "thay bóng đèn 20tr xong 5/12, sơn cổng 30tr xong 10/12": every clause has a name, a sum and
    the day it is done."""
    works = [clause.strip() for clause in _CLAUSE.split(text) if clause.strip()]
    if works and not is_work(works[0]):
        head, works = f"{head} {works[0]}", works[1:]  # "Thôn 3", on a line of its own
    whole = (is_work(one) and _DONE.search(fold(one)) and not is_share(one) for one in works)
    return (head, works) if len(works) > 1 and all(whole) else None


def _opens_with_unit(line: str, units: Sequence[str]) -> bool:
    mentions = find_units(tokenise(line), units)
    return bool(mentions) and mentions[0].start <= 3 and bool(mentions[0].names)
