# The object that atomic() hands out may be ended by hand: it begins again.
from peewee import IntegerField, Model, SqliteDatabase

db = SqliteDatabase("score.db")


class Score(Model):
    points = IntegerField()

    class Meta:
        database = db


def replace_all(points):
    with db.atomic() as txn:
        Score.delete().execute()
        if not points:
            txn.rollback()
        for value in points:
            Score.create(points=value)


def store_in_batches(batches):
    with db.atomic() as txn:
        for batch in batches:
            Score.insert_many(batch).execute()
            txn.commit()
