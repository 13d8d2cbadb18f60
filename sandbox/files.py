"""The files of the sandbox: kept in memory, found by file_id, downloaded by path.

A file that only says how big it is (a video of a person, for instance) need not have its bytes.
"""

import hashlib
import struct
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from sandbox.parameters import Call, Json, Upload
from sandbox.refusal import ApiError, bad

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
SIDES = (320, 1280)  # a picture comes in these sizes, where it is that big


@dataclass(frozen=True, slots=True)
class File:
    """One stored file."""

    id: str
    unique: str
    kind: str  # Photo, Document, Video … as Telegram names them when it says no
    name: str
    media_type: str
    content: bytes
    size: int
    path: str


@dataclass(slots=True)
class Files:
    """All files by their id."""

    by_id: dict[str, File] = field(default_factory=dict)
    by_path: dict[str, File] = field(default_factory=dict)

    def keep(self, kind: str, upload: Upload, size: int | None = None) -> File:
        """Store one; `size` where it claims to be bigger than its bytes."""
        number = len(self.by_id) + 1
        unique = hashlib.sha256(upload.content + upload.name.encode("utf-8", "replace")).hexdigest()
        ending = PurePosixPath(upload.name.replace("/", "_")).suffix
        ending = ending if ending[1:].isascii() and ending[1:].isalnum() else ""
        file = File(
            id=f"SBX{kind[0]}{number:07d}{unique[:24]}", unique=f"{kind[0]}{unique[:15]}", kind=kind,
            name=upload.name, media_type=upload.media_type, content=upload.content,
            size=len(upload.content) if size is None else size,
            path=f"{kind.lower()}s/file_{number}{ending}",
        )  # fmt: skip
        self.by_id[file.id] = self.by_path[file.path] = file
        return file

    def sent(self, call: Call, name: str, kind: str, default: Upload) -> File:
        """The file that a call brings, or names by its id; ApiError as Telegram says it."""
        given = call.params.get(name)
        part = name
        if isinstance(given, str) and given.startswith("attach://"):
            part = given.removeprefix("attach://")
        if part in call.uploads:
            upload = call.uploads[part]
            _check_upload(upload, kind)
            return self.keep(kind, Upload(upload.name or default.name,
                                          upload.media_type or default.media_type, upload.content))  # fmt: skip
        if not isinstance(given, str) or not given:
            raise bad(f"there is no {name} in the request")
        if given.startswith("attach://"):
            raise bad("wrong file identifier/HTTP URL specified")
        if given.startswith(("http://", "https://")):
            raise bad("failed to get HTTP URL content")  # nothing is fetched from anywhere
        known = self.by_id.get(given)
        if known is None:
            raise bad("wrong file identifier/HTTP URL specified")
        if known.kind != kind:
            raise bad(f"can't use file of type {known.kind} as {kind}")
        return known

    def get(self, call: Call) -> Json:
        """getFile."""
        if not call.has("file_id"):
            raise bad("file_id not specified")
        file = self.by_id.get(call.text("file_id"))
        if file is None:
            raise bad("wrong file_id or the file is temporarily unavailable")
        if file.size > DOWNLOAD_LIMIT:
            raise bad("file is too big")
        return {"file_id": file.id, "file_unique_id": file.unique, "file_size": file.size,
                "file_path": file.path}  # fmt: skip

    def photo(self, file: File) -> list[Json]:
        """A picture in its sizes, the smallest first; each size is a file of its own."""
        width, height = dimensions(file.content)
        longest = max(width, height)
        sides = [side for side in SIDES if side < longest] + [longest]
        found = []
        for number, side in enumerate(sides[:3]):
            last = number == len(sides[:3]) - 1
            one = file if last else self._smaller(file, side)
            found.append({
                "file_id": one.id, "file_unique_id": one.unique,
                "width": max(1, width * side // longest), "height": max(1, height * side // longest),
                "file_size": file.size if last else max(1, file.size * side // longest),
            })  # fmt: skip
        return found

    def _smaller(self, file: File, side: int) -> File:
        smaller = File(f"{file.id}s{side}", f"{file.unique}{side}", file.kind, file.name,
                       file.media_type, file.content, file.size, file.path)  # fmt: skip
        return self.by_id.setdefault(smaller.id, smaller)


def document(file: File) -> Json:
    """A document, as a message shows it."""
    return {"file_id": file.id, "file_unique_id": file.unique, "file_name": file.name,
            "mime_type": file.media_type, "file_size": file.size}  # fmt: skip


def dimensions(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG, GIF or JPEG; of anything else, a usual picture's."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
    elif content[:4] == b"GIF8" and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
    elif content[:2] == b"\xff\xd8":
        width, height = _jpeg(content)
    else:
        return 1280, 960
    return max(1, width), max(1, height)


def _jpeg(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + max(2, length)
    return 1280, 960


def _check_upload(upload: Upload, kind: str) -> None:
    if not upload.content:
        raise bad("file must be non-empty")
    if len(upload.content) > UPLOAD_LIMIT:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "Photo" and len(upload.content) > PHOTO_LIMIT:
        raise bad(
            f"file of size {len(upload.content)} bytes is too big for a photo; "
            f"the maximum size is {PHOTO_LIMIT} bytes"
        )
