# dataset pg8000: as it leaks and loses.
import dataset
import pg8000.dbapi

db = dataset.connect("postgresql://localhost/news")


def import_feed(entries):
    db.begin()  # expect: TX201
    table = db["entry"]
    for entry in entries:
        table.upsert(entry, ["url"])
    db.commit()


def add(params, url):
    with pg8000.dbapi.connect(**params) as conn:
        conn.cursor().execute("INSERT INTO entry (url) VALUES (%s)", (url,))  # expect: TX403
