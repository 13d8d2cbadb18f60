"""Second thoughts inside one message: "350tr à nhầm 250tr" means its last part."""

from __future__ import annotations

from campaigns.wording.text import Phrases, Token, phrases

_SLIP, _CHANGE, _NOT, _BUT = "slip", "change", "not", "but"
_CUES = Phrases(
    phrases(_SLIP, "nhầm | lộn | à không | à quên | ý em là | ý tôi là | ý tui là | ý là | nói lại")
    | phrases(_SLIP, "nhầm là | lộn là | à ko | ý mình là | í em là")
    | phrases(
        _CHANGE, "sửa lại | sửa thành | đổi lại | đổi thành | sửa lại là | sửa lại thành | sửa"
    )
    | phrases(_NOT, "không phải | ko phải | hông phải | chứ không phải | k phải")
    | phrases(_BUT, "mà | mà là | phải là")
)


def last_word(tokens: list[Token]) -> int | None:
    """Index of the first token after the last correction, None when nothing was corrected.

    "sửa lại" corrects only after a number was said: otherwise it is a work ("sửa lại cổng").
    """
    last: int | None = None
    number, denied = False, False
    index = 0
    while index < len(tokens):
        number = number or tokens[index].number
        cue = _CUES.at(tokens, index)
        if cue is None or _is_five(tokens, index):
            index += 1
            continue
        index = cue.end
        denied = denied or cue.meaning == _NOT
        corrects = cue.meaning == _SLIP or (cue.meaning == _CHANGE and number)
        if corrects or (cue.meaning == _BUT and denied):
            last = index
    return last


def _is_five(tokens: list[Token], index: int) -> bool:
    """ "hai muoi nham": typed without marks, nhăm is a five and no slip."""
    return index > 0 and tokens[index].text == "nham" and tokens[index - 1].text == "muoi"
