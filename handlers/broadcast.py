"""Composing an announcement: what it says, when it goes, a preview exactly as a village will see it.

Nothing leaves before the confirmation; a draft waits in the officer's private chat for as long as
it takes. Whom it is for is chosen in handlers/broadcast_whom.py; what happens after the confirmation
is in handlers/send_order.py.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from campaigns.errors import BadText, NoRecipients, NothingOpen
from campaigns.permissions import Action
from campaigns.wording.dates import hours
from campaigns.wording.reading import Value
from campaigns.wording.talk import conversation
from campaigns.wording.talk.choices import parts
from campaigns.wording.units.read import read_unit
from handlers import aftersend, announcing, help_, second_person, send_order
from handlers.audience import Audience, targets
from handlers.heard import Heard
from handlers.turn import Turn
from messages import labels, officer_text, village_post
from messages.keyboards import Button
from storage import announcements, drafts, units
from storage.announcements import AnnouncementRow
from storage.drafts import DraftRow

KIND = "announcement"
PREVIEW_LIFE = timedelta(days=2)
SHOWN = 5
FARTHEST = timedelta(days=92)  # a year that was mistyped is no hour to wait for


async def command(turn: Turn) -> None:
    """/thongbao: write a new one, or open one of the newest."""
    turn.require(Action.BROADCAST)
    recent = await announcements.newest(turn.conn, commune_id=turn.commune, limit=SHOWN)
    keys = [[Button(labels.NEW_ANNOUNCEMENT, "ann.new")]]
    keys += [
        [Button(announcing.first_words(one.text), "ann.open", {"a": one.id})] for one in recent
    ]
    await turn.say("announce/start", keyboard=keys, recent=len(recent))


async def edit(turn: Turn) -> None:
    """Write the text of a previewed announcement anew, or the text that corrects a sent one."""
    turn.require(Action.BROADCAST)
    row = await announcing.required(turn, int(turn.args["a"]))
    if row.state in ("cancelled", "recalled"):
        turn.pop("pop/decided")
        return
    correcting = row.state not in ("draft", "awaiting", "scheduled")
    step = "correct" if correcting else "text"
    draft = await begin(
        turn, row.campaign_id, step=step, audience=dict(row.audience), announcement=row.id
    )
    await ask_text(turn, draft)


async def later(turn: Turn) -> None:
    """Ask when to send."""
    turn.require(Action.BROADCAST)
    row = await announcing.required(turn, int(turn.args["a"]))
    if announcing.reads_otherwise(turn, row):
        return
    if row.state != "draft":
        turn.pop("pop/decided")
        return
    await begin(
        turn, row.campaign_id, step="when", audience=dict(row.audience), announcement=row.id
    )
    local = turn.now.astimezone(turn.around.tz)
    evening = datetime.combine(local.date(), time(18, 30), turn.around.tz)
    morning = datetime.combine(local.date() + timedelta(days=1), time(6, 30), turn.around.tz)
    offered = [one for one in (evening, morning, morning + timedelta(hours=12)) if one > local]
    keys = [
        [Button(announcing.hour_label(one), "ann.at", {"a": row.id, "t": one.isoformat()})]
        for one in offered
    ]
    await turn.say("announce/when", keyboard=keys)


async def at(turn: Turn) -> None:
    """An hour chosen by button."""
    await send_order.schedule(
        turn, int(turn.args["a"]), datetime.fromisoformat(str(turn.args["t"]))
    )
    await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)


async def typed(turn: Turn, draft: DraftRow) -> None:
    """The text (or a photo or document with its caption), or the hour."""
    turn.require(Action.BROADCAST)
    if conversation.way(turn.text, at_summary=False, free_text=True, optional=False) == "cancel":
        await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
        await turn.say("form/stopped")
        return
    match draft.state["step"]:
        case "when":
            await _typed_hour(turn, draft)
        case "text" | "correct":
            await _typed_text(turn, draft)
        case _:
            await _typed_whom(turn, draft)


async def _typed_whom(turn: Turn, draft: DraftRow) -> None:
    """ "Thôn 1, thôn 3": those villages, where every part names one."""
    ids = await units.ids_by_name(turn.conn, commune_id=turn.commune)
    read = [read_unit(one, list(ids)) for one in parts(turn.text)]
    named = tuple(dict.fromkeys(ids[one.value] for one in read if isinstance(one, Value)))
    if not named or len(named) < len(read):
        await turn.say("announce/press_first")
        return
    await keep(turn, draft, audience=Audience("units", named).to_json())
    await ask_text(turn, await draft_of(turn))


async def preview(turn: Turn, row: AnnouncementRow) -> None:
    """Show the announcement as the first village will see it, then ask."""
    found = await targets(turn, row)
    if not found.everywhere:
        raise NoRecipients()
    await announcing.show_as_village(turn, row, found.everywhere[0])
    seen = {"a": row.id, "h": announcing.shown(row)}
    keys = [
        [Button(labels.SEND_NOW, "ann.send", seen, single_use=True)],
        [Button(labels.SEND_LATER, "ann.later", seen),
         Button(labels.EDIT_TEXT, "ann.edit", {"a": row.id})],
        [Button(labels.DROP, "ann.drop", {"a": row.id})],
    ]  # fmt: skip
    await turn.say(
        "announce/preview",
        keyboard=keys,
        reachable=len(found.reachable),
        privately=found.privately,
        unreachable=found.unreachable,
        retitled=found.retitled,
        suspicious=officer_text.suspicious(row.text),
        approval=await second_person.needs_approval(turn, row),
    )


async def _typed_text(turn: Turn, draft: DraftRow) -> None:
    heard = turn.heard
    if heard.besides:
        await turn.say("announce/only")
        return
    held: Mapping[str, Any] | None = draft.state.get("attachment")
    if held and heard.album is not None and held["album"] == heard.album:
        await help_.one_photo(turn, heard.album)
        return
    attachment = _attached(heard) or held
    if attachment and not turn.text.strip() and draft.state["step"] == "text":
        await keep(turn, draft, attachment=attachment)
        await turn.say("announce/file_kept", name=attachment["name"][:80])
        return
    markup = officer_text.written(turn.text, heard.markup)
    limit = officer_text.room(with_file=bool(attachment))
    problem = officer_text.check(markup, limit=limit)
    if problem is not None:
        raise BadText(
            problem=problem.code, what=problem.what, allowed=officer_text.PLACEHOLDERS, limit=limit
        )
    row_id = draft.state.get("announcement")
    if draft.state["step"] == "correct":
        await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
        await aftersend.preview_correction(turn, int(row_id or 0), markup)
        return
    if row_id is None:
        row_id = await announcements.add(
            turn.conn,
            commune_id=turn.commune,
            campaign_id=draft.campaign_id,
            kind="notice",
            text=markup,
            attachment=attachment,
            audience=draft.state["audience"],
            author_id=turn.me.id,
            expires_at=turn.now + PREVIEW_LIFE,
            now=turn.now,
        )
    else:
        before = await announcing.required(turn, int(row_id))
        if not await announcements.withdraw(turn.conn, before.id, commune_id=turn.commune):
            await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
            await turn.say("announce/already_sent")
            return
        await announcements.set_values(
            turn.conn,
            before.id,
            commune_id=turn.commune,
            text=markup,
            attachment=attachment or before.attachment,
            expires_at=turn.now + PREVIEW_LIFE,
        )
    row = await announcing.required(turn, int(row_id))
    await announcing.must_fit(turn, row)
    await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    await village_post.refresh_progress(turn.voice, row)
    await preview(turn, row)


def _attached(heard: Heard) -> dict[str, Any] | None:
    """The photo or document of a message, as it is kept with an announcement."""
    if heard.file is None:
        return None
    return {
        "file_id": heard.file.file_id,
        "name": heard.file.name,
        "photo": heard.file.photo,
        "album": heard.album,
    }


async def _typed_hour(turn: Turn, draft: DraftRow) -> None:
    read = hours.read_moment(turn.text, turn.now.astimezone(turn.around.tz))
    if read is None or read > turn.now + FARTHEST:
        await turn.say("announce/when_again", far=read is not None, days=FARTHEST.days)
        return
    await send_order.schedule(turn, int(draft.state["announcement"]), read)
    await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)


async def ask_text(turn: Turn, draft: DraftRow) -> None:
    """Ask for the text; one that was said already is taken at once."""
    if draft.state["step"] == "audience":
        await keep(turn, draft, step="text")
        said = draft.state.get("t")
        if said:
            turn.heard = replace(turn.heard, text=str(said))
            await _typed_text(turn, await draft_of(turn))
            return
    await turn.say("announce/text", placeholders=officer_text.PLACEHOLDERS)


async def begin(turn: Turn, campaign_id: int | None, **state: object) -> DraftRow:
    """Open the draft anew, at its first step."""
    return await drafts.start(
        turn.conn,
        commune_id=turn.commune,
        chat_id=turn.chat.id,
        person_id=turn.me.id,
        kind=KIND,
        campaign_id=campaign_id,
        state=state,
        now=turn.now,
    )


async def draft_of(turn: Turn) -> DraftRow:
    """The announcement that is being written here; NothingOpen where none is."""
    draft = await drafts.open_in(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    if draft is None or draft.kind != KIND:
        raise NothingOpen()
    return draft


async def keep(turn: Turn, draft: DraftRow, **changed: object) -> None:
    """Keep what was chosen or said."""
    state = dict(draft.state) | changed
    await drafts.save(turn.conn, draft.id, state=state, now=turn.now)
