"""Every hostile item of the set is asserted somewhere: by its id in test_hostile, or by a named test.

Also the stories of items that no other test tells. The house has no web board and no mini app: those
items meet no door.
"""

import ast
import asyncio
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from sandbox.client import NotPossible
from storage import chats, people
from tests.edges.test_hostile import ITEMS
from tests.fixtures_commune import Commune

# What comes in is the same on both databases; the journeys are told on each.
ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
TESTS = Path(__file__).parents[1]
BY_ITS_ID = {
    "form.text",
    "form.money",
    "form.date",
    "template",
}  # played one by one in test_hostile
NO_DOOR = {"web", "miniapp"}
WHERE = {
    "H023": "promises/test_any_order:test_promises_hold_in_any_order",
    "H026": "journeys/test_registration:test_a_closed_door_keeps_the_draft",
    "H058": "edges/test_hostile_account:test_a_person_without_a_name_is_called_something",
    "H061": "edges/test_report_workbook:test_hostile_names_stay_text",
    "H064": "rules/test_plan_reader:test_the_end_said_again_on_another_day_is_a_contradiction",
    "H080": "edges/test_hostile_account:test_an_old_preview_sends_nothing",
    "H083": "edges/test_sender:test_three_equal_refusals_of_our_text_stop_the_broadcast",
    "H086": "edges/test_hostile_account:test_nobody_to_send_to_is_said",
    "H089": "edges/test_hostile:test_a_forged_button_is_refused",
    "H092": "edges/test_hostile_account:test_an_old_button_asks_how_things_stand_now",
    "H095": "edges/test_hostile_account:test_a_press_without_a_message_is_answered",
    "H098": "promises/test_matrix:test_nobody_does_what_the_matrix_does_not_allow",
    "H102": "edges/test_hostile:test_random_codes_find_nothing_and_lock_out",
    "H105": "edges/test_hostile_account:test_of_two_who_use_an_invitation_one_is_bound",
    "H108": "edges/test_hostile_more:test_codes_open_nothing_and_then_lock",
    "H112": "edges/test_hostile_account:test_a_renamed_group_is_shown_before_the_next_broadcast",
    "H115": "edges/test_hostile_account:test_a_group_where_the_bot_may_not_write_is_listed",
    "H118": "edges/test_hostile:test_an_anonymous_admin_holds_no_role",
    "H121": "edges/test_hostile_account:test_other_bots_are_not_answered",
    "H125": "edges/test_hostile_more:test_officers_words_from_others_do_nothing",
    "H128": "promises/test_matrix:test_nobody_does_what_the_matrix_does_not_allow",
    "H131": "promises/test_matrix:test_nobody_does_what_the_matrix_does_not_allow",
    "H134": "promises/test_matrix:test_nobody_does_what_the_matrix_does_not_allow",
    "H138": "edges/test_child:test_lying_sizes_are_not_believed",
    "H141": "edges/test_child:test_a_sheet_is_read_and_its_bombs_are_not",
    "H144": "rules/test_tidy:test_a_files_name_is_a_name_and_no_path",
    "H147": "rules/test_tidy:test_a_files_name_is_a_name_and_no_path",
    "H150": "edges/test_hostile_account:test_a_file_too_large_is_told_before_it_is_fetched",
    "H153": "edges/test_documents:test_what_is_not_read_is_refused_with_its_reason",
    "H156": "edges/test_documents:test_what_is_not_read_is_refused_with_its_reason",
    "H159": "edges/test_hostile_account:test_many_files_at_once_are_refused_in_one_message",
    "H163": "rules/test_plan_to_campaign:test_what_is_missing_is_asked_and_not_made_up",
    "H166": "rules/test_plan_reader:test_no_text_breaks_the_reader",
    "H179": "edges/test_hostile_account:test_a_list_of_nothing_says_so",
    "H185": "edges/test_webhook:test_without_the_secret_nothing_is_taken",
    "H188": "edges/test_webhook:test_trouble_with_the_database_makes_telegram_call_again",
    "H191": "edges/test_webhook:test_a_body_that_never_ends_is_not_waited_for",
    "H193": "edges/test_dispatcher:test_what_cannot_be_parsed_stops_nobody",
    "H196": "edges/test_poller:test_after_a_quiet_week_the_offset_is_forgotten",
    "H199": "edges/test_dispatcher:test_a_bug_is_tried_three_times_and_leaves_no_trace",
    "H202": "edges/test_poller:test_more_than_a_day_away_is_told",
    "H204": "edges/test_outcomes:test_what_went_wrong_is_read_as_the_table_says",
    "H207": "edges/test_sender:test_an_unclear_row_is_repeated_as_its_kind_allows",
    "H210": "edges/test_outcomes:test_what_went_wrong_is_read_as_the_table_says",
    "H213": "edges/test_outcomes:test_what_went_wrong_is_read_as_the_table_says",
    "H216": "edges/test_sender_road:test_a_refused_token_keeps_the_queue",
    "H219": "journeys/test_lost_groups:test_who_blocked_the_bot_is_followed_by_the_deputy",
    "H222": "journeys/test_status:test_a_deleted_card_comes_back",
    "H225": "edges/test_sender_road:test_the_queue_waits_while_nobody_listens_and_goes_on_after",
    "H227": "journeys/test_reminders:test_a_clock_set_back_sends_nothing_again",
    "H230": "edges/test_config:test_a_wrong_setting_is_one_sentence",
    "H233": "edges/test_ticker:test_the_metronome_never_beats_twice_at_once",
    "H235": "rules/test_reminders:test_a_due_slot_ends_in_one_way",
    "H238": "rules/test_reminders:test_a_slot_in_the_night_waits_for_seven_or_is_dropped",
    "H241": "journeys/test_registration:test_a_withdrawn_work_makes_the_village_owe_again",
    "H243": "edges/test_single:test_a_second_process_is_refused_with_a_sentence",
    "H246": "edges/test_cli:test_the_doctor_names_the_remedy",
    "H249": "edges/test_backup:test_copies_under_load_are_whole",
    "H253": "edges/test_migrations:test_an_older_program_refuses_a_newer_schema",
    "H256": "edges/test_backup:test_an_unfit_copy_is_refused",
    "H276": "edges/test_logs:test_the_whole_process_keeps_the_token_to_itself_at_debug",
    "H279": "edges/test_logs:test_phone_numbers_are_masked",
    "H283": "edges/test_hostile_account:test_a_storm_of_presses_changes_nothing",
    "H286": "journeys/test_papers:test_an_impatient_second_press_makes_no_second_file",
    "H288": "journeys/test_own_data:test_the_erased_are_nowhere_and_stay_so_after_a_restore",
}


