# break and continue of loops that begin inside the finally; a lambda that returns.
import psycopg2


def save(dsn, rows, listeners):
    conn = psycopg2.connect(dsn)
    try:
        with conn.cursor() as cur:
            cur.executemany("INSERT INTO m VALUES (%s)", rows)
        conn.commit()
    finally:
        conn.close()
        for listener in listeners:
            if listener.quiet:
                continue
            listener.done()
        order = sorted(rows, key=lambda row: row[0])
        while order:
            if order.pop() is None:
                break
