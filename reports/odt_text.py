"""The text of an OpenDocument text (.odt) in the order in which it is read on paper."""

import io
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from reports import table_text
from reports.child import Unreadable
from reports.numbering import Counters, Level

KIND: Final = "application/vnd.oasis.opendocument.text"
DEEPEST: Final = 40
MOST_BLANKS: Final = 100  # one element may claim any number of them
_NS: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT: Final = _NS % "text"
_TABLE: Final = _NS % "table"
_OFFICE: Final = _NS % "office"
_STYLE: Final = _NS % "style"
_BOX: Final = (_NS % "drawing") + "text-box"
_PARAGRAPHS: Final = (_TEXT + "p", _TEXT + "h")
_UNSEEN: Final = frozenset(
    {
        _TEXT + "tracked-changes", _TEXT + "note", _OFFICE + "annotation", _OFFICE + "forms",
        _TEXT + "sequence-decls", _TEXT + "table-of-content",
    }
)  # fmt: skip

_Lists = dict[str, dict[int, Level]]


def is_ours(content: bytes) -> bool:
    """Whether a zip is a text document of this kind; raises Unreadable for one under a password."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if "mimetype" not in names or archive.read("mimetype").strip() != KIND.encode():
            return False
        manifest = "META-INF/manifest.xml"
        if manifest in names and b"encryption-data" in archive.read(manifest):
            raise Unreadable("encrypted")
        return "content.xml" in names


def text_of(content: bytes) -> str:
    """Every paragraph on its own line; raises Unreadable, or what a damaged file makes of XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        whole = fromstring(archive.read("content.xml"))
        names = archive.namelist()
        styles = fromstring(archive.read("styles.xml")) if "styles.xml" in names else None
    body = whole.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise Unreadable("damaged")
    lists = {**({} if styles is None else _lists(styles)), **_lists(whole)}
    return "\n".join(_Paper(lists).lines(body, 0))


class _Paper:
    """Walks the body once, counting the lists on the way."""

    def __init__(self, lists: _Lists) -> None:
        self._lists = lists
        self._counters = Counters()

    def lines(self, parent: Element, depth: int) -> Iterator[str]:
        """The lines of a body, a section, a cell or a text box."""
        if depth > DEEPEST:
            raise Unreadable("bomb")
        for child in parent:
            if child.tag in _PARAGRAPHS:
                yield from self._paragraph(child, "", depth)
            elif child.tag == _TABLE + "table":
                yield from table_text.lines_of(list(self._rows(child, depth)))
            elif child.tag == _TEXT + "list":
                yield from self._list(child, "", 0, depth)
            elif child.tag not in _UNSEEN:
                yield from self.lines(child, depth + 1)

    def _rows(self, table: Element, depth: int) -> Iterator[list[list[str]]]:
        for child in table:
            if child.tag == _TABLE + "table-row":
                yield [
                    [line for line in self.lines(cell, depth + 1) if line.strip()]
                    for cell in child
                    if cell.tag in (_TABLE + "table-cell", _TABLE + "covered-table-cell")
                ]
            elif child.tag in (_TABLE + "table-header-rows", _TABLE + "table-rows"):
                yield from self._rows(child, depth)

    def _list(self, parent: Element, name: str, at: int, depth: int) -> Iterator[str]:
        """The items of a list `at` a depth within its style; its name may be that of the outer one."""
        if depth > DEEPEST:
            raise Unreadable("bomb")
        name = parent.get(_TEXT + "style-name", name)
        goes_on = parent.get(_TEXT + "continue-numbering") or parent.get(_TEXT + "continue-list")
        if at == 0 and not goes_on:
            self._counters.restart(name)
        for item in parent:
            said = item.tag == _TEXT + "list-header"  # an item without a number
            for child in item:
                if child.tag in _PARAGRAPHS:
                    levels = self._lists.get(name, {})
                    mark = "" if said else self._counters.next(name, at, levels)
                    yield from self._paragraph(child, mark, depth)
                    said = True
                elif child.tag == _TEXT + "list":
                    yield from self._list(child, name, at + 1, depth + 1)

    def _paragraph(self, paragraph: Element, mark: str, depth: int) -> Iterator[str]:
        boxes: list[Element] = []
        said = "".join(_said(paragraph, boxes)).strip()
        yield from (f"{mark} {said}" if mark and said else said).split("\n")
        for box in boxes:
            yield from self.lines(box, depth + 1)


def _said(parent: Element, boxes: list[Element]) -> Iterator[str]:
    """The words of a paragraph; its text boxes are put aside."""
    yield parent.text or ""
    for child in parent:
        tag = child.tag
        if tag == _BOX:
            boxes.append(child)
        elif tag == _TEXT + "tab":
            yield "\t"
        elif tag == _TEXT + "line-break":
            yield "\n"
        elif tag == _TEXT + "s":
            yield " " * min(int(child.get(_TEXT + "c", "1")), MOST_BLANKS)
        elif tag not in _UNSEEN:
            yield from _said(child, boxes)
        yield child.tail or ""


def _lists(part: Element) -> _Lists:
    """The levels of every list style of one part of the file."""
    return {
        one.get(_STYLE + "name", ""): {
            int(level.get(_TEXT + "level", "1")) - 1: _level(level) for level in one
        }
        for one in part.iter(_TEXT + "list-style")
    }


def _level(level: Element) -> Level:
    if level.tag != _TEXT + "list-level-style-number":
        return Level("bullet")
    kind = level.get(_STYLE + "num-format", "")
    depth = int(level.get(_TEXT + "level", "1"))
    shown = int(level.get(_TEXT + "display-levels", "1"))
    numbers = ".".join(f"%{at}" for at in range(max(1, depth - shown + 1), depth + 1))
    prefix, suffix = level.get(_STYLE + "num-prefix", ""), level.get(_STYLE + "num-suffix", "")
    start = int(level.get(_TEXT + "start-value", "1"))
    return Level(kind, prefix + numbers + suffix, start) if kind else Level("none")
