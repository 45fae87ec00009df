# before and after request hooks, connection_context, and try/finally.
from flask import Flask
from peewee import MySQLDatabase

from shop.models import Order

app = Flask(__name__)
db = MySQLDatabase("shop", host="db")


@app.before_request
def before():
    db.connect(reuse_if_open=True)


@app.teardown_request
def teardown(exc):
    if not db.is_closed():
        db.close()


def work(pk):
    with db.connection_context():
        Order.get_by_id(pk).ship()


def again(pk):
    db.connect()
    try:
        Order.get_by_id(pk).ship()
    finally:
        db.close()