def test_no_item_is_left_out() -> None:
    """Each is played by its id, told by a test that exists, or has no door to come in by."""
    missing = []
    for item in ITEMS:
        surface, where = item["surface"], WHERE.get(item["id"])
        if where is None:
            cell = surface == "export" and "cell" in item["input"]
            if not (cell or surface in BY_ITS_ID | NO_DOOR):
                missing.append(item["id"])
            continue
        path, _, name = where.partition(":")
        tree = ast.parse((TESTS / f"{path}.py").read_text("utf-8"))
        named = {getattr(node, "name", "") for node in ast.walk(tree)}
        if name not in named:
            missing.append(f"{item['id']}: no {where}")

    assert missing == []


@ON_ONE
async def test_a_person_without_a_name_is_called_something(commune: Commune) -> None:
    """Telegram gives an empty name: the id's last digits, never "None"."""
    async with commune.db.write() as conn:
        one = await people.ensure(
            conn, commune_id=commune.commune_id, telegram_id=987654, shown="", username=None,
            now=commune.app.around().now,
        )  # fmt: skip
    assert one.called == "…7654"


@ON_ONE
async def test_an_old_preview_sends_nothing(commune: Commune) -> None:
    """Three days later: too old, with the way to what was sent and to a new one."""
    await commune.launch()
    officer = commune.officer
    await _compose(commune, "Tin cũ")
    await commune.move_to("2023-11-12T09:00:00")
    await commune.presses(officer, officer, "Gửi ngay")

    assert "quá 2 ngày" in await commune.last(officer)
    assert not await commune.villages[0].group.received("Tin cũ")


