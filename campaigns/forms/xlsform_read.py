"""An XLSForm as a form of ours, or everything in it that cannot be taken over, cell by cell.

XLSForm is how offices write forms in Excel: sheets survey, choices and settings. What this bot cannot
do (groups, calculations, other types) is told with its cell and never left out in silence: it blocks,
or, where the questions stay the same without it, it is a note for whoever confirms the form.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from campaigns.forms import check
from campaigns.forms.definition import Field, Form, Option
from campaigns.forms.xlsform_question import Choice, question
from campaigns.forms.xlsform_sheet import OWN, Book, Line, Sheet, SheetProblem, sheet
from campaigns.wording.house_forms import xlsform_words as words
from campaigns.wording.spelling.text import fold

DEFAULT_KEY = "bieu-mau"
NONE: Mapping[str, Sequence[tuple[int, int]]] = {}


@dataclass(frozen=True, slots=True)
class XlsForm:
    """What was read: the form, where nothing blocks it; and what is said about cells."""

    form: Form | None
    problems: tuple[SheetProblem, ...] = ()
    notes: tuple[SheetProblem, ...] = ()


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
        found = question(survey, line, lists, used)
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


# ------------------------------------------------------------------------ choices and settings


def _lists(opened: Sheet) -> dict[str, list[Choice]]:
    found: dict[str, list[Choice]] = {}
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
        choice = Choice(Option(name.lower(), label), line.number)
        found.setdefault(line["list_name"], []).append(choice)
    return found


def _unused(opened: Sheet, lists: Mapping[str, list[Choice]], used: set[str]) -> None:
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
    lists: Mapping[str, list[Choice]],
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
