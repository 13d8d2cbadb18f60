"""Yes, no and cancel in the words of a phone: ok, đúng rồi, chưa đúng, thôi, 👍.

An answer counts only when all of it says the same; "ok nhưng…", "chưa" and questions are asked
again. Back, skip and the other steering words belong to `conversation`.
"""

from __future__ import annotations

import re
from typing import Literal

from campaigns.wording.answers.words import MEANINGS
from campaigns.wording.beside.filler import is_filler
from campaigns.wording.reading import Reading, Refused, Value
from campaigns.wording.spelling.dialect import without_dialect
from campaigns.wording.spelling.slips import mend_words
from campaigns.wording.spelling.syllables import is_syllable
from campaigns.wording.spelling.text import clean, tokenise

Answer = Literal["yes", "no", "cancel"]

_ASK = "Xin trả lời “đúng” hay “không đúng”, hoặc “hủy” để thôi."
_EMPTY = "Câu trả lời đang trống. " + _ASK
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_LONGEST = 200


def read_answer(text: str) -> Reading[Answer]:
    """The answer to a yes-no question; anything short of a clear one is asked again."""
    said = _REPEATED.sub(r"\1", without_dialect(mend_words(clean(text))))
    if not said:
        return Refused("empty", _EMPTY)
    meanings = _meanings(said) if len(said) <= _LONGEST else {"ask"}
    if "ask" in meanings:
        return Refused("ambiguous", _ASK)
    meanings.discard("neutral")
    if "mend" in meanings:  # "sai rồi, sửa lại giúp": a no; "sửa lại" alone may be of anything
        clear = meanings - {"weak yes", "thanks", "part", "mend"} == {"no"}
        return Value("no") if clear else Refused("ambiguous", _ASK)
    if "unknown" in meanings:  # "không đúng với dự toán": a no, whatever is wrong
        clear = meanings - {"weak yes", "thanks", "part", "unknown"} == {"no"}
        return Value("no") if clear else Refused("ambiguous", _ASK)
    if meanings - {"weak yes", "thanks"}:
        meanings -= {"weak yes", "thanks"}
    if meanings in ({"yes"}, {"weak yes"}):
        return Value("yes")
    if "deny" in meanings:
        meanings = (meanings - {"deny"}) | {"no"}
    if meanings in ({"no"}, {"no", "part"}):  # "sai số tiền rồi"
        return Value("no")
    if meanings in ({"cancel"}, {"cancel", "no"}):
        return Value("cancel")
    return Refused("ambiguous", _ASK)


def _meanings(said: str) -> set[str]:
    """What the parts of the answer mean; "ask" where it holds a number, "unknown" where words
    that nobody knows follow the first of them."""
    tokens = tokenise(said)
    if len(tokens) > 1 and tokens[-1].text == "à":
        return {"ask"}  # "đúng à"
    found: set[str] = set()
    index = 0
    while index < len(tokens):
        meaning = MEANINGS.at(tokens, index)
        if tokens[index].text == "con" and found and index + 1 == len(tokens):
            break  # "đúng rồi con", no còn
        if meaning is not None:
            found.add(meaning.meaning)
            index = meaning.end
            continue
        token = tokens[index]
        if token.number or (token.word and not is_filler(token) and "no" not in found):
            return {"ask"}
        if token.word and not is_filler(token):
            found.add("unknown" if is_syllable(token.text) else "ask")
        if token.text in ("mà", "ma") and index + 1 < len(tokens):
            return {"ask"}
        index += 1
    return found or {"ask"}
