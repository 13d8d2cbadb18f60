"""What an officer sends to the villages in the quiet hours: at once, or in the morning? One tap each.

What time leads to keeps quiet by itself; a person who presses at two in the morning may mean it, or
may have forgotten that it goes to every group at once.
"""

from datetime import datetime, timedelta

from campaigns.calendar import next_permitted
from campaigns.model import QuietHours
from handlers.turn import Turn
from messages import holidays, labels
from messages.keyboards import Button
from storage import plans as plan_rows

WHEN = "when"  # the button's word: now | later
A_DAY = timedelta(days=1)


async def permitted(turn: Turn, quiet: QuietHours) -> datetime:
    """Now, or where nobody should be woken the next hour at which to send."""
    calendar = await plan_rows.calendar_of(turn.conn, turn.commune, holidays.SHIPPED)
    return next_permitted(turn.now, quiet, calendar, turn.around.tz)


async def hour(turn: Turn, action: str, quiet: QuietHours) -> datetime | None:
    """When to send what the pressed button asks for; None where that has just been asked.

    `action` is the button's own: its answers carry the same arguments and how it was decided.
    """
    at = await permitted(turn, quiet)
    if at <= turn.now or turn.args.get(WHEN) == "now":
        return turn.now
    if turn.args.get(WHEN) == "later":
        return at
    local, now = at.astimezone(turn.around.tz), turn.now.astimezone(turn.around.tz)
    far = at - turn.now > A_DAY
    later = (labels.MORNING_OF if far else labels.MORNING).format(hour=local, day=local)
    keys = [
        [Button(labels.NOW_ALL_THE_SAME, action, {**turn.args, WHEN: "now"})],
        [Button(later, action, {**turn.args, WHEN: "later"})],
    ]
    await turn.say("night/asked", keyboard=keys, now=now, at=local, far=far)
    return None
