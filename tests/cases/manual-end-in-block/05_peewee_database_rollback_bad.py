# db.rollback() inside atomic() does not begin again: the later rows are stored one by one.
from peewee import IntegerField, Model, SqliteDatabase

db = SqliteDatabase("score.db")


class Score(Model):
    points = IntegerField()

    class Meta:
        database = db


def replace_all(points):
    with db.atomic():
        Score.delete().execute()
        if not points:
            db.rollback()  # expect: TX405
        for value in points:
            Score.create(points=value)
