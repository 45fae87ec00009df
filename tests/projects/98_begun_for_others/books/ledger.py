from sqlalchemy import text
from sqlalchemy.engine import Connection


def post(conn: Connection, amount):
    tx = conn.begin()  # allow: TX203
    conn.execute(text("INSERT INTO entry VALUES (:a)"), {"a": amount})
    return tx.is_active


def post_quietly(conn: Connection, amount):
    conn.begin()
    conn.execute(text("INSERT INTO entry VALUES (:a)"), {"a": amount})


def open_tx(conn: Connection):
    return conn.begin()


def good(conn: Connection, amount):
    with conn.begin():
        conn.execute(text("INSERT INTO entry VALUES (:a)"), {"a": amount})
