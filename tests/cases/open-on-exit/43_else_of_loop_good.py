# The loop's else commits, the break path rolls back.
import sqlite3

db = sqlite3.connect("state.db", isolation_level=None)


def apply_all(changes):
    db.execute("BEGIN")
    try:
        for change in changes:
            if not change.valid():
                break
            db.execute(change.sql, change.params)
        else:
            db.execute("COMMIT")
            return True
        db.execute("ROLLBACK")
        return False
    except BaseException:
        db.execute("ROLLBACK")
        raise
