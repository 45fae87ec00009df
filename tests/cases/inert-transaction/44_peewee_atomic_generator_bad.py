# @db.atomic() on a generator: the block is over before the first row is asked for.
from peewee import Model, PostgresqlDatabase, TextField

db = PostgresqlDatabase("app")


class Line(Model):
    text = TextField()

    class Meta:
        database = db


@db.atomic()  # expect: TX107
def import_lines(lines):
    for line in lines:
        Line.create(text=line)
        yield line
