"""/cangoi: the villages that have sent nothing after the last day, to be rung one by one."""

from collections.abc import Mapping

from campaigns.forms.draft import Answer
from campaigns.permissions import Action
from campaigns.wording.house_forms import small_forms
from campaigns.wording.talk.telephone import read_telephone
from handlers import errands, tasks
from handlers.turn import Turn
from messages import call_post, post
from storage import people, phone_calls
from storage.drafts import DraftRow

KIND = "call"


async def command(turn: Turn) -> None:
    """The list over all open campaigns, with a button for each village not yet rung."""
    turn.require(Action.SEE_ALL)
    await call_post.post_list(
        turn.voice, turn.commune, chat_id=turn.chat.id, dedupe_key=None, leader=False
    )


async def called(turn: Turn) -> None:
    """ "Đã gọi": ask for a short note."""
    turn.require(Action.SEE_ALL)
    task = await tasks.task_of(turn, int(turn.args["m"]), int(turn.args["u"]))
    tasks.must_run(task)
    await errands.begin(
        turn, KIND, small_forms.CALL, title=task.milestone.title,
        unit=task.unit.name, campaign_id=task.campaign.id, milestone_id=task.milestone.id,
        unit_id=task.unit.id,
    )  # fmt: skip


async def noted(turn: Turn, draft: DraftRow, answers: Mapping[str, Answer]) -> None:
    """Keep the call and show what is left of the list."""
    turn.require(Action.SEE_ALL)
    tasks.must_run(await tasks.task_of(turn, draft.milestone_id or 0, draft.unit_id or 0))
    await phone_calls.add(
        turn.conn, commune_id=turn.commune, campaign_id=draft.campaign_id or 0,
        milestone_id=draft.milestone_id or 0, unit_id=draft.unit_id or 0,
        note=errands.text_of(answers, small_forms.NOTE), person_id=turn.me.id, now=turn.now,
    )  # fmt: skip
    await turn.note("called", str(draft.state["unit"])[:80])
    await command(turn)


async def own_number(turn: Turn) -> bool:
    """The number that Telegram itself gives, shared while something else is asked; the question stays."""
    return turn.private and turn.heard.phone is not None and await phone(turn)


async def phone(turn: Turn) -> bool:
    """A phone number sent in private by somebody who holds a role: kept for the call list.

    One with a digit too few or too many rings nobody, and is asked for again; the number that Telegram
    itself gives is taken as it is.
    """
    if turn.person is None or not any(one.state == "active" for one in turn.person.roles):
        return False
    typed = None if turn.heard.phone else read_telephone(turn.text)
    if typed is not None and not typed.right:
        await turn.say("calls/phone_wrong", phone=typed.shown, digits=typed.digits)
        return True
    said = turn.heard.phone or (typed.shown if typed else "")
    if not said:
        return False
    await people.set_phone(turn.conn, turn.person.id, phone=said[:20])
    await post.post(
        turn.voice, "calls/phone_kept", chat_id=turn.chat.id, commune_id=turn.commune_id,
        below=[], phone=said[:20],
    )  # fmt: skip
    return True
