# Savepoints by hand, or `with conn.transaction()` of psycopg 3 round each row.
import psycopg
import psycopg2
from psycopg2 import errors


def load(conn, rows):
    with conn.cursor() as cur:
        for row in rows:
            cur.execute("SAVEPOINT one")
            try:
                cur.execute("INSERT INTO person (name, born) VALUES (%s, %s)", row)
            except errors.UniqueViolation:
                cur.execute("ROLLBACK TO SAVEPOINT one")
            else:
                cur.execute("RELEASE SAVEPOINT one")
    conn.commit()


def load3(conn: psycopg.Connection, rows):
    for row in rows:
        try:
            with conn.transaction():
                conn.execute("INSERT INTO person (name, born) VALUES (%s, %s)", row)
        except psycopg.errors.UniqueViolation:
            continue
    conn.commit()


def main(dsn, rows):
    conn = psycopg2.connect(dsn)
    try:
        load(conn, rows)
    finally:
        conn.close()
