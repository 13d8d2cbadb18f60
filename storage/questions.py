"""Questions of officers on a work (hỏi lại) and the answers of its village."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select, update

from storage.engine import Connection
from storage.schema import question as table
from storage.schema import submission


class QuestionRow(NamedTuple):
    """One question; no answer yet where `answered_at` is None."""

    id: int
    commune_id: int
    submission_id: int
    version: int
    text: str
    asked_by: int
    asked_at: datetime
    answer: str | None
    answered_by: int | None
    answered_at: datetime | None


_COLUMNS = tuple(table.c[name] for name in QuestionRow._fields)


async def ask(
    conn: Connection,
    *,
    commune_id: int,
    submission_id: int,
    version: int,
    text: str,
    asked_by: int,
    now: datetime,
) -> int:
    """Write a question; returns its id."""
    made = await conn.execute(
        table.insert()
        .values(
            commune_id=commune_id,
            submission_id=submission_id,
            version=version,
            text=text,
            asked_by=asked_by,
            asked_at=now,
        )
        .returning(table.c.id)
    )
    return int(made.scalar_one())


async def answer(
    conn: Connection, question_id: int, *, commune_id: int, text: str, by: int, now: datetime
) -> bool:
    """Write the answer, once; False where there is one already."""
    done = await conn.execute(
        update(table)
        .where(
            table.c.id == question_id,
            table.c.commune_id == commune_id,
            table.c.answered_at.is_(None),
        )
        .values(answer=text, answered_by=by, answered_at=now)
    )
    return done.rowcount == 1


async def get(conn: Connection, question_id: int, *, commune_id: int) -> QuestionRow | None:
    """One question of this commune."""
    row = (
        await conn.execute(
            select(*_COLUMNS).where(table.c.id == question_id, table.c.commune_id == commune_id)
        )
    ).one_or_none()
    return None if row is None else QuestionRow(**row._asdict())


async def unanswered(
    conn: Connection, *, commune_id: int, unit_ids: Collection[int], most: int
) -> list[tuple[QuestionRow, str]]:
    """The newest questions to these villages that wait for an answer, each with its work's code."""
    rows = await conn.execute(
        select(*_COLUMNS, submission.c.code.label("of"))
        .join(submission, submission.c.id == table.c.submission_id)
        .where(
            submission.c.unit_id.in_(unit_ids),
            table.c.commune_id == commune_id,
            table.c.answered_at.is_(None),
        )
        .order_by(table.c.id.desc())
        .limit(most)
    )
    return [(QuestionRow(*row[:-1]), row.of) for row in rows]


async def of_work(conn: Connection, submission_id: int, *, commune_id: int) -> list[QuestionRow]:
    """Every question on a work, the first first."""
    rows = await conn.execute(
        select(*_COLUMNS)
        .where(table.c.submission_id == submission_id, table.c.commune_id == commune_id)
        .order_by(table.c.id)
    )
    return [QuestionRow(**row._asdict()) for row in rows]
