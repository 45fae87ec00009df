# The factory that is configured is a local of the function, so nothing outside keeps the engine.
from sqlalchemy import create_engine, text
from sqlalchemy.orm import scoped_session, sessionmaker


def session_for_thread(path):
    engine = create_engine(f"sqlite:///{path}", pool_recycle=600)  # expect: TX304
    Session = scoped_session(sessionmaker())
    Session.configure(bind=engine)
    return Session()


def count(path):
    session = session_for_thread(path)
    try:
        return session.execute(text("SELECT count(*) FROM book")).scalar_one()
    finally:
        session.close()
