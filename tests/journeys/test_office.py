"""The office without a terminal: the villages' list and a campaign's file sent in chat."""

import re
from datetime import date

import pytest
from sqlalchemy import select, update

from campaigns import yaml_plan
from campaigns.model import Plan
from handlers import villages
from messages import cli, labels
from messages.post import Voice
from storage import campaigns, communes, people, units
from storage.schema import delivery, token, unit
from tests.fixtures_commune import PLAN, Commune


async def _sends(commune: Commune, name: str, content: bytes) -> None:
    officer = commune.officer
    await commune.sandbox.act(
        "say",
        user=officer.id,
        chat=officer.id,
        document={"name": name, "hex": content.hex()},
        media_type="application/octet-stream",
    )
    await commune.settle()


@pytest.mark.on_server
async def test_the_villages_list_is_shown_before_it_is_carried_out(commune: Commune) -> None:
    """Added, renamed with its old name kept, merged with its works kept: after one press."""
    rows = "STT,Tên thôn,Khối,Tên cũ,Sáp nhập vào\n1,Thôn Đông,Khối A,Thôn 1,\n4,Thôn 4,Khối B,,\n3,Thôn 3,,,Thôn 2\n"
    await _sends(commune, "thon.csv", rows.encode())

    said = await commune.last(commune.officer)
    assert "Thêm mới: 1" in said
    assert "Thôn 1 → Thôn Đông" in said
    assert "Thôn 3 sáp nhập vào Thôn 2" in said

    await commune.presses(commune.officer, commune.officer, "cập nhật danh sách")

    async with commune.db.read() as conn:
        standing = await units.active(conn, commune_id=commune.commune_id)
        former = await units.called(conn, commune_id=commune.commune_id, name="Thôn 1")
    assert sorted(one.name for one in standing) == ["Thôn 2", "Thôn 4", "Thôn Đông"]
    assert [one.name for one in former] == ["Thôn Đông"]

    await _sends(commune, "thon.csv", "Tên thôn\nThôn Đông\nThôn 2\nThôn 4\n".encode())
    assert "3 đơn vị, giống danh sách đang có" in await commune.last(commune.officer)
    assert not (await commune.sandbox.messages(commune.officer))[-1].get("reply_markup")


@pytest.mark.on_server
async def test_before_the_list_and_the_launch_the_office_hears_what_is_missing(
    commune: Commune,
) -> None:
    """No village has a link yet, no campaign that ran is there to report on: what comes first is said."""
    await commune.writes(commune.officer, "/baocao")
    assert "Chưa có đợt thi đua nào đã phát động" in await commune.last(commune.officer)

    async with commune.db.write() as conn:
        await conn.execute(update(unit).values(valid_to=date(2023, 11, 1)))
    await commune.writes(commune.officer, "/lienket")
    assert "Gửi danh sách thôn" in await commune.last(commune.officer)


async def test_a_list_does_only_what_was_shown(commune: Commune) -> None:
    """Another list was carried out meanwhile: the older card changes nothing more."""
    officer = commune.officer
    await _sends(commune, "a.csv", "Tên thôn,Tên cũ\nThôn Đông,Thôn 1\n".encode())
    await _sends(commune, "b.csv", "Tên thôn,Tên cũ\nThôn Nam,Thôn 1\n".encode())
    await commune.presses(officer, officer, "cập nhật danh sách")

    await commune.presses(officer, officer, "cập nhật danh sách")
    assert await commune.sandbox.texts(officer, "chưa cập nhật gì")
    async with commune.db.read() as conn:
        standing = await units.active(conn, commune_id=commune.commune_id)
    assert {one.name for one in standing} == {"Thôn Nam", "Thôn 2", "Thôn 3"}


async def test_merged_communes_bring_villages_of_one_name(commune: Commune) -> None:
    """Which of them stands already is asked; then the former commune stands behind the other's name."""
    rows = (
        "UBND XÃ HƯƠNG LÂM,,,,\n"
        'Số TT,"Tên thôn, tổ dân phố",Xã (trước đây),Tên trước đây,Họ tên trưởng thôn\n'
        "1,Thôn 1,Xã Sơn Tây,,Lò Thị B\n2,Thôn 1,Xã Sơn Bình,,\n3,Thôn 7,Xã Sơn Bình,,\n"
    )
    await _sends(commune, "thon.csv", rows.encode())
    said = await commune.last(commune.officer)
    assert "Dòng 3: đã có một “Thôn 1”, chưa rõ là dòng nào" in said
    assert "Không dùng cột: Họ tên trưởng thôn" in said

    rows = rows.replace("Xã Sơn Tây,,", "Xã Sơn Tây,Thôn 1,")
    await _sends(commune, "thon.csv", rows.encode())
    assert "➕ Thôn 1 (Sơn Bình cũ)" in await commune.last(commune.officer)
    await commune.presses(commune.officer, commune.officer, "cập nhật danh sách")
    async with commune.db.read() as conn:
        standing = await units.active(conn, commune_id=commune.commune_id)
    assert {one.name: one.number for one in standing} == {
        "Thôn 1": 1, "Thôn 2": 2, "Thôn 3": 3, "Thôn 1 (Sơn Bình cũ)": 8, "Thôn 7": 7,
    }  # fmt: skip

    await _sends(commune, "thon.csv", rows.encode())
    said = await commune.last(commune.officer)
    assert "3 đơn vị, giống danh sách đang có" in said
    assert "⚠️" not in said


