"""Talk in the middle of a form: nothing of it becomes an answer, and nothing typed before is lost."""

from datetime import date
from pathlib import Path

import pytest

from campaigns import yaml_plan
from campaigns.forms import engine
from campaigns.forms.engine import Ask, Choose, Context, Pick, Review, Step, Text
from campaigns.model import Period, Plan
from campaigns.wording.talk.small_talk import talk

CONTEXT = Context(date(2023, 11, 6), Period(date(2023, 11, 10), date(2024, 1, 30)))
PLAN = yaml_plan.load((Path(__file__).parents[2] / "campaigns/plans/sontay-2023.yaml").read_text())
assert isinstance(PLAN, Plan)
WORK = PLAN.forms[0]
NAME, KIND = "Đường bê tông", Pick("xay-dung")
AT_NAME: tuple[str | engine.Input, ...] = ()
AT_KIND = (NAME,)
AT_START = (NAME, KIND, "350tr")
AT_CARD = (*AT_START, "5/12", "20/1")


def play(*said: str | engine.Input) -> Step:
    """What the bot answers after all this."""
    step = engine.start(WORK, CONTEXT)
    for one in said:
        words = Text(one) if isinstance(one, str) else one
        step = engine.answer(WORK, step.draft, words, CONTEXT)
    return step


def why(step: Step) -> str | None:
    """The code of the reason why something is shown again."""
    assert isinstance(step, Ask | Choose | Review)
    return step.reason.code if step.reason else None


@pytest.mark.parametrize("before", [AT_NAME, AT_KIND, AT_START, AT_CARD])
@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("để mai bác trả lời", "later"), ("thôi để mai", "later"), ("bận quá để tối", "later"), ("chưa họp dân", "later"), ("họp dân rồi tính", "later"), ("gửi cán bộ: thôn chưa có điện", "question"),
        ("bác Tư trả lời hộ nhé", "question"), ("de bac hoi lai ba con", "later"), ("cái này là gì vậy", "question"), ("đang đi đồng tối về làm", "later"), ("doi bac ti", "later"), ("bác bận, để sau", "later"),
        ("chờ tí bác hỏi lại", "later"), ("Để họp dân đã", "later"), ("tối nay tôi gửi", "later"),
        ("không hiểu", "question"), ("cau nay tra loi sao", "question"), ("là gì thế", "question"),
    ],
)  # fmt: skip
def test_talk_is_answered_and_stores_nothing(
    before: tuple[str | engine.Input, ...], said: str, reason: str
) -> None:
    """A wait is granted, who does not understand is shown the way to the office; the form stays as it was."""
    stood, step = play(*before), play(*before, said)

    assert step.draft == stood.draft
    assert why(step) == reason


@pytest.mark.parametrize("said", ["cảm ơn em", "cam on", "chào em", "alo", "em ơi", "nhận được rồi", "cảm ơn đã nhận được thông báo", "Tuân lệnh!"])  # fmt: skip
def test_courtesy_is_no_answer_and_no_yes(said: str) -> None:
    """At a question it is asked again, at the card it is said that nothing is sent yet."""
    for before in (AT_NAME, AT_KIND, AT_START):
        assert play(*before, said).draft == play(*before).draft
    assert why(play(*AT_CARD, said)) == "not_sent"


@pytest.mark.parametrize("said", ["sai rồi", "nham roi", "không đúng", "chưa đúng"])
def test_wrong_leads_back_to_the_last_answer(said: str) -> None:
    """The sum just shown back is asked again, with what stood there."""
    step = play(*AT_START, said)

    assert isinstance(step, Ask)
    assert step.field.key == "gia-tri"
    assert step.former is not None


@pytest.mark.parametrize("said", ["làm lại từ đầu", "xoa di lam lai", "sửa lại hết"])
def test_starting_over_is_asked_first(said: str) -> None:
    """What is filled in is not thrown away by words alone."""
    step = play(*AT_START, said)

    assert isinstance(step, Choose)
    assert step.about == "cancel"
    assert len(step.draft.answers) == 3


@pytest.mark.parametrize("said", ["năm nay thôn không đăng ký", "chưa có công trình nào", "khong lam gi", "đợt này thôn tôi không đăng ký gì đâu"])  # fmt: skip
def test_no_work_is_no_name(said: str) -> None:
    """At the first question it is asked whether to stop."""
    step = play(said)

    assert isinstance(step, Choose)
    assert step.about == "cancel"


