"""A campaign's file: read, told what is wrong, written back the same."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns import model, plan_check, yaml_plan
from campaigns import plan as plans
from campaigns.forms.definition import Condition, Constraint, Field, Form, Kind, Option
from campaigns.model import Bound, Deadline, Milestone, MilestoneKind, Plan
from campaigns.tidy import tidy
from messages import officer_text
from tests.fixtures_work import calls

SHIPPED = sorted((Path(__file__).parents[2] / "campaigns" / "plans").glob("*.yaml"))
SON_TAY = (Path(__file__).parents[2] / "campaigns/plans/sontay-2023.yaml").read_text("utf-8")
SMALL = """\
code: thu-2024
prefix: TH
title: Thử
period: {starts_on: 01/01/2024, ends_on: 31/12/2024}
"""


def told(text: str) -> list[tuple[int, str]]:
    """Line and field of everything that is wrong."""
    found = yaml_plan.load(text)
    assert isinstance(found, list), "nothing was found wrong"
    return [(one.line, one.field) for one in found]


def read(text: str) -> Plan:
    """The plan of a file that must be right."""
    found = yaml_plan.load(text)
    assert isinstance(found, Plan), found
    return found


# ----------------------------------------------------------------------------------- what is right


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_plan_is_sound_and_comes_back_the_same(path: Path) -> None:
    """File to plan to file to plan, and to the database's JSON and back."""
    plan = read(path.read_text("utf-8"))

    assert read(yaml_plan.dump(plan)) == plan
    assert plans.from_json(plans.to_json(plan)) == plan


def test_the_son_tay_plan_says_what_its_text_says() -> None:
    """Number left blank, period, the registration before the 20th, the five questions."""
    plan = read(SON_TAY)

    registration = plan.milestones[0]
    form = plan.forms[0]
    assert plan.number is None
    assert plan.period == model.Period(date(2023, 11, 10), date(2024, 1, 30))
    assert registration.wording == "trước ngày 20/11/2023"
    assert registration.deadline == Deadline(Bound.BEFORE, date(2023, 11, 20))
    assert [one.kind for one in form.fields] == [
        Kind.TEXT, Kind.CHOICE, Kind.MONEY, Kind.DATE_OR_PERIOD, Kind.DATE_OR_PERIOD
    ]  # fmt: skip
    assert [one.label for one in form.fields[1].options] == list(plan.categories)
    assert form.fields[4].constraint.not_before == form.fields[3].key
    assert len(plan.targets) == 5
    assert "{ten_thon}" in plan.texts["phat_dong"]


def test_words_are_taken_as_officers_write_them() -> None:
    """Day first or ISO, 17:00 or 17h30, có or true; a number stays the digits that were typed."""
    plan = read(
        SMALL.replace("title: Thử", "title: 2024\nnumber: 05\napproval: có\nissued_on: 2/1/2024")
        + "milestones:\n- {key: a, kind: report, title: A,"
        " deadline: {bound: by, due_on: 2024-06-05, hour: 17h30}}\n"
        "reminders: {before: [5], at: 7h, last_day: ['15:00']}\n"
    )

    assert plan.title == "2024"
    assert plan.number == "05"
    assert plan.approval is True
    assert plan.issued_on == date(2024, 1, 2)
    assert plan.milestones[0].deadline == Deadline(Bound.BY, date(2024, 6, 5), hour=time(17, 30))
    assert plan.reminders.at == time(7)


def test_who_names_somebody_does_not_mean_everybody() -> None:
    """An audience of blocks, kinds or names is theirs alone."""
    some = read(SMALL + "audience: {blocks: [Khối 1]}\n").audience

    assert some == model.Audience(everybody=False, blocks=("Khối 1",))
    assert told(SMALL + "audience: {everybody: có, units: [Thôn 1]}\n") == [(5, "audience")]
    assert told(SMALL + "audience: {everybody: không}\n") == [(5, "audience")]


def test_text_in_a_file_is_tidied_like_any_other() -> None:
    """No control or bidi characters, one Unicode form; line ends stay in long texts."""
    plan = read(SMALL.replace("Thử", "Thu\u0309 \u202ex") + 'texts: {phat_dong: "a\\u200b\\nb"}\n')

    assert plan.title == "Thử x".replace("ử", "ủ")
    assert plan.texts["phat_dong"] == "a\nb"


def test_the_placeholders_are_those_officers_may_use() -> None:
    """The check of a file and the preview of an announcement know the same names."""
    assert set(plan_check.PLACEHOLDERS) == set(officer_text.PLACEHOLDERS)


# ------------------------------------------------------------------------------------ what is wrong

