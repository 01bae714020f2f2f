"""Closed books: a quiz may shut its course while it is taken"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the tables. Quizzes that were set before stay as their instructors set them: open."""
    with op.batch_alter_table("quiz", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("is_closed_book", sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def downgrade() -> None:
    """Change them back."""
    with op.batch_alter_table("quiz", schema=None) as batch_op:
        batch_op.drop_column("is_closed_book")
