"""Whether somebody asks something instead of answering: "cho hỏi có tính ngày công không ạ?".

Told by how it opens or how it ends, with or without marks; a work's name may well hold the letters
of "hỏi" ("hội trường thôn") or of a word that asks, so that a single word inside is not enough.
"""

import re

from campaigns.wording.spelling.text import clean, fold

_WHO = r"(?:em|toi|tui|bac|chau|anh|chi|co|chu|minh|t|thon|can bo|xa)"
_OPENS = re.compile(
    rf"(?:(?:da|thua|vang|a|alo|oi|u|nay|{_WHO}|{_WHO} \w+ oi)[\s,.:]+)*"
    rf"(?:(?:xin |cho |muon |can )+(?:(?:{_WHO}|phep) )*hoi\b"
    r"(?! (?:truong|dong|phu nu|nong dan|cuu|nghi|lang|quan|vien|thao|hop|mo))"
    rf"|bao gio\b(?!.*\bthi\b)|lam on cho {_WHO} biet|(?:bao gio|khi nao|luc nao) (?:thi )?(?:phai|moi|het|nop|can|den han)\b)"
)
_WONDERS = re.compile(  # "sao chỉ có 120 triệu", "sao làm đường mà hết những 350 triệu": of a figure that stands
    rf"(?:(?:da|thua|a|alo|oi|u|the|{_WHO})[\s,.:]+)*(?:tai |vi )?sao"
    r" (?:chi|lai|co|ma|khong|ko|no|con|van|toi|nhieu|it|cao|thap|dat|re|lam|cong trinh|duong)\b"
)
_PLEADS = re.compile(
    rf"^(?:(?:da|thua|a|alo|oi|{_WHO})[\s,.:]+)*(?:khong|ko|k|chua|chang) (?:biet|hieu|ro|quen)"
    r" (?:cach )?(?:dung|su dung|bam|go|ghi|dien|lam sao|lam the nao|cai nay|may nay)\b"
    r"|\btra loi (?:ho|giup|dum|gium|thay|di)\b"
    rf"|\b(?:goi|dien thoai|alo) (?:lai )?(?:cho |giup )?{_WHO}\b"
    rf"|\b(?:lam|ghi|dien|nhap|khai) (?:giup|ho|dum|gium) {_WHO} (?:voi|di|nhe|duoc|dc)\b"
)
_HOI = re.compile(r"(?:(?:dạ|thưa|em|tôi|bác|cháu|anh|chị|à)[\s,]+)*hỏi(?!\w)(?! (?:đáp|thăm))")
_ASKING = (
    r"\b(?:the nao|ra sao|lam sao|bao nhieu|o dau|cho nao|khi nao|bao gio|luc nao|la gi|cai gi|gi|ai|nao|may gio"
    r"|(?:duoc|dc|dung|phai|can|co|chua|roi) (?:khong|ko|k|chua)|khong|ko|hay sao|tai sao|vi sao|sao)"
)
_ASKS = re.compile(_ASKING + r"\b")
_ENDS = re.compile(
    r"\b(?:the nao|ra sao|lam sao|bao nhieu(?: tien)?|o dau|cho nao|khi nao|bao gio|luc nao|la gi|ghi gi|may gio"
    r"|(?:duoc|dc|dung|phai) (?:khong|ko|k)|(?:duoc|dc|duyet|xong|gui|nop|nhan|ghi nhan) chua|may diem|thu may|co (?:\w+ ){1,6}(?:khong|ko)|gi roi|the nao la (?:\w+ ?){1,2})"
    rf"(?: (?:vay|a|nhi|ha|the|day|nhe|oi|hen|{_WHO}))*[\s?.!]*$"
)


def wonders(text: str) -> bool:
    """Whether it asks why something is as it is, figures or not: "bác ơi sao chỉ có 120 triệu ạ"."""
    return _WONDERS.match(fold(clean(text))) is not None


def asks(text: str) -> bool:
    """Whether the message is a question to the office rather than an answer."""
    cleaned = clean(text).strip()
    said = fold(cleaned)
    if (
        _OPENS.match(said)
        or _WONDERS.match(said)
        or _PLEADS.search(said)
        or _HOI.match(cleaned.lower())
        or _ENDS.search(said)
    ):
        return True
    return cleaned.endswith("?") and _ASKS.search(said) is not None
