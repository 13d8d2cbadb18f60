"""A plan's document, .docx, .odt, .pdf or .txt, as plain text; hostile until read.

What kind a file is, its bytes say, never its name. `python -m reports.documents` is the child process
that opens it (reports/child.py).
"""

from typing import Final

from reports import child, docx_text, odt_text, plain_text
from reports.child import Unreadable

MAX_TEXT: Final = 1_000_000  # bytes
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_OTHERS: Final = (b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ", b"\x7fELF")
_MARKUP: Final = (b"<html", b"<!doctype", b"<?xml", b"mime-version:")
_DIRECTORY: Final = b"PK\x01\x02"  # of a packed file, behind its parts
_MACROS: Final = (docx_text.MACROS, "Basic/")


async def read(content: bytes) -> str:
    """The text, a paragraph or a row of a table to a line; raises Unreadable.

    Its codes besides the child's: empty, scanned, picture, encrypted, old_word, macro, wrong_kind,
    encoding, tcvn3, vni, too_long.
    """
    return str(await child.run("reports.documents", content))


def parse(content: bytes) -> str:
    """The same in this process; raises Unreadable or whatever a damaged file makes of its reader."""
    text = _text(content)
    if len(text.encode("utf-8", "surrogatepass")) > MAX_TEXT:
        raise Unreadable("too_long")
    if not text.strip():
        raise Unreadable("empty")
    plain_text.refuse_old_letters(text)
    return text


def _text(content: bytes) -> str:
    start = content[:1024].lstrip()
    if content[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _office(content)
    if b"%PDF-" in content[:1024]:
        from reports import pdf_text

        return pdf_text.text_of(content, MAX_TEXT)
    if content.startswith(_OLE):
        raise Unreadable(_old(content))
    if content.startswith(_PICTURES):
        raise Unreadable("picture")
    if start.startswith(_OTHERS) or start.lower().startswith(_MARKUP):
        raise Unreadable("wrong_kind")
    if _DIRECTORY in content:
        raise Unreadable("damaged")  # what is left of a .docx whose beginning is lost
    return plain_text.text_of(content)


def _office(content: bytes) -> str:
    names = child.check_zip(content)
    if any(name.startswith(_MACROS) for name in names):
        raise Unreadable("macro")
    if docx_text.PART in names:
        return docx_text.text_of(content)
    if odt_text.is_ours(content):
        return odt_text.text_of(content)
    raise Unreadable("wrong_kind")


def _old(content: bytes) -> str:
    """A compound file: Word up to 2003, or today's Word under a password."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "encrypted"
    return "old_word" if "WordDocument".encode("utf-16-le") in content else "wrong_kind"


if __name__ == "__main__":
    child.serve(parse)
