"""When a work will be done, said in one breath with how far it is: "40% rồi, cuối tháng xong"."""

from __future__ import annotations

from campaigns.wording.beside.filler import is_filler
from campaigns.wording.percent.words import CUES, Cue
from campaigns.wording.spelling.text import Phrases, Token, fold, phrases, words_of

_PAUSES = frozenset((",", ".", ";", "\n", "rồi", "roi", "-"))
_DONE = Phrases(
    phrases("done", "xong | hoàn thành | hoàn tất | nghiệm thu | bàn giao | khánh thành")
)
_TIMES = frozenset(
    map(fold, words_of(["tháng tuần ngày quý mai mốt kia tết rằm năm hôm bữa mùng"]))
)
_BESIDE = frozenset(
    map(
        fold,
        words_of(
            (
                "dự kiến khoảng tầm chắc sẽ thì là cuối đầu giữa sau tới này nữa trong hết đến trước",
                "ráng cố gắng phấn đấu kịp chủ nhật thứ mới chừng độ vào",
            )
        ),
    )
)
_SIGNS = frozenset("/-.,")
_GONE = frozenset(("truoc", "qua"))


def without_outlook(tokens: list[Token]) -> list[Token]:
    """The words up to the figure, if all that follows is a day and that it is done by then."""
    for index in range(1, len(tokens)):
        sign = CUES.at(tokens, index)
        if sign is None or sign.meaning is not Cue.SIGN:
            continue
        behind = tokens[sign.end :]
        paused = any(one.text in _PAUSES for one in behind[:2])
        return tokens[: sign.end] if paused and _is_outlook(behind) else tokens
    return tokens


def _is_outlook(words: list[Token]) -> bool:
    """Nothing but a time to come and a word for done."""
    done, time, index = False, False, 0
    while index < len(words):
        token = words[index]
        ended = _DONE.at(words, index)
        if ended is not None:
            done, index = True, ended.end
            continue
        moment = token.fold in _TIMES
        gone = moment and any(one.fold in _GONE for one in words[index + 1 : index + 2])
        known = moment or token.number or token.fold in _BESIDE or token.text in _SIGNS
        if gone or not (known or is_filler(token)):
            return False
        time, index = time or moment or token.number, index + 1
    return done and time
