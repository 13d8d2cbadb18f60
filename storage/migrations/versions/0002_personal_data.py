"""People's say over their own data: consent, requests to be erased, an audit that can forget a name."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)

SAID = "the audit is only added to"
# Erasing a person puts this fact, changes the lines that name them, and takes the fact away again,
# all in one transaction (storage/erasure.py). Deleting a line stays refused.
ERASING = "EXISTS (SELECT 1 FROM fact WHERE name = 'erasing')"


def upgrade() -> None:
    """Add the tables and columns; an update of the audit is possible while a person is erased."""
    op.add_column("person", sa.Column("consent", sa.String(20), nullable=True))
    op.add_column("person", sa.Column("erased_at", INSTANT, nullable=True))
    op.create_table(
        "consent",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.String(20), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_consent"),
    )
    op.create_index("ix_consent_of", "consent", ["telegram_id", "bot_id"])
    op.create_table(
        "erase_request",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("commune_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("reminded_at", INSTANT, nullable=True),
        sa.Column("ordered_by", KEY, nullable=True),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["commune_id"], ["commune.id"], name="fk_erase_request_commune_id_commune"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_erase_request_person_id_person"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_erase_request"),
    )
    op.create_index("ix_erase_request_commune_id", "erase_request", ["commune_id"])
    op.create_index(
        "ix_erase_request_open",
        "erase_request",
        ["commune_id"],
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.execute("UPDATE chat SET title = '' WHERE type = 'private'")  # nothing ever read it
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER audit_no_update")
        op.execute(
            f"CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit WHEN NOT {ERASING} "
            f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION audit_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF TG_OP = 'UPDATE' AND {ERASING} THEN RETURN NULL; END IF; "
        f"RAISE EXCEPTION '{SAID}'; END $$"
    )


def downgrade() -> None:
    """Take them away again."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER audit_no_update")
        op.execute(
            "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit "
            f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        )
    else:
        op.execute(
            "CREATE OR REPLACE FUNCTION audit_is_only_added_to() RETURNS trigger LANGUAGE plpgsql "
            f"AS $$ BEGIN RAISE EXCEPTION '{SAID}'; END $$"
        )
    op.drop_table("erase_request")
    op.drop_table("consent")
    op.drop_column("person", "erased_at")
    op.drop_column("person", "consent")
