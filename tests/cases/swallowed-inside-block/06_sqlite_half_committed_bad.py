# SQLite has no aborted state: the swallowed second UPDATE leaves the first one, and the block commits it.
import logging
import sqlite3
from contextlib import closing

log = logging.getLogger(__name__)


def move_stock(path, sku, source, target, amount):
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("UPDATE stock SET n = n - ? WHERE sku = ? AND place = ?", (amount, sku, source))
        try:
            conn.execute("UPDATE stock SET n = n + ? WHERE sku = ? AND place = ?", (amount, sku, target))
        except sqlite3.Error:  # expect: TX401
            log.exception("cannot book %s to %s", sku, target)
