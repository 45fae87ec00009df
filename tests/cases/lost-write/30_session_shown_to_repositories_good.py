"""The session goes to objects and functions that may commit it: nobody can tell that the write is lost."""

from sqlalchemy import text
from sqlalchemy.orm import Session, sessionmaker

from shop import engine, repair, safely
from shop.repositories import Repositories

SessionLocal = sessionmaker(engine)


def repositories(session: Session):
    return Repositories(session, group=None)


def through_an_object():
    with SessionLocal() as session:
        session.execute(text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
        db = repositories(session)
        db.users.create_default()


def through_a_function():
    with SessionLocal() as session:
        session.execute(text("UPDATE item SET price = 0 WHERE price IS NULL"))
        safely(lambda: repair(session))
