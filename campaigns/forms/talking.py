"""What the form does with talk that answers none of its questions: a wait, thanks, not understanding.

Nothing of it is stored, least of all as the name of a work; the question stands as it stood.
"""

from dataclasses import replace

from campaigns.forms import standing
from campaigns.forms.definition import Field, Form, Kind
from campaigns.forms.draft import Draft
from campaigns.forms.fields import TEXTS, Unclear, read
from campaigns.forms.steps import Back, Context, Reason, Step
from campaigns.tidy import tidy
from campaigns.wording.spelling.text import fold
from campaigns.wording.talk.conversation import asks_what_work, asks_why
from campaigns.wording.talk.orders import for_office
from campaigns.wording.talk.small_talk import says_no_reason, talk


def reply(form: Form, draft: Draft, text: str, context: Context) -> Step | Back | None:
    """The step that talk leads to, `Back` where the last answer is called wrong; None for an answer."""
    question = standing.field_of(form, draft)
    if question is not None and question.kind is Kind.LONG_TEXT:
        silent = question.required and asks_why(question.label) and says_no_reason(text)
        return standing.where(form, draft, _no_reason(text)) if silent else None
    if for_office(text):  # in a group; in private it has gone there
        return standing.where(form, draft, Reason("question"))
    kind = talk(text)
    if kind == "look" and (fold(text).startswith("cho") or question is None):
        return standing.where(form, draft)
    if kind in ("later", "lost"):
        return standing.where(form, draft, Reason("later" if kind == "later" else "question"))
    if not kind or (question is not None and _reads(question, text, context)):
        return None
    work = question is not None and asks_what_work(question.label)
    match kind:
        case "look":
            return standing.where(form, draft)
        case "again":
            return standing.where(form, replace(draft, leaving=True))
        case "nothing" if work:
            return standing.where(form, replace(draft, leaving=True))
        case "wrong" if question is not None and draft.trail and not draft.editing:
            return Back()
        case "thanks" | "greeting" | "oops" if (
            question is None or work or question.kind not in TEXTS
        ):
            return standing.where(form, draft, Reason("not_sent") if question is None else None)
        case _:
            return None


def _no_reason(text: str) -> Reason:
    return Reason("no_reason", {"said": tidy(text)[:40]})


def _reads(question: Field, text: str, context: Context) -> bool:
    """Whether the question finds an answer in the words; any words are some text."""
    if question.kind in TEXTS:
        return False
    return not isinstance(read(question, text, context.today, context.period), Unclear)
