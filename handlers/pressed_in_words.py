"""The words of a button that stands above, typed: "gửi cho cán bộ xã", "trả lời".

For whoever presses nothing: what was typed before goes to the office, or answers its question.
"""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final

from campaigns.wording.conversation import without_courtesy
from handlers import asking, mending
from handlers.turn import Press, Turn
from storage import tokens

REMEMBERS = timedelta(hours=12)  # an older message is not what is meant
_OFFICE = re.compile(
    r"(?:(?:u|uh|ok|thi|nho|cu|xin|toi|bac|em) )*(?:gui|chuyen|nhan)(?: (?:giup|ho|di|luon|tin|cau|nay|hoi|do|cai))*"
    r"(?: (?:cho|den|toi|len|ve))*(?: (?:cac|chi|anh|co))*(?: (?:can bo|xa|van phong|uy ban|ubnd))+"
    r"(?: (?:giup|ho|di|bac|toi|em|chau|voi))*"
)
_ANSWERS = re.compile(
    r"(?:(?:u|uh|ok|la|day la|toi|bac|em) )*tra loi(?: (?:cau hoi|cau|do|nay|day|roi|cua|can bo|xa))*"
)
_BUTTONS: Final[tuple[tuple[re.Pattern[str], str, Callable[[Turn], Awaitable[None]]], ...]] = (
    (_OFFICE, "ask.office", asking.ask),
    (_ANSWERS, "question.take", mending.take),
)


async def said(turn: Turn) -> bool:
    """Do what the newest such button does; False where none stands, or other words were typed."""
    if not turn.private or turn.person is None:
        return False
    words = without_courtesy(turn.text)
    for pattern, action, act in _BUTTONS:
        if not pattern.fullmatch(words):
            continue
        standing = await tokens.waiting(
            turn.conn, chat_id=turn.chat.id, action=action, now=turn.now, since=turn.now - REMEMBERS
        )
        if standing:
            hash_, args = standing[-1]
            await tokens.use(turn.conn, hash_, by=turn.telegram_id, now=turn.now)
            turn.press = Press("", None, args)
            await act(turn)
            return True
    return False
