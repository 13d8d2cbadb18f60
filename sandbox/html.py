"""Telegram's HTML: markup in, text and entities out, offsets in UTF-16 units.

Follows Telegram's own reader step by step, so that what it refuses is refused here, in its words and
with its byte offsets. Other parse modes are refused clearly: nobody who uses this sandbox needs them.
"""

import re
from typing import Any, NamedTuple

from sandbox.refusal import ApiError, bad

Json = dict[str, Any]

KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "code": "code", "pre": "pre", "blockquote": "blockquote", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "tg-emoji": "custom_emoji",
}  # fmt: skip
REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
ALONE = frozenset({"code", "pre", "text_link", "text_mention"})  # nothing is found inside these

_STOP = re.compile(r"[<&]")
_SPACE = " \t\r\n\0\v"
_TAG_END = re.compile(r"[ \t\r\n\0\v>]")
_NAME_END = re.compile(r"[ \t\r\n\0\v=>/\"']")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_REFERENCE = re.compile(r"&(?:#(?:x([0-9a-fA-F]+)|(\d+))|([A-Za-z]+));?")
_CONTROL = {code: " " for code in range(32) if code != 10} | {13: None}
_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+)"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mention>(?<![\w@/])@[A-Za-z]\w{3,31}\b)"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?\b)"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)"
)


class _Open(NamedTuple):
    """A tag that waits for its end."""

    name: str
    argument: str
    offset: int
    part: int  # where its text begins among the parts


def units(text: str) -> int:
    """How many UTF-16 units a text takes."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse(source: str, mode: str, people: dict[int, Json]) -> tuple[str, list[Json]]:
    """(text, entities) of a message; `people` are those a mention by id may name. ApiError."""
    if "\r" in source or any(ord(one) < 32 and one != "\n" for one in source):
        source = source.translate(_CONTROL)
    match mode.lower():
        case "" | "none":
            return finish(source, [])
        case "html":
            return finish(*_Reader(source, people).read())
        case "markdown" | "markdownv2":
            raise bad(f"can't parse entities: the sandbox reads HTML only, not {mode}")
        case _:
            raise bad("unsupported parse_mode")


def finish(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Trim a text as Telegram does, and add the links, mentions and commands it finds by itself."""
    text = text.rstrip(" \n")
    first = min((one["offset"] for one in entities), default=len(text))
    lead = len(text) - len(text.lstrip(" \n"))
    lead = min(lead, first)  # spaces and new lines are one unit each
    text = text[lead:]
    total = units(text)
    kept = []
    for one in entities:
        start = max(0, one["offset"] - lead)
        end = min(total, one["offset"] - lead + one["length"])
        if end > start:
            kept.append(one | {"offset": start, "length": end - start})
    taken = [(one["offset"], one["offset"] + one["length"]) for one in kept if one["type"] in ALONE]
    for one in found_in(text):
        start, end = one["offset"], one["offset"] + one["length"]
        if all(end <= begin or start >= stop for begin, stop in taken):
            kept.append(one)
    return text, sorted(kept, key=lambda one: (one["offset"], -one["length"]))


def found_in(text: str) -> list[Json]:
    """The entities Telegram finds by itself: links, addresses, @mentions, /commands, #tags."""
    if not any(mark in text for mark in "/@#"):
        return []
    return [
        {"type": found.lastgroup, "offset": units(text[: found.start()]), "length": units(found[0])}
        for found in _FOUND.finditer(text)
    ]


