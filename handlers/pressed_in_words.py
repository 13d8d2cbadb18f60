"""The words of a button that stands above, typed: "thôn 2", "đúng rồi", "gửi cho cán bộ xã".

For whoever presses nothing: a button of the newest message, or of the one replied to, is as good as
pressed; and what was typed before goes to the office, or answers its question.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Final

from campaigns.permissions import Action
from campaigns.review import reason_to_return
from campaigns.wording.talk import buttons, orders, wishes
from handlers import asking, mending
from handlers.turn import AnswerPress, Press, Turn
from messages import labels
from storage import outbox_looks, tokens

Act = Callable[[Turn], Awaitable[None]]

REMEMBERS = timedelta(hours=12)  # an older message is not what is meant
# what was asked last: a part of a button's words is enough, whatever else they may mean
_ASKED: Final = frozenset(
    ("heard.pick", "heard.campaign", "register.which", "progress.work", "ann.to", "ann.tick",
     "invite.role", "invite.unit", "report", "report.kind")
)  # fmt: skip
# these show or ask something next: a part is enough where it is no command
_LEADS: Final = frozenset(
    ("ann.new", "ann.open", "ann.edit", "ann.later", "work.card", "work.alter.field", "review.field", "target",
     "targets", "points.units", "group.unlink")
)  # fmt: skip
# "đã nhận" is a nod to the message it is a reply to, "duyệt" asks for the queue
_NOT_TYPED: Final = frozenset(("received", "idle", "review.yes"))
_BUTTONS: Final[tuple[tuple[Callable[[str], bool], str, Act], ...]] = (
    (orders.sends_to_office, "ask.office", asking.ask),
    (orders.answers, "question.take", mending.take),
)


async def button(turn: Turn, actions: Mapping[str, Act]) -> bool:
    """Do what the button does that is meant, and say what it pops up; False where none is."""
    action = await _press(turn)
    if action is None:
        return False
    await actions[action](turn)
    for one in turn.after:
        if isinstance(one, AnswerPress) and one.text:
            await turn.say_text(one.text)
    turn.after = [one for one in turn.after if not isinstance(one, AnswerPress)]
    return True


async def _press(turn: Turn) -> str | None:
    """The action of the button that is meant, which the turn then has pressed; None where none is."""
    replied = turn.heard.reply_to
    if turn.person is None or not turn.text or turn.heard.forwarded:
        return None
    if not turn.private and replied is None:
        return None
    above = await outbox_looks.buttons_above(turn.conn, chat_id=turn.chat.id, message_id=replied)
    since = above.since.replace(microsecond=0)  # Telegram's clock shows seconds
    if not above.buttons or not turn.now - REMEMBERS <= since <= turn.sent_at:
        return None
    called = [label for label, _ in above.buttons]
    which, why = buttons.meant(turn.text, called), ""
    if which is None and labels.RETURN in called and (why := reason_to_return(turn.text)):
        which = buttons.meant(labels.RETURN, called)
    if which is None:
        return None
    data = above.buttons[which.at][1]
    known = await tokens.look(turn.conn, data, purpose="button", now=turn.now)
    if known is None or known.action in _NOT_TYPED or known.action.startswith("form."):
        return None  # an open form hears its own words
    if why:  # "trả lại vì thiếu dự toán": the card with that on a button
        turn.press = Press("", None, {"s": known.args["s"], "t": why})
        return "review.see"
    if which.partly and not _enough(turn, known.action):
        return None
    await tokens.redeem(
        turn.conn, data, purpose="button", now=turn.now, by=turn.telegram_id, chat_id=turn.chat.id
    )
    turn.press = Press("", None, known.args)
    return known.action


def _enough(turn: Turn, action: str) -> bool:
    """Whether a part of this button's words is enough to press it."""
    if action in _ASKED:
        return True
    command = wishes.command(turn.text, office=turn.private and turn.may(Action.SEE_ALL))
    return action in _LEADS and command is None


async def said(turn: Turn) -> bool:
    """Do what the newest such button does; False where none stands, or other words were typed."""
    if not turn.private or turn.person is None:
        return False
    for means, action, act in _BUTTONS:
        if not means(turn.text):
            continue
        standing = await tokens.waiting(
            turn.conn, chat_id=turn.chat.id, action=action, now=turn.now, since=turn.now - REMEMBERS
        )
        if standing:
            hash_, args = standing[-1]
            await tokens.use(turn.conn, hash_, by=turn.telegram_id, now=turn.now)
            turn.press = Press("", None, args)
            await act(turn)
            return True
    return False
