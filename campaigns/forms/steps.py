"""What goes into the form engine and what comes out, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from campaigns.forms.definition import Field, Option
from campaigns.forms.draft import Answer, Draft
from campaigns.model import Period

# ------------------------------------------------------------------------------ what comes in


@dataclass(frozen=True, slots=True)
class Text:
    """A typed message."""

    text: str


@dataclass(frozen=True, slots=True)
class Pick:
    """A pressed option: its key, or its place in the offered list. `field`: whose button it was."""

    option: str | int
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture: whatever identifies it to its keeper, and the words under it."""

    file: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """A place on the map."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Back:
    """Quay lại: take the last answer back."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Bỏ qua: leave an optional question out."""


@dataclass(frozen=True, slots=True)
class Keep:
    """Giữ nguyên: what stood there before stays."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Change one field; from the summary, or in the middle."""

    field: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """Gửi at the summary; "xong" while options or photos are gathered; "đúng" for a zero."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """The button that ends it: no question asked."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """Something no question takes: a sticker, a voice message, a video (`code` says which)."""

    code: str = "unusable"


Input = Text | Pick | Photo | Location | Back | Skip | Keep | Edit | Confirm | Cancel | Unusable


@dataclass(frozen=True, slots=True)
class Context:
    """What a reading depends on besides the words: the local day, and the campaign's period."""

    today: date
    period: Period | None = None


# ----------------------------------------------------------------------------- what comes out


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a question is asked again: a code with its facts, or a sentence a reader wrote."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)
    message: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One field with its value in full words."""

    field: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the question of `field`."""

    draft: Draft
    field: Field
    reason: Reason | None = None
    options: tuple[Option, ...] = ()
    picked: tuple[str, ...] = ()  # keys gathered so far; photos: as many entries as photos
    former: Line | None = None  # what stands there now: offer "giữ nguyên"
    notes: tuple[str, ...] = ()
    place: tuple[int, int] = (1, 1)  # question 2 of 5
    can_skip: bool = False
    can_go_back: bool = False
    echo: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Choose:
    """Let the person choose among labelled readings; Pick(index) answers."""

    draft: Draft
    about: str  # a Waiting value
    options: tuple[str, ...]
    question: str = ""
    field: Field | None = None
    reason: Reason | None = None
    echo: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """Everything is answered: show the card, to confirm or to change any one field."""

    draft: Draft
    lines: tuple[Line, ...]
    reason: Reason | None = None
    editable: tuple[Option, ...] = ()  # key and label of each field that may be changed
    echo: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """Confirmed. `answers` holds only what applies, by field key."""

    draft: Draft
    answers: Mapping[str, Answer]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Ended without a result; the draft still holds what was typed."""

    draft: Draft


Step = Ask | Choose | Review | Done | Cancelled
