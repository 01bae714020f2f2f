"""Teaching in full: colleagues, drafts, several attempts, exceptions, corrections"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "class_expected",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("class_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("id_number", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("time_factor", sa.Double(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["class_id"], ["class.id"], name=op.f("fk_class_expected_class_id_class"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_expected")),
    )
    with op.batch_alter_table("class_expected", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_class_expected_class_id"), ["class_id"], unique=False)

    op.create_table(
        "class_invitation",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("class_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_class_invitation_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["class_id"], ["class.id"], name=op.f("fk_class_invitation_class_id_class"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_invitation")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_class_invitation_token_digest")),
    )
    with op.batch_alter_table("class_invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_class_invitation_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_class_invitation_class_id"), ["class_id"], unique=False)

    op.create_table(
        "grade_override",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("quiz_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("learner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("is_excused", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("is_taken_back", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["account.id"],
            name=op.f("fk_grade_override_author_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["account.id"],
            name=op.f("fk_grade_override_learner_id_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["quiz_id"], ["quiz.id"], name=op.f("fk_grade_override_quiz_id_quiz"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grade_override")),
    )
    with op.batch_alter_table("grade_override", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_grade_override_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_grade_override_learner_id"), ["learner_id"], unique=False)
        batch_op.create_index("ix_grade_override_newest", ["quiz_id", "learner_id", "id"], unique=False)

    op.create_table(
        "quiz_correction",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("quiz_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("fact_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "action in ('discard', 'full', 'accept')", name=op.f("ck_quiz_correction_action_known")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["account.id"],
            name=op.f("fk_quiz_correction_author_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["fact_id"], ["fact.id"], name=op.f("fk_quiz_correction_fact_id_fact"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["quiz_id"], ["quiz.id"], name=op.f("fk_quiz_correction_quiz_id_quiz"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz_correction")),
    )
    with op.batch_alter_table("quiz_correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quiz_correction_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_quiz_correction_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index("ix_quiz_correction_quiz", ["quiz_id", "id"], unique=False)

    op.create_table(
        "quiz_override",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("quiz_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("learner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["account.id"],
            name=op.f("fk_quiz_override_author_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["account.id"],
            name=op.f("fk_quiz_override_learner_id_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["quiz_id"], ["quiz.id"], name=op.f("fk_quiz_override_quiz_id_quiz"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz_override")),
    )
    with op.batch_alter_table("quiz_override", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quiz_override_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_quiz_override_learner_id"), ["learner_id"], unique=False)
        batch_op.create_index("ix_quiz_override_newest", ["quiz_id", "learner_id", "id"], unique=False)

    op.create_table(
        "score_change",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("attempt_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("before", sa.Double(), nullable=True),
        sa.Column("after", sa.Double(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempt.id"],
            name=op.f("fk_score_change_attempt_id_attempt"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["account.id"], name=op.f("fk_score_change_author_id_account"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_change")),
    )
    with op.batch_alter_table("score_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_score_change_attempt_id"), ["attempt_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_score_change_author_id"), ["author_id"], unique=False)

    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "reached",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                server_default="1",
                nullable=False,
            )
        )

    with op.batch_alter_table("attempt_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("tries", sa.Text(), nullable=True))
        batch_op.add_column(
            sa.Column("is_discarded", sa.Boolean(), server_default=sa.false(), nullable=False)
        )

    with op.batch_alter_table("class_member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("time_factor", sa.Double(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("id_number", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("email", sa.String(), server_default="", nullable=False))

    with op.batch_alter_table("quiz", schema=None) as batch_op:
        batch_op.add_column(sa.Column("published_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column(
                "attempts",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                server_default="1",
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("method", sa.String(), server_default="highest", nullable=False))
        batch_op.create_check_constraint(
            batch_op.f("ck_quiz_method_known"), "method in ('highest', 'average', 'first', 'last')"
        )
        batch_op.add_column(sa.Column("review", sa.Text(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "tries",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                server_default="1",
                nullable=False,
            )
        )
        batch_op.add_column(sa.Column("penalty", sa.Double(), server_default="0.3333333", nullable=False))
        batch_op.add_column(sa.Column("is_one_way", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("shared_seed", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("weight", sa.Double(), server_default="1", nullable=False))
    op.execute("UPDATE quiz SET published_at = created_at")  # those of before were all to be taken


def downgrade() -> None:
    """Change them back."""
    with op.batch_alter_table("quiz", schema=None) as batch_op:
        batch_op.drop_column("weight")
        batch_op.drop_column("shared_seed")
        batch_op.drop_column("is_one_way")
        batch_op.drop_column("penalty")
        batch_op.drop_column("is_discarded")
        batch_op.drop_column("tries")
        batch_op.drop_column("review")
        batch_op.drop_constraint(batch_op.f("ck_quiz_method_known"), type_="check")
        batch_op.drop_column("method")
        batch_op.drop_column("attempts")
        batch_op.drop_column("published_at")

    with op.batch_alter_table("class_member", schema=None) as batch_op:
        batch_op.drop_column("email")
        batch_op.drop_column("id_number")
        batch_op.drop_column("time_factor")

    with op.batch_alter_table("attempt_item", schema=None) as batch_op:
        batch_op.drop_column("tries")

    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.drop_column("reached")

    with op.batch_alter_table("score_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_score_change_author_id"))
        batch_op.drop_index(batch_op.f("ix_score_change_attempt_id"))

    op.drop_table("score_change")
    with op.batch_alter_table("quiz_override", schema=None) as batch_op:
        batch_op.drop_index("ix_quiz_override_newest")
        batch_op.drop_index(batch_op.f("ix_quiz_override_learner_id"))
        batch_op.drop_index(batch_op.f("ix_quiz_override_author_id"))

    op.drop_table("quiz_override")
    with op.batch_alter_table("quiz_correction", schema=None) as batch_op:
        batch_op.drop_index("ix_quiz_correction_quiz")
        batch_op.drop_index(batch_op.f("ix_quiz_correction_fact_id"))
        batch_op.drop_index(batch_op.f("ix_quiz_correction_author_id"))

    op.drop_table("quiz_correction")
    with op.batch_alter_table("grade_override", schema=None) as batch_op:
        batch_op.drop_index("ix_grade_override_newest")
        batch_op.drop_index(batch_op.f("ix_grade_override_learner_id"))
        batch_op.drop_index(batch_op.f("ix_grade_override_author_id"))

    op.drop_table("grade_override")
    with op.batch_alter_table("class_invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_class_invitation_class_id"))
        batch_op.drop_index(batch_op.f("ix_class_invitation_account_id"))

    op.drop_table("class_invitation")
    with op.batch_alter_table("class_expected", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_class_expected_class_id"))

    op.drop_table("class_expected")
