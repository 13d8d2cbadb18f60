"""One line of what `thidua check` found."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["ok", "note", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """How grave, about what, what was seen, and how to mend it."""

    level: Level
    about: str
    said: str
    fix: str = ""
