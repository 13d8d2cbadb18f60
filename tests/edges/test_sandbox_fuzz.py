"""Nonsense at the sandbox's door: whatever a bot or a page sends, there is an answer, never a crash."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox import control, membership, methods, people
from sandbox.clock import Clock
from sandbox.parameters import Call, Upload
from sandbox.refusal import ApiError
from sandbox.server import WRONG
from sandbox.world import World, new_world
from tests.edges.wire import SPECIFICATION, specification

NAMES = (
    "chat_id", "message_id", "text", "caption", "parse_mode", "entities", "caption_entities",
    "reply_markup", "reply_parameters", "reply_to_message_id", "message_thread_id", "media",
    "photo", "document", "message_ids", "reaction", "user_id", "commands", "scope",
    "language_code", "file_id", "action", "url", "secret_token", "allowed_updates", "offset",
    "limit", "timeout", "callback_query_id", "show_alert", "latitude", "longitude",
    "protect_content", "drop_pending_updates",
)  # fmt: skip
WORDS = st.sampled_from(
    ["", "x", "0", "-1", "1", "true", "HTML", "<b>x</b>", "<b", "[]", "{}", "[[]]", "[1]", "{", "nan",
     "attach://a", "https://a.vn", "http://127.0.0.1:9/", "typing", "@tin_xa", "\ud83d", "9" * 30,
     '{"type":"chat","chat_id":1}', '[{"type":"photo","media":"attach://a"},{"type":"photo"}]',
     '{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}', '{"keyboard":[["a",{}]]}',
     '[{"command":"a","description":"b"}]', '[{"type":"emoji","emoji":"👍"}]', '{"message_id":1}']
)  # fmt: skip
VALUES = st.recursive(
    st.one_of(WORDS, st.none(), st.booleans(), st.integers(-5000, 6000), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["type", "media", "message_id", "chat_id", "inline_keyboard", "keyboard",
                             "text", "callback_data", "command", "offset", "length", "emoji"]),
            inner, max_size=3,
        ),
    ),
    max_leaves=6,
)  # fmt: skip


def village() -> World:
    """Somebody, a group with messages of both sides, a channel, a supergroup left behind."""
    world = new_world(Clock(datetime(2023, 11, 8, tzinfo=UTC)), "7:T", "thidua_bot", "Thi đua")
    head = world.person("An")["id"]
    membership.start(world, head)
    for kind in ("group", "supergroup", "channel"):
        chat = world.group("Thôn", kind, owner=head, username="tin_xa" if kind == "channel" else "")
        membership.add_bot(world, head, chat.id, as_admin=True)
        if kind != "channel":
            people.say(world, head, chat.id, text="chào")
        methods.call(world, "sendMessage", Call({"chat_id": chat.id, "text": "x"}))
    return world


CHATS = [5001, -4001, -1_000_000_004_002, -1_000_000_004_003]
LIKELY = {
    "chat_id": st.sampled_from([*CHATS, "@tin_xa", 77, None]),
    "message_id": st.integers(0, 9),
}


@settings(max_examples=25, deadline=None)
@given(st.data())
@pytest.mark.parametrize("method", sorted(methods.METHODS))
def test_a_method_answers_or_refuses(method: str, data: st.DataObject) -> None:
    """Any parameters: an answer that fits the specification, or a refusal; and the world stands."""
    world = village()
    check = specification() if SPECIFICATION.is_file() else None
    for _ in range(3):
        names = data.draw(st.lists(st.sampled_from(NAMES), max_size=5, unique=True))
        params = {name: data.draw(VALUES) for name in names}
        params |= {name: data.draw(values) for name, values in LIKELY.items()}
        call = Call(params, {"a": Upload("a.png", "image/png", b"1")})
        try:
            result = methods.call(world, method, call)
        except ApiError:
            continue
        if check is not None:
            assert check.check_response(method, {"ok": True, "result": result}) == []
    control.state(world)


BODIES = st.dictionaries(
    st.sampled_from(["user", "chat", "text", "message_id", "photo", "document", "location", "contact",
                     "reply_to", "forward_from", "button", "data", "row", "column", "emoji", "payload",
                     "status", "blocked", "title", "type", "owner", "members", "admins", "first_name",
                     "id", "set", "advance", "frozen", "kind", "times", "probability", "update",
                     "marks", "channel", "group", "photos", "on", "burst", "privacy", "press_life",
                     "sender_chat", "as_anonymous", "entities", "file_size", "pinned", "admin"]),
    VALUES, max_size=6,
)  # fmt: skip
HANDS: dict[str, Any] = {
    "user": st.sampled_from([5001, "5001", 77, None]),
    "chat": st.sampled_from([*CHATS, 77, "x"]),
}


@settings(max_examples=20, deadline=None)
@given(st.data())
@pytest.mark.parametrize("act", sorted(control.ACTS))
def test_an_act_is_done_or_refused(act: str, data: st.DataObject) -> None:
    """Any body: done, or refused with a reason that the page can show."""
    world = village()
    body = data.draw(BODIES) | {name: data.draw(values) for name, values in HANDS.items()}
    with suppress(*WRONG):
        control.ACTS[act](world, body)
    control.state(world)
