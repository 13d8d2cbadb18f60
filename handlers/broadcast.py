"""Composing an announcement: whom, what, a preview exactly as a village will see it, confirm.

Nothing leaves before the confirmation; a draft waits in the officer's private chat for as long as
it takes. What happens after the confirmation is in handlers/announcing.py.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from campaigns.errors import BadText, Missing, NoRecipients, NothingOpen
from campaigns.permissions import Action
from campaigns.wording import conversation, hours
from campaigns.wording.choices import parts
from campaigns.wording.reading import Value
from campaigns.wording.units import read_unit
from handlers import aftersend, announcing, help_
from handlers.audience import Audience, targets
from handlers.heard import Heard
from handlers.turn import Turn
from messages import labels, officer_text, village_post
from messages.keyboards import MOST, Button, page
from storage import announcements, campaigns, drafts, units
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


async def new(turn: Turn, typed: str = "") -> None:
    """Which campaign it belongs to, where several run; then whom. `typed`, or `t` of the button: a text
    that was typed already."""
    turn.require(Action.BROADCAST)
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    words = typed or turn.args.get("t")
    said = {"t": words} if words else {}
    if len(running) > 1 and "c" not in turn.args:
        keys = [
            [Button(labels.short(one.title), "ann.new", {"c": one.id} | said)] for one in running
        ]
        keys.append([Button(labels.OF_NO_CAMPAIGN, "ann.new", {"c": None} | said)])
        await turn.say("announce/which_campaign", keyboard=keys)
        return
    chosen = turn.args.get("c", running[0].id if running else None)
    if chosen is not None and chosen not in {one.id for one in running}:
        raise Missing()
    await _begin(turn, chosen, step="audience", audience=Audience().to_json(), **said)
    all_units = await units.active(turn.conn, commune_id=turn.commune)
    keys = [[Button(f"{labels.TO_ALL} ({len(all_units)})", "ann.to", {"k": "all"})]]
    if any(one.block for one in all_units):
        keys.append([Button(labels.TO_BLOCKS, "ann.to", {"k": "blocks"})])
    keys.append([Button(labels.TO_UNITS, "ann.to", {"k": "units"})])
    if chosen is not None:
        keys.append([Button(labels.TO_MISSING, "ann.to", {"k": "missing"})])
    await turn.say("announce/whom", keyboard=keys)


async def to_village(turn: Turn, words: str, unit_id: int) -> None:
    """Preview these words for the one village; of several campaigns they are of none."""
    turn.require(Action.BROADCAST)
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    audience = Audience("units", (unit_id,)).to_json()
    of = running[0].id if len(running) == 1 else None
    await _ask_text(turn, await _begin(turn, of, step="audience", audience=audience, t=words))


async def to(turn: Turn) -> None:
    """A kind of audience: all and missing go on to the text, the others are ticked one by one."""
    turn.require(Action.BROADCAST)
    draft = await _draft(turn)
    kind = str(turn.args["k"])
    audience = Audience(kind=kind)
    await _keep(turn, draft, audience=audience.to_json())
    if kind in ("blocks", "units"):
        await _ticks(turn, audience)
    else:
        await _ask_text(turn, draft)


async def tick(turn: Turn) -> None:
    """One village or block ticked or unticked."""
    turn.require(Action.BROADCAST)
    draft = await _draft(turn)
    audience = Audience.from_json(draft.state["audience"]).toggled(turn.args["o"])
    await _keep(turn, draft, audience=audience.to_json())
    await _ticks(turn, audience, int(turn.args.get("p", 0)))


async def chosen(turn: Turn) -> None:
    """The ticking is done: on to the text, or back to the preview being corrected."""
    turn.require(Action.BROADCAST)
    draft = await _draft(turn)
    if not Audience.from_json(draft.state["audience"]).chosen:
        raise NoRecipients()
    await _ask_text(turn, draft)


async def edit(turn: Turn) -> None:
    """Write the text of a previewed announcement anew, or the text that corrects a sent one."""
    turn.require(Action.BROADCAST)
    row = await announcing.required(turn, int(turn.args["a"]))
    if row.state in ("cancelled", "recalled"):
        turn.pop("pop/decided")
        return
    correcting = row.state not in ("draft", "awaiting", "scheduled")
    step = "correct" if correcting else "text"
    draft = await _begin(
        turn, row.campaign_id, step=step, audience=dict(row.audience), announcement=row.id
    )
    await _ask_text(turn, draft)


async def later(turn: Turn) -> None:
    """Ask when to send."""
    turn.require(Action.BROADCAST)
    row = await announcing.required(turn, int(turn.args["a"]))
    if announcing.reads_otherwise(turn, row):
        return
    if row.state != "draft":
        turn.pop("pop/decided")
        return
    await _begin(
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
    await announcing.schedule(
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
    await _keep(turn, draft, audience=Audience("units", named).to_json())
    await _ask_text(turn, await _draft(turn))


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
        approval=await announcing.needs_approval(turn, row),
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
        await _keep(turn, draft, attachment=attachment)
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
    await announcing.schedule(turn, int(draft.state["announcement"]), read)
    await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)


async def _ask_text(turn: Turn, draft: DraftRow) -> None:
    if draft.state["step"] == "audience":
        await _keep(turn, draft, step="text")
        said = draft.state.get("t")
        if said:
            turn.heard = replace(turn.heard, text=str(said))
            await _typed_text(turn, await _draft(turn))
            return
    await turn.say("announce/text", placeholders=officer_text.PLACEHOLDERS)


async def _ticks(turn: Turn, audience: Audience, at: int = 0) -> None:
    all_units = await units.active(turn.conn, commune_id=turn.commune)
    options: list[tuple[object, str]]
    if audience.kind == "blocks":
        options = [(one, one) for one in sorted({unit.block for unit in all_units if unit.block})]
    else:
        options = [(unit.id, unit.name) for unit in all_units]
    keys = [
        Button(
            (labels.PICKED if key in audience.chosen else "") + label,
            "ann.tick",
            {"o": key, "p": number // MOST},
        )
        for number, (key, label) in enumerate(options)
    ]
    rows = [keys[start : start + 2] for start in range(0, len(keys), 2)]
    rows.append([Button(labels.CHOSEN, "ann.chosen", stays=True)])
    await turn.rewrite("announce/ticks", keyboard=page(rows, at), chosen=len(audience.chosen))


async def _begin(turn: Turn, campaign_id: int | None, **state: object) -> DraftRow:
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


async def _draft(turn: Turn) -> DraftRow:
    draft = await drafts.open_in(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    if draft is None or draft.kind != KIND:
        raise NothingOpen()
    return draft


async def _keep(turn: Turn, draft: DraftRow, **changed: object) -> None:
    state = dict(draft.state) | changed
    await drafts.save(turn.conn, draft.id, state=state, now=turn.now)