FORM = """\
forms:
- key: f
  title: F
  fields:
  - {key: loai, kind: choice, label: L, options: [{key: a, label: A}, {key: b, label: B}]}
  - {key: ngay, kind: date, label: N}
"""
REGISTERING = """\
milestones:
- key: d
  kind: registration
  title: D
  form: f
  deadline: {bound: by, due_on: 12/05/2024}
"""


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", [(1, "")]),
        ("- a", [(1, "")]),
        ("a: [", [(1, "")]),
        ("code: a", [(1, "prefix"), (1, "title"), (1, "period")]),
        (SMALL + "titel: x\n", [(5, "titel")]),
        (SMALL + "code: b\n", [(5, "code")]),
        (SMALL.replace("TH", "t-h"), [(2, "prefix")]),
        (SMALL.replace("thu-2024", "Thử 2024"), [(1, "code")]),
        (SMALL.replace("Thử", ""), [(1, "title")]),
        (SMALL.replace("Thử", '""'), [(3, "title")]),
        (SMALL.replace("31/12/2024", "31/12/2023"), [(4, "period")]),
        (SMALL.replace("31/12/2024", "31/11/2024"), [(4, "period.ends_on")]),
        (SMALL.replace("31/12/2024", "31/12/9999"), [(4, "period")]),
        (SMALL + "phases:\n- name: I\n  period: {starts_on: 01/01/2023, ends_on: 01/02/2024}\n",
         [(7, "phases[1].period")]),
        (SMALL + "milestones: 5\n", [(5, "milestones")]),
        (SMALL + "milestones:\n- {key: a, kind: registration, title: A}\n", [(6, "milestones[1]")]),
        (SMALL + "milestones:\n- {key: a, kind: x, title: A}\n- {key: b, kind: y, title: B}\n",
         [(6, "milestones[1].kind"), (7, "milestones[2].kind")]),
        (SMALL + "milestones:\n- key: a\n  kind: report\n  title: A\n  deadline: {bound: by}\n",
         [(9, "milestones[1].deadline.due_on")]),
        (SMALL + "milestones:\n- key: a\n  kind: report\n  title: A\n  deadline:\n    bound: window\n"
         "    due_on: 12/05/2024\n", [(9, "milestones[1].deadline.from_on")]),
        (SMALL + "milestones:\n- key: a\n  kind: report\n  title: A\n  deadline:\n    bound: by\n"
         "    due_on: 12/05/2023\n", [(11, "milestones[1].deadline.due_on")]),
        (SMALL + "milestones:\n- key: a\n  kind: report\n  title: A\n  repeat: {every: week, day: 8}\n",
         [(9, "milestones[1].repeat.day")]),
        (SMALL + "reminders: {before: [-1], last_day: [7h, x]}\n", [(5, "reminders.last_day[2]")]),
        (SMALL + "reminders: {before: [-1]}\n", [(5, "reminders.before")]),
        (SMALL + "reminders:\n  quiet: {start: 06:00, end: 22:00}\n", [(6, "reminders.quiet")]),
        (SMALL + "texts:\n  phat_dong: Chào {ten_lang}\n", [(6, "texts.phat_dong")]),
        (SMALL + "texts:\n  phatdong: Chào\n", [(6, "texts.phatdong")]),
        (SMALL + "targets:\n- {name: A, value: nhiều}\n", [(6, "targets[1].value")]),
        (SMALL + "targets:\n- {name: A, value: {minimum: 5, maximum: 3}}\n", [(6, "targets[1].value")]),
        (SMALL + FORM.replace("choice", "money"), [(9, "forms[1].fields[1].options")]),
        (SMALL + FORM.replace("label: B", "label: a"), [(9, "forms[1].fields[1].options[2]")]),
        (SMALL + REGISTERING + FORM, [(9, "milestones[1].form")]),
        (SMALL + f"theme: {'x' * 2001}\n", [(5, "theme")]),
        (SMALL + REGISTERING.replace("title: D", f"title: {'D' * 501}") + FORM,
         [(8, "milestones[1].title"), (9, "milestones[1].form")]),
        (SMALL + "milestones:\n- key: a\n  kind: report\n  title: A\n  repeat: {every: dates, dates: ["
         + ", ".join(["01/05/2024"] * 121) + "]}\n", [(9, "milestones[1].repeat.dates")]),
        (SMALL.replace("31/12/2024", "31/12/2094"), [(4, "period")]),
        (SMALL + FORM.replace("key: b,", "key: a,"), [(9, "forms[1].fields[1].options[2]")]),
        (SMALL + FORM + "  - {key: x, kind: text, label: X, relevant: {field: loai, is_one_of: [c]}}\n",
         [(11, "forms[1].fields[3].relevant.is_one_of[1]")]),
        (SMALL + FORM + "  - {key: x, kind: text, label: X, relevant: {field: ngay, is_one_of: [c]}}\n",
         [(11, "forms[1].fields[3].relevant.field")]),
        (SMALL + FORM + "  - {key: x, kind: date, label: X, constraint: {not_before: loai}}\n",
         [(11, "forms[1].fields[3].constraint.not_before")]),
        (SMALL + FORM + "  - {key: ngay, kind: text, label: X, max_length: 5000}\n",
         [(11, "forms[1].fields[3].key"), (11, "forms[1].fields[3].max_length")]),
        (SMALL + FORM + FORM.replace("forms:\n", ""), [(11, "forms[2].key")]),
        (SMALL + "forms: &x [*x]\n", [(5, "forms[1]")]),
    ],
)  # fmt: skip
def test_each_wrong_thing_is_told_with_its_line_and_field(
    text: str, where: list[tuple[int, str]]
) -> None:
    """The line to look at and the field as it is written; the first entry of a list is 1."""
    assert told(text) == where


