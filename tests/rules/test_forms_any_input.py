"""The guided conversation under any input whatever: promises that hold for every form and talk."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.forms import check, definition, engine, standing
from campaigns.forms import draft as drafts
from campaigns.forms.definition import Condition, Constraint, Field, Form, Kind, Option
from campaigns.forms.draft import Answer, Draft, Stage, Status
from campaigns.forms.engine import Ask, Cancelled, Choose, Context, Done, Input, Review, Step
from campaigns.model import Period
from messages import reasons

CONTEXT = Context(date(2023, 11, 6), Period(date(2023, 11, 10), date(2024, 1, 30)))
OPTIONS = (Option("a", "Xây dựng"), Option("b", "Chăn nuôi"), Option("c", "Khác"))
CHOICE = Field("chon", Kind.CHOICE, "Loại", options=OPTIONS)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A sound form of any kinds, with conditions and dates that must not come before others."""
    fields = [CHOICE]
    kinds = draw(st.lists(st.sampled_from(Kind), min_size=1, max_size=6))
    for at, kind in enumerate(kinds):
        dates = [one.key for one in fields if one.kind in check.DATES]
        constraint = Constraint()
        if kind in check.DATES and dates:
            constraint = Constraint(not_before=dates[-1])
        elif kind is Kind.PHOTO:
            constraint = Constraint(maximum=Decimal(draw(st.integers(1, 3))))
        fields.append(
            Field(
                f"f{at}",
                kind,
                draw(st.sampled_from(["Giá trị", "Ngày xong", "Tên", "Ghi chú"])) + f" {at}",
                required=draw(st.booleans()),
                options=OPTIONS if kind in check.CHOOSES else (),
                relevant=draw(st.none() | st.just(Condition("chon", ("a", "b")))),
                constraint=constraint,
            )
        )
    form = Form("f", "F", tuple(fields))
    assert list(check.problems(form)) == []
    return form


TYPED = """350tr 300 0 0_đồng 1_tỷ_25 khoảng_2_tỷ 5/12 1/12 tháng_12 mai 31/2 20 12 -3 1,5 50% một_nửa
350m Đường_làng xây_dựng 1 2 9 đúng ok không sai thôi hủy quay_lại bỏ_qua giữ_nguyên xong chưa_rõ
à_nhầm,_250tr sửa_giá_trị sửa_giá_trị_0_400tr nhầm_rồi sửa_tên 1,_3 ? 👍"""
WORDS = st.sampled_from(
    [*(one.replace("_", " ") for one in TYPED.split()), "", " \u200b", "\ud800"]
)
KEYS = ["chon", *(f"f{at}" for at in range(6)), "", "khong-co"]
INPUTS: st.SearchStrategy[Input] = st.one_of(
    st.builds(engine.Text, WORDS | st.text(max_size=20)),
    st.builds(
        engine.Pick, st.integers(-1, 4) | st.sampled_from(["a", "b", "c", "x"]),
        st.none() | st.sampled_from(KEYS),
    ),
    st.builds(engine.Photo, st.sampled_from("pqrst"), WORDS),
    st.builds(engine.Location, st.floats(), st.floats()),
    st.builds(engine.Edit, st.sampled_from(KEYS)),
    st.sampled_from(
        [engine.Back(), engine.Skip(), engine.Keep(), engine.Confirm(), engine.Cancel(), engine.Unusable()]
    ),
)  # fmt: skip
FILLING = st.sampled_from([1, 1, 1, 1, 0])


def fitting(one: Field) -> list[Input]:
    """Inputs that answer a question of this kind."""
    found: dict[Kind, list[Input]] = {
        Kind.CHOICE: [engine.Pick("a"), engine.Pick("c", one.key)],
        Kind.CHOICES: [engine.Text("1, 3")],
        Kind.PHOTO: [engine.Photo("p"), engine.Text("xong")],
        Kind.LOCATION: [engine.Location(10.5, 106.5)],
    }
    texts = {
        Kind.TEXT: "Đường", Kind.LONG_TEXT: "Dài", Kind.MONEY: "350tr", Kind.PERCENT: "50%",
        Kind.INTEGER: "12", Kind.DECIMAL: "1,5", Kind.QUANTITY: "350m",
    }  # fmt: skip
    return found.get(one.kind, [engine.Text(texts.get(one.kind, "5/12"))])


def stored(draft: Draft) -> Draft:
    """The draft as it comes back from its row."""
    return drafts.from_json(json.loads(json.dumps(drafts.to_json(draft))))


def next_input(data: st.DataObject, step: Step) -> Input:
    """Mostly something that fits the open question, so that talks go deep; else anything."""
    if isinstance(step, Ask) and data.draw(FILLING):
        return data.draw(st.sampled_from(fitting(step.field)))
    return data.draw(INPUTS)


