"""A sum in words before a "tu" without marks: "ba ty tu quy 3" is 3,4 tỷ, or 3 tỷ from quý 3 on."""

from __future__ import annotations

from dataclasses import replace

from campaigns.wording.date_words import Word
from campaigns.wording.money_said import Stated
from campaigns.wording.registration_labels import Label, Scanned
from campaigns.wording.registration_words import Part

_ONE_FIGURE = 10  # "chín mươi triệu tư" is hardly said
_FOURTH = 4
_TENTH = 10


def with_four_or_from(scanned: Scanned, stated: Stated) -> Stated:
    """The sum with both its readings, where no later day says that "tu" is từ."""
    amount = stated.amount
    if not amount.spoken or amount.mantissa >= _ONE_FIGURE or len(amount.values) != 1:
        return stated
    end = next((i for i, one in enumerate(scanned.tokens) if one.start == stated.at), 0)
    while end < len(scanned.tokens) and scanned.labels[end] is Label.MONEY:
        end += 1
    day = next((hit for hit in scanned.dates if hit.start > end), None)
    behind = end < len(scanned.tokens) and scanned.tokens[end].text == "tu"
    if not behind or day is None or Word.FROM not in day.mods or day.start > end + 2:
        return stated
    begun = (day.end, Part.START) in scanned.parts  # "ba ty tu quy 3 khoi cong"
    later = day.until is not None or scanned.dates[-1].start > day.start
    if later and not begun:
        return stated  # "ba ty tu 1/11 den 30/12"
    more = amount.values[0] + amount.scale * _FOURTH // _TENTH
    return replace(stated, amount=replace(amount, values=(amount.values[0], more)))
