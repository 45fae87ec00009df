"""The commit is handed to a helper that calls it until it succeeds, and sleeps in between."""

import time

from sqlalchemy.orm import Session, sessionmaker

from shop.database import engine
from shop.models import Template

Local = sessionmaker(engine)


def retry(function, *args):
    for pause in (1, 2, 4):
        try:
            return function(*args)
        except OSError:
            time.sleep(pause)
    return function(*args)


def commit(session: Session, rows: list) -> None:
    def try_it() -> None:
        try:
            session.commit()
        except Exception:
            session.rollback()
            raise OSError("database is locked")

    for row in rows:
        session.add(row)
    retry(try_it)


def add_defaults() -> None:
    session = Local()
    try:
        commit(session, [Template(name="default")])
    finally:
        session.close()


def rename(session: Session, pk: int, name: str) -> None:
    template = session.get(Template, pk)
    template.name = name
    session.flush()
    commit(session, [template])
