"""Slow work: reading an upload, making a workbook. A job row is picked up, its result is posted.

A handler only writes the row; the work runs here, outside its transaction, and what comes of it is
an outbox row like everything else. A job that fails is tried three times, then its asker is told.
"""

import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from messages import post
from messages.post import Speaker, Voice
from scheduler import askers
from storage import jobs
from storage.engine import Database
from storage.jobs import JobRow

TRIES: Final = 3

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tools:
    """What a job may use: fetch a file from Telegram by its id, speak, know the time and the office's form."""

    fetch: Callable[[str], Awaitable[bytes]]
    speaker: Speaker
    clock: Callable[[], datetime]
    report_template: str = ""  # the office's own, a path
    backups: Path = Path("data/backup")  # where the list of the erased lies, beside the copies


Work = Callable[[Database, JobRow, Tools], Awaitable[None]]


async def sweep(
    db: Database,
    clock: Callable[[], datetime],
    *,
    tools: Tools,
    work_of: Callable[[str], Work],
    owner: str,
) -> Counter[str]:
    """Do every job that is due, one after the other."""
    done: Counter[str] = Counter()
    while True:
        async with db.write() as conn:
            job = await jobs.claim(conn, bot_id=tools.speaker.bot_id, owner=owner, now=clock())
        if job is None:
            return done
        try:
            if await _given_up(db, job, tools):
                done[f"{job.kind}.barred"] += 1
                continue
            await work_of(job.kind)(db, job, tools)
        except Exception as error:
            log.exception("A job failed", extra={"action": "job_failed", "job": job.kind})
            done[f"{job.kind}.failed"] += 1
            await _failed(db, job, tools, repr(error))
            continue
        async with db.write() as conn:
            await jobs.finish(conn, job.id, now=clock())
        done[job.kind] += 1


async def _given_up(db: Database, job: JobRow, tools: Tools) -> bool:
    """Where nobody who asked may have it any more, the job ends here and they are told."""
    async with db.write() as conn:
        asked = job.payload.get("chats") or [job.payload.get("chat")]
        barred = await askers.barred(conn, job)
        if not barred or len(barred) < len(asked):
            return False
        for chat_id in barred if "chat" in job.payload else ():
            await post.post(
                Voice(conn, tools.speaker, tools.clock()), "help/no_longer", chat_id=chat_id,
                commune_id=job.commune_id, manner=post.Manner(kind="notice"),
            )  # fmt: skip
        await jobs.finish(conn, job.id, now=tools.clock())
    return True


async def _failed(db: Database, job: JobRow, tools: Tools, error: str) -> None:
    async with db.write() as conn:
        again = await jobs.fail(conn, job.id, error=error, tries=TRIES, now=tools.clock())
        chat_id = job.payload.get("chat")
        if again or not isinstance(chat_id, int):
            return
        voice, notice = Voice(conn, tools.speaker, tools.clock()), post.Manner(kind="notice")
        # sent to be read: not a word was lost, it is only to be sent again
        if "file_id" in job.payload:
            name = str(job.payload["name"])[:80]
            await post.post(
                voice, "launch/not_fetched", chat_id=chat_id, commune_id=job.commune_id,
                manner=notice, name=name,
            )  # fmt: skip
            return
        await post.post(
            voice, "refusals/our_fault", chat_id=chat_id, commune_id=job.commune_id, manner=notice
        )
