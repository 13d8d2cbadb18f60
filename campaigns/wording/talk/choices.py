"""Which of the offered things was typed: by its words, its number, its place ("cái thứ hai"), with a slip."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from campaigns.wording.spelling.text import clean, fold
from campaigns.wording.talk.conversation import is_place, with_marks, without_courtesy

ALIKE = 0.84  # of two labels: one slip in six letters
LONGEST_INITIALS = 6
_NODS = frozenset(("ok", "dc", "ko", "kg", "uh", "um", "uk", "vg"))
_PLACES = {
    "dau": 1, "dau tien": 1, "nhat": 1, "mot": 1, "hai": 2, "nhi": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5,
}  # fmt: skip
_NUMBERS = _PLACES | {"ii": 2, "iii": 3, "iv": 4}
_PLACE = re.compile(
    r"(?:chon |bam |lay |la )*(?:(?:so|cai|y|muc|loai|dong|nut|lua chon|phuong an|thu) )+"
    r"(?P<place>[0-9]{1,2}|"
    + "|".join(sorted(_PLACES, key=len, reverse=True))
    + r"|cuoi(?: cung)?)"
    r"|(?:chon |bam |lay )(?P<bare>[0-9]{1,2})"
)
_NO_THING = frozenset(
    ("khac",)
)  # labels that name nothing: "trùng tên thôn khác" chooses none of them
_BESIDE_NO_THING = re.compile(
    r"(?:\b(?:loai|hinh|muc|cai|thu|nhom|dang|viec|phan|cong|trinh|chon|lay|bam|ghi|xin|cho|vao|la|thuoc"
    r"|khong|nao|chac|thi|o|di|nua|day)\b|\s)*"
)
_DENIED = re.compile(r"\b(?:khong|ko|kg|hong|chang)(?: phai)?(?: la)? *$")
_SHORT = {"tr": "trieu", "trd": "trieu", "cu": "trieu", "ngan": "nghin", "k": "nghin"}
_AND = re.compile(r"[,;\n/]|\bva\b|\+")


def chosen(text: str, labels: Sequence[str], *, by_number: bool) -> int | None:
    """Which of the offered labels was typed: its words, words only it has, or its number."""
    said = without_courtesy(text)
    said = _SHORT.get(said, said)
    at = place(said, len(labels)) if by_number else None
    if at is not None:
        return at - 1 if 1 <= at <= len(labels) else None
    bare = [without_courtesy(label) for label in labels]
    fitting = [at for at, label in enumerate(bare) if label == said]
    fitting = fitting or [
        at for at, label in enumerate(bare) if said and f" {said} " in f" {label} "
    ]
    return fitting[0] if len(fitting) == 1 else None


def options_named(text: str, labels: Sequence[str]) -> list[list[int]]:
    """For each thing typed (between commas, line ends, "và"), the labels it can mean."""
    said = without_courtesy(text)
    if said in [without_courtesy(label) for label in labels]:
        return [_named(text, labels)]  # a label may hold a comma or "và" itself
    named = [_named(one, labels) for one in parts(text)]
    if len(named) > 1 and all(named):
        return named
    return [_named(text, labels)]


def parts(text: str) -> list[str]:
    """What stands between commas, line ends and "và", with its marks."""
    said = clean(text)
    signs = [found.span() for found in _AND.finditer(fold(said))]
    ends = zip(
        [0, *(end for _, end in signs)], [*(start for start, _ in signs), len(said)], strict=True
    )
    every = [said[start:end] for start, end in ends]
    return [one for one in every if one.strip()]


def _named(text: str, labels: Sequence[str]) -> list[int]:
    """The labels that a word or a number can mean: exactly, by its words, with a slip."""
    said = without_courtesy(text)
    at = place(said, len(labels)) if is_place(text) else None
    if at is not None:
        return [at - 1] if 1 <= at <= len(labels) else []
    if len(said) < 2:
        return []
    bare = [without_courtesy(label) for label in labels]
    exact = [at for at, label in enumerate(bare) if label == said]
    words = [at for at, label in enumerate(labels) if _has(label, text, said)]
    inside = [at for at, label in enumerate(bare) if len(label) > 3 and _names(text, said, label)]
    alike = [
        at for at, label in enumerate(bare) if SequenceMatcher(None, said, label).ratio() > ALIKE
    ]
    found = exact or words or inside or alike or _by_initials(said, bare)
    number = _NUMBERS.get(said, 0)
    return found or ([number - 1] if 0 < number <= len(labels) else [])


def _names(text: str, said: str, label: str) -> bool:
    """Whether a label stands among the words that choose it: neither denied ("không chăn nuôi") nor, where
    it names no thing, a word of something else; behind "khác:" it is told what."""
    before, found, after = f" {said} ".partition(f" {label} ")
    if not found or _DENIED.search(before):
        return False
    if label not in _NO_THING or re.match(rf"{label} *[:(,-]", fold(clean(text))):
        return True
    return _BESIDE_NO_THING.fullmatch(f"{before} {after}") is not None


def _by_initials(said: str, bare: Sequence[str]) -> list[int]:
    """ "xdcb", "xd cb", "vh": the first letters of words that stand together in one label alone."""
    letters = said.replace(" ", "")
    if letters in _NODS or not letters.isalpha() or not 2 <= len(letters) <= LONGEST_INITIALS:
        return []
    firsts = ["".join(word[0] for word in label.split()) for label in bare]
    return [at for at, first in enumerate(firsts) if letters in first]


def _has(label: str, text: str, said: str) -> bool:
    """Whether a label has these words; one word alone in its own marks: "sân" is not "sản xuất"."""
    marked = with_marks(text)
    loose = " " in said or marked == said
    return f" {said} " in f" {without_courtesy(label)} " and (
        loose or marked in with_marks(label).split()
    )


def place(said: str, count: int) -> int | None:
    """The place in a list that "2", "số 2", "cái thứ hai", "dòng cuối" names, from 1 on; it may lie outside."""
    if said.isdecimal() and len(said) < 3:
        return int(said)
    found = _PLACE.fullmatch(said)
    if found is None:
        return None
    word = found["place"] or found["bare"]
    if word.isdecimal():
        return int(word)
    return count if word.startswith("cuoi") else _PLACES[word]
