# psycopg 3's block closes by itself; with psycopg2 the connection is closed after the block. commit() inside
# either of them is allowed.
import psycopg
import psycopg2.extensions


def touch(dsn, key):
    with psycopg.connect(dsn) as conn:
        conn.execute("UPDATE cache SET used = now() WHERE key = %s", (key,))
        conn.commit()
        conn.execute("DELETE FROM cache WHERE used < now() - interval '1 day'")


def last_words(conn: psycopg2.extensions.connection, text: str) -> None:
    try:
        with conn, conn.cursor() as cur:
            cur.execute("INSERT INTO farewell (text) VALUES (%s)", (text,))
            conn.commit()
            cur.execute("INSERT INTO farewell (text) VALUES ('end')")
    finally:
        conn.close()
