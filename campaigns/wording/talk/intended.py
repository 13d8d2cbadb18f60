"""Whether a message registers a work: by what is said of it, or only by what is meant to be made.

"Thôn bác làm cổng chào", without any figure, is the start of a registration where one is owed. What
has been made, what is broken, what somebody else should make and what is asked is none.
"""

import re
from collections.abc import Sequence

from campaigns.wording.registration.name import LONGEST as LONGEST_NAME
from campaigns.wording.registration.name_rest import VERBS
from campaigns.wording.registration.read import RegistrationReading
from campaigns.wording.registration.things import thing_end
from campaigns.wording.spelling.text import clean, fold, tokenise, words_of
from campaigns.wording.talk.conversation import names_nothing
from campaigns.wording.talk.questions import asks, wonders

LONGEST = 120  # characters
_OTHERWISE = words_of(  # it is, it was, it is not, it should be
    (
        "roi xong chua khong ko duoc dang hong ngap lut kho kem gay sap nao gi sao ai xin giup nghi",
        "chap chon mat bi nhu dep hay",
    )
)
_LAST = words_of(("qua lam the vay nhi day",))
_LEADS = words_of(  # who means to, when, how many
    (
        "da vang oi chau em bac chu anh chi co a ok thon xom ap ban to khu pho lang ben nha ca toi tui minh chung ta",
        "nam nay dot lan ky dinh se du kien muon tinh quyet thong nhat hop ba con nhan dan dong y chac dang ky",
        "mot cai con tuyen doan lai them moi cac may nua la thi",
    )
)
_TO_MAKE = re.compile(
    r"\b(?:dang k[yi]|dk) (?:se |xin |1 |mot )*(?:lam|xay|xay dung|sua|trong|nuoi|lap|do|mo|nang cap|cai tao|nao vet"
    r"|don|lat|quet|ve|thap|mua|dung|tu sua|tu bo|gan|khoan|duong|tuyen duong|cong chao|nha van hoa|san|mo hinh) \w"
)
_WHICH = re.compile(r"\b(?:nao(?! vet)|gi|bao nhieu)\b")  # "công trình nào trên 300 triệu"


def says_all(found: Sequence[RegistrationReading]) -> bool:
    """Nothing but a registration: several works, or one with name, money and a day."""
    first = found[0]
    days = first.starts_on is not None or first.ends_on is not None
    return len(found) > 1 or (first.name is not None and first.value is not None and days)


def says_enough(said: RegistrationReading, text: str) -> bool:
    """A name with money or a date, which talk has rarely, or a name behind "đăng ký làm"."""
    if said.name is None and len(text) > LONGEST_NAME:  # too long a name: it is asked for again
        return said.value is not None and said.ends_on is not None
    if said.name is None or names_nothing(said.name) or _WHICH.search(fold(said.name)):
        return False
    if wonders(text):
        return False
    return said.figured or (bool(_TO_MAKE.search(fold(text))) and not asks(text))


def means_to_make(text: str, *, answers: bool) -> bool:
    """Whether the message names a work to be made, by a verb and a thing; by a thing alone where it
    `answers` a message that asks for one."""
    if len(text) > LONGEST or asks(text):
        return False
    tokens = tokenise(clean(text))
    words = [one.fold for one in tokens if one.word]
    if not words or not _OTHERWISE.isdisjoint(words) or words[-1] in _LAST:
        return False
    index, made = 0, answers
    while index < len(tokens):
        if thing_end(tokens, index):
            return made
        verb = VERBS.at(tokens, index)
        if verb is not None:
            made, index = True, verb.end
        elif tokens[index].number or tokens[index].fold in _LEADS or tokens[index].text == ",":
            index += 1
        else:
            return False
    return False
