# Calling a scoped_session gives its session: remove() on the one ends the other.
from threading import Lock

from sqlalchemy import create_engine, text
from sqlalchemy.orm import scoped_session, sessionmaker

_maker = None
_lock = Lock()


def registry():
    global _maker
    if True:
        if _maker is None:
            _maker = sessionmaker(bind=create_engine("sqlite://"))
    found = scoped_session(_maker)
    return found


def with_session(function):
    def inner(*args, session=None, **kwargs):
        if session is not None:
            return function(*args, session=session, **kwargs)
        scoped = registry()
        session = scoped()
        session.begin()
        try:
            return function(*args, session=session, **kwargs)
        except Exception:
            session.rollback()
            raise
        finally:
            scoped.remove()

    return inner


def streaming(function):
    def inner(*args, **kwargs):
        scoped = registry()
        session = scoped()
        session.begin()
        try:
            yield from function(*args, session=session, **kwargs)
        finally:
            scoped.remove()

    return inner


def database_time():
    scoped = registry()
    try:
        session = scoped()
        session.begin()
        for (now,) in session.execute(text("SELECT datetime('now')")):
            return now
    finally:
        scoped.remove()
