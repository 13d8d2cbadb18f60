"""The words beside sums: tổng, mỗi hộ, dân góp, khoảng, dưới, and numbers they take for themselves."""

from __future__ import annotations

from campaigns.wording.beside.filler import ends_clause
from campaigns.wording.money import things
from campaigns.wording.money.amounts import amount_at
from campaigns.wording.money.figures import is_percent, loose_number, range_end
from campaigns.wording.money.sums import TIMES_OF_A_YEAR
from campaigns.wording.money.walk import Walk
from campaigns.wording.money.words import CUES, Cue

_PLAIN_CURRENCIES = frozenset(("te", "do", "yen", "kip", "vang", "won", "luong", "us"))
_ROLES = (Cue.TOTAL, Cue.VALUE, Cue.PART, Cue.GIFT, Cue.EACH)
_GIVING = (Cue.GIFT, Cue.PART, Cue.PEOPLE)
_ALL = frozenset(("hết", "het", "cả", "tất"))
_WHO_PAYS = frozenset(("ho", "nha", "khau", "nguoi", "gop", "dong", "nop", "la", "cai", "chiec"))
_WHOLE = (
    Cue.SLANG,
    Cue.FREE,
    Cue.FOREIGN,
    Cue.UNKNOWN,
    Cue.DENIED,
    Cue.QUESTION,
    Cue.BOUND_AFTER,
    Cue.NONE,
)


def take_all_paid(walk: Walk, index: int) -> int | None:
    """ "30tr dân đóng hết": they pay all of the sum before, which is then the whole."""
    found = CUES.at(walk.tokens, index)
    if found is None or found.meaning not in _GIVING or walk.last is None:
        return None
    whole = found.end < len(walk.tokens) and walk.tokens[found.end].text in _ALL
    if not whole or not ends_clause(walk.tokens, found.end + 1):
        return None
    walk.payer = None
    return found.end + 1


def take_cue(walk: Walk, index: int) -> int | None:
    """A known word, of the next sum or of the one before it."""
    found = CUES.at(walk.tokens, index)
    if found is None or _is_another_word(walk, index, found.end):
        return None
    cue, end = found.meaning, found.end
    if end == index + 1:
        cue = _plain_word(walk, index) or cue
    if cue is Cue.COUNTED:
        return _counted(walk, end)
    if cue in _ROLES:
        return _named(walk, cue, end)
    _note(walk, cue, index, end)
    return end


def _note(walk: Walk, cue: Cue, index: int, end: int) -> None:
    """What a word that is no name of a sum says of the sums beside it."""
    after_amount = walk.last is not None
    if _only_after_numbers(walk, cue, index, end):
        walk.near.clear()
    elif cue in _WHOLE:
        _whole(walk, cue, after_amount=after_amount)
    elif cue in (Cue.PAYER, Cue.PEOPLE):
        given = not is_percent(walk.tokens, end) and not things.approves(walk.tokens, end)
        walk.payer = cue if given else None  # "ngân sách xã 100%", "xã phê duyệt"
    elif cue is Cue.PARTS_FOLLOW:
        walk.close_clause()
        walk.listing = True
    elif cue is Cue.MORE_AFTER or (cue is Cue.APPROX and walk.tokens[index].fold == "hon"):
        _more(walk, cue, index)
    elif cue is Cue.BOUND and after_amount and ends_clause(walk.tokens, end):
        walk.said.clues.add(cue)
    elif cue in (Cue.APPROX, Cue.BOUND, Cue.NEGATIVE, Cue.FROM):
        walk.near.add(cue)
    elif cue is Cue.EITHER:
        walk.either = after_amount
    elif cue is not Cue.TO:
        walk.near.clear()


def _five(walk: Walk, index: int) -> bool:
    """ "năm trăm" is five hundred, no year."""
    after = walk.tokens[index + 1 : index + 2]
    year = walk.tokens[index].fold == "nam" and bool(after)
    return year and after[0].fold in ("tram", "muoi", "chuc")


def _is_another_word(walk: Walk, index: int, end: int) -> bool:
    """Whether the words of a cue are something else here."""
    household = end == index + 1 and _is_household(walk, index)  # no "ho tro"
    repeated = (
        walk.tokens[index].fold == "ha" and not walk.said.stated
    )  # "cái cầu đó hả, 180 triệu"
    repeated = repeated and end < len(walk.tokens) and walk.tokens[end].text == ","
    return household or repeated or _five(walk, index) or _more_is_enough(walk, index, end)


def _more_is_enough(walk: Walk, index: int, end: int) -> bool:
    """ "20 triệu nữa là đủ" calls nothing a total; "dân 30, xã 50 nữa là 80 triệu" does."""
    more = walk.tokens[index].fold == "nua"
    return more and amount_at(walk.text, walk.tokens, end) is None


def _is_household(walk: Walk, index: int) -> bool:
    """ "moi ho gop 200k": hộ, typed without marks, and no hở at the end of a question."""
    after = walk.tokens[index + 1 : index + 2]
    return walk.tokens[index].text == "ho" and bool(after) and (after[0].word or after[0].number)


