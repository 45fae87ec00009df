# zodb: as projects write it.
import transaction
import ZODB


def bump(db: ZODB.DB, key):
    with db.transaction() as conn:
        root = conn.root()
        root[key] = root.get(key, 0) + 1


def bump_again(db: ZODB.DB, key):
    conn = db.open()
    try:
        with transaction.manager:
            conn.root()[key] = 1
    finally:
        conn.close()
