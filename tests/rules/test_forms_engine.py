"""The guided conversation, played; the draft is saved and read back between all steps."""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from campaigns import yaml_plan
from campaigns.forms import definition, engine
from campaigns.forms import draft as drafts
from campaigns.forms.definition import Condition, Constraint, Field, Form, Kind, Option
from campaigns.forms.draft import Answer, Status

from campaigns.forms.engine import (  # isort: skip
    Ask, Back, Cancel, Cancelled, Choose, Confirm, Context, Done, Edit, Input, Keep, Location, Photo,
    Pick, Review, Skip, Step, Text, Unusable,
)  # fmt: skip
from campaigns.model import Period, Plan

PLAN = Path(__file__).parents[2] / "campaigns/plans/sontay-2023.yaml"
CONTEXT = Context(date(2023, 11, 6), Period(date(2023, 11, 10), date(2024, 1, 30)))
MONEY = "350.000.000 đồng — ba trăm năm mươi triệu đồng"


def work_form() -> Form:
    """The Sơn Tây campaign's form, by way of its JSON."""
    plan = yaml_plan.load(PLAN.read_text("utf-8"))
    assert isinstance(plan, Plan)
    return definition.from_json(json.loads(json.dumps(definition.to_json(plan.forms[0]))))


WORK = work_form()
REPORT = Form(
    "bao-cao",
    "Báo cáo",
    (
        Field("loi-chao", Kind.NOTE, "Chào", "Xin báo cáo thật ngắn."),
        Field("xong", Kind.CHOICE, "Tình hình", options=(Option("chua", "Chưa làm"), Option("dang", "Đang làm"))),
        Field("vi-sao", Kind.LONG_TEXT, "Vì sao", relevant=Condition("xong", ("chua",))),
        Field("phan-tram", Kind.PERCENT, "Phần trăm", relevant=Condition("xong", ("dang",))),
        Field("viec", Kind.CHOICES, "Việc", required=False,
              options=(Option("a", "Đào móng"), Option("b", "Đổ bê tông"), Option("c", "Lát nền"))),
        Field("anh", Kind.PHOTO, "Ảnh", required=False, constraint=Constraint(maximum=3)),  # type: ignore[arg-type]  # a whole number is a Decimal to the rules
        Field("cho", Kind.LOCATION, "Vị trí", required=False),
        Field("so-ho", Kind.INTEGER, "Số hộ"),
        Field("dai", Kind.QUANTITY, "Chiều dài", required=False),
        Field("ghi-chu", Kind.TEXT, "Ghi chú", required=False),
    ),
)  # fmt: skip


@dataclass
class Talk:
    """One conversation: every step goes through JSON, as a restart between all steps would."""

    form: Form = field(default_factory=lambda: WORK)
    step: Step = field(init=False)

    def __post_init__(self) -> None:
        """Open the form."""
        self.step = engine.start(self.form, CONTEXT)

    def says(self, *inputs: Input | str) -> Step:
        """Say several things, one after the other."""
        for one in inputs:
            said = Text(one) if isinstance(one, str) else one
            stored = json.dumps(drafts.to_json(self.step.draft))
            self.step = engine.answer(
                self.form, drafts.from_json(json.loads(stored)), said, CONTEXT
            )
        return self.step

    def asks(self, key: str, reason: str | None = None) -> Ask:
        """The open question, which must be this one."""
        assert isinstance(self.step, Ask), self.step
        assert self.step.field.key == key
        assert (self.step.reason.code if self.step.reason else None) == reason
        return self.step

    def shows(self) -> dict[str, str]:
        """The card, which must be open."""
        assert isinstance(self.step, Review), self.step
        return {line.field: line.text for line in self.step.lines}

    def at_card(self) -> "Talk":
        """Fill everything in."""
        self.says("Đường bê tông", Pick("xay-dung"), "350tr", "5/12", "20/1")
        return self


# ------------------------------------------------------------------------------------- the straight way


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
        ("khac", "khac"), ("xây dựng cơ bảm", "xay-dung"), ("em chọn chăn nuôi nhé", "chan-nuoi"),
        ("xd cb", "xay-dung"), ("vh", "van-hoa"), ("mhsx", "san-xuat"), ("hai", "san-xuat"), ("III", "chan-nuoi"),
    ],
)  # fmt: skip
def test_a_choice_may_be_typed(typed: str, key: str) -> None:
    """By number, by label, by a word only one label has, by its first letters, with a slip, without marks."""
    talk = Talk()
    talk.says("Bể 1", typed)

    talk.asks("gia-tri")
    assert talk.step.draft.answers["loai"].value == key


