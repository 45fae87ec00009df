# The session helper makes an engine and a session factory for each session; closing the session does not close the pool.
from contextlib import contextmanager

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker


@contextmanager
def session_scope(url):
    engine = create_engine(url)  # expect: TX304
    session = sessionmaker(bind=engine)()
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.close()
