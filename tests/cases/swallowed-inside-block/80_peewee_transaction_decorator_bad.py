# The decorator opens the transaction; the handler inside swallows the duplicate.
from peewee import CharField, IntegrityError, Model
from playhouse.postgres_ext import PostgresqlExtDatabase

database = PostgresqlExtDatabase("library")


class Author(Model):
    name = CharField(unique=True)

    class Meta:
        database = database


@database.atomic()
def import_authors(rows):
    created = 0
    for row in rows:
        try:
            Author.create(**row)
            created += 1
        except IntegrityError:  # expect: TX401
            continue
    return created