async def test_a_file_that_is_no_list_is_refused_in_words(commune: Commune) -> None:
    """What is wrong and what to do; nothing changes."""
    await _sends(commune, "thon.xlsx", b"PK\x03\x04 broken")

    assert "Không đọc được tệp" in await commune.last(commune.officer)


@pytest.mark.on_server
async def test_a_campaigns_file_becomes_a_card(commune: Commune) -> None:
    """The officer sends YAML; a second campaign waits to be launched."""
    text = PLAN.read_text("utf-8").replace("code: sontay-2023", "code: sontay-2024")
    assert isinstance(yaml_plan.load(text), Plan)

    await _sends(commune, "ke-hoach.yaml", text.encode())

    assert "Chưa phát động" in await commune.last(commune.officer)
    async with commune.db.read() as conn:
        found = await campaigns.by_code(conn, "sontay-2024", commune_id=commune.commune_id)
    assert found is not None
    assert found.state == "draft"


@pytest.mark.on_server
async def test_a_nameless_commune_is_called_as_its_first_plan_says(commune: Commune) -> None:
    """Its reports are headed by the plan's issuer, not by what a fresh installation is called."""
    async with commune.db.write() as conn:
        await communes.call_the_only(conn, commune.commune_id, name=cli.COMMUNE)
    other = (
        PLAN.read_text("utf-8")
        .replace("sontay-2023", "sontay-moi")
        .replace("prefix: ST", "prefix: SM")
    )
    await _sends(commune, "dot.yaml", other.encode())
    async with commune.db.read() as conn:
        assert await communes.name_of(conn, commune.commune_id) == "UBND xã Sơn Tây"


@pytest.mark.on_server
async def test_a_campaign_not_yet_launched_may_go_or_come_anew(commune: Commune) -> None:
    """Previewed, its date being moved: its changed file replaces it, its button removes it; no old
    preview launches it any more."""
    text = PLAN.read_text("utf-8").replace("code: sontay-2023", "code: sontay-2024")
    officer = commune.officer
    for title in ("Đợt một", "Đợt hai"):
        await _sends(
            commune, "kh.yaml", re.sub("title: .*", f"title: {title}", text, count=1).encode()
        )
        assert title in await commune.last(officer)
        await commune.presses(officer, officer, labels.LAUNCH)
        await commune.presses(officer, officer, labels.MOVE_DATE)
    await commune.presses(officer, officer, labels.REMOVE_CAMPAIGN)
    assert "Bỏ hẳn" in await commune.last(officer)
    await commune.presses(officer, officer, labels.REMOVE_CAMPAIGN)
    await commune.presses(officer, officer, "Gửi ngay")

    async with commune.db.read() as conn:
        assert await campaigns.by_code(conn, "sontay-2024", commune_id=commune.commune_id) is None
    assert not await commune.villages[0].group.received("phát động")


async def test_mistakes_in_a_campaigns_file_are_told_line_by_line(commune: Commune) -> None:
    """The line, the field and what would be right."""
    text = PLAN.read_text("utf-8").replace("due_on: 2023-11-20", "due_on: 2023-31-20")

    await _sends(commune, "ke-hoach.yaml", text.encode())

    said = await commune.last(commune.officer)
    assert "Dòng" in said
    assert "chưa dùng được" in said


@pytest.mark.on_server
async def test_a_second_person_must_agree_where_the_plan_says_so(commune: Commune) -> None:
    """The author cannot approve; a leader's yes sends it."""
    text = PLAN.read_text("utf-8").replace("code: sontay-2023", "code: sontay-2024\napproval: true")
    leader = await commune.sandbox.person("Phạm Quang Dũng")
    officer = commune.officer
    await commune.writes(officer, "/moi")
    await commune.presses(officer, officer, "Lãnh đạo UBND")
    link = (await commune.last(officer)).split("?start=")[1].split()[0]
    await leader.starts(link)
    await commune.agrees(leader)
    await _sends(commune, "ke-hoach.yaml", text.encode())
    await commune.presses(officer, officer, "Phát động")
    await commune.presses(officer, officer, "Gửi ngay")

    assert not await commune.villages[0].group.received("phát động đợt thi đua")

    await commune.presses(leader, leader, "Đồng ý gửi")

    assert await commune.villages[0].group.received("phát động đợt thi đua")


