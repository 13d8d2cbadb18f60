"""Second thoughts inside one message: "350tr à nhầm 250tr" means its last part, "95tr chứ không
phải 59tr" its first."""

from __future__ import annotations

from campaigns.wording.beside.said_anew import (
    BUT,
    CHANGE,
    SLIP,
    WORDS_OF_REGRET,
    cues_in,
    has_figure,
    last_word,
)
from campaigns.wording.money.units import scale_at
from campaigns.wording.spelling.text import Phrases, Token, phrases

_RATHER, _IS_NOT = "rather", "is not"
_DENIALS = Phrases(
    phrases(
        _RATHER,
        "chứ không phải | chứ ko phải | chứ k phải | chứ hông phải | chứ hổng phải | chứ đâu phải",
        "chứ chẳng phải | chứ kg phải | chứ không",
    )
    | phrases(_IS_NOT, "không phải | ko phải | k phải | hông phải | hổng phải | đâu phải | kg phải")
)


_EARLIER = Phrases(phrases("earlier", "lúc nãy | hồi nãy | ban nãy | nãy | lúc trước | khi nãy"))


def meant(tokens: list[Token]) -> list[Token]:
    """The tokens that count: what a correction left behind and what it denied is cut away."""
    tokens = without_denied(tokens)
    tokens = tokens[: _regret_from(tokens)]
    tokens = tokens[: _wrong_from(tokens)]
    corrected = last_word(tokens)
    return tokens if corrected is None else tokens[corrected:]


def without_denied(tokens: list[Token]) -> list[Token]:
    """The tokens before "chứ không phải 59"."""
    return tokens[: _denied_from(tokens)]


def _denied_from(tokens: list[Token]) -> int | None:
    """Where "chứ không phải 59" begins; "không phải 59 mà 95" is no such end."""
    for index in range(1, len(tokens)):
        found = _DENIALS.at(tokens, index)
        if found is None:
            continue
        rest = tokens[found.end :]
        named = has_figure(rest)
        before = has_figure(tokens[:index])
        taken_back = found.meaning == _IS_NOT and _takes_back(rest)
        if named and (before or found.meaning == _RATHER) and not (_goes_on(rest) or taken_back):
            return index
    return None


def _regret_from(tokens: list[Token]) -> int | None:
    """Where "lúc nãy bác nhầm" begins behind what is said now."""
    for index in range(1, len(tokens)):
        if _EARLIER.at(tokens, index) is None or len(tokens) - index > WORDS_OF_REGRET + 2:
            continue
        rest = tokens[index:]
        slip = any(cue is not None and cue.meaning == SLIP for cue in cues_in(rest))
        if slip and not has_figure(rest):
            return index if has_figure(tokens[:index]) else None
    return None


def _wrong_from(tokens: list[Token]) -> int | None:
    """Where "430 là nhầm" begins behind the figure that is right."""
    said = [token.fold for token in tokens]
    for index in range(1, len(tokens)):
        place = next(
            (at for at in range(index + 1, index + 4) if said[at : at + 1] == ["la"]), None
        )
        if not tokens[index].number or place is None or len(tokens) > place + WORDS_OF_REGRET:
            continue
        if tokens[index].glued or scale_at(tokens, index - 1)[0]:
            continue  # "1 tỷ 2 là sai": the end of the figure itself
        wrong = said[place + 1 : place + 2] in (["nham"], ["sai"], ["lon"])
        if wrong and has_figure(tokens[:index]):
            return index
    return None


def _takes_back(rest: list[Token]) -> bool:
    """ "5/11 không phải, 15/11", "430 không phải đâu, 340": it denies what stands before it."""
    at = 0
    while at < len(rest) and rest[at].text in ("đâu", "rồi", "ạ", "nhé", "em", "anh"):
        at += 1
    return rest[at : at + 1] != [] and rest[at].text in ",.;…"


def _goes_on(tokens: list[Token]) -> bool:
    several = (BUT, SLIP, CHANGE)
    return any(cue is not None and cue.meaning in several for cue in cues_in(tokens))
