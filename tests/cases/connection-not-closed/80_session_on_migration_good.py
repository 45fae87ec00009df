# Sessions on the migration's own connection hold nothing: Alembic ends the transaction and closes the connection.
from alembic import op
from sqlalchemy.orm import Session, sessionmaker

from shop.models import Token

Maker = sessionmaker()


def upgrade():
    bind = op.get_bind()
    session = Session(bind=bind)
    for token in session.query(Token):
        token.scopes = []
    session.commit()


def downgrade():
    c = op.get_bind()
    session = Maker(bind=c)
    session.execute("UPDATE token SET scopes = NULL")
