# ZODB: the database's own block commits or aborts, and closes; by hand the same in finally.
import transaction
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

db = DB(FileStorage("shop.fs"))


def put(key, value):
    with db.transaction() as conn:
        conn.root()[key] = value


def put_by_hand(key, value):
    conn = db.open()
    try:
        conn.root()[key] = value
        transaction.commit()
    except BaseException:
        transaction.abort()
        raise
    finally:
        conn.close()
