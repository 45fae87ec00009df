"""The level is one with transactions."""

import time

import psycopg2
import psycopg2.extensions


def refresh(dsn):
    conn = psycopg2.connect(dsn)
    try:
        conn.set_isolation_level(psycopg2.extensions.ISOLATION_LEVEL_SERIALIZABLE)
        cur = conn.cursor()
        cur.execute("UPDATE job SET seen = now()")
        time.sleep(10)  # expect: TX402
        cur.execute("NOTIFY jobs")
        conn.commit()
    finally:
        conn.close()
