"""Several works in one message, cut apart: numbered, listed, labelled, or one unit a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from campaigns.wording.money_words import CUES, Cue
from campaigns.wording.registration_named_days import by_named_days
from campaigns.wording.registration_shared_days import without_shared_days
from campaigns.wording.registration_words import PARTS, Part
from campaigns.wording.text import fold, tokenise
from campaigns.wording.unit_mentions import find_units

_ITEM = re.compile(
    r"^\s*(?:[0-9]{1,2}[.)/]|[-+*•]|(?:cong trinh|ct|viec)\s*(?:so|thu)?\s*[0-9]{1,2}\s*[:.)])\s*"
)
_PART = re.compile(r"(?:^|(?<=[^\S\n]))([1-9])[.)]\s+(?=\S)")
_NUMBER = re.compile(r"\s*([0-9]{1,2})[.)/]\s+")
_INLINE = re.compile(r"(?:^|(?<=[\s:]))\(?([1-9])[.)/]\s+(?=[^\W\d])")
_LETTER = re.compile(r"(?:^|(?<=[\s:(]))([a-eA-E])\)\s+(?=[^\W\d])")
_BULLET = re.compile(r"(?:^|(?<=[\s:]))(?:[-+*]\)|[•✓✔➤▪●◦])\s*(?=[^\W\d])")
_ORDINALS = ("thu nhat", "thu hai", "thu ba", "thu tu", "thu nam")
_COUNTS = ("mot la", "hai la", "ba la", "bon la", "nam la")
_FIELD = re.compile(
    r"(?<!\S)([1-9]) (?=(?:ten|gia tri|kinh phi|kp|kc|khoi cong|ht|hoan thanh|bat dau|ket thuc|quy mo"
    r"|don vi|thoi gian|cong trinh|noi dung|tong)\b)"
)
_HEADED = re.compile(
    r"(?:^|(?<=[\s.;,:]))(?:cong trinh|ct|viec|phan viec|hang muc|mo hinh)\s*(?:so|thu)?\s*([1-9])\s*[:.)]"
)
_LABEL = re.compile(r"(?:^|(?<=\n))\s*(?:-\s*)?ten (?:cong trinh|ct|phan viec|mo hinh)\s*:")
_AND_ANOTHER = (
    *(
        " còn đăng ký thêm ",
        " đăng ký thêm ",
        " ngoài ra còn ",
        " ngoài ra ",
        " còn làm thêm ",
        " đồng thời ",
        " làm thêm ",
    ),
    *(" con dang ky them ", " dang ky them ", " ngoai ra ", " lam them "),
)
_SUM = re.compile(
    r"(?<![0-9])(?<![0-9][.,])[0-9](?:[0-9.,]*[0-9])?\s*(?:tr|trieu|ty|ti|k|nghin|ngan|cu|d|dong)(?![a-z])"
    r"|(?<!\w)(?:(?:mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi|tram|chuc|lam|linh|le|ruoi)\s+)+"
    r"(?:trieu|ty|ti|nghin|ngan)(?!\w)"
)
_SO_MANY = re.compile(
    r"(?<![a-z0-9])([2-9]|hai|ba|bon|nam|sau|may|cac|mot so|vai)\s+"
    r"(?:cong trinh|ct|phan viec|cong viec|viec|hang muc|mo hinh|dau viec)"
    r"(?:(?:\s+(?:sau|nhu sau|gom|bao gom|la|do la))?\s*[:,]|\s+(?:la|do la|gom|bao gom)\s)"
)
# what the first item is marked with where the second is marked "2.", "Công trình 2:", "b)"
_COUNTED_FIRST = r"(?<!\S)(?:cong trinh|ct|viec)\s*(?:so|thu)?\s*1\s*[:.)]\s*"
_FIRST = {"2": r"(?<!\S)1[.)/]\s+", **dict.fromkeys("CcVv", _COUNTED_FIRST)}
_SPOKEN = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6}
_ALSO_OTHER_WORDS = frozenset(("den", "tu", "toi", "han"))
_COMMA = r"(?:(?<![0-9]),|,(?![0-9]))"  # no decimal: "12,5tr"
_PAUSE = re.compile(rf"\s*(?:{_COMMA}|[;\n])\s*|\s+và\s+|\.\s+", re.IGNORECASE)
_AND = re.compile(rf"{_PAUSE.pattern}|\s+va\s+", re.IGNORECASE)
_CLAUSE = re.compile(rf"\s*(?:{_COMMA}|\n)\s*|\.\s+")
_DAYS = re.compile(r"(?<![0-9/.])[0-9]{1,2}[/.-][0-9]{1,2}(?![0-9])")
_DAY = re.compile(
    r"[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}|thang|tuan|ngay|quy|(?<!\w)(?:tet|cuoi nam|dau nam)(?!\w)"
)

_DONE = re.compile(rf"\b(?:xong|ht|hoan thanh|ket thuc)\b[^,]*?(?:{_DAY.pattern})")
_SHARE = re.compile(
    r"(?:dot|doan|giai doan|phan|lan|them|trong do|con lai|con|rieng|tong|ca|moi|nha nuoc|xa|huyen|dan|ba con"
    r"|nhan dan|doanh nghiep|ung ho|gop|dong gop|ho tro|tien|mua|thue|cong tho|vat lieu|chi)\b"
)


def split_works(text: str, units: Sequence[str]) -> tuple[str, list[str]]:
    """(head, works) of a cleaned message; no works when it holds a single one."""
    for cut in (_by_label, _by_line, _by_heading, _by_number, _by_bullet):
        head, works = cut(text)
        fields = cut is not _by_label and any(map(_is_field, works))
        if len(works) > 1 and not fields and sum(map(_is_work, works)) > 1:
            return head, works
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(_is_work(line) and _opens_with_unit(line, units) for line in lines):
        return "", lines
    return _by_sign(text)


def unnumbered(text: str) -> str:
    """One work with its parts numbered, one a line or in a row: the numbers say nothing."""
    inline: list[re.Match[str]] = []
    for match in _PART.finditer(text):
        if int(match[1]) == len(inline) + 1:
            inline.append(match)
    if len(inline) > 2:
        starts, ends = [0, *(mark.end() for mark in inline)], [*(m.start() for m in inline), None]
        return "\n".join(text[a:b].strip() for a, b in zip(starts, ends, strict=True)).strip()
    fields = list(_FIELD.finditer(fold(text)))
    if len(fields) > 2 and [int(one[1]) for one in fields] == list(range(1, len(fields) + 1)):
        for one in reversed(fields):  # "1 Tên … 2 Giá trị 700tr 3 KC 20/12", as it is spoken
            text = text[: one.start()] + text[one.end() :]
    lines = text.split("\n")
    marks = [_NUMBER.match(line) for line in lines]
    counted = [int(mark[1]) for mark in marks if mark]
    if len(counted) < 3 or counted != list(range(counted[0], counted[0] + len(counted))):
        return text
    return "\n".join(
        line[mark.end() :] if mark else line for line, mark in zip(lines, marks, strict=True)
    )


def _by_label(text: str) -> tuple[str, list[str]]:
    """Each "Tên công trình:" begins a work."""
    starts = [match.start() for match in _LABEL.finditer(fold(text))]
    if len(starts) < 2:
        return text, []
    ends = [*starts[1:], len(text)]
    works = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return text[: starts[0]], works


def _by_line(text: str) -> tuple[str, list[str]]:
    """Lines that begin with a number or a dash."""
    lines = text.split("\n")
    marks = [_ITEM.match(fold(line)) for line in lines]
    places = [place for place, mark in enumerate(marks) if mark]
    if not places:
        return text, []
    works = []
    for start, end in zip(places, [*places[1:], len(lines)], strict=True):
        mark = marks[start]
        works.append(
            "\n".join([lines[start][mark.end() if mark else 0 :], *lines[start + 1 : end]])
        )
    head, first = _first_in_head("\n".join(lines[: places[0]]), lines[places[0]])
    return head, [*first, *works]


def _first_in_head(head: str, line: str) -> tuple[str, list[str]]:
    """ "Thôn 3 có 2 việc: - cổng 45tr" before "- sân 60tr": the first item in the line of its head."""
    mark = line.strip()[:1]
    pattern = rf"(?<!\S)\{mark}\s+" if mark in "-+*•" else _FIRST.get(mark, "")
    found = re.search(pattern, fold(head)) if pattern and len(fold(head)) == len(head) else None
    if found is None or not _is_work(head[found.end() :]):
        return head, []
    return head[: found.start()], [head[found.end() :]]


def _by_heading(text: str) -> tuple[str, list[str]]:
    """ "Công trình 1: … Công trình 2: …" in one line."""
    return _counted(text, _HEADED, fold(text))


def _by_number(text: str) -> tuple[str, list[str]]:
    """ "1. … 2. …", "a) … b) …" in one line."""
    text = _in_order(text)
    lettered = "".join(_LETTER.findall(fold(text)))
    if len(lettered) > 1 and "abcde".startswith(lettered):
        text = _LETTER.sub(lambda letter: f"{'abcde'.index(letter[1].lower()) + 1}) ", text)
    return _counted(text, _INLINE, text)


def _in_order(text: str) -> str:
    """ "thứ nhất … thứ hai …", "một là … hai là …" as "1) … 2) …"; no Monday."""
    for words in (_ORDINALS, _COUNTS):
        places: list[tuple[int, int]] = []
        for word in words:
            start = places[-1][1] if places else 0
            found = re.compile(rf"(?<!\w){word}\s*[:,]?\s+").search(fold(text), start)
            if found is None:
                break
            places.append(found.span())
        if len(places) > 1 and len(fold(text)) == len(text):
            for number in range(len(places), 0, -1):
                start, end = places[number - 1]
                text = f"{text[:start]} {number}) {text[end:]}"
            return text
    return text


def _by_bullet(text: str) -> tuple[str, list[str]]:
    """ "+) … +) …", "• … • …" in one line."""
    head, *works = _BULLET.split(text)
    return head, [work.strip() for work in works]


def _counted(text: str, pattern: re.Pattern[str], looked: str) -> tuple[str, list[str]]:
    """Parts that are counted from one without a gap."""
    marks: list[re.Match[str]] = []
    for match in pattern.finditer(looked):
        if int(match[1]) == len(marks) + 1:
            marks.append(match)
    if len(marks) < 2:
        return text, []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    works = [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    return text[: marks[0].start()], works


def _by_sign(text: str) -> tuple[str, list[str]]:
    """Parts between semicolons, or around "và", that are each a whole work."""
    head, colon, rest = text.partition(":")
    named = colon and not _SUM.match(fold(rest).strip())  # no "rãnh 200m: 60tr, sân bóng: 90tr"
    head, rest = (head, rest) if named and not _SUM.search(fold(head)) else ("", text)
    low = rest.lower()
    for sign in (";", "//", " và ", " va ", *_AND_ANOTHER):
        if sign not in low:
            continue
        cut = re.split(re.escape(sign), rest, flags=re.IGNORECASE)
        parts = [part.strip() for part in cut if part.strip()]
        whole = (_is_work(part) and _DAY.search(fold(part)) for part in parts)
        if len(parts) > 1 and all(whole) and not any(map(_is_field, parts)):
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
    whole = all(_is_work(one) and not _is_share(one) for one in works)
    return (head, [f"{one}, {days}" for one in works]) if len(works) > 1 and whole else None


def _by_count(text: str) -> tuple[str, list[str]] | None:
    """ "3 phần việc: dọn vệ sinh 2tr, trồng cây 5tr, sửa sân 18tr": as many clauses with a sum."""
    said = _SO_MANY.search(fold(text))
    if said is None or _of_one_work(text, said):
        return None
    works: list[str] = []
    for clause in _PAUSE.split(text[said.end() :].strip()):
        if _is_work(clause) and not _is_field(clause):
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
        if not _is_work(clause) or _is_field(clause) or _DAYS.search(fold(clause)):
            break
        works.append(clause)
    whole = by_named_days(clauses[len(works) :], works) if len(works) > 1 else None
    return (head, whole) if whole else None


def _by_clauses(head: str, text: str) -> tuple[str, list[str]] | None:
    """ "đường 200tr kc 5/12 ht 5/1, cổng 60tr kc 10/12 ht 10/1": clauses that are each a whole
    work, with a sum and two days; what is less belongs to the one before."""
    works: list[str] = []
    for clause in _CLAUSE.split(text):
        opens = bool(works) and _is_whole(clause) and _is_whole(works[-1])
        if not works or (opens and not _is_share(clause)):
            works.append(clause)
        else:
            works[-1] += f", {clause}"
    return (head, works) if len(works) > 1 else None


def _by_groups(head: str, text: str) -> tuple[str, list[str]] | None:
    """ "cổng hết 40tr khởi công 5/12, xong 5/1, sân hết 60tr khởi công 10/12, xong 10/1": a clause
    with a name and its sum, and the days in the clauses behind it."""
    opening, works = head, list[str]()
    for clause in _CLAUSE.split(text):
        if _is_work(clause) and not _is_share(clause):
            works.append(clause)
        elif works:
            works[-1] += f", {clause}"
        else:
            opening += f" {clause}"
    return (opening, works) if len(works) > 1 and all(map(_is_whole, works)) else None


def _by_ends(head: str, text: str) -> tuple[str, list[str]] | None:
    """ "thay bóng đèn 20tr xong 5/12, sơn cổng 30tr xong 10/12": every clause has a name, a sum and
    the day it is done."""
    works = [clause.strip() for clause in _CLAUSE.split(text) if clause.strip()]
    if works and not _is_work(works[0]):
        head, works = f"{head} {works[0]}", works[1:]  # "Thôn 3", on a line of its own
    whole = (_is_work(one) and _DONE.search(fold(one)) and not _is_share(one) for one in works)
    return (head, works) if len(works) > 1 and all(whole) else None


def _is_share(text: str) -> bool:
    """A clause of the work before it: "đợt 2 thêm 80tr", "80 triệu xi măng"."""
    return _is_field(text) or _SHARE.match(fold(text)) is not None


def _is_whole(text: str) -> bool:
    """Whether a part has a sum and two days."""
    return _is_work(text) and len(_DAYS.findall(fold(text))) > 1


def _is_work(text: str) -> bool:
    """Whether a part has a sum, so that it is a work and not a field of one."""
    return _SUM.search(fold(text)) is not None


def _is_field(text: str) -> bool:
    """Whether a part only says the sum, the dates or the payer of one work."""
    if _SUM.match(fold(text)):
        return True  # "80 triệu và 3 triệu, giỗ tổ làm"
    tokens = tokenise(text)
    part, cue = PARTS.at(tokens, 0), CUES.at(tokens, 0)
    if cue is not None and cue.meaning in (Cue.PEOPLE, Cue.PAYER, Cue.PART, Cue.TOTAL):
        return True
    if part is not None and part.end == 1 and tokens[0].fold in _ALSO_OTHER_WORDS:
        return _DAY.match(fold(text[tokens[0].end :].strip())) is not None  # đến, no đèn
    return part is not None and part.meaning in (Part.MONEY, Part.START, Part.END, Part.SPAN)


def _opens_with_unit(line: str, units: Sequence[str]) -> bool:
    mentions = find_units(tokenise(line), units)
    return bool(mentions) and mentions[0].start <= 3 and bool(mentions[0].names)
