"""A work read off whatever form its plan has."""

from datetime import date

import pytest

from campaigns import work
from campaigns.forms.definition import Constraint, Field, Form, Kind, Option
from campaigns.forms.draft import Answer, Status, answers_to_json
from campaigns.totals import Total
from messages.filters import worth
from messages.report_values import when

FORM = Form(
    "f",
    "F",
    (
        Field("ten", Kind.TEXT, "Tên"),
        Field("loai", Kind.CHOICE, "Loại", options=(Option("a", "Giao thông"), Option("b", "B"))),
        Field("tien", Kind.MONEY, "Giá trị"),
        Field("xong", Kind.DATE, "Hoàn thành", constraint=Constraint(not_before="bat-dau")),
        Field("bat-dau", Kind.DATE_OR_PERIOD, "Khởi công"),
    ),
)


def test_every_part_is_found_by_its_shape() -> None:
    """The finish is the date that may not be before the other, wherever it stands; the name has a capital."""
    answers = {
        "ten": Answer("đường bê tông"),
        "loai": Answer("a"),
        "tien": Answer({"from": 100, "to": 200}),
        "bat-dau": Answer({"from": "2024-03-01", "to": "2024-03-31"}),
        "xong": Answer("2024-05-20"),
    }
    found = work.read(FORM, answers_to_json(answers))
    assert found == work.Work(
        "Đường bê tông", "Giao thông", 100, 200, date(2024, 3, 31), date(2024, 5, 20),
        date(2024, 3, 1), date(2024, 5, 20),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2023, 12, 5), date(2023, 12, 5), "05/12/2023"),
        (date(2023, 12, 1), date(2023, 12, 31), "tháng 12/2023"),
        (date(2023, 12, 1), date(2023, 12, 10), "01–10/12/2023"),
        (date(2023, 12, 20), date(2024, 1, 10), "20/12/2023–10/01/2024"),
        (date(2023, 11, 8), date(2024, 2, 9), "đến 09/02/2024"),
        (date(2023, 12, 1), date(2023, 11, 20), "20/11/2023"),
        (None, None, ""),
    ],
)
def test_tables_show_the_stretch_that_was_told(
    first: date | None, last: date | None, said: str
) -> None:
    """No day is made of "tháng 12", and "trước tết" is told by its end alone."""
    assert when(first, last, known=date(2023, 11, 8)) == said


def test_no_work_starts_after_its_finish() -> None:
    """ "Đầu tháng 12, xong 5/12": the last day of the stretch would come after the finish."""
    answers = {
        "bat-dau": Answer({"from": "2023-12-01", "to": "2023-12-10"}),
        "xong": Answer("2023-12-05"),
    }
    found = work.read(FORM, answers_to_json(answers), code="ST-01-01")
    assert (found.starts, found.finishes) == (date(2023, 12, 5), date(2023, 12, 5))


def test_a_work_is_called_by_its_name_wherever_the_form_asks_for_it() -> None:
    """Not by a photo's id or the key of a choice; without a name by its code."""
    first, *others = FORM.fields
    form = Form("f", "F", (*others, first))
    kept = {"loai": Answer("a"), "tien": Answer(100), "ten": Answer("Sân bóng")}
    assert list(work.name_first(form, kept)) == ["ten", "loai", "tien"]
    stored = answers_to_json(work.name_first(form, kept))
    assert work.called(stored, code="ST-01-01") == "Sân bóng"

    skipped = {"ten": Answer(None, status=Status.SKIPPED), "loai": Answer("a")}
    assert work.called(answers_to_json(skipped), code="ST-01-01") == "ST-01-01"
    photo = {"anh": Answer(["AgACAgUAAx"])}
    assert work.called(answers_to_json(photo), code="ST-01-01") == "ST-01-01"
    assert not work.has_name(Form("f", "F", tuple(others)))


def test_what_was_left_out_stays_open() -> None:
    """Skipped and unknown answers are no values; a work without a name goes by its code."""
    answers = {
        "tien": Answer(None, status=Status.UNKNOWN),
        "xong": Answer(None, status=Status.SKIPPED),
    }
    assert work.read(FORM, answers_to_json(answers), code="ST-01-01") == work.Work("ST-01-01")


def test_two_plain_dates_are_start_and_finish() -> None:
    """A form that says nothing of their order is read in the order it asks."""
    form = Form("f", "F", (Field("a", Kind.DATE, "A"), Field("b", Kind.DATE, "B")))
    parts = work.shape(form)
    assert parts.starts is not None
    assert parts.finishes is not None
    assert (parts.starts.key, parts.finishes.key) == ("a", "b")


def test_what_nobody_told_is_not_nought() -> None:
    """Of several works some may be unclear; where all are, no sum is said."""
    assert worth(Total(2, 0, 0, 2)) == "chưa rõ giá trị"
    assert worth(Total(2, 5_000_000, 5_000_000, 1)) == (
        "5.000.000 đồng (chưa kể 1 việc chưa rõ giá trị)"
    )
    assert worth(Total()) == "0 đồng"
