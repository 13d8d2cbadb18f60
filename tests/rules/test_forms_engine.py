"""A form from its first question to its card, and every kind of question; the draft is saved and read back between all steps."""

import json

import pytest

from campaigns.forms import draft as drafts
from campaigns.forms import engine
from campaigns.forms.definition import Constraint, Field, Form, Kind
from campaigns.forms.draft import Answer, Status

from campaigns.forms.engine import (  # isort: skip
    Ask, Cancel, Cancelled, Choose, Confirm, Done, Edit, Location, Photo,
    Pick, Skip,
)  # fmt: skip
from tests.rules.forms_played import CONTEXT, MONEY, REPORT, WORK, Talk


def test_a_work_is_registered_question_by_question() -> None:
    """Each value is echoed in full words, the card shows all, gửi ends it."""
    talk = Talk()
    assert talk.asks("ten").place == (1, 5)

    talk.says("Đường bê tông ngõ xóm", Pick("xay-dung"), "350tr")
    assert talk.asks("khoi-cong").echo[0].text == MONEY
    talk.says("5/12")
    assert talk.asks("hoan-thanh").echo[0].text == "thứ Ba, 05/12/2023"
    talk.says("20/1")

    assert talk.shows() == {
        "ten": "Đường bê tông ngõ xóm",
        "loai": "Xây dựng cơ bản",
        "gia-tri": MONEY,
        "khoi-cong": "thứ Ba, 05/12/2023",
        "hoan-thanh": "thứ Bảy, 20/01/2024",
    }
    done = talk.says(Confirm())
    assert isinstance(done, Done)
    assert {key: one.value for key, one in done.answers.items()} == {
        "ten": "Đường bê tông ngõ xóm",
        "loai": "xay-dung",
        "gia-tri": 350_000_000,
        "khoi-cong": "2023-12-05",
        "hoan-thanh": "2024-01-20",
    }
    assert done.answers["gia-tri"].said == "350tr"


@pytest.mark.parametrize(
    "yes", ["đúng", "dung roi", "ok", "gửi", "Gui di a", "👍", "vâng", "chuẩn"]
)
def test_words_send_as_the_button_does(yes: str) -> None:
    """At the card a plain yes is a yes."""
    assert isinstance(Talk().at_card().says(yes), Done)


@pytest.mark.parametrize(
    "no", ["ok nhưng sửa giá", "cảm ơn", "chưa", "đúng không?", "", "   ", "?"]
)
def test_nothing_short_of_a_yes_sends(no: str) -> None:
    """What is not a clear yes leaves the card open, with everything in it."""
    talk = Talk().at_card()
    talk.says(no)

    assert not isinstance(talk.step, Done | Cancelled)
    assert len(talk.step.draft.answers) == 5


def test_a_double_press_sends_once() -> None:
    """The second press gives the same result and asks nothing."""
    talk = Talk().at_card()
    first = talk.says(Confirm())

    assert talk.says(Confirm()) == first
    assert talk.says("x", Cancel()) == first


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("1", "xay-dung"), ("chăn nuôi", "chan-nuoi"), ("chan nuoi a", "chan-nuoi"),
        ("van hoa", "van-hoa"), ("Xây dựng", "xay-dung"), ("mo hinh", "san-xuat"),
        ("khac", "khac"), ("xin chọn loại khác ạ", "khac"), ("khác, vệ sinh đường làng", "khac"), ("xây dựng cơ bảm", "xay-dung"), ("em chọn chăn nuôi nhé", "chan-nuoi"),
        ("xd cb", "xay-dung"), ("vh", "van-hoa"), ("mhsx", "san-xuat"), ("hai", "san-xuat"), ("III", "chan-nuoi"),
    ],
)  # fmt: skip
def test_a_choice_may_be_typed(typed: str, key: str) -> None:
    """By number, by label, by a word only one label has, by its first letters, with a slip, without marks."""
    talk = Talk()
    talk.says("Bể 1", typed)

    talk.asks("gia-tri")
    assert talk.step.draft.answers["loai"].value == key


@pytest.mark.parametrize(
    "typed",
    [
        "9",
        "0",
        "đường",
        "x",
        "hhhhhh",
        "ok",
        "dc",
        "trùng tên thôn khác",
        "không chăn nuôi",
    ],
)
def test_no_choice_is_guessed(typed: str) -> None:
    """What names no option asks again."""
    talk = Talk()
    talk.says("Bể 1", typed)

    assert len(talk.asks("loai", "choose").options) == 5


def test_a_report_asks_what_applies() -> None:
    """Conditions, notes, several choices, photos, a place, numbers; optional ones are skipped."""
    talk = Talk(REPORT)
    assert talk.asks("xong").notes == ("Xin báo cáo thật ngắn.",)
    talk.says(Pick("dang"), "50%")
    assert talk.asks("viec").can_skip

    talk.says(Pick("a"), Pick("c"), Pick("a"))
    assert talk.asks("viec").picked == ("c",)
    talk.says(Confirm(), Photo("f1"), Photo("f1"), Photo("f2"))
    assert talk.asks("anh").picked == ("f1", "f2")
    talk.says("xong", Location(10.5, 106.25), "1.250 hộ", "350m", "không")

    assert talk.shows() == {
        "xong": "Đang làm", "phan-tram": "50%", "viec": "Lát nền", "anh": "2 ảnh",
        "cho": "10.50000, 106.25000", "so-ho": "1.250", "dai": "350 m",
    }  # fmt: skip


def test_several_choices_may_be_typed() -> None:
    """By numbers or labels, in any order, once each."""
    talk = Talk(REPORT)
    talk.says(Pick("dang"), "50", "3, đào móng và 3")

    talk.asks("anh")
    assert talk.step.draft.answers["viec"].value == ["c", "a"]


