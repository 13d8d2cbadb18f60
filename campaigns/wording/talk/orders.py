"""Orders that are typed where a button stands: find a work, make the campaign, send it to the office, answer."""

import re

from campaigns.wording.spelling.text import capital, clean, fold
from campaigns.wording.talk.conversation import without_courtesy
from campaigns.wording.talk.small_talk import registers

_FIND = re.compile(
    r"(?:(?:cho|xin|em|toi|anh|chi|xem|mo) )*(?:tim|cong trinh|xem|mo) (?:(?:cong trinh|cai|mot|giup|xem) )*"
)
_MAKE = re.compile(r"\btao(?: (?:di|luon|dot|thoi|nhe)\b|$)")
_OFFICE = (
    r"(?:(?:u|uh|ok|thi|nho|cu|xin|toi|bac|em) )*(?:gui|chuyen|nhan|bao(?! cao))(?: (?:giup|ho|di|luon|tin|cau|nay|hoi|do|cai))*"
    r"(?: (?:cho|den|toi|len|ve))*(?: (?:cac|chi|anh|co))*(?: (?:can bo|xa|van phong|uy ban|ubnd))+"
    r"(?: (?:giup|ho|di|bac|toi|em|chau|voi))*"
)
_TO_OFFICE = re.compile(_OFFICE)
_FOR_OFFICE = re.compile(_OFFICE + r"\s*[:,]\s*(?=\S)")
_ANSWER = re.compile(
    r"(?:(?:u|uh|ok|la|day la|toi|bac|em) )*tra loi(?: (?:cau hoi|cau|do|nay|day|roi|cua|can bo|xa))*"
)


def sought(text: str) -> str | None:
    """ "Cổng chào" of "tìm công trình cổng chào"; None of other words."""
    words = clean(text)
    asked = _FIND.match(fold(words))
    return None if asked is None else words[asked.end() :].strip(" .,?!")


def makes(text: str) -> bool:
    """ "Xong rồi, tạo đi"."""
    return _MAKE.search(fold(text)) is not None


def sends_to_office(text: str) -> bool:
    """ "Gửi cho cán bộ giúp bác", and nothing else."""
    return _TO_OFFICE.fullmatch(without_courtesy(text)) is not None


def for_office(text: str) -> str:
    """ "Thôn bác chưa có điện" of "gửi cán bộ: thôn bác chưa có điện"; "" of other words. A registration or a
    percentage that is sent so is one all the same."""
    words = clean(text)
    if registers(text) or "%" in words:
        return ""
    found = _FOR_OFFICE.match(fold(words))
    return capital(words[found.end() :].strip()) if found else ""


def answers(text: str) -> bool:
    """ "Trả lời câu hỏi của xã": what was written before is the answer."""
    return _ANSWER.fullmatch(without_courtesy(text)) is not None
