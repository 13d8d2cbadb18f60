"""The tables of what comes after registration: reports, promises, calls, questions, figures.

A page of schema.py's own: the same rules hold. Every row here is written once and never changed,
save a question, which gets its answer.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    false,
)

from storage.columns import JsonValue, Key, UtcDateTime, commune_id, key, metadata

progress = Table(  # one report (báo cáo tiến độ) on one work
    "progress",
    metadata,
    key(),
    commune_id(),
    Column("campaign_id", Key, ForeignKey("campaign.id"), nullable=False, index=True),
    Column("milestone_id", Key, ForeignKey("milestone.id"), index=True),  # the period it is for
    Column("unit_id", Key, ForeignKey("unit.id"), nullable=False),
    Column("submission_id", Key, ForeignKey("submission.id"), nullable=False),
    Column("form_id", Key, ForeignKey("form.id"), nullable=False),
    Column("answers", JsonValue, nullable=False),
    Column("percent", Integer),  # 0 to 100; NULL where the form does not ask
    Column("spent", BigInteger),  # đồng, all of it since the beginning
    Column("unchanged", Boolean, nullable=False, server_default=false()),  # một chạm
    Column("timeliness", String(8), nullable=False),
    Column("sent_at", UtcDateTime, nullable=False),
    Column("person_id", Key, ForeignKey("person.id"), nullable=False),
    Column("entered_for", Boolean, nullable=False, server_default=false()),  # nhập hộ
    Column("created_at", UtcDateTime, nullable=False),
    Index("ix_progress_work", "submission_id", "id"),
)

extension = Table(  # a later day for one unit: its own promise ("xin đến ngày"), or the office's
    "extension",
    metadata,
    key(),
    commune_id(),
    Column("campaign_id", Key, ForeignKey("campaign.id"), nullable=False, index=True),
    Column("milestone_id", Key, ForeignKey("milestone.id"), nullable=False),
    Column("unit_id", Key, ForeignKey("unit.id"), nullable=False),
    Column("kind", String(10), nullable=False),  # promise | extension
    Column("until", Date, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    Column("person_id", Key, ForeignKey("person.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_extension_of", "milestone_id", "unit_id", "id"),
)

phone_call = Table(  # an officer rang a unit that had sent nothing ("đã gọi")
    "phone_call",
    metadata,
    key(),
    commune_id(),
    Column("campaign_id", Key, ForeignKey("campaign.id"), nullable=False, index=True),
    Column("milestone_id", Key, ForeignKey("milestone.id"), nullable=False),
    Column("unit_id", Key, ForeignKey("unit.id"), nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    Column("person_id", Key, ForeignKey("person.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_phone_call_of", "milestone_id", "unit_id", "id"),
)

question = Table(  # hỏi lại: an officer's question on a work, and the head's answer
    "question",
    metadata,
    key(),
    commune_id(),
    Column("submission_id", Key, ForeignKey("submission.id"), nullable=False),
    Column("version", Integer, nullable=False),  # of the work, when it was asked
    Column("text", Text, nullable=False),
    Column("asked_by", Key, ForeignKey("person.id"), nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("answer", Text),
    Column("answered_by", Key, ForeignKey("person.id")),
    Column("answered_at", UtcDateTime),
    Index("ix_question_of", "submission_id", "id"),
)

measurement = Table(  # one figure of one target for one period; the newest of its key counts
    "measurement",
    metadata,
    key(),
    commune_id(),
    Column("campaign_id", Key, ForeignKey("campaign.id"), nullable=False),
    Column("target_key", String(80), nullable=False),
    Column("kind", String(8), nullable=False),  # result | base: what a target is measured from
    Column("period", String(20), nullable=False),  # 2024, 2024-Q2, 2024-06, 2024-06-25
    Column("unit_id", Key, ForeignKey("unit.id")),  # NULL: the whole commune
    Column("value", String(40)),  # a decimal number; NULL for a qualitative one, or taken back
    Column("verdict", String(10)),  # of a qualitative one: met | on_way | behind
    Column("note", Text, nullable=False, server_default=""),
    Column("source", Text, nullable=False, server_default=""),
    Column("person_id", Key, ForeignKey("person.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_measurement_of", "campaign_id", "target_key", "id"),
)