@pytest.mark.parametrize(
    "name",
    ["Chợ chiều", "Chào xuân", "Sửa lại nhà văn hoá", "Làm lại đường", "Để mai sau con em có trường", "Hội họp dân",
     "Chợ họp", "Nhà chờ xe", "Đợi mưa", "Khoan giếng", "Bàn ghế nhà văn hoá", "Sáo trúc thiếu nhi", "Cháo tình thương",
     "Hỏi đáp nhanh", "Biết ơn liệt sĩ", "Bảo vệ môi trường", "Xoá nhà tạm", "Bỏ rác đúng nơi"],
)  # fmt: skip
def test_names_that_begin_like_talk(name: str) -> None:
    """Only a message that is nothing but talk is talk."""
    assert play(name).draft.answers["ten"].value == name


@pytest.mark.parametrize(
    "said", ["để mai làm", "mai", "để mai", "sau tết", "chiều mai khởi công", "tháng sau"]
)
def test_days_are_no_talk(said: str) -> None:
    """What may be a day is read as one."""
    assert talk(said) == ""


@pytest.mark.parametrize(
    ("said", "name"),
    [("dạ đường ngõ 5 nhé", "Đường ngõ 5"), ("sân chơi trẻ em ạ.", "Sân chơi trẻ em"), ("cổng làng", "Cổng làng")],
)  # fmt: skip
def test_a_name_loses_its_courtesy(said: str, name: str) -> None:
    """It will stand in reports."""
    assert play(said).draft.answers["ten"].value == name


@pytest.mark.parametrize(
    ("said", "key"),
    [("số 1 nhé", "xay-dung"), ("cái đầu tiên", "xay-dung"), ("y thu hai", "san-xuat"), ("chọn 3", "chan-nuoi"),
     ("dòng cuối", "khac"), ("bấm số 4", "van-hoa")],
)  # fmt: skip
def test_a_choice_is_told_by_its_place(said: str, key: str) -> None:
    """As one says it who looks at the buttons and types."""
    assert play(NAME, said).draft.answers["loai"].value == key


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [("kinh phí 20tr mới đúng", "gia-tri", 20_000_000), ("à giá trị 300tr", "gia-tri", 300_000_000),
     ("giá 300tr thôi", "gia-tri", 300_000_000), ("tên là đường ngõ 5 nhé", "ten", "Đường ngõ 5")],
)  # fmt: skip
def test_a_named_answer_is_mended_in_the_middle(said: str, field: str, value: object) -> None:
    """At the question of a day, which reads nothing in it; the day is asked on."""
    step = play(*AT_START, said)

    assert isinstance(step, Ask)
    assert step.field.key == "khoi-cong"
    assert step.draft.answers[field].value == value


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [("giá trị 400 triệu", "gia-tri", 400_000_000), ("Khởi công: 5/12", "khoi-cong", "2023-12-05")],
)
def test_a_figure_under_its_own_label_is_no_name(said: str, field: str, value: object) -> None:
    """Asked for the name: the figure is kept where it belongs, and the name is asked on."""
    step = play(said)
    assert isinstance(step, Ask)
    assert (step.field.key, step.draft.answers[field].value) == ("ten", value)
    assert play("khởi công đường làng 5/12").draft.answers["ten"].value == "Đường làng"


@pytest.mark.parametrize("said", ["xong 25/1", "ngày xong là 25/1", "hoan thanh 25/1 moi dung"])
def test_at_the_card_the_words_tell_which_day(said: str) -> None:
    """Two days stand there; "xong" is the finish."""
    step = play(*AT_CARD, said)

    assert isinstance(step, Review)
    assert step.draft.answers["hoan-thanh"].value == "2024-01-25"
    assert step.draft.answers["khoi-cong"].value == "2023-12-05"


