# Closing inside the block defeats it: psycopg 3 loses the work silently, psycopg2 raises at the end.
import psycopg
import psycopg2.extensions


def touch(dsn, key):
    with psycopg.connect(dsn) as conn:
        conn.execute("UPDATE cache SET used = now() WHERE key = %s", (key,))
        conn.close()  # expect: TX405


def last_words(conn: psycopg2.extensions.connection, text: str) -> None:
    with conn, conn.cursor() as cur:
        cur.execute("INSERT INTO farewell (text) VALUES (%s)", (text,))
        conn.close()  # expect: TX405
