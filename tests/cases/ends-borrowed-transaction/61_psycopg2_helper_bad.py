# log_change() commits the connection that it is lent, between two updates that belong together.
import psycopg2


def log_change(conn, what):
    with conn.cursor() as cur:
        cur.execute("INSERT INTO change_log (what) VALUES (%s)", (what,))
    conn.commit()  # expect: TX409


def swap(dsn, a, b):
    conn = psycopg2.connect(dsn)
    try:
        with conn.cursor() as cur:
            cur.execute("UPDATE seat SET owner = -1 WHERE owner = %s", (a,))
            log_change(conn, f"swap {a} {b}")
            cur.execute("UPDATE seat SET owner = %s WHERE owner = %s", (a, b))
        conn.commit()
    finally:
        conn.close()
