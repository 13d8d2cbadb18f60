"""Answers that say more than was asked: the rest is kept, and counts when it is confirmed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns import yaml_plan
from campaigns.forms import engine
from campaigns.forms.definition import Json
from campaigns.forms.engine import Ask, Choose, Context, Edit, Pick, Review, Step, Text
from campaigns.model import Period, Plan

CONTEXT = Context(date(2023, 11, 6), Period(date(2023, 11, 10), date(2024, 1, 30)))
PLAN = yaml_plan.load((Path(__file__).parents[2] / "campaigns/plans/sontay-2023.yaml").read_text())
assert isinstance(PLAN, Plan)
WORK = PLAN.forms[0]
NAME, KIND = "Đường bê tông", Pick("xay-dung")
SUM, START, END = "350tr", "5/12", "20/1"
KNOWN: dict[str, Json] = {
    "gia-tri": 350_000_000, "khoi-cong": "2023-12-05", "hoan-thanh": "2024-01-20",
}  # fmt: skip


def talk(*said: str | engine.Input) -> Step:
    """What the bot asks after all this."""
    step = engine.start(WORK, CONTEXT)
    for one in said:
        words = Text(one) if isinstance(one, str) else one
        step = engine.answer(WORK, step.draft, words, CONTEXT)
    return step


def stored(step: Step) -> dict[str, Json]:
    """The figures and days that the form holds."""
    return {key: one.value for key, one in step.draft.answers.items() if key in KNOWN}


def offered(step: Step, field: str) -> Choose:
    """The bot asks whether this was meant for the field."""
    assert isinstance(step, Choose), step
    assert (step.about, step.field.key if step.field else None) == ("said", field)
    return step


def test_a_day_behind_the_sum_is_asked_with_its_answer() -> None:
    """ "350tr, xong 20/1": the sum counts, the day waits for its question, one tap confirms it."""
    after_sum = talk(NAME, KIND, "350tr, xong 20/1")
    assert isinstance(after_sum, Ask)
    assert stored(after_sum) == {"gia-tri": 350_000_000}

    step = offered(talk(NAME, KIND, "350tr, xong 20/1", START), "hoan-thanh")
    assert step.options == ("thứ Bảy, 20/01/2024",)
    assert "hoan-thanh" not in stored(step)
    assert stored(talk(NAME, KIND, "350tr, xong 20/1", START, Pick(0))) == KNOWN


@pytest.mark.parametrize("no", ["không", "không phải", "sai rồi"])
def test_what_is_denied_is_asked_plainly(no: str) -> None:
    """A no to what was said besides leaves the question open, and it is not offered again."""
    step = talk(NAME, KIND, "350tr, xong 20/1", START, no)

    assert isinstance(step, Ask)
    assert step.field.key == "hoan-thanh"
    assert step.draft.offers == {}


def test_another_day_may_be_typed_in_its_place() -> None:
    """The offer is no cage."""
    step = talk(NAME, KIND, "350tr, xong 20/1", START, "25/1")

    assert stored(step)["hoan-thanh"] == "2024-01-25"


@pytest.mark.parametrize(
    "said",
    ["5/12 đến 20/1", "khởi công 5/12, hoàn thành 20/1", "5/12 xong 20/1 nhé cháu", "tu 5/12 den 20/1"],
)  # fmt: skip
def test_both_days_in_one_answer(said: str) -> None:
    """The question of the start takes the start; it was a stretch of both, or two days to choose from."""
    step = offered(talk(NAME, KIND, SUM, said), "hoan-thanh")

    assert stored(step) == {"gia-tri": 350_000_000, "khoi-cong": "2023-12-05"}
    assert stored(talk(NAME, KIND, SUM, said, "đúng")) == KNOWN


def test_the_other_day_is_not_taken_for_the_one_asked() -> None:
    """ "Xong 20/1" to the question when it begins: that day waits, the start is asked."""
    step = talk(NAME, KIND, SUM, "xong 20/1 ạ")

    assert isinstance(step, Ask)
    assert step.reason is not None
    assert (step.field.key, step.reason.code) == ("khoi-cong", "other_day")
    assert stored(talk(NAME, KIND, SUM, "xong 20/1 ạ", START, Pick(0))) == KNOWN


def test_everything_at_the_sum() -> None:
    """Three facts in one answer: each is asked in turn, each with one tap."""
    said = "350tr khoi cong 5/12 xong 20/1"
    offered(talk(NAME, KIND, said), "khoi-cong")
    offered(talk(NAME, KIND, said, Pick(0)), "hoan-thanh")

    assert stored(talk(NAME, KIND, said, Pick(0), Pick(0))) == KNOWN


def test_what_does_not_answer_the_question_is_kept_too() -> None:
    """A sum typed where a kind is to be chosen is not typed in vain."""
    step = talk(NAME, "350tr, xong 20/1")
    assert isinstance(step, Ask)
    assert step.field.key == "loai"

    assert offered(talk(NAME, "350tr, xong 20/1", KIND), "gia-tri").options


def test_a_figure_given_before_is_changed_only_by_a_yes() -> None:
    """A day with another sum beside it asks whether the sum is to change."""
    said = (NAME, KIND, SUM, START, "xong 20/1 giá trị 400 triệu")
    step = offered(talk(*said), "gia-tri")
    assert stored(step) == KNOWN

    assert stored(talk(*said, "không")) == KNOWN
    changed = talk(*said, Pick(0))
    assert isinstance(changed, Review)
    assert stored(changed) == KNOWN | {"gia-tri": 400_000_000}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Làm đường ngõ 3, 350 triệu", "Làm đường ngõ 3"),
        ("Làm đường ngõ 3 dài 200m hết 350 triệu", "Làm đường ngõ 3, dài 200m"),
        ("Trồng 500 cây hoa 20 triệu", "Trồng 500 cây hoa"),
        ("Thôn 3 đăng ký làm đường ngõ 350 triệu", "Làm đường ngõ"),
    ],
)
def test_a_sum_behind_the_name_is_no_part_of_it(said: str, name: str) -> None:
    """The name is the work's, its length stays with it, the sum waits for its question."""
    step = talk(said)

    assert step.draft.answers["ten"].value == name
    offered(talk(said, KIND), "gia-tri")


