# zodb: as projects write it, and as it leaks.
import transaction
import ZODB
import ZODB.FileStorage


def bump(path, key):
    db = ZODB.DB(ZODB.FileStorage.FileStorage(path))
    conn = db.open()  # expect: TX301
    root = conn.root()
    root[key] = root.get(key, 0) + 1
    transaction.commit()
    conn.close()
    db.close()
