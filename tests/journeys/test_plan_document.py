"""An officer sends the plan's own document: a draft to look over, answered, confirmed, launched."""

import io
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest

from bot import app
from bot.pacing import Pace
from campaigns import plan as plans
from campaigns import yaml_plan
from campaigns.model import Bound, Every, Plan
from messages import cli
from sandbox.client import Sandbox
from storage import campaigns, communes, drafts, files, people
from tests.fixtures_commune import Commune, build, settings

PLAN = """UBND XÃ ĐỒNG MÂY
Số: 12/KH-UBND
Đồng Mây, ngày 06 tháng 11 năm 2023

KẾ HOẠCH
Phát động phong trào thi đua làm đường nông thôn

I. THỜI GIAN: từ ngày 10/11/2023 đến ngày 30/01/2024.

II. CHỈ TIÊU
- Bê tông hóa đường ngõ xóm: 12 km.
- Tỷ lệ hộ gia đình văn hóa đạt 90% trở lên.

III. TỔ CHỨC THỰC HIỆN
1. Các thôn đăng ký công trình về UBND xã (qua Văn phòng) trước ngày 20/11/2023, nêu rõ: tên công trình, chiều dài, kinh phí dự kiến, thời gian khởi công, thời gian hoàn thành.
2. Định kỳ hằng tháng, các thôn báo cáo tiến độ về UBND xã.
3. Tổng kết phong trào vào tháng 02 năm 2024.

Nơi nhận:
- Các thôn;
- Lưu: VT.
"""
NO_DAYS = """UBND XÃ ĐỒNG MÂY

KẾ HOẠCH
Phát động phong trào thi đua năm 2024

Các thôn tổ chức thực hiện phong trào thi đua./.
"""
REPORT = """UBND XÃ ĐỒNG MÂY
Đồng Mây, ngày 28 tháng 6 năm 2023

BÁO CÁO
Kết quả phong trào thi đua 6 tháng đầu năm 2023

Các thôn đã thực hiện tốt phong trào thi đua.
"""


async def _sends(commune: Commune, name: str, content: bytes) -> None:
    await commune.officer.sends(commune.officer, name, content)
    await commune.settle()


async def _taps(commune: Commune, button: str) -> str:
    await commune.presses(commune.officer, commune.officer, button)
    return await commune.last(commune.officer)


async def _made(commune: Commune, code: str) -> Plan | None:
    async with commune.db.read() as conn:
        row = await campaigns.by_code(conn, code, commune_id=commune.commune_id)
    return plans.from_json(dict(row.plan)) if row else None


def _word(text: str) -> bytes:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


async def test_from_the_documents_text_to_the_last_village(commune: Commune) -> None:
    """Sent, asked for what it lacks, one date changed by a tap, made by the button, launched."""
    await _sends(commune, "ke-hoach.docx", _word(PLAN))
    said = await commune.last(commune.officer)
    assert "Bản thảo" in said
    assert "Chủ nhật, 19/11/2023" in said
    assert "Còn 1 điều" in said
    assert await _made(commune, "dongmay-2023") is None

    said = await _taps(commune, "❓ Trả lời (1)")
    assert "báo cáo vào ngày nào" in said
    assert "Định kỳ hằng tháng, các thôn báo cáo" in said
    said = await _taps(commune, "ngày 25 hằng tháng")
    assert "Tạo đợt thi đua" in said

    await _taps(commune, "📅 Các mốc (3)")
    said = await _taps(commune, "1. Đăng ký công trình")
    assert "trước ngày 20/11/2023" in said
    await commune.writes(commune.officer, "trước ngày 25/11/2023")
    assert "thứ Sáu, 24/11/2023" in await commune.last(commune.officer)

    said = await _taps(commune, "✅ Tạo đợt thi đua")
    assert "Chưa phát động" in said
    plan = await _made(commune, "dongmay-2023")
    assert plan is not None
    due = plan.milestones[0].deadline
    assert due is not None
    assert (due.bound, due.due_on) == (Bound.BEFORE, date(2023, 11, 25))
    assert plan.milestones[2].repeat is not None or plan.milestones[1].repeat is not None

    await commune.launch()
    for village in commune.villages:
        heard = await village.group.received("làm đường nông thôn")
        assert heard
        assert f"Kính gửi {village.name}" in heard[0]
    await commune.writes(commune.villages[0].head, "/dangky")
    assert commune.villages[0].name in await commune.last(commune.villages[0].head)


