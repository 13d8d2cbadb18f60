"""Which letters can be one Vietnamese syllable, marks left aside."""

from __future__ import annotations

import re

from campaigns.wording.spelling.text import fold

_ONSET = "b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x"
_CLOSED = "a|e|i|ie|o|oa|oe|oo|u|ua|ue|uo|uy|uye|y|ye"  # may have a consonant behind them
_OPEN = "ai|ao|au|ay|eo|eu|ia|ieu|iu|oai|oao|oay|oeo|oi|uai|uay|ui|uoi|uou|uu|uya|uyu|yeu"
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:(?:{_CLOSED})(?:ch?|m|ng?|nh|p|t)?|{_OPEN})")


def is_syllable(word: str) -> bool:
    """Whether `word` is spelt like a Vietnamese syllable: "truong" is, "truwowngf" is not."""
    return _SYLLABLE.fullmatch(fold(word)) is not None
