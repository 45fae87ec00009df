# dataset: as projects write it, and as it leaks.
import dataset


def store(url, rows):
    db = dataset.connect(url)  # expect: TX301
    db.begin()
    for row in rows:
        db["event"].insert(row)
    db.commit()
