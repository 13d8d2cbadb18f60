"""A report as a Word document: a template's places filled with words, lists and photos.

The template may be the office's own: it reaches nothing but what it is given (sandbox), a place that
we do not know is said by name, and people's text stays text.
"""

import io
from collections.abc import Mapping
from typing import Any, Final
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from PIL import Image, ImageOps

from reports import plain

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PHOTO_WIDTH: Final = 72  # mm; two stand side by side
PHOTO_PIXELS: Final = 1000
MOST_PIXELS: Final = 60_000_000
_OF_THE_FILE: Final = (PackageNotFoundError, BadZipFile, KeyError, ValueError)
_OF_ITS_PLACES: Final = (TemplateError, TypeError, ArithmeticError, RecursionError)  # "{{ 1/0 }}"


class BadTemplate(Exception):
    """The template cannot be filled; `what` says which place or why."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def fill(template: bytes, context: Mapping[str, Any], photos: Mapping[str, bytes]) -> bytes:
    """The document; photos are named in lists under the key "anh", and left out where unreadable."""
    try:
        page = DocxTemplate(io.BytesIO(template))
        page.render(
            _ready(context, page, photos),
            jinja_env=ImmutableSandboxedEnvironment(undefined=StrictUndefined),
            autoescape=True,
        )
        out = io.BytesIO()
        page.save(out)
    except (*_OF_THE_FILE, *_OF_ITS_PLACES) as error:
        raise BadTemplate(str(error)) from error
    return out.getvalue()


def _ready(value: Any, page: Any, photos: Mapping[str, bytes]) -> Any:
    """The context with text made plain and photos' names turned into photos."""
    if isinstance(value, str):
        return plain.line(value)
    if isinstance(value, Mapping):
        return {
            key: _pictures(one, page, photos) if key == "anh" else _ready(one, page, photos)
            for key, one in value.items()
        }
    if isinstance(value, list | tuple):
        return [_ready(one, page, photos) for one in value]
    return value


def _pictures(names: Any, page: Any, photos: Mapping[str, bytes]) -> list[Any]:
    found = [small for one in names if one in photos and (small := shrunk(photos[one]))]
    return [InlineImage(page, io.BytesIO(one), width=Mm(PHOTO_WIDTH)) for one in found]


def shrunk(content: bytes) -> bytes | None:
    """A photo turned upright, small enough to print, without what the camera wrote into it."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft("RGB", (PHOTO_PIXELS, PHOTO_PIXELS))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
            upright.thumbnail((PHOTO_PIXELS, PHOTO_PIXELS))
            out = io.BytesIO()
            upright.save(out, "JPEG", quality=80)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return out.getvalue()
