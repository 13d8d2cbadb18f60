"""A read plan becomes a campaign: what is stated is taken over, what is not is asked, never made up."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns import yaml_plan
from campaigns.forms.definition import Kind
from campaigns.model import Bound, Every, MilestoneKind, Plan
from campaigns.planreader.read import read_plan
from campaigns.planreader.sketch import answers, begin, changes, items, whole_plan
from campaigns.planreader.sketch import model as sketch
from campaigns.planreader.sketch.model import About, Sketch
from campaigns.wording.reading import Candidates, Refused, Value

MADE_UP = sorted((Path(__file__).parent / "plans_made_up").glob("*.txt"))
TODAY = date(2024, 2, 1)
TEXT = """UBND XÃ ĐỒNG MÂY
Số: 12/KH-UBND
Đồng Mây, ngày 15 tháng 01 năm 2024

KẾ HOẠCH
Phát động phong trào thi đua làm đường nông thôn năm 2024

I. THỜI GIAN: từ ngày 01/02/2024 đến ngày 30/11/2024.

II. CHỈ TIÊU
- Bê tông hóa đường ngõ xóm: 12 km.
- Hộ gia đình văn hóa: 90% trở lên.

III. TỔ CHỨC THỰC HIỆN
1. Các thôn đăng ký công trình về UBND xã (qua Văn phòng) trước ngày 20/02/2024, nêu rõ: tên công trình, chiều dài, kinh phí dự kiến, thời gian khởi công, thời gian hoàn thành.
2. Định kỳ ngày 25 hằng tháng, các thôn báo cáo tiến độ về UBND xã.
3. Định kỳ hằng quý, các thôn báo cáo kết quả huy động về UBND xã.
4. Tổng kết phong trào vào tháng 12 năm 2024.

Nơi nhận:
- Các thôn;
- Lưu: VT.
"""


def begun(text: str = TEXT) -> Sketch:
    return begin.begin(read_plan(text), commune="UBND xã Đồng Mây", today=TODAY)


def complete(one: Sketch) -> Plan:
    plan = whole_plan.finish(
        replace(
            one,
            title=one.title or "Phong trào",
            starts_on=one.starts_on or date(2018, 1, 1),
            ends_on=one.ends_on or date(2031, 12, 31),
        )
    )
    assert plan is not None
    return plan


def test_what_is_stated_is_taken_over() -> None:
    """Head, period, deadlines with their bound and words, fields by what they take, targets."""
    found = begun()
    plan = complete(found)

    assert (plan.code, plan.prefix) == ("dongmay-2024", "DM")
    assert plan.number == "12/KH-UBND"
    assert (plan.period.starts_on, plan.period.ends_on) == (date(2024, 2, 1), date(2024, 11, 30))
    due = plan.milestones[0]
    assert due.kind is MilestoneKind.REGISTRATION
    assert due.deadline is not None
    assert (due.deadline.bound, due.deadline.due_on) == (Bound.BEFORE, date(2024, 2, 20))
    assert due.wording == "trước ngày 20/02/2024"
    assert "Văn phòng" in due.send_to
    assert [one.kind for one in plan.forms[0].fields] == [
        Kind.TEXT, Kind.QUANTITY, Kind.MONEY, Kind.DATE_OR_PERIOD, Kind.DATE_OR_PERIOD,
    ]  # fmt: skip
    assert plan.forms[0].fields[4].constraint.not_before == plan.forms[0].fields[3].key
    assert [one.name for one in plan.targets] != []
    assert "{han}" in plan.texts["phat_dong"]
    assert "20/02/2024" in found.sentences["milestone.dang-ky"]


@pytest.mark.parametrize(
    ("said", "hour"),
    [("17 giờ 30", time(17, 30)), ("24 giờ", None), ("23 giờ 75", None), ("47 giờ", None)],
)
def test_an_hour_that_no_clock_shows_is_the_end_of_the_day(said: str, hour: time | None) -> None:
    """Twenty-four o'clock is how offices write midnight; a slip of the pen stops nobody."""
    before = TEXT.replace("trước ngày 20/02/2024", f"trước {said} ngày 20/02/2024")
    due = begun(before).milestones[0].deadline

    assert due is not None
    assert (due.bound, due.due_on, due.hour) == (Bound.BY, date(2024, 2, 20), hour)


def test_two_campaigns_at_once_have_receipts_of_their_own() -> None:
    """What another's receipts begin with is taken: no two works have one code."""
    again = begin.begin(
        read_plan(TEXT), commune="UBND xã Đồng Mây", today=TODAY, prefixes={"DM", "DM2"}
    )

    assert again.prefix == "DM3"


def test_a_campaign_speaks_of_its_own_days_and_names() -> None:
    """Examples lie within the campaign, a title does not end in "gửi", a progress report is called so,
    what people give is asked in money, labour and land, and the kind of a work with kinds to choose from."""
    text = TEXT.replace("chiều dài", "loại công trình, trong đó Nhân dân đóng góp").replace(
        "4. Tổng kết", "4. Báo cáo sơ kết phong trào gửi trước ngày 05/8/2024.\n5. Tổng kết"
    )
    plan = complete(begun(text))

    named = replace(begun(text), title="Phong trào làm đường nông thôn")
    assert "UBND xã Đồng Mây phát động phong trào làm đường" in complete(named).texts["phat_dong"]
    fields = {one.label: one for one in plan.forms[0].fields}
    given = fields["Trong đó Nhân dân đóng góp"]
    assert (given.kind, given.example) == (Kind.TEXT, "50 triệu và 30 ngày công")
    assert "Văn hóa, thể thao" in [one.label for one in fields["Loại công trình"].options]
    assert fields["Thời gian khởi công"].example == "1/4"
    assert fields["Thời gian hoàn thành"].example == "30/9"
    assert [one.title for one in plan.milestones if one.kind is MilestoneKind.REPORT] == [
        "Báo cáo sơ kết phong trào", "Báo cáo tiến độ", "Báo cáo kết quả",
    ]  # fmt: skip


