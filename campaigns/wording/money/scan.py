"""What a text says about money: its amounts, what each is called, and what forbids a value."""

from __future__ import annotations

from campaigns.wording.beside.doubts import SUM_DOUBTS, doubt_in
from campaigns.wording.beside.filler import is_filler
from campaigns.wording.beside.harmless import asks_back, is_addressed, is_harmless
from campaigns.wording.money import things
from campaigns.wording.money.cues import take_all_paid, take_cue
from campaigns.wording.money.figures import is_beside_number, loose_number, loses_scale
from campaigns.wording.money.said import Said
from campaigns.wording.money.sums import take_day, take_number, take_sum
from campaigns.wording.money.walk import Walk
from campaigns.wording.money.words import CUES, Cue
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.spelling.text import Phrases, Token

_CLAUSE_ENDS = frozenset(",;.()\n")
_TIMES = frozenset(("x", "×", "*"))
_OF_THE_WORK = frozenset(("ct", "ca", "toan"))  # "350 triệu/công trình"
# behind a sum how it is paid; before one it may be what each part is
_IN_PARTS = Phrases(
    {
        f"{parted} {how} đợt": "in parts"
        for parted in ("chia", "chia làm", "chia thành", "làm", "chia ra")
        for how in ("2", "3", "hai", "ba", "nhiều", "mấy")
    }
)


def scan(text: str, tokens: list[Token]) -> Said:
    """Find the amounts of `text` and what is said about them."""
    plain = not any(token.word and not token.plain for token in tokens)
    walk = Walk(text, tokens, Said(digits=any(token.number for token in tokens)), plain)
    index = 0
    while index < len(tokens):
        index = _step(walk, index)
    walk.close_clause()
    _weigh_odd_words(walk)
    said = walk.said
    whole = is_all_of(said) and not _is_paid_first(walk)
    if (whole or _comes_to(said)) and said.stated[0].role is Cue.PART:
        said.stated[0].role, said.stated[0].people = Cue.VALUE, False  # "120tr xã 70tr dân 50tr"
    if walk.paid is not None and len(said.stated) > 1:
        walk.paid.role = Cue.PART  # "kinh phí 25 triệu do xã cho, dân góp 10 triệu"
    if len(said.stated) == 1:
        sources = (things.from_source(tokens, index) for index in range(len(tokens)))
        walk.parts = walk.parts or any(sources)
    several = any(things.of_several(tokens, index) for index in range(len(tokens)))
    doubt = doubt_in(tokens, SUM_DOUBTS) or ("part" if walk.parts else None)
    listed = [stated.inside for stated in said.stated]
    total = any(stated.role is Cue.TOTAL for stated in said.stated)  # its parts may be named
    total = total or (listed[:1] == [False] and True in listed) or _comes_to(said)
    total = total or _is_named_whole(said) or whole
    said.strange = (
        said.strange
        or (walk.strange_parts and not (whole or _is_total_and_parts(said)))
        or several
        or asks_back(tokens)
        or (doubt is not None and not (total and doubt == "part"))
    )
    return said


def _weigh_odd_words(walk: Walk) -> None:
    """Unknown words make the sum strange, but for those of another clause than one that names it:
    "Sau khi cân đối các nguồn, giá trị công trình là 85 triệu"."""
    said = walk.said
    first, last = 0, len(walk.tokens)
    if len(said.stated) == 1 and said.stated[0].role in (Cue.VALUE, Cue.TOTAL):
        amount = said.stated[0].amount
        signs = [at for at, token in enumerate(walk.tokens) if token.text in _CLAUSE_ENDS]
        first = max((at for at in signs if at < amount.start), default=first)
        last = min((at for at in signs if at >= amount.end), default=last)
    for at, sums_before, lost in walk.odd:
        if lost or first <= at <= last:
            walk.strange_parts = walk.strange_parts or sums_before > 0
            said.strange = said.strange or not sums_before


def _comes_to(said: Said) -> bool:
    """ "240tr, xã lo 200, thôn lo 40": bare parts that are all of the one sum."""
    parts = [one.amount.values[0] for one in said.loose]
    return len(parts) > 1 and [sum(parts)] == [one.amount.mantissa for one in said.stated]


def _is_named_whole(said: Said) -> bool:
    """ "kinh phí 125 triệu, xin xã hỗ trợ 50 triệu": the value, and nothing but parts of it."""
    roles = [stated.role for stated in said.stated]
    return roles[:1] == [Cue.VALUE] and len(roles) > 1 and set(roles[1:]) == {Cue.PART}


def is_all_of(said: Said) -> bool:
    """ "420 triệu, xi măng xã cho 180 triệu, dân góp 240 triệu": whatever the parts are called, they
    are all of the first sum."""
    sums = [one.amount.values for one in said.stated]
    if len(sums) < 3 or any(len(one) > 1 for one in sums) or any(one.high for one in said.stated):
        return False
    return sums[0][0] > 0 and sum(one[0] for one in sums[1:]) == sums[0][0]


