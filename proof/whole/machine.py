"""Anything in any order: people, time, trouble and crashes.

A hypothesis state machine; a step may end in a kill -9 at a named place of the code.
"""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from proof.whole.model import AT, CALM, ENDS, PLACES, TROUBLES, VILLAGES, End
from proof.whole.officers import Officers
from proof.whole.villages import Villages
from sandbox.client import Group


class Whole(Villages, Officers):
    """The whole bot and its commune. A subclass says where databases come from."""

    @rule(hours=st.sampled_from((1, 5, 24, 72)))
    def time_passes(self, hours: int) -> None:
        """Hours or days pass; what was due in them happens."""

        async def act() -> None:
            self._here.passes(timedelta(hours=hours))
            await self._finish(CALM)

        self.run(act())

    @rule(end=ENDS)
    def next_reminder(self, end: End) -> None:
        """It becomes 07:00 in the commune, when most reminders are due."""

        async def act() -> None:
            now = self._here.now.astimezone(self._here.commune.app.around().tz)
            seven = now.replace(hour=7, minute=0, second=1, microsecond=0)
            self._here.passes((seven if seven > now else seven + timedelta(days=1)) - now)
            await self._finish(end)

        self.run(act())

    @rule()
    def clock_set_back(self) -> None:
        """A time server takes an hour back."""

        async def act() -> None:
            self._here.passes(timedelta(hours=-1))
            await self._here.settle()
            self._here.passes(timedelta(hours=1, minutes=1))
            await self._finish(CALM)

        self.run(act())

    @rule(
        how=st.sampled_from(TROUBLES), where=st.integers(-1, 2 * VILLAGES), times=st.integers(1, 4)
    )
    def trouble(self, how: dict[str, Any], where: int, times: int) -> None:
        """Telegram will fail the next calls, to one chat or to any."""
        commune = self._here.commune
        chats = [v.group.id for v in commune.villages] + [v.head.id for v in commune.villages]
        chats.append(commune.officer.id)
        given = dict(how) | {"times": times, "method": "sendMessage"}
        if where >= 0:
            given["chat_id"] = chats[where]
        self._here.world.faults.add(**given)

    @rule()
    def heal(self) -> None:
        """Telegram works again."""
        self._here.world.faults.clear()

    @rule(at=AT)
    def upgrade(self, at: int) -> None:
        """A village's group becomes a supergroup."""

        async def act() -> None:
            village = self._village(at)
            if self._here.world.chats[village.group.id].type == "group":
                moved = await self._here.sandbox.migrate(village.group)
                village.group = Group(self._here.sandbox, moved.id, moved.title)
                await self._finish(CALM)

        self.run(act())

    @rule(place=st.sampled_from(PLACES), hit=st.integers(1, 3))
    def crash(self, place: str, hit: int) -> None:
        """The process is killed, whatever it does just then."""
        self.run(self._finish(End(place=place, hit=hit)))

    @rule()
    def restart(self) -> None:
        """The process is stopped and started."""
        self.run(self._here.restart())

    @rule(data=st.data(), at=AT)
    def forged(self, data: st.DataObject, at: int) -> None:
        """A head presses, from the own chat, what stands on any button of another chat."""

        async def act() -> None:
            head = self._village(at).head
            commune = self._here.commune
            chats = [commune.officer.id, *(one.group.id for one in commune.villages)]
            keys = [
                key["callback_data"]
                for one in await self._here.sandbox.messages(data.draw(st.sampled_from(chats)))
                for row in one.get("reply_markup", {}).get("inline_keyboard", [])
                for key in row
                if "callback_data" in key
            ]
            if keys:
                chosen = data.draw(st.sampled_from(keys))
                await self._here.sandbox.act("press", user=head.id, chat=head.id, data=chosen)
                await self._finish(CALM)

        self.run(act())
