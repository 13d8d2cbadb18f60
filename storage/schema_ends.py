"""The tables that know no campaign: the two ends towards Telegram, work to do, what we remember.

Same rules as in storage/schema.py, which gives them out with all others.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.columns import JsonValue, Key, UtcDateTime, key, metadata, partial_index

inbox = Table(
    "inbox",
    metadata,
    key(),
    Column("bot_id", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("chat_key", BigInteger, nullable=False),  # what is handled in order: the update's chat
    Column("raw", Text, nullable=False),  # the update as JSON, surrogates replaced, at most 64 KB
    Column("state", String(8), nullable=False),  # new | done | dead
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("owner", BigInteger),  # the process (bot/single.py) that has it in hand
    Column("error", Text),
    Column("received_at", UtcDateTime, nullable=False),
    Column("done_at", UtcDateTime),
    UniqueConstraint("bot_id", "update_id"),
    partial_index("ix_inbox_new", "bot_id", "id", where="state = 'new'"),
    partial_index("ix_inbox_owned", "owner", "bot_id", "chat_key",
                  where="state = 'new' AND owner IS NOT NULL"),
    partial_index("ix_inbox_dead", "bot_id", where="state = 'dead'"),
    Index("ix_inbox_done_at", "done_at"),
    sqlite_autoincrement=True,
)  # fmt: skip

cursor = Table(
    "cursor",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("next_update", BigInteger, nullable=False),
    Column("moved_at", UtcDateTime, nullable=False),
)

delivery = Table(
    "delivery",
    metadata,
    key(),
    Column("commune_id", Key, index=True),  # NULL: said before anybody knows whose person it is
    Column("bot_id", BigInteger, nullable=False),
    Column("chat_id", Key, ForeignKey("chat.id"), nullable=False),
    Column("kind", String(16), nullable=False),  # answer, announcement, reminder, board …
    Column("source_id", Key),  # the row that asked for it: announcement, slot, job …
    Column("part", Integer, nullable=False, server_default="0"),
    Column("dedupe_key", String(200), unique=True),
    Column("lane", Integer, nullable=False),  # 0: somebody waits for it, 1: broadcasts
    Column("call", String(16), nullable=False),  # text, photo, edit, delete, pin …
    Column("payload", JsonValue, nullable=False),  # what to say, as plain data
    Column("on_unknown", String(8), nullable=False),  # hold | resend | once | retry
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("ambiguous", Integer, nullable=False, server_default="0"),
    Column("not_before", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime),
    Column("owner", String(64)),
    Column("lease_until", UtcDateTime),
    Column("fence", Integer, nullable=False, server_default="0"),
    Column("message_id", BigInteger),
    Column("reason", String(40)),
    Column("detail", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    partial_index("ix_delivery_due", "bot_id", "lane", "not_before", "id",
                  where="state = 'queued'"),
    partial_index("ix_delivery_open", "chat_id", "id",
                  where="state IN ('queued', 'leased', 'sending')"),
    partial_index("ix_delivery_expiry", "bot_id", "expires_at",
                  where="state = 'queued' AND expires_at IS NOT NULL"),
    partial_index("ix_delivery_leased", "bot_id", where="state IN ('leased', 'sending')"),
    Index("ix_delivery_source", "kind", "source_id"),
    Index("ix_delivery_message", "chat_id", "message_id"),
    sqlite_autoincrement=True,
)  # fmt: skip

attempt = Table(
    "attempt",
    metadata,
    key(),
    Column("delivery_id", Key, ForeignKey("delivery.id", ondelete="CASCADE"), nullable=False,
           index=True),
    Column("fence", Integer, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("outcome", String(24)),
    Column("code", String(40)),
    Column("message_id", BigInteger),
)  # fmt: skip

file = Table(
    "file",
    metadata,
    key(),
    Column("commune_id", Key, index=True),
    Column("name", String(200), nullable=False),  # as cleaned, for people
    Column("media_type", String(80), nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("telegram_file_id", Text),
    Column("content", LargeBinary),  # what we made ourselves: reports, QR codes
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, index=True),
)

job = Table(
    "job",
    metadata,
    key(),
    Column("commune_id", Key, index=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("kind", String(30), nullable=False),
    Column("payload", JsonValue, nullable=False),
    Column("state", String(8), nullable=False),  # new | running | done | failed
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("not_before", UtcDateTime, nullable=False),
    Column("owner", String(64)),
    Column("error", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Index("ix_job_open", "state", "not_before"),
)

fact = Table(  # what the program must remember about itself: last commit seen, last backup …
    "fact",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("value", JsonValue, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
