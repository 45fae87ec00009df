# The error of an inner block is caught outside of it and reported: the outer transaction is sound.
import psycopg
from psycopg_pool import ConnectionPool


def import_rows(pool: ConnectionPool, rows) -> list[str]:
    failed = []
    with pool.connection() as conn:
        for row in rows:
            try:
                with conn.transaction():
                    conn.execute("INSERT INTO item (name) VALUES (%s)", (row["name"],))
                    conn.execute("INSERT INTO price (name, value) VALUES (%s, %s)", (row["name"], row["price"]))
            except psycopg.Error as error:
                failed.append(f"{row['name']}: {error}")
        conn.execute("INSERT INTO import_log (failed) VALUES (%s)", (len(failed),))
    return failed
