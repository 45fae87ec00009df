import transaction
from ZODB import DB
from ZODB.FileStorage import FileStorage

db = DB(FileStorage("data.fs"))


def add(key, value):
    with db.transaction() as conn:
        conn.root()[key] = value


def add_leaking(key, value):
    conn = db.open()  # expect: TX301
    conn.root()[key] = value
    transaction.commit()
    conn.close()


def add_well(key, value):
    conn = db.open()
    try:
        with transaction.manager:
            conn.root()[key] = value
    finally:
        conn.close()


def work(jobs):
    for job in jobs:
        transaction.begin()
        try:
            job()
            transaction.commit()
        except Exception:
            transaction.abort()
            raise
