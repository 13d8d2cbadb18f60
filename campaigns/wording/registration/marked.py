"""Works that are marked in a message: labelled, numbered, lettered, or with a bullet each."""

from __future__ import annotations

import re

from campaigns.wording.registration.clauses import is_work
from campaigns.wording.registration.things import begins_with_a_work
from campaigns.wording.spelling.text import fold, tokenise

_ITEM = re.compile(
    r"^\s*(?:[0-9]{1,2}(?:[.)/]|\s*\|)|[-+*•]|(?:cong trinh|ct|viec)\s*(?:so|thu)?\s*[0-9]{1,2}\s*[:.)])\s*"
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
_OF_UNIT = re.compile(
    r"(?:^|(?<=\n))\s*(?:[-+*•]\s*)?(?:don vi|ten don vi|thon|xom|ap|ban|to dan pho|khu pho)\s*:"
)
_SO_MANY = re.compile(
    r"(?<![a-z0-9])(?:[2-6]|0[2-6]|hai|ba|bon|nam|sau)\s+(?:cong trinh|ct|phan viec|viec|hang muc)\s+(?=1\s+[a-z])"
)
_BARE = re.compile(r"(?<!\S)([1-6])\s+(?=[a-z])")
_LABEL = re.compile(r"(?:^|(?<=\n))\s*(?:-\s*)?ten (?:cong trinh|ct|phan viec|mo hinh)\s*:")
# what the first item is marked with where the second is marked "2.", "Công trình 2:", "b)"
_COUNTED_FIRST = r"(?<!\S)(?:cong trinh|ct|viec)\s*(?:so|thu)?\s*1\s*[:.)]\s*"
_FIRST = {"2": r"(?<!\S)1[.)/]\s+", **dict.fromkeys("CcVv", _COUNTED_FIRST)}


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


def by_label(text: str) -> tuple[str, list[str]]:
    """Each "Tên công trình:" begins a work."""
    folded = fold(text)
    starts = [match.start() for match in _LABEL.finditer(folded)]
    if len(starts) < 2:
        return text, []
    units = [match.start() for match in _OF_UNIT.finditer(folded)]
    if len(units) == len(starts) and all(a < b for a, b in zip(units, starts, strict=True)):
        starts = units  # "Đơn vị: … Tên CT: …": each unit stands before its work
    ends = [*starts[1:], len(text)]
    works = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return text[: starts[0]], works


def by_line(text: str) -> tuple[str, list[str]]:
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
    if found is None or not is_work(head[found.end() :]):
        return head, []
    return head[: found.start()], [head[found.end() :]]


def by_heading(text: str) -> tuple[str, list[str]]:
    """ "Công trình 1: … Công trình 2: …" in one line."""
    return _counted(text, _HEADED, fold(text))


def by_number(text: str) -> tuple[str, list[str]]:
    """ "1. … 2. …", "a) … b) …" in one line."""
    text = _in_order(text)
    lettered = "".join(_LETTER.findall(fold(text)))
    if len(lettered) > 1 and "abcde".startswith(lettered):
        text = _LETTER.sub(lambda letter: f"{'abcde'.index(letter[1].lower()) + 1}) ", text)
    return _counted(text, _INLINE, text)


def by_bare_number(text: str) -> tuple[str, list[str]]:
    """ "2 công trình 1 cổng chào 60tr … 2 đường cờ 12tr …", as a telephone writes what it hears.

    Where nobody says how many there are, each must begin with a thing and have its sum; of two such
    the numbers may also say how many things ("1 cổng 45tr 2 sân 60tr") and stay with them.
    """
    folded = fold(text)
    said = _SO_MANY.search(folded)
    starts: list[tuple[int, int]] = []
    for mark in _BARE.finditer(folded, said.end() if said else 0):
        whole = not starts or is_work(text[starts[-1][1] : mark.start()])
        thing = said is not None or begins_with_a_work(tokenise(text[mark.end() :]))
        if int(mark[1]) == len(starts) + 1 and whole and thing:
            starts.append(mark.span())
    if not starts or (said is None and len(starts) < 2):
        return text, []
    ends = [*(start for start, _ in starts[1:]), len(text)]
    kept = said is None and len(starts) == 2
    return text[: said.start() if said else starts[0][0]], [
        text[start if kept else behind : end].strip()
        for (start, behind), end in zip(starts, ends, strict=True)
    ]


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


def by_bullet(text: str) -> tuple[str, list[str]]:
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
