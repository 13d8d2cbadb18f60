"""Which unit speaks in a registration: the one named first, or before the word đăng ký."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from campaigns.wording.beside.filler import is_filler, is_stop
from campaigns.wording.beside.negations import NO
from campaigns.wording.beside.said_anew import last_word
from campaigns.wording.numbers.spoken_numbers import last_digit
from campaigns.wording.reading import Refused, Value
from campaigns.wording.registration.labels import NO_UNIT, Label, Scanned
from campaigns.wording.registration.name_start import WHO
from campaigns.wording.registration.words import PARTS, Part
from campaigns.wording.spelling.text import Token, tokenise
from campaigns.wording.units.mentions import Mention, find_units
from campaigns.wording.units.read import read_unit

_WORDS_OF_A_SLIP = 4
_WORDS_OF_AN_ORGANISATION = 8
_BUILT = frozenset(("cau", "duong", "kenh", "cong", "truong", "san", "tram", "nha", "gieng", "ao"))
_LONGEST_GREETING = 12
_DIGITS_OF_A_SUM = 3
_TOGETHER = frozenset(("cung", "chung", "phoi", "lien"))
_ANDS = frozenset(("va", "voi", ",", "&", "+", "cung", "-"))


def find_unit(scanned: Scanned, units: Sequence[str]) -> None:
    """The unit that speaks: the one named first, or before the word đăng ký."""
    tokens = scanned.tokens
    found = [one for one in find_units(tokens, units) if not _is_denied(tokens, one)]
    said = [one for one in found if _is_unit(tokens, one)]
    mentions = _corrected(scanned, [one for one in said if one.names])
    leading = [one for one in mentions if _leads(tokens, one)]
    leading += [one for one in mentions if leading and _joins(tokens, leading[-1], one)]
    if leading and (more := _and_another(tokens, leading[0], units)) is not None:
        scanned.labels[leading[0].start : more] = [Label.UNIT] * (more - leading[0].start)
        scanned.unit = Refused("ambiguous", NO_UNIT)
        return
    if len(leading) > 1 and _together(tokens, leading):
        for place in range(leading[0].start, leading[-1].end):
            scanned.labels[place] = Label.UNIT
        scanned.unit = Refused("ambiguous", NO_UNIT)
        return
    stranger = next((one for one in said if not one.names and _leads(tokens, one)), None)
    if stranger is not None and not leading:
        for place in range(stranger.start, stranger.end):
            scanned.labels[place] = Label.UNIT
        scanned.unit = Refused("invalid", NO_UNIT)
        return
    chosen = (leading or mentions)[:1] if leading or len(mentions) == 1 else []
    named = {names for one in mentions for names in one.names}
    if chosen:
        first = _for_whom(tokens, chosen[0].start)
        scanned.labels[first : chosen[0].end] = [Label.UNIT] * (chosen[0].end - first)
        name = chosen[0].names
        scanned.unit = Value(name[0]) if len(name) == 1 else Refused("ambiguous", NO_UNIT)
    elif len(named) == 1:
        scanned.unit = Value(named.pop())
    elif not named:
        _unit_without_type(scanned, units)
    else:
        scanned.unit = Refused("ambiguous", NO_UNIT)


def _for_whom(tokens: list[Token], start: int) -> int:
    """Where "cho chi hội phụ nữ thôn 1" begins: whom the work is registered for is no name of it."""
    for first in range(start - 2, max(start - _WORDS_OF_AN_ORGANISATION, -1), -1):
        who = WHO.at(tokens, first + 1) if tokens[first].text == "cho" else None
        if who is not None and who.end == start:
            return first
    return start


def _is_denied(tokens: list[Token], mention: Mention) -> bool:
    """ "thôn 11 (không phải thôn 1 nhé)"."""
    before = tokens[max(mention.start - 2, 0) : mention.start]
    return len(before) == 2 and before[0].text in (*NO, "khong") and before[1].fold == "phai"


def _corrected(scanned: Scanned, mentions: list[Mention]) -> list[Mention]:
    """ "Thôn 6 à nhầm thôn 7": the last one, where nothing but the correction stands between."""
    for place, (one, other) in enumerate(pairwise(mentions)):
        between = scanned.tokens[one.end : other.start]
        if 0 < len(between) <= _WORDS_OF_A_SLIP and last_word(between) is not None:
            start = replace(other, start=one.start)
            return _corrected(scanned, [*mentions[:place], start, *mentions[place + 2 :]])
    return mentions


def _is_unit(tokens: list[Token], mention: Mention) -> bool:
    """Short forms ("T12", "B 5") only where a message names its author."""
    before = tokens[mention.start - 1] if mention.start else None
    if before is not None and before.fold == "ubnd" and not mention.names:
        return False  # "Kính gửi UBND xã: Nam Nhe"
    if len(tokens[mention.start].text) > 1:
        return True
    return before is None or is_stop(before) or is_filler(before) or before.fold in ("cua", "o")


def _joins(tokens: list[Token], one: Mention, other: Mention) -> bool:
    """ "thôn 2, thôn 3 cùng đăng ký": the second speaks too."""
    said = tokens[one.end : other.start]
    between = [token.fold for token in said if not is_filler(token)]
    together = other.end < len(tokens) and tokens[other.end].fold in _TOGETHER
    if one.end <= other.start and together and all(map(is_stop, said)):
        return True  # "thôn 2 thôn 3 cùng đăng ký", "thôn 2 - thôn 3 cùng đăng ký"
    return one.end <= other.start and between in ([","], ["va"], ["voi"], ["&"], ["+"], ["cung"])


def _and_another(tokens: list[Token], one: Mention, units: Sequence[str]) -> int | None:
    """Where "thôn 5 và 6", "thôn 5, 6 cùng làm" ends: a number of another unit of that type."""
    last = tokens[one.end - 1]
    if one.end + 1 >= len(tokens) or not (last.number or last_digit(last)):
        return None
    joined = tokens[one.end].fold in _ANDS and tokens[one.end + 1].number
    if tokens[one.end].number and tokens[one.end + 1].fold in _TOGETHER:
        return one.end + 1  # "thôn 3 4 phối hợp"
    number = tokens[one.end + 1].text
    other = any(name.split()[-1] == number for name in units) and len(number) < _DIGITS_OF_A_SUM
    end = one.end + 2
    if not joined or not other or (end < len(tokens) and not _opens_a_work(tokens, end)):
        return None
    return end


def _opens_a_work(tokens: list[Token], index: int) -> bool:
    """Whether something is done there: "làm chung", ":" or "đăng ký"."""
    part = PARTS.at(tokens, index)
    together = tokens[index].fold in ("cung", "chung", "lien", ":", "xin", "phoi")
    return together or (part is not None and part.meaning in (Part.DOING, Part.REGISTER))


def _together(tokens: list[Token], mentions: list[Mention]) -> bool:
    """ "thôn 1 và thôn 2 đăng ký": several units speak."""
    said = tokens[mentions[0].end : mentions[-1].start]
    between = [token for token in said if not is_filler(token)]
    return len({name for one in mentions for name in one.names}) > 1 and len(between) <= 2


def _leads(tokens: list[Token], mention: Mention) -> bool:
    after = PARTS.at(tokens, mention.end)
    if after is not None and after.meaning is Part.REGISTER:
        return True
    before = _past_occasion(tokens[: mention.start])
    return all(
        is_filler(token)
        or is_stop(token)
        or token.fold in ("o", "ben", "la", "truong", "bi", "thu")
        for token in before
    )


def _past_occasion(before: list[Token]) -> list[Token]:
    """ "Chào mừng 20/11, thôn 5 …": the clause of an occasion stands before who speaks."""
    part = PARTS.at(before, 0)
    commas = [place for place, token in enumerate(before) if token.text == ","]
    occasion = part is not None and part.meaning is Part.OCCASION
    return before[commas[-1] + 1 :] if occasion and commas else before


def _greeting_end(tokens: list[Token]) -> int:
    """Past "Kính gửi UBND xã,", "Em chào anh," and "dạ" at the head of a message."""
    index = 0
    while index < min(len(tokens), _LONGEST_GREETING):
        part = PARTS.at(tokens, index)
        if part is not None and part.meaning is Part.SKIP:
            index = part.end
        elif is_filler(tokens[index]) or is_stop(tokens[index]):
            index += 1
        else:
            return index
    return 0


def _unit_without_type(scanned: Scanned, units: Sequence[str]) -> None:
    """ "Đồng Vinh đăng ký …": the words before the verb are a unit's own name."""
    tokens = scanned.tokens
    for index in range(min(len(tokens), _LONGEST_GREETING)):
        part = PARTS.at(tokens, index)
        verb = part is not None and part.meaning in (Part.REGISTER, Part.DOING)
        longer = PARTS.at(tokens, index - 1) if index else None
        verb = verb and (longer is None or longer.end <= index)  # "tu sửa giếng": no fourth village
        if index and (verb or tokens[index].text in ":-"):
            for first in sorted({0, _greeting_end(tokens[:index])}):
                said = scanned.text[tokens[first].start : tokens[index].start]
                reading = read_unit(said, units)
                named = isinstance(reading, Value) and any(map(str.isalpha, said))
                if isinstance(reading, Value) and named and not _counts_another(said):
                    scanned.unit = reading
                    scanned.labels[:index] = [Label.UNIT] * index
                    return
    for first in sorted({0, _greeting_end(tokens)}):
        if isinstance(scanned.unit, Value):
            return
        _unit_by_its_own_words(scanned, units, first)


