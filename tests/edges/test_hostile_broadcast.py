"""What an officer may do to an announcement at the wrong moment: it goes out as it was agreed to, or not at all.

Each of these once sent a text that nobody had agreed to, sent what had been taken back, or lost a part of it.
"""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from messages.officer_text import canonical, check, suspicious, typed, written
from sandbox.client import NotPossible, Person
from storage import units
from storage.schema import campaign
from tests.fixtures_commune import Commune

ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

# What is written, and the problem that it is refused with: None where it may be sent.
WRITTEN: list[tuple[str, str | None]] = [
    ("<b></b>", "empty"), ("<b> </b>", "empty"), ("\u200b\n\u2060", "empty"), ("\x00", "empty"),
    ("<a>x</a>", "link"), ('<a href="javascript:alert(1)">x</a>', "link"),
    ('<a href="tg://user?id=1">x</a>', "link"), ('<a href="{ten_thon}">x</a>', "link"),
    ('<a href="https://x/{ten_thon}">x</a>', "link"), ('<b href="https://x">x</b>', "link"),
    ("{ten_thon:>999999}", "placeholder"), ("{ten_thon!r}", "placeholder"),
    ("｛ten_thon｝ ${ten_thon} %(ten_thon)s", None), ("<s>x</s> <!-- x --> <br>", None),
    ('<a href="https://vi-du.example/a?b=1">xem</a>', None), ("a\u202eb\x00c", None),
]  # fmt: skip
LINKS: list[tuple[str, bool]] = [
    ('<a href="https://xau.example">https://dichvucong.example</a>', True),
    ('<a href="https://xau.example">dichvucong.gov.example</a>', True),
    ('<a href="https://dichvucong.example/a">dichvucong.example</a>', False),
    ('<a href="https://dichvucong.example/a">bấm đây</a>', False),
    ("https://dichvucong.example@xau.example", True), ("https://dichvucong.example/a", False),
    ("https://d\u0456chvucong.example", True), ("xem d\u0456chvucong.example nhé", True),
    ("https://xn--dchvucong-x2d.example", True), ("http://192.0.2.7/a", True),
    ("https://dichvucong.gov.vn.xau.example", True), ("https://gov-vn.example/x", True),
    ("https://bit.ly/x", True), ("https://xa.gov.vn/a, thư ubnd@xa.gov.vn", False),
    ("https://dịchvụcông.example, họp lúc 7.30 ngày 20.11.2023", False),
]  # fmt: skip


def test_a_text_that_telegram_would_refuse_is_refused_at_once() -> None:
    """Empty without its tags, links that open no site, placeholders where none is filled in."""
    found = {text: (problem.code if (problem := check(canonical(text))) else None)
             for text, _ in WRITTEN}  # fmt: skip

    assert found == dict(WRITTEN)
    assert canonical("a\u202eb\x00c") == "abc"


def test_a_link_that_pretends_is_flagged() -> None:
    """Words that name one site over a link to another, letters that look like ours, a bare number."""
    assert {text: bool(suspicious(canonical(text))) for text, _ in LINKS} == dict(LINKS)


def test_a_launchs_text_is_kept_as_it_would_be_typed() -> None:
    """What is kept in a campaign is made safe when it is launched: once, not twice."""
    for text in ("A & B <b>C</b>", "5 < 6", '<a href="https://a.example/?b=1&c=2">d</a>'):
        assert canonical(typed(written(text, None))) == canonical(text)