def test_everything_wrong_is_told_at_once() -> None:
    """Misspelt, mistyped and contradictory things of one file, by line."""
    text = (
        SON_TAY.replace("due_on: 2023-11-20", "due_on: 20/13/2023")
        .replace("prefix: ST", "prefixx: ST")
        .replace("kind: money", "kind: mony")
        .replace("form: cong-trinh", "form: cong-trin")
        .replace("value: 2,", "value: hai,")
        + "reminders: {before: [99]}\n"
    )

    fields = [field for _, field in told(text)]

    assert fields == [
        "prefix", "prefixx", "milestones[1].deadline.due_on", "forms[1].fields[3].kind",
        "targets[3].value", "reminders.before",
    ]  # fmt: skip


def test_the_nearest_known_word_is_offered() -> None:
    """For an unknown field, and for a form that is not there."""
    found = yaml_plan.load(
        SMALL + FORM + "titel: x\nmilestones:\n- {key: a, kind: report, title: A, form: ff}\n"
    )

    assert isinstance(found, list)
    assert "title" in found[0].message
    assert "“f”" in found[1].message


@pytest.mark.parametrize(
    "text",
    ["[" * 500, "a: " + "{b: " * 500, "a: &a [1]\nb: [*a, *a]", "!!python/object:os.system [x]",
     "code: !!binary aGk=\n", "\x00", "code: a\n---\ncode: b", "%YAML 9.9\n---\na: 1", "? [a]\n: b",
     "period: 1e400", "targets: [.nan]", "x" * 200_001, "a: 1\n" * 2000],
)  # fmt: skip
def test_a_hostile_file_is_told_not_obeyed(text: str) -> None:
    """No tag is obeyed, nothing unfolds, nothing raises."""
    assert isinstance(yaml_plan.load(text), list)


@pytest.mark.parametrize("text", ["[" * 190_000, "{" * 5000, "a: " + "[{" * 2000])
def test_a_deep_file_is_told_at_once(text: str) -> None:
    """Brackets in brackets cost the reader seconds; the bot answers others meanwhile."""
    assert isinstance(yaml_plan.load(text), list)
    assert calls(yaml_plan.load, text) < 200_000  # one for each bracket


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    """Any text is a plan or a list of problems."""
    assert isinstance(yaml_plan.load(text), Plan | list)


LINES = SON_TAY.splitlines()


@settings(max_examples=60)
@given(st.integers(0, len(LINES) - 1), st.sampled_from(["", "x", "- x", "  : :", "a: [", "é: {}"]))
def test_one_broken_line_raises_nothing(at: int, instead: str) -> None:
    """A real file with any one line spoilt is read or told, never an exception."""
    text = "\n".join([*LINES[:at], instead, *LINES[at + 1 :]])

    assert isinstance(yaml_plan.load(text), Plan | list)


# ---------------------------------------------------------------------------- plan → file → plan

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).map(tidy).filter(bool)
LONG = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).map(
    lambda text: tidy(text.replace("{", "(").replace("}", ")"), lines=True)
).filter(bool)  # fmt: skip
DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31))
HOURS = st.times().map(lambda each: each.replace(second=0, microsecond=0))
NUMBERS = st.decimals(-1000, 1000, places=2).map(Decimal.normalize).map(lambda n: n + 0)


@st.composite
def forms(draw: st.DrawFn, key: str) -> Form:
    """A sound form with a choice, a condition on it, a number and two dates."""
    options = (Option("a", draw(WORDS)), Option("b", draw(WORDS) + " b"))
    fields = (
        Field("loai", Kind.CHOICE, draw(WORDS), draw(WORDS), options=options),
        Field("so", Kind.INTEGER, draw(WORDS), required=draw(st.booleans()),
              relevant=Condition("loai", ("a",)), constraint=Constraint(maximum=draw(NUMBERS))),
        Field("tu", Kind.DATE, draw(WORDS), hint=draw(WORDS), example=draw(WORDS)),
        Field("den", Kind.DATE_OR_PERIOD, draw(WORDS), constraint=Constraint(not_before="tu")),
        Field("chu", Kind.LONG_TEXT, draw(WORDS), max_length=draw(st.integers(1, 2000))),
    )  # fmt: skip
    return Form(key, draw(WORDS), fields)


