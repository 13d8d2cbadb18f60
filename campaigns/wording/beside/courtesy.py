"""What is said to whoever reads an answer, cut off at both ends: "alo", "báo cáo xã", "nhờ anh ghi giúp".

Only whole phrases that can say nothing about a value are cut; single words that are courtesy here
and something else there are left to each reader.
"""

from __future__ import annotations

import re

from campaigns.wording.spelling.text import fold

_PEOPLE = r"(?:anh|chi|em|bac|chu|co|thay|sep|toi|minh|chau|con|tui|cac|dong chi|dc|a|e|c|ad|admin|xa|van phong|can bo|ban|thon em|thon|nha)"
_HEAD = re.compile(
    r"(?:(?:(?:alo+|a lo|dza|hello)\b|hi(?=[,!]| (?:anh|chi|em|bac|chu|co|ad|xa|[aec])\b))[ ,!.:]*)+(?=\S)"
    r"|(?:(?:da|em|toi|minh|chau|con|thon em|chung toi|chung em|ben em) )*(?:xin )?bao(?: cao)? (?:voi |cho |len )?"
    r"(?:(?:ubnd|uy ban(?: nhan dan)?|van phong|vp|lanh dao|ban chi dao|bcd|can bo) )*(?:xa|cac dong chi|cac anh|cac bac)\b[ ,:.]*(?=\S)"
    r"|(?:(?:da|em|toi) )*(?:nho|phien|mong|xin nho) (?:anh|chi|em|bac|chu|co|can bo|xa|[ac]) (?:ghi|nhap|luu|dien|cap nhat|dang ky|dk)"
    r" (?:giup|gium|ho|dum)(?: (?:em|toi|minh|thon em|chau|e))?(?: (?:nhe|voi))?[ ,:]+(?=\S)"
    r"|(?:(?:da|anh|chi|bac|chu|co|em|[ac]) (?:oi[ ,]+)?)?cho (?:em|e|toi|thon em|minh|chau) (?:xin )?(?:gui|bao|nop)(?: (?:cai|nhe|voi|lai))*[ ,:]+(?=\S)"
    r"|kinh (?:thua|gui) (?:cac |quy )*(?:dong chi|anh chi|bac|chu|vi|lanh dao)(?: va [a-z ]{2,20})?[,:.] *(?=\S)"
    r"|(?:toi|em|minh) xin (?:duoc )?bao cao[ ,:]+(?=\S)|(?:minh|toi|em) bao (?=[0-9])"
)
_TAIL = re.compile(
    rf"(?<![\s,.;-])[\s,.;-]+(?:nho|mong|phien)? ?(?:{_PEOPLE} )?(?:ghi(?: nhan| lai| vao| so)?|nhap|dien|luu(?: lai)?|cap nhat|bao cao|tong hop)"
    rf" (?:giup|gium|ho|dum)(?: {_PEOPLE})*(?: (?:voi|nhe|nha|nhen|a|nghe))*[ .!]*$"
)
_THANKS = re.compile(
    r"(?<![\s,.;!-])[\s,.;!-]+(?:(?:kinh )?mong|kinh de nghi|de nghi|rat mong) (?:(?:cac |quy )?(?:dong chi|anh|chi|cap tren|xa|lanh dao|ubnd xa) )*"
    r"(?:ghi nhan|xem xet|quan tam|tong hop|luu y)(?: giup| a)*[ .!]*$|"
    r"(?<![\s,.;!-])[\s,.;!-]+(?:(?:em|toi|chau|minh|thon em|thon|chung toi|chung em|e) )?(?:xin )?(?:chan thanh )?(?:cam|kam) on"
    rf"(?: (?:{_PEOPLE}|nhieu|truoc|lam|rat|vo cung|da|nhe|nhen|nghen|va|kinh chao|than chao))*[ .!]*$"
    r"|(?<![\s,.;!-])[\s,.;!-]+(?:neu )?co gi (?:thi )?(?:\w+ ){0,4}(?:bao|goi|nhan|alo|lien he|lien lac|gop y|bo sung)(?: (?:lai|tin|dien|cho|giup|gium|em|toi|minh|e|chau|nhe|nha|a|voi|ngay|so|duoc|sau))*[ .!]*$"
)
_PARTICLE = re.compile(
    r",? (?:(?:nha|nhé|nhá|nghe|hen|nghen|nè|lận|á|hà|hỉ|hen|lun|nhen)(?: (?:[ace]|em|anh|chị|chú|bác|cô))|hỉ|hỷ|hì|thoi|nờ|hầy|hè|tê"
    r"|(?:cán bộ|can bo)(?: (?:ơi|oi|ạ|a|nhé|nhe|nha))*)$",
    re.IGNORECASE,
)
_PAYS = re.compile(r"\b(?:dan|huyen|nha nuoc|tong|ho tro|gop|cap|cho|chi|lo)\b")


_BROTHER = re.compile(
    r",? (?:anh|chị|chú|cô|bác|dì|ông|bà|cậu) (?:hai|ba|tư|năm|sáu|bảy|tám|chín|mười|út)(?: (?:ơi|ạ|nhé|nha|à))*[ .!]*$"
    r"|,? [ace] (?:ạ|a|ơi|oi)[ .!]*$",
    re.IGNORECASE,
)


def without_brother(text: str) -> str:
    """An answer without whom it is said to: "xong hết rồi anh Hai", "40tr c ạ"; not of villages and
    works, which may be called so."""
    return _BROTHER.sub("", text)


def without_courtesy(text: str) -> str:
    """A cleaned text without what is only said to its reader."""
    folded = fold(text)
    head = _HEAD.match(folded)
    if head and not ("xa" in head.group().split() and _PAYS.search(folded, head.end())):
        text, folded = text[head.end() :], folded[head.end() :]
    thanks = _THANKS.search(folded)
    if thanks and thanks.start():
        text, folded = text[: thanks.start()], folded[: thanks.start()]
    tail = _TAIL.search(folded) or _PARTICLE.search(text)
    return text[: tail.start()] if tail and tail.start() else text
