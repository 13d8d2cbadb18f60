"""The first schema: every table, and the audit's own lock."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create every table; the audit then refuses any change."""
    op.create_table(
        "audit",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("who", sa.BigInteger(), nullable=True),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("object", sa.String(length=80), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_commune_id", "audit", ["commune_id"], unique=False)
    op.create_table(
        "commune",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_commune"),
    )
    op.create_table(
        "cursor",
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("next_update", sa.BigInteger(), nullable=False),
        sa.Column("moved_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("bot_id", name="pk_cursor"),
    )
    op.create_table(
        "fact",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_fact"),
    )
    op.create_table(
        "file",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("telegram_file_id", sa.Text(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_file"),
    )
    op.create_index("ix_file_commune_id", "file", ["commune_id"], unique=False)
    op.create_index("ix_file_expires_at", "file", ["expires_at"], unique=False)
    op.create_table(
        "inbox",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_key", sa.BigInteger(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("owner", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("bot_id", "update_id", name="uq_inbox_bot_id_update_id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_inbox_dead",
        "inbox",
        ["bot_id"],
        unique=False,
        sqlite_where=sa.text("state = 'dead'"),
        postgresql_where=sa.text("state = 'dead'"),
    )
    op.create_index("ix_inbox_done_at", "inbox", ["done_at"], unique=False)
    op.create_index(
        "ix_inbox_new",
        "inbox",
        ["bot_id", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'new'"),
        postgresql_where=sa.text("state = 'new'"),
    )
    op.create_index(
        "ix_inbox_owned",
        "inbox",
        ["owner", "bot_id", "chat_key"],
        unique=False,
        sqlite_where=sa.text("state = 'new' AND owner IS NOT NULL"),
        postgresql_where=sa.text("state = 'new' AND owner IS NOT NULL"),
    )
    op.create_table(
        "job",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=True),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("not_before", INSTANT, nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
    )
    op.create_index("ix_job_commune_id", "job", ["commune_id"], unique=False)
    op.create_index("ix_job_open", "job", ["state", "not_before"], unique=False)
    op.create_table(
        "token",
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("commune_id", KEY, nullable=True),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("args", sa.Text(), nullable=False),
        sa.Column("chat_id", KEY, nullable=True),
        sa.Column("single_use", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("used_at", INSTANT, nullable=True),
        sa.Column("used_by", sa.BigInteger(), nullable=True),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_token"),
    )
    op.create_index("ix_token_commune_id", "token", ["commune_id"], unique=False)
    op.create_index("ix_token_expires_at", "token", ["expires_at"], unique=False)
    op.create_table(
        "campaign",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("created_by", KEY, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("opened_at", INSTANT, nullable=True),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["commune.id"], name="fk_campaign_commune_id_commune"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_campaign"),
        sa.UniqueConstraint("commune_id", "code", name="uq_campaign_commune_id_code"),
    )
    op.create_index("ix_campaign_commune_id", "campaign", ["commune_id"], unique=False)
    op.create_table(
        "setting",
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["commune.id"], name="fk_setting_commune_id_commune"
        ),
        sa.PrimaryKeyConstraint("commune_id", "name", name="pk_setting"),
    )
    op.create_table(
        "unit",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("parent_id", KEY, nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("block", sa.String(length=100), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("merged_into", KEY, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name="fk_unit_commune_id_commune"),
        sa.ForeignKeyConstraint(["merged_into"], ["unit.id"], name="fk_unit_merged_into_unit"),
        sa.ForeignKeyConstraint(["parent_id"], ["unit.id"], name="fk_unit_parent_id_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_unit"),
    )
    op.create_index("ix_unit_commune_id", "unit", ["commune_id"], unique=False)
    op.create_table(
        "chat",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("former_telegram_id", sa.BigInteger(), nullable=True),
        sa.Column("commune_id", KEY, nullable=True),
        sa.Column("unit_id", KEY, nullable=True),
        sa.Column("type", sa.String(length=12), nullable=False),
        sa.Column("title", sa.String(length=255), server_default="", nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("title_changed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("linked_at", INSTANT, nullable=True),
        sa.Column("linked_by", KEY, nullable=True),
        sa.Column("leave_at", INSTANT, nullable=True),
        sa.Column("paused_until", INSTANT, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name="fk_chat_commune_id_commune"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_chat_unit_id_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_chat"),
        sa.UniqueConstraint("bot_id", "telegram_id", name="uq_chat_bot_id_telegram_id"),
    )
    op.create_index("ix_chat_commune_id", "chat", ["commune_id"], unique=False)
    op.create_index("ix_chat_former", "chat", ["bot_id", "former_telegram_id"], unique=False)
    op.create_index(
        "ix_chat_leave",
        "chat",
        ["bot_id", "leave_at"],
        unique=False,
        sqlite_where=sa.text("leave_at IS NOT NULL"),
        postgresql_where=sa.text("leave_at IS NOT NULL"),
    )
    op.create_index("ix_chat_unit_id", "chat", ["unit_id"], unique=False)
    op.create_table(
        "form",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("campaign_id", KEY, nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name="fk_form_campaign_id_campaign"
        ),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name="fk_form_commune_id_commune"),
        sa.PrimaryKeyConstraint("id", name="pk_form"),
        sa.UniqueConstraint(
            "campaign_id", "key", "version", name="uq_form_campaign_id_key_version"
        ),
    )
    op.create_index("ix_form_commune_id", "form", ["commune_id"], unique=False)
    op.create_table(
        "milestone",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("campaign_id", KEY, nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("form_key", sa.String(length=40), nullable=True),
        sa.Column("last_moment", INSTANT, nullable=True),
        sa.Column("grace_until", INSTANT, nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name="fk_milestone_campaign_id_campaign"
        ),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["commune.id"], name="fk_milestone_commune_id_commune"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_milestone"),
        sa.UniqueConstraint("campaign_id", "key", name="uq_milestone_campaign_id_key"),
    )
    op.create_index("ix_milestone_campaign_id", "milestone", ["campaign_id"], unique=False)
    op.create_index("ix_milestone_commune_id", "milestone", ["commune_id"], unique=False)
    op.create_table(
        "unit_name",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("folded", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["commune.id"], name="fk_unit_name_commune_id_commune"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_unit_name_unit_id_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_unit_name"),
    )
    op.create_index("ix_unit_name_commune_id", "unit_name", ["commune_id"], unique=False)
    op.create_index("ix_unit_name_unit_id", "unit_name", ["unit_id"], unique=False)
    op.create_table(
        "board",
        sa.Column("chat_id", KEY, autoincrement=False, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("delivery_id", KEY, nullable=True),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("checked_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name="fk_board_chat_id_chat"),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name="fk_board_commune_id_commune"),
        sa.PrimaryKeyConstraint("chat_id", name="pk_board"),
    )
    op.create_index("ix_board_commune_id", "board", ["commune_id"], unique=False)
    op.create_table(
        "delivery",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=True),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("source_id", KEY, nullable=True),
        sa.Column("part", sa.Integer(), server_default="0", nullable=False),
        sa.Column("dedupe_key", sa.String(length=200), nullable=True),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("call", sa.String(length=16), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("on_unknown", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("ambiguous", sa.Integer(), server_default="0", nullable=False),
        sa.Column("not_before", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=True),
        sa.Column("owner", sa.String(length=64), nullable=True),
        sa.Column("lease_until", INSTANT, nullable=True),
        sa.Column("fence", sa.Integer(), server_default="0", nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name="fk_delivery_chat_id_chat"),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.UniqueConstraint("dedupe_key", name="uq_delivery_dedupe_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_delivery_commune_id", "delivery", ["commune_id"], unique=False)
    op.create_index(
        "ix_delivery_due",
        "delivery",
        ["bot_id", "lane", "not_before", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'queued'"),
        postgresql_where=sa.text("state = 'queued'"),
    )
    op.create_index(
        "ix_delivery_expiry",
        "delivery",
        ["bot_id", "expires_at"],
        unique=False,
        sqlite_where=sa.text("state = 'queued' AND expires_at IS NOT NULL"),
        postgresql_where=sa.text("state = 'queued' AND expires_at IS NOT NULL"),
    )
    op.create_index(
        "ix_delivery_leased",
        "delivery",
        ["bot_id"],
        unique=False,
        sqlite_where=sa.text("state IN ('leased', 'sending')"),
        postgresql_where=sa.text("state IN ('leased', 'sending')"),
    )
    op.create_index("ix_delivery_message", "delivery", ["chat_id", "message_id"], unique=False)
    op.create_index(
        "ix_delivery_open",
        "delivery",
        ["chat_id", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('queued', 'leased', 'sending')"),
        postgresql_where=sa.text("state IN ('queued', 'leased', 'sending')"),
    )
    op.create_index("ix_delivery_source", "delivery", ["kind", "source_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=100), server_default="", nullable=False),
        sa.Column("shown", sa.String(length=200), server_default="", nullable=False),
        sa.Column("username", sa.String(length=64), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("chat_id", KEY, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name="fk_person_chat_id_chat"),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["commune.id"], name="fk_person_commune_id_commune"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("commune_id", "telegram_id", name="uq_person_commune_id_telegram_id"),
    )
    op.create_index("ix_person_commune_id", "person", ["commune_id"], unique=False)
    op.create_index("ix_person_telegram_id", "person", ["telegram_id"], unique=False)
    op.create_table(
        "announcement",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("campaign_id", KEY, nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("attachment", sa.Text(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("author_id", KEY, nullable=False),
        sa.Column("approved_by", KEY, nullable=True),
        sa.Column("send_at", INSTANT, nullable=True),
        sa.Column("progress_id", KEY, nullable=True),
        sa.Column("progress_at", INSTANT, nullable=True),
        sa.Column("progress_hash", sa.String(length=64), nullable=True),
        sa.Column("expires_at", INSTANT, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["approved_by"], ["person.id"], name="fk_announcement_approved_by_person"
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name="fk_announcement_author_id_person"
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name="fk_announcement_campaign_id_campaign"
        ),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["commune.id"], name="fk_announcement_commune_id_commune"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_announcement"),
    )
    op.create_index("ix_announcement_campaign_id", "announcement", ["campaign_id"], unique=False)
    op.create_index("ix_announcement_commune_id", "announcement", ["commune_id"], unique=False)
    op.create_table(
        "attempt",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("delivery_id", KEY, nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("outcome", sa.String(length=24), nullable=True),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["delivery.id"],
            name="fk_attempt_delivery_id_delivery",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
    )
    op.create_index("ix_attempt_delivery_id", "attempt", ["delivery_id"], unique=False)
    op.create_table(
        "draft",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("chat_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("campaign_id", KEY, nullable=True),
        sa.Column("milestone_id", KEY, nullable=True),
        sa.Column("unit_id", KEY, nullable=True),
        sa.Column("form_id", KEY, nullable=True),
        sa.Column("submission_id", KEY, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("prompt_id", KEY, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name="fk_draft_campaign_id_campaign"
        ),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name="fk_draft_chat_id_chat"),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name="fk_draft_commune_id_commune"),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name="fk_draft_form_id_form"),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name="fk_draft_milestone_id_milestone"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_draft_person_id_person"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_draft_unit_id_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
        sa.UniqueConstraint("chat_id", "person_id", name="uq_draft_chat_id_person_id"),
    )
    op.create_index("ix_draft_campaign_id", "draft", ["campaign_id"], unique=False)
    op.create_index("ix_draft_commune_id", "draft", ["commune_id"], unique=False)
    op.create_index("ix_draft_unit_id", "draft", ["unit_id"], unique=False)
    op.create_table(
        "extension",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("campaign_id", KEY, nullable=False),
        sa.Column("milestone_id", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name="fk_extension_campaign_id_campaign"
        ),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["commune.id"], name="fk_extension_commune_id_commune"
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name="fk_extension_milestone_id_milestone"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_extension_person_id_person"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_extension_unit_id_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_extension"),
    )
    op.create_index("ix_extension_campaign_id", "extension", ["campaign_id"], unique=False)
    op.create_index("ix_extension_commune_id", "extension", ["commune_id"], unique=False)
    op.create_index("ix_extension_of", "extension", ["milestone_id", "unit_id", "id"], unique=False)
    op.create_table(
        "measurement",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("campaign_id", KEY, nullable=False),
        sa.Column("target_key", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("period", sa.String(length=20), nullable=False),
        sa.Column("unit_id", KEY, nullable=True),
        sa.Column("value", sa.String(length=40), nullable=True),
        sa.Column("verdict", sa.String(length=10), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name="fk_measurement_campaign_id_campaign"
        ),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["commune.id"], name="fk_measurement_commune_id_commune"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_measurement_person_id_person"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_measurement_unit_id_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_measurement"),
    )
    op.create_index("ix_measurement_commune_id", "measurement", ["commune_id"], unique=False)
    op.create_index(
        "ix_measurement_of", "measurement", ["campaign_id", "target_key", "id"], unique=False
    )
    op.create_table(
        "phone_call",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("campaign_id", KEY, nullable=False),
        sa.Column("milestone_id", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name="fk_phone_call_campaign_id_campaign"
        ),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["commune.id"], name="fk_phone_call_commune_id_commune"
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name="fk_phone_call_milestone_id_milestone"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_phone_call_person_id_person"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_phone_call_unit_id_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_phone_call"),
    )
    op.create_index("ix_phone_call_campaign_id", "phone_call", ["campaign_id"], unique=False)
    op.create_index("ix_phone_call_commune_id", "phone_call", ["commune_id"], unique=False)
    op.create_index(
        "ix_phone_call_of", "phone_call", ["milestone_id", "unit_id", "id"], unique=False
    )
    op.create_table(
        "role",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("unit_id", KEY, nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("granted_by", KEY, nullable=True),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name="fk_role_commune_id_commune"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_role_person_id_person"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_role_unit_id_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_role"),
    )
    op.create_index("ix_role_commune_id", "role", ["commune_id"], unique=False)
    op.create_index("ix_role_person_id", "role", ["person_id"], unique=False)
    op.create_index("ix_role_unit_id", "role", ["unit_id"], unique=False)
    op.create_table(
        "submission",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("campaign_id", KEY, nullable=False),
        sa.Column("milestone_id", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("form_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("timeliness", sa.String(length=8), nullable=False),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("entered_for", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name="fk_submission_campaign_id_campaign"
        ),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["commune.id"], name="fk_submission_commune_id_commune"
        ),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name="fk_submission_form_id_form"),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name="fk_submission_milestone_id_milestone"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_submission_person_id_person"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_submission_unit_id_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_submission"),
        sa.UniqueConstraint("campaign_id", "code", name="uq_submission_campaign_id_code"),
        sa.UniqueConstraint(
            "campaign_id", "unit_id", "number", name="uq_submission_campaign_id_unit_id_number"
        ),
    )
    op.create_index("ix_submission_commune_id", "submission", ["commune_id"], unique=False)
    op.create_index("ix_submission_milestone_id", "submission", ["milestone_id"], unique=False)
    op.create_index("ix_submission_unit_id", "submission", ["unit_id"], unique=False)
    op.create_table(
        "progress",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("campaign_id", KEY, nullable=False),
        sa.Column("milestone_id", KEY, nullable=True),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("submission_id", KEY, nullable=False),
        sa.Column("form_id", KEY, nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("spent", sa.BigInteger(), nullable=True),
        sa.Column("unchanged", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("timeliness", sa.String(length=8), nullable=False),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("entered_for", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name="fk_progress_campaign_id_campaign"
        ),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["commune.id"], name="fk_progress_commune_id_commune"
        ),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name="fk_progress_form_id_form"),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name="fk_progress_milestone_id_milestone"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_progress_person_id_person"),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name="fk_progress_submission_id_submission"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_progress_unit_id_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_progress"),
    )
    op.create_index("ix_progress_campaign_id", "progress", ["campaign_id"], unique=False)
    op.create_index("ix_progress_commune_id", "progress", ["commune_id"], unique=False)
    op.create_index("ix_progress_milestone_id", "progress", ["milestone_id"], unique=False)
    op.create_index("ix_progress_work", "progress", ["submission_id", "id"], unique=False)
    op.create_table(
        "question",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("submission_id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_by", KEY, nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_by", KEY, nullable=True),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["person.id"], name="fk_question_answered_by_person"
        ),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name="fk_question_asked_by_person"),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["commune.id"], name="fk_question_commune_id_commune"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name="fk_question_submission_id_submission"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_question"),
    )
    op.create_index("ix_question_commune_id", "question", ["commune_id"], unique=False)
    op.create_index("ix_question_of", "question", ["submission_id", "id"], unique=False)
    op.create_table(
        "recipient",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("announcement_id", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("chat_id", KEY, nullable=True),
        sa.Column("delivery_id", KEY, nullable=True),
        sa.Column("edit_id", KEY, nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("read_at", INSTANT, nullable=True),
        sa.Column("read_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["announcement_id"],
            ["announcement.id"],
            name="fk_recipient_announcement_id_announcement",
        ),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name="fk_recipient_chat_id_chat"),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["commune.id"], name="fk_recipient_commune_id_commune"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_recipient_unit_id_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_recipient"),
        sa.UniqueConstraint(
            "announcement_id", "unit_id", name="uq_recipient_announcement_id_unit_id"
        ),
    )
    op.create_index("ix_recipient_commune_id", "recipient", ["commune_id"], unique=False)
    op.create_index("ix_recipient_delivery_id", "recipient", ["delivery_id"], unique=False)
    op.create_index("ix_recipient_edit_id", "recipient", ["edit_id"], unique=False)
    op.create_table(
        "slot",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("campaign_id", KEY, nullable=False),
        sa.Column("milestone_id", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=True),
        sa.Column("submission_id", KEY, nullable=True),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("dedupe_key", sa.String(length=120), nullable=False),
        sa.Column("ending", sa.String(length=12), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("delivery_id", KEY, nullable=True),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name="fk_slot_campaign_id_campaign"
        ),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name="fk_slot_commune_id_commune"),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name="fk_slot_milestone_id_milestone"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name="fk_slot_submission_id_submission"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_slot_unit_id_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_slot"),
        sa.UniqueConstraint("dedupe_key", name="uq_slot_dedupe_key"),
    )
    op.create_index("ix_slot_campaign_id", "slot", ["campaign_id"], unique=False)
    op.create_index("ix_slot_commune_id", "slot", ["commune_id"], unique=False)
    op.create_index("ix_slot_delivery_id", "slot", ["delivery_id"], unique=False)
    op.create_index(
        "ix_slot_due",
        "slot",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("ending IS NULL"),
        postgresql_where=sa.text("ending IS NULL"),
    )
    op.create_index("ix_slot_milestone_id", "slot", ["milestone_id"], unique=False)
    op.create_table(
        "submission_version",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("submission_id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=12), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["commune.id"], name="fk_submission_version_commune_id_commune"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name="fk_submission_version_submission_id_submission",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_submission_version"),
        sa.UniqueConstraint(
            "submission_id", "version", name="uq_submission_version_submission_id_version"
        ),
    )
    op.create_index(
        "ix_submission_version_commune_id", "submission_version", ["commune_id"], unique=False
    )

    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit "
                "BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit is only added to'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_added_to()"
    )


def downgrade() -> None:
    """Drop everything, the last made first."""
    for table in reversed(TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION audit_is_only_added_to()")


TABLES = (
    "audit",
    "commune",
    "cursor",
    "fact",
    "file",
    "inbox",
    "job",
    "token",
    "campaign",
    "setting",
    "unit",
    "chat",
    "form",
    "milestone",
    "unit_name",
    "board",
    "delivery",
    "person",
    "announcement",
    "attempt",
    "draft",
    "extension",
    "measurement",
    "phone_call",
    "role",
    "submission",
    "progress",
    "question",
    "recipient",
    "slot",
    "submission_version",
)
