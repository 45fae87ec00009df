from peewee import CharField, DatabaseProxy, IntegrityError, Model

database = DatabaseProxy()


class Base(Model):
    class Meta:
        database = database


class Word(Base):
    text = CharField(unique=True)
