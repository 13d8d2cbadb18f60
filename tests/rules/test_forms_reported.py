"""A progress report told in one breath: the percentage counts, the rest waits for its question."""

from datetime import date

import pytest

from campaigns.forms import engine
from campaigns.forms.definition import Json
from campaigns.forms.engine import Ask, Choose, Context, Pick, Step, Text
from campaigns.model import Period
from campaigns.wording.house_forms import progress_form

CONTEXT = Context(date(2023, 12, 12), Period(date(2023, 11, 10), date(2024, 1, 30)))
FORM = progress_form.FORM


def play(*said: str | engine.Input) -> Step:
    """What the bot asks after all this."""
    step = engine.start(FORM, CONTEXT)
    for one in said:
        words = Text(one) if isinstance(one, str) else one
        step = engine.answer(FORM, step.draft, words, CONTEXT)
    return step


def given(step: Step) -> dict[str, Json]:
    """What the report holds."""
    return {key: one.value for key, one in step.draft.answers.items()}


def test_what_was_spent_is_asked_with_its_sum() -> None:
    """ "30% đã chi 100 triệu" was four percentages to choose from."""
    step = play("30% đã chi 100 triệu")
    assert isinstance(step, Choose)
    assert (given(step), step.options) == (
        {"phan-tram": 30}, ("100.000.000 đồng — một trăm triệu đồng",)
    )  # fmt: skip

    assert given(play("30% đã chi 100 triệu", Pick(0)))["da-chi"] == 100_000_000


def test_other_words_wait_for_the_note() -> None:
    """The percentage is asked back, since the words beside it may be its doubt; then each in its turn."""
    said = "được 60% rồi, hết 100tr, thiếu cát"
    assert play(said).draft.answers == {}

    after = play(said, Pick(0), Pick(0), "bỏ qua")
    assert given(after) == {"phan-tram": 60, "da-chi": 100_000_000, "anh": None}
    assert isinstance(after, Choose)
    assert given(play(said, Pick(0), Pick(0), "bỏ qua", "đúng"))["ghi-chu"] == "thiếu cát"


def test_a_reason_is_not_asked_twice() -> None:
    """At nought the reason is wanted; confirmed there, it is not offered for the note again."""
    step = play("chưa làm, mưa quá", Pick(0), Pick(0))

    assert given(step) == {"phan-tram": 0, "vi-sao": "mưa quá"}
    assert step.draft.offers == {}


@pytest.mark.parametrize("said", ["đang làm", "vẫn thế", "gần xong rồi em", "dừng rồi", "làm được 200m rồi"])  # fmt: skip
def test_how_far_it_is_makes_no_note(said: str) -> None:
    """Words that only tell the progress are none."""
    assert play(said).draft.offers == {}


@pytest.mark.parametrize(
    ("said", "sum_"),
    [("đã chi 100 triệu", 100_000_000), ("da chi het 100tr", 100_000_000), ("tiêu hết 50tr", 50_000_000)],
)  # fmt: skip
def test_the_sum_in_the_words_of_the_question(said: str, sum_: int) -> None:
    """ "Đã chi 100 triệu" to "đã chi bao nhiêu" was asked again."""
    assert given(play("60%", said))["da-chi"] == sum_


@pytest.mark.parametrize("said", ["chưa chi gì", "chua chi dong nao a", "chưa tiêu gì"])
def test_nothing_spent_is_confirmed_once(said: str) -> None:
    """Nought is asked back, like every sum of nought."""
    step = play("60%", said)
    assert isinstance(step, Choose)
    assert step.about == "zero"
    assert given(play("60%", said, Pick(0)))["da-chi"] == 0


@pytest.mark.parametrize("said", ["không có ảnh", "chưa chụp", "mai gửi ảnh", "chưa"])
def test_no_picture_is_no_hindrance(said: str) -> None:
    """What may be left out is left out by saying so."""
    step = play("60%", "100tr", said)

    assert isinstance(step, Ask)
    assert step.field.key == "ghi-chu"
