"""Telegram's HTML in the sandbox: entities, trimming, and each refusal with its byte offset."""

from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.html import finish, parse, units
from sandbox.refusal import ApiError

PEOPLE: dict[int, dict[str, Any]] = {5: {"id": 5, "is_bot": False, "first_name": "An"}}


def html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """Text and entities."""
    return parse(source, "HTML", PEOPLE)


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    """One entity."""
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("a &lt;b&gt; &amp; &quot;c&quot;", 'a <b> & "c"', []),
        ("&nbsp;&#272;&#x110;&#xd;x", "&nbsp;ĐĐ\rx", []),
        ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("😀<b>ơ😀</b>", "😀ơ😀", [entity("bold", 2, 3)]),
        ("<STRONG>a</strong><ins>b</ins><del>c</del>", "abc",
         [entity("bold", 0, 1), entity("underline", 1, 1), entity("strikethrough", 2, 1)]),
        ("<b>a</>", "a", [entity("bold", 0, 1)]),
        ("<span class='tg-spoiler'>a</span><tg-spoiler>b</tg-spoiler>", "ab",
         [entity("spoiler", 0, 1), entity("spoiler", 1, 1)]),
        ('<a href="https://a.vn/?x=1&amp;y">a</a>', "a",
         [entity("text_link", 0, 1, url="https://a.vn/?x=1&y")]),
        ("<a>https://a.vn</a>", "https://a.vn", [entity("text_link", 0, 12, url="https://a.vn")]),
        ("<a href='nowhere'>a</a>", "a", []),
        ("<a href='tg://user?id=5'>An</a>", "An", [entity("text_mention", 0, 2, user=PEOPLE[5])]),
        ("<a href='tg://user?id=6'>Ai</a>", "Ai", []),
        ('<pre><code class="language-py">x</code></pre>', "x",
         [entity("pre", 0, 1, language="py")]),
        ("<pre>x</pre><code>y</code>", "xy", [entity("pre", 0, 1), entity("code", 1, 1)]),
        ("<blockquote>a</blockquote><blockquote expandable>b</blockquote>", "ab",
         [entity("blockquote", 0, 1), entity("expandable_blockquote", 1, 1)]),
        ('<tg-emoji emoji-id="77">👍</tg-emoji>', "👍",
         [entity("custom_emoji", 0, 2, custom_emoji_id="77")]),
        ("<b></b>x", "x", []),
        ("  \n a \n ", "a", []),
        (" <b> a </b> ", " a", [entity("bold", 0, 2)]),  # only up to the first entity
        ("a\r\nb\tc", "a\nb c", []),
        ("/dangky@thidua_bot xem https://a.vn và @ai_do #thidua x@y.vn", None,
         [entity("bot_command", 0, 18), entity("url", 23, 12), entity("mention", 39, 6),
          entity("hashtag", 46, 7), entity("email", 54, 6)]),
        ("<code>/lenh @ai_do</code> 5/12", "/lenh @ai_do 5/12", [entity("code", 0, 12)]),
    ],
)  # fmt: skip
def test_markup_becomes_text_and_entities(
    source: str, text: str | None, entities: list[dict[str, Any]]
) -> None:
    """What Telegram shows, with offsets in UTF-16 units."""
    assert html(source) == (source if text is None else text, entities)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Đ<u", "Unclosed start tag at byte offset 2"),
        ("<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("5 < 6 và 7", 'Unsupported start tag "" at byte offset 2'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_bad_markup_is_refused_where_it_is(source: str, words: str) -> None:
    """The offset is in bytes of UTF-8, as Telegram counts here."""
    with pytest.raises(ApiError) as caught:
        html(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {words}"


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    """html.escape is enough for any text; only the ends and control characters are tidied."""
    if not text.isascii() and any("\ud800" <= one <= "\udfff" for one in text):
        return
    plain = "".join(" " if ord(one) < 32 and one != "\n" else one for one in text.replace("\r", ""))

    assert html(escape(text))[0] == plain.strip(" \n")


@given(st.text(alphabet="ab <>/&;=\"'đ😀\n@#.:", max_size=60))
def test_any_markup_is_read_or_refused(source: str) -> None:
    """Never another error, never an entity outside its text."""
    try:
        text, entities = html(source)
    except ApiError:
        return
    for one in entities:
        assert 0 <= one["offset"] < one["offset"] + one["length"] <= units(text)


def test_given_entities_are_kept_and_trimmed() -> None:
    """Entities that a bot sends itself move with the text and lose what is cut off."""
    assert finish("  ab ", [entity("bold", 2, 3)]) == ("ab", [entity("bold", 0, 2)])