@pytest.mark.parametrize(
    ("said", "name"),
    [("đăng ký làm đường ngõ từ 5/12", "Làm đường ngõ"), ("Làm đường ngõ 3 từ 5/12 đến 20/1", "Làm đường ngõ 3")],
)  # fmt: skip
def test_days_behind_the_name_are_no_part_of_it(said: str, name: str) -> None:
    """Figures that are days are no sum left over."""
    assert talk(said).draft.answers["ten"].value == name
    assert "khoi-cong" in talk(said).draft.offers


@pytest.mark.parametrize(
    "name",
    ["Đường 2/9 nối đường 30/4", "Sửa nhà văn hoá chào mừng 20/11", "Lam duong 3 350tr xong thang 12",
     "Lắp 20 bóng đèn", "Tuyến đường hoa dài 1,2 km"],
)  # fmt: skip
def test_what_is_not_clear_stays_in_the_name(name: str) -> None:
    """Feasts, street names, and figures that may belong together."""
    assert talk(name).draft.answers["ten"].value == name


def test_a_question_opened_again_forgets_the_offer() -> None:
    """What was answered meanwhile is not asked about once more."""
    before = talk(NAME, KIND, "350tr, xong 20/1", START, Pick(0))
    again = engine.answer(WORK, before.draft, Edit("hoan-thanh"), CONTEXT)
    step = engine.answer(WORK, again.draft, Text("25/1"), CONTEXT)

    assert isinstance(step, Review)
    assert stored(step)["hoan-thanh"] == "2024-01-25"


FACTS = st.permutations(["350tr", "bắt đầu 5/12", "xong 20/1"])


@given(FACTS, st.integers(1, 3), st.sampled_from(["loai", "gia-tri", "khoi-cong", "hoan-thanh"]))
def test_no_other_answer_is_touched_without_a_yes(facts: list[str], count: int, at: str) -> None:
    """Whatever an answer says besides, in whatever order: only its own question may be answered by it."""
    full = talk(NAME, KIND, "100tr", "1/12", "1/1").draft
    without = {key: one for key, one in full.answers.items() if key != at}
    draft = replace(full, answers=without, open=at)
    step = engine.answer(WORK, draft, Text(", ".join(facts[:count])), CONTEXT)

    after = {key: one for key, one in step.draft.answers.items() if key != at}
    assert after == without
