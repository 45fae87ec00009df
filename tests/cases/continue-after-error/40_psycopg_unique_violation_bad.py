# A duplicate is passed over and the next INSERT fails with "current transaction is aborted".
import psycopg2
from psycopg2 import errors


def load(conn, rows):
    with conn.cursor() as cur:
        for row in rows:
            try:
                cur.execute("INSERT INTO person (name, born) VALUES (%s, %s)", row)
            except errors.UniqueViolation:  # expect: TX204
                continue
    conn.commit()


def main(dsn, rows):
    conn = psycopg2.connect(dsn)
    try:
        load(conn, rows)
    finally:
        conn.close()