@ON_ONE
async def test_nobody_to_send_to_is_said(commune: Commune) -> None:
    """Every group threw the bot out and every head blocked it: that is what the officer reads."""
    await commune.launch()
    for village in commune.villages:
        await village.head.removes_bot(village.group)
        await commune.sandbox.act("block", user=village.head.id, blocked=True)
    await commune.settle()
    await _compose(commune, "Tin cho ai")
    with suppress(NotPossible):  # it may not even be offered
        await commune.presses(commune.officer, commune.officer, "Gửi ngay")

    said = " ".join(await commune.officer.received())
    assert "nào để gửi" in said


@ON_ONE
async def test_an_old_button_asks_how_things_stand_now(commune: Commune) -> None:
    """A month later Telegram takes no answer to the press; what it asks for is done all the same."""
    await commune.launch()
    officer = commune.officer
    await commune.registers(commune.villages[0].head)
    await commune.writes(officer, "/tinhhinh")
    await commune.move_to("2023-12-08T09:00:00")
    await commune.sandbox.fault(
        "status", method="answerCallbackQuery", status=400, times=5,
        description="Bad Request: query is too old and response timeout expired",
    )  # fmt: skip
    said = len(await officer.received())
    await commune.presses(officer, officer, "Tải Excel")

    assert len(await officer.received()) > said or await commune.sandbox.accepted("sendDocument")


@ON_ONE
async def test_a_press_without_a_message_is_answered(commune: Commune) -> None:
    """Of an inline message, or of one that Telegram does not show any more."""
    who = {"id": commune.officer.id, "is_bot": False, "first_name": "Lan"}
    press = {"id": "77", "from": who, "chat_instance": "1", "data": "x", "inline_message_id": "x"}
    await commune.sandbox.act("updates", update={"callback_query": press})
    await commune.writes(commune.officer, "/trogiup")

    assert "UBND" in await commune.last(commune.officer)


@ON_ONE
async def test_of_two_who_use_an_invitation_one_is_bound(commune: Commune) -> None:
    """Both at once: one becomes the deputy-to-be, the other reads that it is used."""
    officer = commune.officer
    await commune.writes(officer, "/moi")
    await commune.presses(officer, officer, "Phó thôn")
    await commune.presses(officer, officer, "Thôn 3")
    link = (await commune.last(officer)).split("start=")[1].split()[0].strip('"<')
    first, second = [await commune.sandbox.person(name) for name in ("Một", "Hai")]
    for one in (first, second):
        await one.starts()
        await commune.agrees(one)
    await asyncio.gather(first.starts(link), second.starts(link))
    await commune.settle()

    async with commune.db.read() as conn:
        found = [
            await people.find(conn, telegram_id=one.id, commune_id=commune.commune_id)
            for one in (first, second)
        ]
    assert sum(bool(one and one.roles) for one in found) == 1


@ON_ONE
async def test_a_renamed_group_is_shown_before_the_next_broadcast(commune: Commune) -> None:
    """It may be somebody else's by now: the preview names the village and the new title."""
    await commune.launch()
    village = commune.villages[0]
    await commune.sandbox.act(
        "rename", user=village.head.id, chat=village.group.id, title="Chợ mua bán"
    )
    await commune.settle()
    await _compose(commune, "Tin mới")

    assert "Chợ mua bán" in await commune.last(commune.officer)


