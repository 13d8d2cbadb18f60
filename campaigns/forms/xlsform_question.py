"""One row of an XLSForm's sheet "survey" as a question, or what of its cells cannot be taken over."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from campaigns.forms import check, xlsform_expr
from campaigns.forms.definition import Condition, Constraint, Field, Kind, Option
from campaigns.forms.xlsform_sheet import OWN, Line, Sheet
from campaigns.wording.house_forms import xlsform_words as words
from campaigns.wording.spelling.text import fold

KINDS = {
    "text": Kind.TEXT, "string": Kind.TEXT, "integer": Kind.INTEGER, "int": Kind.INTEGER,
    "decimal": Kind.DECIMAL, "date": Kind.DATE, "image": Kind.PHOTO, "photo": Kind.PHOTO,
    "geopoint": Kind.LOCATION, "location": Kind.LOCATION, "note": Kind.NOTE,
}  # fmt: skip
NEAREST = {  # kinds that XLSForm lacks, and what they are to other readers of the file
    Kind.MONEY: Kind.DECIMAL, Kind.PERCENT: Kind.INTEGER, Kind.QUANTITY: Kind.TEXT,
    Kind.DATE_OR_PERIOD: Kind.DATE,
}  # fmt: skip
WHOLE = (Kind.MONEY, Kind.INTEGER, Kind.PERCENT)
_CHOOSE = re.compile(
    r"(select_one|select one(?: from)?|select_multiple|select (?:multiple|all that apply)(?: from)?)"
    r"(?:\s+(\S+))?(?:\s+(or_other|or specify other))?",
    re.IGNORECASE,
)
_GROUP = re.compile(r"(?:begin|end)[ _](?:group|repeat|loop)", re.IGNORECASE)
_CALCULATE = ("calculate", "hidden")
_METADATA = ("start", "end", "today", "deviceid", "username", "phonenumber", "email", "audit")
_YES = ("yes", "true", "true()", "1", "co", "x")
_NO = ("", "no", "false", "false()", "0", "khong")
_REFERENCE = re.compile(r"\$\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice with the row it stands in."""

    option: Option
    row: int


def question(
    opened: Sheet, line: Line, lists: Mapping[str, list[Choice]], used: set[str]
) -> Field | str:
    """The row's question; else the name of one that cannot be taken, "" where it is none."""
    before = sum(one.blocks for one in opened.problems)
    typed = line["type"]
    if not typed:
        opened.tell(line.number, "type", words.NO_TYPE)
        return line["name"].lower()
    if typed.lower() in _METADATA:
        opened.tell(line.number, "type", words.METADATA.format(typed), blocks=False)
        return ""
    kind, options = _kind(opened, line, lists, used)
    if kind is None:
        return line["name"].lower()
    name = _name(opened, line)
    label, question = _label(opened, line)
    condition = _condition(opened, line)
    required = _required(opened, line, kind)
    constraint, longest = _constraint(opened, line, kind)
    if line["default"]:
        opened.tell(line.number, "default", words.DEFAULT.format(line["default"]), blocks=False)
    if sum(one.blocks for one in opened.problems) > before:
        return name
    return Field(
        key=name, kind=kind, label=label, question=question, example=line[f"{OWN}example"],
        hint=line["hint"], required=required, max_length=longest, options=options,
        relevant=condition, constraint=constraint,
    )  # fmt: skip


def _kind(
    opened: Sheet, line: Line, lists: Mapping[str, list[Choice]], used: set[str]
) -> tuple[Kind | None, tuple[Option, ...]]:
    typed = line["type"]
    several = _CHOOSE.fullmatch(typed)
    if several is not None:
        _appearance(opened, line)
        return _chosen(opened, line, several, lists, used)
    kind = KINDS.get(typed.lower())
    if kind is None:
        said = words.UNKNOWN_TYPE
        if _GROUP.match(typed):
            said = words.GROUP
        elif typed.lower() in _CALCULATE:
            said = words.CALCULATE
        opened.tell(line.number, "type", said.format(typed))
        return None, ()
    kind = _own_kind(opened, line, kind)
    if _appearance(opened, line, multiline=kind is Kind.TEXT):
        kind = Kind.LONG_TEXT
    wanted = line[f"{OWN}options"]
    if not wanted:
        return kind, ()
    return kind, _options(opened, line, f"{OWN}options", wanted, lists, used)


def _chosen(
    opened: Sheet,
    line: Line,
    said: re.Match[str],
    lists: Mapping[str, list[Choice]],
    used: set[str],
) -> tuple[Kind | None, tuple[Option, ...]]:
    word, name, other = said.groups()
    kind = Kind.CHOICE if "one" in word.lower() else Kind.CHOICES
    if not name:
        opened.tell(line.number, "type", words.NO_LIST.format(word, word))
        return None, ()
    if other:
        opened.tell(line.number, "type", words.OTHER_CHOICE)
    return kind, _options(opened, line, "type", name, lists, used)


