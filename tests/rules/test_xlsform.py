"""A form's sheets (XLSForm): out and back the same, and everything else told with its cell."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.forms import check, xlsform_expr, xlsform_read, xlsform_write
from campaigns.forms.definition import Condition, Constraint, Field, Form, Kind, Option
from campaigns.forms.xlsform_sheet import Book
from campaigns.tidy import tidy
from campaigns.wording.house_forms import progress_form

HEADINGS = ["type", "name", "label", "hint", "required", "relevant", "constraint"]
CHOICES = [
    ["list_name", "name", "label"],
    ["tt", "chua", "Chưa làm"],
    ["tt", "dang", "Đang làm"],
    ["tt", "xong", "Xong"],
]


def book(*rows: list[str], headings: list[str] = HEADINGS) -> Book:
    """A file with these questions."""
    return {
        "survey": [headings, *rows],
        "choices": CHOICES,
        "settings": [["form_title"], ["Báo cáo"]],
    }


# ------------------------------------------------------------------------------- out and back

TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn"), exclude_characters="$"),
    min_size=1, max_size=30,
).map(tidy).filter(bool)  # fmt: skip
NUMBERS = st.decimals(-(10**6), 10**12, places=2)
KEYS = st.from_regex(r"[a-z][a-z0-9_-]{0,12}", fullmatch=True)


@st.composite
def fields(draw: st.DrawFn, before: list[Field], key: str) -> Field:
    """A sound question of any kind, after the ones before it."""
    kind = draw(st.sampled_from(Kind))
    options: tuple[Option, ...] = ()
    if kind in check.CHOOSES:
        codes = draw(
            st.lists(
                st.from_regex(check.OPTION, fullmatch=True), min_size=2, max_size=4, unique=True
            )
        )
        options = tuple(Option(code, f"{draw(TEXTS)} {at}") for at, code in enumerate(codes))
    elif kind is Kind.PERCENT and draw(st.booleans()):
        options = (Option("0", "Chưa"), Option("100", "Xong"))
    low = high = None
    if kind is Kind.PHOTO:
        high = Decimal(draw(st.integers(1, check.MOST_PHOTOS)))
    elif kind in check.NUMBERS:
        low, high = sorted([draw(NUMBERS), draw(NUMBERS)])
        low, high = draw(st.sampled_from([(low, high), (low, None), (None, high), (None, None)]))
    dates = [one.key for one in before if one.kind in check.DATES]
    chosen = [one for one in before if one.kind in check.CHOOSES or one.kind is Kind.PERCENT]
    relevant = None
    if chosen and draw(st.booleans()):
        looked = draw(st.sampled_from(chosen))
        of = [one.key for one in looked.options] or ["0", "50"]
        relevant = Condition(looked.key, tuple(draw(st.lists(st.sampled_from(of), min_size=1))))
    return Field(
        key, kind, draw(TEXTS),
        question=draw(st.just("") | TEXTS),
        example=draw(st.just("") | TEXTS),
        hint=draw(st.just("") | TEXTS),
        required=draw(st.booleans()),
        max_length=draw(st.none() | st.integers(1, 200)) if kind in (Kind.TEXT, Kind.LONG_TEXT) else None,
        options=options,
        relevant=relevant,
        constraint=Constraint(
            low, high,
            draw(st.sampled_from([None, *dates])) if kind in check.DATES else None,
            draw(st.just("") | TEXTS),
        ),
    )  # fmt: skip


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A sound form."""
    found: list[Field] = []
    for key in draw(st.lists(KEYS, min_size=1, max_size=6, unique=True)):
        found.append(draw(fields(found, key)))
    return Form(draw(KEYS), draw(TEXTS), (*found, Field("cuoi-cung", Kind.TEXT, "Tên")))


@settings(max_examples=50, deadline=None)
@given(forms().filter(lambda form: not list(check.problems(form))))
def test_a_form_comes_back_as_it_went_out(form: Form) -> None:
    """Export and import are the identity, whatever kinds the form has."""
    found = xlsform_read.read(xlsform_write.write(form))

    assert found.problems == ()
    assert found.form == form


def test_what_the_format_lacks_stands_beside_the_nearest_thing() -> None:
    """A percent is an integer with its kind in a column of ours; nothing of ours where none is needed."""
    sheets = xlsform_write.write(progress_form.FORM)
    plain = xlsform_write.write(Form("f", "F", (Field("ten", Kind.TEXT, "Tên"),)))

    headings, first = sheets["survey"][0], sheets["survey"][1]
    assert dict(zip(headings, first, strict=True))["type"] == "integer"
    assert dict(zip(headings, first, strict=True))["bind::thidua:kind"] == "percent"
    assert not any("thidua" in one for one in plain["survey"][0])


