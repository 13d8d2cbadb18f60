"""A work that the village has registered already is said on the card, before it is sent once more:
by head and deputy, in the group and in private, or by who was not sure that it had gone.
"""

from dataclasses import replace

from campaigns import work as shapes
from campaigns.forms import engine
from campaigns.forms.engine import Reason, Review
from campaigns.wording.spelling.text import fold
from handlers import forms
from handlers.tasks import Task
from handlers.turn import Turn
from messages.reasons import FORM
from storage import submissions
from storage.drafts import DraftRow


async def seen(turn: Turn, task: Task, step: engine.Step, draft: DraftRow) -> engine.Step:
    """The step; a card with the code of what looks the same, other than the work being changed."""
    if not isinstance(step, Review) or step.reason is not None:
        return step
    called = shapes.shape(await forms.form_of(turn, draft)).name
    name = next((fold(one.text) for one in step.lines if called and one.field == called.key), "")
    for one in await submissions.of_unit(
        turn.conn, commune_id=turn.commune, unit_id=task.unit.id, campaign_id=task.campaign.id
    ):
        stands = one.id != draft.submission_id and one.state != "withdrawn"
        if stands and name and fold(shapes.called(one.answers, code="")) == name:
            said = FORM["same_work"].format(code=one.code)
            return replace(step, reason=Reason("same_work", message=said))
    return step
