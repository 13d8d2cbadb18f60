"""Rows of a whole nation, laid by SQL: other communes with all that they have, and years of history.

Everything is said in the SQL that SQLite and PostgreSQL share. Rows of others have ids above `OTHERS`,
so that a commune which plays its story in the same database keeps the low ones. `history` gives every
second row to that commune's own chats and the others to the nation's, or all to its own where there is
no nation: an office's own database.
"""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import text

from storage.engine import Connection, Database

OTHERS: Final = 10_000_000
MOMENT: Final = "'2023-11-01 01:00:00.000000'"
STEP: Final = 50_000  # rows of one statement

NUMBERS: Final = (
    "WITH RECURSIVE n(n) AS (SELECT CAST(:first AS bigint) UNION ALL SELECT n + 1 FROM n"
    " WHERE n < CAST(:last AS bigint))"
)


@dataclass(frozen=True)
class Nation:
    """How many others there are. Zero chats: the office is alone in its database."""

    bots: int = 0
    communes: int = 0
    chats: int = 0


async def lay(db: Database, nation: Nation) -> None:
    """The other communes: villages, groups, heads, a campaign each with its works and slots."""
    many = {"communes": nation.communes, "bots": nation.bots}
    for name, rows, sql in _tables(**many):
        await _fill(db, f"INSERT INTO {name} {NUMBERS} {sql}", getattr(nation, rows))
    await _numbered(db)


def _tables(*, communes: int, bots: int) -> list[tuple[str, str, str]]:
    """Table, which count it follows, and the SELECT that fills it from n = 0, 1, 2 …"""
    of, me = f"({OTHERS} + n % {communes})", f"({OTHERS} + n)"
    done = "n * 7 % 100"
    return [
        ("commune (id, name, created_at)", "communes", f"SELECT {me}, 'Xã ' || n, {MOMENT} FROM n"),
        ("unit (id, commune_id, kind, name, number, created_at)", "chats",
         f"SELECT {me}, {of}, 'thôn', 'Thôn ' || n, n, {MOMENT} FROM n"),
        ("unit_name (id, commune_id, unit_id, name, folded, kind)", "chats",
         f"SELECT {me}, {of}, {me}, 'Thôn ' || n, 'thon ' || n, 'current' FROM n"),
        ("chat (id, bot_id, telegram_id, commune_id, unit_id, type, title, state, created_at)", "chats",
         f"SELECT {me}, {of} % {bots} + 1, -n - 1, {of}, {me}, 'supergroup', 'Thôn ' || n, 'active', {MOMENT} FROM n"),
        ("person (id, commune_id, telegram_id, name, created_at)", "chats",
         f"SELECT {me}, {of}, {me}, 'Trưởng thôn ' || n, {MOMENT} FROM n"),
        ("role (id, commune_id, person_id, role, unit_id, state, since)", "chats",
         f"SELECT {me}, {of}, {me}, 'head', {me}, 'active', {MOMENT} FROM n"),
        ("campaign (id, commune_id, code, title, state, plan, created_at)", "communes",
         f"SELECT {me}, {of}, 'dot-' || n, 'Đợt thi đua', 'open', '{{}}', {MOMENT} FROM n"),
        ("milestone (id, commune_id, campaign_id, key, kind, definition, state, position)", "communes",
         f"SELECT {me}, {of}, {me}, 'dang-ky', 'registration', '{{}}', 'open', 0 FROM n"),
        ("form (id, commune_id, campaign_id, key, version, definition)", "communes",
         f"SELECT {me}, {of}, {me}, 'cong-trinh', 1, '{{}}' FROM n"),
        ("submission (id, commune_id, campaign_id, milestone_id, unit_id, form_id, number, code, state,"
         " answers, version, timeliness, sent_at, person_id, created_at, updated_at)", "chats",
         f"SELECT {me}, {of}, {of}, {of}, {me}, {of}, 1, 'XX-' || n, 'registered', '{{}}', 1, 'on_time',"
         f" {MOMENT}, {me}, {MOMENT}, {MOMENT} FROM n"),
        ("submission_version (id, commune_id, submission_id, version, action, answers, person_id, at)", "chats",
         f"SELECT {me}, {of}, {me}, 1, 'register', '{{}}', {me}, {MOMENT} FROM n"),
        ("progress (id, commune_id, campaign_id, milestone_id, unit_id, submission_id, form_id, answers,"
         " percent, timeliness, sent_at, person_id, created_at)", "chats",
         f"SELECT {me}, {of}, {of}, {of}, {me}, {me}, {of}, '{{}}', {done}, 'on_time', {MOMENT}, {me}, {MOMENT} FROM n"),
        ("slot (id, commune_id, campaign_id, milestone_id, unit_id, rule, due_at, dedupe_key, ending, ended_at)",
         "chats", f"SELECT {me}, {of}, {of}, {of}, {me}, 'before:3', {MOMENT}, 'rem:' || n, 'sent', {MOMENT} FROM n"),
        ("announcement (id, commune_id, campaign_id, kind, state, text, audience, author_id, created_at, sent_at)",
         "communes", f"SELECT {me}, {of}, {me}, 'launch', 'sent', 'Kính gửi', '{{}}', {me}, {MOMENT}, {MOMENT} FROM n"),
        ("recipient (id, commune_id, announcement_id, unit_id, chat_id)", "chats",
         f"SELECT {me}, {of}, {of}, {me}, {me} FROM n"),
        ("board (chat_id, commune_id, content_hash, checked_at)", "chats",
         f"SELECT {me}, {of}, '', {MOMENT} FROM n"),
    ]  # fmt: skip


