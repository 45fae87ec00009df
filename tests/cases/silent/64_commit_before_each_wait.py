# The loop commits or rolls back before it sleeps, on every branch.
import time

import psycopg2.extensions


def drain(conn: psycopg2.extensions.connection, handle, rounds: int) -> None:
    for _ in range(rounds):
        try:
            with conn.cursor() as cur:
                cur.execute("DELETE FROM task WHERE id = (SELECT min(id) FROM task) RETURNING body")
                row = cur.fetchone()
                if row is None:
                    conn.rollback()
                    time.sleep(3)
                    continue
                handle(row[0])
            conn.commit()
        except Exception:
            conn.rollback()
            time.sleep(10)
            raise