@ON_ONE
async def test_a_group_where_the_bot_may_not_write_is_listed(commune: Commune) -> None:
    """Restricted: noted with its reason, tried no more than once, named to the officer."""
    await commune.launch()
    village = commune.villages[0]
    await commune.sandbox.fault(
        "status", method="sendMessage", chat_id=village.group.id, status=400, times=50,
        description="Bad Request: not enough rights to send text messages to the chat",
    )  # fmt: skip
    await _compose(commune, "Tin không tới")
    await commune.presses(commune.officer, commune.officer, "Gửi ngay")

    assert "Thôn 1" in await commune.last(commune.officer)
    around = commune.app.around()
    async with commune.db.read() as conn:
        group = await chats.linked(conn, unit_id=village.unit_id, bot_id=around.bot_id)
    assert group is not None
    assert (group.state, group.reason) == ("attention", "no_rights")


@ON_ONE
async def test_other_bots_are_not_answered(commune: Commune) -> None:
    """A hundred /start of another bot in a village's group."""
    village = commune.villages[0]
    said = len(await village.group.received())
    other = {"id": 4242, "is_bot": True, "first_name": "Bot khác"}
    where = {"id": village.group.id, "type": "group", "title": village.group.title}
    for number in range(100):
        message = {"message_id": 5000 + number, "date": 1_699_400_000, "chat": where,
                   "from": other, "text": "/start@thidua_bot"}  # fmt: skip
        await commune.sandbox.act("updates", update={"message": message})
    await commune.settle()

    assert len(await village.group.received()) == said


@ON_ONE
async def test_a_file_too_large_is_told_before_it_is_fetched(commune: Commune) -> None:
    """25 MB: Telegram itself gives a bot no more than 20."""
    officer = commune.officer
    await officer.says(officer, "", document={"name": "ke-hoach.pdf"}, file_size=26_214_400)
    await commune.settle()

    assert "MB" in await commune.last(officer)
    assert not await commune.sandbox.accepted("getFile")


@ON_ONE
async def test_many_files_at_once_are_refused_in_one_message(commune: Commune) -> None:
    """Fifty files of an officer: five are read, the others refused in one message."""
    officer = commune.officer
    for number in range(50):
        file = {"name": f"ke-hoach-{number}.txt", "hex": "Kế hoạch".encode().hex()}
        await officer.says(officer, "", document=file, album="mot-tap")
    await commune.settle()

    told = await officer.received()
    assert sum("Đang đọc tệp" in one for one in told) <= 5
    assert sum("nhiều tệp" in one for one in told) == 1


@ON_ONE
async def test_a_list_of_nothing_says_so(commune: Commune) -> None:
    """The workbook of a campaign in which nobody has registered yet."""
    import io

    import openpyxl

    await commune.launch()
    officer = commune.officer
    await commune.writes(officer, "/tinhhinh")
    await commune.presses(officer, officer, "Tải Excel")
    sent = (await commune.sandbox.accepted("sendDocument"))[-1]
    document = next(
        one["document"] for one in await commune.sandbox.messages(officer)
        if one["message_id"] == sent["message_id"]
    )  # fmt: skip
    content = await commune.app.bot.get_file(document["file_id"])
    book = openpyxl.load_workbook(io.BytesIO(bytes(await content.download_as_bytearray())))
    words = " ".join(
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    )
    assert "chưa có" in words.lower()


@ON_ONE
async def test_a_storm_of_presses_changes_nothing(commune: Commune) -> None:
    """Two hundred presses of one member in a moment: answered shortly, one of them counts."""
    await commune.launch()
    village = commune.villages[0]
    for _ in range(200):
        await village.member.presses(village.group, "Đã nhận")
    await commune.settle()
    popup = await commune.sandbox.popup(village.member)

    assert popup is not None
    await commune.writes(commune.officer, "/tinhhinh")
    assert "Đăng ký" in await commune.last(commune.officer)


async def _compose(commune: Commune, text: str) -> None:
    officer = commune.officer
    await commune.sandbox.advance(timedelta(minutes=1))
    await commune.writes(officer, "/thongbao")
    await commune.presses(officer, officer, "Soạn thông báo mới")
    await commune.presses(officer, officer, "Tất cả các thôn")
    await commune.writes(officer, text)