@pytest.mark.parametrize("typed", ["9", "0", "đường", "x", "hhhhhh", "ok", "dc"])
def test_no_choice_is_guessed(typed: str) -> None:
    """What names no option asks again."""
    talk = Talk()
    talk.says("Bể 1", typed)

    assert len(talk.asks("loai", "choose").options) == 5


# -------------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("a" * 4096, "too_long"), (" \u200b\u2060 ", "empty"), ("", "empty"), ("...", "no_words"),
        (Unusable(), "unusable"), (Photo("f1"), "no_photo_here"), (Location(1, 2), "unusable"),
        (Skip(), "needed"), ("bỏ qua", "needed"), (Back(), "at_start"), (Pick("xay-dung"), None),
        (Keep(), None), (Edit("khong-co"), None), (Pick(7), None), (Pick(-1, "loai"), None),
    ],
)  # fmt: skip
def test_what_is_no_answer_changes_nothing(said: Input | str, reason: str | None) -> None:
    """The same question stays open, with the reason where there is one."""
    talk = Talk()
    before = talk.step.draft
    talk.says(said)

    talk.asks("ten", reason)
    assert talk.step.draft == before


def test_a_late_done_is_not_told_that_what_may_be_skipped_is_needed() -> None:
    """ "Xong" of a question that is over, pressed while one that may be skipped is open."""
    talk = Talk(REPORT)
    talk.says(Pick("dang"), "50%", Skip(), Skip(), Skip(), "12", Confirm())

    talk.asks("dai")


def test_too_long_says_how_long_it_may_be() -> None:
    """The limit is named."""
    talk = Talk()
    talk.says("a" * 4096)

    reason = talk.asks("ten", "too_long").reason
    assert reason is not None
    assert reason.facts == {"limit": "200", "length": "4096"}


@pytest.mark.parametrize(
    "said",
    ["1", "25", "1, 2", "không", "Không ạ", "ok", "OK nhé", "dạ vâng ạ", "có", "chưa biết", "xong rồi", "Dạ", "dong y",
     "như trên", "Giống thôn 2 ạ", "như năm ngoái", "320 triệu", "khoảng 15tr", "1 tỷ 2"],
)  # fmt: skip
def test_a_work_is_not_called_yes_or_one(said: str) -> None:
    """What names nothing is said back and asked again; a figure in it would stand in every report."""
    talk = Talk()
    talk.says(said)

    reason = talk.asks("ten", "no_name").reason
    assert reason is not None
    assert reason.facts == {"said": said}
    assert talk.step.draft.answers == {}


@pytest.mark.parametrize(
    "name",
    [
        "Đường 3",
        "Giống lúa mới thôn 2",
        "Như ý",
        "Nhà văn hoá thôn 1",
        "Đê",
        "Hố rác",
        "Đường không rác",
        "Bể 20 m3",
        "Cờ",
        "3 cống",
    ],
)
def test_a_name_may_hold_figures(name: str) -> None:
    """Only what has no word of a name is refused."""
    talk = Talk()
    talk.says(name)

    assert talk.asks("loai").echo[0].text == name


@pytest.mark.parametrize(
    "name",
    ["Thôi nôi", "Sửa đường", "Đổi mới cách dạy", "Hủy hoại", "Quay lại cội nguồn", "Huy", "Bỏ qua rào cản",
     "Đường_bê_tông*xóm [3](tg://user?id=1) `a`", "'; DROP TABLE units; --", "Nhầm lẫn số 3",
     "Sửa chữa nhà văn hóa thôn", "Đường 350m²"],
)  # fmt: skip
def test_a_name_is_taken_as_it_is_written(name: str) -> None:
    """A work may be called almost anything; only whole orders steer."""
    talk = Talk()
    talk.says(name)

    talk.asks("loai")
    assert talk.step.draft.answers["ten"].value == name


