"""The stand under a state machine: what every rule needs, and what must hold after each.

After every step the works, reports and announcements of the real bot must be the model's, and every
promise of proof/promises.py must hold.
"""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant
from sqlalchemy import select

from proof.promises import broken
from proof.stand import Databases, Stand
from proof.whole.model import RETRY_AFTER, VILLAGES, End, Model, Work
from sandbox.client import Person
from storage.schema import announcement, progress, submission

T = TypeVar("T")


class Stage(RuleBasedStateMachine):
    """The whole bot and its commune. A subclass says where databases come from."""

    databases: ClassVar[Databases]
    ended: ClassVar[Callable[[], object]] = lambda: None  # told after each run
    counts: ClassVar[dict[str, int]] = {"steps": 0, "kills": 0, "runs": 0}

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = TemporaryDirectory(prefix="thidua-proof-")
        self.model = Model()
        self.stand: Stand | None = None
        self.at_rest = True
        self.broke = False
        self.said = 0

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run on this machine's loop; what broke once is not looked at again."""
        try:
            return self.runner.run(work)
        except BaseException:
            self.broke = True
            raise

    def teardown(self) -> None:
        """What was still open comes to rest, and then everything holds."""
        try:
            if self.stand is not None and not self.broke:
                self.run(self._last_look())
        finally:
            if self.stand is not None:
                type(self).counts["kills"] += self.stand.kills
                type(self).counts["runs"] += 1
                self.run(self.stand.close())
            self.runner.close()
            self.folder.cleanup()
            type(self).ended()

    @initialize()
    def open(self) -> None:
        """Three villages, two officers, a campaign that has been launched."""

        async def work() -> Stand:
            stand = Stand(await self.databases.fresh(), Path(self.folder.name), VILLAGES)
            await stand.open()
            return stand

        self.stand = self.run(work())

    # ---------------------------------------------------------------------------- what holds

    @invariant()
    def promises_hold(self) -> None:
        """The bot's tables are the model's, and no promise is broken."""
        if self.stand is None:
            return
        type(self).counts["steps"] += 1
        wrong = self.run(self._compare(self.stand))
        assert not wrong, wrong

    async def _compare(self, stand: Stand) -> list[str]:
        async with stand.commune.db.read() as conn:
            wrong = await broken(
                conn, stand.world.ledger.entries, now=stand.now, retry_after=RETRY_AFTER,
                rests=self.at_rest,
            )  # fmt: skip
            works = {
                row.code: (row.state, row.answers["gia-tri"]["value"] // 1_000_000, row.version)
                for row in await conn.execute(select(submission))
            }
            reports = len((await conn.execute(select(progress.c.id))).all())
            notices = {
                row.text: row.state
                for row in await conn.execute(
                    select(announcement).where(announcement.c.kind == "notice")
                )
                if row.sent_at is not None
            }
        known = {code: (w.state, w.value, w.version) for code, w in self.model.works.items()}
        if works != known:
            wrong.append(f"P2, P4, P11: the works are {works}, people made them {known}")
        wanted = sum(one.reports for one in self.model.works.values())
        if reports != wanted:
            wrong.append(f"P2, P4: there are {reports} reports, people made {wanted}")
        if notices.keys() != self.model.announcements.keys():
            wrong.append(f"P1, P11: {sorted(notices)}, people sent {[*self.model.announcements]}")
        return wrong

    async def _last_look(self) -> None:
        stand = self._here
        stand.world.faults.clear()
        stand.passes(timedelta(minutes=1))
        await stand.rest()
        self.at_rest = True
        wrong = await self._compare(stand)
        assert not wrong, wrong

    # ------------------------------------------------------------------------------- hands

    @property
    def _here(self) -> Stand:
        if self.stand is None:
            raise LookupError("the stand is not open")
        return self.stand

    def _village(self, at: int) -> Any:
        return self._here.commune.villages[at]

    def _officer(self, second: bool) -> Person:
        return self._here.second if second else self._here.commune.officer

    def _may(self, second: bool) -> bool:
        return not second or self.model.second_is_officer

    def _pick(self, data: st.DataObject, *states: str) -> tuple[str, Any]:
        found = sorted(code for code, work in self.model.works.items() if work.state in states)
        if not found:
            return "", None
        code = data.draw(st.sampled_from(found))
        return code, self.model.works[code]

    async def _queue(self, second: bool) -> tuple[Person, Work | None]:
        """The officer opens the queue; the work that is shown first."""
        who = self._officer(second)
        await self._stop_forms(who)
        await self._here.write(who, "/duyet")
        shown = await self._here.last(who)
        code = self._here.shown_code(shown) if "Chờ duyệt" in shown else None
        return who, self.model.works.get(code) if code and self._may(second) else None

    async def _stop_forms(self, who: Person) -> None:
        """Whatever form is open in this chat is given up, by its own buttons."""
        for words in ("✖ Thôi", "Bỏ, không điền nữa"):
            await self._here.press(who, await self._newest(who), words)

    async def _newest(self, who: Person) -> Any:
        """The bot's newest message in a chat."""
        messages = [one for one in await self._here.sandbox.messages(who) if one["from"]["is_bot"]]
        return messages[-1] if messages else who

    async def _shown_in(self, button: str) -> Any:
        """The newest message of the officer's that has a button with these words."""
        for one in reversed(await self._here.sandbox.messages(self._officer(second=False))):
            keys = one.get("reply_markup", {}).get("inline_keyboard", [])
            if any(button in key["text"] for row in keys for key in row):
                return one
        return None

    async def _accepted(self) -> set[str]:
        async with self._here.commune.db.read() as conn:
            found = await conn.execute(select(announcement.c.text, announcement.c.sent_at))
            return {row.text for row in found if row.sent_at is not None}

    async def _number_of(self, table: Any) -> int:
        async with self._here.commune.db.read() as conn:
            return len((await conn.execute(select(table.c.id))).all())

    async def _ends(self, who: Person, words: str, end: End, *, where: Any = None) -> bool:
        """The last press of an act, and how it ends. False where there was nothing to press."""
        place = where if where is not None else await self._newest(who)
        if not await self._here.press(who, place, words, settle=False):
            return False
        if end.twice:
            await self._here.press(who, place, words, settle=False)
        await self._finish(end)
        return True

    async def _ends_by_words(self, who: Person, text: str, end: End) -> bool:
        await self._here.write(who, text, settle=False)
        await self._finish(end)
        return True

    async def _finish(self, end: End) -> None:
        if end.place:
            await self._here.killed(end.place, end.hit)
        if end.hurried:
            await self._here.settle()
            self.at_rest = False
        else:
            await self._here.rest()
            self.at_rest = True
