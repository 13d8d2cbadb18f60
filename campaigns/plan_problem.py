"""One thing that is wrong with an officer's file, and how near a wrong word is to a right one."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from campaigns import plan_wording as wording


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """One thing wrong: its line (from 1), its field as written, and a sentence."""

    line: int
    field: str
    message: str


def nearest(word: str, known: Iterable[str]) -> str:
    """The hint at the known word nearest to `word`; empty where none is near."""
    near = difflib.get_close_matches(word, list(known), 1)
    return wording.NEAREST.format(near[0]) if near else ""
