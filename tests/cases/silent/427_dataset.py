# dataset: as projects write it.
import dataset


def store(url, rows):
    with dataset.connect(url) as tx:  # allow: TX302
        for row in rows:
            tx["event"].insert(row)


def store_by_hand(db, rows):
    db.begin()
    try:
        for row in rows:
            db["event"].insert(row)
        db.commit()
    except BaseException:
        db.rollback()
        raise
