"""The guided conversation: one question at a time, everything read is shown back.

`answer(form, draft, said, context)` is pure: same input, same step; the draft that comes back is
all that must be kept. Any input in any state gives a step and never an exception, and nothing
typed before is lost by bad input. The summary comes only when every question that applies has
its answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never

from campaigns.forms.definition import Field, Form, Json, Kind, Option
from campaigns.forms.draft import Answer, Draft, Pending, Stage, Status, Turn, Waiting
from campaigns.forms.fields import Read, Unclear, Which, read, show
from campaigns.model import Period
from campaigns.wording import conversation as words

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
    """Something no question takes: a sticker, a voice message, a video."""


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


def start(form: Form, context: Context, known: Mapping[str, Answer] | None = None) -> Step:
    """Open the form; `known` answers are kept where they are sound, only the rest is asked."""
    keys = {one.key for one in form.fields}
    kept = {key: value for key, value in (known or {}).items() if key in keys}
    return _next(form, Draft(form.key, answers=kept), context, echo=tuple(kept))


def reopen(form: Form, answers: Mapping[str, Answer], context: Context) -> Step:
    """Open the form on something already sent in: at the summary, unless the form grew since."""
    return start(form, context, answers)


def answer(form: Form, draft: Draft, said: Input, context: Context) -> Step:
    """Take one input. Never raises; the step's draft is what must be kept."""
    if draft.stage is not Stage.OPEN:
        return _where(form, replace(draft, stage=Stage.OPEN), context)
    match said:
        case Text(text=text):
            return _typed(form, draft, text, context)
        case Pick():
            return _picked(form, draft, said, context)
        case Photo(file=file):
            return _photo(form, draft, file, context)
        case Location(latitude=latitude, longitude=longitude):
            place = {"latitude": latitude, "longitude": longitude}
            return _given(form, draft, Kind.LOCATION, place, context)
        case Back():
            return _back(form, draft, context)
        case Skip():
            return _skip(form, draft, context)
        case Keep():
            return _keep(form, draft, context)
        case Edit(field=key):
            return _edit(form, draft, key, context)
        case Confirm():
            return _confirm(form, draft, context)
        case Cancel():
            return Cancelled(replace(draft, stage=Stage.CANCELLED))
        case Unusable():
            return _where(form, draft, context, Reason("unusable"))
        case _:
            assert_never(said)


def ask_again(form: Form, draft: Draft, context: Context) -> Step:
    """The step where the draft stands, to show it anew: after a restart, or a lost message."""
    return _where(form, replace(draft, stage=Stage.OPEN), context)


def lines(form: Form, answers: Mapping[str, Answer]) -> Sequence[Line]:
    """The answered fields that apply, each with its value in full words."""
    return tuple(
        _line(one, answers[one.key])
        for one in form.fields
        if one.key in answers
        and _applies(form, one, answers)
        and answers[one.key].status is not Status.SKIPPED
    )


# -------------------------------------------------------------------------- where it stands


def _next(form: Form, draft: Draft, context: Context, echo: tuple[str, ...] = ()) -> Step:
    """The next question that applies and has no answer, else the summary."""
    said = tuple(
        _line(one, draft.answers[one.key])
        for one in form.fields
        if one.key in echo and one.key in draft.answers
    )
    for one in form.fields:
        if one.kind is Kind.NOTE or not _applies(form, one, draft.answers):
            continue
        if one.key not in draft.answers:
            return _ask(form, replace(draft, open=one.key, pending=None), one, echo=said)
    clash = _clash(form, draft)
    if clash is not None:
        later, reason = clash
        return _ask(form, replace(draft, open=later.key, editing=True, pending=None), later, reason)
    closed = replace(draft, open=None, editing=False, pending=None)
    return Review(closed, tuple(lines(form, closed.answers)), editable=_editable(form, closed),
                  echo=said)  # fmt: skip


def _where(form: Form, draft: Draft, context: Context, reason: Reason | None = None) -> Step:
    """The step the draft stands at, with why it is shown again."""
    question = form.field(draft.open) if draft.open else None
    if question is None:
        step = _next(form, draft, context)
        return replace(step, reason=reason) if isinstance(step, Ask | Review) else step
    if draft.pending is not None and draft.pending.about is not Waiting.PICKING:
        labels = tuple(label for label, _ in draft.pending.options)
        return Choose(draft, draft.pending.about.value, labels, draft.pending.question, question)
    return _ask(form, draft, question, reason)