def _counts_another(said: str) -> bool:
    """ "cầu số 2:", "cho tam:", typed without marks: what is counted is no unit, nor is chợ tạm."""
    tokens = tokenise(said)
    if tokens and tokens[-1].plain and tokens[-1].word and last_digit(tokens[-1]):
        return True
    return bool(tokens) and tokens[-1].number and any(token.fold in _BUILT for token in tokens)


@lru_cache(maxsize=1024)
def _words_of(name: str) -> list[str]:
    return [token.fold for token in tokenise(name)]


def _unit_by_its_own_words(scanned: Scanned, units: Sequence[str], greeting: int) -> None:
    """ "nam nhe hien mau 25/10": the head of the message is a name that a single unit has."""
    said = [token.fold for token in scanned.tokens[greeting:]]
    heads = [
        (words[first:], name)
        for name, words in ((name, _words_of(name)) for name in units)
        if said[:1] and said[0] in words
        for first in range(1, len(words) - 1)
        if all(map(str.isalpha, words[first:])) and said[: len(words) - first] == words[first:]
    ]
    longest = max((len(words) for words, _ in heads), default=0)
    found = {name for words, name in heads if len(words) == longest}
    if len(found) == 1:
        scanned.unit = Value(found.pop())
        scanned.labels[greeting : greeting + longest] = [Label.UNIT] * longest
