"""Words that steer a guided conversation: back, skip, stop, send, "à nhầm".

With and without diacritics. A text question takes almost anything as its answer, so there only
phrases that nobody would give a work as a name steer.
"""

import re
from collections.abc import Sequence

from campaigns.wording.text import clean, fold

NOT_KNOWN = "chưa rõ"
PHOTOS = "{} ảnh"

_BACK = {"quay lai", "tro lai", "lui lai", "cau truoc", "quay lai cau truoc"}
_SKIP = {"bo qua", "bo qua cau nay", "khong co", "chua co", "ko co", "k co"}
_CANCEL = {"thoi", "huy", "huy bo", "dung lai", "thoi khong dang ky nua", "khong lam nua", "bo het"}
_CANCEL_IN_TEXT = {"thoi", "huy", "huy bo", "thoi khong dang ky nua"}
_CONFIRM = {
    "dung", "dung roi", "ok", "oke", "okie", "gui", "gui di", "gui luon", "xac nhan", "dong y",
    "chinh xac", "duoc", "duoc roi", "chuan", "vang", "u", "uh", "phai", "co", "yes", "nhat tri",
    "khong sai", "vang gui di", "da dung", "da dung roi",
}  # fmt: skip
_DONE = {"xong", "xong roi", "het", "het roi", "du roi"}
_UNKNOWN = {
    "chua ro",
    "chua biet",
    "khong ro",
    "chua xac dinh",
    "chua tinh duoc",
    "chua co du toan",
}
_YES = _CONFIRM | {"1"}
_NO = {"khong", "ko", "k", "khong phai", "chua", "sai", "sai roi", "2", "nhap lai", "dien tiep"}
_POLITE = re.compile(r"\b(?:da|a|em|anh|chi|oi|nhe|nha|nhi|voi|giup|bac|chau|ak|ah)\b")
_CORRECTION = re.compile(
    r"^(?:a\s+)?(?:nham|sua|doi|chinh|cap nhat|khong phai|sai)(?:\s+(?:lai|thanh|la|roi))*\b[\s,:.-]*"
)


def way(text: str, *, at_summary: bool, free_text: bool) -> str:
    """back | skip | cancel | confirm | done | unknown, or "" where the words are an answer."""
    said = _bare(text)
    if said in _BACK:
        return "back"
    if said in ("bo qua", "bo qua cau nay") or (not free_text and said in _SKIP):
        return "skip"
    if said in (_CANCEL_IN_TEXT if free_text else _CANCEL):
        return "cancel"
    if at_summary and said in _CONFIRM:
        return "confirm"
    if not free_text and said in _DONE:
        return "done"
    return "unknown" if not free_text and said in _UNKNOWN else ""


def chosen(text: str, labels: Sequence[str]) -> int | None:
    """Which of the offered labels was typed: its words, its number, or yes and no of two."""
    said = _bare(text)
    if list(labels) == ["yes", "no"]:
        return 0 if said in _YES else 1 if said in _NO else None
    if said.isdigit() and 1 <= int(said) <= len(labels):
        return int(said) - 1
    fitting = [at for at, label in enumerate(labels) if said and fold(label) == said]
    return fitting[0] if len(fitting) == 1 else None


def correction(text: str, fields: Sequence[tuple[str, str]]) -> tuple[str | None, str]:
    """(the field that is named, the new words): "sửa giá trị 250tr" names one and says what."""
    cleaned = clean(text)
    folded = fold(cleaned)
    start = _CORRECTION.match(folded)
    at = start.end() if start else 0
    rest = folded[at:]
    for key, label in sorted(fields, key=lambda one: -len(one[1])):
        name = fold(label)
        if rest.startswith(name):
            after = re.match(r"[\s,:.-]*(?:thanh|la|lai)?[\s,:.-]*", rest[len(name) :])
            skipped = len(name) + (after.end() if after else 0)
            return key, cleaned[at + skipped :].strip()
    return None, cleaned[at:].strip()


def _bare(text: str) -> str:
    """Folded, without courtesies, signs and double blanks."""
    said = re.sub(r"[^\w\s]", " ", fold(clean(text)))
    return " ".join(_POLITE.sub(" ", said).split()) or " ".join(said.split())
