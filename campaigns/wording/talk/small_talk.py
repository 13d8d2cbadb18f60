"""Talk between people, which answers no question: thanks, a greeting, a wait, not understanding.

Told only where the whole message is that, courtesies aside, with or without marks: a work may well be
called "Chợ chiều" or "Chào xuân", and "để mai làm" is a day. What the bot does with each is the form
engine's (campaigns/forms/engine.py).
"""

import re
from typing import Literal

from campaigns.wording.spelling.text import fold
from campaigns.wording.talk.conversation import agreed, sends, without_courtesy

Talk = Literal[
    "thanks", "nod", "greeting", "later", "lost", "again", "wrong", "nothing", "oops", "look", ""
]

_WHO = r"(?:(?:toi|tui|minh|to|em|bac|anh|chi|co|chu|ong|ba|thon|ca thon) )?"
_NO = r"(?:khong|ko|k|kg|hong|chua|chang|cha)"
_TIMES = r"(?:(?:nam|dot|ky|lan|dip) nay|hien|hien tai|hien nay)"
_OURS = (
    r"(?:toi|tui|minh|to|em|bac|anh|chi|co|chu|ong|ba|chung toi|chung em|bon em|ben (?:toi|em|minh)|ba con|dan"
    r"|(?:ca )?(?:thon|xom|ap|ban|buon|khu|khu pho|to)(?: \d+)?)"
)
_NOW_OURS = rf"(?:(?:{_TIMES}|{_OURS}) )*"
_A_WORK = r"(?:gi|cong trinh|phan viec|viec)"
_NONE_AT_ALL = rf"(?: (?:{_A_WORK}|nao|ca|het|dau|de dang ky|dang ky|duoc|{_TIMES}))*"
_POOR = r"(?:(?:con )?(?:ngheo|kho khan|kho)(?: lam| qua)?|(?:khong|ko|chua|het) (?:co )?(?:tien|von|kinh phi))"
_DO = (
    r"(?:tra loi|gui|nop|dien|nhan|bao|khai|ghi|nhap|go|bam|noi|hoi|xem|ban|hop|tinh|tinh toan|thong nhat"
    r"|bo sung|cung cap|kiem tra|dang ky|lam tiep|doc)"
)
_LATER = (
    r"(?:sau|mai|ngay mai|toi|toi nay|toi mai|chieu|chieu nay|chieu mai|sang mai|lat|lat nua|ti|ti nua|chut nua"
    r"|hom sau|hom khac|luc khac|khi khac|may hom nua|it hom nua|tuan sau)"
)
_TAIL = (
    r"(?: (?:lai|tiep|not|sau|nua|da|roi|xong|cho|duoc|dan|ba con|moi nguoi|ke toan|chi bo|con))*"
)
_NODDED = re.compile(
    r"^(?:(?:ok|oke|okay|vang|uh|u|da|thoi) )+(?=de |cho |doi |toi |mai |chieu |lat |ti )"
)
_PATTERNS: tuple[tuple[Talk, str], ...] = (
    (
        "thanks",
        r"(?:(?:ok|vang|da|u|xin|thoi|rat|nhieu|lam|cac|can bo|xa|ca|nha|co|toi|thon)[ ,.!]*)*"
        r"(?:cam|cham|kam) on(?:[ ,.!]*(?:rat|nhieu|lam|cac|can bo|xa|ca|nha|co|nhe|lan|cam on|da|roi|nhan|duoc|biet|tin|thong bao))*[ ,.!]*"
        r"|(?:(?:ok|oke|vang|da|u|em|toi|chung toi|ca thon|thon(?: \d+)?)[ ,.!]*)*"
        r"(?:nhan duoc|da nhan|nhan roi|da xem|xem roi|da doc|da ro|ro roi|ro|da nghe|biet|nghe)"
        r"(?: (?:roi|duoc|tin|thong bao|cua xa))*(?:[ ,.!]+cam on(?: (?:xa|can bo|nhieu|rat|lam))*)?|tuan lenh",
    ),
    ("nod", r"(?:(?:ok|oke|okay|vang|uh|u|(?:dung|phai)(?: roi| vay| the)+)[ ,.!]*)+"),
    (
        "greeting",
        r"(?:e |xin )*chao(?: (?:can bo|xa|bot|may|moi nguoi|ca nha|buoi sang|buoi chieu|buoi toi))*"
        r"|(?:alo ?)+|hello|hi|test|(?:em|anh|chi|bac|chau)(?: oi)?|oi",
    ),
    ("look", rf"cho {_WHO}xem lai(?: (?:nao|coi|di|cai|ban|phieu|nay))*|xem lai"),
    (
        "later",
        r"(?:cho|doi|khoan|tu tu|dung)(?: (?:ti|chut|xiu|da|mot|lat|to|toi|minh|nua|hay|ty|phut))+|khoan|tu tu"
        rf"|{_WHO}(?:de |hen |thoi |cho )*{_LATER} {_WHO}(?:moi |se |roi |thi |xin )*{_DO}{_TAIL}"
        rf"|(?:de|cho|doi) {_WHO}{_DO}{_TAIL}(?: (?:da|xong|lai))"
        rf"|de {_WHO}(?:hoi|hop|ban|thong nhat)(?: lai)?(?: (?:dan|ba con|moi nguoi|ke toan|chi bo|thon|con))+"
        rf"|{_WHO}(?:de )?(?:hop|ban|hoi)(?: (?:dan|thon|ba con|chi bo|moi nguoi|lai|xong|da))* (?:roi|moi|thi) (?:moi |se )?{_DO}{_TAIL}"
        rf"|{_WHO}(?:con )?chua (?:hop|ban|thong nhat)(?: (?:dan|duoc|thon|ba con|xong|gi|chi bo|voi|cong))*"
        rf"|(?:cho|doi)(?: ti| chut| lat)+ {_WHO}{_DO}{_TAIL}"
        rf"|{_WHO}(?:dang |hoi )*(?:ban|hop|ngoai dong|di dong|di lam|lai xe|do viec)"
        rf"(?: (?:qua|viec|chut|ti|lam|mot))*(?: (?:de )?{_LATER}(?: ve)?(?: (?:lam|{_DO}){_TAIL})?)?"
        rf"|thoi de {_LATER}|de (?:sau|hom khac|luc khac|khi khac|xem|hoi|tinh|ban)"
        r"|lat nua|ti nua|chut nua|luc khac",
    ),
    (
        "lost",
        rf"{_WHO}(?:khong|ko|k|chua|chang|kho) hieu"
        r"(?: (?:gi|lam|cau|nay|hoi|y|noi|cai|cach|ghi|dien|ca|het|la|may|dau))*"
        rf"|{_WHO}{_NO} biet (?:ghi|dien|tra loi|lam|bam|dung|go|viet|noi)(?: (?:gi|sao|the nao|vao dau|nhu nao|kieu gi))*"
        r"|(?:cai nay |cau nay |cho nay )*(?:tra loi|ghi|dien|go|viet|bam) (?:the nao|sao|gi|kieu gi|lam sao|vao dau)(?: (?:day|gio|duoc))*"
        r"|(?:(?:xin|nho) )?(?:giup|tro giup|huong dan|chi dan|help)(?: (?:do|bac|toi|em|minh|chau|anh|chi|voi|cho|cach|dum|ho|dien|ghi))*"
        r"|(?:(?:cai|cau|cho) nay )?(?:la )?(?:gi|ai|sao)(?: (?:day|the|vay|ha|co|do))+"
        r"|(?:cai|cau|cho) nay la (?:gi|sao)|ha|sao",
    ),
    (
        "again",
        r"(?:xoa|huy|bo)(?: (?:di|het|bo|tat ca))*(?: (?:roi )?(?:lam|dien|nhap|khai|ghi|viet) lai)(?: (?:tu dau|het|tat ca|toan bo))*"
        r"|(?:lam|dien|nhap|khai|ghi|dang ky|viet|sua|go) lai(?: (?:tu dau|het|tat ca|toan bo|ca))+|xoa (?:di|het)",
    ),
    (
        "wrong",
        rf"{_WHO}(?:muon |cho |xin )*(?:sua|doi|xem|lam|tra loi) lai cau (?:truoc|tren|(?:hoi |luc |vua )?(?:nay|roi))"
        rf"|(?:a )?(?:sai|nham|lon)(?: (?:roi|mat|het|ca|bet))*|{_NO} (?:dung|phai)(?: (?:roi|dau))*",
    ),
    (
        "oops",
        r"(?:xin loi )?(?:(?:con|be|no|ai) (?:\w+ )?)?(?:bam |nhan |gui )?(?:nham|lon)(?: (?:so|may|nguoi|tin|cho))+"
        r"|(?:xin loi )?(?:(?:con|be|no|ai) (?:\w+ )?)?(?:bam|nhan|gui|an) (?:nham|lon)(?: roi| mat)*|xin loi(?: nhe| nha)*",
    ),
    (
        "nothing",
        rf"{_NOW_OURS}(?:(?:xin|xin phep|thoi|danh|chac|chac la|co le) )*{_NO} (?:de )?(?:dang k[yi]|dk|tham gia|(?:co|lam) {_A_WORK}){_NONE_AT_ALL}"
        rf"|{_NOW_OURS}{_POOR} (?:(?:nen|thi|chac|xin) )*{_NO} (?:dang k[yi]|dk|tham gia|lam|lam duoc){_NONE_AT_ALL}",
    ),
)
_REGISTERS = re.compile(r"\b(?:dang k[yi]|dk)\b")
_NOTHING = re.compile(dict(_PATTERNS)["nothing"])
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _PATTERNS)


def talk(text: str) -> Talk:
    """What kind of talk the whole message is; "" where it may be an answer."""
    whole = without_courtesy(text)
    said = _NODDED.sub("", whole)
    found: Talk = next(
        (name for name, one in _COMPILED if one.fullmatch(said) or one.fullmatch(whole)), ""
    )
    if found or "," not in text:
        return found
    first = without_courtesy(text.partition(",")[0])  # "chắc không đăng ký đâu, dân nghèo lắm"
    return "nothing" if _NOTHING.fullmatch(first) else ""


def says_no_reason(text: str) -> bool:
    """Words that tell nobody why: a figure alone, "gửi", "ok", "sai rồi", thanks."""
    if not any(map(str.isalpha, text)) or sends(text) or agreed(text) is True:
        return True
    return talk(text) in ("thanks", "nod", "greeting", "wrong", "look", "oops")


def registers(text: str) -> bool:
    """Whether the message speaks of registering: "đăng ký", "đăng kí", "đk"."""
    return bool(_REGISTERS.search(fold(text)))
