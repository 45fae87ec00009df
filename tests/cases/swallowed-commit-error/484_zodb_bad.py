# zodb: as it leaks and loses.
import transaction
from ZODB import DB, FileStorage

db = DB(FileStorage.FileStorage("app.fs"))


def enrol(name):
    conn = db.open()  # expect: TX301,TX303
    root = conn.root()
    root["members"].append(name)
    transaction.commit()
    conn.close()


def expel(root, names):
    transaction.begin()
    try:
        for name in names:
            root["members"].remove(name)
        transaction.commit()  # expect: TX102
    except Exception:
        transaction.abort()
        print("could not expel", names)
