"""What an answer says besides: "350tr, xong 20/1" to the question of the sum tells a day as well.

The answer itself is what its question asks for; what belongs to other questions is kept and shown
when their turn comes, to be confirmed with one tap. Nothing of it is stored without that.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from campaigns.forms import registered
from campaigns.forms.definition import Field, Form, Kind
from campaigns.forms.draft import Answer, Draft, Pending, Waiting
from campaigns.forms.fields import TEXTS, Found, Read
from campaigns.forms.show import show
from campaigns.forms.steps import Context
from campaigns.wording.reading import Candidates, Refused, Span
from campaigns.wording.registration.read import RegistrationReading, read_registration
from campaigns.wording.talk.conversation import asks_what_work

FEWEST = 3  # words: "350tr xong 20/1"
DAYS = ("starts_on", "ends_on")
_FIGURES = re.compile(r"\d+")
_DAYS_IN_FIGURES = re.compile(r"\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\b")


@dataclass(frozen=True, slots=True)
class Besides:
    """`own`: the answer without what belongs elsewhere, None where the whole text is to be read.

    `ask`: whether this part is the answer. `other`: the field that was answered in place of the one
    that is asked. `offers`: by field.
    """

    own: Answer | None = None
    ask: Pending | None = None
    other: Field | None = None
    offers: Mapping[str, Pending] = field(default_factory=dict)


NOTHING = Besides()


def besides(
    form: Form, draft: Draft, question: Field, text: str, found: Found, context: Context
) -> Besides:
    """Look through an answer to `question`, which reads it as `found`, for what it says of the others."""
    parts = registered.parts(form)
    part = next((name for name, one in parts.items() if one.key == question.key), None)
    if not _may_hold_more(question, part, text, found):
        return NOTHING
    period = Span(context.period.starts_on, context.period.ends_on) if context.period else None
    said = read_registration(text, context.today, (), period)
    if said.intent == "withdraw":
        return NOTHING
    known, unclear = registered.answers(form, said, text), registered.offers(form, said)
    told = {
        one.key: pending
        for name, one in parts.items()
        if one.key != question.key and name != "name"
        for pending in [_offer(one, known, unclear, text)]
        if pending is not None
    }
    offers = {key: one for key, one in told.items() if _new(draft, question, key, one)}
    if part is None or not told:
        return Besides(offers=offers)
    other = _in_place(parts, part, found, known)
    if other is not None and other.key in offers:
        return Besides(other=other, offers=offers)
    own = known.get(question.key)
    if own is None or not _better(part, found, said, text):
        return Besides(offers=offers)
    return Besides(Answer(own.value, text, own.approx), offers=offers)


def to_confirm(label: str, given: Answer, text: str) -> Pending:
    """A value that was said before it was asked, as one tap confirms it."""
    return Pending(Waiting.SAID, ((label, given.value),), text, given.approx)


def _may_hold_more(question: Field, part: str | None, text: str, found: Found) -> bool:
    """Free words are their question's whole answer, and so is a choice that was found."""
    if len(text.split()) < FEWEST - (part in DAYS):  # "xong 20/1"
        return False
    if question.kind in TEXTS:
        figures = any(map(str.isdecimal, text))
        return part == "name" and figures and asks_what_work(question.label)
    return part is not None or (question.kind is Kind.CHOICE and not isinstance(found, Read))


def _offer(
    one: Field, known: Mapping[str, Answer], unclear: Mapping[str, Pending], text: str
) -> Pending | None:
    """What was said about another question, to be confirmed or chosen from."""
    given = known.get(one.key)
    if given is not None:
        return to_confirm(show(one, given), given, text)
    pending = unclear.get(one.key)
    return pending if pending is not None and pending.options else None


def _new(draft: Draft, question: Field, key: str, told: Pending) -> bool:
    """Open still; or answered otherwise, and now told in an answer that is a figure or a day itself."""
    before = draft.answers.get(key)
    if before is None:
        return True
    certain = told.about is Waiting.SAID and question.kind not in (*TEXTS, Kind.CHOICE)
    return certain and told.options[0][1] != before.value


def _in_place(
    parts: Mapping[str, Field], part: str, found: Found, known: Mapping[str, Answer]
) -> Field | None:
    """The other day, where only that was told: "xong 20/1" to the question when it begins."""
    if part not in DAYS or not isinstance(found, Read) or parts[part].key in known:
        return None
    other = parts.get(DAYS[1 - DAYS.index(part)])
    told = known.get(other.key) if other is not None else None
    return other if told is not None and told.value == found.value else None


def _clear(
    part: str, asked: Candidates[object] | Refused, said: RegistrationReading, text: str
) -> bool:
    """Whether a part that was not read is not in the words; figures that are of days are no sum."""
    if part == "unit" or isinstance(asked, Candidates) or asked.reason in registered.NOT_SAID:
        return True
    left = _FIGURES.findall(_DAYS_IN_FIGURES.sub(" ", text))
    return part == "value" and sorted(left) == sorted(_FIGURES.findall(said.name or ""))


def _better(part: str, found: Found, said: RegistrationReading, text: str) -> bool:
    """Whether the part alone is the answer, and not the whole text as the question reads it.

    A name gives away only what is clear: "đường ngõ 3 350tr" may be 350 million for road 3.
    """
    if part == "name":
        told = said.value is not None or said.starts_on != said.ends_on
        return told and all(_clear(name, one, said, text) for name, one in said.asked.items())
    return part in DAYS or not isinstance(found, Read)
