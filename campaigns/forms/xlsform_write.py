"""A form of ours as an XLSForm: what XLSForm lacks goes out as the nearest thing beside a column of ours.

Other readers of the file (KoboToolbox, ODK) see an ordinary form; forms/xlsform_read.py gives back
exactly the form that was written.
"""

from decimal import Decimal

from campaigns.forms.definition import Field, Form, Kind
from campaigns.forms.xlsform_question import NEAREST
from campaigns.forms.xlsform_sheet import OWN, UNDERSTOOD

NAMESPACE = 'thidua="urn:thidua:form"'  # of the columns of ours
_ALWAYS = ("type", "name", "label", "hint", "required", "relevant", "constraint")
_TYPES = {
    Kind.TEXT: "text", Kind.LONG_TEXT: "text", Kind.INTEGER: "integer", Kind.DECIMAL: "decimal",
    Kind.DATE: "date", Kind.CHOICE: "select_one", Kind.CHOICES: "select_multiple",
    Kind.PHOTO: "image", Kind.LOCATION: "geopoint", Kind.NOTE: "note",
}  # fmt: skip
_BY_COLUMN = (Kind.PHOTO, Kind.QUANTITY)  # bounds that no expression of XLSForm says


def write(form: Form) -> dict[str, list[list[str]]]:
    """The three sheets as rows of text."""
    rows = [_row(form, one) for one in form.fields]
    columns = [
        one for one in UNDERSTOOD["survey"] if one in _ALWAYS or any(row.get(one) for row in rows)
    ]
    choices = [[one.key, option.key, option.label] for one in form.fields for option in one.options]
    own = any(column.startswith(OWN) for column in columns)
    return {
        "survey": [columns, *([row.get(column, "") for column in columns] for row in rows)],
        "choices": [["list_name", "name", "label"], *choices],
        "settings": [
            ["form_title", "form_id", *(["namespaces"] if own else [])],
            [form.title, form.key, *([NAMESPACE] if own else [])],
        ],
    }


def _row(form: Form, one: Field) -> dict[str, str]:
    kind = NEAREST.get(one.kind, one.kind)
    chooses = kind in (Kind.CHOICE, Kind.CHOICES)
    by_column = one.kind in _BY_COLUMN
    low, high = one.constraint.minimum, one.constraint.maximum
    return {
        "type": f"{_TYPES[kind]} {one.key}" if chooses else _TYPES[kind],
        "name": one.key,
        "label": one.question or one.label,
        "hint": one.hint,
        "required": _required(one),
        "relevant": _relevant(form, one),
        "constraint": _constraint(one, with_bounds=not by_column),
        "constraint_message": one.constraint.message,
        "appearance": "multiline" if one.kind is Kind.LONG_TEXT else "",
        f"{OWN}kind": one.kind.value if one.kind in NEAREST else "",
        f"{OWN}label": one.label if one.question else "",
        f"{OWN}example": one.example,
        f"{OWN}options": one.key if one.options and not chooses else "",
        f"{OWN}minimum": _said(low) if by_column else "",
        f"{OWN}maximum": _said(high) if by_column else "",
    }


def _required(one: Field) -> str:
    if one.kind is Kind.NOTE:
        return "" if one.required else "no"
    return "yes" if one.required else ""


def _relevant(form: Form, one: Field) -> str:
    if one.relevant is None:
        return ""
    name = f"${{{one.relevant.field}}}"
    earlier = form.field(one.relevant.field)
    several = earlier is not None and earlier.kind is Kind.CHOICES
    return " or ".join(
        f"selected({name}, '{key}')" if several else f"{name} = '{key}'"
        for key in one.relevant.is_one_of
    )


def _constraint(one: Field, *, with_bounds: bool) -> str:
    said = []
    if with_bounds and one.constraint.minimum is not None:
        said.append(f". >= {_said(one.constraint.minimum)}")
    if with_bounds and one.constraint.maximum is not None:
        said.append(f". <= {_said(one.constraint.maximum)}")
    if one.constraint.not_before is not None:
        said.append(f". >= ${{{one.constraint.not_before}}}")
    if one.max_length is not None:
        said.append(f"string-length(.) <= {one.max_length}")
    return " and ".join(said)


def _said(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"