def test_the_last_wanted_photo_closes_the_question() -> None:
    """Three of three; an album's surplus is told, not stored."""
    talk = Talk(REPORT)
    talk.says(Pick("dang"), "50", Skip(), Photo("1"), Photo("2"), Photo("3"))
    talk.asks("cho")
    talk.says(Photo("4"))

    talk.asks("cho", "needs_place")
    assert talk.step.draft.answers["anh"].value == ["1", "2", "3"]


def test_words_under_a_photo_are_an_answer() -> None:
    """Where no photo is wanted, its caption is read."""
    talk = Talk()
    talk.says(Photo("f", "Đường bê tông"))

    talk.asks("loai")


def test_a_changed_choice_asks_what_it_brings() -> None:
    """The question that now applies is asked, the one that does not is left out, nothing is lost."""
    talk = Talk(REPORT)
    talk.says(Pick("dang"), "50", Skip(), Skip(), Skip(), "12", Skip(), Skip())
    talk.says(Edit("xong"), Pick("chua"))
    talk.asks("vi-sao")
    talk.says("Chờ vốn")
    assert "phan-tram" not in talk.shows()

    talk.says(Edit("xong"), Pick("dang"))
    assert talk.shows()["phan-tram"] == "50%"


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("12 hộ", 12), ("khoảng 50 hộ", 50), ("1.250", 1250), ("mười hai", 12),
     ("1,5", None), ("1.5", None), ("-3", None), ("12 hộ 3 khẩu", None), ("nhiều", None),
     ("99999999999999999999", None), ("0", 0)],
)  # fmt: skip
def test_a_whole_number_is_read_or_refused(text: str, value: int | None) -> None:
    """In digits or words, with what it counts; never with a lost decimal mark."""
    talk = Talk(REPORT)
    talk.says(Pick("dang"), "50", Skip(), Skip(), Skip(), text)

    found = talk.step.draft.answers.get("so-ho")
    assert (found.value if found else None) == value


def test_bounds_are_named() -> None:
    """A number out of its bounds says which bound, as figures are written here."""
    form = Form("f", "F", (Field("n", Kind.DECIMAL, "N", constraint=Constraint(maximum=1250)),))  # type: ignore[arg-type]  # a whole number is a Decimal to the rules
    talk = Talk(form)
    talk.says("1.250,5")

    reason = talk.asks("n", "too_big").reason
    assert reason is not None
    assert reason.facts == {"limit": "1.250"}
    talk.says("-2,5")
    assert talk.shows() == {"n": "-2,5"}


def test_a_day_is_not_a_month() -> None:
    """A question for one day offers the ends of a longer answer."""
    talk = Talk(Form("f", "F", (Field("d", Kind.DATE, "Ngày"),)))
    talk.says("tháng 12")
    assert isinstance(talk.step, Choose)
    assert talk.step.options == ("thứ Sáu, 01/12/2023", "Chủ nhật, 31/12/2023")

    talk.says(Pick(1))
    assert talk.shows() == {"d": "Chủ nhật, 31/12/2023"}


def test_a_prefilled_form_asks_only_what_is_missing() -> None:
    """What a one-message registration said is kept and echoed; what is unsound is asked."""
    known = {
        "ten": Answer("Đường bê tông"),
        "gia-tri": Answer(350_000_000, "350tr"),
        "khoi-cong": Answer("2023-12-05"),
        "hoan-thanh": Answer("2023-12-01"),
        "loai": Answer("khong-co"),
        "la": Answer("x"),
    }
    talk = Talk()
    talk.step = engine.start(WORK, CONTEXT, known)

    assert len(talk.asks("loai").echo) == 4
    talk.says(Pick("khac"))
    talk.asks("hoan-thanh", "before")
    talk.says("20/1")
    assert talk.shows()["ten"] == "Đường bê tông"


@pytest.mark.parametrize(
    "wrong",
    [Answer(None), Answer("x"), Answer([1]), Answer({}), Answer({"from": 1}), Answer(1.5), Answer(value=True),
     Answer({"from": "x", "to": 2}), Answer(float("nan")), Answer(None, status=Status.SKIPPED)],
)  # fmt: skip
def test_an_unsound_answer_from_elsewhere_is_asked(wrong: Answer) -> None:
    """Nothing of the wrong shape is shown or stored."""
    sound = {
        "ten": Answer("A"), "loai": Answer("khac"), "gia-tri": Answer(1), "khoi-cong": Answer("2023-12-05"),
        "hoan-thanh": Answer("2023-12-06"),
    }  # fmt: skip
    for key in ("loai", "khoi-cong"):
        step = engine.start(WORK, CONTEXT, sound | {key: wrong})
        assert isinstance(step, Ask)
        assert step.field.key == key


def test_a_work_sent_in_reopens_at_its_card() -> None:
    """Everything stands there; one field is changed and sent again."""
    done = Talk().at_card().says(Confirm())
    assert isinstance(done, Done)
    stored = drafts.answers_from_json(json.loads(json.dumps(drafts.answers_to_json(done.answers))))
    talk = Talk()
    talk.step = engine.reopen(WORK, stored, CONTEXT)
    talk.says("sửa giá trị 400tr")

    assert talk.shows()["gia-tri"].startswith("400.000.000")
    assert isinstance(talk.says("gửi"), Done)


def test_after_a_restart_the_same_step_is_shown() -> None:
    """At a question, at a choice, at the card."""
    talk = Talk()
    for said in ("Bể 1", Pick("khac"), "300", Pick(0), "5/12", "20/1", "10/1"):
        talk.says(said)
        again = engine.ask_again(WORK, talk.step.draft, CONTEXT)
        assert type(again) is type(talk.step)
        assert again.draft == talk.step.draft