@ON_ONE
async def test_what_a_second_person_agrees_to_is_what_goes_out(commune: Commune) -> None:
    """Nobody there to agree, a text changed while it waits or after the yes, a correction."""
    await commune.launch()
    await _wants_a_second(commune)
    officer, group = commune.officer, commune.villages[0].group
    await _compose(commune, "Tin chưa ai duyệt")
    await commune.presses(officer, officer, "Gửi ngay")
    assert "chưa có cán bộ, lãnh đạo nào khác" in await commune.last(officer)
    leader = await commune.leader()
    await commune.presses(officer, officer, "Gửi ngay")
    await commune.presses(leader, leader, "Đồng ý gửi")
    assert await group.received("Tin chưa ai duyệt")

    for agreed_first in (True, False):  # the old yes does not send the new text
        await _compose(commune, f"Nội dung đã duyệt {agreed_first}")
        preview = await _with_button(commune, officer, "Sửa nội dung")
        await commune.presses(officer, officer, "Hẹn giờ")
        await commune.writes(officer, "18h30")
        old_yes = await _with_button(commune, leader, "Đồng ý gửi")
        if agreed_first:
            await commune.presses(leader, old_yes, "Đồng ý gửi")
        await commune.presses(officer, preview, "Sửa nội dung")
        await commune.writes(officer, f"Nội dung khác hẳn {agreed_first}")
        if not agreed_first:
            await commune.presses(officer, officer, "Gửi ngay")
            await commune.presses(leader, old_yes, "Đồng ý gửi")
    await commune.move_to("2023-11-08T19:00:00")
    assert not await group.received("Nội dung")
    await commune.presses(leader, leader, "Đồng ý gửi")
    assert await group.received("Nội dung khác hẳn False")
    assert not await group.received("Nội dung khác hẳn True")

    await commune.presses(officer, officer, "Đính chính")  # needs the yes like what it corrects
    await commune.writes(officer, "Họp lúc 9 giờ")
    await _presses_if_there(commune, None, "Đúng, sửa ở mọi nhóm")
    assert not await group.received("Họp lúc 9 giờ")
    await commune.presses(leader, leader, "Đúng, sửa ở mọi nhóm")
    assert await group.received("Họp lúc 9 giờ")


@ON_ONE
async def test_a_preview_sends_what_it_shows_and_nothing_written_since(commune: Commune) -> None:
    """The button above an older text, now or for later: only the newest preview's sends."""
    await commune.launch()
    officer, group = commune.officer, commune.villages[0].group
    await _compose(commune, "Họp lúc 7 giờ")
    older = await _with_button(commune, officer, "Gửi ngay")
    await commune.presses(officer, officer, "Sửa nội dung")
    await commune.writes(officer, "Họp lúc 8 giờ")
    for button in ("Gửi ngay", "Hẹn giờ gửi"):
        await commune.presses(officer, older, button)
        popup = await commune.sandbox.popup(officer)
        assert popup is not None
        assert "viết lại sau bản xem trước này" in popup["text"]
    assert not await group.received("Họp lúc")
    await commune.presses(officer, officer, "Gửi ngay")
    assert await group.received("Họp lúc") == ["Họp lúc 8 giờ"]


@ON_ONE
async def test_a_file_without_words_waits_for_them(commune: Commune) -> None:
    """It is kept with what is being written: what is typed next goes out with it, not without."""
    await commune.launch()
    officer, group = commune.officer, commune.villages[0].group
    await commune.writes(officer, "/thongbao")
    await commune.presses(officer, officer, "Soạn thông báo mới")
    await commune.presses(officer, officer, "Tất cả các thôn")
    photos = [{"name": f"{n}.jpg", "hex": "ffd8"} for n in range(3)]
    await commune.sandbox.act("album", user=officer.id, chat=officer.id, photos=photos)
    await commune.settle()
    assert len(await officer.received("Đã giữ ảnh")) == 1
    assert len(await officer.received("máy giữ ảnh đầu")) == 1
    await officer.sends(officer, "giay-moi.pdf", b"%PDF-1.4")
    await commune.settle()
    assert "Đã giữ tệp giay-moi.pdf" in await commune.last(officer)
    await commune.writes(officer, "Kính mời {ten_thon}")
    await commune.presses(officer, officer, "Gửi ngay")

    (sent,) = [one for one in await group.messages() if one.get("caption") == "Kính mời Thôn 1"]
    assert sent["document"]["file_name"] == "giay-moi.pdf"


