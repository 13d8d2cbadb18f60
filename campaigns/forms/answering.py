"""An answer to one question: read, asked twice where it must be, stored with a way back.

Nothing is stored that was not read whole, and a date before the one it must follow is not stored
at all: the draft that comes back holds what stood there before.
"""

from collections.abc import Mapping
from dataclasses import replace
from math import isfinite
from typing import assert_never

from campaigns.forms import reported, standing
from campaigns.forms.besides import besides
from campaigns.forms.definition import Field, Form, Json, Kind
from campaigns.forms.draft import Answer, Draft, Pending, Status, Turn, Waiting
from campaigns.forms.fields import NEEDS, Read, Unclear, Which, read
from campaigns.forms.steps import Context, Location, Reason, Step
from campaigns.tidy import tidy

LONGEST_TRAIL = 50  # how many answers may be taken back one after the other
LONGEST_SAID = 300  # characters kept of what was typed; the value is what counts


def said(text: str) -> str:
    """What was typed, as it may be kept beside its value."""
    return tidy(text)[:LONGEST_SAID]


def take(form: Form, draft: Draft, question: Field, text: str, context: Context) -> Step:
    """Read the words as this question's answer, and keep what they say of the others."""
    found = read(question, text, context.today, context.period)
    look = reported.besides if question.kind is Kind.PERCENT else besides
    more = look(form, draft, question, said(text), found, context)
    draft = replace(draft, offers={**draft.offers, **more.offers})
    if more.other is not None:
        reason = Reason("other_day", {"other": more.other.label, "asked": question.label})
        return standing.where(form, draft, reason)
    if more.ask is not None:
        return standing.where(form, replace(draft, pending=more.ask))
    if more.own is not None:
        return accept(form, draft, question, more.own)
    match found:
        case Read(value=value, approx=approx):
            return accept(form, draft, question, Answer(value, said(text), approx))
        case Which(options=options, question=asked, approx=approx):
            pending = Pending(Waiting.READING, options, said(text), approx, asked)
            return standing.where(form, replace(draft, pending=pending))
        case Unclear(code="unknown"):
            unknown = Answer(None, said(text), status=Status.UNKNOWN)
            return store(form, draft, question, unknown)
        case Unclear(code=code, facts=facts, message=message):
            return standing.where(form, draft, Reason(code, facts, message))
        case other:
            assert_never(other)


def accept(form: Form, draft: Draft, question: Field, given: Answer) -> Step:
    """A value that was understood; nothing of money only counts when it is said twice."""
    reason = standing.clash(form, question, given, draft.answers)
    if reason is not None:
        return standing.ask(form, replace(draft, pending=None), question, reason)
    again = draft.pending is not None and draft.pending.about is Waiting.ZERO
    if question.kind is Kind.MONEY and given.value == 0 and not again:
        options: tuple[tuple[str, Json], ...] = (
            (standing.SURE[0], True),
            (standing.SURE[1], False),
        )
        pending = Pending(Waiting.ZERO, options, given.said)
        return standing.where(form, replace(draft, pending=pending))
    return store(form, draft, question, given)


def store(form: Form, draft: Draft, question: Field, given: Answer) -> Step:
    """Keep the answer, remember what stood there, go on to what is open next."""
    turn = Turn(question.key, draft.answers.get(question.key), draft.editing)
    stored = replace(
        draft,
        answers={**draft.answers, question.key: given},
        trail=(*draft.trail, turn)[-LONGEST_TRAIL:],
        shelf={key: value for key, value in draft.shelf.items() if key != question.key},
        offers=_left(draft.offers, question, given),
    )
    return standing.following(form, stored, echo=(question.key,))


def _left(offers: Mapping[str, Pending], question: Field, given: Answer) -> Mapping[str, Pending]:
    """What is to be asked still: the same words for another question are not asked about twice."""
    taken = ((str(given.value), given.value),)
    return {key: one for key, one in offers.items() if key != question.key and one.options != taken}


def option(form: Form, draft: Draft, question: Field, key: str) -> Step:
    """A pressed option; where several may be chosen, pressing again takes it away."""
    if question.kind is Kind.PERCENT:
        return accept(form, draft, question, Answer(int(key), f"{key}%"))
    if question.kind is Kind.CHOICE:
        label = next(one.label for one in question.options if one.key == key)
        return store(form, draft, question, Answer(key, label))
    if key in draft.picked:
        fewer = tuple(one for one in draft.picked if one != key)
        return standing.ask(form, replace(draft, picked=fewer), question)
    most = question.constraint.maximum
    if most is not None and len(draft.picked) >= most:
        return standing.ask(form, draft, question, Reason("too_many", {"limit": str(int(most))}))
    return standing.ask(form, replace(draft, picked=(*draft.picked, key)), question)


def picture(form: Form, draft: Draft, question: Field, file: str, caption: str) -> Step:
    """One more photo; the last one that is wanted closes the question."""
    most = int(question.constraint.maximum or 1)
    gathered: tuple[Json, ...] = draft.picked if file in draft.picked else (*draft.picked, file)
    if len(gathered) < most:
        return standing.ask(form, replace(draft, picked=gathered), question)
    return store(form, draft, question, Answer([*gathered[:most]], said(caption)))


def at_card(form: Form, draft: Draft) -> Draft:
    """The draft with its question for photos open, where a photo comes to the card: it is one more of them."""
    if standing.field_of(form, draft) is not None or draft.pending is not None or draft.leaving:
        return draft
    wanted = next(
        (one for one in standing.asked(form, draft.answers) if one.kind is Kind.PHOTO), None
    )
    given = draft.answers.get(wanted.key) if wanted else None
    before = given.value if given is not None and isinstance(given.value, list) else []
    if wanted is None or len(before) >= int(wanted.constraint.maximum or 1):
        return draft
    return replace(draft, open=wanted.key, editing=given is not None, picked=tuple(before))


def meant_by_yes(question: Field | None, draft: Draft) -> str:
    """ "Gửi" at a question that takes no words: enough of it."""
    if question is None or question.kind not in NEEDS or draft.pending is not None:
        return ""
    return "done" if draft.picked else "skip" if not question.required else ""


def place(form: Form, draft: Draft, spot: Location) -> Step:
    """A place on the map, where one is wanted."""
    question = standing.field_of(form, draft)
    real = isfinite(spot.latitude) and isfinite(spot.longitude)
    on_earth = real and abs(spot.latitude) <= 90 and abs(spot.longitude) <= 180
    if question is None or question.kind is not Kind.LOCATION or not on_earth:
        code = NEEDS.get(question.kind) if question else None
        return standing.where(form, draft, Reason(code or "unusable"))
    value: Json = {"latitude": spot.latitude, "longitude": spot.longitude}
    return store(form, draft, question, Answer(value))
