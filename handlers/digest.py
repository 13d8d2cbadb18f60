"""/tomtat: on which day and at what hour the week's digest comes, or not at all."""

from campaigns import weekly
from campaigns.permissions import Action
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button, Rows
from storage import facts

HOURS = ("06:30", "07:30", "09:00", "16:00")


async def command(turn: Turn) -> None:
    """What is set, with a button for each other choice."""
    turn.require(Action.SEE_ALL)
    await turn.say("digest/setting", keyboard=_keys(), chosen=await _chosen(turn))


async def choose(turn: Turn) -> None:
    """One choice was pressed: a weekday (0: never) or an hour."""
    turn.require(Action.SEE_ALL)
    chosen = dict(await _chosen(turn)) | {
        key: turn.args[key] for key in ("weekday", "hour") if key in turn.args
    }
    await facts.set_setting(turn.conn, turn.commune, weekly.SETTING, chosen, now=turn.now)
    await turn.note("digest", weekly.SETTING, chosen)
    await turn.rewrite("digest/setting", keyboard=_keys(), chosen=chosen)


async def _chosen(turn: Turn) -> dict[str, object]:
    return dict(await facts.setting(turn.conn, turn.commune, weekly.SETTING) or weekly.DEFAULT)


def _keys() -> Rows:
    days = [
        Button(label, "digest.choose", {"weekday": number})
        for number, label in enumerate(labels.WEEKDAYS, start=1)
    ]
    hours = [Button(hour, "digest.choose", {"hour": hour}) for hour in HOURS]
    return [days[:4], days[4:], hours, [Button(labels.NO_DIGEST, "digest.choose", {"weekday": 0})]]
