from .connections import committing, connected, unsafe

DSN = "dbname=store"


def add(name):
    with connected(DSN) as conn, committing(conn) as cur:
        cur.execute("INSERT INTO item (name) VALUES (%s)", (name,))


def rename(key, name):
    with connected(DSN) as conn:
        with committing(conn) as cur:
            cur.execute("UPDATE item SET name = %s WHERE id = %s", (name, key))


def drop(key):
    with connected(DSN) as conn:
        conn.execute("DELETE FROM item WHERE id = %s", (key,))  # expect: TX403


def wipe():
    with unsafe(DSN) as conn:
        with committing(conn) as cur:
            cur.execute("DELETE FROM item")
