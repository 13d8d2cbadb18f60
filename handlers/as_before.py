"""Nothing has changed: one tap, or words right below the last report, are the whole report."""

from campaigns import progress
from campaigns.wording.talk import wishes
from handlers import progress_owed, reporting, tasks
from handlers.tasks import Task
from handlers.turn import Turn
from storage import outbox, outbox_looks
from storage import progress as reports
from storage.progress import ProgressRow
from storage.submissions import SubmissionRow


async def unchanged(turn: Turn) -> None:
    """ "Không có gì thay đổi": one tap, and it counts as a report."""
    work, task = await reporting.pressed_work(turn)
    last = await reports.last_of_work(turn.conn, work.id, commune_id=turn.commune)
    if last is None or last.id != turn.args["l"]:
        turn.pop("pop/decided")
        return
    await _same(turn, task, work, last)


async def in_words(turn: Turn) -> bool:
    """ "Không có gì mới" right below a work's last report is what the button says; False elsewhere."""
    if not turn.private or turn.commune_id is None or not wishes.nothing_new(turn.text):
        return False
    shown = await outbox_looks.newest(turn.conn, chat_id=turn.chat.id)
    source = await outbox.source_of(
        turn.conn, chat_id=turn.chat.id, message_id=shown or 0, kind=reporting.LAST
    )
    found = [
        one for unit_id in turn.answers_for for one in await progress_owed.unfinished(turn, unit_id)
    ]
    for task, work, last in found:
        if work.id == source and last is not None:
            turn.require_entry(work.unit_id)
            await _same(turn, task, work, last)
            return True
    return False


async def _same(turn: Turn, task: Task, work: SubmissionRow, last: ProgressRow) -> None:
    await _repeat(turn, task, work, last)
    await turn.rewrite(
        "progress/same", code=work.code, name=work.called,
        percent=last.percent, at=turn.sent_local,
    )  # fmt: skip
    await progress_owed.offer_others(turn, task)


async def all_unchanged(turn: Turn) -> None:
    """Every unfinished work of a unit as it was: one tap for all of them."""
    unit_id = int(turn.args["u"])
    done = []
    for task, work, last in await progress_owed.unfinished(turn, unit_id):
        if last is not None:
            tasks.must_run(task)
            turn.require_entry(unit_id)
            await _repeat(turn, task, work, last)
            done.append((work.code, work.called, last.percent))
    await turn.rewrite("progress/all_same", works=done, at=turn.sent_local)


async def _repeat(turn: Turn, task: Task, work: SubmissionRow, last: ProgressRow) -> None:
    answers = {name: one for name, one in last.answers.items() if name not in reporting.ONCE_MORE}
    said = progress.Said(last.percent, last.spent)
    await progress_owed.add(
        turn, task, work, answers=answers, form_id=last.form_id, said=said, unchanged=True
    )


ACTIONS = {"progress.same": unchanged, "progress.all_same": all_unchanged}
