"""A helper that lends the one connection of its module, its object or its cache: nobody rolls back for the borrower."""

import sqlite3
from functools import lru_cache

import psycopg2
from flask import g

_conn = None


def shared():
    global _conn
    if _conn is None or _conn.closed:
        _conn = psycopg2.connect("dbname=shop")
    return _conn


def book(order, customer):
    conn = shared()
    cur = conn.cursor()
    cur.execute("INSERT INTO orders VALUES (%s)", (order,))  # expect: TX201
    cur.execute("UPDATE customers SET n = n + 1 WHERE id = %s", (customer,))
    conn.commit()


def book_in_block(order, customer):
    with shared() as conn, conn.cursor() as cur:
        cur.execute("INSERT INTO orders VALUES (%s)", (order,))
        cur.execute("UPDATE customers SET n = n + 1 WHERE id = %s", (customer,))


@lru_cache
def cached():
    return psycopg2.connect("dbname=reports")


def names():
    cur = cached().cursor()
    cur.execute("SELECT name FROM customers")
    return cur.fetchall()


def file(report):
    conn = cached()
    cur = conn.cursor()
    cur.execute("INSERT INTO reports VALUES (%s)", (report,))  # expect: TX201
    cur.execute("UPDATE customers SET reports = reports + 1")
    conn.commit()


class Store:
    def __init__(self, dsn):
        self._dsn = dsn
        self._conn = None

    def connection(self):
        if self._conn is None:
            self._conn = psycopg2.connect(self._dsn)
        return self._conn

    def close(self):
        if self._conn is not None:
            self._conn.close()

    def save(self, row):
        conn = self.connection()
        cur = conn.cursor()
        cur.execute("INSERT INTO rows VALUES (%s)", (row,))  # expect: TX201
        cur.execute("INSERT INTO log VALUES (%s)", (row,))
        conn.commit()

    def save_right(self, row):
        conn = self.connection()
        try:
            cur = conn.cursor()
            cur.execute("INSERT INTO rows VALUES (%s)", (row,))
            cur.execute("INSERT INTO log VALUES (%s)", (row,))
            conn.commit()
        except BaseException:
            conn.rollback()
            raise


def of_request():
    if "db" not in g:
        g.db = sqlite3.connect("shop.db")
    return g.db


def note(text):
    db = of_request()
    db.execute("INSERT INTO notes VALUES (?)", (text,))
    db.execute("UPDATE counters SET n = n + 1")
    db.commit()


class Answer:
    def __init__(self, text, **more):
        self.text = str(text)
        self.update(more)


def run(statements):
    """Each error is told with its statement, and only telling it could raise."""
    conn = shared()
    answers = []
    for statement in statements:
        try:
            cur = conn.cursor()
            cur.execute(statement)
            cur.close()
        except Exception as error:
            answers.append(Answer(error, statement=statement))
            break
    else:
        conn.commit()
    return answers
