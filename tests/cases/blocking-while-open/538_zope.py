import time

import transaction
from sqlalchemy import create_engine, text
from sqlalchemy.orm import scoped_session, sessionmaker
from zope.sqlalchemy import register

Session = scoped_session(sessionmaker(bind=create_engine("postgresql:///site")))
register(Session)


def add(name):
    with transaction.manager:
        Session.execute(text("INSERT INTO t VALUES (:n)"), {"n": name})


def add_slowly(name):
    with transaction.manager:
        Session.execute(text("INSERT INTO t VALUES (:n)"), {"n": name})
        time.sleep(3)  # expect: TX402


def add_by_hand(name):
    transaction.begin()  # expect: TX201
    Session.execute(text("INSERT INTO t VALUES (:n)"), {"n": name})
    transaction.commit()
