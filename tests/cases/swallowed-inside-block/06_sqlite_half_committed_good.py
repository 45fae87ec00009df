# The handler stands outside the block, so the error takes both statements back.
import logging
import sqlite3
from contextlib import closing

log = logging.getLogger(__name__)


def move_stock(path, sku, source, target, amount):
    try:
        with closing(sqlite3.connect(path)) as conn, conn:
            conn.execute("UPDATE stock SET n = n - ? WHERE sku = ? AND place = ?", (amount, sku, source))
            conn.execute("UPDATE stock SET n = n + ? WHERE sku = ? AND place = ?", (amount, sku, target))
    except sqlite3.Error:
        log.exception("cannot book %s to %s", sku, target)
        return False
    return True