def _ask(
    form: Form, draft: Draft, one: Field, reason: Reason | None = None, echo: tuple[Line, ...] = ()
) -> Ask:
    asked = [each for each in form.fields if each.kind is not Kind.NOTE
             and _applies(form, each, draft.answers)]  # fmt: skip
    place = asked.index(one) + 1 if one in asked else 1
    former = draft.answers.get(one.key) or draft.shelf.get(one.key)
    gathered = draft.pending if draft.pending and draft.pending.about is Waiting.PICKING else None
    return Ask(
        draft,
        one,
        reason,
        options=one.options,
        picked=tuple(str(value) for _, value in gathered.options) if gathered else (),
        former=_line(one, former) if former and former.status is not Status.SKIPPED else None,
        notes=_notes(form, one, draft),
        place=(place, len(asked)),
        can_skip=not one.required,
        can_go_back=bool(draft.trail) or draft.editing,
        echo=echo,
    )


def _notes(form: Form, one: Field, draft: Draft) -> tuple[str, ...]:
    """The notes that stand right before a question."""
    at = form.fields.index(one)
    found: list[str] = []
    while at > 0 and form.fields[at - 1].kind is Kind.NOTE:
        at -= 1
        if _applies(form, form.fields[at], draft.answers):
            found.insert(0, form.fields[at].question or form.fields[at].label)
    return tuple(found)


def _applies(form: Form, one: Field, answers: Mapping[str, Answer]) -> bool:
    """Whether a field is asked, by an earlier choice that itself applies."""
    condition = one.relevant
    if condition is None:
        return True
    earlier = form.field(condition.field)
    given = answers.get(condition.field)
    if earlier is None or given is None or not _applies(form, earlier, answers):
        return False
    chosen = given.value if isinstance(given.value, list) else [given.value]
    return any(value in condition.is_one_of for value in chosen)


def _editable(form: Form, draft: Draft) -> tuple[Option, ...]:
    return tuple(
        Option(one.key, one.label)
        for one in form.fields
        if one.kind is not Kind.NOTE and _applies(form, one, draft.answers)
    )


def _line(one: Field, given: Answer) -> Line:
    if given.status is Status.UNKNOWN:
        return Line(one.key, one.label, words.NOT_KNOWN)
    return Line(one.key, one.label, show(one, given.value, approx=given.approx))


# ----------------------------------------------------------------------------- what was said


def _typed(form: Form, draft: Draft, text: str, context: Context) -> Step:
    """Words: a way to go, a correction at the summary, or the answer to the open question."""
    question = form.field(draft.open) if draft.open else None
    free = question is not None and question.kind in (Kind.TEXT, Kind.LONG_TEXT)
    way = words.way(text, at_summary=question is None, free_text=free)
    if draft.pending is not None and draft.pending.about is not Waiting.PICKING:
        chosen = words.chosen(text, [label for label, _ in draft.pending.options])
        if chosen is not None:
            return _picked(form, draft, Pick(chosen), context)
        draft = replace(draft, pending=None)
    match way:
        case "back":
            return _back(form, draft, context)
        case "skip" if question is not None and not question.required:
            return _skip(form, draft, context)
        case "cancel":
            return _sure(draft, question)
        case "confirm" if question is None:
            return _confirm(form, draft, context)
        case "done" if question is not None and question.kind in (Kind.CHOICES, Kind.PHOTO):
            return _confirm(form, draft, context)
        case "unknown" if question is not None and question.kind not in (Kind.TEXT, Kind.LONG_TEXT):
            if not question.required:
                return _store(
                    form, draft, question, Answer(None, text, status=Status.UNKNOWN), context
                )
            return _where(form, draft, context, Reason("needed"))
    if question is None:
        return _corrected(form, draft, text, context)
    return _read(form, draft, question, text, context)


def _read(form: Form, draft: Draft, question: Field, text: str, context: Context) -> Step:
    match read(question, text, context.today, context.period):
        case Read(value=value, approx=approx):
            return _value(form, draft, question, value, text, approx, context)
        case Which(options=options, question=asked, approx=approx):
            pending = Pending(Waiting.READING, options, text, approx, asked)
            waiting = replace(draft, pending=pending)
            return Choose(waiting, Waiting.READING.value, tuple(one for one, _ in options), asked,
                          question)  # fmt: skip
        case Unclear(code="unknown") if not question.required:
            return _store(form, draft, question, Answer(None, text, status=Status.UNKNOWN), context)
        case Unclear(code=code, facts=facts, message=message):
            return _ask(form, draft, question, Reason(code, facts, message))
        case other:
            assert_never(other)


def _value(
    form: Form,
    draft: Draft,
    question: Field,
    value: Json,
    said: str,
    approx: bool,
    context: Context,
) -> Step:
    """A value that was understood; nothing of money only counts when it is said twice."""
    if question.kind is Kind.MONEY and value == 0:
        options: tuple[tuple[str, Json], ...] = (("yes", True), ("no", False))
        waiting = replace(draft, pending=Pending(Waiting.ZERO, options, said))
        return Choose(waiting, Waiting.ZERO.value, ("yes", "no"), field=question)
    return _store(form, draft, question, Answer(value, said, approx), context)


