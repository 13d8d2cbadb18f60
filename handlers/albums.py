"""An album (tập ảnh) comes as one message a photo; it is answered once.

Its first photo is acknowledged, the rest are kept in silence until the question is full; that more
came than was kept is said once.
"""

from campaigns.forms.definition import Kind
from campaigns.forms.engine import Ask, Review, Step
from handlers import forms
from handlers.turn import Turn
from messages.reasons import FORM
from storage import drafts
from storage.drafts import DraftRow


async def surplus(turn: Turn, draft: DraftRow) -> bool:
    """Whether this photo is more of an album than the question took; the person is told once."""
    album = turn.heard.album
    if album is None or draft.state.get("album") != album:
        return False
    form = await forms.form_of(turn, draft)
    question = form.field(dict(draft.state["form"]).get("open") or "")
    if question is not None and question.kind is Kind.PHOTO:
        return False
    if not draft.state.get("album_told"):
        await _remember(turn, draft, {"album_told": True})
        limits = [one.constraint.maximum for one in form.fields if one.kind is Kind.PHOTO]
        limit = int(next((most for most in limits if most), 1))
        await turn.say("progress/album_full", text=FORM["album_full"].format(limit=limit))
    return True


async def quiet(turn: Turn, draft: DraftRow, step: Step) -> bool:
    """Whether this photo is kept without an answer, as a later one of an album."""
    album = turn.heard.album
    if album is None:
        return False
    if draft.state.get("album") != album:
        refused = isinstance(step, Ask | Review) and step.reason is not None
        await _remember(turn, draft, {"album": album, "album_told": refused})
        return False
    return isinstance(step, Ask) and step.field.kind is Kind.PHOTO


async def _remember(turn: Turn, draft: DraftRow, more: dict[str, object]) -> None:
    now = await drafts.open_in(turn.conn, chat_id=draft.chat_id, person_id=draft.person_id)
    if now is not None:
        await drafts.save(turn.conn, now.id, state=dict(now.state) | more, now=turn.now)
