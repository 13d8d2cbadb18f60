"""What heads and members of villages do."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from proof.whole.base import Stage
from proof.whole.model import AT, ENDS, VALUES, End, Work
from sandbox.client import NotPossible, Person


class Villages(Stage):
    """Registering, changing, withdrawing, reporting, mending, answering, receiving."""

    @rule(at=AT, value=VALUES, end=ENDS)
    def register(self, at: int, value: int, end: End) -> None:
        """A head registers a work."""

        async def work() -> None:
            head = self._village(at).head
            await self._here.write(head, "/dangky")
            await self._here.press(head, head, "Làm lại từ đầu")
            if "Tên công trình" not in await self._here.last(head):
                return
            for text in (f"Đường số {len(self.model.works)}", f"{value} triệu", "5/12", "20/1"):
                await self._here.write(head, text)
            code = (
                f"TN-{at + 1:02d}-{1 + sum(w.village == at for w in self.model.works.values()):02d}"
            )
            takes = self.model.door_open and not self.model.closed
            if await self._ends(head, "✅ Gửi", end) and takes:
                self.model.works[code] = Work(at, "registered", value)

        self.run(work())

    @precondition(lambda self: self.model.works)
    @rule(data=st.data(), value=VALUES, end=ENDS)
    def change(self, data: st.DataObject, value: int, end: End) -> None:
        """A head gives a work another value, with a reason."""
        code, work = self._pick(data, "registered", "approved", "returned")
        if work is None:
            return

        async def act() -> None:
            head = self._village(work.village).head
            if not await self._alter(head, code, "Sửa: Giá trị"):
                return
            await self._here.write(head, f"{value} triệu")
            if await self._ends_by_words(head, "Giá vật liệu tăng", end):
                work.value, work.state, work.version = value, "registered", work.version + 1

        self.run(act())

    @precondition(lambda self: self.model.works)
    @rule(data=st.data(), end=ENDS)
    def withdraw(self, data: st.DataObject, end: End) -> None:
        """A head takes a work back."""
        code, work = self._pick(data, "registered", "approved", "returned")
        if work is None:
            return

        async def act() -> None:
            head = self._village(work.village).head
            if not await self._alter(head, code, "Rút"):
                return
            if await self._ends_by_words(head, "Không đủ kinh phí", end):
                work.state, work.version = "withdrawn", work.version + 1

        self.run(act())

    async def _alter(self, head: Person, code: str, what: str) -> bool:
        if self.model.closed:
            return False
        await self._stop_forms(head)
        await self._here.write(head, "/cuatoi")
        for words in (code, "Thay đổi, lùi ngày", what):
            if not await self._here.press(head, await self._newest(head), words):
                return False
        return True

    @precondition(lambda self: self.model.works)
    @rule(data=st.data(), end=ENDS)
    def report(self, data: st.DataObject, end: End) -> None:
        """A head reports how a work stands."""
        code, work = self._pick(data, "registered", "approved", "returned")
        if work is None or self.model.closed:
            return

        async def act() -> None:
            head = self._village(work.village).head
            await self._stop_forms(head)
            await self._here.write(head, "/tiendo")
            await self._here.press(head, await self._newest(head), code)  # where there are several
            if await self._here.press(head, await self._newest(head), "Cập nhật"):
                pass
            for text in ("50%", "20 triệu"):
                await self._here.write(head, text)
            for _ in range(3):
                if not await self._here.press(head, await self._newest(head), "Bỏ qua"):
                    return
            if await self._ends(head, "✅ Gửi", end):
                work.reports += 1

        self.run(act())

    @precondition(lambda self: self.model.works)
    @rule(data=st.data(), end=ENDS)
    def nothing_changed(self, data: st.DataObject, end: End) -> None:
        """One tap repeats the last report."""
        code, work = self._pick(data, "registered", "approved", "returned")
        if work is None or self.model.closed or not work.reports:
            return

        async def act() -> None:
            head = self._village(work.village).head
            await self._stop_forms(head)
            await self._here.write(head, "/tiendo")
            await self._here.press(head, await self._newest(head), code)
            if await self._ends(head, "Không có gì thay đổi", end):
                work.reports += 1

        self.run(act())

    @precondition(lambda self: self.model.works)
    @rule(at=AT, end=ENDS)
    def answer(self, at: int, end: End) -> None:
        """A head answers the newest question, if there is one."""

        async def act() -> None:
            head = self._village(at).head
            await self._stop_forms(head)
            if await self._here.press(head, head, "💬 Trả lời"):
                await self._ends_by_words(head, "Đã gồm cả", end)
            await self._stop_forms(head)

        self.run(act())

    @precondition(lambda self: any(w.state == "returned" for w in self.model.works.values()))
    @rule(data=st.data(), value=VALUES, end=ENDS)
    def mend(self, data: st.DataObject, value: int, end: End) -> None:
        """A head mends a returned work by the button that came with it."""
        code, work = self._pick(data, "returned")
        if work is None:
            return

        async def act() -> None:
            head = self._village(work.village).head
            await self._stop_forms(head)
            told = [
                one for one in await self._here.sandbox.messages(head)
                if f"Cần sửa {code}" in str(one.get("text"))
            ]  # fmt: skip
            if not told or not await self._here.press(head, told[-1], "Sửa lại"):
                return
            await self._here.write(head, f"{value} triệu")
            if await self._ends(head, "✅ Gửi", end) and not self.model.closed:
                work.state, work.value, work.version = "registered", value, work.version + 1

        self.run(act())

    @precondition(lambda self: self.model.announcements)
    @rule(at=AT, end=ENDS)
    def received(self, at: int, end: End) -> None:
        """Somebody of a village presses "Đã nhận"."""

        async def act() -> None:
            village = self._village(at)
            try:
                await village.member.presses(village.group, "Đã nhận")
            except NotPossible:
                return
            await self._finish(end)

        self.run(act())
