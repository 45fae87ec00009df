# A function of the project runs what it is given inside a transaction.
import requests
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://db/shop")


def in_transaction(work):
    with engine.begin() as conn:
        return work(conn)


def _store(conn):
    conn.execute(text("INSERT INTO t VALUES (1)"))
    requests.post("https://example.org")  # expect: TX402


def _store_all(conn, rows=()):
    for row in rows:
        try:
            conn.execute(text("INSERT INTO t VALUES (1)"))
        except Exception:  # expect: TX401
            print("skipped")


def store():
    in_transaction(_store)
    in_transaction(_store_all)