@ON_ONE
async def test_what_an_announcement_cannot_carry_is_said(commune: Commune) -> None:
    """A video with words is not words alone, of an album one photo goes; "thôi" is no announcement."""
    await commune.launch()
    officer, say = commune.officer, commune.sandbox.act
    await commune.writes(officer, "/thongbao")
    await commune.presses(officer, officer, "Soạn thông báo mới")
    await commune.presses(officer, officer, "Tất cả các thôn")
    for what in ({"video": True}, {"voice": True}):
        await say("say", user=officer.id, chat=officer.id, text="Mời họp", **what)
        await commune.settle()
        assert "chỉ có chữ, kèm được một ảnh" in await commune.last(officer)
    photos = [{"name": f"{n}.jpg", "hex": "ffd8"} for n in range(3)]
    await say("album", user=officer.id, chat=officer.id, photos=photos, text="Mời họp")
    await commune.settle()
    assert "máy giữ ảnh đầu" in await commune.last(officer)
    assert len(await officer.received("máy giữ ảnh đầu")) == 1

    await commune.writes(officer, "/thongbao")
    await commune.presses(officer, officer, "Soạn thông báo mới")
    await commune.presses(officer, officer, "Tất cả các thôn")
    await commune.writes(officer, "Thôi")
    assert "Đã dừng" in await commune.last(officer)


@ON_ONE
async def test_more_villages_than_telegram_takes_buttons(commune: Commune) -> None:
    """A hundred and twenty of them on two pages: ticked on both, and a tick stays on its page."""
    async with commune.db.write() as conn:
        for number in range(4, 121):
            await units.add(
                conn, commune_id=commune.commune_id, kind="thôn", name=f"Thôn {number}",
                number=number, block=None, now=commune.app.around().now,
            )  # fmt: skip
    await commune.launch()
    officer = commune.officer
    await commune.writes(officer, "/thongbao")
    await commune.presses(officer, officer, "Soạn thông báo mới")
    await commune.presses(officer, officer, "Chọn từng thôn")
    await commune.presses(officer, officer, "Thôn 3")
    await commune.presses(officer, officer, "Trang 2/2 →")
    await commune.presses(officer, officer, "Thôn 120")
    await commune.presses(officer, officer, "✓ Thôn 120")
    await commune.presses(officer, officer, "← Trang 1/2")
    await commune.presses(officer, officer, "Thôn 2")
    await commune.presses(officer, officer, "Xong")
    await commune.writes(officer, "Riêng vài thôn")
    await commune.presses(officer, officer, "Gửi ngay")
    got = [len(await one.group.received("Riêng vài thôn")) for one in commune.villages]
    assert got == [0, 1, 1]
    await commune.writes(officer, "/moi")
    await commune.presses(officer, officer, "Trưởng thôn")
    await commune.presses(officer, officer, "Trang 2/2 →")
    await commune.presses(officer, officer, "Thôn 118")
    assert "trưởng thôn 118" in await commune.last(officer)
    await commune.writes(officer, "/tinhhinh")
    assert "Thôn 120" in "".join((await officer.received("Thôn"))[-2:])


