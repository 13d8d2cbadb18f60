"""What is hard to believe in a report is said on its card, before it is sent: less done or spent than
last time, far more spent than the work is worth, or done on a day to come. It counts all the same where it
is meant.
"""

from dataclasses import replace

from campaigns import progress
from campaigns import work as shapes
from campaigns.forms import draft as draft_json
from campaigns.forms import engine
from campaigns.forms.engine import Reason, Review
from campaigns.wording.dates.read import say_date
from campaigns.wording.money.echo import say_money
from handlers import one_work
from handlers.turn import Turn
from messages.reasons import FORM
from storage import progress as reports
from storage.submissions import SubmissionRow


async def doubted(turn: Turn, work: SubmissionRow, step: engine.Step) -> engine.Step:
    """The step; a card with what is hard to believe in it."""
    if not isinstance(step, Review) or step.reason is not None:
        return step
    now = progress.said(step.draft.answers)
    told = await reports.of_work(turn.conn, work.id, commune_id=work.commune_id)
    last = progress.said(draft_json.answers_from_json(dict(told[-1].answers))) if told else None
    found = shapes.read(await one_work.form_of(turn, work), work.answers)
    worth = found.value_most or found.value
    words = {
        "percent": f"{now.percent}%",
        "percent_before": f"{last.percent}%" if last else "",
        "spent": say_money(now.spent or 0),
        "spent_before": say_money(last.spent or 0) if last else "",
        "worth": say_money(worth or 0),
        "done_on": say_date(now.done_on) if now.done_on else "",
    }
    codes = progress.unlikely(now, last, worth, turn.today)
    said = " ".join(FORM[code].format(**words) for code in codes)
    return replace(step, reason=Reason("unlikely", message=said)) if said else step