def test_a_reporting_duty_repeats_only_on_days_that_are_known() -> None:
    """The monthly one says its day; the quarterly one is asked about, with days to choose."""
    found = begun()
    reports = [one for one in found.milestones if one.kind is MilestoneKind.REPORT]

    assert [one.repeat.every if one.repeat else None for one in reports] == [Every.MONTH, None]
    asked = [one for one in found.questions if one.about is About.REPORT]
    assert len(asked) == 1
    chosen = changes.settle(found, asked[0].key, asked[0].choices[0].value)
    after = [one for one in chosen.milestones if one.kind is MilestoneKind.REPORT]
    assert after[1].repeat is not None
    assert after[1].repeat.dates[-1] == date(2024, 11, 30)


def test_what_is_missing_is_asked_and_not_made_up() -> None:
    """No period, no registration: two questions, with candidates only from the text and today."""
    found = begun("UBND XÃ A\n\nKẾ HOẠCH\nPhát động thi đua năm 2022\n\nCác thôn thực hiện.")

    assert found.starts_on is None
    assert {one.about for one in found.questions} >= {
        About.STARTS_ON, About.ENDS_ON, About.REGISTRATION,
    }  # fmt: skip
    assert whole_plan.finish(found) is None
    assert [one.value for one in found.questions[0].choices] == ["2022-01-01"]  # today is too late


@pytest.mark.parametrize(
    ("key", "said", "means"),
    [
        ("starts_on", "5/2/2024", "2024-02-05"),
        ("ends_on", "từ 5/2/2024 đến 30/6/2024", "2024-02-05/2024-06-30"),
        ("milestone.dang-ky", "trước ngày 25/2/2024", "before:2024-02-25"),
        ("milestone.dang-ky", "25/2/2024", "by:2024-02-25"),
        ("milestone.bao-cao", "thứ Sáu hằng tuần", "week:5"),
        ("milestone.bao-cao", "ngày 20 hằng tháng", "month:20"),
        ("milestone.bao-cao-2", "30/6/2024; 15/12/2024", "dates:2024-06-30,2024-12-15"),
        ("prefix", "dm", "DM"),
    ],
)
def test_what_an_officer_types_is_read(key: str, said: str, means: str) -> None:
    """The readers of people's words serve the draft as well."""
    assert answers.read(begun(), key, said, TODAY) == Value(means)


@pytest.mark.parametrize(
    ("key", "said"),
    [("starts_on", "hôm nào cũng được"), ("code", "Mã Mới"), ("title", "  "), ("stage.1", "5/2")],
)
def test_what_is_not_understood_is_refused_in_words(key: str, said: str) -> None:
    """Nothing is guessed."""
    assert isinstance(answers.read(begun(), key, said, TODAY), Refused | Candidates)


def test_a_changed_deadline_drops_the_plans_words() -> None:
    """The printed words no longer hold once an officer has set another day."""
    after = changes.settle(begun(), "milestone.dang-ky", "before:2024-02-25")

    due = after.milestones[0]
    assert due.deadline is not None
    assert (due.deadline.due_on, due.wording) == (date(2024, 2, 25), "")


def test_a_target_is_read_with_its_comparator() -> None:
    """ "Vườn mẫu: ít nhất 5 vườn", and a range, and one without a figure."""
    assert items.say_target(answers.target_of("Vườn mẫu: ít nhất 5 vườn")) == "từ 5 vườn trở lên"
    assert items.say_target(answers.target_of("Hộ nghèo: 1,5 - 2 %")) == "1,5 - 2 %"
    assert answers.target_of("Giữ vững an ninh").value is None


# every sixth: what becomes of an item depends on its kind, and the kinds come again
@pytest.mark.parametrize("path", MADE_UP[::6], ids=lambda path: path.stem)
def test_an_invented_plan_becomes_a_campaign(path: Path) -> None:
    """A sketch that survives being stored, a file that is read back the same."""
    found = begun(path.read_text("utf-8"))
    plan = complete(found)

    assert sketch.from_json(sketch.to_json(found)) == found
    wrong = whole_plan.problems(plan, found)
    again = yaml_plan.load(yaml_plan.dump(plan))
    assert again == plan if not wrong else isinstance(again, list)
    assert all(items.find(found, key) is not None for key, _ in wrong)


@given(st.sampled_from(MADE_UP), st.integers(0, 9000), st.text(max_size=60), st.data())
def test_no_document_and_no_answer_raises(
    path: Path, at: int, noise: str, data: st.DataObject
) -> None:
    """Cut anywhere, noise put in, any item answered with anything or taken out."""
    text = path.read_text("utf-8")
    found = begun(text[:at] + noise + text[at + len(noise) :])
    keys = [one.key for group in items.GROUPS for one in items.items(found, group)]
    keys += [one.key for one in found.questions] + [items.NEW_FIELD, items.NEW_TARGET]
    for _ in range(3):
        key = data.draw(st.sampled_from(keys))
        said = data.draw(
            st.one_of(st.text(max_size=40), st.sampled_from(("5/12", "25/2/2024", "a: 3 b")))
        )
        match answers.read(found, key, said, TODAY):
            case Value(value=value):
                found = changes.settle(found, key, value)
            case Candidates(options=options):
                found = changes.settle(found, key, options[0].value)
            case Refused():
                found = changes.remove(found, key)
    whole_plan.problems(complete(found), found)
    assert sketch.from_json(sketch.to_json(found)) == found
