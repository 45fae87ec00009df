# The property is committed by its own function: all of the transaction that fails lies inside of the try.
import logging

import psycopg

log = logging.getLogger(__name__)


def set_property(conn: psycopg.Connection, name, value):
    with conn.cursor() as cur:
        cur.execute("UPDATE property SET value = %s WHERE name = %s", (value, name))
    conn.commit()


def set_date(conn: psycopg.Connection, date):
    with conn.cursor() as cur:
        cur.execute("DELETE FROM import_date")
        cur.execute("INSERT INTO import_date VALUES (%s)", (date,))
    conn.commit()


def finish(dsn, version, date):
    with psycopg.connect(dsn) as conn:
        set_property(conn, "version", version)
        try:
            set_date(conn, date)
        except Exception:
            log.exception("no date")
