# oracledb's pool: release or close in finally.
import oracledb

pool = oracledb.create_pool(user="app", password="app", dsn="db/x", min=1, max=4, increment=1)


def names():
    con = pool.acquire()
    try:
        with con.cursor() as cur:
            return [n for (n,) in cur.execute("SELECT name FROM person")]
    finally:
        pool.release(con)


def count():
    con = pool.acquire()
    try:
        with con.cursor() as cur:
            cur.execute("SELECT count(*) FROM person")
            return cur.fetchone()[0]
    finally:
        con.close()
