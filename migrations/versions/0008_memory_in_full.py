"""Memory in full: exam days, the personal model, notes, reports"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "learner_model",
        sa.Column("learner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("answers", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["account.id"],
            name=op.f("fk_learner_model_learner_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("learner_id", name=op.f("pk_learner_model")),
    )
    op.create_table(
        "class_exam",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("class_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("bank_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["bank.id"], name=op.f("fk_class_exam_bank_id_bank"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["class_id"], ["class.id"], name=op.f("fk_class_exam_class_id_class"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_exam")),
        sa.UniqueConstraint("class_id", "bank_id", "day", name=op.f("uq_class_exam_class_id_bank_id_day")),
    )
    with op.batch_alter_table("class_exam", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_class_exam_bank_id"), ["bank_id"], unique=False)

    op.create_table(
        "exam_date",
        sa.Column("learner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("bank_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["bank.id"], name=op.f("fk_exam_date_bank_id_bank"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["account.id"], name=op.f("fk_exam_date_learner_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "bank_id", "day", name=op.f("pk_exam_date")),
    )
    with op.batch_alter_table("exam_date", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exam_date_bank_id"), ["bank_id"], unique=False)

    op.create_table(
        "exam_plan",
        sa.Column("learner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("bank_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("finishes_early", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["bank.id"], name=op.f("fk_exam_plan_bank_id_bank"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["account.id"], name=op.f("fk_exam_plan_learner_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "bank_id", name=op.f("pk_exam_plan")),
    )
    with op.batch_alter_table("exam_plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exam_plan_bank_id"), ["bank_id"], unique=False)

    op.create_table(
        "forecast_made",
        sa.Column("learner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("bank_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("exam_day", sa.Date(), nullable=True),
        sa.Column("expected", sa.Double(), nullable=False),
        sa.Column("low", sa.Double(), nullable=False),
        sa.Column("high", sa.Double(), nullable=False),
        sa.Column("facts", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["bank.id"], name=op.f("fk_forecast_made_bank_id_bank"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["account.id"],
            name=op.f("fk_forecast_made_learner_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("learner_id", "bank_id", "day", name=op.f("pk_forecast_made")),
    )
    with op.batch_alter_table("forecast_made", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_forecast_made_bank_id"), ["bank_id"], unique=False)

    op.create_table(
        "study_minutes",
        sa.Column("learner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("bank_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["bank.id"], name=op.f("fk_study_minutes_bank_id_bank"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["account.id"],
            name=op.f("fk_study_minutes_learner_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("learner_id", "bank_id", "day", name=op.f("pk_study_minutes")),
    )
    with op.batch_alter_table("study_minutes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_study_minutes_bank_id"), ["bank_id"], unique=False)

    op.create_table(
        "fact_aside",
        sa.Column("learner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("fact_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("until_day", sa.Date(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["fact_id"], ["fact.id"], name=op.f("fk_fact_aside_fact_id_fact"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["account.id"], name=op.f("fk_fact_aside_learner_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "fact_id", name=op.f("pk_fact_aside")),
    )
    with op.batch_alter_table("fact_aside", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fact_aside_fact_id"), ["fact_id"], unique=False)

    op.create_table(
        "fact_note",
        sa.Column("learner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("fact_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["fact_id"], ["fact.id"], name=op.f("fk_fact_note_fact_id_fact"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["account.id"], name=op.f("fk_fact_note_learner_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "fact_id", name=op.f("pk_fact_note")),
    )
    with op.batch_alter_table("fact_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fact_note_fact_id"), ["fact_id"], unique=False)

    op.create_table(
        "own_bank",
        sa.Column("bank_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("owner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["bank.id"], name=op.f("fk_own_bank_bank_id_bank"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_own_bank_owner_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("bank_id", name=op.f("pk_own_bank")),
        sa.UniqueConstraint("owner_id", name=op.f("uq_own_bank_owner_id")),
    )
    op.create_table(
        "question_report",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("learner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("bank_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("fact_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("bank_revision", sa.String(), nullable=False),
        sa.Column("seed", sa.String(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(), server_default="open", nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "outcome in ('open', 'mended', 'kept')", name=op.f("ck_question_report_outcome_known")
        ),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["bank.id"], name=op.f("fk_question_report_bank_id_bank"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["fact_id"], ["fact.id"], name=op.f("fk_question_report_fact_id_fact"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["account.id"],
            name=op.f("fk_question_report_learner_id_account"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_report")),
        sa.UniqueConstraint("public_id", name=op.f("uq_question_report_public_id")),
    )
    with op.batch_alter_table("question_report", schema=None) as batch_op:
        batch_op.create_index("ix_question_report_bank", ["bank_id", "outcome"], unique=False)
        batch_op.create_index(batch_op.f("ix_question_report_fact_id"), ["fact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_question_report_learner_id"), ["learner_id"], unique=False)

    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("week_goal", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )

    with op.batch_alter_table("class_member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shares_memory", sa.Boolean(), nullable=True))

    with op.batch_alter_table("fact_memory", schema=None) as batch_op:
        batch_op.add_column(sa.Column("variants", sa.LargeBinary(), nullable=True))
        batch_op.create_index(
            "ix_fact_memory_unreckoned",
            ["learner_id"],
            unique=False,
            sqlite_where=sa.text("variants IS NULL"),
            postgresql_where=sa.text("variants IS NULL"),
        )

    with op.batch_alter_table("quiz", schema=None) as batch_op:
        batch_op.add_column(sa.Column("canvas_id", sa.String(), nullable=True))

    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.add_column(sa.Column("given", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("confused_with", sa.String(), nullable=True))
        batch_op.create_index("ix_review_days", ["learner_id", "learner_day", "id"], unique=False)

    with op.batch_alter_table("study_session", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("minutes", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(sa.Column("forecast_before", sa.Double(), nullable=True))


def downgrade() -> None:
    """Change them back."""
    with op.batch_alter_table("study_session", schema=None) as batch_op:
        batch_op.drop_column("forecast_before")
        batch_op.drop_column("minutes")

    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_index("ix_review_days")
        batch_op.drop_column("confused_with")
        batch_op.drop_column("given")

    with op.batch_alter_table("quiz", schema=None) as batch_op:
        batch_op.drop_column("canvas_id")

    with op.batch_alter_table("fact_memory", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_fact_memory_unreckoned",
            sqlite_where=sa.text("variants IS NULL"),
            postgresql_where=sa.text("variants IS NULL"),
        )
        batch_op.drop_column("variants")

    with op.batch_alter_table("class_member", schema=None) as batch_op:
        batch_op.drop_column("shares_memory")

    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_column("week_goal")

    with op.batch_alter_table("question_report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_question_report_learner_id"))
        batch_op.drop_index(batch_op.f("ix_question_report_fact_id"))
        batch_op.drop_index("ix_question_report_bank")

    op.drop_table("question_report")
    with op.batch_alter_table("fact_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fact_note_fact_id"))

    op.drop_table("own_bank")
    op.drop_table("fact_note")
    with op.batch_alter_table("fact_aside", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fact_aside_fact_id"))

    op.drop_table("fact_aside")
    with op.batch_alter_table("study_minutes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_study_minutes_bank_id"))

    op.drop_table("study_minutes")
    with op.batch_alter_table("forecast_made", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_forecast_made_bank_id"))

    op.drop_table("forecast_made")
    with op.batch_alter_table("exam_plan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_exam_plan_bank_id"))

    op.drop_table("exam_plan")
    with op.batch_alter_table("exam_date", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_exam_date_bank_id"))

    op.drop_table("exam_date")
    with op.batch_alter_table("class_exam", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_class_exam_bank_id"))

    op.drop_table("class_exam")
    op.drop_table("learner_model")
