# Called when all is written, the helper's commit is the caller's own.
import psycopg2


def save_and_log(conn, what):
    with conn.cursor() as cur:
        cur.execute("INSERT INTO change_log (what) VALUES (%s)", (what,))
    conn.commit()


def swap(dsn, a, b):
    conn = psycopg2.connect(dsn)
    try:
        save_and_log(conn, f"swap {a} {b} begins")
        with conn.cursor() as cur:
            cur.execute("UPDATE seat SET owner = -1 WHERE owner = %s", (a,))
            cur.execute("UPDATE seat SET owner = %s WHERE owner = %s", (a, b))
        conn.commit()
        save_and_log(conn, f"swap {a} {b} done")
    finally:
        conn.close()
