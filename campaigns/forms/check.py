"""Is this form sound: can every question be asked, answered and shown back."""

import re

from campaigns import plan_wording as wording
from campaigns.forms.definition import Form, Kind

_KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")


def problems(form: Form) -> list[str]:
    """What is wrong with a form, a sentence each; empty where it may be asked."""
    found = []
    if not form.fields:
        found.append(wording.NO_FIELDS.format(form.key))
    before: set[str] = set()
    for field in form.fields:
        if not _KEY.fullmatch(field.key):
            found.append(wording.FIELD_KEY.format(field.key))
        if field.key in before:
            found.append(wording.FIELD_TWICE.format(field.key))
        if field.kind in (Kind.CHOICE, Kind.CHOICES) and len(field.options) < 2:
            found.append(wording.TOO_FEW_OPTIONS.format(field.key))
        if not field.label.strip():
            found.append(wording.NO_LABEL.format(field.key))
        if field.relevant is not None and field.relevant.field not in before:
            found.append(wording.UNKNOWN_CONDITION.format(field.key, field.relevant.field))
        other = field.constraint.not_before
        if other is not None and other not in before:
            found.append(wording.UNKNOWN_CONDITION.format(field.key, other))
        before.add(field.key)
    return found
