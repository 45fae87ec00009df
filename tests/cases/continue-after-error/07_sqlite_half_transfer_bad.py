# SQLite has no aborted state: the failing credit is logged, and commit() then stores the debit alone.
import logging
import sqlite3
from contextlib import closing

log = logging.getLogger(__name__)


def transfer(path, src, dst, amount):
    with closing(sqlite3.connect(path)) as db:
        try:
            db.execute("UPDATE account SET balance = balance - ? WHERE id = ?", (amount, src))
            db.execute("UPDATE account SET balance = balance + ? WHERE id = ?", (amount, dst))
        except sqlite3.Error:  # expect: TX204
            log.exception("transfer from %s to %s", src, dst)
        db.execute("INSERT INTO transfer_log (src, dst, amount) VALUES (?, ?, ?)", (src, dst, amount))
        db.commit()
