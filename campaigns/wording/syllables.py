"""Which letters can be one Vietnamese syllable, marks left aside."""

from __future__ import annotations

import re

from campaigns.wording.text import fold

_ONSET = "b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x"
_NUCLEUS = (
    "a|ai|ao|au|ay|e|eo|eu|i|ia|ie|ieu|iu|o|oa|oai|oao|oay|oe|oeo|oi|oo|u|ua|uai|uay|ue|ui|uo|uoi"
    "|uou|uu|uy|uya|uye|uyu|y|ye|yeu"
)
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_NUCLEUS})(?:ch?|m|ng?|nh|p|t)?")


def is_syllable(word: str) -> bool:
    """Whether `word` is spelt like a Vietnamese syllable: "truong" is, "truwowngf" is not."""
    return _SYLLABLE.fullmatch(fold(word)) is not None
