"""How far a work is, told out of the blue: what may be about it, and what is said beside its name."""

import pytest

from campaigns import progress_told


@pytest.mark.parametrize(
    ("said", "may"),
    [("làm được 30% rồi", True), ("đường gần xong", True), ("đăng ký làm đường, gần xong", False),
     ("dời ngày xong sang 20/12", False), ("mai họp lúc 8h", False), ("xong " * 40, False)],
)  # fmt: skip
def test_what_may_tell_how_far_a_work_is(said: str, may: bool) -> None:
    """No registration, no other day for one, and nothing long."""
    assert progress_told.may_tell(said) is may


@pytest.mark.parametrize(
    ("said", "far", "partly"),
    [("được 30%", True, False), ("được 150%", True, False), ("đã khởi công hôm 5/12, đang làm được 30%", True, False),
     ("mới đổ được 120m", False, True), ("30", False, False)],
)  # fmt: skip
def test_how_far(said: str, far: bool, partly: bool) -> None:
    """A share in any clause; a part of it that is no share; a bare figure says neither."""
    assert (progress_told.says_how_far(said), progress_told.says_partly(said)) == (far, partly)


def test_only_begun() -> None:
    """It says that work began, and no more."""
    assert progress_told.only_begun("khởi công rồi cháu")
    assert not progress_told.only_begun("khởi công rồi, được 20%")


@pytest.mark.parametrize(
    ("said", "rest", "taken"),
    [
        ("đường bê tông 60%", "60%", 3),
        ("đường 60%", "60%", 1),
        ("cổng chào 60%", "cổng chào 60%", 0),
    ],
)
def test_the_name_is_taken_out_of_what_is_said(said: str, rest: str, taken: int) -> None:
    """As many words of it as were said; another work's name stays."""
    assert progress_told.beside(said, code="ST-1-2", name="Đường bê tông") == (rest, taken)


def test_a_code_names_its_work_above_all_words() -> None:
    """And none that only begins alike."""
    rest, taken = progress_told.beside("ST-1-2: được 60%", code="ST-1-2", name="Cổng chào")

    assert (rest, taken >= progress_told.LONGEST) == ("được 60%", True)
    assert progress_told.beside("ST-1-22 60%", code="ST-1-2", name="Cổng chào")[1] == 0