def _store(form: Form, draft: Draft, question: Field, given: Answer, context: Context) -> Step:
    turn = Turn(question.key, draft.answers.get(question.key), draft.editing)
    stored = replace(
        draft,
        answers={**draft.answers, question.key: given},
        trail=(*draft.trail, turn)[-50:],
        open=None,
        editing=False,
        pending=None,
        shelf={key: value for key, value in draft.shelf.items() if key != question.key},
    )
    return _next(form, stored, context, echo=(question.key,))


def _clash(form: Form, draft: Draft) -> tuple[Field, Reason] | None:
    """A date before the one it must follow, naming both."""
    for one in form.fields:
        other = form.field(one.constraint.not_before or "")
        later, earlier = draft.answers.get(one.key), draft.answers.get(other.key if other else "")
        if other is None or later is None or earlier is None:
            continue
        end, start = _last(later.value), _first(earlier.value)
        if end is not None and start is not None and end < start:
            facts = {"later": one.label, "later_text": _line(one, later).text,
                     "earlier": other.label, "earlier_text": _line(other, earlier).text}  # fmt: skip
            return one, Reason("before", facts)
    return None


def _first(value: Json) -> str | None:
    found = value.get("from") if isinstance(value, dict) else value
    return found if isinstance(found, str) else None


def _last(value: Json) -> str | None:
    found = value.get("to") if isinstance(value, dict) else value
    return found if isinstance(found, str) else None


# ------------------------------------------------------------------------------ what was done


def _picked(form: Form, draft: Draft, pick: Pick, context: Context) -> Step:
    pending = draft.pending
    if (
        pending is not None
        and pending.about is not Waiting.PICKING
        and isinstance(pick.option, int)
    ):
        return _decided(form, draft, pending, pick, context)
    question = form.field(pick.field or draft.open or "")
    if question is None or question.kind not in (Kind.CHOICE, Kind.CHOICES):
        return _where(form, draft, context)
    option = _option(question, pick.option)
    if option is None or (question.key != draft.open and question.key not in draft.answers):
        return _where(form, draft, context)
    if question.kind is Kind.CHOICE:
        return _store(form, draft, question, Answer(option.key, option.label), context)
    return _gather(
        form, replace(draft, open=question.key), question, (option.label, option.key), True
    )


def _decided(form: Form, draft: Draft, pending: Pending, pick: Pick, context: Context) -> Step:
    """A choice among readings, or the answer to a question back."""
    number = int(pick.option)
    question = form.field(draft.open or "")
    if not 0 <= number < len(pending.options):
        return _where(form, draft, context)
    value = pending.options[number][1]
    cleared = replace(draft, pending=None)
    match pending.about:
        case Waiting.CANCEL:
            if value:
                return Cancelled(replace(cleared, stage=Stage.CANCELLED))
            return _where(form, cleared, context)
        case Waiting.ZERO if question is not None:
            if value:
                return _store(form, cleared, question, Answer(0, pending.said), context)
            return _where(form, cleared, context)
        case Waiting.READING if question is not None:
            return _value(form, cleared, question, value, pending.said, pending.approx, context)
        case Waiting.WHICH_FIELD:
            target = form.field(str(value))
            if target is not None and pending.said:
                return _read(form, replace(cleared, open=target.key, editing=True), target,
                             pending.said, context)  # fmt: skip
            return _edit(form, cleared, str(value), context)
        case _:
            return _where(form, cleared, context)


def _gather(
    form: Form, draft: Draft, question: Field, one: tuple[str, Json], toggles: bool
) -> Step:
    """One more option or photo; pressing a gathered option again takes it away."""
    had = draft.pending.options if draft.pending and draft.pending.about is Waiting.PICKING else ()
    if toggles and one in had:
        options = tuple(each for each in had if each != one)
    else:
        options = (*had, one)
    most = question.constraint.maximum
    if most is not None and len(options) > most:
        return _ask(form, draft, question, Reason("too_many", {"limit": str(int(most))}))
    return _ask(form, replace(draft, pending=Pending(Waiting.PICKING, options)), question)


def _photo(form: Form, draft: Draft, file: str, context: Context) -> Step:
    question = form.field(draft.open or "")
    if question is None or question.kind is not Kind.PHOTO:
        return _where(form, draft, context, Reason("no_photo_here"))
    return _gather(form, draft, question, ("", file), False)


