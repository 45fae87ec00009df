from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import scoped_session, sessionmaker


def sessions_of(path, options):
    engine = create_engine(path, **options)
    with engine.connect() as conn:
        try:
            conn.execute(text("SELECT id FROM settings"))
        except OperationalError:
            return None
    return scoped_session(sessionmaker(bind=engine))
