# Caught outside of `with conn`, which has rolled back by then.
import psycopg2


def insert_all(dsn, rows):
    conn = psycopg2.connect(dsn)
    bad = []
    try:
        for row in rows:
            try:
                with conn, conn.cursor() as cur:
                    cur.execute("INSERT INTO line VALUES (%s, %s)", row)
            except psycopg2.IntegrityError:
                bad.append(row)
    finally:
        conn.close()
    return bad
