# The object that a helper makes keeps the session, and commits; so may a function that is run later.
from sqlalchemy import text
from sqlalchemy.orm import Session, sessionmaker

from ledger.db import engine

maker = sessionmaker(engine)


class Repository:
    def __init__(self, session: Session):
        self.session = session

    def close_month(self):
        self.session.execute(text("UPDATE month SET closed = true"))
        self.session.commit()


def repository_of(session):
    return Repository(session)


def attempt(step):
    try:
        step()
    except LookupError as error:
        print(error)


def main():
    with maker() as session:
        session.execute(text("UPDATE month SET checked = true"))
        repository_of(session).close_month()


def main_in_steps():
    with maker() as session:
        session.execute(text("UPDATE month SET checked = true"))
        attempt(lambda: Repository(session).close_month())
