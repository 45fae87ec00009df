# A thread that uses peewee's database keeps its connection: a failing query skips the close().
from peewee import CharField, Model, PostgresqlDatabase

database = PostgresqlDatabase("monitor", user="monitor")


class Host(Model):
    name = CharField(unique=True)
    state = CharField()

    class Meta:
        database = database


def mark_down(name):
    database.connect()  # expect: TX301
    Host.update(state="down").where(Host.name == name).execute()
    database.close()
