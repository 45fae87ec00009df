# The early exit closes the connection inside its own transaction block.
import psycopg


def settle(dsn, number):
    with psycopg.connect(dsn) as conn:
        with conn.transaction():
            conn.execute("UPDATE invoice SET settled = true WHERE number = %s", (number,))
            if conn.execute("SELECT open FROM invoice WHERE number = %s", (number,)).fetchone()[0]:
                conn.close()  # expect: TX405
