# cx_Oracle: release() in finally; drop() throws a broken session away, which frees its place as well.
import cx_Oracle

pool = cx_Oracle.SessionPool("shop", "x", "db/orclpdb", min=1, max=4, increment=1)


def owner(part):
    conn = pool.acquire()
    try:
        cur = conn.cursor()
        cur.execute("SELECT owner FROM part WHERE id = :1", [part])
        row = cur.fetchone()
        return row and row[0]
    finally:
        pool.release(conn)


def ping():
    conn = pool.acquire()
    try:
        conn.ping()
    except cx_Oracle.DatabaseError:
        pool.drop(conn)
        raise
    pool.release(conn)
