"""What a message says of an earlier answer: "bác muốn sửa giá trị thành 400tr", "à nhầm, 250tr".

Read from the front: courtesies, that something was wrong or is to be changed, the field by its name,
a word of turning, the new value. Only the words are looked at; what they mean to the form is
campaigns/forms/corrections.py's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from campaigns.wording.beside.change_words import ALTER
from campaigns.wording.spelling.text import clean, fold

# what people call a question, whatever its label says
CALLED = {
    "money": ("giá trị", "giá", "kinh phí", "số tiền", "tiền", "tổng tiền"),
    "percent": ("tiến độ", "phần trăm"),
    "starts_on": ("khởi công", "bắt đầu", "ngày làm"),
    "ends_on": ("hoàn thành", "xong", "kết thúc", "ngày xong"),
}

_GAP = r"[\s,:.;!-]*"
_LEAD = re.compile(
    r"(?:xin|cho|nho|giup|ho|dum|gium|voi|phep|em|toi|tui|minh|bac|anh|chi|chu|co|ong|ba|thon|may|xa|can bo"
    r"|muon|can|dinh|oi|a|o|u|ay|da|thua|vang|chet|thoi chet|thoi|(?:luc|hoi|ban) nay|nay|vua (?:roi|nay)"
    r"|(?:chua|khong|ko)(?=\s*,))(?!\w)" + _GAP
)
_SAID = r"(?:(?:ghi|gui|nhap|bao|bam|danh|go|noi|viet|dien|khai|de|an) )?"
_WRONG = re.compile(
    _SAID + r"(?:nham|lon|sai|khong phai)(?: (?:roi|mat|a|that))*"
    r"(?: (?:la|phai la|sua lai|sua thanh))?(?=[\s,:.;-]|$)" + _GAP
)
_CHANGE = re.compile(rf"(?:{ALTER}|thay|cap nhat|(?:xem|kiem tra) lai)(?!\w)" + _GAP)
_MOVE = re.compile(r"(?:tang|giam|nang|ha|lui|hoan|chuyen|day|keo dai|rut)(?!\w)" + _GAP)
_AFTER = re.compile(
    r"(?:lai|muc|cau|phan|o|cai|giup|ho|dum|gium|cho|bac|em|toi|anh|chi|ngay|thoi gian|thoi diem|thoi han|han|moc|so)"
    r"(?!\w)" + _GAP
)
_AGAIN = re.compile(r"(?:lai|giup|ho|dum|gium|cho (?:bac|em|toi|anh|chi))(?!\w)" + _GAP)
_TURN = re.compile(
    r"[\s,:.;=-]*(?:(?:thanh|dung la|phai la|la|lai|bang|con|xuong|len|sang|qua|den|toi)\b)*[\s,:.;=-]*"
)
_IS_WRONG = re.compile(
    rf"(?:{_LEAD.pattern})*(?:bi )?{_SAID}(?:sai|nham|lon|chua dung|khong dung)(?: roi| mat)*"
)
_SURE = re.compile(r"(?:[\s,]+(?:moi (?:dung|phai)|thoi))+[\s.!]*$")  # "20tr mới đúng"
_PLEASE = re.compile(
    r"(?:[\s,]+(?:giup|ho|dum|gium)(?: (?:bac|em|toi|anh|chi|chu|co|minh|tui|thon))*)"
    r"(?:[\s,]+(?:nhe|nha|a|voi))*[\s.!]*$"
)
_NOT = r"(?:khong|ko|k|hong|chang) phai(?: la)?"
_DENIED = re.compile(
    rf"{_NOT} (?P<no>.+?)[\s,]+ma(?: la)? (?P<yes>.+)|(?P<yes_>.+?)[\s,]+chu {_NOT} (?P<no_>.+)"
)
_MORE = re.compile(r"(?:them|bot|gap)\b")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a message corrects. `slip`: "à nhầm"; `order`: "sửa …"; `field`: which one is named;
    `denied`: what it says is wrong ("không phải 350 mà 400tr")."""

    slip: bool
    order: bool
    field: str | None
    rest: str
    denied: str = ""


def changes(text: str) -> bool:
    """Whether the words say that something was wrong or is to be changed, whatever it is."""
    said = fold(clean(text))
    lead = _end(_LEAD, said, 0, many=True)
    told = any(one.match(said, lead) for one in (_WRONG, _CHANGE, _MOVE, _DENIED))
    return told or _SURE.search(said) is not None


