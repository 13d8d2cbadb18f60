"""What a form makes of an answer that is none, may mean two things, or contradicts another."""

import pytest

from campaigns.forms.draft import Status

from campaigns.forms.engine import (  # isort: skip
    Ask, Back, Choose, Confirm, Edit, Input, Keep, Location, Photo,
    Pick, Skip, Unusable,
)  # fmt: skip
from tests.rules.forms_played import MONEY, REPORT, Talk


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
     "như trên", "Giống thôn 2 ạ", "như năm ngoái", "320 triệu", "khoảng 15tr", "1 tỷ 2", "1ty2",
     "ba tram nam muoi trieu", "sau tết", "ngay mai", "thứ 7 tuần này", "làm xong rồi", "duoc mot nua", "gui di", "cho bác rút",
     "http://vi-du.example/a", "gửi cán bộ", "tôi không đồng ý", "để mai", "khác"],
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