@pytest.mark.parametrize(
    "text", ["29/2/2023", "31/11/2023", "31/12/9999", "16/02/1850", "20", "hôm nào đó"]
)
def test_a_wrong_day_is_asked_again(text: str) -> None:
    """The question stays, the reason is said, everything before is kept."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "350tr", text)

    assert isinstance(talk.step, Ask)
    assert talk.step.field.key == "khoi-cong"
    assert talk.step.reason is not None
    assert len(talk.step.draft.answers) == 3


@pytest.mark.parametrize(
    "text", ["-500 triệu", "99999999999999999999999 đồng", "0x1F4", "nhiều lắm"]
)
def test_wrong_money_is_asked_again(text: str) -> None:
    """Never stored, never guessed."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), text)

    assert "gia-tri" not in talk.step.draft.answers


# ------------------------------------------------------------------------- asked twice, chosen, unknown


@pytest.mark.parametrize("sure", [Confirm(), Pick(0), "đúng", "0 đồng", "ok"])
def test_zero_counts_only_when_said_twice(sure: Input | str) -> None:
    """0 đồng is asked back; a yes or the same again stores it."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "0")
    assert isinstance(talk.step, Choose)
    assert talk.step.about == "zero"
    talk.says(sure)

    talk.asks("khoi-cong")
    assert talk.step.draft.answers["gia-tri"].value == 0


@pytest.mark.parametrize(
    ("said", "value"), [(Pick(1), None), ("không", None), ("250tr", 250_000_000)]
)
def test_a_zero_may_be_taken_back(said: Input | str, value: int | None) -> None:
    """A no asks again, another amount is read."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "0", said)

    found = talk.step.draft.answers.get("gia-tri")
    assert (found.value if found else None) == value


@pytest.mark.parametrize("said", [Pick(0), "1", "triệu", "300 triệu", "300tr"])
def test_two_readings_are_chosen_from(said: Input | str) -> None:
    """By button, by number, by the word that tells them apart, or said anew."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "300")
    assert isinstance(talk.step, Choose)
    assert len(talk.step.options) == 2
    talk.says(said)

    talk.asks("khoi-cong")
    assert talk.step.draft.answers["gia-tri"].value == 300_000_000


@pytest.mark.parametrize(
    ("said", "value"),
    [(Pick(0), 80), ("1", 80), ("đúng rồi", 80), ("vâng ạ", 80), ("tổng 200 triệu", 200)],
)
def test_a_sum_beside_strange_words_is_asked_once_more(said: Input | str, value: int) -> None:
    """What was collected may not be the whole: one button, a yes, or the right sum."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "đã xoay được 80 triệu")
    assert isinstance(talk.step, Choose)
    assert talk.step.options == ("Đúng, 80.000.000 đồng",)
    talk.says(said)

    talk.asks("khoi-cong")
    assert talk.step.draft.answers["gia-tri"].value == value * 10**6


def test_a_no_to_the_only_reading_is_no_value() -> None:
    """The question for the sum stays."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "đã xoay được 80 triệu", "không phải")

    talk.asks("gia-tri")
    assert "gia-tri" not in talk.step.draft.answers


def test_noise_between_two_readings_loses_neither() -> None:
    """The choice stays open with its reason."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "300", "hả")

    assert isinstance(talk.step, Choose)
    assert talk.step.reason is not None
    talk.says(Pick(1))
    assert talk.step.draft.answers["gia-tri"].value == 300_000


def test_who_does_not_know_yet_is_not_nagged() -> None:
    """Chưa rõ is an answer, shown as such."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "chưa biết", "chưa rõ", "20/1")

    assert talk.shows()["gia-tri"] == "chưa rõ"
    assert talk.step.draft.answers["gia-tri"].status is Status.UNKNOWN


def test_an_estimate_says_so() -> None:
    """Khoảng 350 triệu stays khoảng."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "khoảng 350tr")

    assert talk.asks("khoi-cong").echo[0].text == f"khoảng {MONEY}"


def test_the_year_comes_from_the_campaign() -> None:
    """20/11 is 2023, 20/1 is 2024, and both are said in full."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "350tr", "20/11")
    assert talk.asks("hoan-thanh").echo[0].text == "thứ Hai, 20/11/2023"
    talk.says("20/1")
    assert talk.shows()["hoan-thanh"] == "thứ Bảy, 20/01/2024"


def test_a_day_said_by_the_moon_shows_both_calendars() -> None:
    """Mùng 10 tháng 3 âm is echoed as its solar day and as what was said."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "350tr", "10/3 âm")

    echo = talk.asks("hoan-thanh").echo[0].text
    assert echo.startswith("thứ Năm, 18/04/2024 (")
    assert "tháng 3" in echo


