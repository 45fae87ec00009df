from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from catalog import names

maker = sessionmaker(create_engine("postgresql+psycopg://app@db/catalog"))


def add(name):
    with maker.begin() as session:
        names.claim(session, name)  # expect: TX401


def add_owned(rows):
    with maker.begin() as session:
        names.register_all(session, rows)


def add_one(name, owner):
    with maker.begin() as session:
        names.register(session, name, owner)
        return names.known(session)
