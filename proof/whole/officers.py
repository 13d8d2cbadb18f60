"""What officers do."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from proof.whole.base import Stage
from proof.whole.model import AT, ENDS, End
from storage.schema import extension


class Officers(Stage):
    """Reviewing, announcing, correcting, recalling, extending, closing; and who is an officer."""

    @rule(second=st.booleans(), end=ENDS)
    def approve(self, second: bool, end: End) -> None:
        """An officer approves the first work of the queue."""

        async def act() -> None:
            who, work = await self._queue(second)
            if work is not None and await self._ends(who, "✅ Duyệt", end):
                work.state, work.version = "approved", work.version + 1

        self.run(act())

    @rule(second=st.booleans(), end=ENDS)
    def give_back(self, second: bool, end: End) -> None:
        """An officer returns the first work of the queue."""

        async def act() -> None:
            who, work = await self._queue(second)
            if work is None:
                return
            for words in ("Trả lại", "Giá trị"):
                if not await self._here.press(who, who, words):
                    return
            if await self._ends(who, "Số liệu chưa hợp lý", end):
                work.state, work.version = "returned", work.version + 1

        self.run(act())

    @rule(second=st.booleans(), end=ENDS)
    def ask(self, second: bool, end: End) -> None:
        """An officer asks the village about the first work of the queue; nothing of it changes."""

        async def act() -> None:
            who, work = await self._queue(second)
            if work is not None and await self._here.press(who, who, "Hỏi lại"):
                await self._ends_by_words(who, "Đã gồm tiền công chưa?", end)

        self.run(act())

    @rule(second=st.booleans(), end=ENDS)
    def announce(self, second: bool, end: End) -> None:
        """An officer announces something to every village."""
        self.said += 1
        words = f"Tin số {self.said} của xã"

        async def act() -> None:
            who = self._officer(second)
            await self._stop_forms(who)
            await self._here.write(who, "/thongbao")
            for button in ("Soạn thông báo mới", "Tất cả các thôn"):
                if not await self._here.press(who, await self._newest(who), button):
                    return
            await self._here.write(who, words)
            now = self._here.now
            may = self._may(second) and self.model.may_announce(now, second=second)
            if await self._ends(who, "Gửi ngay", end) and may:
                self.model.announcements[words] = "accepted"
                self.model.sent.append((second, now))

        self.run(act())

    @rule(end=ENDS)
    def stop(self, end: End) -> None:
        """The officer stops what has not left of the newest announcement."""

        async def act() -> None:
            await self._ends(self._officer(second=False), "Dừng gửi", end)

        self.run(act())

    @precondition(lambda self: self.model.announcements)
    @rule(end=ENDS)
    def correct(self, end: End) -> None:
        """The officer corrects an announcement that went out."""
        self.said += 1
        words = f"Tin số {self.said} đã sửa"

        async def act() -> None:
            who = self._officer(second=False)
            await self._stop_forms(who)
            before = await self._shown_in("Đính chính")
            if before is None or not await self._here.press(who, before, "Đính chính"):
                return
            await self._here.write(who, words)
            old = await self._accepted()
            if await self._ends(who, "Đúng, sửa ở mọi nhóm", end):
                gone = old - await self._accepted()
                for one in gone & self.model.announcements.keys():
                    self.model.announcements[words] = self.model.announcements.pop(one)

        self.run(act())

    @precondition(lambda self: self.model.announcements)
    @rule(end=ENDS)
    def recall(self, end: End) -> None:
        """The officer takes an announcement back."""

        async def act() -> None:
            who = self._officer(second=False)
            shown = await self._shown_in("Thu hồi")
            if shown is None or not await self._here.press(who, shown, "Thu hồi"):
                return
            await self._ends(who, "Đúng, thu hồi", end)

        self.run(act())

    @rule(at=AT, day=st.integers(20, 28), end=ENDS)
    def extend(self, at: int, day: int, end: End) -> None:
        """The officer gives one village more time."""

        async def act() -> None:
            who = self._officer(second=False)
            await self._stop_forms(who)
            await self._here.write(who, "/phatdong")
            for button in ("Gia hạn cho một thôn", f"Thôn {at + 1}"):
                if not await self._here.press(who, await self._newest(who), button):
                    return
            await self._here.write(who, f"{day}/12/2023")
            if "Vì sao" not in await self._here.last(who) and "ý do" not in await self._here.last(
                who
            ):
                await self._stop_forms(who)
                return
            await self._ends_by_words(who, "Bà con bận gặt", end)
            self.model.extensions = await self._number_of(extension)

        before = self.model.extensions
        self.run(act())
        assert self.model.extensions - before in (0, 1)

    @rule(end=ENDS)
    def door(self, end: End) -> None:
        """The officer closes registration, or opens it again."""
        if self.model.closed:
            return

        async def act() -> None:
            who = self._officer(second=False)
            await self._stop_forms(who)
            await self._here.write(who, "/phatdong")
            words = "Đóng đăng ký" if self.model.door_open else "Mở lại"
            if await self._ends(who, words, end, where=await self._newest(who)):
                self.model.door_open = not self.model.door_open

        self.run(act())

    @precondition(lambda self: len(self.model.works) > 2 and self.said > 2)
    @rule(end=ENDS)
    def close(self, end: End) -> None:
        """The officer ends the campaign."""

        async def act() -> None:
            who = self._officer(second=False)
            await self._stop_forms(who)
            await self._here.write(who, "/ketthuc")
            if not await self._here.press(who, await self._newest(who), "Kết thúc đợt thi đua"):
                return
            if await self._ends(who, "Đúng, kết thúc", end):
                self.model.closed = True

        self.run(act())

    @rule()
    def another_role(self) -> None:
        """The second officer's role is taken away, or given again."""
        self.model.second_is_officer = not self.model.second_is_officer
        self.run(self._here.may_second(granted=self.model.second_is_officer))
