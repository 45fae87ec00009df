# The caller asks for all or nothing: the commit hangs on what was found, and close() undoes the rest on purpose.
import psycopg2


def mark(dsn, ids):
    conn = psycopg2.connect(dsn)
    try:
        cur = conn.cursor()
        cur.execute("UPDATE mail SET seen = true WHERE id = ANY(%s)", (ids,))
        if cur.rowcount == len(ids):
            conn.commit()
    finally:
        conn.close()
