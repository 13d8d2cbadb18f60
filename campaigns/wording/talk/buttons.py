"""Which button is meant by words typed below it: "thôn 2", "đúng rồi", "gửi ngay", for whoever presses none."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from campaigns.wording.spelling.text import fold
from campaigns.wording.talk.choices import place
from campaigns.wording.talk.conversation import agreed, with_marks, without_courtesy

_LEAD = re.compile(r"(?:(?:chon|bam|nhan|lay|la|cho|cai|nut|dang ky cho|bao cao cho) )+(?=\w)")
_CLAUSE = re.compile(r"[,·(:]")
_YES = re.compile(r"đúng\b|(?:tôi )?xác nhận$")  # with its marks: "Dừng gửi" is no yes
_NO = re.compile(r"không\b")
_SENDS = re.compile(r"gui(?: (?:ngay|di|luon|thoi))*")
_SEND = re.compile(r"gui (?:ngay$|tra loi\b)")


class Meant(NamedTuple):
    """The place of a button, and whether only a part of its words was typed."""

    at: int
    partly: bool


def meant(text: str, labels: Sequence[str]) -> Meant | None:
    """The one button that the words can mean; None where there is none, or several.

    All of its words, or those before its first comma; a yes or a no where one button says so; or a part:
    "đường" of "ST-01-01 Đường bê tông", "cái thứ hai" of "2. Cổng chào".
    """
    said = _LEAD.sub("", without_courtesy(text), count=1)
    every = [without_courtesy(one) for one in labels]
    first = [without_courtesy(_CLAUSE.split(one)[0]) for one in labels]
    for found in (_equal(said, every), _equal(said, first), _answered(text, said, labels)):
        if found:
            return Meant(found[0], partly=False) if len(found) == 1 else None
    if number := place(said, len(every)):
        part = [at for at, one in enumerate(every) if one.partition(" ")[0] == str(number)]
    elif agreed(text) is not None:  # a yes or a no, and no part of other words
        part = []
    else:
        part = [at for at, one in enumerate(every) if said and f" {said} " in f" {one} "]
    return Meant(part[0], partly=True) if len(part) == 1 else None


def _equal(said: str, labels: Sequence[str]) -> list[int]:
    return [at for at, one in enumerate(labels) if said and one == said]


def _answered(text: str, said: str, labels: Sequence[str]) -> list[int]:
    """The buttons that say yes, where the words do, or no; "gửi" is the yes of a preview and an answer alone.

    No is an answer only where a yes was offered: a "không" below "Không có gì thay đổi" reports nothing.
    """
    every = [with_marks(one) for one in labels]
    if _SENDS.fullmatch(said):
        return [at for at, one in enumerate(every) if _SEND.match(fold(one))]
    yes = True if said == "xac nhan" else agreed(text)
    offered = [at for at, one in enumerate(every) if _YES.match(one)]
    if yes or not offered:
        return offered if yes else []
    return [at for at, one in enumerate(every) if yes is False and _NO.match(one)]
