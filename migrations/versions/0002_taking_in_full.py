"""Taking quizzes in full, lost passwords, several courses, a bin"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "failed_guess",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed_guess")),
    )
    with op.batch_alter_table("failed_guess", schema=None) as batch_op:
        batch_op.create_index("ix_failed_guess_subject", ["subject", "failed_at"], unique=False)

    op.create_table(
        "bank_proposal",
        sa.Column("bank_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("declined_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["bank.id"], name=op.f("fk_bank_proposal_bank_id_bank"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("bank_id", name=op.f("pk_bank_proposal")),
    )
    op.create_table(
        "class_bank",
        sa.Column("class_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("bank_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["bank.id"], name=op.f("fk_class_bank_bank_id_bank"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["class_id"], ["class.id"], name=op.f("fk_class_bank_class_id_class"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("class_id", "bank_id", name=op.f("pk_class_bank")),
    )
    with op.batch_alter_table("class_bank", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_class_bank_bank_id"), ["bank_id"], unique=False)

    op.create_table(
        "reset_link",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_reset_link_account_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reset_link")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_reset_link_token_digest")),
    )
    with op.batch_alter_table("reset_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reset_link_account_id"), ["account_id"], unique=False)

    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("recovery_digest", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("recovery_made_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("earliest_day", sa.Date(), nullable=True))

    with op.batch_alter_table("answer_event", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("certainty", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(sa.Column("outcome", sa.String(), server_default="applied", nullable=False))
        batch_op.add_column(
            sa.Column("revision", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_answer_event_outcome_known"),
            "outcome in ('applied', 'outdated', 'conflict', 'late')",
        )
    op.execute("UPDATE answer_event SET revision = base_revision + 1")  # every one of them was applied

    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.add_column(sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column("asks_certainty", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.create_index("ix_attempt_overdue", ["status", "due_at"], unique=False)

    with op.batch_alter_table("attempt_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_flagged", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(
            sa.Column("certainty", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(sa.Column("points", sa.Double(), nullable=True))

    with op.batch_alter_table("class", schema=None) as batch_op:
        batch_op.add_column(sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("binned_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column(
                "members_erased",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                server_default="0",
                nullable=False,
            )
        )

    with op.batch_alter_table("class_member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("binned_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("quiz", schema=None) as batch_op:
        batch_op.add_column(sa.Column("opens_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column("time_limit", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(
            sa.Column("asks_certainty", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("binned_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("certainty", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(sa.Column("voids", sa.String(), nullable=True))

    with op.batch_alter_table("sign_in_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("public_id", sa.String(), nullable=True))
    op.execute("UPDATE sign_in_session SET public_id = substr(token_digest, 1, 20)")
    with op.batch_alter_table("sign_in_session", schema=None) as batch_op:
        batch_op.alter_column("public_id", existing_type=sa.String(), nullable=False)
        batch_op.create_unique_constraint(batch_op.f("uq_sign_in_session_public_id"), ["public_id"])

    with op.batch_alter_table("study_session", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "undos",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                server_default="0",
                nullable=False,
            )
        )

    _list_courses_of_classes()


def _list_courses_of_classes() -> None:
    """A class of before learns what its quizzes are about; one without quizzes, all that learners may see."""
    op.execute("INSERT INTO class_bank (class_id, bank_id) SELECT DISTINCT class_id, bank_id FROM quiz")
    op.execute(
        "INSERT INTO class_bank (class_id, bank_id) SELECT class.id, bank.id FROM class CROSS JOIN bank "
        "WHERE bank.audience = 'learners' AND class.id NOT IN (SELECT class_id FROM quiz)"
    )


def downgrade() -> None:
    """Change them back."""
    with op.batch_alter_table("study_session", schema=None) as batch_op:
        batch_op.drop_column("undos")

    with op.batch_alter_table("sign_in_session", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_sign_in_session_public_id"), type_="unique")
        batch_op.drop_column("public_id")

    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_column("voids")
        batch_op.drop_column("certainty")

    with op.batch_alter_table("quiz", schema=None) as batch_op:
        batch_op.drop_column("binned_at")
        batch_op.drop_column("archived_at")
        batch_op.drop_column("asks_certainty")
        batch_op.drop_column("time_limit")
        batch_op.drop_column("closes_at")
        batch_op.drop_column("opens_at")

    with op.batch_alter_table("class_member", schema=None) as batch_op:
        batch_op.drop_column("binned_at")

    with op.batch_alter_table("class", schema=None) as batch_op:
        batch_op.drop_column("members_erased")
        batch_op.drop_column("binned_at")
        batch_op.drop_column("archived_at")

    with op.batch_alter_table("attempt_item", schema=None) as batch_op:
        batch_op.drop_column("points")
        batch_op.drop_column("certainty")
        batch_op.drop_column("is_flagged")

    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.drop_index("ix_attempt_overdue")
        batch_op.drop_column("asks_certainty")
        batch_op.drop_column("due_at")

    with op.batch_alter_table("answer_event", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_answer_event_outcome_known"), type_="check")
        batch_op.drop_column("revision")
        batch_op.drop_column("outcome")
        batch_op.drop_column("certainty")

    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_column("earliest_day")
        batch_op.drop_column("recovery_made_at")
        batch_op.drop_column("recovery_digest")

    with op.batch_alter_table("reset_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reset_link_account_id"))

    op.drop_table("reset_link")
    with op.batch_alter_table("class_bank", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_class_bank_bank_id"))

    op.drop_table("class_bank")
    op.drop_table("bank_proposal")
    with op.batch_alter_table("failed_guess", schema=None) as batch_op:
        batch_op.drop_index("ix_failed_guess_subject")

    op.drop_table("failed_guess")
