"""Whether a village tells, without any figure, of a work it means to make: "thôn bác làm cổng chào".

The start of a registration, where one is owed. What has been made, what is broken, what somebody
else should make and what is asked is none.
"""

from campaigns.wording.questions import asks
from campaigns.wording.registration_name_rest import VERBS
from campaigns.wording.registration_things import thing_end
from campaigns.wording.text import clean, tokenise, words_of

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
