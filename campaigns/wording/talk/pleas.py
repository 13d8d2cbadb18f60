"""What a village asks for that owes something: so many more days, or patience until a day."""

import re
from datetime import date, timedelta

from campaigns.wording.dates.read import read_date
from campaigns.wording.reading import Span, Value
from campaigns.wording.spelling.text import clean, fold
from campaigns.wording.talk.conversation import without_courtesy

LONGEST = 160  # characters, with the reason for it
_CLAUSES = re.compile(r"[,.;!?\n]+")
_COUNTS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "muoi": 10}
_MORE = re.compile(
    r"(?:(?:da|vang|thon|em|toi|chau) )*(?:cho|xin|hen|khat)(?: (?:phep|cho|xin|toi|em|thon))*"
    r" (?:gia han|hoan|lui|khat|them|thu thu|(?:(?:nop|gui|bao cao|dang ky) )?(?:cham|muon|tre))(?: (?:lai|them|han|thoi gian|thoi han|ngay|hom|bua|it|may|vai))*"
    r"(?: (?P<count>[0-9]{1,2}|" + "|".join(_COUNTS) + r") (?P<of>ngay|hom|bua|tuan)(?: nua)?)?"
)
_WHY = re.compile(
    r"| (?:vi|do|tai|de|ba con|thon|ca thon|dan|moi nguoi|chua|dang|con|mua|bao|nua) [^0-9]*"
)
_OF_WORK = re.compile(r"\b(?:khoi cong|bat dau|hoan thanh|xong|nghiem thu)\b")
_TAIL = re.compile(  # "được không", "mới nộp được"
    r"(?: (?:được|duoc|đc|dc))? (?:không|khong|ko|k|chứ|nhé|nha|ạ)(?: (?:ạ|em|anh|chị))*\s*$"
    r"| (?:mới|moi|rồi|sẽ|se) (?:nộp|nop|gửi|gui|đăng|dang|báo|bao|họp|hop|có|co|trả|tra)\b.*$"
)
_SUBMITS = re.compile(  # "tuần sau nộp được không", "tuần sau mới họp dân được"
    r"(?:(?:da|vang|thon|em|toi|bac|chau|minh|ben|de|den|chac|phai) )*(?P<when>.+?)"
    r" (?:(?:thon|em|toi|bac|chau|minh) )*(?:(?:moi |se )?(?:nop|gui|dang ky)|moi (?:xong )?hop)(?: (?:dan|thon|ba con|chi bo|xong|duoc|dc|nhe|nha|a|khong|ko|chau|em))*[\s?.!]*"
)
_DEADLINE = re.compile(
    r"\b(?:gia|lui|hoan|khat|them|doi|keo dai|(?:nop|gui|dang ky)) (?:them )?(?:han|cham|muon)\b"
)
_WHOM = "cac|anh|chi|em|bac|co|chu|can bo|xa|van phong|uy ban|thon|ben|toi|chung toi"
_LATER = re.compile(
    rf"(?:(?:da|vang|thon|em|toi|chau|cho|bac|minh|tui|ben|chu|anh|chi|thon \d+) )*(?:xin|hen|khat)"
    rf"(?: (?:phep|cho|{_WHOM}))* (?:lui|den|sang|hoan|khat|them)(?: (?:lai|han|cho|giup|{_WHOM}))* "
)


def more_time(text: str) -> timedelta | None:
    """How much longer a village asks for: "xin thêm 3 ngày"; nought where it does not say ("xin gia hạn")."""
    for clause in _clauses(text):
        said = without_courtesy(clause)
        found = _MORE.match(said)
        if found is None or not _WHY.fullmatch(said[found.end() :]):
            continue
        if found["count"] is None:
            return timedelta()
        count = int(found["count"]) if found["count"].isdecimal() else _COUNTS[found["count"]]
        return timedelta(days=count * (7 if found["of"] == "tuan" else 1))
    return None


def later_day(text: str, today: date) -> date | None:
    """The day until which a village asks for patience: "chưa họp dân, xin đến ngày 25/11"; None for
    other talk, and where a day of the work itself is to be moved."""
    for clause in map(clean, _clauses(text)):
        plea = _LATER.match(fold(clause))
        submits = _SUBMITS.fullmatch(fold(clause)) if plea is None else None
        if submits is not None and (until := day(clause[slice(*submits.span("when"))], today)):
            return until
        if plea is None or _OF_WORK.search(fold(clause)):
            continue
        return day(_TAIL.sub("", clause[plea.end() :]), today)
    return None


def of_the_deadline(text: str) -> bool:
    """Whether the last day itself is to be moved ("xin lùi hạn đến 25/11"), whatever else is asked just now."""
    return _DEADLINE.search(fold(clean(text))) is not None


def day(said: str, today: date) -> date | None:
    """The last day that these words name; None where they are no day."""
    match read_date(said, today):
        case Value(value=date() as last) | Value(value=Span(end=last)):
            return last
        case _:
            return None


def _clauses(text: str) -> list[str]:
    """What is asked for often follows why."""
    return _CLAUSES.split(text) if len(text) <= LONGEST else []
