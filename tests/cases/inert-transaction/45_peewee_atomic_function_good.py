# On a plain function that returns a generator expression's list, and a generator that has the block inside.
from peewee import Model, PostgresqlDatabase, TextField

db = PostgresqlDatabase("app")


class Line(Model):
    text = TextField()

    class Meta:
        database = db


@db.atomic()
def import_lines(lines):
    return [Line.create(text=line) for line in lines]


def import_and_report(lines):
    for line in lines:
        with db.atomic():
            row = Line.create(text=line)
        yield row
