"""Which item of a draft an officer's words change: "sửa hạn đăng ký thành 25/11", "ngày kết thúc 31/1/2024"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from campaigns.planreader.sketch.items import GROUPS, Item, group_of, items
from campaigns.planreader.sketch.model import Sketch
from campaigns.wording.spelling.text import clean, fold
from campaigns.wording.talk.amends import correction

_DROPS = re.compile(r"(?:xin |cho |em |toi )*(?:bo|xoa|loai|huy)(?: (?:di|muc|cai))* ")
_WHOLE = ("fields", "targets")  # "tên" is the campaign's, not that of a work


def _short(every: Sequence[Item]) -> dict[str, tuple[str, ...]]:
    """ "Hạn đăng ký", "hạn báo cáo": what the one deadline that speaks of it is called in short."""
    found: dict[str, tuple[str, ...]] = {}
    for word in ("đăng ký", "báo cáo"):
        keys = [
            one.key
            for one in every
            if group_of(one.key) == "milestones" and word in one.label.lower()
        ]
        if len(keys) == 1:
            found[keys[0]] = (f"hạn {word}", f"hạn cuối {word}")
    return found


def named(sketch: Sketch, text: str) -> tuple[Item, str] | None:
    """The item and its new value in words, "" where it is only named or to go; None for other words.

    Without a word that changes ("sửa", "sai") the whole name must be said.
    """
    said = clean(text)
    drops = _DROPS.match(fold(said))
    every = [one for group in GROUPS for one in items(sketch, group)]
    short = _short(every)
    names = [
        (
            one.key,
            ("", one.label)
            if group_of(one.key) in _WHOLE
            else (one.label, *short.get(one.key, ())),
        )
        for one in every
    ]
    found = correction(said[drops.end() if drops else 0 :], names)
    item = next((one for one in every if one.key == found.field), None)
    if item is None:
        return None
    if drops:
        return item, ""
    whole = fold(said).startswith(fold(item.label))
    return (item, found.rest) if found.order or found.slip or whole else None
