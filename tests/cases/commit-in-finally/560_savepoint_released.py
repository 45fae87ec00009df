# Inside of a transaction the release of a savepoint commits nothing; SQLite's outermost one is the transaction itself.
import sqlite3


def store(db: sqlite3.Connection, rows):
    db.execute("BEGIN IMMEDIATE")
    try:
        for row in rows:
            db.execute("SAVEPOINT one")
            try:
                db.execute("INSERT INTO item VALUES (?, ?)", row)
            except sqlite3.IntegrityError:
                db.execute("ROLLBACK TO one")
            finally:
                db.execute("RELEASE one")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
