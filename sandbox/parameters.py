"""One call of the Bot API as it arrived: named values and file parts, read as Telegram reads them.

A value is what the transport made of it: a string from a query or a form, anything from JSON. What
is no number is 0, what is not "true" is false, as in Telegram's own server.
"""

import json
from dataclasses import dataclass, field, replace
from typing import Any

from sandbox.refusal import bad

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """One file part of a multipart request."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """The parameters of one call."""

    params: Json
    uploads: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether a value of this name is there and not empty."""
        return self.params.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """A string; "" where there is none. ApiError for half a character."""
        value = self.params.get(name)
        found = value if isinstance(value, str) else "" if value is None else str(value)
        if not found.isascii():
            try:
                found.encode()
            except UnicodeEncodeError:
                raise bad("strings must be encoded in UTF-8") from None
        return found

    def whole(self, name: str) -> int:
        """A whole number; 0 where there is none."""
        return whole(self.params.get(name))

    def flag(self, name: str) -> bool:
        """A truth value."""
        return truth(self.params.get(name))

    def parsed(self, name: str, default: Any, label: str | None = None) -> Any:
        """A value that travels as JSON; `label` is how Telegram calls it when it cannot read it."""
        value = self.params.get(name)
        if value is None or value == "":
            return default
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {label or name} JSON object") from None

    def objects(self, name: str, kind: str) -> list[Json]:
        """A list of objects that travels as JSON; `kind` is how Telegram calls one of them."""
        found = self.parsed(name, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise bad(f"expected an Array of {kind}")
        return found

    def reply_parameters(self) -> Json:
        """What to reply to, in the present form or the old one."""
        given = self.parsed("reply_parameters", None, "reply parameters")
        if isinstance(given, dict):
            return given
        keys = ("reply_to_message_id", "allow_sending_without_reply")
        return {"message_id": self.params.get(keys[0]), keys[1]: self.params.get(keys[1])}

    def with_(self, **values: Any) -> "Call":
        """The same call with other values: one item of an album."""
        return replace(self, params=self.params | values)


def whole(value: Any) -> int:
    """A whole number of whatever came; 0 where it is none."""
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return 0


def truth(value: Any) -> bool:
    """A truth value of whatever came."""
    return str(value).strip().lower() in ("true", "yes", "1")