class _Reader:
    """One pass over one text."""

    def __init__(self, source: str, people: dict[int, Json]) -> None:
        self.source = source
        self.people = people
        self.at = 0
        self.out: list[str] = []
        self.offset = 0
        self.opened: list[_Open] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        """The bare text and its entities, the order of their ends."""
        while self.at < len(self.source):
            stop = _STOP.search(self.source, self.at)
            end = stop.start() if stop else len(self.source)
            self._put(self.source[self.at : end])
            self.at = end
            if stop is None:
                break
            if stop[0] == "&":
                self._put(self._reference() or self._plain())
            elif self._peek(1) == "/":
                self._end_tag()
            else:
                self._start_tag()
        if self.opened:
            name = self.opened[-1].name
            raise self._wrong(f'Can\'t find end tag corresponding to start tag "{name}"')
        for one in self.entities:
            if one["type"] == "code":
                one.pop("language", None)
        return "".join(self.out), self.entities

    def _put(self, text: str) -> None:
        if text:
            self.out.append(text)
            self.offset += units(text)

    def _peek(self, ahead: int = 0) -> str:
        """The character there; "" at the end."""
        return self.source[self.at + ahead : self.at + ahead + 1]

    def _plain(self) -> str:
        character = self.source[self.at]
        self.at += 1
        return character

    def _reference(self) -> str:
        """What a reference stands for, and step over it; "" where it is none."""
        found = _REFERENCE.match(self.source, self.at)
        if found is None:
            return ""
        if found[3] is not None:
            character = REFERENCES.get(found[3], "")
        else:
            code = int(found[1], 16) if found[1] else int(found[2])
            if not 0 < code < 0x10FFFF or len(found[0].rstrip(";")) >= 10:
                return ""
            if 0xD800 <= code <= 0xDFFF:
                raise self._wrong(
                    "Text contains invalid Unicode characters after decoding HTML entities, "
                    "check for unmatched surrogate code units"
                )
            character = chr(code)
        if character:
            self.at = found.end()
        return character

    def _skip_spaces(self) -> None:
        while self._peek() and self._peek() in _SPACE:
            self.at += 1

    def _start_tag(self) -> None:
        begin = self.at
        end = _TAG_END.search(self.source, begin)
        if end is None:
            raise self._wrong("Unclosed start tag", begin)
        name = self.source[begin + 1 : end.start()].lower()
        if name not in KINDS:
            raise self._wrong(f'Unsupported start tag "{name}"', begin)
        self.at = end.start()
        argument = ""
        while self._peek() != ">":
            self._skip_spaces()
            if self._peek() == ">":
                break
            argument = self._attribute(name, begin) or argument
        self.at += 1
        if name == "span" and argument != "spoiler":
            raise self._wrong('Tag "span" must have class "tg-spoiler"', begin)
        self.opened.append(_Open(name, argument, self.offset, len(self.out)))

    def _attribute(self, tag: str, begin: int) -> str:
        """Read one attribute; what it means for this tag, "" where it means nothing."""
        end = _NAME_END.search(self.source, self.at)
        if end is None:
            raise self._wrong(f'Unclosed start tag "{tag}"', begin)
        name = self.source[self.at : end.start()].lower()
        if not name:
            raise self._wrong(f'Empty attribute name in the tag "{tag}"', begin)
        self.at = end.start()
        self._skip_spaces()
        if self._peek() != "=":
            if not self._peek():
                raise self._wrong(f'Unclosed start tag "{tag}"', begin)
            return "expandable" if (tag, name) == ("blockquote", "expandable") else ""
        self.at += 1
        self._skip_spaces()
        value = self._value(tag, begin)
        match tag, name:
            case ("a", "href") | ("tg-emoji", "emoji-id"):
                return value
            case "code", "class" if value.startswith("language-"):
                return value.removeprefix("language-")
            case "span", "class" if value.startswith("tg-"):
                return value.removeprefix("tg-")
            case "blockquote", "expandable":
                return "expandable"
        return ""

    def _value(self, tag: str, begin: int) -> str:
        mark = self._peek()
        if not mark:
            raise self._wrong(f'Unclosed start tag "{tag}"', begin)
        if mark not in "'\"":
            start = self.at
            token = _TOKEN.match(self.source, start)
            self.at = token.end() if token else start
            if self._peek() and self._peek() != ">" and self._peek() not in _SPACE:
                raise self._wrong("Unexpected end of name token", start)
            value = self.source[start : self.at].lower()
        else:
            self.at += 1
            parts = []
            while self._peek() and self._peek() != mark:
                known = self._reference() if self._peek() == "&" else ""
                parts.append(known or self._plain())
            self.at += 1
            value = "".join(parts)
        if self.at >= len(self.source):
            raise self._wrong("Unclosed start tag", begin)
        return value

    def _end_tag(self) -> None:
        begin = self.at
        if not self.opened:
            raise self._wrong("Unexpected end tag", begin)
        end = _TAG_END.search(self.source, begin)
        name = self.source[begin + 2 : end.start() if end else None].lower()
        self.at = end.start() if end else len(self.source)
        self._skip_spaces()
        if self._peek() != ">":
            raise self._wrong("Unclosed end tag", begin)
        last = self.opened.pop()
        if name not in ("", last.name):
            raise self._wrong(
                "Unmatched end tag", begin, f', expected "</{last.name}>", found "</{name}>"'
            )
        self.at += 1
        if self.offset > last.offset:
            self._close(last)

    def _close(self, last: _Open) -> None:
        """Add the entity of a tag that ended and has something in it."""
        entity: Json = {"type": KINDS[last.name], "offset": last.offset,
                        "length": self.offset - last.offset}  # fmt: skip
        match last.name:
            case "a":
                address = last.argument or "".join(self.out[last.part :])
                if not self._address(entity, address):
                    return
            case "pre" | "code":
                if last.name == "code" and last.argument:
                    entity["language"] = last.argument
                if self._joins_code(entity):
                    return
            case "blockquote" if last.argument:
                entity["type"] = "expandable_blockquote"
            case "tg-emoji":
                if not last.argument.isdigit():
                    raise self._wrong("Invalid custom emoji identifier specified")
                entity["custom_emoji_id"] = last.argument
        self.entities.append(entity)

    def _joins_code(self, outer: Json) -> bool:
        """<pre><code class="language-x"> is one entity with a language."""
        if not self.entities:
            return False
        inner = self.entities[-1]
        same = inner["offset"] == outer["offset"] and inner["length"] == outer["length"]
        if not same or {inner["type"], outer["type"]} != {"code", "pre"}:
            return False
        language = inner.get("language") or outer.get("language")
        if not language:
            return False
        inner |= {"type": "pre", "language": language}
        return True

    def _address(self, entity: Json, address: str) -> bool:
        """Make a link or a mention of it; False where the address leads nowhere."""
        mention = re.fullmatch(r"tg://user\?id=(\d+)", address)
        if mention:
            user = self.people.get(int(mention[1]))
            if user is None:
                return False
            entity |= {"type": "text_mention", "user": user}
            return True
        if "://" not in address and "." not in address:
            return False
        entity["url"] = address if "://" in address else f"http://{address}/"
        return True

    def _wrong(self, what: str, at: int | None = None, more: str = "") -> ApiError:
        where = "" if at is None else f" at byte offset {len(self.source[:at].encode())}"
        return bad(f"can't parse entities: {what}{where}{more}")
