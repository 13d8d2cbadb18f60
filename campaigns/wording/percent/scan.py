"""What a text says about progress: its figures, and the words that tell what they are of."""

from __future__ import annotations

from campaigns.wording.beside.filler import is_filler
from campaigns.wording.beside.harmless import is_harmless, is_ranked
from campaigns.wording.percent.figures import take_number
from campaigns.wording.percent.said import REACHED, Said, number_at
from campaigns.wording.percent.words import CUES, TENS, Cue
from campaigns.wording.spelling.text import Found, Token

_SIGN_OR_FIGURE = frozenset(("%", "trăm", "tram"))
_WAYS = frozenset(("duong", "muong", "kenh", "lo", "hem", "de", "ngo", "ranh", "suoi", "doc"))
_FAR = 12  # words
_NEAR = frozenset(("gan", "hon", "tren", "ngot", "qua"))


def scan(text: str, tokens: list[Token]) -> Said:
    """Find the figures of `text` and what is said about them."""
    said = Said()
    index = 0
    while index < len(tokens):
        if is_ranked(tokens, index):
            index += 1
            continue
        cue = None if _is_no_rest(tokens, index) else CUES.at(tokens, index)
        alone = cue is None or cue.end == index + 1 or cue.meaning is Cue.PLAIN
        number = number_at(text, tokens, index)
        end = take_number(text, tokens, index, number, said, alone=alone) if number else None
        if end is None and cue is not None:
            _take_cue(text, tokens, index, cue, said)
            end = cue.end
        elif end is None:
            _take_word(text, tokens, index, said)
        index = end or index + 1
    return said


def _take_cue(text: str, tokens: list[Token], index: int, cue: Found[Cue], said: Said) -> None:
    token, above = tokens[index], cue.meaning is Cue.OF and tokens[index].fold == "tren"
    if cue.meaning is Cue.LEFT:
        _take_rest(text, tokens, cue.end, said)
    if said.figures:
        said.more |= token.fold == "nua"
        if token.text == "đâu":
            said.cues.add(Cue.OPEN)  # "làm gì được 40% đâu"
    else:
        said.reached |= cue.meaning is Cue.DONE or token.fold in REACHED
    said.cues.add(Cue.APPROX if above else cue.meaning)
    said.strange |= token.fold == "cham" and _behind(text, tokens, cue.end)
    said.stray |= token.text == "/"
    said.above |= token.fold in ("tren", "hon", "ngoai", "qua")
    said.near_half |= token.fold in _NEAR


def _take_rest(text: str, tokens: list[Token], after: int, said: Said) -> None:
    """ "còn 30%", "xong 60%, còn sơn": which figure is what is left, or that a task is."""
    numbered = number_at(text, tokens, after) is not None
    said.left.append(len(said.figures) if numbered else len(said.figures) - 1)
    if said.figures:
        said.left_after = True
        task = after < len(tokens) and tokens[after].word and not is_filler(tokens[after])
        said.reached |= task and not numbered
        said.task_left |= task and not numbered  # "50% cái đường, còn cái cống chưa làm"


def _take_word(text: str, tokens: list[Token], index: int, said: Said) -> None:
    token = tokens[index]
    if token.number or token.fold in TENS:
        said.stray = True  # "năm mươi năm mươi"
    elif token.word and not is_filler(token):
        said.other_words = True
        said.near_half |= token.fold in _NEAR  # "quả nửa"
        not_begun = token.text == "chữa" and tokens[index - 1].fold != "sua"  # chưa?
        said.strange |= not_begun or not (
            is_harmless(token) or _is_aside(tokens, index, said) or _is_preface(text, tokens, index)
        )


def _is_no_rest(tokens: list[Token], index: int) -> bool:
    """ "bà con làm được 30%", "con đường được 30%": con, and no còn."""
    if tokens[index].text != "con":
        return False
    before = tokens[index - 1].fold if index else ""
    after = tokens[index + 1].fold if index + 1 < len(tokens) else ""
    return before == "ba" or after in _WAYS


def _is_aside(tokens: list[Token], index: int, said: Said) -> bool:
    """Talk behind the figure and a comma: "60%, anh yên tâm"."""
    last = next((at for at in range(index - 1, -1, -1) if tokens[at].text in _SIGN_OR_FIGURE), -1)
    paused = any(token.text == "," for token in tokens[last + 1 : index])
    return bool(said.figures) and last >= 0 and paused


def _is_preface(text: str, tokens: list[Token], index: int) -> bool:
    """Talk before a comma and what is reached: "bà con làm hăng lắm, được 90%"."""
    ahead = range(index, min(index + _FAR, len(tokens)))
    pause = next((at for at in ahead if tokens[at].text in ",."), len(tokens))
    reached = tokens[pause + 1 : pause + 2]
    return (
        bool(reached)
        and reached[0].fold in REACHED
        and number_at(text, tokens, pause + 2) is not None
    )


def _behind(text: str, tokens: list[Token], index: int) -> bool:
    """ "chậm 10%", "chậm tiến độ 10%": by how much, not how far."""
    while index < len(tokens) and (
        tokens[index].fold in ("tien", "do") or is_filler(tokens[index])
    ):
        index += 1
    return number_at(text, tokens, index) is not None
