# The failing transfer is rolled back before the attempt is written to the log table.
import logging
import sqlite3
from contextlib import closing

log = logging.getLogger(__name__)


def transfer(path, src, dst, amount):
    with closing(sqlite3.connect(path)) as db:
        ok = True
        try:
            db.execute("UPDATE account SET balance = balance - ? WHERE id = ?", (amount, src))
            db.execute("UPDATE account SET balance = balance + ? WHERE id = ?", (amount, dst))
        except sqlite3.Error:
            db.rollback()
            log.exception("transfer from %s to %s", src, dst)
            ok = False
        db.execute("INSERT INTO transfer_log (src, dst, amount, ok) VALUES (?, ?, ?, ?)", (src, dst, amount, ok))
        db.commit()
        return ok
