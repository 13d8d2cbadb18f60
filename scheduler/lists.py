"""After the last day: the officers' list of who sent nothing, and two working days later the leaders'.

However many campaigns and milestones end at one hour, a person gets one message over all of them.
"""

from collections import Counter
from datetime import timedelta

from messages import call_post
from messages.post import Voice
from storage import campaigns, slots
from storage.slots import SlotRow

STALE = timedelta(days=7)
WHO = {"missing": ("officer",), "leader": ("leader",)}


async def tell(voice: Voice, due: list[SlotRow]) -> Counter[str]:
    """End the officers' slots that are due: one message a commune and kind, or none."""
    endings: Counter[str] = Counter()
    for commune_id, rule in sorted({(one.commune_id, one.rule) for one in due}):
        mine = [one for one in due if (one.commune_id, one.rule) == (commune_id, rule)]
        fresh = [one for one in mine if await _fresh(voice, one)]
        if fresh:
            await call_post.tell(voice, commune_id, key=fresh[-1].dedupe_key, roles=WHO[rule])
        for one in mine:
            ending = "sent" if one in fresh else "not_needed"
            await slots.close(voice.conn, one.id, ending=ending, reason=None, now=voice.now)
            endings["listed" if one in fresh else "not_needed"] += 1
    return endings


async def _fresh(voice: Voice, slot: SlotRow) -> bool:
    campaign = await campaigns.get(voice.conn, slot.campaign_id, commune_id=slot.commune_id)
    open_ = campaign is not None and campaign.state == "open"
    return open_ and voice.now - slot.due_at <= STALE
