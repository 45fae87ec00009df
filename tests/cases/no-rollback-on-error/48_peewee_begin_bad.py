# peewee: db.begin() and db.commit() by hand, with the model calls between.
from peewee import IntegerField, Model, MySQLDatabase

db = MySQLDatabase("shop")


class Stock(Model):
    n = IntegerField()

    class Meta:
        database = db


def take(pk, n):
    db.begin()  # expect: TX201
    stock = Stock.get_by_id(pk)
    stock.n -= n
    stock.save()
    db.commit()
