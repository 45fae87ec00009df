from peewee import PostgresqlDatabase

from garden.base import db


def init(name):
    db.initialize(PostgresqlDatabase(name))
