from peewee import CharField, DatabaseProxy, Model, PostgresqlDatabase

db = DatabaseProxy()


class Item(Model):
    name = CharField()

    class Meta:
        database = db


def setup(name):
    db.initialize(PostgresqlDatabase(name))