@pytest.mark.on_server
async def test_an_office_that_nobody_named_is_called_as_its_plan_says(commune: Commune) -> None:
    """Its reports would stand under "Văn phòng xã"; a name of its own stays."""
    db = commune.app.db
    async with db.write() as conn:
        await communes.call_the_only(conn, commune.commune_id, name=cli.COMMUNE)
    await _sends(commune, "kh.txt", PLAN.encode())
    await _taps(commune, "❓ Trả lời (1)")
    await _taps(commune, "ngày 25 hằng tháng")
    await _taps(commune, "✅ Tạo đợt thi đua")
    assert await commune.officer.received("Báo cáo sẽ đứng tên UBND xã Đồng Mây")
    async with db.write() as conn:
        assert await communes.name_of(conn, commune.commune_id) == "UBND xã Đồng Mây"
        assert not await communes.name_once(
            conn, commune.commune_id, unnamed=cli.COMMUNE, name="UBND xã Khác"
        )
        await communes.call_the_only(conn, commune.commune_id, name="UBND xã Sơn Tây")
        assert await communes.name_of(conn, commune.commune_id) == "UBND xã Sơn Tây"


async def test_what_the_document_does_not_say_is_asked_one_by_one(commune: Commune) -> None:
    """Start, end, registration: by a candidate's button or in words; nothing is made before."""
    await _sends(commune, "kh.txt", NO_DAYS.encode())
    assert "Còn 3 điều" in await commune.last(commune.officer)

    assert "bắt đầu ngày nào" in await _taps(commune, "❓ Trả lời (3)")
    said = await _taps(commune, "01/01/2024")
    assert "kết thúc ngày nào" in said
    assert "01/01/2024" in said
    await commune.writes(commune.officer, "hôm nào cũng được")
    assert "kết thúc" not in await commune.last(commune.officer)
    await commune.writes(commune.officer, "31/12/2024")
    assert "không nêu việc đăng ký" in await commune.last(commune.officer)
    await commune.writes(commune.officer, "trước ngày 15/02/2024")
    said = await commune.last(commune.officer)
    assert "thứ Tư, 14/02/2024" in said
    assert "kế hoạch không nêu" in said

    await _taps(commune, "✅ Tạo đợt thi đua")
    plan = await _made(commune, "dongmay-2024")
    assert plan is not None
    assert plan.period.ends_on == date(2024, 12, 31)


async def test_a_report_is_questioned_before_it_becomes_a_campaign(commune: Commune) -> None:
    """A look-alike is named as what it is; dropping it leaves nothing."""
    await _sends(commune, "bao-cao.txt", REPORT.encode())

    said = await _taps(commune, "❓ Trả lời")
    assert "giống báo cáo" in said
    await _taps(commune, "✖ Bỏ bản thảo")

    assert "Đã bỏ bản thảo" in (await commune.sandbox.texts(commune.officer))[-1]
    await commune.presses(commune.officer, commune.officer, "📎 Tải tệp")
    assert await _made(commune, "dongmay-2023") is None


