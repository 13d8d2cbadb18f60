"""Annexes behind the signature: a plan's timetable or its table of figures often stands there.

Each is a document of its own, so that its rows have its own heading above them. Forms to be filled
in, lists of names and tables of points are left out: they set no day and no target.
"""

from __future__ import annotations

import re

from campaigns.planreader.text.outline import Document, read_outline
from campaigns.planreader.text.source import Source

_BEGINS = re.compile(
    r"^(?:(?:phụ lục|phụ biểu|biểu)(?: (?:số )?[\divx]{1,4}[a-z]?)?[.:]?(?:\t|$|(?= ))|mẫu (?:số )?[\divx]{1,4}\b|lịch trình\b)",
    re.MULTILINE,
)
_FORM = re.compile(
    r"^mẫu|bản đăng ký|phiếu|tờ trình|biên bản|danh sách|thang điểm|bảng điểm|chấm điểm|giao ước|tiêu chí|báo cáo thành tích|đề cương|mẫu báo cáo"
)
_TABLE = re.compile(r"^[^\t\n]{1,12}\t[^\n]*\t", re.MULTILINE)
_TITLE = 220  # characters of an annex that name it


def read_parts(source: Source) -> tuple[Document, tuple[Document, ...]]:
    """The plan itself, and its annexes."""
    doc = read_outline(source)
    if doc.tail == len(doc.blocks):
        return doc, ()
    body, annexes = _split(source, doc.blocks[doc.tail].start)
    return (doc if body is source else read_outline(body)), annexes


def _split(source: Source, tail: int) -> tuple[Source, tuple[Document, ...]]:
    """The plan up to its first annex behind `tail`, and each annex that may set a day or a target."""
    starts = [
        match.start()
        for match in _BEGINS.finditer(source.low, tail)
        if source.text[match.start()].isupper()
    ]
    if not starts:
        return source, ()
    ends = [*starts[1:], len(source.text)]
    annexes = [_cut(source, low, high) for low, high in zip(starts, ends, strict=True)]
    return _cut(source, 0, starts[0]), tuple(
        read_outline(one, annex=True) for one in annexes if _sets_days(one)
    )


def _sets_days(annex: Source) -> bool:
    title = annex.low[:_TITLE]
    table = _TABLE.search(title)  # its rows may name forms to be sent
    return not _FORM.search(title[: table.start()] if table else title)


def _cut(source: Source, start: int, end: int) -> Source:
    end = len(source.text[:end].rstrip())
    return Source(
        source.text[start:end], source.low[start:end], source.origin[start:end], source.length
    )