# ------------------------------------------------------------------------- an office's own file


def test_an_offices_form_is_read() -> None:
    """Types, lists, conditions, bounds, dates in order, languages: as the convention writes them."""
    headings = ["type", "name", "label", "label::Vietnamese (vi)", "hint", "required", "relevant",
                "constraint", "constraint_message"]  # fmt: skip
    found = xlsform_read.read(
        book(
            ["text", "ten", "Name", "Tên công trình", "Ghi rõ thôn", "yes", "", "string-length(.) <= 80", ""],
            ["select_one tt", "tinh_hinh", "State", "Tình hình", "", "TRUE", "", "", ""],
            ["note", "nhac", "Note", "Xin điền đủ", "", "", "", "", ""],
            ["decimal", "ty_le", "Share", "Tỷ lệ", "", "1", "selected(${tinh_hinh}, 'dang')",
             "(. >= 0) and (. <= 100)", "Từ 0 đến 100"],
            ["date", "khoi_cong", "Start", "Khởi công", "", "", "${tinh_hinh} = 'chua' or ${tinh_hinh} = 'dang'", "", ""],
            ["date", "hoan_thanh", "End", "Hoàn thành", "", "no", "", ". >= ${khoi_cong}", ""],
            ["integer", "so_ho", "Homes", "Số hộ", "", "", "", ". > 0", ""],
            headings=headings,
        )
    )  # fmt: skip

    assert found.problems == ()
    assert found.form is not None
    by = {one.key: one for one in found.form.fields}
    assert found.form.title == "Báo cáo"
    assert by["ten"] == Field("ten", Kind.TEXT, "Tên công trình", hint="Ghi rõ thôn", max_length=80)
    assert by["tinh_hinh"].options[0] == Option("chua", "Chưa làm")
    assert by["ty_le"].constraint == Constraint(Decimal(0), Decimal(100), None, "Từ 0 đến 100")
    assert by["ty_le"].relevant == Condition("tinh_hinh", ("dang",))
    assert by["khoi_cong"].relevant == Condition("tinh_hinh", ("chua", "dang"))
    assert by["hoan_thanh"].constraint.not_before == "khoi_cong"
    assert not by["hoan_thanh"].required
    assert by["so_ho"].constraint.minimum == 1
    assert {one.column for one in found.notes} == set()


BAD = [
    ("unknown type", ["barcode", "a", "A"], "A2", "barcode"),
    ("group", ["begin group", "a", "A"], "A2", "begin group"),
    ("calculation", ["calculate", "a", "A"], "A2", "calculate"),
    ("no type", ["", "a", "A"], "A2", "type"),
    ("no name", ["text", "", "A"], "B2", "name"),
    ("bad name", ["text", "tên", "A"], "B2", "tên"),
    ("no label", ["text", "a", ""], "C2", "label"),
    ("piping", ["text", "a", "Giá trị của ${x}"], "C2", "${x}"),
    ("unknown list", ["select_one tx", "a", "A"], "A2", "tx"),
    ("no list", ["select_one", "a", "A"], "A2", "select_one"),
    ("or other", ["select_one tt or_other", "a", "A"], "A2", "or_other"),
    ("required", ["text", "a", "A", "", "${x} = 1"], "E2", "${x} = 1"),
    ("condition", ["text", "a", "A", "", "", "${b} > 5 and ${c} = 1"], "F2", "${b} > 5"),
    ("nobody's condition", ["text", "a", "A", "", "", "${b} = 'x'"], "F2", "b"),
    ("constraint", ["text", "a", "A", "", "", "", "regex(., '[0-9]+')"], "G2", "regex"),
    ("strict decimal", ["decimal", "a", "A", "", "", "", ". > 0"], "G2", ". > 0"),
    ("bounds of a text", ["text", "a", "A", "", "", "", ". >= 5"], "G2", "minimum"),
    ("earlier date", ["date", "a", "A", "", "", "", ". >= ${b}"], "G2", "b"),
    (
        "length of a number",
        ["integer", "a", "A", "", "", "", "string-length(.) <= 5"],
        "G2",
        "integer",
    ),
    ("a question of pages", ["text", "a", "A" * 1001], "C2", "1001 ký tự"),
]