async def test_every_item_can_be_changed_and_taken_out(commune: Commune) -> None:
    """Title, a target, a question of the form, the launch's words; each shows its sentence."""
    officer = commune.officer
    await _sends(commune, "kh.txt", PLAN.encode())

    await _taps(commune, "✏️ Sửa: Tên đợt thi đua")
    await commune.writes(officer, "Thi đua làm đường mùa xuân")
    assert "Thi đua làm đường mùa xuân" in await commune.last(officer)
    said = await _taps(commune, "🎯 Chỉ tiêu (2)")
    assert "12 km" in said
    assert "12 km" in await _taps(commune, "1. Bê tông")
    await commune.writes(officer, "Bê tông hóa đường ngõ: ít nhất 15 km")
    await _taps(commune, "🎯 Chỉ tiêu (2)")
    await _taps(commune, "2. ")
    assert "(1)" in await _taps(commune, "🗑 Bỏ mục này")
    await commune.sandbox.advance(timedelta(minutes=1))
    await _taps(commune, "← Xem bản thảo")
    await _taps(commune, "📝 Câu hỏi đăng ký (5)")
    await _taps(commune, "➕ Thêm câu hỏi")
    await commune.writes(officer, "Người phụ trách")
    await _taps(commune, "✏️ Sửa: Lời phát động")
    await commune.writes(officer, "Mời {ten_la} cùng làm")
    assert "{ten_la}" in await commune.last(officer)
    await commune.writes(officer, "Mời {ten_thon} cùng làm đường trước {han}")
    await _taps(commune, "❓ Trả lời (1)")
    await _taps(commune, "Không đặt mốc này")
    await _taps(commune, "✅ Tạo đợt thi đua")

    plan = await _made(commune, "dongmay-2023")
    assert plan is not None
    assert plan.title == "Thi đua làm đường mùa xuân"
    assert [one.name for one in plan.targets] == ["Bê tông hóa đường ngõ"]
    assert plan.forms[0].fields[-1].label == "Người phụ trách"
    assert plan.texts["phat_dong"] == "Mời {ten_thon} cùng làm đường trước {han}"
    assert all(one.repeat is None or one.repeat.every is not Every.MONTH for one in plan.milestones)


async def test_the_file_comes_back_as_one_that_is_read_again(commune: Commune) -> None:
    """From the draft and from the campaign's card."""
    await _sends(commune, "kh.txt", PLAN.encode())

    await _taps(commune, "📎 Tải tệp")

    sent = await commune.sandbox.messages(commune.officer)
    assert sent[-1]["document"]["file_name"] == "dongmay-2023.yaml"
    async with commune.db.read() as conn:
        kept = await files.get(conn, 1)
    assert kept is not None
    plan = yaml_plan.load(kept.content.decode())
    assert isinstance(plan, Plan)
    assert plan.number == "12/KH-UBND"


async def test_a_draft_waits_for_who_is_doing_something_else(commune: Commune) -> None:
    """Nothing that is being typed is lost: the read document waits behind a button."""
    officer = commune.officer
    await _sends(commune, "kh.txt", PLAN.encode())
    await _sends(commune, "kh2.txt", NO_DAYS.encode())

    assert "đang có việc khác làm dở" in await commune.last(officer)
    await _taps(commune, "📄 Xem bản thảo")
    *_, shown, aside = await commune.sandbox.texts(officer)
    assert "Còn 3 điều" in shown
    assert "kh.txt tạm để lại" in aside


async def test_a_changed_draft_gives_way_and_comes_back_as_it_was(commune: Commune) -> None:
    """Another errand in between loses nothing; buttons of what is gone do nothing."""
    officer = commune.officer
    await _sends(commune, "kh.txt", PLAN.encode())
    await _taps(commune, "✏️ Sửa: Chủ đề")
    await commune.writes(officer, "Chung tay làm đường")

    await commune.writes(officer, "/thongbao")
    await _taps(commune, "📣 Soạn thông báo mới")
    assert "tạm để lại" in await commune.last(officer)
    await commune.presses(officer, officer, "🎯 Chỉ tiêu (2)")
    popup = await commune.sandbox.popup(officer)
    assert popup is not None
    assert "đã bỏ hoặc đã thành đợt thi đua" in popup["text"]

    await _taps(commune, "📄 Xem bản thảo")
    assert "Chủ đề: Chung tay làm đường" in await commune.last(officer)