@ON_ONE
async def test_a_long_text_goes_and_comes_back_whole_and_stays_taken_back(commune: Commune) -> None:
    """Sent again, corrected and recalled in all its messages; old buttons then do nothing more."""
    officer, group = commune.officer, commune.villages[0].group
    await commune.presses(officer, officer, "Phát động")
    other = await _with_button(commune, officer, "Gửi ngay")
    await commune.launch()  # from another preview, as another officer's
    await commune.presses(officer, other, "Gửi ngay")
    assert len(await group.received("phát động đợt thi đua")) == 1

    for text, more in (("a" * 1000 + "{ten_dot}", {"photo": True}), ("{ten_dot} " * 1900, {})):
        await _compose(commune, None)  # what fits only until names stand in it
        await commune.sandbox.act("say", user=officer.id, chat=officer.id, text=text, **more)
        await commune.settle()
        assert "Thay tên thôn, tên đợt" in await commune.last(officer)

    await _compose(commune, "ĐẦU " + "một hai ba " * 600 + "CUỐI")
    await commune.sandbox.fault(
        "status", method="sendMessage", chat_id=group.id, status=400, times=1,
        description="Bad Request: chat not found",
    )  # fmt: skip
    await commune.presses(officer, officer, "Gửi ngay")
    cards = await officer.received("Không gửi được: 1")
    assert cards  # though its last message came
    old = await _with_button(commune, officer, "Gửi lại")
    await commune.presses(officer, old, "Gửi lại")
    assert [bool(await group.received(one)) for one in ("ĐẦU", "CUỐI")] == [True, True]

    await commune.presses(officer, officer, "Đính chính")
    await commune.writes(officer, "MỚI " + "bốn năm sáu " * 600 + "HẾT")
    await commune.presses(officer, officer, "Đúng, sửa")
    assert [bool(await group.received(one)) for one in ("MỚI", "HẾT")] == [True, True]

    await commune.writes(officer, "/thongbao")
    await commune.presses(officer, officer, "MỚI")
    card = await _with_button(commune, officer, "Thu hồi")
    await commune.presses(officer, card, "Thu hồi")
    sure = await _with_button(commune, officer, "Đúng, thu hồi")
    await commune.presses(officer, sure, "Đúng, thu hồi")
    everywhere = [await one.group.received() for one in commune.villages]
    assert not [said for said in everywhere[0] if "ĐẦU" in said or "CUỐI" in said]
    for message, label in (
        (old, "Nhắc"),
        (old, "Gửi lại"),
        (card, "Nhắc"),
        (sure, "Đúng, thu hồi"),
    ):
        await _again(commune, message, label)
    assert [await one.group.received() for one in commune.villages] == everywhere


async def _wants_a_second(commune: Commune) -> None:
    async with commune.db.write() as conn:
        row = (await conn.execute(select(campaign))).one()
        await conn.execute(update(campaign).values(plan=dict(row.plan) | {"approval": True}))


async def _compose(commune: Commune, text: str | None) -> None:
    officer = commune.officer
    await commune.sandbox.advance(timedelta(minutes=1))
    await commune.writes(officer, "/thongbao")
    await commune.presses(officer, officer, "Soạn thông báo mới")
    await commune.presses(officer, officer, "Tất cả các thôn")
    if text is not None:
        await commune.writes(officer, text)


async def _with_button(commune: Commune, who: Person, label: str) -> dict[str, Any]:
    """The newest message that has this button."""
    for message in reversed(await commune.sandbox.messages(who)):
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        if any(label in key["text"] for row in rows for key in row):
            return message
    raise AssertionError(label)


async def _presses_if_there(commune: Commune, where: dict[str, Any] | None, label: str) -> None:
    try:
        await commune.presses(commune.officer, where or commune.officer, label)
    except NotPossible:
        return


async def _again(commune: Commune, message: dict[str, Any], label: str) -> None:
    """Press a button that a message once had, as it stands on an older phone."""
    for row in message["reply_markup"]["inline_keyboard"]:
        for key in row:
            if label in key["text"]:
                officer = commune.officer
                await commune.sandbox.act(
                    "press", user=officer.id, chat=officer.id, data=key["callback_data"]
                )
                await commune.settle()


@ON_ONE
async def test_a_copy_that_waits_for_its_next_try_keeps_nobody_busy(commune: Commune) -> None:
    """The office's card has nothing new to say meanwhile: the bot comes to rest."""
    await commune.launch()
    officer, (first, *_) = commune.officer, commune.villages
    await commune.sandbox.faults.add("status", status=500, chat_id=first.group.id, times=None)
    await commune.writes(officer, "/thongbao")
    await commune.presses(officer, officer, "Soạn thông báo mới")
    await commune.presses(officer, officer, "Tất cả các thôn")
    await commune.writes(officer, "Họp dân tối mai")
    await commune.presses(officer, officer, "Gửi ngay")
    for _ in range(3):
        await commune.sandbox.advance(timedelta(seconds=3))
        await commune.settle()

    assert "2/3" in await commune.last(officer)
