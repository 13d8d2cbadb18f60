"""Reviewing what was registered: what changed since the last time, and what looks like a copy.

Pure: the decision itself is an officer's, the state it leads to is stored by storage/submissions.py.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from campaigns.forms.definition import Form
from campaigns.forms.draft import answers_from_json
from campaigns.forms.standing import lines
from campaigns.wording.spelling.text import clean, fold
from campaigns.wording.talk.amends import CALLED
from campaigns.work import Work

ALIKE = 90  # of 100, over the folded names
_GIVES_BACK = re.compile(r"\btra (?:lai|ve)\b[ ,:-]*(?:(?:vi|do|ly do|la) )*")
VALUE_APART = 0.05  # two values this near are one


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that changed, in full words; empty where there was or is no answer."""

    label: str
    old: str
    new: str


def differences(
    form: Form, old: Mapping[str, Any], new: Mapping[str, Any]
) -> tuple[Difference, ...]:
    """The fields whose answer changed from one version to another, in the form's order."""
    before = {one.field: one for one in lines(form, answers_from_json(old))}
    after = {one.field: one for one in lines(form, answers_from_json(new))}
    found = []
    for field in form.fields:
        was, now = before.get(field.key), after.get(field.key)
        if (was.text if was else "") != (now.text if now else ""):
            found.append(Difference(field.label, was.text if was else "", now.text if now else ""))
    return tuple(found)


def field_named(form: Form, reason: str) -> str:
    """The key of the one field that a reason speaks of by its name; "" for none, or for several."""
    said = f" {fold(reason)} "
    named = {
        one.key
        for one in form.fields
        for name in (one.label, *CALLED.get(one.kind, ()))
        if f" {fold(name)} " in said
    }
    return named.pop() if len(named) == 1 else ""


def reason_to_return(said: str) -> str:
    """ "thiếu địa điểm" of "trả lại vì thiếu địa điểm"; "" where nothing is given back, or it is not said why."""
    text = clean(said)
    found = _GIVES_BACK.search(fold(text))
    return text[found.end() :].strip(" ,.:-") if found else ""


def twins(work: Work, others: Iterable[tuple[str, Work]]) -> tuple[str, ...]:
    """The codes of works of other units that look like the same one: nearly one name, one value.

    Where one of them has no value the names must be equal once case and diacritics are gone.
    """
    return tuple(code for code, other in others if _alike(work, other))


def _alike(one: Work, other: Work) -> bool:
    names = fold(one.name), fold(other.name)
    if one.value is None or other.value is None:
        return names[0] == names[1]
    near = abs(one.value - other.value) <= VALUE_APART * max(one.value, other.value, 1)
    return near and fuzz.token_sort_ratio(*names) >= ALIKE
