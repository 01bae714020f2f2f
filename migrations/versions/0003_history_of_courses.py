"""Who changed what in a course and when; questions that became facts"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "bank_change",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("bank_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["bank.id"], name=op.f("fk_bank_change_bank_id_bank"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_change")),
        sa.UniqueConstraint("bank_id", "number", name=op.f("uq_bank_change_bank_id_number")),
    )
    op.create_table(
        "bank_change_by",
        sa.Column("change_id", NUMBER, nullable=False),
        sa.Column("account_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"],
            ["bank_change.id"],
            name=op.f("fk_bank_change_by_change_id_bank_change"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_bank_change_by_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("change_id", name=op.f("pk_bank_change_by")),
    )
    with op.batch_alter_table("bank_change_by", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bank_change_by_account_id"), ["account_id"], unique=False)
    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.add_column(sa.Column("first_slug", sa.String(), nullable=True))
    _tell_what_is_known()


def _tell_what_is_known() -> None:
    """The contents that are stored already, in their order; what each did is reckoned when it is read."""
    op.execute(
        "INSERT INTO bank_change (bank_id, number, before, after, how, at, summary) "
        "SELECT bank_id, row_number() OVER moments, lag(digest) OVER moments, digest, 'earlier', created_at, "
        "'{}' FROM bank_revision WINDOW moments AS (PARTITION BY bank_id ORDER BY created_at, digest)"
    )


def downgrade() -> None:
    """Change them back."""
    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.drop_column("first_slug")
    with op.batch_alter_table("bank_change_by", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bank_change_by_account_id"))
    op.drop_table("bank_change_by")
    op.drop_table("bank_change")
