"""People's text as a file may hold it: no control characters, no marks that turn its direction."""

import re

_LINE_END = re.compile(r"\r\n?")
_UNWANTED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """The text without what no file takes; a line ends in one way."""
    return _UNWANTED.sub("", _LINE_END.sub("\n", text))


def line(text: str) -> str:
    """The text on one line."""
    return " ".join(clean(text).split())
