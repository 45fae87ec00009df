# cx_Oracle: the not-found branch leaves without release().
import cx_Oracle

pool = cx_Oracle.SessionPool("shop", "x", "db/orclpdb", min=1, max=4, increment=1)


def owner(part):
    conn = pool.acquire()  # expect: TX303
    cur = conn.cursor()
    cur.execute("SELECT owner FROM part WHERE id = :1", [part])
    row = cur.fetchone()
    if row is None:
        return None
    pool.release(conn)
    return row[0]
