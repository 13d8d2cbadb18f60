"""Text from people made safe to keep: one Unicode form, nothing that hides or turns it around.

What is left is what the person meant to be read: no control, bidi or zero-width characters, no
letters that look like blanks. Nothing is escaped here; that is done where it is shown.
"""

import re
import unicodedata

_LOOKS_BLANK = frozenset(map(chr, (0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0)))
_GOES = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
UNREADABLE = "\ufffd"  # what stands where something could not be kept
_JOINER, _AS_EMOJI = "\u200d", "\ufe0f"
_MOST_MARKS = 2  # on one letter; no alphabet has more, heaps of them hide the line above
_LINE_ENDS = dict.fromkeys((0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029), "\n")


_QUOTED = re.compile(r"“([^”]{80})[^”]+”")
LONGEST_NAME = 120  # bytes of a file's name, its ending among them


def tidy(text: str, *, lines: bool = False) -> str:
    """`text` in NFC without invisible characters; `lines` keeps line ends, else they are blanks."""
    text = text.replace("\r\n", "\n").translate(_LINE_ENDS)
    text = text.replace("\t", " ").replace(UNREADABLE, "")
    plain = text.isprintable() and _LOOKS_BLANK.isdisjoint(text)
    kept = _thinned(unicodedata.normalize("NFC", text if plain else _seen(text)))
    if not lines:
        return " ".join(kept.split())
    return "\n".join(line.rstrip() for line in kept.split("\n")).strip()


def _seen(text: str) -> str:
    """Without what cannot be seen, each kind of blank as a plain one."""
    return "".join(
        " " if unicodedata.category(char) == "Zs" else char
        for at, char in enumerate(text)
        if char == "\n"
        or (unicodedata.category(char) not in _GOES and char not in _LOOKS_BLANK)
        or (char == _JOINER and _joins(text, at))
    )


def _joins(text: str, at: int) -> bool:
    """Whether the joiner here makes one picture of two, as in a family's."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not before or not after or unicodedata.category(after) != "So":
        return False
    return before == _AS_EMOJI or unicodedata.category(before) in ("So", "Sk")


def _thinned(text: str) -> str:
    """Without the marks that are heaped on one letter."""
    if text.isascii() or text.replace(" ", "").isalnum():  # letters and figures are no marks
        return text
    found, heaped = [], 0
    for char in text:
        mark = unicodedata.category(char) in ("Mn", "Me") and char != _AS_EMOJI
        heaped = heaped + 1 if mark else 0
        if heaped <= _MOST_MARKS:
            found.append(char)
    return "".join(found)


def quoted_briefly(sentence: str) -> str:
    """A sentence of ours with what it quotes cut: enough to find the place, not the whole of a cell."""
    return _QUOTED.sub(lambda found: f"“{found[1]}…”", sentence)


def file_name(sent: str) -> str:
    """A file's name as it may be kept and shown: no path, nothing hidden, at most 120 bytes."""
    name = tidy(sent.replace("\\", "/").rpartition("/")[2])
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode()) > LONGEST_NAME // 2:
        stem, dot, ending = name, "", ""
    room = LONGEST_NAME - len((dot + ending).encode())
    return stem.encode()[:room].decode("utf-8", "ignore") + dot + ending
