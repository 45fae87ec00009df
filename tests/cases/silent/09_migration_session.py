# A session on the connection of a migration: the migration tool owns connection and transaction.
import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

revision = "4c1f"
down_revision = "3b0e"


def upgrade():
    op.add_column("customer", sa.Column("kind", sa.String(10), nullable=True))
    session = Session(bind=op.get_bind())
    session.execute(sa.text("UPDATE customer SET kind = 'person' WHERE kind IS NULL"))
    session.commit()
    op.alter_column("customer", "kind", nullable=False)


def downgrade():
    op.drop_column("customer", "kind")
