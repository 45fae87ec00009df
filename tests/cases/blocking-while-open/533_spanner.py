import requests
from google.cloud import spanner
from google.cloud.spanner_dbapi import connect

database = spanner.Client().instance("i").database("d")


def move(transaction):
    transaction.execute_update("UPDATE item SET shelf = 1 WHERE id = 2")


def run():
    database.run_in_transaction(move)


def slow(transaction):
    transaction.execute_update("UPDATE item SET shelf = 1 WHERE id = 2")
    requests.post("https://x.example", timeout=2)  # expect: TX402


def run_slow():
    database.run_in_transaction(slow)


def by_dbapi():
    conn = connect("i", "d")  # expect: TX301
    cur = conn.cursor()
    cur.execute("UPDATE item SET shelf = 1 WHERE id = 2")
    conn.commit()
    conn.close()


def lost():
    conn = connect("i", "d")
    try:
        conn.cursor().execute("UPDATE item SET shelf = 1 WHERE id = 2")  # expect: TX403
    finally:
        conn.close()


def batch(rows):
    with database.batch() as batch:
        batch.insert(table="item", columns=("id",), values=rows)
