"""What was answered is kept, taken back, stopped or corrected, at any question and at the card."""

import pytest

from campaigns.forms import engine

from campaigns.forms.engine import (  # isort: skip
    Back, Cancel, Cancelled, Choose, Edit, Keep, Pick, Review,
)  # fmt: skip
from tests.rules.forms_played import CONTEXT, MONEY, WORK, Talk


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


@pytest.mark.parametrize(
    "said", ["5", "cái này làm sao vậy", "chị Lan ơi cho hỏi bao giờ tổng kết"]
)
def test_a_number_or_a_question_changes_nothing_on_the_card(said: str) -> None:
    """No list of kinds stands there to be numbered, and "này" of a question is no day."""
    talk = Talk().at_card()
    before = talk.shows()
    talk.says(said)

    assert talk.shows() == before


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
