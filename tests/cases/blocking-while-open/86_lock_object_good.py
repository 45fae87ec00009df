# A lock is taken before the transaction, held round it and released after it.
import threading

import psycopg2.extensions

lock = threading.Lock()


def write(conn: psycopg2.extensions.connection, rows) -> None:
    with lock:
        with conn, conn.cursor() as cur:
            cur.executemany("INSERT INTO line VALUES (%s, %s)", rows)