def correction(text: str, fields: Sequence[tuple[str, Sequence[str]]]) -> Correction:
    """ "sửa giá trị thành 250tr" names a field and says what; "à nhầm, 250tr" only says what.

    `fields` are keys with the names a field goes by; of the first the first words suffice where
    they name no other field. What is to be added ("tăng giá trị thêm 50tr") is no new value.
    """
    cleaned = clean(text)
    said = fold(cleaned)
    lead = _end(_LEAD, said, 0, many=True)
    denial = _DENIED.fullmatch(said, lead)
    if denial is not None:
        return _denied(cleaned, said, denial, fields)
    wrong = _end(_WRONG, said, lead)
    order = max(_end(_CHANGE, said, wrong), wrong)
    moved = _end(_MOVE, said, order)
    key, at = _named(said, moved, fields)
    if key is None:
        moved, (key, at) = order, _named(said, order, fields)
    if key is None:
        at = _end(_AGAIN, said, order, many=True) if order > wrong else order
    changed = moved > wrong
    if key is None and not changed and wrong == lead:
        return Correction(slip=False, order=False, field=None, rest=cleaned)
    if key is not None and _IS_WRONG.fullmatch(said[at:].strip(" .,!")):
        return Correction(slip=True, order=changed, field=key, rest="")
    rest = _without_tail(cleaned[at:])
    sure = key is not None and _SURE.search(said) is not None
    if key is not None and _MORE.match(fold(rest)):
        rest = ""
    return Correction(slip=wrong > lead or sure, order=changed, field=key, rest=rest)


def _denied(
    cleaned: str, said: str, denial: re.Match[str], fields: Sequence[tuple[str, Sequence[str]]]
) -> Correction:
    """ "không phải 350 mà 400tr", "giá trị 400tr chứ không phải 350"."""
    yes, no = ("yes", "no") if denial["yes"] else ("yes_", "no_")
    key, at = _named(said, denial.start(yes), fields)
    rest = _without_tail(cleaned[at : denial.end(yes)])
    return Correction(slip=True, order=False, field=key, rest=rest, denied=denial[no])


def _without_tail(rest: str) -> str:
    for tail in (_PLEASE, _SURE):
        found = tail.search(fold(rest))
        rest = rest[: found.start()] if found else rest
    return rest.strip()


def _end(pattern: re.Pattern[str], said: str, at: int, *, many: bool = False) -> int:
    """Where the pattern ends that begins at `at`; `at` where it does not."""
    found = pattern.match(said, at)
    while found is not None and found.end() > at:
        at = found.end()
        found = pattern.match(said, at) if many else None
    return at


def _named(
    said: str, at: int, fields: Sequence[tuple[str, Sequence[str]]]
) -> tuple[str | None, int]:
    """The field named at `at` or behind "lại", "giúp bác", "ngày", and where its value begins."""
    key, end = None, at
    for begin in _starts(said, at):
        found, length = _longest_name(said[begin:], fields)
        if found is not None and begin + length > end:
            key, end = found, begin + length
    return key, _end(_TURN, said, end) if key else at


def _starts(said: str, at: int) -> Iterator[int]:
    yield at
    while (after := _end(_AFTER, said, at)) > at:
        at = after
        yield at


def _longest_name(said: str, fields: Sequence[tuple[str, Sequence[str]]]) -> tuple[str | None, int]:
    """The field whose name begins the words, and how many letters of them it takes."""
    found: dict[str, int] = {}
    for key, names in fields:
        for name in names:
            match = _name(name, shortened=name == names[0]).match(said)
            if match:
                found[key] = max(found.get(key, 0), match.end())
    best = max(found.values(), default=0)
    keys = [key for key, length in found.items() if length == best]
    return (keys[0], best) if len(keys) == 1 else (None, 0)


@lru_cache(maxsize=1024)
def _name(name: str, *, shortened: bool) -> re.Pattern[str]:
    """The name at the beginning of words without marks, as much of it as they say, or all of it."""
    words = [re.escape(word) for word in fold(clean(name)).split()]
    if not words:
        return re.compile(r"(?!)")
    pattern = words.pop()
    while words:
        pattern = rf"{words.pop()}(?:\s+{pattern})" + ("?" if shortened else "")
    return re.compile(rf"{pattern}(?!\w)")
