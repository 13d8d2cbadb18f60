"""The text of a PDF in which letters are stored; a scan has none and is refused.

Lines keep their order. Words that the paper broke over two lines, and pages' numbers, are left to the
plan reader, which knows what a sentence is.
"""

import io
from typing import Final

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from reports import page_layout
from reports.child import Unreadable

MAX_PAGES: Final = 300
FEWEST: Final = 40  # letters on a page that is not a picture


def text_of(content: bytes, most: int) -> str:
    """The text of every page; raises Unreadable, or what a damaged file makes of its reader."""
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not _opens(reader):
        raise Unreadable("encrypted")
    if len(reader.pages) > MAX_PAGES:
        raise Unreadable("too_long")
    pages: list[str] = []
    length = 0
    for page in reader.pages:
        pages.append("\n".join(page_layout.lines_of(page.extract_text(extraction_mode="layout"))))
        length += len(pages[-1])
        if length > most:
            raise Unreadable("too_long")
    text = "\n".join(pages)
    if sum(map(str.isalpha, text)) < FEWEST:
        raise Unreadable("scanned")
    return text


def _opens(reader: PdfReader) -> bool:
    """Whether anybody may read it: many are only locked against changes."""
    try:
        return bool(reader.decrypt(""))
    except (DependencyError, FileNotDecryptedError, NotImplementedError):
        return False
