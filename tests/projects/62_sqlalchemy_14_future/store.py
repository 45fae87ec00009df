"""SQLAlchemy 1.4 with an engine that behaves like 2."""

from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

engine = create_engine("postgresql://db/shop", future=True, pool_recycle=1800)
plain = create_engine("postgresql://db/shop", pool_recycle=1800)


def add(name):
    with engine.connect() as conn:
        conn.execute(text("INSERT INTO item (name) VALUES (:name)"), {"name": name})  # expect: TX403


def add_plainly(name):
    with plain.connect() as conn:
        conn.execute(text("INSERT INTO item (name) VALUES (:name)"), {"name": name})


def add_in_session(name):
    with Session(plain) as session:
        session.execute(text("INSERT INTO item (name) VALUES (:name)"), {"name": name})  # expect: TX403


def add_in_autocommit(name):
    with Session(plain, autocommit=True) as session:
        session.execute(text("INSERT INTO item (name) VALUES (:name)"), {"name": name})
