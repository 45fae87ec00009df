"""The level by its name is autocommit."""

import time

import psycopg2
import psycopg2.extensions


def refresh(dsn):
    conn = psycopg2.connect(dsn)
    try:
        conn.set_isolation_level(psycopg2.extensions.ISOLATION_LEVEL_AUTOCOMMIT)
        cur = conn.cursor()
        cur.execute("UPDATE job SET seen = now()")
        time.sleep(10)
        cur.execute("NOTIFY jobs")
    finally:
        conn.close()