def _plain_word(walk: Walk, index: int) -> Cue | None:
    """What a word of two meanings says here, when typed without marks."""
    word, after = walk.tokens[index].text, walk.tokens[index + 1 : index + 2]
    if word == "moi" and after and after[0].number:
        walk.said.strange = True  # "cong moi 80tr": mới, for mỗi needs a noun
        return Cue.NOISE
    if word != "do":
        return None
    meant = _dollars(walk, index + 1)
    if meant is Cue.NOISE and walk.last is not None and walk.last.role in (None, Cue.VALUE):
        walk.paid_by = walk.last  # "25 triệu do bà con đóng góp"
    return meant


def _dollars(walk: Walk, end: int) -> Cue:
    """ "10 nghin do", but "do doanh nghiệp tài trợ" says why."""
    because = end < len(walk.tokens) and walk.tokens[end].word
    return Cue.NOISE if because else Cue.FOREIGN


def _whole(walk: Walk, cue: Cue, *, after_amount: bool) -> None:
    if cue is not Cue.BOUND_AFTER or after_amount:
        walk.said.clues.add(Cue.BOUND if cue is Cue.BOUND_AFTER else cue)


def _only_after_numbers(walk: Walk, cue: Cue, index: int, end: int) -> bool:
    """ "xị", "te" or "do" mean money only behind a number, and none stands here."""
    counted = bool(index) and walk.tokens[index - 1].number
    if cue is Cue.SLANG:
        return not counted
    short = end == index + 1 and walk.tokens[index].text in _PLAIN_CURRENCIES
    return cue is Cue.FOREIGN and short and walk.last is None and not counted


def _more(walk: Walk, cue: Cue, index: int) -> None:
    if walk.last is not None:
        walk.last.approx = True
    elif cue is Cue.MORE_AFTER and not walk.tokens[index].plain:
        walk.said.strange = True  # "dư 30 triệu": more, or what is left
    elif cue is Cue.APPROX:
        walk.near.add(cue)


def _named(walk: Walk, cue: Cue, end: int) -> int:
    """A role for the next amount, or for the one before ("2 triệu một hộ")."""
    if cue is Cue.GIFT and _is_labour(walk, end):
        walk.payer = None  # "390 triệu dân góp 50 ngày công": no money
        return end
    named = walk.role is not None or walk.payer is not None  # "120tr dân góp mỗi hộ 500k"
    after = walk.last is not None and walk.clause_last is not None
    if cue is Cue.EACH and after and not named and not _each_ahead(walk, end):
        walk.each()
        return end
    if cue is Cue.PART and walk.payer is Cue.PEOPLE:
        walk.payer = None  # "bà con được hỗ trợ": not what they give
    if cue is Cue.VALUE and walk.role in (Cue.TOTAL, Cue.EACH, Cue.GIFT):
        return end  # "bà con đóng góp trị giá 20 triệu"
    if cue in (Cue.GIFT, Cue.PART) and walk.role is Cue.EACH:
        return end  # "mỗi hộ góp 3 triệu"
    walk.role = cue
    walk.now_and_then = walk.tokens[end - 1].fold in TIMES_OF_A_YEAR
    if cue is Cue.GIFT and is_percent(walk.tokens, end):
        walk.role = None  # "dân góp 100%"
    return end


def _each_ahead(walk: Walk, index: int) -> bool:
    """ "45tr mỗi hộ góp 200k": of the sum that follows."""
    while index < len(walk.tokens) and walk.tokens[index].fold in _WHO_PAYS:
        index += 1
    amount = amount_at(walk.text, walk.tokens, index) if index < len(walk.tokens) else None
    return amount is not None and amount.scale > 1


def _is_labour(walk: Walk, index: int) -> bool:
    """ "góp công", "góp sức", where no sum says what it is worth."""
    index += bool(walk.tokens[index : index + 1]) and walk.tokens[index].number
    index += bool(walk.tokens[index : index + 1]) and walk.tokens[index].fold == "ngay"
    given = [token.fold for token in walk.tokens[index : index + 2]]
    worth = given[1:2] and given[1] in ("tri", "quy", "la", "trinh", ":")
    labour = bool(given) and given[0] in ("cong", "suc") and not worth
    return labour and amount_at(walk.text, walk.tokens, index + 1) is None


def _counted(walk: Walk, index: int) -> int:
    """Past the number that belongs to thôn, ngày, năm, số …"""
    if walk.last is not None and walk.tokens[index - 1].fold in TIMES_OF_A_YEAR:
        walk.said.strange = walk.said.strange or ends_clause(walk.tokens, index)  # "20 triệu tháng"
    end = index
    while end < len(walk.tokens) and walk.tokens[end].text in ("số", ":", ".", "so"):
        end += 1
    if end < len(walk.tokens) and walk.tokens[end].number:
        amount = amount_at(walk.text, walk.tokens, end)
        unit = amount is not None and amount.scale and not amount.open
        if unit and amount is not None and walk.tokens[end + 1].fold == "muoi":
            walk.said.strange = True  # "thon 3 muoi trieu": thirty, or ten of Thôn 3
        size = len(walk.tokens[end].text)
        low = loose_number(walk.text, walk.tokens, end)
        if unit and walk.tokens[index - 1].fold in TIMES_OF_A_YEAR:
            walk.said.strange = True  # "tháng 30 triệu"
        if size == 3 or (low is not None and range_end(walk.text, walk.tokens, low) is not None):
            return index  # "đình làng 300-350 triệu"
        if not unit or size == 4:
            walk.said.measured = True
            end += 1
            while end + 1 < len(walk.tokens) and walk.tokens[end].text in "/-.":
                if not walk.tokens[end + 1].number:
                    break
                end += 2
            return end
    return index
