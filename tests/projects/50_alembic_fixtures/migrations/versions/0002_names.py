import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("customer", sa.Column("name", sa.Text))
    session = Session(bind=op.get_bind())
    for row in session.execute(sa.text("SELECT id, first, last FROM customer")):
        session.execute(sa.text("UPDATE customer SET name = :n WHERE id = :i"), {"n": f"{row[1]} {row[2]}", "i": row[0]})
    session.commit()


def downgrade():
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE customer SET first = name"))
    op.drop_column("customer", "name")
