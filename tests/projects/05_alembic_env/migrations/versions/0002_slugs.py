import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

from pantry.models import Jar

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("jar", sa.Column("slug", sa.String()))
    session = Session(bind=op.get_bind())
    for jar in session.scalars(sa.select(Jar)):
        jar.slug = jar.label.lower().replace(" ", "-")
    session.flush()
    bind = op.get_bind()
    bind.execute(sa.text("UPDATE jar SET slug = 'jar' WHERE slug = ''"))


def downgrade():
    op.drop_column("jar", "slug")