async def test_an_hour_to_come_is_kept(commune: Commune) -> None:
    """ "18h30" today: nothing before, everything then."""
    officer = commune.officer
    await commune.presses(officer, officer, "Phát động")
    await commune.presses(officer, officer, "Hẹn giờ")
    await commune.writes(officer, "18h30")

    assert "sẽ gửi lúc 18:30" in await commune.last(officer)
    assert not await commune.villages[0].group.received("phát động đợt thi đua")

    await commune.move_to("2023-11-08T18:30:05")

    assert await commune.villages[0].group.received("phát động đợt thi đua")


@pytest.mark.on_server
async def test_a_links_code_is_kept_only_until_its_message_has_arrived(commune: Commune) -> None:
    """The officer has it; the database, and every backup of it, has its hash alone (P12, P16)."""
    officer = commune.officer
    await commune.writes(officer, "/lienket")
    messages = [str(one) for one in await commune.sandbox.messages(officer)]
    codes = set(re.findall(r"start(?:group)?=([A-Za-z0-9_-]{20,})", "".join(messages)))
    async with commune.db.read() as conn:
        kept = [str(one) for one in (await conn.execute(select(delivery.c.payload))).scalars()]
        kept += [str(one) for one in (await conn.execute(select(token.c.args))).scalars()]

    assert codes
    assert not [one for one in kept if "/start " in one]  # by which the cast came here
    assert [code for code in codes if any(code in one for one in kept)] == []


async def test_the_links_come_as_pages_of_qr_codes(commune: Commune) -> None:
    """One press: pictures to print, four villages a page."""
    officer = commune.officer
    await commune.writes(officer, "/lienket")
    await commune.presses(officer, officer, "Mã QR")

    sent = [one for one in await commune.sandbox.messages(officer) if "document" in one]
    assert [one["document"]["file_name"] for one in sent] == ["ma-qr-1.png"]


@pytest.mark.on_server
async def test_a_new_head_comes_and_the_former_goes_by_a_tap(commune: Commune) -> None:
    """Confirming the new one offers to end the role of who was head before; nothing ends by itself."""
    officer, former = commune.officer, commune.villages[0].head
    await commune.writes(officer, "/moi")
    await commune.presses(officer, officer, "Trưởng thôn")
    await commune.presses(officer, officer, "Thôn 1")
    link = re.search(r"start=([\w-]+)", await commune.last(officer))
    assert link is not None
    new = await commune.sandbox.person("Trịnh Văn Mới")
    await new.starts(link[1])
    await commune.settle()
    await commune.presses(new, new, labels.AGREE)
    await commune.presses(officer, officer, "✅ Đúng")
    assert "cho thôi người trước" in await commune.last(officer)

    await commune.presses(officer, officer, f"Cho thôi {former.name}")
    await commune.presses(officer, officer, labels.YES)
    async with commune.db.read() as conn:
        heads = await people.holding(conn, commune_id=commune.commune_id, roles=("head",))
    assert [one.called for one in heads if any(held.unit_id == 1 for held in one.roles)] == [
        "Trịnh Văn Mới"
    ]


async def test_a_confirmed_head_is_asked_for_a_phone_by_one_key(commune: Commune) -> None:
    """The key under the answer field sends the head's own number; the call list has it then."""
    head = commune.villages[0].head
    assert await head.received("Xin gửi số điện thoại")

    await commune.presses(head, head, "Gửi số điện thoại")

    assert "Đã ghi số điện thoại" in await commune.last(head)
    async with commune.db.read() as conn:
        known = await people.find(conn, telegram_id=head.id)
    assert known is not None
    assert known.phone


async def test_who_waits_is_confirmed_one_after_the_other_from_the_list(commune: Commune) -> None:
    """A word given in /canbo's list leaves the buttons of the others where they are."""
    officer = commune.officer
    async with commune.db.write() as conn:
        voice = Voice(conn, commune.app.around().speaker, commune.app.around().now)
        links = await villages.issue(voice, commune_id=commune.commune_id)
    for link, name in zip(links, ("Vi Văn Một", "Vi Văn Hai"), strict=False):
        head = await commune.sandbox.person(name)
        await head.starts(link.head_token)
        await commune.agrees(head)
    await commune.writes(officer, "/canbo")
    await commune.presses(officer, officer, "Xác nhận Vi Văn Một")
    await commune.presses(officer, officer, "Xác nhận Vi Văn Hai")
    assert "chờ xác nhận" not in await commune.last(officer)
