from google.cloud import spanner
from google.cloud.spanner_dbapi import connect

database = spanner.Client().instance("i").database("d")


def book(txn, row):
    txn.execute_update("INSERT INTO t (id) VALUES (@i)", params={"i": row})


def run(row):
    database.run_in_transaction(book, row)


def batch(rows):
    with database.batch() as batch:
        batch.insert("t", ("id",), rows)


def dbapi(row):
    conn = connect("i", "d")  # expect: TX301
    cur = conn.cursor()
    cur.execute("INSERT INTO t (id) VALUES (1)")
    conn.commit()
    conn.close()


def read():
    with database.snapshot() as snapshot:
        return list(snapshot.execute_sql("SELECT 1"))
