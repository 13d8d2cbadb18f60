"""A village's two links: one adds the bot to its group, one calls its head."""

from dataclasses import dataclass
from datetime import timedelta

from messages import links
from messages.post import Voice
from storage import chats, tokens, units
from storage.units import Unit

LINK_LIFE = timedelta(days=90)
INVITE_LIFE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class VillageLinks:
    """One village with its two links, and the group it has already."""

    unit: Unit
    group_token: str
    head_token: str
    group_link: str
    head_link: str
    group: str | None


async def issue(voice: Voice, *, commune_id: int) -> list[VillageLinks]:
    """New links for every village; links given out before keep working until they expire."""
    groups = await chats.linked_groups(voice.conn, commune_id=commune_id, bot_id=voice.bot_id)
    found = []
    for unit in await units.active(voice.conn, commune_id=commune_id):
        group_token = await _token(voice, commune_id, "link", "link_unit", {"u": unit.id})
        head_token = await _token(
            voice, commune_id, "invite", "invite", {"role": "head", "unit": unit.id, "by": None}
        )
        group = groups.get(unit.id)
        found.append(
            VillageLinks(
                unit,
                group_token,
                head_token,
                links.startgroup(voice.speaker.bot_username, group_token),
                links.start(voice.speaker.bot_username, head_token),
                group.title if group and group.state == "active" else None,
            )
        )
    return found


async def _token(
    voice: Voice, commune_id: int, purpose: str, action: str, args: dict[str, object]
) -> str:
    invite = purpose == "invite"
    return await tokens.issue(
        voice.conn,
        mint=voice.mint,
        purpose=purpose,
        action=action,
        args=args,
        commune_id=commune_id,
        single_use=invite,
        expires_at=voice.now + (INVITE_LIFE if invite else LINK_LIFE),
        now=voice.now,
    )
