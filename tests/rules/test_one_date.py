"""A form with one date: which end of a work it takes, and what of a stretch that was told."""

from datetime import date

import pytest

from campaigns.forms import registered
from campaigns.forms.definition import Field, Form, Kind
from campaigns.wording.registration.read import read_registrations
from campaigns.work import shape

TODAY = date(2027, 2, 22)


@pytest.mark.parametrize(
    ("label", "kept"),
    [
        ("Thời gian bắt đầu", "2027-03-05"),
        ("Ngày khởi công", "2027-03-05"),
        ("Thời gian hoàn thành", "2027-03-20"),
        ("Thời gian thực hiện", {"from": "2027-03-05", "to": "2027-03-20"}),
        ("Thời gian khởi công, hoàn thành", {"from": "2027-03-05", "to": "2027-03-20"}),
    ],
)
def test_a_date_alone_takes_what_its_label_asks(label: str, kept: object) -> None:
    """The end of "từ 5/3 đến 20/3" is no answer to when the work begins."""
    day = Field("ngay", Kind.DATE_OR_PERIOD, label)
    form = Form("f", "F", (Field("ten", Kind.TEXT, "Tên"), day))
    (said,) = read_registrations("đường trục thôn 20 triệu từ 5/3 đến 20/3", TODAY, [])

    assert registered.answers(form, said)["ngay"].value == kept


def test_a_start_alone_is_no_finish() -> None:
    """So that no work is late for an end that nobody told."""
    form = Form("f", "F", (Field("ngay", Kind.DATE, "Thời gian bắt đầu"),))
    assert (shape(form).starts, shape(form).finishes) == (form.fields[0], None)
