import sqlite3

import psycopg2
import requests
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from acme.db import get_connection
from acme.vault import keep
from shop.db import Plain, close, shared

LIMIT = 10  # why: no call on this line is followed
engine = create_engine("postgresql:///shop", pool_size=5, pool_recycle=300)


def guessed():
    conn = get_connection()  # why: acme.db.get_connection() cannot be read here
    conn.cursor().execute("INSERT INTO orders VALUES (1)")  # why: only lends 'conn'
    conn.commit()


def unknown(store):
    store.cursor()  # why: 'store' is a parameter without a type that is known: annotate it


def odd(store):
    store.db.commit()
    store.db.rollback()
    store.db.executemany("INSERT INTO orders VALUES (?)", [])  # why: nothing is known of its executemany()


def outside():
    keep.rollback()  # why: it is acme.vault.keep, which cannot be read here


def borrowed(session: Session):
    session.execute("INSERT INTO orders VALUES (1)")  # why: 'session' is a parameter
    session.commit()  # why: the transaction on 'session' is ended: session.commit() on line 38


def handed_over(registry):
    conn = psycopg2.connect("")  # why: 'conn' is handed to registry.append() on line 43
    registry.append(conn)  # why: describe registry.append() as a function in [[tool.txlint.api]]


def returned():
    conn = psycopg2.connect("")  # why: 'conn' is returned on line 48: whoever calls returned() has to close it
    return conn


def ended_by_a_helper():
    conn = psycopg2.connect("")  # why: close(), as its code says, on line 56
    try:
        conn.cursor().execute("SELECT 1")
    finally:
        close(conn)  # why: close() closes 'conn'


def ended_here():
    conn = psycopg2.connect("")  # why: 'conn' is closed on every path that matters: conn.close() on line 65
    try:
        conn.cursor().execute("INSERT INTO orders VALUES (1)")  # why: conn.commit() on line 63, conn.close() on line 65
        conn.commit()
    finally:
        conn.close()


def autocommit():
    conn = psycopg2.connect("")
    conn.autocommit = True
    try:
        conn.cursor().execute("INSERT INTO orders VALUES (1)")  # why: autocommit is switched on for 'conn'
    finally:
        conn.close()


def lent():
    conn = shared()  # why: shared() lends what it gives
    conn.cursor().execute("SELECT 1")


def reads():
    conn = sqlite3.connect("shop.db")
    try:
        conn.execute("SELECT 1")  # why: only INSERT, UPDATE, DELETE and REPLACE open a transaction
    finally:
        conn.close()


def hidden():
    conn = psycopg2.connect("")  # txlint: ignore[TX301]  why: the comment '# txlint: ignore[TX301]' on line 91 hides it
    conn.cursor().execute("SELECT 1")


def plain():
    store = Plain("postgresql:///shop")
    store.execute("SELECT 1")  # why: store.execute() runs Plain.execute() of this project
    store.commit()  # why: 'store' is a Plain of this project, and its code shows no connection


def unused():
    session = Session(engine)  # why: a session that is not used holds nothing
    requests.get("https://shop.example")  # why: nothing that is known of requests.get()
    return session.bind


def split(
    session: Session,
):
    session.execute(
        "SELECT 1",  # why: 'session' is a parameter
    )


class Store:
    def __init__(self, conn):
        self.conn = conn
        self.own = psycopg2.connect("")  # why: it is kept in 'self.own' on line 118: close() of the class closes it
        self.own.set_session(autocommit=True)

    def add(self):
        self.own.cursor().execute("INSERT INTO orders VALUES (1)")  # why: 'self.own' in Store.__init__()

    def close(self):
        self.own.close()
