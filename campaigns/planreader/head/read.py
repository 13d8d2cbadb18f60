"""What a document says of itself, put together: its kind, number, day, title and issuer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from campaigns.planreader.days.dates import Mention
from campaigns.planreader.head.issuer import read_issuer
from campaigns.planreader.head.kind import document_type, is_campaign_plan
from campaigns.planreader.head.number_and_day import read_issued, read_number
from campaigns.planreader.head.title import read_title
from campaigns.planreader.model import Words
from campaigns.planreader.text.outline import Document


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one document; what it does not state is None."""

    kind: str
    launches: bool  # an emulation campaign of its own
    number: Words | None
    blank_number: bool
    issued: Mention | None  # as printed: its day may be blank
    title: Words | None
    issuer: Words | None
    spellings: tuple[Words, ...]  # other ones of the issuer's name

    @property
    def issued_on(self) -> date | None:
        """The day of issue, where it is a whole day."""
        return self.issued.first if self.issued else None


def read_head(doc: Document) -> Head:
    """The head of `doc`."""
    kind = document_type(doc)
    number, blank = read_number(doc)
    issued, place = read_issued(doc)
    title = read_title(doc, news=kind == "tin bài")
    issuer, spellings = read_issuer(doc, place, number.text if number else None)
    launches = is_campaign_plan(doc, kind, title.text if title else None)
    return Head(kind, launches, number, blank, issued, title, issuer, spellings)
