"""Small things said beside others: measures and names in a registration, roles and campaigns in a sentence."""

from datetime import date

import pytest

from campaigns.forms import engine
from campaigns.forms.definition import Field, Form, Kind
from campaigns.unitfile import lines, twice
from campaigns.wording.registration.beside import in_charge, measures
from campaigns.wording.talk import wishes
from messages import filters, officer_text, village_post

CONTEXT = engine.Context(today=date(2026, 3, 13), period=None)


@pytest.mark.parametrize(
    ("text", "size", "who"),
    [
        ("duong hoa dai 500m, 45tr, xong 30/4, anh Son phu trach", "dai 500m", "anh Son"),
        ("đường bê tông dài 350m rộng 3m, 1 tỷ 2", "dài 350m rộng 3m", None),
        ("sân 20m x 40m, người phụ trách: Nguyễn Văn Ba", "20m x 40m", "Nguyễn Văn Ba"),
        ("kênh, phụ trách ông Lò Văn Hặc sđt 0912", None, "ông Lò Văn Hặc"),
        ("đường hoa 500m, cống 20m", None, None),
        ("cổng chào 120 triệu khởi công 1/4", None, None),
    ],
)
def test_what_a_registration_says_beside_is_kept_as_typed(
    text: str, size: str | None, who: str | None
) -> None:
    """Measures of one work and who leads it; of several measures none is taken."""
    assert (measures(text), in_charge(text)) == (size, who)


@pytest.mark.parametrize(
    ("role", "unit", "said"),
    [
        ("head", "Thôn 1", "trưởng thôn 1"),
        ("deputy", "Bản Nà Lốc", "phó bản Nà Lốc"),
        ("head", "Tổ dân phố 3", "tổ trưởng tổ dân phố 3"),
        ("head", "Trường Tiểu học", "người phụ trách Trường Tiểu học"),
        ("officer", "", "cán bộ văn phòng"),
    ],
)
def test_a_role_is_said_with_its_unit_once(role: str, unit: str, said: str) -> None:
    """Not "trưởng thôn Thôn 1"."""
    assert filters.holds(role, unit) == said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Phát động đợt thi đua lập thành tích", "đợt thi đua lập thành tích"),
        ("Đợt thi đua “Xanh” năm 2026", "đợt thi đua “Xanh” năm 2026"),
        ("Sạch làng “tốt” ruộng", "đợt thi đua “Sạch làng ‘tốt’ ruộng”"),
    ],
)
def test_a_campaign_is_named_once_in_a_sentence(title: str, said: str) -> None:
    """No quotes inside quotes, no "đợt thi đua" twice."""
    assert filters.campaign(title) == said


@pytest.mark.parametrize(
    ("text", "office", "name"),
    [
        ("thôn nào chưa nộp?", True, "tinhhinh"),
        ("gui thong bao", True, "thongbao"),
        ("nhắc tất cả các thôn", True, "tinhhinh"),
        ("em muốn đăng ký", False, "dangky"),
        ("báo cáo như thế nào?", False, "tiendo"),
        ("thôn nào chưa nộp?", False, None),
        ("nhắc các thôn mang cuốc xẻng", True, None),
    ],
)
def test_a_wish_in_words_is_what_the_button_does(text: str, office: bool, name: str | None) -> None:
    """The whole message is the wish; what only contains it is talk."""
    assert wishes.command(text, office=office) == name


def test_what_is_filled_in_is_no_raw_code_for_the_office() -> None:
    """The card of an announcement, and the workbook, show its words."""
    assert village_post.plain("Mời <b>{ten_thon}</b> họp") == "Mời … họp"
    assert officer_text.blank("{han}") == "…"


def test_a_word_that_any_question_would_ask_about_corrects_nothing() -> None:
    """ "chờ vật liệu" below a finished card is not taken for an unclear percentage."""
    form = Form("f", "F", (Field("p", Kind.PERCENT, "Đã làm được"),))
    step = engine.start(form, CONTEXT)
    step = engine.answer(form, step.draft, engine.Text("25%"), CONTEXT)
    assert isinstance(step, engine.Review)
    again = engine.answer(form, step.draft, engine.Text("chờ vật liệu"), CONTEXT)
    assert isinstance(again, engine.Review)
    assert again.draft.answers == step.draft.answers
    mended = engine.answer(form, step.draft, engine.Text("được nửa rồi"), CONTEXT)
    assert mended.draft.answers["p"].value == 50


def test_names_that_differ_by_their_marks_alone_are_told_so() -> None:
    """Typed without marks they are one; the office is told to make them two."""
    rows = [
        ["Tên thôn", "Trưởng thôn"], ["Thôn Đồng Găng", "Lò A"], ["Thôn Đồng Gằng"], ["Thôn Đồng Găng"],
    ]  # fmt: skip
    found = twice.plan(lines.read(rows), [], today=date(2026, 7, 1))
    assert found.unused == ("Trưởng thôn",)
    assert [(one.row, one.code) for one in found.problems] == [(4, "same_name")]
    assert [(one.row, one.code) for one in found.notes] == [(3, "alike")]
