# Objects that may end the connection, or that somebody else gets, own it; and those that only use it are made in peace.
import threading
from dataclasses import dataclass

from sqlalchemy import Connection, create_engine, text

from shop.remote import Ledger

engine = create_engine("postgresql://localhost/shop")
OPEN = []


class Orders:
    def __init__(self, session):
        self.session = session

    def total(self):
        return self.session.execute(text("SELECT sum(amount) FROM orders")).scalar()


class Closing(Orders):
    def close(self):
        self.session.close()


class Released(Orders):
    def finish(self):
        release(self.session)


class Shown(Orders):
    def raw(self):
        return self.session


class Mirror:
    def __init__(self, session):
        self._session = session

    def __getattr__(self, name):
        return getattr(self._session, name)


class Foreign(Ledger):
    def __init__(self, session):
        self.session = session


@dataclass
class Context:
    session: Connection
    user: str = ""


def release(session):
    session.close()


def closed_by_object():
    orders = Closing(engine.connect())
    orders.total()


def with_close():
    session = engine.connect()
    orders = Closing(session)
    try:
        orders.total()
    finally:
        orders.close()


def with_helper():
    session = engine.connect()
    orders = Released(session)
    orders.total()
    orders.finish()


def with_getter():
    session = engine.connect()
    orders = Shown(session)
    orders.total()
    orders.raw().close()


def with_mirror():
    session = engine.connect()
    Mirror(session).close()


def with_library():
    session = engine.connect()
    return Foreign(session).balance()


def given_away():
    session = engine.connect()
    return Orders(session)


def kept():
    session = engine.connect()
    orders = Orders(session)
    OPEN.append(orders)


def kept_in_dictionary(board):
    session = engine.connect()
    orders = Orders(session)
    board["orders"] = orders


def in_thread():
    session = engine.connect()
    orders = Orders(session)
    threading.Thread(target=orders.total).start()


def by_attribute():
    session = engine.connect()
    orders = Orders(session)
    try:
        orders.total()
    finally:
        orders.session.close()


def registered(board):
    session = engine.connect()
    board.register(Orders(session))


def of_data(user):
    session = engine.connect()
    context = Context(session, user)
    try:
        return context.session.execute(text("SELECT 1")).scalar()
    finally:
        session.close()