async def history(db: Database, first: int, last: int, *, commune_id: int, nation: Nation) -> None:
    """Rows number `first` to `last` of what grows with time, in each of its tables."""
    some = (
        "(SELECT id, telegram_id, bot_id, commune_id, row_number() OVER (ORDER BY id) - 1 AS at,"
        f" count(*) OVER () AS many FROM chat WHERE commune_id = {commune_id})"
    )
    own = f"FROM n JOIN {some} c ON c.at = n % c.many"
    others = f"FROM n JOIN chat c ON c.id = {OTHERS} + n % {max(1, nation.chats)}"
    for whose, pick in (
        ((own, "n % 2 = 0"), (others, "n % 2 = 1")) if nation.chats else ((own, "n > 0"),)
    ):
        for name, what in _grown(db):
            statement = f"INSERT INTO {name} {NUMBERS} SELECT {what} {whose} WHERE {pick}"
            await _fill(db, statement, last - first + 1, first)
    async with db.write() as conn:
        await conn.execute(text("ANALYZE"))
    await _numbered(db)


def _grown(db: Database) -> list[tuple[str, str]]:
    """Each table that grows with time, and what a row of number n has in it."""
    hash_ = "randomblob(32)" if db.sqlite else "sha256(CAST(CAST(n AS text) AS bytea))"
    ends = f"CASE WHEN n % 4 = 0 THEN {MOMENT} ELSE '2099-01-01 00:00:00.000000' END"
    ends = ends if db.sqlite else f"CAST({ends} AS timestamptz)"
    me = f"({OTHERS} + n)"
    return [
        ("inbox (id, bot_id, update_id, chat_key, raw, state, tries, received_at, done_at)",
         f"{me}, c.bot_id, n, c.telegram_id, '{{}}', 'done', 1, {MOMENT}, {MOMENT}"),
        ("delivery (id, commune_id, bot_id, chat_id, kind, source_id, lane, call, payload, on_unknown, state,"
         " attempts, not_before, fence, message_id, created_at, ended_at)",
         f"{me}, c.commune_id, c.bot_id, c.id, 'answer', {me}, 0, 'text', '{{\"text\": \"Đã ghi nhận\"}}', 'once',"
         f" 'sent', 1, {MOMENT}, 1, -n, {MOMENT}, {MOMENT}"),
        ("attempt (id, delivery_id, fence, started_at, ended_at, outcome, message_id)",
         f"{me}, {me}, 1, {MOMENT}, {MOMENT}, 'sent', -n"),
        ("audit (id, commune_id, at, who, action, object, facts)",
         f"{me}, c.commune_id, {MOMENT}, n, 'register', 'submission:' || n, '{{}}'"),
        ("token (hash, commune_id, purpose, action, args, chat_id, single_use, expires_at, created_at)",
         f"{hash_}, c.commune_id, 'button', 'ack', '{{}}', c.id, false,"
         f" {ends}, {MOMENT}"),
    ]  # fmt: skip


async def _fill(db: Database, statement: str, many: int, first: int = 0) -> None:
    for start in range(first, first + many, STEP):
        last = min(first + many, start + STEP) - 1
        async with db.write() as conn:
            await conn.execute(text(statement), {"first": start, "last": last})


async def _numbered(db: Database) -> None:
    """A server gives the next row a number above what was laid, as SQLite does by itself."""
    if db.sqlite:
        return
    async with db.write() as conn:
        for table in await _sequenced(conn):
            await conn.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'),"
                    f" (SELECT greatest(max(id), 1) FROM {table}))"
                )
            )


async def _sequenced(conn: Connection) -> list[Any]:
    query = text(
        "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public'"
        " AND column_name = 'id' AND column_default LIKE 'nextval%'"
    )
    return [row.table_name for row in await conn.execute(query)]