def _is_paid_first(walk: Walk) -> bool:
    """ "xã 120tr, dân 70tr, doanh nghiệp 50tr": whoever gives the first sum, it is no whole of the others."""
    tokens, first = walk.tokens, walk.said.stated[0].amount
    cues = (CUES.at(tokens, index) for index in range(first.start))
    return any(cue is not None and cue.meaning in (Cue.PAYER, Cue.PEOPLE) for cue in cues)


def _is_total_and_parts(said: Said) -> bool:
    """ "tổng 210 triệu, xã cho 100 triệu còn đâu dân góp": words behind the total are of its parts."""
    roles = [stated.role for stated in said.stated]
    return roles[:1] == [Cue.TOTAL] and Cue.PART in roles[1:]


def _step(walk: Walk, index: int) -> int:
    """Take what begins at `index`; return the index of what follows."""
    if things.is_person(walk.tokens, index):
        walk.near.clear()
        return index + 1
    if loses_scale(walk.text, walk.tokens, index) or _letter_before(walk.tokens, index):
        walk.said.garbled = True
    parted = _IN_PARTS.at(walk.tokens, index) if walk.said.stated else None
    if parted is not None:
        return parted.end
    for take in (take_day, take_sum, take_all_paid, take_cue, take_number):
        end = take(walk, index)
        if end is not None:
            return end
    _note_things(walk, index)
    token = walk.tokens[index]
    if token.text in _CLAUSE_ENDS and not (token.text == "." and token.glued and index == 0):
        walk.end_clause(token.text)
    elif _divides(walk, index):
        walk.each()
    elif token.word and not is_filler(token) and token.text != "la":
        _take_word(walk, index)
    return index + 1


def _note_things(walk: Walk, index: int) -> None:
    """Note what beside the sum makes a part of it: a thing it buys, its owner, a gift, a material."""
    text, tokens, told = walk.text, walk.tokens, walk.last is not None
    if walk.plain and things.left_over(text, tokens, index):
        walk.said.strange = True
    walk.parts = (
        walk.parts
        or things.beside_amount(text, tokens, index, after=told)
        or (bool(walk.said.stated) and things.owner_follows(tokens, index))
        or things.received(text, tokens, index)
        or things.material_first(text, tokens, index)
        or (told and things.spent_on(tokens, index))
    )


def _take_word(walk: Walk, index: int) -> None:
    """A word that is no sum, cue or filler: harmless, or to be weighed when the clause is known."""
    said, tokens = walk.said, walk.tokens
    said.garbled = said.garbled or is_beside_number(walk.text, tokens, index)
    said.strange = said.strange or (not walk.listing and things.money_for(tokens, index))
    leading = Cue.BOUND in walk.near or Cue.NEGATIVE in walk.near
    lost = leading or walk.payer is Cue.PAYER  # "dưới mức 70 triệu", "xã chi 50 triệu"
    if not (said.stated and walk.listing) and (lost or not _is_known(tokens, index)):
        walk.odd.append((index, len(said.stated), lost))
    walk.near.clear()
    walk.last = None
    walk.payer = None


def _is_known(tokens: list[Token], index: int) -> bool:
    """Whether the word leaves a sum as it is."""
    harmless = is_harmless(tokens[index]) and not things.cut_off(tokens, index)
    return harmless or is_addressed(tokens, index) or things.agreed(tokens, index)


def _letter_before(tokens: list[Token], index: int) -> bool:
    """ "b sáu triệu", "a trăm năm chục củ": what is left of a number, or of "anh"."""
    if len(tokens[index].fold) > 1 or not tokens[index].word or index + 1 >= len(tokens):
        return False
    after = tokens[index + 1]
    return after.word and spoken_numbers.may_begin(after) and tokens[index].text != "ạ"


def _of_the_work(tokens: list[Token], index: int) -> bool:
    """ "350 triệu/công trình", "/ct", "/cả thôn"; "45 triệu/cống" is of each."""
    said = [token.fold for token in tokens[index : index + 2]]
    return said == ["cong", "trinh"] or (bool(said) and said[0] in _OF_THE_WORK)


def _divides(walk: Walk, index: int) -> bool:
    """ "2tr x 30 hộ", "2tr/hộ": a sum of one among several."""
    token, after = walk.tokens[index], walk.tokens[index + 1 : index + 2]
    if token.text == "/":
        return walk.last is not None and not _of_the_work(walk.tokens, index + 1)
    times = index + 1 if token.text == "nhân" and after else None
    by = loose_number(walk.text, walk.tokens, times) if times is not None else None
    return token.text in _TIMES or by is not None
