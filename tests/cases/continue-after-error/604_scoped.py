import threading

from sqlalchemy import create_engine
from sqlalchemy.orm import scoped_session, sessionmaker

from .models import Item

Session = scoped_session(sessionmaker(create_engine("postgresql:///s")))


def worker(items):
    session = Session()
    try:
        for item in items:
            session.add(Item(n=item))
        session.commit()
    finally:
        Session.remove()


def swallow(items):
    for item in items:
        try:
            Session.add(Item(n=item))
            Session.flush()
        except Exception:  # expect: TX204
            print("skip")
    Session.commit()


def background(items):
    threading.Thread(target=worker, args=(items,)).start()
