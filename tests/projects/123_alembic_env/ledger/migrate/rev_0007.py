from alembic import op
from sqlalchemy import text

from ledger.migrate.helpers import fill

revision = "0007"
down_revision = "0006"


def upgrade():
    op.execute("ALTER TABLE entry ADD COLUMN amount int")
    fill("entry", "amount")
    conn = op.get_bind()
    conn.execute(text("UPDATE entry SET amount = 1"))


def downgrade():
    op.drop_column("entry", "amount")
