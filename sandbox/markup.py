"""Telegram's HTML: markup in, text and entities out, offsets in UTF-16 units."""

import html
import re
from typing import Any

from sandbox.refusal import bad

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:\s+[\w-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)*)\s*>")
_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "code": "code", "pre": "pre", "blockquote": "blockquote", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link",
}  # fmt: skip
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_LINK = re.compile(
    r"https?://[^\s<>\"]+|(?<![\w@])@[A-Za-z]\w{3,31}|(?<![\w/])/[A-Za-z]\w{0,31}(?:@\w+)?"
)


def units(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse(source: str, mode: str | None) -> tuple[str, list[dict[str, Any]]]:
    """(text, entities) of a message; raises ApiError with Telegram's wording on bad markup."""
    if not mode or mode.lower() == "none":
        return _finish(source, [])
    if mode.lower() != "html":
        if mode.lower() in ("markdown", "markdownv2"):
            return _finish(source, [])
        raise bad("unsupported parse_mode")
    text, entities = "", []
    opened: list[tuple[str, int, str]] = []
    at = 0
    while at < len(source):
        character = source[at]
        if character == "<":
            found = _TAG.match(source, at)
            where = len(source[:at].encode())
            if found is None:
                raise bad(f'can\'t parse entities: Unsupported start tag "" at byte offset {where}')
            closing, name, attributes = found[1], found[2].lower(), found[3]
            if name not in _KINDS:
                raise bad(
                    f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {where}'
                )
            if closing:
                if not opened:
                    raise bad(
                        "can't parse entities: Unexpected end tag at byte offset " + str(where)
                    )
                last, start, extra = opened.pop()
                if last != name:
                    raise bad(
                        f"can't parse entities: Unmatched end tag at byte offset {where}, "
                        f'expected "</{last}>", found "</{name}>"'
                    )
                entity = _entity(last, start, units(text) - start, extra)
                if entity is not None:
                    entities.append(entity)
            else:
                opened.append((name, units(text), attributes))
            at = found.end()
        elif character == "&" and (found_entity := _ENTITY.match(source, at)):
            text += html.unescape(found_entity[0])
            at = found_entity.end()
        else:
            text += character
            at += 1
    if opened:
        raise bad(
            f"can't parse entities: Can't find end tag corresponding to start tag \"{opened[-1][0]}\""
        )
    return _finish(text, entities)


def _entity(name: str, start: int, length: int, attributes: str) -> dict[str, Any] | None:
    if length <= 0:
        return None
    entity: dict[str, Any] = {"type": _KINDS[name], "offset": start, "length": length}
    if name == "a":
        found = re.search(r"href=(?:\"([^\"]*)\"|'([^']*)'|(\S+))", attributes)
        address = html.unescape(next((one for one in found.groups() if one), "")) if found else ""
        if not address:
            return None
        mention = re.fullmatch(r"tg://user\?id=(\d+)", address)
        if mention:
            return {"type": "text_mention", "offset": start, "length": length,
                    "user": {"id": int(mention[1]), "is_bot": False, "first_name": "?"}}  # fmt: skip
        entity["url"] = address
    return entity


def _finish(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Trim as Telegram does and find links, mentions and commands."""
    lead = units(text[: len(text) - len(text.lstrip())])
    text = text.strip()
    total = units(text)
    kept = []
    for one in entities:
        start = max(0, one["offset"] - lead)
        end = min(total, one["offset"] - lead + one["length"])
        if end > start:
            kept.append(one | {"offset": start, "length": end - start})
    return text, sorted(kept + found_in(text), key=lambda one: (one["offset"], -one["length"]))


def found_in(text: str) -> list[dict[str, Any]]:
    """The entities Telegram finds by itself: links, @mentions and /commands."""
    entities = []
    for found in _LINK.finditer(text):
        kind = {"/": "bot_command", "@": "mention"}.get(found[0][0], "url")
        entities.append(
            {"type": kind, "offset": units(text[: found.start()]), "length": units(found[0])}
        )
    return entities
