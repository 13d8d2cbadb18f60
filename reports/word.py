"""A report as a Word document: a template's places filled with words, lists and photos.

The template may be the office's own: it reaches nothing but what it is given (sandbox), a place that
we do not know is said by name, and people's text stays text.
"""

import io
import re
from collections.abc import Mapping
from typing import Any, Final
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText
from jinja2 import StrictUndefined, TemplateError, Undefined
from jinja2.exceptions import (
    SecurityError,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from PIL import Image, ImageOps

from reports import plain

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PHOTO_WIDTH: Final = 72  # mm; two stand side by side
PHOTO_PIXELS: Final = 1000
MOST_PIXELS: Final = 60_000_000
_OF_TEXT: Final = ("upper", "lower", "title", "capitalize", "strip")
_FILTERS: Final = (
    "upper", "lower", "title", "capitalize", "trim", "default", "d", "join", "length", "count", "first",
    "last", "round", "int", "float", "sum", "sort", "unique", "select", "reject", "selectattr", "rejectattr",
    "map", "list", "e", "escape", "safe", "string", "replace", "abs", "min", "max",
)  # fmt: skip
_OF_THE_FILE: Final = (PackageNotFoundError, BadZipFile, KeyError, ValueError)
_OF_ITS_PLACES: Final = (TemplateError, TypeError, ArithmeticError, RecursionError)  # "{{ 1/0 }}"


class BadTemplate(Exception):
    """The template cannot be filled: how (a word of report/problem.html), and which place of it."""

    def __init__(self, how: str, what: str = "") -> None:
        super().__init__(f"{how}: {what}")
        self.how = how
        self.what = what


class _Places(ImmutableSandboxedEnvironment):
    """What a template may do: name its places, ask and repeat, reckon with numbers, write in capitals."""

    intercepted_binops = frozenset(("*", "%", "**"))

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, finalize=_shown)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}

    def is_safe_callable(self, obj: object) -> bool:
        """A few words of a text ("{{ ten_xa.upper() }}"), and a template's own macros."""
        of_text = isinstance(getattr(obj, "__self__", None), str)
        return isinstance(
            obj, Macro | Undefined
        ) or (  # what is not there says so when it is called
            of_text and getattr(obj, "__name__", "") in _OF_TEXT
        )

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Numbers alone: a text times a thousand million would take the whole machine."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if not numbers or operator == "**":
            raise SecurityError(f"'{operator}'")
        return super().call_binop(context, operator, left, right)


def _shown(value: Any) -> Any:
    """What may stand in a place: words, numbers, a photo; a list or an object is none of them."""
    if isinstance(value, Undefined):
        return str(value)  # says which
    if isinstance(value, str | int | float | InlineImage | RichText) or value is None:
        return value
    raise TemplateRuntimeError(f"'{type(value).__name__}'")


def fill(template: bytes, context: Mapping[str, Any], photos: Mapping[str, bytes]) -> bytes:
    """The document; photos are named in lists under the key "anh", and left out where unreadable."""
    try:
        page = DocxTemplate(io.BytesIO(template))
        page.render(
            _ready(context, page, photos),
            jinja_env=_Places(),
            autoescape=True,
        )
        out = io.BytesIO()
        page.save(out)
    except _OF_ITS_PLACES as error:
        raise BadTemplate(_how(error), _place(error)) from error
    except _OF_THE_FILE as error:
        raise BadTemplate("no_document") from error
    return out.getvalue()


def _how(error: Exception) -> str:
    match error:
        case UndefinedError():
            return "unknown"
        case SecurityError():
            return "forbidden"
        case TemplateSyntaxError():
            return "broken"
        case _:
            return "no_value"


def _place(error: Exception) -> str:
    """The place as Jinja quotes it: what is missing stands last ("'x' has no attribute 'y'"), else first."""
    quoted: list[str] = re.findall(r"'([^' ]+)'", str(error))
    if not quoted or _how(error) == "no_value":  # there it names a kind of Python's
        return ""
    return quoted[
        -1 if isinstance(error, UndefinedError) and not isinstance(error, SecurityError) else 0
    ][:80]


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
