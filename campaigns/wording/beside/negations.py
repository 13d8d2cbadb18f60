"""The word "không" in the ways in which people write it."""

from typing import Final

NO: Final = (
    *("không", "ko", "k", "kg", "hk", "hok", "hong"),
    *("hông", "hổng", "hem", "khum", "chẳng"),
)
