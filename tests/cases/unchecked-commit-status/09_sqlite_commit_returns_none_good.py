# commit() of sqlite3 reports failure by an exception and always returns None: there is no status to check.
import sqlite3
from contextlib import closing


def rename(path, recipe_id, title):
    with closing(sqlite3.connect(path)) as db:
        try:
            db.execute("UPDATE recipe SET title = ? WHERE id = ?", (title, recipe_id))
        except sqlite3.IntegrityError:
            db.rollback()
            return False
        db.commit()
        return True
