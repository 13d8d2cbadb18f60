"""The text of a Word document (.docx) in the order in which it is read on paper.

Owns what Word leaves to the eye: numbers of lists, tables, text boxes, a letterhead kept in the page's
header. Struck, moved and hidden words are left out, for nobody who holds the paper sees them.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from reports import table_text
from reports.child import Unreadable
from reports.numbering import Counters, Level

PART: Final = "word/document.xml"
MACROS: Final = "word/vbaProject.bin"
DEEPEST: Final = 40  # tables within tables
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MARKER_TAB: Final = re.compile(r"^(\S{1,6})\t(?=[^\t]*$)")
_PAGE: Final = re.compile(r"^\W*(?:trang\W*)?[\d\W]*$", re.IGNORECASE)  # a page number and no more
_UNSEEN: Final = frozenset(
    _W + name for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sectPr")
) | {_FALLBACK}

_Lists = dict[str, dict[int, Level]]
_Style = tuple[str, int]  # a list and a depth in it


def text_of(content: bytes) -> str:
    """Every paragraph on its own line; raises Unreadable, or what a damaged file makes of XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = fromstring(archive.read(PART)).find(_W + "body")
        if body is None:
            raise Unreadable("damaged")
        names = archive.namelist()
        headers = [_letterhead(archive.read(name)) for name in sorted(names) if "/header" in name]
        numbering = _part(archive, "word/numbering.xml")
        styles = _part(archive, "word/styles.xml")
    paper = _Paper(_lists(numbering), _styled(styles))
    lines = list(paper.lines(body, 0))
    return "\n".join([*next(filter(None, headers), []), *lines])


def _part(archive: zipfile.ZipFile, name: str) -> Element | None:
    return fromstring(archive.read(name)) if name in archive.namelist() else None


def _letterhead(part: bytes) -> list[str]:
    """The lines of a page's header, none where it only holds a page number."""
    lines = list(_Paper({}, {}).lines(fromstring(part), 0))
    return [] if all(_PAGE.match(line) for line in lines) else lines


class _Paper:
    """Walks the body once, counting the lists on the way."""

    def __init__(self, lists: _Lists, styled: dict[str, _Style]) -> None:
        self._lists = lists
        self._styled = styled
        self._counters = Counters()

    def lines(self, parent: Element, depth: int) -> Iterator[str]:
        """The lines of a body, a cell or a text box."""
        if depth > DEEPEST:
            raise Unreadable("bomb")
        for child in parent:
            if child.tag == _W + "p":
                yield from self._paragraph(child, depth)
            elif child.tag == _W + "tbl":
                yield from table_text.lines_of(list(self._rows(child, depth)))
            elif child.tag not in _UNSEEN:
                yield from self.lines(child, depth + 1)

    def _rows(self, table: Element, depth: int) -> Iterator[list[list[str]]]:
        for row in _own(table, _W + "tr"):
            yield [
                [line for line in self.lines(cell, depth + 1) if line.strip()]
                for cell in _own(row, _W + "tc")
            ]

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[str]:
        boxes: list[Element] = []
        said = "".join(_said(paragraph, boxes)).strip(" ")
        mark = self._mark(paragraph) if said.strip() else ""
        said = _MARKER_TAB.sub(r"\1 ", said.strip())
        yield from (f"{mark} {said}" if mark else said).split("\n")
        for box in boxes:
            yield from self.lines(box, depth + 1)

    def _mark(self, paragraph: Element) -> str:
        name, depth = "", 0
        properties = paragraph.find(_W + "pPr")
        if properties is None:
            return ""
        style = properties.find(_W + "pStyle")
        if style is not None:
            name, depth = self._styled.get(style.get(_W + "val", ""), ("", 0))
        own = properties.find(_W + "numPr")
        if own is not None:
            name = _value(own, "numId") or name
            depth = int(_value(own, "ilvl") or depth)
        levels = self._lists.get(name)
        return self._counters.next(name, depth, levels) if levels else ""


def _own(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also through a frame of content control."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml"):
            yield from _own(child, tag)


def _said(parent: Element, boxes: list[Element]) -> Iterator[str]:
    """The words of a paragraph; its text boxes are put aside."""
    for child in parent:
        tag = child.tag
        if tag in _UNSEEN:
            continue
        if tag == _W + "txbxContent":
            boxes.append(child)
        elif tag == _W + "t":
            yield child.text or ""
        elif tag == _W + "tab":
            yield "\t"
        elif tag in (_W + "br", _W + "cr"):
            yield "\n"
        elif tag == _W + "noBreakHyphen":
            yield "-"
        elif tag == _W + "r":
            yield from _run(child, boxes)
        else:
            yield from _said(child, boxes)


def _run(run: Element, boxes: list[Element]) -> Iterator[str]:
    properties = run.find(_W + "rPr")
    if properties is not None and _is_on(properties, "vanish"):
        return
    said = "".join(_said(run, boxes))
    yield said.upper() if properties is not None and _is_on(properties, "caps") else said


def _is_on(properties: Element, name: str) -> bool:
    found = properties.find(_W + name)
    return found is not None and found.get(_W + "val", "1") not in ("0", "false", "off")


def _value(parent: Element, name: str) -> str:
    found = parent.find(_W + name)
    return found.get(_W + "val", "") if found is not None else ""


def _lists(numbering: Element | None) -> _Lists:
    """The levels of every list, by the number paragraphs know it by."""
    if numbering is None:
        return {}
    shapes = {
        one.get(_W + "abstractNumId", ""): {
            int(level.get(_W + "ilvl", "0")): _level(level) for level in one.iter(_W + "lvl")
        }
        for one in numbering.iter(_W + "abstractNum")
    }
    found = {}
    for one in numbering.iter(_W + "num"):
        levels = dict(shapes.get(_value(one, "abstractNumId"), {}))
        for change in one.iter(_W + "lvlOverride"):
            depth = int(change.get(_W + "ilvl", "0"))
            start = _value(change, "startOverride")
            if start:
                before = levels.get(depth, Level())
                levels[depth] = Level(before.kind, before.pattern, int(start))
        found[one.get(_W + "numId", "")] = levels
    return found


def _level(level: Element) -> Level:
    kind = _value(level, "numFmt") or "decimal"
    return Level(kind, _value(level, "lvlText"), int(_value(level, "start") or 1))


def _styled(styles: Element | None) -> dict[str, _Style]:
    """The lists that come with a style of paragraphs, its own or that of the style below it."""
    if styles is None:
        return {}
    by_name = {one.get(_W + "styleId", ""): one for one in styles.iter(_W + "style")}
    found = {}
    for name in by_name:
        at, seen = name, set[str]()
        while at in by_name and at not in seen:
            seen.add(at)
            own = next(by_name[at].iter(_W + "numPr"), None)
            if own is not None and _value(own, "numId"):
                found[name] = (_value(own, "numId"), int(_value(own, "ilvl") or 0))
                break
            at = _value(by_name[at], "basedOn")
    return found
