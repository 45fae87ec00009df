# connection_context() closes the thread's connection on each way out.
from peewee import CharField, Model, PostgresqlDatabase

database = PostgresqlDatabase("monitor", user="monitor")


class Host(Model):
    name = CharField(unique=True)
    state = CharField()

    class Meta:
        database = database


def mark_down(name):
    with database.connection_context():
        Host.update(state="down").where(Host.name == name).execute()


def mark_up(name):
    database.connect(reuse_if_open=True)
    try:
        Host.update(state="up").where(Host.name == name).execute()
    finally:
        database.close()
