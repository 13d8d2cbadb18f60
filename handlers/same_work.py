"""A work that the village has registered already is said on the card, before it is sent once more:
by head and deputy, in the group and in private, or by who was not sure that it had gone.
"""

from dataclasses import replace

from campaigns.forms import draft as draft_json
from campaigns.forms import engine
from campaigns.forms.engine import Reason, Review
from campaigns.wording.text import fold
from handlers.tasks import Task
from handlers.turn import Turn
from messages.reasons import FORM
from storage import submissions


async def seen(turn: Turn, task: Task, step: engine.Step, own: int | None) -> engine.Step:
    """The step; a card with the code of what looks the same. `own`: the work being changed."""
    if not isinstance(step, Review) or step.reason is not None or not step.lines:
        return step
    name = fold(step.lines[0].text)
    for one in await submissions.of_unit(
        turn.conn, commune_id=turn.commune, unit_id=task.unit.id, campaign_id=task.campaign.id
    ):
        first = next(iter(draft_json.answers_from_json(dict(one.answers)).values()), None)
        stands = one.id != own and one.state != "withdrawn"
        if stands and first is not None and fold(str(first.value)) == name:
            said = FORM["same_work"].format(code=one.code)
            return replace(step, reason=Reason("same_work", message=said))
    return step
