"""Text from people, made safe to keep."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.tidy import file_name, tidy


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Đường bê tông", "Đường bê tông"),
        (unicodedata.normalize("NFD", "Đường bê tông ngõ xóm"), "Đường bê tông ngõ xóm"),
        ("  hai   dấu\tcách\n", "hai dấu cách"),
        ("\u202egnouht al óhn\u202c Thôn 1", "gnouht al óhn Thôn 1"),
        ("a\u200bb\u2060c\ufeffd", "abcd"),
        ("\u3164\u2800 \u200b", ""),
        ("100 m² ½ ① “x” – y", "100 m² ½ ① “x” – y"),
        ("a\ud800b", "ab"),
        ("Đường\ufffd bê", "Đường bê"),
        ("Đ" + "\u0300\u0316\u0327" * 30 + "ường", "Đ\u0327\u0327ường"),
        (
            "👨\u200d👩\u200d👧 nhà 🏳\ufe0f\u200d🌈 1\u200d2",
            "👨\u200d👩\u200d👧 nhà 🏳\ufe0f\u200d🌈 12",
        ),
        ("'; DROP TABLE units; --", "'; DROP TABLE units; --"),
        ("=1+1 <b>&amp;", "=1+1 <b>&amp;"),
    ],
)
def test_what_was_meant_to_be_read_stays(typed: str, kept: str) -> None:
    """Nothing that can be seen is changed; nothing that hides or turns text around is kept."""
    assert tidy(typed) == kept


def test_lines_stay_where_they_are_wanted() -> None:
    """Line ends of every system, indentation kept, blanks at the ends dropped."""
    assert tidy("a  \r\n  b\rc\u2028d\n\n", lines=True) == "a\n  b\nc\nd"


@given(st.text(), st.booleans())
def test_tidy_text_is_tidy(text: str, lines: bool) -> None:
    """Doing it twice changes nothing, and it can be written as UTF-8."""
    once = tidy(text, lines=lines)

    assert tidy(once, lines=lines) == once
    assert once.encode("utf-8").decode("utf-8") == once
    assert lines or "\n" not in once


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Kế hoạch.docx", "Kế hoạch.docx"),
        ("..\\..\\win.ini\x00.docx", "win.ini.docx"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("a\u202excod.exe", "axcod.exe"),
        ("/", ""),
        ("\ufffd.docx", ".docx"),
        ("ă" * 255 + ".docx", "ă" * 57 + ".docx"),
        ("x." + "y" * 300, "x." + "y" * 118),
    ],
)
def test_a_files_name_is_a_name_and_no_path(sent: str, kept: str) -> None:
    """The last part of a path, at most 120 bytes, cut between letters; what a file is stays told."""
    assert file_name(sent) == kept
    assert len(file_name(sent).encode()) <= 120
