"""Publications of calls and the public ids of their responses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.storage.migrations.append_only import allow_changes, forbid_changes

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "publications",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("call_id", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_publications_call_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publications")),
    )
    op.create_table(
        "public_responses",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("call_id", sa.String(), nullable=False),
        sa.Column("submission_id", sa.String(), nullable=False),
        sa.Column("renditions", sa.String(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_public_responses_call_id")),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name=op.f("fk_public_responses_submission_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_responses")),
        sa.UniqueConstraint("submission_id", name=op.f("uq_public_responses_submission_id")),
    )
    for table in ("publications", "public_responses"):
        op.create_index(op.f(f"ix_{table}_call_id_id"), table, ["call_id", "id"], unique=False)
    forbid_changes(op.get_bind(), "publications")


def downgrade() -> None:
    """Take them away."""
    allow_changes(op.get_bind(), "publications")
    for table in ("public_responses", "publications"):
        op.drop_table(table)
