"""What a bot may put under a message: inline keyboards, reply keyboards, ForceReply."""

from typing import Any

from sandbox.parameters import Call, Json
from sandbox.refusal import bad

ACTIONS = frozenset(
    {"callback_data", "url", "web_app", "login_url", "switch_inline_query", "copy_text",
     "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "callback_game", "pay"}
)  # fmt: skip
MOST_BUTTONS = 100
LABEL = "reply keyboard markup"


def reply_markup(call: Call) -> Json | None:
    """The keyboard of a call, checked as Telegram checks it; None where there is none."""
    found = call.parsed("reply_markup", None, LABEL)
    if found is None or found == {}:
        return None
    if not isinstance(found, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in found:
        _inline(found["inline_keyboard"])
    elif "keyboard" in found:
        for key in _keys(found["keyboard"], "keyboard"):
            if not (key if isinstance(key, str) else key.get("text")):
                raise bad("keyboard button text must be non-empty")
    return found


def inline(markup: Json | None) -> Json | None:
    """The part of a keyboard that belongs to the message itself."""
    if markup and markup.get("inline_keyboard"):
        return {"inline_keyboard": [row for row in markup["inline_keyboard"] if row]}
    return None


def _inline(rows: Any) -> None:
    keys = _keys(rows, "inline keyboard")
    if len(keys) > MOST_BUTTONS:
        raise bad("REPLY_MARKUP_TOO_LONG")
    for key in keys:
        if not isinstance(key, dict) or not key.get("text"):
            raise bad("can't parse inline keyboard button: Can't find field \"text\"")
        if not ACTIONS & key.keys():
            raise bad("text buttons are unallowed in the inline keyboard")
        data, url = key.get("callback_data"), key.get("url")
        if data is not None and not 1 <= len(str(data).encode("utf-8", "replace")) <= 64:
            raise bad("BUTTON_DATA_INVALID")
        if url is not None and "." not in str(url) and "://" not in str(url):
            raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _keys(rows: Any, what: str) -> list[Any]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad(
            f'field "{what.replace(" ", "_")}" of the reply markup must be an Array of Arrays'
        )
    return [key for row in rows for key in row]