# --------------------------------------------------------------------------------- dates that disagree


def test_an_end_before_the_start_is_asked_naming_both() -> None:
    """The wrong end is not stored; either date may be mended."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "350tr", "5/12", "1/12")

    reason = talk.asks("hoan-thanh", "before").reason
    assert reason is not None
    assert reason.facts["later_text"] == "thứ Sáu, 01/12/2023"
    assert reason.facts["earlier_text"] == "thứ Ba, 05/12/2023"
    assert "hoan-thanh" not in talk.step.draft.answers

    talk.says("sửa khởi công 1/12", "20/12")
    assert talk.shows()["khoi-cong"] == "thứ Sáu, 01/12/2023"


def test_a_start_moved_past_the_end_opens_the_end() -> None:
    """The end is asked again with both named; going back restores the start."""
    talk = Talk().at_card()
    talk.says("sửa khởi công 25/1")
    asked = talk.asks("hoan-thanh", "before")
    assert asked.former is None

    talk.says(Back(), Keep())
    assert talk.shows()["khoi-cong"] == "thứ Ba, 05/12/2023"


@pytest.mark.parametrize("said", ["tháng 12", "khoảng tháng 12"])
def test_a_month_may_end_after_the_day_it_starts(said: str) -> None:
    """Periods conflict only where no day of theirs fits."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "350tr", said, "10/12/2023")

    assert talk.shows()["khoi-cong"] == "trong khoảng từ 01/12/2023 đến 31/12/2023"


# ---------------------------------------------------------------------------------- back, keep, cancel


def test_back_offers_what_stood_there() -> None:
    """The answer taken back may be kept with one tap; the later ones come back too."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "350tr", Back(), Back())
    assert talk.asks("loai").former is not None

    talk.says("giữ nguyên")
    former = talk.asks("gia-tri").former
    assert former is not None
    assert former.text == MONEY
    talk.says(Keep())
    talk.asks("khoi-cong")


@pytest.mark.parametrize("said", ["ok", "đúng rồi", "gui", "u"])
def test_a_yes_to_what_stands_there_keeps_it(said: str) -> None:
    """A figure shown as it stands is agreed to; a new figure still replaces it."""
    talk = Talk().at_card()
    before = talk.shows()["gia-tri"]
    talk.says(Edit("gia-tri"), said)
    assert talk.shows()["gia-tri"] == before
    talk.says(Edit("gia-tri"), "420tr")
    assert talk.shows()["gia-tri"].startswith("420.000.000")


@pytest.mark.parametrize("stop", ["thôi", "hủy", "thoi", "Dừng lại", "không làm nữa", "bỏ hết"])
@pytest.mark.parametrize("at_card", [False, True])
def test_a_typed_stop_is_asked_back(stop: str, at_card: bool) -> None:
    """Words are easily typed by mistake: no loses nothing, yes ends it."""
    talk = Talk().at_card() if at_card else Talk()
    if not at_card:
        talk.says("Bể 1")
    before = talk.step.draft
    talk.says(stop)
    assert isinstance(talk.step, Choose)
    assert talk.step.about == "cancel"

    talk.says("không")
    assert talk.step.draft == before
    talk.says(stop, Pick(1))
    assert talk.step.draft == before
    assert isinstance(talk.says(stop, "đúng"), Cancelled)


def test_a_stop_before_any_answer_stops() -> None:
    """A slip loses nothing there, and a reason that is typed next is somebody else's words."""
    assert isinstance(Talk().says("thôi"), Cancelled)


def test_the_stop_button_stops() -> None:
    """A press needs no second one; the draft still holds what was typed."""
    talk = Talk().at_card()
    step = talk.says(Cancel())

    assert isinstance(step, Cancelled)
    assert len(step.draft.answers) == 5
    assert isinstance(engine.ask_again(WORK, step.draft, CONTEXT), Review)


def test_after_a_typed_stop_an_answer_is_an_answer() -> None:
    """Who goes on typing has not stopped."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "thôi", "350tr")

    talk.asks("khoi-cong")


def test_stopping_to_think_keeps_the_choice() -> None:
    """A pending choice is still there after "thôi", "không"."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "300", "thôi", "không")

    assert isinstance(talk.step, Choose)
    assert talk.step.about == "reading"