def complete(form: Form, draft: Draft) -> bool:
    """Whether every question that applies has an answer, the required ones a real one."""
    asked = standing.asked(form, draft.answers)
    return all(
        one.key in draft.answers
        and not (one.required and draft.answers[one.key].status is Status.SKIPPED)
        for one in asked
    )


@settings(max_examples=150, deadline=None)
@given(forms(), st.data())
def test_no_talk_breaks_a_promise(form: Form, data: st.DataObject) -> None:
    """Nothing raises, every draft survives its row, and the card comes only when all is answered."""
    step = engine.start(form, CONTEXT)
    for _ in range(data.draw(st.integers(1, 14))):
        before = stored(step.draft)
        assert before == step.draft
        said = next_input(data, step)

        step = engine.answer(form, before, said, CONTEXT)

        assert step == engine.answer(form, before, said, CONTEXT)
        assert stored(step.draft) == step.draft
        json.dumps(drafts.to_json(step.draft), ensure_ascii=False).encode("utf-8")
        assert type(engine.ask_again(form, step.draft, CONTEXT)) is not Cancelled
        if isinstance(step, Review | Done):
            assert complete(form, step.draft)
        if isinstance(step, Ask):
            assert step.field in standing.asked(form, step.draft.answers)
            assert 1 <= step.place[0] <= step.place[1]
        if isinstance(step, Choose):
            assert len(step.options) >= 1
        reason = getattr(step, "reason", None)
        if reason is not None and not reason.message:
            assert reasons.FORM[reason.code].format(**reason.facts)
        assert set(before.answers) - set(step.draft.answers) <= set(step.draft.shelf)


@settings(max_examples=150, deadline=None)
@given(forms(), st.data())
def test_back_takes_back_exactly_one_answer(form: Form, data: st.DataObject) -> None:
    """After an answer, back stands where the answer was given; what was taken is offered again."""
    step = engine.start(form, CONTEXT)
    for _ in range(data.draw(st.integers(1, 10))):
        if not isinstance(step, Ask):
            return
        before = step.draft
        after = engine.answer(
            form, before, data.draw(st.sampled_from(fitting(step.field))), CONTEXT
        )
        answered = len(after.draft.trail) > len(before.trail)
        if answered:
            back = engine.answer(form, stored(after.draft), engine.Back(), CONTEXT)

            assert isinstance(back, Ask)
            assert back.field == step.field
            assert replace(back.draft, shelf={}) == replace(
                before, shelf={}, picked=(), pending=None
            )
            kept = engine.answer(form, stored(back.draft), engine.Keep(), CONTEXT)
            assert kept.draft.answers == after.draft.answers
        step = after


@settings(max_examples=60, deadline=None)
@given(forms(), st.dictionaries(st.sampled_from(KEYS), st.builds(
    Answer,
    st.none() | st.booleans() | st.integers() | st.text(max_size=5)
    | st.floats(allow_nan=False, allow_infinity=False)  # JSON has neither
    | st.sampled_from(["a", "2023-12-05", "2023-13-05"]) | st.lists(st.sampled_from("ab"), max_size=2)
    | st.sampled_from([{"from": "2023-12-05", "to": 3}, {"value": "x", "unit": 1}, {"from": 1, "to": 2}]),
    st.just(""), st.booleans(), st.sampled_from(Status),
)))  # fmt: skip
def test_answers_from_elsewhere_break_nothing(form: Form, known: dict[str, Answer]) -> None:
    """A form opened with anything shows only what fits, and goes on."""
    step = engine.start(form, CONTEXT, known)

    assert isinstance(step, Ask | Review)
    assert not isinstance(step, Review) or complete(form, step.draft)
    assert stored(step.draft) == step.draft
    engine.lines(form, known) if step.draft.answers == known else None


def test_a_draft_that_is_none_is_refused() -> None:
    """What is no draft is told by ValueError, not taken for one."""
    for wrong in ({}, {"form": 1}, {"form": "f", "answers": 3}, {"form": "f", "stage": "x"}):
        with pytest.raises(ValueError, match="validation error"):
            drafts.from_json(wrong)


@settings(max_examples=40)
@given(forms())
def test_a_form_comes_back_from_its_row(form: Form) -> None:
    """Form to JSON to form."""
    assert definition.from_json(json.loads(json.dumps(definition.to_json(form)))) == form


def test_a_draft_does_not_grow_for_ever() -> None:
    """A hundred changes of mind keep the way back within bounds."""
    form = Form("f", "F", (CHOICE,))
    step = engine.start(form, CONTEXT)
    for _, key in product(range(50), "ab"):
        step = engine.answer(form, step.draft, engine.Edit("chon"), CONTEXT)
        step = engine.answer(form, step.draft, engine.Pick(key), CONTEXT)

    assert len(step.draft.trail) <= 50
    assert step.draft.stage is Stage.OPEN
