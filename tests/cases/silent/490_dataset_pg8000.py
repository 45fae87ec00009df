# dataset pg8000: begun, ended and closed as it should be.
import dataset
import pg8000.dbapi

db = dataset.connect("postgresql://localhost/news")


def import_feed(entries):
    with db as tx:
        for entry in entries:
            tx["entry"].upsert(entry, ["url"])


def import_by_hand(entries):
    db.begin()
    try:
        for entry in entries:
            db["entry"].insert(entry)
        db.commit()
    except Exception:
        db.rollback()
        raise


def add(params, url):
    with pg8000.dbapi.connect(**params) as conn:
        conn.cursor().execute("INSERT INTO entry (url) VALUES (%s)", (url,))
        conn.commit()