def _given(form: Form, draft: Draft, kind: Kind, value: Json, context: Context) -> Step:
    question = form.field(draft.open or "")
    if question is None or question.kind is not kind:
        return _where(form, draft, context, Reason("unusable"))
    return _store(form, draft, question, Answer(value), context)


def _back(form: Form, draft: Draft, context: Context) -> Step:
    """Take the last answer back; it is offered again as what stood there."""
    if draft.pending is not None:
        return _where(form, replace(draft, pending=None), context)
    if draft.editing:
        return _next(form, replace(draft, open=None, editing=False), context)
    if not draft.trail:
        return _where(form, draft, context)
    turn = draft.trail[-1]
    question = form.field(turn.field)
    if question is None:
        return _where(form, replace(draft, trail=draft.trail[:-1]), context)
    answers = dict(draft.answers)
    taken = answers.pop(turn.field, None)
    if turn.before is not None:
        answers[turn.field] = turn.before
    shelf = dict(draft.shelf) | ({turn.field: taken} if taken is not None else {})
    before = replace(draft, answers=answers, shelf=shelf, trail=draft.trail[:-1],
                     open=turn.field, editing=turn.editing)  # fmt: skip
    return _ask(form, before, question)


def _skip(form: Form, draft: Draft, context: Context) -> Step:
    question = form.field(draft.open or "")
    if question is None:
        return _where(form, draft, context)
    if question.required:
        return _ask(form, draft, question, Reason("needed"))
    return _store(form, draft, question, Answer(None, status=Status.SKIPPED), context)


def _keep(form: Form, draft: Draft, context: Context) -> Step:
    question = form.field(draft.open or "")
    former = None if question is None else (
        draft.answers.get(question.key) or draft.shelf.get(question.key)
    )  # fmt: skip
    if question is None or former is None:
        return _where(form, draft, context)
    return _store(form, draft, question, former, context)


def _edit(form: Form, draft: Draft, key: str, context: Context) -> Step:
    question = form.field(key)
    if (
        question is None
        or question.kind is Kind.NOTE
        or not _applies(form, question, draft.answers)
    ):
        return _where(form, draft, context)
    editing = key in draft.answers
    return _ask(form, replace(draft, open=key, editing=editing, pending=None), question)


def _confirm(form: Form, draft: Draft, context: Context) -> Step:
    question = form.field(draft.open or "")
    if question is not None:
        gathered = draft.pending
        if gathered is None or gathered.about is not Waiting.PICKING:
            return _where(form, draft, context)
        if not gathered.options and question.required:
            return _ask(form, draft, question, Reason("needed"))
        values = [value for _, value in gathered.options]
        return _store(form, draft, question, Answer(values), context)
    step = _next(form, draft, context)
    if not isinstance(step, Review):
        return step
    kept = {
        one.key: step.draft.answers[one.key]
        for one in form.fields
        if one.key in step.draft.answers and _applies(form, one, step.draft.answers)
    }
    return Done(replace(step.draft, stage=Stage.DONE), kept, step.lines)


def _sure(draft: Draft, question: Field | None) -> Step:
    """A typed "thôi" is asked back once: words are easily typed by mistake."""
    options: tuple[tuple[str, Json], ...] = (("yes", True), ("no", False))
    pending = Pending(Waiting.CANCEL, options)
    if question is None and draft.open is None:
        return Cancelled(replace(draft, stage=Stage.CANCELLED))
    return Choose(replace(draft, pending=pending), Waiting.CANCEL.value, ("yes", "no"),
                  field=question)  # fmt: skip


def _corrected(form: Form, draft: Draft, text: str, context: Context) -> Step:
    """At the summary: "sửa giá trị", "à nhầm, 250tr"; where it is not clear, ask which field."""
    named, rest = words.correction(text, [(one.key, one.label) for one in _editable(form, draft)])
    if named is not None and not rest:
        return _edit(form, draft, named, context)
    if named is not None:
        target = form.field(named)
        if target is not None:
            return _read(form, replace(draft, open=named, editing=True), target, rest, context)
    fitting = [one for one in form.fields if one.key in draft.answers and _fits(one, rest, context)]
    if len(fitting) == 1:
        one = fitting[0]
        return _read(form, replace(draft, open=one.key, editing=True), one, rest, context)
    return _where(form, draft, context, Reason("which_field"))


def _fits(one: Field, text: str, context: Context) -> bool:
    """Whether a stray text reads as a value of this field, text fields aside."""
    if one.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.PHOTO, Kind.LOCATION, Kind.NOTE):
        return False
    return not isinstance(read(one, text, context.today, context.period), Unclear)


def _option(question: Field, wanted: str | int) -> Option | None:
    if isinstance(wanted, int):
        return question.options[wanted] if 0 <= wanted < len(question.options) else None
    return next((one for one in question.options if one.key == wanted), None)
