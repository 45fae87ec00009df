# ZODB: when commit() raises a conflict, the connection never goes back to the database's pool.
import transaction
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

db = DB(FileStorage("shop.fs"))


def put(key, value):
    conn = db.open()  # expect: TX301,TX303
    conn.root()[key] = value
    transaction.commit()
    conn.close()
