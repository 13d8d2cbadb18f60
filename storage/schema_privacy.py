"""The tables of people's say over their own data: what they agreed to, and what they ask to be erased.

A page of schema.py's own: the same rules hold.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table, Text

from storage.columns import Key, UtcDateTime, commune_id, key, metadata, partial_index

consent = Table(  # one "Tôi đồng ý", with the very words that were agreed to; gone when withdrawn
    "consent",
    metadata,
    key(),
    Column("bot_id", BigInteger, nullable=False),
    Column("telegram_id", BigInteger, nullable=False),
    Column("version", String(20), nullable=False),
    Column("notice", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_consent_of", "telegram_id", "bot_id"),
)

erase_request = Table(  # somebody asks to be erased; an officer carries it out before the due date
    "erase_request",
    metadata,
    key(),
    commune_id(),
    Column("person_id", Key, ForeignKey("person.id"), nullable=False),
    Column("state", String(8), nullable=False),  # open | ordered | done
    Column("asked_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("reminded_at", UtcDateTime),
    Column("ordered_by", Key),  # the officer's person id
    Column("done_at", UtcDateTime),
    partial_index("ix_erase_request_open", "commune_id", where="state = 'open'"),
)
