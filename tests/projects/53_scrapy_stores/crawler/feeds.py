import sqlite3
from contextlib import closing, contextmanager


@contextmanager
def feed(name):
    with closing(sqlite3.connect(f"{name}.sqlite")) as db:
        with db:
            yield db


def export(name):
    with feed(name) as db:
        return db.execute("SELECT name FROM seen").fetchall()


def forget(name):
    with feed(name) as db:
        db.execute("DELETE FROM seen")


def last(name):
    db = sqlite3.connect(f"{name}.sqlite")  # expect: TX301
    rows = db.execute("SELECT name FROM seen ORDER BY rowid DESC LIMIT 1").fetchall()
    if not rows:
        raise LookupError(name)
    db.close()
    return rows[0][0]
