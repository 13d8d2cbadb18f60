"""What the columns of a table are called: its first row, above the row in which something stands."""

from __future__ import annotations

from campaigns.planreader.text.outline import Block, Document
from campaigns.planreader.text.source import lowered


def table_head(doc: Document, block: Block) -> str:
    """The first row of the table in which a row stands that has as many cells, in small letters."""
    return doc.words(_head(doc, block))


def column_of(doc: Document, block: Block, position: int) -> str | None:
    """What the column is called in which a position of a row stands, if the table has such a head."""
    found = column_as_shown(doc, block, position)
    return None if found is None else lowered(found)


def column_as_shown(doc: Document, block: Block, position: int) -> str | None:
    """The same as it is printed, for showing."""
    if "\t" not in doc.text[block.start : block.end]:
        return None
    head = _head(doc, block)
    heads = doc.text[head.body : head.end].split("\t")
    if len(heads) != doc.text.count("\t", block.start, block.end) + 1:
        return None
    return heads[doc.text.count("\t", block.start, position)].strip()


def _head(doc: Document, block: Block) -> Block:
    return doc.blocks[doc.heads[block.index]]
