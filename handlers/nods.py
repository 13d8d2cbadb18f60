"""A nod in reply to an announcement ("ok", "đã nhận ạ"): as good as the press of "Đã nhận"; and to a receipt."""

from campaigns.permissions import Action
from campaigns.wording.talk.conversation import agreed
from campaigns.wording.talk.small_talk import talk
from handlers.turn import Turn
from storage import outbox_looks, recipients


async def received(turn: Turn) -> bool:
    """Note that the village has the message; False where this is no nod to one, or not theirs to give."""
    if turn.heard.reply_to is None or talk(turn.text) not in ("thanks", "nod"):
        return False
    delivery = await outbox_looks.of_message(
        turn.conn, chat_id=turn.chat.id, message_id=turn.heard.reply_to
    )
    known = await recipients.of_delivery(turn.conn, delivery or 0)
    if known is None:
        return False
    one = await recipients.get(turn.conn, known[0], commune_id=turn.commune)
    if one is None or not turn.may(Action.ACKNOWLEDGE, one.unit_id):
        return False
    await recipients.mark_read(
        turn.conn, one.id, commune_id=turn.commune, now=turn.now,
        by=turn.telegram_id if turn.person else None,
    )  # fmt: skip
    await turn.say("announce/noted")
    return True


async def sent_already(turn: Turn) -> bool:
    """ "Gửi", typed once more below a receipt: it is sent, and is said so."""
    if not turn.private or talk(turn.text) or not agreed(turn.text):
        return False
    if await outbox_looks.newest_kind(turn.conn, chat_id=turn.chat.id) != "receipt":
        return False
    await turn.say("work/sent_already", kind="receipt")
    return True
