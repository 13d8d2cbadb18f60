"""Whether somebody agrees to the notice on personal data in words: only by saying that they agree."""

import re

from campaigns.wording.talk.conversation import without_courtesy

_WHO = r"(?:(?:da|vang|uh|u|ok|toi|tui|em|bac|chau|minh|anh|chi|chu|co|ong|ba|xin) )*"
_AGREES = re.compile(rf"{_WHO}(?:xin )?dong y(?: (?:roi|het|tat ca|ca|nhe|a))*")
_DECLINES = re.compile(rf"{_WHO}(?:khong|ko|chua) dong y(?: (?:dau|nhe|a))*")


def said(text: str) -> bool | None:
    """Yes or no; None for all other words: "ok" is no consent."""
    words = without_courtesy(text)
    if _AGREES.fullmatch(words):
        return True
    return False if _DECLINES.fullmatch(words) else None
