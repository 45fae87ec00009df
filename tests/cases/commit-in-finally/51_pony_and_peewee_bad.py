# peewee: the finally of a manual transaction commits.
from peewee import SqliteDatabase

from app.models import Entry

db = SqliteDatabase("app.db")


def fill(texts):
    with db.manual_commit():
        db.begin()
        try:
            for text in texts:
                Entry.create(text=text.strip())
        finally:
            db.commit()  # expect: TX104
