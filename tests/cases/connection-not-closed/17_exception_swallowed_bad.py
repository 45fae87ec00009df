# The handler answers None and the worker goes on; the connection of the failed look-up stays with it.
import logging

import psycopg

log = logging.getLogger(__name__)


def latest_price(dsn, sku):
    try:
        conn = psycopg.connect(dsn)  # expect: TX301
        row = conn.execute("SELECT price FROM price WHERE sku = %s ORDER BY day DESC LIMIT 1", (sku,)).fetchone()
        conn.close()
    except psycopg.Error:
        log.exception("price of %s", sku)
        return None
    return row[0] if row else None
