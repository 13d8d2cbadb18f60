"""One turn: somebody wrote or pressed, and this is all a handler needs to answer.

A turn carries the transaction, who did it, where, when Telegram stamped it, and what came in as
plain data. Handlers read top to bottom: may I, load, decide, save, say. Nothing here talks to the
network; what must happen after the commit (answering a press) is noted in `after`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from campaigns.errors import NotAllowed
from campaigns.permissions import Action, Place, Who, allowed
from handlers.heard import Heard
from handlers.surroundings import Surroundings
from messages import post
from messages.keyboards import Rows
from messages.render import render
from storage import audit
from storage.chats import Chat
from storage.engine import Connection
from storage.people import Person


@dataclass(frozen=True, slots=True)
class AnswerPress:
    """After the commit: stop the button's hourglass, with a line or a popup where there is one."""

    query_id: str
    text: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Typing:
    """After the commit: show that the bot is at work."""

    telegram_id: int


After = AnswerPress | Typing


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed, on which message of ours."""

    query_id: str
    message_id: int | None
    args: Mapping[str, Any]


@dataclass(slots=True)
class Turn:
    """One person's message or press, inside one transaction."""

    around: Surroundings
    conn: Connection
    chat: Chat
    person: Person | None
    telegram_id: int
    shown: str
    username: str | None
    sent_at: datetime
    heard: Heard
    topic: int | None = None  # of a group with topics: where it was written or pressed
    press: Press | None = None
    held: Mapping[str, Any] | None = None  # what waited for consent and may go on now
    heirs: Mapping[int, int] = field(default_factory=dict)  # for merged units, what stands for them
    after: list[After] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """The instant of this turn, in UTC."""
        return self.around.now

    @property
    def today(self) -> date:
        """The local date of this turn."""
        return self.around.today

    @property
    def sent_local(self) -> datetime:
        """When it was written or pressed, by the office's clock: what a deadline is judged by."""
        return self.sent_at.astimezone(self.around.tz)

    @property
    def private(self) -> bool:
        """Whether nobody else reads along."""
        return self.chat.type == "private"

    @property
    def outside(self) -> bool:
        """Whether this is a group that nobody linked to a village."""
        return not self.private and self.chat.unit_id is None

    @property
    def addressed(self) -> bool:
        """Whether it was written to us: in private, or in a village's group as an answer or a command."""
        return self.private or (
            not self.outside and (self.heard.to_bot or self.text.startswith("/"))
        )

    @property
    def text(self) -> str:
        """What was typed."""
        return self.heard.text

    @property
    def args(self) -> Mapping[str, Any]:
        """The arguments of the pressed button."""
        return self.press.args if self.press else {}

    @property
    def commune_id(self) -> int | None:
        """The commune this turn belongs to: the group's, else the person's."""
        if self.chat.commune_id is not None:
            return self.chat.commune_id
        return self.person.commune_id if self.person else None

    @property
    def commune(self) -> int:
        """The commune's id, where there must be one (NotAllowed otherwise)."""
        found = self.commune_id
        if found is None:
            raise NotAllowed(action="")
        return found

    @property
    def me(self) -> Person:
        """The person, where there must be one (NotAllowed otherwise)."""
        if self.person is None:
            raise NotAllowed(action="")
        return self.person

    @property
    def answers_for(self) -> list[int]:
        """The units this person is head or deputy of."""
        held = self.person.roles if self.person else ()
        return sorted({one.unit_id for one in held if one.unit_id and one.state == "active"})

    @property
    def own_units(self) -> list[int]:
        """The units that words said here are of: the group's own, else those the person answers for."""
        return [self.chat.unit_id] if self.chat.unit_id else self.answers_for

    @property
    def who(self) -> Who:
        """The person's authority here, from active roles alone (P11)."""
        held = self.person.roles if self.person else ()
        return Who(
            telegram_id=self.telegram_id,
            commune_id=self.person.commune_id if self.person else None,
            roles=tuple((one.role, one.unit_id) for one in held if one.state == "active"),
        )

    @property
    def voice(self) -> post.Voice:
        """Who speaks in this turn."""
        topic = None if self.topic is None else (self.chat.id, self.topic)
        return post.Voice(self.conn, self.around.speaker, self.now, topic)

    def may(self, action: Action, unit_id: int | None = None) -> bool:
        """Whether the person may do this here, for this unit or what it was merged into."""
        place = Place.PRIVATE if self.private else Place.GROUP
        if self.person and self.chat.commune_id not in (None, self.person.commune_id):
            return False
        here = self.chat.unit_id
        if allowed(action, self.who, unit_id=unit_id, place=place, chat_unit_id=here):
            return True
        if unit_id is None or not self.heirs:
            return False
        heir, here = self.heirs.get(unit_id, unit_id), self.heirs.get(here or 0, here)
        return allowed(action, self.who, unit_id=heir, place=place, chat_unit_id=here)

    def require(self, action: Action, unit_id: int | None = None) -> Person:
        """The person, who may do this; raises NotAllowed."""
        if not self.may(action, unit_id):
            private = not self.private and allowed(action, self.who, place=Place.PRIVATE)
            of_head = unit_id is not None and unit_id == self.chat.unit_id
            helps = of_head and action in (Action.REGISTER, Action.SEE_OWN)
            raise NotAllowed(action=action.value, private=private, helps=helps)
        return self.me

    def enters_for(self, unit_id: int) -> bool:
        """Whether what this person sends in for a unit is an officer's on its behalf (nhập hộ)."""
        return self.private and not self.may(Action.REGISTER, unit_id)

    def require_entry(self, unit_id: int) -> None:
        """This person may send in for a unit, as its own or on its behalf; raises NotAllowed."""
        self.require(Action.ENTER_FOR if self.enters_for(unit_id) else Action.REGISTER, unit_id)

    async def note(self, action: str, object_: str, facts: Mapping[str, Any] | None = None) -> None:
        """Write in the audit who did what in this turn."""
        await audit.add(
            self.conn, commune_id=self.commune, at=self.now, who=self.telegram_id, action=action,
            object_=object_, facts=facts or {},
        )  # fmt: skip

    async def say(
        self,
        template: str,
        /,
        *,
        keyboard: Rows = (),
        ask: str | None = None,
        kind: str = "answer",
        source: int | None = None,
        once: str | None = None,
        **facts: Any,
    ) -> int | None:
        """Say a template in this chat; in a group, as a reply to what was written.

        `kind` and `source` tell later what the message is about, and a reply to it with it. Where `once` is given, nothing is said if anything was said under that name before.
        """
        reply_to = None
        if not self.private and self.press is None and self.heard.message_id:
            reply_to = self.heard.message_id
        return await post.post(
            self.voice,
            template,
            chat_id=self.chat.id,
            commune_id=self.commune_id,
            keyboard=keyboard,
            manner=post.Manner(kind=kind, source_id=source, dedupe_key=once),
            reply_to=reply_to,
            ask=ask,
            **facts,
        )

    async def say_text(self, markup: str, *, keyboard: Rows = ()) -> int | None:
        """Say ready HTML in this chat, as an answer to a press or in private."""
        return await post.post_text(
            self.voice,
            markup,
            chat_id=self.chat.id,
            commune_id=self.commune_id,
            keyboard=keyboard,
            manner=post.Manner(kind="answer"),
        )

    async def rewrite(self, template: str, /, *, keyboard: Rows = (), **facts: Any) -> int | None:
        """Rewrite the message whose button was pressed; say it anew where there is none."""
        if self.press is None or self.press.message_id is None:
            return await self.say(template, keyboard=keyboard, **facts)
        return await post.edit(
            self.voice,
            template,
            chat_id=self.chat.id,
            commune_id=self.commune_id,
            message_id=self.press.message_id,
            keyboard=keyboard,
            manner=post.Manner(kind=post.REWRITE),
            **facts,
        )

    def pop(self, template: str, /, *, alert: bool = False, **facts: Any) -> None:
        """Answer the press with a short line (at most 200 characters), best effort."""
        if self.press is not None:
            text = render(template, **facts)
            self.after.append(AnswerPress(self.press.query_id, text[:200], alert))
