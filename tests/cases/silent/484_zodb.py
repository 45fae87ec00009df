# zodb: begun, ended and closed as it should be.
import transaction
from ZODB import DB, FileStorage

db = DB(FileStorage.FileStorage("app.fs"))


def enrol(name):
    with db.transaction() as conn:
        conn.root()["members"].append(name)


def expel(root, names):
    with transaction.manager:
        for name in names:
            root["members"].remove(name)


def members():
    conn = db.open()
    try:
        return list(conn.root()["members"])
    finally:
        transaction.abort()
        conn.close()


def retry(root, name):
    for attempt in transaction.manager.attempts(3):
        with attempt:
            root["members"].append(name)
