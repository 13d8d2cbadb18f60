"""From "say this" to rows of the outbox: the only way in which anything is said.

A message is plain data (text, buttons, a file) until the sender turns it into a Telegram call, so
that a second channel is one more sender. Each row is written in the transaction of the change that
caused it: a confirmed answer and its receipt exist together or not at all (P2).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from messages import keyboards, split
from messages.keyboards import Rows
from messages.render import render
from storage import outbox
from storage.engine import Connection

Below = Sequence[Sequence[Mapping[str, object]]]  # {"label": …, "contact": True} each
IN_A_TOPIC = frozenset({"text", "photo", "document"})
REWRITE = "rewrite"  # the kind of an answer that takes the place of the message pressed on
PEOPLE, CROWD = 0, 1  # lanes: somebody waits for it | broadcasts and reminders

# What happens when Telegram's answer was never read (delivery.md, "ambiguous step").
ON_UNKNOWN = {
    "answer": "once",
    "receipt": "once",
    "last_report": "once",
    "announcement": "resend",
    "reminder": "hold",
    "nudge": "hold",
    "last_call": "hold",
    "notice": "hold",
    "question": "hold",
    "file": "hold",
    "board": "retry",
    "edit": "retry",
    REWRITE: "retry",
    "progress": "retry",
    "resume": "resend",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks now: one bot, in one transaction, at one instant."""

    conn: Connection
    speaker: "Speaker"
    now: datetime
    topic: tuple[int, int] | None = None  # of whom is answered: our chat's id, the topic in it

    @property
    def bot_id(self) -> int:
        """The bot that speaks."""
        return self.speaker.bot_id

    @property
    def mint(self) -> Callable[[], str]:
        """Where tokens come from."""
        return self.speaker.mint

    @property
    def tz(self) -> ZoneInfo:
        """The zone in which hours are shown."""
        return self.speaker.tz

    @property
    def local(self) -> datetime:
        """Now, as the commune's clocks show it."""
        return self.now.astimezone(self.tz)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One bot, for the life of the process: who it is, its zone, and where chance comes from."""

    bot_id: int
    bot_username: str
    tz: ZoneInfo
    mint: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Manner:
    """How something is said: what kind of message it is, how urgent, until when it is worth it."""

    kind: str = "answer"
    lane: int = PEOPLE
    source_id: int | None = None
    dedupe_key: str | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None


ANSWER = Manner()


async def post(
    voice: Voice,
    template: str,
    /,
    *,
    chat_id: int,
    commune_id: int | None,
    keyboard: Rows = (),
    manner: Manner = ANSWER,
    reply_to: int | None = None,
    ask: str | None = None,
    below: Below | None = None,
    **facts: Any,
) -> int | None:
    """Say one template in one chat. `ask` opens the person's keyboard for a reply (ForceReply);
    `below` puts keys under the answer field, empty ones take them away.

    Returns the delivery that carries the buttons (the last part), None where its dedupe key shows
    that it was said before.
    """
    return await post_text(
        voice,
        render(template, **facts),
        chat_id=chat_id,
        commune_id=commune_id,
        keyboard=keyboard,
        manner=manner,
        reply_to=reply_to,
        ask=ask,
        below=below,
    )


async def post_text(
    voice: Voice,
    markup: str,
    *,
    chat_id: int,
    commune_id: int | None,
    keyboard: Rows = (),
    manner: Manner = ANSWER,
    reply_to: int | None = None,
    ask: str | None = None,
    below: Below | None = None,
) -> int | None:
    """Say ready HTML, cut into as many messages as Telegram needs."""
    pieces = split.parts(markup)
    last = None
    for number, piece in enumerate(pieces):
        payload: dict[str, object] = {"text": piece}
        if number == 0 and reply_to is not None:
            payload["reply_to"] = reply_to
        if number == len(pieces) - 1:
            if ask is not None:
                payload["force_reply"] = ask
            elif below is not None:
                payload["reply_keyboard"] = below
            elif keyboard:
                payload["keyboard"] = await _lay(voice, keyboard, commune_id, chat_id)
        last = await _add(voice, "text", payload, chat_id, commune_id, manner, part=number)
        if last is None:
            return None
    return last


async def post_file(
    voice: Voice,
    file: Mapping[str, object],
    *,
    chat_id: int,
    commune_id: int | None,
    caption: str = "",
    keyboard: Rows = (),
    manner: Manner = ANSWER,
    photo: bool = False,
) -> int | None:
    """Send one file: `file` is {"id": our row} or {"file_id": Telegram's}, with its "name"."""
    payload: dict[str, object] = {"file": dict(file), "caption": caption}
    if keyboard:
        payload["keyboard"] = await _lay(voice, keyboard, commune_id, chat_id)
    call = "photo" if photo else "document"
    return await _add(voice, call, payload, chat_id, commune_id, manner)


async def edit(
    voice: Voice,
    template: str,
    /,
    *,
    chat_id: int,
    commune_id: int | None,
    message_id: int | None = None,
    of: int | None = None,
    keyboard: Rows = (),
    manner: Manner | None = None,
    **facts: Any,
) -> int | None:
    """Rewrite a message of ours, known by Telegram's id or by the delivery that sends it."""
    return await edit_text(
        voice,
        render(template, **facts),
        chat_id=chat_id,
        commune_id=commune_id,
        message_id=message_id,
        of=of,
        keyboard=keyboard,
        manner=manner,
    )


async def edit_text(
    voice: Voice,
    markup: str,
    *,
    chat_id: int,
    commune_id: int | None,
    message_id: int | None = None,
    of: int | None = None,
    keyboard: Rows = (),
    caption: bool = False,
    manner: Manner | None = None,
) -> int | None:
    """Rewrite a message of ours with ready HTML; no keyboard given takes the buttons away."""
    limit = split.CAPTION_LIMIT if caption else split.TEXT_LIMIT
    payload = _target(message_id, of) | {"text": split.parts(markup, limit)[0], "caption": caption}
    if keyboard:
        payload["keyboard"] = await _lay(voice, keyboard, commune_id, chat_id)
    return await _add(voice, "edit", payload, chat_id, commune_id, manner or Manner(kind="edit"))


async def say_again(
    voice: Voice, payload: Mapping[str, object], *, chat_id: int, commune_id: int | None
) -> None:
    """An answer that was to take the place of a message which cannot be edited: say it below."""
    said = {name: payload[name] for name in ("text", "keyboard") if name in payload}
    await _add(voice, "text", said, chat_id, commune_id, ANSWER)


async def act(
    voice: Voice,
    call: str,
    *,
    chat_id: int,
    commune_id: int | None,
    message_id: int | None = None,
    of: int | None = None,
    manner: Manner | None = None,
    **more: object,
) -> int | None:
    """Anything else done in a chat: pin, unpin, delete, leave, look, probe, react, commands."""
    payload = _target(message_id, of) | more
    return await _add(voice, call, payload, chat_id, commune_id, manner or Manner(kind="edit"))


async def turn_page(
    voice: Voice, rows: Rows, *, chat_id: int, commune_id: int | None, message_id: int
) -> int | None:
    """Other buttons below the same words."""
    keyboard = await _lay(voice, rows, commune_id, chat_id)
    return await act(
        voice, "markup", chat_id=chat_id, commune_id=commune_id, message_id=message_id,
        keyboard=keyboard,
    )  # fmt: skip


def _target(message_id: int | None, of: int | None) -> dict[str, object]:
    if of is not None:
        return {"of": of}
    return {} if message_id is None else {"message_id": message_id}


async def _lay(
    voice: Voice, rows: Rows, commune_id: int | None, chat_id: int
) -> Sequence[Sequence[Mapping[str, str]]]:
    return await keyboards.lay(
        voice.conn, rows, commune_id=commune_id, chat_id=chat_id, mint=voice.mint, now=voice.now
    )


async def _add(
    voice: Voice,
    call: str,
    payload: dict[str, object],
    chat_id: int,
    commune_id: int | None,
    manner: Manner,
    part: int = 0,
) -> int | None:
    if voice.topic is not None and voice.topic[0] == chat_id and call in IN_A_TOPIC:
        payload["topic"] = voice.topic[1]
    key = manner.dedupe_key
    return await outbox.add(
        voice.conn,
        outbox.NewDelivery(
            commune_id=commune_id,
            bot_id=voice.bot_id,
            chat_id=chat_id,
            kind=manner.kind,
            source_id=manner.source_id,
            part=part,
            dedupe_key=f"{key}:{part}" if key else None,
            lane=manner.lane,
            call=call,
            payload=payload,
            on_unknown=ON_UNKNOWN.get(manner.kind, "hold"),
            not_before=manner.not_before or voice.now,
            expires_at=manner.expires_at,
        ),
        now=voice.now,
    )
