"""What a village is called where a pattern looks for the word alone, in text without marks.

Which village is named is read in mentions.py.
"""

import re

from campaigns.wording.spelling.text import clean, fold

VILLAGE = (
    r"(?:thon|xom|ap|ban|buon|lang|khu|to|khom)"  # thôn, xóm, ấp, bản, buôn, làng, khu, tổ, khóm
)
_NAMED = re.compile(rf"\b{VILLAGE}\b")
_OF_PERSON = re.compile(
    rf"\b(?:truong|pho) {VILLAGE}\b"
    r"|\b(?:ten|so|sdt|dien thoai) (?:cua )?(?:bac|toi|em|minh|chau|anh|chi|chu|co|ong|ba)\b"
)


def names_a_village(text: str) -> bool:
    """Whether a village is spoken of: "gia hạn cho thôn 2"."""
    return _NAMED.search(fold(clean(text))) is not None


def of_a_person(text: str) -> bool:
    """Whether it is about who somebody is: "đổi trưởng thôn", "sửa số điện thoại của bác"."""
    return _OF_PERSON.search(fold(clean(text))) is not None