# ------------------------------------------------------------------------------------------ corrections


@pytest.mark.parametrize(
    ("said", "field", "text"),
    [
        ("à nhầm, 250tr", "gia-tri", "250.000.000 đồng — hai trăm năm mươi triệu đồng"),
        ("250tr", "gia-tri", "250.000.000 đồng — hai trăm năm mươi triệu đồng"),
        ("sửa giá trị 250tr", "gia-tri", "250.000.000 đồng — hai trăm năm mươi triệu đồng"),
        ("sua gia tri thanh 250 trieu", "gia-tri", "250.000.000 đồng — hai trăm năm mươi triệu đồng"),
        ("kinh phí 250tr", "gia-tri", "250.000.000 đồng — hai trăm năm mươi triệu đồng"),
        ("khởi công 6/12", "khoi-cong", "thứ Tư, 06/12/2023"),
        ("sửa hoàn thành: 30/1/2024", "hoan-thanh", "thứ Ba, 30/01/2024"),
        ("đổi tên thành Cổng chào", "ten", "Cổng chào"),
        ("nhầm rồi, tên là Cổng chào", "ten", "Cổng chào"),
        ("sửa loại chăn nuôi", "loai", "Chăn nuôi"),
        ("khong phai, chăn nuôi", "loai", "Chăn nuôi"),
    ],
)  # fmt: skip
def test_the_card_is_corrected_in_plain_words(said: str, field: str, text: str) -> None:
    """The field that is named, or the only one the words fit; the rest stays."""
    talk = Talk().at_card()
    before = talk.shows()
    talk.says(said)

    assert talk.shows() == before | {field: text}


@pytest.mark.parametrize(
    "said", ["sửa giá trị", "sua gia tri", "đổi giá trị", "giá trị", "kinh phí"]
)
def test_a_named_field_opens(said: str) -> None:
    """Without a new value the question opens with what stands there."""
    talk = Talk().at_card()
    talk.says(said)

    former = talk.asks("gia-tri").former
    assert former is not None
    assert former.text == MONEY
    talk.says(Back())
    assert talk.shows() == Talk().at_card().shows()
    assert talk.step.draft == Talk().at_card().step.draft


def test_two_dates_are_not_guessed_between() -> None:
    """A bare day at the card fits both dates: the person says which."""
    talk = Talk().at_card()
    talk.says("10/1/2024")
    assert isinstance(talk.step, Choose)
    assert talk.step.options == ("Khởi công", "Hoàn thành")

    talk.says("hoàn thành")
    assert talk.shows()["hoan-thanh"] == "thứ Tư, 10/01/2024"


def test_gui_where_a_field_is_asked_for_shows_the_card() -> None:
    """ "20/12" may be either day; who sends in place of choosing sees what would be sent."""
    talk = Talk().at_card()
    before = talk.shows()
    talk.says("20/12", "gửi")
    assert talk.shows() == before


def test_a_no_at_the_card_asks_which_field() -> None:
    """Sai opens no field by itself."""
    talk = Talk().at_card()
    talk.says("sai rồi")

    assert isinstance(talk.step, Review)
    assert talk.step.reason is not None
    assert talk.step.reason.code == "which_field"
    assert [one.key for one in talk.step.editable] == [one.key for one in WORK.fields]


def test_a_slip_is_mended_in_the_middle() -> None:
    """À nhầm, 250tr while a day is asked changes the money, and the day is asked again."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "350tr", "à nhầm, 250tr")

    talk.asks("khoi-cong")
    assert talk.step.draft.answers["gia-tri"].value == 250_000_000


def test_an_old_keyboard_changes_its_own_question() -> None:
    """A press on the category's buttons after the card is a change of category; a double tap none."""
    talk = Talk().at_card()
    talk.says(Pick("xay-dung", "loai"))
    assert talk.shows()["loai"] == "Xây dựng cơ bản"
    talk.says(Pick("khac", "loai"))
    assert talk.shows()["loai"] == "Khác"


def test_a_stale_choice_of_another_question_decides_nothing() -> None:
    """A number pressed under an older question is not taken for the open one."""
    talk = Talk()
    talk.says("Bể 1", Pick("khac"), "300", Pick(1, "khoi-cong"))

    assert isinstance(talk.step, Choose)


# ------------------------------------------------------------------------------ other kinds of questions


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


# -------------------------------------------------------------------------------- opened with answers


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
