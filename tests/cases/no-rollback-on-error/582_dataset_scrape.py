import dataset

db = dataset.connect("postgresql:///scrape")


def save(rows):
    with db as tx:
        for row in rows:
            tx["page"].upsert(row, ["url"])


def save_many(rows):
    db.begin()  # expect: TX201
    for row in rows:
        db["page"].insert(row)
    db.commit()


def save_careful(rows):
    db.begin()
    try:
        for row in rows:
            db["page"].insert(row)
        db.commit()
    except Exception:
        db.rollback()
        raise


def single(row):
    db["page"].insert(row)
