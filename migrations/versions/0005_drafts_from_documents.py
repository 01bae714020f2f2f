"""Drafts of facts from documents"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _whole() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "draft_document",
        sa.Column("id", _whole(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("account_id", _whole(), nullable=False),
        sa.Column("bank_slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("sections", sa.Text(), nullable=False),
        sa.Column("paragraphs", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_draft_document_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_document")),
        sa.UniqueConstraint("public_id", name=op.f("uq_draft_document_public_id")),
    )
    with op.batch_alter_table("draft_document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_draft_document_account_id"), ["account_id"], unique=False)

    op.create_table(
        "draft_fact",
        sa.Column("id", _whole(), nullable=False),
        sa.Column("document_id", _whole(), nullable=False),
        sa.Column("position", _whole(), nullable=False),
        sa.Column("paragraph", _whole(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("confidence", _whole(), nullable=False),
        sa.Column("state", sa.String(), server_default="open", nullable=False),
        sa.Column("fact_slug", sa.String(), server_default="", nullable=False),
        sa.Column("added_names", sa.Text(), nullable=True),
        sa.Column("decision", _whole(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state in ('open', 'accepted', 'edited', 'rejected')", name=op.f("ck_draft_fact_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["draft_document.id"],
            name=op.f("fk_draft_fact_document_id_draft_document"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_fact")),
        sa.UniqueConstraint("document_id", "position", name=op.f("uq_draft_fact_document_id_position")),
    )


def downgrade() -> None:
    """Change them back."""
    op.drop_table("draft_fact")
    op.drop_table("draft_document")