@st.composite
def some_plans(draw: st.DrawFn) -> Plan:
    """A sound plan with something of everything."""
    reminders = draw(
        st.builds(
            model.ReminderRule,
            before=st.lists(st.integers(0, 60), max_size=4).map(tuple),
            at=HOURS,
            last_day=st.lists(HOURS, max_size=3).map(tuple),
            day_after=st.just(time(8)),
        )
    )
    targets = st.builds(
        model.Target, WORDS,
        st.none() | NUMBERS | st.just(model.Range(Decimal(1), Decimal("2.5"))),
        WORDS, st.sampled_from(model.Comparator), group=WORDS, measured_by=WORDS,
        start=st.none() | NUMBERS,
        per_unit=st.none() | NUMBERS | st.just({"Thôn 1": Decimal("4.5"), "Thôn: 2": Decimal(0)}),
    )  # fmt: skip
    criteria = st.builds(
        model.Criterion,
        WORDS,
        st.just(Decimal("7.5")),
        st.sampled_from(model.Measure),
        st.none() | st.just(Decimal(3)),
    )
    due = Deadline(draw(st.sampled_from(Bound)), draw(DAYS), date(2024, 1, 1), draw(HOURS))
    milestones = (
        Milestone("a", MilestoneKind.REGISTRATION, draw(WORDS), draw(WORDS), due, form="f1",
                  reminders=draw(st.none() | st.just(reminders))),
        Milestone("b", MilestoneKind.REPORT, draw(WORDS),
                  repeat=model.Repeat(model.Every.DATES, dates=(draw(DAYS),)), send_to=draw(WORDS)),
    )  # fmt: skip
    return Plan(
        code="thu-1", prefix="T1", title=draw(WORDS), theme=draw(WORDS), number=draw(WORDS),
        period=model.Period(date(2024, 1, 1), date(2024, 12, 31)), issued_on=draw(DAYS),
        phases=(model.Phase(draw(WORDS), model.Period(date(2024, 1, 1), date(2024, 6, 30))),),
        categories=tuple(draw(st.lists(WORDS, max_size=3))),
        forms=(draw(forms("f1")), draw(forms("f2"))), milestones=milestones,
        audience=model.Audience(everybody=False, units=(draw(WORDS),)), reminders=reminders,
        texts={"phat_dong": draw(LONG)}, approval=draw(st.booleans()),
        targets=tuple(draw(st.lists(targets, max_size=3))), criteria=(draw(criteria),),
    )  # fmt: skip


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(some_plans())
def test_a_plan_comes_back_from_its_file(plan: Plan) -> None:
    """What an officer confirmed is what the file says, whatever words it holds."""
    assert read(yaml_plan.dump(plan)) == plan


def test_two_blanks_in_a_text_of_one_line_come_back() -> None:
    """An officer may set words apart with blanks; a name has none of them left."""
    plan = replace(read(SMALL), texts={"phat_dong": "Kính gửi:  các thôn"})

    assert read(yaml_plan.dump(plan)) == plan


def test_the_example_of_the_manual_is_sound() -> None:
    """What docs/campaign-file.md shows can be sent to the bot as it stands."""
    manual = (Path(__file__).parents[2] / "docs" / "campaign-file.md").read_text("utf-8")

    plan = read(manual.split("```yaml\n")[1].split("```")[0])

    assert plan.audience == model.Audience(everybody=False, kinds=("thôn",))
    assert {one.kind for one in plan.milestones} == {
        MilestoneKind.REGISTRATION, MilestoneKind.REPORT, MilestoneKind.FINAL
    }  # fmt: skip


def test_the_manual_names_every_field() -> None:
    """Every field of a plan, a milestone, a form's question and a reminder rule is explained."""
    folder = Path(__file__).parents[2] / "docs"
    manual = "".join(
        (folder / name).read_text("utf-8") for name in ("campaign-file.md", "forms.md")
    )
    shapes = (Plan, Milestone, Deadline, model.Repeat, model.ReminderRule, model.QuietHours,
              model.Audience, model.Target, model.Criterion, Field, Constraint, Condition)  # fmt: skip
    values = (*Bound, *MilestoneKind, *Kind, *model.Comparator, *model.Every, *model.Measure)

    names = {name for shape in shapes for name in shape.__dataclass_fields__}

    assert [one for one in (*names, *values) if one not in manual] == []
