"""What the answer to "how far is it?" says besides: "60%, đã chi 100 triệu, thiếu cát".

A sum waits for the question of what was spent, other words for that of the reason or the note; each
counts when it is confirmed.
"""

import re

from campaigns.forms.besides import NOTHING, Besides, to_confirm
from campaigns.forms.definition import Field, Form, Kind
from campaigns.forms.draft import Answer, Draft, Pending
from campaigns.forms.fields import Found, Read, Unclear, read
from campaigns.forms.show import show
from campaigns.forms.steps import Context
from campaigns.wording.spelling.text import clean, fold, words_of
from campaigns.wording.talk.conversation import because, without_courtesy

_SPENDING = r"(?:chi|tieu|giai ngan|het(?= [0-9]))\b"
_PAUSE = re.compile(rf"[,;\n]|\.\s|\s-\s|\s(?=da {_SPENDING})|(?<!\bda)\s(?={_SPENDING})")
_PLAIN = words_of(  # they tell how far it is, and nothing else
    (
        "dang lam duoc roi gan xong moi bat dau van the nhu cu tam dung nua mot it chut nhieu hon chua sap con",
        "khoang co den nay hien tai chi hoan thanh khoi cong thi trien khai phan tram a da nhe vay",
    )
)


def besides(
    form: Form, draft: Draft, question: Field, text: str, found: Found, context: Context
) -> Besides:
    """Look through an answer that the question of the percentage does not read as a whole."""
    asks = isinstance(found, Unclear) and found.code == "question"
    if asks or len(text.split()) < 2:
        return NOTHING
    open_ones = [one for one in form.fields if one.key not in draft.answers and one != question]
    if isinstance(found, Read):
        return Besides(offers=_notes(open_ones, because(clean(text)), text))
    spent = next((one for one in open_ones if one.kind is Kind.MONEY), None)
    parts = clauses(clean(text))
    shares = _read(question, parts, context)
    sums = _read(spent, [one for one in parts if one not in shares], context) if spent else {}
    rest = [one for one in parts if one not in shares and one not in sums]
    offers: dict[str, Pending] = {}
    if spent is not None and len(sums) == 1:
        given = _answer(sums)
        offers[spent.key] = to_confirm(show(spent, given), given, text)
    words = ", ".join(rest) if shares or sums else text  # what is left to be a note
    if any(one not in _PLAIN for one in without_courtesy(words).split() if one.isalpha()):
        offers |= _notes(open_ones, words, text)
    if len(shares) != 1 or len(parts) == 1:
        return Besides(offers=offers)
    own = _answer(shares)
    if rest:  # "30%, chưa chắc": the words beside it may be its doubt
        return Besides(ask=to_confirm(show(question, own), own, text), offers=offers)
    return Besides(own, offers=offers)


def _notes(open_ones: list[Field], words: str, text: str) -> dict[str, Pending]:
    """The words for every question that is answered in free words."""
    notes = [one for one in open_ones if one.kind is Kind.LONG_TEXT] if words else []
    return {one.key: to_confirm(words, Answer(words), text) for one in notes}


def clauses(text: str) -> list[str]:
    """What stands between pauses, and before what was spent."""
    pauses = list(_PAUSE.finditer(fold(text)))
    starts, ends = (
        [0, *(one.end() for one in pauses)],
        [*(one.start() for one in pauses), len(text)],
    )
    found = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return [one for one in found if one]


def _read(question: Field, clauses: list[str], context: Context) -> dict[str, Read]:
    """The clauses that the question reads as a value, with what it reads."""
    found = {one: read(question, one, context.today, context.period) for one in clauses}
    return {one: each for one, each in found.items() if isinstance(each, Read)}


def _answer(found: dict[str, Read]) -> Answer:
    (said, reading), *_ = found.items()
    return Answer(reading.value, said, reading.approx)