@pytest.mark.parametrize("said", ["chưa, tên sai", "ten chua dung", "tên bị nhầm"])
def test_what_is_called_wrong_opens(said: str) -> None:
    """The name is asked, as it stood."""
    step = play(*AT_CARD, said)

    assert isinstance(step, Ask)
    assert step.field.key == "ten"


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [("bác muốn sửa giá trị thành 400tr", "gia-tri", 400_000_000),
     ("cho bác sửa giá trị 400tr", "gia-tri", 400_000_000),
     ("em oi sua giup bac gia tri la 400tr voi", "gia-tri", 400_000_000),
     ("hồi nãy bác ghi nhầm, giá trị 400 triệu", "gia-tri", 400_000_000),
     ("tăng giá trị lên 400tr", "gia-tri", 400_000_000), ("bác sửa lại là 400tr nhé", "gia-tri", 400_000_000),
     ("không phải 350 mà 400tr", "gia-tri", 400_000_000),
     ("nhầm loại, mô hình sản xuất", "loai", "san-xuat"),
     ("chỉnh lại tên công trình thành đường ngõ 5 giúp bác", "ten", "Đường ngõ 5"),
     ("tên đúng là đường ngõ 5", "ten", "Đường ngõ 5")],
)  # fmt: skip
def test_a_change_is_asked_for_in_many_words(said: str, field: str, value: object) -> None:
    """At the question of a day and at the card: the field that is named or denied, and nothing else."""
    for before in (play(*AT_START), play(*AT_CARD)):
        after = engine.answer(WORK, before.draft, Text(said), CONTEXT)

        assert {**before.draft.answers, field: after.draft.answers[field]} == after.draft.answers
        assert after.draft.answers[field].value == value


@pytest.mark.parametrize(
    ("said", "field", "day"),
    [("cho bác đổi ngày khởi công sang 10/12", "khoi-cong", "2023-12-10"),
     ("dời ngày khởi công đến 10/12", "khoi-cong", "2023-12-10"),
     ("không phải 5/12 mà 6/12", "khoi-cong", "2023-12-06"),
     ("25/1 chứ không phải 20/1", "hoan-thanh", "2024-01-25"),
     ("lùi ngày xong sang 25/1", "hoan-thanh", "2024-01-25")],
)  # fmt: skip
def test_a_day_is_moved_by_its_name_or_by_what_it_was(said: str, field: str, day: str) -> None:
    """Never the other day."""
    before = play(*AT_CARD).draft.answers
    after = play(*AT_CARD, said).draft.answers

    assert after == {**before, field: after[field]}
    assert after[field].value == day


@pytest.mark.parametrize(
    ("said", "field"),
    [("giá trị lúc nãy bác gửi nhầm", "gia-tri"), ("tăng giá trị thêm 50tr", "gia-tri"),
     ("xem lai giup bac cai gia tri", "gia-tri"), ("bác ghi sai tên công trình", "ten")],
)  # fmt: skip
def test_what_has_no_new_value_is_asked(said: str, field: str) -> None:
    """A sum to be added is no new sum."""
    for before in (play(*AT_START), play(*AT_CARD)):
        after = engine.answer(WORK, before.draft, Text(said), CONTEXT)

        assert isinstance(after, Ask)
        assert after.field.key == field
        assert after.draft.answers == before.draft.answers


@pytest.mark.parametrize("said", ["Sửa cầu dân sinh", "Nâng cấp đường ngõ", "à nhầm, 350 mà em"])
def test_no_name_is_taken_from_the_middle_of_words(said: str) -> None:
    """At the card, where nobody asked for a name."""
    assert play(*AT_CARD, said).draft.answers == play(*AT_CARD).draft.answers


@pytest.mark.parametrize(
    ("said", "name"),
    [("duong dai 200m", "Đường bê tông, dai 200m"), ("bổ sung: dài 200m, rộng 2,5m nhé", "Đường bê tông, dài 200m, rộng 2,5m"),
     ("có mở rộng thêm 1m", "Đường bê tông"), ("200m", "Đường bê tông")],
)  # fmt: skip
def test_a_measure_told_at_the_card_goes_behind_the_name(said: str, name: str) -> None:
    """A form without a question for it; an addition to what nobody told is no measure."""
    assert play(*AT_CARD, said).draft.answers["ten"].value == name


def test_a_slip_between_two_days_is_asked_about() -> None:
    """ "20/11", then "à nhầm 22/11" at the finish: the day that was just told, or the one that is asked?"""
    step = play(*AT_START, "20/11", "à nhầm 22/11")

    assert isinstance(step, Choose)
    assert step.options == ("Khởi công", "Hoàn thành")
    step = engine.answer(WORK, step.draft, Pick(0), CONTEXT)
    assert step.draft.answers["khoi-cong"].value == "2023-11-22"
    assert "hoan-thanh" not in step.draft.answers
