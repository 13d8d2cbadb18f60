"""A search for bytes that may not be there, also in what is zipped or packed in a dump."""

import io
import zipfile
from collections.abc import Iterable, Sequence


def inside(content: bytes) -> list[bytes]:
    """A file's bytes, and those of what is zipped in it."""
    if not content.startswith(b"PK"):
        return [content]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return [content, *(packed.read(name) for name in packed.namelist())]


def joined(data: Iterable[bytes]) -> bytes:
    """All of it as one haystack."""
    return b"\0".join(data)


def hits(needles: Sequence[bytes], haystack: bytes) -> int:
    """How many of the needles are in it."""
    return sum(one in haystack for one in needles)
