# Each handler rolls back first, so that the commit in finally has nothing partial left; or every failure returns after rollback.
import pymysql


def store(conn: pymysql.connections.Connection, rows):
    try:
        with conn.cursor() as cur:
            cur.executemany("INSERT INTO m (k, v) VALUES (%s, %s)", rows)
    except BaseException:
        conn.rollback()
        raise
    finally:
        conn.commit()
