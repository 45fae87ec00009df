# A repository only uses the connection that it is made with: whoever opened it has to close it.
from abc import ABC

import psycopg2
from psycopg2.pool import ThreadedConnectionPool
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

engine = create_engine("postgresql://localhost/shop")
pool = ThreadedConnectionPool(1, 5, "dbname=shop")


class Repository(ABC):
    def __init__(self, session):
        self.session = session


class Orders(Repository):
    def __init__(self, session, limit=50):
        super().__init__(session)
        self.limit = limit

    def total(self):
        return self.session.execute(text("SELECT sum(amount) FROM orders")).scalar()


class Cashier:
    def __init__(self, orders):
        self.orders = orders

    def report(self):
        return f"{self.orders.total()} EUR"


class Stock:
    def __init__(self, conn):
        self._conn = conn

    def count(self):
        with self._conn, self._conn.cursor() as cur:
            cur.execute("SELECT count(*) FROM stock")
            return cur.fetchone()[0]


def report():
    session = Session(engine)  # expect: TX301
    cashier = Cashier(Orders(session))
    line = cashier.report()
    session.close()
    return line


def forgets():
    session = Session(engine)  # expect: TX301
    return Orders(session).total()


def count():
    conn = pool.getconn()  # expect: TX303
    stock = Stock(conn)
    print(stock, stock.count())
    pool.putconn(conn)


def orders_of_request():
    session = Session(engine)  # expect: TX301
    yield Orders(session)
    session.close()


def both(dsn):
    conn = psycopg2.connect(dsn)
    try:
        return Stock(conn).count()
    finally:
        conn.close()