@pytest.mark.parametrize(("about", "row", "cell", "said"), BAD, ids=[one[0] for one in BAD])
def test_what_cannot_be_taken_over_is_told_with_its_cell(
    about: str, row: list[str], cell: str, said: str
) -> None:
    """One wrong cell in a good file: the form is not taken, and the cell is named."""
    found = xlsform_read.read(book(row, ["text", "ten", "Tên"]))

    assert found.form is None
    assert [one.cell for one in found.problems] == [cell]
    assert said in found.problems[0].message
    assert found.problems[0].sheet == "survey"


def test_columns_that_mean_more_block_and_others_are_noted() -> None:
    """A filter of choices cannot be left out; a picture of a label can, and is told."""
    headings = [*HEADINGS, "choice_filter", "media::image", "relevnt", "appearance", "default"]
    found = xlsform_read.read(
        book(
            ["select_one tt", "a", "A", "", "", "", "", "xa = 1", "a.png", "x", "minimal", "chua"],
            headings=headings,
        )
    )

    assert {one.column: one.cell for one in found.problems} == {
        "choice_filter": "H2",
        "relevnt": "J1",
    }
    assert {one.column for one in found.notes} == {"media::image", "appearance", "default"}


def test_notes_alone_do_not_keep_a_form_from_being_used() -> None:
    """Metadata, capitals, a long label, other sheets and languages: named, and the form is there."""
    long = "Công trình này gồm những phần việc nào, do ai làm và bao giờ thì xong?"
    found = xlsform_read.read(
        {
            "survey": [
                ["type", "name", "label::Tiếng Việt (vi)", "label::English (en)"],
                ["start", "start", "", ""],
                ["text", "Ten_CT", long, "Name"],
            ],
            "choices": [],
            "entities": [["list_name"], ["x"]],
        }
    )

    assert found.problems == ()
    assert found.form is not None
    assert found.form.fields == (
        Field("ten_ct", Kind.TEXT, found.form.fields[0].label, question=long, required=False),
    )
    assert len(found.form.fields[0].label) <= check.LONGEST_LABEL
    assert {(one.sheet, one.cell) for one in found.notes} == {
        ("survey", "D1"), ("survey", "A2"), ("survey", "B3"), ("survey", "C3"), ("entities", "A1"),
    }  # fmt: skip


def test_a_wrong_question_is_told_once_and_not_by_those_that_look_at_it() -> None:
    """A question after a broken one is not blamed for it."""
    found = xlsform_read.read(
        book(["date", "bắt đầu", "Từ"], ["date", "den", "Đến", "", "", "", ". >= ${bắt đầu}"])
    )

    assert [one.cell for one in found.problems] == ["B2"]


def test_a_formula_without_a_result_is_told() -> None:
    """It would look like an empty cell."""
    found = xlsform_read.read(
        book(["text", "a", "A"], ["text", "b", "B", ""]), uncomputed={"survey": [(3, 3)]}
    )

    assert [one.cell for one in found.problems] == ["D3"]


def test_a_file_that_is_no_form_says_so() -> None:
    """No survey sheet, an empty one, one without the columns."""
    assert xlsform_read.read({"Sheet1": [["STT", "Tên thôn"]]}).problems[0].sheet == "survey"
    for rows in ([], [["type", "name", "label"]], [["a", "b"], ["1", "2"]]):
        found = xlsform_read.read({"survey": rows})
        assert found.form is None
        assert found.problems


@settings(max_examples=80, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["survey", "choices", "settings", "khác"]),
        st.lists(
            st.lists(
                st.sampled_from(
                    ["type", "name", "label", "list_name", "required", "relevant", "constraint",
                     "select_one tt", "tt", "text", "date", "a", "b", "yes", "${a} = 'b'", ". >= 5", "",
                     "begin group", "label::English (en)", "bind::thidua:kind", "money"]
                ) | st.text(max_size=8),
                max_size=8,
            ),
            max_size=6,
        ),
    )
)  # fmt: skip
def test_any_sheets_give_a_sound_form_or_problems(sheets: Book) -> None:
    """Nothing raises; there is a form exactly where nothing blocks."""
    found = xlsform_read.read(sheets)

    assert (found.form is None) == bool(found.problems)
    if found.form is not None:
        assert list(check.problems(found.form)) == []


@pytest.mark.parametrize(
    "text", ["(" * 40, ". >= 5" * 200, "${a", "''", ".", "and", ". >= . ", "${a} = ${b}"]
)
def test_strange_expressions_are_simply_not_read(text: str) -> None:
    """Whatever stands in the cell, no answer but None."""
    assert xlsform_expr.condition(text) is None
    assert xlsform_expr.bounds(text, whole=True) is None
