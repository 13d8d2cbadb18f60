"""Formatting that does not fit its text costs the formatting, not the message (P9)."""

from typing import Any

import pytest
import telegram

from handlers.heard import hear

AUTHOR = {"id": 5, "is_bot": False, "first_name": "An"}
BOLD = [{"type": "bold", "offset": 0, "length": 1}]


@pytest.mark.parametrize(
    ("content", "text", "markup"),
    [
        ({"text": "ba trăm", "entities": BOLD}, "ba trăm", "<b>b</b>a trăm"),
        ({"text": "😀 xong", "entities": BOLD}, "😀 xong", None),
        ({"caption": "xong", "entities": BOLD}, "xong", "<b>x</b>ong"),
    ],
)
def test_formatting_that_does_not_fit_is_left_out(
    content: dict[str, Any], text: str, markup: str | None
) -> None:
    """Half a letter marked bold; formatting of no text is taken for the caption's."""
    given = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "from": AUTHOR}
    message = telegram.Message.de_json(given | content, None)

    heard = hear(message, 7, "thidua_bot")

    assert (heard.text, heard.markup) == (text, markup)
