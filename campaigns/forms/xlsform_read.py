"""An XLSForm as a form of ours, or everything in it that cannot be taken over, cell by cell.

XLSForm is how offices write forms in Excel: sheets survey, choices and settings. What this bot cannot
do (groups, calculations, other types) is told with its cell and never left out in silence: it blocks,
or, where the questions stay the same without it, it is a note for whoever confirms the form.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from campaigns.forms import check, xlsform_expr
from campaigns.forms.definition import Condition, Constraint, Field, Form, Kind, Option
from campaigns.forms.xlsform_sheet import OWN, Book, Line, Sheet, SheetProblem, sheet
from campaigns.wording import xlsform_words as words
from campaigns.wording.text import fold

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
DEFAULT_KEY = "bieu-mau"
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
NONE: Mapping[str, Sequence[tuple[int, int]]] = {}
_REFERENCE = re.compile(r"\$\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class XlsForm:
    """What was read: the form, where nothing blocks it; and what is said about cells."""

    form: Form | None
    problems: tuple[SheetProblem, ...] = ()
    notes: tuple[SheetProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Choice:
    """One choice with the row it stands in."""

    option: Option
    row: int


def read(
    book: Book, key: str = "", uncomputed: Mapping[str, Sequence[tuple[int, int]]] = NONE
) -> XlsForm:
    """Read the sheets. `key` names the form; without it the form's own id does, where it can.

    `uncomputed`: the cells (row from 1, column from 0) whose formula has no result in the file.
    """
    survey = sheet(book, "survey", _language(book))
    if survey is None:
        return XlsForm(None, (SheetProblem("survey", 1, "", "A1", words.NO_SURVEY),))
    choices = sheet(book, "choices", _language(book)) or Sheet("choices")
    settings = sheet(book, "settings") or Sheet("settings")
    lists = _lists(choices)
    rows: list[tuple[Line, Field]] = []
    failed: set[str] = set()
    used: set[str] = set()
    _columns(survey, ("type", "name", "label"), words.NO_TYPE_COLUMN)
    for line in survey.lines if "type" in survey.places else ():
        found = _field(survey, line, lists, used)
        if isinstance(found, Field):
            rows.append((line, found))
        elif found:
            failed.add(found)
    _unused(choices, lists, used)
    form = Form(key or _key_of(settings), _title(settings), tuple(one for _, one in rows))
    _checked(form, rows, failed, survey, choices, lists)
    for opened in (survey, choices, settings):
        for row, at in uncomputed.get(opened.name, ()):
            opened.tell_at(row, at, words.FORMULA)
    told = _told(book, survey, choices, settings)
    problems = tuple(one for one in told if one.blocks)
    return XlsForm(
        None if problems else form, problems, tuple(one for one in told if not one.blocks)
    )


def in_place_of(before: Form, found: Form) -> Form:
    """The form that was read, to stand where another stands: its key, and its title where none was given."""
    title = before.title if found.title == words.TITLE else found.title
    return Form(before.key, title, found.fields)


def _language(book: Book) -> str:
    settings = sheet(book, "settings")
    return settings.lines[0]["default_language"] if settings and settings.lines else ""


def _columns(opened: Sheet, wanted: tuple[str, ...], message: str) -> None:
    for column in wanted:
        if column not in opened.places:
            opened.tell(1, column, message.format(column))


def _told(book: Book, *opened: Sheet) -> list[SheetProblem]:
    """All that was said, in the order of the file."""
    found = [one for each in opened for one in sorted(each.problems, key=lambda one: one.row)]
    known = {"survey", "choices", "settings"}
    for name, rows in book.items():
        if fold(name.strip()) not in known and any(any(row) for row in rows):
            said = words.OTHER_SHEET.format(name)
            found.append(SheetProblem(name, 1, "", "A1", said, blocks=False))
    return found


# ------------------------------------------------------------------------------- one question


def _field(
    opened: Sheet, line: Line, lists: Mapping[str, list[_Choice]], used: set[str]
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
    opened: Sheet, line: Line, lists: Mapping[str, list[_Choice]], used: set[str]
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
    lists: Mapping[str, list[_Choice]],
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
    lists: Mapping[str, list[_Choice]],
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


# ------------------------------------------------------------------------ choices and settings


def _lists(opened: Sheet) -> dict[str, list[_Choice]]:
    found: dict[str, list[_Choice]] = {}
    if opened.lines:
        _columns(opened, ("list_name", "name", "label"), words.NO_CHOICES_COLUMN)
    for line in opened.lines if len(opened.places) >= 3 else ():
        name, label = line["name"], line["label"]
        if not line["list_name"]:
            opened.tell(line.number, "list_name", words.NO_LIST_NAME)
        elif not check.OPTION.fullmatch(name.lower()):
            opened.tell(line.number, "name", words.OPTION_NAME.format(name))
        elif not label:
            opened.tell(line.number, "label", words.NO_OPTION_LABEL.format(name))
        elif name != name.lower():
            told = words.LOWERED.format(name, name.lower())
            opened.tell(line.number, "name", told, blocks=False)
        choice = _Choice(Option(name.lower(), label), line.number)
        found.setdefault(line["list_name"], []).append(choice)
    return found


def _unused(opened: Sheet, lists: Mapping[str, list[_Choice]], used: set[str]) -> None:
    for name, choices in lists.items():
        if name and name not in used:
            opened.tell(choices[0].row, "list_name", words.UNUSED_LIST.format(name), blocks=False)


def _title(opened: Sheet) -> str:
    for line in opened.lines[1:]:
        opened.tell(line.number, "form_title", words.MORE_SETTINGS, blocks=False)
    return (opened.lines[0]["form_title"] if opened.lines else "") or words.TITLE


def _key_of(opened: Sheet) -> str:
    said = opened.lines[0]["form_id"].lower() if opened.lines else ""
    return said if check.KEY.fullmatch(said) else DEFAULT_KEY


# -------------------------------------------------------------------------- the form as a whole


_COLUMNS = {
    "key": "name", "label": "label", "question": "label", "hint": "hint", "max_length": "constraint", "options": "type",
    "relevant": "relevant", "constraint": "constraint",
}  # fmt: skip


def _checked(
    form: Form,
    rows: list[tuple[Line, Field]],
    failed: set[str],
    survey: Sheet,
    choices: Sheet,
    lists: Mapping[str, list[_Choice]],
) -> None:
    """What no cell can tell alone: the form's own soundness, told at the cells it comes from."""
    for path, what in check.problems(form):
        if path[0] != "fields" or len(path) < 3:
            if not failed and path[0] != "title":
                survey.tell(1, "type", words.EMPTY_SURVEY if not form.fields else what)
            continue
        line, one = rows[int(path[1])]
        looks_at = {one.relevant.field if one.relevant else "", one.constraint.not_before}
        if path[-1] in ("field", "not_before") and looks_at & failed:
            continue  # the question it looks at is told by itself
        if path[2] == "options" and len(path) > 3:
            name = line[f"{OWN}options"] or line["type"].split()[-1]
            listed = lists.get(name, [])
            column = "label" if path[-1] == "label" else "name"
            choices.tell(listed[int(path[3])].row, column, what)
            continue
        survey.tell(line.number, _COLUMNS.get(str(path[2]), "type"), what)
