# peewee: db.connect() in a worker function, db.close() is skipped by an error.
from peewee import MySQLDatabase

from shop.models import Order

db = MySQLDatabase("shop", host="db")


def work(pk):
    db.connect()  # expect: TX301
    order = Order.get_by_id(pk)
    order.ship()
    order.save()
    db.close()
