from contextlib import contextmanager

from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine("postgresql://localhost/app")
SessionLocal = sessionmaker(engine)


class Users:
    def __init__(self, session: Session):
        self.session = session

    def rename(self, pk, name):
        self.session.execute(text("UPDATE u SET name = :n WHERE id = :i"), {"n": name, "i": pk})


class Orders:
    def __init__(self, session: Session):
        self.session = session

    def drop(self, pk):
        self.session.execute(text("DELETE FROM o WHERE id = :i"), {"i": pk})


class Work:
    def __init__(self, session):
        self.session = session
        self.users = Users(session)
        self.orders = Orders(session)

    def commit(self):
        self.session.commit()


@contextmanager
def work():
    session = SessionLocal()
    try:
        yield Work(session)
    finally:
        session.close()
