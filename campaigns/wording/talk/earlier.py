"""What is said of a work that is registered already: another sum, another work instead, a field's new value."""

import re

from campaigns.wording.beside.change_words import ALTER, INSTEAD_FOLDED
from campaigns.wording.spelling.text import clean, fold

LONGEST = 60  # characters; a longer message says more than that
_NO_MORE = r"\b(?:khong|ko|k|chang|bo|rut|huy|thoi|dung)\b"
_INSTEAD = re.compile(rf"{_NO_MORE}.*\b{INSTEAD_FOLDED}(?: lam| dang ky)* (?=\w)")
_OTHER_SUM = re.compile(
    rf"(?:(?:xin|cho|da|toi|bac|em|thon|muon) )*(?:{ALTER}|tang|giam|nang(?! cap)) (?:lai )?(?:\w+ ){{1,8}}"
    r"(?:thanh|len|xuong|con|sang|la) (?:khoang |tam |hon )?[0-9][0-9.,]* ?(?:tr|trieu|ty|ti)\b"
)
_FIELD = re.compile(r"\b(?:khoi cong|bat dau|hoan thanh|gia tri|kinh phi|tong tien|so tien)\b")


def another_sum(text: str) -> bool:
    """ "Đổi cổng chào thành 60 triệu": another value for an earlier work, and no new one."""
    return len(text) <= LONGEST and _OTHER_SUM.match(fold(clean(text))) is not None


def another_instead(text: str) -> tuple[str, str] | None:
    """ "Cổng chào 100tr" of "không làm đường nữa, chuyển sang cổng chào 100tr", and how it is registered."""
    cleaned = clean(text)
    found = _INSTEAD.search(fold(cleaned))
    return None if found is None else (cleaned[found.end() :], f"đăng ký {cleaned[found.end() :]}")


def names_a_field(text: str) -> bool:
    """Whether what a work is asked is named: "à mà khởi công 10/12 nhé"."""
    return _FIELD.search(fold(clean(text))) is not None
