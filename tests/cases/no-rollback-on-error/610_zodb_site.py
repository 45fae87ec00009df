import transaction
import ZODB
import ZODB.FileStorage


def open_site(path):
    return ZODB.DB(ZODB.FileStorage.FileStorage(path))


def rename(db, key, name):
    conn = db.open()  # todo: TX303
    conn.root()["site"][key].name = name
    transaction.commit()
    conn.close()


def rename_block(db, key, name):
    with db.transaction() as conn:
        conn.root()["site"][key].name = name


def careful(db, key, name):
    conn = db.open()
    try:
        conn.root()["site"][key].name = name
        transaction.commit()
    except Exception:
        transaction.abort()
        raise
    finally:
        conn.close()


def begun(items):
    transaction.begin()  # expect: TX201
    for item in items:
        item.touch()
    transaction.commit()


def managed(items):
    with transaction.manager:
        for item in items:
            item.touch()