def _options(
    opened: Sheet,
    line: Line,
    column: str,
    name: str,
    lists: Mapping[str, list[Choice]],
    used: set[str],
) -> tuple[Option, ...]:
    used.add(name)
    if name not in lists:
        near = next((one for one in lists if one.lower() == name.lower()), "")
        hint = words.NEAREST_LIST.format(near) if near else ""
        opened.tell(line.number, column, words.UNKNOWN_LIST.format(name, hint))
    return tuple(one.option for one in lists.get(name, ()))


def _own_kind(opened: Sheet, line: Line, kind: Kind) -> Kind:
    said = line[f"{OWN}kind"].lower()
    allowed = [one.value for one, base in NEAREST.items() if base is kind]
    if said and said not in allowed:
        known = ", ".join(allowed) or words.NO_KIND
        opened.tell(line.number, f"{OWN}kind", words.KIND.format(said, line["type"], known))
    return Kind(said) if said in allowed else kind


def _appearance(opened: Sheet, line: Line, *, multiline: bool = False) -> bool:
    said = line["appearance"].split()
    rest = [one for one in said if not (multiline and one == "multiline")]
    if rest:
        told = words.APPEARANCE.format(" ".join(rest))
        opened.tell(line.number, "appearance", told, blocks=False)
    return len(rest) < len(said)


def _name(opened: Sheet, line: Line) -> str:
    said = line["name"]
    if not said:
        opened.tell(line.number, "name", words.NO_NAME)
    elif not check.KEY.fullmatch(said.lower()):
        opened.tell(line.number, "name", words.NAME.format(said))
    elif said != said.lower():
        told = words.LOWERED.format(said, said.lower())
        opened.tell(line.number, "name", told, blocks=False)
    return said.lower()


def _label(opened: Sheet, line: Line) -> tuple[str, str]:
    """The short label and the question: one text where it is short, or the column of ours."""
    said, short = line["label"], line[f"{OWN}label"]
    if not said:
        opened.tell(line.number, "label", words.NO_LABEL.format(line["name"]))
    for column in ("label", "hint"):
        for one in _REFERENCE.findall(line[column]):
            opened.tell(line.number, column, words.REFERENCE.format(one))
    if short:
        return short, said
    if len(said) <= check.LONGEST_LABEL:
        return said, ""
    cut = said[: check.LONGEST_LABEL - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
    told = words.SHORTENED.format(cut, f"{OWN}label")
    opened.tell(line.number, "label", told, blocks=False)
    return cut, said


def _required(opened: Sheet, line: Line, kind: Kind) -> bool:
    """Not required where nothing is said, as XLSForm has it; a note asks nothing either way."""
    said = fold(line["required"])
    if said not in _YES + _NO:
        opened.tell(line.number, "required", words.REQUIRED.format(line["required"]))
    return said in _YES or (kind is Kind.NOTE and not said)


def _condition(opened: Sheet, line: Line) -> Condition | None:
    said = line["relevant"]
    if not said:
        return None
    found = xlsform_expr.condition(said)
    if found is None:
        opened.tell(line.number, "relevant", words.RELEVANT.format(said))
        return None
    return Condition(found.field.lower(), tuple(one.lower() for one in found.is_one_of))


def _constraint(opened: Sheet, line: Line, kind: Kind) -> tuple[Constraint, int | None]:
    said = line["constraint"]
    found = xlsform_expr.bounds(said, whole=kind in WHOLE) if said else xlsform_expr.Bounds()
    if found is None:
        opened.tell(line.number, "constraint", words.CONSTRAINT.format(said))
        found = xlsform_expr.Bounds()
    if found.longest is not None and kind not in (Kind.TEXT, Kind.LONG_TEXT):
        opened.tell(line.number, "constraint", words.LENGTH_OF_TEXT.format(line["type"]))
    low = _number(opened, line, f"{OWN}minimum")
    high = _number(opened, line, f"{OWN}maximum")
    constraint = Constraint(
        found.minimum if low is None else low,
        found.maximum if high is None else high,
        found.not_before.lower() if found.not_before else None,
        line["constraint_message"],
    )
    return constraint, found.longest


def _number(opened: Sheet, line: Line, column: str) -> Decimal | None:
    if not line[column]:
        return None
    try:
        number = Decimal(line[column])
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        opened.tell(line.number, column, words.NOT_A_NUMBER.format(line[column]))
        return None
    return number
