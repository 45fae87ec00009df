from peewee import PostgresqlDatabase

from .base import Word, database


def connect(name):
    db = PostgresqlDatabase(name)
    database.initialize(db)
    database.connect()
    database.create_tables([Word])
