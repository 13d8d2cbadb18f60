"""What becomes of an announcement's copies in the villages' groups: corrected, taken back, marked."""

from messages import officer_text, post, split, village_post
from messages.post import Manner, Voice
from messages.render import render
from storage import outbox, recipients, units
from storage.announcements import AnnouncementRow
from storage.recipients import RecipientRow


async def correct(voice: Voice, row: AnnouncementRow, one: RecipientRow) -> None:
    """Rewrite one village's copy with the corrected text, marked as corrected.

    Of several messages none is edited, and none that the new text does not fit into: that says
    the whole text as a reply.
    """
    if one.chat_id is None or one.delivery_id is None:
        return  # not laid out yet: it will be, with the new text
    if one.state not in ("sent", "unclear", "queued"):
        return
    campaign, registration = await village_post.belongs_to(voice, row)
    unit = await units.standing(voice.conn, one.unit_id, commune_id=row.commune_id)
    markup = officer_text.fill(row.text, village_post.values(voice, campaign, registration, unit))
    markup = f"{markup}\n\n{render('announce/corrected_mark', on=voice.local)}"
    limit = split.CAPTION_LIMIT if row.attachment is not None else split.TEXT_LIMIT
    copies = await outbox.parts(voice.conn, one.delivery_id)
    if len(copies) > 1 or split.weight(markup) > limit:
        first = await outbox.message_of(voice.conn, copies[0])
        await correct_by_reply(voice, row, one, message_id=first)
        return
    edit_id = await post.edit_text(
        voice,
        markup,
        chat_id=one.chat_id,
        commune_id=row.commune_id,
        of=one.delivery_id,
        keyboard=village_post.keyboard_of(row, registration, unit, one.id),
        caption=row.attachment is not None,
        manner=Manner(kind="edit", lane=post.CROWD, source_id=row.id),
    )
    await recipients.laid(voice.conn, one.id, edit_id=edit_id)


async def correct_by_reply(
    voice: Voice, row: AnnouncementRow, one: RecipientRow, *, message_id: int | None
) -> None:
    """Where a copy cannot be edited any more: say the corrected text as a reply to it."""
    if one.chat_id is None:
        return
    campaign, registration = await village_post.belongs_to(voice, row)
    unit = await units.standing(voice.conn, one.unit_id, commune_id=row.commune_id)
    markup = officer_text.fill(row.text, village_post.values(voice, campaign, registration, unit))
    await post.post_text(
        voice,
        f"{render('announce/correction_heading')}\n\n{markup}",
        chat_id=one.chat_id,
        commune_id=row.commune_id,
        keyboard=village_post.keyboard_of(row, registration, unit, one.id),
        manner=Manner(kind="notice", lane=post.CROWD, source_id=row.id),
        reply_to=message_id,
    )


async def take_back(voice: Voice, row: AnnouncementRow, one: RecipientRow) -> None:
    """Delete one village's copy; where that fails, the sender's end of it marks it instead."""
    if one.chat_id is None or one.delivery_id is None:
        return
    for part in await outbox.parts(voice.conn, one.delivery_id):
        edit_id = await post.act(
            voice,
            "delete",
            chat_id=one.chat_id,
            commune_id=row.commune_id,
            of=part,
            manner=Manner(kind="edit", lane=post.CROWD, source_id=row.id),
        )
        if part == one.delivery_id:
            await recipients.laid(voice.conn, one.id, edit_id=edit_id)


async def mark_recalled(
    voice: Voice, row: AnnouncementRow, one: RecipientRow, *, message_id: int | None
) -> None:
    """A copy that cannot be deleted says that it no longer holds; where it cannot be edited either
    (it stood in the group before its upgrade), a new message does.
    """  # fmt: skip
    if one.chat_id is None:
        return
    if message_id is None:
        if one.state in ("sent", "unclear"):
            await post.post(
                voice,
                "announce/recalled_notice",
                chat_id=one.chat_id,
                commune_id=row.commune_id,
                manner=Manner(kind="notice", lane=post.CROWD, source_id=row.id),
                words=village_post.beginning(row),
            )
        return
    await post.edit(
        voice,
        "announce/recalled_mark",
        chat_id=one.chat_id,
        commune_id=row.commune_id,
        message_id=message_id,
        manner=Manner(kind="edit", lane=post.CROWD),
    )
