"""Writes the first migration anew from storage/schema.py: `python -m storage.migrations.draft`.

Only until the first release; from then on 0001 stays as it is and a change of schema.py is a new
file, written by hand (tests/edges/test_migrations.py says when one is missing).
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext

from storage.columns import JsonValue, UtcDateTime
from storage.schema import metadata

FIRST = Path(__file__).parent / "versions" / "0001_first.py"

HEAD = '''"""The first schema: every table, and the audit's own lock."""

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
'''

LOCK = '''
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


'''


def draft() -> str:
    """The first migration as Python."""
    with sa.create_engine("sqlite://").connect() as conn:
        context = MigrationContext.configure(conn)
        steps = produce_migrations(context, metadata).upgrade_ops
    if steps is None:
        raise SystemExit("there is nothing to create")
    body = "\n".join(
        line
        for line in render_python_code(steps, render_item=_item).splitlines()
        if "###" not in line
    )
    body = re.sub(r"op\.f\(('\w+')\)", r"\1", body).replace("sa.text('0')", "sa.false()")
    names = "".join(f"    {table.name!r},\n" for table in metadata.sorted_tables)
    return f"{HEAD}    {body.strip()}\n{LOCK}TABLES = (\n{names})\n"


def _item(kind: str, value: object, _context: Any) -> str | Literal[False]:
    """Our types as what the database sees: a migration must not change when they do."""
    if kind != "type":
        return False
    if isinstance(value, UtcDateTime):
        return "INSTANT"
    if isinstance(value, JsonValue):
        return "sa.Text()"
    return "KEY" if "sqlite" in getattr(value, "_variant_mapping", {}) else False


if __name__ == "__main__":
    FIRST.write_text(draft(), "utf-8")
    ruff = [sys.executable, "-m", "ruff", "format", "--quiet", "--config", "extend-exclude=[]"]
    subprocess.run([*ruff, str(FIRST)], check=True)
