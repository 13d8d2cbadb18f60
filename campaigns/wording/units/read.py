"""The commune's units (thôn, ấp, bản, tổ dân phố …) as people name them: T5, "thon nam", B. Nà Tân.

Numbers match exactly, another type with the same number is asked, and one wrong letter is
forgiven only where a single unit is left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from campaigns.wording.beside.corrections import meant
from campaigns.wording.beside.courtesy import without_courtesy
from campaigns.wording.beside.filler import is_filler
from campaigns.wording.beside.harmless import asks_back
from campaigns.wording.reading import Candidates, Option, Reading, Refused, Value, choose, make_sure
from campaigns.wording.spelling.misspelt import without_slips
from campaigns.wording.spelling.slips import mend_digits, mend_words
from campaigns.wording.spelling.text import Phrases, Token, clean, fold, phrases, tokenise
from campaigns.wording.units.mentions import (
    SHORT,
    Mention,
    mentions_of,
    named_at,
    taken_apart,
)
from campaigns.wording.units.whole import LEADING, whole_answer

LONGEST = 500
_TRAILING = Phrases(
    phrases(
        "trail",
        "xã | phường | huyện | thị trấn | xã mình | xã ta | xã nhà | ta | có | nì | nờ | hỉ | hè | đó | đấy",
        "đăng ký | xin | gửi | văn hoá | bọn em | tụi em | chúng em | nhà mình | luôn | đang | nói | nghe",
    )
)
_ELSEWHERE = Phrases(
    phrases(
        "elsewhere",
        "dưới | hạ | thượng | xã bên | xã khác | bên xã | gần | giáp | cạnh | bên cạnh | sát | cũ | trước đây | trước kia | khác | giữa | ngoài | sau",
    )
)
_EXAMPLE = "Ví dụ: {}."


def read_unit(
    text: str, names: Sequence[str], aliases: Mapping[str, str] | None = None
) -> Reading[str]:
    """Which of `names` the text means; `aliases` maps further spellings to one of them."""
    said = mend_digits(without_slips(mend_words(_without_courtesy(clean(text[:LONGEST]), names))))
    example = _EXAMPLE.format(", ".join(names[:3])) if names else ""
    if not said:
        return Refused("empty", f"Câu trả lời đang trống. Xin gõ tên đơn vị. {example}".strip())
    every = {name: name for name in names} | dict(aliases or {})
    tokens = meant(tokenise(said))
    found = mentions_of(tokens, tuple(every))
    whole = whole_answer(tokens, tuple(every), found)
    found += _named_besides(tokens, tuple(every), found)
    if whole is not None:
        found = [whole]
    named = {every[name] for mention in found for name in mention.names}
    clear = all(mention.names for mention in found)
    if _alone(tokens):
        return Refused("ambiguous", f"Chưa rõ là đơn vị nào của xã. {example}".strip())
    if len(named) == 1 and clear and not _more_numbers(tokens, found) and not _denied(tokens):
        name = named.pop()
        if whole is not None or not _strangers(said, tokens, found):
            return Value(name)
        return make_sure("Là {}, phải không?", Value(name), name)
    if len(named) > 1:
        return _which(sorted(named, key=list(every.values()).index))
    reason = "ambiguous" if named or _bare_type(tokens) else "invalid"
    return Refused(reason, f"Chưa rõ là đơn vị nào của xã. {example}".strip())


def _without_courtesy(text: str, names: Sequence[str]) -> str:
    """Without what is only said to its reader: not "nhé em" where a unit is called Nam Nhe."""
    cut = without_courtesy(text)
    said = fold(text[len(cut) :]).strip(" ,").split(" ") if text.startswith(cut) else [""]
    own = {unit.folded[-1] for unit in taken_apart(tuple(names)) if len(unit.folded) > 1}
    return text if said[0] in own else cut


def _named_besides(
    tokens: list[Token], names: tuple[str, ...], found: list[Mention]
) -> list[Mention]:
    """Units named without their type beside those found: "Thôn 5 Đồng Vinh"."""
    taken = {place for mention in found for place in range(mention.start, mention.end)}
    units = [unit for unit in taken_apart(names) if len(unit.words) > 1]
    besides = []
    for index in range(len(tokens)) if found else ():
        named = named_at(tokens, index, units) if index not in taken else None
        if named is not None and named.exact:
            besides.append(named)
    return besides


def _which(names: list[str]) -> Candidates[str] | Refused:
    return choose("Là đơn vị nào?", *(Option(name, name) for name in names))


def _alone(tokens: list[Token]) -> bool:
    """ "1 mình", "-1": a number that names no unit."""
    texts = [token.text for token in tokens[:2]]
    return len(texts) == 2 and (
        (tokens[0].number and texts[1] in ("mình", "minh"))
        or (texts[0] == "-" and tokens[1].number)
    )


def _bare_type(tokens: list[Token]) -> bool:
    found = SHORT.at(tokens, 0)
    return found is not None and found.end == len(tokens) and tokens[0].fold not in ("xa", "phuong")


def _denied(tokens: list[Token]) -> bool:
    return any(token.text in ("không", "ko", "khong", "chứ") for token in tokens)


def _strangers(said: str, tokens: list[Token], found: list[Mention]) -> bool:
    """Words that may make another unit of it: "gần thôn 6", "thôn 6 trước đây"; names of people,
    which begin with a capital, do not."""
    if asks_back(tokens) or any(token.text == "?" for token in tokens):
        return True
    index = 0
    ends = {mention.start: mention.end for mention in found}
    while index < len(tokens):
        if _ELSEWHERE.at(tokens, index) and index not in ends:
            return True
        leading = LEADING.at(tokens, index) or _TRAILING.at(tokens, index)
        if index in ends or leading is not None:
            index = max(ends.get(index, 0), leading.end if leading is not None else 0)
        elif _ELSEWHERE.at(tokens, index):
            return True
        elif tokens[index].word and not is_filler(tokens[index]):
            if len(tokens[index].text) == 1:
                return True  # "đồng vinh B"
            if said.isupper() or not said[tokens[index].start].isupper():
                return True
            index += 1
        else:
            index += 1
    return False


def _more_numbers(tokens: list[Token], found: list[Mention]) -> bool:
    """A number outside the mention: "thôn 5, 6"."""
    taken = {place for mention in found for place in range(mention.start, mention.end)}
    return any(token.number for place, token in enumerate(tokens) if place not in taken)
