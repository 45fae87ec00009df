from contextlib import closing

from sqlalchemy import create_engine

engine = create_engine("postgresql:///raw")


def copy(path):
    conn = engine.raw_connection()  # expect: TX301,TX303
    cur = conn.cursor()
    with open(path) as f:
        cur.copy_expert("COPY t FROM STDIN", f)
    conn.commit()
    conn.close()


def copy_ok(path):
    conn = engine.raw_connection()
    try:
        with conn.cursor() as cur, open(path) as f:
            cur.copy_expert("COPY t FROM STDIN", f)
        conn.commit()
    finally:
        conn.close()


def proc(n):
    with closing(engine.raw_connection()) as conn:
        cur = conn.cursor()
        cur.callproc("recount", [n])  # allow: TX403
        cur.execute("UPDATE t SET n = %s", (n,))  # expect: TX403


def dbapi():
    raw = engine.raw_connection()  # expect: TX301,TX303
    raw.driver_connection.set_isolation_level(0)
    raw.cursor().execute("VACUUM")
    raw.close()
