# What is swallowed deep down is reported once: where the session is used behind it, or else where its block ends.
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from catalog.models import Name, Owner


def claim(session, name):
    try:
        session.execute(insert(Name).values(name=name))
    except IntegrityError as error:
        if "duplicate" in str(error):
            raise ValueError(name) from error


def register(session, name, owner):
    try:
        session.execute(insert(Name).values(name=name))
    except Exception:  # expect: TX204
        pass
    session.execute(insert(Owner).values(owner=owner))


def register_all(session, rows):
    for name, owner in rows:
        register(session, name, owner)


def known(session):
    return list(session.scalars(select(Name.name)))