async def test_an_old_button_of_another_errand_does_not_end_the_draft(commune: Commune) -> None:
    """Whatever closes the open conversation, the draft is put aside and not lost."""
    officer = commune.officer
    await _sends(commune, "kh.txt", PLAN.encode())
    await commune.presses(officer, officer, "📅 Dời hạn")
    await commune.writes(officer, "25/11/2023")
    await commune.sandbox.advance(timedelta(minutes=1))
    await _taps(commune, "📄 Xem bản thảo")

    await _taps(commune, "✖ Không")

    assert "tạm để lại" in await commune.last(officer)
    await _taps(commune, "📄 Xem bản thảo")
    assert "làm đường nông thôn" in await commune.last(officer)


async def test_a_restart_loses_nothing(sandbox: Sandbox, tmp_path: Path) -> None:
    """Changed, asked, switched off and on again: the question still takes its answer."""
    assert sandbox.clock is not None
    pace, own = Pace(1000, per_chat=False), settings(sandbox.address, tmp_path)
    async with app.running(own, sandbox.clock, pace=pace) as first:
        commune = await build(sandbox, first)
        await _sends(commune, "kh.txt", PLAN.encode())
        await _taps(commune, "✏️ Sửa: Chủ đề")
        await commune.writes(commune.officer, "Chung tay làm đường")
        await _taps(commune, "❓ Trả lời (1)")

    async with app.running(own, sandbox.clock, pace=pace) as second:
        commune.app = second
        await commune.writes(commune.officer, "ngày 20 hằng tháng")
        assert "ngày 20 hằng tháng" in await commune.last(commune.officer)
        await _taps(commune, "✅ Tạo đợt thi đua")
        plan = await _made(commune, "dongmay-2023")

    assert plan is not None
    assert plan.theme == "Chung tay làm đường"


async def test_two_of_a_name_are_two_campaigns(commune: Commune) -> None:
    """The same plan sent again is asked about, and gets a code of its own; a taken one is refused."""
    officer = commune.officer
    for code in ("dongmay-2023", "dongmay-2023-2"):
        await _sends(commune, "kh.txt", PLAN.encode())
        await _taps(commune, "❓ Trả lời (1)")
        await _taps(commune, "Không đặt mốc này")
        if code.endswith("-2"):
            await _taps(commune, "✏️ Sửa: Mã đợt")
            await commune.writes(officer, "dongmay-2023")
            assert "Đã có đợt thi đua mang mã" in await _taps(commune, "✅ Tạo đợt thi đua")
            await commune.writes(officer, code)
        said = await _taps(commune, "✅ Tạo đợt thi đua")
        if code.endswith("-2"):
            assert "Tạo thêm một đợt nữa?" in said
            assert await _made(commune, code) is None
            await _taps(commune, "➕ Tạo thêm một đợt nữa")
        await commune.sandbox.advance(timedelta(minutes=1))
        assert await _made(commune, code) is not None


async def test_a_file_that_cannot_be_read_says_why(commune: Commune) -> None:
    """The reader's sentence; nothing changes."""
    await _sends(commune, "kh.docx", b"PK\x03\x04 broken")

    assert "Không đọc được tệp kh.docx" in await commune.last(commune.officer)


async def test_a_draft_is_the_officers_alone(commune: Commune) -> None:
    """A head's document is not read, and no draft is open for anybody else."""
    head = commune.villages[0].head
    await head.sends(head, "kh.txt", PLAN.encode())
    await commune.settle()

    assert "Bản thảo" not in await commune.last(head)
    async with commune.db.read() as conn:
        person = await people.find(conn, telegram_id=head.id, commune_id=commune.commune_id)
        assert person is not None
        assert await drafts.open_in(conn, chat_id=head.id, person_id=person.id) is None
